// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_ANY_CODE_HPP
#define FAULTWIRE_CODES_ANY_CODE_HPP
/// A code of any domain. It keeps its raw number even if the domain does not know the number, so an
/// error can remember where it came from.
///
/// @code
/// AnyCode origin = GrpcCode::not_found;
/// static_assert(parse_code("http:429") == AnyCode(HttpStatus::too_many_requests));
/// static_assert(AnyCode(Domain::grpc, 99).to<GrpcCode>() == GrpcCode::unknown);  // 99 is kept
/// @endcode

#include <compare>
#include <utility>

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

  /// gRPC's OK.
  constexpr AnyCode() noexcept = default;
  /// A number of a domain, which the domain need not know.
  constexpr AnyCode(Domain in, std::int32_t raw) noexcept : domain(in), number(raw) {}
  /// Any code of a listed domain.
  template <ListedCode C>
  constexpr AnyCode(C code) noexcept
      : domain(domain_of<C>), number(detail::codes::raw_number(code)) {}

  /// Returns the code if the domain is that of `C` and knows the number.
  template <ListedCode C>
  [[nodiscard]] constexpr std::optional<C> exactly() const noexcept {
    if (domain != domain_of<C>) return std::nullopt;
    return detail::codes::from_raw_number<C>(number);
  }

  /// Returns the code if the domain is that of `C`. A number that the domain does not know becomes
  /// `CodeTraits<C>::otherwise`, or nothing if there is none; `exactly` never folds.
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
  /// For absl's hash tables.
  template <class H>
  friend H AbslHashValue(H state, const AnyCode& code) {
    return H::combine(std::move(state), code.domain, code.number);
  }
};

namespace detail::codes {
/// What the functions below ask of a domain; one row for each, made when a program first asks.
struct DomainCalls {
  bool has_numbers;
  std::string_view (*name)(std::int32_t);
  std::string_view (*text)(std::int32_t);
  bool (*find)(std::string_view, std::int32_t&);  ///< sets the number of the spelling
};
template <Code C>
constexpr std::string_view name_of_number(std::int32_t number) {
  const auto code = from_raw_number<C>(number);
  return code ? code_name(*code) : std::string_view();
}
template <Code C>
constexpr std::string_view text_of_number(std::int32_t number) {
  const auto code = from_raw_number<C>(number);
  return code ? code_text(*code) : std::string_view();
}
template <Code C>
constexpr bool find_number(std::string_view spelling, std::int32_t& number) {
  const auto code = find_code<C>(spelling);
  if (code) number = raw_number(*code);
  return code.has_value();
}
template <class... C>
consteval auto calls_of(DomainList<C...>) {
  return std::array<DomainCalls, sizeof...(C)>{
      DomainCalls{has_numbers<C>, name_of_number<C>, text_of_number<C>, find_number<C>}...};
}
template <class List>
inline constexpr auto domain_calls = calls_of(List{});

/// The value of an optional minus and digits that fit 32 bits; nothing for anything else.
template <class Lazy = void>
[[nodiscard]] constexpr std::optional<Later<std::int32_t, Lazy>> small_number(
    std::string_view text) noexcept {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 10) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (negative) value = -value;
  if (value != static_cast<std::int32_t>(value)) return std::nullopt;
  return static_cast<std::int32_t>(value);
}
}  // namespace detail::codes

// The functions below are templates with a default argument, so that a program that includes this
// header and calls none of them does not compile the tables of all domains.

namespace detail::codes {
/// The calls of a domain; null for a value that is no domain.
template <class Lazy>
[[nodiscard]] constexpr const DomainCalls* calls_for(Domain domain) noexcept {
  using List = Later<Domains, Lazy>;
  const auto i = static_cast<std::size_t>(domain);
  return i < List::size ? &domain_calls<List>[i] : nullptr;
}
}  // namespace detail::codes

/// Whether the numbers of the domain mean something outside the program.
template <class Lazy = void>
[[nodiscard]] constexpr bool domain_has_numbers(Domain domain) noexcept {
  const auto* const calls = detail::codes::calls_for<Lazy>(domain);
  return calls != nullptr && calls->has_numbers;
}

/// Returns the name of the code; empty if its number has none. Static storage.
template <class Lazy = void>
[[nodiscard]] constexpr std::string_view code_name(AnyCode code) noexcept {
  const auto* const calls = detail::codes::calls_for<Lazy>(code.domain);
  return calls != nullptr ? calls->name(code.number) : std::string_view();
}

/// Returns the string that travels; empty if numbers travel or the number has no row. Static
/// storage.
template <class Lazy = void>
[[nodiscard]] constexpr std::string_view code_text(AnyCode code) noexcept {
  const auto* const calls = detail::codes::calls_for<Lazy>(code.domain);
  return calls != nullptr ? calls->text(code.number) : std::string_view();
}

/// Sends `domain:NAME` to `sink`, or the number if there is no name, and always for HTTP:
/// `grpc:NOT_FOUND`, `http:404`. `parse_code` reads it.
template <Sink S, class Lazy = void>
constexpr void code_to(S&& sink, AnyCode code) {
  const std::string_view name = code_name<Lazy>(code);
  sink(domain_name(code.domain));
  sink(detail::view_of(":", 1));
  if (name.empty() || code.domain == Domain::http) return detail::number_to(sink, code.number);
  sink(name);
}

/// For absl's formatting: the name of a code, or its number. For your own domain write
/// `using faultwire::AbslStringify;` in the namespace of the enum.
template <class S, Code C>
void AbslStringify(S& sink, C code) {
  const std::string_view name = code_name(code);
  if (!name.empty()) return sink.Append({name.data(), name.size()});
  const auto append = [&](std::string_view digits) { sink.Append({digits.data(), digits.size()}); };
  detail::number_to(append, detail::codes::raw_number(code));
}
/// For absl's formatting: what `code_to` sends.
template <class S>
void AbslStringify(S& sink, const AnyCode& code) {
  code_to([&](std::string_view piece) { sink.Append({piece.data(), piece.size()}); }, code);
}

namespace detail::codes {
/// A stream of characters, as far as this can be told without its header.
template <class S>
concept Stream = requires(S& out) {
  typename S::traits_type;
  out.put('a');
};
}  // namespace detail::codes

/// Deleted, so that a compiler names the header whose operators print codes, and not every operator
/// of the standard library. Where that header is included, its operators are chosen.
template <detail::codes::Stream S, Code C>
S& operator<<(S&, C) = delete;  // needs "faultwire/interop/ostream.hpp"
/// The same for a code of any domain.
template <detail::codes::Stream S>
S& operator<<(S&, AnyCode) = delete;  // needs "faultwire/interop/ostream.hpp"

/// Reads `domain:code`. The code is a number, if the domain has numbers, or any spelling that
/// `find_code` reads. A number that the domain does not know is kept.
template <class Lazy = void>
[[nodiscard]] constexpr std::optional<detail::codes::Later<AnyCode, Lazy>> parse_code(
    std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto domain = find_domain<Lazy>(detail::view_of(text.data(), colon));
  if (!domain) return std::nullopt;
  const detail::codes::DomainCalls& calls = *detail::codes::calls_for<Lazy>(*domain);
  std::string_view spelling = text;
  spelling.remove_prefix(colon + 1);  // unlike substr, it never throws
  if (calls.has_numbers) {
    if (const auto number = detail::codes::small_number<Lazy>(spelling))
      return AnyCode(*domain, *number);
  }
  std::int32_t number = 0;
  if (!calls.find(spelling, number)) return std::nullopt;
  return AnyCode(*domain, number);
}

}  // namespace v1
}  // namespace faultwire

/// For the standard library's hash tables.
template <>
struct std::hash<faultwire::AnyCode> {
  [[nodiscard]] std::size_t operator()(const faultwire::AnyCode& code) const noexcept {
    const auto number = static_cast<std::uint32_t>(code.number);
    return std::hash<std::uint64_t>()(std::uint64_t{number} << 8 |
                                      static_cast<std::uint64_t>(code.domain));
  }
};

#endif
