# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every example of docs/examples: short, compiled without a warning as its users would, run, and
its output compared with the text beside it. An example that needs flags of its own says so in a
line `// compile with: FLAGS`."""
import os, shutil, tempfile
from lib import examples, house

args = house.arguments()
folder = examples.folder(args.source_dir)
include = "-I" + os.path.join(args.source_dir, "include")
scratch = tempfile.mkdtemp()
MOST_LINES = 72  # of 100 columns: an example is read on one screen


def build(name, output, *options):
    """Compiles one file; ccache, where it is installed, makes it cheap the next time."""
    own = examples.own_flags(examples.source(args.source_dir, name))
    compiler = (["ccache"] if shutil.which("ccache") else []) + [args.cxx]
    return house.run([
        *compiler, "-std=c++20", *own, "-O1", *house.WARNINGS, include, "-c",
        os.path.join(folder, name + ".cpp"), "-o", output, *options
    ])


def check(name):
    program = os.path.join(scratch, name)
    text = examples.source(args.source_dir, name)
    if text.count("\n") > MOST_LINES:
        return f"{name}: longer than {MOST_LINES} lines"
    extra = examples.libraries(text)
    if extra is None:
        print(f"SKIPPED: what {name} needs is not installed")
        return None
    made = build(name, program + ".o", *examples.of_compiler(extra))
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
names = [name for name in examples.names(args.source_dir) if chosen == [""] or name in chosen]
house.in_parallel([lambda name=name: check(name) for name in names])
