# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""example.py PROGRAM FOLDER PYTHON PATH: runs the Flight example with both of its clients. The
output must be that in its text file. PATH is as in arrow.py."""
import os, subprocess, sys

PROGRAM, FOLDER, PYTHON, PATH = sys.argv[1:5]
environment = {**os.environ, **({} if PATH in ("-", "system") else {"PYTHONPATH": PATH})}
with open(os.path.join(FOLDER, "arrow_flight.txt")) as file:
    wanted = file.read()
clients = [("C++", [PROGRAM, "query"]), ("Python", [PYTHON, os.path.join(FOLDER, "client.py")])]
if PATH == "-":
    print("NOT TRIED: pyarrow is missing here")
    clients.pop()
    wanted = wanted[:wanted.index("Python,")]

server = subprocess.Popen([PROGRAM, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True)
port = server.stdout.readline().strip()
seen = ""
for name, command in clients:
    for table in ("home", "nowhere", "busy", "torn"):
        done = subprocess.run([*command, port, table], stdout=subprocess.PIPE, text=True,
                              timeout=300, env=environment)
        seen += f"{name}, table {table}:\n{done.stdout}"
server.stdin.close()
code = server.wait(120)
if (code, seen) != (0, wanted):
    sys.exit(f"the server ended with {code}\n--- wanted\n{wanted}--- seen\n{seen}")
print(f"{len(seen.splitlines())} lines as in arrow_flight.txt")
