# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""matrix.py CLIENT SERVER: a real client meets every event of the sample server; what
surfaces is compared with expected.py and printed, and the texts with client_texts.jsonl."""
import itertools, json, re, sys
import icinga2
from drivers import DRIVERS, needed, peers, release
from expected import BATCHES, LIMIT, MESSAGE_ALONE, OBEYS, PRESETS, REHEARSED, ROWS, TROUBLES
from explained import explained, retried
from sample import Sample, problems_exit
import client_texts  # in a folder that drivers.py adds


def case_of(row):
    one = {
        "event": row.event, "bucket": row.event, "api": row.api,
        "lines": BATCHES.get(row.event, ["m f=1 1"]), "token": "writing", "user": "writer",
        "password": "secret", "gzip": row.event == "zipped",
        "options": {"noSync": True} if row.api == "core-v3" else None
    }
    if row.event == "unauthorised":
        one.update(token="wrong", password="wrong")
    if row.event == "no_permission":
        one.update(token="reading", user="reader")
    return one


def flags(api, client):
    retry_after = 1 if client in OBEYS else 20
    out = [
        "--port", "0", "--verbose", "--max-bytes",
        str(LIMIT), "--retry-after",
        str(retry_after), "--v1", api, "--v2", api, "--v3", api
    ]
    for credential in ("writing", "writer:secret"):
        out += ["--writer", credential]
    for credential in ("reading", "reader:secret"):
        out += ["--reader", credential]
    for bucket in ("good", "zipped", "partial", "all_bad", "unauthorised", "no_permission",
                   "too_large"):
        out += ["--bucket", bucket]
    rehearsed = {**REHEARSED, **({"too_large": "too large"} if client == "icinga2" else {})
                 }  # its batches are small
    for bucket, event in rehearsed.items():
        out += ["--rehearse", f"{bucket}={event}"]
    return out


def differences(row, seen, statuses):
    if seen["outcome"] != row.outcome:
        yield f"outcome {seen['outcome']}, not {row.outcome}"
    if statuses != row.statuses:
        yield f"the server answered {statuses}, not {row.statuses}"
    for text in row.texts:
        if text not in re.sub(r"\\+(?=[\"'])", "", seen["text"]):
            yield f"the user does not read {text!r} but {seen['text']!r}"
    troubles = [
        trouble["id"]
        for record in explained(seen.get("logged", seen["text"]))
        for trouble in record.get("troubles", [])
    ]
    event = row.event.removesuffix("_once")
    unknown = not troubles and event in MESSAGE_ALONE.get((row.client, row.api), ())
    if seen["text"] and row.outcome != "ok" and not unknown and not TROUBLES[event] & set(troubles):
        yield f"{seen['text']!r} is explained as {troubles}"
    preset = PRESETS.get(row.client)
    if preset and statuses and statuses[0] >= 400:
        if retried(preset, statuses[0]) != (len(statuses) > 1):
            yield f"the preset {preset} decides otherwise after {statuses[0]}"


def main():
    client, program = sys.argv[1:3]
    problems, checks, texts = [], 0, []
    peer = getattr(DRIVERS.get(client), "peer", None)
    got = needed(peer) if peer else None
    if got:
        print(f"{client}: {got.text()}")
    print(f"{'client':28} {'answers of':22} {'event':15} {'surfaces as':26} {'requests':20} text")
    for api, rows in itertools.groupby((row for row in ROWS if row.client == client),
                                       key=lambda row: row.api):
        rows = list(rows)
        with Sample(program, *flags(api, client)) as server:
            cases = [case_of(row) for row in rows]
            if client == "icinga2":
                seen = icinga2.drive(server.port, cases,
                                     lambda bucket: len(server.statuses(bucket)))
            else:
                seen = DRIVERS[client](server.port, cases, got)
        for row, one in itertools.zip_longest(rows, seen):
            statuses = server.statuses(row.event)
            # icinga2 continues every second. The 204 answers a write of this test, which stored
            # types that the batches of icinga2 contradict.
            if client == "icinga2":
                statuses = sorted(
                    {status
                     for status in statuses
                     if status != 204 or row.outcome == "ok"})
            found = list(differences(row, one, statuses))
            checks += 1
            problems += [f"{client}, {api}, {row.event}: {problem}" for problem in found]
            print(
                f"{client:28} {api:22} {row.event:15} {one['outcome']:26} "
                f"{' '.join(map(str, statuses)):20} "
                f"{json.dumps(one['text'])[1:-1][:80]}{'  <-- NOT AS EXPECTED' if found else ''}")
            texts.append((api, row.event, one.get("logged", one["text"])))
    problems += client_texts.differences(client, release(client, got), texts)
    if got:
        peers.record(got, client, checks, len(problems))
    problems_exit(problems, checks)


main()
