# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""influxdb_3.py synchronous|batching: the client of InfluxDB 3 for Python."""
import logging, sys
import cases
from influxdb_client_3 import InfluxDBClient3, SYNCHRONOUS, WriteOptions, write_client_options

logging.disable()  # what it logs it also raises


def write(port, one):
    failures = []
    options = SYNCHRONOUS
    if sys.argv[1] == "batching":
        # One record, so that a flush in between does not divide it.
        options = WriteOptions(batch_size=1, flush_interval=300, max_retries=2,
                               retry_interval=5, max_retry_delay=50)
    with InfluxDBClient3(
            host=f"http://127.0.0.1:{port}", token=one["token"], database=one["bucket"],
            enable_gzip=one["gzip"], write_timeout=60_000,
            write_use_v2_api=one["api"] != "core-v3",
            write_client_options=write_client_options(
                write_options=options,
                error_callback=lambda _, __, e: failures.append(e))) as client:
        client.write("\n".join(one["lines"]))
    if failures:
        raise failures[0]


cases.run(write)
