// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_COLUMN_TYPE_HPP
#define FAULTWIRE_CODES_COLUMN_TYPE_HPP
/// The data element types of InfluxDB 3: what a column of a Flight schema or of a write batch
/// holds. Authority: the schema metadata of InfluxDB's Flight responses.
///
/// @code
/// static_assert(code_text(IoxColumnType::field_float) == "iox::column_type::field::float");
/// static_assert(find_code<IoxColumnType>("iox::column_type::tag") == IoxColumnType::tag);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// What a column is to InfluxDB; its Arrow type is a column of the table.
enum class IoxColumnType : std::uint8_t {
  tag,             ///< a tag: an indexed string
  field_float,     ///< a 64-bit float
  field_integer,   ///< a signed 64-bit integer
  field_uinteger,  ///< an unsigned 64-bit integer
  field_string,    ///< a string that is not indexed
  field_boolean,   ///< true or false
  timestamp,       ///< the time of the point, the only column that is never null
};

/// The key of the field metadata under which a Flight schema carries the type.
inline constexpr std::string_view iox_column_type_key = "iox::column::type";

/// One type.
struct IoxColumnTypeRow {
  IoxColumnType code;
  std::string_view enumerator;
  std::string_view name;
  std::string_view text;        ///< the value of the metadata
  std::string_view arrow_type;  ///< as Arrow's own schema text spells it
  std::string_view description;
  std::string_view aliases;  ///< other spellings that are met, separated by `|`
};

inline constexpr auto iox_column_type_rows = std::to_array<IoxColumnTypeRow>({
    {IoxColumnType::tag, "tag", "Tag", "iox::column_type::tag", "string", "Tag", ""},
    {IoxColumnType::field_float, "field_float", "Field(Float)", "iox::column_type::field::float",
     "double", "Float field", "float"},
    {IoxColumnType::field_integer, "field_integer", "Field(Integer)",
     "iox::column_type::field::integer", "int64", "Integer field", "integer"},
    {IoxColumnType::field_uinteger, "field_uinteger", "Field(UInteger)",
     "iox::column_type::field::uinteger", "uint64", "Unsigned integer field", "uinteger"},
    {IoxColumnType::field_string, "field_string", "Field(String)",
     "iox::column_type::field::string", "string", "String field", "string"},
    {IoxColumnType::field_boolean, "field_boolean", "Field(Boolean)",
     "iox::column_type::field::boolean", "bool", "Boolean field", "boolean"},
    {IoxColumnType::timestamp, "timestamp", "Timestamp", "iox::column_type::timestamp",
     "timestamp[ns] not null", "Time of the point", ""},
});

template <>
struct CodeTraits<IoxColumnType> : EnumTraits<IoxColumnType, 0, 6> {
  static constexpr std::string_view domain = "iox_column_type";
  static constexpr const auto& rows = iox_column_type_rows;
  static constexpr auto sources = std::to_array<Source>(
      {faultwire::sources::influx_flight_page, faultwire::sources::iox_schema});
};

}  // namespace v1
}  // namespace faultwire

#endif
