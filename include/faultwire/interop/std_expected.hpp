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
#include <utility>

#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {

/// The same value, or the error translated by the default rule of the pair.
template <Code To, class T, Code From>
  requires HasDefault<To, From>
[[nodiscard]] constexpr std::expected<T, To> cast_error(std::expected<T, From> result) {
  return std::move(result).transform_error([](From code) { return code_cast<To>(code); });
}

}  // namespace v1
}  // namespace faultwire

#endif
#endif
