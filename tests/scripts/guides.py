# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every C++ block of a guide stands in an example that the guide links to, so that it is compiled and run; every link leads somewhere."""
import os, re
from lib import house

args = house.arguments()
folder = os.path.join(args.source_dir, "docs", "guides")
problems = []
checks = 0
for name in sorted(os.listdir(folder)):
    with open(os.path.join(folder, name)) as file:
        text = file.read()
    links = [os.path.join(folder, link) for link in re.findall(r"\]\(([^):#]+)\)", text)]
    problems += [f"{name}: a link leads nowhere: {link}" for link in links if not os.path.exists(link)]
    sources = "".join(open(link).read() for link in links if link.endswith(".cpp") and os.path.exists(link))
    blocks = re.findall(r"```cpp\n(.*?)```", text, re.S)
    problems += [f"{name}: not in an example:\n{block}" for block in blocks if block not in sources]
    checks += len(links) + len(blocks)
house.finish(problems, checks)
