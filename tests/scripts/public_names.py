# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The public names of every room are those of tests/golden/public_names.txt, so that nothing
becomes public by accident. `python3 tests/scripts/public_names.py --update` writes the list."""
import argparse, os
from lib import house, names, rooms

parser = argparse.ArgumentParser()
parser.add_argument("--source-dir", default=os.path.join(os.path.dirname(__file__), "..", ".."))
parser.add_argument("--update", action="store_true")
args, _ = parser.parse_known_args()
include = os.path.join(args.source_dir, "include", "faultwire")
path = os.path.join(args.source_dir, "tests", "golden", "public_names.txt")
HEAD = ("# room, public name. Written by tests/scripts/public_names.py --update; read what it "
        "changes.\n")


def public(room):
    """The names outside faultwire::detail that the headers of `room` declare."""
    found = set()
    for folder, _, files in os.walk(os.path.join(include, room)):
        for name in files:
            with open(os.path.join(folder, name)) as file:
                declared = names.names(file.read())
            found |= {
                f"{space}::{declared_name}"
                for space, declared_name in declared
                if space.split("::")[0] == "faultwire" and "detail" not in space.split("::")
            }
    return found


now = {(room, name) for room in rooms.BY_NAME for name in public(room)}
if args.update:
    with open(path, "w") as file:
        file.write(HEAD + "".join(f"{room} {name}\n" for room, name in sorted(now)))
with open(path) as file:
    listed = {tuple(line.split()) for line in file if not line.startswith("#")}
checks = house.Checks()
for room in rooms.BY_NAME:
    new = sorted(name for r, name in now - listed if r == room)
    gone = sorted(name for r, name in listed - now if r == room)
    checks.expect(
        f"{room}: new public names {new}, names that are gone {gone}.", not new and not gone,
        "Move a private name to detail, or list it: "
        "python3 tests/scripts/public_names.py --update")
    print(f"{room}: {sum(r == room for r, _ in now)} public names")
checks.finish()
