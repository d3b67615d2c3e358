# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The scanner of a default build and the one that dispatch.hpp chooses here, against the exact
path. scanners_linked.thorough.py compares the others."""
import os, platform, re
from lib import house
from lib.scanners import USUAL, X86, differential

args = house.arguments()


def read_again():
    """dispatch.hpp reads every header again that belongs to the scanner. A header that is missing
    in its list would silently give the code of the unit's own scanner."""
    folder = os.path.join(args.source_dir, "include")

    def text_of(header):
        with open(os.path.join(folder, header)) as file:
            return file.read()

    found, todo = set(), ["faultwire/line_protocol/detail/scanner_calls.hpp"]
    while todo:
        header = todo.pop()
        if header not in found:
            found.add(header)
            todo += re.findall(r'#include "(faultwire/.*)"', text_of(header))
    own = {"block_sse", "block_swar", "block_neon", "block_vec128"}  # of no better scanner
    needed = {
        re.search(r"#ifndef (\w+)", text_of(header))[1]
        for header in found
        if "inline namespace FAULTWIRE_SCANNER" in text_of(header) and
        os.path.basename(header).removesuffix(".hpp") not in own
    }
    listed = set(
        re.findall(r"#undef (FAULTWIRE_\w+_HPP)",
                   text_of("faultwire/line_protocol/detail/scanner_again.hpp")))
    if needed == listed:
        return None
    return f"scanner_again.hpp: lacks {needed - listed}, does not need {listed - needed}"


jobs = [read_again]
if platform.machine() == "x86_64":
    levels = {USUAL: X86[USUAL], "dispatch": ["-DDISPATCH"]}
    jobs += [lambda l=l, f=f: differential(args, args.cxx, l, f) for l, f in levels.items()]
else:
    jobs.append(lambda: differential(args, args.cxx, "neon"
                                     if platform.machine() == "aarch64" else "swar", []))
house.in_parallel(jobs)
