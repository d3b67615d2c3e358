# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""faultwire explain as a user meets it: records of a log, troubles, JSON, the summary, long
inputs, bad input."""
import json, os, shlex, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
checks = house.Checks()
expect = checks.expect


def call(text, *words):
    data = text if isinstance(text, bytes) else text.encode()
    result = subprocess.run([args.tool, "explain", *words, "-"], input=data, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=120)
    return result.returncode, result.stdout.decode(errors="replace"), result.stderr.decode()


def records(text, *words):
    code, out, err = call(text, "--output", "json", *words)
    expect("exit code", code in (0, 1), f"{code} {err}")
    return [json.loads(line) for line in out.splitlines()]


# One error, whole.
DENIED = (
    'pyarrow._flight.FlightUnauthorizedError: Flight returned unauthorized error, with message: '
    'Permission denied. gRPC client debug context: '
    'UNKNOWN:Error received from peer ipv4:54.158.68.83:443 {grpc_message:"Permission denied", '
    'grpc_status:7, created_time:"2023-08-31"}. Client context: OK'
)
found = records(DENIED)
expect("one record", len(found) == 1, found)
expect(
    "codes", found[0]["codes"][0] == {
        "code": "grpc:PERMISSION_DENIED", "by": "grpc_status of the debug context"
    }, found[0]["codes"])
expect("peer and message",
       (found[0]["peer"], found[0]["message"]) == ("ipv4:54.158.68.83:443", "Permission denied"),
       found)
expect(
    "trouble", found[0]["troubles"][0]["id"] == "permission_denied"
    and found[0]["retry"] == "needs_operator", found)
code, out, _ = call(DENIED)
expect("exit code of a known trouble", code == 1)
expect(
    "text",
    out.startswith("-:1\ncode:    grpc:PERMISSION_DENIED, by grpc_status of the debug context\n")
    and "  try:    " in out and "next:    needs_operator" in out, out)

# Records: continued by blanks, by an open brace or quote; a stray quote opens nothing.
LOST = "14 UNAVAILABLE: No connection established"
log = "\n".join([
    "INFO ok", f"ERROR {LOST}", "    at caller (app.js:1)", "INFO ok",
    'ERROR body: {"code":"invalid",', '"message":"failed to parse line protocol:', 'x"}', "INFO ok",
    "INFO a stray \" quote", f"ERROR {LOST}", "INFO end"
])
found = records(log)
expect("lines of records",
       [(r["line"], r["troubles"][0]["id"]) for r in found] == [(2, "cannot_connect"),
                                                                (5, "parse_error"),
                                                                (10, "cannot_connect")], found)
found = records("#1 14 UNAVAILABLE:\nNo connection established\n#2 fine\n", "--record-start",
                "^#[0-9]")
expect("a start of one's own",
       len(found) == 1 and found[0]["troubles"][0]["id"] == "cannot_connect", found)
folded = ("ERROR Flight returned unavailable error,\n  with message: empty address list: . gRPC "
          "client debug context:\n  UNKNOWN:empty address list\n")
expect("folded text", records(folded)[0]["troubles"][0]["id"] == "root_certificates")

# The body of an answer is read in full.
BODY = {
    "error": "partial write of line protocol occurred",
    "data": [{"error_message": "No fields were provided", "line_number": 3, "original_line": "cpu"},
             {"error_message": "No fields were provided", "line_number": 9, "original_line": "mem"}]
}
found = records("2026-11-21 WARN write answered HTTP 400 with " + json.dumps(BODY))
expect("the answer", found[0].get("answer", {}).get("rejected") == 2, found)
code, out, _ = call("2026-11-21 WARN write answered HTTP 400 with " + json.dumps(BODY))
expect("its entries", "entry 3: No fields were provided" in out and "entry 9: " in out, out)

# A long log: every trouble is counted, by text and by JSON, and nothing else is shown.
with tempfile.NamedTemporaryFile("w", suffix=".log", dir=args.build_dir) as file:
    for i in range(200000):
        file.write(f"2026-11-21T09:00:00Z INFO request {i} took 35 ms\n")
        if i % 1000 == 0:
            file.write(f"ERROR {LOST}\n")
        if i % 2000 == 0:
            file.write(f"ERROR {DENIED}\n")
    file.flush()
    result = subprocess.run([args.tool, "explain", "--summary", file.name], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, timeout=120)
    rows = [line.split() for line in result.stdout.splitlines()]
    expect(
        "the summary", rows == [["200", "cannot_connect", "#" * 40],
                                ["100", "permission_denied", "#" * 20], ["200300", "records"]],
        result.stdout)
    expect("no progress where nobody watches", result.stderr == "", result.stderr)
    result = subprocess.run([args.tool, "explain", "--summary", "--output", "json", file.name],
                            stdout=subprocess.PIPE, text=True, timeout=120)
    expect(
        "the summary as JSON",
        json.loads(result.stdout) == {
            "records": 200300, "errors": 300, "codes": {},
            "troubles": {"cannot_connect": 200, "permission_denied": 100}
        }, result.stdout)

# Where an event is: in lines and bytes.
log = "INFO ok\nERROR " + LOST + "\n  at x (a.js:1:2)\n\u00e9 INFO\nERROR " + DENIED + "\n"
found = records(log)
expect("line, byte and lines", [(r["line"], r["byte"], r["lines"]) for r in found] ==
       [(2, 8, 2), (5, len(log.split("ERROR " + DENIED, maxsplit=1)[0].encode()), 1)], found)
expect("the side", [r["side"] for r in found] == ["transport", "server"], found)

# An error without a known trouble is counted by its code; where nothing is known, that is said.
code, out, _ = call("rpc error: code = DataLoss desc = x\nrpc error: code = Unknown desc = y\n",
                    "--summary", "--output", "json")
expect("codes without a trouble", json.loads(out)["codes"] == {
    "grpc:DATA_LOSS": 1, "grpc:UNKNOWN": 1
}, out)
expect("nothing is known of the next attempt",
       records("rpc error: code = Unknown desc = y\n")[0]["retry"] == "unknown")

# A stream: what is found is said while the input is still open, and a pause ends a record.
with subprocess.Popen([args.tool, "explain", "--output", "json", "-"], stdin=subprocess.PIPE,
                      stdout=subprocess.PIPE, text=True) as stream:
    stream.stdin.write(f"ERROR {LOST}\n  at x (a.js:1:2)\nINFO next\n")
    stream.stdin.flush()
    first = json.loads(stream.stdout.readline())
    expect("found while it streams", (first["line"], first["lines"]) == (1, 2), first)
    stream.stdin.write(f"ERROR {DENIED}\n")
    stream.stdin.flush()
    second = json.loads(stream.stdout.readline())  # nothing follows: the pause ends it
    expect("found after a pause", second["line"] == 4, second)
    stream.stdin.close()
    expect("exit code of a stream", stream.wait(timeout=20) == 1)

# A file that grows is followed, also if it is replaced.
with tempfile.TemporaryDirectory(dir=args.build_dir) as place:
    path = os.path.join(place, "a.log")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"ERROR {LOST}\n")
    with subprocess.Popen([args.tool, "explain", "--follow", "--output", "json", path],
                          stdout=subprocess.PIPE, text=True) as follower:
        expect("the file as it is", json.loads(follower.stdout.readline())["line"] == 1)
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"INFO ok\nERROR {DENIED}\n")
        expect("what was added", json.loads(follower.stdout.readline())["line"] == 3)
        os.rename(path, path + ".1")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"ERROR {LOST}\n")
        expect("the file that replaced it",
               json.loads(follower.stdout.readline())["troubles"][0]["id"] == "cannot_connect")
        follower.terminate()

# Memory is bounded by a window, however long the stream is.
LIMITED = f"ulimit -v 40000; exec {shlex.quote(args.tool)} explain --summary -"
with subprocess.Popen(["/bin/sh", "-c", LIMITED],
                      stdin=subprocess.PIPE, stdout=subprocess.PIPE) as bounded:
    for _ in range(50):
        bounded.stdin.write(b"2026-11-21T09:00:00Z INFO request took 35 ms\n" * 20000)
    bounded.stdin.close()
    expect("a long stream in little memory", b"1000000  records" in bounded.stdout.read())

# Nothing of a log reaches the terminal as a control character.
code, out, _ = call("ERROR 14 UNAVAILABLE: a\x1b[2Jb\x9b\n{\"level\":\"error\",\"msg\":\"14 "
                    "UNAVAILABLE: \\u001b]0;x\\u0007\"}\n")
expect("no escapes", "\x1b" not in out and "\x07" not in out and "\\x1b" in out, out)

code, out, _ = call(b"14 UNAVAILABLE: a\xc2\x9b2J\x7f\xe2\x80\xae\n", "--output", "json")
expect("JSON is ASCII", out.isascii() and "\x7f" not in out and "\\u009b" in out, out)

# Hostile and empty input.
expect("nothing", call("") == (0, "", ""))
expect("nothing known", call("all is well\n")[:2] == (0, ""))
for junk in (b"\xff\xfe\x00 14 UNAVAILABLE: \xff", b"{" * 300000, b'"' * 300001, b"{\n" * 100000,
             b"\0" * 100000):
    code, out, err = call(junk, "--output", "json")
    expect("junk", code in (0, 1) and err == ""
           and all(json.loads(line) for line in out.splitlines()), (junk[:10], code, err))


def fails(what, message, *words):
    code, _, err = call("", *words)
    expect(what, code == 2 and message in err, f"exit {code}, {err}")


fails("no such output", "'xml' is no value of --output: it is one of text, json", "--output", "xml")
fails("no pattern", "--record-start", "--record-start", "(")
fails("two files", "one FILE", "a.log")
result = subprocess.run([args.tool, "explain", "/nonexistent"], stdout=subprocess.PIPE,
                        stderr=subprocess.PIPE, text=True)
expect("no file", result.returncode == 2 and "No such file" in result.stderr, result.stderr)
checks.finish()
