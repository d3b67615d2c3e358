// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A service answers over HTTP with a JSON body, and a client reads whichever form comes. Explained
// in docs/guides/errors_in_http_bodies.md; docs/examples/sample_server answers a query like this.
#include <chrono>
#include <cstdio>
#include <string>

#include "faultwire/status.hpp"
#include "faultwire/wire/json/read_error_body.hpp"
#include "faultwire/wire/json/write.hpp"

using namespace faultwire;

static StreamError overloaded() {
  StreamError error(StreamErrorCode::unavailable, "the node \"a\" is starting");
  (void)(error.metadata().add("query_id", "q-17") && error.metadata().add("api-token", "secret"));
  error.add_cause(GrpcCode::unavailable, "10.0.0.7 refused the connection");
  return error;
}

static void print(const wire::JsonBody& answer) {
  std::printf("HTTP %d\n", static_cast<int>(answer.status));
  for (const wire::HttpField& field : answer.headers)
    std::printf("%s: %s\n", field.name.c_str(), field.value.c_str());
  std::printf("\n%s\n\n", answer.body.c_str());
}

// What a client makes of an answer, without knowing who sent it.
static void read(int status, const std::vector<wire::HttpField>& headers, const char* body) {
  const wire::ErrorBody answer = wire::read_error_body(status, headers, body);
  if (!answer.error) {
    std::printf("%d: %s\n", status, answer.healthy ? "healthy" : "unknown body");
    return;
  }
  const std::string form(answer.form ? wire::json_form_row(*answer.form).name : "shared");
  std::printf("%d: %s, %s\n", status, form.c_str(), to_string(*answer.error).c_str());
}

int main() {
  // To everybody: code and message, and when to come back.
  wire::JsonBodyOptions options;
  options.retry_after = std::chrono::seconds(5);
  options.instance = "/queries/17";
  print(wire::to_problem_json(overloaded(), options));

  // Between services of ours: metadata that are no secrets, and the causes.
  const wire::JsonBodyOptions inside{.metadata = pass_no_secrets, .causes = true};
  const wire::JsonBody connect =
      wire::to_json_body(overloaded(), wire::JsonForm::connect_end_stream, inside);
  const wire::ErrorBody back = wire::read_error_body(200, connect.headers, connect.body);
  std::printf("between services: %zu cause, query_id %s, api-token %s\n\n",
              back.error->causes().size(),
              std::string(*back.error->metadata().get("query_id")).c_str(),
              back.error->metadata().get("api-token") ? "sent" : "withheld");

  read(404, {}, R"({"code":5,"message":"no such database","details":[]})");
  read(404, {}, R"({"error":{"code":404,"message":"no such database","status":"NOT_FOUND"}})");
  read(404, {}, R"({"code":"not_found","message":"no such database"})");
  read(404, {}, R"({"code":"not found","message":"no such database"})");
  read(502, {}, "<html>Bad Gateway</html>");
  read(200, {}, R"({"rows":0})");
}
