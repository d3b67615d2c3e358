// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_TABLE_MEMORY_HPP
#define FAULTWIRE_LINE_PROTOCOL_TABLE_MEMORY_HPP
/// What `validate` asks of a memory: something that knows the tables that are stored before a batch
/// and learns what the batch stores.
///
/// @code
/// const auto judge_both = [](std::string_view first, std::string_view second,
///                            line_protocol::TableMemory auto& memory) {
///   (void)line_protocol::validate(first, {}, memory);
///   return line_protocol::validate(second, {}, memory);
/// };
/// write_api::TableSchemas memory;
/// const BatchReport report = judge_both("m f=1\n", "m f=\"text\"\n", memory);
/// @endcode

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/schema.hpp"
#include "faultwire/line_protocol/write_fault.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// How many tables, columns of a table and tags of a table there may be.
struct TableLimits {
  static constexpr std::uint64_t none = (std::numeric_limits<std::uint64_t>::max)();
  std::uint64_t tables = none;
  std::uint64_t columns = none;  ///< of one table
  std::uint64_t tags = none;     ///< of one table
  [[nodiscard]] friend constexpr bool operator==(const TableLimits&,
                                                 const TableLimits&) noexcept = default;
};

/// What is stored before a batch, and learns what the batch stores: the columns of every table.
/// `write_api::TableSchemas` is one. Under `CoreChecks` it is asked for its tables, its limits and
/// the columns of a table, and told new columns with `insert(table, 0, column, type)`; under
/// `IoxChecks` it is asked to `check` every entry that passes, and told to `add` it.
template <class M>
concept TableMemory = std::copyable<M> &&
    requires(M& memory, const M& known, const Entry& entry, std::string_view name,
             std::int64_t nanoseconds, Table& table) {
  { known.tables() } -> std::convertible_to<std::size_t>;
  { known.limits() } -> std::convertible_to<TableLimits>;
  { known.load(name, table) } -> std::same_as<bool>;
  { known.contains(name) } -> std::same_as<bool>;
  { known.check(entry, nanoseconds, nanoseconds) } -> std::same_as<std::optional<WriteFault>>;
  memory.add(entry, nanoseconds);
  memory.insert(name, nanoseconds, name, IoxColumnType{});
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
