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


# What an example links, by what it includes; a package that is missing skips the example.
NEEDS = {"#include <grpcpp/": "grpc++ absl_strings", "faultwire/write": "absl_flat_hash_map absl_hash"}


def libraries(name):
    with open(os.path.join(folder, name + ".cpp")) as file:
        text = file.read()
    flags = []
    for words, packages in NEEDS.items():
        if words not in text:
            continue
        found = house.run(["pkg-config", "--cflags", "--libs", *packages.split()])
        if found.returncode != 0:
            return None
        flags += found.stdout.decode().split()
    return flags


def check(name):
    program = os.path.join(scratch, name)
    extra = libraries(name)
    if extra is None:
        print(f"SKIPPED: what {name} needs is not installed")
        return None
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
