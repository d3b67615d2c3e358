# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""docs/reference is what the executable prints today."""
import os, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
folder = tempfile.mkdtemp()
subprocess.check_call([args.tool, "tables", "--out", folder])
result = house.run(["diff", "-u", "-r", os.path.join(args.source_dir, "docs/reference"), folder])
if result.returncode != 0:
    print(result.stdout.decode()[:8000])
    print("Run: build/dev/faultwire tables --out docs/reference")
house.finish(["docs/reference is not fresh"] if result.returncode else [], 1)
