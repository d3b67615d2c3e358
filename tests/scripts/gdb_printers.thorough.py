# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What GDB shows of errors, codes and reports with the printers of docs/gdb, in batch mode; and
of a core file, where nothing can be called."""
import os, re, shutil, subprocess
from lib import house
from lib.consumers import Consumers

if not shutil.which("gdb"):
    house.skip("gdb is not installed: apt-get install gdb")
if house.run(["gdb", "-nx", "-batch", "-ex", "python print('it has python')"
              ]).stdout.strip() != b"it has python":
    house.skip("this gdb has no python")
args = house.arguments()
consumers = Consumers(args)
libraries = subprocess.run(["pkg-config", "--libs", "absl_hash", "absl_strings"],
                           stdout=subprocess.PIPE).stdout.decode().split()
if not libraries:
    house.skip("pkg-config does not find abseil: apt-get install pkg-config libabsl-dev")
program = consumers.at("program")
source = os.path.join(args.source_dir, "tests/gdb/printers.cpp")
if not (consumers.step("compile", *consumers.launcher, args.cxx, "-std=c++20", "-g", "-O0", *
                       house.WARNINGS, "-I" + os.path.join(args.source_dir, "include"), "-c",
                       source, "-o", program + ".o")
        and consumers.step("link", args.cxx, program + ".o", "-o", program, *libraries)):
    consumers.finish()

EXPECTED = {
    "error": r'NOT_FOUND: "no table \\"cpu\\"\\n\\x01\\xff" = {side = .*Side::server, origin = '
             r'grpc:not_found \(5\), metadata = 2 entries = {\["plan"\] = "scan", \["query-id"\] = '
             r'"42"}, causes = std::vector of length 1, .*{code = http:too_many_requests \(429\), '
             r'text = "slow"}.*',
    "plain": r'INTERNAL: "" = {.*metadata = 0 entries.*', "http": r"http:too_many_requests \(429\)",
    "strange": r"grpc:99",
    "report": r'2 accepted, 3 rejected = {rejections = .*{entry 2, line 2:3: missing_fields "f=", '
              r'entry 3, line 3:3: type_conflict "time", entry 5, line 5:7: invalid_timestamp '
              r'"99999999999999999999"}'
    r', warnings = .*WarningKind::repeated_field, entry = 4, key = "f"}}}',
    "clean": r"1 accepted, 0 rejected",
    "refused": r"refused = {refusal = .*line 1:6: invalid_utf8.*}",
}
with open(os.path.join(args.source_dir, "docs/packaging/README.md")) as file:
    SHOWN = re.search(r"^\$1 = (.{40,})\.\.\.$", file.read(), re.M)[1]
printers = os.path.join(args.source_dir, "docs/gdb/faultwire_printers.py")
core = consumers.at("core")
show = [word for name in EXPECTED for word in ("-ex", f"echo {name} => ", "-ex", f"print {name}")]
start = [
    "gdb", "-nx", "-batch", "-ex", "set print pretty off", "-ex", "set width 0", "-ex",
    "source " + printers
]


def look(what, *commands):
    text = house.run([*start, *commands]).stdout.decode("utf-8", "replace")
    for name, expected in EXPECTED.items():
        found = re.search(rf"^{name} =>\s*\$\d+ = (.*)$", text, re.M)
        consumers.expect(found and re.fullmatch(expected, found[1]),
                         f"{what}: {name} is shown as {found[1] if found else text[-500:]}")
    consumers.expect(SHOWN in text, f"{what}: the documentation shows\n{SHOWN}")
    consumers.expect("Python Exception" not in text, f"{what}: a printer fails:\n{text[-500:]}")


running = house.run(["gdb", "-nx", "-batch", "-ex", "run",
                     program]).stdout.decode("utf-8", "replace")
if "ptrace" in running and "exited normally" not in running:
    house.skip("no process may be traced here")
look("running", "-ex", "break stop_here", "-ex", "run", "-ex", f"generate-core-file {core}", *show,
     program)
look("core file", "-ex", "frame function stop_here", *show, program, core)
consumers.finish()
