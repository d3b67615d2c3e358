// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A code in other domains: by the default rule of the pair, by a named rule, and with what a
// translation leaves unsaid.
#include <cstdio>

#include "faultwire/core.hpp"

using namespace faultwire;

static void print(const char* what, AnyCode code) {
  std::printf("%s: %.*s %.*s\n", what, static_cast<int>(domain_name(code.domain).size()),
              domain_name(code.domain).data(), static_cast<int>(code_name(code).size()),
              code_name(code).data());
}

int main() {
  // Tables are constexpr: a wrong direction does not compile, and a known code costs nothing.
  static_assert(code_cast<GrpcCode>(InfluxCode::not_found) == GrpcCode::not_found);

  // Authorities disagree, so every rule is named after the one that it follows.
  print("an API answers 404", code_cast<GrpcCode>(HttpStatus::not_found));
  print("a proxy answers 404", code_cast<rules::http_to_grpc_proxy>(HttpStatus::not_found));

  // What is lost is said: fidelity, basis, source, and every other code that would do.
  const auto image = translate<InfluxCode>(GrpcCode::aborted);
  print("ABORTED in InfluxDB", image.to);
  std::printf("  %s, %s, by %s\n", fidelity_name(image.fidelity).data(),
              basis_name(image.basis).data(), image.steps[0].source->title.data());
  for (const GrpcCode code : candidates<GrpcCode>(InfluxCode::unauthorized))
    print("unauthorized may be", code);

  // Codes that come as text or number; what is unknown is never an error.
  if (const auto code = find_code<InfluxCode>("request too large")) print("that text", *code);
  if (const auto code = parse_code("http:429"))
    print("http:429", code_cast<GrpcCode>(*code->to<HttpStatus>()));
  print("no such status", code_cast<GrpcCode>(static_cast<HttpStatus>(799)));
}
