// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_CHARACTERS_HPP
#define FAULTWIRE_DETAIL_CHARACTERS_HPP
/// Classes of ASCII characters, without locale.

namespace faultwire {
inline namespace v1 {
namespace detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr char fold_case(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
/// What a reader of messages takes for the same: quotes were changed between releases, and so was
/// the case.
[[nodiscard]] constexpr char fold_wording(char c) noexcept {
  return c == '`' || c == '"' ? '\'' : fold_case(c);
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
