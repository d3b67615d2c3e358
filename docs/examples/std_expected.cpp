// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Results instead of exceptions, with std::expected: the error is a value that carries everything,
// or a code alone. compile with: -std=c++23
#include <cstdio>
#include <expected>
#include <string>

#include "faultwire/interop/std_expected.hpp"
#include "faultwire/interop/std_stream_error.hpp"
#include "faultwire/mapping.hpp"

using namespace faultwire;

// A code may be all that a function has to say.
static std::expected<int, GrpcCode> rows_of(const std::string& table) {
  if (table == "cpu") return 3;
  return std::unexpected(GrpcCode::not_found);
}

// An error with words and metadata; StreamExpected<T> is std::expected<T, StreamError>.
static StreamExpected<int> sum_of(const std::string& table) {
  const auto rows = rows_of(table);
  if (!rows) {
    auto error = unexpected_error(code_cast<StreamErrorCode>(rows.error()), "no table " + table);
    error.error().set_origin(rows.error());
    return error;
  }
  return *rows * 14;
}

int main() {
  for (const char* table : {"cpu", "gpu"}) {
    const std::expected<int, HttpStatus> answer = cast_error<HttpStatus>(rows_of(table));
    std::printf("%s: %d", table, answer ? 200 : static_cast<int>(answer.error()));
    const StreamExpected<int> sum = sum_of(table);
    if (sum) {
      std::printf(", sum %d\n", *sum);
    } else {
      std::printf(", %s, from %s\n", sum.error().message().c_str(),
                  code_name(sum.error().origin()).data());
    }
  }
}
