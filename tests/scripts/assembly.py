# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Lookups compile to what was promised: for a constant one immediate; for a variable no call, no
loop, at most one load from the table (two through the pivot); code_name and code_text one row,
two loads. Inspected on both compilers, with PIC and without."""
import glob, os, platform, re, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if platform.machine() != "x86_64":
    house.skip("the assembly of x86-64 is what this test reads")
CODE = """
#include "faultwire/codes.hpp"
#include "faultwire/mapping.hpp"
using namespace faultwire;
extern "C" {
GrpcCode constant_cast() { return code_cast<GrpcCode>(InfluxCode::not_found); }
HttpStatus constant_pivot() { return code_cast<HttpStatus>(FlightCode::timed_out); }
GrpcCode constant_rule() { return code_cast<rules::http_to_grpc_proxy>(HttpStatus::not_found); }
int constant_number() { return static_cast<int>(*code_from_number<GrpcCode>(5)); }
GrpcCode variable_cast(InfluxCode c) { return code_cast<GrpcCode>(c); }
GrpcCode variable_http(HttpStatus c) { return code_cast<GrpcCode>(c); }
HttpStatus variable_pivot(FlightCode c) { return code_cast<HttpStatus>(c); }
int variable_number(int n) {
  return static_cast<int>(code_from_number<HttpStatus>(n).value_or(HttpStatus::ok));
}
std::string_view variable_name(GrpcCode c) { return code_name(c); }
std::string_view variable_text(InfluxCode c) { return code_text(c); }
}
"""
# Every rule, by its name in the list of all rules.
RULES = []
PAIRS = os.path.join(args.source_dir, "include/faultwire/mapping/rules/*.hpp")
for path in sorted(glob.glob(PAIRS)):
    RULES += re.findall(r"^struct (\w+) {\n  using From", open(path).read(), re.M)
CODE += 'extern "C" {\n' + "".join(
    f"rules::{r}::To variable_rule_{r}(rules::{r}::From c) {{ return code_cast<rules::{r}>(c); }}\n"
    for r in RULES) + "}\n"
# An ArrowError is no immediate: the way of a code loads it from the table, the way of an unknown
# one loads the fallback.
LOADS = {f"variable_rule_{r}": 2 if re.match(r"(grpc|arrow_transport)_to_arrow", r) else 1
         for r in RULES} | {
             "variable_cast": 1, "variable_http": 1, "variable_pivot": 2, "variable_number": 0,
             "variable_name": 2, "variable_text": 2
         }
folder = tempfile.mkdtemp()
source = os.path.join(folder, "lookups.cpp")
with open(source, "w") as file:
    file.write(CODE)
problems = []
checks = 0
for compiler in house.compilers(args):
    for pic in ([], ["-fPIC"]):
        text = subprocess.check_output([
            compiler, "-std=c++20", "-O2", "-w", *pic, "-S", "-masm=intel",
            "-fno-asynchronous-unwind-tables", "-fcf-protection=none",
            "-I" + os.path.join(args.source_dir, "include"), source, "-o", "-"
        ]).decode().replace('"', "")  # g++ 16 quotes the names of functions
        for name, body in re.findall(r"^(\w+):[^\n]*\n(.*?)^\s*\.size\s+\1", text, re.S | re.M):
            if not name.startswith(("constant_", "variable_")):
                continue
            lines = [line.split("#")[0].strip() for line in body.split("\n")]
            code = [
                line for line in lines
                if line and not line.startswith((".", "#")) and not line.endswith(":")
            ]
            labels = {line[:-1]: i for i, line in enumerate(lines) if line.endswith(":")}
            where = f"{os.path.basename(compiler)} {' '.join(pic)} {name}:\n  " + "\n  ".join(code)
            checks += 1
            if name.startswith("constant"):
                if len(code) != 2 or not re.match(r"mov\s+e?ax, \d+$|mov\s+al, \d+$",
                                                  code[0]) or not code[1].startswith("ret"):
                    problems.append("not one immediate: " + where)
                continue
            jumps = [(i, line.split()[-1])
                     for i, line in enumerate(lines)
                     if re.match(r"j\w+\s", line)]
            # A jump back over a return joins another way; without one between, it is a loop.
            loops = [
                target for i, target in jumps
                if target in labels and labels[target] < i and not any(
                    line.startswith("ret") for line in lines[labels[target]:i])
            ]
            # A load of the table reads memory; lea only computes, and a load through the GOT is the
            # address of the table, not of a row.
            loads = [
                line for line in code if "[" in line and not line.startswith(("lea", "nop"))
                and "GOTPCREL" not in line and "[rsp" not in line
            ]
            if any(line.startswith("call") for line in code) or loops or len(loads) > LOADS[name]:
                problems.append(f"{len(loads)} loads, loops {loops}: " + where)
    # Including everything and using nothing leaves no table and no relocation.
    bare = os.path.join(folder, "bare.cpp")
    with open(bare, "w") as file:
        file.write('#include "faultwire/codes.hpp"\n#include "faultwire/mapping.hpp"\n')
    subprocess.check_call([
        compiler, "-std=c++20", "-O0", "-fPIC", "-fno-asynchronous-unwind-tables", "-c",
        "-I" + os.path.join(args.source_dir, "include"), bare, "-o", bare + ".o"
    ])
    relocations = subprocess.check_output(["readelf", "-rW", bare + ".o"]).decode()
    if "R_X86_64" in relocations:
        problems.append(f"{compiler}: unused rules leave relocations:\n" +
                        relocations[:1000])
if checks != len(house.compilers(args)) * 2 * (10 + len(RULES)):
    problems.append(f"only {checks} functions were found")
house.finish(problems, checks)
