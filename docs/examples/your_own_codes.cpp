// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Your own enum and rule, beside the library's: an enum, its rows, a rule, and one line that makes
// the rule the default of its pair.
#include <functional>
#include <iostream>

#include "faultwire/core.hpp"
#include "faultwire/interop/ostream.hpp"

namespace printer {
enum class Fault { none, paper_out, jammed, door_open };
using faultwire::AbslStringify;  // for absl::StrCat and absl's logging
using faultwire::operator<<;     // for std::ostream, and what GoogleTest prints
}  // namespace printer

template <>
struct faultwire::CodeTraits<printer::Fault> : faultwire::EnumTraits<printer::Fault, 0, 3> {
  static constexpr std::string_view domain = "printer";
  // The code, its name, the text that travels, what it says, when it is right, other spellings.
  static constexpr faultwire::CodeRow<printer::Fault> rows[] = {
      {printer::Fault::none, "NONE", "", "It prints.", "Nothing is to be done."},
      {printer::Fault::paper_out, "PAPER_OUT", "media-empty", "The tray is empty.",
       "Fill the tray; JAMMED if paper is stuck.", "out of paper|no paper"},
      {printer::Fault::jammed, "JAMMED", "media-jam", "Paper is stuck.", "Open it and pull."},
      {printer::Fault::door_open, "DOOR_OPEN", "door-open", "A door is open.", "Close it."},
  };
  static constexpr faultwire::Source sources[] = {{"service manual", "page 12", "2026-01-01"}};
};

namespace printer {
struct fault_to_grpc {
  using From = Fault;
  using To = faultwire::GrpcCode;
  static constexpr std::string_view id = "printer_to_grpc";
  static constexpr std::string_view title = "Faults of printers, by the service manual";
  static constexpr To otherwise = To::unknown;
  static constexpr faultwire::Source page_13{"service manual", "page 13", "2026-01-01"};
  static constexpr faultwire::Authority by{faultwire::Basis::documented, page_13};
  static constexpr faultwire::Row<From, To> rows[] = {
      {From::none, To::ok},
      {From::paper_out, To::resource_exhausted},
      {From::jammed, To::unavailable},
  };
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
    std::cout << fault << ": " << image.to << ", " << fidelity_name(image.fidelity) << '\n';
  }
  const std::hash<printer::Fault> hash;  // of every enum
  const bool same = hash(printer::Fault::jammed) == hash(printer::Fault::jammed);
  return same && find_code<printer::Fault>("Out of Paper") == printer::Fault::paper_out ? 0 : 1;
}
