# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""All scanners of one machine in one program, sharing nothing, with units that use dispatch.hpp;
which instructions those have; and the scanners that scripts.scanners leaves out, and those of
machines that are emulated, against the exact path."""
import os, platform, re, shutil
from lib import house
from lib.scanners import LINES, USUAL, X86, differential, include_of, scratch

args = house.arguments()
include = include_of(args)
linked = os.path.join(args.source_dir, "tests", "scan", "linked.cpp")
# Parts of the mangled names of what exists once for each scanner.
PARTS = ("4scan", "6Reader", "9Validator", "14StreamSplitter", "10PartReader")
# Units that use dispatch.hpp: the level whose flags they have.
DISPATCH = {"from_sse2": "sse2", "from_avx2": "avx2"}
ARM = {"swar": ["-DFAULTWIRE_PORTABLE_SCAN"], "neon": [], "vec128": ["-DFAULTWIRE_VECTOR_SCAN"]}


def all_in_one(compiler, levels, runner=()):
    """Links one object a level into one program; what belongs to the scanners must be defined
    once a level."""
    objects, owners, problems = [], {}, []
    for level, flags in levels.items():
        made = os.path.join(scratch, f"{os.path.basename(compiler)}.{level}.o")
        result = house.run([
            compiler, "-std=c++20", "-O1", *flags, include, "-c", f"-DLEVEL={level}", linked, "-o",
            made
        ])
        if result.returncode != 0:
            return f"{level}: {result.stdout.decode()[:2000]}"
        objects.append(made)
        owner = DISPATCH.get(level, level)
        for line in house.run(["nm", "--defined-only", made]).stdout.decode().splitlines():
            name = line.split()[-1]
            if any(part in name for part in PARTS):
                owners.setdefault(name, set()).add(owner)
    if not owners:
        problems.append("nm shows no symbol of a scanner")
    problems += [
        f"{name} is defined for {' and '.join(where)}" for name, where in owners.items()
        if len(where) > 1
    ]
    program = os.path.join(scratch, os.path.basename(compiler) + ".all")
    main = [f"-DLEVELS={' '.join(f'X({level})' for level in levels)}"]
    static = ["-static"] if runner else []
    result = house.run(
        [compiler, "-std=c++20", "-O1", *static, *main, include, linked, *objects, "-o", program])
    if result.returncode != 0:
        return result.stdout.decode()[:2000]
    ran = house.run([*runner, program])
    if ran.returncode != 0 or ran.stdout.decode().split() != list(levels):
        problems.append(f"all scanners in one program: {ran.stdout.decode()[:500]}")
    return "\n".join(problems[:20]) or None


def instructions(compiler, optimise):
    """Of a default build with dispatch.hpp: only the functions of a scanner have its instructions,
    and its loops do."""
    made = os.path.join(scratch, f"{os.path.basename(compiler)}{optimise}.dispatch.o")
    result = house.run([
        compiler, "-std=c++20", optimise, *house.WARNINGS, include, "-c", "-DDISPATCH",
        "-DLEVEL=from_sse2", linked, "-o", made
    ])
    if result.returncode != 0:
        return f"dispatch {optimise}: {result.stdout.decode()[:2000]}"
    seen, function = {}, ""
    listing = house.run(["objdump", "-d", "--no-show-raw-insn", made])
    for line in listing.stdout.decode().splitlines():
        if head := re.match(r"[0-9a-f]+ <(.*)>:", line):
            function = head[1]
        elif re.search(r"%[yz]mm|:\s+v[a-z]", line):
            seen.setdefault(function, set()).update(re.findall(r"%([xyz])mm", line))
    problems = [f"{name} has AVX instructions" for name in seen if "with_avx" not in name]
    for level, register in (("9with_avx2", "y"), ("11with_avx512", "z")):
        for loop in ("3runIL.*4KeepE0E", "3runIL.*4KeepE1E", "3runIL.*4KeepE2E",
                     "16skip_plain_lines"):
            if not any(level in name and re.search(loop, name) and register in registers
                       for name, registers in seen.items()):
                problems.append(f"{compiler} {optimise}: no {register}mm in {level} {loop}")
    return "\n".join(problems[:20]) or None


jobs = []
if platform.machine() == "x86_64":
    units = {**X86, **{unit: [*X86[level], "-DDISPATCH"] for unit, level in DISPATCH.items()}}
    jobs += [lambda c=c: all_in_one(c, units) for c in house.compilers(args)]
    jobs += [
        lambda l=l, f=f: differential(args, args.cxx, l, f) for l, f in X86.items()
        if l != USUAL
    ]
    jobs += [
        lambda c=c, o=o: instructions(c, o) for c in house.compilers(args) for o in ("-O0", "-O2")
    ]
emulated = min(LINES, 100000)
for machine, level, levels, flags in (("aarch64", "neon", ARM, []), ("s390x", "swar", None, []),
                                      ("s390x", "vec128", None, ["-march=z13"])):
    compiler, runner = f"{machine}-linux-gnu-g++", f"qemu-{machine}"
    if not shutil.which(compiler) or not shutil.which(runner):
        print(f"SKIPPED: {machine} needs {compiler} and {runner}")
        continue
    jobs.append(
        lambda c=compiler, l=level, f=flags, r=runner: differential(args, c, l, f, (r, ), emulated))
    if levels:
        jobs.append(lambda c=compiler, l=levels, r=runner: all_in_one(c, l, (r, )))
house.in_parallel(jobs)
