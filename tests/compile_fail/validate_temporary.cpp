// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: the batch is a temporary
#include <string>

#include "faultwire/line_protocol/validate.hpp"
std::string make();
using namespace faultwire;
BatchReport f() {
  line_protocol::Schema schema;
#ifdef FAULTWIRE_SHOULD_FAIL
  return line_protocol::validate(make(), {.max_rejections = 1});
#else
  static const std::string batch = make();
  (void)line_protocol::validate("m f=1", {});
  (void)line_protocol::validate(std::string_view(batch));
  return line_protocol::validate(batch, {.max_rejections = 1});
#endif
}
