// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/codes.hpp"

#include <absl/hash/hash.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>

#include "faultwire/interop/ostream.hpp"

namespace {
using namespace faultwire;

TEST(Codes, EverySpellingIsFoundAndFoldedOnes) {
  each_domain([]<Code C>() {
    for (const auto& row : CodeTraits<C>::rows) {
      for (std::string spelling : {std::string(row.name), std::string(row.text)}) {
        if (spelling.empty() || spelling == "(Unused)") continue;  // 306 and 418 share a name
        EXPECT_EQ(find_code<C>(spelling), row.code) << spelling;
        for (char& c : spelling)
          c = c == '_' ? '-' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
        EXPECT_EQ(find_code<C>(" " + spelling + "_"), row.code) << spelling;
      }
    }
    EXPECT_FALSE(find_code<C>(""));
    EXPECT_FALSE(find_code<C>("no such code"));
    EXPECT_FALSE(find_code<C>(std::string(1000, 'x')));
  });
  EXPECT_EQ(find_code<GrpcCode>("canceled"), GrpcCode::cancelled);
  EXPECT_EQ(find_code<HttpStatus>("Request Entity Too Large"), HttpStatus::content_too_large);
}

TEST(Codes, SpellingsOfOtherLanguagesAreFound) {
  constexpr std::pair<std::string_view, GrpcCode> spellings[] = {
      {"grpc::StatusCode::NOT_FOUND", GrpcCode::not_found},
      {"absl::StatusCode::kDeadlineExceeded", GrpcCode::deadline_exceeded},
      {"codes.Canceled", GrpcCode::cancelled},
      {"Canceled", GrpcCode::cancelled},
      {"Status.Code.UNAVAILABLE", GrpcCode::unavailable},
      {"io.grpc.Status.Code.DATA_LOSS", GrpcCode::data_loss},
      {"grpc.status.RESOURCE_EXHAUSTED", GrpcCode::resource_exhausted},
      {"StatusCode.PERMISSION_DENIED", GrpcCode::permission_denied},
      {"GRPC::AlreadyExists", GrpcCode::already_exists},
      {"GRPC::Ok", GrpcCode::ok},
      {"StatusCode.FailedPrecondition", GrpcCode::failed_precondition},
      {"Code::OutOfRange", GrpcCode::out_of_range},
      {"\\Grpc\\STATUS_UNIMPLEMENTED", GrpcCode::unimplemented},
      {"unauthenticated", GrpcCode::unauthenticated},
  };
  for (const auto& [text, code] : spellings) EXPECT_EQ(find_code<GrpcCode>(text), code) << text;
  for (const std::string_view text : {"codes.", "codes.Nothing", "GRPC::", "StatusCode.K"})
    EXPECT_FALSE(find_code<GrpcCode>(text)) << text;
  EXPECT_EQ(find_code<ArrowTransportCode>("kTimedOut"), ArrowTransportCode::timed_out);
  EXPECT_EQ(find_code<ArrowTransportCode>("timed_out"), ArrowTransportCode::timed_out);
  EXPECT_EQ(find_code<SpanStatus>("STATUS_CODE_OK"), SpanStatus::ok);
  EXPECT_EQ(find_code<HttpStatus>("unused_418"), HttpStatus::unused_418);
}

TEST(Codes, EveryClientSpellsEveryCode) {
  std::size_t spellings = 0;
  for (const GrpcClient& client : CodeTraits<GrpcCode>::clients) {
    for (const GrpcCode code : all_codes<GrpcCode>()) {
      std::string text(client.prefix);
      spelling_to([&](std::string_view piece) { text += piece; }, code, client);
      EXPECT_EQ(find_code<GrpcCode>(text), code) << client.name << ": " << text;
      ++spellings;
    }
  }
  EXPECT_EQ(spellings, 12u * 17u);
}

TEST(Codes, NumbersOutsideAreNoCodes) {
  for (const std::int64_t n : {-1L, 17L, 99L, 1L << 40, -(1L << 40)})
    EXPECT_FALSE(code_from_number<GrpcCode>(n)) << n;
  for (const std::int64_t n : {0L, 99L, 600L}) EXPECT_FALSE(code_from_number<HttpStatus>(n)) << n;
  EXPECT_EQ(code_from_number<HttpStatus>(599), HttpStatus{599});
  EXPECT_EQ(code_row(GrpcCode{200}), nullptr);
  EXPECT_EQ(code_name(GrpcCode{200}), "");
  EXPECT_EQ(code_name(HttpStatus{7}), "");
  EXPECT_EQ(code_text(InfluxCode{99}), "");
  EXPECT_EQ(code_when(GrpcCode{200}), "");
  EXPECT_EQ(connect_name(GrpcCode{200}), "");
}

TEST(Domains, ValuesOutsideHaveNoNamesAndNoNumbers) {
  for (const Domain domain : {Domain{200}, Domain{255}}) {
    EXPECT_EQ(domain_name(domain), "");
    EXPECT_FALSE(domain_has_numbers(domain));
    EXPECT_EQ(code_name(AnyCode(domain, 5)), "");
    EXPECT_EQ(code_text(AnyCode(domain, 5)), "");
  }
}

TEST(AnyCode, KeepsRawNumbersAndFolds) {
  const auto code = parse_code("grpc:99");
  ASSERT_TRUE(code);
  EXPECT_EQ(code->number, 99);
  EXPECT_EQ(code->to<GrpcCode>(), GrpcCode::unknown);
  EXPECT_EQ(code->exactly<GrpcCode>(), std::nullopt);
  EXPECT_EQ(code->to<FlightCode>(), std::nullopt);
  EXPECT_EQ(code_name(*code), "");
  EXPECT_EQ(AnyCode(Domain::http, 999).to<HttpStatus>(), HttpStatus::internal_server_error);
  EXPECT_EQ(AnyCode(Domain::iox_column_type, 7).to<IoxColumnType>(), std::nullopt);
}

TEST(AnyCode, ParsesWhatIsWritten) {
  EXPECT_EQ(parse_code("influx:not_found"), std::optional(AnyCode(InfluxCode::not_found)));
  EXPECT_EQ(parse_code("influx:request too large"), std::optional(AnyCode(InfluxCode::too_large)));
  EXPECT_EQ(parse_code("grpc:-7"), std::optional(AnyCode(Domain::grpc, -7)));
  for (const char* bad : {"", ":", "grpc", "grpc:", "grpc:x", "nowhere:5", "influx:5",
                          "grpc:2147483648", "grpc:99999999999", "grpc:1x", "GRPC:5"}) {
    EXPECT_FALSE(parse_code(bad)) << bad;
  }
  each_domain([]<Code C>() {
    for (const C code : all_codes<C>()) {
      if (code_name(code) == "(Unused)") continue;  // 306 and 418 share a name
      EXPECT_EQ(parse_code(std::string(CodeTraits<C>::domain) + ":" + std::string(code_name(code))),
                std::optional(AnyCode(code)));
    }
  });
}

TEST(AnyCode, Hashes) {
  EXPECT_EQ(std::hash<AnyCode>()(GrpcCode::internal), std::hash<AnyCode>()(GrpcCode::internal));
  EXPECT_NE(std::hash<AnyCode>()(GrpcCode::internal), std::hash<AnyCode>()(HttpStatus::ok));
  const ArrowError one{ArrowStatusCode::io_error, ArrowFlightDetail::failed};
  EXPECT_EQ(std::hash<ArrowError>()(one), std::hash<ArrowError>()(ArrowError(one)));
  EXPECT_NE(std::hash<ArrowError>()(one), std::hash<ArrowError>()({ArrowStatusCode::io_error, {}}));
  // absl's hash tables hash alike what is equal.
  const ArrowError bare{ArrowStatusCode::io_error};
  EXPECT_EQ(absl::HashOf(one), absl::HashOf(ArrowError(one)));
  EXPECT_EQ(absl::HashOf(bare), absl::HashOf(ArrowError(bare)));
  EXPECT_NE(absl::HashOf(one), absl::HashOf(bare));
}

TEST(Otlp, RetriesWhatTheSpecificationLists) {
  std::size_t retried = 0;
  for (const GrpcCode code : all_codes<GrpcCode>())
    retried += otlp_retryable(code) == OtlpRetry::yes ? 1u : 0u;
  EXPECT_EQ(retried, 6u);
  EXPECT_EQ(otlp_retryable(GrpcCode::resource_exhausted), OtlpRetry::with_retry_info);
  EXPECT_EQ(otlp_retryable(GrpcCode::internal), OtlpRetry::no);
  EXPECT_EQ(otlp_retryable(HttpStatus::too_many_requests), OtlpRetry::yes);
  EXPECT_EQ(otlp_retryable(HttpStatus::gateway_timeout), OtlpRetry::yes);
  EXPECT_EQ(otlp_retryable(HttpStatus::internal_server_error), OtlpRetry::no);
  EXPECT_EQ(otlp_retryable(HttpStatus::request_timeout), OtlpRetry::no);
}

struct StringSink {
  std::string text;
  void Append(std::string_view piece) { text += piece; }
};

TEST(AnyCode, AbslStringify) {
  StringSink sink;
  AbslStringify(sink, GrpcCode::not_found);
  AbslStringify(sink, HttpStatus{599});
  EXPECT_EQ(sink.text, "NOT_FOUND599");
}

TEST(GrpcCases, OfOneCode) {
  const auto count = [](GrpcCode code, GrpcSide side) {
    std::size_t n = 0;
    for (const GrpcCase& row : cases_of(code, side)) n += row.code == code ? 1u : 100u;
    return n;
  };
  EXPECT_EQ(count(GrpcCode::unavailable, GrpcSide::both), 3u);
  EXPECT_EQ(count(GrpcCode::unavailable, GrpcSide::client), 2u);
  EXPECT_EQ(count(GrpcCode::unavailable, GrpcSide::server), 2u);
  EXPECT_EQ(count(GrpcCode::internal, GrpcSide::both), 5u);
  EXPECT_EQ(count(GrpcCode::not_found, GrpcSide::both), 0u);
}

TEST(AnyCode, IsWrittenAsItIsRead) {
  const auto text = [](AnyCode code) {
    std::string out;
    code_to([&](std::string_view piece) { out += piece; }, code);
    return out;
  };
  EXPECT_EQ(text(GrpcCode::not_found), "grpc:NOT_FOUND");
  EXPECT_EQ(text(HttpStatus::not_found), "http:404");
  EXPECT_EQ(text(AnyCode(Domain::grpc, 99)), "grpc:99");
  EXPECT_EQ(text(AnyCode(Domain::grpc, -7)), "grpc:-7");
  constexpr auto least = (std::numeric_limits<std::int32_t>::min)();
  EXPECT_EQ(parse_code("grpc:-2147483648"), std::optional(AnyCode(Domain::grpc, least)));
  EXPECT_EQ(text(AnyCode(Domain::grpc, least)), "grpc:-2147483648");
  EXPECT_EQ(parse_code("grpc:-2147483649"), std::nullopt);
}

TEST(Codes, EverySpellingOfARowIsACodeOfItsDomain) {
  each_domain([]<Code C>() {
    for (const auto& row : CodeTraits<C>::rows) {
      std::size_t spellings = 0;
      detail::codes::each_spelling(row, [&](std::string_view spelling) {
        EXPECT_FALSE(spelling.empty()) << row.name;
        EXPECT_TRUE(find_code<C>(spelling)) << spelling;
        ++spellings;
      });
      EXPECT_EQ(spellings, 1u + (row.text.empty() ? 0u : 1u) +
                               (row.also.empty() ? 0u
                                                 : 1u + static_cast<std::size_t>(
                                                            std::ranges::count(row.also, '|'))));
    }
  });
}

TEST(Codes, SpellingsAreComparedToTheirEnds) {
  EXPECT_TRUE(detail::codes::folded_equal("not_found", "Not Found-"));
  EXPECT_FALSE(detail::codes::folded_equal("not_found", "not found here"));
  EXPECT_FALSE(detail::codes::folded_equal("not found here", "not_found"));
}

TEST(ArrowError, IsItsStatusAndItsDetail) {
  const ArrowError one{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable};
  EXPECT_EQ(one, (ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}));
  EXPECT_NE(one, (ArrowError{ArrowStatusCode::invalid, ArrowFlightDetail::unavailable}));
  EXPECT_NE(one, ArrowError{ArrowStatusCode::io_error});
  // The reference spells such a code with underscores in its addresses.
  EXPECT_EQ(find_code<ArrowError>("IOError + Unavailable"), one);
  EXPECT_EQ(find_code<ArrowError>("ioerror_unavailable"), one);
}
}  // namespace
