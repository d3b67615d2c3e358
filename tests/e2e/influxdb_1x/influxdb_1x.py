# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Sends 400 seeded write requests to a real InfluxDB 1.x on loopback, asks it which points it
stored, and lets the library judge its answers: the program that is given reads one JSON object a
line and exits with 0 if none is misread."""
import base64, collections, gzip, http.client, json, os, random, shutil, socket, subprocess, sys
import tempfile, time, urllib.parse

REQUESTS = 400
LIMIT = 4096
CONFIG = """
reporting-disabled = true
bind-address = "127.0.0.1:{rpc}"
[meta]
  dir = "{folder}/meta"
[data]
  dir = "{folder}/data"
  wal-dir = "{folder}/wal"
[http]
  bind-address = "127.0.0.1:{port}"
  max-body-size = {limit}
  auth-enabled = true
  log-enabled = false
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """The server, and the two things that are said to it."""
    def __init__(self, program, folder):
        self.port = free_port()
        config = os.path.join(folder, "influxdb.conf")
        with open(config, "w") as file:
            file.write(CONFIG.format(rpc=free_port(), port=self.port, folder=folder, limit=LIMIT))
        self.log = open(os.path.join(folder, "log"), "wb")
        self.process = subprocess.Popen([program, "-config", config], stdout=self.log,
                                        stderr=self.log)

    def ask(self, method, path, body=b"", headers={}):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        out = answer.status, answer.getheaders(), answer.read()
        connection.close()
        return out

    def query(self, text, **parameters):
        parameters = {"u": "admin", "p": "secret", "q": text, "epoch": "ns", **parameters}
        status, _, body = self.ask("POST", "/query?" + urllib.parse.urlencode(parameters))
        return json.loads(body)

    def wait(self):
        for _ in range(1200):
            try:
                if self.ask("GET", "/ping")[0] == 204:
                    return
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        sys.exit("the server does not answer")

    def prepare(self):
        for text in [
                "CREATE USER admin WITH PASSWORD 'secret' WITH ALL PRIVILEGES",
                "CREATE DATABASE db",
                'CREATE RETENTION POLICY "short" ON "db" DURATION 1h REPLICATION 1',
                "CREATE USER reader WITH PASSWORD 'r'", 'GRANT READ ON "db" TO "reader"'
        ]:
            answer = self.query(text)
            assert "error" not in json.dumps(answer), answer

    def stored(self, measurement, policy):
        """The timestamps of the points of a measurement."""
        answer = self.query(f'SELECT * FROM "{policy}"."{measurement}"', db="db")
        series = answer["results"][0].get("series", [])
        return {row[0] for one in series for row in one["values"]}


NOW = int(time.time()) // 3600 * 3600 * 10**9

BAD = [
    "{m}", "{m},e=x", "{m},e=x ", "{m} v", "{m} v=", "{m} v= {t}", "{m},e= v=1 {t}",
    "{m},=x v=1 {t}", "{m},a=1,a=2 v=1 {t}", ",e=x v=1 {t}", "{m} v=abc {t}", "{m} v=nan {t}",
    "{m} v=1.2.3 {t}", "{m} n=5u {t}", "{m} f=1e400 {t}", "{m} n=99999999999999999999i {t}",
    '{m} s="open', "{m} v=1 12x4", "{m} v=1 123461000000000000000000000000",
    "{m} v=1 9223372036854775807", "{m} v=1 1 2", "{m} v=1 {t}\r", "{m} v=<>&", "{m},e v=1 {t}",
    "{m} s=\"it's': missing fields\" x{t}", "{m} v=\u00e9\u2028 {t}", "{m},e=a\\ b v=': {t}"
]


class Requests:
    """Seeded requests: what is sent, which entries are good, and what must be understood."""
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def lines(self, good, bad, extra=()):
        """A batch in random order: (line, timestamp or None for one that is bad), with blank
        lines and comments between."""
        m = f"m{self.count}"
        times = iter(range(NOW + 1, NOW + 1000))
        made = [(f"{m},e=x{i} v={self.random.random():.3f} {{t}}", True) for i in range(good)]
        made += [(text.format(m=m, t="{t}"), False) for text in self.random.choices(BAD, k=bad)]
        made += [(text.format(m=m, t="{t}"), False) for text in extra]
        # An open string swallows what follows: there is one at most, and it goes to the end.
        opened = [line for line in made if '="open' in line[0]]
        made = [line for line in made if line not in opened] + opened[:1]
        self.random.shuffle(made)
        made.sort(key=lambda line: '="open' in line[0])
        out = []
        for text, is_good in made:
            t = next(times)
            if self.random.random() < 0.2:
                out.append((self.random.choice(["", "# a comment", "  "]), None, False))
            out.append((text.replace("{t}", str(t)), t, is_good))
        return m, out

    def next(self):
        self.count += 1
        pick = self.random.choices(list(KINDS), weights=[weight for weight, _ in KINDS.values()])[0]
        request = dict(kind=pick, method="POST", path="/write",
                       parameters={"db": "db", "u": "admin", "p": "secret"}, headers={}, lines=[],
                       measurement="", policy="autogen", body=None, events=[])
        KINDS[pick][1](self, request)
        if request["body"] is None:
            request["body"] = "\n".join(
                line for line, _, _ in request["lines"]).encode() + b"\n" * self.random.randrange(2)
        return request

    def batch(self, request, good, bad, extra=(), events=()):
        request["measurement"], request["lines"] = self.lines(good, bad, extra)
        request["events"] = list(events)


def some(r, q):
    r.batch(q, r.random.randrange(1, 6), r.random.randrange(1, 5), events=["some rejected"])


def conflict(r, q):
    clash = ['{m} v="text" {t}'] * r.random.randrange(1, 3)
    r.batch(q, r.random.randrange(1, 5), r.random.randrange(2), clash,
            events=["some rejected", "all rejected"])
    # The column gets its type from the first point.
    q["lines"].sort(key=lambda line: not line[2])


def time_names(r, q):
    extra = [r.random.choice(["{m},time=x v=1 {t}", "{m} time=1 {t}"])]
    r.batch(q, r.random.randrange(0, 4), 0, extra, events=["some rejected"])


def old_points(r, q):
    r.batch(q, r.random.randrange(0, 4), 0, events=["outside retention"])
    m = q["measurement"]
    old = [(f"{m} v=1 {r.random.randrange(1, 10**9)}", None, False)
           for _ in range(r.random.randrange(1, 4))]
    q["lines"] = q["lines"] + old
    q["policy"] = q["parameters"]["rp"] = "short"


def too_large(r, q):
    r.batch(q, 200, 0, events=["too large"])


def encoded(r, q):
    r.batch(q, 3, 0, events=["all accepted"])
    q["headers"]["Content-Encoding"] = "gzip"
    q["body"] = gzip.compress("\n".join(line for line, _, _ in q["lines"]).encode())


def not_encoded(r, q):
    r.batch(q, r.random.choice([1, 3]), 0, events=["bad encoding"])
    q["headers"]["Content-Encoding"] = "gzip"


def changed(event, good=2, bad=0, **changes):
    def change(r, q):
        r.batch(q, good, bad, events=[event])
        for key, value in changes.items():
            if isinstance(value, dict):
                q[key] = {k: v for k, v in {**q[key], **value}.items() if v is not None}
            else:
                q[key] = value

    return change


NOBODY = {"u": None, "p": None}
KINDS = {
    "good": (60, lambda r, q: r.batch(q, r.random.randrange(1, 8), 0, events=["all accepted"])),
    "some bad": (90, some),
    "all bad": (40, lambda r, q: r.batch(q, 0, r.random.randrange(1, 6), events=["all rejected"])),
    "conflict": (50, conflict), "time": (25, time_names), "retention": (20, old_points),
    "two types": (10, lambda r, q: r.batch(q, r.random.randrange(3), 0, ["{m} v=1,v=2i {t}"], events
                                           =["all rejected", "some rejected"])),
    "nothing": (10, changed("all accepted", 0, body=b"# a comment\n\n")), "gzip": (10, encoded),
    "not gzip": (10, not_encoded), "too large": (10, too_large),
    "no database": (10, changed("no bucket", parameters={"db": None})),
    "unknown database": (10, changed("bucket not found", parameters={"db": "nosuch"})),
    "unknown policy": (8, changed("bucket not found", parameters={"rp": "nosuch"})),
    "consistency": (8, changed("bad parameter", parameters={"consistency": "nosuch"})),
    "get": (5, changed("method not allowed",
                       method="GET")), "path": (5, changed("path not found",
                                                           path="/api/v3/write_lp")),
    "nobody": (10, changed("unauthenticated", parameters=NOBODY)),
    "wrong password": (10, changed(
        "unauthenticated",
        parameters={"p": "wrong"})), "bearer": (5,
                                                changed("unauthenticated", parameters=NOBODY,
                                                        headers={"Authorization": "Bearer x"})),
    "token": (5,
              changed("unauthenticated", parameters=NOBODY,
                      headers={"Authorization": "Token admin:wrong"
                               })), "reader": (10,
                                               changed("no permission",
                                                       parameters={"u": "reader", "p": "r"})),
}


def run(server, out):
    requests = Requests(20261121)
    kinds = collections.Counter()
    for _ in range(REQUESTS):
        request = requests.next()
        path = request["path"] + "?" + urllib.parse.urlencode(request["parameters"])
        status, headers, body = server.ask(request["method"], path, request["body"],
                                           request["headers"])
        known = request["measurement"] and status not in (401, 403, 404, 405)
        stored = server.stored(request["measurement"], request["policy"]) if known else set()
        batch = "\n".join(line for line, _, _ in request["lines"])
        entries = [(time, good)
                   for line, time, good in request["lines"]
                   if line.strip(" ") and not line.startswith("#")]
        kinds[request["kind"]] += 1
        out.write(
            json.dumps({
                "kind": request["kind"], "events": request["events"], "status": status,
                "headers": headers, "batch": batch, "body": base64.b64encode(body).decode(),
                "good": [good
                         for _, good in entries], "stored": [time in stored for time, _ in entries]
            }) + "\n")
    print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))


def main():
    program = shutil.which("influxd") or ("/usr/bin/influxd"
                                          if os.path.exists("/usr/bin/influxd") else None)
    version = program and subprocess.run([program, "version"], stdout=subprocess.PIPE,
                                         stderr=subprocess.STDOUT).stdout.decode().strip()
    if not program or "InfluxDB v1." not in version and "InfluxDB 1." not in version:
        print("SKIPPED: no InfluxDB 1.x server (apt-get install influxdb)")
        sys.exit(77)
    folder = tempfile.mkdtemp()
    server = Server(program, folder)
    try:
        server.wait()
        server.prepare()
        answers = os.path.join(folder, "answers.jsonl")
        with open(answers, "w") as out:
            run(server, out)
        print(version)
        code = subprocess.run([sys.argv[1], answers]).returncode
    finally:
        server.process.terminate()
        server.process.wait()
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(code)


main()
