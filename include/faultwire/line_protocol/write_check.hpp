// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_WRITE_CHECK_HPP
#define FAULTWIRE_LINE_PROTOCOL_WRITE_CHECK_HPP
/// What the server checks when it writes a parsed entry into the columns of its batch: names given
/// twice, `time` as a name, and types that conflict. An entry that fails leaves no trace in the
/// columns. Authority: `mutable_batch_lp` of InfluxDB 3 (June 2026; the generation `documented`:
/// August 2025), in its order.
///
/// @code
/// line_protocol::Schema schema;
/// line_protocol::Reader reader = line_protocol::parse("m f=1,f=2i");
/// reader.next();
/// auto fault = line_protocol::check_write(reader.entry(), schema, ServerGeneration::current,
///                                         [](auto, const auto&) {});
/// bool twice = fault && fault->kind == line_protocol::RejectionKind::duplicate_field;
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/line_protocol/schema.hpp"
#include "faultwire/line_protocol/write_fault.hpp"

namespace faultwire {
inline namespace v1 {

namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// The checks of one entry; `Warn` is called with a WarningKind and the key.
template <class Warn>
class WriteCheck {
 public:
  WriteCheck(const Entry& entry, Table& table, ServerGeneration generation, Warn& warn)
      : entry_(entry),
        table_(table),
        current_(generation == ServerGeneration::current),
        warn_(warn) {}

  /// Whether everything could be written; `fault` says why not.
  bool run() { return (!current_ || time_is_free()) && tags() && fields() && time(); }

  /// Why `run` returned false.
  [[nodiscard]] WriteFault fault() const noexcept {
    return {
        .kind = kind_, .key = key_, .at = key_.raw(), .inserted = inserted_, .existing = existing_};
  }

 private:
  FAULTWIRE_NEVER_INLINE bool fail(RejectionKind kind, const Text& key) {
    kind_ = kind;
    key_ = key;
    return false;
  }

  bool time_is_free() {
    for (const Tag& tag : entry_.tags()) {
      if (tag.key == time_name) return fail(RejectionKind::time_tag, tag.key);
    }
    const auto fields = entry_.fields();
    return fields.size() != 1 || fields[0].key != time_name ||
           fail(RejectionKind::time_field, fields[0].key);
  }

  FAULTWIRE_NEVER_INLINE bool conflict(const Text& key, IoxColumnType inserted,
                                       IoxColumnType existing) {
    inserted_ = inserted;
    existing_ = existing;
    return fail(RejectionKind::type_conflict, key);
  }

  bool tags() {
    for (const Tag& tag : entry_.tags()) {
      Column& column = table_.column(tag.key, IoxColumnType::tag, place_++);
      if (column.tag_entry == entry_.number()) return fail(RejectionKind::duplicate_tag, tag.key);
      if (column.type != IoxColumnType::tag)
        return conflict(tag.key, IoxColumnType::tag, column.type);
      column.tag_entry = entry_.number();
    }
    return true;
  }

  /// Right to left, as the server goes: of a field given twice the last one counts.
  bool fields() {
    const auto fields = entry_.fields();
    for (std::size_t i = fields.size(); i-- > 0;) {
      const Field& field = fields[i];
      if (current_ && field.key == time_name) {
        if (!time_stripped_) warn_(WarningKind::time_stripped, field.key);
        time_stripped_ = true;
        continue;
      }
      const IoxColumnType type = field.value.type();
      Column& column = table_.column(field.key, type, place_++);
      if (column.field_entry == entry_.number()) {
        if (column.type != type) return fail(RejectionKind::duplicate_field, field.key);
        warn_(WarningKind::repeated_field, field.key);
        continue;
      }
      if (column.type != type) return conflict(field.key, type, column.type);
      column.field_entry = entry_.number();
    }
    return true;
  }

  bool time() {
    const Column& column = table_.column(Text(time_name), IoxColumnType::timestamp, place_);
    return column.type == IoxColumnType::timestamp ||
           conflict(named_time(), IoxColumnType::timestamp, column.type);
  }

  /// The tag or field of the entry that took the name `time`; there is one if the column is not the
  /// timestamp's.
  Text named_time() const noexcept {
    for (const Tag& tag : entry_.tags()) {
      if (tag.key == time_name) return tag.key;
    }
    for (const Field& field : entry_.fields()) {
      if (field.key == time_name) return field.key;
    }
    return Text(time_name);
  }

  static constexpr std::string_view time_name = "time";

  const Entry& entry_;
  Table& table_;
  bool current_;
  bool time_stripped_ = false;
  RejectionKind kind_{};
  IoxColumnType inserted_{};
  IoxColumnType existing_{};
  Text key_;
  std::size_t place_ = 0;
  Warn& warn_;
};

}  // namespace detail::line_protocol

namespace line_protocol {

/// Writes the columns of `entry`, which is accepted and numbered higher than those before, into
/// `schema`, or says why the server would not. `warn(WarningKind, const Text& key)` is told what is
/// stored otherwise than it was sent, also of an entry that is refused later. Linear in the tags
/// and fields; allocates only for columns that are new.
template <class Warn>
[[nodiscard]] std::optional<WriteFault> check_write(const Entry& entry, Schema& schema,
                                                    ServerGeneration generation, Warn&& warn) {
  Table& table = schema.table(entry.measurement());
  const std::size_t columns = table.columns().size();
  detail::line_protocol::WriteCheck check(entry, table, generation, warn);
  if (check.run()) return std::nullopt;
  table.truncate(columns);
  schema.drop_empty_table();
  return check.fault();
}

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
