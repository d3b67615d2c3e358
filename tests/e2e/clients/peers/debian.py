# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""debian.py influxdb|aioinflux: the clients that Debian packages."""
import asyncio, sys
import cases


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


cases.run({"influxdb": with_influxdb, "aioinflux": with_aioinflux}[sys.argv[1]])
