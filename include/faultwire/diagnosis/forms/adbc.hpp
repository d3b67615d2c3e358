// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_ADBC_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_ADBC_HPP
/// The forms of the clients in ADBC.
///
/// @code
/// static_assert(!adbc_forms[0].client.empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/forms/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

inline constexpr Form adbc_forms[] = {
    {.client = "ADBC Flight SQL"sv,
     .head = "[FlightSQL] "sv,
     .spelled = Spelled::camel,
     .between = " ("sv,
     .after_status = true,
     .order = Order::message_first,
     .sample = "NOT_FOUND: [FlightSQL] gone (NotFound; ExecuteQuery). Vendor code: 5"sv,
     .source = "arrow-adbc: go/adbc/driver/flightsql/utils.go"sv},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
