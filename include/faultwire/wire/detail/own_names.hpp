// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_OWN_NAMES_HPP
#define FAULTWIRE_WIRE_DETAIL_OWN_NAMES_HPP
/// How trailers and JSON bodies spell what this library adds to an error. Needs the standard
/// library only.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/detail/number_text.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/wire/dropped.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::wire {
using namespace faultwire::wire;

/// The domain of an ErrorInfo of this library, before the name of the code domain.
inline constexpr std::string_view info_domain = "faultwire.v1.";
/// Before a text that is base64, because its bytes are not UTF-8.
inline constexpr std::string_view base64_mark = "base64:";

/// Appends a number in decimal digits.
template <class Lazy = void>
void put_number(std::string& out, std::int64_t number) {
  detail::number_to([&](std::string_view digits) { out.append(digits); }, number);
}

/// Returns the number of a code where its domain has numbers, otherwise its name.
template <class Lazy = void>
[[nodiscard]] std::string code_spelling(AnyCode code) {
  std::string text(domain_has_numbers<Lazy>(code.domain) ? "" : code_name<Lazy>(code));
  if (text.empty()) put_number(text, code.number);
  return text;
}
/// Returns the first text of a DebugInfo that is a cause: the domain, a colon, and the code.
template <class Lazy = void>
[[nodiscard]] std::string cause_spelling(AnyCode code) {
  return std::string(info_domain)
      .append(domain_name(code.domain))
      .append(":")
      .append(code_spelling<Lazy>(code));
}
/// Returns the side of this name, or nothing.
[[nodiscard]] constexpr std::optional<faultwire::retry::Side> side_named(
    std::string_view name) noexcept {
  using faultwire::retry::Side;
  for (const Side side : {Side::server, Side::client, Side::transport}) {
    if (faultwire::retry::side_name(side) == name) return side;
  }
  return std::nullopt;
}
/// Returns what was left out as one text: `message=1,metadata=2,causes=0,details=0`.
template <class Lazy = void>
[[nodiscard]] std::string dropped_text(const Dropped& dropped) {
  std::string text(dropped.message ? "message=1," : "");
  put_number(text.append("metadata="), dropped.metadata);
  put_number(text.append(",causes="), dropped.causes);
  put_number(text.append(",details="), dropped.details);
  return text;
}

}  // namespace detail::wire
}  // namespace v1
}  // namespace faultwire

#endif
