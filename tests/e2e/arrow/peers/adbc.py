# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""ADBC's driver of Flight SQL as client: see foreign.py. `adbc.py client PORT`; the method of a
request is GetFlightInfo, to which the driver sends a query."""
import base64, json, sys
import adbc_driver_flightsql
import adbc_driver_manager as manager


def failure(port, request, header):
    options = {}
    if header:
        name, value = header.split("=")
        options["adbc.flight.sql.rpc.call_header." + name] = value
    with adbc_driver_flightsql.connect(f"grpc://127.0.0.1:{port}", options) as database:
        with manager.AdbcConnection(database) as connection:
            with manager.AdbcStatement(connection) as statement:
                statement.set_sql_query(request)
                try:
                    statement.execute_query()
                except manager.Error as error:
                    return error
    return None


for line in sys.stdin:
    _, request, header = line.rstrip("\n").split("\t")
    error = failure(int(sys.argv[2]), request, header)
    seen = {"code": error and error.status_code.name, "message": str(error),
            "text": f"{type(error).__name__}: {error}", "metadata": {}, "details": ""}
    for key, value in error.details if error else []:
        value = value if isinstance(value, bytes) else value.encode()
        key = key.decode() if isinstance(key, bytes) else key
        seen["metadata"].setdefault(key, []).append(base64.b64encode(value).decode())
    print(json.dumps(seen), flush=True)
