# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""disk.py SERVER SHIM: the schemas on a disk that is full, read-only, slow or broken, and a clock
that jumps. Writes that bring columns are refused with the reason, everything else is answered, and
after a kill the server knows each column of an answer."""
import contextlib, errno, http.client, json, os, re, resource, shutil, signal, socket, subprocess
import sys, tempfile, threading, time
from hostile import head, status
from killed import TIME, columns_of, unknown
from sample import Sample, problems_exit

PATHS = ("/write?db=home", "/api/v2/write?bucket=home", "/api/v3/write_lp?db=home")
WIDE = 400  # columns of the first write: their snapshot has about 20 KiB
YEARS = 10 * 365 * 86400
# What waits, and how the waiting ends.
HELD = [(call, end) for call in ("sync", "sync_folder")
        for end in ("good", "error", "once", "kill")]


class Disk:
    """A server whose schemas are in `folder`, and the columns that it has acknowledged."""
    def __init__(self, program, folder, problems, *flags, shim=None):
        self.program, self.folder, self.problems, self.flags = program, folder, problems, flags
        self.snapshot = os.path.join(folder, "schemas.json")
        self.control = os.path.join(tempfile.mkdtemp(), "shim")
        self.held = self.control + ".held"
        self.environment = {"LD_PRELOAD": shim, "FAULTWIRE_SHIM": self.control} if shim else {}
        self.known, self.beside, self.checks, self.server = [], 0, 0, None
        self.start()
        self.accepted("\n".join(f"wide c{number}=1 {TIME}" for number in range(WIDE)),
                      [("wide", f"c{number}") for number in range(WIDE)])
        self.accepted(f"wide c1=1 {TIME}", path=PATHS[2])
        self.beside = 1  # the column `time`, which InfluxDB 3 Core counts

    def start(self):
        self.server = Sample(self.program, "--port", "0", "--bucket", "home", "--schemas",
                             self.snapshot, *self.flags, environment=self.environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.stop(signal.SIGKILL)
        shutil.rmtree(os.path.dirname(self.control))

    def fault(self, *lines):
        """What the shim does from now on."""
        with open(self.control + ".next", "w", encoding="utf-8") as file:
            file.write("".join(line + "\n" for line in lines))
        os.replace(self.control + ".next", self.control)

    def that(self, good, what):
        self.checks += 1
        if not good:
            self.problems.append(what)

    def write(self, body, path=PATHS[1]):
        status_, _, text = self.server.ask("POST", path, body, timeout=30)
        return status_, text.decode()

    def accepted(self, body, columns=(), path=PATHS[1]):
        answer = self.write(body, path)
        self.that(answer == (204, ""), f"{body[:60]!r} is not accepted: {answer}")
        self.known += columns

    def refused(self, body, why, path=PATHS[1]):
        """With the reason, and when to come again."""
        status_, headers, text = self.server.ask("POST", path, body)
        answer = status_, text.decode(), headers.get("Retry-After")
        self.that(answer == (503, answer_of(why), "1"),
                  f"not refused for {why!r}: {status_}, {headers}, {text}")
        return status_, text.decode()

    def columns(self):
        return len(self.known) + self.beside

    def serves(self, unsaved=0):
        """What needs no disk is answered: reads, columns that are saved, lines that are bad."""
        self.that(self.server.ask("GET", "/ping")[0] == 204, "no answer to a ping")
        self.that(self.server.ask("GET", "/api/v3/query_sql?q=x")[0] == 501, "no answer to a query")
        columns, wanted = self.server.vars()["columns"], self.columns() + unsaved
        self.that(columns == wanted, f"{columns} columns, not {wanted}")
        for path in PATHS:
            self.accepted(f"wide c1=2 {TIME}", path=path)
        status_, text = self.write(f'wide c2="text" {TIME}')
        self.that(status_ == 400 and "Unable to insert" in text, f"no verdict: {status_}, {text}")

    def fails(self, name, why):
        """While the disk does not take the file: no column is acknowledged, at the first or at a
        later attempt, and everything else is served."""
        answers = [self.refused(f"t c_{name}=1 {TIME}", why, path) for path in PATHS * 2]
        self.serves()
        with open(self.snapshot, "rb") as file:
            saved = columns_of(file.read())
        self.that(not os.path.exists(self.snapshot + ".new"), f"{name}: a part of a file is left")
        # A folder that cannot be synced may hold the new file or the old one.
        self.that(len(saved) == self.columns() or name == "sync_folder",
                  f"{name}: the file has {len(saved)} columns, not {self.columns()}")
        print(f"{name:12} {answers[0][0]} {answers[0][1]}")

    def repaired(self, name):
        """The disk takes the file again: the next write is accepted, and a kill loses nothing."""
        self.accepted(f"t c_{name}=1 {TIME}", [("t", f"c_{name}")])
        self.killed(name)

    def killed(self, name):
        self.server.stop(signal.SIGKILL)
        with contextlib.suppress(FileNotFoundError):
            os.remove(self.held)  # of a call that waited when its server was killed
        self.fault()
        self.start()
        lost = unknown(self.server, self.known)
        self.that(not lost, f"{name}: unknown after a kill: {lost[:3]} and {len(lost)} in all")
        self.beside = self.server.vars()["columns"] - len(self.known)


def full(disk):
    """A disk without room, and one byte after another of it."""
    ballast = os.path.join(disk.folder, "ballast")
    with open(ballast, "wb", buffering=0) as file:
        with contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
    disk.fails("full", "No space left on device")
    disk.server.stop(signal.SIGKILL)
    disk.start()  # it reads its file
    disk.fails("still_full", "No space left on device")
    os.remove(ballast)
    disk.repaired("full")


def read_only(disk):
    subprocess.run(["mount", "-o", "remount,ro", disk.folder], check=True)
    disk.fails("read_only", "Read-only file system")
    disk.server.stop(signal.SIGKILL)
    disk.start()
    disk.fails("still_ro", "Read-only file system")
    subprocess.run(["mount", "-o", "remount,rw", disk.folder], check=True)
    disk.repaired("read_only")


def on_a_small_disk(program, problems):
    """In mounts of its own, which end with the process."""
    folder = tempfile.mkdtemp()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "none", folder], check=True)
    with Disk(program, folder, problems) as disk:
        full(disk)
        read_only(disk)
    return disk.checks


def small_files(disk):
    """A limit of the size of files, which would end a process that does not expect it."""
    process = disk.server.process.pid
    usual = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (4096, usual[1]))
    disk.fails("small_files", "File too large")
    resource.prlimit(process, resource.RLIMIT_FSIZE, usual)
    disk.repaired("small_files")


def broken(disk):
    """Each call fails in turn."""
    for call, error in (("open", "EACCES"), ("open", "EMFILE"), ("write", "EIO"),
                        ("write", "EDQUOT"), ("sync", "EIO"), ("rename", "EIO"),
                        ("sync_folder", "EIO")):
        disk.fault(f"{call} {error}")
        disk.fails(call, os.strerror(getattr(errno, error)))
        disk.fault()
        disk.repaired(f"{call}_{error}")
    for action in ("write short", "write EINTR", "sync EINTR", "open EINTR"):
        disk.fault(action)
        name = action.replace(" ", "_")
        disk.accepted(f"t {name}=1 {TIME}", [("t", name)])
        disk.killed(name)


class Held:
    """A write that brings a column, while the disk waits."""
    def __init__(self, disk, column):
        self.disk, self.answer = disk, None
        self.thread = threading.Thread(target=self.run, args=(f"t {column}=1 {TIME}", ))
        self.thread.start()

    def run(self, body):
        try:
            self.answer = self.disk.write(body)
        except (OSError, http.client.HTTPException):
            self.answer = "killed"

    def join(self):
        self.thread.join(60)
        return self.answer


def wait_for(condition):
    until = time.monotonic() + 60
    while not condition() and time.monotonic() < until:
        time.sleep(0.005)
    return condition()


def slow(disk):
    """While the disk takes its time only those wait whose columns are not saved: the write that
    brings a column, and another one that uses it."""
    for call, end in HELD:
        held(disk, call, end)
    print("slow         only writes wait whose columns are not saved")


def held(disk, call, end):
    name = f"{call}_{end}"
    disk.fault(call + " hold")
    first = Held(disk, name)
    disk.that(wait_for(lambda: os.path.exists(disk.held)), "nothing is held")
    disk.serves(unsaved=1)
    second = Held(disk, name)
    time.sleep(0.2)
    disk.serves(unsaved=1)
    other = disk.write("bad", PATHS[1].replace("home", name))
    disk.that(other[0] == 400, f"{name}: a bad line of a bucket that is not in the file: {other}")
    disk.that((first.answer, second.answer) == (None, None),
              f"{name}: answered before the column is saved: {first.answer}, {second.answer}")
    good, bad = (204, ""), (503, answer_of("Input/output error"))
    wanted = {"good": (good, good), "error": (bad, bad), "once": (bad, good),
              "kill": ("killed", "killed")}[end]
    if end == "kill":
        disk.server.stop(signal.SIGKILL)
    else:
        disk.fault(*{"good": [], "error": [call + " EIO"], "once": [call + " once"]}[end])
    answers = first.join(), second.join()
    disk.that(answers == wanted, f"{name}: {answers}, not {wanted}")
    if good in wanted:
        disk.known.append(("t", name))
    if end != "kill":
        disk.serves()
    disk.killed(name)


def answer_of(why):
    return json.dumps({"code": "unavailable", "message": "the schema could not be saved: " + why},
                      separators=(",", ":"))


def clock(program, shim, problems):
    """The time of day jumps by ten years, back and forth, while requests are under way: their time
    is another clock's."""
    folder = tempfile.mkdtemp()
    flags = ("--request-seconds", "3", "--max-requests", "2", "--retry-after", "7")
    with Disk(program, folder, problems, *flags, shim=shim) as disk:
        for jump in (YEARS, -YEARS):
            jumped(disk, jump)
    shutil.rmtree(folder)
    return disk.checks


def jumped(disk, jump):
    answers, idle = [], []
    clients = [threading.Thread(target=stall, args=(disk.server, answers)) for _ in range(2)]
    clients.append(threading.Thread(target=wait_idle, args=(disk.server, idle)))
    for one in clients:
        one.start()
    ask = lambda: disk.server.ask("POST", PATHS[1], f"wide c1=1 {TIME}")
    wait_for(lambda: ask()[0] == 429)
    disk.fault(f"clock {jump}")
    answer = ask()
    disk.that(answer[0] == 429 and answer[1].get("Retry-After") == "7",
              f"jump of {jump} s: {answer}")
    for one in clients:
        one.join(60)
    disk.that(answers == [408, 408], f"a body that does not come, jump of {jump} s: {answers}")
    disk.that(idle == [b""], f"jump of {jump} s: an idle connection stays: {idle}")
    disk.serves()
    one_type_a_day(disk, jump)
    print(f"clock        jump of {jump:10} s: 429 with Retry-After, 408, then 204")


def one_type_a_day(disk, jump):
    """A line without a time is of the day of the server, and types hold for a day."""
    disk.accepted("now,day=x value=1")
    conflict = disk.write('now value="text"')
    disk.that(conflict[0] == 400, f"jump of {jump} s: {conflict}")
    disk.fault(f"clock {jump + 3 * 86400}")
    disk.accepted('now value="text"')
    disk.beside = disk.server.vars()["columns"] - len(disk.known)


def stall(server, answers):
    """A request whose body never comes; turned away, it tries again."""
    answer = 429
    while answer == 429:
        answer = status(server.raw(head("Content-Length: 1000") + b"x"))
    answers.append(answer)


def wait_idle(server, ends):
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        try:
            ends.append(connection.recv(1))
        except OSError as why:
            ends.append(why)


def main():
    program, problems, counts = sys.argv[1], [], []
    if sys.argv[2] == "--small-disk":
        problems_exit(problems, on_a_small_disk(program, problems))
    folder = tempfile.mkdtemp()
    jumps = threading.Thread(target=lambda: counts.append(clock(program, sys.argv[2], problems)))
    jumps.start()
    buckets = [word for call, end in HELD for word in ("--bucket", f"{call}_{end}")]
    with Disk(program, folder, problems, *buckets, shim=sys.argv[2]) as disk:
        for part in (small_files, broken, slow):
            part(disk)
    shutil.rmtree(folder)
    counts += [disk.checks, small_disk(program, problems)]
    jumps.join()
    problems += [] if len(counts) == 3 else ["the clock, above"]
    problems_exit(problems, sum(counts))


def small_disk(program, problems):
    """The part that mounts, in a namespace: as root, or as one there."""
    namespace = ["unshare", "-m"] if os.getuid() == 0 else ["unshare", "-r", "-m"]
    probe = ["sh", "-c", "mount -t tmpfs -o size=64k none /mnt"]
    tried = subprocess.run([*namespace, *probe], capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        print("SKIPPED: a full and a read-only disk: no mounts here: " + tried.stderr.strip())
        return 0
    ran = subprocess.run([*namespace, sys.executable, "-B", __file__, program, "--small-disk"],
                         capture_output=True, text=True, check=False)
    print(ran.stdout + ran.stderr, end="")
    problems += [] if ran.returncode == 0 else ["the small disk, above"]
    counted = re.search(r"(\d+) checks", ran.stdout)
    return int(counted[1]) if counted else 0


if __name__ == "__main__":
    main()
