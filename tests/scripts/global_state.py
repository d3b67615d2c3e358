# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""S33 and S34: the library has no global state that changes, no I/O, no locale, and throws nothing
but StreamException. Looks at the symbols of the executable, which uses every room, and at the
headers."""
import os, re, shutil, sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
checks = house.Checks()
include = os.path.join(args.source_dir, "include")
# What the processor can do, read once: every thread reads the same.
KNOWN = {"faultwire::v1::detail::line_protocol::known_processor"}

if os.path.exists(args.tool) and shutil.which("nm"):
    listed = house.run(["nm", "-C", "-f", "sysv", "--defined-only", args.tool]).stdout.decode()
    rows = [line.rsplit("|", 6) for line in listed.splitlines() if line.count("|") >= 6]
    written = [row[0].strip() for row in rows
               if re.match(r"\.(data|bss|tdata|tbss)(?!\.rel\.ro)", row[6].strip())
               and re.match(r"(guard variable for )?faultwire::", row[0].strip())]
    guards = {name[len("guard variable for "):] for name in written if name.startswith("guard")}
    checks.expect("the executable has the tables that are made at the first call", len(guards) >= 3,
                  guards)
    for name in written:
        made_once = name.startswith("guard") or name in guards
        checks.expect("writable and global", made_once or name in KNOWN, name)

# A table that is made at the first call must be const: then it only changes while it is made.
LOCAL = re.compile(r"^\s+(?:static|thread_local)\s+"
                   r"(?!const\b|constexpr\b|consteval\b|constinit const\b)"
                   r"[\w:<>, ]+[&*]?\s\w+(?:\s*[={;]|\[)")
GLOBAL = re.compile(r"^(?:inline|static|extern|thread_local|constinit)\b"
                    r"(?!.*\b(?:constexpr|const)\b)[^()]*[={;]")
STREAMS = re.compile(
    r"#include <(iostream|fstream|cstdio|stdio\.h|locale|clocale|locale\.h|sstream)>")
CALLS = re.compile(r"\b(?:std::)?(setlocale|printf|fprintf|fopen|puts|getenv|setenv|exit|abort|"
                   r"rand|srand|strtok|signal|errno)\b\s*\(?")
for header in house.headers(args.source_dir):
    with open(os.path.join(include, header), encoding="utf-8") as file:
        lines = file.read().split("\n")
    foreign = header.startswith("faultwire/interop/")
    for number, line in enumerate(lines, 1):
        code = re.sub(r'"(\\.|[^"\\])*"', '""', line.split("//")[0])
        where = f"{header}:{number}: {line.strip()}"
        checks.expect("a static that is not const", not LOCAL.match(code), where)
        known = any(name.rsplit("::", 1)[1] in code for name in KNOWN)
        checks.expect("a variable that is not const", known or not GLOBAL.match(code) or
                      "namespace" in code, where)
        if not foreign:
            checks.expect("I/O or a locale", not STREAMS.search(code), where)
            found = CALLS.search(code)
            checks.expect("a call of I/O or the environment", found is None, where)
        if re.search(r"\bthrow\b", code):
            checks.expect("a throw", header == "faultwire/status/stream_exception.hpp", where)
checks.finish()
