// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_DETAIL_BODY_WRITER_HPP
#define FAULTWIRE_WRITE_API_DETAIL_BODY_WRITER_HPP
/// Renders the body of an answer from its row and its facts. One type of sink, so that it is
/// compiled once.
///
/// @code
/// using namespace faultwire;
/// write_api::RespondOptions options;
/// options.id = "req-17";
/// const write_api::AnswerFacts facts{.flavour = write_api::core_v3, .options = options};
/// const std::string release = write_api::release_text(facts.flavour.release);
/// @endcode

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "faultwire/detail/number_text.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/core_original.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/wording/render.hpp"
#include "faultwire/write_api/answer/events.hpp"
#include "faultwire/write_api/detail/json_escape.hpp"
#include "faultwire/write_api/detail/names.hpp"
#include "faultwire/detail/text_sink.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// What an answer needs beside the verdict.
struct RespondOptions {
  /// The most bytes that a body may have, for the flavours that say it; a refusal of the size knows
  /// it already.
  std::size_t max_bytes = 0;
  /// The id of the request (`oss_1`) or of the cluster (`core_*`).
  std::string id{};
  /// The database and the retention policy that were written to: releases from 1.12 and 2.7.12 on
  /// name them after a partial write.
  std::string database{};
  std::string policy{};
  /// The user who may not write, for the flavours that say it.
  std::string user{};
  /// Seconds for the header Retry-After; sent with 413, 429 and 503.
  std::optional<std::uint32_t> retry_after{};
  /// Whether JSON is named `application/json` also by flavours that send no Content-Type. Clients
  /// exist that read only what is named exactly so.
  bool name_json = false;
};

/// What an answer is rendered from.
struct AnswerFacts {
  BatchReport report{};
  Flavour flavour{};
  RespondOptions options{};
  std::string detail{};  ///< UTF-8
};

/// Returns a release as text, for example `3.10.1`.
[[nodiscard]] inline std::string release_text(const Release& release) {
  std::string text;
  const auto sink = faultwire::detail::TextSink::into(text);
  faultwire::detail::number_to(sink, release.major);
  sink(".");
  faultwire::detail::number_to(sink, release.minor);
  sink(".");
  faultwire::detail::number_to(sink, release.patch);
  return text;
}

}  // namespace write_api

namespace detail {
namespace write_api {

using line_protocol::Rejection;
using wording::Place;

/// Returns the shape of the errors of `flavour` for which no row is known.
[[nodiscard]] constexpr BodyShape usual_shape(const Flavour& flavour) noexcept {
  const bool codes = flavour.product != Product::oss_1 &&
                     (flavour.product != Product::core || (flavour.endpoints() & on_v2) != 0);
  return codes ? BodyShape::code_message : BodyShape::error;
}

/// Whether the places of `row` can be filled from `facts`.
[[nodiscard]] inline bool can_fill(const AnswerRow& row, const AnswerFacts& facts,
                                   Asked asked) noexcept {
  const wording::Wording& text = row.answer.text;
  if (text.has(Place::database) && facts.options.database.empty()) return false;
  if (text.has(Place::policy) && facts.options.policy.empty()) return false;
  return asked != Asked::with_report || !text.has(Place::number) || !facts.detail.empty();
}

/// Returns the row that answers `event`, or null. If all rows of a partial write need what is not
/// known, a plainer one answers.
template <class Lazy = void>
[[nodiscard]] const AnswerRow* row_for(const AnswerFacts& facts, WriteEvent event,
                                       Asked asked) noexcept {
  const AnswerRow* const usual = find_row<Lazy>(facts.flavour, event, asked);
  if (usual == nullptr || can_fill(*usual, facts, asked)) return usual;
  const WriteEvent events[] = {event, WriteEvent::some_rejected};
  for (const WriteEvent one : events) {
    for (const AnswerRow& row : table_of<Lazy>(facts.flavour.product).rows) {
      const bool fits =
          row.event == one && row.use != Use::read_only && row.holds_for(facts.flavour);
      if (fits && needs_report(row) == (asked == Asked::with_report) && can_fill(row, facts, asked))
        return &row;
    }
  }
  return usual;
}

/// A column type in the words of 1.x, which has no type of a tag or a time.
[[nodiscard]] constexpr std::string_view point_type_name(IoxColumnType type) noexcept {
  const IoxColumnTypeRow& row = CodeTraits<IoxColumnType>::rows[static_cast<std::size_t>(type)];
  if (type == IoxColumnType::field_uinteger) return "unsigned";
  return row.text.substr(row.text.rfind(':') + 1);
}

/// Sends the reason of a rejection in the words of 1.x, for example `missing tag value`.
inline void point_reason_to(const TextSink& sink, const line_protocol::MessageFacts& facts) {
  wording::render(sink, point_words(facts.kind).text, [&](Place place) {
    if (place == Place::inserted) return sink(point_type_name(facts.inserted));
    if (place == Place::existing) return sink(point_type_name(facts.existing));
    faultwire::detail::line_protocol::place_to(sink, place, facts);
  });
}

/// Renders one body.
class BodyWriter {
 public:
  /// All arguments are kept as views.
  BodyWriter(const AnswerFacts& facts, const AnswerRow* row, BodyShape shape, std::string_view code,
             std::string_view otherwise) noexcept
      : facts_(facts), row_(row), shape_(shape), code_(code), otherwise_(otherwise) {}

  /// Sends the body.
  void body_to(const TextSink& sink) const {
    if (shape_ == BodyShape::empty) return;
    if (shape_ == BodyShape::plain) return message_to(sink);
    std::string_view separator = "{\"";
    std::string_view keys = body_shape_keys(shape_);
    while (!keys.empty()) {
      const std::string_view key = keys.substr(0, keys.find(','));
      keys.remove_prefix((std::min)(keys.size(), key.size() + 2));
      sink(separator);
      separator = ",\"";
      sink(key);
      value_to(sink, key);
    }
    sink("}");
    sink(product_row(facts_.flavour.product).json_end);
  }
  /// Sends the message, unescaped.
  void message_to(const TextSink& sink) const {
    if (row_ == nullptr) return sink(otherwise_);
    wording::render(sink, row_->answer.text, [&](Place place) { place_to(sink, place); });
  }

 private:
  void value_to(const TextSink& sink, std::string_view key) const {
    if (key == "line") {
      sink("\":");
      const auto& all = facts_.report.rejections;
      return number_to(sink, all.empty() ? 0 : all.front().entry());
    }
    if (key == "data") {
      sink("\":");
      return data_to(sink);
    }
    sink(shape_ == BodyShape::error_unescaped ? "\": \"" : "\":\"");
    const auto escape = [&](std::string_view piece) { escaped(sink, piece); };
    const TextSink into = TextSink::of(escape);
    if (key == "code") {
      into(code_);
    } else {
      message_to(into);
    }
    sink("\"");
  }
  void escaped(const TextSink& sink, std::string_view piece) const {
    if (shape_ == BodyShape::error_unescaped) return sink(piece);
    if (product_row(facts_.flavour.product).escapes == JsonEscapes::html_safe)
      return go_json_text_to(sink, piece);
    json_text_to(sink, piece);
  }

  /// `data` of InfluxDB 3 Core: an object for the first rejection, or an array for all.
  void data_to(const TextSink& sink) const {
    const bool array = shape_ == BodyShape::error_array;
    if (array) sink("[");
    bool first = true;
    for (const Rejection& rejection : facts_.report.rejections) {
      if (!first) sink(",");
      first = false;
      item_to(sink, rejection);
      if (!array) break;
    }
    if (array) sink("]");
    if (first && !array) sink("{}");
  }
  /// One item. Releases before 3.6.0 write the keys in the other order, and the whole line.
  void item_to(const TextSink& sink, const Rejection& rejection) const {
    const auto escape = [&](std::string_view piece) { escaped(sink, piece); };
    const TextSink into = TextSink::of(escape);
    const bool reason_first = facts_.flavour.release >= Release{3, 6, 0};
    sink("{");
    for (const bool reason : {reason_first, !reason_first}) {
      sink(reason ? "\"error_message\":\"" : "\"original_line\":\"");
      if (reason) {
        rejection.detail_to(into);
      } else {
        original_to(into, rejection, reason_first ? std::size_t{20} : std::string_view::npos);
      }
      sink("\"");
      if (reason != reason_first) break;
      sink(",\"line_number\":");
      number_to(sink, rejection.entry());
      sink(",");
    }
    sink("}");
  }
  /// Sends at most `most` bytes of the line; no character is cut.
  static void original_to(const TextSink& sink, const Rejection& rejection, std::size_t most) {
    std::size_t room = most;
    const auto cut = [&](std::string_view piece) {
      const std::size_t fits = most == std::string_view::npos
                                   ? piece.size()
                                   : faultwire::detail::utf8_floor(piece, room);
      room = fits < piece.size() ? 0 : room - fits;
      sink(piece.substr(0, fits));
    };
    faultwire::detail::line_protocol::original_line_into(TextSink::of(cut), rejection);
  }

  void place_to(const TextSink& sink, Place place) const {
    switch (place) {
      case Place::rejections:
        return rejections_to(sink, false);
      case Place::first:
        return rejections_to(sink, true);
      case Place::points:
        return points_to(sink);
      case Place::dropped:
        return number_to(sink, dropped());
      case Place::limit:
        return number_to(
            sink, facts_.report.refusal ? facts_.report.refusal->offset : facts_.options.max_bytes);
      case Place::accepted:
        return number_to(sink, facts_.report.accepted);
      case Place::total:
        return number_to(sink, facts_.report.accepted + facts_.report.rejected);
      case Place::number:
        return facts_.report.rejected == 0 ? named(sink, facts_.detail)
                                           : number_to(sink, facts_.report.rejected);
      case Place::database:
        return named(sink, facts_.options.database);
      case Place::policy:
        return named(sink, facts_.options.policy);
      case Place::user:
        return named(sink, facts_.options.user);
      case Place::reason:
      case Place::table:
      case Place::rest:
      case Place::utf8:
        return reported_to(sink, place);
      default:
        return named(sink, facts_.detail);
    }
  }
  static void named(const TextSink& sink, std::string_view name) {
    sink(name.empty() ? std::string_view("unknown") : name);
  }

  /// Sends what the report says, or the caller's text where there is no report.
  void reported_to(const TextSink& sink, Place place) const {
    const BatchReport& report = facts_.report;
    if (place == Place::utf8 && report.refusal)
      return faultwire::detail::line_protocol::place_to(sink, place, report.refusal->facts);
    if (report.rejections.empty() || place == Place::utf8) return named(sink, facts_.detail);
    if (place == Place::reason) return report.rejections.front().detail_to(sink);
    const Rejection* rejection = first_outside(report);
    if (rejection == nullptr) rejection = first_limit(report);
    if (rejection == nullptr) rejection = &report.rejections.front();
    if (place == Place::table) return rejection->facts.measurement.pieces_to(sink);
    rest_to(sink, *rejection);
  }
  /// Sends the reason without what the row's text says of it.
  void rest_to(const TextSink& sink, const Rejection& rejection) const {
    std::string reason;
    rejection.detail_to(TextSink::into(reason));
    const std::string_view before = row_->answer.text.literal(row_->answer.text.places() - 1);
    const std::size_t at = reason.find(before);
    sink(std::string_view(reason).substr(at == std::string::npos ? 0 : at + before.size()));
  }

  /// The framed messages, one a line, or the first one in the frames of the public router.
  void rejections_to(const TextSink& sink, bool only_first) const {
    bool first = true;
    for (const Rejection& rejection : facts_.report.rejections) {
      if (!first) sink("\n");
      first = false;
      const auto stage = line_protocol::kind_row(rejection.kind()).stage;
      const wording::Wording& frame = only_first
                                          ? first_line_frames[static_cast<std::size_t>(stage)]
                                          : line_protocol::stage_row(stage).frame;
      wording::render(sink, frame, [&](Place place) {
        if (place == Place::detail) return rejection.detail_to(sink);
        number_to(sink, rejection.entry());
      });
      if (only_first) return;
    }
    if (first) named(sink, facts_.detail);
  }

  /// The reasons in the words of 1.x: one that was found while storing stands for all; else those
  /// of the lines that cannot be parsed.
  void points_to(const TextSink& sink) const {
    const bool storing = row_->answer.text.has(Place::dropped);
    const Rejection* const dropped = storing ? first_dropped(facts_.report) : nullptr;
    if (dropped != nullptr) return point_reason_to(sink, dropped->facts);
    bool first = true;
    for (const Rejection& rejection : facts_.report.rejections) {
      if (!storing && point_words(rejection.kind()).stored && has_unparsed(facts_.report)) continue;
      if (!first) sink("\n");
      first = false;
      wording::render(sink, unparsed_point, [&](Place place) {
        if (place == Place::line) return sink(rejection.source);
        point_reason_to(sink, rejection.facts);
      });
    }
    if (first) named(sink, facts_.detail);
  }
  /// How many points were parsed and not stored, as far as the report lists them.
  [[nodiscard]] std::uint64_t dropped() const noexcept {
    const BatchReport& report = facts_.report;
    std::uint64_t unparsed = 0;
    for (const Rejection& rejection : report.rejections)
      unparsed += point_words(rejection.kind()).stored ? 0u : 1u;
    return unparsed == report.rejections.size() ? 0 : report.rejected - unparsed;
  }

  const AnswerFacts& facts_;
  const AnswerRow* row_;
  BodyShape shape_;
  std::string_view code_;
  std::string_view otherwise_;
};

}  // namespace write_api
}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
