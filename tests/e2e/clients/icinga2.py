# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Drives icinga2's Influxdb2Writer: one daemon a case checks a host every second and writes what
the check measured. Its batches are good in themselves, so bad entries are ones whose type
contradicts what the bucket holds already."""
import concurrent.futures, http.client, os, re, shutil, signal, subprocess, tempfile, time
from sample import skip

CONFIG = """
library "checker"
library "perfdata"
object CheckerComponent "checker" {}
object FileLogger "log" {
  severity = "warning"
  path = "FOLDER/log"
}
object CheckCommand "told" { command = [ "/bin/echo", "OK | load=1;5;10 memory=2" ] }
object Host "h" {
  check_command = "told"
  check_interval = 1s
  retry_interval = 1s
}
object Influxdb2Writer "writer" {
  host = "127.0.0.1"
  port = PORT
  organization = "org"
  bucket = "BUCKET"
  auth_token = "TOKEN"
  flush_interval = 1s
  enable_send_thresholds = true
  host_template = { measurement = "told" }
}
"""
# Only the load has a threshold; both have a value.
STORED = {"partial": 'told warn="text"', "all_bad": 'told value="text"'}
ENOUGH = 2  # requests: one that was refused is followed by others


def store(port, one):
    tomorrow = time.time_ns() + 86400 * 10**9
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line = STORED[one["event"]]
    connection.request("POST", "/api/v2/write?bucket=" + one["bucket"],
                       f"{line}\n{line} {tomorrow}", {"Authorization": "Token writing"})
    assert connection.getresponse().status == 204
    connection.close()


def finished(log, one):
    good = one["event"] in ("good", "zipped")
    return os.path.exists(log) and good == (not os.path.getsize(log))


def watch(port, one, requests):
    if one["event"] in STORED:
        store(port, one)
    already = requests(one["bucket"])
    folder = tempfile.mkdtemp()
    with open(os.path.join(folder, "conf"), "w") as file:
        config = CONFIG.replace("FOLDER", folder).replace("PORT", str(port)).replace(
            "BUCKET", one["bucket"]).replace("TOKEN", one["token"])
        file.write(config)
    places = [
        f"-D{name}={folder}" for name in ("DataDir", "CacheDir", "InitRunDir", "LogDir", "SpoolDir",
                                          "StateDir")
    ]
    owner = [
        "-DRunAsUser=" + subprocess.check_output(["id", "-un"], text=True).strip(),
        "-DRunAsGroup=" + subprocess.check_output(["id", "-gn"], text=True).strip()
    ]
    daemon = subprocess.Popen(
        ["icinga2", "daemon", "-c",
         os.path.join(folder, "conf"), *places, *owner], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        until = time.monotonic() + 180
        while time.monotonic() < until and daemon.poll() is None:
            if requests(one["bucket"]) >= already + ENOUGH and finished(
                    os.path.join(folder, "log"), one):
                break
            time.sleep(0.1)
        time.sleep(0.2)  # what it says of its last request
        with open(os.path.join(folder, "log"), errors="replace") as file:
            text = file.read()
    finally:
        os.killpg(daemon.pid, signal.SIGKILL)  # it has children, and waits for them
        daemon.wait()
        shutil.rmtree(folder, ignore_errors=True)
    text = "\n".join(
        re.sub(r"^\[[^]]*\] ", "", line)
        for line in text.splitlines()
        if line.strip() and "Context:" not in line and "(0)" not in line)
    first = text.split("\nwarning/Influxdb2Writer: Unexpected response code")[0]
    return {
        "event": one["event"], "outcome": "warning" if "Unexpected response code" in text else "ok",
        "text": first
    }


def drive(port, cases, requests):
    if not shutil.which("icinga2"):
        skip("icinga2 is not installed: apt-get install icinga2-bin")
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        return list(pool.map(lambda one: watch(port, one, requests), cases))
