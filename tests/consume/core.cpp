// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A program that uses the core alone.
#include <faultwire/core.hpp>

int main() {
  using namespace faultwire;
  static_assert(code_cast<HttpStatus>(InfluxCode::not_found) == HttpStatus::not_found);
  return line_protocol::is_valid("cpu,host=A usage=1i 5\n") &&
                 !line_protocol::is_valid("cpu usage=\n")
             ? 0
             : 1;
}
