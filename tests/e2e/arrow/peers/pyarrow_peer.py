# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The peer with pyarrow.
  pyarrow_peer.py serve        prints its port, serves until its input ends; a request is the name
                              of a class of errors and a message
  pyarrow_peer.py client PORT  reads lines METHOD TAB REQUEST TAB HEADER; prints for each as JSON
                              what a program in Python gets: class, message, the text
                              of a traceback, extra_info"""
import base64, builtins, json, sys, traceback
import pyarrow, pyarrow.flight as flight

SCHEMA = pyarrow.schema([("n", pyarrow.int64())])
ROW = pyarrow.record_batch([pyarrow.array([17])], schema=SCHEMA)


def failed(request):
    name, message = request.decode().split(" ", 1)
    for module in (flight, pyarrow, builtins):
        if hasattr(module, name):
            return getattr(module, name)(message)
    return LookupError(name)


def rows_then(error):
    yield ROW
    raise error


class Server(flight.FlightServerBase):
    def do_get(self, context, ticket):
        if ticket.ticket.startswith(b"later "):
            return flight.GeneratorStream(SCHEMA, rows_then(failed(ticket.ticket[6:])))
        raise failed(ticket.ticket)

    def do_put(self, context, descriptor, reader, writer):
        raise failed(descriptor.command)

    def do_action(self, context, action):
        raise failed(action.body.to_pybytes())

    def list_flights(self, context, criteria):
        raise failed(criteria)

    def get_flight_info(self, context, descriptor):
        raise failed(descriptor.command)


def put(client, descriptor, options):
    writer, _ = client.do_put(descriptor, SCHEMA, options)
    try:
        writer.write_batch(ROW)
        writer.done_writing()
    except (pyarrow.ArrowException, OSError):
        pass  # closing says why
    writer.close()


def call(client, method, request, options):
    descriptor = flight.FlightDescriptor.for_command(request)
    if method == "DoGet":
        client.do_get(flight.Ticket(request), options).read_all()
    elif method == "DoGet mid-stream":
        client.do_get(flight.Ticket(b"later " + request), options).read_all()
    elif method == "DoPut":
        put(client, descriptor, options)
    elif method == "DoAction":
        list(client.do_action(flight.Action("fail", request), options))
    elif method == "ListFlights":
        list(client.list_flights(request, options))
    else:
        client.get_flight_info(descriptor, options)


def main():
    if sys.argv[1] == "serve":
        server = Server("grpc://127.0.0.1:0")
        print(server.port, flush=True)
        sys.stdin.read()
        server.shutdown()
        return
    client = flight.connect(f"grpc://127.0.0.1:{sys.argv[2]}")
    for line in sys.stdin:
        method, request, header = line.rstrip("\n").split("\t")
        headers = [tuple(part.encode() for part in header.split("="))] if header else []
        try:
            call(client, method, request.encode(), flight.FlightCallOptions(headers=headers))
            seen = {"class": None}
        except BaseException as error:  # KeyboardInterrupt too: pyarrow raises it for CANCELLED
            extra = getattr(error, "extra_info", None) or b""
            seen = {"class": type(error).__name__, "message": str(error),
                    "text": traceback.format_exception_only(error)[-1].rstrip("\n"),
                    "extra_info": base64.b64encode(extra).decode()}
        print(json.dumps(seen), flush=True)


main()
