// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A batch is judged, and answered as several products would answer it.
#include <cstdio>
#include <string>

#include "faultwire/line_protocol.hpp"
#include "faultwire/write_api.hpp"

using namespace faultwire;

int main() {
  const std::string batch =
      "home,room=Kitchen temp=21.0 1\n"
      "home,room=Kitchen temp= 2\n"
      "home,room=Kitchen temp=\"warm\" 3\n";

  const BatchReport report = line_protocol::validate(batch);
  std::printf("%d accepted, %d rejected\n", static_cast<int>(report.accepted),
              static_cast<int>(report.rejected));
  for (const auto& rejection : report.rejections) {
    std::printf("  %d:%d %s: %s\n", static_cast<int>(rejection.line),
                static_cast<int>(rejection.column),
                line_protocol::kind_name(rejection.kind()).data(), rejection.detail().c_str());
  }

  for (const write_api::Flavour& api :
       {write_api::cloud_serverless_2024, write_api::core_v3, write_api::oss_1}) {
    // Each product has its own checks and words: those of the flavour judge the batch.
    const BatchReport judged =
        line_protocol::validate(batch, {.checks = write_api::checks_for(api)});
    const write_api::WriteResponse answer = write_api::respond(judged, api);
    std::printf("%s: %d\n%s\n", write_api::flavour_name(api).data(),
                static_cast<int>(answer.status()), answer.sendable_body().c_str());
  }
}
