// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_MESSAGE_HPP
#define FAULTWIRE_LINE_PROTOCOL_MESSAGE_HPP
/// The server's wording, rendered on demand: the rows of `kind.hpp` with their places filled from
/// the facts of one rejection. Nothing is stored as text, so a message of any length costs no
/// memory. Authority: as `kind.hpp`.
///
/// @code
/// line_protocol::MessageFacts facts{
///     .kind = line_protocol::RejectionKind::invalid_integer, .entry = 3, .quoted = "99"};
/// std::string text;
/// line_protocol::message_to([&](std::string_view piece) { text += piece; }, facts);
/// // error parsing line 3 (1-based): Unable to parse integer value '99'
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/column_type.hpp"
#include "faultwire/detail/number_text.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/detail/text_sink.hpp"
#include "faultwire/detail/time_text.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/core_wording.hpp"
#include "faultwire/line_protocol/generation.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/line_protocol/text.hpp"
#include "faultwire/wording/render.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// What a message says. Views are into the batch.
struct MessageFacts {
  RejectionKind kind = RejectionKind::invalid_measurement;
  ServerGeneration generation = ServerGeneration::documented;
  bool later_tag = false;        ///< the fault is after the first tag of its tag set
  std::uint8_t utf8_length = 0;  ///< bytes of the broken sequence; 0 if it is incomplete
  IoxColumnType inserted{};      ///< the type that did not fit a column
  IoxColumnType existing{};      ///< the type that the column has
  Precision precision{};         ///< of the request; for a `timestamp_overflow`
  CoreRelease core{};            ///< whose words; the value 0 if InfluxDB 3 Core did not judge
  std::uint64_t entry = 0;       ///< the server's 1-based count
  std::size_t offset = 0;        ///< of the fault, in bytes of the batch
  std::string_view quoted{};     ///< the bytes that the message quotes
  Text measurement{};            ///< of the entry
  Text key{};                    ///< the tag or field that is blamed
  std::uint64_t count = 0;       ///< tables, columns or tags that are there; for a limit
  std::uint64_t attempted = 0;   ///< tables, columns or tags with this entry; for a limit
  std::uint64_t limit = 0;       ///< tables, columns, tags or fields that may be there
  std::int64_t oldest = 0;       ///< nanoseconds since 1970: the oldest time that is kept
  std::int64_t observed = 0;     ///< the timestamp: in nanoseconds, or for an overflow as written
};

}  // namespace line_protocol

namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// Sends `text`, or its first 10 characters and `...` if it has more than 10 bytes: bytes decide,
/// characters are shown.
inline void cut_to(const TextSink& sink, std::string_view text) {
  if (text.size() <= 10) return sink(text);
  sink(faultwire::detail::utf8_prefix(text, 10));
  sink("...");
}

/// Sends what is before the first `::` of a field's name. No escape protects a colon, so the
/// two are in one piece.
inline void family_to(const TextSink& sink, const Text& field) {
  bool ended = false;
  field.pieces_to([&](std::string_view piece) {
    if (ended) return;
    const std::size_t colons = piece.find("::");
    ended = colons != std::string_view::npos;
    sink(piece.substr(0, colons));
  });
}

/// Sends the quotation of a parser that says what it got.
inline void got_to(const TextSink& sink, std::string_view quoted, bool cut) {
  if (quoted.empty()) return sink("end of input");
  sink("`");
  if (cut) {
    cut_to(sink, quoted);
  } else {
    sink(quoted);
  }
  sink("`");
}

/// Sends where a body stops being UTF-8.
inline void utf8_to(const TextSink& sink, const MessageFacts& facts) {
  if (facts.utf8_length == 0) {
    sink("incomplete utf-8 byte sequence from index ");
  } else {
    sink("invalid utf-8 sequence of ");
    faultwire::detail::number_to(sink, facts.utf8_length);
    sink(" bytes from index ");
  }
  faultwire::detail::number_to(sink, facts.offset);
}

/// Sends what is at `place`; nothing for a place that no rejection has.
inline void place_to(const TextSink& sink, faultwire::wording::Place place,
                     const MessageFacts& facts) {
  using faultwire::wording::Place;
  switch (place) {
    case Place::quoted:
      return sink(facts.quoted);
    case Place::cut:
      return cut_to(sink, facts.quoted);
    case Place::got:
      return got_to(sink, facts.quoted, false);
    case Place::got_cut:
      return got_to(sink, facts.quoted, true);
    case Place::key:
      return facts.key.pieces_to(sink);
    case Place::measurement:
      return facts.measurement.pieces_to(sink);
    case Place::inserted:
      return sink(code_text(facts.inserted));
    case Place::existing:
      return sink(code_text(facts.existing));
    case Place::entry:
      return faultwire::detail::number_to(sink, facts.entry);
    case Place::count:
      return faultwire::detail::number_to(sink, facts.count);
    case Place::attempted:
      return faultwire::detail::number_to(sink, facts.attempted);
    case Place::limit:
      return faultwire::detail::number_to(sink, facts.limit);
    case Place::oldest:
      return faultwire::detail::time_text_to(sink, facts.oldest);
    case Place::observed:
      return faultwire::detail::time_text_to(sink, facts.observed);
    case Place::timestamp:
      return faultwire::detail::number_to(sink, facts.observed);
    case Place::precision:
      return sink(precision_row(facts.precision).core_name);
    case Place::role:
      return sink(facts.inserted == IoxColumnType::tag ? std::string_view("tag")
                                                       : std::string_view("field"));
    case Place::family:
      return family_to(sink, facts.key);
    case Place::utf8:
      return utf8_to(sink, facts);
    default:
      return;
  }
}

}  // namespace detail::line_protocol

namespace line_protocol {

/// The wording of `kind` as the server of `generation` has it, with its places still in braces.
/// Static storage.
[[nodiscard]] constexpr const wording::Wording& wording_of(RejectionKind kind,
                                                           ServerGeneration generation,
                                                           bool later_tag) noexcept {
  const KindRow& row = kind_row(kind);
  if (generation == ServerGeneration::current) return row.current;
  return later_tag ? row.documented_later : row.documented;
}

/// Returns the wording of what `facts` say, as the server that judged has it, with its places still
/// in braces. Static storage.
[[nodiscard]] constexpr wording::Wording wording_of(const MessageFacts& facts) noexcept {
  if (facts.core != CoreRelease{}) {
    const wording::Wording text = core_wording(facts.kind, facts.core);
    if (!text.empty()) return text;
  }
  return wording_of(facts.kind, facts.generation, facts.later_tag);
}

}  // namespace line_protocol

namespace detail::line_protocol {

/// Sends the reason alone.
inline void reason_to(const TextSink& sink, const MessageFacts& facts) {
  faultwire::wording::render(sink, wording_of(facts), [&](faultwire::wording::Place place) {
    place_to(sink, place, facts);
  });
}

/// Sends the whole message.
inline void framed_to(const TextSink& sink, const MessageFacts& facts) {
  using faultwire::wording::Place;
  faultwire::wording::render(sink, stage_row(kind_row(facts.kind).stage).frame, [&](Place place) {
    if (place == Place::detail) return reason_to(sink, facts);
    place_to(sink, place, facts);
  });
}

}  // namespace detail::line_protocol

namespace line_protocol {

/// Sends the reason alone, for example `No fields were provided`. Linear in the text, no
/// allocation.
template <Sink S>
void detail_to(S&& sink, const MessageFacts& facts) {
  detail::line_protocol::reason_to(faultwire::detail::TextSink::of(sink), facts);
}

/// Sends the whole message, for example `error parsing line 2 (1-based): No fields were provided`.
/// Linear, no allocation.
template <Sink S>
void message_to(S&& sink, const MessageFacts& facts) {
  detail::line_protocol::framed_to(faultwire::detail::TextSink::of(sink), facts);
}

}  // namespace line_protocol

}  // namespace v1
}  // namespace faultwire

#endif
