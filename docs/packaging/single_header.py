#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the library as single headers into a folder: faultwire_core.hpp (the standard library
alone), faultwire_all.hpp (abseil) and faultwire_json.hpp (abseil and nlohmann-json), and their
checksums, SHA256SUMS.

docs/packaging/single_header.py FOLDER

The first two replace faultwire/core.hpp and faultwire/faultwire.hpp. The third also has what reads
JSON: the answers of servers, error bodies and service configurations. The guards are kept, so all
may be used together with the real headers, and with each other, in one program."""
import hashlib, os, re, sys

INCLUDE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "include")
READS_JSON = ("diagnosis/decision.hpp", "wire/json/read_error_body.hpp",
              "write_api/understand/read_response.hpp", "interop/nlohmann_json.hpp",
              "interop/nlohmann_json_codes.hpp", "interop/nlohmann_json_schemas.hpp")
WHOLE = {
    "faultwire_core.hpp": ["faultwire/core.hpp"], "faultwire_all.hpp": ["faultwire/faultwire.hpp"],
    "faultwire_json.hpp":
        ["faultwire/faultwire.hpp", *("faultwire/" + header for header in READS_JSON)]
}
DIRECTIVE = re.compile(r"\s*#\s*(if|ifdef|ifndef|endif|include)\b\s*(.*)")


class Writer:
    def __init__(self):
        self.whole = set()  # headers that the output has whatever the macros are
        self.system = set()
        self.lines = []

    def add(self, header, conditions):
        """Appends a header in the place where it is included, `conditions` deep in conditionals."""
        if header in self.whole:
            return
        if conditions == 0:
            self.whole.add(header)
        with open(os.path.join(INCLUDE, header)) as file:
            text = file.read().split("\n")
        depth = conditions - 1  # the guard is no condition
        for line in text:
            directive = DIRECTIVE.match(line)
            word = directive and directive[1]
            depth += {"if": 1, "ifdef": 1, "ifndef": 1, "endif": -1}.get(word, 0)
            own = word == "include" and re.match(r'"(faultwire/[^"]+)"', directive[2])
            if own:
                self.add(own[1], depth)
            elif word == "include" and depth == 0:
                if directive[2] not in self.system:
                    self.lines.append(line)
                self.system.add(directive[2])
            elif not line.startswith("// SPDX-"):
                self.lines.append(line)


def single(headers):
    writer = Writer()
    for header in headers:
        writer.add(header, 0)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(writer.lines))
    return (f"// SPDX-FileCopyrightText: 2026 The faultwire authors\n// SPDX-License-Identifier: "
            f"Apache-2.0\n// Made from {', '.join(headers)} and what they include.\n{text}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    sums = ""
    for name, headers in WHOLE.items():
        text = single(headers).encode()
        sums += f"{hashlib.sha256(text).hexdigest()}  {name}\n"
        with open(os.path.join(sys.argv[1], name), "wb") as file:
            file.write(text)
    with open(os.path.join(sys.argv[1], "SHA256SUMS"), "w") as file:
        file.write(sums)
