// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// connect.js client FILE: answers calls of connect-node with the bodies of FILE, and prints the
// errors that its user sees.
// connect.js server FILE: throws the errors of FILE in a server of connect-node, asks it over HTTP
// without connect-node, and prints the answers.
const fs = require("node:fs");
const http = require("node:http");
const { create, createFileRegistry } = require("@bufbuild/protobuf");
const { FileDescriptorProtoSchema } = require("@bufbuild/protobuf/wkt");
const { ConnectError, createClient } = require("@connectrpc/connect");
const { connectNodeAdapter, createConnectTransport } = require("@connectrpc/connect-node");

// peer.proto, as protoc describes it.
const field = { name: "number", jsonName: "number", number: 1, type: 5, label: 1 };
const message = { name: "Message", field: [field] };
const type = ".faultwire.e2e.Message";
const file = create(FileDescriptorProtoSchema, {
  name: "peer.proto", package: "faultwire.e2e", syntax: "proto3", messageType: [message],
  service: [{ name: "Peer", method: [
    { name: "Unary", inputType: type, outputType: type },
    { name: "Stream", inputType: type, outputType: type, serverStreaming: true }] }],
});
const Peer = createFileRegistry(file, () => undefined).getService("faultwire.e2e.Peer");
const base64 = (bytes) => Buffer.from(bytes).toString("base64");

function listen(server) {
  return new Promise((good) => server.listen(0, "127.0.0.1", () => good(server.address().port)));
}
function envelope(flags, text) {
  const head = Buffer.alloc(5);
  head[0] = flags;
  head.writeUInt32BE(Buffer.byteLength(text), 1);
  return Buffer.concat([head, Buffer.from(text)]);
}

async function collect(stream) {
  for await (const _ of stream) { /* only the end counts */ }
}

async function client(rows) {
  const server = http.createServer((request, response) => {
    request.on("data", () => {});
    request.on("end", () => {
      const row = rows[Number(request.headers["acme-row"])];
      response.statusCode = row.status;
      for (const [name, value] of row.headers) response.appendHeader(name, value);
      const body = Buffer.from(row.body, "base64").toString();
      if (row.stream) response.end(Buffer.concat([envelope(0, '{"number":1}'), envelope(2, body)]));
      else response.end(body);
    });
  });
  const baseUrl = "http://127.0.0.1:" + await listen(server);
  const transport = createConnectTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat: false });
  const peer = createClient(Peer, transport);
  const seen = [];
  for (let i = 0; i < rows.length; ++i) {
    const options = { headers: { "acme-row": String(i) } };
    try {
      if (rows[i].stream) await collect(peer.stream({}, options));
      else await peer.unary({}, options);
      throw new Error(`row ${i}: no error`);
    } catch (caught) {
      if (!(caught instanceof ConnectError)) throw caught;
      seen.push({
        code: caught.code, message: base64(caught.rawMessage),
        details: caught.details.map((one) => [one.type, base64(one.value)]),
        metadata: [...caught.metadata].map(([name, value]) => [name, base64(value)]),
      });
    }
  }
  server.close();
  return seen;
}

function frames(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length;) {
    const size = bytes.readUInt32BE(at + 1);
    found.push({ flags: bytes[at], text: bytes.subarray(at + 5, at + 5 + size) });
    at += 5 + size;
  }
  return found;
}
function post(port, path, type, body, row) {
  return new Promise((good, bad) => {
    const headers = { "content-type": type, "acme-row": String(row) };
    const request = http.request({ port, path, method: "POST", headers }, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => good({ response, bytes: Buffer.concat(pieces) }));
    });
    request.on("error", bad);
    request.end(body);
  });
}

async function server(rows) {
  const error = (context) => {
    const row = rows[Number(context.requestHeader.get("acme-row"))];
    const text = Buffer.from(row.message, "base64").toString();
    const made = new ConnectError(text, row.code, row.metadata);
    // As an error from another server: details in bytes.
    for (const [name, value] of row.details)
      made.details.push({ type: name, value: Buffer.from(value, "base64") });
    return made;
  };
  const routes = (router) => router.service(Peer, {
    unary: (_, context) => { throw error(context); },
    stream: async function* (_, context) { yield { number: 1 }; throw error(context); },
  });
  const peer = http.createServer(connectNodeAdapter({ routes }));
  const port = await listen(peer);
  const seen = [];
  for (let i = 0; i < rows.length; ++i) {
    const stream = rows[i].stream;
    const path = "/faultwire.e2e.Peer/" + (stream ? "Stream" : "Unary");
    const { response, bytes } = stream
      ? await post(port, path, "application/connect+json", envelope(0, "{}"), i)
      : await post(port, path, "application/json", "{}", i);
    const headers = [];
    for (let k = 0; k < response.rawHeaders.length; k += 2)
      headers.push([response.rawHeaders[k], response.rawHeaders[k + 1]]);
    const body = stream ? frames(bytes).find((frame) => (frame.flags & 2) !== 0).text : bytes;
    seen.push({ status: response.statusCode, headers, body: base64(body) });
  }
  peer.close();
  return seen;
}

const rows = JSON.parse(fs.readFileSync(process.argv[3]));
({ client, server })[process.argv[2]](rows).then((seen) => {
  process.stdout.write(JSON.stringify(seen), () => process.exit(0));
}, (error) => {
  console.error(error);
  process.exit(1);
});
