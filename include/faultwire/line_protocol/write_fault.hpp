// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_WRITE_FAULT_HPP
#define FAULTWIRE_LINE_PROTOCOL_WRITE_FAULT_HPP
/// Why an entry that the parser accepts cannot be written, as the write checks report it.
///
/// @code
/// using namespace line_protocol;
/// WriteFault fault{.kind = RejectionKind::too_many_tables, .count = 2000, .limit = 2000};
/// const RejectionKind kind = fault.kind;
/// @endcode

#include <cstdint>
#include <string_view>

#include "faultwire/codes/column_type.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/line_protocol/text.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// Why an entry cannot be written. The views are into the batch.
struct WriteFault {
  RejectionKind kind = RejectionKind::type_conflict;
  Text key{};                ///< the tag or field that is blamed; may be static storage for `time`
  std::string_view at{};     ///< the bytes of the entry that are at fault
  IoxColumnType inserted{};  ///< the type that the entry has; `tag` or a field's for a new column
  IoxColumnType existing{};  ///< the type that the column has; of a `type_conflict`
  std::uint64_t count = 0;   ///< tables, columns or tags that are there; of a limit
  std::uint64_t attempted = 0;  ///< tables, columns or tags with the entry; of a limit
  std::uint64_t limit = 0;      ///< of a limit
  std::int64_t oldest = 0;      ///< nanoseconds since 1970; of `outside_retention`
  std::int64_t observed = 0;    ///< the timestamp; of `outside_retention` and `timestamp_overflow`
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
