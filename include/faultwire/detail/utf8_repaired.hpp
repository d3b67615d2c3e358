// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_UTF8_REPAIRED_HPP
#define FAULTWIRE_DETAIL_UTF8_REPAIRED_HPP
/// Makes UTF-8 of any bytes, for peers that refuse a text that is not UTF-8.

#include <string>
#include <string_view>

#include "faultwire/detail/utf8.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {

/// Returns `text` with U+FFFD for every sequence that is not UTF-8.
[[nodiscard]] inline std::string utf8_repaired(std::string_view text) {
  std::string good;
  while (const auto fault = find_utf8_fault(text)) {
    good.append(text.substr(0, fault->offset)).append("\xef\xbf\xbd");
    text.remove_prefix(fault->length == 0 ? text.size() : fault->offset + fault->length);
  }
  return good.append(text);
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
