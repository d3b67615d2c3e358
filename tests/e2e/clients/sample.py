# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The sample server as a process of its own, and what tests ask it."""
import http.client, json, os, re, signal, socket, subprocess, sys, threading


def skip(why):
    print("SKIPPED: " + why)
    sys.exit(77)


class Sample:
    """A server that says on which port it listens. `log` holds its lines, one a request if it
    was started with --verbose."""
    def __init__(self, program, *flags, environment=None):
        self.process = subprocess.Popen([program, *flags], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True, errors="replace",
                                        env={**os.environ, **(environment or {})})
        first = self.process.stdout.readline()
        if not first.startswith("listening on "):
            sys.exit("the server does not start: " + first + self.process.stderr.read())
        self.port = int(first.rsplit(":", 1)[1])
        self.log = []
        self.errors = []
        self.readers = [
            threading.Thread(target=self.collect, args=pair, daemon=True)
            for pair in ((self.process.stdout, self.log), (self.process.stderr, self.errors))
        ]
        for reader in self.readers:
            reader.start()

    def collect(self, stream, lines):
        for line in stream:
            lines.append(line.rstrip("\n"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, how=signal.SIGTERM):
        """Ends it; returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(120)
        for reader in self.readers:
            reader.join(60)
        return code

    def ask(self, method, path, body=None, headers={}, timeout=120):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def vars(self):
        return json.loads(self.ask("GET", "/debug/vars")[2])

    def raw(self, data, timeout=60, half_close=False):
        """Sends bytes and returns all that comes back until the server closes or says nothing
        more for `timeout`."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            try:
                connection.sendall(data)
                if half_close:
                    connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            out = b""
            try:
                while piece := connection.recv(65536):
                    out += piece
            except OSError:
                pass
            return out

    def statuses(self, bucket):
        """Of the answers to the writes into a bucket, in their order."""
        wanted = re.compile(r"POST \S*[?&](?:bucket|db)=" + re.escape(bucket) + r"(?:&\S*)? (\d+)$")
        return [int(match[1]) for match in map(wanted.match, list(self.log)) if match]

    def memory(self):
        """Resident, in KiB."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1])


def problems_exit(problems, checks):
    for problem in problems:
        print("PROBLEM: " + problem)
    print(f"{checks} checks, {len(problems)} problems")
    sys.exit(1 if problems or not checks else 0)
