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
  static constexpr auto sources = std::to_array<Source>({{"a title without a place", "", "2026"}});
#else
  static constexpr auto sources = std::to_array<Source>({{"a title", "a place", "2026"}});
#endif
  static constexpr auto rows =
      std::to_array<Row<From, To>>({{From::ok, To::ok, Basis::documented, 0}});
};
constexpr auto code = code_cast<my_rule>(GrpcCode::ok);
