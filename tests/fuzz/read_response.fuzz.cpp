// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any status, headers and body: the outcome holds together, what is to be sent again is made of
// whole lines that are not rejected, and no line is left out that the answer does not say is
// stored.
#include <cstdint>
#include <string>

#include "faultwire/write_api/answer/respond.hpp"
#include "faultwire/write_api/understand/failure.hpp"
#include "faultwire/write_api/understand/read_response.hpp"
#include "require.hpp"
#include "write_outcome.hpp"

namespace {
using namespace faultwire;

void check(const write_api::WriteOutcome& outcome, std::string_view batch) {
  if (outcome.stored == write_api::Stored::all)
    require(outcome.rejected.empty() || outcome.status >= 300);
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
  require(test::nothing_is_lost(outcome, batch));
  const retry::Failure failure = failure_of(outcome);
  require(failure.stored == outcome.stored);
}

/// A text in which no server says that anything is stored.
void check_words(const write_api::WriteOutcome& outcome, std::string_view said) {
  const bool kept =
      outcome.stored == write_api::Stored::some || outcome.stored == write_api::Stored::all;
  if (kept) require(test::may_say_stored(outcome.status, said));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  static constexpr unsigned statuses[] = {200, 201, 204, 400, 401, 403, 404, 405,
                                          413, 415, 422, 429, 500, 503, 0,   524};
  const unsigned status = statuses[data[0] % std::size(statuses)];
  const std::string_view text(reinterpret_cast<const char*>(data) + 3, size - 3);
  const std::size_t header_size = data[1] % 64u < text.size() ? data[1] % 64u : 0;
  const std::string_view header = text.substr(0, header_size);
  const std::string_view body = text.substr(header_size);
  static constexpr std::string_view names[] = {"X-Influxdb-Error", "Retry-After", "Content-Type",
                                               "X-Platform-Error-Code"};
  const write_api::HeaderViews headers{{names[data[1] / 64], header}};
  const write_api::WriteOutcome outcome = write_api::read_response(status, headers, body);
  const std::string said = std::string(header) + " " + std::string(body);
  check(outcome, "m f=1\n\n# c\nm f=\nm,a f=\"x\ny\"\nm f=2 2\n");
  check(outcome, body);
  if (said.find('\\') == std::string::npos) check_words(outcome, said);
  const auto& named = write_api::flavour_rows[data[2] % std::size(write_api::flavour_rows)];
  const write_api::WriteOutcome told =
      write_api::read_response(status, headers, body, {.flavour = named.flavour});
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
    check_words(quoted, body);
  }
  return 0;
}
