# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""soak.py SERVER MINUTES: good clients and hostile ones at the same time, for so long. Good writes
are answered as if they were alone, each line is counted by both sides, and memory, descriptors and
threads of the server stay flat. The server is one without sanitizers, whose memory is its own."""
import json, os, socket, sys, threading, time
import hostile, load
from hostile import GOOD, head, sized, status
from sample import Sample, problems_exit

sys.path.insert(0, os.path.join(load.HERE, "..", "..", "lib"))
from usage import FEW_ARENAS, Usage, now

MOST_COLUMNS = 2000
FLAGS = ("--bucket", "home", "--max-bytes", str(hostile.LIMIT), "--request-seconds", "5",
         "--max-columns", str(MOST_COLUMNS))
GROWTH = {"memory": 16384, "descriptors": 8, "threads": 0}


class Hostile:
    """Clients of one kind each, until `ended` is set."""
    def __init__(self, server):
        self.server, self.ended = server, threading.Event()
        self.checks = hostile.Checks(server, quiet=True)
        self.rounds, self.problems, self.columns, self.slow = 0, [], 0, 0
        self.broken()  # once alone: what the server keeps after that is what it needs
        kinds = (self.broken, self.new_columns, self.flood, *[self.trickle] * 4, *[self.idle] * 4)
        self.threads = [threading.Thread(target=self.run, args=(kind, )) for kind in kinds]
        for thread in self.threads:
            thread.start()

    def run(self, kind):
        while not self.ended.is_set():
            try:
                kind()
            except OSError as why:
                self.problems.append(f"{kind.__name__}: {why}")
                return

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join(120)

    def broken(self):
        """All that hostile.py sends."""
        for part in hostile.PARTS:
            if self.ended.is_set():
                return
            part(self.checks)
        self.rounds += 1

    def new_columns(self):
        """Columns without an end: they are remembered up to the cap."""
        line = b"many c%d=1 1\n" % self.columns
        answer = self.server.raw(sized(line))
        self.columns += 1
        if status(answer) != 204:
            self.problems.append(f"a new column: {answer!r}")
        if self.columns > MOST_COLUMNS:
            time.sleep(0.05)

    def trickle(self):
        answer = hostile.trickled(self.server)
        self.slow += 1
        if status(answer) != 408:
            self.problems.append(f"a body that trickles: {answer!r}")

    def idle(self):
        """Connections that say nothing, or half a request, and stay."""
        for beginning in (b"", b"POST /api", head("Content-Length: 8")):
            self.server.raw(beginning, timeout=20)

    def flood(self):
        """Connections that are reset at once."""
        for number in range(90):
            if self.ended.wait(0.02):
                return
            with socket.create_connection(("127.0.0.1", self.server.port)) as connection:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                connection.sendall(sized(GOOD)[:number])  # never a whole request


def good_and_bad(program, seconds, schemas):
    """Runs it; returns the problems and how much was checked."""
    with Sample(program, *load.FLAGS, *FLAGS, "--schemas", schemas,
                environment=FEW_ARENAS) as server:
        before = now(server.process.pid)
        bad = Hostile(server)
        usage = Usage(server.process.pid)
        clients = load.start_clients(server, seconds)
        told = [json.loads(client.communicate()[0]) for client in clients]
        bad.end()
        problems = usage.grown(**GROWTH) + bad.checks.problems + bad.problems
        buckets = server.vars()["buckets"]
        more, checks = load.accounted(told, buckets, seconds)
        time.sleep(7)  # the server closes what is idle for five seconds
        after = now(server.process.pid)
        if after["descriptors"] != before["descriptors"]:
            problems.append(f"{before} at first, {after} in the end")
        if server.stop() != 0:
            problems.append(f"the server ended with {server.process.returncode}")
    problems += more + server.errors + home_accounted(bad, buckets["home"])
    return problems, checks + bad.checks.count


def home_accounted(bad, home):
    """The hostile clients count, too, except for noise that may have been a good line."""
    least, most = bad.checks.lines + bad.columns, bad.checks.uncertain
    print(f"hostile: {bad.rounds} rounds, {bad.checks.count} checks, {bad.columns} new columns, "
          f"{bad.slow} bodies that trickle; {home['accepted']} lines accepted, of which {least} "
          f"are known and up to {most} are noise")
    if bad.rounds and least <= home["accepted"] <= least + most:
        return []
    return [f"{home['accepted']} hostile lines are accepted, not {least} to {least + most}"]


def main():
    program, minutes = sys.argv[1], float(sys.argv[2])
    with load.known_columns() as schemas:
        problems, checks = good_and_bad(program, 60 * minutes, schemas.name)
    problems_exit(problems[:20], checks)


if __name__ == "__main__":
    main()
