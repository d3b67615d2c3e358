// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WORDING_RENDER_HPP
#define FAULTWIRE_WORDING_RENDER_HPP
/// Renders a `Wording` into a sink. Nothing is stored, so a text of any length costs no memory.
///
/// @code
/// constexpr wording::Wording text = "database not found: \"{name}\"";
/// std::string out;
/// const auto sink = [&out](std::string_view piece) { out += piece; };
/// wording::render(sink, text, [&](wording::Place) { sink("plant"); });
/// // database not found: "plant"
/// @endcode

#include <cstddef>
#include <string_view>

#include "faultwire/detail/sink.hpp"
#include "faultwire/wording/wording.hpp"

namespace faultwire {
inline namespace v1 {
namespace wording {

/// Sends the literal pieces of `text` to `sink`, and calls `fill(Place)` for each place;
/// `fill` sends its text. Linear in the text.
template <Sink S, class Fill>
constexpr void render(S&& sink, const Wording& text, Fill&& fill) {
  for (std::size_t i = 0;; ++i) {
    const std::string_view literal = text.literal(i);
    if (!literal.empty()) sink(literal);
    if (i == text.places()) return;
    fill(text.place(i));
  }
}

}  // namespace wording
}  // namespace v1
}  // namespace faultwire

#endif
