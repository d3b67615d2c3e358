# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""python_clients.py influxdb|aioinflux: runs the cases of standard input and prints for each
what the client's user gets to see."""
import asyncio, json, sys


def with_influxdb(port, one):
    import influxdb
    client = influxdb.InfluxDBClient("127.0.0.1", port, one["user"], one["password"], one["bucket"],
                                     gzip=one.get("gzip", False))
    try:
        client.write_points(one["lines"], protocol="line", time_precision="n")
    finally:
        client.close()


def with_aioinflux(port, one):
    import aioinflux

    async def write():
        async with aioinflux.InfluxDBClient(host="127.0.0.1", port=port, db=one["bucket"],
                                            username=one["user"],
                                            password=one["password"]) as client:
            await client.write("\n".join(one["lines"]))

    asyncio.run(write())


write = {"influxdb": with_influxdb, "aioinflux": with_aioinflux}[sys.argv[1]]
work = json.load(sys.stdin)
for one in work["cases"]:
    seen = {"event": one["event"], "outcome": "ok", "status": None, "text": ""}
    try:
        write(work["port"], one)
    except Exception as e:
        seen.update(outcome=type(e).__name__, status=getattr(e, "code", None), text=str(e))
    print(json.dumps(seen))
