# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The pages that people read, and what is in them."""
import os, re


def read(source_dir, path):
    with open(os.path.join(source_dir, path)) as file:
        return file.read()


def written(source_dir):
    """README, the pages of .github, and every page of docs that is not generated."""
    found = ["README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"]
    for folder, _, files in os.walk(os.path.join(source_dir, "docs")):
        relative = os.path.relpath(folder, source_dir)
        if relative != "docs/reference":
            found += sorted(os.path.join(relative, name) for name in files if name.endswith(".md"))
    return found


def blocks(text):
    """(language, content, number of the first line) of every fenced block."""
    out = []
    for match in re.finditer(r"^(`{3,})([^\n`]*)\n(.*?)^\1$", text, re.S | re.M):
        out.append((match[2].strip(), match[3], text.count("\n", 0, match.start(3)) + 1))
    return out


def links(text):
    """Targets of links into the repository."""
    prose = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.S | re.M)
    return [
        link for link in re.findall(r"\]\(([^)\s]+)\)", prose) if not re.match(r"[a-z]+:", link)
    ]
