// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_COLUMN_TYPE_HPP
#define FAULTWIRE_CODES_COLUMN_TYPE_HPP
/// What the columns of an InfluxDB table are, as a Flight schema says it. Authority: the
/// documentation of InfluxDB Cloud, and InfluxColumnType of InfluxDB 3 Core.
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
  tag = 0,
  field_float = 1,
  field_integer = 2,
  field_uinteger = 3,
  field_string = 4,
  field_boolean = 5,
  timestamp = 6,
};

/// The key of the field metadata under which a Flight schema carries the type.
inline constexpr std::string_view iox_column_type_key = "iox::column::type";

/// One type.
struct IoxColumnTypeRow {
  IoxColumnType code;
  std::string_view name;
  std::string_view text;  ///< the value of the metadata
  std::string_view description;
  std::string_view when;
  std::string_view arrow_type;  ///< as Arrow's own schema text spells it
  std::string_view also = {};   ///< other spellings that are met, separated by `|`
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct IoxColumnTypeTable {
  static constexpr std::string_view domain = "iox_column_type"sv;
  static constexpr Later<IoxColumnTypeRow, Lazy> rows[] = {
      {IoxColumnType::tag, "Tag"sv, "iox::column_type::tag"sv, "An indexed string."sv,
       "It is in the series key; a string field is not indexed."sv, "string"sv},
      {IoxColumnType::field_float, "Field(Float)"sv, "iox::column_type::field::float"sv,
       "A 64-bit float."sv, "A number without a suffix."sv, "double"sv, "float"sv},
      {IoxColumnType::field_integer, "Field(Integer)"sv, "iox::column_type::field::integer"sv,
       "A signed 64-bit integer."sv, "A number with the suffix `i`."sv, "int64"sv, "integer"sv},
      {IoxColumnType::field_uinteger, "Field(UInteger)"sv, "iox::column_type::field::uinteger"sv,
       "An unsigned 64-bit integer."sv, "A number with the suffix `u`."sv, "uint64"sv,
       "uinteger"sv},
      {IoxColumnType::field_string, "Field(String)"sv, "iox::column_type::field::string"sv,
       "A string that is not indexed."sv, "A value in double quotes; a tag is indexed."sv,
       "string"sv, "string"sv},
      {IoxColumnType::field_boolean, "Field(Boolean)"sv, "iox::column_type::field::boolean"sv,
       "True or false."sv, "A value such as `t` or `false`."sv, "bool"sv, "boolean"sv},
      {IoxColumnType::timestamp, "Timestamp"sv, "iox::column_type::timestamp"sv,
       "The time of the point."sv, "The only column that is never null."sv,
       "timestamp[ns] not null"sv},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::influx_flight_page,
                                                    faultwire::sources::iox_schema};
};

}  // namespace detail::codes

template <>
struct CodeTraits<IoxColumnType> : EnumTraits<IoxColumnType, 0, 6>,
                                   detail::codes::IoxColumnTypeTable<> {};

}  // namespace v1
}  // namespace faultwire

#endif
