// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_SOURCES_HPP
#define FAULTWIRE_CODES_SOURCES_HPP
/// The documents and code bases that the tables follow, each named once.
///
/// @code
/// static_assert(!sources::grpc_status_codes.place.empty());
/// @endcode

#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {

inline constexpr Source influx_flight_page{"InfluxDB Cloud Dedicated documentation", "Understand and troubleshoot Flight responses", "2026-11-21"};
inline constexpr Source influx_write_page{"InfluxDB Cloud Serverless documentation", "Troubleshoot issues writing data", "2026-11-21"};
inline constexpr Source grpc_status_codes{"gRPC documentation", "Status codes and their use in gRPC", "2026-11-21"};
inline constexpr Source opensearch_errors_page{"OpenSearch documentation", "arrow-flight-rpc: docs/error-handling.md", "2026-11-21"};
inline constexpr Source opensearch_stream_code{"OpenSearch", "server: transport/stream/StreamErrorCode.java", "2026-06"};
inline constexpr Source opensearch_mapper{"OpenSearch", "plugins/arrow-flight-rpc: FlightErrorMapper.java", "2026-06"};
inline constexpr Source arrow_java_status{"Apache Arrow Java", "flight-core: FlightStatusCode, StatusUtils.java", "2026-07-02"};
inline constexpr Source arrow_flight_format{"Apache Arrow", "docs/source/format/Flight.rst: Error Handling", "2026-08-21"};
inline constexpr Source iox_influxrpc{"InfluxDB IOx", "service_grpc_influxrpc/src/service.rs", "2024-01"};
inline constexpr Source iox_http_error{"InfluxDB IOx", "ioxd_common/src/http/error.rs", "2026-06-17"};
inline constexpr Source iox_schema{"InfluxDB 3 Core", "core/schema/src/lib.rs: InfluxColumnType", "2026-06-17"};
inline constexpr Source influx2_errors{"InfluxDB 2.9.1", "kit/platform/errors/errors.go", "2026-06-17"};
inline constexpr Source google_rpc_code{"googleapis", "google/rpc/code.proto", "2026-08"};
inline constexpr Source grpc_http_mapping{"gRPC documentation", "doc/http-grpc-status-mapping.md", "2026-08"};
inline constexpr Source google_cloud_cpp_http{"google-cloud-cpp", "google/cloud/internal/rest_response.cc", "2026-08"};
inline constexpr Source iana_http{"IANA HTTP Status Code Registry, RFC 9110", "section 15", "2022-06"};
inline constexpr Source nginx_http{"nginx", "src/http/ngx_http_request.h", "2026-08"};
/// A choice of this library, where no authority says anything.
inline constexpr Source faultwire_choice{"faultwire", "docs/design.md: default rules", "2026-11-21"};

}  // namespace sources
}  // namespace v1
}  // namespace faultwire

#endif
