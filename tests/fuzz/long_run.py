# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Fuzzes for as long as it is given and keeps count, over as many runs as it takes.

    python3 -B tests/fuzz/long_run.py --build-dir build/fuzz --minutes 30 [--targets parse,scan]
        a while on each target in turn, and what it came to
    python3 -B tests/fuzz/long_run.py --build-dir build/fuzz --minimise
        the corpora of the repository, made as small as they go

Counts and findings are in BUILD/fuzz_state: counts.json, corpus/TARGET, findings/.
Ends with 1 at the first finding."""
import argparse
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
LINE_PROTOCOL = {"parse", "scan", "splitter",
                 "validate"}  # their input is line protocol; the others' is what a decoder reads
LARGEST_SEED = 512  # bytes, of a corpus file that is kept in the repository


def fuzz(binary: pathlib.Path, arguments: list, log: pathlib.Path) -> tuple:
    """Runs libFuzzer; gives its exit code, executions and bytes."""
    with log.open("w") as out:
        code = subprocess.run([binary, *map(str, arguments)], stdout=out, stderr=subprocess.STDOUT,
                              check=False).returncode
    counted = re.search(r"counted: (\d+) executions, (\d+) bytes", log.read_text(errors="replace"))
    return code, int(counted[1]) if counted else 0, int(counted[2]) if counted else 0


def totals(counts: dict) -> str:
    lines = sum(row["bytes"] for name, row in counts.items() if name in LINE_PROTOCOL)
    decoded = sum(row["executions"] for name, row in counts.items() if name not in LINE_PROTOCOL)
    findings = sum(row["findings"] for row in counts.values())
    return (f"{lines:.3g} bytes of line protocol, {decoded:.3g} executions of decoders, {findings} "
            f"findings")


def run(state: pathlib.Path, binaries: dict, minutes: float, turn: int) -> int:
    """Takes the targets in turn, the one with the least done first, until the time is over."""
    counts_file = state / "counts.json"
    counts = json.loads(counts_file.read_text()) if counts_file.exists() else {}
    until = time.monotonic() + 60 * minutes
    while time.monotonic() < until:
        name = min(binaries, key=lambda each: counts.get(each, {}).get("seconds", 0))
        corpus, findings = state / "corpus" / name, state / "findings"
        corpus.mkdir(parents=True, exist_ok=True)
        findings.mkdir(exist_ok=True)
        seconds = max(1, min(turn, int(until - time.monotonic())))
        size = ["-max_len=8192", "-len_control=0"] if name in LINE_PROTOCOL else ["-max_len=2048"]
        arguments = [
            f"-max_total_time={seconds}", *size, "-reload=0",
            f"-artifact_prefix={findings}/{name}-", corpus
        ]
        code, executions, given = fuzz(binaries[name], arguments + [HERE / "corpus" / name],
                                       state / f"{name}.log")
        row = counts.setdefault(name, {"executions": 0, "bytes": 0, "seconds": 0, "findings": 0})
        row["executions"] += executions
        row["bytes"] += given
        row["seconds"] += seconds
        row["findings"] += code != 0
        row["date"] = datetime.date.today().isoformat()
        counts_file.write_text(json.dumps(counts, indent=1, sort_keys=True))
        if code != 0:
            print(f"FOUND by {name}: see {state}/{name}.log and {findings}")
            return 1
        print(f"{name}: {executions} executions, {given} bytes in {seconds} s", flush=True)
    print(f"in all: {totals(counts)}")
    return 0


def minimise(state: pathlib.Path, binaries: dict) -> int:
    """Merges what long runs found with the repository's seeds; a seed with a name of its own is
    a regression and stays."""
    for name, binary in binaries.items():
        corpus, merged = HERE / "corpus" / name, state / "merged" / name
        shutil.rmtree(merged, ignore_errors=True)
        merged.mkdir(parents=True)
        arguments = [
            "-set_cover_merge=1", "-use_counters=0", f"-max_len={LARGEST_SEED}", merged, corpus,
            state / "corpus" / name
        ]
        (state / "corpus" / name).mkdir(parents=True, exist_ok=True)
        code, _, _ = fuzz(binary, arguments, state / f"{name}.merge.log")
        if code != 0:
            print(f"FOUND by {name} while merging: see {state}/{name}.merge.log")
            return 1
        found = sorted((file for file in merged.iterdir() if file.stat().st_size <= LARGEST_SEED),
                       key=lambda file: (file.stat().st_size, file.name))
        for file in corpus.iterdir():
            if re.fullmatch(r"[0-9a-f]{40}", file.name):
                file.unlink()
        known = {file.read_bytes() for file in corpus.iterdir()}
        for file in found:
            if file.read_bytes() not in known:
                shutil.copyfile(file, corpus / file.name)
        print(f"{name}: {len(list(corpus.iterdir()))} inputs", flush=True)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build-dir", type=pathlib.Path, required=True)
    parser.add_argument("--targets", default="")
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--turn", type=int, default=60,
                        help="seconds that one target has at a time")
    parser.add_argument("--minimise", action="store_true")
    options = parser.parse_args()
    found = {
        file.name.rsplit(".", 1)[1]: file
        for file in sorted(options.build_dir.resolve().rglob("faultwire.fuzz.*"))
        if file.is_file() and file.stat().st_mode & 0o100
    }
    wanted = options.targets.split(",") if options.targets else list(found)
    if not found or not set(wanted) <= set(found):
        print(
            f"not built: {sorted(set(wanted) - set(found)) or 'any target'}; build the preset fuzz")
        return 1
    state = options.build_dir.resolve() / "fuzz_state"
    state.mkdir(exist_ok=True)
    binaries = {name: found[name] for name in wanted}
    return minimise(state, binaries) if options.minimise else run(state, binaries, options.minutes,
                                                                  options.turn)


if __name__ == "__main__":
    sys.exit(main())
