// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_TRAITS_HPP
#define FAULTWIRE_CODES_TRAITS_HPP
/// What makes an enum a code domain, and the lookups that every domain has. A domain is an enum,
/// its table of rows and a specialisation of `CodeTraits` beside it; users add their own in the
/// same way and use the same functions.
///
/// @code
/// static_assert(code_name(GrpcCode::not_found) == "NOT_FOUND");
/// static_assert(find_code<GrpcCode>("Not Found") == GrpcCode::not_found);
/// static_assert(code_from_number<GrpcCode>(5) == GrpcCode::not_found);
/// @endcode

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include "faultwire/detail/characters.hpp"

namespace faultwire {
inline namespace v1 {

/// Where a row comes from. All text is in static storage.
struct Source {
  std::string_view title;  ///< the document or code base
  std::string_view place;  ///< the file, section or page in it
  std::string_view
      date;  ///< of the commit or page that was read, YYYY-MM-DD as exact as it is known
  [[nodiscard]] friend constexpr bool operator==(const Source&, const Source&) noexcept = default;
};

/// Specialised beside every enum that is a code domain:
/// `domain` (its name), `extent` (how many codes), `index(c)` (dense, `extent` or more for a value
/// that is no code), `at(i)`, `rows` (an array of structs with the members `code`, `enumerator`,
/// `name`, `text`, `aliases` and `description`), `sources`, and `has_numbers` where the number of a
/// code means something to others.
template <class C>
struct CodeTraits;

/// A type whose values are codes of one domain.
template <class C>
concept Code = std::regular<C> && requires(C c) {
  { CodeTraits<C>::domain } -> std::convertible_to<std::string_view>;
  { CodeTraits<C>::extent } -> std::convertible_to<std::size_t>;
  { CodeTraits<C>::index(c) } -> std::same_as<std::size_t>;
  { CodeTraits<C>::at(std::size_t{}) } -> std::same_as<C>;
  CodeTraits<C>::rows.size();
  CodeTraits<C>::sources.size();
};

/// Whether the numbers of the domain mean something outside the program. `InfluxCode` and
/// `FlightCode` have none.
template <Code C>
inline constexpr bool has_numbers = requires {
  CodeTraits<C>::has_numbers;
};

/// The part of the traits that is alike for enums whose codes are the numbers `First` to `Last`.
template <class E, std::int32_t First, std::int32_t Last>
struct EnumTraits {
  static constexpr std::size_t extent = static_cast<std::size_t>(Last - First) + 1;
  [[nodiscard]] static constexpr std::size_t index(E c) noexcept {
    return static_cast<std::size_t>(static_cast<std::uint32_t>(c) -
                                    static_cast<std::uint32_t>(First));
  }
  [[nodiscard]] static constexpr E at(std::size_t i) noexcept {
    return static_cast<E>(static_cast<std::int32_t>(i) + First);
  }
};

/// A row with the columns that every domain has.
template <class C>
struct CodeRow {
  C code;
  std::string_view enumerator;   ///< as this library spells it
  std::string_view name;         ///< as the authority spells it
  std::string_view text;         ///< what travels; empty for domains that send numbers
  std::string_view description;  ///< what the code says
  std::string_view aliases;      ///< other spellings that are met, separated by `|`
};

namespace detail::codes {

inline constexpr std::uint8_t no_row = 0xff;

/// Which row every code has: for domains with more codes than rows.
template <Code C>
consteval auto rows_by_index() {
  std::array<std::uint8_t, CodeTraits<C>::extent> out{};
  out.fill(no_row);
  static_assert(CodeTraits<C>::rows.size() < no_row);
  for (std::size_t i = 0; i < CodeTraits<C>::rows.size(); ++i)
    out[CodeTraits<C>::index(CodeTraits<C>::rows[i].code)] = static_cast<std::uint8_t>(i);
  return out;
}
template <Code C>
inline constexpr auto row_of_index = rows_by_index<C>();

[[nodiscard]] constexpr bool is_ignored(char c) noexcept {
  return c == '_' || c == '-' || c == ' ';
}

/// A hash of what `find_code` compares: letters without case, and neither underscores nor hyphens
/// nor blanks.
[[nodiscard]] constexpr std::uint32_t folded_hash(std::string_view text) noexcept {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) {
    if (!is_ignored(c)) hash = (hash ^ static_cast<unsigned char>(fold_case(c))) * 16777619u;
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

/// Calls `visit` with every spelling of a row that is not empty.
template <class Row, class F>
constexpr void each_spelling(const Row& row, F&& visit) {
  visit(row.enumerator);
  visit(row.name);
  if (!row.text.empty()) visit(row.text);
  for (std::string_view rest = row.aliases; !rest.empty();) {
    const std::string_view alias = rest.substr(0, rest.find('|'));
    visit(alias);
    rest.remove_prefix(alias.size() < rest.size() ? alias.size() + 1 : alias.size());
  }
}

/// A place in the hash table over all spellings of a domain.
struct SpellingSlot {
  std::string_view spelling{};
  std::uint8_t row = no_row;
};

template <Code C>
inline constexpr std::size_t spelling_slots = [] {
  std::size_t slots = 16;
  while (slots < CodeTraits<C>::rows.size() * 8) slots *= 2;
  return slots;
}();

/// The hash table, made when a program first asks for it. The first row that has a spelling keeps
/// it.
template <Code C>
consteval auto spelling_table() {
  std::array<SpellingSlot, spelling_slots<C>> table{};
  std::uint8_t number = 0;
  for (const auto& row : CodeTraits<C>::rows) {
    each_spelling(row, [&](std::string_view spelling) {
      std::size_t at = folded_hash(spelling) % table.size();
      while (table[at].row != no_row && !folded_equal(table[at].spelling, spelling))
        at = (at + 1) % table.size();
      if (table[at].row == no_row) table[at] = {spelling, number};
    });
    ++number;
  }
  return table;
}
template <Code C>
inline constexpr auto spelling_table_of = spelling_table<C>();

}  // namespace detail::codes

namespace detail::codes {
/// The position of the row of `c` in its table; the size of the table if it has none. (An index,
/// because g++ 12 does not compare addresses in constant expressions under -fsanitize=undefined.)
template <Code C>
[[nodiscard]] constexpr std::size_t row_number(C c) noexcept {
  const std::size_t i = CodeTraits<C>::index(c);
  if (i >= CodeTraits<C>::extent) return CodeTraits<C>::rows.size();
  if constexpr (CodeTraits<C>::rows.size() == CodeTraits<C>::extent) {
    return i;
  } else {
    return row_of_index<C>[i] == no_row ? CodeTraits<C>::rows.size() : row_of_index<C>[i];
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

/// The row of `c`, in static storage; null if `c` has none. Constant.
template <Code C>
[[nodiscard]] constexpr auto code_row(C c) noexcept
    -> const std::remove_cvref_t<decltype(CodeTraits<C>::rows[0])>* {
  const std::size_t row = detail::codes::row_number(c);
  return row < CodeTraits<C>::rows.size() ? &CodeTraits<C>::rows[row] : nullptr;
}

/// The authority's own name, for example `NotFound` (InfluxCode) or `NOT_FOUND` (gRPC); empty if
/// `c` has no row. Static storage.
template <Code C>
[[nodiscard]] constexpr std::string_view code_name(C c) noexcept {
  const std::size_t row = detail::codes::row_number(c);
  return row < CodeTraits<C>::rows.size() ? CodeTraits<C>::rows[row].name : std::string_view();
}

/// The string that travels, for example `not found`; empty for domains that send numbers. Static
/// storage.
template <Code C>
[[nodiscard]] constexpr std::string_view code_text(C c) noexcept {
  const std::size_t row = detail::codes::row_number(c);
  return row < CodeTraits<C>::rows.size() ? CodeTraits<C>::rows[row].text : std::string_view();
}

/// What the code says; empty if nobody says it. Static storage.
template <Code C>
[[nodiscard]] constexpr std::string_view code_description(C c) noexcept {
  const std::size_t row = detail::codes::row_number(c);
  return row < CodeTraits<C>::rows.size() ? CodeTraits<C>::rows[row].description
                                          : std::string_view();
}

/// All codes that have a row, in the order of the table.
template <Code C>
[[nodiscard]] constexpr auto all_codes() noexcept {
  std::array<C, CodeTraits<C>::rows.size()> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = CodeTraits<C>::rows[i].code;
  return out;
}

/// The code of which `text` is the enumerator, the name, the text or an alias; case, `_`, `-` and
/// blanks are ignored. Linear in `text`.
template <Code C>
[[nodiscard]] constexpr std::optional<C> find_code(std::string_view text) noexcept {
  constexpr const auto& table = detail::codes::spelling_table_of<C>;
  for (std::size_t at = detail::codes::folded_hash(text) % table.size();;
       at = (at + 1) % table.size()) {
    if (table[at].row == detail::codes::no_row) return std::nullopt;
    if (detail::codes::folded_equal(table[at].spelling, text))
      return CodeTraits<C>::rows[table[at].row].code;
  }
}

/// The code of a number, only for domains that have numbers; nothing for a number that is no code.
/// Constant.
template <Code C>
requires has_numbers<C>
[[nodiscard]] constexpr std::optional<C> code_from_number(std::int64_t number) noexcept {
  return detail::codes::from_raw_number<C>(number);
}

}  // namespace v1
}  // namespace faultwire

#endif
