// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Runs the cases of standard input, a JSON object {port, cases}, one after the other, and prints
// for each what the client's user gets to see.
module.exports = async (write) => {
  const {port, cases} = JSON.parse(require("fs").readFileSync(0, "utf8"));
  for (const one of cases) {
    const seen = {event: one.event, outcome: "ok", status: null, text: ""};
    try {
      await write(port, one);
    } catch (e) {
      seen.outcome = e.name === "Error" ? e.constructor.name : e.name;
      seen.status = e.statusCode ?? e.res?.statusCode ?? null;
      seen.text = e.message;
    }
    console.log(JSON.stringify(seen));
  }
  process.exit(0);
};
