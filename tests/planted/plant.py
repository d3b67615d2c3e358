# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Does each promise have a test that would notice? Plants the breaks of tests/planted/*.json, one
at a time, in a copy of the tree, and requires that the test of the promise fails.

plant.py --build-dir build/dev [--only S7] [--minutes 20]   # goes on where it stopped
plant.py --build-dir build/dev --report                     # who survived

A row has: the promise, why the break breaks it, the file, the text before and after, the target
that is built (empty: the test builds what it needs), the test as ctest names it, and a filter of
GoogleTest if the test has several cases. The test must pass on the unchanged copy first. A break
that does not compile proves nothing and is a problem of its row. State: BUILD/planted.jsonl; a row
is judged again if it, its file or its test changes."""
import argparse, hashlib, json, os, pathlib, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "tests" / "planted"
SECONDS = 300  # after which a test has failed


def rows():
    """All rows, of all files."""
    return [row for file in sorted(FOLDER.glob("*.json")) for row in json.loads(file.read_text())]


def key_of(row):
    """What a verdict depends on: the row, its file, and the sources of its test."""
    kind, name = row["test"].split(".", 1)
    folders = {"scripts": ("scripts/" + name + "*", "work/*", "race/*"),
               "e2e": ("e2e/*/" + name.split(".")[-1] + ".*", ),
               "unit": ("unit/" + name + "/*", )}
    globs = folders.get(kind, (f"{kind}/{name}.test.cpp", f"{kind}/*.hpp"))
    files = [ROOT / row["file"], *sorted(file for glob in globs for file in
                                         (ROOT / "tests").glob(glob) if file.is_file())]
    text = json.dumps(row, sort_keys=True).encode() + b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(text).hexdigest()[:16]


class Copy:
    """The tree, copied once and then kept up to date, with a build of its own."""
    def __init__(self, build, jobs):
        self.jobs = jobs
        self.tree = build / "planted"
        self.build = self.tree / "build" / "dev"
        self.tree.mkdir(exist_ok=True)
        listed = subprocess.check_output(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT)
        names = {name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()}
        for name in names:
            self.put(name, (ROOT / name).read_bytes())
        for file in list(self.tree.rglob("*")):
            name = str(file.relative_to(self.tree))
            if file.is_file() and not name.startswith("build/") and name not in names:
                file.unlink()
        if not (self.build / "build.ninja").exists():
            # Without a precompiled header, because it holds the library: each break would make it
            # again. One program for each file of tests.
            made = self.run("cmake", "--preset", "dev", "-DFAULTWIRE_TEST_PCH=OFF",
                            "-DFAULTWIRE_TEST_UNITY=OFF")
            if made.returncode != 0:
                sys.exit(made.stdout.decode(errors="replace")[-3000:])

    def put(self, name, data):
        file = self.tree / name
        if not file.exists() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        mode = (ROOT / name).stat().st_mode
        if file.stat().st_mode != mode:
            file.chmod(mode)

    def run(self, *words, **environment):
        return subprocess.run(words, cwd=self.tree, stdout=subprocess.PIPE, check=False,
                              stderr=subprocess.STDOUT, env={**os.environ, **environment})

    def ask(self, row):
        """Builds and runs: "passed", "failed", "not built" or "not run", and what was said."""
        if row["target"]:
            made = self.run("ninja", "-C", str(self.build), f"-j{self.jobs}",
                            *row["target"].split())
            if made.returncode != 0:
                return "not built", made.stdout.decode(errors="replace")
        ran = self.run("ctest", "--test-dir", str(self.build), "--no-tests=error", "--timeout",
                       str(SECONDS), "-R",
                       f"^{row['test'].replace('.', '[.]')}$", "--output-on-failure",
                       GTEST_FILTER=row.get("filter", "*"))
        said = ran.stdout.decode(errors="replace")
        if "Not Run" in said or "Skipped" in said or "No tests were found" in said:
            return "not run", said
        return ("passed" if ran.returncode == 0 else "failed"), said

    def judge(self, row):
        text = (ROOT / row["file"]).read_text()
        if text.count(row["before"]) != 1:
            return "row", "the text before is not in the file exactly once"
        self.put(row["file"], text.replace(row["before"], row["after"]).encode())
        try:
            return self.ask(row)
        finally:
            self.put(row["file"], text.encode())


def report(state):
    """Who survived; the exit code."""
    all_rows = rows()
    judged = [(row, state[key_of(row)]) for row in all_rows if key_of(row) in state]
    for row, found in judged:
        if found["verdict"] != "failed":
            print(f"{row['promise']}: {found['verdict']}: {row['why']}\n  {row['file']}: "
                  f"{row['test']} {row.get('filter', '')}")
    count = lambda verdict: sum(found["verdict"] == verdict for _, found in judged)
    print(f"{len(all_rows)} breaks, {len(judged)} judged: {count('failed')} found, "
          f"{count('passed')} survived, {count('not run')} not run here, "
          f"{len(judged) - count('failed') - count('passed') - count('not run')} other problems")
    return 0 if len(judged) == count("failed") + count("not run") else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build-dir", type=pathlib.Path, required=True)
    parser.add_argument("--only", default="", help="one promise, such as S7, or a letter")
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    build = options.build_dir.resolve()
    state_file = build / "planted.jsonl"
    state = {}
    if state_file.exists():
        for line in state_file.read_text().splitlines():
            one = json.loads(line)
            state[one["key"]] = one
    if options.report:
        return report(state)
    wanted = lambda row: options.only in ("", row["promise"], row["promise"][0])
    todo = [row for row in rows() if wanted(row) and key_of(row) not in state]
    dear = ("scripts", "property", "unit", "e2e")  # the cheap ones first
    todo.sort(key=lambda row: row["test"].startswith(dear) and "global" not in row["test"])
    began = time.monotonic()
    copy, good = Copy(build, options.jobs), {}
    for row in todo:
        if time.monotonic() - began > 60 * options.minutes:
            break
        start = time.monotonic()
        test = (row["target"], row["test"], row.get("filter", "*"))
        if test not in good:
            good[test] = copy.ask(row)
        verdict, said = good[test]
        if verdict == "passed":
            verdict, said = copy.judge(row)
        elif verdict != "not run":
            verdict = "fails without a break"
        one = {"key": key_of(row), "promise": row["promise"], "verdict": verdict,
               "seconds": round(time.monotonic() - start, 1), "said": said[-1500:]}
        state[one["key"]] = one
        with open(state_file, "a", encoding="utf-8") as file:
            file.write(json.dumps(one) + "\n")
        print(f"{row['promise']} {verdict:10} {one['seconds']:6} s  {row['why']}", flush=True)
    return report(state)


if __name__ == "__main__":
    sys.exit(main())
