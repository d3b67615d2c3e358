// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
const {InfluxDB, setLogger} = require("@influxdata/influxdb-client");
setLogger({error() {}, warn() {}}); // what it logs it also throws

// A failure is the last one if the client will not try again: after two more attempts, or where the
// answer is no reason to.
require("./cases")(
  (port, one) =>
    new Promise((done, fail) => {
      const options = {
        maxRetries: 2,
        minRetryDelay: 5,
        retryJitter: 1,
        maxRetryDelay: 50,
        flushInterval: 0,
        writeSuccess: () => done(),
        writeFailed(error, lines, attempt) {
          if (attempt > 2 || error.statusCode < 429) fail(error);
        },
      };
      const api = new InfluxDB({
        url: `http://127.0.0.1:${port}`,
        token: one.token,
        timeout: 60000,
      }).getWriteApi(
        "org",
        one.bucket,
        "ns",
        options
      );
      api.writeRecords(one.lines);
      api.flush(false).catch(() => {});
    })
);
