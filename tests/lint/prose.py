# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Reads names of files from standard input and checks the English of those that people read first:
the pages below, and the comments and messages of all scripts.

A row of WORDS is an expression that needs a second reading, and the better form. A line that
must have it says `prose: allow WORD: reason` in a comment. Sentences of more than 40 words fail,
too; those of more than 25 are counted only. Code between backquotes and in fenced blocks is not
prose."""
import io, re, sys, tokenize

PAGES = {
    "README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md",
    ".github/PULL_REQUEST_TEMPLATE.md", "docs/architecture.md", "docs/changelog.md",
    "docs/contributing.md", "docs/glossary.md", "docs/index.md", "docs/limitations.md",
    "docs/security.md", "docs/testing.md", "docs/threat_model.md", "docs/versioning.md",
}
LONGEST = 40
LONG = 25
WORDS = [
    (r"behind", "after (order in time or in text); below, underneath (place)"),
    (r"but for", "except for"),
    (r"(?:is|are) (?-i:none)", "has no ..., there is no ..."),
    (r"where there (?:is|are) none", "if there is no ..."),
    (r"begin of", "start of"),
    (r"of which nothing|of whom nothing", "say what is unknown, and of what"),
    (r"what (?:is|are|was) (?:not|no)", "name the thing: each branch that is not covered"),
    (r"what (?:is|are|was) (?:left|missed|asked|taken|held)", "name the thing"),
    (r"asked (?:is|are)", "the goal is"),
    (r"stands?(?! for\b| alone\b|-)", "is"),
    (r"mend(?:s|ed|ing)?", "fix, repair, replace"),
    (r"else(?= (?:would|be|it|they)\b)|would else", "otherwise"),
    (r"ends? the program", "terminates the program"),
    (r"tak(?:es?|ing|en) memory", "allocates"),
    (r"shall", "must, will"),
    (r"whoever|whosoever|whatever (?:is|was)", "name the actor or the thing"),
    (r"(?:nothing|none) of (?:it|them|that)", "say what: no part of ..., no ..."),
    (r"(?:is|are|was|were) no more", "no longer"),
    (r"in vain", "without effect"),
    (r"at hand", "available"),
    (r"upon|hereby|herein|whereof|wherein|therein|thereof", "a plain preposition and a noun"),
    (r"(?<=[a-z] )of ours", "of this library, of this project"),
    (r"one day", "later"),
    (r"lets? pass", "passes, accepts"),
    (r"once more", "again"),
    (r"as often", "as many times"),
    (r"a thing for", "name the thing"),
    (r"gone (?:the|old)", "say what happened"),
    (r"would be in the way", "conflicts with"),
    (r"looks? (?:through|after)", "searches, checks"),
    (r"(?:the )?(?:straight|that|other) road", "path"),
]
PATTERNS = [(re.compile(r"\b(?:" + p + r")\b", re.I), better) for p, better in WORDS]
# What looks like the end of a sentence and is not one.
ABBREVIATIONS = re.compile(r"\b(e\.g|i\.e|etc|vs|No|RFC \d+, [\d.]+)\.(?=\s)")


def blank(match):
    """Replaces a match by as many lines and a word that stands for code."""
    return "\n" * match[0].count("\n") or "CODE"


def of_markdown(text):
    text = re.sub(r"^(`{3,}).*?^\1$", blank, text, flags=re.S | re.M)
    text = re.sub(r"`[^`\n]+(?:\n[^`\n]+)?`", blank, text)
    return re.sub(r"\]\([^)\s]+\)|<a [^>]*>", blank, text)


def of_python(text):
    """Comments and strings only; every other line is empty."""
    lines = [""] * (text.count("\n") + 2)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.COMMENT, tokenize.STRING):
            for offset, part in enumerate(token.string.split("\n")):
                lines[token.start[0] - 1 + offset] += " " + part
    return re.sub(r"`[^`\n]+`", blank, "\n".join(lines))


def words_found(path, text, shown):
    raw = text.split("\n")
    for number, line in enumerate(shown.split("\n"), 1):
        original = raw[number - 1] if number <= len(raw) else ""
        for pattern, better in PATTERNS:
            for match in pattern.finditer(line):
                allowed = re.search(r"prose: allow ([^:]+): \S", original)
                if not allowed or allowed[1].lower() != match[0].lower():
                    yield f'{path}:{number}: "{match[0]}". Better: {better}'


def sentences(shown):
    """(number of the first line, count of words) of every sentence of a page."""
    start, block = 1, []
    for number, line in enumerate(shown.split("\n") + [""], 1):
        ends = not line.strip() or re.match(r"\s*([-*|#>]|\d+\.|:::)", line)
        if ends and block:
            for sentence in re.split(r"[.:;?!](?=\s|$)|\|", " ".join(block)):
                yield start, len(re.findall(r"[A-Za-z0-9]\S*", sentence))
            block = []
        if line.strip():
            start = start if block else number
            block.append(ABBREVIATIONS.sub(r"\1", line))


def main():
    paths = [path for path in sys.stdin.read().split("\n") if path]
    pages = [path for path in paths if path in PAGES]
    scripts = [path for path in paths if path.endswith((".py", ".sh")) or path == ".ci/run"]
    found, long = [], 0
    for path in pages + scripts:
        if path == "tests/lint/prose.py":
            continue  # it names the words
        with open(path, encoding="utf-8") as file:
            text = file.read()
        markdown = path in pages
        shown = of_markdown(text) if markdown else of_python(text) if path.endswith(".py") else text
        found += words_found(path, text, shown)
        for number, count in sentences(shown) if markdown else ():
            long += count > LONG
            if count > LONGEST:
                found.append(
                    f"{path}:{number}: a sentence of {count} words. Better: {LONG} at most")
    print("\n".join(found))
    print(
        f"{len(pages)} pages, {len(scripts)} scripts, {long} sentences of more than {LONG} words, "
        f"{len(found)} problems")
    sys.exit(1 if found or not pages else 0)


main()
