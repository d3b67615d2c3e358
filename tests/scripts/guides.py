# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every C++ block of a guide stands in an example that the guide links to, which is compiled and run, or compiles as the body of a function;
every link leads somewhere."""
import os, re, tempfile
from lib import house

args = house.arguments()
folder = os.path.join(args.source_dir, "docs", "guides")
problems = []
checks = 0
for name in sorted(os.listdir(folder)):
    with open(os.path.join(folder, name)) as file:
        text = file.read()
    links = [os.path.join(folder, link) for link in re.findall(r"\]\(([^):#]+)\)", re.sub(r"```.*?```", "", text, flags=re.S))]
    problems += [f"{name}: a link leads nowhere: {link}" for link in links if not os.path.exists(link)]
    sources = "".join(open(link).read() for link in links if link.endswith(".cpp") and os.path.exists(link))
    blocks = re.findall(r"```cpp\n(.*?)```", text, re.S)
    loose = [block for block in blocks if block not in sources]
    bodies = "".join(f"[[maybe_unused]] static void block_{i}() {{\n{block}}}\n" for i, block in enumerate(loose))
    path = os.path.join(tempfile.mkdtemp(), "blocks.cpp")
    with open(path, "w") as file:
        file.write('#include "faultwire/faultwire.hpp"\nusing namespace faultwire;\n' + bodies)
    made = house.run([args.cxx, "-std=c++20", *house.WARNINGS, "-Wno-unused-variable", "-Wno-unused-but-set-variable", "-I" + os.path.join(args.source_dir, "include"), "-fsyntax-only", path])
    if loose and made.returncode != 0:
        problems.append(f"{name}: in no example, and does not compile:\n{made.stdout.decode('utf-8', 'replace')[:2000]}")
    checks += len(links) + len(blocks)
house.finish(problems, checks)
