# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""with_peer.py PEER FOLDER PROGRAM ARGUMENT...: gets a foreign peer and runs the test program with
it. The program has the peer's name in FAULTWIRE_PEER, its command in FAULTWIRE_PEER_COMMAND, and
FOLDER for its files in FAULTWIRE_PEER_DIR. The texts that a client prints it writes to texts.jsonl
of that folder, lists of answers, event and text. Ends with 77 where the peer cannot be had."""
import json, os, re, shlex, subprocess, sys
import client_texts, peers

name, folder, *program = sys.argv[1:]
COUNTED = re.compile(r"^(.*): (\d+) cases, (.*?)(\d+) differences", re.M)
try:
    peer = peers.get(name)
except peers.Missing as why:
    print(f"SKIPPED: {why}")
    sys.exit(77)
os.makedirs(folder, exist_ok=True)
texts = os.path.join(folder, "texts.jsonl")
if os.path.exists(texts):
    os.remove(texts)
done = subprocess.run(program, stdout=subprocess.PIPE, text=True, errors="replace",
                      env={**os.environ, "FAULTWIRE_PEER": name, "FAULTWIRE_PEER_DIR": folder,
                           "FAULTWIRE_PEER_COMMAND": "exec " + shlex.join(peer.command())})
print(f"{name}: {peer.text()}\n{done.stdout}", flush=True)
for what, cases, _, differences in COUNTED.findall(done.stdout):
    peers.record(peer, what, int(cases), int(differences))
different = []
if os.path.exists(texts):
    with open(texts) as lines:
        different = client_texts.differences(name, peer.release(), map(json.loads, lines))
    print("\n".join(different))
sys.exit(done.returncode or bool(different))
