# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every header: alone and twice, without exceptions; all of them on every compiler, after
hostile macros; its example compiles; it includes only what its room may; its guard, its head,
its bytes."""
import os, re, shutil, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house, rooms

args = house.arguments()
include = os.path.join(args.source_dir, "include")
arrow = house.arrow_include()
folder = tempfile.mkdtemp()

STD_OF_CODES = {
    "array", "cstddef", "cstdint", "optional", "span", "string_view", "compare", "concepts",
    "type_traits", "utility", "limits", "version"
}
NEVER = {"iostream", "functional"}
HOSTILE = """
#define min(a, b) 1
#define max(a, b) 1
#define I 1
#define OK 1
#define ERROR 1
#define DELETE 1
#define NO_ERROR 1
#define INTERNAL 1
#define Status 1
#define Success 1
#define None 1
#define Bool 1
#define True 1
#define False 1
#define Always 1
#define BadRequest 1
#define BadValue 1
#define unix 1
#define linux 1
#define small char
#define near
#define far
#define pascal __stdcall
#define cdecl
#define interface struct
#define IN
#define OUT
#define OPTIONAL
"""


def read(header):
    with open(os.path.join(include, header), "rb") as file:
        return file.read()


def includes(text):
    return re.findall(r"^\s*#\s*include\s*[<\"]([^>\"]+)[>\"]", text, re.M)


def written(header):
    """What is wrong with the text of a header."""
    data = read(header)
    problems = []
    if any(byte > 127 for byte in data):
        problems.append(f"{header}: not ASCII")
    text = data.decode("latin-1")
    guard = "FAULTWIRE_" + re.sub(r"[/.]", "_", header[len("faultwire/"):]).upper()
    if header.count("/") == 1:
        guard = "FAULTWIRE_" + os.path.basename(header).replace(".", "_").upper()
    if f"#ifndef {guard}\n#define {guard}\n" not in text:
        problems.append(f"{header}: no include guard {guard}")
    if not text.startswith(
            "// SPDX-FileCopyrightText: 2026 The faultwire authors\n// SPDX-License-Identifier: "
            "Apache-2.0\n"
    ):
        problems.append(f"{header}: no SPDX head")
    if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text):
        problems.append(f"{header}: unfinished business")
    if "/// @code" not in text and "/detail/" not in header:
        problems.append(f"{header}: no example")
    room = header.split("/")[1] if header.count("/") > 1 else ""
    for name in includes(text):
        if room and name.startswith("faultwire/") and not rooms.may_include(room, name):
            problems.append(f"{header}: {room} may not include {name} (tests/lib/rooms.json)")
        if room in ("codes", "mapping") and "/" not in name and name not in STD_OF_CODES:
            problems.append(f"{header}: {room} may not include <{name}>")
        if name in NEVER:
            problems.append(f"{header}: nobody may include <{name}>")
        if name == "chrono" and room not in ("retry", "write_api", "status", "wire"):
            problems.append(f"{header}: <chrono> is for retry and what includes it")
        if name.startswith("fmt/") and room != "interop":
            problems.append(f"{header}: fmt belongs into interop")
    return problems


def compiles(compiler, name, code, flags, standard="-std=c++20"):
    path = os.path.join(folder, re.sub(r"\W", "_", compiler + name) + ".cpp")
    with open(path, "w") as file:
        file.write(code)
    result = house.run([
        compiler, standard, "-fsyntax-only", *house.WARNINGS, *flags, "-I" + include,
        *(arrow or []), path
    ])
    if result.returncode != 0:
        return (f"{compiler} {' '.join(flags)}: "
                f"{name}:\n{result.stdout.decode('utf-8', 'replace')[:3000]}")
    return None


def examples(header):
    text = read(header).decode("ascii", "replace")
    return [
        "\n".join(line.strip()[3:].strip()
                  for line in block.strip().split("\n"))
        for block in re.findall(r"/// @code\n(.*?)/// @endcode", text, re.S)
    ]


everything = house.headers(args.source_dir)
problems = [problem for header in everything for problem in written(header)]
if problems:
    house.finish(problems, len(problems))

if arrow is None:
    print("SKIPPED: interop/arrow.hpp is not compiled: tests/lib/peers.py gets Arrow")
    everything.remove("faultwire/interop/arrow.hpp")
foreign = sorted({
    name
    for header in everything
    for name in includes(read(header).decode("latin-1"))
    if not name.startswith("faultwire/")
} - {"format", "expected", "arm_neon.h"})
outside = "".join(f"#include <{name}>\n" for name in foreign)
inside = "".join(f'#include "{header}"\n' for header in everything)
# These must name the class Status of another library, so that one macro is not defined before them.
NAMES_STATUS = {f"faultwire/interop/{name}.hpp" for name in ("absl_status", "arrow", "grpcpp")}
# The macros come after the foreign headers, which this library cannot change.
ABOUT_EXCEPTIONS = {"faultwire/status/stream_exception.hpp"}
# Here in the other order: a template of the standard library that one header instantiates must not
# be what another one specialises.
hostile = outside + HOSTILE + "".join(
    f'#include "{header}"\n' for header in reversed(everything) if header not in NAMES_STATUS)
hostile += "#undef Status\n" + "".join(
    f'#include "{header}"\n' for header in everything if header in NAMES_STATUS)
# An example may use the whole library, as its reader would.
shown = inside + "#include <sstream>\nusing namespace faultwire;\n"
for header in everything:
    for i, example in enumerate(examples(header)):
        name = re.sub(r"[^a-z0-9]", "_", header)
        shown += (f"// {header}\n[[maybe_unused]] static void {name}_{i}() {{\n"
                  f"{rooms.using(header)}{example}\n}}\n")
relaxed = [
    "-Wno-unused-variable", "-Wno-unused-but-set-variable", "-Wno-shadow", "-Wno-unused-function"
]

# What only newer standard libraries have: std::expected with g++ in C++23, std::format with libc++
# where it is installed.
newer = "".join(f'#include "faultwire/interop/{name}.hpp"\n' for name in ("std_expected",
                                                                          "std_format"))
newer += '#include "faultwire/mapping.hpp"\nusing namespace faultwire;\n'
for name in ("std_expected", "std_format"):
    for example in examples(f"faultwire/interop/{name}.hpp"):
        newer += f"[[maybe_unused]] static void {name}() {{\n{example}\n}}\n"
jobs = [
    lambda: compiles("g++", "newer interop", newer + "static_assert(FAULTWIRE_HAS_STD_EXPECTED);\n",
                     relaxed, "-std=c++23")
]
if shutil.which("clang++-19") and os.path.exists("/usr/lib/llvm-19/include/c++/v1/format"):
    both = newer + "static_assert(FAULTWIRE_HAS_STD_EXPECTED && FAULTWIRE_HAS_STD_FORMAT);\n"
    jobs.append(lambda: compiles("clang++-19", "newer interop", both, [*relaxed, "-stdlib=libc++"],
                                 "-std=c++23"))
else:
    print(
        "SKIPPED: clang-19 with libc++ is not installed, so interop/std_format.hpp was not compiled"
    )
for compiler in house.compilers(args):
    jobs.append(lambda c=compiler: compiles(c, "all headers after hostile macros", hostile, []))
    jobs.append(lambda c=compiler: compiles(c, "all examples", shown, relaxed))
# The private namespace of every room is opened first, as another header may have done: within
# detail::diagnosis the compiler looks for retry::Failure in detail::retry.
opened = "namespace faultwire::inline v1::detail {\n" + "".join(
    f"namespace {room} {{}}\n" for room in rooms.BY_NAME if room != "detail") + "}\n"
# One compiler is enough to see that a header includes what it uses; the other has seen all of them
# above.
alone = house.compilers(args)[-1]
bare = ["-fno-exceptions", "-fno-rtti"] if "clang" in os.path.basename(alone) else []
for header in everything:
    flags = [] if header in ABOUT_EXCEPTIONS else bare
    jobs.append(lambda h=header, f=flags: compiles(alone, h + " alone",
                                                   opened + f'#include "{h}"\n#include "{h}"\n', f))
house.in_parallel(jobs)
