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
/// Several rows of one code are its candidates, the preferred one first; they stand together.
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

namespace detail::mapping {

/// The rules of one pair of domains, in the order of its header, the default first.
template <class... R>
struct RuleList {
  static constexpr std::size_t size = sizeof...(R);
};

// Called, and so named by the compiler, where a table is wrong.
void a_row_has_no_source();
void rows_of_one_code_are_not_together();
void a_range_comes_after_a_single_row();
void a_row_names_no_code();

template <class R>
concept HasLazyRows = requires {
  R::template lazy_rows<void>;
};
template <class R>
concept HasRows = HasLazyRows<R> || requires {
  R::rows;
};
/// The rows that a rule has itself.
template <class R>
[[nodiscard]] constexpr const auto& own_rows() noexcept {
  if constexpr (HasLazyRows<R>) {
    return R::template lazy_rows<void>;
  } else {
    return R::rows;
  }
}
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

/// An array that costs a constant evaluation no call for each element.
template <class T, std::size_t N>
struct Cells {
  T data[N];
};
template <class T>
struct Cells<T, 0> {
  static constexpr const T* data = nullptr;
};

/// The count of the rows that a rule has itself.
template <Rule R>
[[nodiscard]] consteval std::size_t own_size() {
  if constexpr (HasRows<R>) {
    return std::size(own_rows<R>());
  } else {
    return 0;
  }
}

/// At most as many rows as a rule can have with those of the rule that it builds on.
template <Rule R>
[[nodiscard]] consteval std::size_t most_rows() {
  if constexpr (HasSameAs<R>) {
    return own_size<R>() + most_rows<typename R::SameAs>();
  } else if constexpr (HasCompletedBy<R>) {
    return own_size<R>() + most_rows<typename R::CompletedBy>();
  } else {
    return own_size<R>();
  }
}

/// The complete rows of a rule.
template <Rule R>
struct RuleTable {
  RowOf<R> rows[most_rows<R>()];
  std::size_t size;
};

/// Whether the own rows of a rule have a source and are in their order: ranges, then single codes,
/// whose candidates stand together. Otherwise a function that is named after the fault is called.
template <Rule R>
consteval bool rows_are_valid() {
  using F = CodeTraits<typename R::From>;
  Cells<bool, F::extent> seen{};
  bool singles = false;
  std::size_t before = F::extent;
  if constexpr (HasRows<R>) {
    for (const auto& row : own_rows<R>()) {
      const Authority& by = row.by.named ? row.by : R::by;
      if (!by.named || by.source->place.empty()) a_row_has_no_source();
      const std::size_t i = F::index(row.first);
      const std::size_t last = row.step != 0 ? F::index(row.last) : i;
      if (i >= F::extent || last >= F::extent || i > last) a_row_names_no_code();
      if (row.step != 0) {
        if (singles) a_range_comes_after_a_single_row();
        continue;
      }
      if (seen.data[i] && before != i) rows_of_one_code_are_not_together();
      seen.data[i] = true;
      singles = true;
      before = i;
    }
  }
  return true;
}

template <Rule R>
constexpr void add_row(RuleTable<R>& table, RowOf<R> row, bool relabel) {
  if (relabel || !row.by.named) row.by = R::by;
  table.rows[table.size] = row;
  ++table.size;
}

/// Adds the own rows in their order.
template <Rule R>
constexpr void add_own(RuleTable<R>& table) {
  static_assert(rows_are_valid<R>());
  if constexpr (HasRows<R>) {
    for (const auto& row : own_rows<R>()) add_row<R>(table, row, false);
  }
}

/// The rows of a rule and of the one that it builds on: ranges of the base, own ranges, then single
/// rows in the order of the base, where own rows replace those of the same code, then the own rows
/// of other codes.
template <Rule R, Rule Base>
constexpr void add_with_base(RuleTable<R>& table, const RuleTable<Base>& base, bool relabel) {
  using F = CodeTraits<typename R::From>;
  RuleTable<R> own{};
  add_own<R>(own);
  Cells<bool, F::extent> is_own{};
  Cells<bool, F::extent> is_added{};
  for (std::size_t i = 0; i < base.size; ++i) {
    if (base.rows[i].step != 0) add_row<R>(table, base.rows[i], relabel);
  }
  for (std::size_t i = 0; i < own.size; ++i) {
    if (own.rows[i].step != 0) add_row<R>(table, own.rows[i], false);
    if (own.rows[i].step == 0) is_own.data[F::index(own.rows[i].first)] = true;
  }
  for (std::size_t i = 0; i < base.size; ++i) {
    const auto& row = base.rows[i];
    if (row.step != 0) continue;
    const std::size_t code = F::index(row.first);
    if (!is_own.data[code]) add_row<R>(table, row, relabel);
    if (!is_own.data[code] || is_added.data[code]) continue;
    is_added.data[code] = true;
    for (std::size_t k = 0; k < own.size; ++k) {
      if (own.rows[k].step == 0 && own.rows[k].first == row.first)
        add_row<R>(table, own.rows[k], false);
    }
  }
  for (std::size_t k = 0; k < own.size; ++k) {
    if (own.rows[k].step == 0 && !is_added.data[F::index(own.rows[k].first)])
      add_row<R>(table, own.rows[k], false);
  }
}

template <Rule R>
consteval RuleTable<R> complete_table();
template <Rule R>
inline constexpr RuleTable<R> table_of = complete_table<R>();

template <Rule R>
consteval RuleTable<R> complete_table() {
  static_assert(most_rows<R>() < codes::no_row);
  RuleTable<R> table{};
  if constexpr (HasSameAs<R>) {
    add_with_base<R, typename R::SameAs>(table, table_of<typename R::SameAs>, true);
  } else if constexpr (HasCompletedBy<R>) {
    add_with_base<R, typename R::CompletedBy>(table, table_of<typename R::CompletedBy>, false);
  } else {
    add_own<R>(table);
  }
  return table;
}

/// Which row decides every code: ranges first, single rows override, the first row of a code is the
/// preferred one.
template <Rule R>
consteval auto row_index() {
  using F = CodeTraits<typename R::From>;
  Cells<std::uint8_t, F::extent> out{};
  for (std::size_t k = 0; k < F::extent; ++k) out.data[k] = codes::no_row;
  std::size_t before = F::extent;
  for (std::size_t i = 0; i < table_of<R>.size; ++i) {
    const auto& row = table_of<R>.rows[i];
    const std::size_t a = F::index(row.first);
    const auto number = static_cast<std::uint8_t>(i);
    if (row.step == 0) {
      if (a != before) out.data[a] = number;
      before = a;
    } else {
      const std::size_t b = F::index(row.last);
      for (std::size_t k = a; k <= b; k += row.step) out.data[k] = number;
    }
  }
  return out;
}
template <Rule R>
inline constexpr auto row_index_of = row_index<R>();

/// Writes the images of ranges, or of single codes: those of the rule that `R` builds on first,
/// which its own override. The first row of a code is the preferred one.
template <Rule R, class Out>
constexpr void draw_image(Out& out, bool ranges) {
  using F = CodeTraits<typename R::From>;
  if constexpr (HasSameAs<R>) {
    draw_image<typename R::SameAs>(out, ranges);
  } else if constexpr (HasCompletedBy<R>) {
    draw_image<typename R::CompletedBy>(out, ranges);
  }
  if constexpr (HasRows<R>) {
    std::size_t before = F::extent;
    for (const auto& row : own_rows<R>()) {
      if ((row.step != 0) != ranges) continue;
      const std::size_t i = F::index(row.first);
      const std::size_t last = ranges ? F::index(row.last) : i;
      if (i != before) {
        for (std::size_t k = i; k <= last; k += ranges ? row.step : 1) out.data[k] = row.to;
      }
      before = ranges ? F::extent : i;
    }
  }
}

/// Where every code goes. Made without the complete rows, because a translation that needs only the
/// image is the common one, and the complete rows cost more.
template <Rule R>
consteval auto image() {
  static_assert(rows_are_valid<R>());
  Cells<typename R::To, CodeTraits<typename R::From>::extent> out{};
  for (auto& to : out.data) to = R::otherwise;
  draw_image<R>(out, true);
  draw_image<R>(out, false);
  return out;
}
template <Rule R>
inline constexpr auto image_of = image<R>();

template <Rule R>
consteval auto targets() {
  Cells<typename R::To, most_rows<R>()> out{};
  for (std::size_t i = 0; i < table_of<R>.size; ++i) out.data[i] = table_of<R>.rows[i].to;
  return out;
}
template <Rule R>
inline constexpr auto targets_of = targets<R>();

template <Rule R>
consteval auto fidelities() {
  using T = CodeTraits<typename R::To>;
  constexpr std::size_t extent = CodeTraits<typename R::From>::extent;
  Cells<std::uint16_t, T::extent> arrivals{};
  for (std::size_t k = 0; k < extent; ++k) ++arrivals.data[T::index(image_of<R>.data[k])];
  Cells<Fidelity, extent> out{};
  for (std::size_t k = 0; k < extent; ++k) {
    const bool alone = arrivals.data[T::index(image_of<R>.data[k])] == 1;
    out.data[k] = row_index_of<R>.data[k] == codes::no_row ? Fidelity::fallback
                  : alone                                  ? Fidelity::exact
                                                           : Fidelity::merged;
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
