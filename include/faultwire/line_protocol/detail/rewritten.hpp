// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_REWRITTEN_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_REWRITTEN_HPP
/// The parts of an entry as InfluxDB 3 Core writes them again, for `core_original.hpp`.
///
/// @code
/// std::string text;
/// rust_float_to(detail::TextSink::into(text), 1e3);  // 1000
/// @endcode

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include "faultwire/detail/number_text.hpp"
#include "faultwire/detail/text_sink.hpp"
#include "faultwire/line_protocol/value.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// Sends `text`, unescaped, with a backslash before every character of `delimiters`.
inline void rewritten_to(const TextSink& sink, const Text& text, std::string_view delimiters) {
  text.pieces_to([&](std::string_view piece) {
    for (;;) {
      const std::size_t at = piece.find_first_of(delimiters);
      if (at != 0) sink(piece.substr(0, at));
      if (at == std::string_view::npos) return;
      sink("\\");
      sink(piece.substr(at, 1));
      piece.remove_prefix(at + 1);
      if (piece.empty()) return;
    }
  });
}

/// Sends a float as Rust prints it: the fewest digits that read back to the same bits, never with
/// an exponent, and no fraction if it is whole.
inline void rust_float_to(const TextSink& sink, double value) {
  if (std::signbit(value)) sink("-");
  value = std::fabs(value);
  if (std::isinf(value)) return sink("inf");
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
    for (; times > 0; --times) sink("0");
  };
  const auto count = static_cast<int>(digits.size());
  if (exponent < 0) {
    sink("0.");
    repeat(-exponent - 1);
    return sink(std::string_view(digits));
  }
  const std::string_view whole =
      std::string_view(digits).substr(0, static_cast<std::size_t>(exponent) + 1);
  sink(whole);
  repeat(exponent + 1 - count);
  if (count <= exponent + 1) return;
  sink(".");
  sink(std::string_view(digits).substr(whole.size()));
}

inline void rewritten_value_to(const TextSink& sink, const Value& value) {
  switch (value.type()) {
    case IoxColumnType::field_integer:
      faultwire::detail::number_to(sink, value.as_integer());
      return sink("i");
    case IoxColumnType::field_uinteger:
      faultwire::detail::number_to(sink, value.as_uinteger());
      return sink("u");
    case IoxColumnType::field_boolean:
      return sink(std::string_view(value.as_boolean() ? "true" : "false"));
    case IoxColumnType::field_string:
      return rewritten_to(sink, value.as_string(), "\"");
    default:
      return rust_float_to(sink, value.as_float());
  }
}

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
