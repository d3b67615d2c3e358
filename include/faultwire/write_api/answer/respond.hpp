// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_ANSWER_RESPOND_HPP
#define FAULTWIRE_WRITE_API_ANSWER_RESPOND_HPP
/// The answer to a write, rendered from the verdict on its batch and a row of `facts/`: status,
/// headers and the exact bytes of the body.
///
/// @code
/// using namespace faultwire;
/// BatchReport report = line_protocol::validate("home temp=\n");
/// auto answer = write_api::respond(report, write_api::cloud_serverless);
/// HttpStatus status = answer.status();        // 400
/// std::string body = answer.sendable_body();  // {"code":"invalid","line":1,"message":...
/// using enum write_api::WriteEvent;
/// auto refusal = write_api::respond(bucket_not_found, write_api::oss_1, "nosuch");  // 404
/// auto own = write_api::respond(InfluxCode::forbidden, write_api::oss_2, "not on Sundays");
/// @endcode

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/detail/sink.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/http_to_influx.hpp"
#include "faultwire/mapping/rules/influx_to_http.hpp"
#include "faultwire/write_api/answer/events.hpp"
#include "faultwire/write_api/detail/body_writer.hpp"
#include "faultwire/write_api/facts/header_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// A header of an answer.
struct Header {
  std::string_view name;  ///< static storage
  std::string value;
};

/// The longest `X-Influxdb-Error` that is sent, in bytes.
inline constexpr std::size_t longest_error_header = 1024;

/// Returns `text` as the header `X-Influxdb-Error` may hold it: in one line, without control
/// characters, at most `longest_error_header` bytes, and no character is cut.
[[nodiscard]] inline std::string x_influxdb_error(std::string_view text) {
  std::string out(text.substr(0, faultwire::detail::utf8_floor(text, longest_error_header)));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') c = ' ';
  }
  return out;
}

/// An answer. It holds the report, and like it points into the batch.
class WriteResponse {
 public:
  /// The answer to a batch that was judged.
  template <class Lazy = void>
  WriteResponse(BatchReport report, const Flavour& flavour, RespondOptions options = {})
      : facts_{std::move(report), flavour, std::move(options), {}} {
    event_ = event_of(facts_.report, flavour);
    row_ = faultwire::detail::write_api::row_for(facts_, event_, Asked::with_report);
    if (row_ == nullptr && facts_.report.refusal) facts_.detail = facts_.report.refusal->detail();
    choose_status();
  }
  /// The answer to a request that fails before its batch is judged; `text` goes where the row has a
  /// place for it.
  template <class Lazy = void>
  WriteResponse(WriteEvent event, const Flavour& flavour, std::string_view text,
                RespondOptions options = {})
      : facts_{{}, flavour, std::move(options), faultwire::detail::write_api::as_utf8(text)},
        event_(event) {
    row_ = faultwire::detail::write_api::row_for(facts_, event, Asked::without_report);
    choose_status();
  }
  /// The answer that `row`, which is in static storage, describes.
  template <class Lazy = void>
  WriteResponse(const AnswerRow& row, const Flavour& flavour, BatchReport report,
                std::string_view text, RespondOptions options = {})
      : facts_{std::move(report), flavour, std::move(options),
               faultwire::detail::write_api::as_utf8(text)},
        event_(row.event),
        row_(&row) {
    choose_status();
  }
  /// The answer with a status and a code that the caller chose, and `message` in the shape of the
  /// flavour.
  template <class Lazy = void>
  WriteResponse(HttpStatus status, InfluxCode code, const Flavour& flavour,
                std::string_view message, RespondOptions options = {})
      : facts_{{}, flavour, std::move(options), faultwire::detail::write_api::as_utf8(message)},
        event_(WriteEvent::internal_error),
        status_(status),
        code_(code) {}

  [[nodiscard]] HttpStatus status() const noexcept { return status_; }
  /// Returns what happened, as the answer says it.
  [[nodiscard]] WriteEvent event() const noexcept { return event_; }
  /// Returns the row that decided, in static storage; null if no server of this release is known to
  /// say so, or the caller chose the code.
  [[nodiscard]] const AnswerRow* row() const noexcept { return row_; }
  [[nodiscard]] const Flavour& flavour() const noexcept { return facts_.flavour; }
  [[nodiscard]] const BatchReport& report() const noexcept { return facts_.report; }
  /// Returns the shape of the body.
  [[nodiscard]] BodyShape shape() const noexcept {
    if (row_ != nullptr) return row_->answer.shape;
    return static_cast<unsigned>(status_) < 300
               ? BodyShape::empty
               : faultwire::detail::write_api::usual_shape(facts_.flavour);
  }

  /// Returns the headers of the product's answer, with `Content-Type` where the product sends it.
  template <class Lazy = void>
  [[nodiscard]] std::vector<Header> headers() const {
    return headers_with(true);
  }

  /// Sends the body to `sink` in pieces; nothing if there is none. The memory that it takes does
  /// not grow with the body.
  template <Sink S>
  void body_to(S&& sink) const {
    writer().body_to(faultwire::detail::TextSink::of(sink));
  }
  /// Returns the body.
  template <class Lazy = void>
  [[nodiscard]] std::string body() const {
    std::string text;
    writer().body_to(faultwire::detail::TextSink::into(text));
    return text;
  }
  /// Sends the text of the message, unescaped, to `sink` in pieces.
  template <Sink S>
  void message_to(S&& sink) const {
    writer().message_to(faultwire::detail::TextSink::of(sink));
  }
  /// Returns the text of the message, unescaped.
  template <class Lazy = void>
  [[nodiscard]] std::string message() const {
    std::string text;
    writer().message_to(faultwire::detail::TextSink::into(text));
    return text;
  }

  /// Whether HTTP allows content under this status: not under 204 and 304, and clients break on it
  /// (RFC 9110, 15.3.5).
  [[nodiscard]] bool allows_body() const noexcept {
    return status() != HttpStatus::no_content && status() != HttpStatus::not_modified;
  }
  /// Returns the body that may be sent: the documented one, or nothing where HTTP forbids content.
  template <class Lazy = void>
  [[nodiscard]] std::string sendable_body() const {
    return allows_body() ? body() : std::string();
  }
  /// Returns the headers that go with `sendable_body`.
  template <class Lazy = void>
  [[nodiscard]] std::vector<Header> sendable_headers() const {
    return headers_with(allows_body());
  }

 private:
  static constexpr std::string_view content_type_name = "Content-Type";

  void choose_status() noexcept {
    status_ = row_ == nullptr ? event_row(event_).status : row_->answer.status;
    code_ = row_ == nullptr ? event_row(event_).code : row_->answer.code;
  }
  [[nodiscard]] std::string_view code_name() const noexcept {
    return row_ == nullptr ? code_text(code_) : code_text_of(*row_);
  }
  [[nodiscard]] faultwire::detail::write_api::BodyWriter writer() const noexcept {
    const std::string_view otherwise =
        facts_.detail.empty() ? event_name(event_) : std::string_view(facts_.detail);
    return {facts_, row_, shape(), code_name(), otherwise};
  }
  [[nodiscard]] bool is_json() const noexcept { return !body_shape_keys(shape()).empty(); }
  template <class Lazy = void>
  [[nodiscard]] std::vector<Header> headers_with(bool content_type) const {
    std::vector<Header> out;
    if (content_type && facts_.options.name_json && is_json() && !names_content_type())
      out.push_back({content_type_name, "application/json"});
    for (const HeaderRow& header : header_rows) {
      if (has(header) && (content_type || header.name != content_type_name))
        add_header(out, header);
    }
    const auto number = static_cast<unsigned>(status());
    if (facts_.options.retry_after && (number == 413 || number == 429 || number == 503)) {
      Header& after = out.emplace_back(Header{"Retry-After", {}});
      faultwire::detail::number_to(faultwire::detail::TextSink::into(after.value),
                                   *facts_.options.retry_after);
    }
    return out;
  }
  [[nodiscard]] bool names_content_type() const noexcept {
    for (const HeaderRow& header : header_rows) {
      if (header.name == content_type_name && has(header)) return true;
    }
    return false;
  }
  /// Whether `header` goes with this answer.
  [[nodiscard]] bool has(const HeaderRow& header) const noexcept {
    return header.product == facts_.flavour.product && header.since <= facts_.flavour.release &&
           goes_with(header.when);
  }
  [[nodiscard]] bool goes_with(HeaderWhen when) const noexcept {
    using enum HeaderWhen;
    const bool failed = static_cast<unsigned>(status()) >= 400;
    switch (when) {
      case always:
        return true;
      case accepted:
        return status() == HttpStatus::no_content;
      case json:
        return is_json();
      case json_or_empty:
        return shape() != BodyShape::plain;
      case plain:
        return shape() == BodyShape::plain;
      case error:
        return failed;
      case error_but_401:
        return failed && is_json() && status() != HttpStatus::unauthorized;
      case unauthenticated:
        return status() == HttpStatus::unauthorized;
      case method_not_allowed:
        break;
    }
    return status() == HttpStatus::method_not_allowed;
  }
  template <class Lazy = void>
  void add_header(std::vector<Header>& out, const HeaderRow& header) const {
    switch (header.kind) {
      case HeaderValue::id:
        if (!facts_.options.id.empty()) out.push_back({header.name, facts_.options.id});
        return;
      case HeaderValue::code:
        return out.push_back({header.name, std::string(code_name())});
      case HeaderValue::error:
        return out.push_back({header.name, error_line()});
      case HeaderValue::release:
        return out.push_back(
            {header.name, std::string(header.value) + release_text(facts_.flavour.release)});
      case HeaderValue::text:
        break;
    }
    out.push_back({header.name, std::string(header.value)});
  }
  /// The beginning of the message, of which no more is rendered than the header may hold.
  template <class Lazy = void>
  [[nodiscard]] std::string error_line() const {
    std::string text;
    message_to([&text](std::string_view piece) {
      const std::size_t room =
          longest_error_header + 4 - (std::min)(text.size(), longest_error_header + 4);
      text.append(piece.substr(0, room));
    });
    return x_influxdb_error(text);
  }

  AnswerFacts facts_;
  WriteEvent event_;
  const AnswerRow* row_ = nullptr;
  HttpStatus status_{};
  InfluxCode code_{};
};

/// Returns the answer of `flavour` to a batch with this verdict. The answer keeps the report and
/// points into the batch.
template <class Lazy = void>
[[nodiscard]] WriteResponse respond(BatchReport report, const Flavour& flavour,
                                    RespondOptions options = {}) {
  return {std::move(report), flavour, std::move(options)};
}
/// Returns the answer of `flavour` to a request that fails as a whole. `detail` is the name or text
/// that the flavour's wording has a place for; it is copied, with U+FFFD for what is not UTF-8. An
/// event that the flavour is not known to answer gets the usual status and shape.
template <class Lazy = void>
[[nodiscard]] WriteResponse respond(WriteEvent event, const Flavour& flavour,
                                    std::string_view detail = {}, RespondOptions options = {}) {
  return {event, flavour, detail, std::move(options)};
}
/// Returns an answer with `code`, its counterpart by the default rule, and `message`, in the shape
/// of `flavour`: an InfluxCode gets its status, an HttpStatus its code.
template <class Code>
requires(std::same_as<Code, InfluxCode> || std::same_as<Code, HttpStatus>)
    [[nodiscard]] WriteResponse
    respond(Code code, const Flavour& flavour, std::string_view message = {},
            RespondOptions options = {}) {
  if (message.empty()) message = code_text(code);
  if constexpr (std::same_as<Code, InfluxCode>) {
    return {code_cast<rules::influx_to_http>(code), code, flavour, message, std::move(options)};
  } else {
    return {code, code_cast<rules::http_to_influx>(code), flavour, message, std::move(options)};
  }
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
