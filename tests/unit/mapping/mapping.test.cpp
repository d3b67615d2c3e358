// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/mapping.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "faultwire/codes.hpp"
#include "faultwire/interop/testing.hpp"

// A user's own domain and rule, from outside the library.
namespace shop {
enum class Error { none, sold_out, no_card };
struct to_grpc;
}  // namespace shop
template <>
struct faultwire::CodeTraits<shop::Error> : faultwire::EnumTraits<shop::Error, 0, 2> {
  static constexpr std::string_view domain = "shop";
  static constexpr faultwire::CodeRow<shop::Error> rows[] = {
      {shop::Error::none, "NONE", "", "Nothing is wrong.", "The sale is done."},
      {shop::Error::sold_out, "SOLD_OUT", "sold out", "None is left.", "It may come back.", "gone"},
      {shop::Error::no_card, "NO_CARD", "", "No card.", "Pay in cash."}};
  static constexpr faultwire::Source sources[] = {{"shop", "handbook", "2026"}};
};
struct shop::to_grpc {
  using From = Error;
  using To = faultwire::GrpcCode;
  static constexpr std::string_view id = "shop_to_grpc";
  static constexpr std::string_view title = "the shop's errors";
  static constexpr To otherwise = To::unknown;
  static constexpr faultwire::Source handbook{"shop", "handbook", "2026"};
  static constexpr faultwire::Authority by{faultwire::Basis::documented, handbook};
  static constexpr faultwire::Row<From, To> rows[] = {{From::none, To::ok},
                                                      {From::sold_out, To::resource_exhausted}};
};
template <>
struct faultwire::DefaultRule<shop::Error, faultwire::GrpcCode> {
  using type = shop::to_grpc;
};

namespace {
using namespace faultwire;

TEST(Mapping, AUsersOwnDomainUsesTheSameFunctions) {
  EXPECT_EQ(code_cast<GrpcCode>(shop::Error::sold_out), GrpcCode::resource_exhausted);
  EXPECT_EQ(code_cast<HttpStatus>(shop::Error::sold_out), HttpStatus::too_many_requests);
  EXPECT_EQ(code_cast<HttpStatus>(shop::Error{77}), HttpStatus::internal_server_error);
  EXPECT_EQ(find_code<shop::Error>("GONE"), shop::Error::sold_out);
  EXPECT_EQ(translate<GrpcCode>(shop::Error::no_card).fidelity, Fidelity::fallback);
  EXPECT_TRUE(equivalent(shop::Error::sold_out, InfluxCode::too_large));
}

TEST(Mapping, TranslateSaysWhatTheCastLeavesUnsaid) {
  const auto direct = translate<GrpcCode>(InfluxCode::unauthorized);
  EXPECT_EQ(direct.to, GrpcCode::permission_denied);
  EXPECT_EQ(direct.basis, Basis::documented);
  EXPECT_EQ(direct.fidelity, Fidelity::merged);  // forbidden goes there too
  ASSERT_NE(direct.row, nullptr);
  EXPECT_FALSE(direct.through_grpc);
  EXPECT_EQ(direct.steps[0].rule, "influx_to_grpc");
  EXPECT_EQ(direct.steps[1].rule, "");

  const auto pivot = translate<HttpStatus>(FlightCode::internal);
  EXPECT_EQ(pivot.to, HttpStatus::internal_server_error);
  EXPECT_EQ(pivot.row, nullptr);
  EXPECT_TRUE(pivot.through_grpc);
  EXPECT_EQ(pivot.fidelity,
            Fidelity::merged);  // exact, then merged: 500 is also UNKNOWN and DATA_LOSS
  EXPECT_EQ(pivot.steps[0].fidelity, Fidelity::exact);
  EXPECT_EQ(pivot.steps[1].rule, "grpc_to_http");

  const auto weaker = translate<HttpStatus>(StreamErrorCode::ok);
  EXPECT_EQ(weaker.basis, Basis::inferred);  // inferred, then documented

  const auto none = translate<rules::influx_to_flight_documented>(InfluxCode::conflict);
  EXPECT_EQ(none.fidelity, Fidelity::fallback);
  EXPECT_EQ(none.row, nullptr);
  EXPECT_EQ(none.to, FlightCode::unknown);
}

TEST(Mapping, UnknownInputIsNoError) {
  each_rule([]<Rule R>() {
    using From = typename R::From;
    const auto check = [](From code) {
      const auto full = translate<R>(code);
      EXPECT_EQ(full.to, code_cast<R>(code));
      EXPECT_NE(code_row(full.to), nullptr) << R::id;
      if (CodeTraits<From>::index(code) >= CodeTraits<From>::extent) {
        EXPECT_EQ(full.to, R::otherwise);
        EXPECT_TRUE(candidates<R>(code).empty());
        EXPECT_EQ(row_for<R>(code), nullptr);
      }
    };
    for (std::size_t i = 0; i < CodeTraits<From>::extent; ++i) check(CodeTraits<From>::at(i));
    if constexpr (std::is_enum_v<From>) {
      for (std::int32_t n = 0; n < 70000; n += 97) check(static_cast<From>(n));
    } else {
      check(ArrowError{static_cast<ArrowStatusCode>(200), {}});
      check(ArrowError{ArrowStatusCode::ok, static_cast<ArrowFlightDetail>(9)});
    }
  });
}

/// The codes that a rule translates exactly and its inverse does not bring back.
template <Rule There, Rule Back>
std::string lost() {
  std::string out;
  for (const auto code : all_codes<typename There::From>()) {
    if (translate<There>(code).fidelity != Fidelity::exact ||
        code_cast<Back>(code_cast<There>(code)) == code)
      continue;
    out += (out.empty() ? "" : ", ") + std::string(code_name(code));
  }
  return out;
}

TEST(Mapping, AFlightDetailDecidesWhateverTheStatusCode) {
  using enum ArrowStatusCode;
  constexpr std::pair<ArrowFlightDetail, GrpcCode> images[] = {
      {ArrowFlightDetail::internal, GrpcCode::internal},
      {ArrowFlightDetail::timed_out, GrpcCode::deadline_exceeded},
      {ArrowFlightDetail::cancelled, GrpcCode::cancelled},
      {ArrowFlightDetail::unauthenticated, GrpcCode::unauthenticated},
      {ArrowFlightDetail::unauthorized, GrpcCode::permission_denied},
      {ArrowFlightDetail::unavailable, GrpcCode::unavailable},
      {ArrowFlightDetail::failed, GrpcCode::unknown}};
  for (const ArrowStatusCode status :
       {out_of_memory, key_error, type_error, invalid, io_error, capacity_error, index_error,
        cancelled, unknown_error, not_implemented, serialization_error, r_error, code_gen_error,
        expression_validation_error, execution_error, already_exists}) {
    for (const auto& [detail, image] : images) {
      EXPECT_EQ(code_cast<rules::arrow_to_grpc_server>(ArrowError{status, detail}), image)
          << static_cast<int>(status);
      EXPECT_EQ(translate<rules::arrow_to_grpc_server>(ArrowError{status, detail}).basis,
                Basis::implementation);
    }
  }
}

TEST(Mapping, ExactRowsComeBackButForThese) {
  EXPECT_EQ((lost<rules::influx_to_grpc, rules::grpc_to_influx>()), "");
  EXPECT_EQ((lost<rules::flight_to_grpc, rules::grpc_to_flight>()), "");
  EXPECT_EQ((lost<rules::flight_to_grpc_java, rules::grpc_to_flight_java>()), "");
  EXPECT_EQ((lost<rules::stream_to_flight, rules::flight_to_stream>()), "");
  EXPECT_EQ((lost<rules::flight_to_stream, rules::stream_to_flight>()), "");
  EXPECT_EQ((lost<rules::stream_to_grpc, rules::grpc_to_stream>()), "");
  EXPECT_EQ((lost<rules::influx_to_flight_documented, rules::flight_to_influx_documented>()), "");
  EXPECT_EQ((lost<rules::flight_to_influx_documented, rules::influx_to_flight_documented>()), "");
  EXPECT_EQ((lost<rules::influx_to_http_2x, rules::http_to_influx_2x>()), "");
  EXPECT_EQ((lost<rules::influx_to_http_iox, rules::http_to_influx_iox>()), "");
  EXPECT_EQ((lost<rules::influx_to_http_core_v2, rules::http_to_influx_core_v2>()), "");
  EXPECT_EQ((lost<rules::influx_to_http, rules::http_to_influx>()), "");
  EXPECT_EQ((lost<rules::grpc_to_http, rules::http_to_grpc_api>()), "");
  EXPECT_EQ((lost<rules::grpc_to_adbc_go, rules::adbc_to_grpc>()), "");
  EXPECT_EQ((lost<rules::grpc_to_http2, rules::http2_to_grpc>()),
            "OK");  // a stream that is reset with NO_ERROR did not succeed
  EXPECT_EQ((lost<rules::grpc_to_arrow_sync, rules::arrow_to_grpc_server>()), "");
}

TEST(Mapping, Matchers) {
  EXPECT_THAT(InfluxCode::not_found, EquivalentTo(FlightCode::not_found));
  EXPECT_THAT(InfluxCode::not_found, ::testing::Not(EquivalentTo(GrpcCode::internal)));
  EXPECT_THAT(HttpStatus::gone, HasName("Gone"));
  EXPECT_EQ(::testing::PrintToString(GrpcCode::internal), "INTERNAL");
}

TEST(Mapping, TheFirstCandidateIsWhereACodeGoes) {
  each_rule([]<Rule R>() {
    using From = typename R::From;
    for (std::size_t i = 0; i < CodeTraits<From>::extent; ++i) {
      const From code = CodeTraits<From>::at(i);
      const auto* const row = row_for<R>(code);
      const auto all = candidates<R>(code);
      EXPECT_EQ(row, translate<R>(code).row);
      ASSERT_EQ(all.empty(), row == nullptr) << R::id;
      EXPECT_EQ(all.empty() ? R::otherwise : all.front(), code_cast<R>(code)) << R::id;
      std::size_t rows = 0;
      for (const auto& each : rule_rows<R>())
        rows += each.first == each.last && each.first == code ? 1u : 0u;
      if (rows != 0) {
        EXPECT_EQ(all.size(), rows) << R::id;
      }
    }
  });
  const auto both = candidates<GrpcCode>(InfluxCode::unauthorized);
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[1], GrpcCode::unauthenticated);
}

TEST(Mapping, TheWorseStepDecidesWhicheverItIs) {
  const auto first_worse = translate<AdbcStatusCode>(shop::Error::no_card);  // no row, then one
  EXPECT_EQ(first_worse.steps[0].fidelity, Fidelity::fallback);
  EXPECT_LT(first_worse.steps[1].fidelity, Fidelity::fallback);
  EXPECT_EQ(first_worse.fidelity, Fidelity::fallback);
}
}  // namespace
