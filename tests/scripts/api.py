# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every public name has an entry in the API reference with a text of its own, and an example: one
on its page that shows what it leaves or asserts, in a program of docs/examples, or in a guide.
The reference shows no private name. What the examples leave: api_examples.thorough.py."""
import argparse, os, pathlib, re, sys, tempfile
from lib import house

parser = argparse.ArgumentParser()
parser.add_argument("--source-dir", default=os.path.join(os.path.dirname(__file__), "..", ".."))
args, _ = parser.parse_known_args()
sys.path.insert(0, os.path.join(args.source_dir, "docs", "site"))
import api_pages

with open(os.path.join(args.source_dir, "tests", "golden", "public_names.txt")) as file:
    listed = [line.split() for line in file if not line.startswith("#")]
reference = api_pages.Reference()
folder = pathlib.Path(tempfile.mkdtemp())
reference.write(folder)
pages = {}
for header in reference.headers:
    pages[header.path] = (folder / (api_pages.page_of(header) + ".md")).read_text()
shown = {}  # (room, name): its headers and declarations
for header in reference.headers:
    for declaration in header.declarations:
        key = (header.path.split("/")[1], f"faultwire::{declaration.full_name()}")
        shown.setdefault(key, []).append((header, declaration))
# Their examples run in docs/examples alone: they need a library, C++23, or one processor.
PROGRAMS = {
    "interop/arrow.hpp", "interop/grpcpp.hpp", "interop/std_expected.hpp",
    "line_protocol/scan/block.hpp"
}


def says_something(header, declaration):
    return (declaration.comment or declaration.joined or reference.about(declaration, header)
            or (declaration.kind == "variable" and "/*" not in declaration.text))


def shows_something(header):
    outputs = reference.outputs.get(header.path, [])
    return any(outputs) or any("static_assert" in code or "EXPECT_THAT" in code
                               for code in header.examples)


checks = house.Checks()
with_page = with_example = named = 0
for room, name in listed:
    found = shown.get((room, name), [])
    anchors = [f'<a id="{api_pages.anchor_of(d)}"' in pages[h.path] for h, d in found]
    checks.expect(f"{name} ({room}) has no entry.", bool(found) and all(anchors))
    with_page += bool(found) and all(anchors)
    for header, declaration in found[:1]:
        checks.expect(f"{name} ({header.path}) has no comment.",
                      bool(says_something(header, declaration)), "Say what it is for: ///")
    places = [p for header, d in found for p in reference.examples_of(d, header)]
    programs = [p for kind, p in places if kind in ("program", "guide")]
    example = any(shows_something(h) for h, _ in found) or programs or any(
        h.path.removeprefix("faultwire/") in PROGRAMS for h, _ in found)
    with_example += bool(example)
    named += bool(places)
    checks.expect(f"{name} has no example that shows something.", bool(example),
                  "Add one to the head comment of its header: /// @code. If it is there, run "
                  "tests/scripts/api_examples.thorough.py --update (.github/CONTRIBUTING.md)")
for path, text in pages.items():
    code = "".join(re.findall(r"```cpp\n.*?```", text.replace("// ", ""), re.S))
    signatures = code.replace("\n".join(
        c for h in reference.headers if h.path == path for c in h.examples), "")
    noise = re.findall(r"\bLazy\b|\bdetail::|FAULTWIRE_SCANNER|OwningTemporary", signatures)
    own = any("detail::" in c for h in reference.headers if h.path == path for c in h.examples)
    checks.expect(f"{path}: the reference shows {sorted(set(noise))}", not noise or own)
print(f"public names {len(listed)}, with page {with_page}, with example {with_example}, "
      f"of them named in an example {named}")
checks.finish()
