// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_E2E_ARROW_EXPECT_HPP
#define FAULTWIRE_TESTS_E2E_ARROW_EXPECT_HPP
// Compares what arrived with what was sent, part by part, and counts. What may be lost is listed
// here and nowhere else.
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cases.hpp"
#include "faultwire/retry.hpp"
#include "faultwire/wire/failure.hpp"

namespace flight_cases {

struct Call {
  bool asks = true;           // whether the client asked for details
  std::string_view server{};  // a name of `servers`
};

// How a server makes its answers, and the word before a request that asks for it.
struct ServerRow {
  std::string_view name;
  std::string_view word;
};
inline constexpr ServerRow servers[] = {
    {"arrow", ""},         // to_arrow_status(error, context)
    {"bare", "nowhere "},  // to_arrow_status(error)
    {"grpc", ""},          // to_grpc_status(error, context, ForArrow{})
    {"plain", "plain "},   // to_grpc_status(error, context)
};
inline std::string_view word_for(std::string_view server) {
  for (const ServerRow& row : servers) {
    if (row.name == server) return row.word;
  }
  return {};
}

// The codes for which FlightStatusDetail has no code. A synchronous client of Arrow gets their
// details only if it asks, because Arrow shows such an error as internal to other readers.
inline bool has_flight_code(StreamErrorCode code) {
  return code != StreamErrorCode::invalid_argument && code != StreamErrorCode::not_found &&
         code != StreamErrorCode::already_exists && code != StreamErrorCode::unimplemented;
}

inline std::string told(const StreamError& error, const retry::Failure& failure) {
  constexpr std::string_view sides[] = {"server", "client", "transport"};
  const auto decision = retry::classify(failure);
  return std::string(code_name(error.code())) + " " +
         std::string(sides[static_cast<std::size_t>(error.side())]) + " " +
         std::string(retry::action_name(decision.action));
}

class Table {
 public:
  explicit Table(std::string title) : title_(std::move(title)) {}

  void check(std::string_view method, const std::string& name, const Call& call,
             const std::optional<StreamError>& arrived, const retry::Failure& failure) {
    auto sent = case_of(name);
    // Then nothing tells the code that Arrow cannot send.
    if (sent && is_bare_answer(method, call) &&
        sent->error.code() == StreamErrorCode::resource_exhausted)
      sent->error =
          StreamError(StreamErrorCode::unavailable, sent->error.message(), sent->error.side());
    Row& row = rows_[std::string(method)];
    ++cases_;
    ++(call.asks ? row.asked : row.unasked);
    if (!arrived || !sent) return differs(method, name, "no error");
    // A code without a Flight code crosses a synchronous client whole only where it was asked for.
    const bool whole = may_be_whole(method, call, sent->error.code());
    // An asynchronous call passes on the details, which have the message but not the metadata.
    const bool exact = whole || (call.server == "plain" && method == "GetFlightInfoAsync");
    std::string message = exact ? sent->error.message() : readable(*sent);
    // Without details it looks like a detail that a server with Arrow has named.
    if (!exact && call.server == "plain" && sent->error.code() == StreamErrorCode::internal &&
        name.ends_with("look_alike"))
      message = message.substr(0, message.rfind(". Detail"));
    std::string parts = differences(*sent, *arrived, failure, message, whole);
    if (whole && parts.empty()) ++(call.asks ? row.whole_asked : row.whole_unasked);
    if (!parts.empty()) differs(method, name + (call.asks ? " (asked)" : ""), parts);
  }

  // Prints the table; 0 if nothing differs.
  int report() const {
    std::printf("%s\n%-20s %18s %18s %12s\n", title_.c_str(), "method", "whole, not asked",
                "whole, asked", "differences");
    for (const auto& [method, row] : rows_)
      std::printf("%-20s %8d of %6d %8d of %6d %12d\n", method.c_str(), row.whole_unasked,
                  row.unasked, row.whole_asked, row.asked, row.differences);
    std::printf("%d cases, %d differences\n", cases_, differences_);
    return differences_ == 0 ? 0 : 1;
  }

 private:
  struct Row {
    int unasked = 0;
    int whole_unasked = 0;
    int asked = 0;
    int whole_asked = 0;
    int differences = 0;
  };

  // In the middle of a listing, a server with Arrow answers without the context of the call.
  static bool is_bare_answer(std::string_view method, const Call& call) {
    return method == "ListFlights mid-stream" && call.server != "grpc" && call.server != "plain";
  }
  static bool may_be_whole(std::string_view method, const Call& call, StreamErrorCode code) {
    if (is_bare_answer(method, call))
      return call.server == "arrow" && call.asks && !has_flight_code(code);
    if (call.server == "plain") return method == "gRPC";  // Arrow drops details or metadata
    if (call.server == "bare") return has_flight_code(code);
    if (call.asks) return true;
    if (call.server == "grpc")  // asynchronous calls read them from a server that uses gRPC
      return method == "GetFlightInfoAsync" || method == "gRPC" ||
             (has_flight_code(code) && code != StreamErrorCode::resource_exhausted);
    return has_flight_code(code);
  }
  // The message as every peer can read it.
  static std::string readable(const Case& sent) {
    return wire::encode_trailers(sent.error, sent.options).message;
  }
  static std::string differences(const Case& sent, const StreamError& arrived,
                                 const retry::Failure& failure, const std::string& message,
                                 bool whole) {
    std::string parts;
    const auto part = [&](std::string_view name, bool same) {
      if (!same) parts.append(parts.empty() ? "" : ", ").append(name);
    };
    part("code", arrived.code() == sent.error.code());
    const bool cut = sent.error.message().size() > 2000;
    part("message", arrived.message() == message || (cut && arrived.message().size() > 300 &&
                                                     message.starts_with(arrived.message())));
    const auto decision = [](const retry::Failure& f) { return retry::classify(f).action; };
    // As over gRPC without Arrow.
    const retry::Failure expected = failure_of(wire::encode_trailers(sent.error, sent.options));
    if (whole) part("retry info", failure.retry_info == expected.retry_info);
    // Side and RetryInfo are among the details.
    if (whole || (sent.error.side() == retry::Side::server && sent.options.details.empty()))
      part("decision", decision(failure) == decision(expected));
    if (!whole) return parts;
    part("metadata", arrived.metadata() == sent.error.metadata());
    part("causes", arrived.causes() == sent.error.causes());
    part("origin", arrived.origin() == sent.error.origin());
    part("side", arrived.side() == sent.error.side());
    return parts;
  }

  void differs(std::string_view method, const std::string& name, const std::string& parts) {
    ++differences_;
    ++rows_[std::string(method)].differences;
    if (differences_ <= 40)
      std::printf("  %s, %s: %s\n", std::string(method).c_str(), name.c_str(), parts.c_str());
  }

  std::string title_;
  std::map<std::string, Row> rows_;
  int cases_ = 0;
  int differences_ = 0;
};

}  // namespace flight_cases

#endif
