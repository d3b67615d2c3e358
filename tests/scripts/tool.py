# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The executable as a user meets it: answers, exit codes, bad input, bounded memory."""
import json, os, resource, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
folder = tempfile.mkdtemp()
checks = house.Checks()
expect = checks.expect


def call(*words, data=b"", **options):
    result = subprocess.run([args.tool, *words], input=data, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=300, **options)
    return result.returncode, result.stdout, result.stderr


def cloud(*words, **options):
    """The Cloud flavour whose answer InfluxDB documents."""
    return call("check", "--api", "cloud-serverless", *words, **options)


def make(name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


FOUR = (b"home,room=Kitchen temp=21.0 1\n,room=Kitchen temp=21.1 2\nhome,room=Kitchen temp=21.2 3\n"
        b"home,room=Kitchen temp=21.3 123461000000000000000000000000\n")
BODY = (
    b'{"code":"invalid","line":2,"message":"failed to parse line protocol: errors encountered on '
    b'line(s):\\nerror parsing line 2 (1-based): '
    b"Invalid measurement was provided\\nerror parsing line 4 (1-based): Unable to parse timestamp "
    b"value '123461000000000000000000000000'\"}"
)

# The documented example in every form.
expect(
    "response",
    cloud("--output", "response", "-",
         data=FOUR) == (1, b"HTTP/1.1 204 No Content\nContent-Type: application/json\n\n" + BODY,
                        b""))
expect(
    "response 2024",
    cloud("--api=cloud-serverless-2024", "--output", "response", "-",
         data=FOUR)[1] == b"HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n" + BODY)
code, out, _ = cloud("--output", "json", "-", data=FOUR)
expect(
    "json", code == 1 and out ==
    (b'{"file":"-","status":204,"accepted":2,"rejected":2,"listed":2,"error":null,'
     b'"rejections":[{"entry":2,"entry_line":2,"line":2,"column":1,'
     b'"offset":30,"length":25,"kind":"invalid_measurement","reason":"parse","message":"error '
     b'parsing line 2 (1-based): Invalid measurement was '
     b'provided","detail":"Invalid measurement was '
     b'provided","note":{"kind":"missing_measurement","text":"the measurement is missing before '
     b'the first comma","offset":30,"length":1}},{"entry":4,"entry_line":4,"line":4,'
     b'"column":29,"offset":114,"length":30,'
     b'"kind":"invalid_timestamp","reason":"timestamp","message":"error parsing line 4 (1-based): '
     b'Unable to parse timestamp value '
     b"'123461000000000000000000000000'\",\"detail\":\"Unable to parse timestamp value "
     b"'123461000000000000000000000000'\",\"note\":{\"kind\":\"unit\",\"text\":\"it has 30 digits; "
     b"a time of today has 19 in ns and 10 in s\",\"offset\":114,\"length\":30}}],"
     b'"warnings":[],"hints":[]}\n'
     ))
code, out, _ = cloud(make("four.lp", FOUR))
expect(
    "text", code == 1
    and b"four.lp:2:1: error: Invalid measurement was provided\n  ,room=Kitchen temp=21.1 2\n  ^~~"
    in out and b"four.lp: 2 accepted, 2 rejected: HTTP 204 No Content\n" in out)
good = make("good.lp", b"m f=1\n")
expect("good",
       cloud("--output", "response", good) == (0, b"HTTP/1.1 204 No Content\n\n", b""))

# Without --api it is the newest InfluxDB 3 Core: the same as core-v3, with its status and body.
code, out, _ = call("check", "--output", "response", "-", data=FOUR)
expect("the default", code == 1 and out.startswith(b"HTTP/1.1 400 Bad Request\n")
       and b'"error":"partial write of line protocol occurred"' in out
       and (code, out, b"") == call("check", "--api", "core-v3", "--output", "response", "-",
                                    data=FOUR), out)

# Bodies that are refused.
code, out, _ = cloud("--output", "json", "-", data=b"m f=1\nm \xff=1\n")
expect(
    "not UTF-8", code == 1 and json.loads(out) == {
        "file": "-", "status": 400, "accepted": 0, "rejected": None, "listed": 0, "error": {
            "kind": "invalid_utf8", "offset": 8,
            "message": "body content is not valid utf8: invalid utf-8 sequence of 1 bytes from "
                       "index 8"
        }, "rejections": [], "warnings": [], "hints": []
    })
code, out, _ = cloud("--output", "response", "--max-bytes", "5", "-", data=b"m f=1\n")
expect(
    "too large", code == 1
    and out.startswith(b"HTTP/1.1 413 Content Too Large\nContent-Type: application/json\n\n")
    and out.endswith(
        b'{"code":"request too large","message":"cannot read data: points in batch is too large"}'))

# Precision, generation, warnings.
code, out, _ = cloud("--precision", "s", "--output", "json", "-",
                    data=b"m f=1 9223372037\n")
rejection = json.loads(out)["rejections"][0]
expect(
    "overflow", rejection["message"] == "timestamp overflows i64 on line 1 (1-based)"
    and rejection["detail"] == "timestamp overflows i64")
code, out, _ = cloud("--server", "current", "--output", "json", "-",
                    data=b"m f=1,f=2\nm f=1,time=3\nm f=x\n")
expect(
    "warnings",
    json.loads(out)["warnings"] == [{"entry": 1, "kind": "repeated_field", "key": "f"},
                                    {"entry": 2, "kind": "time_stripped", "key": "time"}])
code, out, _ = cloud("--server", "current", "--output", "json", "-",
                    data=b"m f=1 99999999999999999999\n")
expect(
    "current",
    json.loads(out)["rejections"][0]["detail"] ==
    "Unable to parse timestamp value `99999999999999999999`")


# Bad input of every kind: a clear message, the right exit code.
def fails(what, message, *words, data=b""):
    code, _, err = call(*words, data=data)
    expect(f"{what}: exit {code}, {err}", code == 2 and message in err)


fails("no arguments", b"faultwire check")
fails("no file", b"needs a FILE", "check")
fails("missing file", b"No such file", "check", os.path.join(folder, "missing"))
fails("directory", b"it is a directory", "check", folder)
fails("unknown option", b"unknown option '--nope'", "check", "--nope", "-")
fails("option without value", b"needs a value", "check", "--api")
fails("unknown API", b"unknown API 'x': it is one of cloud-serverless, cloud-serverless-2024",
      "check", "--api", "x", "-")
fails("unknown server", b"is no value of --server", "check", "--server", "x", "-")
fails("no auto there", b"unknown precision", "check", "--api", "oss-2", "--precision", "auto", "-")
fails("unknown output", b"is no value of --output", "check", "--output", "xml", "-")
fails("bytes", b"no number", "check", "--max-bytes", "5k", "-")
fails("two responses", b"one FILE", "check", "--output", "response", good, good)
fails("unknown subcommand", b"unknown subcommand", "nope")
fails("parse", b"one FILE", "parse")
fails("unknown domain", b"unknown domain", "map", "x:5")
fails("unknown code", b"is no code of grpc", "map", "grpc:nope")
fails("unknown rule", b"unknown rule", "map", "grpc:5", "--rule", "nope")
fails("rule of another domain", b"does not translate", "map", "grpc:5", "--rule",
      "http_to_grpc_proxy")
fails("unknown target", b"is no value of --to", "map", "grpc:5", "--to", "nope")
fails("no rule", b"no rule translates", "map", "iox_column_type:tag", "--to", "grpc")
fails("unknown table", b"unknown table", "tables", "nope")
fails("unknown format", b"is no value of --format", "tables", "--format", "xml")
fails("no place", b"cannot write", "tables", "--out", "/proc/nowhere")
if os.geteuid() != 0:
    secret = make("secret.lp", b"m f=1\n")
    os.chmod(secret, 0)
    fails("unreadable", b"Permission denied", "check", secret)
else:
    fails("unreadable", b"cannot read", "check", "/proc/self/mem")

# The others are read all the same.
code, out, err = cloud(os.path.join(folder, "missing"), good)
expect("others are read", code == 2 and b"good.lp: 1 accepted" in out and b"missing" in err)
for name, data, wanted in (("empty", b"", 0), ("blank", b"\n \n# c\n", 0),
                           ("binary", bytes(range(256)) * 20, 1), ("open", b'm f="abc\nm f=1\n',
                                                                   1)):
    for form in ("text", "json", "response"):
        code, out, err = cloud("--output", form, make(name, data))
        expect(f"{name} as {form}: exit {code} {err}", code == wanted and err == b"" and out)
code, out, _ = cloud("-", data=b"m f=1\r\nm f=2\r\n")
expect("CRLF hint", code == 1 and b"hint:" in out and b"CR LF" in out and b"\\r" in out)
code, out, _ = cloud("-", data="m f=1 \x1b[2J東京\n".encode())
expect("no control character reaches the terminal", b"\x1b" not in out and b"\\x1b" in out)
wide = "東京 f=1 x".encode()
code, out, _ = cloud("-", data=wide)
expect("carets count columns", b"\n" + b" " * (2 + 4 + 4) + b"^~\n" in out)
code, out, _ = cloud("-", data=b"m f=1 " + b"x" * 10000)
lines = out.decode().split("\n")
expect(
    "long lines are cut",
    all(len(line) <= 122 for line in lines[1:3]) and "(cut)" in lines[0] and len(lines[0]) < 4300)
code, out, _ = cloud("--output", "json", "-", data=b"m f=1 " + b"x" * 10000)
expect("long messages are cut and say so", json.loads(out)["rejections"][0]["message_cut"] is True)
code, out, _ = cloud("--output", "response", "-", data=b"m f=1 " + b"x" * 10000)
expect("answers are never cut", len(out) > 10000)
if os.path.exists("/dev/full"):
    with open("/dev/full", "wb") as full:
        result = subprocess.run([args.tool, "tables"], stdout=full, stderr=subprocess.PIPE)
    expect("a full disk is reported", result.returncode == 2
           and b"cannot write the output" in result.stderr)

# parse
code, out, _ = call(
    "parse", "-", data=
    b'# c\ncpu,host=A usage=64.2,n=5i,u=1u,b=true,s="x" 1590488773254420000\n\nbad\nm '
    b'f=1e400,g=-1e400 \nm f=\xff'
)
expect(
    "parse", code == 1 and out.split(b"\n") == [
        b'{"entry":1,"line":2,"ok":true,"measurement":"cpu","tags":[["host","A"]],'
        b'"fields":[["usage","float","64.2"],["n","int",5],["u","uint",1],'
        b'["b","bool",true],["s","string","x"]],"ts":1590488773254420000}',
        b'{"entry":2,"line":4,"ok":false,"kind":"expected_space","err":"A generic parsing error '
        b'occurred: TakeWhile1"}',
        b'{"entry":3,"line":5,"ok":false,"kind":"trailing_content","err":"Could not parse entire '
        b'line. Found trailing content: \' \'"}',
        b'{"entry":null,"line":6,"ok":false,"kind":"invalid_utf8","err":"body content is not valid '
        b'utf8: invalid utf-8 sequence of 1 bytes from index 98"}',
        b""
    ])
code, out, _ = call("parse", "-", data=b"m f=1e400,g=-1e400,h=0.1,i=1e23\n")
expect(
    "parse floats",
    json.loads(out)["fields"] == [["f", "float", "inf"], ["g", "float", "-inf"],
                                  ["h", "float", "0.1"], ["i", "float", "1e+23"]])

# map and tables
MISSING = ["influx", "grpc", "flight", "stream", "http", "arrow_transport", "adbc",
           "kubernetes"]
for spelling, domains in (("404", ["http"]), ("520", ["http"]), ("NOT_FOUND", MISSING),
                          ("5", ["grpc", "stream", "http2", "arrow_transport", "adbc"]),
                          ("not_found", MISSING), ("codes.NotFound", ["grpc"]),
                          ("GRPC::NotFound", ["grpc"])):
    code, out, _ = call("map", spelling, "--json")
    expect("map " + spelling, code == 0 and [each["domain"] for each in json.loads(out)] == domains)
code, out, _ = call("map", "NOT_FOUND")
expect("one legend for all domains",
       code == 0 and out.count(b"* the default rule of the pair") == 1)
code, out, _ = call("map", "grpc:5", "--rule", "grpc_to_http")
expect("the default rule once", code == 0 and out.count(b"grpc_to_http") == 1)
code, out, _ = call("map", "grpc:5", "--rule", "grpc_to_http_envoy")
expect("no legend for another rule", code == 0 and b"the default rule" not in out)
for number in ("http:700", "grpc:17", "grpc:300", "adbc:40", "http2:99"):
    for image in json.loads(call("map", number, "--json")[1])["to"]:
        if image["default"]:
            titles = [source["title"] for source in image["sources"]]
            titles = [title for title in titles if not title.startswith("RFC")]
            expect("map " + number + " names no authority",
                   image["fidelity"] == "fallback" and image["basis"] == "inferred"
                   and not titles and len(image["candidates"]) == 1)
fails("no such code anywhere", b"no domain has the code", "map", "nope")
# A narrow terminal: no line is longer, and nothing is lost.
shown = house.on_terminal([args.tool, "map", "grpc:5"], width=60)
expect("the width of the terminal",
       max(len(line) for line in shown.splitlines()) <= 60 and b"grpc_to_http_envoy" in shown)
code, out, _ = call("map", "influx:not_found", "--to", "http", "--json")
image = json.loads(out)["to"][0]
expect(
    "map", code == 0 and image["code"]["number"] == 404 and image["rule"] == "influx_to_http"
    and image["sources"])
expect(
    "map an unknown number",
    json.loads(call("map", "grpc:99", "--to", "http",
                    "--json")[1])["to"][0]["code"]["number"] == 500)
for name, number in (("http:429", 8), ("flight:UNAVAILABLE", 14), ("stream:12", 14)):
    out = json.loads(call("map", name, "--to", "grpc", "--json")[1])
    expect(name, out["to"][0]["code"]["number"] == number)
for form in ("md", "json", "csv"):
    expect("tables " + form, call("tables", "--format", form)[0] == 0)
expect("tables are JSON", len(json.loads(call("tables", "--format", "json")[1])) > 20)


# Memory stays bounded whatever the input: a line of 256 MiB, 32 MiB through a pipe, a million
# distinct rejections.
def peak(*words, **options):
    code = subprocess.run([args.tool, *words], stdout=subprocess.DEVNULL,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA,
                                                                (80 << 20, 80 << 20)),
                          **options).returncode
    return code


huge = os.path.join(folder, "huge.lp")
with open(huge, "wb") as file:
    file.write(b"m f=1 ")
    for _ in range(256):
        file.write(b"x" * (1 << 20))
for form in ("text", "json", "response"):
    expect("a huge line as " + form, peak("check", "--output", form, huge) == 1)
expect("a huge line parsed", peak("parse", huge) == 1)
with open(huge, "wb") as file:
    for _ in range(1 << 10):
        file.write(b"bad line\n" * 1000)
expect("a million rejections", peak("check", "--api", "cloud-serverless", huge) == 1)
expect("a million rejections of the default", peak("check", huge) == 1)
expect(
    "through a pipe",
    subprocess.run(f"cat '{huge}' | '{args.tool}' check - > /dev/null", shell=True).returncode == 1)
os.unlink(huge)
checks.finish()
