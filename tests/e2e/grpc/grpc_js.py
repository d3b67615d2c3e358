# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Installs grpc-js beside the build and runs the given test program with it; 77 where there is no node or no network to install it from."""
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
sys.exit(subprocess.run([program], env={**os.environ, "FAULTWIRE_NODE_DIR": folder}).returncode)
