// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any status, header and body as the answer of a service: every reading has an outcome, and what
// was read can be written in every form and read again with the same code and message.
#include <cstdint>
#include <string>

#include "faultwire/wire/json/read_error_body.hpp"
#include "faultwire/wire/json/write.hpp"
#include "require.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::wire;

void check(const ErrorBody& body, int status) {
  const bool success = status >= 200 && status < 300;
  require(!body.healthy || success);
  require(body.healthy == (success && !body.error));
  require(!body.form || body.error);
  if (!body.error) {
    require(body.failure.code == (success ? AnyCode(GrpcCode::ok) : AnyCode(Domain::http, status)));
    return;
  }
  require(body.error->code() != StreamErrorCode::ok);
  require(body.error->causes().size() <= (1u << 20));
  for (const auto& entry : body.error->metadata()) require(is_metadata_key(entry.key));
}

/// A foreign error goes through a gateway of ours.
void pass_on(const StreamError& error, JsonForm form, std::size_t budget) {
  JsonBodyOptions options{.metadata = pass_all_metadata, .causes = true, .budget = budget};
  const JsonBody body = to_json_body(error, form, options);
  const ErrorBody back = read_error_body(static_cast<int>(body.status), body.headers, body.body);
  check(back, static_cast<int>(body.status));
  require(back.error.has_value());
  require(json_form_loses(form, JsonLoss::code) || back.error->code() == error.code());
  require(body.dropped.message || back.error->message() == error.message());
  require(json_form_loses(form, JsonLoss::side) || back.error->side() == error.side());
  require(json_form_loses(form, JsonLoss::origin) || back.error->origin() == error.origin());
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  static constexpr int statuses[] = {200, 204, 301, 400, 401, 403, 404, 409,
                                     412, 422, 429, 499, 500, 501, 503, 504};
  static constexpr const char* names[] = {"Content-Type", "X-Platform-Error-Code", "Trailer-a-bin",
                                          "Retry-After"};
  const int status = statuses[data[0] % std::size(statuses)];
  const std::string_view text(reinterpret_cast<const char*>(data) + 3, size - 3);
  const std::size_t header_size = data[1] % 64u < text.size() ? data[1] % 64u : 0;
  const HttpField header{names[data[1] / 64], std::string(text.substr(0, header_size))};
  const std::string_view body = text.substr(header_size);
  const ErrorBody read = read_error_body(status, {header}, body);
  check(read, status);
  if (read.error) {
    for (const JsonFormRow& row : json_form_rows)
      pass_on(*read.error, row.form, data[2] % 4 == 0 ? 1024 : 1u << 20);
  }
  ReadBodyOptions named;
  named.form = json_form_rows[data[2] % std::size(json_form_rows)].form;
  named.headers = pass_all_metadata;
  check(read_error_body(status, {header}, body, named), status);
  return 0;
}
