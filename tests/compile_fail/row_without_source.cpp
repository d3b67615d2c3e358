// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: a_row_has_no_source
#include "faultwire/mapping.hpp"
using namespace faultwire;
struct my_rule {
  using From = GrpcCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "my_rule";
  static constexpr std::string_view title = "mine";
  static constexpr To otherwise = To::ok;
#ifdef FAULTWIRE_SHOULD_FAIL
  static constexpr Source page{"a title without a place", "", "2026"};
#else
  static constexpr Source page{"a title", "a place", "2026"};
#endif
  static constexpr Authority by{Basis::documented, page};
  static constexpr Row<From, To> rows[] = {{From::ok, To::ok}};
};
constexpr auto code = code_cast<my_rule>(GrpcCode::ok);
