# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""peers.py connect|gateway PROGRAM FOLDER: gets a foreign peer and runs the test program with it.
connect-node is installed into the folder from npm; grpc-gateway is built there from Go modules.
Both have pinned versions. 77 where the peer cannot be had."""
import fcntl, os, re, shutil, subprocess, sys

peer, program, folder = sys.argv[1:4]
here = os.path.dirname(os.path.abspath(__file__))
FILES = {"connect": ["package.json"], "gateway": ["go.mod", "go.sum", "gateway.go"]}[peer]
LEAST_GO = (1, 21)  # which gets the newer release that go.mod asks for by itself
ENVIRONMENT = {**os.environ, "GOFLAGS": "", "GOTOOLCHAIN": "auto"}


def skip(why):
    print("SKIPPED: " + why)
    sys.exit(77)


def run(what, command, seconds):
    try:
        got = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                             timeout=seconds, env=ENVIRONMENT)
    except subprocess.TimeoutExpired:
        skip(f"{what}: no answer after {seconds} s")
    if got.returncode != 0:
        skip(f"{what}:\n" + got.stdout.decode("utf-8", "replace")[-1000:])


def get_connect():
    if not shutil.which("node") or not shutil.which("npm"):
        skip("node and npm are not installed, so connect-node was not tried: "
             "apt-get install nodejs npm")
    version = subprocess.check_output(["node", "--version"], text=True)
    if int(version.lstrip("v").split(".")[0]) < 20:
        skip(f"connect-node asks for node 22 and runs with 20; here is {version.strip()}")
    run("npm could not install connect-node",
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder], 300)


def get_gateway():
    if not shutil.which("go"):
        skip("grpc-gateway was not tried: apt-get install golang-go")
    version = subprocess.check_output(["go", "env", "GOVERSION"], text=True, cwd="/",
                                      env={**os.environ, "GOTOOLCHAIN": "local"})
    found = tuple(map(int, re.findall(r"\d+", version)[:2]))
    if found < LEAST_GO:
        skip(f"grpc-gateway was not tried: it needs Go 1.21, and here is {version.strip()}")
    run("go could not get the modules of grpc-gateway", ["go", "mod", "download"], 300)
    # What fails from here on is a fault of this project.
    subprocess.run(["go", "build", "-p", "2", "-o", "gateway", "gateway.go"], cwd=folder,
                   check=True, env=ENVIRONMENT)


os.makedirs(folder, exist_ok=True)
with open(os.path.join(folder, "lock"), "w") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    done = os.path.join(folder, "made_of")
    wanted = b"".join(open(os.path.join(here, name), "rb").read() for name in FILES)
    if not os.path.exists(done) or open(done, "rb").read() != wanted:
        for name in FILES:
            shutil.copy(os.path.join(here, name), folder)
        {"connect": get_connect, "gateway": get_gateway}[peer]()
        with open(done, "wb") as file:
            file.write(wanted)
sys.exit(
    subprocess.run([program, f"--gtest_filter={peer.capitalize()}.*"],
                   env={**os.environ, "FAULTWIRE_PEER_DIR": folder}).returncode)
