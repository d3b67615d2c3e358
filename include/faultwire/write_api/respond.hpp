// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_RESPOND_HPP
#define FAULTWIRE_WRITE_API_RESPOND_HPP
/// The answer to a write, rendered from the verdict on its batch and a row of `api.hpp`: status,
/// headers and the exact bytes of the body.
///
/// @code
/// WriteResponse answer =
///     respond(line_protocol::validate("home temp=\n"), WriteApi::cloud_serverless);
/// HttpStatus status = answer.status();  // 400
/// std::string body =
///     answer.sendable_body();  // {"code":"invalid","line":1,"message":"failed to parse ...
/// WriteResponse refusal = respond(WriteEvent::bucket_not_found, WriteApi::oss_1,
///                                 "nosuch");  // 404 database not found: "nosuch"
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "faultwire/detail/json_text.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/write_api/api.hpp"
#include "faultwire/write_api/detail/entry_sources.hpp"
#include "faultwire/write_api/point_wording.hpp"
#include "faultwire/write_api/stored.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// A header of an answer.
struct Header {
  std::string_view name;  ///< static storage
  std::string value;
};

/// What an answer needs beside the verdict.
struct RespondOptions {
  /// Whether the good entries of a batch are written although others are rejected. It says what was
  /// done; an answer cannot undo it.
  bool accept_partial = true;
  /// The batch, kept as a view: flavours that quote rejected lines (`WriteApiRow::echoes`) take
  /// them from here. Without it they quote nothing.
  std::string_view batch{};
  /// Which InfluxDB 3 Core the flavours `core_*` follow.
  CoreRelease release = CoreRelease::v3_10;
  /// The most bytes that a body may have, for the flavours that say it; a refusal of the size knows
  /// it already.
  std::size_t max_bytes = 0;
  /// The id of the request (`oss_1`) or of the cluster (`core_*`).
  std::string id{};
  /// Seconds for the header Retry-After; sent with 413, 429 and 503.
  std::optional<std::uint32_t> retry_after{};
  /// Whether JSON is named `application/json` also by flavours that send no Content-Type. Clients
  /// exist that read only what is named exactly so.
  bool name_json = false;
};

}  // namespace write_api

namespace detail::write_api {
using namespace faultwire::write_api;

/// Sends `text` as Go's encoder writes it into a JSON string. A character is never split over two
/// pieces of what is rendered.
template <Sink S>
void go_json_text_to(S& sink, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool separator = byte == 0xe2 && i + 2 < text.size() && text[i + 1] == '\x80' &&
                           (text[i + 2] == '\xa8' || text[i + 2] == '\xa9');
    const bool short_form =
        byte == '"' || byte == '\\' || byte == '\n' || byte == '\r' || byte == '\t';
    if (!separator && !short_form && byte >= 0x20 && byte != '<' && byte != '>' && byte != '&')
      continue;
    sink(text.substr(done, i - done));
    if (short_form) {
      json_text_to(sink, text.substr(i, 1));
    } else if (separator) {
      sink(text[i + 2] == '\xa8' ? std::string_view("\\u2028") : std::string_view("\\u2029"));
      i += 2;
    } else {
      const std::array<char, 6> piece{'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
      sink(std::string_view(piece.data(), piece.size()));
    }
    done = i + 1;
  }
  sink(text.substr(done));
}

/// `text` with U+FFFD for every sequence that is not UTF-8: what a caller names may be anything,
/// and JSON may not.
[[nodiscard]] inline std::string as_utf8(std::string_view text) {
  std::string out;
  for (;;) {
    const auto fault = find_utf8_fault(text);
    out.append(text.substr(0, fault ? fault->offset : text.size()));
    if (!fault) return out;
    out.append("\xef\xbf\xbd");
    text.remove_prefix(fault->length == 0 ? text.size() : fault->offset + fault->length);
  }
}

/// The frames of IOx before it named more than one line.
inline constexpr auto first_line_frames = std::to_array<line_protocol::StageRow>({
    {line_protocol::Stage::parsing, "parsing", "error parsing line {entry} (1-based): {detail}"},
    {line_protocol::Stage::precision, "precision", "{detail}"},
    {line_protocol::Stage::writing, "writing", "error writing line {entry}: {detail}"},
    {line_protocol::Stage::body, "body", "{detail}"},
});

}  // namespace detail::write_api

namespace write_api {

/// What happened to the batch of a report, in itself.
[[nodiscard]] inline WriteEvent write_event(const BatchReport& report) noexcept {
  if (report.refusal) {
    return report.refusal->kind() == line_protocol::RejectionKind::too_large ? WriteEvent::too_large
                                                                             : WriteEvent::not_utf8;
  }
  if (report.rejected == 0)
    return report.accepted == 0 ? WriteEvent::nothing_to_write : WriteEvent::all_accepted;
  return report.accepted == 0 ? WriteEvent::all_rejected : WriteEvent::some_rejected;
}

/// An answer. It holds the report, and like it points into the batch.
class WriteResponse {
 public:
  WriteResponse(WriteVerdict verdict, WriteApi api, RespondOptions options = {})
      : verdict_(std::move(verdict)),
        options_(std::move(options)),
        row_(&write_row(api, event_for(api))) {}
  /// The answer to a request that fails before its batch is judged; `text` goes where the row has a
  /// place for it.
  WriteResponse(WriteEvent event, WriteApi api, std::string_view text, RespondOptions options)
      : options_(std::move(options)),
        detail_(detail::write_api::as_utf8(text)),
        row_(&write_row(api, event)) {}

  [[nodiscard]] HttpStatus status() const noexcept { return row_->status; }
  /// The row that decided, in static storage.
  [[nodiscard]] const WriteRow& row() const noexcept { return *row_; }
  [[nodiscard]] const BatchReport& report() const noexcept { return verdict_.report; }
  /// What is refused because of what is stored.
  [[nodiscard]] const std::vector<StoredRejection>& stored() const noexcept {
    return verdict_.stored;
  }

  /// The headers of the product's answer, with `Content-Type` where it has a body.
  [[nodiscard]] std::vector<Header> headers() const {
    std::vector<Header> out;
    for (const WriteHeaderRow& header : write_header_rows) {
      if (header.api == row_->api && goes_with(header.when)) add_header(out, header);
    }
    const bool named = !out.empty() && out.front().name == "Content-Type";
    if (options_.name_json && is_json() && !named)
      out.insert(out.begin(), {"Content-Type", "application/json"});
    const auto number = static_cast<unsigned>(status());
    if (options_.retry_after && (number == 413 || number == 429 || number == 503)) {
      out.push_back({"Retry-After", std::to_string(*options_.retry_after)});
    }
    return out;
  }

  /// Sends the documented body to `sink` in pieces; nothing if there is none. The memory that it
  /// takes does not grow with the body.
  template <Sink S>
  void body_to(S&& sink) const {
    if (row_->shape == BodyShape::empty) return;
    if (row_->shape == BodyShape::plain) return message_to(sink);
    // One sink for the whole body: g++ at -O2 reports one per value as a dangling pointer.
    const Escaped<std::remove_reference_t<S>> escaped{*this, sink};
    std::string_view separator = "{\"";
    std::string_view keys = body_shape_keys(row_->shape);
    while (!keys.empty()) {
      const std::string_view key = keys.substr(0, keys.find(','));
      keys.remove_prefix((std::min)(keys.size(), key.size() + 2));
      sink(separator);
      separator = ",\"";
      sink(key);
      value_to(sink, escaped, key);
    }
    sink(std::string_view("}"));
    sink(write_api_row(row_->api).json_end);
  }
  /// The documented body.
  [[nodiscard]] std::string body() const {
    std::string text;
    body_to([&text](std::string_view piece) { text.append(piece); });
    return text;
  }

  /// Whether HTTP allows content under this status: not under 204 and 304, and clients break on it
  /// (RFC 9110, 15.3.5).
  [[nodiscard]] bool allows_body() const noexcept {
    return status() != HttpStatus::no_content && status() != HttpStatus::not_modified;
  }
  /// The body that may be sent: the documented one, or nothing where HTTP forbids content.
  [[nodiscard]] std::string sendable_body() const { return allows_body() ? body() : std::string(); }
  /// The headers that go with `sendable_body`.
  [[nodiscard]] std::vector<Header> sendable_headers() const {
    std::vector<Header> out = headers();
    if (!allows_body())
      std::erase_if(out, [](const Header& header) { return header.name == "Content-Type"; });
    return out;
  }

  /// Sends the text of `message`, unescaped, to `sink` in pieces.
  template <Sink S>
  void message_to(S&& sink) const {
    const bool refused = row_->shape == BodyShape::error_object;
    detail::line_protocol::wording_to(
        sink, refused ? core_release_row(options_.release).refused : row_->message,
        [&](std::string_view place) { place_to(sink, place); });
  }

 private:
  using Rejection = line_protocol::Rejection;

  [[nodiscard]] WriteEvent event_for(WriteApi api) const noexcept {
    const BatchReport& report = verdict_.report;
    const WriteEvent event = write_event(report);
    if (event != WriteEvent::some_rejected && event != WriteEvent::all_rejected) return event;
    for (const WriteEvent stored : {WriteEvent::outside_retention, WriteEvent::limit_reached}) {
      for (const StoredRejection& rejection : verdict_.stored) {
        if (stored_fault_row(rejection.fault).event == stored) return stored;
      }
    }
    if (!options_.accept_partial) return WriteEvent::batch_refused;
    // A server that stores before it judges types has no answer of its own for a batch of nothing
    // but conflicts.
    if (write_row(api, WriteEvent::some_rejected).names == Names::echoed && drops_points())
      return WriteEvent::some_rejected;
    return event;
  }
  [[nodiscard]] bool drops_points() const noexcept {
    for (const Rejection& rejection : verdict_.report.rejections) {
      if (point_wording(rejection.kind()).stored) return true;
    }
    return !verdict_.stored.empty();
  }
  [[nodiscard]] bool is_json() const noexcept { return !body_shape_keys(row_->shape).empty(); }
  [[nodiscard]] bool goes_with(WriteHeaderRow::When when) const noexcept {
    using enum WriteHeaderRow::When;
    const bool failed = static_cast<unsigned>(status()) >= 400;
    switch (when) {
      case always:
        return true;
      case json:
        return is_json();
      case json_or_empty:
        return row_->shape != BodyShape::plain;
      case plain:
        return row_->shape == BodyShape::plain;
      case error:
        return failed;
      case error_but_401:
        return failed && is_json() && status() != HttpStatus::unauthorized;
      case unauthenticated:
        return row_->event == WriteEvent::unauthenticated;
      case method_not_allowed:
        break;
    }
    return row_->event == WriteEvent::method_not_allowed;
  }
  void add_header(std::vector<Header>& out, const WriteHeaderRow& header) const {
    if (header.value == "{id}") {
      if (!options_.id.empty()) out.push_back({header.name, options_.id});
    } else if (header.value == "{code}") {
      out.push_back({header.name, std::string(write_code_text(*row_))});
    } else if (header.value == "{error}") {
      out.push_back({header.name, message_line()});
    } else {
      out.push_back({header.name, std::string(header.value)});
    }
  }
  /// The message as a header may hold it.
  [[nodiscard]] std::string message_line() const {
    constexpr std::size_t most = 1024;
    std::string text;
    bool full = false;
    message_to([&](std::string_view piece) {
      const std::size_t fits = full ? 0 : faultwire::detail::utf8_floor(piece, most - text.size());
      full = full || fits < piece.size();
      text.append(piece.substr(0, fits));
    });
    for (char& c : text) {
      if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') c = ' ';
    }
    return text;
  }

  /// Calls `rejected` or `stored` for every rejection in the order of the batch, until one returns
  /// false.
  template <class R, class T>
  void each(R&& rejected, T&& stored) const {
    auto next = verdict_.stored.begin();
    for (const Rejection& rejection : verdict_.report.rejections) {
      for (; next != verdict_.stored.end() && next->entry < rejection.entry(); ++next) {
        if (!stored(*next)) return;
      }
      if (!rejected(rejection)) return;
    }
    for (; next != verdict_.stored.end(); ++next) {
      if (!stored(*next)) return;
    }
  }
  [[nodiscard]] std::uint64_t first_entry() const {
    std::uint64_t number = 0;
    each([&](const Rejection& r) { return number = r.entry(), false; },
         [&](const StoredRejection& r) { return number = r.entry, false; });
    return number;
  }
  template <Sink S>
  void reason_to(S& sink, const Rejection& rejection) const {
    if (write_api_row(row_->api).product == WriteProduct::core)
      return core_reason_to(sink, rejection.facts);
    rejection.detail_to(sink);
  }
  [[nodiscard]] StoredWording stored_wording() const noexcept {
    const WriteProduct product = write_api_row(row_->api).product;
    if (product == WriteProduct::oss) return StoredWording::point;
    if (product == WriteProduct::iox) return StoredWording::iox;
    return options_.release == CoreRelease::v3_10 ? StoredWording::core_current
                                                  : StoredWording::core;
  }

  /// The sink of a JSON string: escapes every piece as the product does and sends it to `sink`.
  template <Sink S>
  struct Escaped {
    const WriteResponse& answer;
    S& sink;

    void operator()(std::string_view piece) const {
      if (answer.row_->shape == BodyShape::error_unescaped) return sink(piece);
      if (write_api_row(answer.row_->api).escapes == JsonEscapes::html_safe)
        return detail::write_api::go_json_text_to(sink, piece);
      detail::json_text_to(sink, piece);
    }
  };
  template <Sink S>
  void value_to(S& sink, const Escaped<S>& escaped, std::string_view key) const {
    if (key == "line") {
      sink(std::string_view("\":"));
      return detail::number_to(sink, first_entry());
    }
    if (key == "data") {
      sink(std::string_view("\":"));
      return data_to(sink, escaped);
    }
    sink(row_->shape == BodyShape::error_unescaped ? std::string_view("\": \"")
                                                   : std::string_view("\":\""));
    if (key == "code") {
      escaped(write_code_text(*row_));
    } else {
      message_to(escaped);
    }
    sink(std::string_view("\""));
  }

  /// `data` of InfluxDB 3 Core: an object for the first rejection, or an array for all.
  template <Sink S>
  void data_to(S& sink, const Escaped<S>& escaped) const {
    const bool array = row_->shape == BodyShape::error_array;
    detail::write_api::EntrySources sources(options_.batch);
    if (array) sink(std::string_view("["));
    bool first = true;
    const auto separate = [&] {
      if (!first) sink(std::string_view(","));
      first = false;
    };
    each(
        [&](const Rejection& rejection) {
          separate();
          item_to(sink, escaped, sources, rejection.entry(),
                  [&](auto&& out) { core_reason_to(out, rejection.facts); });
          return array;
        },
        [&](const StoredRejection& rejection) {
          separate();
          item_to(sink, escaped, sources, rejection.entry,
                  [&](auto&& out) { rejection.reason_to(out, stored_wording()); });
          return array;
        });
    if (array) sink(std::string_view("]"));
  }
  template <Sink S, class Reason>
  void item_to(S& sink, const Escaped<S>& escaped, detail::write_api::EntrySources& sources,
               std::uint64_t entry, Reason&& reason) const {
    const CoreReleaseRow& release = core_release_row(options_.release);
    const auto key = [&](std::string_view before) { sink(before); };
    const auto message = [&] {
      key("\"error_message\":\"");
      reason(escaped);
      key("\"");
    };
    const auto number = [&] {
      key(",\"line_number\":");
      detail::number_to(sink, entry);
      key(",");
    };
    const auto original = [&] {
      const std::string_view line = sources.find(entry);
      key("\"original_line\":\"");
      escaped(line.substr(0, faultwire::detail::utf8_floor(line, release.original_bytes)));
      key("\"");
    };
    key("{");
    release.reason_first ? message() : original();
    number();
    release.reason_first ? original() : message();
    key("}");
  }

  template <Sink S>
  void place_to(S& sink, std::string_view place) const {
    if (place == "rejections") return rejections_to(sink, false);
    if (place == "first") return rejections_to(sink, true);
    if (place == "points") return points_to(sink);
    if (place == "dropped") return detail::number_to(sink, dropped());
    if (place == "limit") {
      return detail::number_to(sink,
                               report().refusal ? report().refusal->offset : options_.max_bytes);
    }
    if (place == "utf8") {
      if (report().refusal)
        return detail::line_protocol::place_to(sink, place, report().refusal->facts);
      return sink(std::string_view(detail_));
    }
    const std::size_t bar = place.find('|');
    if (!detail_.empty()) return sink(std::string_view(detail_));
    if (!verdict_.stored.empty()) return verdict_.stored.front().reason_to(sink, stored_wording());
    if (bar != std::string_view::npos) sink(place.substr(bar + 1));
  }

  /// The framed messages, one a line, or the first one in the frames of early IOx.
  template <Sink S>
  void rejections_to(S& sink, bool only_first) const {
    bool first = true;
    const auto separate = [&] {
      if (!first) sink(std::string_view("\n"));
      first = false;
    };
    const auto framed = [&](std::string_view frame, std::uint64_t entry, auto&& reason) {
      separate();
      detail::line_protocol::wording_to(sink, frame, [&](std::string_view place) {
        if (place == "detail") return reason();
        detail::number_to(sink, entry);
      });
      return !only_first;
    };
    const auto frame_of = [&](line_protocol::Stage stage) {
      return only_first
                 ? detail::write_api::first_line_frames[static_cast<std::size_t>(stage)].frame
                 : line_protocol::stage_row(stage).frame;
    };
    each(
        [&](const Rejection& r) {
          return framed(frame_of(line_protocol::kind_row(r.kind()).stage), r.entry(),
                        [&] { reason_to(sink, r); });
        },
        [&](const StoredRejection& r) {
          return framed(frame_of(line_protocol::Stage::writing), r.entry,
                        [&] { r.reason_to(sink, stored_wording()); });
        });
  }

  /// The reasons in the words of 1.x: one that was found while storing stands for all; else those
  /// of the lines that cannot be read.
  template <Sink S>
  void points_to(S& sink) const {
    if (drops_points()) {
      return each(
          [&](const Rejection& rejection) {
            if (!point_wording(rejection.kind()).stored) return true;
            point_reason_to(sink, rejection.facts);
            return false;
          },
          [&](const StoredRejection& rejection) {
            rejection.reason_to(sink, StoredWording::point);
            return false;
          });
    }
    detail::write_api::EntrySources sources(options_.batch);
    bool first = true;
    for (const Rejection& rejection : report().rejections) {
      if (!first) sink(std::string_view("\n"));
      first = false;
      detail::line_protocol::wording_to(sink, unparsed_point_frame, [&](std::string_view place) {
        if (place == "line") return sink(sources.find(rejection.entry()));
        point_reason_to(sink, rejection.facts);
      });
    }
  }
  /// How many points were read and not stored, as far as the report lists them.
  [[nodiscard]] std::uint64_t dropped() const noexcept {
    std::uint64_t unread = 0;
    for (const Rejection& rejection : report().rejections)
      unread += point_wording(rejection.kind()).stored ? 0u : 1u;
    return unread != 0 && unread == report().rejections.size() && verdict_.stored.empty()
               ? 0
               : report().rejected - unread;
  }

  WriteVerdict verdict_{};
  RespondOptions options_{};
  std::string detail_{};
  const WriteRow* row_;
};

/// The answer of `api` to a batch with this verdict. The answer keeps the report and points into
/// the batch.
[[nodiscard]] inline WriteResponse respond(BatchReport report, WriteApi api,
                                           RespondOptions options = {}) {
  return {WriteVerdict{std::move(report), {}}, api, std::move(options)};
}
/// The answer of `api` to a batch that was judged with regard to what is stored.
[[nodiscard]] inline WriteResponse respond(WriteVerdict verdict, WriteApi api,
                                           RespondOptions options = {}) {
  return {std::move(verdict), api, std::move(options)};
}
/// The answer of `api` to a request that fails as a whole. `detail` is the name or text that the
/// flavour's wording has a place for; it is copied, with U+FFFD for what is not UTF-8.
[[nodiscard]] inline WriteResponse respond(WriteEvent event, WriteApi api,
                                           std::string_view detail = {},
                                           RespondOptions options = {}) {
  return {event, api, detail, std::move(options)};
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
