# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The blocks about rooms in CONTRIBUTING.md and docs/architecture.md are those that
tests/lib/rooms.json and the headers give. `python3 tests/scripts/rooms.py --update` writes them.
The files that CONTRIBUTING.md names to edit exist."""
import argparse, os, re
from lib import house, names, pages, rooms

parser = argparse.ArgumentParser()
parser.add_argument("--source-dir", default=os.path.join(os.path.dirname(__file__), "..", ".."))
parser.add_argument("--update", action="store_true")
args, _ = parser.parse_known_args()
include = os.path.join(args.source_dir, "include", "faultwire")
PAGES = (".github/CONTRIBUTING.md", "docs/architecture.md")
MARKED = re.compile(r"(<!-- rooms (\w+): [^\n]*-->\n).*?(<!-- end of rooms -->)", re.S)


def table():
    out = ["| room | namespace | may include | contents |", "|---|---|---|---|"]
    for room in rooms.ROOMS:
        spaces = ", ".join(f"`{s}`" if s.startswith("faultwire") else s
                           for s in room["namespace"].split(", "))
        allowed = ", ".join(f"`{place}`" for place in room["may_include"]) or "-"
        if allowed == "`*`":
            allowed = "every room, and the library in the header's name"
        out.append(f"| `{room['room']}/` | {spaces} | {allowed} | {room['contents']} |")
    return "\n".join(out) + "\n"


def drawing():
    levels = rooms.layers()
    width = max(len(name) for name in rooms.BY_NAME) + 2
    columns = max(len(level) for level in levels)
    line = "+" + "-" * (width * columns + 2) + "+"
    out = [line]
    for level in reversed(levels):
        out += [
            "| " + "".join(name.ljust(width) for name in level).ljust(width * columns) + " |", line
        ]
    return "```text\n" + "\n".join(out) + "\n```\n"


def counts():
    out = [
        "| room | public headers | private headers | public names | private names |",
        "|---|---:|---:|---:|---:|"
    ]
    total = [0, 0, 0, 0]
    for room in rooms.BY_NAME:
        headers, found = [0, 0], [set(), set()]
        for folder, _, files in os.walk(os.path.join(include, room)):
            for name in files:
                private = "detail" in os.path.relpath(folder, include).split(os.sep)
                headers[private] += 1
                with open(os.path.join(folder, name)) as file:
                    for space, declared in names.names(file.read()):
                        if space.split("::")[0] == "faultwire":
                            found["detail" in space.split("::")].add((space, declared))
        row = [*headers, len(found[0]), len(found[1])]
        total = [a + b for a, b in zip(total, row)]
        out.append(f"| `{room}/` | " + " | ".join(map(str, row)) + " |")
    return "\n".join(out + ["| all | " + " | ".join(map(str, total)) + " |"]) + "\n"


def unlisted_rules():
    """Rules that are in no RuleList: they would work by name and be in no table."""
    out = []
    folder = os.path.join(include, "mapping", "rules")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name)) as file:
            text = file.read()
        listed = set(re.findall(r"rules::(\w+)", "".join(re.findall(r"RuleList<[^;]*;", text))))
        rules = set(re.findall(r"^struct (\w+)[^;{]*\{(?=[^}]*\busing From\b)", text, re.M))
        out += [f"{name}: add rules::{rule} to the RuleList at its end" for rule in rules - listed]
    return out


checks = house.Checks()
folders = {f for f in os.listdir(include) if os.path.isdir(os.path.join(include, f))}
checks.expect("every folder is a room of tests/lib/rooms.json:", folders <= set(rooms.BY_NAME),
              str(sorted(folders - set(rooms.BY_NAME))))
for problem in unlisted_rules():
    checks.expect(f"include/faultwire/mapping/rules/{problem}", False)
made = {"table": table(), "drawing": drawing(), "counts": counts()}
shown = set()
for page in PAGES:
    path = os.path.join(args.source_dir, page)
    with open(path) as file:
        text = file.read()
    right = MARKED.sub(lambda match: f"{match[1]}\n{made[match[2]]}\n{match[3]}", text)
    shown |= {match[2] for match in MARKED.finditer(text)}
    if args.update and right != text:
        with open(path, "w") as file:
            file.write(right)
    checks.expect(f"{page} is not as tests/lib/rooms.json and the headers say.", args.update
                  or right == text, "Run: python3 tests/scripts/rooms.py --update")
guide = pages.read(args.source_dir, PAGES[0]).partition("## To add")[2].partition("\n## ")[0]
checks.expect(f"{PAGES[0]} has no section To add", guide)
for name in re.findall(r"`([a-z_/]+/(?:[a-z_]+[.]hpp)?|[a-z_]+[.]hpp)`", guide):
    checks.expect(f"{PAGES[0]} names a path that does not exist:",
                  any(os.path.exists(os.path.join(at, name)) for at in (include, args.source_dir)),
                  name)
checks.expect("every block is in a page:", shown == set(made), str(sorted(shown)))
checks.finish()
