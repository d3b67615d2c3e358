# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The module unit exports every public name of tests/golden/public_names.txt except for those of
`interop`, of `dispatch` and those that need a JSON library.
`python3 tests/scripts/module_unit.py --update` writes
include/faultwire/faultwire.cppm."""
import argparse, os, re
from lib import house, names, rooms

parser = argparse.ArgumentParser()
parser.add_argument("--source-dir", default=os.path.join(os.path.dirname(__file__), "..", ".."))
parser.add_argument("--update", action="store_true")
args, _ = parser.parse_known_args()
include = os.path.join(args.source_dir, "include")
unit = os.path.join(include, "faultwire", "faultwire.cppm")
# The umbrella, and the public headers that it leaves out because they cost an include.
HEADERS = ("faultwire/diagnosis/decision.hpp", "faultwire/faultwire.hpp", "faultwire/wording.hpp")
HEAD = """// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The module of all rooms except for `interop`, `dispatch` and what reads JSON:
// `import faultwire;`. A module exports no macros; include config.hpp or version.hpp for these.
// Written by tests/scripts/module_unit.py --update.
module;

"""
# Compiled for the instructions of the unit that includes it, so a module does not have it.
BY_INCLUDE = "faultwire::line_protocol::dispatch::"
DIRECTIVE = re.compile(r"\s*#\s*(if|ifdef|ifndef|elif|else|endif|include)\b\s*(.*)")


def read(header):
    with open(os.path.join(include, header)) as file:
        return file.read()


def reached(header, condition, found):
    """Fills `found` with the headers that `header` includes, each with the conditions under which
    it does: a set that has "" if there is a way without one."""
    if condition in found.setdefault(header, set()):
        return
    found[header].add(condition)
    open_conditions = []
    for line in read(header).split("\n"):
        match = DIRECTIVE.match(line)
        if not match:
            continue
        word, rest = match.groups()
        if word in ("if", "ifdef", "ifndef"):
            open_conditions.append("" if word == "ifndef" and rest.endswith("_HPP") else rest)
        elif word == "endif":
            open_conditions.pop()
        elif word == "include" and rest.startswith('"faultwire/'):
            inside = [condition, *open_conditions]
            reached(rest.split('"')[1], " && ".join(filter(None, inside)), found)


def exported():
    """{namespace: {(condition, name)}} of what the headers of the module declare publicly."""
    found, conditions = {}, {}
    for header in HEADERS:
        reached(header, "", found)
    for header, ways in found.items():
        if header.split("/")[1] not in rooms.BY_NAME:
            continue
        for space, name in names.names(read(header)):
            parts = space.split("::")
            if parts[0] == "faultwire" and "detail" not in parts:
                conditions.setdefault((space, name), set()).update(ways)
    spaces = {}
    for (space, name), ways in conditions.items():
        condition = "" if "" in ways else " || ".join(sorted(ways))
        spaces.setdefault(space, set()).add((condition, name))
    return spaces


def written(spaces):
    out = [HEAD, *(f'#include "{header}"\n' for header in HEADERS), "\nexport module faultwire;\n"]
    for space in sorted(spaces):
        out.append(f"\nexport namespace {space} {{\n")
        last = ""
        for condition, name in sorted(spaces[space]):
            if condition != last:
                out.append("#endif\n" if last else "")
                out.append(f"#if {condition}\n" if condition else "")
            last = condition
            out.append(f"using {space}::{name};\n")
        out.append(("#endif\n" if last else "") + f"}}  // namespace {space}\n")
    return "".join(out)


def needs_json(header, seen):
    """Whether `header` includes nlohmann-json."""
    seen.add(header)
    return "#include <nlohmann/" in read(header) or any(
        needs_json(other, seen)
        for other in re.findall(r'#include "(faultwire/[^"]+)"', read(header))
        if other not in seen)


def names_of_json():
    """The public names that only headers declare which need nlohmann-json."""
    with_json, without = set(), set()
    for header in house.headers(args.source_dir):
        found = {"::".join(pair) for pair in names.names(read(header))}
        (with_json if needs_json(header, set()) else without).update(found)
    return with_json - without


now = written(exported())
if args.update:
    with open(unit, "w") as file:
        file.write(now)
checks = house.Checks()
with open(unit) as file:
    text = file.read()
checks.expect("include/faultwire/faultwire.cppm is not what", text == now,
              "python3 tests/scripts/module_unit.py --update writes")
has = set(re.findall(r"^using ([^;]+);", text, re.M))
with open(os.path.join(args.source_dir, "tests", "golden", "public_names.txt")) as file:
    listed = [line.split() for line in file if not line.startswith("#")]
left_out = names_of_json()
wanted = {name for room, name in listed
          if room != "interop" and not name.startswith(BY_INCLUDE)} - left_out
checks.expect("the module does not export", not wanted - has, sorted(wanted - has))
checks.expect("the module exports private names:", not has - wanted, sorted(has - wanted))
checks.expect("no name needs a JSON library", left_out & {name for _, name in listed})
print(f"{len(has)} names exported; left out, because they need a JSON library: "
      f"{', '.join(sorted(left_out & {name for room, name in listed if room != 'interop'}))}")
checks.finish()
