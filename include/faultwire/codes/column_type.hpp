// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_COLUMN_TYPE_HPP
#define FAULTWIRE_CODES_COLUMN_TYPE_HPP
/// What a column of InfluxDB is: the tag, the field of some type, or the timestamp. InfluxDB 3 writes it as metadata of each
/// field of an Arrow schema, under the key `iox::column::type`, and in its messages about type conflicts. Authority: the
/// InfluxDB documentation of Flight responses, and core/schema of InfluxDB 3.
///
/// @code
/// static_assert(code_text(IoxColumnType::field_float) == "iox::column_type::field::float");
/// static_assert(find_code<IoxColumnType>("iox::column_type::tag") == IoxColumnType::tag);
/// static_assert(code_row(IoxColumnType::field_float)->arrow_type == "double");
/// @endcode

#include <array>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// The key of an Arrow field's metadata whose value is `code_text` of an IoxColumnType.
inline constexpr std::string_view iox_column_type_key = "iox::column::type";

/// The type of a column. Values are those of this library and never leave the program.
enum class IoxColumnType : std::uint8_t {
  tag,             ///< indexed text that identifies the series
  field_float,     ///< 64-bit IEEE 754
  field_integer,   ///< 64-bit signed; see `field_uinteger` for values written with a trailing `u`
  field_uinteger,  ///< 64-bit unsigned
  field_string,    ///< text that is not indexed; see `tag`
  field_boolean,   ///< true or false
  timestamp,       ///< nanoseconds since the Unix epoch; the one column that is never null
};

/// A row of IoxColumnType.
struct IoxColumnTypeRow : CodeRow<IoxColumnType> {
  std::string_view arrow_type;  ///< the Arrow type as Arrow's own schema text has it
  bool nullable;                ///< false only for the timestamp
};

template <>
struct CodeTraits<IoxColumnType> : EnumTraits<IoxColumnType, 0, 6> {
  static constexpr std::string_view domain = "column_type";
  static constexpr std::string_view title = "InfluxDB column types";
  enum : std::uint8_t { docs, iox };
  static constexpr std::array sources{sources::influxdb_flight_docs, sources::influxdb_schema};
  using enum IoxColumnType;
  using enum Basis;
  static constexpr std::array<IoxColumnTypeRow, 7> rows{{
      {{tag, "tag", "tag", "iox::column_type::tag", "Indexed text that identifies the series.", documented, docs}, "string", true},
      {{field_float, "field_float", "field::float", "iox::column_type::field::float", "A 64-bit floating-point field.", documented, docs}, "double", true},
      {{field_integer, "field_integer", "field::integer", "iox::column_type::field::integer", "A 64-bit signed integer field.", documented, docs}, "int64", true},
      {{field_uinteger, "field_uinteger", "field::uinteger", "iox::column_type::field::uinteger", "A 64-bit unsigned integer field.", implementation, iox}, "uint64", true},
      {{field_string, "field_string", "field::string", "iox::column_type::field::string", "A text field, not indexed.", implementation, iox}, "string", true},
      {{field_boolean, "field_boolean", "field::boolean", "iox::column_type::field::boolean", "A field that is true or false.", implementation, iox}, "bool", true},
      {{timestamp, "timestamp", "timestamp", "iox::column_type::timestamp", "Nanoseconds since the Unix epoch.", documented, docs}, "timestamp[ns]", false},
  }};
  static constexpr std::array<CodeColumn<IoxColumnTypeRow>, 2> columns{{
      {"Arrow type", [](const IoxColumnTypeRow& row) { return row.arrow_type; }},
      {"nullable", [](const IoxColumnTypeRow& row) -> std::string_view { return row.nullable ? "yes" : "not null"; }},
  }};
};

}  // namespace v1
}  // namespace faultwire
#endif
