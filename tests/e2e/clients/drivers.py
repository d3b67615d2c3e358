# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""How each client is got and made to write. A driver takes the port, the cases and the peer, if it
needs one, and returns for each case what its user gets to see."""
import json, os, shutil, subprocess, sys, tempfile
from sample import skip

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "lib"))
import peers


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          timeout=500, **options)


def from_lines(done):
    seen = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0:
        raise SystemExit(f"the driver failed: {done.stdout}{done.stderr}")
    return seen


def needed(name):
    """The peer, or the end of the test where it cannot be had."""
    try:
        return peers.get(name)
    except peers.Missing as why:
        skip(str(why))


def peer(name, *arguments, least=0):
    """A client that tests/lib/peers.json names."""
    def drive(port, cases, got):
        if least and int(run(["node", "--version"]).stdout.lstrip("v").split(".")[0]) < least:
            skip(f"{name} asks for node {least}")
        work = json.dumps({"port": port, "cases": cases})
        return from_lines(run([*got.command(), *arguments], input=work))

    drive.peer = name
    return drive


def debian(module, package):
    """A client that Debian packages for its own Python."""
    def drive(port, cases, _):
        interpreter = "/usr/bin/python3"
        if run([interpreter, "-c", "import " + module]).returncode != 0:
            skip(f"{module} is not installed: apt-get install {package}")
        script = os.path.join(HERE, "peers", "debian.py")
        return from_lines(run([interpreter, "-B", "-W", "ignore", script, module],
                              input=json.dumps({"port": port, "cases": cases})))

    return drive


def influx_cli(port, cases, _):
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


def curl(port, cases, _):
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


# Clients of Debian, and the package of each.
PACKAGES = {"python3-influxdb": "python3-influxdb", "aioinflux": "python3-aioinflux",
            "influx-cli": "influxdb-client", "curl": "curl", "icinga2": "icinga2-bin"}


def release(client, got):
    """The package of a client, and its version."""
    if got:
        return got.release()
    package = PACKAGES[client]
    return run(["dpkg-query", "-W", "-f=${Package} ${Version}", package]).stdout or package


DRIVERS = {
    "influxdb-client-js": peer("influxdb-client-js"),
    "influxdb3-client-js": peer("influxdb3-client-js", least=20),
    "node-influx": peer("node-influx"),
    "influxdb-client-py": peer("influxdb-client-py", "synchronous"),
    "influxdb-client-py-batching": peer("influxdb-client-py", "batching"),
    "influxdb-client-py-async": peer("influxdb-client-py", "async"),
    "influxdb3-client-py": peer("influxdb3-client-py", "synchronous"),
    "influxdb3-client-py-batching": peer("influxdb3-client-py", "batching"),
    "influxdb-client-go": peer("influxdb-client-go", "blocking"),
    "influxdb-client-go-async": peer("influxdb-client-go", "async"),
    "influxdb3-client-go": peer("influxdb3-client-go"),
    "influxdb-client-java": peer("influxdb-client-java", "blocking"),
    "influxdb-client-java-batching": peer("influxdb-client-java", "batching"),
    "influxdb3-client-java": peer("influxdb3-client-java"),
    "telegraf": peer("telegraf"),
    "python3-influxdb": debian("influxdb", "python3-influxdb"),
    "aioinflux": debian("aioinflux", "python3-aioinflux"),
    "influx-cli": influx_cli,
    "curl": curl,
}
