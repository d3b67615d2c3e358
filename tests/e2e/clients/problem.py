# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""problem.py SERVER: a query, which the sample server does not offer, is answered with problem
details that any client of RFC 9457 reads."""
import json, sys
from sample import Sample, problems_exit

problems = []
checks = 0


def expect(what, found, wanted):
    global checks
    checks += 1
    if found != wanted:
        problems.append(f"{what} is {found!r} instead of {wanted!r}")


with Sample(sys.argv[1], "--port", "0", "--bucket", "b") as server:
    status, headers, body = server.ask("GET", "/api/v3/query_sql?q=select%201")
    expect("the status", status, 501)
    expect("Content-Type", headers.get("Content-Type"), "application/problem+json")
    problem = json.loads(body)
    expect("type", problem.get("type"), "about:blank")
    expect("title", problem.get("title"), "Not Implemented")
    expect("status", problem.get("status"), 501)
    expect("instance", problem.get("instance"), "/api/v3/query_sql")
    expect("code", problem.get("code"), "UNIMPLEMENTED")
    expect("the type of detail", type(problem.get("detail")), str)
    expect("other members",
           sorted(set(problem) - {"type", "title", "status", "detail", "instance", "code"}),
           ["origin", "side"])
    status, _, _ = server.ask("POST", "/api/v2/write?bucket=b", "m f=1\n")
    expect("the status of a write after it", status, 204)
problems_exit(problems, checks)
