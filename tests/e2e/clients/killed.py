# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""killed.py SERVER [KILLS]: the server is killed while clients bring new columns, and while it
writes its snapshot, half of KILLS each. Started again, it knows every column that an answer rested
on: a value of another type is rejected in the server's words."""
import http.client, itertools, json, os, shutil, signal, sys, tempfile, threading, time
from sample import Sample, problems_exit

KILLS = 10
WIDE = (200, 400)  # tables and columns that make a snapshot of megabytes
TIME = 1_000_000_000


def start(program, snapshot):
    return Sample(program, "--port", "0", "--bucket", "home", "--schemas", snapshot,
                  "--max-columns", "200000")


def write(server, body):
    status, _, text = server.ask("POST", "/api/v2/write?bucket=home", body)
    return status, text


def unknown(server, columns):
    """Columns of which the server does not know that they hold numbers."""
    out = []
    for at in range(0, len(columns), 100):
        part = columns[at:at + 100]
        _, text = write(server,
                        "\n".join(f'{table} {column}="text" {TIME}' for table, column in part))
        message = json.loads(text)["message"] if text else ""
        out += [
            (table, column) for number, (table, column) in enumerate(part, 1) if
            f"line {number} (1-based): Unable to insert iox::column_type::field::string type into "
            f"column {column} with type "
            "iox::column_type::field::float" not in message
        ]
    return out


def bring_columns(server, name, answered):
    """Until the server is gone; `answered` gets each column whose write was answered."""
    try:
        for number in itertools.count():
            if write(server, f"{name} c{number}=1 {TIME}")[0] != 204:
                return
            answered.append((name, f"c{number}"))
    except (OSError, http.client.HTTPException):
        pass


def killed_under_load(program, snapshot, problems, kills):
    answered = []
    for turn in range(kills):
        server = start(program, snapshot)
        fresh = []
        clients = [
            threading.Thread(target=bring_columns, args=(server, f"t{turn}_{name}", fresh))
            for name in range(3)
        ]
        for client in clients:
            client.start()
        until = time.monotonic() + 60
        while len(fresh) < 150 and time.monotonic() < until:
            time.sleep(0.01)
        server.stop(signal.SIGKILL)
        for client in clients:
            client.join()
        answered += fresh
        with start(program, snapshot) as server:
            lost = unknown(server, answered)
            problems += [f"unknown after a kill: {lost[:3]} and {len(lost)} in all"] if lost else []
            print(
                f"killed under load: {len(answered)} columns were answered, {len(lost)} of them "
                f"unknown"
            )
    return len(answered)


def columns_of(snapshot):
    return {tuple(row) for row in json.loads(snapshot)["home"]}


def killed_in_snapshot(program, snapshot, problems, kills):
    with start(program, snapshot) as server:
        for table in range(0, WIDE[0], 20):
            lines = [
                f"w{number} " + ",".join(f"c{column}=1"
                                         for column in range(WIDE[1])) + f" {TIME}"
                for number in range(table, table + 20)
            ]
            status, text = write(server, "\n".join(lines))
            assert status == 204, text
    answered = [(f"w{number}", f"c{number}") for number in range(WIDE[0])]
    size, in_the_middle = os.path.getsize(snapshot), 0
    fresh = snapshot + ".new"
    for turn in range(40 * kills):  # on a busy machine most kills come after the snapshot
        if in_the_middle == kills:
            break
        server = start(program, snapshot)
        with open(snapshot, "rb") as file:
            old = file.read()
        client = threading.Thread(target=bring_columns, args=(server, f"k{turn}", answered))
        if os.path.exists(fresh):
            os.remove(fresh)
        client.start()
        until = time.monotonic() + 60
        while not os.path.exists(fresh) and time.monotonic() < until:
            pass
        server.stop(signal.SIGKILL)
        client.join()
        with open(snapshot, "rb") as file:
            now = file.read()
        if os.path.exists(fresh):
            in_the_middle += 1
        problems += [] if now == old or columns_of(old) <= columns_of(now) else [
            "a kill during the snapshot hurt the old one"
        ]
    with start(program, snapshot) as server:
        lost = unknown(server, answered)
    problems += [f"unknown after a kill during the snapshot: {lost[:3]} and {len(lost)} in all"
                 ] if lost else []
    problems += [] if in_the_middle == kills else [
        f"only {in_the_middle} kills fell into a snapshot"
    ]
    print(
        f"killed {in_the_middle} times while a snapshot of {size} bytes was written: "
        f"{len(answered)} columns known, {len(lost)} unknown"
    )
    return len(answered) + in_the_middle


def broken_snapshot(program, snapshot, problems, _):
    """A file that is no snapshot is not taken for an empty one."""
    with open(snapshot, "r+b") as file:
        file.truncate(os.path.getsize(snapshot) // 2)
    try:
        start(program, snapshot).stop()
        problems.append("a broken snapshot is taken for none")
    except SystemExit as why:
        problems += [] if "is not a snapshot" in str(why) else [f"not said why: {why}"]
        print(str(why).strip())


def cap(program, snapshot, problems, _):
    """What is over the cap is not remembered, in memory or on disk; what is under it is judged
    as before."""
    with Sample(program, "--port", "0", "--bucket", "home", "--schemas", snapshot, "--max-columns",
                "10") as server:
        for number in range(20):
            assert write(server, f"m c{number}=1 {TIME}")[0] == 204
        known = server.vars()["columns"]
        lost = unknown(server, [("m", f"c{number}") for number in range(10)])
        beyond = write(server, f'm c15="text" {TIME}')[0]
    with open(snapshot, "rb") as file:
        saved = len(columns_of(file.read()))
    if (known, saved, lost, beyond) != (10, 10, [], 204):
        problems.append(
            f"20 columns under a cap of 10: {known} known, {saved} saved, {lost} lost, {beyond} "
            f"beyond it"
        )
    print(f"a cap of 10 columns: {known} known, {saved} saved")
    return 20


def main():
    program, problems, checks = sys.argv[1], [], 0
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else KILLS
    for part in (killed_under_load, killed_in_snapshot, broken_snapshot, cap):
        folder = tempfile.mkdtemp()
        snapshot = os.path.join(folder, "schemas.json")
        try:
            if part is broken_snapshot:
                with start(program, snapshot) as server:
                    write(server, "m f=1 1")
            checks += part(program, snapshot, problems, kills // 2) or 1
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    problems_exit(problems, checks)


if __name__ == "__main__":
    main()
