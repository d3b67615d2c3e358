#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Measures line protocol and writes docs/performance.{md,json,svg}. Builds what it needs (preset
release); the peer is a row of tests/lib/peers.json, and tests/lib/peers.py gets it. usage:
bench/run.py [--mb 64] [--rounds 7] [--render]"""
import argparse, datetime, json, os, re, shutil, statistics, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests", "lib"))
import chart, peers

PROGRAM = os.path.join(ROOT, "build", "release", "bench", "faultwire.bench.line_protocol")
SHOWN = ["telemetry", "short", "tsbs", "strings", "escapes", "wide"]
COLUMNS = ["few", "tables"]  # escapes with 200 series; 20,000 measurements
# The rows of every scanner, and what each measures.
ROWS = {
    "parse": "every key, tag, value and timestamp is read, and folded into a checksum, which "
             "equals that of the exact path",
    "count": "the same without the checksum: fields are counted",
    "few fields": "the same, but the first field and the timestamp of each entry are read",
    "on demand": "the same by `next_on_demand`: numbers are read when they are asked for",
    "validate": "verdicts, kinds and places of the rejections are folded into a checksum",
    "columns": "`validate()` with the columns of the batch",
}
LEAST = ["parse", "on demand", "validate", "columns"]  # in the tables of the least


def build(folder, compiler):
    subprocess.run(["cmake", "--preset", "release", "-B", folder,
                    "-DCMAKE_CXX_COMPILER=" + compiler], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", folder, "--target", "faultwire.bench.line_protocol"],
                   cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return os.path.join(folder, "bench", "faultwire.bench.line_protocol")


def timed(program, environment, rounds, *flags):
    """The rows of a run, and what it wrote to stderr."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        told = subprocess.run([
            program, "--benchmark_out=" + out.name, f"--benchmark_repetitions={rounds}",
            "--benchmark_enable_random_interleaving=true",
            "--benchmark_display_aggregates_only=true", *flags
        ], env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        report = json.load(out)
    rows = {}
    for row in report["benchmarks"]:
        if row.get("run_type") != "iteration":
            continue
        name = re.sub(r"/iterations:1/manual_time.*", "", row["name"])
        for key in ("cycles_per_byte", "MB_per_second", "larger", "sum", "slope", "ratio", "ns",
                    "GHz", "noisy"):
            if key in row:
                rows.setdefault(name, {}).setdefault(key, []).append(row[key])
    return rows, told.stderr.decode()


def measure(megabytes, rounds):
    build(os.path.join(ROOT, "build", "release"), "g++")
    environment = dict(os.environ, FAULTWIRE_BENCH_MB=str(megabytes))
    scratch = tempfile.mkdtemp()
    rows, told = timed(PROGRAM, environment, rounds)
    result = {
        "rows": {
            name: {
                key: {
                    "median": statistics.median(values), "least": min(values), "most": max(values),
                    "sum": sum(values)
                }
                for key, values in row.items()
            }
            for name, row in rows.items()
        }
    }
    with open("/proc/cpuinfo") as file:
        text = file.read()
    result["machine"] = {
        "cpu": re.search(r"model name\s*:\s*(.*)",
                         text).group(1), "family_model_stepping": "/".join(
                             re.search(rf"^{key}\s*:\s*(\d+)", text, re.M).group(1)
                             for key in ("cpu family", "model", "stepping")),
        "cpus": os.cpu_count(), "GHz": round(
            statistics.median(value for row in rows.values() for value in row.get("GHz", [])),
            2), "compiler": subprocess.run(["g++", "--version"],
                                           stdout=subprocess.PIPE).stdout.decode().splitlines()[0]
    }
    result["megabytes"], result["rounds"], result["date"] = megabytes, rounds, str(
        datetime.date.today())
    lines = told.splitlines()
    result["checksums"] = {
        line.split()[0]: line.split("checksums ")[1]
        for line in lines
        if "checksums" in line
    }
    result["peak_memory"] = next((line for line in lines if line.startswith("peak memory")), "")
    result["peer_release"], result["peer"] = peer(scratch, environment, rounds)
    shutil.rmtree(scratch)
    result["clang"] = by_clang(environment, rounds)
    return result


def by_clang(environment, rounds):
    """The release of clang, and the least cycles per byte of some rows that it compiled."""
    if not shutil.which("clang++"):
        print("SKIPPED: the rows of clang, which is missing", file=sys.stderr)
        return None
    program = build(os.path.join(ROOT, "build", "release-clang"), "clang++")
    rows, _ = timed(program, environment, rounds,
                    f"--benchmark_filter=^({'|'.join(LEAST)})/(sse2|avx2)/({'|'.join(SHOWN)})/")
    release = subprocess.run(["clang++", "--version"], stdout=subprocess.PIPE)
    return {"compiler": release.stdout.decode().splitlines()[0],
            "least": {name: min(row["cycles_per_byte"]) for name, row in rows.items()}}


def peer(scratch, environment, rounds):
    """Release and MB/s (median) of the points parser of InfluxDB 1.x, if it is there."""
    try:
        program = peers.get("influxdb-models")
    except peers.Missing as why:
        print(f"SKIPPED: {why}", file=sys.stderr)
        return "", {}
    subprocess.run([PROGRAM, "--write", scratch], env=environment, check=True)
    median = {}
    for name in SHOWN:
        command = [*program.command(), "speed", os.path.join(scratch, name + ".lp"), str(rounds)]
        words = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.split()
        megabytes, seconds = float(words[0]) / 1e6, [float(word) for word in words[2::2]]
        median[name] = megabytes / statistics.median(seconds)
    return program.text(), median


def levels(rows):
    return [
        level for level in ("swar", "sse2", "ssse3", "avx2", "avx512", "dispatch_avx2",
                            "dispatch_avx512", "neon", "vec128")
        if f"parse/{level}/telemetry" in rows
    ]


def render(result):
    rows, machine = result["rows"], result["machine"]
    value = lambda name, key="cycles_per_byte": rows[name][key]["median"
                                                                ] if name in rows else float("nan")
    spread = lambda name: 100 * (rows[name]["cycles_per_byte"]["most"] / rows[name][
        "cycles_per_byte"]["least"] - 1)
    out = [
        "<!-- Generated by bench/run.py; do not edit. -->", "# Performance of line protocol", "",
        f"Measured on {result['date']}: {machine['cpu']} (family/model/stepping "
        f"{machine['family_model_stepping']}), {machine['cpus']} CPUs, {machine['GHz']} GHz by a "
        f"chain of multiplications, {machine['compiler']}, `-O3`; corpora of {result['megabytes']} "
        f"MB from a fixed seed, {result['rounds']} interleaved rounds, thread CPU time, medians.",
        "Again: `bench/run.py` (it builds the preset `release`). `bench/peers.py` measures other "
        "parsers beside this one.",
        "", "![cycles per byte](performance.svg)", "",
        "`dispatch_avx2` and `dispatch_avx512` are functions of `line_protocol/dispatch.hpp` in a "
        "build without flags for instructions. UTF-8 is checked in all rows. The corpora are in "
        "`bench/corpora.hpp`.", ""
    ]
    for what, meaning in ROWS.items():
        if not any(name.startswith(what + "/") for name in rows):
            continue  # not measured yet
        shown = SHOWN + (COLUMNS if what == "columns" else [])
        out += [
            f"## {what}: cycles per byte (MB/s)", "", meaning[0].upper() + meaning[1:] + ".", "",
            "| scanner | " + " | ".join(shown) + " |",
            "|---|" + "---|" * len(shown)
        ]
        exact = ["reference"] if f"{what}/reference/telemetry" in rows else []
        for level in exact + levels(rows):
            cells = [
                f"{value(f'{what}/{level}/{name}'):.2f} "
                f"({value(f'{what}/{level}/{name}', 'MB_per_second'):.0f})" for name in shown
            ]
            out.append(f"| {level} | " + " | ".join(cells) + " |")
        out.append("")
    worst = max(
        (spread(name), name) for name in rows if name.startswith(("parse/sse2", "validate/sse2")))
    probed = [row["noisy"] for row in rows.values() if "noisy" in row]
    heard = "whether a neighbour used the same core was not probed in this run"
    if probed:
        heard = f"{sum(int(row['sum']) for row in probed)} rounds were noisy to the last"
    out += [
        f"The largest spread between the rounds of an sse2 row is {worst[0]:.0f} % ({worst[1]}); "
        f"{heard}. The machine is shared, and",
        "the same program was seen to take twice as long a minute later while the clock stood "
        "still; so the least of the rounds is shown, too.",
        "", "## Least of the rounds, cycles per byte", "", "| | " + " | ".join(SHOWN) + " |",
        "|---|" + "---|" * len(SHOWN)
    ]
    for level in ("sse2", "avx2", "dispatch_avx2"):
        for what in LEAST:
            if f"{what}/{level}/telemetry" in rows:
                out.append(f"| {what}, {level} | " + " | ".join(
                    f"{rows[f'{what}/{level}/{name}']['cycles_per_byte']['least']:.2f}"
                    for name in SHOWN) + " |")
    clang = result.get("clang")
    if clang:
        out += ["", "The same compiled by " + clang["compiler"] + ":", "",
                "| | " + " | ".join(SHOWN) + " |", "|---|" + "---|" * len(SHOWN)]
        for level in ("sse2", "avx2"):
            for what in LEAST:
                cells = [clang["least"].get(f"{what}/{level}/{name}") for name in SHOWN]
                if all(cells):
                    out.append(f"| {what}, {level} | " + " | ".join(f"{cell:.2f}" for cell in cells)
                               + " |")
    out += [
        "", "## Baselines: cycles per byte", "", "| | " + " | ".join(SHOWN) + " |",
        "|---|" + "---|" * len(SHOWN)
    ]
    for name, title in (("memchr", "memchr for each line"), ("read", "sum of 64-bit words"),
                        ("walk", "a table look-up for each byte")):
        out.append(f"| {title} | " +
                   " | ".join(f"{value(f'{name}/{corpus}'):.2f}" for corpus in SHOWN) + " |")
    out += beside()
    if result["peer"]:
        out += [
            "", "## The points parser of InfluxDB 1.x (Go)", "",
            f"{result.get('peer_release', 'Debian 12')}: all points of the file and every field "
            "read; process CPU time with "
            "its garbage collection (GOGC=400), one thread, after the rows above.",
            "", "| | " + " | ".join(SHOWN) + " |", "|---|" + "---|" * len(SHOWN),
            "| MB/s | " + " | ".join(f"{result['peer'][name]:.0f}" for name in SHOWN) + " |"
        ]
        for level in levels(rows):
            out.append(f"| parse with {level}, times as fast | " + " | ".join(
                f"{value(f'parse/{level}/{name}', 'MB_per_second') / result['peer'][name]:.1f}"
                for name in SHOWN) + " |")
    out += [
        "", "## Bad input (sse2), cycles per byte", "", "| | parse | validate |", "|---|---|---|"
    ]
    clean = {what: value(f"{what}/sse2/telemetry") for what in ("parse", "validate")}
    for corpus, title in (("mixed", "1 % of the lines bad"), ("malformed", "every line bad"),
                          ("crlf", "every line ends in CR LF: all rejected")):
        cells = [
            f"{value(f'{what}/sse2/{corpus}'):.2f}" +
            (f" ({value(f'{what}/sse2/{corpus}') / clean[what]:.2f} x)"
             if corpus == "mixed" else "") for what in ("parse", "validate")
        ]
        out.append(f"| {title} | {cells[0]} | {cells[1]} |")
    out += [
        "", "## Two threads (sse2)", "",
        "CPU time of the busier thread and of both, in times of the serial parse.", "",
        "| | busier | sum |", "|---|---|---|"
    ]
    for name in ("telemetry", "strings", "one giant string", "every newline quoted"):
        row = f"threads/sse2/{name}"
        out.append(f"| {name} | {value(row, 'larger'):.2f} | {value(row, 'sum'):.2f} |")
    out += [
        "", "## Growth (sse2)", "",
        "Slope of the logarithm of time over that of size, 256 KiB to 16 MiB in one line or batch; "
        "1 is linear.",
        "", "| | slope |", "|---|---|"
    ]
    out += [
        f"| {name} | {value(f'growth/sse2/{name}', 'slope'):.3f} |"
        for name in ("line length", "tags", "fields", "escapes", "rejections", "distinct columns")
    ]
    out += [
        "",
        f"One call on one line of 54 bytes: {value('one_call/sse2', 'ns'):.0f} ns, "
        f"{value('one_call/sse2', 'ratio'):.2f} x `memchr` of it and `std::from_chars` of its "
        f"value.",
        "", f"{result['peak_memory']}."
    ]
    out += [
        "", "Checksums: " +
        ", ".join(f"{name} {sums}" for name, sums in result["checksums"].items()) + "."
    ]
    return "\n".join(out) + "\n"


def beside():
    """The lines of other parsers that bench/peers.py has measured."""
    path = os.path.join(ROOT, "docs", "peers.json")
    if not os.path.exists(path):
        return []
    with open(path) as file:
        result = json.load(file)
    head = lambda names: ["| | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    drawn, corpora = (list(result["parsers"][0][key]) for key in ("MB_per_second", "points"))
    out = [
        "", "## Beside other parsers: MB/s", "", "![MB/s of other parsers](peers.svg)", "",
        f"Measured by `bench/peers.py` on {result['date']}: every entry read, every value as a "
        f"number; corpora of {result['megabytes']} MB, {result['rounds']} interleaved rounds, CPU "
        "time of the process, one thread, medians. `faultwire` is a default build, with SSE2.", "",
        "Where a parser accepts other points there is no figure. VictoriaMetrics reads every value "
        "as a float, and a string as 0. QuestDB runs five rounds before, so that its code is "
        "compiled, and has the CPU time of its thread.", "", *head(drawn)
    ]
    for row in result["parsers"]:
        cells = [row["MB_per_second"][name] for name in drawn]
        out.append(f"| {row['release']} | " +
                   " | ".join("-" if cell is None else str(cell) for cell in cells) + " |")
    out += ["", "Points that each parser accepts:", "", *head(corpora)]
    for row in result["parsers"]:
        out.append(f"| {row['release']} | " +
                   " | ".join(f"{row['points'][name]:,}" for name in corpora) + " |")
    return out


def drawn(result):
    shown = ("parse/reference", "parse/sse2", "validate/sse2", "validate/dispatch_avx2")
    cycles = lambda key, name: result["rows"][f"{key}/{name}"]["cycles_per_byte"]["median"]
    return chart.bars(SHOWN, [(key, [cycles(key, name) for name in SHOWN]) for key in shown],
                      "cycles per byte", 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--render", action="store_true",
                        help="only write the page and the chart again from performance.json")
    args = parser.parse_args()
    base = os.path.join(ROOT, "docs", "performance")
    if not args.render:
        result = measure(args.mb, args.rounds)
        with open(base + ".json", "w") as file:
            json.dump(result, file, indent=1, sort_keys=True)
            file.write("\n")
    with open(base + ".json") as file:
        result = json.load(file)
    with open(base + ".md", "w") as file:
        file.write(render(result))
    with open(base + ".svg", "w") as file:
        file.write(drawn(result))
    print("wrote docs/performance.md, .json and .svg")


sys.exit(main())
