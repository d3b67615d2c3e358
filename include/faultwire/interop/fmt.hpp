// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_FMT_HPP
#define FAULTWIRE_INTEROP_FMT_HPP
/// Formats codes with fmt: the authority's name, or the number where a code has no name. Width and
/// alignment work as for strings.
///
/// @code
/// std::string text = fmt::format("{:>10}|{}", GrpcCode::not_found,
///                                AnyCode(HttpStatus{599}));  // " NOT_FOUND|http:599"
/// @endcode

#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "faultwire/codes/any_code.hpp"

template <faultwire::Code C>
struct fmt::formatter<C, char> : fmt::formatter<fmt::string_view> {
  template <class Context>
  auto format(C code, Context& context) const {
    const std::string_view name = faultwire::code_name(code);
    if (!name.empty())
      return fmt::formatter<fmt::string_view>::format({name.data(), name.size()}, context);
    const fmt::format_int number(faultwire::detail::codes::raw_number(code));
    return fmt::formatter<fmt::string_view>::format({number.data(), number.size()}, context);
  }
};

template <>
struct fmt::formatter<faultwire::AnyCode, char> : fmt::formatter<fmt::string_view> {
  template <class Context>
  auto format(faultwire::AnyCode code, Context& context) const {
    const std::string_view domain = faultwire::domain_name(code.domain);
    const std::string_view name = faultwire::code_name(code);
    fmt::memory_buffer text;
    text.append(domain);
    text.push_back(':');
    if (name.empty()) {
      text.append(fmt::string_view(fmt::format_int(code.number).c_str()));
    } else {
      text.append(name);
    }
    return fmt::formatter<fmt::string_view>::format({text.data(), text.size()}, context);
  }
};

#endif
