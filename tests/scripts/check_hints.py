# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""faultwire check: hints on what InfluxDB 1.x and 2.x read otherwise, on a byte order mark and on
CR LF; warnings by release of InfluxDB 3 Core."""
import json, os, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
checks = house.Checks()
expect = checks.expect


def check(text, api, *words):
    result = subprocess.run([args.tool, "check", "--api", api, *words, "-"],
                            input=text.encode(),
                            stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE,
                            timeout=60)
    expect("exit code", result.returncode in (0, 1), result.stderr.decode())
    return result.stdout.decode()


def hints(text, api):
    return [(hint["kind"], hint["effect"], hint["line"], hint["column"])
            for hint in json.loads(check(text, api, "--output", "json"))["hints"]]


LINES = "m f=1 1\nm,a=b=c f=5u 2\nm f=.5 3\n#\\\nm f=1 4\n"
expect(
    "1.x",
    hints(LINES,
          "oss-1") == [("equals_in_tag_value", "refuses", 2, 6),
                       ("unsigned_integer", "refuses", 2, 9), ("leading_dot", "accepts", 3, 5),
                       ("joined_to_comment", "drops", 5, 1)], hints(LINES, "oss-1"))
expect("2.x takes unsigned integers",
       [hint[0] for hint in hints(LINES, "oss-2")
       ] == ["equals_in_tag_value", "leading_dot", "joined_to_comment"], hints(LINES, "oss-2"))
expect("no hints for others",
       hints(LINES, "cloud-serverless") == [] and hints(LINES, "core-v3") == [])
expect(
    "reserved by 2.x alone",
    hints("m,_field=x f=1\n", "oss-2") == [("reserved_tag_key", "refuses", 1, 3)] and
    hints("m,_field=x f=1\n", "oss-1") == [])
for api in ("cloud-serverless", "core-v1", "oss-1"):
    expect("a byte order mark",
           hints("\ufeffm f=1\n", api) == [("byte_order_mark", "same", 1, 1)],
           (api, hints("\ufeffm f=1\n", api)))
expect("CR LF",
       hints("m f=1\r\n", "cloud-serverless") == [("crlf", "same", 0, 0)],
       hints("m f=1\r\n", "cloud-serverless"))
text = check(LINES, "oss-1")
expect(
    "as text",
    "-:2:6: hint: InfluxDB 1.x refuses this line: an equals sign in a tag value is not escaped\n"
    in text, text)
expect(
    "the mark as text", "-:1:1: hint: a byte order mark precedes the first line"
    in check("\ufeffm f=1\n", "core-v3"))
many = json.loads(check("m f=5u\n" * 500, "oss-1", "--output", "json"))
expect("at most 100", len(many["hints"]) == 100 and many["accepted"] == 500)

# What a release of InfluxDB 3 Core does not look for is a warning.
twice = json.loads(check("m f=1,f=2\n", "core-v3@3.3.0", "--output", "json"))
expect(
    "stored twice", twice["accepted"] == 1 and twice["warnings"] == [{
        "entry": 1,
        "kind": "stored_twice",
        "key": "f"
    }], twice)
expect("refused since",
       json.loads(check("m f=1,f=2\n", "core-v3@3.5.0", "--output", "json"))["rejected"] == 1)
rejected = json.loads(check("m f=\n" * 150, "core-v3", "--output", "json"))
expect("Core lists all", rejected["listed"] == 150, rejected["listed"])
checks.finish()
