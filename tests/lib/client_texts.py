# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What clients print: tests/golden/client_texts.jsonl, one object a line: the client, its release,
whose answers it got, the event, the text, and what the library reads in it. What differs from run
to run is made constant. FAULTWIRE_CLIENT_TEXTS=update writes the rows of the client instead of
comparing them; FAULTWIRE_TOOL is the program that reads the texts then."""
import fcntl, json, os, re, subprocess
import peers

GOLDEN = os.path.join(peers.TOP, "tests", "golden", "client_texts.jsonl")
# What a run makes, and what the file has instead.
CONSTANT = [(re.compile(pattern), constant) for pattern, constant in (
    (r"(127\.0\.0\.1|127%2E0%2E0%2E1|%5B::1%5D|localhost):\d+", r"\1:8181"),
    (r"\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d(\.\d+)?", r"2026-01-01\g<1>00:00:00"),
    (r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d", "2026/01/01 00:00:00"),
    (r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", "Thu, 01 Jan 2026 00:00:00 GMT"),
    (r"\b0x[0-9a-f]{8,}", "0x1000"),
)]


def constant(text):
    for pattern, instead in CONSTANT:
        text = pattern.sub(instead, text)
    return text


def read_in(text):
    """The codes, the troubles and the next steps that `faultwire explain` names, in its order."""
    done = subprocess.run([os.environ["FAULTWIRE_TOOL"], "explain", "--output", "json", "-"],
                          input=text, stdout=subprocess.PIPE, text=True, timeout=300)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return {"codes": [code["code"] for one in records for code in one.get("codes", [])],
            "troubles": [trouble["id"] for one in records for trouble in one.get("troubles", [])],
            "next": [one["retry"] for one in records]}


def key(row):
    return row["client"], row["answers"], row["event"]


def update(rows):
    """Replaces all rows of the clients."""
    clients = {row["client"] for row in rows}
    with open(GOLDEN, "a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        kept = [json.loads(line) for line in file]
        kept = [row for row in kept if row["client"] not in clients]
        rows = [{**row, **read_in(row["text"])} for row in rows]
        file.truncate(0)
        for row in sorted(kept + rows, key=lambda row: row["client"]):
            file.write(json.dumps(row) + "\n")


def differences(client, release, seen):
    """Compares the texts `seen`, (answers, event, text), with the file. Texts of another release
    than the one of the file are printed where they differ, and are no differences."""
    rows = [{"client": client, "release": release, "answers": answers, "event": event,
             "text": constant(text)} for answers, event, text in seen if text]
    if os.environ.get("FAULTWIRE_CLIENT_TEXTS") == "update":
        update(rows)
        return []
    with open(GOLDEN) as file:
        golden = {key(row): row for row in map(json.loads, file) if row["client"] == client}
    releases = {row["release"] for row in golden.values()}
    found = []
    for row in rows:
        was = golden.pop(key(row), None)
        if was is None:
            found.append(f"{key(row)}: client_texts.jsonl has no such row, and the text is "
                         f"{row['text']!r}")
        elif was["text"] != row["text"]:
            found.append(f"{key(row)}: the text is {row['text']!r}, not {was['text']!r}")
    found += [f"{key(row)}: no text, not {row['text']!r}" for row in golden.values()]
    if releases == {release}:
        return found
    if found:
        print(f"{client} {release}: {len(found)} texts differ from those of "
              f"{', '.join(sorted(releases)) or 'no release'}")
        print("\n".join("  " + one for one in found[:20]))
    return []
