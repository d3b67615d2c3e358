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

inline constexpr Source influx_flight_page{"InfluxDB Cloud Dedicated documentation",
                                           "Understand and troubleshoot Flight responses",
                                           "2026-11-21"};
inline constexpr Source influx_write_page{"InfluxDB Cloud Serverless documentation",
                                          "Troubleshoot issues writing data", "2026-11-21"};
inline constexpr Source grpc_status_codes{"gRPC documentation",
                                          "Status codes and their use in gRPC", "2026-11-21"};
inline constexpr Source opensearch_errors_page{
    "OpenSearch documentation", "arrow-flight-rpc: docs/error-handling.md", "2026-11-21"};
inline constexpr Source opensearch_stream_code{
    "OpenSearch", "server: transport/stream/StreamErrorCode.java", "2026-06"};
inline constexpr Source opensearch_mapper{
    "OpenSearch", "plugins/arrow-flight-rpc: FlightErrorMapper.java", "2026-06"};
inline constexpr Source arrow_java_status{
    "Apache Arrow Java", "flight-core: FlightStatusCode, StatusUtils.java", "2026-07-02"};
inline constexpr Source arrow_flight_format{
    "Apache Arrow", "docs/source/format/Flight.rst: Error Handling", "2026-08-21"};
inline constexpr Source iox_influxrpc{"InfluxDB IOx", "service_grpc_influxrpc/src/service.rs",
                                      "2024-01"};
inline constexpr Source iox_http_error{"InfluxDB IOx", "ioxd_common/src/http/error.rs",
                                       "2026-06-17"};
inline constexpr Source iox_schema{"InfluxDB 3 Core", "core/schema/src/lib.rs: InfluxColumnType",
                                   "2026-06-17"};
inline constexpr Source influx2_errors{"InfluxDB 2.9.1", "kit/platform/errors/errors.go",
                                       "2026-06-17"};
inline constexpr Source google_rpc_code{"googleapis", "google/rpc/code.proto", "2026-08"};
inline constexpr Source grpc_http_mapping{"gRPC documentation", "doc/http-grpc-status-mapping.md",
                                          "2026-08"};
inline constexpr Source google_cloud_cpp_http{"google-cloud-cpp",
                                              "google/cloud/internal/rest_response.cc", "2026-08"};
inline constexpr Source iana_http{"IANA HTTP Status Code Registry, RFC 9110", "section 15",
                                  "2022-06"};
inline constexpr Source nginx_http{"nginx", "src/http/ngx_http_request.h", "2026-08"};
inline constexpr Source iox_http_table{
    "InfluxDB IOx", "ioxd_common/src/http/error.rs: HttpApiErrorCode", "2026-06-17"};
inline constexpr Source core_v2_write{
    "InfluxDB 3 Core", "influxdb3_server/src/http.rs: V2WriteErrorCode", "2026-06-17"};
inline constexpr Source arrow_cpp_types{"Apache Arrow C++",
                                        "cpp/src/arrow/status.h, flight/types.h", "2026-08-21"};
inline constexpr Source arrow_cpp_client{
    "Apache Arrow C++", "cpp/src/arrow/flight/transport/grpc/util_internal.cc", "2026-08-21"};
inline constexpr Source arrow_cpp_server{"Apache Arrow C++", "cpp/src/arrow/flight/transport.cc",
                                         "2026-08-21"};
inline constexpr Source adbc_header{"Apache Arrow ADBC", "c/include/arrow-adbc/adbc.h",
                                    "2026-08-21"};
inline constexpr Source adbc_go_driver{"Apache Arrow ADBC", "go/adbc/driver/flightsql",
                                       "2026-08-21"};
inline constexpr Source opensearch_analytics{
    "OpenSearch", "AnalyticsTransportErrors.java, OpenSearchException.java", "2026-06"};
inline constexpr Source opensearch_rest{"OpenSearch", "transport-grpc: RestToGrpcStatusConverter",
                                        "2026-06"};
inline constexpr Source opensearch_java{"opensearch-java", "GrpcStatusConverter", "2026-06"};
inline constexpr Source grpc_gateway{"grpc-gateway", "runtime/errors.go", "2026-08-22"};
inline constexpr Source connect_spec{"Connect", "connectrpc.com: protocol, error codes",
                                     "2026-06-30"};
inline constexpr Source connect_before{"Connect", "connectrpc.com before pull request 130",
                                       "2026-06-30"};
inline constexpr Source envoy_status{"Envoy", "source/common/grpc/status.cc", "2026-08"};
inline constexpr Source grpc_java_util{"grpc-java", "GrpcUtil.java", "2026-08-20"};
inline constexpr Source tonic_status{"tonic", "tonic/src/status.rs", "2026-05-18"};
inline constexpr Source http2_rfc{"RFC 9113", "section 7", "2022-06"};
inline constexpr Source grpc_http2{"gRPC documentation", "doc/PROTOCOL-HTTP2.md: Errors",
                                   "2026-08"};
inline constexpr Source grpc_core_http2{"gRPC C-core", "src/core: status_conversion.cc", "2022"};
/// A choice of this library, where no authority says anything.
inline constexpr Source faultwire_choice{"faultwire", "docs/architecture.md: default rules",
                                         "2026-11-21"};

}  // namespace sources
}  // namespace v1
}  // namespace faultwire

#endif
