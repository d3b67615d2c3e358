// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
const {InfluxDB} = require("influx");

require("./cases")(async (port, one) => {
  const client = new InfluxDB({
    host: "127.0.0.1",
    port,
    database: one.bucket,
    username: one.user,
    password: one.password,
  });
  // Its writer of points makes no bad lines; its pool sends any body, and is what that writer
  // calls.
  await client._pool.discard({
    method: "POST",
    path: "/write",
    body: one.lines.join("\n"),
    query: {db: one.bucket, p: one.password, u: one.user, precision: "n"},
  });
});
