// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The service of peer.proto for grpc-js, without generated code: a message is one int32 with number
// 1.
const grpc = require("@grpc/grpc-js");

function serialize({number}) {
  const bytes = [];
  for (let rest = BigInt.asUintN(64, BigInt(number)); ; rest >>= 7n) {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    if (rest <= 0x7fn) break;
  }
  return number === 0 ? Buffer.alloc(0) : Buffer.from([8, ...bytes]);
}
function deserialize(buffer) {
  let number = 0n;
  for (let i = 1; i < buffer.length; ++i) number |= BigInt(buffer[i] & 0x7f) << BigInt(7 * (i - 1));
  return {number: Number(BigInt.asIntN(32, number))};
}
const method = (name, responseStream) => ({
  path: `/faultwire.e2e.Peer/${name}`,
  requestStream: false,
  responseStream,
  requestSerialize: serialize,
  requestDeserialize: deserialize,
  responseSerialize: serialize,
  responseDeserialize: deserialize,
});
module.exports = {grpc, service: {Unary: method("Unary", false), Stream: method("Stream", true)}};
