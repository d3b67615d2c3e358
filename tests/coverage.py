# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Which branches of include/ the unit, property and golden tests take, by room: clang's own coverage of the source.

    tests/coverage.py BUILD_DIR             # configures, builds and runs with coverage in BUILD_DIR, and prints the table
    tests/coverage.py BUILD_DIR --missing   # from what was run before: every branch side that no test takes
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FLAGS = "-O0 -g1 -fprofile-instr-generate -fcoverage-mapping"
WANTED = re.compile(r"faultwire\.(unit|property|golden)\.")


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, **options)


def measure(build, jobs):
    run("cmake", "-S", ROOT, "-B", build, "-G", "Ninja", "-DCMAKE_CXX_COMPILER=clang++", "-DCMAKE_BUILD_TYPE=Debug", f"-DCMAKE_CXX_FLAGS_DEBUG={FLAGS}",
        "-DFAULTWIRE_BUILD_TESTS=ON", "-DFAULTWIRE_BUILD_TOOL=OFF", "-DFAULTWIRE_E2E_TESTS=OFF", "-DFAULTWIRE_SCRIPT_TESTS=OFF", stdout=subprocess.DEVNULL)
    listed = run("ninja", "-C", build, "-t", "targets", "all", stdout=subprocess.PIPE).stdout.decode()
    targets = sorted({line.split(":")[0] for line in listed.splitlines() if re.fullmatch(r"faultwire\.(unit|property|golden)\.\w+", line.split(":")[0])})
    run("ninja", "-C", build, f"-j{jobs}", *targets, stdout=subprocess.DEVNULL)
    for target in targets:
        run(build / "tests" / target, "--gtest_brief=1", stdout=subprocess.DEVNULL,
            env=dict(os.environ, LLVM_PROFILE_FILE=str(build / f"{target}.profraw")))
    run("llvm-profdata-14", "merge", "-sparse", "-o", build / "all.profdata", *sorted(build.glob("*.profraw")))


def binaries(build):
    found = sorted(file for file in (build / "tests").iterdir() if WANTED.match(file.name) and os.access(file, os.X_OK))
    return [found[0]] + [word for file in found[1:] for word in ("-object", file)]


def branches(build):
    """(file, line, column) -> [taken, not taken], over all instances of a template: a side that one instance takes is taken."""
    out = run("llvm-cov-14", "export", "-instr-profile", build / "all.profdata", *binaries(build), "-skip-functions=false",
              stdout=subprocess.PIPE).stdout
    found = collections.defaultdict(lambda: [0, 0])
    for unit in json.loads(out)["data"]:
        for function in unit["functions"]:
            for line, column, end_line, end_column, yes, no, file, *_ in function.get("branches", []):
                name = function["filenames"][file]
                if "/include/faultwire/" not in name:
                    continue
                sides = found[(name.split("/include/faultwire/")[1], line, column, end_line, end_column)]
                sides[0] += yes
                sides[1] += no
    return found


def table(found):
    rooms = collections.defaultdict(lambda: [0, 0])
    for (name, *_), sides in found.items():
        room = name.split("/")[0] if "/" in name else "root"
        for key in (room, "all"):
            rooms[key][0] += 2
            rooms[key][1] += (sides[0] > 0) + (sides[1] > 0)
    print("| room | branch sides | taken | share |\n|---|---|---|---|")
    for room in sorted(rooms, key=lambda each: (each == "all", each)):
        total, taken = rooms[room]
        print(f"| {room} | {total} | {taken} | {100 * taken / total:.1f} % |")


def missing(found):
    for (name, line, column, *end), sides in sorted(found.items()):
        text = (ROOT / "include" / "faultwire" / name).read_text().splitlines()[line - 1]
        for side, count in zip(("true", "false"), sides):
            if count == 0:
                print(f"{name}:{line}:{column}: never {side}: {text.strip()}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    build = options.build.resolve()
    if not options.missing:
        measure(build, options.jobs)
    found = branches(build)
    missing(found) if options.missing else table(found)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
