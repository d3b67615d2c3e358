// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Everything in the library that reads bytes from outside, behind one signature, and texts to
// attack it with.
#ifndef FAULTWIRE_TESTS_SECURITY_READERS_HPP
#define FAULTWIRE_TESTS_SECURITY_READERS_HPP
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/faultwire.hpp"
#include "faultwire/interop/nlohmann_json.hpp"
#include "faultwire/wire/json/read_error_body.hpp"
#include "faultwire/write_api/understand/read_response.hpp"
#include "security/times.hpp"

namespace security {
using namespace faultwire;

/// A way into the library. `read` returns how many bytes or parts came of the text, so that nothing
/// is optimised away.
struct Reader {
  const char* name;
  std::size_t (*read)(std::string_view text);
};

inline std::size_t read_entries(std::string_view text) {
  std::size_t count = 0;
  for (const auto& entry : line_protocol::parse(text)) {
    ++count;
    if (!entry)
      entry.rejection().message_to([&](std::string_view piece) { count += piece.size(); });
  }
  return count + line_protocol::is_valid(text);
}
inline std::size_t validate_with(std::string_view text, line_protocol::WriteChecks checks) {
  const BatchReport report = line_protocol::validate(text, {.checks = checks});
  std::size_t size = report.accepted + report.rejected;
  write_api::respond(report, write_api::oss_1).body_to([&](std::string_view piece) {
    size += piece.size();
  });
  return size;
}
inline std::size_t split(std::string_view text) {
  line_protocol::StreamSplitter splitter;
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size(); at += 4096) {
    if (!splitter.push(text.substr(at, 4096))) break;
    size += splitter.ready().size();
  }
  splitter.finish();
  return size + splitter.ready().size();
}
inline std::size_t judge_with_memory(std::string_view text) {
  write_api::TableSchemas schemas;
  (void)line_protocol::validate(text, {}, schemas);
  return schemas.columns();
}
inline std::size_t read_answer(std::string_view text) {
  const auto outcome = write_api::read_response(
      400, write_api::HeaderViews{{"X-Influxdb-Error", text}, {"Retry-After", text}}, text);
  return outcome.rejected.size() + outcome.message.size() + outcome.remaining(text).size();
}
inline std::size_t read_body(std::string_view text) {
  return wire::read_error_body(500, {{"Retry-After", std::string(text)}}, text,
                               {.most_bytes = ~std::size_t{0}})
      .kind.size();
}
inline std::size_t read_config(std::string_view text) {
  return read_service_config(text, "a", "b").problem.size();
}
/// The text as every field of the trailers of one call.
inline std::size_t read_trailers(std::string_view text) {
  std::size_t size = 0;
  for (const char* name : {"grpc-status", "grpc-message", "grpc-status-details-bin", "plan-bin"}) {
    const std::vector<wire::Trailer> fields = {
        {"grpc-status", "5"}, {name, std::string(text)}, {std::string(text), "v"}};
    const auto error = wire::decode_trailers(wire::from_fields(fields));
    if (error) size += error->message().size() + error->metadata().size();
  }
  return size + wire::decode_rpc_status(text).has_value() + wire::decode_binary(text).size();
}
inline std::size_t read_codes(std::string_view text) {
  std::size_t found = parse_code(text).has_value();
  each_domain([&]<Code C>() { found += find_code<C>(text).has_value(); });
  return found;
}
inline std::size_t read_hints(std::string_view text) {
  const retry::Hint hints[] = {retry::parse_retry_after(text, retry::SystemTime{}),
                               retry::parse_pushback(text), retry::parse_rate_limit(text),
                               retry::parse_rate_limit_reset(text, text)};
  std::size_t waits = 0;
  for (const retry::Hint& hint : hints) waits += hint.kind == retry::Hint::Kind::wait;
  return waits;
}
inline std::size_t explain(std::string_view text) {
  std::size_t size = diagnosis::may_hold_error(text);
  diagnosis::render([&](std::string_view piece) { size += piece.size(); },
                    diagnosis::diagnose(text));
  return size;
}
inline std::size_t read_log(std::string_view text) {
  diagnosis::RecordReader reader;
  std::size_t count = 0;
  for (std::string_view left = text; const auto record = reader.next(left, true); ++count)
    left.remove_prefix(record->text.size());
  return count;
}
inline std::size_t log_error(std::string_view text) {
  StreamError error(StreamErrorCode::internal, std::string(text));
  error.add_cause(GrpcCode::unavailable, std::string(text));
  (void)error.metadata().add("plan", text);
  (void)error.metadata().add(text, text);
  return log_line(error).size() + to_string(error).size();
}
/// What a proxy does with an error that it was sent.
inline std::size_t send_on(std::string_view text) {
  StreamError error(StreamErrorCode::internal, std::string(text));
  error.add_cause(GrpcCode::unavailable, std::string(text));
  (void)error.metadata().add("plan", text);
  return wire::encode_trailers(error).details.size();
}

inline constexpr Reader readers[] = {
    {"parse", read_entries},
    {"validate", [](std::string_view text) { return validate_with(text, {}); }},
    {"validate for InfluxDB 3 Core",
     [](std::string_view text) { return validate_with(text, line_protocol::CoreChecks{}); }},
    {"StreamSplitter", split},
    {"TableSchemas", judge_with_memory},
    {"compatibility",
     [](std::string_view text) { return line_protocol::compatibility(text).size(); }},
    {"read_response", read_answer},
    {"read_error_body", read_body},
    {"read_service_config", read_config},
    {"decode_trailers", read_trailers},
    {"find_code", read_codes},
    {"parse_retry_after", read_hints},
    {"diagnose", explain},
    {"RecordReader", read_log},
    {"log_line", log_error},
    {"encode_trailers", send_on},
};

/// A text of each form that some reader knows, so that a change of it reaches deep into the reader.
inline constexpr std::string_view good_texts[] = {
    "a\\ b,t\\=1=v\\,w,u=K\xC3\xBC f=1.5e-10,g=-123i,h=18446744073709551615u,s=\"q \\\" \n\",t=t "
    "1234567890123456789\n",
    R"({"code":"invalid","line":1,"message":"failed to parse line protocol: errors encountered on )"
    R"(line(s):\nerror parsing line 2 (1-based): Invalid measurement was provided"})",
    R"({"error":"partial write: unable to parse 'm f=': missing field value\n dropped=1"})",
    R"({"error":{"code":404,"message":"m","status":"NOT_FOUND","details":[{"@type":"type.google)"
    R"(apis.com/google.rpc.RetryInfo","retryDelay":"1.5s"}]}})",
    R"({"error":{"type":"t","reason":"r","root_cause":[],"caused_by":{"type":"u"}},"status":500})",
    R"({"code":"unavailable","message":"m","details":[{"type":"google.rpc.Help","value":"CgA"}]})",
    R"({"methodConfig":[{"name":[{"service":"a"}],"retryPolicy":{"maxAttempts":3,"initialBackoff":)"
    R"("0.1s","maxBackoff":"1s","backoffMultiplier":2,"retryableStatusCodes":["UNAVAILABLE"]}}]})",
    "Flight returned unavailable error, with message: a. gRPC client debug context: UNKNOWN:Error "
    "received from peer ipv4:1.2.3.4:443 {grpc_message:\"a\\n\\u{20ac}\", grpc_status:14, "
    "children:[UNKNOWN:b {http2_error:2}]}. Client context: OK",
    "2026-11-21 ERROR level=error err=\"14 UNAVAILABLE: {\\\"error\\\":\\\"x\\\"}\"\n  at a "
    "(b.js:1:2)\nCaused by: c.d.E: rpc error: code = NotFound desc = x\n",
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "\"burst\";r=0;t=5, limit=100, remaining=0, reset=30",
    "299.9999",
    "grpc%20message %E2%82%AC%",
    "\x08\x05\x12\x01m\x1a\x2a\x0a\x28type.googleapis.com/google.rpc.RetryInfo",
    "CAUSAW0aJwoodHlwZS5nb29nbGVhcGlzLmNvbS9nb29nbGUucnBjLkhlbHA=",
    "influx:not found",
};

}  // namespace security
#endif
