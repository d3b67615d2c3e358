// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Texts of any size.
#ifndef FAULTWIRE_TESTS_SECURITY_TIMES_HPP
#define FAULTWIRE_TESTS_SECURITY_TIMES_HPP
#include <cstddef>
#include <string>
#include <string_view>

namespace security {

inline std::string times(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace security
#endif
