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

#include <array>
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
  inferred,        ///< no authority says so; this library's choice
};

/// What a translation keeps of a code. Computed from the rows, never typed.
enum class Fidelity : std::uint8_t {
  exact,     ///< no other code goes to the same code in this rule
  merged,    ///< several codes go to the same code: which one it was is lost
  fallback,  ///< the rule has no row for the code
};

/// The names of the bases, in the order of the enumerators.
inline constexpr std::string_view basis_names[] = {
    {"documented", 10}, {"implementation", 14}, {"inferred", 8}};
/// The names of the fidelities, in the order of the enumerators.
inline constexpr std::string_view fidelity_names[] = {{"exact", 5}, {"merged", 6}, {"fallback", 8}};
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
  /// No authority.
  constexpr Authority() noexcept = default;
  /// What `from` says.
  constexpr Authority(Basis on, const Source& from) noexcept : basis(on), source(&from) {}
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
/// Several rows of one code are its candidates, the preferred one first; they stand together.
template <class From, class To>
struct Row {
  From first;
  From last;
  std::size_t step;  ///< every `step`th code from `first` to `last`
  To to;
  Authority by;  ///< without a source: what `R::by` says

  /// A row to be filled.
  constexpr Row() noexcept : Row(From{}, To{}) {}
  constexpr Row(From from, To image, Authority said = {}) noexcept
      : first(from), last(from), step(1), to(image), by(said) {}
  constexpr Row(CodeRange<From> from, To image, Authority said = {}) noexcept
      : first(from.first), last(from.last), step(from.step), to(image), by(said) {}
  /// Whether the row is for a range of codes.
  [[nodiscard]] constexpr bool is_range() const noexcept { return !(first == last); }
};

/// A type with the members
/// - `From`, `To`: the domains,
/// - `id`: its own name, `title`: what it is,
/// - `by`: the authority of its rows, except for rows that name their own,
/// - `otherwise`: where a code without a row goes,
/// - `rows`: an array of `Row<From, To>`,
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
  R::title;
  R::by;
  R::otherwise;
};

namespace detail::mapping {

// Called, and so named by the compiler, where a table is wrong.
void a_row_has_no_source();
void rows_of_one_code_are_not_together();
void a_range_comes_after_a_single_row();
void a_row_names_no_code();

template <class R>
concept HasRows = requires {
  R::rows;
};
template <class R>
concept HasSameAs = requires {
  typename R::SameAs;
};
template <class R>
concept HasCompletedBy = requires {
  typename R::CompletedBy;
};

template <Rule R>
using RowOf = Row<typename R::From, typename R::To>;

/// The rows that a rule has itself.
template <Rule R>
[[nodiscard]] constexpr std::span<const RowOf<R>> own_rows() noexcept {
  if constexpr (HasRows<R>) {
    return R::rows;
  } else {
    return {};
  }
}

/// The rows of the rule that `R` builds on; they are as many and as complete as its own.
template <Rule R>
[[nodiscard]] constexpr std::span<const RowOf<R>> base_rows() noexcept;

template <class From, class To>
[[nodiscard]] constexpr bool has_single_row(std::span<const Row<From, To>> rows,
                                            From code) noexcept {
  for (const auto& row : rows) {
    if (!row.is_range() && row.first == code) return true;
  }
  return false;
}

/// Calls `visit(row, is_own)` for every row of the complete rule, in order: ranges of the base,
/// own ranges, then single rows in the order of the base, where own rows replace those of the same
/// code, then the own rows of other codes.
template <Rule R, class F>
constexpr void each_complete_row(F&& visit) {
  const auto own = own_rows<R>();
  const auto base = base_rows<R>();
  for (const auto& row : base) {
    if (row.is_range()) visit(row, false);
  }
  for (const auto& row : own) {
    if (row.is_range()) visit(row, true);
  }
  const auto* before = static_cast<const RowOf<R>*>(nullptr);
  for (const auto& row : base) {
    if (row.is_range()) continue;
    if (!has_single_row(own, row.first)) {
      visit(row, false);
    } else if (before == nullptr || !(before->first == row.first)) {
      for (const auto& mine : own) {
        if (!mine.is_range() && mine.first == row.first) visit(mine, true);
      }
    }
    before = &row;
  }
  for (const auto& row : own) {
    if (!row.is_range() && !has_single_row(base, row.first)) visit(row, true);
  }
}

template <Rule R>
consteval std::size_t count_rows() {
  std::size_t count = 0;
  each_complete_row<R>([&](const RowOf<R>&, bool) { ++count; });
  return count;
}

/// The own rows must be in order before anything is made of them.
template <Rule R>
consteval void check_own_rows() {
  const auto own = own_rows<R>();
  bool singles = false;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own[i].is_range()) {
      if (singles) a_range_comes_after_a_single_row();
      continue;
    }
    singles = true;
    for (std::size_t j = 0; j + 1 < i; ++j) {
      if (!own[j].is_range() && own[j].first == own[i].first && !(own[i - 1].first == own[i].first))
        rows_of_one_code_are_not_together();
    }
  }
}

/// The complete rows of a rule, each with its authority.
template <Rule R>
consteval auto complete_rows() {
  check_own_rows<R>();
  constexpr std::size_t count = count_rows<R>();
  static_assert(count < codes::no_row);
  std::array<RowOf<R>, count> out{};
  std::size_t i = 0;
  each_complete_row<R>([&](RowOf<R> row, bool is_own) {
    if (row.by.source == nullptr || (!is_own && HasSameAs<R>)) row.by = R::by;
    if (row.by.source == nullptr || row.by.source->place.empty()) a_row_has_no_source();
    out[i++] = row;
  });
  return out;
}
template <Rule R>
inline constexpr auto complete_rows_of = complete_rows<R>();

template <Rule R>
constexpr std::span<const RowOf<R>> base_rows() noexcept {
  if constexpr (HasSameAs<R>) {
    return complete_rows_of<typename R::SameAs>;
  } else if constexpr (HasCompletedBy<R>) {
    return complete_rows_of<typename R::CompletedBy>;
  } else {
    return {};
  }
}

/// Which row decides every code: ranges first, single rows override.
template <Rule R>
consteval auto row_index() {
  using F = CodeTraits<typename R::From>;
  std::array<std::uint8_t, F::extent> out{};
  out.fill(codes::no_row);
  std::uint8_t number = 0;
  for (const auto& row : complete_rows_of<R>) {
    const std::size_t a = F::index(row.first);
    const std::size_t b = F::index(row.last);
    if (a >= F::extent || b >= F::extent || a > b || row.step == 0) a_row_names_no_code();
    const bool later = number > 0 && complete_rows_of<R>[number - 1u].first == row.first &&
                       !complete_rows_of<R>[number - 1u].is_range() && !row.is_range();
    for (std::size_t k = a; k <= b && !later; k += row.step) out[k] = number;
    ++number;
  }
  return out;
}
template <Rule R>
inline constexpr auto row_index_of = row_index<R>();

template <Rule R>
consteval auto image() {
  std::array<typename R::To, row_index_of<R>.size()> out{};
  for (std::size_t k = 0; k < out.size(); ++k) {
    const std::uint8_t row = row_index_of<R>[k];
    out[k] = row == codes::no_row ? R::otherwise : complete_rows_of<R>[row].to;
  }
  return out;
}
template <Rule R>
inline constexpr auto image_of = image<R>();

template <Rule R>
consteval auto targets() {
  std::array<typename R::To, complete_rows_of<R>.size()> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = complete_rows_of<R>[i].to;
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
    if (row_index_of<R>[k] == codes::no_row) {
      out[k] = Fidelity::fallback;
    } else {
      out[k] = arrivals[T::index(image_of<R>[k])] == 1 ? Fidelity::exact : Fidelity::merged;
    }
  }
  return out;
}
template <Rule R>
inline constexpr auto fidelities_of = fidelities<R>();

/// The authority of a code without a row.
template <Rule R>
[[nodiscard]] constexpr Authority otherwise_by() noexcept {
  if constexpr (requires { R::otherwise_by; }) {
    return R::otherwise_by;
  } else {
    return {};
  }
}

}  // namespace detail::mapping

/// The rules of one pair of domains, in the order of its header, the default first.
template <class... R>
struct RuleList {
  static constexpr std::size_t size = sizeof...(R);
};

/// Returns all rows of a rule, also those of the rule that it builds on, each with its authority:
/// ranges first, then single codes. Static storage.
template <Rule R>
[[nodiscard]] constexpr std::span<const Row<typename R::From, typename R::To>>
rule_rows() noexcept {
  return detail::mapping::complete_rows_of<R>;
}

/// Returns the row that decides `c` in a rule, in static storage; null if there is none. Constant.
template <Rule R>
[[nodiscard]] constexpr const Row<typename R::From, typename R::To>* row_for(
    typename R::From c) noexcept {
  const std::size_t i = CodeTraits<typename R::From>::index(c);
  if (i >= detail::mapping::row_index_of<R>.size()) return nullptr;
  if (detail::mapping::row_index_of<R>[i] == detail::codes::no_row) return nullptr;
  return &detail::mapping::complete_rows_of<R>[detail::mapping::row_index_of<R>[i]];
}

/// Returns every code to which a rule may translate `c`, the preferred one first; empty if it has
/// no row. Static storage.
template <Rule R>
[[nodiscard]] constexpr std::span<const typename R::To> candidates(typename R::From c) noexcept {
  const std::size_t i = CodeTraits<typename R::From>::index(c);
  if (i >= detail::mapping::row_index_of<R>.size()) return {};
  if (detail::mapping::row_index_of<R>[i] == detail::codes::no_row) return {};
  const auto& rows = detail::mapping::complete_rows_of<R>;
  const std::size_t begin = detail::mapping::row_index_of<R>[i];
  std::size_t end = begin + 1;
  if (!rows[begin].is_range()) {
    while (end < rows.size() && rows[end].first == rows[begin].first) ++end;
  }
  return std::span<const typename R::To>(detail::mapping::targets_of<R>)
      .subspan(begin, end - begin);
}

}  // namespace v1
}  // namespace faultwire

#endif
