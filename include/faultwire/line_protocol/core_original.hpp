// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_CORE_ORIGINAL_HPP
#define FAULTWIRE_LINE_PROTOCOL_CORE_ORIGINAL_HPP
/// What InfluxDB 3 Core shows as `original_line` of a rejection. Of an entry that it cannot parse
/// it is a physical line of the body, the one whose number is that of the entry: another line if
/// blank lines, comments or strings with newlines come before. Of an entry that it parses it is the
/// entry written again, in the server's own way. Authority: influxdb3_write (validator.rs:131
/// @v3.10.1), influxdb_line_protocol (Display of ParsedLine).
///
/// @code
/// const std::string batch = "m s=\"x\",f=1.0 5\nm s=1 6\n";
/// const line_protocol::ValidateOptions as_core{.checks = CoreChecks{}};
/// const BatchReport report = line_protocol::validate(batch, as_core);
/// std::string line;
/// line_protocol::original_line_to([&](std::string_view piece) { line += piece; },
///                                 report.rejections[0]);  // m s=1 6
/// @endcode

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "faultwire/detail/number_text.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/line_protocol/core_rules.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/rejection.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

namespace detail {

/// Sends `text`, unescaped, with a backslash before every character of `delimiters`.
template <Sink S>
void rewritten_to(S& sink, const Text& text, std::string_view delimiters) {
  text.pieces_to([&](std::string_view piece) {
    for (;;) {
      const std::size_t at = piece.find_first_of(delimiters);
      if (at != 0) sink(piece.substr(0, at));
      if (at == std::string_view::npos) return;
      sink(std::string_view("\\"));
      sink(piece.substr(at, 1));
      piece.remove_prefix(at + 1);
      if (piece.empty()) return;
    }
  });
}

/// Sends a float as Rust prints it: the fewest digits that read back to the same bits, never with
/// an exponent, and no fraction if it is whole.
template <Sink S>
void rust_float_to(S& sink, double value) {
  if (std::signbit(value)) sink(std::string_view("-"));
  value = std::fabs(value);
  if (std::isinf(value)) return sink(std::string_view("inf"));
  std::array<char, 40> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific)
          .ptr;
  const std::string_view all(text.data(), static_cast<std::size_t>(end - text.data()));
  const std::size_t mark = all.find('e');
  int exponent = 0;
  const char* const from = all.data() + mark + (all[mark + 1] == '+' ? 2 : 1);
  std::from_chars(from, end, exponent);
  std::string digits(1, all[0]);
  if (mark > 2) digits += all.substr(2, mark - 2);
  const auto repeat = [&](int times) {
    for (; times > 0; --times) sink(std::string_view("0"));
  };
  const auto count = static_cast<int>(digits.size());
  if (exponent < 0) {
    sink(std::string_view("0."));
    repeat(-exponent - 1);
    return sink(std::string_view(digits));
  }
  const std::string_view whole =
      std::string_view(digits).substr(0, static_cast<std::size_t>(exponent) + 1);
  sink(whole);
  repeat(exponent + 1 - count);
  if (count <= exponent + 1) return;
  sink(std::string_view("."));
  sink(std::string_view(digits).substr(whole.size()));
}

template <Sink S>
void rewritten_value_to(S& sink, const Value& value) {
  switch (value.type()) {
    case IoxColumnType::field_integer:
      faultwire::detail::number_to(sink, value.as_integer());
      return sink(std::string_view("i"));
    case IoxColumnType::field_uinteger:
      faultwire::detail::number_to(sink, value.as_uinteger());
      return sink(std::string_view("u"));
    case IoxColumnType::field_boolean:
      return sink(std::string_view(value.as_boolean() ? "true" : "false"));
    case IoxColumnType::field_string:
      return rewritten_to(sink, value.as_string(), "\"");
    default:
      return rust_float_to(sink, value.as_float());
  }
}

}  // namespace detail

/// Sends an accepted `entry` as InfluxDB 3 Core writes it again: strings without quotes, floats
/// without `.0`, one blank between the parts. Not always line protocol. Linear.
template <Sink S>
void rewritten_entry_to(S&& sink, const Entry& entry) {
  constexpr std::string_view key_delimiters = ",= ";
  detail::rewritten_to(sink, entry.measurement(), ", ");
  for (const Tag& tag : entry.tags()) {
    sink(std::string_view(","));
    detail::rewritten_to(sink, tag.key, key_delimiters);
    sink(std::string_view("="));
    detail::rewritten_to(sink, tag.value, key_delimiters);
  }
  std::string_view separator = " ";
  for (const Field& field : entry.fields()) {
    sink(separator);
    separator = ",";
    detail::rewritten_to(sink, field.key, key_delimiters);
    sink(std::string_view("="));
    detail::rewritten_value_to(sink, field.value);
  }
  if (!entry.timestamp()) return;
  sink(std::string_view(" "));
  faultwire::detail::number_to(sink, *entry.timestamp());
}

/// Sends what InfluxDB 3 Core shows as the original line of `rejection`, which `validate` made
/// under `CoreChecks`; whole, while releases from 3.6.0 on show its first 20 bytes. Of a rejection
/// of other checks it sends the bytes of the entry. Parses the entry again; linear in its bytes.
template <Sink S>
void original_line_to(S&& sink, const Rejection& rejection) {
  if (rejection.facts.core == CoreRelease{}) return sink(rejection.source);
  if (kind_row(rejection.kind()).stage == Stage::parsing) return sink(rejection.numbered_line);
  Entry entry;
  EntryAccess::begin(entry, rejection.entry(), 0, rejection.source);
  const std::size_t most_bytes = core_rule(CoreRule::text_bytes, rejection.facts.core);
  if (!reference::LineParser(entry, most_bytes).parse()) return sink(rejection.source);
  rewritten_entry_to(sink, entry);
}

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
