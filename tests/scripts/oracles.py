# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP and HTTP/2 codes against what Python and Node know. Their names differ from RFC 9110 for
a known list only, and there ours takes them as aliases."""
import http, json, os, shutil, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
problems = []
checks = 0
OLD = {"413", "414", "416", "418", "422"}  # names that RFC 9110 changed
ELSEWHERE = {"509"}  # known to Node, in no registry


def table(name):
    rows = json.loads(subprocess.check_output([args.tool, "tables", "--format", "json",
                                               name]))["rows"]
    return {row["number"]: row for row in rows}


def folded(text):
    return "".join(c for c in text.lower() if c not in " _-")


def compare(who, number, phrase, ours):
    global checks
    checks += 1
    if number in ELSEWHERE:
        return
    row = ours.get(number)
    if row is None:
        problems.append(f"{who} knows {number} {phrase}, ours does not")
    elif folded(row["name"]) != folded(phrase):
        if number not in OLD:
            problems.append(f"{who} calls {number} {phrase}, ours {row['name']}")
        elif folded(phrase) not in [folded(alias) for alias in row["also spelled"].split(";")]:
            problems.append(f"{who} calls {number} {phrase}, which is no alias of {row['name']}")


ours = table("http")
for status in http.HTTPStatus:
    compare("Python", str(status.value), status.phrase, ours)
node = shutil.which("node")
if node:
    script = ("console.log(JSON.stringify([require('http').STATUS_CODES, "
              "require('http2').constants]))")
    statuses, constants = json.loads(subprocess.check_output([node, "-e", script]))
    for number, phrase in statuses.items():
        compare("Node", number, phrase, ours)
    ours2 = table("http2")
    errors = {
        name[len("NGHTTP2_"):]: value
        for name, value in constants.items()
        if name in ["NGHTTP2_" + row["name"] for row in ours2.values()]
    }
    checks += len(errors)
    for name, value in errors.items():
        if ours2[str(value)]["name"] != name:
            problems.append(f"Node calls HTTP/2 error {value} {name}")
    if len(errors) != 14:
        problems.append(f"Node knows {len(errors)} of our 14 HTTP/2 errors")
else:
    print("SKIPPED: Node is not installed; Python alone was asked")
house.finish(problems, checks)
