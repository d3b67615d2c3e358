// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_TEMPORARY_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_TEMPORARY_HPP
/// Refuses a temporary string where the result has views into it.

#include <concepts>
#include <string_view>
#include <type_traits>

namespace faultwire {
inline namespace v1 {
namespace detail::line_protocol {

/// A temporary that owns its bytes: a view of it would dangle.
template <class T>
concept OwningTemporary =
    !std::is_lvalue_reference_v<T> && std::convertible_to<T, std::string_view> &&
    std::is_class_v<T> && !std::is_trivially_copyable_v<T>;

/// Refuses to compile, with the reason: the overload for a temporary was chosen.
template <class T>
constexpr void refuse_temporary() {
  static_assert(
      !OwningTemporary<T>,
      "the batch is a temporary: its bytes would be gone before the views into it are read. "
      "Keep it in a variable that lives longer than the result, and pass that.");
}

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
