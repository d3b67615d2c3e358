// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as InfluxDB 3 Core of any release judges them, batch after batch with one memory: the
// counts add up, a batch that is refused whole changes nothing, a memory that knows nothing judges
// as none, every view is inside the batch, and what other parsers read otherwise is inside it too.
#include <cstdint>
#include <string>

#include "faultwire/line_protocol/compatibility.hpp"
#include "faultwire/line_protocol/core_original.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/memory/table_schemas.hpp"
#include "require.hpp"

namespace {
using namespace faultwire::line_protocol;
using faultwire::BatchReport;
using faultwire::write_api::TableSchemas;

std::string told(const BatchReport& report) {
  std::string out = std::to_string(report.accepted) + "/" + std::to_string(report.rejected);
  const auto add = [&](std::string_view piece) { out += piece; };
  for (const Rejection& rejection : report.rejections) {
    rejection.message_to(add);
    original_line_to(add, rejection);
  }
  return out;
}

void judge(std::string_view batch, const ValidateOptions& options, TableSchemas& schemas) {
  TableSchemas fresh;
  require(told(validate(batch, options)) == told(validate(batch, options, fresh)));
  const TableSchemas before = schemas;
  const BatchReport report = validate(batch, options, schemas);
  require(report.rejections.size() <= report.rejected);
  if (report.refusal || (report.all_or_nothing && report.rejected != 0)) require(schemas == before);
  for (const Rejection& rejection : report.rejections) {
    require(rejection.offset + rejection.length <= batch.size());
    require(rejection.source.data() >= batch.data() &&
            rejection.source.data() + rejection.source.size() <= batch.data() + batch.size());
  }
  for (const CompatibilityFinding& finding : compatibility(batch)) {
    require(finding.offset + finding.length <= batch.size());
  }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const CoreRelease release = core_release_rows[data[0] % std::size(core_release_rows)].release;
  const ValidateOptions options{
      .precision = static_cast<faultwire::Precision>(data[1] % 5),
      .checks = CoreChecks{release, static_cast<CoreEndpoint>(data[1] / 5 % 3)},
      .accept_partial = data[1] / 15 % 2 == 0};
  const bool small = data[1] / 30 % 2 == 0;
  TableSchemas schemas(small ? faultwire::write_api::TableSchemasOptions{.limits = {.tables = 2,
                                                                                    .columns = 4,
                                                                                    .tags = 2},
                                                                         .max_columns = 6}
                             : faultwire::write_api::TableSchemasOptions{});
  std::string_view rest(reinterpret_cast<const char*>(data) + 2, size - 2);
  while (!rest.empty()) {
    const std::size_t cut = rest.find('|');
    judge(rest.substr(0, cut), options, schemas);
    rest.remove_prefix(cut == std::string_view::npos ? rest.size() : cut + 1);
  }
  return 0;
}
