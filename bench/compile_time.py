#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Measures what including a room, and using it, costs a translation unit, beside other libraries
of Debian; writes docs/compile_time.md.

usage: bench/compile_time.py [--rounds 5] [--out FILE]

Lines are what g++ -E -P leaves and are the same on every machine with these packages; seconds
are processor time, the least of the rounds, which are interleaved.
tests/scripts/include_counts.py holds the lines to their bounds."""
import argparse, datetime, os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INCLUDE = os.path.join(ROOT, "include")
sys.path.insert(0, os.path.join(ROOT, "tests", "scripts"))
sys.dont_write_bytecode = True
from lib import compile_cost, modules, preprocessed


def including(*headers):
    return "".join(f"#include <{header}>\n" for header in headers)


# What is included: a name, the headers, and the package that has them where it is not this project.
INCLUDED = [
    ("nothing", [], ""),
    ("the standard headers of codes and mapping",
     "array cstddef cstdint optional span string_view compare concepts type_traits utility limits "
     "version"
     .split(), ""), ("`fwd.hpp`", ["faultwire/fwd.hpp"], ""),
    ("`codes.hpp`", ["faultwire/codes.hpp"], ""), ("`mapping.hpp`", ["faultwire/mapping.hpp"], ""),
    ("`line_protocol/parse.hpp`", ["faultwire/line_protocol/parse.hpp"], ""),
    ("`retry.hpp`", ["faultwire/retry.hpp"], ""), ("`core.hpp`", ["faultwire/core.hpp"], ""),
    ("`status.hpp`", ["faultwire/status.hpp"], ""),
    ("`write_api/answer/respond.hpp`", ["faultwire/write_api/answer/respond.hpp"], ""),
    ("`wire.hpp`", ["faultwire/wire.hpp"], ""),
    ("`line_protocol.hpp`", ["faultwire/line_protocol.hpp"], ""),
    ("`write_api.hpp`", ["faultwire/write_api.hpp"], ""),
    ("`faultwire.hpp`", ["faultwire/faultwire.hpp"], ""),
    ("`interop/fmt.hpp`", ["faultwire/interop/fmt.hpp"], "libfmt-dev"),
    ("`interop/absl_status.hpp`", ["faultwire/interop/absl_status.hpp"], "libabsl-dev"),
    ("`<system_error>`", ["system_error"], ""),
    ("absl `status.h`", ["absl/status/status.h"], "libabsl-dev"),
    ("absl `statusor.h`", ["absl/status/statusor.h"], "libabsl-dev"),
    ("absl `flat_hash_map.h`", ["absl/container/flat_hash_map.h"], "libabsl-dev"),
    ("fmt `core.h`", ["fmt/core.h"], "libfmt-dev"),
    ("fmt `format.h`", ["fmt/format.h"], "libfmt-dev"),
    ("tl `expected.hpp`", ["tl/expected.hpp"], "libexpected-dev"),
    ("Boost.System `error_code.hpp`", ["boost/system/error_code.hpp"], "libboost1.74-dev"),
    ("Boost.Outcome `result.hpp`", ["boost/outcome/result.hpp"], "libboost1.74-dev"),
    ("fast_float `fast_float.h`", ["fast_float/fast_float.h"], "libfast-float-dev"),
    ("simdjson `simdjson.h`", ["simdjson.h"], "libsimdjson-dev"),
    ("nlohmann `json.hpp`", ["nlohmann/json.hpp"], "nlohmann-json3-dev"),
    ("gRPC `grpcpp.h`", ["grpcpp/grpcpp.h"], "libgrpc++-dev"),
]

# What is used, as a program would: compiled with -O2.
USED = [
    ("a code in another domain and its name (`mapping.hpp`)", """#include <faultwire/mapping.hpp>
std::string_view why(faultwire::HttpStatus status) {
  return code_name(faultwire::code_cast<faultwire::GrpcCode>(status));
}
std::optional<faultwire::InfluxCode> read(std::string_view text) {
  return faultwire::find_code<faultwire::InfluxCode>(text);
}
""", ""),
    ("every field of a batch (`line_protocol/parse.hpp`)",
     """#include <faultwire/line_protocol/parse.hpp>
std::size_t fields(std::string_view batch) {
  std::size_t count = 0;
  for (const auto& entry : faultwire::line_protocol::parse(batch)) {
    count += entry ? entry.fields().size() : 0;
  }
  return count;
}
""", ""),
    ("what to do next (`retry.hpp`)", """#include <faultwire/retry.hpp>
namespace retry = faultwire::retry;
bool again(const retry::Failure& failure) {
  const auto& policy = retry::preset(retry::Preset::influx_write);
  return retry::decide(policy, failure).action == retry::Action::retry_after;
}
""", ""),
    ("a batch validated and answered (`write_api.hpp`)", """#include <faultwire/write_api.hpp>
std::string answer(std::string_view batch) {
  using namespace faultwire;
  const auto report = line_protocol::validate(batch);
  return write_api::respond(report, write_api::cloud_serverless).sendable_body();
}
""", "libabsl-dev"),
    ("an error as trailers and back (`wire.hpp`)", """#include <faultwire/wire.hpp>
bool travels(const faultwire::StreamError& error) {
  return faultwire::wire::decode_trailers(faultwire::wire::encode_trailers(error)) == error;
}
""", "libabsl-dev"),
    ("absl: a StatusOr made and read", """#include <absl/status/statusor.h>
#include <string>
absl::StatusOr<int> read(const std::string& text) {
  if (text.empty()) return absl::InvalidArgumentError("empty");
  return static_cast<int>(text.size());
}
std::string why(const std::string& text) {
  const auto got = read(text);
  return got.ok() ? "" : got.status().ToString();
}
""", "libabsl-dev"),
    ("fmt: three values formatted", """#include <fmt/format.h>
#include <string>
std::string text(int line, double value, const std::string& name) {
  return fmt::format("{}: {:.3f} {:>10}", line, value, name);
}
""", "libfmt-dev"),
    ("tl: an expected made and read", """#include <tl/expected.hpp>
#include <string>
tl::expected<int, std::string> read(const std::string& text) {
  if (text.empty()) return tl::make_unexpected(std::string("empty"));
  return static_cast<int>(text.size());
}
std::string why(const std::string& text) {
  const auto got = read(text);
  return got ? "" : got.error();
}
""", "libexpected-dev"),
    ("nlohmann: a document parsed, a member read", """#include <nlohmann/json.hpp>
std::string why(const std::string& text) {
  return nlohmann::json::parse(text, nullptr, false).value("message", "");
}
""", "nlohmann-json3-dev"),
]


def measure(cases, optimise, rounds, scratch):
    """name -> {"lines": n, compiler: seconds, "size": bytes}; a case whose package is not
    installed is left out, and a line says so."""
    rows, jobs = {}, []
    for number, (name, code, package) in enumerate(cases):
        source = os.path.join(scratch, f"{number}{optimise}.cpp")
        with open(source, "w") as file:
            file.write(code)
        try:
            rows[name] = {"lines": preprocessed.count(INCLUDE, code)}
        except RuntimeError:
            print(f"{name} is left out: apt-get install {package}", file=sys.stderr)
            continue
        jobs += [
            (name, compiler,
             [compiler, "-std=c++20", optimise, "-I" + INCLUDE, "-c", source, "-o", source + ".o"])
            for compiler in ("g++", "clang++")
        ]
    for _ in range(rounds):
        for name, compiler, command in jobs:
            row = rows[name]
            row[compiler] = min(row.get(compiler, 1e9), compile_cost.processor_seconds(command))
            if compiler == "g++":
                row["size"] = os.path.getsize(command[-1])
    return rows


def table(rows, first, objects):
    head = [first, "lines", "g++ s", "clang++ s"] + (["object, KB"] if objects else [])
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    for name, row in rows.items():
        cells = [name, f"{row['lines']:,}", f"{row['g++']:.2f}", f"{row['clang++']:.2f}"
                 ] + ([f"{row['size'] / 1024:.1f}"] if objects else [])
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def rooms(scratch, rounds):
    """The table of rooms beside what they need, with their bars."""
    bars = compile_cost.bars(ROOT)
    found = {compiler: compile_cost.measure(INCLUDE, bars, scratch, compiler, rounds)
             for compiler in ("g++", "clang++")}
    lines = ["| header | g++ s | needs, s | ratio | clang++ s | needs, s | ratio | bar |",
             "|---|" + "---:|" * 7]
    for header in found["g++"]:
        cells = [f"`{header}`"]
        for compiler in ("g++", "clang++"):
            ours, needs = found[compiler][header]
            cells += [f"{ours:.2f}", f"{needs:.2f}", f"{ours / needs:.2f}x"]
        lines.append("| " + " | ".join([*cells, f"{bars[header]}x"]) + " |")
    return "\n".join(lines)


def render(beside, included, used, imported, rounds):
    with open("/proc/cpuinfo") as file:
        cpu = re.search(r"model name\s*:\s*(.*)", file.read())[1]
    versions = [
        subprocess.check_output([compiler, "--version"]).decode().splitlines()[0]
        for compiler in ("g++", "clang++")
    ]
    return f"""# What it costs to compile

Written by `bench/compile_time.py`. Lines are the output of `g++ -std=c++20 -E -P` without blank
lines. Seconds are processor time of `-c`, the least of {rounds} round{"s" if rounds != 1 else ""},
on {cpu} ({datetime.date.today()}; {versions[0]}; {versions[1]}).
A test limits the lines: codes with mapping and the parser have at most 1.5 times the lines of their
standard headers, a room that needs a library at most 1.25 times those of that library. Seconds are
only reported.

Include what you use: a room instead of the umbrella `faultwire.hpp`, and `fwd.hpp` in headers that
only mention a type.

## A room beside what it needs

"Needs" are the headers of the standard library and of other libraries that the room includes,
without the room. A test fails where a ratio is more than twice the bar.

{beside}

## Included, nothing used

`-O0`.

{table(included, "header", False)}

## Used

`-O2`. The object holds the function above, with the tables that it needs.

{table(used, "what", True)}

## Imported

`import faultwire;` beside `#include <faultwire/faultwire.hpp>`, `-O0`, nothing used, and with a
function that validates a batch. A build compiles the module once; every unit that imports it reads
the compiled file. `bench/compile_time.py --imports` measures the compilers that are installed and
keeps the rows of the others.

{imported}
"""


def imports(before, rounds, scratch):
    """The table of `import faultwire;` beside the umbrella. The rows of compilers that are not
    installed are those of `before`."""
    rows = dict(re.findall(r"^\| ((?:clang|g)\+\+-\d+) \| (.*) \|$", before, re.M))
    unit = os.path.join(INCLUDE, "faultwire", "faultwire.cppm")
    body = ("bool good(const char* batch) {\n  return faultwire::line_protocol::validate(batch)"
            ".rejected == 0;\n}\n")
    os.chdir(scratch)
    for compiler in modules.installed():
        made, how, use = modules.ways(compiler, unit)
        command = [compiler, "-std=c++20", "-O0", "-w", "-I" + INCLUDE]
        least = [compile_cost.processor_seconds([*command, *how])]
        size = os.path.getsize(modules.compiled(compiler)) / 1e6
        for head, flags in (("#include <faultwire/faultwire.hpp>\n", []),
                            ("import faultwire;\n", use)):
            for text in ("", body):
                with open("unit.cpp", "w") as file:
                    file.write(head + text)
                least.append(min(compile_cost.processor_seconds(
                    [*command, *flags, "-c", "unit.cpp"]) for _ in range(rounds)))
        rows[compiler] = " | ".join([f"{size:.0f}", *(f"{seconds:.2f}" for seconds in least)])
    head = ("| compiler | module, MB | compiling it, s | included, s | and used | imported, s | "
            "and used |\n|---|" + "---:|" * 6)
    return "\n".join([head, *(f"| {name} | {rows[name]} |" for name in sorted(rows))])


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", default=os.path.join(ROOT, "docs", "compile_time.md"))
    parser.add_argument("--imports", action="store_true", help="only the table of the module")
    chosen = parser.parse_args()
    scratch = tempfile.mkdtemp()
    before = ""
    if os.path.exists(chosen.out):
        with open(chosen.out) as file:
            before = file.read()
    chosen.out = os.path.abspath(chosen.out)
    imported = imports(before, chosen.rounds, scratch)
    if chosen.imports:
        head, _, _ = before.partition("| compiler | module, MB ")
        with open(chosen.out, "w") as file:
            file.write(head + imported + "\n")
        return
    included = measure([(name, including(*headers), package)
                        for name, headers, package in INCLUDED], "-O0", chosen.rounds, scratch)
    used = measure(USED, "-O2", chosen.rounds, scratch)
    beside = rooms(scratch, chosen.rounds)
    shutil.rmtree(scratch)
    with open(chosen.out, "w") as file:
        file.write(render(beside, included, used, imported, chosen.rounds))


if __name__ == "__main__":
    main()
