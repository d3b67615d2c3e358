# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""How each client is got and made to write. A driver takes the port and the cases, and returns
for each what its user gets to see."""
import fcntl, json, os, shutil, subprocess, tempfile
from sample import skip

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          timeout=120, **options)


def from_lines(done):
    seen = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0:
        raise SystemExit(f"the driver failed: {done.stdout}{done.stderr}")
    return seen


def npm_packages(folder):
    """Installs the packages into the folder, unless another test did that already."""
    os.makedirs(folder, exist_ok=True)
    if not shutil.which("node") or not shutil.which("npm"):
        skip("node and npm are not installed: apt-get install nodejs npm")
    with open(os.path.join(folder, "lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = os.path.join(folder, "installed.json")
        with open(os.path.join(HERE, "package.json"), "rb") as file:
            wanted = file.read()
        if os.path.exists(done) and open(done, "rb").read() == wanted:
            return
        shutil.copy(os.path.join(HERE, "package.json"), folder)
        got = run(
            ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder])
        if got.returncode != 0:
            skip("npm could not install the clients:\n" + (got.stdout + got.stderr)[-1000:])
        with open(done, "wb") as file:
            file.write(wanted)


def node(script, least=0):
    def drive(port, cases, folder):
        npm_packages(folder)
        version = int(run(["node", "--version"]).stdout.lstrip("v").split(".")[0])
        if version < least:
            skip(f"this client asks for node {least}, and here is {version}")
        work = json.dumps({"port": port, "cases": cases})
        return from_lines(
            run(["node", os.path.join(HERE, script)], input=work,
                env={**os.environ, "NODE_PATH": os.path.join(folder, "node_modules")}))

    return drive


def python(module, package):
    def drive(port, cases, folder):
        interpreter = "/usr/bin/python3"
        if run([interpreter, "-c", "import " + module]).returncode != 0:
            skip(f"{module} is not installed: apt-get install {package}")
        work = json.dumps({"port": port, "cases": cases})
        return from_lines(
            run([
                interpreter, "-B", "-W", "ignore",
                os.path.join(HERE, "python_clients.py"), module
            ], input=work))

    return drive


def influx_cli(port, cases, folder):
    if not shutil.which("influx"):
        skip("the influx command line is not installed: apt-get install influxdb-client")
    seen = []
    for one in cases:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("\n".join(
                ["# DML", "# CONTEXT-DATABASE: " + one["bucket"], *one["lines"], ""]))
            file.flush()
            done = run([
                "influx", "-host", "127.0.0.1", "-port",
                str(port), "-username", one["user"], "-password", one["password"], "-import",
                "-path", file.name, "-precision", "ns"
            ])
        text = "\n".join(line for line in done.stderr.splitlines() if "error writing batch" in line)
        seen.append({
            "event": one["event"],
            "outcome": "ok" if done.returncode == 0 else f"exit {done.returncode}", "text": text
        })
    return seen


def curl(port, cases, folder):
    if not shutil.which("curl"):
        skip("curl is not installed: apt-get install curl")
    seen = []
    for one in cases:
        body = "\n".join(one["lines"]).encode()
        path = "write?db=" if one["api"] == "oss-1" else "api/v2/write?bucket="
        account = ["-u", one["user"] + ":" + one["password"]
                   ] if one["api"] == "oss-1" else ["-H", "Authorization: Token " + one["token"]]
        options = [
            "--retry", "1", "--fail-with-body", "-sS", "--data-binary", "@-", "-H",
            "Content-Type: text/plain"
        ]
        if one["event"] == "zipped":
            import gzip
            body = gzip.compress(body)
            options += ["-H", "Content-Encoding: gzip"]
        with tempfile.NamedTemporaryFile() as file:
            file.write(body)
            file.flush()
            options[options.index("@-")] = "@" + file.name
            done = run(
                ["curl", *options, *account, f"http://127.0.0.1:{port}/{path}{one['bucket']}"])
        text = done.stdout
        try:
            answer = json.loads(text)
            text = answer.get("message") or answer.get("error") or text
        except ValueError:
            pass
        seen.append({
            "event": one["event"],
            "outcome": "ok" if done.returncode == 0 else f"exit {done.returncode}", "text": text,
            "logged": (done.stderr + done.stdout).strip()
        })
    return seen


DRIVERS = {
    "influxdb-client-js": node("influxdb_client.js"),
    "influxdb3-client-js": node("influxdb3_client.js", least=20),
    "node-influx": node("node_influx.js"), "python3-influxdb": python("influxdb",
                                                                      "python3-influxdb"),
    "aioinflux": python("aioinflux", "python3-aioinflux"), "influx-cli": influx_cli, "curl": curl,
}
