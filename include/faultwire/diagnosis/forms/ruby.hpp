// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_RUBY_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_RUBY_HPP
/// The forms of the clients in Ruby and Dart.
///
/// @code
/// static_assert(!ruby_forms[0].client.empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/forms/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

inline constexpr Form ruby_forms[] = {
    {.client = "grpc-ruby"sv,
     .head = "(GRPC::"sv,
     .spelled = Spelled::camel,
     .ends = Ends::words,
     .tails = ". debug_error_string:| (GRPC::"sv,
     .order = Order::number_before,
     .sample = "a.rb:2:in `check_status': 5:gone. debug_error_string:{UNKNOWN:x} "
               "(GRPC::NotFound)"sv,
     .source = "grpc: src/ruby/lib/grpc/errors.rb"sv},
    {.client = "grpc-ruby"sv,
     .head = "GRPC::"sv,
     .spelled = Spelled::camel,
     .between = ": "sv,
     .ends = Ends::words,
     .tails = ". debug_error_string:"sv,
     .strict = true,
     .numbered = true,
     .sample = "GRPC::NotFound: 5:gone. debug_error_string:{UNKNOWN:x}"sv,
     .source = "grpc: src/ruby/lib/grpc/errors.rb"sv},
    {.client = "grpc-dart"sv,
     .head = "gRPC Error (code: "sv,
     .spelled = Spelled::number_upper,
     .between = ", message: "sv,
     .ends = Ends::words,
     .tails = ", details: "sv,
     .sample = "gRPC Error (code: 5, codeName: NOT_FOUND, message: gone, details: null)"sv,
     .source = "grpc-dart: lib/src/shared/status.dart"sv},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
