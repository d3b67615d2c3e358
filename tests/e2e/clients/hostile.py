# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""hostile.py SERVER: what clients do that mean harm or are broken. Each has a clear answer or a
closed connection, and the server serves on, within its memory. The server of the thorough test has
sanitizers and must leak nothing."""
import gzip, random, re, socket, sys, threading, time
from sample import Sample, problems_exit

LIMIT = 10_000_000
MEMORY = 500_000  # KiB: far above what a sanitizer and the limit need, far below what a bomb holds
FLAVOURS = [
    "cloud-serverless", "cloud-serverless-2024", "iox-2024-01", "core-v3", "core-v1", "core-v2",
    "cloud-tsm", "core-v2-before-3-4-2", "oss-2-0", "oss-2", "oss-1"
]
# These call a batch that has no entry an error, and the last one stores a part with 204. InfluxDB
# 2.0.0 to 2.0.8 refuse only a body of no bytes.
REFUSE_NOTHING = {"core-v3", "core-v1", "core-v2", "core-v2-before-3-4-2"}
REFUSE_NO_BYTES = {"oss-2-0"}
PARTIAL_204 = {"cloud-serverless"}
SANITIZERS = {
    "ASAN_OPTIONS": "detect_leaks=1:quarantine_size_mb=16:exitcode=99",
    "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1"
}
PATH = "/api/v2/write?bucket=home"
GOOD = b"m f=1 1\n"


def head(*lines, path=PATH, method="POST", last=True):
    """`last`: whether the server is asked to close after its answer, so that the client reads
    all that it sends at once."""
    return "\r\n".join([
        f"{method} {path} HTTP/1.1", "Host: x", *(["Connection: close"] if last else []), *lines,
        "", ""
    ]).encode()


def sized(body, *lines, length=None, **options):
    return head(f"Content-Length: {len(body) if length is None else length}", *lines, **
                options) + body


def chunked(body, size=65536):
    pieces = [body[i:i + size] for i in range(0, len(body), size)]
    return head("Transfer-Encoding: chunked") + b"".join(b"%x\r\n%s\r\n" % (len(piece), piece)
                                                         for piece in pieces) + b"0\r\n\r\n"


def status(answer):
    match = re.match(rb"HTTP/1\.1 (\d+) ", answer)
    return int(match[1]) if match else None


class Checks:
    """`lines` counts those that the bucket `home` accepted, and `uncertain` those that it may have
    accepted."""
    def __init__(self, server, quiet=False):
        self.server, self.quiet = server, quiet
        self.problems = []
        self.count = self.lines = self.uncertain = 0
        self.chance = random.Random(20261121)

    def that(self, good, what):
        self.count += 1
        if not good:
            self.problems.append(what)

    def answers(self, what, request, expected, lines=1, **options):
        """`expected`: the statuses that are clear answers; None for a connection that is closed
        without one. A 204 is for `lines`."""
        before = time.monotonic()
        answer = self.server.raw(request, **options)
        got = status(answer)
        self.that(got in expected, f"{what}: {got}, not one of {expected}: {answer[:200]!r}")
        alive = status(self.server.raw(sized(GOOD))) == 204
        self.that(alive, f"{what}: the server does not serve on")
        self.lines += alive + (lines if got == 204 else 0)
        if self.quiet:
            return answer
        print(
            f"{what:60} {str(got):5} {len(request):>10} bytes  {time.monotonic() - before:5.2f} s  "
            f"{self.server.memory() // 1024:5} MB"
        )
        return answer


def nothing_after_204(program, checks):
    """Also where the documentation shows a body: partial writes of InfluxDB Cloud Serverless."""
    seen = 0
    batches = (GOOD, b"", b"# nothing\n", b"m f=1 1\nbad\n")
    for api in FLAVOURS:
        # Every question for /ping is answered with 204, and a batch only if it is one of these.
        accepted = {GOOD}
        if api not in REFUSE_NOTHING:
            accepted.add(b"# nothing\n")
            if api not in REFUSE_NO_BYTES:
                accepted.add(b"")
        if api in PARTIAL_204:
            accepted.add(batches[-1])
        with Sample(program, "--port", "0", "--bucket", "home", "--v1", api, "--v2", api, "--v3",
                    api) as server:
            for path in ("/write?db=home", PATH, "/api/v3/write_lp?db=home", "/ping"):
                for body in batches:
                    answer = server.raw(sized(body, path=path))
                    wanted = path == "/ping" or body in accepted
                    checks.that((status(answer) == 204) == wanted,
                                f"{api}, {path}, {body!r}: {answer[:200]!r}")
                    if status(answer) != 204:
                        continue
                    seen += 1
                    checks.that(
                        answer.endswith(b"\r\n\r\n") and answer.count(b"\r\n\r\n") == 1,
                        f"bytes after a 204 of {api}: {answer!r}")
                    checks.that(b"\r\nContent-" not in answer,
                                f"a 204 of {api} describes content: {answer!r}")
    print(f"{seen} answers with 204 are followed by nothing")


def large(checks):
    body = GOOD * (100_000_000 // len(GOOD))
    checks.answers("100 MB, said beforehand", sized(body), [413])
    checks.answers("100 MB in chunks", chunked(body), [413])
    checks.answers("100 MB that are announced and never come", head("Content-Length: 100000000"),
                   [413])
    line = b'm f="' + b"x" * 49992 + b'"\n'
    checks.answers("10 MB, exactly the limit",
                   sized(line * 200 + b"#\n" * ((LIMIT - 200 * len(line)) // 2)), [204], lines=200)
    checks.answers("one byte more", sized(line * 200 + b"#" * (LIMIT + 1 - 200 * len(line))), [413])
    zipped = "Content-Encoding: gzip"
    checks.answers("100 MB, compressed", sized(gzip.compress(body, 1), zipped), [413])
    checks.answers("10 GB of nulls, compressed in 1000 members",
                   sized(gzip.compress(bytes(10_000_000)) * 1000, zipped), [413])
    checks.answers("a bomb in a bomb",
                   sized(gzip.compress(gzip.compress(bytes(100_000_000))), zipped), [400])
    checks.answers("1 MB of empty members", sized(gzip.compress(b"") * 50_000, zipped), [204],
                   lines=0)
    checks.answers("a member that is cut off", sized(gzip.compress(GOOD * 1000)[:-9], zipped),
                   [415])
    checks.answers("a member whose sum is wrong",
                   sized(gzip.compress(GOOD)[:-8] + bytes(8), zipped), [415])
    checks.answers("no gzip at all", sized(GOOD, zipped), [415])
    checks.answers("an encoding that nobody knows", sized(GOOD, "Content-Encoding: br"), [415])
    checks.that(
        b'"unacceptable content-encoding: br"'
        in checks.server.raw(sized(GOOD, "Content-Encoding: br")), "the encoding is not named")


def wrong_lengths(checks):
    for text in ("abc", "-5", "+8", "8, 8", "0x8", "99999999999999999999", "8 8"):
        checks.answers(f"Content-Length: {text}", head("Content-Length: " + text) + GOOD, [400])
    checks.answers("two lengths", head("Content-Length: 8", "Content-Length: 9") + GOOD, [400])
    checks.answers("a length beside chunks",
                   head("Content-Length: 8", "Transfer-Encoding: chunked") + b"0\r\n\r\n", [400])
    checks.answers("an unknown transfer",
                   head("Transfer-Encoding: gzip, chunked") + b"0\r\n\r\n", [400])
    checks.answers("neither length nor chunks", head(), [204], lines=0)
    answer = checks.answers("a length that is too large", sized(GOOD, length=50), [400],
                            half_close=True)
    checks.that(b"the body ended too early" in answer, f"it is not said why: {answer!r}")
    answer = checks.answers("a length that is too small", sized(GOOD * 3, length=8, last=False),
                            [204], half_close=True)
    checks.that(
        re.findall(rb"HTTP/1.1 (\d+)", answer) == [b"204", b"400"],
        f"the rest is no request: {answer!r}")
    checks.answers("chunks without a size",
                   head("Transfer-Encoding: chunked") + b"zz\r\nxx\r\n", [400])
    checks.answers("a chunk larger than all",
                   head("Transfer-Encoding: chunked") + b"ffffffffffffffff\r\nm f=1", [400],
                   half_close=True)


def halves(checks):
    whole = sized(GOOD, "Authorization: Token x")
    for cut in range(0, len(whole), 7):
        checks.server.raw(whole[:cut], half_close=True)
    checks.answers("half a request line", b"POST /api/v2/wr", [None, 400], half_close=True)
    checks.answers("half a head", whole[:60], [None, 400], half_close=True)
    checks.answers("a head of 10 MB", b"POST / HTTP/1.1\r\nX: " + b"x" * 10_000_000, [None, 400])
    checks.answers("200000 headers", head(*["A: b"] * 200_000), [None, 400])
    checks.answers("an address of 1 MB", head(path="/" + "a" * 1_000_000), [None, 400, 414])
    checks.answers("a range and a form",
                   sized(GOOD, "Range: bytes=0-1", "Content-Type: multipart/form-data; boundary=x"),
                   [204])
    for method in ("PUT", "PATCH", "DELETE", "PRI"):
        checks.answers(method + " with a body of 30 MB", sized(bytes(30_000_000), method=method),
                       [405, 404, 400])


def databases(checks):
    """InfluxDB 3 Core makes the databases that it does not have: not without a limit."""
    answers = [
        checks.server.raw(sized(GOOD, path=f"/api/v3/write_lp?db=made{number}"))
        for number in range(200)
    ]
    made = [status(answer) for answer in answers].count(204)
    checks.that(made == 5, f"{made} databases are made")
    checks.that(
        all(status(answer) == 422 and b"Adding a new database would exceed limit of " in answer
            for answer in answers[made:]), f"it is not said why: {answers[-1]!r}")
    checks.answers("200 databases that are not there", sized(GOOD), [204])


def noise(checks):
    """Seeded changes of a good request, most of them small."""
    chance = checks.chance
    whole = sized(gzip.compress(GOOD), "Content-Encoding: gzip")
    seen = {}
    for _ in range(300):
        changed = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(changed))
            changed[at:at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        got = status(checks.server.raw(bytes(changed), half_close=True))
        seen[got] = seen.get(got, 0) + 1
        checks.uncertain += got == 204
    checks.that(all(got is None or got < 500 for got in seen),
                f"noise is called a fault of the server: {seen}")
    checks.answers("300 requests of noise", sized(GOOD), [204])
    if not checks.quiet:
        print("  " + ", ".join(f"{key}: {value}" for key, value in sorted(seen.items(), key=str)))


def trickled(server):
    """The answer to a body that comes byte by byte."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(head("Content-Length: 1000"))
        connection.settimeout(0.2)
        out = b""
        while True:
            try:
                piece = connection.recv(65536)
                if not piece:
                    break
                out += piece
            except TimeoutError:
                try:
                    connection.sendall(b"x")
                except OSError:
                    break
            except OSError:
                break
        return out


def slow(program, checks):
    """Bodies that trickle are cut off, and those that occupy all places turn others away with
    Retry-After."""
    limits = [
        "--request-seconds", "10", "--max-requests", "4", "--retry-after", "7", "--max-bytes",
        "100000"
    ]
    with Sample(program, "--port", "0", "--bucket", "home", *limits,
                environment=SANITIZERS) as server:
        answers = []

        def trickle():
            answer = trickled(server)
            while status(answer) == 429:  # the question below had its place
                answer = trickled(server)
            answers.append(answer)

        slow_ones = [threading.Thread(target=trickle) for _ in range(4)]
        for one in slow_ones:
            one.start()
        turned_away = b""
        until = time.monotonic() + 9
        while time.monotonic() < until and status(turned_away) != 429:
            time.sleep(0.05)
            turned_away = server.raw(sized(GOOD))
        checks.that(
            status(turned_away) == 429 and b"\r\nRetry-After: 7\r\n" in turned_away,
            f"nobody is turned away: {turned_away!r}")
        for one in slow_ones:
            one.join()
        checks.that([status(answer) for answer in answers] == [408] * 4,
                    f"a body that trickles: {answers}")
        checks.that(status(server.raw(sized(GOOD))) == 204, "the places are not free again")
        endless = server.raw(head("Transfer-Encoding: chunked") + b"0" * 2_000_000)
        checks.that(
            status(endless) in (400, 408), f"the size of a chunk without an end: {endless!r}")
        checks.that(server.vars()["turned_away"] >= 1, "who was turned away is not counted")
        ends(server, checks)
    print("4 bodies that trickle: 408; meanwhile others: 429 with Retry-After")


PARTS = (large, wrong_lengths, halves, databases, noise)


def ends(server, checks):
    code = server.stop()
    checks.that(code == 0 and not server.errors,
                f"the server ended with {code}: " + "\n".join(server.errors)[:3000])


def main():
    program = sys.argv[1]
    checks = Checks(None)
    nothing_after_204(program, checks)
    with Sample(program, "--port", "0", "--bucket", "home", "--max-bytes", str(LIMIT),
                "--request-seconds", "120", environment=SANITIZERS) as server:
        checks.server = server
        for part in PARTS:
            part(checks)
            checks.that(server.memory() < MEMORY,
                        f"after {part.__name__} the server holds {server.memory()} KiB")
        ends(server, checks)
    slow(program, checks)
    problems_exit(checks.problems, checks.count)


if __name__ == "__main__":
    main()
