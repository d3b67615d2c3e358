# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""foreign.py js|go PROGRAM FOLDER: gets a foreign peer and runs the test program with it.
grpc-js is installed into the folder; grpc-go is built there with Debian's packages. 77 where the
peer cannot be had."""
import os, shutil, subprocess, sys

peer, program, folder = sys.argv[1:4]
here = os.path.dirname(os.path.abspath(__file__))


def skip(why):
    print("SKIPPED: " + why)
    sys.exit(77)


def get_js():
    if not shutil.which("node") or not shutil.which("npm"):
        skip("node and npm are not installed, so grpc-js was not tried: apt-get install nodejs npm")
    shutil.copy(os.path.join(here, "package.json"), folder)
    if os.path.isdir(os.path.join(folder, "node_modules", "@grpc", "grpc-js")):
        return
    got = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if got.returncode != 0:
        skip("npm could not install grpc-js:\n" + got.stdout.decode("utf-8", "replace")[-1000:])


def get_go():
    if not shutil.which("go") or not os.path.isdir("/usr/share/gocode/src/google.golang.org/grpc"):
        skip("grpc-go was not tried: apt-get install golang-go golang-google-grpc-dev")
    subprocess.run(
        ["go", "build", "-o",
         os.path.join(folder, "client"),
         os.path.join(here, "client.go")], cwd=folder, check=True,
        env={**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": ""})


os.makedirs(folder, exist_ok=True)
{"js": get_js, "go": get_go}[peer]()
sys.exit(
    subprocess.run([program, f"--gtest_filter=Grpc{peer.capitalize()}.*"],
                   env={**os.environ, "FAULTWIRE_PEER_DIR": folder}).returncode)
