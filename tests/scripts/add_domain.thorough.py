# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What a new domain and a new rule cost, in a scratch copy of the headers: a domain is one header
and the list of domains, a pair of domains one header and the list of pairs, and a rule of a pair
that exists is its header alone."""
import os, re, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
folder = tempfile.mkdtemp()
include = os.path.join(folder, "include")
shutil.copytree(os.path.join(args.source_dir, "include"), include)
edited = []


def put(path, text):
    edited.append(path)
    with open(os.path.join(include, "faultwire", path), "w") as file:
        file.write(text)


def change(path, *replacements):
    with open(os.path.join(include, "faultwire", path)) as file:
        text = file.read()
    for pattern, new in replacements:
        text, count = re.subn(pattern, new, text, count=1)
        if count != 1:
            house.finish([f"{path}: no place for {new!r}"], 1)
    put(path, text)


# A domain.
put("codes/printer.hpp", """
#pragma once
#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"
namespace faultwire {
inline namespace v1 {
enum class PrinterFault : std::uint8_t { none, paper_out, jammed };
template <>
struct CodeTraits<PrinterFault> : EnumTraits<PrinterFault, 0, 2> {
  static constexpr std::string_view domain{"printer", 7};
  static constexpr bool has_numbers = true;
  static constexpr PrinterFault otherwise = PrinterFault::jammed;
  static constexpr CodeRow<PrinterFault> rows[] = {
      {PrinterFault::none, "NONE", "", "It prints.", "All is well."},
      {PrinterFault::paper_out, "PAPER_OUT", "", "The tray is empty.", "Fill it."},
      {PrinterFault::jammed, "JAMMED", "", "Paper is stuck.", "Pull."}};
  static constexpr Source sources[] = {faultwire::sources::faultwire_choice};
};
}  // namespace v1
}  // namespace faultwire
""")
HTTP = '#include "faultwire/codes/http.hpp"'
change("codes/domains.hpp", (HTTP, HTTP + '\n#include "faultwire/codes/printer.hpp"'),
       (r"  kubernetes,\n", "  kubernetes,\n  printer,\n"),
       (r"KubernetesReason>;", "KubernetesReason, PrinterFault>;"))
domain_files = list(edited)
# A pair.
put("mapping/rules/printer_to_grpc.hpp", """
#pragma once
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/printer.hpp"
#include "faultwire/mapping/cast.hpp"
namespace faultwire {
inline namespace v1 {
namespace rules {
struct printer_to_grpc {
  using From = PrinterFault;
  using To = GrpcCode;
  static constexpr std::string_view id = "printer_to_grpc";
  static constexpr std::string_view title = "Printers to gRPC";
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::inferred, sources::faultwire_choice};
  static constexpr Row<From, To> rows[] = {{From::none, To::ok}, {From::jammed, To::unavailable}};
};
}  // namespace rules
template <>
struct DefaultRule<PrinterFault, GrpcCode> {
  using type = rules::printer_to_grpc;
};
namespace detail::mapping {
using printer_to_grpc_rules = RuleList<rules::printer_to_grpc>;
}  // namespace detail::mapping
}  // namespace v1
}  // namespace faultwire
""")
change("mapping/rules.hpp",
       (r"\nnamespace faultwire \{",
        '#include "faultwire/mapping/rules/printer_to_grpc.hpp"\n\nnamespace faultwire {'),
       (r"using Pairs =\s*PairList<", "using Pairs = PairList<printer_to_grpc_rules, "))
pair_files = edited[len(domain_files):]
# A rule of a pair that exists, as a difference.
change("mapping/rules/grpc_to_http.hpp", (r"\n\}  // namespace rules", """
/// A proxy of our own.
struct grpc_to_http_ours {
  using From = GrpcCode;
  using To = HttpStatus;
  using SameAs = grpc_to_http;
  static constexpr std::string_view id = "grpc_to_http_ours";
  static constexpr std::string_view title = "gRPC to HTTP: ours";
  static constexpr To otherwise = To::bad_gateway;
  static constexpr Authority by{Basis::inferred, sources::faultwire_choice};
  static constexpr Row<From, To> rows[] = {{From::cancelled, To::request_timeout}};
};

}  // namespace rules"""), (r"RuleList<", "RuleList<rules::grpc_to_http_ours, "))
rule_files = edited[len(domain_files) + len(pair_files):]

PROGRAM = """
#include "faultwire/codes.hpp"
#include "faultwire/mapping.hpp"
#include "faultwire/interop/ostream.hpp"
#include <iostream>
using namespace faultwire;
static_assert(parse_code("printer:paper_out") == AnyCode(PrinterFault::paper_out));
static_assert(code_name(AnyCode(Domain::printer, 2)) == "JAMMED");
static_assert(find_domain("printer") == Domain::printer);
static_assert(code_cast<HttpStatus>(PrinterFault::jammed) == HttpStatus::service_unavailable);
using Ours = rules::grpc_to_http_ours;
static_assert(code_cast<Ours>(GrpcCode::cancelled) == HttpStatus::request_timeout);
static_assert(code_cast<Ours>(GrpcCode::internal) == HttpStatus::internal_server_error);
static_assert(rule_rows<rules::grpc_to_http_ours>().size() == 17);
int main() {
  int domains = 0, rules_seen = 0;
  each_domain([&]<Code C>() { domains += std::is_same_v<C, PrinterFault> ? 1 : 0; });
  each_rule([&]<Rule R>() {
    rules_seen += R::id == "printer_to_grpc" || R::id == "grpc_to_http_ours" ? 1 : 0;
  });
  std::cout << PrinterFault::jammed << domains << rules_seen << '\\n';
}
"""
problems = []
checks = 0
for expected, files, what in ((2, domain_files, "domain"), (2, pair_files, "pair"),
                              (1, rule_files, "rule")):
    checks += 1
    print(f"a {what}: {', '.join(files)}")
    if len(files) != expected:
        problems.append(f"a {what} takes {len(files)} files")
source = os.path.join(folder, "program.cpp")
with open(source, "w") as file:
    file.write(PROGRAM)
for compiler in house.compilers(args):
    result = house.run([compiler, "-std=c++20", *house.WARNINGS, "-I" + include, source, "-o",
                        source + ".out"])
    checks += 1
    if result.returncode != 0:
        problems.append(f"{compiler}:\n{result.stdout.decode('utf-8', 'replace')[:3000]}")
    elif subprocess.check_output([source + ".out"]) != b"JAMMED12\n":
        problems.append(f"{compiler}: the program does not see both")
shutil.rmtree(folder)
house.finish(problems, checks)
