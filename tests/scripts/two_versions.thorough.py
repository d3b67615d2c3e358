# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Two versions of the library in one program: v1, and a v2 that this test makes of it, with another
inline namespace, another row and another layout. Each unit gets its own, and no symbol is shared."""
import os, re, subprocess
from lib import house
from lib.consumers import Consumers

args = house.arguments()
consumers = Consumers(args)
UNIT = """#include <faultwire/core.hpp>
#include <faultwire/interop/std_error_code.hpp>
#include <cstddef>
extern "C" const char* name_VERSION() {
  return faultwire::code_name(faultwire::GrpcCode::not_found).data();
}
extern "C" std::size_t size_VERSION() { return sizeof(faultwire::AnyCode); }
extern "C" const void* category_VERSION() { return &faultwire::code_category<faultwire::GrpcCode>(); }
extern "C" std::size_t entries_VERSION(const char* text) {
  std::size_t count = 0;
  for (const auto& entry : faultwire::line_protocol::parse(std::string_view(text)))
    count += entry ? 1u : 0u;
  return count;
}
"""
MAIN = """#include <cstddef>
#include <cstring>
extern "C" {
const char* name_v1(); const char* name_v2();
std::size_t size_v1(); std::size_t size_v2();
const void* category_v1(); const void* category_v2();
std::size_t entries_v1(const char*); std::size_t entries_v2(const char*);
}
int main() {
  const bool own = std::strcmp(name_v1(), "NOT_FOUND") == 0 && std::strcmp(name_v2(), "NO_FOUND") == 0;
  const char* const batch = "m f=1\\nm f=2\\n";
  return own && size_v1() < size_v2() && category_v1() != category_v2() && entries_v1(batch) == 2 &&
                 entries_v2(batch) == 2
             ? 0
             : 1;
}
"""
# What the second version changes: (header, its text before, after). The first is in every header.
CHANGES = (("codes/grpc.hpp", '"NOT_FOUND"', '"NO_FOUND"'),
           ("codes/any_code.hpp", "  std::int32_t number = 0;\n",
            "  std::int32_t number = 0;\n  std::int64_t added = 0;\n"))


def second():
    """Writes v2 and returns its include path."""
    include = consumers.at("v2", "include")
    for header in house.headers(args.source_dir):
        with open(os.path.join(args.source_dir, "include", header)) as file:
            text = file.read()
        text = re.sub(r"\binline namespace v1\b", "inline namespace v2", text)
        for changed, before, after in CHANGES:
            if header == "faultwire/" + changed:
                consumers.expect(before in text, f"{header} has no {before!r} to change")
                text = text.replace(before, after, 1)
        os.makedirs(os.path.dirname(os.path.join(include, header)), exist_ok=True)
        with open(os.path.join(include, header), "w") as file:
            file.write(text)
    return include


def symbols(made):
    """The symbols of the library that an object defines."""
    text = subprocess.run(["nm", "--defined-only", made], stdout=subprocess.PIPE).stdout.decode()
    return {line.split()[-1] for line in text.splitlines() if "faultwire" in line}


includes = {"v1": os.path.join(args.source_dir, "include"), "v2": second()}
for compiler in house.compilers(args):
    objects = []
    for version, include in includes.items():
        source = consumers.at(version + ".cpp")
        with open(source, "w") as file:
            file.write(UNIT.replace("VERSION", version))
        objects.append(consumers.at(f"{compiler}.{version}.o"))
        consumers.step(f"{compiler}: {version}", compiler, "-std=c++20", "-O0", *house.WARNINGS,
                       "-I" + include, "-c", source, "-o", objects[-1])
    with open(consumers.at("main.cpp"), "w") as file:
        file.write(MAIN)
    program = consumers.at(compiler + ".both")
    if consumers.step(f"{compiler}: both", compiler, "-std=c++20", consumers.at("main.cpp"),
                      *objects, "-o", program):
        consumers.step(f"{compiler}: both, run", program)
        first, other = map(symbols, objects)
        consumers.expect(first and other, f"{compiler}: nm shows no symbol of the library")
        consumers.expect(not first & other,
                         f"{compiler}: both define {sorted(first & other)[:5]}")
        print(f"{compiler}: {len(first)} symbols of v1, {len(other)} of v2, none shared")
consumers.finish()
