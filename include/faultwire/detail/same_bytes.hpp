// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_SAME_BYTES_HPP
#define FAULTWIRE_DETAIL_SAME_BYTES_HPP
/// Comparing names, most of which have 4 to 16 bytes.
///
/// @code
/// static_assert(detail::same_bytes("host", "host", 4) && !detail::same_bytes("host", "hose", 4));
/// @endcode

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace faultwire {
inline namespace v1 {
namespace detail {

/// Whether the first and the last bytes of both, as many as a `Word` has, are the same.
template <class Word>
[[nodiscard]] inline bool same_ends(const char* a, const char* b, std::size_t size) noexcept {
  Word first[2], last[2];
  std::memcpy(&first[0], a, sizeof(Word));
  std::memcpy(&first[1], b, sizeof(Word));
  std::memcpy(&last[0], a + (size - sizeof(Word)), sizeof(Word));
  std::memcpy(&last[1], b + (size - sizeof(Word)), sizeof(Word));
  return ((first[0] ^ first[1]) | (last[0] ^ last[1])) == 0;
}

/// Whether `size` bytes are the same. For 4 to 16 bytes it calls no function of the library.
[[nodiscard]] constexpr bool same_bytes(const char* a, const char* b, std::size_t size) noexcept {
  if (!std::is_constant_evaluated()) {
    if (size - 8 <= 8) return same_ends<std::uint64_t>(a, b, size);
    if (size - 4 <= 4) return same_ends<std::uint32_t>(a, b, size);
  }
  return std::string_view(a, size) == std::string_view(b, size);
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
