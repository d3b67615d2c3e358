// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A user's own enum and rule, in the library's tables.
#include <faultwire/core.hpp>

namespace cellar {
enum class Fault { none, flooded, locked };
}

template <>
struct faultwire::CodeTraits<cellar::Fault> : faultwire::EnumTraits<cellar::Fault, 0, 2> {
  static constexpr std::string_view domain = "cellar";
  static constexpr faultwire::CodeRow<cellar::Fault> rows[] = {
      {cellar::Fault::none, "NONE", "", "All is well.", "Nothing is to be done."},
      {cellar::Fault::flooded, "FLOODED", "under water", "Water is in it.", "Pump.", "wet"},
      {cellar::Fault::locked, "LOCKED", "", "The key is missing.", "Ask the porter."},
  };
  static constexpr faultwire::Source sources[] = {{"house rules", "page 3", "2026-01-01"}};
};

namespace cellar {
struct fault_to_grpc {
  using From = Fault;
  using To = faultwire::GrpcCode;
  static constexpr std::string_view id = "cellar_to_grpc";
  static constexpr std::string_view title = "The cellar's faults";
  static constexpr To otherwise = To::unknown;
  static constexpr faultwire::Source page_4{"house rules", "page 4", "2026-01-01"};
  static constexpr faultwire::Authority by{faultwire::Basis::documented, page_4};
  static constexpr faultwire::Row<From, To> rows[] = {
      {From::none, To::ok},
      {From::flooded, To::unavailable},
      {From::locked, To::permission_denied},
  };
};
}  // namespace cellar

template <>
struct faultwire::DefaultRule<cellar::Fault, faultwire::GrpcCode> {
  using type = cellar::fault_to_grpc;
};

int main() {
  using namespace faultwire;
  static_assert(code_cast<HttpStatus>(cellar::Fault::flooded) == HttpStatus::service_unavailable);
  static_assert(find_code<cellar::Fault>("Wet") == cellar::Fault::flooded);
  return translate<StreamErrorCode>(cellar::Fault::locked).to == StreamErrorCode::unauthorized ? 0
                                                                                               : 1;
}
