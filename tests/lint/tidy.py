# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy with the project's .clang-tidy over every header, in two ways.

- All checks of the syntax tree: one unit a room, because they look at the whole tree of a unit,
  the standard library's included, and that takes seconds.
- The static analyzer: every header as a main file, because it does not enter the functions of an
  included one.

A job is done again when a file that it reads, the configuration or the tool has changed: answers
are kept in build/lint/tidy by a hash of all these."""
import concurrent.futures, glob, hashlib, os, re, subprocess, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../scripts/lib"))
import house

ARROW = house.arrow_include()
FLAGS = ["-x", "c++", "-std=c++20", "-Iinclude", *(ARROW or [])]
# An eighth of the analyzer's default: with it one header alone takes 25 seconds, and finds nothing.
ANALYZER = "-Xclang -analyzer-config -Xclang max-nodes=30000".split()
# As in .clang-tidy, which has the reason.
ANALYZED = "-*,clang-analyzer-*,-clang-analyzer-optin.performance.Padding"
CACHE = "build/lint/tidy"
# Headers that no unit can include here, each with its reason.
SKIPPED = {
    "faultwire/interop/std_expected.hpp": "std::expected is in C++23",
    "faultwire/interop/std_format.hpp": "libstdc++ 12 has no std::format",
    **({} if ARROW is not None else {"faultwire/interop/arrow.hpp": "Arrow is missing here"}),
}


def read(path):
    with open(path, "rb") as file:
        return file.read()


def closure(path, seen):
    """Adds `path` and every header of this library that it includes, directly or not, to `seen`."""
    if path not in seen and os.path.exists(path):
        seen.add(path)
        for name in re.findall(rb'^\s*#\s*include\s*[<"](faultwire/[^>"]+)[>"]', read(path), re.M):
            closure("include/" + name.decode(), seen)
    return seen


def kept_as(common, command, main_files):
    digest = hashlib.sha256(common + " ".join(command).encode())
    for path in sorted(set().union(*(closure(path, set()) for path in main_files))):
        digest.update(path.encode() + b"\0" + read(path))
    return os.path.join(CACHE, digest.hexdigest())


def job(common, checks, reported, main_file, headers, more=()):
    command = [
        "clang-tidy", "--quiet", *checks, "--header-filter=" + reported, main_file, "--", *FLAGS,
        *more
    ]
    return kept_as(common, command, headers), command


def run(kept, command):
    """(what clang-tidy says, empty if it finds nothing; the seconds that it took)."""
    if os.path.exists(kept):
        return read(kept).decode(), 0.0
    start = time.monotonic()
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = ran.stdout.decode("utf-8", "replace")
    if ran.returncode != 0 and "warning:" not in said and "error:" not in said:
        said += f"error: {' '.join(command)}\n" + ran.stderr.decode("utf-8", "replace")
    with open(kept, "w") as file:
        file.write(said)
    return said, time.monotonic() - start


def jobs_for(headers):
    common = subprocess.check_output(["clang-tidy", "--version"]) + read(".clang-tidy")
    rooms = {}
    for header in headers:
        rooms.setdefault(header.split("/")[1] if header.count("/") > 1 else "", []).append(header)
    for room, members in rooms.items():
        unit = os.path.join(CACHE, f"unit_{room or 'top'}.cpp")
        with open(unit, "w") as file:
            file.write("".join(f'#include "{header}"\n' for header in members))
        reported = f"include/faultwire/{room}/" if room else "include/faultwire/[a-z_]+[.]hpp"
        yield job(common, ["--config-file=.clang-tidy", "--checks=-clang-analyzer-*"], reported,
                  unit, ["include/" + header for header in members])
    for header in headers:
        if header.count("/") > 1:  # the umbrellas have no functions
            yield job(common, ["--checks=" + ANALYZED], "NONE", "include/" + header,
                      ["include/" + header], ANALYZER)


def main():
    os.makedirs(CACHE, exist_ok=True)
    found = glob.glob("include/faultwire/**/*.hpp", recursive=True)
    headers = sorted({path[len("include/"):] for path in found} - set(SKIPPED))
    jobs = list(jobs_for(headers))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        results = list(pool.map(lambda one: run(*one), jobs))
    for path in set(glob.glob(CACHE + "/*")) - {kept for kept, _ in jobs}:
        if not path.endswith(".cpp"):
            os.remove(path)
    said = [text for text, _ in results if text.strip()]
    fresh = sorted(((seconds, command[command.index("--") - 1])
                    for (_, seconds), (_, command) in zip(results, jobs)
                    if seconds), reverse=True)
    print("slowest: " + ", ".join(f"{name} {seconds:.0f} s" for seconds, name in fresh[:5]))
    count = sum(len(re.findall(r"^(?:\S+: )?(?:warning|error): ", text, re.M)) for text in said)
    print("\n".join(said + [
        f"{len(headers)} headers, {len(jobs)} jobs of which {len(fresh)} are "
        f"fresh, {count} findings"
    ]))
    sys.exit(1 if said or not headers else 0)


main()
