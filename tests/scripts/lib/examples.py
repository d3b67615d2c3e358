# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The examples of docs/examples, and what each needs to be compiled."""
import os, re

from lib import house

# What an example links, by what it includes; a package that is missing skips the example.
NEEDS = {
    "#include <grpcpp/": "grpc++ absl_strings", "faultwire/write_api": "absl_hash",
    "faultwire/line_protocol.hpp": "absl_hash", "faultwire/line_protocol/dispatch": "absl_hash",
    "faultwire/wire": "absl_strings", "faultwire/faultwire.hpp": "absl_hash absl_strings",
    "#include <absl/status/": "absl_status absl_statusor absl_strings",
}


def folder(source_dir):
    return os.path.join(source_dir, "docs", "examples")


def names(source_dir):
    return sorted(name[:-4] for name in os.listdir(folder(source_dir)) if name.endswith(".cpp"))


def source(source_dir, name):
    with open(os.path.join(folder(source_dir), name + ".cpp")) as file:
        return file.read()


def own_flags(text):
    """What an example asks for in a comment, `compile with: FLAGS`, to the end of the line."""
    return " ".join(re.findall(r"^//.*\bcompile with: (.*)$", text, re.M)).split()


def libraries(text):
    """Flags of the libraries that an example needs, or nothing if one is not installed."""
    flags = []
    for words, packages in NEEDS.items():
        if words not in text:
            continue
        found = house.run(["pkg-config", "--cflags", "--libs", *packages.split()])
        if found.returncode != 0:
            return None
        flags += found.stdout.decode().split()
    return flags


def of_compiler(flags):
    """The flags that do not belong to the linker."""
    return [flag for flag in flags if flag.startswith(("-I", "-D", "-isystem"))]
