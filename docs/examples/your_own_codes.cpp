// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Your own enum and rule, beside the library's: an enum, its rows, a rule, and one line that makes
// the rule the default of its pair.
#include <cstdio>

#include "faultwire/core.hpp"

namespace printer {
enum class Fault { none, paper_out, jammed, door_open };
}

template <>
struct faultwire::CodeTraits<printer::Fault> : faultwire::EnumTraits<printer::Fault, 0, 3> {
  static constexpr std::string_view domain = "printer";
  // The code, the enumerator, the authority's name, the text that travels, what it means, other
  // spellings.
  static constexpr auto rows = std::to_array<faultwire::CodeRow<printer::Fault>>({
      {printer::Fault::none, "none", "NONE", "", "It prints.", ""},
      {printer::Fault::paper_out, "paper_out", "PAPER_OUT", "media-empty", "The tray is empty.",
       "out of paper|no paper"},
      {printer::Fault::jammed, "jammed", "JAMMED", "media-jam", "Paper is stuck.", ""},
      {printer::Fault::door_open, "door_open", "DOOR_OPEN", "door-open", "A door is open.", ""},
  });
  static constexpr auto sources =
      std::to_array<faultwire::Source>({{"service manual", "page 12", "2026-01-01"}});
};

namespace printer {
struct fault_to_grpc {
  using From = Fault;
  using To = faultwire::GrpcCode;
  static constexpr std::string_view id = "printer_to_grpc";
  static constexpr std::string_view title = "Faults of printers, by the service manual";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources =
      std::to_array<faultwire::Source>({{"service manual", "page 13", "2026-01-01"}});
  static constexpr auto rows = std::to_array<faultwire::Row<From, To>>({
      {From::none, To::ok, faultwire::Basis::documented, 0},
      {From::paper_out, To::resource_exhausted, faultwire::Basis::documented, 0},
      {From::jammed, To::unavailable, faultwire::Basis::documented, 0},
  });
};
}  // namespace printer

template <>
struct faultwire::DefaultRule<printer::Fault, faultwire::GrpcCode> {
  using type = printer::fault_to_grpc;
};

int main() {
  using namespace faultwire;
  static_assert(code_cast<HttpStatus>(printer::Fault::paper_out) ==
                HttpStatus::too_many_requests);  // through gRPC
  for (const printer::Fault fault : all_codes<printer::Fault>()) {
    const auto image = translate<GrpcCode>(fault);
    std::printf("%s: %s, %s\n", code_name(fault).data(), code_name(image.to).data(),
                fidelity_name(image.fidelity).data());
  }
  return find_code<printer::Fault>("Out of Paper") == printer::Fault::paper_out ? 0 : 1;
}
