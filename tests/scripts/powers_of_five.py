# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Every row of the table of powers of five, computed again with whole numbers."""
import os, re
from lib import house

args = house.arguments()
room = os.path.join(args.source_dir, "include", "faultwire", "line_protocol")
with open(os.path.join(room, "detail", "powers_of_five.hpp")) as file:
    text = file.read()
rows = [
    int(high, 16) << 64 | int(low, 16)
    for high, low in re.findall(r"\{0x([0-9a-f]{16})u, *0x([0-9a-f]{16})u\}", text)
]
first = int(re.search(r"least_power_of_five = (-?\d+)", text).group(1))
last = int(re.search(r"most_power_of_five = (-?\d+)", text).group(1))
problems = [] if len(rows) == last - first + 1 else [f"{len(rows)} rows for {first} to {last}"]
for exponent, row in zip(range(first, last + 1), rows):
    if exponent >= 0:
        power = 5**exponent
        expected = power << 128 >> power.bit_length()
    else:
        power = 5**-exponent
        exact = (1 << power.bit_length() + 127) // power
        expected = exact + 1 if exponent >= -27 else exact
    if row != expected:
        problems.append(f"5^{exponent}: {row:#x} is not {expected:#x}")
house.finish(problems, len(rows))
