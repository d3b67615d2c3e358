// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_E2E_ARROW_CASES_HPP
#define FAULTWIRE_TESTS_E2E_ARROW_CASES_HPP
// The errors that every Flight server of these tests sends, and that every client expects. A
// request names one: "CODE LOAD". Server and client are different programs, so both build the error
// from this header.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/mapping/rules/stream_to_grpc.hpp"
#include "faultwire/wire/trailers.hpp"

namespace flight_cases {
using namespace faultwire;

inline constexpr StreamErrorCode codes[] = {
    StreamErrorCode::cancelled,
    StreamErrorCode::unknown,
    StreamErrorCode::invalid_argument,
    StreamErrorCode::timed_out,
    StreamErrorCode::not_found,
    StreamErrorCode::already_exists,
    StreamErrorCode::unauthenticated,
    StreamErrorCode::unauthorized,
    StreamErrorCode::resource_exhausted,
    StreamErrorCode::unimplemented,
    StreamErrorCode::internal,
    StreamErrorCode::unavailable,
    StreamErrorCode::ok,  // an error that says ok is unknown
};
inline constexpr std::string_view loads[] = {
    "bare",           "metadata",    "causes", "origin",     "side",
    "transport_side", "details",     "long",   "budget",     "huge",
    "not_utf8",       "edge_blanks", "empty",  "look_alike", "everything",
};

// What stands for "the message that was sent".
inline constexpr std::string_view text = "no table \"m\" (100 %) \xc3\xa9";

inline std::vector<wire::AnyDetail> details() {
  return {wire::to_any(wire::RetryInfo{.delay = {3, 500000000}}),
          wire::to_any(wire::Help{.links = {{"what to do", "https://example.org/help"}}})};
}

inline void add_metadata(StreamError& error) {
  for (const auto& [key, value] :
       std::vector<std::pair<std::string, std::string>>{{"query_id", "q-17"},
                                                        {"query_id", "q-18"},
                                                        {"plan", "Scan\n  Filter"},
                                                        {"raw", std::string("\0\xff\n", 3)},
                                                        {"trace-bin", "\x01\x02"},
                                                        {"blank", " x "}})
    (void)error.metadata().add(key, value);
}
inline void add_causes(StreamError& error) {
  error.add_cause(Http2Error::refused_stream, "refused \xff");
  error.add_cause(InfluxCode::conflict, "the catalog has another type");
}

// A server that uses Arrow sends the message three times. Once 2,547 bytes made a client read
// another code, because the trailers were too large for it.
inline std::string long_text(std::size_t size) {
  std::string all;
  while (all.size() < size) all += "line " + std::to_string(all.size()) + " ";
  all.resize(size - 1);
  return all + ".";
}

struct Case {
  StreamError error;
  wire::TrailerOptions options{};
};

inline std::string name_of(StreamErrorCode code, std::string_view load) {
  return std::to_string(static_cast<int>(code)) + " " + std::string(load);
}

inline std::string message_of(std::string_view load) {
  if (load == "long") return long_text(800);
  if (load == "budget") return long_text(1900);
  if (load == "huge") return long_text(9000);
  if (load == "not_utf8") return "caf\xe9 \xff\xfe";
  if (load == "edge_blanks") return "  both ends  ";
  if (load == "empty") return "";
  if (load == "look_alike") return "gRPC returned aborted error, with message: x. Detail: Internal";
  return std::string(text);
}

// A driver of Flight SQL sends its query in two messages of protobuf: after the name of the type
// are two tags, each with a length of one byte.
inline std::string_view query_in(std::string_view command) {
  constexpr std::string_view type = "CommandStatementQuery";
  const std::size_t at = command.find(type);
  if (at == std::string_view::npos || command.size() < at + type.size() + 4) return command;
  return command.substr(at + type.size() + 4);
}

// The error that a request asks for.
inline std::optional<Case> case_of(std::string_view request) {
  const std::string_view name = query_in(request);
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto code =
      code_from_number<StreamErrorCode>(std::stoi(std::string(name.substr(0, blank))));
  const std::string_view load = name.substr(blank + 1);
  if (!code) return std::nullopt;
  Case one{StreamError(*code, message_of(load))};
  const bool all = load == "everything";
  if (load == "metadata" || all) add_metadata(one.error);
  if (load == "causes" || all) add_causes(one.error);
  if (load == "origin" || all) one.error.set_origin(InfluxCode::too_large);
  if (load == "side") one.error.set_side(retry::Side::client);
  if (load == "transport_side" || all) one.error.set_side(retry::Side::transport);
  if (load == "budget") one.options.budget = 8000;
  if (load == "details" || all) one.options.details = details();
  return one;
}

inline std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const StreamErrorCode code : codes) {
    for (const std::string_view load : loads) names.push_back(name_of(code, load));
  }
  return names;
}

}  // namespace flight_cases

#endif
