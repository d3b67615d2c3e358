// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// query.js: queries of standard input, {port, queries}, by the client of InfluxDB 3; prints for
// each what its user gets to see.
const {InfluxDBClient, setLogger} = require("@influxdata/influxdb3-client");
setLogger({error() {}, warn() {}});

const {port, queries} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const client = new InfluxDBClient({
  host: `http://127.0.0.1:${port}`,
  token: "token",
  database: "db",
  queryTimeout: 60000,
});
(async () => {
  for (const query of queries) {
    const seen = {rows: 0, error: null};
    try {
      for await (const row of client.query(query, "db", {type: "sql"})) seen.rows += row ? 1 : 0;
    } catch (e) {
      seen.error = {
        name: e.name,
        code: e.code,
        message: e.message,
        method: e.methodName,
        service: e.serviceName,
        meta: e.meta,
        text: String(e),
      };
    }
    console.log(JSON.stringify(seen));
  }
  process.exit(0);
})();
