# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every example of docs/examples: short, compiled without a warning as its users would, run, and
its output compared with the text beside it. An example that needs flags of its own says so in a
line `// compile with: FLAGS`."""
import os, re, shutil, tempfile
from lib import house

args = house.arguments()
folder = os.path.join(args.source_dir, "docs", "examples")
include = "-I" + os.path.join(args.source_dir, "include")
scratch = tempfile.mkdtemp()
MOST_LINES = 59  # an example is read on one screen


def source(name):
    with open(os.path.join(folder, name + ".cpp")) as file:
        return file.read()


def build(name, output, *options):
    """Compiles one file; ccache, where it is installed, makes it cheap the next time."""
    own = re.findall(r"^// compile with: (.*)$", source(name), re.M)
    compiler = (["ccache"] if shutil.which("ccache") else []) + [args.cxx]
    return house.run([
        *compiler, "-std=c++20", *" ".join(own).split(), "-O1", *house.WARNINGS, include, "-c",
        os.path.join(folder, name + ".cpp"), "-o", output, *options
    ])


# What an example links, by what it includes; a package that is missing skips the example.
NEEDS = {
    "#include <grpcpp/": "grpc++ absl_strings", "faultwire/write_api": "absl_hash",
    "faultwire/line_protocol.hpp": "absl_hash", "faultwire/wire": "absl_strings",
    "#include <absl/status/": "absl_status absl_statusor absl_strings"
}


def libraries(name):
    flags = []
    for words, packages in NEEDS.items():
        if words not in source(name):
            continue
        found = house.run(["pkg-config", "--cflags", "--libs", *packages.split()])
        if found.returncode != 0:
            return None
        flags += found.stdout.decode().split()
    return flags


def check(name):
    program = os.path.join(scratch, name)
    if source(name).count("\n") > MOST_LINES:
        return f"{name}: longer than {MOST_LINES} lines"
    extra = libraries(name)
    if extra is None:
        print(f"SKIPPED: what {name} needs is not installed")
        return None
    if name == "pick_scanner":
        for function, flags in (("count_plain", []), ("count_avx2", ["-mavx2", "-mbmi", "-mbmi2"])):
            made = build(name, f"{program}.{function}.o", "-DCOUNT=" + function, *flags)
            if made.returncode != 0:
                return f"{name}: {made.stdout.decode()[:2000]}"
            extra.append(f"{program}.{function}.o")
    made = build(name, program + ".o",
                 *[flag for flag in extra if flag.startswith(("-I", "-D", "-isystem"))])
    if made.returncode == 0:
        made = house.run([args.cxx, program + ".o", *extra, "-pthread", "-o", program])
    if made.returncode != 0:
        return f"{name}: {made.stdout.decode()[:2000]}"
    ran = house.run([program], timeout=60)
    with open(os.path.join(folder, name + ".txt"), "rb") as file:
        expected = file.read()
    if ran.returncode != 0 or ran.stdout != expected:
        return f"{name}: exit {ran.returncode}, printed:\n{ran.stdout.decode('utf-8', 'replace')}"
    return None


# FAULTWIRE_EXAMPLES=name,name checks only these.
chosen = os.environ.get("FAULTWIRE_EXAMPLES", "").split(",")
names = sorted(name[:-4]
               for name in os.listdir(folder)
               if name.endswith(".cpp") and (chosen == [""] or name[:-4] in chosen))
house.in_parallel([lambda name=name: check(name) for name in names])
