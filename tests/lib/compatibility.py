# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""compatibility.py REPORT pinned|newest STATUS: prints what tests/peers.sh found. If all tests of
the pinned releases passed, it also writes the table of docs/compatibility.md; peers that were
skipped keep their lines."""
import datetime, json, os, re, sys
import peers

report, may, status = sys.argv[1:4]
PAGE = os.path.join(peers.TOP, "docs", "compatibility.md")
MARKS = ("<!-- peers: written by tests/peers.sh -->\n", "<!-- end of peers -->")
HEAD = "| peer | release | tried as | cases | differences | date |\n|---|---|---|---|---|---|\n"
today = datetime.date.today().isoformat()
found = {}
with open(report) as lines:
    for line in lines:
        one = json.loads(line)
        package = next(iter(peers.ROWS[one["peer"]]["packages"]))
        release = f"{package.split(':')[-1]} {one['versions'][package]}"
        row = (f"| {one['peer']} | {release} | {one['what']} | {one['cases']:,} "
               f"| {one['differences']:,} | {today} |")
        found.setdefault(one["peer"], []).append(row)
for name in peers.ROWS:
    print("\n".join(found.get(name, [f"SKIPPED: {name}"])))
if may == "pinned" and status == "0":
    with open(PAGE) as file:
        text = file.read()
    start, end = text.index(MARKS[0]) + len(MARKS[0]), text.index(MARKS[1])
    for old in re.findall(r"^\| (\S+) \|.*\n", text[start:end], re.M):
        if old in peers.ROWS and old not in found:
            found[old] = re.findall(rf"^\| {re.escape(old)} \|.*$", text[start:end], re.M)
    rows = [row for name in peers.ROWS for row in found.get(name, [])]
    with open(PAGE, "w") as file:
        file.write(text[:start] + HEAD + "\n".join(rows) + "\n" + text[end:])
    print("docs/compatibility.md is written")
