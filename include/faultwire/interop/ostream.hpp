// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_OSTREAM_HPP
#define FAULTWIRE_INTEROP_OSTREAM_HPP
/// Prints codes to streams: the authority's name, or the number where a code has no name.
///
/// @code
/// std::stringstream out;
/// out << GrpcCode::not_found << ' ' << AnyCode(HttpStatus{599});
/// const std::string text = out.str();
/// @endcode

#include <cstdint>
#include <ostream>

#include "faultwire/codes/any_code.hpp"

namespace faultwire {
inline namespace v1 {

/// Writes the name of a code, or its number if it has no name.
template <Code C>
std::ostream& operator<<(std::ostream& out, C code) {
  const std::string_view name = code_name(code);
  return name.empty() ? out << detail::codes::raw_number(code) : out << name;
}

/// Writes the domain of a code, a colon, and its name or number.
inline std::ostream& operator<<(std::ostream& out, AnyCode code) {
  out << domain_name(code.domain) << ':';
  const std::string_view name = code_name(code);
  return name.empty() ? out << code.number : out << name;
}

}  // namespace v1
}  // namespace faultwire

#endif
