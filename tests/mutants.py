# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Do the tests notice? Changes one comparison, bound or cell of a table of include/ at a time,
and runs the tests of that header.

    python3 -B tests/mutants.py --build-dir build/dev [--part 1/2] [--minutes 20]
        goes on where it stopped; the state is in BUILD/mutants.jsonl
    python3 -B tests/mutants.py --build-dir build/dev --again     judges the survivors anew
    python3 -B tests/mutants.py --build-dir build/dev --report    the score, and who survived

Five hundred are drawn by a fixed seed; a line that is edited changes only the draw of its own
mutants. A mutant is killed by a static test that no longer compiles (-fsyntax-only), by
a test that no longer compiles, or by one that fails, dies or does not end. It runs the static
and unit tests of the room or that name the header, and the property, golden and scanner tests
that include it; about a table also the generator of docs/reference. --again asks also the other
static tests, the security tests, those that include the whole library, and cases that take more
than a second here; not tests that ran before and have not changed. The first test that fails is
kept: a cheap test that failed for this header before runs first. A mutant that survives is
killed by a new test, or explained in mutants_explained.txt. Before anything is judged, all tests
must pass on the unchanged copy and planted mutants must die."""
import argparse
import hashlib
import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "scripts" / "lib"))
import house

ARROW = house.arrow_include()  # where it is missing, interop/arrow.hpp is left out
HEADERS = ROOT / "include" / "faultwire"
EXPLAINED = ROOT / "tests" / "mutants_explained.txt"
SEED = "20261121"
KINDS = {"comparison": 167, "bound": 167, "table": 166}  # how many are drawn of each
SWAPS = {
    " < ": (" <= ", ), " <= ": (" < ", ), " > ": (" >= ", ), " >= ": (" > ", ), " == ": (" != ", ),
    " != ": (" == ", ), " && ": (" || ", ), " || ": (" && ", )
}
NUMBER = re.compile(r"(?<![\w.'])(0x[0-9a-fA-F]+|\d[\d']*)([uUlL]{0,3})(?![\w.'])")
# No code that runs: lines and statements that only the compiler reads, and the labels of a switch,
# of which no two may be equal.
IDLE = re.compile(r"\s*(#|template\b|case \d)|.*\brequires\b")
STATEMENT = re.compile(r"\b(static_assert|concept)\b")
SECONDS = 20

# Compilation of its own: without sanitizers, optimisation and warnings, and with the libraries'
# headers compiled once. The assertions of the standard library notice an index that is one too
# large.
FLAGS = ["-std=c++20", "-O0", "-w", "-D_GLIBCXX_ASSERTIONS"]
CXX = ["clang++", *FLAGS]
STATIC = ["g++", *FLAGS]  # evaluates constants in less time
LIBRARIES = ("gtest_main", "gmock", "fmt", "absl_hash", "absl_strings", "absl_status",
             "absl_statusor", "absl_time")
COMMON = """#include <absl/status/statusor.h>
#include <absl/strings/escaping.h>
#include <absl/time/time.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>
"""
# docs/reference holds every cell of the tables, and a test compares it with what the executable
# prints.
REFERENCE = "#define main tool_main\n" + "".join(
    f'#include "{file.relative_to(ROOT)}"\n'
    for file in sorted((ROOT / "docs" / "tool").glob("*.cpp"))) + """#undef main
int main(int, char** argv) {
  char* words[] = {argv[0], const_cast<char*>("tables"), const_cast<char*>("--out"), argv[1]};
  const std::string compare = "diff -r " + std::string(argv[1]) + " " + argv[2];
  return tool_main(4, words) != 0 || std::system(compare.c_str()) != 0;
}
"""
AVX2 = ["-mavx2", "-mbmi", "-mbmi2", "-mlzcnt", "-mpopcnt"]
SCANNERS = {
    "sse2": [], "swar": ["-DFAULTWIRE_PORTABLE_SCAN"], "ssse3": ["-mssse3"], "avx2": AVX2,
    "avx512": ["-march=x86-64-v4"]
}
# Rooms that serve the others, whose tests see what a user sees of them; asked by --again.
SHARED = ("detail", "wording")
# What must be noticed in every draw: a table, a bound and a comparison.
PLANTED = (("codes/grpc.hpp", "not_found = 5,", "not_found = 6,"),
           ("retry/detail/http_date.hpp", "hour > 23", "hour > 22"),
           ("mapping/rules/grpc_to_http.hpp", "{From::not_found, To::not_found},",
            "{From::not_found, To::conflict},"))


class Mutant:
    def __init__(self, kind, file, number, line, start, old, new, twin):
        self.kind, self.file, self.number = kind, file, number
        self.line, self.start, self.old, self.new = line, start, old, new
        self.after = line[:start] + new + line[start + len(old):]
        self.key = f"{file} | {line.strip()} | {self.after.strip()}" + (f" | {twin}"
                                                                        if twin else "")

    def text(self):
        return (f"include/faultwire/{self.file}:{self.number + 1}\n  - {self.line.strip()}\n  + "
                f"{self.after.strip()}")


def bare(line):
    """The line without comments and texts, every column in its place."""
    blank = lambda match: "_" * len(match[0])
    line = re.sub(r'"(\\.|[^"\\])*"|(?<![0-9a-fA-F])\'(\\.|[^\'\\])[^\']*\'', blank, line)
    line = re.sub(r"//.*", lambda match: " " * len(match[0]), line)
    line = re.sub(r"noexcept\((?:[^()]|\([^()]*\))*\)|alignas\([^()]*\)", blank, line)
    return re.sub(r"<[\w:, ]*>", blank, line)


def cells(line, code):
    """The cells of a row that begins in this line, without those that may go on in the next:
    (column, start, text)."""
    at = code.index("{") + 1
    depth, start, column = 0, at, 0
    for i in range(at, len(code)):
        depth += (code[i] in "({[") - (code[i] in ")}]")
        if depth < 0 or (depth == 0 and code[i] == ","):
            text = line[start:i]
            lead = len(text) - len(text.lstrip())
            yield column, start + lead, text.strip()
            start, column = i + 1, column + 1
        if depth < 0:
            return


def alike(one, other):
    """Whether one may stand for the other, as far as their spelling shows."""
    kind = lambda text: "number" if text[0].isdigit() else re.match(
        r"\w*(?:::(?=\w+::))?\w*(::|\{)?", text)[0] if re.search(r"::|\{", text) else "name"
    return one != other and kind(one) == kind(other)


def changes_of_table(rows):
    """A cell takes what another row has there. Words are left alone: what they say is not for a
    test to know."""
    columns = {}
    for number, line, code in rows:
        for column, start, text in cells(line, code):
            if text and '"' not in text:
                columns.setdefault(column, []).append((number, line, start, text))
    for found in columns.values():
        for i, (number, line, start, text) in enumerate(found):
            others = [other[3] for other in found[i + 1:] + found[:i] if alike(other[3], text)]
            if others:
                yield number, line, start, text, others[0]


def changes_of_number(match):
    digits, suffix = match[1].replace("'", ""), match[2]
    value = int(digits, 0)
    spell = hex if digits.startswith("0x") else str
    return ([spell(value + 1) + suffix] if value not in (0xff, 0xffff, 0xffffffff) else
            []) + ([spell(value - 1) + suffix] if value > 0 else [])


def changes_of_file(lines):
    statement, table = False, []
    for number, line in enumerate(lines):
        code = bare(line)
        statement = statement or bool(STATEMENT.search(code))
        if statement or IDLE.match(code):
            statement = statement and not code.rstrip().endswith(";")
            continue
        if re.match(r"\s*\{.*,", code):
            table.append((number, line, code))
            continue
        if table and ("}" in code or "{" in code):
            yield from (("table", *change) for change in changes_of_table(table))
            table = []
        for old, news in SWAPS.items():
            for at in re.finditer(re.escape(old), code):
                yield from (("comparison", number, line, at.start(), old, new) for new in news)
        for at in NUMBER.finditer(code):
            kind = "table" if re.match(r"\s*\w+ = [\w']+,", code) else "bound"
            yield from ((kind, number, line, at.start(), at[0], new)
                        for new in changes_of_number(at))
    yield from (("table", *change) for change in changes_of_table(table))


def all_mutants():
    for path in sorted(HEADERS.rglob("*.hpp")):
        file = str(path.relative_to(HEADERS))
        if file == "version.hpp" or (file == "interop/arrow.hpp" and not ARROW):
            continue
        seen = {}
        for change in changes_of_file(path.read_text().splitlines()):
            mutant = Mutant(change[0], file, *change[1:], 0)
            twin = seen[mutant.key] = seen.get(mutant.key, -1) + 1
            yield Mutant(change[0], file, *change[1:], twin)


def drawn():
    order = lambda mutant: hashlib.sha256((SEED + mutant.key).encode()).hexdigest()
    found = sorted(all_mutants(), key=order)
    return sorted((mutant for kind in KINDS
                   for mutant in [one for one in found if one.kind == kind][:KINDS[kind]]),
                  key=order)


def explained():
    """{(file, before, after): why}, from blocks of four lines."""
    rows = {}
    text = re.sub(r"(?m)^#.*\n", "", EXPLAINED.read_text()) if EXPLAINED.exists() else ""
    for block in filter(None, (block.strip() for block in text.split("\n\n"))):
        file, before, after, *why = block.splitlines()
        rows[file, before.removeprefix("- "), after.removeprefix("+ ")] = " ".join(why)
    return rows


def explanation(mutant, rows):
    return rows.get((mutant.file, mutant.line.strip(), mutant.after.strip()))


class Test:
    """One source of tests: what it includes, how it is compiled, how long it runs."""
    def __init__(self, kind, source, flags=(), arguments=(), level=""):
        self.kind, self.source, self.arguments = kind, source, list(arguments)
        self.command, self.runner = [*(STATIC if kind == "static" else CXX), *flags], []
        self.name = str(source.relative_to(ROOT)) + (f" ({level})" if level else "")
        self.room = source.parent.name if kind == "unit" else source.name.split(".")[0]
        self.includes, self.seconds, self.cost, self.slow = set(), 60.0, 0.0, {}

    def version(self, wide):
        """What changes with the source, and where slow cases are left out."""
        return hashlib.sha256(self.source.read_bytes() + repr(FLAGS).encode()).hexdigest()[:8] + (
            "" if wide or not self.slow else " without " + ", ".join(self.slow))

    def sees(self, file, kind, wide):
        """Whether this test is asked about a change of that header."""
        if self.kind != "script" and file not in self.includes:
            return False
        room = file.split("/")[0].removesuffix(".hpp")
        if self.kind == "scan":
            return True
        if self.kind == "static":
            return wide or self.room == room
        if self.kind == "script":
            return self.source.stem == pathlib.PurePath(file).stem
        if self.kind == "reference":
            return wide or kind == "table"
        if self.kind == "security" and not wide:
            return False
        text = self.source.read_text()
        if self.kind == "unit":
            return self.room == room or f'"faultwire/{file}"' in text or (wide and room in SHARED)
        return f'"faultwire/{room}' in text or (wide and '"faultwire/faultwire.hpp"' in text)


class History:
    """Which tests were asked about which headers, and which noticed."""
    def __init__(self, state, hasty):
        self.asked, self.noticed, self.hasty = {}, {}, hasty
        for row in state.values():
            self.add(row["key"].split(" | ")[0], row["asked"], row["by"])

    def add(self, file, asked, by):
        for place in (file, str(pathlib.PurePath(file).parent)):
            for name in asked:
                self.asked[name, place] = self.asked.get((name, place), 0) + 1
            self.noticed[by, place] = self.noticed.get((by, place), 0) + 1

    def price(self, test, mutant):
        """Seconds for one change that is noticed, as far as is known."""
        folder = str(pathlib.PurePath(mutant.file).parent)
        known = lambda counts: 4 * counts.get((test.name, mutant.file), 0) + counts.get(
            (test.name, folder), 0)
        likely = test.source.name.split(".")[0] == pathlib.PurePath(
            mutant.file).stem or (test.kind in ("static", "reference") and mutant.kind == "table")
        return (1 + test.cost -
                (sum(test.slow.values()) if self.hasty else 0)) * (1 + known(self.asked)) / (
                    (0.6 if likely else 0.2) + known(self.noticed))


def all_tests():
    tests = ROOT / "tests"
    found = [Test("static", source) for source in sorted(tests.glob("static/*.static.cpp"))]
    found += [Test("unit", source) for source in sorted(tests.glob("unit/*/*.test.cpp"))]
    found += [
        Test(kind, source)
        for kind in ("property", "golden", "security")
        for source in sorted(tests.glob(kind + "/*.test.cpp"))
    ]
    if ARROW:  # the wheel, which has its libraries beside its headers
        folder = pathlib.Path(ARROW[1]).parent
        found.append(
            Test("unit", tests / "e2e" / "arrow" / "status.test.cpp", [
                *ARROW, *sorted(folder.glob("libarrow.so.*")),
                *sorted(folder.glob("libarrow_flight.so.*")), f"-Wl,-rpath,{folder}"
            ]))
    source = tests / "scan" / "differential.cpp"
    cpu = set(re.findall(r"\w+",
                         pathlib.Path("/proc/cpuinfo").read_text())) if pathlib.Path(
                             "/proc/cpuinfo").exists() else set()
    can = {"ssse3": "ssse3", "avx2": "bmi2", "avx512": "avx512bw"}
    for level, flags in SCANNERS.items():
        if can.get(level, "ssse3") in cpu:
            found.append(Test("scan", source, [*flags, "-O1"], ["20000"], level))
    if shutil.which("aarch64-linux-gnu-g++") and shutil.which("qemu-aarch64"):
        found.append(Test("scan", source, (), ["1000"], "neon"))
        found[-1].command, found[-1].runner = ["aarch64-linux-gnu-g++", *FLAGS, "-O1",
                                               "-static"], ["qemu-aarch64"]
    found.append(Test("script", tests / "scripts" / "powers_of_five.py"))
    found.append(Test("reference", ROOT / "docs" / "tool" / "tables.cpp"))
    return found


class Bench:
    def __init__(self, build, part, parts, state, again):
        self.part, self.parts = part, parts
        self.history = History(state, not again)
        self.patience = 1e9  # seconds after which no further test is asked about a mutant
        self.work = build / f"mutants.{part}"
        self.work.mkdir(parents=True, exist_ok=True)
        self.memory = build / "mutants.unchanged.json"
        self.include = self.work / "include"
        shutil.rmtree(self.include, ignore_errors=True)
        shutil.copytree(ROOT / "include", self.include)
        self.log = self.work / "last.log"
        self.libraries = subprocess.check_output([
            "pkg-config", "--libs", *LIBRARIES
        ], text=True).split() + ["-pthread", *(["-fuse-ld=lld"] if shutil.which("ld.lld") else [])]
        self.flags = [
            "-I", self.include, "-I", ROOT / "tests",
            f'-DFAULTWIRE_SOURCE_DIR="{ROOT}"'
        ]
        self.common = self.work / "common.pch"
        (self.work / "common.hpp").write_text(COMMON)
        self.must([*CXX, "-x", "c++-header", self.work / "common.hpp", "-o", self.common])
        self.tests = all_tests()

    def run(self, command, seconds, gigabytes):
        """The exit code. The seconds are those of the processor: a busy machine kills no mutant;
        who sleeps for ever ends, too."""
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (gigabytes << 30, gigabytes << 30))
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))

        with open(self.log, "wb") as log:
            try:
                return subprocess.run([str(word) for word in command], cwd=self.work,
                                      timeout=30 * seconds, stdout=log, stderr=log,
                                      stdin=subprocess.DEVNULL, preexec_fn=limit).returncode
            except subprocess.TimeoutExpired:
                return -1

    def must(self, command):
        if self.run(command, 600, 8) != 0:
            sys.exit(f"{' '.join(map(str, command))}\n{self.log.read_text()[:4000]}")

    def ask(self, test, *more, wide=True):
        """How this test notices, or nothing."""
        if test.kind == "static":
            return "static" if self.run(
                [*test.command, *self.flags, *more, "-fsyntax-only", test.source], 300,
                8) != 0 else ""
        if test.kind == "script":
            arguments = [
                "--source-dir", self.work, "--build-dir", self.work, "--tool", "none", "--cxx",
                CXX[0]
            ]
            return "script" if self.run([sys.executable, "-B", test.source, *arguments], 300,
                                        8) != 0 else ""
        source = test.source
        if test.kind == "reference":
            source = self.work / "reference.cpp"
            source.write_text(REFERENCE)
            more = [*more, "-I", ROOT]
        common = [] if test.kind == "scan" else ["-include-pch", self.common]
        words = [*test.command, *common, *self.flags, *more]
        made, program = self.work / "test.o", self.work / "program"
        if self.run([*words, "-c", source, "-o", made], 300, 8) != 0:
            return "compiler"
        if self.run([
                test.command[0], made, "-o", program,
                *(test.command[-1:] if test.kind == "scan" else self.libraries)
        ], 120, 8) != 0:
            sys.exit(f"{test.name} does not link\n{self.log.read_text()[:4000]}")
        began = time.monotonic()
        if test.kind == "reference":
            test.arguments = [self.work / "reference", ROOT / "docs" / "reference"]
            test.seconds = max(test.seconds, 5)
        arguments = test.arguments or ["--gtest_fail_fast"]
        if test.slow and not wide:
            arguments = ["--gtest_fail_fast", "--gtest_filter=-" + ":".join(test.slow)]
        code = self.run([*test.runner, program, *arguments], max(SECONDS, 10 * test.seconds), 4)
        self.took = time.monotonic() - began
        return test.kind if code != 0 else ""

    def kills(self, mutant, wide, before):
        """Who notices, and how; `before` did not, and is asked again only if it has changed."""
        asked, began = dict(before), time.monotonic()
        for test in sorted(
            (test for test in self.tests if test.sees(mutant.file, mutant.kind, wide)),
                key=lambda test: self.history.price(test, mutant)):
            if time.monotonic() - began > self.patience:
                break
            if asked.get(test.name) == test.version(wide):
                continue
            asked[test.name] = test.version(wide)
            how = self.ask(test, wide=wide)
            if how:
                said = next((line for line in self.log.read_text(errors="replace").splitlines()
                             if re.search("error:|Failure", line)), "")
                return {"how": how, "by": test.name, "asked": asked, "said": said[-300:]}
        return {"how": "", "by": "", "asked": asked}

    def judge(self, mutant, wide=False, before=()):
        lines = (HEADERS / mutant.file).read_text().splitlines(keepends=True)
        if lines[mutant.number].rstrip("\n") != mutant.line:
            sys.exit(f"{mutant.file} has changed meanwhile")
        lines[mutant.number] = mutant.after + "\n"
        target = self.include / "faultwire" / mutant.file
        target.write_text("".join(lines))
        try:
            verdict = self.kills(mutant, wide, before)
        finally:
            shutil.copyfile(HEADERS / mutant.file, target)
        self.history.add(mutant.file, verdict["asked"], verdict["by"])
        return verdict

    def unchanged(self):
        """Every test passes on the unchanged copy; what it includes and costs is kept beside the
        build for the next time. Parts that run at the same time begin at different tests, and
        each reads what the others found."""
        include = b"".join(path.read_bytes() for path in sorted(HEADERS.rglob("*.hpp")))
        self.include_state = hashlib.sha256(include).hexdigest()
        ahead = len(self.tests) * (self.part - 1) // self.parts
        for test in self.tests[ahead:] + self.tests[:ahead]:
            known = json.loads(self.memory.read_text()) if self.memory.exists() else {}
            state = hashlib.sha256(include + test.source.read_bytes() +
                                   repr((test.command, COMMON)).encode()).hexdigest()
            row = known.get(test.name, {})
            if row.get("state") != state:
                depends, began, self.took = self.work / "test.d", time.monotonic(), 0.0
                test.slow = row.get("slow", {})  # known from before, and left out
                if self.ask(test, "-MMD", "-MF", depends, wide=False):
                    sys.exit(f"{test.name} fails without any change\n{self.log.read_text()[:4000]}")
                includes = re.findall(
                    re.escape(str(self.include)) +
                    r"/faultwire/(\S+)", depends.read_text()) if test.kind != "script" else []
                row = {
                    "state": state, "includes": sorted(set(includes)),
                    "cost": time.monotonic() - began + sum(test.slow.values()),
                    "seconds": self.took + sum(test.slow.values()), "slow": {
                        **test.slow, **{
                            name: int(ms) / 1000
                            for name, ms in re.findall(r"\[ +OK \] (\S+) \((\d{4,}) ms\)",
                                                       self.log.read_text(errors="replace"))
                        }
                    }
                }
                self.remember(test.name, row)
                print(
                    f"unchanged: {test.name}: {row['cost']:.1f} s, of which {self.took:.1f} s run",
                    flush=True)
            test.includes, test.cost, test.seconds, test.slow = set(
                row["includes"]), row["cost"], row["seconds"], row["slow"]

    def remember(self, name, value):
        """Another part may read the file at the same time."""
        known = json.loads(self.memory.read_text()) if self.memory.exists() else {}
        made = self.work / "unchanged.json"
        made.write_text(json.dumps({**known, name: value}))
        made.replace(self.memory)

    def planted(self):
        known = json.loads(self.memory.read_text())
        if known.get("planted") == self.include_state:
            return
        for file, before, after in PLANTED:
            found = [(i, line)
                     for i, line in enumerate((HEADERS / file).read_text().splitlines())
                     if before in line]
            if not found:
                sys.exit(f"planted: {file} has no {before}")
            verdict = self.judge(
                Mutant("planted", file, *found[0], found[0][1].index(before), before, after, 0))
            print(f"planted: {file}: {before} -> {after}: {verdict['by'] or 'SURVIVED'}",
                  flush=True)
            if not verdict["by"]:
                sys.exit("a planted mutant is not noticed")
        self.remember("planted", self.include_state)


def load(state_file):
    """The last verdict on each mutant."""
    state = {}
    if state_file.exists():
        for line in state_file.read_text().splitlines():
            row = json.loads(line)
            state[row["key"]] = row
    return state


def report(state, mutants):
    rows = explained()
    judged = [(mutant, state[mutant.key]) for mutant in mutants if mutant.key in state]
    survived = [mutant for mutant, row in judged if not row["how"]]
    open_ = [mutant for mutant in survived if not explanation(mutant, rows)]
    for mutant in open_:
        print(f"survived: {mutant.text()}")
    problems = [
        f"explained, but killed by {row['by']}: {mutant.key}" for mutant, row in judged
        if row["how"] and explanation(mutant, rows)
    ]
    spelled = {(mutant.file, mutant.line.strip(), mutant.after.strip()) for mutant in all_mutants()}
    problems += [f"explained, but no mutant any more: {key}" for key in rows if key not in spelled]
    print("\n".join(problems) or "every explanation holds for a survivor")
    table = [(kind, [row for mutant, row in judged if mutant.kind == kind]) for kind in KINDS
             ] + [("all", [row for _, row in judged])]
    ways = ("static", "compiler", "unit", "property", "golden", "security", "scan", "script",
            "reference", "")
    print("".join(f"{word:>11}" for word in ("kind", "judged", *ways[:-1], "survived")))
    for kind, found in table:
        print("".join(f"{word:>11}" for word in (kind, len(found), *(sum(row["how"] == way
                                                                         for row in found)
                                                                     for way in ways))))
    killed, equal = len(judged) - len(survived), len(survived) - len(open_)
    print(
        f"{len(judged)} of {len(mutants)} mutants judged, {killed} killed, {len(survived)} "
        f"survived, {equal} of them explained: "
        f"{100 * killed / max(1, len(judged)):.1f} % of all, "
        f"{100 * killed / max(1, len(judged) - equal):.1f} % without the explained"
    )
    return 1 if problems else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build-dir", type=pathlib.Path, required=True,
                        help="where the state and the copies are kept")
    parser.add_argument("--part", default="1/1", help="I/N: every N-th mutant, from the I-th on")
    parser.add_argument("--minutes", type=float, default=1e9, help="begin no mutant later")
    parser.add_argument(
        "--patience", type=float, default=1e9,
        help="ask no further test after so many seconds; --again then asks all about who survived")
    parser.add_argument(
        "--again", action="store_true",
        help="judge only what survived and is not explained, by what has not been asked")
    parser.add_argument("--only", default="", help="only headers whose path holds this")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--list", action="store_true", help="print the mutants that are drawn")
    options = parser.parse_args()
    build = options.build_dir.resolve()
    state_file = build / "mutants.jsonl"
    mutants, state = drawn(), load(state_file)
    if options.list:
        print("\n".join(f"{mutant.kind}: {mutant.text()}" for mutant in mutants))
        return 0
    if options.report:
        return report(state, mutants)
    rows = explained()
    lives = lambda mutant: mutant.key in state and not state[mutant.key]["how"] and not explanation(
        mutant, rows)
    wanted = lives if options.again else lambda mutant: mutant.key not in state
    part, parts = map(int, options.part.split("/"))
    todo = [
        mutant for mutant in mutants[part - 1::parts]
        if options.only in mutant.file and wanted(mutant)
    ]
    began = time.monotonic()
    bench = Bench(build, part, parts, state, options.again)
    bench.unchanged()
    bench.planted()
    bench.patience = options.patience
    start = time.monotonic()
    for count, mutant in enumerate(todo, 1):
        if time.monotonic() - began > 60 * options.minutes:
            break
        verdict = bench.judge(mutant, options.again, state.get(mutant.key, {}).get("asked", {}))
        state[mutant.key] = {"key": mutant.key, **verdict}
        with open(state_file, "a") as file:
            file.write(json.dumps(state[mutant.key]) + "\n")
        each = (time.monotonic() - start) / count
        print(
            f"[{count}/{len(todo)}, {each:.1f} s each, {each * (len(todo) - count) / 60:.0f} min "
            f"left] {verdict['by'] or 'SURVIVED'}: {mutant.text()}",
            flush=True)
    return report(state, mutants)


if __name__ == "__main__":
    sys.exit(main())
