# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""opensearch.py: compares StreamErrorCode with the class of that name in OpenSearch's published
server: names, numbers, what an unknown number is, and the text of a StreamException, which
`faultwire explain` must read. 77 if the peer is missing."""
import json, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "lib"))
import client_texts, peers

TOOL = os.environ["FAULTWIRE_TOOL"]
try:
    PEER = peers.get("opensearch")
except peers.Missing as why:
    print(f"SKIPPED: {why}")
    sys.exit(77)


def output(command, text=None):
    return subprocess.run(command, input=text, stdout=subprocess.PIPE, text=True,
                          timeout=300).stdout


def mapped(code):
    return json.loads(output([TOOL, "map", code, "--json"]))


def explained(text):
    """The first code and the message that `explain` reads."""
    for line in output([TOOL, "explain", "--output", "json", "-"], text).splitlines():
        one = json.loads(line)
        return next((code["code"] for code in one.get("codes", [])), None), one.get("message")
    return None, None


def differences(kind, fields):
    if kind == "code":
        name, number = fields
        ours = mapped(f"stream:{name}")
        if ours["number"] != int(number):
            yield f"{name} is {number} there and {ours['number']} here"
    elif kind == "number":
        number, name = fields
        ours = mapped(f"stream:{number}")
        grpc = [to["code"]["name"] for to in ours["to"] if to["rule"] == "stream_to_grpc"]
        if (ours["name"] or grpc[0]) != name:
            yield f"{number} is {name} there and {ours['name'] or grpc} here"
    else:
        code, _, message, text = fields
        known = (f"stream:{code}", message) if code != "OK" else (None, None)
        for words in (text, f"2026-11-29 10:00:00 ERROR query failed: {text}"):
            if explained(words) != known:
                yield f"{words!r} is explained as {explained(words)}"


lines = output(PEER.command()).splitlines()
problems = [what for line in lines
            for what in differences(line.split("\t")[0], line.split("\t")[1:])]
errors = [line.split("\t") for line in lines if line.startswith("error\t")]
problems += client_texts.differences(
    "opensearch", PEER.release(), [("none", code, text) for _, code, _, _, text in errors])
print(PEER.text())
print("\n".join(problems))
print(f"StreamErrorCode: {len(lines)} cases, {len(problems)} differences")
peers.record(PEER, "StreamErrorCode and StreamException", len(lines), len(problems))
sys.exit(1 if problems or len(lines) < 60 else 0)
