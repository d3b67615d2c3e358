// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_SINK_HPP
#define FAULTWIRE_DETAIL_SINK_HPP
/// Where rendered text goes: anything that can be called with a `std::string_view`, any number of
/// times, in order. Rendering in pieces needs no buffer, so a message that quotes a gigabyte costs
/// no memory.
///
/// @code
/// std::string text;
/// const auto sink = [&text](std::string_view piece) { text += piece; };
/// static_assert(Sink<decltype(sink)>);
/// wording::render(sink, "bucket \"{name}\" not found", [&](wording::Place) { sink("plant"); });
/// @endcode

#include <concepts>
#include <cstddef>
#include <string_view>

namespace faultwire {
inline namespace v1 {

/// A callable that takes the next piece of a text. The piece is valid only during the call.
template <class S>
concept Sink = std::invocable<S&, std::string_view>;

namespace detail {
/// Returns the view of `size` characters. A template: the overloads of the constructor cost a unit
/// some 10 ms, which only a unit that calls this has to pay.
template <class C>
[[nodiscard]] constexpr std::basic_string_view<C> view_of(const C* begin,
                                                          std::size_t size) noexcept {
  return std::basic_string_view<C>(begin, size);
}
}  // namespace detail

}  // namespace v1
}  // namespace faultwire

#endif
