// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The headers use the instructions that the compiler may use everywhere. With dispatch.hpp a
// default build uses those of the processor that runs the program.
#include <cstdio>
#include <string>

#include "faultwire/line_protocol/dispatch.hpp"

int main() {
  using namespace faultwire::line_protocol;
  const std::string batch = "cpu,host=a usage=1.5 1\ncpu,host=b usage=\ncpu,host=c usage=2.25 3\n";
  double sum = 0;
  const auto entries = dispatch::for_each_entry(batch, [&sum](const Entry& entry) {
    if (entry) sum += entry.fields()[0].value.as_float();
  });
  const faultwire::BatchReport report = dispatch::validate(batch);
  std::printf("%u entries, sum %.2f, %u rejected\n", static_cast<unsigned>(entries), sum,
              static_cast<unsigned>(report.rejected));
}
