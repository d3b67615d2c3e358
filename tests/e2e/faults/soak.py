# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""soak.py PROGRAM MINUTES: a server of gRPC C++ whose errors come from the library, under clients
that break HTTP/2, HPACK and gRPC, for so long. Beside them good calls are made, and each error must
arrive as a whole. Memory, descriptors and threads stay flat."""
import gzip, itertools, json, os, random, re, socket, struct, subprocess, sys, threading, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "lib"))
from usage import FEW_ARENAS, Usage, now

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, PRIORITY, RESET, SETTINGS, PUSH, PING, GOAWAY, WINDOW, CONTINUATION = range(10)
END_STREAM, ACK, END_HEADERS, PADDED = 1, 1, 4, 8
GROWTH = {"memory": 49152, "descriptors": 60}
LEFT = {"descriptors": 40, "threads": 40}  # at most, when the last connection is closed


def frame(kind, flags=0, stream=0, payload=b"", length=None):
    size = len(payload) if length is None else length
    return struct.pack(">I", size)[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def number(value, bits=7):
    """An integer of HPACK."""
    most = (1 << bits) - 1
    if value < most:
        return bytes([value])
    out, value = [most], value - most
    while value >= 128:
        out.append(128 + value % 128)
        value //= 128
    return bytes([*out, value])


def field(name, value):
    return b"\0" + number(len(name)) + name + number(len(value)) + value


def request(path=b"/faultwire.e2e.Peer/Unary", *more):
    """The fields of a call."""
    pairs = [(b":method", b"POST"), (b":scheme", b"http"), (b":path", path), (b":authority", b"x"),
             (b"te", b"trailers"), (b"content-type", b"application/grpc"), *more]
    return b"".join(field(*pair) for pair in pairs)


def varint(value):
    out = []
    while value >= 128:
        out.append(128 + value % 128)
        value //= 128
    return bytes([*out, value])


def message(value=1, length=None):
    """A `Message` with this number, and a length that may be wrong."""
    body = b"\x08" + varint(value % (1 << 64))
    return b"\0" + struct.pack(">I", len(body) if length is None else length) + body


def call(stream, block=None, body=None):
    """A whole call: headers and one message."""
    return frame(HEADERS, END_HEADERS, stream, block or request()) + frame(
        DATA, END_STREAM, stream, message() if body is None else body)


BEGIN = PREFACE + frame(SETTINGS)


class Connection:
    """What is sent, and all that comes back until `timeout` says nothing."""
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, *parts):
        """False if the server has closed."""
        try:
            for part in parts:
                self.socket.sendall(part)
            return True
        except OSError:
            return False

    def read(self, timeout=0.3):
        self.socket.settimeout(timeout)
        out = b""
        try:
            while len(out) < 1_000_000 and (piece := self.socket.recv(65536)):
                out += piece
        except OSError:
            pass
        return out


def noise(one, chance):
    """Random bytes after the preface, and random frames."""
    if chance.random() < 0.5:
        return one.send(PREFACE, chance.randbytes(chance.randrange(1, 5000)))
    one.send(BEGIN)
    for _ in range(30):
        one.send(frame(chance.randrange(12), chance.randrange(256), chance.randrange(6),
                       chance.randbytes(chance.randrange(200))))
    return True


def no_preface(one, chance):
    one.send(chance.choice([
        chance.randbytes(100), b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\x16\x03\x01\x02\x00\x01",
        PREFACE[:chance.randrange(24)], PREFACE.lower(), b"\0" * 10000
    ]))


def broken_hpack(one, chance):
    block = chance.choice([
        b"\x80", b"\xff\xff\xff\xff\xff\x0f", b"\x00\x7f\xff\xff\xff\xff\x07", b"\xbe" * 100,
        b"\x3f\xe1\xff\xff\xff\x0f", b"\x00\x85\xff\xff\xff\xff\xff\x01a", b"\x00\x05ab",
        request()[:chance.randrange(1, 100)], request() + chance.randbytes(30),
        request() + field(b"UPPER", b"x"), request() + field(b":path", b"/second"),
        field(b":method", b"POST"), request() + field(b"", b"x"),
        request() + field(b"a\0b", b"c\r\nd: e"), request() + field(b"x-bin", b"%%%not base64%%%")
    ])
    one.send(BEGIN, frame(HEADERS, END_HEADERS, 1, block), frame(DATA, END_STREAM, 1, message()))


def endless_headers(one, chance):
    """A block that never ends."""
    one.send(BEGIN, frame(HEADERS, 0, 1, request()))
    piece = field(b"k" * 100, chance.randbytes(50).hex().encode() * 100)
    for _ in range(300):
        if not one.send(frame(CONTINUATION, 0, 1, piece)):
            return


def large_metadata(one, chance):
    """Keys and values of 8 KiB, and many small ones, which the server puts into its error."""
    more = chance.choice([
        [(b"k" * 8192, b"v")], [(b"k", b"v" * 8192)], [(b"k-bin", b"AAAA" * 2048)] * 4,
        [(b"k%d" % i, b"v") for i in range(1000)],
        [(b"k" * 2000 + b"%d" % i, b"v") for i in range(4)]
    ])
    block, stream = request(b"/faultwire.e2e.Peer/Unary", *more), 1
    parts = [block[at:at + 16384] for at in range(0, len(block), 16384)]
    one.send(BEGIN, *[
        frame(CONTINUATION if at else HEADERS, END_HEADERS if at == len(parts) - 1 else 0, stream,
              part) for at, part in enumerate(parts)
    ], frame(DATA, END_STREAM, stream, message(-2)))


def odd_metadata(one, chance):
    """Keys on which a peer may terminate, and values of any bytes, copied into the error."""
    keys = [b"grpc-status", b"grpc-message", b"grpc-timeout", b"te", b"host", b"content-length",
            b"grpclb_client_stats", b"lb-token", b"grpc-encoding", b"user-agent", b"x-bin",
            b"cookie", b"grpc-status-details-bin", b"grpc-retry-pushback-ms", b"connection", b"x"]
    more = [(chance.choice(keys), chance.choice([
        chance.randbytes(20), b"0", b"-1", b"99999999H", b"gzip", b"%zz", b"", b"\xc3\xa9\n"
    ])) for _ in range(3)]
    one.send(BEGIN, call(1, request(b"/faultwire.e2e.Peer/Unary", *more), message(-2)),
             call(3, request(b"/faultwire.e2e.Peer/Stream", *more)))


def rapid_reset(one, chance):
    """200 streams for a connection: with 2000, gRPC 1.51 takes 1.5 GB in five seconds."""
    one.send(BEGIN)
    for at in range(5):
        streams = range(1 + at * 80, 1 + (at + 1) * 80, 2)
        batch = b"".join(
            call(stream) + frame(RESET, 0, stream, struct.pack(">I", chance.randrange(14)))
            for stream in streams)
        if not one.send(batch):
            return


def ping_flood(one, chance):
    """With and without reading the answers, which is what `Connection.read` does afterwards."""
    for _ in range(20) if one.send(BEGIN) else ():
        if not one.send(frame(PING, 0, 0, chance.randbytes(8)) * 500):
            return


def settings_flood(one, chance):
    for _ in range(20) if one.send(BEGIN) else ():
        pairs = b"".join(struct.pack(">HI", chance.randrange(8), chance.randrange(1 << 31))
                         for _ in range(3))
        if not one.send(frame(SETTINGS, 0, 0, chance.choice([b"", pairs])) * 300):
            return


def half_open(one, _):
    """Calls without a message, more than there may be."""
    one.send(BEGIN, *[frame(HEADERS, END_HEADERS, stream, request())
                      for stream in range(1, 400, 2)])
    one.read(2)


def no_window(one, chance):
    """Streams without end for a client that takes no byte."""
    one.send(PREFACE + frame(SETTINGS, 0, 0, struct.pack(">HI", 4, 0)))
    path = request(b"/faultwire.e2e.Peer/Stream")
    one.send(*[call(stream, path, message(-1)) for stream in range(1, 21, 2)])
    one.read(chance.choice([0.5, 3]))


def wrong_windows(one, chance):
    grow = chance.choice([0, 1, (1 << 31) - 1, 1 << 31])
    one.send(BEGIN, call(1), *[frame(WINDOW, 0, stream, struct.pack(">I", grow))
                               for stream in (0, 1, 3, 0, 1)])


def unknown_methods(one, chance):
    one.send(BEGIN, *[
        call(stream, request(chance.choice([
            b"/none", b"", b"*", b"/" + b"a" * 4000, b"/faultwire.e2e.Peer/None", b"//", b"\xff"
        ]))) for stream in range(1, 21, 2)
    ])


def wrong_lengths(one, chance):
    body = chance.choice([
        message(length=100), message(length=0), message(length=(1 << 32) - 1), message()[:3],
        message() * 2, b"", message() + b"x", message(1 << 63), b"\0\0\0\0\5\xff\xff\xff\xff\xff",
        b"\0" + struct.pack(">I", 2_000_000) + bytes(16000)
    ])
    one.send(BEGIN, call(1, None, body), frame(DATA, END_STREAM, 1, b"after the end"))


def compressed(one, chance):
    """Flags without a compression, garbage, and 20 MB that look like 20 KB."""
    with_gzip = request(b"/faultwire.e2e.Peer/Unary", (b"grpc-encoding", b"gzip"))
    bomb = gzip.compress(bytes(20_000_000), 9)
    body = chance.choice([b"", chance.randbytes(50), gzip.compress(message()[5:])[:-4], bomb])
    data = bytes([chance.choice([1, 1, 2, 255])]) + struct.pack(">I", len(body)) + body
    pieces = [data[at:at + 16000] for at in range(0, len(data), 16000)]
    one.send(BEGIN, frame(HEADERS, END_HEADERS, 1, chance.choice([with_gzip, request()])), *[
        frame(DATA, END_STREAM if at == len(pieces) - 1 else 0, 1, piece)
        for at, piece in enumerate(pieces)
    ])


def wrong_frames(one, chance):
    one.send(BEGIN, call(1), *chance.sample([
        frame(DATA, 0, 0, b"x"), frame(DATA, 0, 99, b"x"),
        frame(HEADERS, END_HEADERS, 2, request()), frame(GOAWAY, 0, 0, bytes(8)),
        frame(PUSH, END_HEADERS, 1, struct.pack(">I", 2) + request()),
        frame(RESET, 0, 1, b""), frame(PING, 0, 1, b"short"), frame(SETTINGS, ACK, 0, b"x"),
        frame(PRIORITY, 0, 1, bytes(5)) * 1000, frame(CONTINUATION, END_HEADERS, 1, b""),
        frame(DATA, PADDED, 1, b"\xff"), frame(DATA, 0, 1, b"x", length=(1 << 24) - 1),
        frame(77, 255, 1, bytes(100)), frame(WINDOW, 0, 1, b"")
    ], 4))


def silent(one, chance):
    """Says nothing, or one byte after another."""
    for byte in chance.choice([b"", PREFACE]):
        one.send(bytes([byte]))
        time.sleep(0.02)


KINDS = (noise, no_preface, broken_hpack, endless_headers, large_metadata, odd_metadata,
         rapid_reset, ping_flood, settings_flood, half_open, no_window, wrong_windows,
         unknown_methods, wrong_lengths, compressed, wrong_frames, silent)


def attack(port, seed, ended, counts):
    """Each kind in turn, read or left unread, until the end."""
    chance = random.Random(seed)
    for kind in itertools.cycle(KINDS):
        if ended.is_set():
            return
        try:
            with Connection(port) as one:
                kind(one, chance)
                if chance.random() < 0.7:
                    one.read()
            counts[kind.__name__] = counts.get(kind.__name__, 0) + 1
        except OSError as why:
            counts["refused " + str(why)] = counts.get("refused " + str(why), 0) + 1


def start(program):
    server = subprocess.Popen([program, "serve"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, errors="replace", env={**os.environ, **FEW_ARENAS})
    return server, int(re.search(r":(\d+)$", server.stdout.readline())[1])


def run(program, seconds):
    server, port = start(program)
    said = []
    reader = threading.Thread(target=lambda: said.extend(server.stderr), daemon=True)
    reader.start()
    ended, counts = threading.Event(), {}
    bad = [threading.Thread(target=attack, args=(port, seed, ended, counts)) for seed in (1, 2, 3)]
    usage = Usage(server.pid)
    for one in bad:
        one.start()
    good = subprocess.run([program, "call", str(port), str(seconds)], capture_output=True,
                          text=True, check=False)
    ended.set()
    for one in bad:
        one.join(60)
    problems = [good.stderr] if good.returncode != 0 else []
    if server.poll() is not None:
        return [*problems, f"the server ended with {server.returncode}", *said[-20:]], 0
    problems += usage.grown(**GROWTH)
    time.sleep(15)  # connections live for 12 seconds
    left = now(server.pid)
    print(f"after the last client: {left}")
    problems += [f"{left[key]} {key} are left" for key, most in LEFT.items() if left[key] > most]
    server.terminate()
    server.wait(60)
    told = json.loads(good.stdout)
    print(f"{seconds:.0f} s: {told['calls']} good calls, {told['turned_away']} turned away by "
          f"gRPC, {told['differences']} errors not whole, the longest took {told['longest_ms']} ms")
    print("hostile connections: " + ", ".join(f"{key} {counts[key]}" for key in sorted(counts)))
    problems += [f"{kind.__name__} was not tried" for kind in KINDS if kind.__name__ not in counts]
    return problems, told["calls"] + sum(counts.values())


def main():
    problems, checks = run(sys.argv[1], 60 * float(sys.argv[2]))
    for problem in problems:
        print("PROBLEM: " + problem)
    print(f"{checks} checks, {len(problems)} problems")
    return 1 if problems or not checks else 0


if __name__ == "__main__":
    sys.exit(main())
