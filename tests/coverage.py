# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Which branches of include/ the unit, property, golden and security tests take, by room, by
clang's own coverage of the source.

    python3 -B tests/coverage.py BUILD_DIR
        configures, builds and runs with coverage in BUILD_DIR, and prints the table
    python3 -B tests/coverage.py BUILD_DIR --only unit.retry
        the same for some of the tests; what the others took before still counts
    python3 -B tests/coverage.py BUILD_DIR --missing
        from what was run before: every side that is neither taken nor explained

A side that no test takes may be explained in coverage_explained.txt, under the line that
--missing prints for it. An explained side does not count as taken in the shares of the table. An
explanation of nothing (the side is taken, or gone) is an error, unless it begins with
`sometimes`."""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXPLAINED = ROOT / "tests" / "coverage_explained.txt"
SOMETIMES = "sometimes "
FLAGS = "-O0 -g1 -fprofile-instr-generate -fcoverage-mapping"


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, **options)


def measure(build, jobs, only):
    run("cmake", "-S", ROOT, "-B", build, "-G", "Ninja", "-DCMAKE_CXX_COMPILER=clang++",
        "-DCMAKE_BUILD_TYPE=Debug", f"-DCMAKE_CXX_FLAGS_DEBUG={FLAGS}",
        "-DFAULTWIRE_BUILD_TESTS=ON", "-DFAULTWIRE_BUILD_TOOL=OFF", "-DFAULTWIRE_E2E_TESTS=OFF",
        "-DFAULTWIRE_TEST_PCH=OFF",  # clang loses the branches of a precompiled header
        "-DFAULTWIRE_SCRIPT_TESTS=OFF", stdout=subprocess.DEVNULL)
    listed = run("ninja", "-C", build, "-t", "targets", "all",
                 stdout=subprocess.PIPE).stdout.decode()
    known = sorted({
        line.split(":")[0]
        for line in listed.splitlines()
        if re.fullmatch(r"faultwire\.(unit|property|golden|security)(\.\w+)?",
                        line.split(":")[0])
    })
    targets = [f"faultwire.{name}" for name in only] or known
    if unknown := set(targets) - set(known):
        sys.exit(f"no such test: {', '.join(sorted(unknown))}")
    run("ninja", "-C", build, f"-j{jobs}", *targets, stdout=subprocess.DEVNULL)
    for target in targets:
        run(build / "tests" / target, "--gtest_brief=1", stdout=subprocess.DEVNULL,
            env=dict(os.environ, LLVM_PROFILE_FILE=str(build / f"{target}.profraw")))


def exported(build, target):
    """The functions of one test and their branches. Each test alone: the profiles of several
    tests disagree on functions that both have."""
    profile = build / f"{target}.profdata"
    run("llvm-profdata-14", "merge", "-sparse", "-o", profile, build / f"{target}.profraw")
    out = run("llvm-cov-14", "export", "-instr-profile", profile, build / "tests" / target,
              stdout=subprocess.PIPE).stdout
    return [function for unit in json.loads(out)["data"] for function in unit["functions"]]


def branches(build):
    """(file, line, column, ...) -> [taken, not taken], over all instances of a template: a side
    that one instance takes is taken."""
    found = collections.defaultdict(lambda: [0, 0])
    for profile in sorted(build.glob("*.profraw")):
        for function in exported(build, profile.stem):
            for line, column, end_line, end_column, yes, no, file, *_ in function.get(
                    "branches", []):
                name = function["filenames"][file]
                if "/include/faultwire/" not in name:
                    continue
                sides = found[(name.split("/include/faultwire/")[1], line, column, end_line,
                               end_column)]
                sides[0] += yes
                sides[1] += no
    return found


def sides_by_name(found):
    """The name of a side, which outlives a change of its line number -> (file, line, how often
    the side was taken)."""
    named = {}
    texts = {}
    for (file, line, column, end_line, end_column), sides in sorted(found.items()):
        text = texts.setdefault(file,
                                (ROOT / "include" / "faultwire" / file).read_text().splitlines())
        whole = text[line - 1]
        if whole[:column].endswith("= default"):
            continue  # clang counts the whole of a defaulted comparison for each of its members
        condition = whole[column - 1:end_column -
                          1] if line == end_line else whole[column - 1:] + " ..."
        for side, count in zip(("true", "false"), sides):
            name = f"{file}: never {side}: {condition} | {whole.strip()}"
            while name in named:
                name += " (again)"
            named[name] = (file, line, count)
    return named


def explanations():
    """The names of the sides that are explained, the lines of the file that are neither
    indented, nor empty, nor a comment -> whether such a side is taken now and then: those that
    only a race takes are marked so."""
    names = {}
    for line in EXPLAINED.read_text().splitlines():
        if line and not line.startswith((" ", "#")):
            names[line.removeprefix(SOMETIMES)] = line.startswith(SOMETIMES)
    return names


def table(named, explained):
    rooms = collections.defaultdict(lambda: [0, 0, 0])
    for name, (file, _, count) in named.items():
        room = file.split("/")[0] if "/" in file else "root"
        for key in (room, "all"):
            rooms[key][0] += 1
            rooms[key][1] += count > 0
            rooms[key][2] += count == 0 and name in explained
    print("| room | branch sides | taken | share | explained | open |\n|---|---|---|---|---|---|")
    for room in sorted(rooms, key=lambda each: (each == "all", each)):
        total, taken, told = rooms[room]
        print(
            f"| {room} | {total} | {taken} | {100 * taken / total:.1f} % | {told} | "
            f"{total - taken - told} |"
        )


def missing(named, explained):
    for name, (_, line, count) in named.items():
        if count == 0 and name not in explained:
            print(f"{name}\n    line {line}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--only", nargs="+", default=[], metavar="TEST")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    build = options.build.resolve()
    if not options.missing:
        measure(build, options.jobs, options.only)
    named = sides_by_name(branches(build))
    explained = explanations()
    (missing if options.missing else table)(named, explained)
    stale = [
        name for name, sometimes in explained.items()
        if name not in named or (named[name][2] > 0 and not sometimes)
    ]
    for name in sorted(stale):
        print(f"explains nothing: {name}", file=sys.stderr)
    return 0 if named and not stale else 1


if __name__ == "__main__":
    sys.exit(main())
