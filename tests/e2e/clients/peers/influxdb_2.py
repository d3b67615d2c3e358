# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""influxdb_2.py synchronous|batching|async: the client of InfluxDB 2 for Python."""
import asyncio, logging, sys
import cases
from influxdb_client import InfluxDBClient, WriteOptions
from influxdb_client.client.influxdb_client_async import InfluxDBClientAsync
from influxdb_client.client.write_api import SYNCHRONOUS

logging.disable()  # what it logs it also raises


def account(port, one):
    return {"url": f"http://127.0.0.1:{port}", "token": one["token"], "org": "org",
            "enable_gzip": one["gzip"], "timeout": 60_000}


def synchronous(port, one):
    with InfluxDBClient(**account(port, one)) as client:
        client.write_api(SYNCHRONOUS).write(one["bucket"], record=one["lines"])


def batching(port, one):
    failures = []
    # One record, so that a flush in between does not divide it.
    options = WriteOptions(batch_size=1, flush_interval=300, max_retries=2,
                           retry_interval=5, max_retry_delay=50)
    with InfluxDBClient(**account(port, one)) as client:
        with client.write_api(options, error_callback=lambda _, __, e: failures.append(e)) as api:
            api.write(one["bucket"], record="\n".join(one["lines"]))
    if failures:
        raise failures[0]


def asynchronous(port, one):
    async def write():
        async with InfluxDBClientAsync(**account(port, one)) as client:
            await client.write_api().write(one["bucket"], record=one["lines"])

    asyncio.run(write())


cases.run({"synchronous": synchronous, "batching": batching, "async": asynchronous}[sys.argv[1]])
