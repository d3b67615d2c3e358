// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// grpc-js as client and as server: see foreign.test.cpp.
require(process.argv[2] === "client" ? "./client.js" : "./server.js");
