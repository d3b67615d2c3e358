// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: the batch is a temporary
#include <string>

#include "faultwire/line_protocol/parse.hpp"
std::string make();
void f() {
#ifdef FAULTWIRE_SHOULD_FAIL
  for (const auto& entry : faultwire::line_protocol::parse(make())) {
    (void)entry;
  }
#else
  const std::string batch = make();
  for (const auto& entry : faultwire::line_protocol::parse(batch)) (void)entry;
  for (const auto& entry : faultwire::line_protocol::parse(std::string_view(batch))) (void)entry;
  for (const auto& entry : faultwire::line_protocol::parse("m f=1")) (void)entry;
#endif
}
