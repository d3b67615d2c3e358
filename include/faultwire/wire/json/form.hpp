// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_JSON_FORM_HPP
#define FAULTWIRE_WIRE_JSON_FORM_HPP
/// The forms in which services send an error as a JSON body over HTTP. One row a form: its media
/// type, its members, where metadata travel, and what an error loses in it.
///
/// @code
/// using namespace faultwire::wire;
/// static_assert(json_form_row(JsonForm::problem).media_type == "application/problem+json");
/// static_assert(json_form_loses(JsonForm::influxdb_3, JsonLoss::code));
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/sources.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {

inline constexpr Source aip_193{"Google API improvement proposals"sv,
                                "AIP-193: HTTP/1.1+JSON representation"sv, "2026-03-04"sv};
inline constexpr Source grpc_gateway_bodies{
    "grpc-gateway 2.33.0"sv, "runtime/errors.go, runtime/handler.go, runtime/mux.go"sv,
    "2026-10-27"sv};
inline constexpr Source connect_bodies{
    "Connect"sv, "connectrpc.com: protocol, Error and EndStreamResponse"sv, "2026-06-30"sv};
inline constexpr Source rfc9457{"RFC 9457"sv, "sections 3 and 4"sv, "2023-07"sv};
inline constexpr Source opensearch_bodies{
    "OpenSearch"sv, "OpenSearchException.java, BytesRestResponse.java"sv, "2026-06"sv};
inline constexpr Source influx3_bodies{
    "InfluxDB 3 Core 3.10.1"sv, "influxdb3_server/src/http.rs: ErrorMessage"sv, "2026-06-25"sv};

}  // namespace sources

namespace wire {

/// A form of an error body. The table of rows says who sends it and what it holds.
enum class JsonForm : std::uint8_t {
  google_api,           ///< the status under `error`, as Google's APIs send it
  grpc_gateway,         ///< the answer of grpc-gateway to a unary call
  grpc_gateway_stream,  ///< the last line of a stream of grpc-gateway
  connect,              ///< the answer of Connect to a unary call
  connect_end_stream,   ///< the last message of a stream of Connect
  problem,              ///< problem details of RFC 9457
  opensearch,           ///< the answer of OpenSearch's REST interface
  influxdb_2,           ///< `code` and `message`: InfluxDB 2.x, Cloud, and the v2 API of InfluxDB 3
  influxdb_3,           ///< `error`, and `data` where it names lines: InfluxDB 3, and 1.x
};

/// What an error loses on its way through a form. The values are bits of a set.
enum class JsonLoss : std::uint16_t {
  nothing = 0,
  code = 1,                ///< codes that share an HTTP status arrive as one
  message_bytes = 2,       ///< bytes of the message that are not UTF-8 arrive as U+FFFD
  metadata = 4,            ///< all metadata
  metadata_bytes = 8,      ///< values that the form cannot spell
  metadata_keys = 16,      ///< keys that the form has no place for
  causes = 32,             ///< all causes
  cause_bytes = 64,        ///< bytes of the causes that are not UTF-8 arrive as U+FFFD
  origin = 128,            ///< the code in the domain in which the error was first known
  side = 256,              ///< who made the error
  details = 512,           ///< all details that the caller added
  foreign_details = 1024,  ///< details whose type is not one of google.rpc
};
/// Returns the union of two sets.
[[nodiscard]] constexpr JsonLoss operator|(JsonLoss a, JsonLoss b) noexcept {
  return static_cast<JsonLoss>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
/// Returns whether `set` has a member of `part`.
[[nodiscard]] constexpr bool has_loss(JsonLoss set, JsonLoss part) noexcept {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(part)) != 0;
}

/// One kind of loss in words.
struct JsonLossRow {
  JsonLoss loss;
  std::string_view name;
  std::string_view text;
};

/// Where the metadata of an error travel.
enum class MetadataPlace : std::uint8_t {
  nowhere,  ///< the form has no place for them
  headers,  ///< one header a value; the row has the prefix of the name
  body,     ///< a member of the body
};

/// One form.
struct JsonFormRow {
  JsonForm form;
  std::string_view name;
  std::string_view title;       ///< who sends it
  std::string_view media_type;  ///< Content-Type, without parameters
  std::string_view members;     ///< in the order in which they are written
  MetadataPlace metadata;
  std::string_view metadata_prefix;  ///< of the header's name, or of the keys that the body takes
  bool ends_stream;  ///< whether the HTTP status was sent before the error was known
  JsonLoss loses;
  Source source;
};

}  // namespace wire

namespace detail::wire {
using namespace std::string_view_literals;
using faultwire::wire::JsonForm;
using faultwire::wire::JsonFormRow;
using faultwire::wire::JsonLoss;
using faultwire::wire::JsonLossRow;
using faultwire::wire::MetadataPlace;

inline constexpr JsonLossRow json_loss_rows[] = {
    {JsonLoss::code, "code"sv, "codes that share an HTTP status arrive as one"sv},
    {JsonLoss::message_bytes, "message bytes"sv,
     "bytes of the message that are not UTF-8 arrive as U+FFFD"sv},
    {JsonLoss::metadata, "metadata"sv, "all metadata"sv},
    {JsonLoss::metadata_bytes, "metadata bytes"sv, "values that the form cannot spell"sv},
    {JsonLoss::metadata_keys, "metadata keys"sv, "keys that the form has no place for"sv},
    {JsonLoss::causes, "causes"sv, "all causes"sv},
    {JsonLoss::cause_bytes, "cause bytes"sv,
     "bytes of the causes that are not UTF-8 arrive as U+FFFD"sv},
    {JsonLoss::origin, "origin"sv, "the code in the domain in which the error was first known"sv},
    {JsonLoss::side, "side"sv, "who made the error; it arrives as the server's"sv},
    {JsonLoss::details, "details"sv, "all details that the caller added"sv},
    {JsonLoss::foreign_details, "foreign details"sv,
     "details whose type is not one of google.rpc"sv},
};

inline constexpr JsonFormRow json_form_rows[] = {
    {.form = JsonForm::google_api,
     .name = "google_api"sv,
     .title = "Google's APIs (AIP-193)"sv,
     .media_type = "application/json"sv,
     .members = "error: code (HTTP), message, status, details"sv,
     .metadata = MetadataPlace::nowhere,
     .metadata_prefix = ""sv,
     .ends_stream = false,
     .loses = JsonLoss::message_bytes | JsonLoss::metadata | JsonLoss::foreign_details,
     .source = sources::aip_193},
    {.form = JsonForm::grpc_gateway,
     .name = "grpc_gateway"sv,
     .title = "grpc-gateway, unary"sv,
     .media_type = "application/json"sv,
     .members = "code (gRPC), message, details"sv,
     .metadata = MetadataPlace::headers,
     .metadata_prefix = "Grpc-Metadata-"sv,
     .ends_stream = false,
     .loses = JsonLoss::message_bytes | JsonLoss::metadata_bytes | JsonLoss::foreign_details,
     .source = sources::grpc_gateway_bodies},
    {.form = JsonForm::grpc_gateway_stream,
     .name = "grpc_gateway_stream"sv,
     .title = "grpc-gateway, last line of a stream"sv,
     .media_type = "application/json"sv,
     .members = "error: code (gRPC), message, details"sv,
     .metadata = MetadataPlace::nowhere,
     .metadata_prefix = ""sv,
     .ends_stream = true,
     .loses = JsonLoss::message_bytes | JsonLoss::metadata | JsonLoss::foreign_details,
     .source = sources::grpc_gateway_bodies},
    {.form = JsonForm::connect,
     .name = "connect"sv,
     .title = "Connect, unary"sv,
     .media_type = "application/json"sv,
     .members = "code, message, details"sv,
     .metadata = MetadataPlace::headers,
     .metadata_prefix = "Trailer-"sv,
     .ends_stream = false,
     .loses = JsonLoss::message_bytes | JsonLoss::metadata_bytes,
     .source = sources::connect_bodies},
    {.form = JsonForm::connect_end_stream,
     .name = "connect_end_stream"sv,
     .title = "Connect, last message of a stream"sv,
     .media_type = "application/connect+json"sv,
     .members = "error: code, message, details; metadata"sv,
     .metadata = MetadataPlace::body,
     .metadata_prefix = ""sv,
     .ends_stream = true,
     .loses = JsonLoss::message_bytes | JsonLoss::metadata_bytes,
     .source = sources::connect_bodies},
    {.form = JsonForm::problem,
     .name = "problem"sv,
     .title = "problem details (RFC 9457)"sv,
     .media_type = "application/problem+json"sv,
     .members =
         "type, title, status, detail, instance; ours: code, origin, side, causes, metadata"sv,
     .metadata = MetadataPlace::body,
     .metadata_prefix = ""sv,
     .ends_stream = false,
     .loses = JsonLoss::message_bytes | JsonLoss::metadata_bytes | JsonLoss::cause_bytes |
              JsonLoss::details,
     .source = sources::rfc9457},
    {.form = JsonForm::opensearch,
     .name = "opensearch"sv,
     .title = "OpenSearch REST"sv,
     .media_type = "application/json"sv,
     .members = "error: root_cause, type, reason, metadata, caused_by; status"sv,
     .metadata = MetadataPlace::body,
     .metadata_prefix = "opensearch."sv,
     .ends_stream = false,
     .loses = JsonLoss::code | JsonLoss::message_bytes | JsonLoss::metadata_bytes |
              JsonLoss::metadata_keys | JsonLoss::cause_bytes | JsonLoss::origin | JsonLoss::side |
              JsonLoss::details,
     .source = sources::opensearch_bodies},
    {.form = JsonForm::influxdb_2,
     .name = "influxdb_2"sv,
     .title = "InfluxDB 2.x, Cloud, the v2 API of InfluxDB 3"sv,
     .media_type = "application/json"sv,
     .members = "code, message"sv,
     .metadata = MetadataPlace::nowhere,
     .metadata_prefix = ""sv,
     .ends_stream = false,
     .loses = JsonLoss::code | JsonLoss::message_bytes | JsonLoss::metadata | JsonLoss::causes |
              JsonLoss::origin | JsonLoss::side | JsonLoss::details,
     .source = sources::influx2_errors},
    {.form = JsonForm::influxdb_3,
     .name = "influxdb_3"sv,
     .title = "InfluxDB 3, and 1.x"sv,
     .media_type = "application/json"sv,
     .members = "error"sv,
     .metadata = MetadataPlace::nowhere,
     .metadata_prefix = ""sv,
     .ends_stream = false,
     .loses = JsonLoss::code | JsonLoss::message_bytes | JsonLoss::metadata | JsonLoss::causes |
              JsonLoss::origin | JsonLoss::side | JsonLoss::details,
     .source = sources::influx3_bodies},
};

}  // namespace detail::wire

namespace wire {

/// The rows of all forms, in the order of the enumerators.
inline constexpr const auto& json_form_rows = detail::wire::json_form_rows;
/// The kinds of loss in words, in the order of the enumerators.
inline constexpr const auto& json_loss_rows = detail::wire::json_loss_rows;

/// Returns the row of a form, in static storage. Constant.
[[nodiscard]] constexpr const JsonFormRow& json_form_row(JsonForm form) noexcept {
  return json_form_rows[static_cast<std::size_t>(form)];
}
/// Returns whether an error loses a `part` of itself in a form. Constant.
[[nodiscard]] constexpr bool json_form_loses(JsonForm form, JsonLoss part) noexcept {
  return has_loss(json_form_row(form).loses, part);
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
