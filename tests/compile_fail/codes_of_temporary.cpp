// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: use of deleted function|deleted.*codes
#include <string_view>

#include "faultwire/diagnosis/error_text.hpp"

std::size_t codes_of(std::string_view line) {
  using namespace faultwire::diagnosis;
  std::size_t count = 0;
#ifdef FAULTWIRE_SHOULD_FAIL
  for (const TextCode& one : read_error_text(line).codes()) count += one.code.number != 0 ? 1u : 0u;
#else
  const ErrorText text = read_error_text(line);
  for (const TextCode& one : text.codes()) count += one.code.number != 0 ? 1u : 0u;
#endif
  return count;
}
