// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_RESPOND_HPP
#define FAULTWIRE_WRITE_RESPOND_HPP
/// The answer to a write, rendered from the verdict on its batch and a row of `api.hpp`: status, headers and the exact bytes of the body.
///
/// @code
/// WriteResponse answer = respond(line_protocol::validate("home temp=\n"), WriteApi::cloud_serverless);
/// HttpStatus status = answer.status();        // 400
/// std::string body = answer.sendable_body();  // {"code":"invalid","line":1,"message":"failed to parse ...
/// @endcode

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/detail/json_text.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/write/api.hpp"

namespace faultwire {
inline namespace v1 {

/// A header of an answer; static storage.
struct Header {
  std::string_view name;
  std::string_view value;
};

inline constexpr auto json_headers = std::to_array<Header>({{"Content-Type", "application/json"}});

/// What happened to the batch of a report.
[[nodiscard]] inline WriteEvent write_event(const BatchReport& report) noexcept {
  if (report.refusal) {
    return report.refusal->kind() == line_protocol::RejectionKind::too_large ? WriteEvent::too_large : WriteEvent::not_utf8;
  }
  if (report.rejected == 0) return report.accepted == 0 ? WriteEvent::nothing_to_write : WriteEvent::all_accepted;
  return report.accepted == 0 ? WriteEvent::all_rejected : WriteEvent::some_rejected;
}

/// An answer. It holds the report, and like it points into the batch.
class WriteResponse {
 public:
  WriteResponse(BatchReport report, WriteApi api) : report_(std::move(report)), row_(&write_row(api, write_event(report_))) {}

  [[nodiscard]] HttpStatus status() const noexcept { return row_->status; }
  /// The row that decided, in static storage.
  [[nodiscard]] const WriteRow& row() const noexcept { return *row_; }
  [[nodiscard]] const BatchReport& report() const noexcept { return report_; }
  /// The headers of the documented answer; `Content-Type` where it has a body. Static storage.
  [[nodiscard]] std::span<const Header> headers() const noexcept {
    return row_->shape == BodyShape::empty ? std::span<const Header>() : std::span<const Header>(json_headers);
  }

  /// Sends the documented body to `sink` in pieces; nothing if there is none. No allocation, whatever the length.
  template <Sink S>
  void body_to(S&& sink) const {
    if (row_->shape == BodyShape::empty) return;
    sink(std::string_view("{\"code\":\""));
    detail::json_text_to(sink, code_text(row_->code));
    if (row_->shape == BodyShape::code_line) {
      sink(std::string_view("\",\"line\":"));
      line_protocol::detail::number_to(sink, report_.rejections.empty() ? 0 : report_.rejections.front().entry());
      sink(std::string_view(",\"message\":\""));
    } else {
      sink(std::string_view("\",\"message\":\""));
    }
    message_to([&sink](std::string_view piece) { detail::json_text_to(sink, piece); });
    sink(std::string_view("\"}"));
  }
  /// The documented body.
  [[nodiscard]] std::string body() const {
    std::string text;
    body_to([&text](std::string_view piece) { text.append(piece); });
    return text;
  }

  /// Whether HTTP allows content under this status: not under 204 and 304, and clients break on it (RFC 9110, 15.3.5).
  [[nodiscard]] bool allows_body() const noexcept { return status() != HttpStatus::no_content && status() != HttpStatus::not_modified; }
  /// The body that may be sent: the documented one, or nothing where HTTP forbids content.
  [[nodiscard]] std::string sendable_body() const { return allows_body() ? body() : std::string(); }
  /// The headers that go with `sendable_body`.
  [[nodiscard]] std::span<const Header> sendable_headers() const noexcept { return allows_body() ? headers() : std::span<const Header>(); }

  /// Sends the text of `message`, unescaped, to `sink` in pieces.
  template <Sink S>
  void message_to(S&& sink) const {
    line_protocol::detail::wording_to(sink, row_->message, [&](std::string_view place) {
      if (place == "refusal") return report_.refusal->message_to(sink);
      bool first = true;
      for (const line_protocol::Rejection& rejection : report_.rejections) {
        if (!first) sink(std::string_view("\n"));
        first = false;
        rejection.message_to(sink);
      }
    });
  }

 private:
  BatchReport report_;
  const WriteRow* row_;
};

/// The answer of `api` to a batch with this verdict. The answer keeps the report and points into the batch.
[[nodiscard]] inline WriteResponse respond(BatchReport report, WriteApi api) { return {std::move(report), api}; }

}  // namespace v1
}  // namespace faultwire

#endif
