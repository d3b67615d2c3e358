// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// X11's headers define None, Status, Bool, Success, Always and more. Abseil goes before them,
// because it is not ours to guard.
// clang-format off
#include <absl/strings/escaping.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
// clang-format on
#if !defined(None) || !defined(Status) || !defined(Bool) || !defined(Success) || !defined(Always)
#error "this X11 has other macros than those that are to be tried"
#endif
#include "faultwire/faultwire.hpp"

int main() { return faultwire::GrpcCode::ok == faultwire::GrpcCode::internal ? 1 : 0; }
