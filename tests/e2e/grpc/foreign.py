# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Gets the foreign peers and runs the given test program with them: grpc-js, installed beside the build (77 where there is no node, or no
network to install it from), and grpc-go, where Debian's packages of it are installed."""
import os, shutil, subprocess, sys

program, folder = sys.argv[1:3]
if not shutil.which("node") or not shutil.which("npm"):
    print("SKIPPED: node and npm are not installed, so grpc-js was not tried: apt-get install nodejs npm")
    sys.exit(77)
os.makedirs(folder, exist_ok=True)
shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), "package.json"), folder)
if not os.path.isdir(os.path.join(folder, "node_modules", "@grpc", "grpc-js")):
    got = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT)
    if got.returncode != 0:
        print("SKIPPED: npm could not install grpc-js:\n" + got.stdout.decode("utf-8", "replace")[-1000:])
        sys.exit(77)
environment = {**os.environ, "FAULTWIRE_NODE_DIR": folder}
if shutil.which("go") and os.path.isdir("/usr/share/gocode/src/google.golang.org/grpc"):
    client = os.path.join(folder, "client")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "client.go")
    subprocess.run(["go", "build", "-o", client, source], cwd=folder, check=True,
                   env={**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": ""})
    environment["FAULTWIRE_GO_CLIENT"] = client
sys.exit(subprocess.run([program], env=environment).returncode)
