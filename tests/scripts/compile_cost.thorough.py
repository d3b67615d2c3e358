# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Including a room costs at most twice its bar in tests/golden/compile_cost.txt: the ratio of its
processor seconds to those of the headers of others that it needs, in one run. The margin of two is
for noise; bench/compile_time.py reports the figures."""
import os, shutil, tempfile
from lib import compile_cost, house

args = house.arguments()
scratch = tempfile.mkdtemp()
bars = compile_cost.bars(args.source_dir)
checks = house.Checks()
include = os.path.join(args.source_dir, "include")
for header, (ours, needs) in compile_cost.measure(include, bars, scratch).items():
    ratio = ours / needs
    print(f"{header}: {ours:.2f} s, what it needs {needs:.2f} s: {ratio:.2f}x, "
          f"the bar is {bars[header]}x")
    checks.expect(
        f"{header} costs {ratio:.2f} times what it needs, more than twice {bars[header]}.",
        ratio <= 2 * bars[header])
shutil.rmtree(scratch)
checks.finish()
