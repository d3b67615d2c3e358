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
#include <type_traits>

#include "faultwire/codes/any_code.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail::interop {
/// A stream that is known by its base: more than the operators of any_code.hpp ask for, which
/// therefore lose.
template <class S>
concept OutputStream = codes::Stream<S> && std::is_base_of_v<std::ostream, S>;
}  // namespace detail::interop

/// Writes the name of a code, or its number if it has no name.
template <detail::interop::OutputStream S, Code C>
std::ostream& operator<<(S& out, C code) {
  const std::string_view name = code_name(code);
  return name.empty() ? out << detail::codes::raw_number(code) : out << name;
}

/// Writes the domain of a code, a colon, and its name or number.
template <detail::interop::OutputStream S>
std::ostream& operator<<(S& out, AnyCode code) {
  out << domain_name(code.domain) << ':';
  const std::string_view name = code_name(code);
  return name.empty() ? out << code.number : out << name;
}

}  // namespace v1
}  // namespace faultwire

#endif
