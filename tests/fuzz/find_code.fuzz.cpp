// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any text: every lookup ends, and what is found is found again under its own name.
#include <cstdint>

#include "faultwire/codes.hpp"
#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  each_domain([&]<Code C>() {
    if (const auto code = find_code<C>(text)) require(find_code<C>(code_name(*code)) == code);
  });
  if (const auto code = parse_code(text))
    require(find_domain(text.substr(0, text.find(':'))) == code->domain);
  return 0;
}
