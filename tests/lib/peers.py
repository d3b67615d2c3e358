# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Gets the foreign programs that the tests talk to: the rows of peers.json, each with its versions,
into a folder of the user's cache. `peers.py [--newest] PEER...` gets them and prints the versions.
FAULTWIRE_PEERS says what may be got: `cached` (the default) only what is there, `pinned` the
versions of peers.json, `newest` the newest releases."""
import fcntl, glob, hashlib, json, os, re, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
with open(os.path.join(HERE, "peers.json")) as rows:
    ROWS = {row["peer"]: row for row in json.load(rows)}
CACHE = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"),
                     "faultwire", "peers")


class Missing(Exception):
    """The peer cannot be had here, and why."""


def step(command, folder, seconds=570, **more):
    """Runs a command of a registry's client."""
    try:
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=seconds,
                              env={**os.environ, **more})
    except FileNotFoundError:
        raise Missing(f"{command[0]} is not installed")
    except subprocess.TimeoutExpired:
        raise Missing(f"{command[0]}: no end after {seconds} s")
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0:
        raise Missing(f"{' '.join(command[:4])} failed: {cause(text)}")
    return text


def cause(text):
    """One line of what a command said: its first error, or the end."""
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line).strip() for line in text.splitlines()]
    errors = [line for line in lines if re.match(r"\[ERROR\]|ERROR|error|npm error", line)]
    return " ".join(errors[:1] or [line for line in lines if line][-2:])[:600]


def compiled(command, folder, **more):
    """Compiles the program of this project: what fails here is no missing peer."""
    if not shutil.which(command[0]):
        raise Missing(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, **more})
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}:\n{done.stdout.decode('utf-8', 'replace')[-6000:]}")


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def programs(row):
    """The paths of the sources."""
    return [os.path.join(TOP, name) for name in [row["program"], *row.get("shared", [])]]


class Go:
    def get(self, row, folder, newest):
        more = {"GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "auto", "GO111MODULE": "on"}
        for name in programs(row):
            shutil.copy(name, folder)
        write(folder, "go.mod", "module faultwire.invalid/peer\n\ngo 1.24.0\n")
        step(["go", "get"] + [f"{package}@{'latest' if newest else version}"
                              for package, version in row["packages"].items()], folder, **more)
        step(["go", "mod", "tidy"], folder, **more)
        compiled(["go", "build", "-p", "2", "-o", "peer", "."], folder, **more)
        listed = step(["go", "list", "-m", *row["packages"]], folder, **more)
        return dict(line.split()[:2] for line in listed.splitlines())

    def command(self, row, folder):
        return [os.path.join(folder, "peer")]


def java(row, tool="java"):
    """The path of a tool of a JDK that is new enough for the peer."""
    least = row.get("java", 0)
    for release in [] if not least else sorted(glob.glob("/usr/lib/jvm/*/release")):
        with open(release) as file:
            version = re.search(r'JAVA_VERSION="(\d+)', file.read())
        found = os.path.join(os.path.dirname(release), "bin", tool)
        if version and int(version[1]) >= least and os.path.exists(found):
            return found
    if least:
        raise Missing(f"no JDK of release {least} or newer is in /usr/lib/jvm")
    return tool


class Maven:
    def get(self, row, folder, newest):
        compiler = java(row, "javac")
        one = ("<dependency><groupId>{}</groupId><artifactId>{}</artifactId>"
               "<version>{}</version></dependency>\n")
        write(
            folder, "pom.xml", "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">"
            "<modelVersion>4.0.0</modelVersion><groupId>faultwire.invalid</groupId>"
            "<artifactId>peer</artifactId><version>1</version>\n<dependencies>\n" + "".join(
                one.format(*package.split(":"), "RELEASE" if newest else version)
                for package, version in row["packages"].items()) + "</dependencies></project>\n")
        step(["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"], folder)
        compiled([compiler, "-cp", "lib/*", "-d", "classes", *programs(row)], folder)
        found = {}
        for package in row["packages"]:
            name = re.compile(re.escape(package.split(":")[1]) + r"-(\d[^/]*)\.jar")
            for jar in os.listdir(os.path.join(folder, "lib")):
                if match := name.fullmatch(jar):
                    found[package] = match[1]
        return found

    def command(self, row, folder):
        name = os.path.basename(row["program"]).removesuffix(".java")
        # Arrow reads memory of its own.
        return [java(row), "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp",
                f"{folder}/classes:{folder}/lib/*", name]


class Npm:
    def get(self, row, folder, newest):
        write(folder, "package.json", json.dumps({"private": True, "dependencies": {
            package: "latest" if newest else version
            for package, version in row["packages"].items()}}))
        step(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder],
             folder)
        found = {}
        for package in row["packages"]:
            with open(os.path.join(folder, "node_modules", package, "package.json")) as file:
                found[package] = json.load(file)["version"]
        return found

    def command(self, row, folder):
        return ["env", f"NODE_PATH={folder}/node_modules", "node",
                os.path.join(TOP, row["program"])]


class Pypi:
    def get(self, row, folder, newest):
        site = os.path.join(folder, "site")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", site]
        if not row.get("sdist"):
            pip.append("--only-binary=:all:")
        step(pip + [package if newest else f"{package}=={version}"
                    for package, version in row["packages"].items()], folder)
        listed = step([sys.executable, "-m", "pip", "list", "--path", site, "--format=json"],
                      folder)
        return {one["name"]: one["version"] for one in json.loads(listed)
                if one["name"] in row["packages"]}

    def command(self, row, folder):
        return ["env", f"PYTHONPATH={folder}/site", sys.executable, "-B", "-W", "ignore",
                os.path.join(TOP, row["program"])]


class Crates:
    def get(self, row, folder, newest):
        os.makedirs(os.path.join(folder, "src"), exist_ok=True)
        shutil.copy(os.path.join(TOP, row["program"]), os.path.join(folder, "src/main.rs"))
        lines = []
        for package, version in row["packages"].items():
            features = row.get("features", {}).get(package, [])
            asked = "*" if newest else "=" + version
            lines.append(f"{package} = {{ version = \"{asked}\", features = {features} }}\n")
        write(folder, "Cargo.toml", "[package]\nname = \"peer\"\nversion = \"0.0.0\"\n"
              "edition = \"2021\"\n[dependencies]\n" + "".join(lines))
        step(["cargo", "fetch"], folder)
        compiled(["cargo", "build", "--release", "--quiet", "-j2"], folder)
        shutil.copy(os.path.join(folder, "target/release/peer"), os.path.join(folder, "peer"))
        shutil.rmtree(os.path.join(folder, "target"))
        with open(os.path.join(folder, "Cargo.lock")) as lock:
            listed = re.findall(r'name = "([^"]+)"\nversion = "([^"]+)"', lock.read())
        return {name: version for name, version in listed if name in row["packages"]}

    def command(self, row, folder):
        return [os.path.join(folder, "peer")]


class DebianGo:
    """Modules of Go as Debian packages them."""
    def get(self, row, folder, newest):
        for package in row["packages"]:
            step(["dpkg-query", "-W", package], folder)
        compiled(["go", "build", "-o", "peer", *programs(row)], folder, GO111MODULE="off",
                 GOPATH="/usr/share/gocode", GOFLAGS="")
        return {package: step(["dpkg-query", "-W", "-f=${Version}", package], folder)
                for package in row["packages"]}

    def command(self, row, folder):
        return [os.path.join(folder, "peer")]


REGISTRIES = {"debian-go": DebianGo(), "go": Go(), "maven": Maven(), "npm": Npm(), "pypi": Pypi(),
              "crates": Crates()}


def stamp(row):
    """What the folder of a peer is made of: its row and its sources."""
    made = hashlib.sha256(json.dumps(row).encode())
    for name in programs(row):
        with open(name, "rb") as file:
            made.update(file.read())
    return made.hexdigest()


class Peer:
    """A peer that is there: its folder, the versions it has, and how it is started."""
    def __init__(self, row, folder):
        self.row, self.folder = row, folder
        with open(os.path.join(folder, "made.json")) as made:
            self.versions = json.load(made)["versions"]

    def text(self):
        return ", ".join(f"{name} {version}" for name, version in self.versions.items())

    def release(self):
        """The first package, and its version."""
        package = next(iter(self.row["packages"]))
        return f"{package.split(':')[-1]} {self.versions[package]}"

    def command(self):
        return REGISTRIES[self.row["registry"]].command(self.row, self.folder)


def got_since(made):
    """Whether the newest release was asked for in this run of tests/peers.sh."""
    start = float(os.environ.get("FAULTWIRE_PEERS_START") or "inf")
    return os.path.getmtime(made) >= start


def get(name, may=None):
    """Returns the peer. Raises Missing if it cannot be had."""
    may = may or os.environ.get("FAULTWIRE_PEERS") or "cached"
    row = ROWS[name]
    folder = os.path.join(CACHE, name + ("-newest" if may == "newest" else ""))
    os.makedirs(folder, exist_ok=True)
    made = os.path.join(folder, "made.json")
    with open(folder + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            with open(made) as file:
                fresh = json.load(file)["of"] == stamp(row)
        except (OSError, ValueError):
            fresh = False
        if not fresh and may == "cached":
            raise Missing(f"{name} is not in the cache: tests/peers.sh gets it")
        if not fresh or (may == "newest" and not got_since(made)):
            shutil.rmtree(folder)
            os.makedirs(folder)
            of = stamp(row)  # now: a source may change while it is compiled
            versions = REGISTRIES[row["registry"]].get(row, folder, may == "newest")
            with open(made, "w") as file:
                json.dump({"of": of, "versions": versions}, file)
    return Peer(row, folder)


def record(peer, what, cases, differences):
    """Adds a line to the report of tests/peers.sh, if it runs."""
    report = os.environ.get("FAULTWIRE_PEERS_REPORT")
    if report:
        with open(report, "a") as file:
            file.write(json.dumps({"peer": peer.row["peer"], "versions": peer.versions,
                                   "what": what, "cases": cases,
                                   "differences": differences}) + "\n")


if __name__ == "__main__":
    asked = [name for name in sys.argv[1:] if name != "--newest"]
    for one in asked or ROWS:
        try:
            got = get(one, "newest" if "--newest" in sys.argv else "pinned")
            print(one, " ".join(f"{k} {v}" for k, v in got.versions.items()), flush=True)
        except Missing as why:
            print(f"SKIPPED: {one}: {why}", flush=True)
