# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every example of docs/examples: compiled without a warning as its users would, run, and its output compared with the text beside it."""
import os, tempfile
from lib import house

args = house.arguments()
folder = os.path.join(args.source_dir, "docs", "examples")
include = "-I" + os.path.join(args.source_dir, "include")
scratch = tempfile.mkdtemp()


def build(name, *options):
    return house.run([args.cxx, "-std=c++20", "-O1", *house.WARNINGS, include, os.path.join(folder, name + ".cpp"), *options])


def libraries(name):
    """What an example links: abseil, where it keeps columns."""
    with open(os.path.join(folder, name + ".cpp")) as file:
        if "faultwire/write" not in file.read():
            return []
    return house.subprocess.run(["pkg-config", "--libs", "absl_flat_hash_map", "absl_hash"], stdout=house.subprocess.PIPE, check=True).stdout.decode().split()


def check(name):
    program = os.path.join(scratch, name)
    extra = libraries(name)
    if name == "pick_scanner":
        for function, flags in (("count_plain", []), ("count_avx2", ["-mavx2", "-mbmi", "-mbmi2"])):
            made = build(name, "-c", "-DCOUNT=" + function, *flags, "-o", f"{program}.{function}.o")
            if made.returncode != 0:
                return f"{name}: {made.stdout.decode()[:2000]}"
            extra.append(f"{program}.{function}.o")
    made = build(name, *extra, "-pthread", "-o", program)
    if made.returncode != 0:
        return f"{name}: {made.stdout.decode()[:2000]}"
    ran = house.run([program], timeout=60)
    with open(os.path.join(folder, name + ".txt"), "rb") as file:
        expected = file.read()
    if ran.returncode != 0 or ran.stdout != expected:
        return f"{name}: exit {ran.returncode}, printed:\n{ran.stdout.decode('utf-8', 'replace')}"
    return None


names = sorted(name[:-4] for name in os.listdir(folder) if name.endswith(".cpp"))
house.in_parallel([lambda name=name: check(name) for name in names])
