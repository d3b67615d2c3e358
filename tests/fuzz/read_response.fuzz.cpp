// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any status, headers and body: the outcome holds together, a flavour that is named never makes it
// less certain about the flavours, and what is to be sent again is made of whole lines that are not
// rejected.
#include <cstdint>
#include <string>

#include "faultwire/write_api/failure.hpp"
#include "faultwire/write_api/read_response.hpp"
#include "require.hpp"

namespace {
void check(const faultwire::write_api::WriteOutcome& outcome, std::string_view batch) {
  using namespace faultwire;
  if (outcome.accepted == write_api::Accepted::all) require(outcome.rejected.empty());
  if (outcome.complete && outcome.accepted != write_api::Accepted::all)
    require(!outcome.rejected.empty() || outcome.form == write_api::BodyForm::json);
  const auto where = outcome.explain(batch);
  require(where.size() == outcome.rejected.size());
  const auto again = outcome.remaining(batch);
  std::size_t at = 0;
  for (const write_api::BatchRange& range : again) {
    require(range.length > 0 && range.offset >= at && range.offset + range.length <= batch.size());
    at = range.offset + range.length;
  }
  for (const write_api::ExplainedEntry& entry : where) {
    if (entry.entry == 0) continue;
    require(entry.range.offset + entry.range.length <= batch.size() && entry.line >= 1 &&
            entry.last_line >= entry.line);
    for (const write_api::BatchRange& range : again) {
      require(entry.range.offset >= range.offset + range.length ||
              entry.range.offset + entry.range.length <= range.offset);
    }
  }
  const retry::Failure failure = failure_of(outcome);
  require((failure.stored == retry::Stored::some) ==
          (outcome.accepted == write_api::Accepted::some));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  if (size < 3) return 0;
  static constexpr unsigned statuses[] = {200, 201, 204, 400, 401, 403, 404, 405,
                                          413, 415, 422, 429, 500, 503, 0,   999};
  const unsigned status = statuses[data[0] % std::size(statuses)];
  const std::string_view text(reinterpret_cast<const char*>(data) + 3, size - 3);
  const std::size_t header_size = data[1] % 64u < text.size() ? data[1] % 64u : 0;
  const std::string_view header = text.substr(0, header_size);
  const std::string_view body = text.substr(header_size);
  static constexpr std::string_view names[] = {"X-Influxdb-Error", "Retry-After", "Content-Type",
                                               "X-Platform-Error-Code"};
  const write_api::HeaderViews headers{{names[data[1] / 64], header}};
  const write_api::WriteOutcome outcome = write_api::read_response(status, headers, body);
  check(outcome, "m f=1\n\n# c\nm f=\nm,a f=\"x\ny\"\nm f=2 2\n");
  check(outcome, body);
  const auto api = static_cast<write_api::WriteApi>(data[2] % write_api::write_api_rows.size());
  const write_api::WriteOutcome told =
      write_api::read_response(status, headers, body, {.api = api});
  check(told, body);
  require(told.message == outcome.message && told.form == outcome.form);

  // The body as the message of each shape: what is quoted is never read as JSON.
  const std::string message = nlohmann::json(std::string(body))
                                  .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (const char* shape : {"{\"error\":", "{\"code\":\"invalid\",\"line\":2,\"message\":"}) {
    const write_api::WriteOutcome quoted =
        write_api::read_response(status, headers, shape + message + "}");
    require(quoted.form == write_api::BodyForm::json);
    check(quoted, body);
  }
  return 0;
}
