// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_STD_EXPECTED_HPP
#define FAULTWIRE_INTEROP_STD_EXPECTED_HPP
/// Translates the error of a `std::expected`, where the standard library has it.
///
/// @code
/// #if FAULTWIRE_HAS_STD_EXPECTED
/// std::expected<int, GrpcCode> result = std::unexpected(GrpcCode::not_found);
/// std::expected<int, HttpStatus> answer = cast_error<HttpStatus>(result);
/// #endif
/// @endcode

#include "faultwire/config.hpp"

#if FAULTWIRE_HAS_STD_EXPECTED

#include <expected>
#include <type_traits>
#include <utility>

#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {

/// The same value, or the error translated by the default rule of the pair.
template <Code To, class T, Code From>
requires HasDefault<To, From>
[[nodiscard]] constexpr std::expected<T, To> cast_error(std::expected<T, From> result) {
  if (!result) return std::unexpected(code_cast<To>(result.error()));
  if constexpr (std::is_void_v<T>) {
    return {};
  } else {
    return std::move(*result);
  }
}

}  // namespace v1
}  // namespace faultwire

#endif
#endif
