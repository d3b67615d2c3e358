# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""foreign.py PEER ARROW_PEER GRPC_PEER: a foreign client of Arrow Flight calls our servers, one
with Arrow and one with gRPC alone; and our clients call its server, if it has one. Code, message,
metadata and details must arrive by the functions of the peer, and `faultwire explain` must read the
text that it prints. Prints a line a server, and the differences. 77 if the peer is missing.

A client reads lines METHOD TAB REQUEST TAB HEADER, and prints for each a JSON object: code,
message, text, metadata (key to values in Base64), details (in Base64), typed (names of types)."""
import base64, collections, functools, json, os, subprocess, sys
from servers import ASKED, TEXT, Server, run

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "lib"))
import client_texts, peers

NAME, ARROW, GRPC = sys.argv[1:4]
TOOL = os.environ["FAULTWIRE_TOOL"]
try:
    PEER = peers.get(NAME)
except peers.Missing as why:
    print(f"SKIPPED: {why}")
    sys.exit(77)

# StreamErrorCode: its name, gRPC's number, and the number that a server with Arrow sends.
CODES = {
    1: ("CANCELLED", 1, 1), 2: ("UNKNOWN", 2, 2), 3: ("INVALID_ARGUMENT", 3, 3),
    4: ("TIMED_OUT", 4, 4), 5: ("NOT_FOUND", 5, 5), 6: ("ALREADY_EXISTS", 6, 6),
    7: ("UNAUTHENTICATED", 16, 16), 8: ("UNAUTHORIZED", 7, 7), 9: ("RESOURCE_EXHAUSTED", 8, 14),
    10: ("UNIMPLEMENTED", 12, 12), 11: ("INTERNAL", 13, 13), 12: ("UNAVAILABLE", 14, 14),
}
# Without a request, a server with Arrow sends no details for these.
NO_FLIGHT_CODE = {3, 5, 6, 10}
METHODS = ["DoGet", "DoGet mid-stream", "DoAction", "ListFlights", "GetFlightInfo"]
# What is known of a peer: the rule by which it names gRPC's codes (those of Go need none),
# its methods, whether it has a server, and whether it keeps one value of a key.
Known = collections.namedtuple("Known", "rule methods serves one_value")
PEERS = {
    "arrow-go": Known(None, METHODS, True, False),
    "arrow-java": Known("grpc_to_flight_java", METHODS, True, True),
    "adbc-flightsql": Known("grpc_to_adbc_go", ["GetFlightInfo"], False, False),
}
KNOWN = PEERS[NAME]
LOADS = ["bare", "metadata", "details", "everything"]
TEXT_METHODS = ("GetFlightInfo", "DoGet mid-stream")  # whose texts client_texts.jsonl has
TEXTS = []
ENDS = []  # servers that failed, and texts that differ


@functools.cache
def mapped(code, *how):
    """The code that the library makes of another one."""
    one = json.loads(run([TOOL, "map", code, *how, "--json"]).stdout)
    return one["to"][0]["code"]["name"] if how else one["name"]


def code_there(number):
    """What the peer calls gRPC's code."""
    if KNOWN.rule:
        return mapped(f"grpc:{number}", "--rule", KNOWN.rule)
    return mapped(f"grpc:{number}").replace("_", "").replace("CANCELLED", "CANCELED")


@functools.cache
def explained(text):
    """gRPC's names of the codes that `explain` reads in a text."""
    done = subprocess.run([TOOL, "explain", "--output", "json", "-"], input=text, text=True,
                          stdout=subprocess.PIPE, timeout=300)
    codes = {code["code"] for line in done.stdout.splitlines()
             for code in json.loads(line).get("codes", [])}
    return {code if code.startswith("grpc:") else "grpc:" + mapped(code, "--to", "grpc")
            for code in codes}


def details_of(one):
    """All the bytes that the peer shows as details."""
    shown = [one["details"] or ""] + one["metadata"].get("grpc-status-details-bin", [])
    return b"".join(map(base64.b64decode, shown))


def differences(kind, load, stream, asked, one):
    wire = CODES[stream][1 if kind == "grpc" else 2]
    code = one["code"] if KNOWN.rule else one["code"].upper()
    if code != code_there(wire):
        yield f"code {one['code']}, not {code_there(wire)}"
    if TEXT not in (one["message"] or ""):
        yield f"message {one['message']!r}"
    details = details_of(one)
    carried = kind == "grpc" or asked or stream not in NO_FLIGHT_CODE
    if (b"google.rpc.ErrorInfo" in details) != carried:
        yield f"details {details[:40]!r}"
    if carried and load in ("details", "everything") and b"google.rpc.RetryInfo" not in details:
        yield "no RetryInfo"
    if one.get("typed") and one["typed"][0] != "*errdetails.ErrorInfo":
        yield f"typed details {one['typed']}"
    if load in ("metadata", "everything"):
        for key, values in (("query_id", [b"q-17", b"q-18"][KNOWN.one_value:]),
                            ("plan-bin", [b"Scan\n  Filter"]), ("raw-bin", [b"\0\xff\n"])):
            arrived = [base64.b64decode(value) for value in one["metadata"].get(key, [])]
            if arrived != values:
                yield f"{key} {arrived}"
    if f"grpc:{mapped(f'grpc:{wire}')}" not in explained(one["text"]):
        yield f"{one['text']!r} is explained as {explained(one['text'])}"


def report(what, cases, found):
    print("\n".join(found[:40]))
    print(f"{what}: {cases} cases, {len(found)} differences")
    peers.record(PEER, what, cases, len(found))
    return len(found)


def client(kind, port):
    cases = [(method, load, code, False) for method in KNOWN.methods for load in LOADS
             for code in CODES]
    cases += [(method, "everything", code, True) for method in KNOWN.methods for code in CODES]
    done = run([*PEER.command(), "client", port],
               [f"{method}\t{code} {load}\t{ASKED if asked else ''}"
                for method, load, code, asked in cases])
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    found = [] if len(seen) == len(cases) else [f"{len(cases)} cases, {len(seen)} answers"]
    for (method, load, code, asked), one in zip(cases, seen):
        for what in differences(kind, load, code, asked, one):
            found.append(f"{method}, {code} {load}{', asked' if asked else ''}: {what}")
    TEXTS.extend((f"server with {kind}", f"{CODES[code][0]} {method}", one["text"])
                 for (method, load, code, asked), one in zip(cases, seen)
                 if load == "everything" and not asked and method in TEXT_METHODS)
    return report(f"{NAME} client, server with {kind}", len(cases), found)


def served_codes():
    """What a request to the peer's server begins with, and the StreamErrorCode that it means."""
    if NAME == "arrow-go":
        return {str(n): mapped(f"grpc:{n}", "--to", "stream") for n in range(1, 17)}
    return {name: mapped(f"flight:{name}", "--to", "stream")
            for name, _, _ in CODES.values()}


def server(port):
    codes = served_codes()
    by_grpc = [(code, later) for code in codes for later in ("", "later ")]
    by_arrow = [(code, method) for code in codes for method in [*METHODS, "DoPut"]]
    lines = run([GRPC, "foreign", port],
                [f"{later}{code} {TEXT}" for code, later in by_grpc]).stdout.splitlines()
    told = run([ARROW, "foreign", port],
               [f"{method}\t{code} {TEXT}" for code, method in by_arrow]).stdout.splitlines()
    found = []
    if (len(lines), len(told)) != (len(by_grpc), 2 * len(by_arrow)):
        found.append(f"{len(lines)} and {len(told)} answers")
    for (code, later), line in zip(by_grpc, lines):
        read, metadata, message = line.split("\t")
        sent = "plan-bin=Scan   Filter|query_id=q-17|" if NAME == "arrow-java" else ""
        if read.split()[0] != codes[code] or message != TEXT or not metadata.startswith(sent):
            found.append(f"gRPC C++, {later}{code}: {line}")
    for (code, method), read, message in zip(by_arrow, told[::2], told[1::2]):
        if read.split()[0] != codes[code] or message != TEXT:
            found.append(f"Arrow C++, {method}, {code}: {read}, {message}")
    return report(f"{NAME} server", len(by_grpc) + len(by_arrow), found)


def main():
    print(PEER.text())
    found = 0
    with Server([ARROW, "serve"], ENDS) as one:
        found += client("arrow", one.port)
    with Server([GRPC, "serve", run([ARROW, "schema"]).stdout.strip()], ENDS) as one:
        found += client("grpc", one.port)
    if KNOWN.serves:
        with Server([*PEER.command(), "serve"], ENDS) as one:
            found += server(one.port)
    ENDS.extend(client_texts.differences(NAME, PEER.release(), TEXTS))
    print("\n".join(ENDS))
    sys.exit(1 if found or ENDS else 0)


main()
