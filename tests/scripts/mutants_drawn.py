# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""tests/mutants.py changes code and cells of tables, and nothing that no test could notice; the
draw is the same every time."""
import os, sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import house
import mutants

house.arguments()
problems = []

SILENT = """
// a < b, and 3 of them
#if FAULTWIRE_LEVEL > 2
template <class T, int n = 3>
  requires(sizeof(T) == 8)
static_assert(sizeof(int) == 4 &&
              sizeof(long) == 8, "two lines");
case 3:
call("a < b && 3");
std::array<int, 3> three;
void f() noexcept(sizeof(int) == 4);
const char digit = '7';
{"text", "other text"},
"""
for change in mutants.changes_of_file(SILENT.splitlines()):
    problems.append(f"changed, though no test could notice: {change}")

SPEAKING = """if (a < b && at + 1 != text.size()) return 0x80;
not_found = 404,  // as ever
{Code::first, To{One::a}, "text", 0},
{Code::second, To{One::b}, "text", 0},
"""
expected = {
    "if (a <= b && at + 1 != text.size()) return 0x80;",
    "if (a < b || at + 1 != text.size()) return 0x80;",
    "if (a < b && at + 1 == text.size()) return 0x80;",
    "if (a < b && at + 2 != text.size()) return 0x80;",
    "if (a < b && at + 0 != text.size()) return 0x80;",
    "if (a < b && at + 1 != text.size()) return 0x81;",
    "if (a < b && at + 1 != text.size()) return 0x7f;", "not_found = 405,  // as ever",
    "not_found = 403,  // as ever", '{Code::second, To{One::a}, "text", 0},',
    '{Code::first, To{One::b}, "text", 0},', '{Code::first, To{One::b}, "text", 0},',
    '{Code::second, To{One::a}, "text", 0},'
}
made = {
    mutants.Mutant(change[0], "x.hpp", *change[1:], 0).after
    for change in mutants.changes_of_file(SPEAKING.splitlines())
}
problems += [f"not made: {line}"
             for line in expected - made] + [f"made: {line}" for line in made - expected]

drawn = mutants.drawn()
if [mutant.key for mutant in drawn] != [mutant.key for mutant in mutants.drawn()] or len(
    {mutant.key
     for mutant in drawn}) != len(drawn):
    problems.append("the draw is not the same twice, or has a mutant twice")
for kind, count in mutants.KINDS.items():
    if sum(mutant.kind == kind for mutant in drawn) != count:
        problems.append(f"{kind}: not {count} are drawn")
house.finish(problems, len(drawn))
