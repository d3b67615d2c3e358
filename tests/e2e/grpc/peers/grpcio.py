# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""grpcio and grpcio-status as client and as server: see foreign.test.cpp."""
import base64, collections, json, sys, threading
from concurrent import futures
import grpc
from google.protobuf import any_pb2, duration_pb2, wrappers_pb2
from google.rpc import error_details_pb2, status_pb2
from grpc_status import rpc_status

Int32 = wrappers_pb2.Int32Value
TYPES = {name: getattr(error_details_pb2, name) for name in (
    "ErrorInfo", "DebugInfo", "RetryInfo", "BadRequest", "QuotaFailure", "PreconditionFailure",
    "Help", "ResourceInfo", "RequestInfo", "LocalizedMessage")}


def to_base64(text):
    return base64.b64encode(text.encode() if isinstance(text, str) else text).decode()


def parts(name, of):
    if name == "ErrorInfo":
        return [of.reason, of.domain, *sorted(f"{k}={v}" for k, v in of.metadata.items())]
    if name == "DebugInfo":
        return [of.detail, *of.stack_entries]
    if name == "RetryInfo":
        return [str(of.retry_delay.seconds), str(of.retry_delay.nanos)]
    if name == "BadRequest":
        return [text for one in of.field_violations for text in (one.field, one.description)]
    if name == "QuotaFailure":
        return [text for one in of.violations for text in (one.subject, one.description)]
    if name == "PreconditionFailure":
        return [text for one in of.violations for text in (one.type, one.subject, one.description)]
    if name == "Help":
        return [text for one in of.links for text in (one.description, one.url)]
    if name == "ResourceInfo":
        return [of.resource_type, of.resource_name, of.owner, of.description]
    if name == "RequestInfo":
        return [of.request_id, of.serving_data]
    return [of.locale, of.message]


def describe(packed):
    for name, kind in TYPES.items():
        of = kind()
        if packed.Unpack(of):
            return to_base64("|".join([name, *parts(name, of)]))
    return to_base64("other")


def seen(index, error):
    row = {"index": index, "code": error.code().value[0], "message": to_base64(error.details()),
           "text": to_base64(str(error)), "typed": [],
           "metadata": [[key, to_base64(value)] for key, value in error.trailing_metadata()]}
    status = rpc_status.from_call(error)
    if status is not None:
        row["typed"] = [describe(packed) for packed in status.details]
    return row


def client(port, count):
    all_seen = []
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        how = {"request_serializer": Int32.SerializeToString,
               "response_deserializer": Int32.FromString}
        unary = channel.unary_unary("/faultwire.e2e.Peer/Unary", **how)
        stream = channel.unary_stream("/faultwire.e2e.Peer/Stream", **how)
        for i in range(count):
            try:
                unary(Int32(value=i), timeout=60)
            except grpc.RpcError as error:
                all_seen.append(seen(i, error))
            try:
                collections.deque(stream(Int32(value=i), timeout=60), maxlen=0)
            except grpc.RpcError as error:
                all_seen.append(seen(i, error))
    print(json.dumps(all_seen))


class Status(
        collections.namedtuple("Status", ("code", "details", "trailing_metadata")), grpc.Status):
    pass


CODES = {code.value[0]: code for code in grpc.StatusCode}


def raw(row):
    """The bytes that the test made."""
    fields = []
    for key, value in row["metadata"]:
        value = base64.b64decode(value)
        fields.append((key, value if key.endswith("-bin") else value.decode("ascii")))
    if row["details"]:
        fields.append(("grpc-status-details-bin", base64.b64decode(row["details"])))
    return Status(CODES[row["code"]], base64.b64decode(row["message"]).decode(), tuple(fields))


def typed(row):
    """An error as a program in Python makes it."""
    details = [
        error_details_pb2.ErrorInfo(reason=row["reason"], domain=row["domain"],
                                    metadata=row["info"]),
        error_details_pb2.RetryInfo(
            retry_delay=duration_pb2.Duration(seconds=row["seconds"], nanos=row["nanos"])),
        error_details_pb2.BadRequest(field_violations=[
            error_details_pb2.BadRequest.FieldViolation(field=row["field"],
                                                        description=row["because"])])
    ]
    packed = [any_pb2.Any() for _ in details]
    for one, detail in zip(packed, details):
        one.Pack(detail)
    return rpc_status.to_status(
        status_pb2.Status(code=row["code"], message=base64.b64decode(row["message"]).decode(),
                          details=packed))


def server(path):
    with open(path) as file:
        work = json.load(file)
    ended = threading.Event()

    def failure(number):
        rest = number - len(work["errors"])
        return typed(work["typed"][rest]) if rest >= 0 else raw(work["errors"][number])

    def unary(request, context):
        if request.value < 0:
            ended.set()
            return request
        context.abort_with_status(failure(request.value))

    def stream(request, context):
        for i in range(3):
            yield Int32(value=i)
        context.abort_with_status(failure(request.value))

    how = {"request_deserializer": Int32.FromString,
           "response_serializer": Int32.SerializeToString}
    serving = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    serving.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(
        "faultwire.e2e.Peer", {"Unary": grpc.unary_unary_rpc_method_handler(unary, **how),
                               "Stream": grpc.unary_stream_rpc_method_handler(stream, **how)}),))
    port = serving.add_insecure_port("127.0.0.1:0")
    serving.start()
    print(port, flush=True)
    ended.wait()
    serving.stop(5).wait()


if sys.argv[1] == "client":
    client(int(sys.argv[2]), int(sys.argv[3]))
else:
    server(sys.argv[2])
