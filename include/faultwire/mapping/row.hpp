// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_ROW_HPP
#define FAULTWIRE_MAPPING_ROW_HPP
/// What a rule is made of: rows, each with a basis and a source.
///
/// @code
/// constexpr Row<GrpcCode, HttpStatus> row{GrpcCode::aborted, HttpStatus::conflict};
/// static_assert(!row.is_range() && row.by.basis == Basis::inferred);
/// static_assert(basis_name(Basis::documented) == "documented");
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// What a row rests on.
enum class Basis : std::uint8_t {
  documented,      ///< the authority's documentation says so
  implementation,  ///< the authority's program does so
  inferred,        ///< no authority says so; this library's choice
};

/// What a translation keeps of a code. Computed from the rows, never typed.
enum class Fidelity : std::uint8_t {
  exact,     ///< no other code goes to the same code in this rule
  merged,    ///< several codes go to the same code: which one it was is lost
  fallback,  ///< the rule has no row for the code
};

namespace detail::mapping {
using namespace std::string_view_literals;
inline constexpr std::string_view basis_names[] = {"documented"sv, "implementation"sv,
                                                   "inferred"sv};
inline constexpr std::string_view fidelity_names[] = {"exact"sv, "merged"sv, "fallback"sv};
}  // namespace detail::mapping

/// The names of the bases, in the order of the enumerators.
inline constexpr const auto& basis_names = detail::mapping::basis_names;
/// The names of the fidelities, in the order of the enumerators.
inline constexpr const auto& fidelity_names = detail::mapping::fidelity_names;
/// Returns the name of a basis, for example `documented`. Static storage.
[[nodiscard]] constexpr std::string_view basis_name(Basis basis) noexcept {
  return basis_names[static_cast<std::size_t>(basis)];
}
/// Returns the name of a fidelity, for example `exact`. Static storage.
[[nodiscard]] constexpr std::string_view fidelity_name(Fidelity fidelity) noexcept {
  return fidelity_names[static_cast<std::size_t>(fidelity)];
}

/// Who says a row, and in which way. The source must be in static storage.
struct Authority {
  Basis basis = Basis::inferred;
  const Source* source = nullptr;
  /// Whether there is a source. g++ 12 compares no address with null in a constant expression when
  /// it instruments for a sanitizer, so tables ask this.
  bool named = false;
  /// No authority.
  constexpr Authority() noexcept = default;
  /// What `from` says.
  constexpr Authority(Basis on, const Source& from) noexcept
      : basis(on), source(&from), named(true) {}
  Authority(Basis, const Source&&) = delete;  // the source would not live long enough
};

/// A range of codes: every `step`th from `first` to `last`, by `CodeTraits<C>::index`.
template <class C>
struct CodeRange {
  C first;
  C last;
  std::size_t step = 1;
};

/// All codes of a domain, for a row that means "any other".
template <Code C>
inline constexpr CodeRange<C> every{CodeTraits<C>::at(0),
                                    CodeTraits<C>::at(CodeTraits<C>::extent - 1)};

/// One line of a rule: a code, or a range of codes that single rows override, and where it goes.
/// Several rows of one code are its candidates, the preferred one first, with no other row between
/// them.
template <class From, class To>
struct Row {
  From first;
  From last;
  std::size_t step;  ///< every `step`th code from `first` to `last`; 0 for a single code
  To to;
  Authority by;  ///< without a source: what `R::by` says

  /// A row to be filled.
  constexpr Row() noexcept : Row(From{}, To{}) {}
  constexpr Row(From from, To image, Authority said = {}) noexcept
      : first(from), last(from), step(0), to(image), by(said) {}
  constexpr Row(CodeRange<From> from, To image, Authority said = {}) noexcept
      : first(from.first), last(from.last), step(from.step), to(image), by(said) {}
  /// Whether the row is for a range of codes.
  [[nodiscard]] constexpr bool is_range() const noexcept { return step != 0; }
};

/// `Row<From, To>`, for an array that is a template: `template <class Lazy> static constexpr
/// LazyRow<From, To, Lazy> lazy_rows[] = {...};`. Only a program that uses the rule compiles its
/// rows.
template <class From, class To, class Lazy>
using LazyRow = detail::codes::Later<Row<From, To>, Lazy>;

/// A type with the members
/// - `From`, `To`: the domains,
/// - `id`: its own name, `title`: what it is,
/// - `by`: the authority of its rows, except for rows that name their own,
/// - `otherwise`: where a code without a row goes,
/// - `rows`: an array of `Row<From, To>`, or `lazy_rows`, as `LazyRow` explains,
/// and, where they apply,
/// - `otherwise_by`: the authority of `otherwise`; without it, no authority says anything of a code
///   without a row,
/// - `SameAs`: another rule. This authority has the same images, except for the codes in `rows`,
/// - `CompletedBy`: another rule. Codes that are not in `rows` take its row with its authority.
/// A rule that has `SameAs` may leave `rows` out.
template <class R>
concept Rule = requires {
  typename R::From;
  typename R::To;
  R::id;
  R::otherwise;
};

}  // namespace v1
}  // namespace faultwire

#endif
