# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""S26: what the executable writes for people commands no terminal, whatever bytes a log, a batch, a
file name or an argument holds. Asserts on the bytes of stdout and stderr."""
import os, resource, subprocess, sys, tempfile, unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
checks = house.Checks()
expect = checks.expect
# Each could colour, clear, retitle or answer a terminal, end a line, or turn the text round.
HOSTILE = [
    "\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x00", "\x07", "\x08", "\x0b", "\x0c", "\x0e",
    "\x7f", "\x85", "\x90", "\u200e", "\u200f", "\u061c", "\u2028", "\u2029", "\u202a", "\u202e",
    "\u2066", "\u2069", "\ufeff"
]
RAW = [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe2\x82", b"\x9b", b"\x80"]
ATTACKS = [text.encode() for text in HOSTILE] + RAW
ALL = b"".join(ATTACKS)


def unsafe(shown):
    """What in the bytes a terminal could act on: by Unicode's own tables, not by ours."""
    try:
        text = shown.decode()
    except UnicodeDecodeError as error:
        return f"not UTF-8: {error}"
    for c in text:
        if c in "\n\t":
            continue
        if unicodedata.category(c) == "Cc" or unicodedata.bidirectional(c) in (
                "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
                "B") or c in "\u200e\u200f\u061c\u2028\u2029\ufeff":
            return f"U+{ord(c):04X} in {text[max(0, text.index(c) - 40):][:90]!r}"
    return None


def call(*words, data=b"", folder=None):
    result = subprocess.run([args.tool, *words], input=data, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=120, cwd=folder, check=False)
    return result.stdout, result.stderr


def safe(what, shown, *least):
    for stream in shown:
        found = unsafe(stream)
        expect(what, found is None, found)
    for word in least:
        expect(what + ": the text is shown", word in b"".join(shown), b"".join(shown)[:300])


LOGS = {
    "client": b"ERROR 14 UNAVAILABLE: a%sb\n",
    "flight": b"Flight returned unavailable error, with message: a%sb. Client context: c%sd\n",
    "context": b"UNKNOWN:Error received from peer p%sq {grpc_message:\"a%sb\", grpc_status:14}\n",
    "JSON": b"HTTP 400 {\"code\":\"invalid\",\"message\":\"a%sb\"}\n",
    "answer": b"HTTP 400 {\"error\":\"partial write of line protocol occurred\",\"data\":[{"
              b"\"error_message\":\"a%sb\",\"line_number\":3,\"original_line\":\"c%sd\"}]}\n",
    "lines": b"ERROR 14 UNAVAILABLE: a\n  %s at b (c.js:1:2)\nCaused by: d%se\n",
}
with tempfile.TemporaryDirectory() as folder:
    for name, log in LOGS.items():
        for attack in [*ATTACKS, ALL]:
            text = log.replace(b"%s", attack)
            safe(f"explain, {name}, {attack!r}", call("explain", "-", data=text))
            escaped = b"".join(b"\\u%04x" % ord(c) for c in attack.decode("latin-1"))
            safe(f"explain, {name}, escaped {attack!r}",
                 call("explain", "-", data=log.replace(b"%s", escaped)))
    safe("explain shows what it escaped", call("explain", "-", data=LOGS["client"] % ALL),
         rb"\x1b", rb"\xff")
    for attack in [*ATTACKS, ALL]:
        for batch in (b"m%s,t= f=1\n", b"m,t%s= f=1\n", b"m f=%s\n", b"m f=1 %s\n",
                      b"m f=1,f=2%s\n"):
            for api in ("cloud-serverless", "oss-1"):
                safe(f"check, {batch!r}, {attack!r}",
                     call("check", "--api", api, "-", data=batch.replace(b"%s", attack)))
    # Names of files: they come from everybody who may write into the folder.
    for attack in [*ATTACKS, ALL]:
        name = b"a" + attack.replace(b"\x00", b"") + b".log"
        path = os.path.join(os.fsencode(folder), name)
        with open(path, "wb") as file:
            file.write(b"ERROR 14 UNAVAILABLE: gone\nm f=\n")
        for command in ("explain", "check"):
            safe(f"{command} of a file {name!r}", call(command, name, folder=folder))
            safe(f"{command} of no file {name!r}", call(command, b"no" + name, folder=folder))
        safe(f"a subcommand {name!r}", call(name))
        safe(f"an option {name!r}", call("explain", b"--" + name, b"-"))
        safe(f"a code {name!r}", call("map", name))

# A line without an end, from a pipe: memory is a window. 200 MB pass in less than 100 MB.
limit = 100 << 20
with subprocess.Popen(
    [args.tool, "explain", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit))) as tool:
    piece = b"x" * (1 << 20)
    try:
        for _ in range(200):
            tool.stdin.write(piece)
        tool.stdin.close()
    except BrokenPipeError:
        pass
    shown = tool.stdout.read()
    code = tool.wait(timeout=120)
    expect("S11: a line without an end passes in a window", code == 0, shown[:300])
checks.finish()
