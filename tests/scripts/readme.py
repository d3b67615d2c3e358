# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every C++ block of the README compiles, and prints what the block of output behind it shows; every call of the executable works."""
import os, re, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
folder = tempfile.mkdtemp()
problems = []
checks = 0
text = open(os.path.join(args.source_dir, "README.md")).read()
libraries = subprocess.run(["pkg-config", "--libs", "absl_flat_hash_map", "absl_strings"], stdout=subprocess.PIPE).stdout.decode().split()
for i, (code, output) in enumerate(re.findall(r"```cpp\n(.*?)```\n\nprints\n\n```output\n(.*?)```", text, re.S)):
    path = os.path.join(folder, f"block{i}.cpp")
    with open(path, "w") as file:
        file.write(code)
    checks += 1
    result = house.run([args.cxx, "-std=c++20", *house.WARNINGS, "-I" + os.path.join(args.source_dir, "include"), path, "-o", path + ".exe", *libraries])
    if result.returncode != 0:
        problems.append(result.stdout.decode()[:3000])
        continue
    printed = subprocess.check_output([path + ".exe"]).decode()
    if printed != output:
        problems.append(f"block {i} prints\n{printed}instead of\n{output}")
if text.count("```cpp") != checks or checks == 0:
    problems.append("a block of C++ has no output behind it")
if args.tool != "none":
    sample = os.path.join(args.source_dir, "docs/samples/telemetry.lp")
    for line in re.findall(r"^faultwire ([^#\n]*?) *#", text, re.M):
        checks += 1
        if subprocess.run([args.tool, *line.replace("FILE", sample).split()], stdout=subprocess.DEVNULL).returncode not in (0, 1):
            problems.append("does not work: faultwire " + line)
house.finish(problems, checks)
