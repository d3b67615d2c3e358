// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Errors from two shared objects are equal, by value and to what this program makes itself.
#include <faultwire/interop/std_error_code.hpp>

std::error_code first_error();
std::error_code second_error();

int main() {
  using namespace faultwire;
  const bool equal =
      first_error() == second_error() && first_error() == std::error_code(GrpcCode::not_found);
  const bool read = code_of<GrpcCode>(first_error()) == GrpcCode::not_found;
  return equal && read && second_error() == std::errc::no_such_file_or_directory ? 0 : 1;
}
