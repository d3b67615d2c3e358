# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What a server takes over time: resident memory, open descriptors, threads. Flat means that the
largest value after the first third of the run is hardly above the largest one within it."""
import os, re, threading, time

# glibc gives a thread an arena of its own, up to eight a processor, and each keeps what it once
# needed. With two of them the memory that is resident is about that which is in use.
FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}


def now(process):
    """Memory in KiB, descriptors, threads."""
    with open(f"/proc/{process}/status", encoding="ascii", errors="replace") as file:
        text = file.read()
    read = lambda key: int(re.search(key + r":\s+(\d+)", text)[1])
    return {
        "memory": read("VmRSS"), "descriptors": len(os.listdir(f"/proc/{process}/fd")),
        "threads": read("Threads")
    }


class Usage:
    """Samples of a process that this one started, taken by a thread."""
    def __init__(self, process, pause=0.25):
        self.process, self.pause, self.samples = process, pause, []
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        begin = time.monotonic()
        while not self.ended.wait(self.pause):
            try:
                self.samples.append((time.monotonic() - begin, now(self.process)))
            except OSError:
                return

    def end(self):
        self.ended.set()
        self.thread.join()

    def grown(self, **most):
        """Problems: what grew by more than `most`, such as memory=16384. Prints a table."""
        self.end()
        third = self.samples[-1][0] / 3
        problems = []
        for key, growth in most.items():
            parts = [[one[key] for at, one in self.samples
                      if number * third <= at <= (number + 1) * third] for number in range(3)]
            largest = [max(part, default=0) for part in parts]
            middle = [sorted(part)[len(part) // 2] for part in parts]
            print(f"{key:12} at most {largest} in each third, median {middle}; "
                  f"{self.samples[-1][1][key]} at the end")
            if max(largest[1:]) > largest[0] + growth:
                problems.append(f"{key} grows: {largest}")
        return problems
