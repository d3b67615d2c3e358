# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the API reference: one page a header, with an entry and an anchor for every public name,
and one page a room, with the table of its names."""
import collections
import json
import os
import re

import declarations
from declarations import root
from lib import names, pages, rooms

SITE = root / "docs/site"
TITLES = {
    "": "Umbrella headers", "codes": "Codes", "mapping": "Mapping", "wording": "Wording",
    "line_protocol": "Line protocol", "retry": "Retry", "status": "Status", "wire": "Wire",
    "write_api": "Write API", "diagnosis": "Diagnosis", "interop": "Interop", "detail": "Sinks"
}
HOW_TO_READ = """\
# API reference

Every public name has an entry here, made from the comments of the headers. Search for a name, or
choose a room. One folder of `include/faultwire/` is a room. A page is a header, which you include
as the page says.

{rooms}

## What holds for every entry

| question | answer |
|---|---|
| Namespace | The entries leave out `faultwire::`. The inline namespace `v1` is never written. |
| Errors | The library throws nothing of its own: only `StreamException` does, and only if you \
throw it. A function without `noexcept` may allocate, or call a function of yours; what these \
throw goes through. |
| Effects | No function reads or writes files, sockets, the locale or the environment. No state is \
global. |
| Lifetime | A view points into the bytes that you gave. "Static storage" means: valid until the \
program ends. |
| Complexity | The comment says it where it is more than linear in the text that is given, or \
where it helps. |
| Unused results | A function that returns something is `[[nodiscard]]`. |
| Private parts | A name after "private" can be in a message of the compiler; programs do not \
write it. |
| Since | Version {version}, the first one: no name is older or newer. [What a version \
promises](../versioning.md) |

An example that is checked by `static_assert` holds when it compiles. Below other examples is what
their variables hold afterwards, which a test compares with a run.
"""


def room_of(header):
    parts = header.path.split("/")
    return parts[1] if len(parts) > 2 else ""


def page_of(header):
    """The name of a page below docs/api, without its ending."""
    path = header.path.removeprefix("faultwire/").removesuffix(".hpp")
    return path if room_of(header) else f"umbrellas/{path}"


def anchor_of(declaration):
    name = declaration.full_name().replace("::", ".")
    return re.sub(r"[^\w.]", lambda match: f"-{ord(match[0]):x}", name)  # operators


def entry_link(page, declaration):
    """A link to an entry, as docs/conf.py reads it: Markdown cannot link to an anchor of HTML."""
    return f"`api:{page}#{anchor_of(declaration)}#{declaration.full_name()}`"


def escaped(text):
    """The text of a comment as Markdown: what is code stays code."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if i % 2 else re.sub(r"([*_<>|\[\]~])", r"\\\1", part)
                   for i, part in enumerate(parts))


def prose(comment):
    """A comment of several lines, its list of parameters after it."""
    comment, _ = declarations.split_examples(comment)
    out = re.sub(r"^@param (\w+)\s+", r"- `\1`: ", escaped(comment), flags=re.M)
    return re.sub(r"(?<!\n)\n(- `)", r"\n\n\1", out, count=1)


def cell(text):
    return " ".join(prose(text).split()).replace("|", r"\|").replace(r"\\|", r"\|")


def code_cell(text):
    return "`" + " ".join(text.split()).replace("|", r"\|") + "`"


def table(titles, rows):
    if not rows:
        return ""
    head = "| " + " | ".join(titles) + " |\n|" + "---|" * len(titles) + "\n"
    return head + "".join("| " + " | ".join(row) + " |\n" for row in rows) + "\n"


def first_sentence(text):
    text, _ = declarations.split_examples(text)
    text = " ".join(re.split(r"\n\s*\n|\n- |\n@", text)[0].split())
    match = re.match(r".*?[.:?](?=\s[A-Z`]|$)", text)
    return match[0].rstrip(":") if match else text


class Reference:
    """All headers, and where each public name is shown and used."""
    def __init__(self):
        self.headers = [h for h in declarations.headers() if "/fwd.hpp" not in h.path]
        with open(SITE / "example_output.json", encoding="ascii") as file:
            self.outputs = json.load(file)
        self.private = self.private_comments()
        self.targets = collections.defaultdict(list)  # a name as prose writes it: (page, anchor)
        for header in self.headers:
            for declaration in header.declarations:
                target = (page_of(header), anchor_of(declaration))
                full = declaration.full_name()
                for spelled in {declaration.name, full, "faultwire::" + full}:
                    if target not in self.targets[spelled]:
                        self.targets[spelled].append(target)
        self.shown_in = self.examples_by_name()

    @staticmethod
    def private_comments():
        """First sentences of the comments of private concepts and types."""
        found = {}
        for folder, _, files in os.walk(root / "include/faultwire"):
            for name in files:
                with open(os.path.join(folder, name), encoding="ascii") as file:
                    text = file.read()
                for comment, what in re.findall(
                        r"((?:^[ \t]*///.*\n)+)[ \t]*(?:template <.*>\n[ \t]*)?(?:inline )?"
                        r"(?:concept|struct|class|using|constexpr \w+) (\w+)", text, re.M):
                    lines = "\n".join(line.strip()[3:].strip() for line in comment.splitlines())
                    found.setdefault(what, first_sentence(lines))
        return found

    def examples_by_name(self):
        """For each word of an example, where it is shown: in headers, programs and guides."""
        found = collections.defaultdict(list)
        for header in self.headers:
            for word in set(re.findall(r"\w+", names.blanked("\n".join(header.examples)))):
                found[word].append(("header", header))
        for path in sorted((root / "docs/examples").glob("*.cpp")):
            for word in set(re.findall(r"\w+", names.blanked(path.read_text()))):
                found[word].append(("program", path.name))
        for page in pages.written(str(root)):
            if not pages.is_guide(page) or page == "README.md":
                continue
            text = pages.read(str(root), page)
            code = "\n".join(names.blanked(block) for language, block, _ in pages.blocks(text)
                             if language == "cpp")
            prose_alone = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.S | re.M)
            code += " ".join(re.findall(r"`([^`]+)`", prose_alone))
            for word in set(re.findall(r"\w+", code)):
                found[word].append(("guide", page))
        return found

    def examples_of(self, declaration, header):
        """The places that show a name: its own header first."""
        found = self.shown_in[declaration.name.removeprefix("operator")]
        return sorted(found, key=lambda place: (place[1] is not header, place[0] != "header"))

    # One page

    def entry(self, group, header):
        first = group[0]
        out = "".join(f'<a id="{anchor_of(d)}" class="public-name" title="{d.full_name()}"></a>\n'
                      for d in unique(group, anchor_of))
        shown = unique(group, lambda d: d.full_name())
        title = ", ".join(f"`{d.full_name()}`" for d in shown[:3])
        title += f" and {len(shown) - 3} more" if len(shown) > 3 else ""
        out += f"\n## {title}\n\n"
        comments = [d for d in group if d.comment]
        if len(comments) > 1:
            for d in group:
                out += f"```cpp\n{declarations.without_noise(d.text)}\n```\n\n"
                out += prose(d.comment) + "\n\n"
        else:
            text = "\n".join(declarations.without_noise(d.text) for d in group)
            out += f"```cpp\n{text}\n```\n\n" + (prose(first.comment) or self.about(first, header))
            out += "\n\n"
        out += self.private_part(group) + promises(group)
        for d in group:
            out += self.body(d)
        return out + self.further(first, header)

    def about(self, declaration, header):
        """What is said of a name without a comment of its own: another name, or a table that its
        header is about."""
        if declaration.kind == "using" and "=" not in declaration.text:
            return f"The same as `{declaration.text.split()[-1]}`."
        if "/*" in declaration.text:
            return prose(first_sentence(header.head))
        return ""

    def private_part(self, group):
        found = {name for d in group for name in declarations.private_names(d.text)
                 if name not in ("Later",)}
        rows = [f"- Private: *{name}*. " + cell(self.private[name])
                for name in sorted(found) if self.private.get(name)]
        return "\n".join(rows) + "\n\n" if rows else ""

    def body(self, declaration):
        if declaration.kind == "enum":
            rows = [(f"`{name}`", f"`{value}`" if value else "", cell(meaning))
                    for name, value, meaning in declarations.enumerators_of(declaration)]
            columns = [c for c in (0, 1, 2) if c == 0 or any(row[c] for row in rows)]
            titles = ("enumerator", "value", "meaning")
            return table([titles[c] for c in columns], [[row[c] for c in columns] for row in rows])
        if not declaration.body:
            return ""
        members, nested = declarations.members_of(declaration)
        rows = [(code_cell(declarations.without_noise(member.text)), cell(member.comment))
                for member in members]
        if any(meaning for _, meaning in rows):
            out = table(("member", "meaning"), rows)
        else:
            shown = "".join(declarations.without_noise(m.text) + ";\n" for m in members)
            out = f"```cpp\n{shown}```\n\n" if members else ""
        for inner in nested:
            out += f"**`{inner.name}`**: {cell(inner.comment)}\n\n" + self.body(inner)
        return out

    def further(self, declaration, header):
        """Links from an entry to the tables, guides and programs that show it."""
        links = []
        if (root / f"docs/reference/{declaration.name}.md").exists():
            links.append(f"[its rows](/reference/{declaration.name}.md)")
        own = any(re.search(rf"\b{re.escape(declaration.name)}\b", e) for e in header.examples)
        places = self.examples_of(declaration, header)
        if len(self.targets[declaration.name]) > 1:  # a name of several rooms: the word says little
            places = []
        guides = [p for kind, p in places if kind == "guide"]
        programs = [p for kind, p in places if kind == "program"]
        others = [h for kind, h in places if kind == "header" and h is not header]
        if not own and not guides and not programs:
            links += [f"[example of {h.path.removeprefix('faultwire/')}](/api/{page_of(h)}.md)"
                      for h in others[:1]]
        links += [f"[{guide_title(p)}](/{p.removeprefix('docs/')})" for p in guides[:3]]
        up = "../" * (page_of(header).count("/") + 1)
        links += [f"[{p}]({up}examples/{p})" for p in programs[:2]]
        return "See also: " + ", ".join(links) + "\n\n" if links else ""

    def example(self, header):
        out = ""
        for i, code in enumerate(header.examples):
            printed = "\n".join(self.outputs.get(header.path, [[]] * len(header.examples))[i])
            out += f"```cpp\n{code}\n```\n\n"
            if printed:
                out += f"leaves\n\n```output\n{printed}\n```\n\n"
            elif "static_assert" in code:
                out += "Each assertion holds.\n\n"
        return out

    def page(self, header):
        name = header.path.removeprefix("faultwire/")
        room = room_of(header)
        up = "../" * page_of(header).count("/")
        # The navigation has the rooms alone: with every header in it, Sphinx takes minutes.
        out = (f"---\norphan: true\n---\n[API reference]({up}index.md) / "
               f"[{TITLES[room]}]({up}{room or 'umbrellas'}.md)\n\n")
        out += f"# {name}\n\n{prose(header.head)}\n\n"
        include = header.path
        if "/detail/" in include:  # what several headers of the room share
            include = f"faultwire/{room}.hpp" if room != "detail" else "faultwire/core.hpp"
        out += f"```cpp\n#include <{include}>\n```\n\n" + self.example(header)
        groups = collections.OrderedDict()
        for i, declaration in enumerate(header.declarations):
            before = header.declarations[i - 1] if i else None
            joined = (declaration.joined and before is not None and before.kind == declaration.kind
                      and declaration.kind in ("variable", "using"))
            key = declaration.full_name()
            if joined and key not in groups:
                key = next(k for k, group in reversed(groups.items()) if before in group)
            groups.setdefault(key, []).append(declaration)
        out += "".join(self.entry(group, header) for group in groups.values())
        unit = header.path.replace("faultwire/", "tests/unit/", 1).replace(".hpp", ".test.cpp")
        source = os.path.join("..", *[".."] * page_of(header).count("/"), "include", header.path)
        out += f"Source: [{header.path}](../{source})"
        if (root / unit).exists():
            out += f". More uses of each name: [{unit}](../{source.split('include/')[0]}{unit})"
        return out + "\n"

    def room_page(self, room, headers):
        text = contents(room)
        out = f"# {TITLES[room]}\n\n{text}\n\n"
        rows = []
        for header in headers:
            for d in unique(header.declarations, lambda d: d.full_name()):
                meaning = first_sentence(d.comment) or first_sentence(header.head)
                rows.append((entry_link(page_of(header), d), cell(meaning)))
        if not rows:
            rows = [(f"[`{h.path}`](/api/{page_of(h)}.md)", cell(first_sentence(h.head)))
                    for h in headers]
        return out + table(("name", "meaning"), rows)

    def write(self, folder):
        by_room = collections.defaultdict(list)
        for header in self.headers:
            by_room[room_of(header)].append(header)
            path = folder / (page_of(header) + ".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.page(header))
        order = [room for room in TITLES if room in by_room]
        for room in order:
            (folder / ((room or "umbrellas") + ".md")).write_text(
                self.room_page(room, by_room[room]))
        rows = []
        for room in order:
            count = len({d.full_name() for h in by_room[room] for d in h.declarations})
            text = contents(room)
            rows.append((f"[{TITLES[room]}]({room or 'umbrellas'}.md)", str(count), escaped(text)))
        version = (root / "include/faultwire/version.hpp").read_text()
        version = ".".join(re.findall(r"#define FAULTWIRE_VERSION_\w+ (\d+)", version)[:3])
        listed = "\n".join(room or "umbrellas" for room in order)
        text = HOW_TO_READ.format(rooms=table(("room", "names", "contents"), rows), version=version)
        (folder / "index.md").write_text(text + f"\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n")


def promises(group):
    """What the declarations of a function say of errors and of constant expressions."""
    if group[0].kind != "function":
        return ""
    texts = [declarations.without_noise(d.text) for d in group]
    said = []
    if all(re.search(r"\bnoexcept$", text) for text in texts):
        said.append("throws nothing")
    if all(re.search(r"\b(constexpr|consteval) ", text) for text in texts):
        said.append("can be used in constant expressions")
    return f"Promises: {', '.join(said)}.\n\n" if said else ""


def contents(room):
    own = {"": "One header for a room, or for all rooms.",
           "detail": "What every room takes or returns: a sink for text, a view of an array."}
    return own.get(room) or rooms.BY_NAME[room]["contents"]


def unique(items, key):
    return list({key(item): item for item in reversed(items)}.values())[::-1]


def guide_title(page):
    if page == "docs/index.md":
        return "the first page"
    return re.search(r"^# (.*)", pages.read(str(root), page), re.M)[1]
