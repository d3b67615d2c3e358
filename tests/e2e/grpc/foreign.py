# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""foreign.py PEER PROGRAM FOLDER: gets a foreign peer and runs the test program with it. 77 where
the peer cannot be had. `debian-go` is Debian's grpc-go; all others are rows of peers.json.
A peer does two things:

    client PORT COUNT   asks for the errors 0 to COUNT - 1, each by a unary call and in mid-stream,
                        and prints what it saw as one JSON list, with the details by its own types
    server FILE         prints its port and answers with the errors of the JSON file, until it is
                        asked for a number below 0: `errors` are trailers as the library makes them,
                        `typed` are those that a program makes with the peer's own functions"""
import os, shlex, shutil, subprocess, sys

peer, program, folder = sys.argv[1:4]
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "lib"))
import peers


def skip(why):
    print("SKIPPED: " + why)
    sys.exit(77)


def debian_go():
    if not shutil.which("go") or not os.path.isdir("/usr/share/gocode/src/google.golang.org/grpc"):
        skip("grpc-go was not tried: apt-get install golang-go golang-google-grpc-dev")
    subprocess.run(
        ["go", "build", "-o",
         os.path.join(folder, "client"),
         os.path.join(here, "client.go")], cwd=folder, check=True,
        env={**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": ""})
    return [os.path.join(folder, "client")]


os.makedirs(folder, exist_ok=True)
if peer == "debian-go":
    command, tests = debian_go(), "Foreign.ClientOfOurServer"
else:
    try:
        got = peers.get(peer)
    except peers.Missing as why:
        skip(str(why))
    print(f"{peer}: " + ", ".join(f"{name} {version}" for name, version in got.versions.items()),
          flush=True)
    command, tests = got.command(), "Foreign.*"
sys.exit(
    subprocess.run([program, f"--gtest_filter={tests}"],
                   env={**os.environ, "FAULTWIRE_PEER": peer, "FAULTWIRE_PEER_DIR": folder,
                        "FAULTWIRE_PEER_COMMAND": "exec " + shlex.join(command)}).returncode)
