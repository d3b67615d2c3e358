// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_TRAITS_HPP
#define FAULTWIRE_CODES_TRAITS_HPP
/// What makes an enum a code domain, and the lookups that every domain has. A domain is an enum,
/// its table of rows and a specialisation of `CodeTraits` beside it. Users add their own domains in
/// the same way and use the same functions.
///
/// @code
/// static_assert(code_name(GrpcCode::not_found) == "NOT_FOUND");
/// static_assert(find_code<GrpcCode>("Not Found") == GrpcCode::not_found);
/// static_assert(code_from_number<GrpcCode>(5) == GrpcCode::not_found);
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include "faultwire/detail/characters.hpp"

namespace faultwire {
inline namespace v1 {

/// The place that a fact was read in. All text is in static storage.
struct Source {
  std::string_view title;  ///< the document or code base
  std::string_view place;  ///< the file, section or page in it
  std::string_view date;   ///< of the commit or page, YYYY-MM-DD as exact as it is known
  /// Whether all three texts are equal.
  [[nodiscard]] friend constexpr bool operator==(const Source&, const Source&) noexcept = default;
};

/// One code with the columns that every domain has. A domain that needs more columns writes its own
/// struct with members of these names.
template <class C>
struct CodeRow {
  C code;
  std::string_view name;         ///< as the authority spells it
  std::string_view text;         ///< what travels; empty for domains that send numbers
  std::string_view description;  ///< what the code says
  std::string_view when;         ///< when this code is right, rather than its neighbour
  std::string_view also = {};    ///< other spellings that are met, separated by `|`
};

/// Specialised beside every enum that is a code domain, with the members
/// - `domain`: its name,
/// - `extent`, `index(c)`, `at(i)`: the codes as numbers from 0 to `extent`, see `EnumTraits`,
/// - `rows`: an array of structs that have the members of `CodeRow`,
/// - `sources`: an array of `Source`,
/// and, where they apply,
/// - `has_numbers`: the number of a code means something outside the program,
/// - `otherwise`: the code that an unknown number is folded into,
/// - `name_prefix`: what all names begin with, and a spelling may leave out,
/// - `clients`: an array of structs with the member `prefix`, which a spelling may begin with.
template <class C>
struct CodeTraits;

/// A type whose values are codes of one domain.
template <class C>
concept Code = requires {
  CodeTraits<C>::domain;
  CodeTraits<C>::extent;
};

/// Whether the numbers of the domain mean something outside the program. Those of `InfluxCode` and
/// `FlightCode` do not.
template <Code C>
inline constexpr bool has_numbers = requires {
  CodeTraits<C>::has_numbers;
};

/// The members of `CodeTraits` that are alike for enums whose codes are the numbers `First` to
/// `Last`.
template <class E, std::int32_t First, std::int32_t Last>
struct EnumTraits {
  /// The count of numbers.
  static constexpr std::size_t extent = static_cast<std::size_t>(Last - First) + 1;
  /// Returns the position of `c`; `extent` or more for a value that is no code.
  [[nodiscard]] static constexpr std::size_t index(E c) noexcept {
    return static_cast<std::size_t>(static_cast<std::uint32_t>(c) -
                                    static_cast<std::uint32_t>(First));
  }
  /// Returns the code at a position below `extent`.
  [[nodiscard]] static constexpr E at(std::size_t i) noexcept {
    return static_cast<E>(static_cast<std::int32_t>(i) + First);
  }
};

namespace detail::codes {

/// `T`, which the compiler only looks at where a function template with the default argument
/// `Lazy = void` is called: a program that calls none does not instantiate what they use.
template <class T, class Lazy>
using Later = std::conditional_t<std::is_void_v<Lazy>, T, Lazy>;

/// `T`, as a type that depends on `On`: for a template that a program may not use.
template <class T, class On>
struct Dependent {
  using type = T;
};

inline constexpr std::uint8_t no_row = 0xff;

template <Code C>
inline constexpr std::size_t row_count = std::size(CodeTraits<C>::rows);

/// The row of every code, for domains with more codes than rows.
template <Code C>
consteval auto rows_by_index() {
  static_assert(row_count<C> < no_row);
  std::array<std::uint8_t, CodeTraits<C>::extent> out{};
  out.fill(no_row);
  std::uint8_t number = 0;
  for (const auto& row : CodeTraits<C>::rows) out[CodeTraits<C>::index(row.code)] = number++;
  return out;
}
template <Code C>
inline constexpr auto row_of_index = rows_by_index<C>();

/// What separates the words of a name: `Field(Float)` is `field_float`.
[[nodiscard]] constexpr bool is_ignored(char c) noexcept {
  return c == '_' || c == '-' || c == ' ' || c == '+' || c == '(' || c == ')';
}

/// A hash of what `find_code` compares: letters without case, without what `is_ignored` names.
/// (Written without calls, which are what a constant evaluation takes its time for.)
[[nodiscard]] constexpr std::uint32_t folded_hash(std::string_view text) noexcept {
  std::uint32_t hash = 2166136261u;
  const char* const begin = text.data();
  const std::size_t size = text.size();
  for (std::size_t i = 0; i < size; ++i) {
    char c = begin[i];
    if (c == '_' || c == '-' || c == ' ' || c == '+' || c == '(' || c == ')') continue;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return hash ^ (hash >> 15);
}

[[nodiscard]] constexpr bool folded_equal(std::string_view a, std::string_view b) noexcept {
  std::size_t i = 0;
  std::size_t j = 0;
  for (;;) {
    while (i < a.size() && is_ignored(a[i])) ++i;
    while (j < b.size() && is_ignored(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (fold_case(a[i++]) != fold_case(b[j++])) return false;
  }
}

/// Calls `visit` with every part of a list that `|` separates.
template <class F>
constexpr void each_part(std::string_view list, F&& visit) {
  while (!list.empty()) {
    const std::string_view part = list.substr(0, list.find('|'));
    visit(part);
    list.remove_prefix(part.size() < list.size() ? part.size() + 1 : part.size());
  }
}

/// Calls `visit` with every spelling of a row that is not empty: its name, its text, the others.
/// The enumerator is the name without case and separators, or it is among the others.
template <class Row, class F>
constexpr void each_spelling(const Row& row, F&& visit) {
  visit(row.name);
  if (!row.text.empty()) visit(row.text);
  each_part(row.also, visit);
}

/// A place in the hash table over all spellings of a domain.
struct SpellingSlot {
  std::string_view spelling{};
  std::uint8_t row = no_row;
};

template <std::size_t N>
struct SpellingTable {
  SpellingSlot slots[N];
};

template <Code C>
inline constexpr std::size_t spelling_slots = [] {
  std::size_t slots = 16;
  while (slots < row_count<C> * 6) slots *= 2;
  return slots;
}();

/// The hash table. The first row that has a spelling keeps it. Where all names have a prefix, they
/// are entered without it too.
template <Code C>
consteval auto spelling_table() {
  SpellingTable<spelling_slots<C>> table{};
  std::uint8_t number = 0;
  const auto enter = [&](std::string_view spelling) {
    std::size_t at = folded_hash(spelling) % spelling_slots<C>;
    while (table.slots[at].row != no_row && !folded_equal(table.slots[at].spelling, spelling))
      at = (at + 1) % spelling_slots<C>;
    if (table.slots[at].row == no_row) table.slots[at] = {spelling, number};
  };
  for (const auto& row : CodeTraits<C>::rows) {
    each_spelling(row, enter);
    ++number;
  }
  if constexpr (requires { CodeTraits<C>::name_prefix; }) {
    number = 0;
    for (const auto& row : CodeTraits<C>::rows) {
      enter(row.name.substr(CodeTraits<C>::name_prefix.size()));
      ++number;
    }
  }
  return table;
}
template <Code C>
inline constexpr auto spelling_table_of = spelling_table<C>();

/// The number of the row that has exactly this spelling; `no_row` if there is none.
template <Code C>
[[nodiscard]] constexpr std::uint8_t row_spelled(std::string_view text) noexcept {
  constexpr const auto& table = spelling_table_of<C>;
  std::size_t at = folded_hash(text) % spelling_slots<C>;
  while (table.slots[at].row != no_row && !folded_equal(table.slots[at].spelling, text))
    at = (at + 1) % spelling_slots<C>;
  return table.slots[at].row;
}

/// The position of the row of `c` in its table; the count of rows if it has none. (An index,
/// because g++ 12 compares no addresses in constant expressions under -fsanitize=undefined.)
template <Code C>
[[nodiscard]] constexpr std::size_t row_number(C c) noexcept {
  const std::size_t i = CodeTraits<C>::index(c);
  if (i >= CodeTraits<C>::extent) return row_count<C>;
  if constexpr (row_count<C> == CodeTraits<C>::extent) {
    return i;
  } else {
    return row_of_index<C>[i] == no_row ? row_count<C> : row_of_index<C>[i];
  }
}

/// The number under which a program remembers a code: that of the enumerator, or the index of a
/// code that is no enumerator.
template <Code C>
[[nodiscard]] constexpr std::int32_t raw_number(C c) noexcept {
  if constexpr (std::is_enum_v<C>) {
    return static_cast<std::int32_t>(c);
  } else {
    return static_cast<std::int32_t>(CodeTraits<C>::index(c));
  }
}

/// The code of such a number, if it is one.
template <Code C>
[[nodiscard]] constexpr std::optional<C> from_raw_number(std::int64_t number) noexcept {
  std::int64_t first = 0;
  if constexpr (std::is_enum_v<C>) first = static_cast<std::int64_t>(CodeTraits<C>::at(0));
  if (number < first || number >= first + static_cast<std::int64_t>(CodeTraits<C>::extent))
    return std::nullopt;
  if constexpr (std::is_enum_v<C>) {
    return static_cast<C>(number);
  } else {
    return CodeTraits<C>::at(static_cast<std::size_t>(number));
  }
}
}  // namespace detail::codes

/// Returns the row of `c`, in static storage; null if `c` has none. Constant.
template <Code C>
[[nodiscard]] constexpr auto code_row(C c) noexcept
    -> const std::remove_cvref_t<decltype(CodeTraits<C>::rows[0])>* {
  const std::size_t row = detail::codes::row_number(c);
  return row < detail::codes::row_count<C> ? &CodeTraits<C>::rows[row] : nullptr;
}

/// Returns the authority's own name, for example `NotFound` (InfluxCode) or `NOT_FOUND` (gRPC);
/// empty if `c` has no row. Static storage.
template <Code C>
[[nodiscard]] constexpr std::string_view code_name(C c) noexcept {
  const std::size_t row = detail::codes::row_number(c);
  return row < detail::codes::row_count<C> ? CodeTraits<C>::rows[row].name : std::string_view();
}

/// Returns the string that travels, for example `not found`; empty for domains that send numbers.
/// Static storage.
template <Code C>
[[nodiscard]] constexpr std::string_view code_text(C c) noexcept {
  const std::size_t row = detail::codes::row_number(c);
  return row < detail::codes::row_count<C> ? CodeTraits<C>::rows[row].text : std::string_view();
}

/// Returns what the code says; empty if `c` has no row. Static storage.
template <Code C>
[[nodiscard]] constexpr std::string_view code_description(C c) noexcept {
  const std::size_t row = detail::codes::row_number(c);
  return row < detail::codes::row_count<C> ? CodeTraits<C>::rows[row].description
                                           : std::string_view();
}

/// Returns when `c` is right, rather than its neighbour; empty if `c` has no row. Static storage.
template <Code C>
[[nodiscard]] constexpr std::string_view code_when(C c) noexcept {
  const std::size_t row = detail::codes::row_number(c);
  return row < detail::codes::row_count<C> ? CodeTraits<C>::rows[row].when : std::string_view();
}

/// Returns all codes that have a row, in the order of the table.
template <Code C>
[[nodiscard]] constexpr auto all_codes() noexcept {
  std::array<C, detail::codes::row_count<C>> out{};
  std::size_t i = 0;
  for (const auto& row : CodeTraits<C>::rows) out[i++] = row.code;
  return out;
}

/// Returns the code of which `text` is the enumerator, the name, the text or another spelling, also
/// with the prefix of a client such as `codes.` (Go) before it. Case, `_`, `-` and blanks are
/// ignored. Linear in `text`.
template <Code C>
[[nodiscard]] constexpr std::optional<C> find_code(std::string_view text) noexcept {
  std::uint8_t row = detail::codes::row_spelled<C>(text);
  if constexpr (requires { CodeTraits<C>::clients; }) {
    for (const auto& client : CodeTraits<C>::clients) {
      if (row != detail::codes::no_row || client.prefix.empty()) continue;
      const std::size_t at = text.find(client.prefix);
      if (at == text.npos) continue;
      std::string_view rest = text;
      rest.remove_prefix(at + client.prefix.size());  // unlike substr, it never throws
      row = detail::codes::row_spelled<C>(rest);
    }
  }
  if (row == detail::codes::no_row) return std::nullopt;
  return CodeTraits<C>::rows[row].code;
}

/// Returns the code of a number, only for domains that have numbers; nothing for a number that is
/// no code. Constant.
template <Code C>
requires has_numbers<C>
[[nodiscard]] constexpr std::optional<C> code_from_number(std::int64_t number) noexcept {
  return detail::codes::from_raw_number<C>(number);
}

}  // namespace v1
}  // namespace faultwire

#endif
