// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCHEMA_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCHEMA_HPP
/// The columns that a batch writes: for every measurement its tags, fields and `time` with their
/// types, as the first accepted entry that names them fixes them. Authority: the write path of
/// InfluxDB 3 (`mutable_batch_lp`, June 2026).
///
/// @code
/// line_protocol::Schema schema;
/// BatchReport report = line_protocol::validate("m,t=x f=1", {}, schema);
/// for (const line_protocol::Table& table : schema.tables()) {
///   for (const line_protocol::Column& column : table.columns()) { auto type = column.type; }
/// }
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "faultwire/codes/column_type.hpp"
#include "faultwire/config.hpp"
#include "faultwire/detail/array_view.hpp"
#include "faultwire/line_protocol/detail/name_index.hpp"
#include "faultwire/line_protocol/text.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// A column of a table. The name is a view into the batch, or static storage for `time`.
struct Column {
  Text name;
  IoxColumnType type;
  std::uint64_t tag_entry =
      0;  ///< the last entry that had a tag of this name, by the server's count
  std::uint64_t field_entry = 0;  ///< the last entry that had a field of this name
};

/// The columns of one measurement, in the order in which they appeared.
class Table {
 public:
  explicit Table(const Text& measurement) : measurement_(measurement) {}
  [[nodiscard]] const Text& measurement() const noexcept { return measurement_; }
  [[nodiscard]] ArrayView<Column> columns() const noexcept {
    return {columns_.data(), columns_.size()};
  }
  /// Returns how many of the columns are tags.
  [[nodiscard]] std::size_t tags() const noexcept { return tags_; }
  /// Returns whether one of the columns is that of the timestamps.
  [[nodiscard]] bool has_time() const noexcept { return times_ != 0; }
  /// Returns how many of the columns, the first ones, were stored before the batch.
  [[nodiscard]] std::size_t stored() const noexcept { return stored_; }

  /// Adds a column that was stored before the batch, which must be the first one of its name. Call
  /// it before any other column is added. `name` is kept as a view.
  template <class Lazy = void>
  void add_stored(std::string_view name, IoxColumnType type) {
    (void)column(Text(name), type, ~std::size_t{0});
    stored_ = columns_.size();
  }

  /// The column `name`, added with `type` if it is new. `place` is the number of the call within an
  /// entry: entries of one series name the same columns at the same places, and then no hash is
  /// computed. Valid until the next call.
  template <class Lazy = void>
  [[nodiscard]] Column& column(const Text& name, IoxColumnType type, std::size_t place) {
    std::size_t hash = 0;
    Column* const known = find(name, place, hash);
    return known != nullptr ? *known : add(name, type, place, hash);
  }

  /// The column `name`; if it is new, it is added with `type` where `may_add()` returns true, and
  /// the result is null where it returns false. `place` and validity as for `column`.
  template <class MayAdd>
  [[nodiscard]] Column* column_if(const Text& name, IoxColumnType type, std::size_t place,
                                  MayAdd&& may_add) {
    std::size_t hash = 0;
    if (Column* const known = find(name, place, hash)) return known;
    return may_add() ? &add(name, type, place, hash) : nullptr;
  }

  /// Forgets the columns that were added since there were `count`.
  template <class Lazy = void>
  void truncate(std::size_t count) {
    if (count == columns_.size()) return;
    while (columns_.size() > count) {
      index_.remove(NameIndex::hash(columns_.back().name),
                    static_cast<std::uint32_t>(columns_.size() - 1));
      tags_ -= columns_.back().type == IoxColumnType::tag ? 1u : 0u;
      times_ -= columns_.back().type == IoxColumnType::timestamp ? 1u : 0u;
      columns_.pop_back();
    }
    layout_.clear();
  }

 private:
  using NameIndex = detail::line_protocol::NameIndex;

  /// Returns the column `name`, or null and its hash.
  template <class Lazy = void>
  [[nodiscard]] Column* find(const Text& name, std::size_t place, std::size_t& hash) {
    if (place < layout_.size()) {
      Column& expected = columns_[layout_[place]];
      if (expected.name.raw() == name.raw() && expected.name.rule() == name.rule())
        return &expected;
    }
    return look_up(name, place, hash);
  }
  template <class Lazy = void>
  FAULTWIRE_NEVER_INLINE Column* look_up(const Text& name, std::size_t place, std::size_t& hash) {
    hash = NameIndex::hash(name);
    const std::uint32_t found = index_.find(
        name, hash, [this](std::uint32_t number) -> const Text& { return columns_[number].name; });
    if (found == NameIndex::none) return nullptr;
    note(place, found);
    return &columns_[found];
  }
  template <class Lazy = void>
  FAULTWIRE_NEVER_INLINE Column& add(const Text& name, IoxColumnType type, std::size_t place,
                                     std::size_t hash) {
    const auto number = static_cast<std::uint32_t>(columns_.size());
    index_.reserve_one();
    columns_.push_back({name, type});
    index_.add(hash, number);
    tags_ += type == IoxColumnType::tag ? 1u : 0u;
    times_ += type == IoxColumnType::timestamp ? 1u : 0u;
    note(place, number);
    return columns_.back();
  }
  /// Remembers which column the entry has at `place`.
  template <class Lazy = void>
  void note(std::size_t place, std::uint32_t number) {
    if (place < layout_.size()) {
      layout_[place] = number;
    } else if (place == layout_.size() && place < columns_.size()) {
      layout_.push_back(number);
    }
  }

  Text measurement_;
  std::vector<Column> columns_;
  NameIndex index_;
  std::vector<std::uint32_t> layout_;  // the column of every place of the entry before
  std::size_t tags_ = 0;
  std::size_t times_ = 0;
  std::size_t stored_ = 0;
};

/// The tables of one batch. Names are views into the batch, which must outlive it.
class Schema {
 public:
  /// In the order in which the measurements appeared.
  [[nodiscard]] ArrayView<Table> tables() const noexcept {
    return {tables_.data(), tables_.size()};
  }

  /// The table of `measurement`, added if it is new. Valid until the next call.
  template <class Lazy = void>
  [[nodiscard]] Table& table(const Text& measurement) {
    std::size_t hash = 0;
    Table* const known = find(measurement, hash);
    return known != nullptr ? *known : add(measurement, hash);
  }

  /// The table of `measurement`; if it is new, it is added where `may_add()` returns true, and the
  /// result is null where it returns false. Valid until the next call.
  template <class MayAdd>
  [[nodiscard]] Table* table_if(const Text& measurement, MayAdd&& may_add) {
    std::size_t hash = 0;
    if (Table* const known = find(measurement, hash)) return known;
    return may_add() ? &add(measurement, hash) : nullptr;
  }

  /// Forgets the last table if it has no columns: the entry that brought it was rejected.
  template <class Lazy = void>
  void drop_empty_table() {
    if (tables_.empty() || !tables_.back().columns().empty()) return;
    index_.remove(NameIndex::hash(tables_.back().measurement()),
                  static_cast<std::uint32_t>(tables_.size() - 1));
    tables_.pop_back();
  }

 private:
  using NameIndex = detail::line_protocol::NameIndex;

  /// Returns the table of `measurement`, or null and the hash of the name.
  template <class Lazy = void>
  [[nodiscard]] Table* find(const Text& measurement, std::size_t& hash) {
    if (last_ < tables_.size()) {
      const Text& expected = tables_[last_].measurement();
      if (expected.raw() == measurement.raw() && expected.rule() == measurement.rule())
        return &tables_[last_];
    }
    return look_up(measurement, hash);
  }
  template <class Lazy = void>
  FAULTWIRE_NEVER_INLINE Table* look_up(const Text& measurement, std::size_t& hash) {
    hash = NameIndex::hash(measurement);
    const std::uint32_t found = index_.find(
        measurement, hash,
        [this](std::uint32_t number) -> const Text& { return tables_[number].measurement(); });
    if (found == NameIndex::none) return nullptr;
    last_ = found;
    return &tables_[found];
  }
  template <class Lazy = void>
  FAULTWIRE_NEVER_INLINE Table& add(const Text& measurement, std::size_t hash) {
    const auto number = static_cast<std::uint32_t>(tables_.size());
    index_.reserve_one();
    tables_.emplace_back(measurement);
    index_.add(hash, number);
    last_ = number;
    return tables_.back();
  }

  std::vector<Table> tables_;
  NameIndex index_;
  std::size_t last_ = 0;  // the table of the entry before
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
