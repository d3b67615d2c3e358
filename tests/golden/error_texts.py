# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Writes error_texts.jsonl: texts that follow the grammars of clients and servers, and what they
mean. An oracle: codes and words are typed here from what the programs were seen to write, not
from the tables of the library. Run it by hand after a change: python3 error_texts.py"""
import json, os

texts = []


def add(text, **known):
    texts.append({"text": text, **known})


PREFIXES = [("Flight RPC failed with message: ", 2),
            ("Flight returned internal error, with message: ", 13),
            ("Flight returned invalid argument error, with message: ", 3),
            ("Flight returned timeout error, with message: ", 4),
            ("Flight returned not found error, with message: ", 5),
            ("Flight returned already exists error, with message: ", 6),
            ("Flight cancelled call, with message: ", 1),
            ("Flight returned unauthenticated error, with message: ", 16),
            ("Flight returned unauthorized error, with message: ", 7),
            ("Flight returned unimplemented error, with message: ", 12),
            ("Flight returned unavailable error, with message: ", 14),
            ("gRPC returned resource exhausted error, with message: ", 8),
            ("gRPC returned precondition failed error, with message: ", 9),
            ("gRPC returned aborted error, with message: ", 10),
            ("gRPC returned out-of-range error, with message: ", 11),
            ("gRPC returned data loss error, with message: ", 15), ]
PEERS = ["ipv4:10.1.2.3:443", "ipv6:%5B::1%5D:8888", "unix:/run/flight.sock"]
for i, (prefix, code) in enumerate(PREFIXES):
    message = f"trouble {i}"
    peer = PEERS[i % 3]
    keys = [
        'created_time:"2026-11-21T09:00:00.1+00:00"', f"grpc_status:{code}",
        f'grpc_message:"{message}"'
    ]
    keys = keys[i % 3:] + keys[:i % 3]
    debug = f"UNKNOWN:Error received from peer {peer} {{{', '.join(keys)}}}"
    add(prefix + message, grpc=code, message=message)
    add(f"{prefix}{message}. gRPC client debug context: {debug}. Client context: OK", grpc=code,
        message=message, peer=peer, client="OK")
    add(
        f"pyarrow.lib.ArrowException: {prefix}{message}. gRPC client debug context: {debug}. gRPC "
        f"client debug context: {debug}. Additional context: "
        "Cancelled: stop. Client context: IOError: Server never sent a data message. Detail: "
        "Internal",
        grpc=code, message=message, peer=peer,
        client="IOError: Server never sent a data message. Detail: Internal",
        additional="Cancelled: stop")
    folded = f"{prefix}{message}. gRPC client debug context: {debug}".replace(
        ", with", ",\n  with").replace("debug context: ", "debug context:\n  ")
    add("2026-11-21 ERROR " + folded, grpc=code, message=message, peer=peer)
    # Arrow 7 and older: gRPC in all prefixes but one, other words for two codes, the suffixes the
    # other way round.
    old = prefix if code == 2 else prefix.replace("Flight", "gRPC").replace(
        "timeout", "deadline exceeded").replace("unauthorized", "permission denied")
    add(f"{old}{message}. Client context: OK. gRPC client debug context: {debug}", grpc=code,
        message=message, peer=peer, client="OK")
for number in (17, 42):
    add(f"gRPC failed with error code {number} and message: odd", raw=number, message="odd")
    add(f"Flight failed with error code {number} and message: odd", transport=number, message="odd")
# A status of Arrow: alone, and before a prefix.
for status, detail, code in (("IOError", "Internal", 13), ("IOError", "TimedOut", 4),
                             ("Cancelled", "Cancelled", 1), ("IOError", "Unauthenticated", 16),
                             ("IOError", "Unauthorized", 7), ("IOError", "Unavailable", 14)):
    add(f"{status}: gone: for good. Detail: {detail}", grpc=code, message="gone: for good",
        arrow=f"{status} + {detail}")
add("Unknown error: gone. Detail: Failed", grpc=2, message="gone", arrow="UnknownError + Failed")
add("IOError: Flight returned unavailable error, with message: gone. Detail: Unavailable", grpc=14,
    arrow="IOError + Unavailable")
add("gRPC cancelled call, with message: gone", grpc=1, arrow="IOError + Cancelled")
add("IOError: no such file. Detail: [errno 2] No such file or directory", nothing=True)
add("Details: Unavailable", nothing=True)
add(
    'pyarrow._flight.FlightServerError: Flight RPC failed with Python exception "ValueError: bad". '
    'Detail: Failed',
    grpc=2, python="ValueError: bad")
NAMES = [
    "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND",
    "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED",
    "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"
]
for code in range(1, 17):
    camel = "".join(part.capitalize()
                    for part in NAMES[code].split("_")).replace("Cancelled", "Canceled")
    add(f"rpc error: code = {camel} desc = it broke", grpc=code, message="it broke",
        client_name="grpc-go")
    add(f"Error: {code} {NAMES[code]}: it broke", grpc=code, message="it broke",
        client_name="grpc-js")
    add(f"io.grpc.StatusRuntimeException: {NAMES[code]}: it broke", grpc=code, message="it broke",
        client_name="grpc-java")
    camel = camel.replace("Canceled", "Cancelled")
    add(
        f'status: {camel}, message: "it broke", details: [], metadata: MetadataMap '
        f'{{ headers: {{}} }}',
        grpc=code, message="it broke", client_name="tonic")
    add(
        f'<_InactiveRpcError of RPC that terminated with:\n\tstatus = '
        f'StatusCode.{NAMES[code]}\n\tdetails = "it broke"',
        grpc=code, message="it broke", client_name="grpc-python")
add('rpc error: code = NotFound desc = "home" is no database', grpc=5,
    message='"home" is no database')
add("rpc error: code = Code(17) desc = odd", raw=17, message="odd")
for name, number in (("NO_ERROR", 0), ("PROTOCOL_ERROR", 1), ("INTERNAL_ERROR", 2),
                     ("REFUSED_STREAM", 7), ("CANCEL", 8), ("ENHANCE_YOUR_CALM", 11)):
    add(f"stream terminated by RST_STREAM with error code: {name}", reset=number)
    add(f"Received RST_STREAM with error code {number}", reset=number)
    add(f"13 INTERNAL: Received RST_STREAM with code {number} (Call ended without gRPC status)",
        reset=number, grpc=13)
ENGINE = [("Error during planning: ", 3), ("SQL error: ", 3), ("Schema error: ", 3),
          ("This feature is not implemented: ", 3), ("Execution error: ", 3),
          ("Resources exhausted: ", 8), ("Internal error: ", 13), ("Arrow error: ", 3),
          ("Invalid or Unsupported Configuration: ", 13)]
for words, code in ENGINE:
    add(f"Query failed. {words}because", grpc=code)
    add(f"Error while planning query: {words}because", grpc=code)
REJECTED = [
    ("Invalid measurement was provided", "invalid_measurement"),
    ("No fields were provided", "missing_fields"),
    ("Unable to parse integer value '99999999999999999999'", "invalid_integer"),
    ("Unable to parse integer value `99999999999999999999`", "invalid_integer"),
    ("Unable to parse timestamp value '1234610000000000000000'", "invalid_timestamp"),
    ("Could not parse entire line. Found trailing content: 'x'", "trailing_content"),
    ("Unable to insert iox::column_type::tag type into column host with type "
     "iox::column_type::field::string",
     "type_conflict"),
    ("the tag 'host' is specified more than once with conflicting values", "duplicate_tag"),
    ("Measurements, tag keys and values, and field keys may not end with a backslash",
     "ends_with_backslash")
]
for reason, kind in REJECTED:
    add(
        f"failed to parse line protocol: errors encountered on line(s):\nerror parsing line 7 "
        f"(1-based): {reason}",
        rejected=kind, line=7)
    add(
        json.dumps(
            {"code": "invalid", "line": 7, "message": f"error writing line 7 (1-based): {reason}"}),
        rejected=kind, line=7)
# Cut, garbled, empty.
whole = ('Flight returned unavailable error, with message: gone. gRPC client debug context: '
         'UNKNOWN:Error received from peer ipv4:1.2.3.4:5 {grpc_status:14, grpc_message:"gone"}')
for cut in range(48, len(whole), 9):
    add(whole[:cut], grpc=14)
for junk in ("", "{", "{{{{", 'message: "', "Flight", "Flight returned",
             "rpc error: code = desc = ", "14 UNAVAILABLE", "children:[", "\\\\\\\"",
             "gRPC client debug context: {"):
    add(junk, nothing=True)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "error_texts.jsonl"),
          "w") as file:
    for row in texts:
        file.write(json.dumps(row) + "\n")
print(len(texts), "texts")
