# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Programs of users with flags that users have: hidden symbols, link-time optimisation, checked
libraries, control-flow integrity, two units as one, and no hosted library."""
import os, platform, re, shutil, subprocess
from typing import NamedTuple

from lib import house
from lib.consumers import Consumers

args = house.arguments()
consumers = Consumers(args)
INCLUDE = "-I" + os.path.join(args.source_dir, "include")


class Row(NamedTuple):
    name: str
    compiler: str
    flags: str
    sources: str = "whole other"
    linked: str = ""  # only linking
    needs: str = ""  # a command that must be installed


ROWS = (
    Row("hidden symbols", "g++", "-O1 -fvisibility=hidden -fvisibility-inlines-hidden"),
    Row("link-time optimisation", "g++", "-O2 -flto=auto"),
    Row("link-time optimisation", "clang++", "-O2 -flto=thin", linked="-fuse-ld=lld",
        needs="ld.lld"),
    Row("a fortified C library", "g++", "-O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3"),
    Row("debug containers", "g++", "-O0 -D_GLIBCXX_DEBUG -D_GLIBCXX_DEBUG_PEDANTIC", "core"),
    Row("notes about the ABI", "i686-linux-gnu-g++", "-O1 -Wpsabi -Werror=psabi -static", "core"),
    Row("control-flow integrity", "clang++",
        "-O1 -flto=thin -fvisibility=hidden -fsanitize=cfi -fno-sanitize-trap=cfi "
        "-fno-sanitize-recover=cfi", linked="-fuse-ld=lld", needs="ld.lld"),
    Row("two units as one", "g++", "-O0 -include " + os.path.join(consumers.sources, "other.cpp"),
        "whole"),
    *(Row("assembler in Intel's notation", compiler, "-O1 -mavx2 -mbmi -masm=intel", "core")
      for compiler in ("g++", "clang++") if platform.machine() == "x86_64"),
)
# A mapping with all that it may need at run time.
FREE = """#include "faultwire/codes.hpp"
#include "faultwire/mapping.hpp"
faultwire::GrpcCode mapped(faultwire::HttpStatus status) {
  return faultwire::code_cast<faultwire::GrpcCode>(status);
}
std::string_view named(faultwire::GrpcCode code) { return faultwire::code_name(code); }
std::optional<faultwire::GrpcCode> found(std::string_view text) {
  return faultwire::find_code<faultwire::GrpcCode>(text);
}
std::optional<faultwire::AnyCode> parsed(std::string_view text) {
  return faultwire::parse_code(text);
}
"""
# What g++ and clang may call in any freestanding program, memchr for std::string_view::find, and
# the symbol of position-independent code.
GIVEN = {"memcpy", "memmove", "memset", "memcmp", "memchr", "_GLOBAL_OFFSET_TABLE_"}


def freestanding(compiler):
    source, made = consumers.at("free.cpp"), consumers.at("free.o")
    with open(source, "w") as file:
        file.write(FREE)
    if consumers.step(f"{compiler}: freestanding", compiler, "-std=c++20", "-ffreestanding", "-O1",
                      "-fno-exceptions", "-fno-rtti", *house.WARNINGS, INCLUDE, "-c", source, "-o",
                      made):
        text = subprocess.run(["nm", "-u", made], stdout=subprocess.PIPE).stdout.decode()
        called = set(re.findall(r"U (\S+)", text)) - GIVEN
        consumers.expect(not called, f"{compiler}: freestanding code calls {sorted(called)}")


libraries = subprocess.run(["pkg-config", "--libs", "absl_hash", "absl_strings"],
                           stdout=subprocess.PIPE).stdout.decode().split()
for row in ROWS:
    for needed in filter(None, (row.needs, row.compiler)):
        if not shutil.which(needed):
            print(f"SKIPPED: {row.name}: {needed} is not installed")
            break
    else:
        flags = row.flags.split()
        linked = [flag for flag in flags if flag.startswith(("-f", "-O", "-static"))]
        consumers.compiled(f"{row.name}, {row.compiler}", row.compiler,
                           [os.path.join(consumers.sources, name + ".cpp")
                            for name in row.sources.split()],
                           [*house.WARNINGS, *flags, INCLUDE],
                           [*linked, *row.linked.split(),
                            *(libraries if "whole" in row.sources else [])])
for compiler in house.compilers(args):
    freestanding(compiler)
consumers.finish()
