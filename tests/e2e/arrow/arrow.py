# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""arrow.py ARROW_PEER GRPC_PEER PYTHON PATH: every client of Arrow Flight against every server.
ARROW_PEER has Arrow's library, GRPC_PEER has gRPC alone ("-" where gRPC is missing), PYTHON can
import pyarrow from PATH ("system": without one; "-": it cannot). Prints one table a pair."""
import base64, collections, json, os, re, sys
import servers
from servers import ASKED, TEXT

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "lib"))
import client_texts, peers

ARROW, GRPC, PYTHON, PATH = sys.argv[1:5]
PEER = None
if PATH not in ("-", "system"):
    try:  # tests/peers.sh --newest asks for another release than the one that ARROW has
        PEER = peers.get("pyarrow")
        PATH = os.path.join(PEER.folder, "site")
    except peers.Missing as why:
        print(f"not recorded: {why}")
METHODS = ["DoGet", "DoGet mid-stream", "DoPut", "DoAction", "ListFlights", "GetFlightInfo"]

# What pyarrow raises, by the StreamErrorCode that a server of this library sends. From one with
# Arrow, from one with gRPC, and from one with Arrow where the client asked for details.
Row = collections.namedtuple("Row", "code grpc name from_arrow from_grpc asked")


def flight_row(code, grpc, name, raised):
    """An error whose Flight code is the same for every server."""
    return Row(code, grpc, name, f"Flight{raised}Error", f"Flight{raised}Error",
               f"Flight{raised}Error")


def arrow_row(code, grpc, name, raised):
    """An error without a Flight code: with details it is Internal."""
    return Row(code, grpc, name, raised, raised, "FlightInternalError")


CLASSES = [
    flight_row(1, 1, "CANCELLED", "Cancelled"),
    flight_row(2, 2, "UNKNOWN", "Server"),
    arrow_row(3, 3, "INVALID_ARGUMENT", "ArrowInvalid"),
    flight_row(4, 4, "TIMED_OUT", "TimedOut"),
    arrow_row(5, 5, "NOT_FOUND", "ArrowKeyError"),
    arrow_row(6, 6, "ALREADY_EXISTS", "ArrowException"),
    flight_row(7, 16, "UNAUTHENTICATED", "Unauthenticated"),
    flight_row(8, 7, "UNAUTHORIZED", "Unauthorized"),
    Row(9, 8, "RESOURCE_EXHAUSTED", "FlightUnavailableError", "ArrowInvalid",
        "FlightUnavailableError"),
    arrow_row(10, 12, "UNIMPLEMENTED", "ArrowNotImplementedError"),
    flight_row(11, 13, "INTERNAL", "Internal"),
    flight_row(12, 14, "UNAVAILABLE", "Unavailable"),
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
GUIDE = os.path.join(HERE, "../../../docs/guides/arrow_flight.md")
MARKS = ("<!-- what arrives: written by tests/e2e/arrow/arrow.py -->\n", "\n<!-- end -->")
# What the user of each client writes, and how the server makes its answer.
SHOWN = [("arrow", "Arrow", "`to_arrow_status(error, context)`"),
         ("bare", "Arrow", "`to_arrow_status(error)`"),
         ("grpc", "gRPC", "`to_grpc_status(error, context, ForArrow{})`"),
         ("plain", "gRPC", "`to_grpc_status(error, context)`")]
counted = {}  # (client, server): lines of its table
texts = []  # of pyarrow: server, event, text


def environment():
    return {} if PATH in ("-", "system") else {"PYTHONPATH": PATH}


def python(*arguments):
    return [PYTHON, "-B", os.path.join(HERE, "peers", "pyarrow_peer.py"), *arguments]


def run(command, lines=None):
    return servers.run(command, lines, environment())


def Server(*command):
    return servers.Server(command, problems, environment())


def record(what, cases, differences):
    """Adds a line to the report of tests/peers.sh."""
    if PEER:
        peers.record(PEER, what, cases, differences)


def table(command):
    """A peer that compares by itself."""
    done = run(command)
    print(done.stdout)
    counted["Arrow" if command[0] == ARROW else "gRPC", command[-1]] = done.stdout.splitlines()
    if command[0] == ARROW:
        cases, differences = re.search(r"(\d+) cases, (\d+) differences", done.stdout).groups()
        record(done.stdout.splitlines()[0], int(cases), int(differences))
    if done.returncode != 0:
        problems.append(f"{' '.join(command[1:])}: {done.stdout.splitlines()[-1:]}")


def report(title, cases, rows, differences):
    print(f"{title}: {cases} cases, {len(differences)} differences")
    record(title, cases, len(differences))
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
        sent = 14 if kind == "arrow" and row.code == 9 else row.grpc
        if (status_code(extra) == sent) != carries:
            differences.append(f"{name}: extra_info {extra[:20]!r}")
        if method in ("GetFlightInfo", "DoGet mid-stream") and not asked:
            texts.append((f"server with {kind}", f"{row.name} {method}", one["text"]))
        if method == "GetFlightInfo":
            shown[f"{row.code:2} {'asked' if asked else '     '} {one['class']:27} "
                  f"{len(extra):4} bytes of details, {one['message'][:70]!r}"] = None
    report(f"pyarrow client, server with {kind}", len(cases), shown, differences)


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
    report("pyarrow server, Arrow C++ client", len(cases), shown, differences)


def whole(client, server, method):
    """How many errors arrived whole, without and with the request for details."""
    for line in counted.get((client, server), []):
        row = re.match(rf"{method} +(\d+) of +(\d+) +(\d+) of +(\d+) +(\d+)$", line)
        if row:
            return f"{row[1]} of {row[2]} | {row[3]} of {row[4]} | {row[5]}"
    return None


def guide_block():
    """What the guide shows of this run."""
    lines = [
        "| client, with `error_from` | server | whole, not asked | whole, asked | differences |",
        "|---|---|---|---|---|"
    ]
    for server, library, call in SHOWN:
        for client, method, title in (("Arrow", "GetFlightInfo", "Arrow C++, synchronous"),
                                      ("Arrow", "GetFlightInfoAsync", "Arrow C++, asynchronous"),
                                      ("gRPC", "gRPC", "gRPC C++")):
            figures = whole(client, server, method)
            if figures:
                lines.append(f"| {title} | {library}, {call} | {figures} |")
    lines += [
        "", "| pyarrow raises for | server with Arrow | server with gRPC | with Arrow, asked |",
        "|---|---|---|---|"
    ]
    for row in CLASSES:
        lines.append(f"| {row.name} | {row.from_arrow} | {row.from_grpc} | {row.asked} |")
    return "\n".join(lines)


def check_guide():
    with open(GUIDE) as file:
        text = file.read()
    start, end = (text.index(MARKS[0]) + len(MARKS[0]), text.index(MARKS[1]))
    if text[start:end] == guide_block():
        return
    if os.environ.get("FAULTWIRE_UPDATE_GUIDE"):
        with open(GUIDE, "w") as file:
            file.write(text[:start] + guide_block() + text[end:])
        return
    problems.append(f"docs/guides/arrow_flight.md shows other figures; now:\n{guide_block()}")


def main():
    has_grpc, has_python = GRPC != "-", PATH != "-"
    with Server(ARROW, "serve") as server:
        table([ARROW, "client", server.port, "arrow"])
        table([ARROW, "client", server.port, "bare"])
        if has_grpc:
            table([GRPC, "client", server.port, "arrow"])
            table([GRPC, "client", server.port, "bare"])
        if has_python:
            pyarrow_client(server, "arrow")
    if has_grpc:
        schema = run([ARROW, "schema"]).stdout.strip()
        with Server(GRPC, "serve", schema) as server:
            table([ARROW, "client", server.port, "grpc"])
            table([ARROW, "client", server.port, "plain"])
            table([GRPC, "client", server.port, "grpc"])
            table([GRPC, "client", server.port, "plain"])
            if has_python:
                pyarrow_client(server, "grpc")
    if has_python:
        with Server(*python("serve")) as server:
            pyarrow_server(server)
    if has_grpc and has_python:
        check_guide()
    if has_grpc and PEER:
        problems.extend(client_texts.differences("pyarrow", PEER.release(), texts))
    for missing, what in ((not has_grpc, "gRPC C++"), (not has_python, "pyarrow")):
        if missing:
            print(f"NOT TRIED: {what} is missing here")
    print("\n".join(problems[:40]))
    print(f"{len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
