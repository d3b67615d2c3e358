// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A second translation unit with the same headers.
#include <faultwire/faultwire.hpp>

int other_unit() {
  using namespace faultwire;
  return line_protocol::validate("m f=1\n").accepted == 1
             ? static_cast<int>(code_cast<GrpcCode>(HttpStatus::not_found))
             : 0;
}

const faultwire::Source* other_source() {
  using namespace faultwire;
  return translate<GrpcCode>(InfluxCode::too_large).steps[0].source;
}
