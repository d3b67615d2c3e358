// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_NLOHMANN_JSON_SCHEMAS_HPP
#define FAULTWIRE_INTEROP_NLOHMANN_JSON_SCHEMAS_HPP
/// `write_api::TableSchemas` as JSON and back, so that a gateway that is started again knows what
/// it knew. Options are not written: they belong to the program.
///
/// @code
/// write_api::TableSchemas schemas;
/// schemas.insert("cpu", 0, "usage", IoxColumnType::field_float);
/// nlohmann::json saved = to_json(schemas);
/// const std::string text = saved.dump();
/// std::optional<write_api::TableSchemas> again =
///     table_schemas_from_json(saved, schemas.options());
/// @endcode

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "faultwire/write_api/memory/table_schemas.hpp"

namespace faultwire {
inline namespace v1 {

/// An array of rows: table, partition, column, type as in Flight's metadata.
[[nodiscard]] inline nlohmann::json to_json(const write_api::TableSchemas& schemas) {
  nlohmann::json rows = nlohmann::json::array();
  schemas.each([&](std::string_view table, std::int64_t partition, std::string_view column,
                   IoxColumnType type) {
    rows.push_back(
        {std::string(table), partition, std::string(column), std::string(code_text(type))});
  });
  return rows;
}

/// The schemas that `to_json` wrote; nothing if a row is not one, contradicts another or does not
/// fit under the cap.
[[nodiscard]] inline std::optional<write_api::TableSchemas> table_schemas_from_json(
    const nlohmann::json& rows, const write_api::TableSchemasOptions& options = {}) {
  if (!rows.is_array()) return std::nullopt;
  write_api::TableSchemas schemas(options);
  for (const nlohmann::json& row : rows) {
    if (!row.is_array() || row.size() != 4 || !row[1].is_number_integer()) return std::nullopt;
    const auto* const table = row[0].get_ptr<const std::string*>();
    const auto* const column = row[2].get_ptr<const std::string*>();
    const auto* const text = row[3].get_ptr<const std::string*>();
    if (table == nullptr || column == nullptr || text == nullptr) return std::nullopt;
    std::optional<IoxColumnType> type;
    for (const IoxColumnTypeRow& known : CodeTraits<IoxColumnType>::rows) {
      if (known.text == *text) type = known.code;
    }
    if (!type || !schemas.insert(*table, row[1].get<std::int64_t>(), *column, *type))
      return std::nullopt;
  }
  return schemas;
}

}  // namespace v1
}  // namespace faultwire

#endif
