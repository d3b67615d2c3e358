// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A program that judges a batch and answers.
#include <faultwire/faultwire.hpp>

int other_unit();

int main() {
  using namespace faultwire;
  const write_api::WriteResponse answer =
      write_api::respond(line_protocol::validate("cpu usage=\n"), write_api::cloud_serverless);
  return answer.status() == HttpStatus::bad_request && other_unit() == 5 ? 0 : 1;
}
