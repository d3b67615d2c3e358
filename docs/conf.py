# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The site: Sphinx, MyST and furo as Debian has them, nothing from the network. Built by the
target faultwire_docs.

The generated reference stays plain Markdown; what only the site has is added here: where its
pages hang in the navigation, entries of the index for every code, so that the search finds it by
number and by name, and the data of the explorer."""
import json
import os
import pathlib
import re
import subprocess
import sys

from docutils import nodes
from pygments.lexers.special import TextLexer
from sphinx import addnodes

root = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(root / "site"))
import api_pages  # noqa: E402

version_header = (root.parent / "include/faultwire/version.hpp").read_text()

project = "faultwire"
author = "The faultwire authors"
copyright = "2026, The faultwire authors"
version = release = ".".join(re.findall(r"#define FAULTWIRE_VERSION_\w+ (\d+)", version_header)[:3])
extensions = ["myst_parser"]
exclude_patterns = ["examples", "samples", "Thumbs.db"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
nitpicky = True
html_theme = "furo"
html_title = f"faultwire {version}"
html_static_path = ["explorer/static"]
html_favicon = "explorer/static/icon.svg"
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_show_sphinx = False
html_copy_source = False
highlight_language = "text"


def reference_pages():
    """The generated pages below each of its pages that others hang under, in the order of the
    generated index."""
    names = re.findall(r"^- \[(\w+)\]\(", (root / "reference/README.md").read_text(), re.M)
    parents = {}
    for name in names:
        parent = "README"
        if name.startswith("pair_"):
            parent = "matrix"
        elif "_to_" in name:
            parent = "rules"
        elif name.startswith(("write_", "retry_")) and name != "write_api":
            parent = "write_api" if name.startswith("write_") else "retry"
        parents.setdefault(parent, []).append(name)
    return parents


def add_navigation(app, docname, source):
    folder, _, name = docname.rpartition("/")
    if folder == "reference" and name in app.faultwire_pages:
        source[0] += "\n```{toctree}\n:hidden:\n\n" + "\n".join(
            app.faultwire_pages[name]) + "\n```\n"


def add_index_entries(app, doctree):
    """Every row of a generated table that has an anchor is found by the text of its cells:
    number, name, enumerator, text, other spellings."""
    if not app.env.docname.startswith("reference/"):
        return
    for row in doctree.findall(nodes.row):
        anchor = next((m for raw in row.findall(nodes.raw)
                       if (m := re.match(r'<a id="([^"]+)">', raw.astext()))), None)
        table = row.parent.parent
        titles = [entry.astext() for entry in next(table.findall(nodes.thead)).findall(nodes.entry)]
        if anchor is None:
            continue
        cells = dict(
            zip(titles, (" ".join(p.astext()
                                  for p in entry.findall(nodes.paragraph))
                         for entry in row.findall(nodes.entry))))
        cells = {title: re.sub(r"<.*?>", "", text) for title, text in cells.items()}
        words = [
            cells.get(title, "")
            for title in ("number", "name", "enumerator", "text", "kind", "trouble")
        ] + cells.get("also spelled", "").split(";")
        entries = [("single", word.strip(), anchor[1], "", None)
                   for word in dict.fromkeys(words)
                   if word.strip()]
        next(row.findall(nodes.paragraph)).insert(0, addnodes.index(entries=entries))


def add_names(app, doctree):
    """Every entry of the API reference is found by its name, with and without its namespace."""
    if not app.env.docname.startswith("api/"):
        return
    for raw in list(doctree.findall(nodes.raw)):
        for anchor, name in re.findall(r'<a id="([^"]+)" class="public-name" title="([^"]+)">',
                                       raw.astext()):
            spelled = dict.fromkeys([name, name.rpartition("::")[2]])
            entries = [("single", word, anchor, "", None) for word in spelled]
            raw.parent.insert(raw.parent.index(raw), addnodes.index(entries=entries))


def link_names(app, doctree, docname):
    """A public name or a header in the prose of a page leads to its entry, if there is only one.
    The generated pages name the entry itself: `api:PAGE#ANCHOR#NAME`."""
    if docname in ("changelog", "api/index"):
        return
    for literal in list(doctree.findall(nodes.literal)):
        text = literal.astext()
        target = app.faultwire_names.get(text.removesuffix("()"))
        if docname.startswith("reference/") and text.isalpha() and text.islower():
            target = None  # a word of a table
        if text.startswith("api:"):
            page, anchor, text = text.removeprefix("api:").split("#")
            target = ("api/" + page, anchor)
        if target is None or (target[0] == docname and not target[1]) or is_in_link(literal):
            continue
        uri = app.builder.get_relative_uri(docname, target[0]) + (target[1] and "#" + target[1])
        literal.replace_self(
            nodes.reference("", "", nodes.literal(text, text), internal=True, refuri=uri))


def is_in_link(node):
    while node is not None and not isinstance(node, (nodes.reference, nodes.title)):
        node = node.parent
    return node is not None


def names_of_api():
    """What a page may write for each entry: its page and anchor. Of several entries with one name,
    that in the outermost namespace is meant, if it is the only one there."""
    reference, found = api_pages.Reference(), {}
    for name, targets in reference.targets.items():
        depths = [anchor.count(".") for _, anchor in targets]
        if depths.count(min(depths)) == 1:
            page, anchor = targets[depths.index(min(depths))]
            found[name] = ("api/" + page, anchor)
    for header in reference.headers:
        page = ("api/" + api_pages.page_of(header), "")
        found[header.path] = found[header.path.removeprefix("faultwire/")] = page
    return found


def write_explorer_data(app, exception):
    if exception is not None or app.builder.format != "html":
        return
    tables = json.loads(
        subprocess.check_output([os.environ["FAULTWIRE_TOOL"], "tables", "--format", "json"]))
    domains = {
        row["from"]
        for table in tables if table["name"] == "matrix" for row in table["rows"]
    }
    used = domains | {"matrix", "rules", "grpc_cases", "retry"}
    tables = {
        t["name"]: t
        for t in tables
        if t["name"] in used or ("_to_" in t["name"] and not t["name"].startswith("pair_"))
    }
    text = json.dumps(tables, separators=(",", ":"), sort_keys=True)
    (pathlib.Path(app.outdir) / "_static/tables.js").write_text("globalThis.faultwireTables = " +
                                                                text + ";\n")


def mend_theme(app, exception):
    """Debian's furo is not bundled as its original is: it imports a style sheet from a path that
    only Debian's web server has, has its dark colours only for readers who asked this site for
    them and not for those who asked their system, and its script is a module in a plain tag."""
    if exception is not None or app.builder.format != "html":
        return
    path = pathlib.Path(app.outdir) / "_static/styles/furo.css"
    css = re.sub(r"@import url\(/javascript/[^)]*\);\n", "", path.read_text())
    dark = re.search(r'body\[data-theme="dark"\] (\{[^}]*\})', css)
    if dark and "prefers-color-scheme" not in css:
        css += ('\n@media not print { @media (prefers-color-scheme: dark) { '
                'body:not([data-theme="light"]) ') + dark[
            1] + " } }\n"
    path.write_text(css)
    scripts = pathlib.Path(app.outdir) / "_static/scripts"
    text = (scripts / "furo.js").read_text()
    if text.startswith("import Gumshoe "):
        (scripts / "furo.js").write_text((scripts / "gumshoe-patched.js").read_text() +
                                         text.partition("\n")[2])


def setup(app):
    app.faultwire_pages = reference_pages()
    app.faultwire_names = names_of_api()
    app.add_lexer("output", TextLexer)
    app.connect("source-read", add_navigation)
    app.connect("doctree-read", add_index_entries)
    app.connect("doctree-read", add_names)
    app.connect("doctree-resolved", link_names)
    app.connect("build-finished", write_explorer_data)
    app.connect("build-finished", mend_theme)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
