# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The pages that people read, and what is in them."""
import os, re, textwrap


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


def is_guide(page):
    """Whether a page tells a user what to write, rather than how the library is built."""
    return page in ("README.md", "docs/index.md") or page.startswith("docs/guides/")


def is_program(content):
    return re.search(r"^int main\(", content, re.M) is not None


def linked_examples(source_dir, page, text):
    """The paths of the examples that a page links to."""
    folder = os.path.join(source_dir, os.path.dirname(page))
    paths = [os.path.join(folder, link.split("#")[0]) for link in links(text)]
    return [path for path in paths if path.endswith(".cpp") and os.path.exists(path)]


def is_part(content, shown):
    """Whether an example has a block as it is, or as the body of a function."""
    return content in shown or textwrap.indent(content, "  ") in shown


def programs_and_blocks(source_dir, chosen):
    """Two lists of (page, line, content) from the C++ blocks of pages: whole programs, and the
    blocks that no linked example contains."""
    programs, loose = [], []
    for page in chosen:
        text = read(source_dir, page)
        shown = "".join(open(path).read() for path in linked_examples(source_dir, page, text))
        for language, content, line in blocks(text):
            if language == "cpp" and is_program(content):
                programs.append((page, line, content))
            elif language == "cpp" and not is_part(content, shown):
                loose.append((page, line, content))
    return programs, loose


# Some blocks show a value and do not use it.
UNUSED = ["-Wno-unused-variable", "-Wno-unused-but-set-variable"]


def unit_of_blocks(loose):
    """One translation unit of blocks: it costs one look at the headers. Each is the body of a
    function that another unit could call, so that the optimizer looks at all of it."""
    text = '#include "faultwire/faultwire.hpp"\nusing namespace faultwire;\n'
    for i, (page, line, content) in enumerate(loose):
        text += f'void block_{i}();\nvoid block_{i}() {{\n#line {line} "{page}"\n{content}}}\n'
    return text
