// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_GO_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_GO_HPP
/// The forms of the clients in Go.
///
/// @code
/// static_assert(!go_forms[0].client.empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/forms/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

inline constexpr Form go_forms[] = {
    {.client = "grpc-go"sv,
     .head = "rpc error: code = "sv,
     .spelled = Spelled::camel,
     .between = " desc = "sv,
     .sample = "rpc error: code = NotFound desc = gone"sv,
     .source = "grpc-go: internal/status/status.go"sv},
    {.client = "grpcurl"sv,
     .head = "ERROR: Code: "sv,
     .spelled = Spelled::camel,
     .between = " Message: "sv,
     .strict = true,
     .sample = "ERROR:\n  Code: NotFound\n  Message: gone"sv,
     .source = "grpcurl: grpcurl.go: PrintStatus"sv},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
