# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the public headers for the API reference: the comment at the head of a header, its
examples, and every public name with its declaration, its comment and its members. No compiler is
needed: the headers are formatted by one style, and tests/scripts/lib/names.py splits them."""
import dataclasses
import os
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests/scripts"))
from lib import names  # noqa: E402

ACCESS = ("public", "private", "protected")
KINDS = ("enum", "class", "struct", "concept", "using")


@dataclasses.dataclass
class Declaration:
    """One declaration: its text without a body, its comment, and what its body holds."""
    name: str
    kind: str
    space: str
    text: str
    comment: str
    body: str = ""
    private: str = "public"  # the access with which a body starts
    joined: bool = False  # whether it follows the one before it without a comment of its own

    def full_name(self):
        return f"{self.space}::{self.name}".removeprefix("faultwire::")


@dataclasses.dataclass
class Header:
    path: str  # as it is included
    head: str
    examples: list
    declarations: list


def comment_before(text, start):
    """The lines of `///` that end on the line before the position `start`, and whether another
    declaration is there instead."""
    lines = text[:start].split("\n")[:-1]
    comment = []
    while lines and re.match(r"\s*///(?!<)", lines[-1]):
        comment.insert(0, lines.pop().strip()[3:])
    joined = not comment and bool(lines) and lines[-1].strip() != "" and not re.match(
        r"\s*(//|#|namespace|inline namespace|using namespace|\w+:$)|.*[{]$", lines[-1])
    return "\n".join(line.removeprefix(" ") for line in comment), joined


def comment_after(text, end):
    """The text of a `///<` at the end of the line, and of the lines that continue it."""
    match = re.match(r"[,;]?[ \t]*///<(.*)\n((?:[ \t]*///<.*\n)*)", text[end:])
    if not match:
        return ""
    more = re.findall(r"///<(.*)", match[2])
    return " ".join(line.strip() for line in [match[1], *more])


def head_of(text):
    """The comment at the head of a header, and its examples."""
    block = re.search(r"^#define \w+\n((?:///.*\n)+)", text, re.M)
    lines = [line[3:].removeprefix(" ") for line in block[1].splitlines()] if block else []
    return split_examples("\n".join(lines))


def split_examples(comment):
    examples = [code.strip("\n") for code in re.findall(r"@code\n(.*?)@endcode", comment, re.S)]
    return re.sub(r"@code\n.*?@endcode", "", comment, flags=re.S).strip(), examples


def without_noise(text):
    """A declaration as a reader needs it: without attributes, without the parameter `Lazy`, which
    only delays instantiation, and without the namespace of private parts."""
    text = re.sub(r"//[^\n]*", "", text)
    text = re.sub(r"\[\[.*?\]\]\s*", "", text, flags=re.S)
    text = re.sub(r"template <class Lazy(?: = void)?>\s*(?:requires [^\n]*Lazy[^\n]*\s)?", "", text)
    text = re.sub(r'"sv\b', '"', text)
    text = re.sub(r"(\w)<Lazy>", r"\1", text)
    text = re.sub(r",\s*class Lazy(?: = void)?(?=[,>])", "", text)
    text = re.sub(r"\b(?:faultwire::)?detail::(?:\w+::)*Later<(.+?), Lazy>", r"\1", text)
    text = re.sub(r" = FAULTWIRE_\w+\(.*\)", "", text)
    text = re.sub(r"\bFAULTWIRE_(?!HAS|VERSION)\w+(?:\([^)]*\))?\s", "", text)
    text = re.sub(r"\b(?:faultwire::)?detail::(?:\w+::)*", "", text)
    text = re.sub(r"(?<!\w)inline ", "", text)
    text = re.sub(r"(\)(?:\s*noexcept)?)\s*:\s+\w+[({].*", r"\1", text, flags=re.S)
    text = re.sub(r"(\w_v) < (.*) >$", r"\1<\2>", text, flags=re.S)
    return laid_out(text)


def laid_out(text):
    """A declaration on as few lines as 88 columns allow."""
    lines = []
    text = re.sub(r"(?<=[(\[])\s+", "", " ".join(text.split()))
    while text.startswith("template <"):
        depth = end = 0
        for end, character in enumerate(text):
            depth += {"<": 1, ">": -1}.get(character, 0)
            if end > 9 and depth == 0:
                break
        lines.append(text[:end + 1])
        text = text[end + 1:].strip()
    if len(text) <= 88 or "{" in text or '"' in text:
        return "\n".join([*lines, text])
    shown, line, depth = [], "", 0
    for piece in re.findall(r"[^,]+,?", text):
        if len(line) + len(piece) > 88 and line:
            shown.append(line)
            line = "    " + piece.strip()
        else:
            line += piece
    return "\n".join([*lines, *shown, line])


def private_names(text):
    """Names of private parts that a declaration shows."""
    return sorted(set(re.findall(r"\bdetail::(?:\w+::)*(\w+)", re.sub(r"//[^\n]*", "", text))))


def kind_of(words, name):
    i = 0
    while words[i:i + 2] == ["template", "<"]:
        i = names.after_angles(words, i + 1)
    if words[i] == "requires":
        i = next((j for j in range(i, len(words)) if words[j] in KINDS), i)
    if words[i] in KINDS:
        return words[i]
    position = words.index(name, i) if name in words[i:] else len(words)
    called = words[position + 1:position + 2] == ["("] or name.startswith("operator") or name in (
        "", "~")
    return "function" if called else "variable"


def is_specialisation(words, name):
    return name in words and words[words.index(name) + 1:words.index(name) + 2] == [
        "<"] and words[words.index(name) - 1] in ("struct", "class")


def shown_text(text, start, end, body, kind):
    """The declaration in [start, end) without a body. Of a long table only the number of rows
    is shown."""
    if body is None or kind in ("concept", "using"):
        return text[start:end].rstrip(";").rstrip()
    if kind in ("class", "struct", "enum"):
        return text[start:body].strip()
    if kind == "function":
        return text[start:body].strip()
    initialiser = text[body:end].rstrip(";")
    if initialiser.count("\n") <= 3 and len(initialiser) < 300:
        return text[start:end].rstrip(";")
    rows = count_rows(initialiser)
    return text[start:body].rstrip() + f" {{/* {rows} */}}"


def count_rows(initialiser):
    words = names.TOKEN.findall(names.blanked(initialiser))
    rows, i, empty = 0, 1, True
    while i < len(words) - 1:
        if words[i] == ",":
            rows, empty, i = rows + 1, True, i + 1
            continue
        empty = False
        i = names.after_balanced(words, i) if words[i] in names.OPEN else i + 1
    rows += not empty
    return f"{rows} rows" if rows != 1 else "1 row"


def declarations_of(text):
    """The public declarations of a header, in its order."""
    out, before = [], None
    for space, words, start, end, body in names.statements(text):
        parts = space.split("::")
        name = names.declared(words)
        if not name or parts[0] != "faultwire" or "detail" in parts:
            before = None
            continue
        if is_specialisation(words, name) or "OwningTemporary" in words:
            before = None
            continue  # of the library's own types, or an overload that only refuses
        kind = kind_of(words, name)
        if kind in ("class", "struct", "enum") and body is None and name != "CodeTraits":
            continue  # declared before it is defined, except for what users define
        comment, joined = comment_before(text, start)
        comment = "\n".join(part for part in (comment, comment_after(text, end)) if part)
        inner = text[body + 1:end].rstrip(";").rstrip()[:-1] if body is not None and kind in (
            "class", "struct", "enum") else ""
        made = Declaration(name, kind, space, shown_text(text, start, end, body, kind), comment,
                           inner, "private" if kind == "class" else "public",
                           joined and before is not None)
        if kind == "class" and any(d.full_name() == made.full_name() for d in out):
            continue  # the form without a part of the standard library
        out.append(made)
        before = made
    return out


def members_of(declaration):
    """The public members of a class or struct as declarations, those of nested types after them."""
    text, access = declaration.body, declaration.private
    found = list(names.TOKEN.finditer(names.blanked(text)))
    words, i, out, nested = [m[0] for m in found], 0, [], []
    while i < len(words):
        if words[i] in ACCESS and words[i + 1] == ":":
            access, i = words[i], i + 2
            continue
        start = i
        i, head, body = after_member(words, i)
        said = words[start:min(head, body if body is not None else head)]
        if access != "public" or said[0] in (";", "static_assert") or said[:2] in (
                ["friend", "class"], ["friend", "struct"], ["using", "enum"]):
            continue
        at, end = found[start].start(), found[min(i, len(found)) - 1].end()
        said += ["{"] if body is not None else []
        plain = said[1:] if said[0] == "friend" else said
        name = member_name(plain, declaration.name)
        if not name or name.endswith("_") or name in ("lazy_rows", "lazy_verdicts", "lazy_settings",
                                                      "lazy_changes"):
            continue
        kind = kind_of(plain, name)
        comment, joined = comment_before(text, at)
        comment = "\n".join(part for part in (comment, comment_after(text, end)) if part)
        brace = None if body is None else found[body].start()
        made = Declaration(name, kind, declaration.name, shown_text(text, at, end, brace, kind),
                           comment, joined=joined)
        if kind in ("class", "struct", "enum") and brace is not None:
            made.body = text[brace + 1:end].rstrip(";").rstrip()[:-1]
            made.private = "private" if kind == "class" else "public"
            made.name = f"{declaration.name}::{name}"
            nested.append(made)
        else:
            out.append(made)
    return out, nested


def member_name(words, owner):
    if "operator" in words and not {"class", "struct", "enum"} & set(words):
        at = words.index("operator")
        end = words.index("(", at + 2)
        return "".join(words[at:end]) if words[at + 1] in "()[]<>=!*-+&|" or len(
            words[at + 1]) < 3 else "operator " + " ".join(words[at + 1:end])
    name = names.declared(words)
    return name if name else (owner if owner in words else None)


def after_member(words, i):
    """As names.after_statement, for a constructor that starts members with braces, too."""
    end, head, body = names.after_statement(words, i)
    while (body is not None and words[body - 2] in (":", ",") and ")" in words[i:body]
           and re.match(r"\w", words[body - 1])):
        j = names.after_balanced(words, body)
        while j < len(words) and words[j] not in "{;":
            j = names.after_balanced(words, j) if words[j] in names.OPEN else j + 1
        body, head, end = j, j + 1, names.after_balanced(words, j)
    return end, head, body


def enumerators_of(declaration):
    """(enumerator, value, meaning) of an enum."""
    text, out = declaration.body, []
    pattern = r"^[ \t]*(\w+)(?:[ \t]*=[ \t]*([^,\n/]+))?,?[ \t]*(?=\n|///<|//|$)"
    for match in re.finditer(pattern, text, re.M):
        before, _ = comment_before(text, match.start(1))
        after = comment_after(text, match.end())
        out.append((match[1], (match[2] or "").strip(), " ".join(f"{before} {after}".split())))
    return out


def read(path):
    with open(root / "include" / path, encoding="ascii") as file:
        text = file.read()
    head, examples = head_of(text)
    return Header(path, head, examples, declarations_of(text))


def headers():
    """Every header that may declare something public or is an umbrella, by its path."""
    out = []
    for folder, _, files in sorted(os.walk(root / "include/faultwire")):
        for name in sorted(files):
            relative = os.path.relpath(os.path.join(folder, name), root / "include")
            if name.endswith(".hpp"):
                header = read(relative)
                if header.declarations or ("/detail/" not in relative and "/scan/" not in relative):
                    out.append(header)
    return out
