# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The pages that people read, and what is in them."""
import os, re


def waits(source_dir, header):
    return not os.path.exists(os.path.join(source_dir, "include", header))


def read(source_dir, path):
    """The text of a page without what waits for a header that is not there: `<!-- needs X -->` at its top, or `<!-- if X -->` to `<!-- end -->`."""
    with open(os.path.join(source_dir, path)) as file:
        text = file.read()
    needed = re.match(r"<!-- needs (\S+) -->", text)
    if needed and waits(source_dir, needed[1]):
        return ""
    return re.sub(r"<!-- if (\S+) -->\n(.*?)<!-- end -->\n", lambda m: "" if waits(source_dir, m[1]) else m[2], text, flags=re.S)


def written(source_dir):
    """README and every page of docs that is not generated."""
    found = ["README.md"]
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
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", prose) if not re.match(r"[a-z]+:", link)]
