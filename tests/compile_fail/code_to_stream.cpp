// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: deleted.*interop/ostream.hpp
#include <iostream>
#include <sstream>

#ifdef FAULTWIRE_SHOULD_FAIL
#include "faultwire/codes.hpp"
#else
#include "faultwire/codes.hpp"
#include "faultwire/interop/ostream.hpp"
#endif
void f() {
  std::cout << faultwire::GrpcCode::not_found;
  std::ostringstream text;
  text << faultwire::AnyCode(faultwire::HttpStatus::not_found);
  std::cerr << faultwire::GrpcCode::ok << text.str() << faultwire::AnyCode();
}
