// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_NODE_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_NODE_HPP
/// The forms of the clients in JavaScript.
///
/// @code
/// static_assert(!node_forms[0].client.empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/forms/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

inline constexpr Form node_forms[] = {
    {.client = "grpc-js"sv,
     .head = ""sv,
     .between = ": "sv,
     .strict = true,
     .sample = "Error: 5 NOT_FOUND: gone"sv,
     .source = "grpc-js: src/call.ts"sv},
    {.client = "protobuf-ts"sv,
     .head = "RpcError: "sv,
     .between = " code: '| Code: "sv,
     .order = Order::message_first,
     .sample = "RpcError: gone\n    at x (/app/a.js:1:2) {\n  code: 'NOT_FOUND'\n}"sv,
     .source = "protobuf-ts: packages/runtime-rpc/src/rpc-error.ts"sv},
    {.client = "Connect"sv,
     .head = "ConnectError: ["sv,
     .spelled = Spelled::snake,
     .between = "] "sv,
     .sample = "ConnectError: [not_found] gone"sv,
     .source = "connect-es: packages/connect/src/connect-error.ts"sv},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
