// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "faultwire/codes.hpp"
#include "suggest.hpp"

namespace faultwire_tool {

using namespace faultwire;

std::vector<AnyCode> codes_spelled(std::string_view spelling) {
  if (const auto one = parse_code(spelling)) return {*one};
  std::vector<AnyCode> codes;
  const auto number = faultwire::detail::codes::small_number(spelling);
  each_domain([&]<Code C>() {
    if (number) {
      if constexpr (has_numbers<C>) {
        const auto code = code_from_number<C>(*number);
        if (code && code_row(*code) != nullptr) codes.emplace_back(*code);
      }
    } else if (const auto code = find_code<C>(spelling)) {
      codes.emplace_back(*code);
    }
  });
  // A status without a name is a status all the same.
  if (codes.empty() && number && code_from_number<HttpStatus>(*number))
    codes.emplace_back(Domain::http, *number);
  return codes;
}

std::string unknown_code(std::string_view spelling) {
  const std::size_t colon = spelling.find(':');
  const std::string_view domain = spelling.substr(0, colon);
  std::vector<std::string_view> domains, names;
  each_domain([&]<Code C>() {
    domains.push_back(CodeTraits<C>::domain);
    if (colon != spelling.npos && domain != CodeTraits<C>::domain) return;
    for (const auto& row : CodeTraits<C>::rows) names.push_back(row.name);
  });
  if (colon == spelling.npos)
    return fmt::format("no domain has the code '{}'; the domains are {}.{}", spelling,
                       fmt::join(domains, ", "), did_you_mean(spelling, names));
  if (!find_domain(domain))
    return fmt::format("unknown domain in '{}': it is one of {}.{}", spelling,
                       fmt::join(domains, ", "), did_you_mean(domain, domains));
  return fmt::format("'{}' is no code of {}.{}", spelling, domain,
                     did_you_mean(spelling.substr(colon + 1), names));
}

}  // namespace faultwire_tool
