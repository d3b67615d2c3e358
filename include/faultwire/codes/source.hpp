// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_SOURCE_HPP
#define FAULTWIRE_CODES_SOURCE_HPP
/// Where a fact comes from. Every row of every table names its Source and how firmly the source says it (Basis). The
/// authority is the file or page named in `place`, as it stood on `date`.
///
/// @code
/// constexpr Source rfc{"RFC 9110", "section 15.5.5", "2022-06"};
/// static_assert(rfc.place == "section 15.5.5" && basis_name(Basis::documented) == "documented");
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace faultwire {
inline namespace v1 {

/// A document or a file of a program. All three texts have static storage.
struct Source {
  std::string_view title;  ///< the document or the project
  std::string_view place;  ///< section, or repository path and revision; never empty
  std::string_view date;   ///< date of the page or commit that was read: `2024`, `2024-01` or `2024-01-31`

  friend constexpr bool operator==(const Source&, const Source&) = default;
};

/// How firmly a row is founded, firmest first: `a < b` means that `a` is the firmer.
enum class Basis : std::uint8_t {
  documented,      ///< a published document says it
  implementation,  ///< no document says it; a released program does it
  inferred,        ///< neither: concluded from the meaning that the named source gives the code
};

/// The name of a basis, spelled as the enumerator; empty for a value outside the enumeration. Static storage.
[[nodiscard]] constexpr std::string_view basis_name(Basis basis) noexcept {
  constexpr std::array<std::string_view, 3> names{"documented", "implementation", "inferred"};
  const auto i = static_cast<std::size_t>(basis);
  return i < names.size() ? names[i] : std::string_view{};
}

}  // namespace v1
}  // namespace faultwire
#endif
