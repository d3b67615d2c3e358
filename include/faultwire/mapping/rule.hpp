// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULE_HPP
#define FAULTWIRE_MAPPING_RULE_HPP
/// A rule translates the codes of one domain into another as one authority does it: a type with a
/// table of rows, each with its basis and its source. There is no such thing as "the" mapping; a
/// rule names whom it follows, and one direction. Users add their own in the same way.
///
/// @code
/// static_assert(Rule<rules::grpc_to_http>);
/// static_assert(code_cast<rules::http_to_grpc_proxy>(HttpStatus::not_found) ==
///               GrpcCode::unimplemented);
/// static_assert(translate<rules::grpc_to_http>(GrpcCode::aborted).fidelity == Fidelity::merged);
/// @endcode

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// What a row rests on.
enum class Basis : std::uint8_t {
  documented,      ///< the authority's documentation says so
  implementation,  ///< the authority's program does so
  inferred,        ///< nobody says so; this library's choice
};

/// What a translation keeps of a code. Computed from the rows, never typed.
enum class Fidelity : std::uint8_t {
  exact,     ///< no other code goes to the same code in this rule
  merged,    ///< several codes go to the same code: which one it was is lost
  fallback,  ///< the rule has no row for the code
};

inline constexpr auto basis_names =
    std::to_array<std::string_view>({"documented", "implementation", "inferred"});
inline constexpr auto fidelity_names =
    std::to_array<std::string_view>({"exact", "merged", "fallback"});
[[nodiscard]] constexpr std::string_view basis_name(Basis basis) noexcept {
  return basis_names[static_cast<std::size_t>(basis)];
}
[[nodiscard]] constexpr std::string_view fidelity_name(Fidelity fidelity) noexcept {
  return fidelity_names[static_cast<std::size_t>(fidelity)];
}

/// One line of a rule: a code, or a range of codes that single rows override, and where it goes.
/// Several rows of one code are its candidates, the preferred one first; they stand together.
template <Code From, Code To>
struct Row {
  From first;
  From last;
  To to;
  Basis basis;
  std::uint8_t source;  ///< which of the rule's sources
  constexpr Row(From from, To image, Basis on, std::uint8_t by) noexcept
      : first(from), last(from), to(image), basis(on), source(by) {}
  constexpr Row(From from, From through, To image, Basis on, std::uint8_t by) noexcept
      : first(from), last(through), to(image), basis(on), source(by) {}
};

/// A type with `From`, `To`, `id`, `title`, `otherwise` (where a code without a row goes),
/// `sources` and `rows`.
template <class R>
concept Rule = requires {
  typename R::From;
  typename R::To;
  R::id;
  R::title;
  R::rows.size();
  R::sources.size();
  { R::otherwise } -> std::convertible_to<typename R::To>;
}
&&Code<typename R::From>&& Code<typename R::To>;

namespace detail::mapping {

// Called, and so named by the compiler, where a table is wrong.
void a_row_has_no_source();
void rows_of_one_code_are_not_together();
void a_range_comes_after_a_single_row();
void a_row_names_no_code();

/// Which row decides every code: ranges first, single rows override.
template <Rule R>
consteval auto row_index() {
  using F = CodeTraits<typename R::From>;
  std::array<std::uint8_t, F::extent> out{};
  out.fill(detail::codes::no_row);
  static_assert(R::rows.size() < detail::codes::no_row);
  bool singles = false;
  std::array<bool, F::extent> single{};
  for (std::size_t i = 0; i < R::rows.size(); ++i) {
    const auto& row = R::rows[i];
    if (row.source >= R::sources.size() || R::sources[row.source].place.empty())
      a_row_has_no_source();
    const std::size_t a = F::index(row.first);
    const std::size_t b = F::index(row.last);
    if (a >= F::extent || b >= F::extent || a > b) a_row_names_no_code();
    if (a != b) {
      if (singles) a_range_comes_after_a_single_row();
      for (std::size_t k = a; k <= b; ++k) out[k] = static_cast<std::uint8_t>(i);
    } else {
      singles = true;
      if (!single[a]) {
        single[a] = true;
        out[a] = static_cast<std::uint8_t>(i);
      } else if (F::index(R::rows[i - 1].first) != a) {
        rows_of_one_code_are_not_together();
      }
    }
  }
  return out;
}
template <Rule R>
inline constexpr auto row_index_of = row_index<R>();

template <Rule R>
consteval auto image() {
  std::array<typename R::To, row_index_of<R>.size()> out{};
  for (std::size_t k = 0; k < out.size(); ++k)
    out[k] =
        row_index_of<R>[k] == detail::codes::no_row ? R::otherwise : R::rows[row_index_of<R>[k]].to;
  return out;
}
template <Rule R>
inline constexpr auto image_of = image<R>();

template <Rule R>
consteval auto targets() {
  std::array<typename R::To, R::rows.size()> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = R::rows[i].to;
  return out;
}
template <Rule R>
inline constexpr auto targets_of = targets<R>();

template <Rule R>
consteval auto fidelities() {
  using T = CodeTraits<typename R::To>;
  std::array<std::uint16_t, T::extent> arrivals{};
  for (const auto to : image_of<R>) ++arrivals[T::index(to)];
  std::array<Fidelity, image_of<R>.size()> out{};
  for (std::size_t k = 0; k < out.size(); ++k) {
    if (row_index_of<R>[k] == detail::codes::no_row) {
      out[k] = Fidelity::fallback;
    } else {
      out[k] = arrivals[T::index(image_of<R>[k])] == 1 ? Fidelity::exact : Fidelity::merged;
    }
  }
  return out;
}
template <Rule R>
inline constexpr auto fidelities_of = fidelities<R>();

}  // namespace detail::mapping

/// The row that decides `c` in a rule, in static storage; null if there is none. Constant.
template <Rule R>
[[nodiscard]] constexpr const Row<typename R::From, typename R::To>* row_for(
    typename R::From c) noexcept {
  const std::size_t i = CodeTraits<typename R::From>::index(c);
  if (i >= detail::mapping::row_index_of<R>.size() ||
      detail::mapping::row_index_of<R>[i] == detail::codes::no_row)
    return nullptr;
  return &R::rows[detail::mapping::row_index_of<R>[i]];
}

/// Every code to which a rule may translate `c`, the preferred one first; empty if it has no row.
/// Static storage.
template <Rule R>
[[nodiscard]] constexpr std::span<const typename R::To> candidates(typename R::From c) noexcept {
  const std::size_t i = CodeTraits<typename R::From>::index(c);
  if (i >= detail::mapping::row_index_of<R>.size() ||
      detail::mapping::row_index_of<R>[i] == detail::codes::no_row)
    return {};
  const std::size_t begin = detail::mapping::row_index_of<R>[i];
  std::size_t end = begin + 1;
  if (R::rows[begin].first == R::rows[begin].last) {
    while (end < R::rows.size() && R::rows[end].first == R::rows[begin].first) ++end;
  }
  return std::span<const typename R::To>(detail::mapping::targets_of<R>)
      .subspan(begin, end - begin);
}

}  // namespace v1
}  // namespace faultwire

#endif
