// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any batches, one after the other: counts add up, limits and the cap hold, what is written down
// builds the same value again, a batch that is accepted once is accepted again, and without limits
// a fresh value judges as validate does.
#include <cstdint>
#include <string>

#include "faultwire/interop/nlohmann_json_schemas.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "faultwire/write_api/memory/table_schemas.hpp"
#include "require.hpp"

namespace {
void same_as_validate(std::string_view batch,
                      const faultwire::line_protocol::ValidateOptions& how) {
  using namespace faultwire;
  write_api::TableSchemas fresh;
  const BatchReport verdict = line_protocol::validate(batch, how, fresh);
  const BatchReport report = line_protocol::validate(batch, how);
  require(verdict.accepted == report.accepted && verdict.rejected == report.rejected);
  require(verdict.refusal.has_value() == report.refusal.has_value() &&
          verdict.warnings.size() == report.warnings.size());
  require(verdict.rejections.size() == report.rejections.size());
  for (std::size_t i = 0; i < report.rejections.size(); ++i) {
    const auto& a = verdict.rejections[i];
    const auto& b = report.rejections[i];
    require(a.message() == b.message() && a.line == b.line && a.column == b.column &&
            a.length == b.length && a.entry_line == b.entry_line);
  }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  if (size < 2) return 0;
  const line_protocol::ValidateOptions how{
      .precision = static_cast<Precision>(data[0] % 5),
      .checks = IoxChecks{static_cast<ServerGeneration>(data[0] / 5 % 2)}};
  const bool partial = data[0] / 10 % 2 == 0;
  const write_api::SchemaLimits limits{data[1] % 4u + 1u, data[1] / 4 % 4u + 2u,
                                       data[1] / 16 % 4u + 1u};
  write_api::TableSchemas schemas({.limits = limits,
                                   .retention = std::int64_t{data[1]} << 40,
                                   .max_columns = data[1] / 8u + 1u});
  std::string_view rest(reinterpret_cast<const char*>(data) + 2, size - 2);
  while (!rest.empty()) {
    const std::size_t cut = rest.find('|');
    const std::string_view batch = rest.substr(0, cut);
    rest.remove_prefix(cut == std::string_view::npos ? rest.size() : cut + 1);
    same_as_validate(batch, how);
    const write_api::TableSchemas before = schemas;
    line_protocol::ValidateOptions with_memory = how;
    with_memory.now = std::int64_t{1} << 45;
    with_memory.accept_partial = partial;
    const BatchReport verdict = line_protocol::validate(batch, with_memory, schemas);
    if (!partial && !verdict.all_accepted()) require(schemas == before);
    require(verdict.rejections.size() == verdict.rejected || verdict.rejections.size() == 100);
    require(schemas.tables() <= limits.tables &&
            schemas.columns() <= schemas.options().max_columns);
    for (const write_api::FlavourRow& api : write_api::flavour_rows)
      require(!write_api::respond(verdict, api.flavour).body().empty() || verdict.rejected == 0);
    // What passed once passes again.
    if (verdict.all_accepted()) {
      write_api::TableSchemas again = schemas;
      require(line_protocol::validate(batch, with_memory, again).all_accepted() || schemas.full());
    }
    const auto built = table_schemas_from_json(to_json(schemas), schemas.options());
    require(built && *built == schemas && built->columns() == schemas.columns());
  }
  return 0;
}
