// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_UNDERSTAND_READ_RESPONSE_HPP
#define FAULTWIRE_WRITE_API_UNDERSTAND_READ_RESPONSE_HPP
/// Understands the answer to a write, whichever server gave it: the rows of `facts/` are recognised
/// by their text, their shape and their status. The body is looked at, not its Content-Type, which
/// InfluxDB 3 Core does not send and proxies get wrong. A text that no row has is unknown: nothing
/// is read into it. Any bytes have a clear outcome. Reads JSON with nlohmann-json (component
/// `faultwire::json`).
///
/// @code
/// using namespace faultwire;
/// const auto outcome = write_api::read_response(
///     400, {}, R"({"error":"partial write: unable to parse 'bad': missing fields dropped=0"})");
/// bool good_ones_are_stored = outcome.stored == write_api::Stored::some;
/// std::vector<write_api::ExplainedEntry> where = outcome.explain("a f=1\nbad\n");  // line 2
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/write_api/detail/parsed_body.hpp"
#include "faultwire/write_api/detail/recognise.hpp"
#include "faultwire/write_api/facts/status.hpp"
#include "faultwire/write_api/understand/headers.hpp"
#include "faultwire/write_api/understand/outcome.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// What is known before the answer comes.
struct ReadOptions {
  /// The flavour that is spoken to. Without it, answers that mean different things in different
  /// products stay `unknown`.
  std::optional<Flavour> flavour{};
};

}  // namespace write_api

namespace detail {
namespace write_api {

/// One reading of one answer.
class ResponseReader {
 public:
  ResponseReader(unsigned status, const HeaderViews& headers, std::string_view bytes,
                 const ReadOptions& options)
      : headers_(headers), body_(parse_body(bytes)), options_(options) {
    out_.status = status;
    out_.form = body_.form;
    choose_message();
    choose_code();
  }

  WriteOutcome run() {
    found_ = Recogniser(out_.status, parts(), options_.flavour).run(out_.message);
    if (found_.row != nullptr) {
      out_.events = found_.events;
      out_.products = found_.products;
      out_.stored = found_.stored;
      out_.again = found_.row->again();
    } else {
      by_status();
    }
    collect();
    settle();
    read_headers();
    return std::move(out_);
  }

 private:
  using Place = wording::Place;

  void choose_message() {
    if (body_.message) {
      out_.message = *body_.message;
    } else if (body_.error) {
      out_.message = *body_.error;
    } else if (const auto error = headers_.find("X-Influxdb-Error");
               error && body_.form == BodyForm::empty) {
      out_.message = std::string(*error);
      from_header_ = true;
    }
    if (body_.form == BodyForm::plain)
      out_.message.resize(out_.message.find_last_not_of("\r\n") + 1);
  }

  void choose_code() {
    out_.code = AnyCode(Domain::http, static_cast<std::int32_t>(out_.status));
    if (body_.code) out_.code_text = *body_.code;
    if (out_.code_text.empty())
      out_.code_text = std::string(headers_.find("X-Platform-Error-Code").value_or(""));
    for (const InfluxCodeRow& row : CodeTraits<InfluxCode>::rows) {
      if (!row.text.empty() && row.text == out_.code_text) out_.code = AnyCode(row.code);
    }
  }

  [[nodiscard]] BodyParts parts() const noexcept {
    return {.message = body_.form == BodyForm::json && body_.message.has_value(),
            .error = from_header_ || body_.error.has_value(),
            .array = body_.data_array,
            .object = body_.data_object,
            .plain = body_.form == BodyForm::plain};
  }

  [[nodiscard]] bool is_success() const noexcept { return out_.status >= 200 && out_.status < 300; }

  void by_status() {
    const bool said = body_.form != BodyForm::empty || !out_.message.empty();
    if (!said) out_.products = products_without_body(out_.status, options_.flavour);
    if (is_success()) {  // a page of somebody else under 200 is no acceptance; 204 has no page
      if (said && out_.status != 204) return;
      out_.events.add(WriteEvent::all_accepted);
      out_.stored = Stored::all;
    } else if (const StatusMeaning* const meaning = status_meaning(out_.status)) {
      out_.events.add(meaning->event);
      out_.stored = meaning->stored;
    }
    if (const auto event = out_.event()) out_.again = event_row(*event).again;
  }

  void collect() {
    RejectionLists lists(out_.rejected);
    const wording::Match& match = found_.match;
    if (wording::is_number(match.get(Place::dropped)))
      out_.dropped = wording::number_in(match.get(Place::dropped));
    if (found_.row != nullptr && found_.row->event == WriteEvent::too_large &&
        wording::is_number(match.get(Place::limit))) {
      out_.max_bytes = wording::number_in(match.get(Place::limit));
    }
    if (!out_.max_bytes) out_.max_bytes = body_.max_length;
    if (body_.data_array || body_.data_object) {
      collect_data();
    } else if (found_.row != nullptr) {
      collect_text(lists);
    } else {
      salvage(lists);
    }
    number_first(lists);
  }
  void collect_data() {
    out_.rejected = std::move(body_.data);
    out_.complete = body_.data_array;
    for (RejectedEntry& entry : out_.rejected) entry.kinds = meaning_of(entry.reason).kinds;
  }
  void collect_text(RejectionLists& lists) {
    const wording::Match& match = found_.match;
    const wording::Wording& text = found_.row->answer.text;
    if (text.has(Place::rejections)) {
      // A service without partial writes says the same and names only the first.
      const bool sure = lists.framed(match.get(Place::rejections));
      out_.complete = sure && (out_.stored != Stored::unknown || out_.rejected.size() > 1);
    } else if (text.has(Place::points)) {
      out_.complete = lists.points(match.get(Place::points));
    } else if (text.has(Place::first)) {
      if (begins_with_quoted_line(match.get(Place::first))) {
        (void)lists.points(match.get(Place::first));
      } else {
        lists.first(match.get(Place::first));
      }
    } else if (text.has(Place::reason)) {
      lists.add(0, match.get(Place::reason));
    } else {
      out_.complete = out_.stored == Stored::all;
    }
  }
  /// Looks for framed messages in a text of no row.
  void salvage(RejectionLists& lists) {
    const std::string_view text = out_.message;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (frame_head(text.substr(at))) {
        (void)lists.framed(text.substr(at));
        return;
      }
      at = text.find_first_of("\n ", at);
      if (at == std::string_view::npos) return;
    }
  }
  /// The number beside the message is that of the first rejection.
  void number_first(RejectionLists& lists) {
    if (!body_.line) return;
    if (out_.rejected.empty()) {
      lists.add(*body_.line, out_.message);
      out_.complete = false;
    } else if (out_.rejected.front().entry == 0) {
      out_.rejected.front().entry = *body_.line;
    } else if (out_.rejected.front().entry != *body_.line) {
      out_.complete = false;
    }
  }

  void settle() {
    if (out_.rejected.empty()) return;
    if (is_success()) {  // a status that accepts, and a body that names what is not accepted
      out_.stored = Stored::some;
      out_.events = {};
      out_.events.add(WriteEvent::some_rejected);
      out_.again = Again::named;
      return;
    }
    if (found_.row == nullptr || found_.row->answer.text.empty()) return;
    if (const auto event = reasons_event()) {
      out_.events = {};
      out_.events.add(*event);
      if (out_.stored == Stored::none) out_.again = event_row(*event).again;
    }
  }
  /// Returns the event that all reasons stand for, if it says more than that entries are rejected.
  [[nodiscard]] std::optional<WriteEvent> reasons_event() const {
    std::optional<WriteEvent> event;
    for (const RejectedEntry& entry : out_.rejected) {
      const WriteEvent one = meaning_of(entry.reason).event;
      if (one == WriteEvent::some_rejected || (event && *event != one)) return std::nullopt;
      event = one;
    }
    return event;
  }

  void read_headers() {
    if (const auto after = headers_.find("Retry-After")) {
      out_.retry_after = std::string(*after);
      if (wording::is_number(*after)) out_.retry_after_seconds = wording::number_in(*after);
    }
    out_.request_id = std::string(
        headers_.find("X-Request-Id").value_or(headers_.find("Request-Id").value_or("")));
    out_.server = std::string(headers_.find("X-Influxdb-Version").value_or(""));
    const auto named = product_of_version(out_.server);
    if (named && out_.products.has(*named)) {  // of those that answer so, the one that did
      out_.products = {};
      out_.products.add(*named);
    }
  }

  const HeaderViews& headers_;
  ParsedBody body_;
  ReadOptions options_;
  WriteOutcome out_{};
  Recognised found_{};
  bool from_header_ = false;
};

}  // namespace write_api
}  // namespace detail

namespace write_api {

/// Returns what the answer with this status, these headers and this body means. Never fails: what
/// cannot be told is `unknown` or empty. Linear in the body except for lines that quote many
/// quotation ends.
[[nodiscard]] inline WriteOutcome read_response(unsigned status, const HeaderViews& headers,
                                                std::string_view body,
                                                const ReadOptions& options = {}) {
  return faultwire::detail::write_api::ResponseReader(status, headers, body, options).run();
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
