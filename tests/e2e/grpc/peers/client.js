// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Asks for every error, by a unary call and in mid-stream, and prints what it saw as JSON.
const {grpc, service} = require("./wire.js");
const [port, count] = process.argv.slice(3).map(Number);
const Client = grpc.makeGenericClientConstructor(service, "Peer");
const client = new Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());

function seen(index, error) {
  const metadata = [];
  for (const key of Object.keys(error.metadata.getMap())) {
    for (const value of error.metadata.get(key))
      metadata.push([key, Buffer.from(value).toString("base64")]);
  }
  return {
    index,
    code: error.code,
    message: Buffer.from(error.details).toString("base64"),
    metadata,
    text: Buffer.from(error.message).toString("base64"),
  };
}
const unary = (index) =>
  new Promise((resolve) =>
    client.Unary({number: index}, {deadline: Date.now() + 60000}, (error) =>
      resolve(seen(index, error))
    )
  );
const stream = (index) =>
  new Promise((resolve) => {
    const call = client.Stream({number: index}, {deadline: Date.now() + 60000});
    call.on("data", () => {});
    call.on("error", (error) => resolve(seen(index, error)));
  });
(async () => {
  const all = [];
  for (let i = 0; i < count; ++i) all.push(await unary(i), await stream(i));
  process.stdout.write(JSON.stringify(all));
  client.close();
})();
