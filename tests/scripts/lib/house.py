# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What the script tests share: their arguments, running commands, and reporting."""
import argparse, concurrent.futures, os, shutil, subprocess, sys

WARNINGS = ("-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast "
            "-Wundef -Werror").split(
)


def arguments(**switches):
    """The arguments of a script test; `switches` are options for a person, each with its help."""
    parser = argparse.ArgumentParser()
    for name in ("source-dir", "build-dir", "tool", "cxx"):
        parser.add_argument("--" + name, required=True)
    for name, text in switches.items():
        parser.add_argument("--" + name, action="store_true", help=text)
    return parser.parse_args()


def skip(reason):
    print("SKIPPED:", reason)
    sys.exit(77)


def arrow_include():
    """Compiler flags for the headers of Arrow: of its package, or of the wheel of the peer pyarrow.
    None where Arrow is missing."""
    if os.path.exists("/usr/include/arrow/flight/types.h"):
        return []
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    headers = os.path.join(cache, "faultwire", "peers", "pyarrow", "site", "pyarrow", "include")
    return ["-isystem", headers] if os.path.exists(headers) else None


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)


def in_parallel(jobs):
    """Runs callables that return a problem or nothing, one a processor, and exits with what they
    found."""
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        finish([p for p in pool.map(lambda job: job(), jobs) if p], len(jobs))


def finish(problems, checks):
    for problem in problems:
        print(problem)
    print(f"{checks} checks, {len(problems)} problems")
    sys.exit(1 if problems or checks == 0 else 0)


def on_terminal(command, width=None, **options):
    """What a terminal shows of a command; of `width` columns, if that is given."""
    import fcntl, pty, struct, termios  # not every system has them
    main_end, terminal = pty.openpty()
    if width is not None:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    process = subprocess.Popen(command, stdout=terminal, **options)
    os.close(terminal)
    shown = b""
    try:
        while piece := os.read(main_end, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    process.wait()
    os.close(main_end)
    return shown


class Checks:
    """Counts the expectations, and keeps those that fail."""
    def __init__(self):
        self.problems = []
        self.count = 0

    def expect(self, what, good, shown=""):
        self.count += 1
        if not good:
            self.problems.append(f"{what} {shown}")

    def finish(self):
        finish(self.problems, self.count)


def compilers(args):
    """The compilers to check with: the one of the build, and the other one where it is
    installed."""
    found = [args.cxx] + [
        c for c in ("g++", "clang++") if os.path.basename(args.cxx) != c and shutil.which(c)
    ]
    return found


def headers(root):
    """All public headers, as they are included."""
    out = []
    for folder, _, files in os.walk(os.path.join(root, "include", "faultwire")):
        out += [
            os.path.relpath(os.path.join(folder, f), os.path.join(root, "include"))
            for f in files
            if f.endswith(".hpp")
        ]
    return sorted(out)
