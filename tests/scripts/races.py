# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every program of tests/race under the thread sanitizer: none reports a race."""
import os, tempfile
from lib import house

args = house.arguments()
folder = os.path.join(args.source_dir, "tests", "race")
scratch = tempfile.mkdtemp()


def check(name):
    program = os.path.join(scratch, name)
    made = house.run([
        args.cxx, "-std=c++20", "-O1", "-g1", "-fsanitize=thread", *house.WARNINGS,
        "-I" + os.path.join(args.source_dir, "include"),
        os.path.join(folder, name), "-pthread", "-o", program
    ])
    if made.returncode != 0:
        return f"{name}: {made.stdout.decode('utf-8', 'replace')[:2000]}"
    # Without a random layout, which some kernels make too random for the sanitizer.
    ran = house.run(["setarch", "-R", program], timeout=120)
    said = ran.stdout.decode("utf-8", "replace")[:3000]
    return None if ran.returncode == 0 else f"{name}: exit {ran.returncode}\n{said}"


names = sorted(name for name in os.listdir(folder) if name.endswith(".cpp"))
house.in_parallel([lambda name=name: check(name) for name in names])
