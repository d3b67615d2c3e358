# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""compatibility.py REPORT pinned|newest STATUS: prints what tests/peers.sh found. If all tests of
the pinned releases passed, it also writes the table of docs/compatibility.md, where peers that were
skipped keep their lines, and the summary of README.md."""
import datetime, json, os, sys
import peers

PAGE = os.path.join(peers.TOP, "docs", "compatibility.md")
README = os.path.join(peers.TOP, "README.md")
MARKS = ("<!-- peers: written by tests/peers.sh -->\n", "<!-- end of peers -->")
# What the peers of each folder of tests/e2e are.
GROUPS = {
    "clients": "Write clients", "arrow": "Arrow Flight, OpenSearch", "grpc": "gRPC",
    "json": "JSON gateways", "parser": "Parsers of line protocol", "lib": "Packages",
    "samples": "Recipes of the guides",
}
HEAD = "| peer | release | tried as | cases | differences | date |\n|---|---|---|---|---|---|\n"


def replaced(path, lines):
    """Writes the lines between the marks of a page."""
    with open(path) as file:
        text = file.read()
    start, end = text.index(MARKS[0]) + len(MARKS[0]), text.index(MARKS[1])
    with open(path, "w") as file:
        file.write(text[:start] + "".join(line + "\n" for line in lines) + text[end:])


def summary(rows):
    """One line a group: the peers and their releases."""
    groups = {}
    for row in rows:
        name, release = row.split(" | ")[:2]
        name = name.removeprefix("| ")
        parts = peers.ROWS[name]["program"].split("/")
        group = GROUPS[parts[2] if parts[1] == "e2e" else parts[1]]
        one = f"{name} {release.split()[-1].removeprefix('v')}"
        if one not in groups.setdefault(group, []):
            groups[group].append(one)
    lines = ["| | tried with |", "|---|---|"]
    for group in filter(groups.get, GROUPS.values()):
        for i in range(0, len(groups[group]), 6):
            lines.append(f"| {'' if i else group} | {', '.join(groups[group][i:i + 6])} |")
    return lines


def block(path):
    """The lines between the marks of a page."""
    with open(path) as file:
        text = file.read()
    return text[text.index(MARKS[0]) + len(MARKS[0]):text.index(MARKS[1])].splitlines()


def told(report):
    """The rows of a report of tests/peers.sh, by peer."""
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
    return found


def main():
    report, may, status = sys.argv[1:4]
    found = told(report)
    for name in peers.ROWS:
        print("\n".join(found.get(name, [f"SKIPPED: {name}"])))
    if may != "pinned" or status != "0":
        return
    old = block(PAGE)
    for name in set(peers.ROWS) - set(found):
        found[name] = [row for row in old if row.startswith(f"| {name} |")]
    rows = [row for name in peers.ROWS for row in found[name]]
    replaced(PAGE, HEAD.splitlines() + rows)
    replaced(README, summary(rows))
    print("docs/compatibility.md and the table of README.md are written")


if __name__ == "__main__":
    main()
