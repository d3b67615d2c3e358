// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_DETAIL_TABLES_HPP
#define FAULTWIRE_MAPPING_DETAIL_TABLES_HPP
/// What is computed from the rows of a rule when a program first uses it: where every code goes,
/// the complete rows, and what a translation keeps.
///
/// @code
/// static_assert(detail::mapping::most_rows<rules::grpc_to_http>() > 0);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/traits.hpp"
#include "faultwire/mapping/row.hpp"

namespace faultwire {
inline namespace v1 {
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
/// whose candidates are not separated. Otherwise a function that is named after the fault is
/// called.
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

}  // namespace v1
}  // namespace faultwire

#endif
