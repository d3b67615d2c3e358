// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What HTTP/2 counts for the fields of an answer that is an error.
#ifndef FAULTWIRE_TESTS_HEADER_LIST_SIZE_HPP
#define FAULTWIRE_TESTS_HEADER_LIST_SIZE_HPP
#include <cstddef>

#include "faultwire/wire.hpp"

namespace faultwire::test {

inline std::size_t header_list_size(const faultwire::wire::Trailers& trailers) {
  std::size_t sum = 42 + 60 + 65;  // :status, content-type, date
  for (const faultwire::wire::Trailer& field : faultwire::wire::to_fields(trailers))
    sum += field.name.size() + field.value.size() + 32;
  return sum;
}
}  // namespace faultwire::test

#endif
