# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""faultwire retry as a user meets it: decisions, delays, hints, the chart, bad input."""
import json, os, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
checks = house.Checks()
expect = checks.expect


def call(*words):
    result = subprocess.run([args.tool, "retry", *words], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=60)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def attempts(*words):
    code, out, err = call("--json", *words)
    expect(f"exit code of {words}", code == 0, err)
    return json.loads(out)["attempts"] if code == 0 else [{}]


def actions(*words):
    return [line["action"] for line in attempts(*words)]


# Decisions.
expect("a query", actions("grpc:unavailable") == ["retry_after"] * 4 + ["give_up"])
expect("delays",
       [line["delay_ms"] for line in attempts("grpc:unavailable")] == [250, 500, 1000, 2000, 0])
expect("ranges",
       [(line["least_ms"], line["most_ms"]) for line in attempts("grpc:14")][:2] == [(200, 300),
                                                                                     (400, 600)])
expect("times", [line["at_ms"] for line in attempts("grpc:14")] == [0, 250, 750, 1750, 3750])
expect(
    "a reset",
    actions("grpc:internal", "--reset", "2")[0] == "retry_after"
    and actions("grpc:internal", "--reset", "PROTOCOL_ERROR") == ["give_up"])
expect("a write",
       actions("http:404") == ["needs_operator"] and attempts("http:404")[0]["delay_ms"] == 60000)
expect("a partial write", actions("http:500", "--partial") == ["done_partially"])
expect(
    "idempotency",
    actions("http:503") == ["give_up"] and actions("http:503", "--idempotent")[0] == "retry_after")
expect("a run of codes", actions("http:429", "http:413") == ["retry_after", "split_and_retry"])
expect("a preset",
       actions("--policy", "vector", "http:500", "--attempts", "3") == ["retry_after"] * 3)
expect("committed", actions("grpc:14", "--committed") == ["give_up"])
expect("unprocessed",
       actions("--policy=grpc_transparent", "grpc:14", "--unprocessed") == ["retry_now", "give_up"])
expect("a deadline",
       actions("grpc:14", "--deadline", "1") == ["retry_after", "retry_after", "give_up"])
expect(
    "shown",
    attempts("http:400")[0]["show_to_user"] is True
    and attempts("http:500")[0]["show_to_user"] is False)

# Headers.
after = lambda text, *more: attempts("http:429", "--header", "Retry-After: " + text, *more)[0]
expect("seconds", after("10")["delay_ms"] == 10000 and after("10")["reason"] == "retry_after")
expect("decimals", after("299.997")["delay_ms"] == 299997)
expect(
    "a date",
    after("Sun, 06 Nov 1994 08:49:37 GMT", "--now",
          "Sun, 06 Nov 1994 08:49:07 GMT")["delay_ms"] == 30000)
expect(
    "the Date header",
    after("Sun, 06 Nov 1994 08:49:37 GMT", "--header",
          "date: Sunday, 06-Nov-94 08:49:07 GMT")["delay_ms"] == 30000)
expect("the cap", after("86400")["delay_ms"] == 600000)
expect(
    "unreadable",
    after("soon")["ignored"] == "Retry-After cannot be read"
    and after("soon")["reason"] == "backoff")
expect("pushback",
       attempts("grpc:14", "--header", "grpc-retry-pushback-ms: 70")[0]["delay_ms"] == 70)
expect("no pushback",
       attempts("grpc:14", "--header", "grpc-retry-pushback-ms: -1")[0]["reason"] == "told_not_to")
expect("RetryInfo", attempts("grpc:8", "--retry-info", "1.5")[0]["delay_ms"] == 1500)

# A service config.
with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
    file.write(
        '{"methodConfig":[{"name":[{"service":"a.S"}],'
        '"retryPolicy":{"maxAttempts":3,"initialBackoff":"0.1s",'
        '"maxBackoff":"1s","backoffMultiplier":2,"retryableStatusCodes":["ABORTED"]}}]}')
    file.flush()
    expect(
        "config",
        actions("--service-config", file.name, "--method", "a.S/Get",
                "grpc:aborted") == ["retry_after", "retry_after", "give_up"])
    expect(
        "another method",
        actions("--service-config", file.name, "--method", "b.S/Get",
                "grpc:aborted") == ["give_up"])
with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
    file.write("{]")
    file.flush()
    expect("bad config", call("--service-config", file.name, "grpc:14")[0] == 2)

# The text.
code, out, _ = call("grpc:unavailable")
lines = out.split("\n")
expect("text", code == 0 and lines[0] == "flight_query: Recommended: queries over Arrow Flight",
       out)
bars = [line.split("  ")[-1].strip() for line in lines[3:7]]
expect("bars grow", [bar.strip("#.") for bar in bars] == [""] * 4
       and [len(bar) for bar in bars] == [4, 8, 16, 32], bars)
expect("the reason", "attempt 5: no attempts are left" in out)
expect("no trailing blanks", all(line == line.rstrip() for line in lines))
expect(
    "long times", "h  " in call("--policy", "influx_v2_csharp", "http:503", "--header",
                                "Retry-After: 99999999999999999999")[1])


def fails(what, message, *words):
    code, _, err = call(*words)
    expect(what, code == 2 and message in err, f"exit {code}, {err}")


fails("no code", "needs a CODE")
fails("unknown code", "is no code", "grpc:nope")
fails("a code of several domains", "write one of influx:NotFound, grpc:NOT_FOUND", "not_found")
expect("a code of one domain", actions("503", "--idempotent")[0] == "retry_after")
fails("unknown policy", "'nope' is no value of --policy: it is one of flight_query, influx_write",
      "--policy", "nope", "grpc:14")
fails("no header", "has no colon", "--header", "Retry-After 5", "grpc:14")
fails("another header", "says nothing about retries", "--header", "Accept: x", "grpc:14")
fails("no reset", "no error of HTTP/2", "--reset", "99", "grpc:14")
fails("no side", "is no value of --side", "--side", "left", "grpc:14")
fails("no date", "is no date", "--now", "yesterday", "grpc:14")
fails("a date out of range", "is no date", "--now", "Fri, 31 Dec 9999 23:59:59 GMT", "grpc:14")
fails("no number", "is no number", "--attempts", "0", "grpc:14")
fails("no seconds", "is no number of seconds", "--deadline", "-1", "grpc:14")
fails("no RetryInfo", "is no number of seconds", "--retry-info", "nan", "grpc:14")
fails("no file", "No such file", "--service-config", "/nonexistent", "grpc:14")
checks.finish()
