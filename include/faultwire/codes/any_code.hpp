// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_ANY_CODE_HPP
#define FAULTWIRE_CODES_ANY_CODE_HPP
/// A code of any domain, its raw number kept even where the domain does not know it: what an error
/// remembers of where it came from.
///
/// @code
/// AnyCode origin = GrpcCode::not_found;
/// static_assert(parse_code("http:429") == AnyCode(HttpStatus::too_many_requests));
/// static_assert(AnyCode(Domain::grpc, 99).to<GrpcCode>() ==
///               GrpcCode::unknown);  // folded; the 99 stays
/// @endcode

#include <compare>
#include <limits>

#include "faultwire/codes/domains.hpp"
#include "faultwire/detail/number_text.hpp"
#include "faultwire/detail/sink.hpp"

namespace faultwire {
inline namespace v1 {

/// A domain and a number in it. The number of a domain without numbers is the enumerator's value
/// and never leaves the program.
struct AnyCode {
  Domain domain = Domain::grpc;
  std::int32_t number = 0;

  constexpr AnyCode() noexcept = default;
  constexpr AnyCode(Domain in, std::int32_t raw) noexcept : domain(in), number(raw) {}
  /// Any code of a listed domain.
  template <ListedCode C>
  constexpr AnyCode(C code) noexcept
      : domain(domain_of<C>), number(detail::codes::raw_number(code)) {}

  /// The code, if the domain is that of `C`; a number that the domain does not know becomes its
  /// catch-all, where it has one.
  template <ListedCode C>
  [[nodiscard]] constexpr std::optional<C> to() const noexcept {
    if (domain != domain_of<C>) return std::nullopt;
    if (const auto code = detail::codes::from_raw_number<C>(number)) return code;
    if constexpr (requires { CodeTraits<C>::otherwise; }) {
      return CodeTraits<C>::otherwise;
    } else {
      return std::nullopt;
    }
  }

  /// Exact: the same domain and the same number. `equivalent` asks whether two codes mean the same.
  [[nodiscard]] friend constexpr auto operator<=>(const AnyCode&,
                                                  const AnyCode&) noexcept = default;
  template <class H>
  friend H AbslHashValue(H state, const AnyCode& code) {
    return H::combine(std::move(state), code.domain, code.number);
  }
};

/// The name of the code; empty if its number has none. Static storage.
[[nodiscard]] constexpr std::string_view code_name(AnyCode code) noexcept {
  std::string_view name;
  with_domain(code.domain, [&]<Code C>() {
    if (const auto known = detail::codes::from_raw_number<C>(code.number)) name = code_name(*known);
  });
  return name;
}

/// Sends `domain:NAME`, or the number where there is no name, and for HTTP, whose numbers everybody
/// knows: what `parse_code` reads.
template <Sink S>
constexpr void code_to(S&& sink, AnyCode code) {
  const std::string_view name = code_name(code);
  sink(domain_name(code.domain));
  sink(std::string_view(":"));
  if (name.empty() || code.domain == Domain::http) return detail::number_to(sink, code.number);
  sink(name);
}

/// For absl's formatting, where it has that: the name of a code, or its number.
template <class S, ListedCode C>
void AbslStringify(S& sink, C code) {
  const std::string_view name = code_name(code);
  if (!name.empty()) return sink.Append({name.data(), name.size()});
  detail::number_to(
      [&](std::string_view digits) {
        sink.Append({digits.data(), digits.size()});
      },
      detail::codes::raw_number(code));
}

namespace detail::codes {
/// The value of an optional minus and digits that fit 32 bits.
[[nodiscard]] constexpr std::optional<std::int32_t> small_number(std::string_view text) noexcept {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 10) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (negative) value = -value;
  if (value > (std::numeric_limits<std::int32_t>::max)() ||
      value < (std::numeric_limits<std::int32_t>::min)())
    return std::nullopt;
  return static_cast<std::int32_t>(value);
}
}  // namespace detail::codes

/// Reads `domain:code`, the code being a number, where the domain has numbers, or any spelling that
/// `find_code` takes. A number that the domain does not know is kept.
[[nodiscard]] constexpr std::optional<AnyCode> parse_code(std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto domain = find_domain(text.substr(0, colon));
  if (!domain) return std::nullopt;
  const std::string_view spelling = text.substr(colon + 1);
  std::optional<AnyCode> found;
  with_domain(*domain, [&]<Code C>() {
    if constexpr (has_numbers<C>) {
      if (const auto number = detail::codes::small_number(spelling))
        found = AnyCode(domain_of<C>, *number);
    }
    if (!found) {
      if (const auto code = find_code<C>(spelling)) found = AnyCode(*code);
    }
  });
  return found;
}

}  // namespace v1
}  // namespace faultwire

#endif
