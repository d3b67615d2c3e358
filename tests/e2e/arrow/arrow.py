# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""arrow.py ARROW_PEER GRPC_PEER PYTHON PATH: every client of Arrow Flight against every server.
ARROW_PEER has Arrow's library, GRPC_PEER has gRPC alone ("-" where gRPC is missing), PYTHON can
import pyarrow from PATH ("system": without one; "-": it cannot). Prints one table a pair."""
import base64, collections, json, os, re, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ARROW, GRPC, PYTHON, PATH = sys.argv[1:5]
METHODS = ["DoGet", "DoGet mid-stream", "DoPut", "DoAction", "ListFlights", "GetFlightInfo"]
TEXT = 'no table "m" (100 %) \u00e9'
ASKED = "x-faultwire-details=1"

# What pyarrow raises, by the StreamErrorCode that a server of ours sends: from a server with Arrow,
# from one with gRPC, and where the client asked for details.
Row = collections.namedtuple("Row", "code grpc from_arrow from_grpc asked")
CLASSES = [
    Row(1, 1, "FlightCancelledError", "FlightCancelledError", "FlightCancelledError"),
    Row(2, 2, "FlightServerError", "FlightServerError", "FlightServerError"),
    Row(3, 3, "ArrowInvalid", "ArrowInvalid", "FlightInternalError"),
    Row(4, 4, "FlightTimedOutError", "FlightTimedOutError", "FlightTimedOutError"),
    Row(5, 5, "ArrowKeyError", "ArrowKeyError", "FlightInternalError"),
    Row(6, 6, "ArrowException", "ArrowException", "FlightInternalError"),
    Row(7, 16, "FlightUnauthenticatedError", "FlightUnauthenticatedError",
        "FlightUnauthenticatedError"),
    Row(8, 7, "FlightUnauthorizedError", "FlightUnauthorizedError", "FlightUnauthorizedError"),
    Row(9, 8, "FlightUnavailableError", "ArrowInvalid", "FlightUnavailableError"),
    Row(10, 12, "ArrowNotImplementedError", "ArrowNotImplementedError", "FlightInternalError"),
    Row(11, 13, "FlightInternalError", "FlightInternalError", "FlightInternalError"),
    Row(12, 14, "FlightUnavailableError", "FlightUnavailableError", "FlightUnavailableError"),
]
# What our clients read of a server in Python: class, StreamErrorCode, side, what to do next.
RAISED = [
    ("FlightUnauthenticatedError", "UNAUTHENTICATED server reauthenticate"),
    ("FlightUnauthorizedError", "UNAUTHORIZED server needs_operator"),
    ("FlightUnavailableError", "UNAVAILABLE server retry_after"),
    ("FlightInternalError", "INTERNAL server give_up"),
    ("FlightTimedOutError", "TIMED_OUT server give_up"),
    ("FlightCancelledError", "CANCELLED server give_up"),
    ("ArrowKeyError", "NOT_FOUND server fix_request"),
    ("ArrowInvalid", "INVALID_ARGUMENT server fix_request"),
    ("ArrowNotImplementedError", "UNIMPLEMENTED server fix_request"),
    ("FlightServerError", "UNKNOWN server give_up"),
    ("ValueError", "INVALID_ARGUMENT server fix_request"),
    ("RuntimeError", "UNKNOWN server give_up"),
]

problems = []


class Server:
    """A peer that serves until its input ends."""
    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, env=environment())
        line = self.process.stdout.readline()
        if not line.strip().isdigit():
            sys.exit(f"{command} does not start: {line}")
        self.port = line.strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = "no end"
        if code != 0:
            problems.append(f"{self.process.args} ended with {code}")


def environment():
    return {**os.environ, **({} if PATH in ("-", "system") else {"PYTHONPATH": PATH})}


def python(*arguments):
    return [PYTHON, "-B", os.path.join(HERE, "python_peer.py"), *arguments]


def run(command, lines=None):
    text = None if lines is None else "".join(line + "\n" for line in lines)
    return subprocess.run(command, input=text, stdout=subprocess.PIPE, text=True, timeout=200,
                          env=environment())


def table(command):
    """A peer that compares by itself."""
    done = run(command)
    print(done.stdout)
    if done.returncode != 0:
        problems.append(f"{' '.join(command[1:])}: {done.stdout.splitlines()[-1:]}")


def report(title, rows, differences):
    print(title)
    for row in rows:
        print("  " + row)
    print("\n".join(differences[:20]))
    problems.extend(differences)


def status_code(extra):
    """The code of a google.rpc.Status, which is its first field."""
    return extra[1] if len(extra) > 1 and extra[0] == 8 else None


def pyarrow_client(server, kind):
    """What a program in Python sees of our servers, by pyarrow's own classes."""
    cases = [(row, method, asked) for asked in (False, True) for row in CLASSES
             for method in METHODS]
    seen = run(python("client", server.port), [
        f"{method}\t{row.code} everything\t{ASKED if asked else ''}" for row, method, asked in cases
    ]).stdout.splitlines()
    differences, shown = [], collections.OrderedDict()
    if len(seen) != len(cases):
        differences.append(f"{len(cases)} cases, {len(seen)} answers")
    for (row, method, asked), line in zip(cases, seen):
        one = json.loads(line)
        wanted = row.asked if asked else row.from_arrow if kind == "arrow" else row.from_grpc
        if asked and kind == "grpc" and row.code == 9:
            wanted = "FlightInternalError"
        if method in ("DoGet mid-stream", "ListFlights") and row.code == 1:
            wanted = "KeyboardInterrupt"  # pyarrow takes it for a signal, while it reads a stream
        extra = base64.b64decode(one.get("extra_info", ""))
        # Only a Flight class has room for the details.
        carries = wanted.startswith("Flight")
        name = f"{method}, {row.code}{', asked' if asked else ''}"
        if one["class"] != wanted:
            differences.append(f"{name}: {one['class']} instead of {wanted}")
        if TEXT not in one.get("message", "") and wanted != "KeyboardInterrupt":
            differences.append(f"{name}: the message is {one.get('message')!r}")
        if (status_code(extra) == row.grpc) != carries:
            differences.append(f"{name}: extra_info {extra[:20]!r}")
        if method == "GetFlightInfo":
            shown[f"{row.code:2} {'asked' if asked else '     '} {one['class']:27} "
                  f"{len(extra):4} bytes of details, {one['message'][:70]!r}"] = None
    report(f"pyarrow client, server {kind}: {len(cases)} cases, {len(differences)} differences",
           shown, differences)


def pyarrow_server(server):
    """What our client reads of a server in Python."""
    cases = [(method, name, wanted) for name, wanted in RAISED for method in METHODS]
    seen = run([ARROW, "foreign", server.port],
               [f"{method}\t{name} {TEXT}" for method, name, _ in cases]).stdout.splitlines()
    differences, shown = [], []
    if len(seen) != 2 * len(cases):
        differences.append(f"{len(cases)} cases, {len(seen) // 2} answers")
    for (method, name, wanted), told, message in zip(cases, seen[::2], seen[1::2]):
        if told != wanted or not message.startswith(TEXT):
            differences.append(f"{method}, {name}: {told!r}, {message!r}")
        if method == "DoGet":
            shown.append(f"{name:27} {told:35} {message[:60]!r}")
    report(f"pyarrow server, Arrow C++ client: {len(cases)} cases, {len(differences)} differences",
           shown, differences)


def main():
    has_grpc, has_python = GRPC != "-", PATH != "-"
    with Server(ARROW, "serve") as server:
        table([ARROW, "client", server.port, "arrow"])
        table([ARROW, "client", server.port, "bare"])
        if has_grpc:
            table([GRPC, "client", server.port, "arrow"])
        if has_python:
            pyarrow_client(server, "arrow")
    if has_grpc:
        schema = run([ARROW, "schema"]).stdout.strip()
        with Server(GRPC, "serve", schema) as server:
            table([ARROW, "client", server.port, "grpc"])
            table([ARROW, "client", server.port, "plain"])
            table([GRPC, "client", server.port, "grpc"])
            if has_python:
                pyarrow_client(server, "grpc")
    if has_python:
        with Server(*python("serve")) as server:
            pyarrow_server(server)
    for missing, what in ((not has_grpc, "gRPC C++"), (not has_python, "pyarrow")):
        if missing:
            print(f"NOT TRIED: {what} is missing here")
    print("\n".join(problems[:40]))
    print(f"{len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
