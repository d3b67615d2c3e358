# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The rules of grpc-go and grpc-js against their own tables, executed. Both are fetched by their
own tools into a folder of this test; no part of them is kept. Where a registry cannot be reached,
that half is skipped, and the output says so."""
import json, os, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
GRPC_JS = "@grpc/grpc-js@1.13.4"
GRPC_GO = "google.golang.org/grpc@v1.75.0"
HTTP = [*range(100, 104), *range(200, 209), 226, *range(300, 309), *range(400, 432), 451, 499,
        *range(500, 512), 520, 599]
folder = tempfile.mkdtemp()
problems = []
checks = 0


def said(rule, domain, number):
    """The numbers of all candidates of our rule."""
    command = [args.tool, "map", f"{domain}:{number}", "--rule", rule, "--json"]
    out = subprocess.check_output(command)
    return [code["number"] for code in json.loads(out)["to"][0]["candidates"]]


def compare(rule, domain, number, theirs, position=0):
    global checks
    checks += 1
    ours = said(rule, domain, number)
    if len(ours) <= position or ours[position] != theirs:
        problems.append(f"{rule}: {domain} {number} is {theirs} there, {ours} here")


def step(*command, cwd, timeout=600):
    try:
        return subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=timeout)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, b"took too long")


# The function for HTTP is not exported, so a copy of the file that exports it too is beside it.
# A call whose stream is reset is made with a stream that only has the code.
JS = r"""
const fs = require('fs'), path = require('path'), {EventEmitter} = require('events');
const folder = path.join(process.cwd(), 'node_modules/@grpc/grpc-js/build/src');
const text = fs.readFileSync(path.join(folder, 'subchannel-call.js'), 'utf8');
fs.writeFileSync(path.join(folder, 'probe.js'), text + '\nexports.probe = mapHttpStatusCode;\n');
const {probe, Http2SubchannelCall} = require(path.join(folder, 'probe.js'));
const out = {http: {}, http2: {}, dropped: {}, reset: {}};
for (const number of JSON.parse(process.argv[2])) out.http[number] = probe(number).code;
const ask = (into, number, prepare) => new Promise((resolve) => {
  const stream = Object.assign(new EventEmitter(), {rstCode: number, destroyed: true,
    aborted: false, close() {}, resume() {}, pause() {}, end() {}, write() {}});
  const listener = {onReceiveMetadata() {}, onReceiveMessage() {},
    onReceiveStatus(status) { into[number] = status.code; resolve(); }};
  const tracker = new Proxy({}, {get: () => () => {}});
  const transport = {getOptions: () => ({}), getPeerName: () => 'peer'};
  const call = new Http2SubchannelCall(stream, tracker, listener, transport, 1);
  prepare(call, stream);
  stream.emit('close');
});
(async () => {
  for (let number = 0; number <= 14; ++number) await ask(out.http2, number, () => {});
  await ask(out.dropped, 8, (call) => { call.connectionDropped = true; });
  await ask(out.reset, 2, (call, stream) => {
    stream.emit('error', Object.assign(new Error('read'), {code: 'ECONNRESET', errno: -104}));
  });
  console.log(JSON.stringify(out));
})();
"""

GO = {
    "internal/transport/faultwire_probe.go":
    """package transport

import "golang.org/x/net/http2"

func FaultwireHTTP2(n uint32) (uint32, bool) {
    code, ok := http2ErrConvTab[http2.ErrCode(n)]
    return uint32(code), ok
}

func FaultwireHTTP(n int) (uint32, bool) {
    code, ok := HTTPStatusConvTab[n]
    return uint32(code), ok
}
""",
    "faultwire_probe/main.go":
    """package main

import (
    "encoding/json"
    "os"

    "google.golang.org/grpc/codes"
    "google.golang.org/grpc/internal/transport"
)

func main() {
    var statuses []int
    _ = json.Unmarshal([]byte(os.Args[1]), &statuses)
    out := map[string]map[int]uint32{"http": {}, "http2": {}}
    for _, n := range statuses {
        code, ok := transport.FaultwireHTTP(n)
        if !ok {
            code = uint32(codes.Unknown)
        }
        out["http"][n] = code
    }
    for n := 0; n <= 14; n++ {
        code, ok := transport.FaultwireHTTP2(uint32(n))
        if !ok {
            code = uint32(codes.Unknown)
        }
        out["http2"][n] = code
    }
    _ = json.NewEncoder(os.Stdout).Encode(out)
}
""",
}


def node():
    if not shutil.which("npm"):
        return "npm is not installed"
    result = step("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", GRPC_JS,
                  cwd=folder)
    if result.returncode != 0:
        return f"npm cannot fetch {GRPC_JS}: {result.stdout[-300:]!r}"
    with open(os.path.join(folder, "probe.js"), "w") as file:
        file.write(JS)
    result = step("node", "probe.js", json.dumps(HTTP), cwd=folder)
    if result.returncode != 0:
        problems.append(f"grpc-js: {result.stdout[-2000:].decode('utf-8', 'replace')}")
        return None
    out = json.loads(result.stdout)
    for number, code in out["http"].items():
        compare("http_to_grpc_proxy_grpc_js", "http", number, code)
    for number, code in out["http2"].items():
        compare("http2_to_grpc_grpc_js", "http2", number, code)
    compare("http2_to_grpc_grpc_js", "http2", 8, out["dropped"]["8"], 1)
    compare("http2_to_grpc_grpc_js", "http2", 2, out["reset"]["2"], 1)
    return None


def go():
    if not shutil.which("go"):
        return "Go is not installed"
    result = step("go", "mod", "download", "-json", GRPC_GO, cwd=folder)
    if result.returncode != 0:
        return f"go cannot fetch {GRPC_GO}: {result.stdout[-300:]!r}"
    copy = os.path.join(folder, "grpc-go")
    shutil.copytree(json.loads(result.stdout)["Dir"], copy)
    for root, _, files in os.walk(copy):
        os.chmod(root, 0o755)
    for name, text in GO.items():
        os.makedirs(os.path.dirname(os.path.join(copy, name)), exist_ok=True)
        with open(os.path.join(copy, name), "w") as file:
            file.write(text)
    result = step("go", "run", "./faultwire_probe", json.dumps(HTTP), cwd=copy)
    if result.returncode != 0 and b"dial tcp" in result.stdout:
        return f"go cannot fetch what {GRPC_GO} needs"
    if result.returncode != 0:
        problems.append(f"grpc-go: {result.stdout[-2000:].decode('utf-8', 'replace')}")
        return None
    out = json.loads(result.stdout[result.stdout.index(b"{"):])
    for number, code in out["http"].items():
        compare("http_to_grpc_proxy_grpc_go", "http", number, code)
    for number, code in out["http2"].items():
        compare("http2_to_grpc_grpc_go", "http2", number, code)
    return None


skipped = [reason for reason in (node(), go()) if reason]
for reason in skipped:
    print("SKIPPED:", reason)
shutil.rmtree(folder, ignore_errors=True)
if len(skipped) == 2:
    house.skip("neither grpc-js nor grpc-go could be asked")
print(f"{checks} cells of grpc-js and grpc-go")
if not problems and checks < (50 if skipped else 150):
    problems.append(f"only {checks} cells were compared")
house.finish(problems, checks)
