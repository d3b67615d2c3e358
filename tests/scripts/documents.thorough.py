# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every block of README and docs is what it says. C++: a whole program is compiled and run, and
prints the block of output after it. Another block is part of an example that the page links to,
which is compiled and run too, or compiles as the body of a function. Output is part of the output
of such an example. Commands of the executable are executed, and print the block (`...` matches
anything). Every link leads somewhere."""
import os, re, shutil, subprocess, tempfile
from lib import house, pages

args = house.arguments()
scratch = tempfile.mkdtemp()
problems = []
checks = 0
include = "-I" + os.path.join(args.source_dir, "include")
compiler = (["ccache"] if shutil.which("ccache") else []) + [args.cxx]
packages = house.run(["pkg-config", "--libs", "absl_hash", "absl_strings"]).stdout.decode().split()
tool_path = os.path.dirname(args.tool) + os.pathsep + os.environ["PATH"]
# Languages whose blocks are drawings, data, or commands that other tests run.
UNTESTED = {"text", "{toctree}"}


def output_of(program, name):
    path = os.path.join(scratch, name)
    with open(path + ".cpp", "w") as file:
        file.write(program)
    made = house.run(
        [*compiler, "-std=c++20", *house.WARNINGS, include, "-c", path + ".cpp", "-o", path + ".o"])
    made = house.run([args.cxx, path +
                      ".o", "-o", path, *packages]) if made.returncode == 0 else made
    if made.returncode != 0:
        return None, made.stdout.decode("utf-8", "replace")[:3000]
    return house.run([path], timeout=60).stdout.decode(), ""


def matches(printed, shown):
    return re.fullmatch(".*".join(map(re.escape,
                                      shown.rstrip("\n").split("..."))), printed.rstrip("\n"),
                        re.S) is not None


def check_commands(where, content):
    for part in re.split(r"^\$ ", content, flags=re.M)[1:]:
        command, _, shown = part.partition("\n")
        ran = house.run(["bash", "-c", command], cwd=args.source_dir,
                        env={**os.environ, "PATH": tool_path}, timeout=60)
        if not matches(ran.stdout.decode(), shown):
            problems.append(f"{where}: {command}\nprints\n{ran.stdout.decode()}instead of\n{shown}")


def check_lines(where, content):
    """Lines of a shell block: those of the executable work; FILE stands for a batch."""
    for line in re.findall(r"^faultwire ([^#\n]*)", content, re.M):
        words = line.replace("FILE", os.path.join(args.source_dir,
                                                  "docs/samples/telemetry.lp")).split()
        if subprocess.run([args.tool, *words], stdout=subprocess.DEVNULL).returncode not in (0, 1):
            problems.append(f"{where}: does not work: faultwire {line}")
    for script in re.findall(r"^((?:docs|tests|\.ci)/\S+)", content, re.M):
        if not os.access(os.path.join(args.source_dir, script), os.X_OK):
            problems.append(f"{where}: cannot be run: {script}")


def check_page(page):
    global checks
    text = pages.read(args.source_dir, page)
    folder = os.path.join(args.source_dir, os.path.dirname(page))
    targets = [link.split("#")[0] for link in pages.links(text) if not link.startswith("#")]
    checks += len(targets)
    problems.extend(f"{page}: a link leads nowhere: {link}" for link in targets
                    if not os.path.exists(os.path.join(folder, link)))
    examples = pages.linked_examples(args.source_dir, page, text)
    # A server has no output of its own.
    outputs = "".join(open(path[:-4] + ".txt", newline="").read() for path in examples
                      if os.path.exists(path[:-4] + ".txt"))
    printed = None
    for language, content, line in pages.blocks(text):
        where = f"{page}:{line}"
        checks += 1
        if printed is not None and language != "output":
            problems.append(f"{where}: the program before it has no block of output after it")
            printed = None
        if language == "cpp":
            if pages.is_program(content):
                printed, fault = output_of(content, re.sub(r"\W", "_", where))
                if printed is None:
                    problems.append(f"{where}: does not compile:\n{fault}")
        elif language == "output":
            if printed is not None and printed != content:
                problems.append(f"{where}: the program prints\n{printed}instead of\n{content}")
            elif printed is None and content not in outputs:
                problems.append(f"{where}: no example that the page links to prints this")
            printed = None
        elif language in ("console", "sh"):
            if args.tool != "none":
                (check_commands if language == "console" else check_lines)(where, content)
        elif language not in UNTESTED:
            problems.append(f"{where}: a block that nothing checks: '{language}'")


def check_loose(loose):
    """All blocks that no example contains."""
    path = os.path.join(scratch, "blocks.cpp")
    with open(path, "w") as file:
        file.write(pages.unit_of_blocks(loose))
    made = house.run([
        *compiler, "-std=c++20", *house.WARNINGS, *pages.UNUSED, include, "-c", path, "-o",
        path + ".o"
    ])
    if made.returncode != 0:
        problems.append(
            f"blocks that no example contains, and that do not "
            f"compile:\n{made.stdout.decode('utf-8', 'replace')[:3000]}"
        )


every_page = pages.written(args.source_dir)
for each in every_page:
    check_page(each)
check_loose(pages.programs_and_blocks(args.source_dir, every_page)[1])
house.finish(problems, checks)
