// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_CORE_WORDING_HPP
#define FAULTWIRE_LINE_PROTOCOL_CORE_WORDING_HPP
/// How InfluxDB 3 Core words a rejection where it differs from IOx (`kind.hpp`), by release.
/// Authority: influxdb3_catalog/src/error.rs and influxdb3_write (validator.rs), v3.0.0 to v3.10.1.
///
/// @code
/// using namespace line_protocol;
/// constexpr auto text = core_wording(RejectionKind::string_too_long, CoreRelease::v3_9_0);
/// static_assert(text.text() == "String is greater than 1MB");
/// static_assert(core_wording(RejectionKind::missing_fields, CoreRelease::v3_10_1).empty());
/// @endcode

#include <string_view>

#include "faultwire/line_protocol/core_release.hpp"
#include "faultwire/line_protocol/kind.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// The text of a kind from a release on. Places as in `kind.hpp`.
struct CoreWordingRow {
  RejectionKind kind;
  CoreRelease since;
  wording::Wording text;
  std::string_view place;  ///< where it was read; `inferred`: no public source has the text
};

/// The rows of one kind are in the order of the releases.
inline constexpr CoreWordingRow core_wording_rows[] = {
    {RejectionKind::type_conflict, CoreRelease::v3_0_0,
     "invalid column type for column '{key}', expected {existing}, got {inserted}",
     "error.rs:33 @v3.0.0, 66 @v3.10.1"},
    {RejectionKind::duplicate_field, CoreRelease::v3_0_0,
     "invalid line protocol - multiple instances of '{key}' field found",
     "validator.rs:256 @v3.10.1"},
    {RejectionKind::duplicate_tag, CoreRelease::v3_0_0,
     "invalid line protocol - multiple instances of '{key}' tag found", "inferred"},
    {RejectionKind::timestamp_overflow, CoreRelease::v3_0_0,
     "timestamp, {timestamp}, out of range for precision: {precision}",
     "influxdb3_types/src/write.rs:63 @v3.6.0"},
    {RejectionKind::string_too_long, CoreRelease::v3_9_0, "String is greater than 1MB",
     "influxdb_line_protocol/src/lib.rs:236 @v3.10.1"},
    {RejectionKind::too_many_tables, CoreRelease::v3_0_0,
     "Update to schema would exceed number of tables limit of {limit} tables",
     "error.rs:60 @v3.0.0"},
    {RejectionKind::too_many_tables, CoreRelease::v3_9_0,
     "Update to schema would exceed number of tables limit: attempted to create table but already "
     "have {count} table(s) (limit: {limit})",
     "error.rs:58 @v3.9.6, 92 @v3.10.1"},
    {RejectionKind::too_many_columns, CoreRelease::v3_0_0,
     "Update to schema would exceed number of columns per table limit of {limit} columns",
     "error.rs:48 @v3.0.0, 85 @v3.10.1"},
    {RejectionKind::too_many_tags, CoreRelease::v3_0_0,
     "Update to schema would exceed number of tag columns per table limit of {limit} columns",
     "error.rs:54 @v3.0.0, 88 @v3.10.1"},
};

/// Returns the text of `kind` in `release`; empty if it is that of `kind.hpp`. Linear in the rows.
[[nodiscard]] constexpr wording::Wording core_wording(RejectionKind kind,
                                                      CoreRelease release) noexcept {
  wording::Wording text;
  for (const CoreWordingRow& row : core_wording_rows) {
    if (row.kind == kind && row.since <= release) text = row.text;
  }
  return text;
}

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
