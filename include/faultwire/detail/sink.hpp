// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_SINK_HPP
#define FAULTWIRE_DETAIL_SINK_HPP
/// Where rendered text goes: anything that can be called with a `std::string_view`, any number of
/// times, in order. Rendering in pieces needs no buffer, so a message that quotes a gigabyte costs
/// no memory.

#include <concepts>
#include <string_view>

namespace faultwire {
inline namespace v1 {

/// A callable that takes the next piece of a text. The piece is valid only during the call.
template <class S>
concept Sink = std::invocable<S&, std::string_view>;

}  // namespace v1
}  // namespace faultwire

#endif
