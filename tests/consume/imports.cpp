// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A program that imports the module in this unit and includes the headers in other.cpp. With
// FAULTWIRE_MIXED this unit does both.
#include <optional>
#include <string>
#include <string_view>
#if defined(FAULTWIRE_MIXED)
#include <faultwire/line_protocol/validate.hpp>
#include <faultwire/mapping.hpp>
#endif

import faultwire;

int other_unit();
const faultwire::Source* other_source();

int main() {
  using namespace faultwire;
  const write_api::WriteResponse answer =
      write_api::respond(line_protocol::validate("cpu usage=\n"), write_api::cloud_serverless);
  const auto known = translate<GrpcCode>(InfluxCode::too_large);
  // A table is one object in all units, included or imported.
  return answer.status() == HttpStatus::bad_request && other_unit() == 5 &&
                 known.steps[0].source == other_source()
             ? 0
             : 1;
}
