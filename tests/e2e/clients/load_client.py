# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""load_client.py PORT SECONDS SEED: writes seeded batches of good and bad lines by all three
endpoints, on one connection, and compares each answer with the one that its batch must get.
Prints one JSON object: what was sent, accepted, rejected, what was wrong, how long answers took."""
import gzip, http.client, json, random, sys, time

port, seconds, seed = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
GOOD = "cpu,host=h{n} usage={n}.5,count={n}i,name=\"some text\" {t}"
# A bad line, and its reason in the words of InfluxDB Cloud, InfluxDB 3 Core and InfluxDB 1.x; the
# last is found while storing. Core shows that line as it read it: without the quotes of strings.
BAD = [
    ("bad", "A generic parsing error occurred: TakeWhile1",
     "Expected at least one space character, got end of input", "missing fields"),
    (",x usage=1", "Invalid measurement was provided", "Invalid measurement was provided",
     "missing measurement"),
    ('cpu usage="text" 1',
     "Unable to insert iox::column_type::field::string type into column usage with type "
     "iox::column_type::field::float",
     "invalid column type for column 'usage', expected iox::column_type::field::float, got "
     "iox::column_type::field::string",
     'partial write: field type conflict: input field "usage" on measurement "cpu" is type string, '
     'already exists as type float dropped={dropped}'
     ),
]
CONFLICT = BAD[-1]
AS_CORE_READ_IT = {CONFLICT[0]: "cpu usage=text 1"}
# What "unavailable" is called where the answer is 500, and only the text says that it passes.
STOPS = b"write buffer error: error from wal: wal is shutdown and not accepting writes"
UNAVAILABLE = {"v1": (500, {"error": "timeout"}), "v3": (500, STOPS)}
PATHS = {"v1": "/write?db=", "v2": "/api/v2/write?bucket=", "v3": "/api/v3/write_lp?db="}


def batch():
    """Lines, and for each the bad one that it is, or None."""
    share = chance.choice([0, 0, 0.1, 1])
    out = []
    for _ in range(chance.choice([1, 5, 20, 90])):
        bad = chance.choice(BAD) if chance.random() < share else None
        good = GOOD.format(
            n=chance.randrange(1000),
            t=chance.randrange(86400))  # within 24 hours, also where these count as seconds
        out.append((bad[0] if bad else good, bad))
    return out


def expected(version, lines):
    """The status and what the body must say."""
    bad = [(number, line, kind) for number, (line, kind) in enumerate(lines, 1) if kind]
    if not bad:
        return 204, ""
    if version == "v2":
        stages = ["writing" if kind is CONFLICT else "parsing" for _, _, kind in bad]
        errors = "\n".join(f"error {stage} line {number} (1-based): {kind[1]}"
                           for stage, (number, _, kind) in zip(stages, bad))
        message = "failed to parse line protocol: errors encountered on line(s):\n" + errors
        return 400, {"code": "invalid", "line": bad[0][0], "message": message}
    if version == "v3":
        data = [{
            "error_message": kind[2], "line_number": number,
            "original_line": AS_CORE_READ_IT.get(line, line)[:20]
        } for number, line, kind in bad]
        return 400, {"error": "partial write of line protocol occurred", "data": data}
    conflicts = sum(kind is CONFLICT for _, _, kind in bad)
    if conflicts:
        return 400, {"error": CONFLICT[3].format(dropped=conflicts)}
    points = "\n".join(f"unable to parse '{line}': {kind[3]}" for _, line, kind in bad)
    return 400, {
        "error": points if len(bad) == len(lines) else f"partial write: {points} dropped=0"
    }


def readable(text):
    """The JSON value of a body, or the bytes of one that is no JSON."""
    try:
        return json.loads(text) if text else ""
    except ValueError:
        return text


def main():
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    out = {"requests": 0, "sent": 0, "accepted": 0, "rejected": 0, "again": 0, "problems": []}
    times = []
    until = time.monotonic() + seconds
    while time.monotonic() < until and len(out["problems"]) < 5:
        lines, version = batch(), chance.choice(list(PATHS))
        body = "\n".join(line for line, _ in lines).encode()
        headers = {"Content-Type": "text/plain"}
        if chance.random() < 0.3:
            body, headers["Content-Encoding"] = gzip.compress(body, 1), "gzip"
        bucket = chance.choice(["load", "load", "load", "flaky"])
        wanted = expected(version, lines)
        while True:
            begin = time.perf_counter()
            connection.request("POST", PATHS[version] + bucket, body, headers)
            answer = connection.getresponse()
            text = answer.read()
            times.append(time.perf_counter() - begin)
            out["requests"] += 1
            got = answer.status, readable(text)
            if answer.status != 503 and got != UNAVAILABLE.get(version):
                break
            out["again"] += 1
        out["sent"] += len(lines)
        if got != wanted:
            out["problems"].append(f"{version}: {got}, not {wanted}")
            continue
        bad = sum(kind is not None for _, kind in lines)
        out["rejected"] += bad
        out["accepted"] += len(lines) - bad
    times.sort()
    out["p50_ms"], out["p99_ms"] = (round(times[int(len(times) * part)] * 1000, 2)
                                    for part in (0.5, 0.99))
    print(json.dumps(out))


if __name__ == "__main__":
    main()
