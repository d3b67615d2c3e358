// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Prints its port and answers with the errors of the file, until it is asked for a number below 0.
const fs = require("fs");
const {grpc, service} = require("./wire.js");
const errors = JSON.parse(fs.readFileSync(process.argv[3], "utf8")).errors;

function failure(index) {
  const row = errors[index];
  const metadata = new grpc.Metadata();
  for (const [key, value] of row.metadata) {
    const bytes = Buffer.from(value, "base64");
    metadata.add(key, key.endsWith("-bin") ? bytes : bytes.toString("latin1"));
  }
  if (row.details !== "")
    metadata.add("grpc-status-details-bin", Buffer.from(row.details, "base64"));
  return {code: row.code, details: Buffer.from(row.message, "base64").toString("utf8"), metadata};
}
const server = new grpc.Server();
server.addService(service, {
  Unary(call, callback) {
    if (call.request.number >= 0) return callback(failure(call.request.number));
    callback(null, {number: 0});
    server.tryShutdown(() => process.exit(0));
  },
  Stream(call) {
    for (let i = 0; i < 3; ++i) call.write({number: i});
    call.emit("error", failure(call.request.number));
  },
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
