// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Windows' headers behind ours: what they need is still what it was.
#include "faultwire/faultwire.hpp"
// clang-format off
#include <windows.h>
#include <winerror.h>
// clang-format on

int main() {
  return faultwire::GrpcCode::ok == faultwire::GrpcCode::internal && ERROR_SUCCESS == NO_ERROR ? 1
                                                                                               : 0;
}
