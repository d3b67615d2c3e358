# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What including a room costs, in preprocessed lines of g++: no forbidden standard header below
codes, mapping and the core; no more lines than written down in tests/golden/include_counts.txt;
at most 1.5 times the standard headers that it needs, or 1.25 times the libraries."""
import os, re
from lib import house, preprocessed

args = house.arguments()
include = os.path.join(args.source_dir, "include")
HEAVY = ("string", "vector", "iostream", "functional", "memory", "chrono", "system_error")
problems = []
checks = 0

for line in open(os.path.join(args.source_dir, "tests/golden/include_counts.txt")):
    if line.startswith("#") or not line.strip():
        continue
    header, bound, allowed = line.split()
    code = f'#include "faultwire/{header}"\n'
    count, files = preprocessed.count(include, code), preprocessed.files(include, code)
    checks += 1
    print(f"{header}: {count} preprocessed lines, at most {bound}")
    if count > int(bound):
        problems.append(f"{header}: {count} preprocessed lines, more than {bound}")
    for heavy in HEAVY:
        if allowed == "light" and any(re.search(rf"/c\+\+/\d+/{heavy}$", path) for path in files):
            problems.append(f"{header} includes <{heavy}>")
    if allowed in ("light", "std") and any(preprocessed.LIBRARIES.search(path) for path in files):
        problems.append(f"{header} includes a library")

# Compared with what they need: the standard headers, or the libraries if there are any. The
# umbrella is no room: it is all of them over one library.
ALLOWED = ("array cstddef cstdint optional span string_view compare concepts type_traits utility "
           "limits version").split()
ROOMS = [["codes.hpp", "mapping.hpp"], ["line_protocol/parse.hpp"], ["core.hpp"], ["retry.hpp"],
         ["status.hpp"], ["wire.hpp"], ["line_protocol.hpp"], ["write_api.hpp"],
         ["write_api/read_response.hpp"], ["interop/absl_status.hpp"], ["interop/fmt.hpp"],
         ["interop/grpcpp.hpp"], ["interop/nlohmann_json.hpp"],
         ["interop/nlohmann_json_schemas.hpp"]]
for room in ROOMS:
    code = "".join(f'#include "faultwire/{header}"\n' for header in room)
    try:
        upon = preprocessed.outside(include, code)
    except RuntimeError as error:
        print(f"SKIPPED: {room[0]}: its library is not installed: {str(error).splitlines()[0]}")
        continue
    libraries = [path for path in upon if preprocessed.LIBRARIES.search(path)]
    if room[0] == "codes.hpp":
        base, bar, what = preprocessed.count(include, "".join(
            f"#include <{name}>\n" for name in ALLOWED)), 1.5, "standard headers"
    else:
        base, bar, what = preprocessed.count(include, preprocessed.of_paths(
            libraries
            or upon)), 1.25 if libraries else 1.5, "libraries" if libraries else "standard headers"
    ours = preprocessed.count(include, code)
    checks += 1
    print(
        f"{' and '.join(room)}: {ours} lines, its {what} {base}: {ours / base:.2f}x, at most {bar}x"
    )
    if ours > bar * base:
        problems.append(
            f"{' and '.join(room)}: {ours} lines, more than {bar} times the {base} of its {what}")
house.finish(problems, checks)
