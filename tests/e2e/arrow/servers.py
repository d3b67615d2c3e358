# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Programs that serve Arrow Flight, and the words that these tests send."""
import os, subprocess, sys

TEXT = 'no table "m" (100 %) \u00e9'
ASKED = "x-faultwire-details=1"


def run(command, lines=None, environment=None):
    text = None if lines is None else "".join(line + "\n" for line in lines)
    return subprocess.run(command, input=text, stdout=subprocess.PIPE, text=True, timeout=600,
                          env={**os.environ, **(environment or {})})


class Server:
    """A peer that serves until its input ends. `problems` is a list, to which its end is added if
    it failed."""
    def __init__(self, command, problems, environment=None):
        self.problems = problems
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, env={**os.environ, **(environment or {})})
        line = self.process.stdout.readline()
        if not line.strip().isdigit():
            sys.exit(f"{command} does not start: {line}")
        self.port = line.strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        try:
            code = self.process.wait(120)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = "no end"
        if code != 0:
            self.problems.append(f"{self.process.args} ended with {code}")
