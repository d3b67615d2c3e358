// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
const {InfluxDBClient, setLogger} = require("@influxdata/influxdb3-client");
setLogger({error() {}, warn() {}}); // what it logs it also throws

require("./cases")(async (port, one) => {
  const client = new InfluxDBClient({
    host: `http://127.0.0.1:${port}`,
    token: one.token,
    database: one.bucket,
    writeOptions: one.options,
    writeTimeout: 60000,
  });
  try {
    await client.write(one.lines.join("\n"));
  } finally {
    await client.close();
  }
});
