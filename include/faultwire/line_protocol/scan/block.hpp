// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_HPP
/// The one place that chooses how 64 bytes are looked at. `ScanBlock` states what `Block` has in
/// every level.
///
/// @code
/// std::string_view level = line_protocol::scanner_name;  // "sse2", "avx2", ...
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/config.hpp"
#if defined(FAULTWIRE_SCANNER_AVX512)
#include "faultwire/line_protocol/scan/block_avx512.hpp"
#elif defined(FAULTWIRE_SCANNER_AVX2)
#include "faultwire/line_protocol/scan/block_avx2.hpp"
#elif defined(FAULTWIRE_SCANNER_SSSE3) || defined(FAULTWIRE_SCANNER_SSE2)
#include "faultwire/line_protocol/scan/block_sse.hpp"
#elif defined(FAULTWIRE_SCANNER_NEON)
#include "faultwire/line_protocol/scan/block_neon.hpp"
#elif defined(FAULTWIRE_SCANNER_VEC128)
#include "faultwire/line_protocol/scan/block_vec128.hpp"
#else
#include "faultwire/line_protocol/scan/block_swar.hpp"
#endif

#define FAULTWIRE_SPELL_(name) #name
#define FAULTWIRE_SPELL(name) FAULTWIRE_SPELL_(name)

namespace faultwire {
inline namespace v1 {
namespace line_protocol {
inline namespace FAULTWIRE_SCANNER {

/// What this translation unit scans with.
inline constexpr std::string_view scanner_name = FAULTWIRE_SPELL(FAULTWIRE_SCANNER);

}  // namespace FAULTWIRE_SCANNER
}  // namespace line_protocol

namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {
/// How many bytes a block has: as many as a word has bits.
inline constexpr std::size_t block_bytes = 64;

/// What a level provides. A mask has one bit a byte; bit n is that of byte n:
///
///     text        c p u , h = a   u = 1 . 5 \n
///     stops()     0 0 0 1 0 1 0 1 0 1 0 0 0 1
///     digits()    0 0 0 0 0 0 0 0 0 0 1 0 1 0
///     equal('=')  0 0 0 0 0 1 0 0 0 1 0 0 0 0
template <class B>
concept ScanBlock = requires(const B& block, const char* bytes) {
  B(bytes);                  // reads 64 bytes
  bool{B::words_are_cheap};  // whether plain_lines.hpp is faster than a walk over the stops
  std::uint64_t{block.equal('=')};
  std::uint64_t{block.stops()};  // where a name or a number can end: ',', '=', up to the blank
  std::uint64_t{block.digits()};
  std::uint64_t{block.template plane<0>()};  // bit 0 of every byte
  bool{block.has_special()};                 // a byte is not ASCII, or a backslash
  bool{block.has_high()};                    // a byte is not ASCII
  bool{block.has_unusual()};                 // a byte that no line of plain_lines.hpp has
};
static_assert(ScanBlock<Block>);
}  // namespace scan

}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#undef FAULTWIRE_SPELL
#undef FAULTWIRE_SPELL_

#endif
