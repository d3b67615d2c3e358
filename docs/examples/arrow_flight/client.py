# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""client.py PORT TABLE: reads a table of the service with pyarrow and prints what a program in
Python gets of an error."""
import sys
import pyarrow, pyarrow.flight as flight

port, table = sys.argv[1:]


def message(error):
    """Without what Arrow's client appends for a data stream."""
    return str(error).partition(". gRPC client debug context: ")[0]


client = flight.connect(f"grpc://127.0.0.1:{port}")
try:
    for chunk in client.do_get(flight.Ticket(table.encode())):
        print(f"{table}: {chunk.data.num_rows} rows")
except flight.FlightUnavailableError as error:
    print(f"try again later: {message(error)}")
except pyarrow.ArrowKeyError as error:
    print(f"not there: {message(error)}")
except flight.FlightError as error:  # FlightInternalError and others
    print(f"{type(error).__name__}: {message(error)}")
    print(f"  with {len(error.extra_info)} bytes of google.rpc.Status")
