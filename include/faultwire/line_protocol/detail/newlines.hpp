// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_NEWLINES_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_NEWLINES_HPP
/// Counts newlines. Where rejections are rare, this is most of what they cost: the text between two
/// of them is counted for their positions.
///
/// @code
/// const std::size_t lines = count_newlines("a\nb\n");  // 2
/// @endcode

#include <cstddef>
#include <cstring>
#include <string_view>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// How many bytes of the text are LF. Linear.
[[nodiscard]] inline std::size_t count_newlines(std::string_view text) noexcept {
  std::size_t count = 0;
#if defined(__SSE2__)
  // Counted in bytes, which hold 255, and then summed up.
  constexpr std::size_t step = 64;
  constexpr std::size_t most_steps = 255 / 4;
  const __m128i all = _mm_set1_epi8('\n');
  const auto found = [all](const char* at) {
    return _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)), all);
  };
  while (text.size() >= step) {
    const char* at = text.data();
    const char* const end =
        at + step * (text.size() / step < most_steps ? text.size() / step : most_steps);
    __m128i bytes = _mm_setzero_si128();
    for (; at != end; at += step) {
      const __m128i front = _mm_add_epi8(found(at), found(at + 16));
      bytes =
          _mm_sub_epi8(bytes, _mm_add_epi8(front, _mm_add_epi8(found(at + 32), found(at + 48))));
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const __m128i sums = _mm_sad_epu8(bytes, _mm_setzero_si128());
    count += static_cast<std::size_t>(_mm_cvtsi128_si32(sums)) +
             static_cast<std::size_t>(_mm_extract_epi16(sums, 4));
  }
#endif
  while (!text.empty()) {
    const void* const newline = std::memchr(text.data(), '\n', text.size());
    if (newline == nullptr) break;
    text.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(newline) - text.data()) +
                       1);
    ++count;
  }
  return count;
}

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
