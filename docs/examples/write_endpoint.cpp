// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A write endpoint without its HTTP server: the checks of a request in the order of the product that is imitated, then the batch against itself
// and against what is stored, then the answer. Three requests, as three products would answer them.
#include <cstdio>
#include <string>

#include "faultwire/write.hpp"

using namespace faultwire;

struct Request {
  std::string method, path, token, bucket, precision, body;
};

class Endpoint {
 public:
  explicit Endpoint(WriteApi api) : api_(api), schemas_({.limits = schema_limits(api), .partition = partition_by_day}) {}

  /// The answer points into the body of the request.
  WriteResponse write(const Request& request) {
    RespondOptions options{.batch = request.body, .max_bytes = most_bytes};
    if (const auto event = first_failure(api_, [&](EndpointCheck check) { return fails(check, request); })) {
      return respond(*event, api_, request.bucket, options);
    }
    const WriteVerdict verdict = judge(request.body, schemas_, {.validate = {.max_bytes = most_bytes}});
    // Here a server writes the entries that are not rejected.
    return respond(verdict, api_, options);
  }

 private:
  static bool fails(EndpointCheck check, const Request& request) {
    switch (check) {
      case EndpointCheck::path:
        return request.path != "/write";
      case EndpointCheck::method:
        return request.method != "POST";
      case EndpointCheck::authentication:
        return request.token.empty();
      case EndpointCheck::permission:
        return request.token != "writer";
      case EndpointCheck::parameters:
        return request.precision != "ns";
      case EndpointCheck::bucket_named:
        return request.bucket.empty();
      case EndpointCheck::bucket_exists:
        return request.bucket != "home";
      case EndpointCheck::size:
        return request.body.size() > most_bytes;
      case EndpointCheck::encoding:  // this endpoint takes plain bodies only
      case EndpointCheck::utf8:      // judged with the batch, which knows where it breaks
        return false;
    }
    return false;
  }

  static constexpr std::size_t most_bytes = 10'000'000;
  WriteApi api_;
  TableSchemas schemas_;
};

int main() {
  for (const WriteApi api : {WriteApi::oss_1, WriteApi::cloud_serverless_2024, WriteApi::core_v3}) {
    Endpoint endpoint(api);
    std::printf("%s\n", write_api_name(api).data());
    for (const Request& request : {
             Request{"POST", "/write", "writer", "home", "ns", "kitchen temp=21.0 1\n"},
             // Neither credentials nor such a bucket: which one is said is the product's choice.
             Request{"POST", "/write", "", "nosuch", "ns", "kitchen temp=21.0 1\n"},
             Request{"POST", "/write", "writer", "home", "ns", "kitchen temp=21.5 2\nkitchen temp=\"cold\" 3\n"},
         }) {
      const WriteResponse answer = endpoint.write(request);
      std::string body = answer.sendable_body();
      while (!body.empty() && body.back() == '\n') body.pop_back();
      std::printf("  %u %s\n", static_cast<unsigned>(answer.status()), body.c_str());
    }
  }
}
