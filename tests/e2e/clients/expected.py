# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What clients make of answers, as they are known to behave: one row for a client, a flavour of
the answers and an event. `outcome` is the name of the error that the client's user gets,
`statuses` one for every request that the server saw, `texts` what the user can read."""
from collections import namedtuple

Row = namedtuple("Row", "client api event outcome statuses texts")

# Clients that wait as long as Retry-After says, in seconds.
OBEYS = {"curl", "influxdb-client-py-batching", "influxdb3-client-py-batching",
         "influxdb-client-go-async", "influxdb-client-java-batching", "telegraf"}
LIMIT = 10000  # bytes of a body
BATCHES = {
    "good": ["m,t=a f=1 1", "m,t=b f=2 2"],
    "zipped": [f"m,t=a f=1 {i}" for i in range(200)],
    "partial": ["m,t=a f=1 1", "bad", "m,t=b f=2 2", 'm f="text" 3'],
    "all_bad": ["bad", ",m f=1"],
    "too_large": [f"m{i},host=a-rather-long-name f={i} {i}" for i in range(400)],
}
# Failures that the server rehearses for the bucket of that name.
REHEARSED = {
    "busy": "too many requests",
    "busy_once": "too many requests*1",
    "down": "unavailable",
    "broken": "internal error"
}
EVENTS = [
    "good", "zipped", "partial", "all_bad", "unauthorised", "no_permission", "unknown_bucket",
    "too_large", "busy", "busy_once", "down", "broken"
]

CLOUD, V1 = "cloud-serverless-2024", "oss-1"
CLOUD_TEXTS = {
    "partial": [
        "line 2 (1-based)",
        "line 4 (1-based): Unable to insert iox::column_type::field::string type into column f"
    ],
    "all_bad": ["line 1 (1-based)", "line 2 (1-based): Invalid measurement was provided"],
    "unauthorised": ["no token"],
    "no_permission": ["forbidden"],
    "unknown_bucket": ['bucket "unknown_bucket" not found'],
    "too_large": ["cannot read data: points in batch is too large"],
    "busy": ["has exceeded limited_write plan limit"],
    "down": ["no healthy upstream ingesters available"],
    "broken": ["dml handler error: internal dml handler error: rehearsed failure"],
}
CLOUD_STATUS = {
    "partial": 400,
    "all_bad": 400,
    "unauthorised": 401,
    "no_permission": 403,
    "unknown_bucket": 404,
    "too_large": 413,
    "busy": 429,
    "busy_once": 429,
    "down": 503,
    "broken": 500
}
V1_TEXTS = {
    "partial": ["partial write: field type conflict", "dropped=1"],
    "all_bad": [
        "unable to parse 'bad': missing fields", "unable to parse ',m f=1': missing measurement"
    ],
    "unauthorised": ["unable to parse authentication credentials"],
    "no_permission": ["reader", "user is not authorized to write to database"],
    "unknown_bucket": ["database not found: ", "unknown_bucket"],
    "too_large": ["Request Entity Too Large"],
    "busy": ["request throttled, queue full"],
    "down": ["timeout"],
    "broken": ["write failed"],
}
V1_STATUS = {**CLOUD_STATUS, "busy": 503, "busy_once": 503, "down": 500}
CORE_PARTIAL = ["line 2", "line 4", "invalid column type for column 'f'"]
CORE_BODY = ['"line_number":2', '"line_number":4', "invalid column type for column"]


def rows_of(client, api, status, texts, outcome, **changes):
    """One row for every event; `outcome` is the error of all failures. `changes`: event ->
    {column: value}, or None for an event that is left out."""
    rows = []
    for event in EVENTS:
        change = changes.get(event, {})
        if change is None:
            continue
        good = event in ("good", "zipped")
        row = Row(client, api, event, "ok", [204], [])
        if not good:
            row = row._replace(outcome=outcome,
                               statuses=[status[event]],
                               texts=texts.get(event.removesuffix("_once"), []))
        rows.append(row._replace(**change))
    return rows


def repeated(status):
    return {"statuses": [status] * 3}


def cloud_rows(client, outcome, core_partial={}, core_broken={}, oss_partial={}, v2_partial={},
               **changes):
    """The rows of a client of InfluxDB 2 or 3: every event with Cloud's answers, and what differs
    with the answers of other products."""
    rows = rows_of(client, CLOUD, CLOUD_STATUS, CLOUD_TEXTS, outcome, **changes)
    rows.append(Row(client, "cloud-serverless", "partial", "ok", [204], []))
    partial = Row(client, "oss-2", "partial", outcome, [400], ["unable to parse 'bad': "])
    rows.append(partial._replace(**oss_partial))
    partial = partial._replace(api="core-v2",
                               texts=["write buffer error: line protocol parse failed: "])
    rows.append(partial._replace(**v2_partial))
    partial = partial._replace(api="core-v3", texts=CORE_PARTIAL)
    rows.append(partial._replace(**core_partial))
    broken = Row(client, "core-v3", "broken", outcome, [500], ["error from wal"])
    rows.append(broken._replace(**core_broken))
    return rows


BATCHING = {
    "busy": repeated(429), "busy_once": {"outcome": "ok", "statuses": [429, 204], "texts": []},
    "down": repeated(503), "broken": repeated(500), "core_broken": repeated(500)
}
JAVA = {
    "partial": {"outcome": "BadRequestException"}, "all_bad": {"outcome": "BadRequestException"},
    "unauthorised": {"outcome": "UnauthorizedException"},
    "no_permission": {"outcome": "ForbiddenException"},
    "unknown_bucket": {"outcome": "NotFoundException"},
    "too_large": {"outcome": "RequestEntityTooLargeException"},
    "down": {"outcome": "ServiceUnavailableException"},
    "broken": {"outcome": "InternalServerErrorException"},
    "oss_partial": {"outcome": "BadRequestException"},
    "v2_partial": {"outcome": "BadRequestException"},
    "core_partial": {"outcome": "BadRequestException", "texts": []},
    "core_broken": {"outcome": "InternalServerErrorException", "texts": []},
}
SILENT = {"outcome": "ok", "texts": []}  # the server refused points, and nothing is told of them

ROWS = [
    # Retries every status of 429 or more, and reads Retry-After as milliseconds. So its retries end
    # long before the 20 s are over.
    *rows_of("influxdb-client-js",
             CLOUD,
             CLOUD_STATUS,
             CLOUD_TEXTS,
             "HttpError",
             busy={**repeated(429), "texts": ["org org has exceeded limited_write plan limit"]},
             down=repeated(503),
             broken=repeated(500),
             busy_once={
                 "outcome": "ok",
                 "statuses": [429, 204],
                 "texts": []
             }),
    Row("influxdb-client-js", "cloud-serverless", "partial", "ok", [204], []),
    Row("influxdb-client-js", "oss-2", "partial", "HttpError", [400], ["unable to parse 'bad': "]),
    Row("influxdb-client-js", "core-v2", "partial", "HttpError", [400],
        ["write buffer error: line protocol parse failed: "]),
    # Retries nothing.
    *rows_of("influxdb3-client-js", CLOUD, CLOUD_STATUS, CLOUD_TEXTS, "HttpError"),
    Row("influxdb3-client-js", "cloud-serverless", "partial", "ok", [204], []),
    Row("influxdb3-client-js", "core-v2-before-3-4-2", "partial", "HttpError", [400],
        ["A generic parsing error occurred: TakeWhile1"]),
    Row("influxdb3-client-js", "core-v3", "partial", "HttpError", [400], CORE_PARTIAL),
    Row("influxdb3-client-js", "core-v3", "broken", "HttpError", [500], ["error from wal"]),
    # Statuses from 500 on are one error without a body.
    *rows_of(
        "node-influx", V1, V1_STATUS, V1_TEXTS, "RequestError", **{
            event: {
                "outcome": "ServiceNotAvailableError",
                "texts": [text]
            } for event, text in {
                "busy": "Service Unavailable",
                "busy_once": "Service Unavailable",
                "down": "Internal Server Error",
                "broken": "Internal Server Error"
            }.items()
        }),
    Row("node-influx", "core-v1", "busy", "RequestError", [429],
        ["A 429 Too Many Requests error occurred", "too many requests"]),
    Row("node-influx", "core-v1", "partial", "RequestError", [400],
        ["line protocol parsing error", '"line_number":2']),
    # Statuses from 500 on are an error of the server whose status is lost.
    *rows_of(
        "python3-influxdb", V1, V1_STATUS, V1_TEXTS, "InfluxDBClientError", **{
            event: {
                "outcome": "InfluxDBServerError"
            } for event in ("busy", "busy_once", "down", "broken")
        }),
    Row("python3-influxdb", "core-v1", "busy", "InfluxDBClientError", [429],
        ["429: ", "too many requests"]),
    Row("python3-influxdb", "core-v1", "partial", "InfluxDBClientError", [400],
        ["line protocol parsing error", '"line_number":2']),
    # Shows X-Influxdb-Error only: nothing under 401, nothing where 1.x answers in plain text, and
    # nothing of InfluxDB 3.
    *rows_of("aioinflux",
             V1,
             V1_STATUS,
             V1_TEXTS,
             "InfluxDBWriteError",
             zipped=None,
             unauthorised={"texts": ["Error writing data (401 - Unauthorized): "]},
             busy={"texts": ["Error writing data (503 - Service Unavailable): "]},
             busy_once={"texts": ["Error writing data (503 - Service Unavailable): "]}),
    Row("aioinflux", "core-v1", "busy", "InfluxDBWriteError", [429],
        ["Error writing data (429 - Too Many Requests): "]),
    Row("aioinflux", "core-v1", "partial", "InfluxDBWriteError", [400],
        ["Error writing data (400 - Bad Request): "]),
    # None of these retries, unless it batches. Then it tries twice more after a status of 429 or
    # more, at the time that Retry-After says.
    *cloud_rows("influxdb-client-py", "ApiException", core_partial={"texts": CORE_BODY}),
    *cloud_rows("influxdb-client-py-batching", "ApiException", **BATCHING,
                core_partial={"texts": CORE_BODY}),
    *cloud_rows("influxdb-client-py-async", "ApiException", core_partial={"texts": CORE_BODY}),
    *cloud_rows("influxdb3-client-py", "ApiException",
                core_partial={"outcome": "InfluxDBPartialWriteError"}),
    *cloud_rows("influxdb3-client-py-batching", "ApiException", **BATCHING,
                core_partial={"outcome": "InfluxDBPartialWriteError"}),
    *cloud_rows("influxdb-client-go", "*http.Error", core_partial={"texts": CORE_BODY}),
    # Flush writes what failed again. The first failure is told even if that succeeds, and
    # nothing is told of the points that a partial write of 2.x or Core loses.
    *cloud_rows(
        "influxdb-client-go-async", "*http.Error", busy={"statuses": [429, 429]}, busy_once={
            "statuses": [429, 204]
        }, down={"statuses": [503, 503]}, broken={"statuses": [500, 500]}, oss_partial=SILENT,
        core_partial=SILENT, core_broken={"statuses": [500, 500]}),
    *cloud_rows("influxdb3-client-go", "*influxdb3.ServerError",
                core_partial={"outcome": "*influxdb3.PartialWriteError"}),
    # Shows nothing of an answer without a Content-Type.
    *cloud_rows("influxdb-client-java", "InfluxException", **JAVA),
    *cloud_rows("influxdb-client-java-batching", "InfluxException",
                **{event: {**JAVA.get(event, {}), **BATCHING.get(event, {})}
                   for event in {**JAVA, **BATCHING}}),
    *cloud_rows("influxdb3-client-java", "InfluxDBApiHttpException"),
    # Keeps what failed for the next flush, also if the token is wrong, unless the status is another
    # 4xx. Halves what is too large, and reports an error although both halves were written. Shows
    # no text of a 429 or 503, and none of Core's.
    *cloud_rows(
        "telegraf", "main.kept", all_bad=None, partial={
            "outcome": "main.gone",
            "texts": ["will be dropped: 400 Bad Request", "line 3 (1-based)"]
        }, unauthorised=repeated(401), no_permission=repeated(403),
        unknown_bucket={"outcome": "main.gone"}, too_large={
            "outcome": "main.gone", "statuses": [413, 204, 204],
            "texts": ["not all metrics have been sent"]
        }, busy={**repeated(429), "texts": ["will retry in 1s. (429 Too Many Requests)"]},
        busy_once=BATCHING["busy_once"],
        down={**repeated(503), "texts": ["will retry in 1s. (503 Service Unavailable)"]},
        broken=repeated(500), oss_partial={
            "outcome": "main.gone", "statuses": [422], "texts": ["type conflict", "dropped=1"]
        }, v2_partial={"outcome": "main.gone"}, core_partial={
            "outcome": "main.gone", "texts": ["will be dropped: 400 Bad Request"]
        }, core_broken={**repeated(500), "texts": ["500 Internal Server Error"]}),
    *rows_of("influx-cli", V1, V1_STATUS, V1_TEXTS, "exit 1", zipped=None),
    Row("influx-cli", "core-v1", "busy", "exit 1", [429], ["too many requests"]),
    # Retries 429 and 5xx as many times as it is told, at the time that Retry-After says.
    *rows_of("curl",
             CLOUD,
             CLOUD_STATUS,
             CLOUD_TEXTS,
             "exit 22",
             busy={"statuses": [429, 429]},
             down={"statuses": [503, 503]},
             broken={"statuses": [500, 500]},
             busy_once={
                 "outcome": "ok",
                 "statuses": [429, 204],
                 "texts": []
             }),
    *rows_of("curl",
             V1,
             V1_STATUS,
             V1_TEXTS,
             "exit 22",
             busy={"statuses": [503, 503]},
             down={"statuses": [500, 500]},
             broken={"statuses": [500, 500]},
             busy_once={
                 "outcome": "ok",
                 "statuses": [503, 204],
                 "texts": []
             }),
    # Shows the text of a body only if it is named application/json and has the key "error"; drops
    # what was refused, and goes on.
    *rows_of("icinga2",
             CLOUD,
             CLOUD_STATUS, {},
             "warning",
             zipped=None,
             no_permission=None,
             busy_once=None,
             **{
                 event: {
                     "texts": ["Unexpected response code: " + phrase]
                 } for event, phrase in {
                     "partial": "Bad Request",
                     "all_bad": "Bad Request",
                     "unauthorised": "Unauthorized",
                     "unknown_bucket": "Not Found",
                     "too_large": "Payload Too Large",
                     "busy": "Too Many Requests",
                     "down": "Service Unavailable",
                     "broken": "Internal Server Error"
                 }.items()
             }),
    Row("icinga2", V1, "all_bad", "warning", [400],
        ["partial write: field type conflict", "dropped="]),
    Row("icinga2", V1, "broken", "warning", [500],
        ["Unexpected response code: Internal Server Error", "write failed"]),
]

# The retry preset of the library that is to decide as the client does.
PRESETS = {
    "influxdb-client-js": "influx_v2_js",
    "influxdb-client-py-batching": "influx_v2_python",
    "influxdb3-client-py-batching": "influx_v2_python",
    "influxdb-client-go-async": "influx_v2_go",
    "influxdb-client-java-batching": "influx_v2_java",
    "influxdb3-client-js": "influx_v3",
    "influxdb3-client-py": "influx_v3",
    "influxdb3-client-go": "influx_v3",
    "influxdb3-client-java": "influx_v3",
    "telegraf": "telegraf",
}
# What `faultwire explain` must name among the troubles of a text of the event.
TROUBLES = {
    "partial": {"partial_write", "parse_error", "schema_conflict", "http_400"},
    "all_bad": {"parse_error", "schema_conflict", "http_400"},
    "unauthorised": {"http_401"},
    "no_permission": {"http_401", "http_403"},
    "unknown_bucket": {"database_not_found", "http_404"},
    "too_large": {"http_413"},
    "busy": {"http_429", "http_503"},
    "down": {"http_503", "http_500"},
    "broken": {"http_500"},
    "good": set(),
    "zipped": set()
}

# Clients that show the message alone, without its status or code. Where it is not in the catalogue
# of troubles, `explain` may name none, but it must not name another one.
MESSAGE_ALONE = {
    ("influxdb-client-js", CLOUD): {"unauthorised", "no_permission", "broken"},
    ("influxdb3-client-js", CLOUD): {"unauthorised", "no_permission", "broken"},
    **{(client, api): events
       for client in ("influxdb-client-go", "influxdb-client-go-async", "influxdb3-client-go")
       for api, events in ((CLOUD, {"unauthorised", "no_permission", "broken"}),
                           ("core-v3", {"broken"}))},
    ("telegraf", CLOUD): {"too_large"},
    ("python3-influxdb", V1): {"broken"},
    ("influx-cli", V1): {"broken"},
    ("influx-cli", "core-v1"): {"busy"},
}
