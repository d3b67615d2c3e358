// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: the batch is a temporary
#include <string>

#include "faultwire/line_protocol/parse.hpp"
std::string make();
std::size_t f() {
#ifdef FAULTWIRE_SHOULD_FAIL
  return faultwire::line_protocol::first_rejection(make())->offset;
#else
  const std::string batch = make();
  return faultwire::line_protocol::first_rejection(batch)->offset;
#endif
}
