// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_JAVA_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_JAVA_HPP
/// The forms of the clients in Java.
///
/// @code
/// static_assert(!java_forms[0].client.empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/forms/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

inline constexpr Form java_forms[] = {
    {.client = "grpc-java"sv,
     .head = "StatusRuntimeException: "sv,
     .between = ": "sv,
     .sample = "io.grpc.StatusRuntimeException: NOT_FOUND: gone"sv,
     .source = "grpc-java: api: io/grpc/StatusRuntimeException.java"sv},
    {.client = "grpc-java"sv,
     .head = "StatusException: "sv,
     .between = ": "sv,
     .sample = "io.grpc.StatusException: NOT_FOUND: gone"sv,
     .source = "grpc-java: api: io/grpc/StatusException.java"sv},
    {.client = "grpc-java"sv,
     .head = "Status{code="sv,
     .between = ", description="sv,
     .ends = Ends::words,
     .tails = ", cause="sv,
     .sample = "Status{code=NOT_FOUND, description=gone, cause=null}"sv,
     .source = "grpc-java: api: io/grpc/Status.java"sv},
    {.client = "Flight Java"sv,
     .head = "FlightRuntimeException: "sv,
     .between = ": "sv,
     .domain = Domain::flight,
     .sample = "org.apache.arrow.flight.FlightRuntimeException: NOT_FOUND: gone"sv,
     .source = "arrow-java: flight-core: FlightRuntimeException.java"sv},
    {.client = "Flight Java"sv,
     .head = "CallStatus{code="sv,
     .between = ", description='"sv,
     .ends = Ends::words,
     .tails = "', metadata=|'}"sv,
     .domain = Domain::flight,
     .distant = true,
     .sample = "CallStatus{code=NOT_FOUND, cause=null, description='gone', metadata='null'}"sv,
     .source = "arrow-java: flight-core: CallStatus.java"sv},
    {.client = "InfluxDB Java"sv,
     .head = "HTTP status code: "sv,
     .spelled = Spelled::number,
     .between = "; Message: "sv,
     .domain = Domain::http,
     .strict = true,
     .sample = "com.influxdb.exceptions.NotFoundException: HTTP status code: 404; Message: gone"sv,
     .source = "influxdb-client-java: client-core: InfluxException.java"sv},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
