# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""S3: quadratic traps, on counted work: tests/work/traps.cpp with every block of the library's code
counted, no clock."""
import os, shlex, tempfile
from lib import house

args = house.arguments()
program = os.path.join(tempfile.mkdtemp(), "traps")
libraries = shlex.split(
    house.run(["pkg-config", "--libs", "absl_hash", "absl_raw_hash_set", "absl_strings",
               "fmt"]).stdout.decode())
wrapped = [
    "-Wl," + ",".join("--wrap=" + name for name in ("memmove", "memcpy", "memchr", "memcmp"))
]
# Strings are instantiated here, so that what they do is counted too.
made = house.run([
    "g++", "-std=c++20", "-O1", "-fno-builtin", "-fsanitize-coverage=trace-pc",
    "-D_GLIBCXX_EXTERN_TEMPLATE=0", "-I" + os.path.join(args.source_dir, "include"),
    os.path.join(args.source_dir, "tests", "work", "traps.cpp"), "-o", program
] + wrapped + libraries)
if made.returncode != 0:
    house.finish([made.stdout.decode()[:3000]], 1)
ran = house.run([program], timeout=120)
print(ran.stdout.decode().strip())
house.finish([] if ran.returncode == 0 else [f"exit {ran.returncode}"], 1)
