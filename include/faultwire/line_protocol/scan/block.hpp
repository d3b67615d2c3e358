// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_HPP
/// The one place that chooses how 64 bytes are looked at. `Block` has the same interface in every
/// level: `equal`, `stops`, `has_special`, `has_high`, `plane`.
///
/// @code
/// std::string_view level = line_protocol::scanner_name;  // "sse2", "avx2", ...
/// @endcode

#include <cstddef>
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
}  // namespace scan

}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#undef FAULTWIRE_SPELL
#undef FAULTWIRE_SPELL_

#endif
