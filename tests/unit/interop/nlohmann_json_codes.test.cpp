// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A user's own domain in every form of output, and codes as JSON.
#include "faultwire/interop/nlohmann_json_codes.hpp"

#include <absl/hash/hash.h>
#include <absl/strings/str_cat.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <unordered_set>

#include "faultwire/interop/fmt.hpp"
#include "faultwire/interop/ostream.hpp"
#include "faultwire/interop/std_format.hpp"
#include "faultwire/interop/testing.hpp"

namespace garden {
enum class Fault { none = 3, frost, drought };
using faultwire::AbslStringify;
using faultwire::operator<<;
struct to_grpc;
}  // namespace garden
template <>
struct faultwire::CodeTraits<garden::Fault> : faultwire::EnumTraits<garden::Fault, 3, 5> {
  static constexpr std::string_view domain = "garden";
  static constexpr bool has_numbers = true;
  static constexpr faultwire::CodeRow<garden::Fault> rows[] = {
      {garden::Fault::none, "NONE", "", "It grows.", "All is well."},
      {garden::Fault::frost, "FROST", "too cold", "It froze.", "Cover it.", "ice|snow"},
      {garden::Fault::drought, "DROUGHT", "too dry", "It is dry.", "Water it."}};
  static constexpr faultwire::Source sources[] = {{"garden", "almanac", "2026"}};
};
struct garden::to_grpc {
  using From = Fault;
  using To = faultwire::GrpcCode;
  static constexpr std::string_view id = "garden_to_grpc";
  static constexpr std::string_view title = "the garden's faults";
  static constexpr To otherwise = To::unknown;
  static constexpr faultwire::Source almanac{"garden", "almanac", "2026"};
  static constexpr faultwire::Authority by{faultwire::Basis::documented, almanac};
  static constexpr faultwire::Row<From, To> rows[] = {{From::none, To::ok},
                                                      {From::drought, To::unavailable}};
};
template <>
struct faultwire::DefaultRule<garden::Fault, faultwire::GrpcCode> {
  using type = garden::to_grpc;
};

namespace {
using namespace faultwire;
using nlohmann::ordered_json;

TEST(OwnDomain, IsPrinted) {
  std::ostringstream out;
  out << garden::Fault::frost << ' ' << garden::Fault{9} << ' ' << AnyCode(GrpcCode::ok);
  EXPECT_EQ(out.str(), "FROST 9 grpc:OK");
  EXPECT_EQ(fmt::format("{:>6}|{}", garden::Fault::frost, garden::Fault{9}), " FROST|9");
  EXPECT_EQ(fmt::format("{}", AnyCode(HttpStatus{599})), "http:599");
#if FAULTWIRE_HAS_STD_FORMAT
  EXPECT_EQ(std::format("{:>6}|{}", garden::Fault::frost, garden::Fault{9}), " FROST|9");
#endif
  EXPECT_EQ(::testing::PrintToString(garden::Fault::drought), "DROUGHT");
}

struct StringSink {
  std::string text;
  void Append(std::string_view piece) { text += piece; }
};

TEST(OwnDomain, IsStringified) {
  StringSink sink;
  AbslStringify(sink, garden::Fault::frost);
  AbslStringify(sink, garden::Fault{9});
  AbslStringify(sink, AnyCode(GrpcCode::not_found));
  EXPECT_EQ(sink.text, "FROST9grpc:NOT_FOUND");
}

TEST(OwnDomain, IsHashedAndMatched) {
  const std::unordered_set<garden::Fault> faults{garden::Fault::frost, garden::Fault::frost};
  EXPECT_EQ(faults.size(), 1u);
  EXPECT_EQ(absl::HashOf(garden::Fault::frost), absl::HashOf(garden::Fault::frost));
  EXPECT_EQ(absl::HashOf(AnyCode(GrpcCode::ok)), absl::HashOf(AnyCode(Domain::grpc, 0)));
  const std::unordered_set<AnyCode> codes{GrpcCode::ok, HttpStatus::ok, GrpcCode::ok};
  EXPECT_EQ(codes.size(), 2u);
  const std::unordered_set<ArrowError> errors{{ArrowStatusCode::ok}, {ArrowStatusCode::invalid}};
  EXPECT_EQ(errors.size(), 2u);
  EXPECT_EQ(absl::HashOf(ArrowError{ArrowStatusCode::ok}), absl::HashOf(ArrowError{}));
  EXPECT_THAT(garden::Fault::drought, HasName("DROUGHT"));
  EXPECT_THAT(garden::Fault::drought, EquivalentTo(HttpStatus::service_unavailable));
  EXPECT_THAT(garden::Fault::frost, ::testing::Not(EquivalentTo(GrpcCode::ok)));
}

TEST(OwnDomain, IsFound) {
  for (const std::string_view text : {"frost", "FROST", "too cold", "Too-Cold", "snow"})
    EXPECT_EQ(find_code<garden::Fault>(text), garden::Fault::frost) << text;
  EXPECT_EQ(code_from_number<garden::Fault>(5), garden::Fault::drought);
  EXPECT_EQ(code_when(garden::Fault::frost), "Cover it.");
}

TEST(CodesAsJson, HaveTheShapeOfTheTool) {
  EXPECT_EQ(ordered_json(GrpcCode::not_found).dump(),
            R"({"domain":"grpc","name":"NOT_FOUND","number":5,"text":""})");
  EXPECT_EQ(ordered_json(InfluxCode::not_found).dump(),
            R"({"domain":"influx","name":"NotFound","text":"not found"})");
  EXPECT_EQ(ordered_json(garden::Fault::frost).dump(),
            R"({"domain":"garden","name":"FROST","number":4,"text":"too cold"})");
  EXPECT_EQ(ordered_json(AnyCode(InfluxCode::conflict)), ordered_json(InfluxCode::conflict));
  EXPECT_EQ(ordered_json(AnyCode(Domain::grpc, 17)).dump(),
            R"({"domain":"grpc","name":"","number":17,"text":""})");
}

TEST(CodesAsJson, AreReadBack) {
  each_domain([]<Code C>() {
    for (const C code : all_codes<C>()) {
      if (code_name(code) == "(Unused)") continue;  // two statuses have this name
      EXPECT_EQ(ordered_json(code).get<C>(), code);
      EXPECT_EQ(nlohmann::json(code).get<C>(), code);
    }
  });
  EXPECT_EQ(ordered_json::parse(R"({"number":599})").get<HttpStatus>(), HttpStatus{599});
  // A name of a later release: the number says the same.
  EXPECT_EQ(ordered_json::parse(R"({"name":"LATER","number":5})").get<GrpcCode>(),
            GrpcCode::not_found);
  EXPECT_EQ(ordered_json::parse(R"({"name":"LATER"})").get<InfluxCode>(),
            CodeTraits<InfluxCode>::otherwise);
  for (const char* bad : {"[]", "{}", R"({"name":7})", R"({"number":"5"})", R"({"number":99})"})
    EXPECT_EQ(ordered_json::parse(bad).get<GrpcCode>(), GrpcCode::unknown) << bad;
}
}  // namespace
