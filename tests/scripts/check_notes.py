# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""faultwire check: the notes for people beside the server's words, --fix, SARIF and the commands of
GitHub's workflows."""
import json, os, re, stat, subprocess, tempfile
import urllib.parse

from lib import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
checks = house.Checks()
expect = checks.expect
folder = tempfile.mkdtemp()


def check(data, *words):
    result = subprocess.run([args.tool, "check", *words, "-"], input=data, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=60)
    expect("exit code", result.returncode in (0, 1) and not result.stderr, result.stderr)
    return result.stdout.decode()


def judged(data, *words):
    return json.loads(check(data, "--output", "json", *words))


# ---- Each line, the kind of its note, what the note is about, and a part of its words.
NOTES = (
    (b'm f="abc 1\nm g=1', "open_quote", b'"', "never closed"),
    (b'm f="a\\" 1', "open_quote", b'"', "never closed"),
    (b'm f="a"b" 1', "quote_in_string", b'"', '\\"'),
    (b"m f='a b' 1", "single_quote", b"'", "double quotes"),
    (b"m f=", "missing_value", b"f", "the field 'f' has no value"),
    (b"m f= 1", "missing_value", b"f", "the field 'f' has no value"),
    (b"m f=1,g= 5", "missing_value", b"g", "the field 'g' has no value"),
    (b"m f", "missing_value", b"f", "KEY=VALUE"),
    (b"m,a= f=1", "missing_value", b"a", "the tag 'a' has no value"),
    (b"m,a=b,c= f=1", "missing_value", b"c", "the tag 'c' has no value"),
    (b"m,t=1, f=1", "missing_tag", b" ", "not followed by a tag"),
    (b"m", "no_fields", b"m", "no fields"),
    (b",a=b f=1", "missing_measurement", b",", "measurement is missing"),
    (b"m f=0x10 1", "hexadecimal", b"0x10", "it is 16"),
    (b"m f=1,g=-0x1F 5", "hexadecimal", b"-0x1F", "it is -31"),
    (b"m f=0x10i", "hexadecimal", b"0x10i", "decimal"),
    (b"m f=1,5 1", "decimal_comma", b"5", "1.5"),
    (b"m f=1.5i", "decimal_integer", b"1.5i", "without the i"),
    (b"m f=+5", "plus_sign", b"+", "no plus sign"),
    (b"m f=1_000", "digit_separator", b"_", "nothing separates"),
    (b"m f=1;g=2", "semicolon", b";", "a comma separates"),
    (b"m f=1, g=2", "space_after_comma", b" ", "no space after a comma"),
    (b"m f=nan", "not_finite", b"nan", "no NaN"),
    (b"m f=1,g=-Infinity", "not_finite", b"-Infinity", "no infinity"),
    (b"m f=null", "null", b"null", "no null"),
    (b"m f=yes", "boolean", b"yes", "True"),
    (b"m f=TrUe", "boolean", b"TrUe", "True"),
    (b"m f=full 1", "unquoted_string", b"full", 'f="full"'),
    (b"m,a=b c f=1", "space_in_tag", b"b", "b\\ c"),
    (b'm,a="b c" f=1', "quoted_tag", b'"b', "quotes do not hold"),
    (b"m\tf=1", "tab", b"\t", "write a space"),
    (b"m f=1 2024-01-01T00:00:00Z", "date", b"2024-01-01T00:00:00Z", "whole number of ns"),
    (b"m f=1 1.5", "decimal_timestamp", b"1.5", "whole number"),
    (b"m f=1 170000000000000000000", "unit", b"170000000000000000000", "21 digits"),
    (b"INSERT m f=1", "insert", b"INSERT ", "shell influx"),
    (b'{"a":1}', "json", b"{", "JSON"),
    (b"m f=1\r", "crlf", b"\r", "CR LF"),
    (b"m f=1 \r", "crlf", b"\r", "CR LF"),
    (b"m f=1 1\r", "crlf", b"\r", "CR LF"),
    (b"\r", "crlf", b"\r", "CR LF"),
    (b"m f=1 ", "trailing_blanks", b" ", "nothing may follow"),
    (b"m f=1e5i", None, b"", ""),
    (b"m f=99999999999999999999i", None, b"", ""),
)
for line, kind, about, words in NOTES:
    data = b"m ok=1\n" + line + b"\n"
    rejection = judged(data)["rejections"][0]
    note = rejection.get("note")
    if kind is None:
        expect(line, note is None, note)
        continue
    expect(line, note is not None and (note["kind"], data[note["offset"]:][:note["length"]]) ==
           (kind, about) and words in note["text"], note)
    expect(f"{line}: only what means nothing has a fix",
           ("fix" in note) == (kind in ("crlf", "trailing_blanks")), note)
    shown = check(data)
    expect(f"{line} as text", "  note: " in shown and words in shown, shown)
types = judged(b"m f=1i 1\nm f=2 1\n")["rejections"][0]
expect("a column of integers", types["note"]["kind"] == "integer_suffix", types)
expect("an overflow", judged(b"m f=1 1700000000000000000\n", "--precision", "s", "--api",
                             "cloud-serverless")["rejections"][0]["note"]["kind"] == "unit")
expect("UTF-16", "iconv" in judged(b"\xff\xfem\x00")["error"]["note"]["text"])
expect("bytes are no note", "note" not in judged(b"m f=\xff")["error"])


# ---- The unit of the timestamps, told by the first of them.
def unit(data, *words):
    return [hint["text"] for hint in judged(data, *words)["hints"] if hint["kind"] == "unit"]


expect("seconds", "look like s, not like ns" in "".join(unit(b"m f=1 1700000000\n" * 5)))
expect("milliseconds", "look like ms" in "".join(unit(b"m f=1 1700000000000\n")))
for data, words in ((b"m f=1 1700000000000000000\n", []), (b"m f=1 12\n", []), (b"m f=1\n", []),
                    (b"m f=1 1700000000\nm f=1 1700000000000000000\n", []),
                    (b"m f=1 1700000000\n", ["--precision", "s"]),
                    (b"m f=1 1700000000\n", ["--precision", "auto"])):
    expect(f"no hint: {data} {words}", unit(data, *words) == [])


# ---- --fix
def fixed(data):
    path = os.path.join(folder, "fix.lp")
    with open(path, "wb") as file:
        file.write(data)
    os.chmod(path, 0o640)
    before = os.stat(path).st_ino
    done = subprocess.run([args.tool, "check", "--fix", "--output", "json", path],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(path, "rb") as file:
        now = file.read()
    expect(f"fixed {data}: mode and leftovers",
           stat.S_IMODE(os.stat(path).st_mode) == 0o640 and os.listdir(folder) == ["fix.lp"]
           and (now == data) == (os.stat(path).st_ino == before), os.listdir(folder))
    expect(f"fixed {data}: is said", (b"fixed" in done.stderr) == (now != data), done.stderr)
    return now, json.loads(done.stdout)


MENDED = (
    (b"\xef\xbb\xbfm f=1\r\n\r\nm f=2 \r\nm f=3 \nm f=4 5\r\n",
     b"m f=1\n\nm f=2\nm f=3\nm f=4 5\n"),
    (b'm s="a\r\nb" 1\r\n# c\r\nm f=1', b'm s="a\r\nb" 1\n# c\r\nm f=1'),
    (b"m f=nan\r\nm f=x\nm,a= f=1\n", b"m f=nan\r\nm f=x\nm,a= f=1\n"),
    (b"m f=1,5\nm f='a'\nm f=0x10\n", b"m f=1,5\nm f='a'\nm f=0x10\n"),
    (b"", b""),
)
for data, wanted in MENDED:
    found, verdict = fixed(data)
    expect(f"fixed {data}", found == wanted, found)
    expect(f"the verdict is that of the new file: {data}",
           {**judged(wanted), "file": ""} == {**verdict, "file": ""}, verdict)
    expect(f"twice is once: {data}", fixed(found)[0] == found)
os.unlink(os.path.join(folder, "fix.lp"))
for words in (["--fix", "-"], ["--fix", os.path.join(folder, "missing")]):
    done = subprocess.run([args.tool, "check", *words], input=b"", stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    expect(f"check {words}", done.returncode == 2 and done.stderr)
if os.geteuid() != 0:
    print("SKIPPED: only root knows a folder that takes no file here")
elif os.path.exists("/proc/version"):
    done = subprocess.run([args.tool, "check", "--fix", "/proc/version"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    expect("a file that needs nothing is not written", done.returncode == 1 and not done.stderr)

# ---- SARIF: the structure that the schema asks for, and places that are true.
NAME = "a b,c:d%e.lp"
DATA = "m f=1\nm,t=\u6771 f=x\nm f=1,5 \x1b[2J\r\nm f=1,f=2\nm f=1 \n".encode()
path = os.path.join(folder, NAME)
with open(path, "wb") as file:
    file.write(DATA)


def output(form, *words):
    done = subprocess.run([args.tool, "check", "--output", form, *words, NAME], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    expect(form, done.returncode == 1 and not done.stderr, done.stderr)
    expect(f"{form}: no control character", not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]",
                                                          done.stdout), done.stdout)
    return done.stdout.decode()


log = json.loads(output("sarif", "--api", "core-v3@3.3.0", NAME))
run = log["runs"][0]
expect("SARIF", log["version"] == "2.1.0" and "sarif-2.1.0" in log["$schema"]
       and run["tool"]["driver"]["name"] == "faultwire"
       and run["columnKind"] == "unicodeCodePoints" and len(log["runs"]) == 1)
rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
expect("rules are named once", len(set(rules)) == len(rules) > 20)
lines = DATA.decode().split("\n")
for result in run["results"]:
    place = result["locations"][0]["physicalLocation"]
    expect("the file", urllib.parse.unquote(place["artifactLocation"]["uri"]) == NAME, place)
    expect("a result",
           result["level"] in ("error", "warning", "note") and result["message"]["text"])
    if result["level"] == "error":
        region = place["region"]
        expect("a rule", result["ruleId"] in rules, result["ruleId"])
        before = "\n".join(lines[:region["startLine"] - 1] + [
            lines[region["startLine"] - 1][:region["startColumn"] - 1]])
        expect("columns count characters", len(before.encode()) == region["byteOffset"], region)
errors = [result for result in run["results"] if result["level"] == "error"]
expect("both files are in one log", len(errors) == 6, len(errors))
changes = [result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
           for result in errors if "fixes" in result]
expect("the fix of the blank", changes == [{"byteOffset": len(DATA) - 2, "byteLength": 1}] * 2,
       changes)
expect("warnings", any(result["level"] == "warning" for result in run["results"]))
expect("nothing wrong is a log too",
       json.loads(check(b"m f=1\n", "--output", "sarif"))["runs"][0]["results"] == [])

# ---- GitHub: what its runner reads back is the text.
pattern = re.compile(r"::(error|warning|notice) file=([^,:]*)"
                     r"((?:,(?:line|col|title)=[^,:]*)*)::(.*)")
found = output("github", "--api", "core-v3@3.3.0").splitlines()
for line in found:
    match = pattern.fullmatch(line)
    expect("a command", match and urllib.parse.unquote(match[2]) == NAME, line)
    expect("only the escapes of commands",
           set(re.findall("%..", line)) <= {"%25", "%0D", "%0A", "%3A", "%2C"}, line)
expect("the first", found[0].startswith("::error file=a b%2Cc%3Ad%25e.lp,line=2,col=9,"
                                        "title=missing_fields::"), found[0])
expect("a warning", any(line.startswith("::warning ") for line in found))
for name in os.listdir(folder):
    os.unlink(os.path.join(folder, name))
os.rmdir(folder)
checks.finish()
