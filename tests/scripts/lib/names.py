# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The names that a header declares in its namespaces, read from its tokens without a compiler."""
import re

TOKEN = re.compile(r"[A-Za-z_]\w*|\d[\w.']*|::|->|\[\[|\]\]|\S")
OPEN, CLOSE = "([{", ")]}"
# The prefix of those macros of config.hpp that are attributes.
ATTRIBUTE = "FAULTWIRE_"
# Words before a parenthesis or a brace that are not the name which is declared.
NOT_NAMES = {"requires", "noexcept", "alignas", "explicit", "decltype", "if", "const", "sizeof"}


def blanked(text):
    """The text of a header with blanks instead of comments, directives, texts and characters, so
    that every position stays what it is."""
    def blank(match):
        kept = "0" if match[0][0] not in "/#" and match[0].strip()[:1] != "#" else " "
        return kept + re.sub(r"[^\n]", " ", match[0][1:])

    text = re.sub(r'R"(\w*)\(.*?\)\1"', blank, text, flags=re.S)
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\''
    text = re.sub(pattern, blank, text, flags=re.S)
    return re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", blank, text, flags=re.M)


def after_balanced(words, i):
    """The index after the bracket that closes the one at `i`."""
    depth = 0
    while i < len(words):
        if words[i] == "[[":
            depth += 2
        elif words[i] == "]]":
            depth -= 2
        elif words[i] in OPEN:
            depth += 1
        elif words[i] in CLOSE:
            depth -= 1
        i += 1
        if depth == 0:
            return i
    return i


def after_angles(words, i):
    """The index after the `>` that closes the `<` at `i`."""
    depth = 0
    while i < len(words):
        if words[i] in OPEN or words[i] == "[[":
            i = after_balanced(words, i)
            continue
        depth += {"<": 1, ">": -1}.get(words[i], 0)
        i += 1
        if depth == 0:
            return i
    return i


def after_requires(words, i):
    """The index after the expression that follows the word `requires` at `i`, or `i`."""
    if words[i:i + 2] != ["requires", "requires"]:
        return i
    i += 2
    while words[i] in "({":
        last = words[i] == "{"
        i = after_balanced(words, i)
        if last:
            break
    return i


def declared(words):
    """The name that a statement of a namespace declares, or nothing."""
    i = 0
    while i < len(words):
        if words[i] == "template" and i + 1 < len(words) and words[i + 1] == "<":
            i = after_angles(words, i + 1)
        elif words[i] == "[[":
            i = after_balanced(words, i)
        elif after_requires(words, i) != i:
            i = after_requires(words, i)
        else:
            break
    head = words[i] if i < len(words) else ";"
    if head in ("static_assert", "extern", "friend",
                ";") or words[i:i + 2] == ["using", "namespace"]:
        return None
    if head == "using":
        return words[i + 1] if words[i + 2] == "=" else words[-1]
    if head == "concept":
        return words[i + 1]
    if head in ("struct", "class", "enum", "union"):
        rest = [w for w in words[i + 1:] if w not in ("class", "struct")]
        j = 0
        while j < len(rest) and (rest[j] in ("[[", "alignas") or re.match(ATTRIBUTE, rest[j])):
            j = after_balanced(rest, j + (rest[j] == "alignas")) if rest[j] in (
                "[[", "alignas") else j + 1
        return rest[j] if j < len(rest) and re.match(r"[A-Za-z_]", rest[j]) else None
    previous = ""
    while i < len(words):
        word = words[i]
        if word == "operator":
            end = words.index("(", i + 2)
            return "".join(words[i:end])
        if word == "<" and re.match(r"[A-Za-z_]", previous):
            i, previous = after_angles(words, i), ">"
        elif word == "[[" or (word in "([" and previous in NOT_NAMES):
            i, previous = after_balanced(words, i), ")"
        elif word in ("(", "=", "{", "["):
            member = words[i - 2:i - 1] == ["::"]  # defined outside of its class
            return previous if re.match(r"[A-Za-z_]", previous) and not member else None
        else:
            i, previous = i + 1, word
    return previous if re.match(r"[A-Za-z_]", previous) else None


def statements(text):
    """(namespace, words, start, end, body) of every declaration of a namespace: its words without
    a body, the positions of its first character and after its last, and the position of the brace
    that opens its body, or None. Inline namespaces do not count."""
    found = list(TOKEN.finditer(blanked(text)))
    words, scope, i = [match[0] for match in found], [], 0
    while i < len(words):
        start = i
        inline = words[i] == "inline" and words[i + 1:i + 2] == ["namespace"]
        if inline or words[i] == "namespace":
            if not inline and words[i + 2:i + 3] == ["="]:  # an alias declares no name
                i = words.index(";", i) + 1
                continue
            j = words.index("{", i)
            scope.append("" if inline else "".join(words[i + 1:j]))
            i = j + 1
            continue
        if words[i] == "}":
            scope.pop()
            i += 1
            continue
        i, head, body = after_statement(words, i)
        yield ("::".join(part for part in scope if part), words[start:head], found[start].start(),
               found[i - 1].end(), None if body is None else found[body].start())


def after_statement(words, i):
    """The index after the statement that starts at `i`, the index after its words, and that of the
    brace of its body or None."""
    assigned, body = False, None
    if words[i:i + 2] == ["template", "<"]:  # a default argument there assigns nothing
        i = after_requires(words, after_angles(words, i + 1))
    while i < len(words) and words[i] != ";":
        # `==`, `<=` and the like are several tokens, and `operator=` assigns nothing.
        assigned = assigned or (words[i] == "=" and words[i + 1] != "="
                                and words[i - 1] not in ("=", "!", "<", ">", "operator"))
        if words[i] == "{":
            body = i
            i = after_balanced(words, i)
            if not assigned and words[i:i + 1] != [";"]:
                return i, body + 1, body
        elif words[i] in OPEN or words[i] == "[[":
            i = after_balanced(words, i)
        else:
            i += 1
    return i + 1, i, body


def names(text):
    """(namespace, name) of every declaration of a namespace; inline namespaces do not count."""
    found = ((space, declared(words)) for space, words, *_ in statements(text))
    return {(space, name) for space, name in found if name}
