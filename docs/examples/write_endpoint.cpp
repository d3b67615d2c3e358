// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A write endpoint without its HTTP server: the checks of a request in the order of the product
// that is imitated, then the batch against itself and against what is stored, then the answer.
// Three requests, as three products would answer them.
#include <cstdio>
#include <string>

#include "faultwire/write_api.hpp"
using namespace faultwire;
struct Request {
  std::string method, path, token, bucket, precision, body;
};
class Endpoint {
 public:
  explicit Endpoint(const write_api::Flavour& api)
      : api_(api),
        schemas_(
            {.limits = write_api::schema_limits(api), .partition = write_api::partition_by_day}) {}

  /// The answer points into the body of the request.
  write_api::WriteResponse write(const Request& request) {
    write_api::RespondOptions options{.max_bytes = most_bytes, .user = request.token};
    if (const auto event = write_api::first_failure(
            api_, [&](write_api::EndpointCheck check) { return fails(check, request); })) {
      return write_api::respond(*event, api_, request.bucket, options);
    }
    const BatchReport verdict = line_protocol::validate(
        request.body, {.checks = write_api::checks_for(api_), .max_bytes = most_bytes}, schemas_);
    return write_api::respond(
        verdict, api_, options);  // before it, a server writes the entries that are not rejected
  }

 private:
  static bool fails(write_api::EndpointCheck check, const Request& request) {
    using enum write_api::EndpointCheck;
    if (check == path) return request.path != "/write";
    if (check == method) return request.method != "POST";
    if (check == authentication) return request.token.empty();
    if (check == permission) return request.token != "writer";
    if (check == parameters) return request.precision != "ns";
    if (check == bucket_named) return request.bucket.empty();
    if (check == bucket_exists) return request.bucket != "home";
    return check == size &&
           request.body.size() > most_bytes;  // bytes that are not UTF-8 are judged with the batch
  }
  static constexpr std::size_t most_bytes = 10'000'000;
  write_api::Flavour api_;
  write_api::TableSchemas schemas_;
};

int main() {
  for (const write_api::Flavour& api :
       {write_api::oss_1, write_api::cloud_serverless_2024, write_api::core_v1}) {
    Endpoint endpoint(api);
    std::printf("%s\n", write_api::flavour_name(api).data());
    for (const Request& request : {
             Request{"POST", "/write", "writer", "home", "ns", "kitchen temp=21.0 1\n"},
             Request{"POST", "/write", "", "nosuch", "ns",
                     "kitchen temp=21.0 1\n"},  // which fault is said is the product's choice
             Request{"POST", "/write", "writer", "home", "ns",
                     "kitchen temp=21.5 2\nkitchen temp=\"cold\" 3\n"},
         }) {
      const write_api::WriteResponse answer = endpoint.write(request);
      std::string body = answer.sendable_body();
      while (!body.empty() && body.back() == '\n') body.pop_back();
      std::printf("  %u %s\n", static_cast<unsigned>(answer.status()), body.c_str());
    }
  }
}
