# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Each promise of docs/security.md and each claim of docs/limitations.md has a test and a planted
break, and each planted break still fits its file. tests/planted/plant.py plants them."""
import collections, json, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
checks = house.Checks()
root = args.source_dir


def read(*path):
    with open(os.path.join(root, *path), encoding="utf-8") as file:
        return file.read()


rows = [row for name in sorted(os.listdir(os.path.join(root, "tests", "planted")))
        if name.endswith(".json") for row in json.loads(read("tests", "planted", name))]
by_promise = collections.defaultdict(list)
for row in rows:
    by_promise[row["promise"]].append(row)
    where = f"{row['promise']}: {row['file']}: {row['before']!r}"
    text = read(row["file"])
    checks.expect("the text before is not in its file exactly once", text.count(row["before"]) == 1,
                  where)
    checks.expect("the break changes nothing", row["before"] != row["after"], where)
    checks.expect("the break has no reason", row["why"], where)

# The number, and the last thing in backticks of the row: the test. A claim of the limitations is a
# list item: there the row has the test.
promises = {}
for line in read("docs", "security.md").splitlines():
    if found := re.match(r"\| \*\*(S\d+)\*\* \|.*\| `([\w.]+)` \|$", line):
        checks.expect("a number occurs twice", found[1] not in promises, found[1])
        promises[found[1]] = found[2]
for number in re.findall(r"\*\*(L\d+)\*\*", read("docs", "limitations.md")):
    checks.expect("a number occurs twice", number not in promises, number)
    promises[number] = None
checks.expect("promises are found", len(promises) > 30, promises)
for number in sorted(set(promises) | set(by_promise)):
    checks.expect("a planted break of a promise that is not there", number in promises, number)
    checks.expect("a promise without a planted break", by_promise[number], number)
    for row in by_promise[number]:
        checks.expect("the page names another test", promises.get(number) in (None, row["test"]),
                      f"{number}: {promises.get(number)}, {row['test']}")

# The tests are there. Those of the folder security are named after their numbers.
sources = {}
for folder, _, names in os.walk(os.path.join(root, "tests")):
    for name in names:
        if name.endswith((".cpp", ".py")):
            sources[os.path.relpath(os.path.join(folder, name), root)] = None
for row in rows:
    kind, name = row["test"].split(".", 1)
    files = [file for file in sources if {
        "scripts": file.startswith(f"tests/scripts/{name}."),
        "e2e": file.startswith("tests/e2e/") and
               os.path.basename(file).split(".")[0] == name.split(".")[-1],
        "unit": file.startswith(f"tests/unit/{name}/"),
    }.get(kind, file.startswith(f"tests/{kind}/{name}.test."))]
    checks.expect("the test is not there", files, row["test"])
    if "filter" in row:
        suite = row["filter"].split(".")[0]
        cases = sum(len(re.findall(rf"\bTEST\({suite}, ", read(file))) for file in files)
        checks.expect("the filter finds no test", cases, f"{row['test']} {row['filter']}")
    if kind == "security":
        checks.expect("the test is not named after its promise",
                      row["filter"] == row["promise"] + ".*", row["filter"])
    elif kind == "scripts":
        checks.expect("the script does not name its promise",
                      any(row["promise"] in read(file) for file in files),
                      f"{row['promise']} {row['test']}")
checks.finish()
