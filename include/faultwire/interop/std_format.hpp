// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_STD_FORMAT_HPP
#define FAULTWIRE_INTEROP_STD_FORMAT_HPP
/// Formats codes with `std::format`, where the standard library has it: the authority's name, or
/// the number where a code has no name.
///
/// @code
/// #if FAULTWIRE_HAS_STD_FORMAT
/// std::string text = std::format("{:>10}", GrpcCode::not_found);
/// #endif
/// @endcode

#include "faultwire/config.hpp"

#if FAULTWIRE_HAS_STD_FORMAT

#include <format>
#include <string>

#include "faultwire/codes/any_code.hpp"

template <faultwire::Code C>
struct std::formatter<C, char> : std::formatter<std::string_view, char> {
  template <class Context>
  auto format(C code, Context& context) const {
    const std::string_view name = faultwire::code_name(code);
    if (!name.empty()) return std::formatter<std::string_view, char>::format(name, context);
    return std::formatter<std::string_view, char>::format(
        std::to_string(faultwire::detail::codes::raw_number(code)), context);
  }
};

#endif
#endif
