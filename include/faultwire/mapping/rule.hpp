// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULE_HPP
#define FAULTWIRE_MAPPING_RULE_HPP
/// A rule translates the codes of one domain into another, as one authority does it, in one
/// direction. It is a type with a table of rows, and each row has a basis and a source. There is no
/// such thing as "the" mapping. Users add their own rules in the same way.
///
/// @code
/// static_assert(Rule<rules::grpc_to_http>);
/// static_assert(code_cast<rules::http_to_grpc_proxy>(HttpStatus::not_found) ==
///               GrpcCode::unimplemented);
/// static_assert(translate<rules::grpc_to_http>(GrpcCode::aborted).fidelity == Fidelity::merged);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <span>

#include "faultwire/codes/traits.hpp"
#include "faultwire/mapping/detail/tables.hpp"
#include "faultwire/mapping/row.hpp"

namespace faultwire {
inline namespace v1 {

/// Returns all rows of a rule, also those of the rule that it builds on, each with its authority:
/// ranges first, then single codes. Static storage.
template <Rule R>
[[nodiscard]] constexpr std::span<const Row<typename R::From, typename R::To>>
rule_rows() noexcept {
  return {detail::mapping::table_of<R>.rows, detail::mapping::table_of<R>.size};
}

/// Returns the row that decides `c` in a rule, in static storage; null if there is none. Constant.
template <Rule R>
[[nodiscard]] constexpr const Row<typename R::From, typename R::To>* row_for(
    typename R::From c) noexcept {
  const std::size_t i = CodeTraits<typename R::From>::index(c);
  if (i >= CodeTraits<typename R::From>::extent) return nullptr;
  const std::uint8_t row = detail::mapping::row_index_of<R>.data[i];
  return row == detail::codes::no_row ? nullptr : &detail::mapping::table_of<R>.rows[row];
}

/// Returns every code to which a rule may translate `c`, the preferred one first; empty if it has
/// no row. Static storage.
template <Rule R>
[[nodiscard]] constexpr std::span<const typename R::To> candidates(typename R::From c) noexcept {
  const std::size_t i = CodeTraits<typename R::From>::index(c);
  if (i >= CodeTraits<typename R::From>::extent) return {};
  const std::size_t begin = detail::mapping::row_index_of<R>.data[i];
  if (begin == detail::codes::no_row) return {};
  const auto& table = detail::mapping::table_of<R>;
  std::size_t end = begin + 1;
  if (!table.rows[begin].is_range()) {
    while (end < table.size && table.rows[end].first == table.rows[begin].first) ++end;
  }
  return {detail::mapping::targets_of<R>.data + begin, end - begin};
}

}  // namespace v1
}  // namespace faultwire

#endif
