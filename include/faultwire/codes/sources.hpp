// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_SOURCES_HPP
#define FAULTWIRE_CODES_SOURCES_HPP
/// Where the facts of the tables of codes and rules come from. Each source is named once; a row
/// refers to it.
///
/// @code
/// static_assert(!sources::grpc_status_codes.place.empty());
/// @endcode

#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
using namespace std::string_view_literals;

// InfluxDB
inline constexpr Source influx_flight_page{"InfluxDB Cloud Dedicated documentation"sv,
                                           "Understand and troubleshoot Flight responses"sv,
                                           "2026-11-21"sv};
inline constexpr Source influx_write_page{"InfluxDB Cloud Serverless documentation"sv,
                                          "Troubleshoot issues writing data"sv, "2026-11-21"sv};
inline constexpr Source influx2_alpha{"InfluxDB 2.0.0-alpha.1"sv, "http/errors.go"sv, "2019-01"sv};
inline constexpr Source influx2_code_names{"InfluxDB 2.9.1"sv, "kit/platform/errors/errors.go"sv,
                                           "2026-06-17"sv};
/// Statuses, headers and message of an error; the names of the codes are in `influx2_code_names`.
inline constexpr Source influx2_errors{"InfluxDB 2.9.1"sv, "kit/transport/http/error_handler.go"sv,
                                       "2026-06-17"sv};
inline constexpr Source iox_influxrpc{
    "InfluxDB IOx"sv, "service_grpc_influxrpc/src/service.rs at 5831cf8cee^"sv, "2024-01"sv};
/// The last text of the file, which 73e261c021 deleted. 201 came with its last month.
inline constexpr Source iox_http_error{
    "InfluxDB IOx"sv, "ioxd_common/src/http/error.rs at 73e261c021^"sv, "2024-02-29"sv};
inline constexpr Source iox_schema{"InfluxDB 3 Core"sv,
                                   "core/schema/src/lib.rs: InfluxColumnType"sv, "2026-06-17"sv};
inline constexpr Source core_v2_write{
    "InfluxDB 3 Core"sv, "influxdb3_server/src/http.rs: V2WriteErrorCode"sv, "2026-06-17"sv};

// gRPC
inline constexpr Source google_rpc_code{"googleapis"sv, "google/rpc/code.proto"sv, "2026-08"sv};
inline constexpr Source grpc_status_codes{"gRPC documentation"sv,
                                          "Status codes and their use in gRPC"sv, "2026-11-21"sv};
inline constexpr Source grpc_http_mapping{"gRPC documentation"sv,
                                          "doc/http-grpc-status-mapping.md"sv, "2026-08"sv};
inline constexpr Source grpc_http2{"gRPC documentation"sv, "doc/PROTOCOL-HTTP2.md: Errors"sv,
                                   "2026-08"sv};
inline constexpr Source grpc_core_http2{"gRPC C-core"sv, "src/core: status_conversion.cc"sv,
                                        "2022"sv};
inline constexpr Source grpc_cpp_codes{"gRPC C++"sv, "include/grpcpp/support/status_code_enum.h"sv,
                                       "2026-08"sv};
inline constexpr Source absl_status{"Abseil"sv, "absl/status/status.cc: StatusCodeToString"sv,
                                    "2026-01"sv};
inline constexpr Source grpc_go_codes{"grpc-go"sv, "codes/code_string.go"sv, "2026-08-21"sv};
inline constexpr Source grpc_go_transport{
    "grpc-go"sv, "internal/transport/http_util.go, http2_client.go"sv, "2026-08-21"sv};
inline constexpr Source grpc_java_util{"grpc-java"sv, "GrpcUtil.java"sv, "2026-08-20"sv};
inline constexpr Source grpc_java_status{"grpc-java"sv, "api: io/grpc/Status.java"sv,
                                         "2026-08-20"sv};
inline constexpr Source grpc_js_call{"grpc-js"sv, "src/subchannel-call.ts, src/call.ts"sv,
                                     "2026-04-02"sv};
inline constexpr Source grpc_python_codes{
    "gRPC Python"sv, "grpc/__init__.py at 004ca72dce: StatusCode; _channel.py"sv, "2026-11"sv};
inline constexpr Source grpc_ruby_errors{"gRPC Ruby"sv, "src/ruby/lib/grpc/errors.rb"sv,
                                         "2026-08"sv};
inline constexpr Source grpc_dotnet_codes{
    "grpc-dotnet"sv, "src/Grpc.Core.Api: StatusCode.cs, Status.cs"sv, "2026-08"sv};
inline constexpr Source grpc_php_codes{
    "gRPC PHP"sv, "src/php/ext/grpc/php_grpc.c: STATUS_ constants"sv, "2026-11"sv};
inline constexpr Source go_grpc_middleware{
    "go-grpc-middleware"sv, "providers/prometheus/reporter.go at 219f21157e: grpc_code"sv,
    "2026-11"sv};
inline constexpr Source tonic_status{"tonic"sv, "tonic/src/status.rs"sv, "2026-05-18"sv};
inline constexpr Source grpc_gateway{"grpc-gateway"sv, "runtime/errors.go"sv, "2026-08-22"sv};
inline constexpr Source connect_spec{"Connect"sv, "connectrpc.com: protocol, error codes"sv,
                                     "2026-06-30"sv};
inline constexpr Source connect_before{"Connect"sv, "connectrpc.com before pull request 130"sv,
                                       "2026-06-30"sv};
inline constexpr Source envoy_status{"Envoy"sv, "source/common/grpc/status.cc"sv, "2026-08"sv};
inline constexpr Source google_cloud_cpp_http{
    "google-cloud-cpp"sv, "google/cloud/internal/rest_response.cc"sv, "2026-08"sv};

// HTTP
inline constexpr Source iana_http{"IANA"sv, "HTTP Status Code Registry"sv, "2025-09-15"sv};
inline constexpr Source rfc9110{"RFC 9110"sv, "section 15"sv, "2022-06"sv};
inline constexpr Source nginx_http{"nginx"sv, "src/http/ngx_http_request.h"sv, "2026-08"sv};
inline constexpr Source http2_rfc{"RFC 9113"sv, "section 7"sv, "2022-06"sv};

// Arrow
inline constexpr Source arrow_flight_format{
    "Apache Arrow"sv, "docs/source/format/Flight.rst: Error Handling"sv, "2026-08-21"sv};
inline constexpr Source arrow_cpp_types{"Apache Arrow C++"sv,
                                        "cpp/src/arrow/status.h, flight/types.h"sv, "2026-08-21"sv};
inline constexpr Source arrow_cpp_client{
    "Apache Arrow C++"sv, "cpp/src/arrow/flight/transport/grpc/util_internal.cc"sv, "2026-08-21"sv};
inline constexpr Source arrow_cpp_server{"Apache Arrow C++"sv,
                                         "cpp/src/arrow/flight/transport.cc"sv, "2026-08-21"sv};
inline constexpr Source arrow_java_status{
    "Apache Arrow Java"sv, "flight-core: FlightStatusCode, StatusUtils.java"sv, "2026-07-02"sv};
inline constexpr Source adbc_header{"Apache Arrow ADBC"sv, "c/include/arrow-adbc/adbc.h"sv,
                                    "2026-08-21"sv};
inline constexpr Source adbc_go_driver{"Apache Arrow ADBC"sv, "go/adbc/driver/flightsql"sv,
                                       "2026-08-21"sv};
inline constexpr Source adbc_java_driver{
    "Apache Arrow ADBC"sv, "java/driver/flight-sql: FlightSqlDriverUtil.java"sv, "2026-08-21"sv};

// OpenSearch
inline constexpr Source opensearch_errors_page{
    "OpenSearch documentation"sv, "arrow-flight-rpc: docs/error-handling.md"sv, "2026-11-21"sv};
inline constexpr Source opensearch_stream_code{
    "OpenSearch"sv, "server: transport/stream/StreamErrorCode.java"sv, "2026-06"sv};
inline constexpr Source opensearch_mapper{
    "OpenSearch"sv, "plugins/arrow-flight-rpc: FlightErrorMapper.java"sv, "2026-06"sv};
/// Two steps: gRPC and Flight are Arrow Java's, Flight and StreamErrorCode are OpenSearch's.
inline constexpr Source opensearch_by_arrow_java{"Apache Arrow Java, OpenSearch"sv,
                                                 "StatusUtils.java, FlightErrorMapper.java"sv,
                                                 "2026-07-02"sv};
inline constexpr Source opensearch_analytics{
    "OpenSearch"sv, "AnalyticsTransportErrors.java, OpenSearchException.java"sv, "2026-06"sv};
inline constexpr Source opensearch_rest{"OpenSearch"sv,
                                        "transport-grpc: RestToGrpcStatusConverter"sv, "2026-06"sv};
inline constexpr Source opensearch_java{"opensearch-java"sv, "GrpcStatusConverter.java"sv,
                                        "2026-07-22"sv};

// Kubernetes
inline constexpr Source kubernetes_reasons{
    "Kubernetes"sv, "apimachinery: meta/v1/types.go at eed236ceee: StatusReason"sv, "2026-07-23"sv};
inline constexpr Source kubernetes_errors{
    "Kubernetes"sv, "apimachinery: api/errors/errors.go at eed236ceee: NewGenericServerResponse"sv,
    "2026-07-23"sv};

// OpenTelemetry
inline constexpr Source otel_trace{
    "OpenTelemetry"sv, "opentelemetry-proto: trace.proto, Status.StatusCode"sv, "2026-08-18"sv};
inline constexpr Source otel_grpc_spans{"OpenTelemetry semantic conventions"sv,
                                        "docs/rpc/grpc.md"sv, "2026-08-15"sv};
inline constexpr Source otel_http_spans{"OpenTelemetry semantic conventions"sv,
                                        "docs/http/http-spans.md: Status"sv, "2026-08-15"sv};
inline constexpr Source otlp_spec{"OpenTelemetry protocol"sv, "docs/specification.md: Failures"sv,
                                  "2026-07-22"sv};

/// IOx has a table from gRPC only; read backwards it is a choice of this library.
inline constexpr Source faultwire_iox_backwards{
    "faultwire"sv, "docs/architecture.md: IOx's table backwards"sv, "2026-11-28"sv};
/// A choice of this library, where no authority says anything.
inline constexpr Source faultwire_choice{"faultwire"sv, "docs/architecture.md: default rules"sv,
                                         "2026-11-28"sv};

}  // namespace sources
}  // namespace v1
}  // namespace faultwire

#endif
