# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""parser.py PROGRAM LINES [--update|--counts] PEER...: compares other parsers of line protocol with
ours, on the recorded cases, the fuzz corpora and generated lines. A kind of difference that
EXPLAINED does not have is a failure. Of a fixed number of generated lines each kind is counted,
too: the counts are those of tests/golden/parser_differences.json, if the peer has the release of
that file. `--update` writes the file and the tables of docs/parsers.md, `--counts` the file alone.
77 where no peer can be had.

A peer reads frames and answers each with a frame: the size as four bytes, little endian, and the
bytes. A text is written like a frame. The answer has one record an entry:

    P measurement, count, (key, value)..., count, (key, type, value)..., 0 or 1, timestamp
    E text        the entry is refused
    U             the batch is not UTF-8

The types are i, u, f, b with eight bytes, and s with a text."""
import base64, collections, fcntl, gzip, json, os, re, struct, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
sys.path.insert(0, os.path.join(TOP, "tests", "lib"))
import peers

GOLDEN = os.path.join(TOP, "tests", "golden", "parser_differences.json")
COUNTED = 10000  # lines
MODES = {"iox-crate": "batch", "line-protocol-go": "line", "influxdb-models": "line",
         "victoria-metrics": "line", "questdb": "line"}
LIMIT = "the server limits a name or a string to 64 KiB, and this parser does not"
UTF8 = "the server refuses a body that is not UTF-8, and this parser reads any bytes"
# Why a kind of difference is there. A pattern covers the whole text.
EXPLAINED = {
    "iox-crate": [
        (r"refused here: string_too_long|another text: string_too_long here; .*",
         "the crate does not have the server's limit of 64 KiB"),
    ],
    "line-protocol-go": [
        (r"not UTF-8: refused here alone", UTF8),
        (r"refused here: string_too_long", LIMIT),
        (r"another (measurement|field key|value of type s)|other tags|field value has .*",
         "another set of escapes: `\\\\`, `\\n`, `\\r`, `\\t` mean one byte"),
        (r"refused here: (ends_with_backslash|missing_fields|trailing_content|expected_space)",
         "more forms of numbers, blanks at the end, a backslash at the end of a name"),
        (r"refused there: cannot parse value for field key .*",
         "a float beyond the range of a double is refused and not infinite; a quote in a name "
         "moves the place of the value"),
        (r"refused there: (expected|want|invalid character|invalid timestamp|field value has).*",
         "a tab, a carriage return, a control character, a quote, a second `=` or a comma at the "
         "end: other places than the server's"),
        (r"no entry there|another number of entries",
         "an entry ends at the next newline, also one that is escaped; control characters alone "
         "are an empty line"),
    ],
    "victoria-metrics": [
        (r"not UTF-8: refused here alone", UTF8),
        (r"refused here: string_too_long", LIMIT),
        (r"type [iubs] here, f there", "every value is a float, and a string is 0"),
        (r"another timestamp", "there is no timestamp of 0"),
        (r"another (measurement|number of fields|value of type f)|other tags",
         "another set of escapes; quotes in a name start a string; an empty tag is left out; a "
         "float can differ in its last bits"),
        (r"refused here: (ends_with_backslash|expected_(space|tag_key|tag_value)|"
         r"invalid_(measurement|integer|uinteger|timestamp)|missing_fields|tag_set_malformed|"
         r"trailing_content)",
         "any text is a value, and one that is no number is 0; blanks, empty names and "
         "empty tags are accepted"),
        (r"refused there: incorrect influx line.*",
         "quotes in a name start a string, which ends at the newline; more blanks"),
        (r"no entry there|another number of entries",
         "control characters alone are an empty line; a newline ends the entry, also in a string"),
    ],
    "questdb": [
        (r"not UTF-8: refused here alone", UTF8),
        (r"refused here: string_too_long", LIMIT),
        (r"refused there: INVALID_(COLUMN|TABLE)_NAME",
         "names of tables and columns have fewer characters, and none of `.?,:\\/'\"` and so on"),
        (r"refused there: INVALID_FIELD_SEPARATOR", "more than one blank"),
        (r"refused there: INVALID_FIELD_VALUE.*", "an unsigned integer (`u`)"),
        (r"refused there: (EMPTY_LINE|INVALID_TIMESTAMP|INVALID_TAG_VALUE|INCOMPLETE_.*|MISSING_.*|"
         r"NO_FIELDS|NONE|no end)", "quotes start a string, `=` and commas in other places"),
        (r"another (field key|measurement|number of fields|value of type s)|other tags",
         "a backslash goes away, whatever follows; a carriage return is left out"),
        (r"another timestamp", "the smallest number means no timestamp; a unit may follow"),
        (r"type . here, . there", "types of its own: timestamps, long256, symbols"),
        (r"refused here: (ends_with_backslash|expected_(space|tag_key|tag_value)|"
         r"invalid_(measurement|integer|uinteger|timestamp)|missing_fields|tag_set_malformed|"
         r"trailing_content)",
         "empty tags and blanks at the end are accepted; timestamps and symbols are values"),
        (r"no entry there|another number of entries",
         "a carriage return is an empty line; a newline in a string or name"),
    ],
    "influxdb-models": [
        (r"not UTF-8: refused here alone", UTF8),
        (r"refused here: string_too_long", LIMIT),
        (r"tags are sorted there", "points keep their tags sorted"),
        (r"refused there: duplicate tags", "here the write checks find them, not the parser"),
        (r"refused there: invalid (number|float|boolean|field format|tag format)",
         "an unsigned integer (`u`), a float beyond the range of a double, another form of a "
         "number, a comma at the end, a second `=`"),
        (r"refused there: time outside range -", "two moments at each end of the range are "
         "reserved"),
        (r"refused there: max key length exceeded: .*",
         "measurement, tags and a field key have at most 65,535 bytes together"),
        (r"refused there: panic",
         "the parser accepts a string that it cannot return, and the program that asks ends"),
        (r"refused there: "
         r"(missing|unbalanced|point is invalid|unable to parse|bad timestamp|strconv).*",
         "quotes in a name start a string"),
        (r"another (measurement|field key|value of type s)|other tags",
         "escapes: a backslash in front of any of `,`, `=`, blank or quote goes away, and control "
         "characters at an edge too"),
        (r"refused here: (ends_with_backslash|expected_(space|tag_key|tag_value)|"
         r"invalid_(integer|measurement|timestamp|uinteger)|missing_fields|tag_set_malformed|"
         r"trailing_content)",
         "tabs and control characters count as blanks; blanks at the end; more forms of numbers"),
        (r"no entry there|another number of entries",
         "control characters count as blanks; a newline in a quoted name ends the entry"),
    ],
}


def given():
    """The recorded cases, if they are beside the checkout, and the corpora."""
    path = os.path.join(TOP, "..", "shared", "golden", "line_protocol", "cases.jsonl.gz")
    if os.path.exists(path):
        with gzip.open(path, "rt") as cases:
            for line in cases:
                yield base64.b64decode(json.loads(line)["input_b64"])
    for target in ("parse", "scan", "splitter", "validate"):
        folder = os.path.join(TOP, "tests", "fuzz", "corpus", target)
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), "rb") as file:
                yield file.read()


def ask(program, peer, lines, batches):
    with tempfile.NamedTemporaryFile() as file:
        for batch in batches:
            file.write(struct.pack("<I", len(batch)) + batch)
        file.flush()
        command = "exec " + " ".join(peer.command()) + " compare"
        done = subprocess.run([program, command, MODES[peer.row["peer"]], str(lines), file.name],
                              stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def count(program, peer):
    """How often each kind of difference is in the generated lines."""
    found = ask(program, peer, COUNTED, [])
    return {"release": peer.release(), "entries": found["entries"], "same": found["same"],
            "differences": {one["what"]: one["count"] for one in found["differences"]}}


def golden():
    with open(GOLDEN) as file:
        return json.load(file)


def recount(program, peer):
    """What is counted otherwise than in the golden file. A fault of this library can look like
    a difference that is known, and only makes it more frequent."""
    name, counted, was = peer.row["peer"], count(program, peer), golden().get(peer.row["peer"], {})
    if counted["release"] != was.get("release"):
        print(f"{name}: the golden counts are of {was.get('release')}")
        return
    for what in ("entries", "same"):
        if counted[what] != was[what]:
            yield f"{name}: {counted[what]} {what}, not {was[what]}, in {COUNTED} generated lines"
    for what in sorted({*counted["differences"], *was["differences"]}):
        now, then = counted["differences"].get(what, 0), was["differences"].get(what, 0)
        if now != then:
            yield f"{name}: {what}, {now} times, not {then}, in {COUNTED} generated lines"


def why(name, what):
    for pattern, reason in EXPLAINED[name]:
        if re.fullmatch(pattern, what):
            return reason
    return None


def verdict(peer, line):
    """What a peer says of one line, in a word or with its reason."""
    done = subprocess.run([*peer.command(), "compare"], stdout=subprocess.PIPE, check=True,
                          input=struct.pack("<I", len(line)) + line)
    answer = done.stdout[4:]
    if not answer:
        return "no entry"
    if answer[:1] != b"E":
        return "accepts"
    text = answer[5:5 + struct.unpack_from("<I", answer, 1)[0]].decode("utf-8", "replace")
    return re.sub(r"^unable to parse '.*': |^at line \S+ ", "", text, flags=re.S)


def cell(text):
    return "".join(c if " " <= c <= "~" else c.encode("unicode_escape").decode()
                   for c in text).replace("|", "\\|")


def update_counts(program, asked):
    with open(GOLDEN, "a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        rows = json.loads(file.read() or "{}")
        rows.update((name, count(program, peer)) for name, peer, _ in asked)
        file.truncate(0)
        json.dump(rows, file, indent=1, sort_keys=True)
        file.write("\n")


def update(asked):
    """Writes docs/parsers.md: one line for each kind of difference that is not rare."""
    got = {name: peer for name, peer, _ in asked}
    out = ["# Parsers side by side", "",
           "Written by `tests/e2e/parser/parser.py PROGRAM LINES --update`. Other parsers that",
           "are published read the same lines: recorded cases, fuzz corpora, generated lines.",
           "This library follows the server's parser (`iox-crate`).", "",
           "| parser | entries | the same | differences |", "|---|---|---|---|"]
    for name, peer, found in asked:
        count = sum(one["count"] for one in found["differences"])
        cells = (f"{name}: {peer.text()}", found["entries"], found["same"], count)
        out.append("| {} | {:,} | {:,} | {:,} |".format(*cells))
    out += ["", "`iox-crate` is also asked for the texts of its errors. The others are asked for",
            "every entry alone.", "", "## Who accepts what", "",
            "One line for each kind of difference. If all accept a line, they read different "
            "values.", "",
            "| line | " + " | ".join(got) + " | why they differ |",
            "|---|" + "---|" * (len(got) + 1)]
    reasons = collections.OrderedDict()
    for name, _, found in asked:
        for one in found["differences"]:
            line = one["example"]
            if one["count"] >= 20 and len(line) <= 40 and "\ufffd" not in line:
                reasons.setdefault(line, []).append(f"{name}: {why(name, one['what'])}")
    for line, whole in reasons.items():
        said = [cell(verdict(peer, line.encode())) for peer in got.values()]
        out.append(f"| `{cell(line)}` | " + " | ".join(said) + " | " + "; ".join(whole) + " |")
    with open(os.path.join(TOP, "docs", "parsers.md"), "w") as file:
        file.write("\n".join(out) + "\n")


def main():
    program, lines = sys.argv[1], int(sys.argv[2])
    missing, problems, done = [], [], []
    asked = [name for name in sys.argv[3:] if not name.startswith("--")] or list(MODES)
    for name in asked:
        try:
            peer = peers.get(name)
        except peers.Missing as reason:
            print(f"SKIPPED: {reason}")
            missing.append(name)
            continue
        found = ask(program, peer, lines, given())
        if "--update" not in sys.argv and "--counts" not in sys.argv:
            problems += recount(program, peer)
        done.append((name, peer, found))
        different = sum(one["count"] for one in found["differences"])
        peers.record(peer, "the server's parser" if name == "iox-crate" else "parser",
                     found["entries"], different)
        print(f"{name} ({peer.text()}): {found['lines']} lines, {found['entries']} entries, "
              f"{found['same']} the same ({found['points']} points), {different} differences",
              flush=True)
        if found["ended"] != 0 or found["points"] < lines // 20:
            problems.append(f"{name} ended with {found['ended']} after {found['points']} points")
        for one in found["differences"]:
            reason = why(name, one["what"])
            print(f"  {one['count']:7}  {one['what']}: {reason or '?'}  {one['example'][:80]!r}")
            if reason is None:
                problems.append(f"{name}: {one['what']}, {one['count']} times: {one['example']!r}")
    if problems:
        sys.exit("\n".join(problems[:40]))
    if "--update" in sys.argv or "--counts" in sys.argv:
        update_counts(program, done)
    if missing:
        sys.exit(77)
    if "--update" in sys.argv:
        update(done)


main()
