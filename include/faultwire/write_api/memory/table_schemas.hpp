// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_MEMORY_TABLE_SCHEMAS_HPP
#define FAULTWIRE_WRITE_API_MEMORY_TABLE_SCHEMAS_HPP
/// The columns of tables across batches, as a plain value: what `validate` cannot know because it
/// sees one batch. A point whose field has another type in its partition is rejected in the
/// server's words; so is one that would exceed a limit, or is older than the retention period. No
/// locks, no threads, no I/O; memory has a cap. Authority: the documentation of InfluxDB Cloud
/// Serverless (partitions are measurement and day), the catalog of InfluxDB 3 Core (limits).
///
/// @code
/// using namespace faultwire;
/// write_api::TableSchemas schemas;
/// BatchReport first = line_protocol::validate("m f=1 1000\n", {}, schemas);
/// BatchReport second = line_protocol::validate("m f=\"text\" 2000\n", {}, schemas);
/// std::string why = second.rejections.front().detail();  // Unable to insert ...
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/codes/column_type.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/facts/flavour.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// How many tables, columns and tags a server holds. Under the checks of IOx the column `time`
/// counts.
using SchemaLimits = line_protocol::TableLimits;

/// Returns the limits of the product of `flavour`; none where none is known. InfluxDB 3 Core has
/// none here: `CoreChecks` brings those of its release. Source: the page of storage limits of
/// InfluxDB Cloud Serverless, 2026-06.
[[nodiscard]] constexpr SchemaLimits schema_limits(const Flavour& flavour) noexcept {
  const bool iox = flavour.product == Product::cloud || flavour.product == Product::iox;
  return iox ? SchemaLimits{500, 200, SchemaLimits::none} : SchemaLimits{};
}

/// Which partition of its table a point belongs to. Columns of one name may have different types in
/// different partitions.
using Partitioner = std::int64_t (*)(std::string_view measurement, std::int64_t nanoseconds);

/// Days since 1970, in UTC: the default of InfluxDB Cloud Serverless.
[[nodiscard]] constexpr std::int64_t partition_by_day(std::string_view,
                                                      std::int64_t nanoseconds) noexcept {
  constexpr std::int64_t day = std::int64_t{86'400'000'000'000};
  return nanoseconds / day - (nanoseconds % day < 0 ? 1 : 0);
}
/// One partition for all: types hold for the whole table, as in InfluxDB 3 Core.
[[nodiscard]] constexpr std::int64_t partition_never(std::string_view, std::int64_t) noexcept {
  return 0;
}

/// What a server holds and for how long. Under `CoreChecks` a limit replaces that of the release,
/// which is for Enterprise; nothing is refused for its age, and types hold for the whole table,
/// which is partition 0.
struct TableSchemasOptions {
  SchemaLimits limits{};
  std::optional<std::int64_t> retention{};  ///< nanoseconds; points older than that are refused
  Partitioner partition = partition_by_day;
  /// The cap: columns of all partitions together that are remembered. What comes later is judged by
  /// what is remembered, and not itself.
  std::size_t max_columns = std::size_t{1} << 20;
};

/// The columns of every table. A value: copy it, compare it, iterate over it, build it again from
/// its rows. A template, so that a unit compiles only the members that it calls.
template <class Options>
class BasicTableSchemas {
 public:
  BasicTableSchemas() = default;
  explicit BasicTableSchemas(Options options) : options_(options) {}

  [[nodiscard]] const Options& options() const noexcept { return options_; }
  [[nodiscard]] const SchemaLimits& limits() const noexcept { return options_.limits; }
  /// Tables that are known.
  [[nodiscard]] std::size_t tables() const noexcept { return tables_.size(); }
  /// Columns of all partitions that are remembered; `time` is among them under `CoreChecks` only.
  [[nodiscard]] std::size_t columns() const noexcept { return remembered_; }
  /// Whether the cap is reached.
  [[nodiscard]] bool full() const noexcept { return remembered_ >= options_.max_columns; }

  /// Calls `row(table, partition, column, type)` for every column that is remembered, in one order
  /// for equal contents.
  template <class F>
  void each(F&& row) const {
    for (const auto& [name, table] : tables_) {
      for (const auto& [partition, types] : table.partitions) {
        for (const auto& [column, type] : types)
          row(std::string_view(name), partition, std::string_view(column), type);
      }
    }
  }
  /// Whether the table has a column in any partition.
  [[nodiscard]] bool contains(std::string_view table) const {
    return tables_.find(table) != tables_.end();
  }
  /// Adds the columns of the table to `out`, those of all partitions; a name that has several types
  /// gets that of the first partition. The names are views into this value. Returns whether the
  /// table is known.
  bool load(std::string_view table, line_protocol::Table& out) const {
    const auto known = tables_.find(table);
    if (known == tables_.end()) return false;
    for (const auto& [partition, types] : known->second.partitions) {
      for (const auto& [column, type] : types) out.add_stored(column, type);
    }
    return true;
  }
  /// Puts a row back. Returns false if the cap is reached, or the column is there with another
  /// type.
  bool insert(std::string_view table, std::int64_t partition, std::string_view column,
              IoxColumnType type) {
    const auto known = tables_.find(table);
    if (known != tables_.end()) {
      const IoxColumnType* const existing = type_of(known->second, partition, column);
      if (existing != nullptr) return *existing == type;
    }
    if (full()) return false;
    remember(table, partition, column, type);
    return true;
  }
  /// Forgets the partitions of all tables below `partition`, and tables that have none left; for
  /// partitions that grow with time.
  void forget_before(std::int64_t partition) {
    for (auto table = tables_.begin(); table != tables_.end();) {
      auto& partitions = table->second.partitions;
      while (!partitions.empty() && partitions.begin()->first < partition) {
        remembered_ -= partitions.begin()->second.size();
        partitions.erase(partitions.begin());
      }
      table = partitions.empty() ? tables_.erase(table) : std::next(table);
    }
  }

  /// Says what conflicts with an accepted `entry` of the time `nanoseconds`, if anything
  /// does, by the checks of IOx. `now` is in nanoseconds since 1970.
  [[nodiscard]] std::optional<line_protocol::WriteFault> check(const line_protocol::Entry& entry,
                                                               std::int64_t nanoseconds,
                                                               std::int64_t now) const {
    std::string copy;
    const std::string_view measurement = plain(entry.measurement(), copy);
    if (options_.retention) {
      const std::int64_t oldest = saturated_difference(now, *options_.retention);
      if (nanoseconds < oldest) {
        auto fault = fault_of(line_protocol::RejectionKind::outside_retention, entry);
        fault.oldest = oldest;
        fault.observed = nanoseconds;
        return fault;
      }
    }
    const Table none{};
    const auto known = tables_.find(measurement);
    if (known == tables_.end() && tables_.size() >= options_.limits.tables) {
      return limit_fault(line_protocol::RejectionKind::too_many_tables, entry,
                         {tables_.size(), tables_.size() + 1, options_.limits.tables});
    }
    const Table& table = known == tables_.end() ? none : known->second;
    std::vector<NewColumn> added;
    if (auto fault = compare(entry, table, options_.partition(measurement, nanoseconds), added))
      return fault;
    return exceeded(entry, table, added);
  }
  /// Remembers the columns of an entry for which `check` found nothing. Beyond the cap it remembers
  /// nothing.
  void add(const line_protocol::Entry& entry, std::int64_t nanoseconds) {
    std::string copy;
    const std::string measurement = entry.measurement().str();
    const std::int64_t partition = options_.partition(measurement, nanoseconds);
    const auto one = [&](const line_protocol::Text& key, IoxColumnType type) {
      const std::string_view name = plain(key, copy);
      if (name == "time" || full()) return;
      remember(measurement, partition, name, type);
    };
    for (const line_protocol::Tag& tag : entry.tags()) one(tag.key, IoxColumnType::tag);
    for (const line_protocol::Field& field : entry.fields()) one(field.key, field.value.type());
  }

  /// Whether the same columns are remembered under the same options.
  [[nodiscard]] friend bool operator==(const BasicTableSchemas& a, const BasicTableSchemas& b) {
    return a.tables_ == b.tables_ && a.options_.limits == b.options_.limits &&
           a.options_.retention == b.options_.retention &&
           a.options_.partition == b.options_.partition &&
           a.options_.max_columns == b.options_.max_columns;
  }

 private:
  using Types = std::map<std::string, IoxColumnType, std::less<>>;
  struct Table {
    std::map<std::int64_t, Types> partitions{};
    Types columns{};  // over all partitions: a tag if it is one in any
    std::uint64_t tags = 0;
    [[nodiscard]] friend bool operator==(const Table& a, const Table& b) {
      return a.partitions == b.partitions;
    }
  };
  using Tables = std::map<std::string, Table, std::less<>>;
  struct NewColumn {
    std::string name;
    IoxColumnType type;
  };

  [[nodiscard]] static std::string_view plain(const line_protocol::Text& text, std::string& copy) {
    if (!text.has_backslash()) return text.raw();
    return copy = text.str();
  }
  [[nodiscard]] static std::int64_t saturated_difference(std::int64_t a, std::int64_t b) noexcept {
    constexpr std::int64_t least = (std::numeric_limits<std::int64_t>::min)();
    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
    if (b > 0 && a < least + b) return least;
    if (b < 0 && a > most + b) return most;
    return a - b;
  }
  [[nodiscard]] static line_protocol::WriteFault fault_of(
      line_protocol::RejectionKind kind, const line_protocol::Entry& entry) noexcept {
    line_protocol::WriteFault fault;
    fault.kind = kind;
    fault.at = entry.measurement().raw();
    return fault;
  }
  struct Counts {
    std::uint64_t there;
    std::uint64_t attempted;
    std::uint64_t limit;
  };
  [[nodiscard]] static line_protocol::WriteFault limit_fault(line_protocol::RejectionKind kind,
                                                             const line_protocol::Entry& entry,
                                                             const Counts& counts) noexcept {
    auto fault = fault_of(kind, entry);
    fault.count = counts.there;
    fault.attempted = counts.attempted;
    fault.limit = counts.limit;
    return fault;
  }
  [[nodiscard]] static const IoxColumnType* type_of(const Table& table, std::int64_t partition,
                                                    std::string_view column) {
    const auto types = table.partitions.find(partition);
    if (types == table.partitions.end()) return nullptr;
    const auto found = types->second.find(column);
    return found == types->second.end() ? nullptr : &found->second;
  }

  /// Compares in the order of the write checks of a batch: tags in the order of the line, then
  /// fields from the last one on.
  [[nodiscard]] std::optional<line_protocol::WriteFault> compare(
      const line_protocol::Entry& entry, const Table& table, std::int64_t partition,
      std::vector<NewColumn>& added) const {
    std::string copy;
    const auto look = [&](const line_protocol::Text& key,
                          IoxColumnType type) -> std::optional<line_protocol::WriteFault> {
      const std::string_view name = plain(key, copy);
      if (name == "time") return std::nullopt;
      const IoxColumnType* const existing = type_of(table, partition, name);
      if (existing == nullptr) {
        added.push_back({std::string(name), type});
        return std::nullopt;
      }
      if (*existing == type) return std::nullopt;
      return line_protocol::WriteFault{.kind = line_protocol::RejectionKind::type_conflict,
                                       .key = key,
                                       .at = key.raw(),
                                       .inserted = type,
                                       .existing = *existing};
    };
    for (const line_protocol::Tag& tag : entry.tags()) {
      if (auto fault = look(tag.key, IoxColumnType::tag)) return fault;
    }
    const auto fields = entry.fields();
    for (std::size_t i = fields.size(); i-- > 0;) {
      if (auto fault = look(fields[i].key, fields[i].value.type())) return fault;
    }
    return std::nullopt;
  }

  /// The limit that the table would exceed with the columns that are new to it.
  [[nodiscard]] std::optional<line_protocol::WriteFault> exceeded(
      const line_protocol::Entry& entry, const Table& table,
      const std::vector<NewColumn>& added) const {
    constexpr std::uint64_t time = 1;
    std::map<std::string_view, bool> fresh;
    std::uint64_t tags = table.tags;
    for (const NewColumn& column : added) {
      const bool tag = column.type == IoxColumnType::tag;
      const auto known = table.columns.find(column.name);
      if (known == table.columns.end() && !fresh.emplace(column.name, tag).second) continue;
      const bool counted = known != table.columns.end() && known->second == IoxColumnType::tag;
      if (tag && !counted) ++tags;
    }
    const std::uint64_t columns = table.columns.size() + fresh.size() + time;
    const SchemaLimits& limits = options_.limits;
    if (tags > limits.tags && tags > table.tags) {
      return limit_fault(line_protocol::RejectionKind::too_many_tags, entry,
                         {table.tags, tags, limits.tags});
    }
    if (columns > limits.columns && !fresh.empty()) {
      const std::uint64_t there = table.columns.empty() ? 0 : table.columns.size() + time;
      return limit_fault(line_protocol::RejectionKind::too_many_columns, entry,
                         {there, columns, limits.columns});
    }
    return std::nullopt;
  }

  void remember(std::string_view name, std::int64_t partition, std::string_view column,
                IoxColumnType type) {
    const auto known = tables_.find(name);
    if (known != tables_.end() && type_of(known->second, partition, column) != nullptr) return;
    // All memory first. From there on nodes are only moved, so that a column is remembered wholly
    // or not at all.
    Tables tables;
    tables.try_emplace(std::string(name));
    Table made;
    made.partitions[partition].emplace(column, type);
    made.columns.emplace(column, IoxColumnType::timestamp);
    tables_.merge(tables);
    Table& table = tables_.find(name)->second;
    table.partitions.merge(made.partitions);
    if (!made.partitions.empty())
      table.partitions.find(partition)->second.merge(made.partitions.begin()->second);
    table.columns.merge(made.columns);
    ++remembered_;
    IoxColumnType& over_all = table.columns.find(column)->second;
    if (type == IoxColumnType::tag && over_all != type) ++table.tags;
    if (over_all != IoxColumnType::tag) over_all = type;
  }

  Options options_{};
  Tables tables_{};
  std::size_t remembered_ = 0;
};

/// The columns that a server knows, as `validate` takes them for a memory.
using TableSchemas = BasicTableSchemas<TableSchemasOptions>;

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
