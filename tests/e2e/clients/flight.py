# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""flight.py SERVICE: the client of InfluxDB 3 queries the Flight service of the examples,
which fails with every code of gRPC; the user must read the code, the message and what the error
carries."""
import base64, json, os, signal, sys
from drivers import HERE, needed, peers, run
from explained import explained
from sample import Sample, problems_exit, skip
import client_texts  # in a folder that drivers.py adds

# By number, as gRPC names them.
CODES = [
    "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND",
    "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED",
    "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"
]
# These have no name in a stream: the service sends them without what a StreamError carries.
BARE = {"FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "DATA_LOSS"}
TEXT = 'no table "m" (100 %)'


def problem_in(error, name):
    if error is None:
        return "no error"
    if (error["name"], error["code"], error["message"]) != ("RpcError", name, TEXT):
        return f"{error['name']} {error['code']} {error['message']!r}"
    if (error["method"], error["service"]) != ("DoGet", "arrow.flight.protocol.FlightService"):
        return f"another method: {error}"
    if name in BARE:
        return None
    meta = error["meta"]
    if base64.b64decode(meta.get("plan-bin", "")) != b"Scan\n  Filter" or int(
            meta.get("ticket-bytes", 0)) < 10:
        return f"the metadata is lost: {meta}"
    if not base64.b64decode(meta.get("grpc-status-details-bin", "")).startswith(
            bytes([8, CODES.index(name)])):
        return f"the details have another code: {meta}"
    return None


def main():
    program, got = sys.argv[1], needed("influxdb3-client-js")
    version = int(run(["node", "--version"]).stdout.lstrip("v").split(".")[0])
    if version < 20:
        skip(f"this client asks for node 20, and here is {version}")
    cases = [(name, before) for name in CODES[1:] for before in ("", "stream ")]
    queries = [f"{before}fail {CODES.index(name)} {TEXT}" for name, before in cases]
    queries += [f"fail {name} {TEXT}" for name in CODES[1:]] + ["SELECT 1", "stream"]
    cases += [(name, "") for name in CODES[1:]]
    with Sample(program) as service:
        done = run([*got.command()[:-1], os.path.join(HERE, "peers", "query.js")],
                   input=json.dumps({"port": service.port, "queries": queries}))
        seen = [json.loads(line) for line in done.stdout.splitlines()]
        code = service.stop(signal.SIGTERM)
    problems = [] if code == 0 and len(seen) == len(queries) else [
        f"the service ended with {code}, {len(seen)} answers: {done.stderr}"
    ]
    for query, (name, before), one in zip(queries, cases, seen):
        problem = problem_in(one["error"], name)
        print(
            f"{query[:40]:42} "
            f"{one['error'] and one['error']['code']}{'  <-- NOT AS EXPECTED' if problem else ''}"
        )
        problems += [f"{query}: {problem}"] if problem else []
        records = explained(one["error"]["text"]) if one["error"] else []
        if not any(code["code"] == f"grpc:{name}"
                   for record in records
                   for code in record.get("codes", [])):
            problems.append(f"{query}: the text is explained as {records}")
    problems += [
        f"a query without an error: {one}" for one in seen[len(cases):]
        if one["error"] or one["rows"]
    ]
    problems += client_texts.differences(
        "influxdb3-client-js query", got.release(),
        [("gRPC C++", query, one["error"]["text"]) for query, one in zip(queries, seen)
         if one["error"]])
    peers.record(got, "influxdb3-client-js query", len(queries), len(problems))
    problems_exit(problems, len(queries))


main()
