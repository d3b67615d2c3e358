# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Do the tests notice? Changes one comparison, bound or number of a header at a time, and runs the tests of its room.

    tests/mutants.py --build-dir build/dev [--part 3/10] [--minutes 20]   # goes on where it stopped; state in BUILD/mutants.json
    tests/mutants.py --build-dir build/dev --report                       # the score, and who survived

300 mutants from a fixed seed. First the static tests of the room (-fsyntax-only), then its unit tests, compiled against a changed copy of include/.
A mutant is killed by an error of the compiler too: a table that contradicts itself does not compile.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEED, COUNT = 20261121, 300
ROOMS = ("codes", "mapping", "line_protocol", "retry", "status", "wire", "write", "detail")
# What is changed, and into what. Shifts, streams, arrows and template brackets are left alone.
SWAPS = {" < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " == ": " != ", " != ": " == ", " && ": " || ", " || ": " && ", " + 1": " + 2", " - 1": " - 2"}
NUMBER = re.compile(r"(?<![\w.'])\d+(?![\w.'x])")


def mutants():
    """All changes that could be made, COUNT of them drawn evenly from what is code."""
    found = []
    for file in sorted((ROOT / "include" / "faultwire").rglob("*.hpp")):
        room = file.relative_to(ROOT / "include" / "faultwire").parts[0]
        if room not in ROOMS:
            continue
        for number, line in enumerate(file.read_text().splitlines()):
            code = re.sub(r'"(\\.|[^"\\])*"', lambda text: "_" * len(text[0]), line.split("//")[0])
            if code.lstrip().startswith(("#", "static_assert", "template", "requires", "concept")):
                continue
            for old, new in SWAPS.items():
                found += [(str(file.relative_to(ROOT)), number, at.start(), old, new) for at in re.finditer(re.escape(old), code)]
            found += [(str(file.relative_to(ROOT)), number, at.start(), at[0], str(int(at[0]) + 1)) for at in NUMBER.finditer(code)]
    return random.Random(SEED).sample(found, COUNT)


def command_for(database, source):
    entry = next(row for row in database if row["file"] == str(source))
    words = shlex.split(entry["command"])
    return [word for word in words[words.index(next(w for w in words if re.search(r"(g|clang)\+\+", w))):] if word not in ("-Werror", "-MD")], entry["directory"]


def strip_output(words):
    out, skip = [], False
    for word in words:
        if skip:
            skip = False
        elif word in ("-o", "-MT", "-MF", "-c"):
            skip = word != "-c"
        else:
            out.append(word)
    return out


class Bench:
    def __init__(self, build):
        self.build = build
        self.database = json.loads((build / "compile_commands.json").read_text())
        self.work = pathlib.Path(tempfile.mkdtemp())
        shutil.copytree(ROOT / "include", self.work / "include")

    def run(self, command, seconds, cwd):
        try:
            return subprocess.run([str(word) for word in command], cwd=cwd, timeout=seconds, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        except subprocess.TimeoutExpired:
            return -1

    def compiler(self, source):
        words, cwd = command_for(self.database, source)
        changed = [word.replace(f"-I{ROOT}/include", f"-I{self.work}/include") for word in strip_output(words)]
        return changed, cwd

    def kills(self, room):
        """Who notices, or nothing."""
        for source in [file for file in (ROOT / "tests" / "static").glob("*.static.cpp") if file.name.startswith(room + ".")]:
            words, cwd = self.compiler(source)
            if self.run(words + ["-fsyntax-only"], 300, cwd) != 0:
                return source.name
        objects = []
        for source in sorted((ROOT / "tests" / "unit" / room).glob("*.test.cpp")):
            words, cwd = self.compiler(source)
            made = self.work / (source.name + ".o")
            if self.run(words + ["-c", "-o", made], 600, cwd) != 0:
                return "compiler"
            program = self.work / source.name
            link = [words[0], made, "-o", program, "-lgtest_main", "-lgmock", "-lgtest", "-lfmt", "-labsl_hash", "-labsl_city", "-labsl_low_level_hash",
                    "-labsl_raw_hash_set", "-labsl_status", "-labsl_cord", "-labsl_strings", "-labsl_throw_delegate", "-pthread"]
            if self.run(link, 120, cwd) != 0:
                sys.exit(f"the tests of {source.name} do not link")
            if self.run([program, "--gtest_brief=1"], 60, cwd) != 0:
                return source.name
        return ""

    def judge(self, mutant):
        file, number, at, old, new = mutant
        target = self.work / file
        lines = (ROOT / file).read_text().splitlines(keepends=True)
        line = lines[number]
        lines[number] = line[:at] + new + line[at + len(old):]
        target.write_text("".join(lines))
        try:
            return self.kills(pathlib.PurePath(file).parts[2])
        finally:
            shutil.copyfile(ROOT / file, target)


def report(state):
    killed = sum(1 for row in state.values() if row["by"])
    survived = [row for row in state.values() if not row["by"]]
    for row in survived:
        print(f"survived: {row['where']}: {row['old'].strip()} -> {row['new'].strip()}: {row['text']}")
    print(f"{len(state)} of {COUNT} mutants run, {killed} killed, {len(survived)} survived: {100 * killed / max(1, len(state)):.1f} %")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build-dir", type=pathlib.Path, required=True)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    state_file = options.build_dir.resolve() / "mutants.json"
    state = json.loads(state_file.read_text()) if state_file.exists() else {}
    if options.report:
        report(state)
        return 0
    part, parts = map(int, options.part.split("/"))
    bench = Bench(options.build_dir.resolve())
    for room in ROOMS:
        if (ROOT / "tests" / "unit" / room).exists() and options.minutes > 1e8 and bench.kills(room):
            sys.exit(f"the tests of {room} fail without any change")
    until = time.monotonic() + 60 * options.minutes
    for mutant in mutants()[part - 1::parts]:
        file, number, at, old, new = mutant
        key = f"{file}:{number + 1}:{at}:{new.strip()}"
        if key in state or time.monotonic() > until:
            continue
        by = bench.judge(mutant)
        text = (ROOT / file).read_text().splitlines()[number].strip()
        state[key] = {"where": f"{file}:{number + 1}", "old": old, "new": new, "by": by, "text": text}
        state_file.write_text(json.dumps(state, indent=1))
        print(f"{key}: {by or 'SURVIVED'}", flush=True)
    shutil.rmtree(bench.work)
    report(state)
    return 0


if __name__ == "__main__":
    sys.exit(main())
