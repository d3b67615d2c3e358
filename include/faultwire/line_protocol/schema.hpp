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
  std::uint32_t name_hash = 0;    ///< of the table, which compares it before the name
  std::uint64_t tag_entry = 0;    ///< the last entry that had a tag of this name, as servers count
  std::uint64_t field_entry = 0;  ///< the last entry that had a field of this name
};

/// The columns of one measurement, in the order in which they appeared.
class Table {
 public:
  explicit Table(const Text& measurement) : measurement_(measurement) {}
  /// The same with the seed of a `Schema`.
  Table(const Text& measurement, std::uint64_t seed) : measurement_(measurement), index_(seed) {}
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
    std::uint32_t hash = 0;
    Column* const known = find(name, place, hash);
    return known != nullptr ? *known : add(name, type, place, hash);
  }

  /// The column `name`; if it is new, it is added with `type` where `may_add()` returns true, and
  /// the result is null where it returns false. `place` and validity as for `column`.
  template <class MayAdd>
  [[nodiscard]] Column* column_if(const Text& name, IoxColumnType type, std::size_t place,
                                  MayAdd&& may_add) {
    std::uint32_t hash = 0;
    if (Column* const known = find(name, place, hash)) return known;
    return may_add() ? &add(name, type, place, hash) : nullptr;
  }

  /// Forgets the columns that were added since there were `count`.
  template <class Lazy = void>
  void truncate(std::size_t count) {
    if (count == columns_.size()) return;
    while (columns_.size() > count) {
      const Column& last = columns_.back();
      if (count > few) index_.remove(last.name_hash, number_of(columns_.size() - 1));
      tags_ -= last.type == IoxColumnType::tag ? 1u : 0u;
      times_ -= last.type == IoxColumnType::timestamp ? 1u : 0u;
      columns_.pop_back();
    }
    layout_.clear();
  }

 private:
  friend class Schema;
  using NameIndex = detail::line_protocol::NameIndex;
  /// Up to this count, comparing all hashes is faster than an index.
  static constexpr std::size_t few = 16;

  [[nodiscard]] static std::uint32_t number_of(std::size_t index) noexcept {
    return static_cast<std::uint32_t>(index);
  }

  /// Reserves memory for `count` columns, at most `few`, in a table without columns.
  template <class Lazy = void>
  void expect_columns(std::size_t count) {
    columns_.reserve(count < few ? count : few);
  }

  /// Returns the column `name`, or null and its hash.
  template <class Lazy = void>
  [[nodiscard]] Column* find(const Text& name, std::size_t place, std::uint32_t& hash) {
    const std::size_t number = place < layout_.size() ? layout_[place] : place;
    if (number < columns_.size() && columns_[number].name.same_spelling(name))
      return &columns_[number];
    return look_up(name, place, hash);
  }
  template <class Lazy = void>
  FAULTWIRE_NEVER_INLINE Column* look_up(const Text& name, std::size_t place, std::uint32_t& hash) {
    hash = index_.hash(name);
    const std::uint32_t found = columns_.size() <= few ? find_among_few(name, hash)
                                                       : index_.find(name, hash, NameOf{&columns_});
    if (found == NameIndex::none) return nullptr;
    note(place, found);
    return &columns_[found];
  }
  template <class Lazy = void>
  [[nodiscard]] std::uint32_t find_among_few(const Text& name, std::uint32_t hash) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].name_hash == hash && columns_[i].name == name) return number_of(i);
    }
    return NameIndex::none;
  }
  template <class Lazy = void>
  FAULTWIRE_NEVER_INLINE Column& add(const Text& name, IoxColumnType type, std::size_t place,
                                     std::uint32_t hash) {
    const std::uint32_t number = number_of(columns_.size());
    if (number >= few) {
      if (number == few) index_columns();
      index_.reserve_one();
    }
    columns_.push_back({name, type, hash});
    if (number >= few) index_.add(hash, number);
    tags_ += type == IoxColumnType::tag ? 1u : 0u;
    times_ += type == IoxColumnType::timestamp ? 1u : 0u;
    note(place, number);
    return columns_.back();
  }
  /// Before the first column after the few. The index may know columns that are gone.
  template <class Lazy = void>
  void index_columns() {
    index_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      index_.reserve_one();
      index_.add(columns_[i].name_hash, number_of(i));
    }
  }
  /// Remembers which column the entry has at `place`, unless that is the column of this number.
  template <class Lazy = void>
  void note(std::size_t place, std::uint32_t number) {
    if (place < layout_.size()) {
      layout_[place] = number;
    } else if (place != number && place < columns_.size()) {
      while (layout_.size() < place) layout_.push_back(number_of(layout_.size()));
      layout_.push_back(number);
    }
  }
  /// The name of a column, for the index.
  struct NameOf {
    const std::vector<Column>* columns;
    const Text& operator()(std::uint32_t number) const { return (*columns)[number].name; }
  };

  Text measurement_;
  std::vector<Column> columns_;
  NameIndex index_;
  std::vector<std::uint32_t> layout_;  // the columns of the first places of the entry before
  std::size_t tags_ = 0;
  std::size_t times_ = 0;
  std::size_t stored_ = 0;
};

/// The tables of one batch. Names are views into the batch, which must outlive it.
///
/// Names are found by a hash with a seed, so that a sender cannot choose names that make it slow.
/// Unless one is given, the seed comes from the addresses of the program, which most systems choose
/// at random for every run.
class Schema {
 public:
  Schema() = default;
  /// An empty schema with a seed of your own, best from the system's source of random numbers.
  explicit Schema(std::uint64_t seed) : index_(seed) {}

  /// In the order in which the measurements appeared.
  [[nodiscard]] ArrayView<Table> tables() const noexcept {
    return {tables_.data(), tables_.size()};
  }

  /// The table of `measurement`, added if it is new. Valid until the next call.
  template <class Lazy = void>
  [[nodiscard]] Table& table(const Text& measurement) {
    std::uint32_t hash = 0;
    Table* const known = find(measurement, hash);
    return known != nullptr ? *known : add(measurement, hash);
  }

  /// The table of `measurement`; if it is new, it is added where `may_add()` returns true, and the
  /// result is null where it returns false. Valid until the next call.
  template <class MayAdd>
  [[nodiscard]] Table* table_if(const Text& measurement, MayAdd&& may_add) {
    std::uint32_t hash = 0;
    if (Table* const known = find(measurement, hash)) return known;
    return may_add() ? &add(measurement, hash) : nullptr;
  }

  /// Forgets the last table if it has no columns: the entry that brought it was rejected.
  template <class Lazy = void>
  void drop_empty_table() {
    if (tables_.empty() || !tables_.back().columns().empty()) return;
    index_.remove(index_.hash(tables_.back().measurement()),
                  static_cast<std::uint32_t>(tables_.size() - 1));
    tables_.pop_back();
  }

 private:
  using NameIndex = detail::line_protocol::NameIndex;

  /// Returns the table of `measurement`, or null and the hash of the name.
  template <class Lazy = void>
  [[nodiscard]] Table* find(const Text& measurement, std::uint32_t& hash) {
    if (last_ < tables_.size() && tables_[last_].measurement().same_spelling(measurement))
      return &tables_[last_];
    return look_up(measurement, hash);
  }
  template <class Lazy = void>
  FAULTWIRE_NEVER_INLINE Table* look_up(const Text& measurement, std::uint32_t& hash) {
    hash = index_.hash(measurement);
    const std::uint32_t found = index_.find(
        measurement, hash,
        [this](std::uint32_t number) -> const Text& { return tables_[number].measurement(); });
    if (found == NameIndex::none) return nullptr;
    last_ = found;
    return &tables_[found];
  }
  template <class Lazy = void>
  FAULTWIRE_NEVER_INLINE Table& add(const Text& measurement, std::uint32_t hash) {
    const auto number = static_cast<std::uint32_t>(tables_.size());
    const std::size_t columns = last_ < tables_.size() ? tables_[last_].columns().size() : 0;
    index_.reserve_one();
    tables_.emplace_back(measurement, index_.seed());
    tables_.back().expect_columns(columns);  // tables of one batch are often alike
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
