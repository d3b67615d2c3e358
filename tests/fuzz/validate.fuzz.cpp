// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes: the counts of a verdict add up, both generations agree on what the parser rejects, a
// detached report says the same, and the columns are those of accepted entries only.
#include <cstdint>
#include <string>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  if (size == 0) return 0;
  const auto precision = static_cast<Precision>(data[0] % 5);
  const auto generation = static_cast<ServerGeneration>(data[0] / 5 % 2);
  const std::string_view batch(reinterpret_cast<const char*>(data) + 1, size - 1);
  line_protocol::Schema schema;
  BatchReport report = line_protocol::validate(
      batch, {.precision = precision, .checks = IoxChecks{generation}, .max_rejections = 7},
      schema);

  std::uint64_t entries = 0;
  std::uint64_t rejected = 0;
  bool refused = false;
  for (const auto& entry : line_protocol::parse(batch)) {
    refused = !entry && entry.rejection().entry() == 0;
    entries += refused ? 0u : 1u;
    rejected += !entry && !refused ? 1u : 0u;
  }
  require(refused == report.refusal.has_value());
  if (!refused)
    require(report.accepted + report.rejected == entries && report.rejected >= rejected);
  require(report.rejections.size() <= 7 && report.rejections.size() <= report.rejected);
  for (const auto& table : schema.tables())
    require(!table.columns().empty() && report.accepted > 0);

  const std::string body = write_api::respond(report, write_api::cloud_serverless).body();
  BatchReport kept = report;
  kept.detach(data[0] == 0 ? 16 : std::size_t{1} << 24);
  const std::string again = write_api::respond(kept, write_api::cloud_serverless).body();
  require(kept.cut || body == again);
  return 0;
}
