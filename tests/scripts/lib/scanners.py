# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of the scanners share: the levels with their flags, and the comparison of a level
with the exact path."""
import os, re, tempfile
from . import house

LINES = int(os.environ.get("FAULTWIRE_SCAN_LINES", "30000"))
AVX2 = "-mavx2 -mbmi -mbmi2 -mlzcnt -mpopcnt".split()
X86 = {
    "swar": ["-DFAULTWIRE_PORTABLE_SCAN"], "sse2": [], "ssse3": ["-mssse3"], "avx2": AVX2,
    "avx512": ["-march=x86-64-v4"], "vec128": ["-DFAULTWIRE_VECTOR_SCAN"]
}
USUAL = "sse2"  # compared by default: what every x86 processor has
scratch = tempfile.mkdtemp()


def include_of(args):
    return "-I" + os.path.join(args.source_dir, "include")


def cpu_has(level):
    needs = {
        "ssse3": ["ssse3"], "avx2": ["avx2", "bmi2"],
        "avx512": ["avx512bw", "avx512vl", "avx512dq", "avx512cd"]
    }.get(level, [])
    with open("/proc/cpuinfo") as file:
        flags = set(
            re.findall(r"\w+", next((line for line in file if line.startswith("flags")), "")))
    return all(need in flags for need in needs)


def differential(args, compiler, level, flags, runner=(), lines=LINES):
    """Compares a scanner with the exact path over generated lines. Returns a problem or None."""
    program = os.path.join(scratch, f"differential.{os.path.basename(compiler)}.{level}")
    static = ["-static"] if runner else []
    made = house.run([
        compiler, "-std=c++20", "-O2", *house.WARNINGS, *flags, *static, include_of(args),
        os.path.join(args.source_dir, "tests", "scan", "differential.cpp"), "-o", program
    ])
    if made.returncode != 0:
        return f"{level}: {made.stdout.decode()[:2000]}"
    if level in X86 and not runner and not cpu_has(level):
        print(f"SKIPPED: this machine cannot run {level}", flush=True)
        return None
    ran = house.run([*runner, program, str(lines)])
    print(ran.stdout.decode("utf-8", "replace").strip()[:1000], flush=True)
    told = ran.stdout.decode("utf-8", "replace")
    return None if ran.returncode == 0 and told.startswith(
        level + ":") else f"{level} with {compiler}: {told[:1000]}"
