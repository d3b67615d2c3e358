// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_TABLE_SCHEMAS_HPP
#define FAULTWIRE_WRITE_API_TABLE_SCHEMAS_HPP
/// The columns of tables across batches, as a plain value: what `validate` cannot know because it
/// sees one batch. A point whose field has another type in its partition is rejected in the
/// server's words; so is one that would exceed a limit, or is older than the retention period. No
/// locks, no threads, no I/O; memory has a cap. Authority: the documentation of InfluxDB Cloud
/// Serverless (partitions are measurement and day), the catalog of InfluxDB 3 Core (limits).
///
/// @code
/// TableSchemas schemas;
/// WriteVerdict first = judge("m f=1 1000\n", schemas, {});
/// WriteVerdict second =
///     judge("m f=\"text\" 2000\n", schemas,
///           {});  // Unable to insert ...field::string type into column f with type ...float
/// WriteResponse answer = respond(second, WriteApi::cloud_serverless_2024);
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
#include "faultwire/write_api/stored.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// How much a server holds. The column `time` counts.
struct SchemaLimits {
  static constexpr std::uint64_t none = (std::numeric_limits<std::uint64_t>::max)();
  std::uint64_t tables = none;
  std::uint64_t columns = none;  ///< of one table
  std::uint64_t tags = none;     ///< of one table
  [[nodiscard]] friend constexpr bool operator==(const SchemaLimits&,
                                                 const SchemaLimits&) noexcept = default;
};

/// The limits of one product.
struct SchemaLimitsRow {
  WriteProduct product;
  SchemaLimits limits;
  Source source;
};

inline constexpr auto schema_limits_rows = std::to_array<SchemaLimitsRow>({
    {WriteProduct::iox,
     {500, 200, SchemaLimits::none},
     {"InfluxDB Cloud Serverless documentation", "IOx storage limits", "2026-06"}},
    {WriteProduct::core,
     {2000, 500, 250},
     {"InfluxDB 3 Core", "influxdb3_catalog: limits of the catalog", "2026-06-17"}},
});

/// The limits of the product whose flavour `api` is; none where none is known.
[[nodiscard]] constexpr SchemaLimits schema_limits(WriteApi api) noexcept {
  for (const SchemaLimitsRow& row : schema_limits_rows) {
    if (row.product == write_api_row(api).product) return row.limits;
  }
  return {};
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

/// What a server holds and for how long.
struct TableSchemasOptions {
  SchemaLimits limits{};
  std::optional<std::int64_t> retention{};  ///< nanoseconds; points older than that are refused
  Partitioner partition = partition_by_day;
  /// The cap: columns of all partitions together that are remembered. What comes later is judged by
  /// what is remembered, and not itself.
  std::size_t max_columns = std::size_t{1} << 20;
};

/// The columns of every table. A value: copy it, compare it, iterate over it, build it again from
/// its rows.
class TableSchemas {
 public:
  TableSchemas() = default;
  explicit TableSchemas(TableSchemasOptions options) : options_(options) {}

  [[nodiscard]] const TableSchemasOptions& options() const noexcept { return options_; }
  /// Tables that are known.
  [[nodiscard]] std::size_t tables() const noexcept { return tables_.size(); }
  /// Columns of all partitions that are remembered, `time` not among them.
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

  /// What stands in the way of an entry.
  struct Fault {
    std::optional<StoredRejection> stored{};
    std::optional<line_protocol::WriteFault> conflict{};
  };
  /// Says what stands in the way of an accepted `entry` of the time `nanoseconds`, if anything
  /// does. `now` is in nanoseconds since 1970.
  [[nodiscard]] std::optional<Fault> check(const line_protocol::Entry& entry,
                                           std::int64_t nanoseconds, std::int64_t now) const {
    std::string copy;
    const std::string_view measurement = plain(entry.measurement(), copy);
    if (options_.retention) {
      const std::int64_t oldest = saturated_difference(now, *options_.retention);
      if (nanoseconds < oldest) {
        return refusal({.fault = StoredFault::outside_retention,
                        .table = std::string(measurement),
                        .oldest = oldest,
                        .observed = nanoseconds},
                       entry);
      }
    }
    const Table none{};
    const auto known = tables_.find(measurement);
    if (known == tables_.end() && tables_.size() >= options_.limits.tables) {
      return refusal({.fault = StoredFault::too_many_tables,
                      .table = std::string(measurement),
                      .existing = tables_.size(),
                      .attempted = tables_.size() + 1,
                      .limit = options_.limits.tables},
                     entry);
    }
    const Table& table = known == tables_.end() ? none : known->second;
    std::vector<NewColumn> added;
    if (auto fault = compare(entry, table, options_.partition(measurement, nanoseconds), added))
      return Fault{std::nullopt, fault};
    if (auto fault = exceeded(table, measurement, added)) return refusal(std::move(*fault), entry);
    return std::nullopt;
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
  [[nodiscard]] friend bool operator==(const TableSchemas& a, const TableSchemas& b) {
    return a.tables_ == b.tables_ && a.options_.limits == b.options_.limits &&
           a.options_.retention == b.options_.retention &&
           a.options_.partition == b.options_.partition &&
           a.options_.max_columns == b.options_.max_columns;
  }

 private:
  using Types = std::map<std::string, IoxColumnType, std::less<>>;
  struct Table {
    std::map<std::int64_t, Types> partitions{};
    std::map<std::string, bool, std::less<>>
        columns{};  // over all partitions; whether it is a tag in any
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
  [[nodiscard]] static Fault refusal(StoredRejection rejection, const line_protocol::Entry& entry) {
    rejection.entry = entry.number();
    return {std::move(rejection), std::nullopt};
  }
  [[nodiscard]] static const IoxColumnType* type_of(const Table& table, std::int64_t partition,
                                                    std::string_view column) {
    const auto types = table.partitions.find(partition);
    if (types == table.partitions.end()) return nullptr;
    const auto found = types->second.find(column);
    return found == types->second.end() ? nullptr : &found->second;
  }

  /// Compares in the order of the write checks of a batch: tags as they stand, then fields from the
  /// last one on.
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
      return line_protocol::WriteFault{line_protocol::RejectionKind::type_conflict, key, type,
                                       *existing};
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
  [[nodiscard]] std::optional<StoredRejection> exceeded(const Table& table,
                                                        std::string_view measurement,
                                                        const std::vector<NewColumn>& added) const {
    constexpr std::uint64_t time = 1;
    std::map<std::string_view, bool> fresh;
    std::uint64_t tags = table.tags;
    for (const NewColumn& column : added) {
      const bool tag = column.type == IoxColumnType::tag;
      const auto known = table.columns.find(column.name);
      if (known == table.columns.end() && !fresh.emplace(column.name, tag).second) continue;
      if (tag && (known == table.columns.end() || !known->second)) ++tags;
    }
    const std::uint64_t columns = table.columns.size() + fresh.size() + time;
    const SchemaLimits& limits = options_.limits;
    if (tags > limits.tags && tags > table.tags) {
      return StoredRejection{.fault = StoredFault::too_many_tags,
                             .table = std::string(measurement),
                             .existing = table.tags,
                             .attempted = tags,
                             .limit = limits.tags};
    }
    if (columns > limits.columns && !fresh.empty()) {
      return StoredRejection{.fault = StoredFault::too_many_columns,
                             .table = std::string(measurement),
                             .existing = table.columns.empty() ? 0 : table.columns.size() + time,
                             .attempted = columns,
                             .limit = limits.columns};
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
    made.columns.emplace(column, false);
    tables_.merge(tables);
    Table& table = tables_.find(name)->second;
    table.partitions.merge(made.partitions);
    if (!made.partitions.empty())
      table.partitions.find(partition)->second.merge(made.partitions.begin()->second);
    table.columns.merge(made.columns);
    ++remembered_;
    bool& tag = table.columns.find(column)->second;
    if (type == IoxColumnType::tag && !tag) tag = true, ++table.tags;
  }

  TableSchemasOptions options_{};
  Tables tables_{};
  std::size_t remembered_ = 0;
};

/// How `judge` judges.
struct JudgeOptions {
  line_protocol::ValidateOptions validate{};
  /// Nanoseconds since 1970: the time of points without one, and what the retention period counts
  /// from.
  std::int64_t now = 0;
  /// Whether the good entries of a batch are written although others are rejected. If not, nothing
  /// of such a batch is remembered.
  bool accept_partial = true;
};

inline namespace FAULTWIRE_SCANNER {

namespace judging {

/// One batch against itself and against what is stored, entry by entry.
class Judge {
 public:
  Judge(std::string_view batch, TableSchemas& schemas, const JudgeOptions& options)
      : batch_(batch), schemas_(schemas), options_(options), lines_(batch) {}

  WriteVerdict run() {
    const line_protocol::ValidateOptions& how = options_.validate;
    if (batch_.size() > how.max_bytes || faultwire::detail::find_utf8_fault(batch_))
      return {line_protocol::validate(batch_, how), {}};
    for (const line_protocol::Entry& entry :
         line_protocol::parse(batch_, {.generation = how.generation})) {
      if (entry) {
        judge(entry);
      } else {
        keep(entry.rejection());
      }
    }
    return std::move(verdict_);
  }

 private:
  void judge(const line_protocol::Entry& entry) {
    const auto time = entry.timestamp() ? line_protocol::to_nanoseconds(*entry.timestamp(),
                                                                        options_.validate.precision)
                                        : options_.now;
    if (!time)
      return reject(entry, {.kind = line_protocol::RejectionKind::timestamp_overflow,
                            .key = timestamp_digits(entry)});
    auto& warnings = verdict_.report.warnings;
    const std::size_t warned = warnings.size();
    const auto forget_warnings = [&] {
      warnings.erase(warnings.begin() + static_cast<std::ptrdiff_t>(warned), warnings.end());
    };
    const std::size_t columns = batch_schema_.table(entry.measurement()).columns().size();
    const auto fault = line_protocol::check_write(
        entry, batch_schema_, options_.validate.generation,
        [&](line_protocol::WarningKind kind, const line_protocol::Text& key) {
          if (warnings.size() < options_.validate.max_warnings)
            warnings.push_back({kind, entry.number(), key});
        });
    if (fault) {
      forget_warnings();
      return reject(entry, *fault);
    }
    if (auto stored = schemas_.check(entry, *time, options_.now)) {
      forget_warnings();
      // An entry that is refused decides the type of no column.
      batch_schema_.table(entry.measurement()).truncate(columns);
      batch_schema_.drop_empty_table();
      if (stored->conflict) return reject(entry, *stored->conflict);
      ++verdict_.report.rejected;
      if (verdict_.stored.size() < options_.validate.max_rejections)
        verdict_.stored.push_back(std::move(*stored->stored));
      return;
    }
    schemas_.add(entry, *time);
    ++verdict_.report.accepted;
  }
  /// The digits at the end of an entry that has a timestamp.
  [[nodiscard]] static line_protocol::Text timestamp_digits(
      const line_protocol::Entry& entry) noexcept {
    std::string_view text = entry.source();
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    return line_protocol::Text(text.substr(text.find_last_of(' ') + 1));
  }
  void keep(const line_protocol::Rejection& rejection) {
    ++verdict_.report.rejected;
    if (verdict_.report.rejections.size() < options_.validate.max_rejections)
      verdict_.report.rejections.push_back(rejection);
  }
  void reject(const line_protocol::Entry& entry, const line_protocol::WriteFault& fault) {
    line_protocol::Rejection out;
    out.facts = {.kind = fault.kind,
                 .generation = options_.validate.generation,
                 .inserted = fault.inserted,
                 .existing = fault.existing,
                 .entry = entry.number(),
                 .measurement = entry.measurement(),
                 .key = fault.key};
    out.offset = static_cast<std::size_t>(fault.key.raw().data() - batch_.data());
    out.length = fault.key.raw().size();
    out.facts.offset = out.offset;
    out.entry_line = lines_.at(entry.offset()).line;
    const line_protocol::Position place = lines_.at(out.offset);
    out.line = place.line;
    out.column = place.column;
    keep(out);
  }

  std::string_view batch_;
  TableSchemas& schemas_;
  const JudgeOptions& options_;
  line_protocol::LineCounter lines_;
  line_protocol::Schema batch_schema_{};
  WriteVerdict verdict_{};
};

}  // namespace judging

/// Judges `batch` as `validate` does, and what passes also by what is stored; the columns of
/// accepted entries are remembered in `schemas`. An entry that is refused decides the type of no
/// column. With empty schemas that have no limits the report is that of `validate`. The verdict
/// points into `batch`. Where memory runs out (std::bad_alloc), what was accepted before stays
/// remembered, every column wholly.
[[nodiscard]] inline WriteVerdict judge(std::string_view batch, TableSchemas& schemas,
                                        const JudgeOptions& options) {
  if (options.accept_partial) return judging::Judge(batch, schemas, options).run();
  TableSchemas tried = schemas;
  WriteVerdict verdict = judging::Judge(batch, tried, options).run();
  if (verdict.report.all_accepted()) schemas = std::move(tried);
  return verdict;
}
/// A temporary string would be gone before the verdict is read.
template <detail::line_protocol::OwningTemporary T>
WriteVerdict judge(T&& batch, TableSchemas& schemas, const JudgeOptions& options) = delete;

}  // namespace FAULTWIRE_SCANNER

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
