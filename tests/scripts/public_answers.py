"""Answers to writes and Core's batches in the forms of public reports, and answers typed from the
sources: 0 differences."""
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
import argparse
import os
import subprocess
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--source-dir", required=True)
parser.add_argument("--build-dir", required=True)
parser.add_argument("--tool", required=True)
parser.add_argument("--cxx", required=True)
args = parser.parse_args()

golden = os.path.join(args.source_dir, "tests", "golden")
public = os.path.join(golden, "public")
include = os.path.join(args.source_dir, "include")
program = os.path.join(args.build_dir, "read_answers")
source = os.path.join(public, "read_answers.cpp")
subprocess.check_call([args.cxx, "-std=c++20", "-O0", f"-I{include}", source, "-o", program])
failed = 0
for name in (os.path.join(public, "public_write_answers.jsonl"),
             os.path.join(golden, "write_answers_read.jsonl")):
    checker = [
        sys.executable, "-B",
        os.path.join(public, "check_read_answers.py"), include, name, "--program", program
    ]
    failed += subprocess.call(checker)
if args.tool != "none":
    checker = [
        sys.executable, "-B",
        os.path.join(public, "check_core.py"), args.tool,
        os.path.join(public, "core_batches.jsonl")
    ]
    failed += subprocess.call(checker)
sys.exit(1 if failed else 0)
