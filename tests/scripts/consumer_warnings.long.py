# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""A user who compiles with -Wall -Wextra -Werror gets no warning from the library: every C++ block
of README.md, docs/index.md and the guides, and every example, are compiled as units of a user.

The whole matrix (--whole, by hand): every unit at -O0 -O1 -O2 -O3 -Os, with g++ and clang, by -I
and by -isystem. By default the part that can differ, for about three minutes on two processors:
- g++: every unit at -O2 and -O3 by -I. Its warnings about pointers and arrays come from the
  optimizer; -isystem only hides some of them.
- clang: every unit by -I and -fsyntax-only. Its warnings come from the front end: the level changes
  nothing.
- One unit of all blocks and programs together, in the whole matrix."""
import functools, os, re, shutil, tempfile
from lib import examples, house, pages

FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Werror"]
LEVELS = ("-O0", "-O1", "-O2", "-O3", "-Os")

args = house.arguments(whole="every unit in the whole matrix")
include = os.path.join(args.source_dir, "include")
scratch = tempfile.mkdtemp()


def wrapped(number, name, text):
    """The includes of a program, and the rest of it in a namespace of its own."""
    includes = re.findall(r"^#include .*$", text, re.M)
    body = re.sub(r"^#include .*$", "", text, flags=re.M)
    # Only the main of a program may end without a return.
    body = re.sub(r"(^int main\(.*?)^}", r"\1return 0;\n}", body, flags=re.S | re.M)
    return includes, f'namespace program_{number} {{\n#line 1 "{name}"\n{body}}}\n'


def units():
    """(name, path, flags of its own) of everything that a user might compile; first, all that can
    are in one unit together."""
    chosen = [page for page in pages.written(args.source_dir) if pages.is_guide(page)]
    programs, loose = pages.programs_and_blocks(args.source_dir, chosen)
    whole = [(f"{page}:{line}", content, []) for page, line, content in programs]
    for name in examples.names(args.source_dir):
        text = examples.source(args.source_dir, name)
        libraries = examples.libraries(text)
        if libraries is None:
            print(f"SKIPPED: what {name} needs is not installed")
        else:
            flags = [*examples.own_flags(text), *examples.of_compiler(libraries)]
            whole.append((name + ".cpp", text, flags))
    # Flags change a whole unit; a specialisation of the library's templates fits in no namespace.
    alone = re.compile(r"^template <>|^namespace faultwire", re.M)
    fit = [(name, text) for name, text, flags in whole if not flags and not alone.search(text)]
    parts = [wrapped(i, name, text) for i, (name, text) in enumerate(fit)]
    needed = sorted({line for includes, _ in parts for line in includes})
    together = "".join(f"{line}\n" for line in needed)
    together += pages.unit_of_blocks(loose) + "".join(text for _, text in parts)
    blocks = (f"{len(loose)} blocks", pages.unit_of_blocks(loose), pages.UNUSED)
    every = (f"{len(loose)} blocks and {len(parts)} programs", together, pages.UNUSED)
    found = [every, blocks, *whole]
    for i, (name, text, flags) in enumerate(found):
        path = os.path.join(scratch, f"unit_{i}.cpp")
        with open(path, "w") as file:
            file.write(text)
        found[i] = (name, path, flags)
    return found


def compiled(compiler, name, path, own, level, how, *flags):
    """What the compiler says of one unit, or nothing."""
    launcher = ["ccache"] if shutil.which("ccache") and "-fsyntax-only" not in flags else []
    result = house.run([
        *launcher, compiler, *FLAGS, level, *own, *flags, how, include, "-c", path, "-o",
        tempfile.mktemp(".o", dir=scratch)
    ])
    said = result.stdout.decode("utf-8", "replace")
    if result.returncode == 0 and not said:
        return None
    return f"{compiler} {level} {how}: {name}:\n{said[:3000]}"


@functools.cache
def has_expected(compiler):
    """Whether the compiler's library has std::expected in C++23: clang 14 has it not."""
    probe = os.path.join(scratch, "probe.cpp")
    with open(probe, "w") as file:
        file.write("#include <version>\n#ifndef __cpp_lib_expected\n#error no\n#endif\n")
    return house.run([compiler, "-std=c++23", "-fsyntax-only", probe]).returncode == 0


jobs, counts = [], {}


def add(compiler, unit, level, how, *flags):
    name, _, own = unit
    if "-std=c++23" in own and not has_expected(compiler):
        counts["SKIPPED"] = sorted({*counts.get("SKIPPED", []), f"{name} with {compiler}"})
        return
    what = f"{os.path.basename(compiler)} {how}"
    counts[what] = counts.get(what, 0) + 1
    jobs.append(lambda: compiled(compiler, *unit, level, how, *flags))


together, *single = units()
for compiler in house.compilers(args):
    for how in ("-I", "-isystem"):
        for level in LEVELS:
            for unit in [together] + (single if args.whole else []):
                add(compiler, unit, level, how)
    if not args.whole:
        clang = "clang" in os.path.basename(compiler)
        for unit in single:
            for level in ("-O2",) if clang else ("-O2", "-O3"):
                add(compiler, unit, level, "-I", *(["-fsyntax-only"] if clang else []))
for skipped in counts.pop("SKIPPED", []):
    print(f"SKIPPED: {skipped}: its library has no std::expected")
print(f"{len(single)} units and one of all together, in",
      "the whole matrix" if args.whole else "a part of the matrix (see the head of this script)")
print("compilations:", ", ".join(f"{count} with {what}" for what, count in counts.items()))
try:
    house.in_parallel(jobs)
finally:
    shutil.rmtree(scratch)
