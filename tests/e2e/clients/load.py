# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""load.py SERVER SECONDS: two client processes write good and bad lines for so long. Every line
that was sent is accounted for by both sides as accepted or rejected, with the right text, and
the memory of the server stays flat."""
import json, os, subprocess, sys, tempfile, time
from sample import Sample, problems_exit

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_GROWTH = 16384  # KiB, from the first third on


BUCKETS = ("load", "flaky")
FLAGS = ("--port", "0", "--bucket", "load", "--rehearse", "flaky=unavailable*40")


def main():
    program, seconds = sys.argv[1], float(sys.argv[2])
    with known_columns() as schemas:
        problems, checks = run(program, seconds, schemas.name)
    problems_exit(problems, checks)


def known_columns():
    """A file of schemas. All buckets know the type that bad lines contradict, so that it does not
    matter which line comes first."""
    schemas = tempfile.NamedTemporaryFile("w", suffix=".json")
    json.dump(
        {bucket: [["cpu", 0, "usage", "iox::column_type::field::float"]]
         for bucket in BUCKETS}, schemas)
    schemas.flush()
    return schemas


def start_clients(server, seconds):
    return [
        subprocess.Popen([
            sys.executable, "-B",
            os.path.join(HERE, "load_client.py"),
            str(server.port),
            str(seconds),
            str(seed)
        ], stdout=subprocess.PIPE, text=True) for seed in (1, 2)
    ]


def accounted(told, buckets, seconds):
    """Problems: lines that one side counts and the other does not. `told` by the clients, and what
    the server counts in each bucket."""
    problems = [problem for one in told for problem in one["problems"]]
    sums = {
        key: sum(one[key] for one in told)
        for key in ("requests", "sent", "accepted", "rejected", "again")
    }
    if sums["sent"] != sums["accepted"] + sums["rejected"]:
        problems.append(f"lines are not accounted for: {sums}")
    for key in ("accepted", "rejected"):
        counted = sum(buckets[bucket][key] for bucket in BUCKETS)
        if counted != sums[key]:
            problems.append(f"the server counts {counted} {key} lines and the clients {sums[key]}")
    if not sums["accepted"] or not sums["rejected"] or not sums["again"]:
        problems.append(f"the load is not mixed: {sums}")
    print(
        f"{seconds:.0f} s, two clients: {sums['requests']} requests, {sums['sent']} lines sent = "
        f"{sums['accepted']} accepted + "
        f"{sums['rejected']} rejected; {sums['again']} requests were sent again when "
        f"the server was unavailable")
    for number, one in enumerate(told, 1):
        print(
            f"client {number}: {one['requests']} requests, p50 {one['p50_ms']} ms, p99 "
            f"{one['p99_ms']} ms"
        )
    return problems, sums["requests"]


def run(program, seconds, schemas):
    with Sample(program, *FLAGS, "--schemas", schemas) as server:
        begin = time.monotonic()
        clients = start_clients(server, seconds)
        memory = []
        while any(client.poll() is None for client in clients):
            memory.append((time.monotonic() - begin, server.memory()))
            time.sleep(0.25)
        told = [json.loads(client.communicate()[0]) for client in clients]
        problems, checks = accounted(told, server.vars()["buckets"], seconds)
    # A client may start late on a busy machine, and then writes for so long.
    start = memory[-1][0] - seconds
    early = max(kib for at, kib in memory if at <= max(start, 0) + seconds / 3)
    late = max(kib for at, kib in memory)
    if late - early > MOST_GROWTH:
        problems.append(f"memory grows from {early} to {late} KiB")
    print(f"memory of the server: {early} KiB in the first third, {late} KiB at most")
    return problems, checks


if __name__ == "__main__":
    main()
