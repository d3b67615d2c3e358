"""Error texts and logs in the forms of public reports, and texts typed from the sources of clients:
0 differences, by the executable and by the library, which also tells the side."""
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
golden = os.path.join(args.source_dir, "tests", "golden")
public = os.path.join(golden, "public")
texts = (os.path.join(public, "public_error_texts.jsonl"), os.path.join(golden,
                                                                        "error_forms.jsonl"))
program = os.path.join(args.build_dir, "error_text_sides")
subprocess.check_call([
    args.cxx, "-std=c++20", "-O0", "-I" + os.path.join(args.source_dir, "include"),
    os.path.join(public, "error_text_sides.cpp"), "-o", program
])
failed = 0
for name in texts:
    failed += subprocess.call([program, name])
    if args.tool != "none":
        checker = os.path.join(public, "check_error_texts.py")
        failed += subprocess.call([sys.executable, "-B", checker, args.tool, name])
if args.tool != "none":
    checker, logs = os.path.join(public, "check_logs.py"), os.path.join(public, "logs")
    failed += subprocess.call([sys.executable, "-B", checker, args.tool, logs])
sys.exit(1 if failed else 0)
