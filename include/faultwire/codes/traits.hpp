// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_TRAITS_HPP
#define FAULTWIRE_CODES_TRAITS_HPP
/// What a code is, and how codes are looked up. A domain of codes is an enumeration (or another small value type) with a
/// specialisation of CodeTraits beside it, which holds one table of rows: names, texts, meaning, source. Everything else is
/// computed from that table. A program adds a domain of its own in the same way.
///
/// @code
/// enum class Pump : std::uint8_t { idle, jammed };
/// constexpr CodeRow<Pump> row{Pump::jammed, "jammed", "JAMMED", "", "The impeller does not turn.", Basis::documented, 0};
/// static_assert(row.name == "JAMMED" && row.aliases.empty());
/// @endcode

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

#include "faultwire/codes/source.hpp"
#include "faultwire/detail/spelling_index.hpp"

namespace faultwire {
inline namespace v1 {

/// What is known of one code. All texts have static storage.
template <class C>
struct CodeRow {
  C code;
  std::string_view enumerator;   ///< the spelling in C++
  std::string_view name;         ///< the authority's own spelling
  std::string_view text;         ///< the string that travels; empty where it never does, or where a number does
  std::string_view description;  ///< what the code means
  Basis basis;                   ///< how firmly the source says that the code exists
  std::uint8_t source;           ///< index into `CodeTraits<C>::sources`
  std::string_view aliases{};    ///< other spellings that `find_code` accepts, separated by `|`
};

/// The domain of a code type. A specialisation has
///
///     static constexpr std::string_view domain;               // name, as in "grpc:5": lower case, digits, '_'
///     static constexpr std::string_view title;                // for people
///     static constexpr std::size_t extent;                    // number of values that can be represented
///     static constexpr std::size_t index(C) noexcept;         // 0 .. extent-1; anything else for a value outside
///     static constexpr C at(std::size_t) noexcept;            // its inverse
///     static constexpr std::array<Source, n> sources;
///     static constexpr std::array<CodeRow<C> or a type derived from it, n> rows;  // ascending by index
///
/// and where they apply
///
///     static constexpr bool has_numbers = true;               // numbers of the authority: code_number, code_from_number
///     static constexpr std::int32_t number(C) noexcept;       // (EnumTraits has it)
///     static constexpr bool has_unlisted = true;              // values of the extent that have no row are codes all the same
///     static constexpr C unknown;                             // what a number that the domain does not know is taken for
///     static constexpr std::array<CodeColumn<Row>, n> columns;  // what the rows hold beyond CodeRow, for tables
///
/// EnumTraits provides what an enumeration without great gaps needs.
template <class C>
struct CodeTraits;

/// A column of a domain's table beyond those of CodeRow: a title, and what a row has there.
template <class Row>
struct CodeColumn {
  std::string_view title;
  std::string_view (*text)(const Row&);
};

/// extent, index, at and number of an enumeration with values from First to Last.
template <class E, unsigned First, unsigned Last>
struct EnumTraits {
  static constexpr std::size_t extent = Last - First + 1;
  [[nodiscard]] static constexpr std::size_t index(E code) noexcept {
    return static_cast<std::size_t>(static_cast<unsigned>(code) - First);
  }
  [[nodiscard]] static constexpr E at(std::size_t i) noexcept { return static_cast<E>(i + First); }
  [[nodiscard]] static constexpr std::int32_t number(E code) noexcept { return static_cast<std::int32_t>(code); }
};

/// A type with a domain: small, regular, and described by CodeTraits.
template <class C>
concept Code = std::regular<C> && requires(C code) {
  { CodeTraits<C>::domain } -> std::convertible_to<std::string_view>;
  { CodeTraits<C>::title } -> std::convertible_to<std::string_view>;
  { CodeTraits<C>::extent } -> std::convertible_to<std::size_t>;
  { CodeTraits<C>::index(code) } -> std::same_as<std::size_t>;
  { CodeTraits<C>::at(std::size_t{}) } -> std::same_as<C>;
  { CodeTraits<C>::rows[0] } -> std::convertible_to<const CodeRow<C>&>;
  { CodeTraits<C>::sources[0] } -> std::convertible_to<const Source&>;
};

/// Whether the authority gives the codes numbers.
template <class C>
inline constexpr bool has_numbers = requires { CodeTraits<C>::has_numbers; };

/// Whether values without a row are codes too (an HTTP status that nobody registered).
template <class C>
inline constexpr bool has_unlisted = requires { CodeTraits<C>::has_unlisted; };

/// Whether a number that the domain does not know is taken for one certain code.
template <class C>
inline constexpr bool has_unknown = requires { CodeTraits<C>::unknown; };

/// A code whose authority gives it a number.
template <class C>
concept NumberedCode = Code<C> && has_numbers<C>;

/// The type of a row of a domain: CodeRow<C>, or what the domain derives from it.
template <Code C>
using CodeRowOf = std::remove_cvref_t<decltype(CodeTraits<C>::rows[0])>;

namespace detail {

// These are never defined: a call in a constant expression stops the compiler with their name in the message.
void a_code_row_has_no_source();
void code_rows_are_not_ascending();

// The number of rows, once the table is in order.
template <Code C>
consteval std::size_t check_code_rows() {
  using Traits = CodeTraits<C>;
  static_assert(Traits::rows.size() < no_spelling);
  std::size_t next = 0;
  for (const auto& row : Traits::rows) {
    if (row.source >= Traits::sources.size() || Traits::sources[row.source].place.empty()) a_code_row_has_no_source();
    const std::size_t i = Traits::index(row.code);
    if (i < next || i >= Traits::extent) code_rows_are_not_ascending();
    next = i + 1;
  }
  return Traits::rows.size();
}

// Whether every value has a row: the row is then found without a further table.
template <Code C>
inline constexpr bool is_dense = check_code_rows<C>() == CodeTraits<C>::extent;

template <Code C>
inline constexpr bool has_texts = [] {
  for (const auto& row : CodeTraits<C>::rows) {
    if (!row.text.empty()) return true;
  }
  return false;
}();

inline constexpr std::uint8_t no_code_row = 0xff;

// Where the row of each value stands, for domains that have gaps.
template <Code C>
inline constexpr auto code_row_index = [] {
  std::array<std::uint8_t, CodeTraits<C>::extent> at{};
  at.fill(no_code_row);
  for (std::size_t i = 0; i < check_code_rows<C>(); ++i) {
    at[CodeTraits<C>::index(CodeTraits<C>::rows[i].code)] = static_cast<std::uint8_t>(i);
  }
  return at;
}();

// The names by value, for domains that have gaps: with it a name costs the same two loads in every domain.
template <Code C>
inline constexpr auto sparse_names = [] {
  std::array<std::string_view, CodeTraits<C>::extent> names{};
  for (const auto& row : CodeTraits<C>::rows) names[CodeTraits<C>::index(row.code)] = row.name;
  return names;
}();

template <Code C>
inline constexpr auto codes_of = [] {
  std::array<C, CodeTraits<C>::rows.size()> codes{};
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = CodeTraits<C>::rows[i].code;
  return codes;
}();

// Calls f with each non-empty part of a list separated by '|'.
constexpr void each_alias(std::string_view aliases, auto&& f) {
  while (!aliases.empty()) {
    const std::size_t end = aliases.find('|');
    f(aliases.substr(0, end));
    aliases.remove_prefix(end == std::string_view::npos ? aliases.size() : end + 1);
  }
}

// Every spelling by which a row may be found.
template <Code C>
struct CodeSpellings {
  static constexpr void each(auto f) {
    for (std::size_t i = 0; i < CodeTraits<C>::rows.size(); ++i) {
      const auto& row = CodeTraits<C>::rows[i];
      f(row.enumerator, i);
      f(row.name, i);
      f(row.text, i);
      each_alias(row.aliases, [&](std::string_view alias) { f(alias, i); });
    }
  }
};

}  // namespace detail

/// The row of a code, or null where it has none (a value outside the enumeration, an unregistered HTTP status). Static
/// storage. O(1).
template <Code C>
[[nodiscard]] constexpr const CodeRowOf<C>* code_row(C code) noexcept {
  const std::size_t i = CodeTraits<C>::index(code);
  if (i >= CodeTraits<C>::extent) return nullptr;
  if constexpr (detail::is_dense<C>) {
    return &CodeTraits<C>::rows[i];
  } else {
    const std::uint8_t at = detail::code_row_index<C>[i];
    return at == detail::no_code_row ? nullptr : &CodeTraits<C>::rows[at];
  }
}

/// The authority's own spelling: `NotFound`, `NOT_FOUND`, `Not Found`; empty for a code without a row. Static storage. O(1).
template <Code C>
[[nodiscard]] constexpr std::string_view code_name(C code) noexcept {
  const std::size_t i = CodeTraits<C>::index(code);
  if (i >= CodeTraits<C>::extent) return {};
  if constexpr (detail::is_dense<C>) {
    return CodeTraits<C>::rows[i].name;
  } else {
    return detail::sparse_names<C>[i];
  }
}

/// The string that travels: `not found`; empty for a code that is never sent as text and for one without a row. Static
/// storage. O(1).
template <Code C>
[[nodiscard]] constexpr std::string_view code_text(C code) noexcept {
  if constexpr (detail::has_texts<C>) {
    const auto* const row = code_row(code);
    return row != nullptr ? row->text : std::string_view{};
  } else {
    return {};
  }
}

/// What the code means, in a sentence; empty for a code without a row. Static storage. O(1).
template <Code C>
[[nodiscard]] constexpr std::string_view code_description(C code) noexcept {
  const auto* const row = code_row(code);
  return row != nullptr ? row->description : std::string_view{};
}

/// All codes that have a row, ascending. Static storage. O(1).
template <Code C>
[[nodiscard]] constexpr std::span<const C> all_codes() noexcept {
  return detail::codes_of<C>;
}

/// The authority's number of a code. O(1).
template <NumberedCode C>
[[nodiscard]] constexpr std::int32_t code_number(C code) noexcept {
  return CodeTraits<C>::number(code);
}

/// The code of a number; nothing for a number that the domain does not know. Any number may be asked for. O(1).
template <NumberedCode C>
[[nodiscard]] constexpr std::optional<C> code_from_number(std::int64_t number) noexcept {
  using Traits = CodeTraits<C>;
  constexpr std::int64_t first = Traits::number(Traits::at(0));
  if (number < first || number >= first + static_cast<std::int64_t>(Traits::extent)) return std::nullopt;
  const C code = Traits::at(static_cast<std::size_t>(number - first));
  if constexpr (!detail::is_dense<C> && !has_unlisted<C>) {
    if (detail::code_row_index<C>[Traits::index(code)] == detail::no_code_row) return std::nullopt;
  }
  return code;
}

/// The code that a text spells: enumerator, name, text or alias; ASCII case, `_`, `-` and blanks do not count. Nothing for
/// any other text; numbers are not spellings (see `parse_code`). O(length of the text), no allocation.
template <Code C>
[[nodiscard]] constexpr std::optional<C> find_code(std::string_view spelling) noexcept {
  const std::size_t i = detail::spelling_index_of<detail::CodeSpellings<C>>.find(spelling);
  if (i == detail::no_spelling) return std::nullopt;
  return detail::codes_of<C>[i];
}

/// Lets `absl::StrCat("code: ", code)` and `absl::StrFormat("%v", code)` write the name of a code of this library, where
/// abseil knows the extension point.
template <class Sink, Code C>
void AbslStringify(Sink& sink, C code) {
  const std::string_view name = code_name(code);
  sink.Append({name.data(), name.size()});
}

}  // namespace v1
}  // namespace faultwire
#endif
