// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_SCANNER_AGAIN_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_SCANNER_AGAIN_HPP
/// Includes once more what depends on the scanner, inside a namespace. For `dispatch.hpp`, which
/// has included all of it before, and sets what these headers read: the scanner, and the
/// instructions that functions may use.
///
///     namespace faultwire::v1::detail::line_protocol::sse2 {
///       namespace scan { class Pass; }        the scanner of the flags of the unit
///       namespace with_avx2 {
///         namespace faultwire::v1::detail::line_protocol::avx2 {
///           namespace scan { class Pass; }    the same header, read again
///         }
///       }
///     }
///
/// The name of each function says both the flags of the unit and the scanner. So the linker never
/// takes a function from a unit that may use other instructions.
#if defined(FAULTWIRE_SCANNER_AGAIN)

#undef FAULTWIRE_LINE_PROTOCOL_DETAIL_SCANNER_CALLS_HPP
#undef FAULTWIRE_LINE_PROTOCOL_PARSE_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_AVX2_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_AVX512_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_DIGITS_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_ESCAPES_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_LINE_END_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_PASS_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_PLAIN_LINES_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_STOP_STREAM_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_UTF8_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_VALUES_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_WALK_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SCAN_WORD_HPP
#undef FAULTWIRE_LINE_PROTOCOL_SPLITTER_HPP
#undef FAULTWIRE_LINE_PROTOCOL_VALIDATE_HPP

// Everything that does not depend on the scanner is found in its own namespaces.
namespace faultwire {
inline namespace v1 {
namespace detail {
using namespace ::faultwire::v1::detail;
namespace line_protocol {
using namespace ::faultwire::v1::detail::line_protocol;
}  // namespace line_protocol
}  // namespace detail
namespace line_protocol {
using namespace ::faultwire::v1::line_protocol;
}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#include "faultwire/line_protocol/detail/scanner_calls.hpp"

using Calls = faultwire::detail::line_protocol::ScannerCalls;

#endif
#endif
