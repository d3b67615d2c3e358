# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The table of README.md says what docs/compatibility.md says, which has the releases of
tests/lib/peers.json. tests/peers.sh writes both."""
import os, sys
from lib import house

args = house.arguments()
sys.path.insert(0, os.path.join(args.source_dir, "tests", "lib"))
import compatibility, peers

problems = []
rows = compatibility.block(compatibility.PAGE)[2:]
if compatibility.block(compatibility.README) != compatibility.summary(rows):
    problems.append("README.md has another summary of docs/compatibility.md")
for row in rows:
    name, release = row.removeprefix("| ").split(" | ")[:2]
    wanted = next(iter(peers.ROWS[name]["packages"].values()))
    if wanted not in ("of the system", release.split()[-1]):
        problems.append(f"{name}: {release} in the page, {wanted} in peers.json")
house.finish(problems, len(rows))
