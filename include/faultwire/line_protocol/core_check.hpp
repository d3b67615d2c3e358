// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_CORE_CHECK_HPP
#define FAULTWIRE_LINE_PROTOCOL_CORE_CHECK_HPP
/// What InfluxDB 3 Core checks when it writes a parsed entry into its catalog: the table, then
/// every tag and every field from left to right, the column `time`, and the timestamp. An entry
/// that fails keeps what was made before the fault, up to 3.11.1. Authority:
/// influxdb3_write (validator.rs) and influxdb3_catalog, v3.0.0 to v3.10.1, in their order;
/// `core_rules.hpp` has the rules that depend on the release.
///
/// @code
/// using namespace line_protocol;
/// Schema schema;
/// Reader reader = parse("m f=1,f=2");
/// reader.next();
/// CoreCheck check(core_rules(CoreRelease::v3_10_1), Precision::nanoseconds);
/// auto fault = check(reader.entry(), schema, [](WarningKind, const Text&) {});
/// bool twice = fault && fault->kind == RejectionKind::duplicate_field;
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>

#include "faultwire/line_protocol/core_rules.hpp"
#include "faultwire/line_protocol/detail/core_entry_check.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/line_protocol/schema.hpp"
#include "faultwire/line_protocol/write_fault.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// The checks of InfluxDB 3 Core for the entries of one batch. `Stored` says what is in the catalog
/// before it: `tables()`, and `load(measurement, table)`, which returns whether the table is stored
/// and adds its columns unless `table` is null.
template <class Stored = detail::line_protocol::NothingStored>
class CoreCheck {
 public:
  /// Entries are judged by `rules`; their timestamps are in `precision`.
  CoreCheck(const CoreRules& rules, Precision precision, const Stored& stored = {})
      : rules_(rules), precision_(precision), stored_(stored), stored_tables_(stored.tables()) {}

  /// Writes the columns of `entry`, which is accepted and numbered higher than those before, into
  /// `schema`, or says why the server would not. `warn(WarningKind, const Text& key)` is told what
  /// the release does not look for. Linear in the tags and fields; a new column of a family costs
  /// as much as its table has columns. Allocates only for columns that are new.
  template <class Warn>
  [[nodiscard]] std::optional<WriteFault> operator()(const Entry& entry, Schema& schema,
                                                     Warn&& warn) {
    bool made = false;
    WriteFault fault;
    Table* const table =
        schema.table_if(entry.measurement(), [&] { return may_make(entry, fault, made); });
    if (table == nullptr) return fault;
    const bool fresh = made && !stored_.load(entry.measurement(), table);
    if (fresh) ++new_tables_;
    const std::size_t columns = table->columns().size();
    detail::line_protocol::CoreEntryCheck check(entry, *table, rules_, precision_, warn);
    if (check.run()) return std::nullopt;
    if (rules_.whole_line_first) {
      table->truncate(columns);
      if (fresh) {
        --new_tables_;
        schema.drop_empty_table();
      }
    }
    return check.fault;
  }

 private:
  bool may_make(const Entry& entry, WriteFault& fault, bool& made) {
    const std::uint64_t count = stored_tables_ + (rules_.batch_tables_count ? new_tables_ : 0);
    made = true;
    if (count < rules_.tables || stored_.load(entry.measurement(), nullptr)) return true;
    fault.kind = RejectionKind::too_many_tables;
    fault.at = entry.measurement().raw();
    fault.count = count;
    fault.attempted = count + 1;
    fault.limit = rules_.tables;
    return false;
  }

  CoreRules rules_;
  Precision precision_;
  Stored stored_;
  std::uint64_t stored_tables_;
  std::uint64_t new_tables_ = 0;
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
