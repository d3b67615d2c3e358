# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What the examples of the headers leave in their variables is what the API reference shows:
docs/site/example_output.json. `--update` writes that file. Examples of gRPC, Arrow,
GoogleMock and C++23 are compiled by headers.thorough.py and not run here."""
import json, os, re, shutil, sys, tempfile
from lib import house, names, rooms

args = house.arguments(update="write docs/site/example_output.json")
sys.path.insert(0, os.path.join(args.source_dir, "docs", "site"))
import declarations

golden = os.path.join(args.source_dir, "docs", "site", "example_output.json")
NOT_RUN = ("faultwire/interop/", "faultwire/fwd.hpp", "faultwire/line_protocol/scan/")
RUN = ("ostream", "fmt", "std_error_code", "std_stream_error", "nlohmann_json",
       "nlohmann_json_codes", "nlohmann_json_schemas", "absl_status")
KEYWORDS = {
    "return", "if", "for", "while", "struct", "using", "static_assert", "try", "do", "switch",
    "template", "enum", "throw"
}


def is_run(header):
    name = os.path.basename(header.path)[:-4]
    return not header.path.startswith(NOT_RUN) or name in RUN


def variables(code):
    """The variables that an example declares, except for those that only name a literal."""
    words, i, found = names.TOKEN.findall(names.blanked(code)), 0, []
    while i < len(words):
        end, head, _ = names.after_statement(words, i)
        said, i = words[i:head], max(end, i + 1)
        if not said or said[0] in KEYWORDS:
            continue
        name = names.declared(said)
        at = said.index(name) if name in said else 0
        is_literal = "const" in said and said[at + 1:] in (["=", "0"], ["=", "0", "0"])
        if at and said[at - 1] not in (".", "->", "::", "*") and not is_literal:
            found.append(name)
    return found


def program(headers):
    text = '#include "show.hpp"\n#include <sstream>\n#include <map>\n'
    text += "".join(f'#include "{h.path}"\n' for h in headers)
    text += "using namespace faultwire;\n"
    calls = ""
    for h, header in enumerate(headers):
        for i, code in enumerate(header.examples):
            shown = "".join(f'show::variable("{v}", {v});\n' for v in variables(code))
            using = rooms.using(header.path)
            text += f"static void example_{h}_{i}() {{\n{using}{code}\n{shown}}}\n"
            calls += f'std::printf("\\001{header.path} {i}\\n"); example_{h}_{i}();\n'
    return text + f"int main() {{\n{calls}}}\n"


headers = [h for h in declarations.headers() if h.examples and is_run(h)]
folder = tempfile.mkdtemp()
path = os.path.join(folder, "examples")
with open(path + ".cpp", "w") as file:
    file.write(program(headers))
libraries = house.run(["pkg-config", "--libs", "absl_hash", "absl_strings", "absl_status",
                       "fmt"]).stdout.decode().split()
compiler = (["ccache"] if shutil.which("ccache") else []) + [args.cxx]
made = house.run([
    *compiler, "-std=c++20", "-O0", "-w", "-I" + os.path.join(args.source_dir, "include"),
    "-I" + os.path.join(args.source_dir, "docs", "site"), "-c", path + ".cpp", "-o", path + ".o"
])
if made.returncode == 0:
    made = house.run([args.cxx, path + ".o", "-o", path, *libraries])
if made.returncode != 0:
    house.finish([made.stdout.decode("utf-8", "replace")[:4000]], 1)
ran = house.run([path], timeout=60)
shown = {h.path: [[] for _ in h.examples] for h in headers}
for part in re.split(r"\x01(?=faultwire/)", ran.stdout.decode())[1:]:
    head, _, body = part.partition("\n")
    name, _, i = head.partition(" ")
    shown[name][int(i)] = [line for line in body.split("\n") if line]
shown = {name: outputs for name, outputs in shown.items() if any(outputs)}
if args.update:
    with open(golden, "w") as file:
        json.dump(shown, file, indent=1, sort_keys=True)
        file.write("\n")
with open(golden) as file:
    listed = json.load(file)
checks = house.Checks()
checks.expect("the examples do not run to the end", ran.returncode == 0, ran.stdout[-300:])
for name in sorted({*shown, *listed}):
    checks.expect(
        f"{name}: its example leaves\n{shown.get(name)}\nbut docs/site/example_output.json says\n"
        f"{listed.get(name)}", shown.get(name) == listed.get(name),
        "\nRun this test with --update and read what it changes.")
silent = [h.path for h in headers if not any(shown.get(h.path, [])) and not any(
    "static_assert" in code for code in h.examples)]
for name in silent:
    checks.expect(f"{name}: its example shows nothing", False,
                  "Add a static_assert, or a variable that docs/site/show.hpp can print.")
print(f"{len(headers)} headers, {sum(len(h.examples) for h in headers)} examples, "
      f"{sum(bool(o) for outputs in shown.values() for o in outputs)} with output")
checks.finish()
