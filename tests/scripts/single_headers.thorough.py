# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The generated single headers: each compiles alone under every compiler, the programs of users
and unit tests of the core pass with it in the place of the real headers, and it may be linked
with a translation unit that has the real ones. The one that reads JSON understands answers."""
import hashlib, os, platform, re, shutil, subprocess, sys
from lib import house
from lib.consumers import Consumers
from lib.scanners import AVX2

args = house.arguments()
consumers = Consumers(args)
# What a client asks of the answers of servers.
CLIENT = r"""#include "faultwire_json.hpp"
int main() {
  using namespace faultwire;
  const auto outcome = write_api::read_response(
      400, {}, R"({"error":"partial write: unable to parse 'bad': missing fields dropped=0"})");
  const auto body =
      wire::read_error_body(404, {}, R"({"code":5,"message":"no database","details":[]})");
  return outcome.stored == write_api::Stored::some && outcome.explain("a f=1\nbad\n").size() == 1 &&
                 body.form == wire::JsonForm::grpc_gateway
             ? 0
             : 1;
}
"""
# One set of flags a compiler. The tests of the real headers have more of them.
ALONE = {
    "g++": AVX2 if platform.machine() == "x86_64" else [],
    "clang++": ["-fno-exceptions", "-fno-rtti"]
}
single, forward = consumers.at("single"), consumers.at("forward")
include = os.path.join(args.source_dir, "include")
tests = os.path.join(args.source_dir, "tests")
consumers.step("write", sys.executable, "-B",
               os.path.join(args.source_dir, "docs/packaging/single_header.py"), single)

with open(os.path.join(single, "faultwire_core.hpp")) as file:
    core = file.read()
consumers.expect(not re.search(r'#include [<"](absl|fmt|faultwire)/', core),
                 "the core's single header includes a library, or a header of this one")
for guard in set(re.findall(r"#ifndef (FAULTWIRE_\w+_HPP)", core)):
    consumers.expect(f"#define {guard}" in core, f"half a guard: {guard}")

with open(os.path.join(single, "SHA256SUMS")) as file:
    sums = dict(reversed(line.split()) for line in file)
for name in os.listdir(single):
    if name.endswith(".hpp"):
        with open(os.path.join(single, name), "rb") as file:
            consumers.expect(hashlib.sha256(file.read()).hexdigest() == sums.pop(name, ""),
                             f"SHA256SUMS has another sum of {name}")
consumers.expect(not sums, f"SHA256SUMS names other files: {sums}")

# A tree in which every header of the core is the single one, for sources that name the real
# headers.
forwarded = []
for header in house.headers(args.source_dir):
    with open(os.path.join(include, header)) as file:
        guard = re.search(r"#ifndef (\w+)", file.read())[1]
    if f"#ifndef {guard}\n" in core:
        forwarded.append(header)
        os.makedirs(os.path.dirname(os.path.join(forward, header)), exist_ok=True)
        with open(os.path.join(forward, header), "w") as file:
            file.write('#include "faultwire_core.hpp"\n')
consumers.expect("faultwire/core.hpp" in forwarded and "faultwire/retry/loop.hpp" in forwarded,
                 "the core is not in its single header")

alone, client = consumers.at("alone.cpp"), consumers.at("client.cpp")
with open(client, "w") as file:
    file.write(CLIENT)
libraries = subprocess.run(["pkg-config", "--libs", "absl_hash", "absl_strings"],
                           stdout=subprocess.PIPE).stdout.decode().split()
for compiler in house.compilers(args):
    for name in ("core", "all", "json"):
        with open(alone, "w") as file:
            file.write(f'#include "faultwire_{name}.hpp"\n#include "faultwire_{name}.hpp"\n')
        consumers.step(f"{name} alone", *consumers.launcher, compiler, "-std=c++20",
                       *house.WARNINGS, *ALONE.get(os.path.basename(compiler), []), "-I" + single,
                       "-c", alone, "-o", alone + ".o")
    consumers.compiled("a client with the single header", compiler, [client],
                       [*house.WARNINGS, "-I" + single], libraries)
    for name in ("core", "own"):
        consumers.compiled(f"{name} with the single header", compiler,
                           [os.path.join(tests, "consume", name + ".cpp")],
                           [*house.WARNINGS, "-I" + forward, "-I" + single])

units = [
    os.path.join(tests, "unit", name)
    for name in ("codes/codes.test.cpp", "mapping/mapping.test.cpp", "line_protocol/parse.test.cpp")
]
for unit in units:
    with open(unit) as file:
        needs = set(re.findall(r'#include "(faultwire/[^"]+)"', file.read()))
    where = consumers.at("tree")
    shutil.copytree(forward, where, dirs_exist_ok=True)
    needs, copied = list(needs), set(forwarded)
    while needs:  # a bridge, which needs the core and perhaps more
        header = needs.pop()
        if header in copied:
            continue
        copied.add(header)
        os.makedirs(os.path.dirname(os.path.join(where, header)), exist_ok=True)
        shutil.copy(os.path.join(include, header), os.path.join(where, header))
        with open(os.path.join(include, header)) as file:
            needs += re.findall(r'#include "(faultwire/[^"]+)"', file.read())
consumers.compiled("unit tests with the single header", args.cxx, units,
                   [*house.WARNINGS, "-I" + consumers.at("tree"), "-I" + single, "-I" + tests],
                   ["-lgtest_main", "-lgmock", "-lgtest", *libraries, "-lpthread"])

# One translation unit with the single header and one with the real ones.
for name, header in (("one", "faultwire_core.hpp"), ("other", "faultwire/core.hpp")):
    with open(consumers.at(name + ".cpp"), "w") as file:
        text = "faultwire::code_name(faultwire::GrpcCode::not_found).data()"
        body = "const void* mapped() { return " + text + "; }"
        if name == "one":
            body = "int main() { return mapped() == " + text + " ? 0 : 1; }"
        file.write(f'#include "{header}"\nconst void* mapped();\n{body}\n')
consumers.compiled("beside the real headers", args.cxx,
                   [consumers.at("one.cpp"), consumers.at("other.cpp")],
                   [*house.WARNINGS, "-I" + single, "-I" + include])
consumers.finish()
