# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""spark.py SOURCE_DIR TOOL [MEGABYTES [MEGABYTES_A_RANGE]]: the recipe of the guide, run: Spark
with a standalone master and two workers on loopback judges a generated file by ranges, and the sum
is that of one serial run. 50 MB in ranges of 2 MB unless told otherwise. 77 where PySpark or Java
cannot be had."""
import json, os, random, re, shutil, subprocess, sys, tempfile, time

SOURCE, TOOL = (os.path.abspath(path) for path in sys.argv[1:3])
MEGABYTES, STEP = (int(word) for word in [*sys.argv[3:], *["50", "2"][len(sys.argv) - 3:]])
sys.path.insert(0, os.path.join(SOURCE, "tests", "lib"))
import peers

CORES = 1  # of each worker
FAULTY = (b"cpu,host=a usage=,idle=1 %d\n", b"cpu,host=a b usage=1 %d\n", b"cpu usage=0x10 %d\n",
          b"cpu,host=a usage=1i,usage=2 %d\n", b"\n", b"# %d\n")


def block(seed, size=1000000):
    """Telemetry: one line in 500 is faulty, and one in 50 has a long text with newlines."""
    pick = random.Random(seed)
    out = bytearray()
    while len(out) < size:
        at = 1700000000000000000 + pick.randrange(10 ** 15)
        if pick.random() < 0.002:
            faulty = pick.choice(FAULTY)
            out += faulty % at if b"%" in faulty else faulty
        elif pick.random() < 0.02:
            text = b"\n".join(b"at frame%d, cpu usage=1" % i for i in range(pick.randrange(1, 60)))
            out += b'log,host=h%d text="%s",level=3i %d\n' % (pick.randrange(9), text, at)
        else:
            out += b"cpu,host=h%d,region=eu usage_user=%.2f,usage_idle=%.2f,n=%di %d\n" % (
                pick.randrange(200), pick.random() * 100, pick.random() * 100,
                pick.randrange(99), at)
    return bytes(out)


def make(path):
    blocks = [block(seed) for seed in range(40)]
    with open(path, "wb") as file:
        for i in range(MEGABYTES):
            file.write(blocks[i * 7 % len(blocks)])


class Cluster:
    """A master and two workers; ends with the block."""
    def __init__(self, home, folder):
        self.started = []
        self.folder = folder
        self.env = {**os.environ, "SPARK_HOME": home, "SPARK_LOCAL_IP": "127.0.0.1",
                    "SPARK_DAEMON_MEMORY": "256m", "SPARK_LOCAL_DIRS": folder,
                    "PYSPARK_PYTHON": sys.executable, "FAULTWIRE": TOOL,
                    "PYTHONPATH": os.path.dirname(home),
                    "PYSPARK_SUBMIT_ARGS": "--conf spark.executor.memory=512m "
                                           "--conf spark.ui.enabled=false pyspark-shell"}

    def start(self, what, name, *words):
        log = open(os.path.join(self.folder, name + ".log"), "wb")
        self.started.append(subprocess.Popen(
            [os.path.join(self.env["SPARK_HOME"], "bin/spark-class"),
             f"org.apache.spark.deploy.{what}", "--host", "127.0.0.1", "--webui-port", "0", *words],
            stdout=log, stderr=log, env=self.env, cwd=self.folder))
        log.close()

    def wait_for(self, name, text, seconds=240):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with open(os.path.join(self.folder, name + ".log"), "rb") as log:
                found = log.read()
            if found.count(text[0]) >= text[1]:
                return found
            time.sleep(0.5)
        sys.exit(f"no {text} of {name}:\n{found.decode()[-3000:]}")

    def __enter__(self):
        self.start("master.Master", "master", "--port", "0")
        told = self.wait_for("master", (b"New state: ALIVE", 1))
        self.master = re.search(rb"spark://127\.0\.0\.1:\d+", told)[0].decode()
        for number in (1, 2):
            self.start("worker.Worker", f"worker{number}", "--cores", str(CORES),
                       "--memory", "600m", "--work-dir",
                       os.path.join(self.folder, f"work{number}"), self.master)
        self.wait_for("master", (b"Registering worker", 2))
        return self

    def __exit__(self, *_):
        for process in self.started:
            process.terminate()
        for process in self.started:
            process.wait()

    def executors(self):
        with open(os.path.join(self.folder, "master.log"), "rb") as log:
            return log.read().count(b"Launching executor")


def main():
    if not shutil.which("java"):
        print("SKIPPED: Java is not installed: apt-get install default-jre-headless")
        return 77
    try:
        spark = peers.get("pyspark")
    except peers.Missing as why:
        print(f"SKIPPED: {why}")
        return 77
    folder = tempfile.mkdtemp(prefix="faultwire-spark")
    try:
        return compare(spark, folder)
    finally:
        shutil.rmtree(folder)


def compare(spark, folder):
    path = os.path.join(folder, "big.lp")
    make(path)
    with Cluster(os.path.join(spark.folder, "site/pyspark"), folder) as cluster:
        start = time.monotonic()
        done = subprocess.run([sys.executable, "-B", os.path.join(SOURCE, "docs/samples",
                                                                  "spark_check.py"),
                               cluster.master, path, str(STEP)],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=cluster.env)
        if done.returncode != 0:
            sys.exit(done.stderr.decode()[-5000:])
        by_spark = json.loads(done.stdout)
        seconds = time.monotonic() - start
        executors = cluster.executors()
    start = time.monotonic()
    serial = json.loads(subprocess.run([TOOL, "check", "--bytes", "0-", "--output", "json", path],
                                       stdout=subprocess.PIPE).stdout)
    print(f"{spark.text()}, {executors} executors, {by_spark['ranges']} ranges of {STEP} MB, "
          f"{by_spark['repeated']} repeated: {os.path.getsize(path)} bytes in {seconds:.0f} s")
    print(f"serial: {time.monotonic() - start:.0f} s")
    different = 0
    for what in ("accepted", "rejected", "error", "rejections"):
        same = by_spark[what] == serial[what]
        shown = f"{len(serial[what])}, the first at byte {serial[what][0]['offset']}" if (
            what == "rejections") else serial[what]
        print(f"{what}: {'equal' if same else 'DIFFERENT'}: {shown}")
        different += not same
    print(f"4 checks, {different + (executors != 2)} problems")
    peers.record(spark, "judges a file by ranges", by_spark["ranges"], different)
    return 1 if different or executors != 2 else 0


sys.exit(main())
