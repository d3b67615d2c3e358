# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Batches of public reports, and others of their classes, through the executable: what InfluxDB 3
Core answers by release and endpoint, what the parser says in both wordings."""
import os, sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
golden = os.path.join(args.source_dir, "tests", "golden")
problems = []
RUNS = (("check_core.py", "public/core_batches.jsonl"), ("check_core.py", "core_batches.jsonl"),
        ("check_line_protocol.py", "public/line_protocol_public.jsonl"))
for checker, data in RUNS:
    result = house.run([
        sys.executable, "-B",
        os.path.join(golden, "public", checker), args.tool,
        os.path.join(golden, data)
    ])
    lines = result.stdout.decode(errors="replace").splitlines()
    print(f"{checker} {data}: {lines[-1] if lines else 'no output'}")
    if result.returncode != 0:
        problems += lines[:-1] or ["no output"]
house.finish(problems, len(RUNS))
