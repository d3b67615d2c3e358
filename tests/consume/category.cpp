// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A shared object that gives an error away; built twice, under two names, with hidden visibility.
#include <faultwire/interop/std_error_code.hpp>

__attribute__((visibility("default"))) std::error_code NAME() {
  return faultwire::GrpcCode::not_found;
}
