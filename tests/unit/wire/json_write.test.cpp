// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "faultwire/wire/detail/own_details.hpp"
#include "faultwire/wire/json/form.hpp"
#include "faultwire/wire/json/write.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::wire;

StreamError sample() {
  StreamError error(StreamErrorCode::cancelled, "the \"reader\" left\n");
  error.set_origin(GrpcCode::cancelled);
  return error;
}
std::string header(const JsonBody& body, std::string_view name) {
  for (const HttpField& field : body.headers) {
    if (field.name == name) return field.value;
  }
  return "absent";
}

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < std::size(json_form_rows); ++i) {
    if (json_form_rows[i].form != static_cast<JsonForm>(i)) return false;
    if (detail::wire::json_status_rules<>[i].form != static_cast<JsonForm>(i)) return false;
  }
  for (std::size_t i = 0; i < std::size(json_loss_rows); ++i) {
    if (static_cast<unsigned>(json_loss_rows[i].loss) != 1u << i) return false;
  }
  return true;
}
static_assert(rows_are_in_order());
static_assert(std::size(detail::wire::json_status_rules<>) == std::size(json_form_rows));
static_assert(json_status_rule(JsonForm::connect) == "grpc_to_http_connect");
static_assert(json_status_rule(JsonForm::influxdb_2) == "influx_to_http_2x");

TEST(JsonWrite, GoogleApi) {
  const JsonBody body = to_json_body(sample(), JsonForm::google_api);
  EXPECT_EQ(static_cast<int>(body.status), 499);
  EXPECT_EQ(header(body, "Content-Type"), "application/json");
  EXPECT_EQ(body.body,
            R"({"error":{"code":499,"message":"the \"reader\" left\n","status":"CANCELLED",)"
            R"("details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":)"
            R"("CANCELLED","domain":"faultwire.v1.grpc","metadata":{"code":"1","side":)"
            R"("server"}}]}})");
}

TEST(JsonWrite, Connect) {
  const JsonBody body = to_json_body(sample(), JsonForm::connect);
  EXPECT_EQ(static_cast<int>(body.status), 499);
  const nlohmann::json root = nlohmann::json::parse(body.body);
  EXPECT_EQ(root["code"], "canceled");
  EXPECT_EQ(root["details"][0]["type"], "google.rpc.ErrorInfo");
  const JsonBody end = to_json_body(sample(), JsonForm::connect_end_stream);
  EXPECT_EQ(end.status, HttpStatus::ok);
  EXPECT_EQ(header(end, "Content-Type"), "application/connect+json");
  EXPECT_EQ(end.body, "{\"error\":" + body.body + "}");
}

TEST(JsonWrite, Problem) {
  StreamError error(StreamErrorCode::not_found, "no table cpu");
  error.set_origin(InfluxCode::not_found);
  JsonBodyOptions options;
  options.instance = "/queries/17";
  const JsonBody body = to_problem_json(error, options);
  EXPECT_EQ(body.status, HttpStatus::not_found);
  EXPECT_EQ(header(body, "Content-Type"), "application/problem+json");
  EXPECT_EQ(body.body,
            R"({"type":"about:blank","title":"Not Found","status":404,"detail":"no table cpu",)"
            R"("instance":"/queries/17","code":"NOT_FOUND","origin":"influx:NotFound",)"
            R"("side":"server"})");
}

TEST(JsonWrite, OpenSearch) {
  StreamError error(StreamErrorCode::unavailable, "all shards failed");
  (void)error.metadata().add("opensearch.index", "a");
  error.add_cause(HttpStatus::service_unavailable, "node left");
  EXPECT_EQ(to_json_body(error, JsonForm::opensearch).body,
            R"({"error":{"root_cause":[{"type":"stream_exception","reason":"all shards failed"}],)"
            R"("type":"stream_exception","reason":"all shards failed"},"status":503})");
  const JsonBodyOptions inside{.metadata = opensearch_metadata, .causes = true};
  EXPECT_EQ(to_json_body(error, JsonForm::opensearch, inside).body,
            R"({"error":{"root_cause":[{"type":"http:503","reason":"node left"}],)"
            R"("type":"stream_exception","reason":"all shards failed","index":"a",)"
            R"("caused_by":{"type":"http:503","reason":"node left"}},"status":503})");
}

TEST(JsonWrite, InfluxDB) {
  StreamError error(StreamErrorCode::unauthorized, "no right to read");
  const JsonBody two = to_json_body(error, JsonForm::influxdb_2);
  EXPECT_EQ(two.status, HttpStatus::forbidden);
  EXPECT_EQ(header(two, "X-Platform-Error-Code"), "forbidden");
  EXPECT_EQ(two.body, R"({"code":"forbidden","message":"no right to read"})");
  const JsonBody three = to_json_body(error, JsonForm::influxdb_3);
  EXPECT_EQ(three.status, HttpStatus::forbidden);
  EXPECT_EQ(three.body, R"({"error":"no right to read"})");
  error.set_origin(InfluxCode::conflict);  // an InfluxDB code stays what it was
  EXPECT_EQ(to_json_body(error, JsonForm::influxdb_2).status, HttpStatus::unprocessable_content);
  EXPECT_EQ(to_json_body(error, JsonForm::influxdb_3).status, HttpStatus::conflict);
}

TEST(JsonWrite, TellsNothingOfMetadataAndCausesUnlessAsked) {
  StreamError error(StreamErrorCode::internal, "m");
  (void)(error.metadata().add("query_id", "VALUE-1") &&
         error.metadata().add("api-token", "VALUE-2"));
  error.add_cause(GrpcCode::internal, "CAUSE-1");
  for (const JsonFormRow& row : json_form_rows) {
    const auto said = [&](const JsonBodyOptions& options) {
      const JsonBody body = to_json_body(error, row.form, options);
      std::string all = body.body;
      for (const HttpField& field : body.headers) all += field.name + field.value;
      return all;
    };
    EXPECT_EQ(said({}).find("VALUE"), std::string::npos) << row.name;
    EXPECT_EQ(said({}).find("CAUSE"), std::string::npos) << row.name;
    const std::string careful = said({.metadata = pass_no_secrets, .causes = true});
    EXPECT_EQ(careful.find("VALUE-2"), std::string::npos) << row.name;
    const bool has_place =
        row.metadata != MetadataPlace::nowhere && row.metadata_prefix != "opensearch.";
    EXPECT_EQ(careful.find("VALUE-1") != std::string::npos, has_place) << row.name;
  }
}

TEST(JsonWrite, TellsWhenToComeBack) {
  const StreamError error(StreamErrorCode::unavailable, "m");
  JsonBodyOptions options;
  options.retry_after = std::chrono::milliseconds(1500);
  const JsonBody google = to_json_body(error, JsonForm::google_api, options);
  EXPECT_EQ(header(google, "Retry-After"), "2");
  EXPECT_NE(google.body.find(R"("retryDelay":"1.500s")"), std::string::npos);
  options.details.push_back(to_any(RetryInfo{{9, 0}}));  // the caller's own counts
  const std::string own = to_json_body(error, JsonForm::google_api, options).body;
  EXPECT_EQ(own.find("1.500s"), std::string::npos);
  EXPECT_NE(own.find(R"("retryDelay":"9s")"), std::string::npos);
  EXPECT_EQ(header(to_json_body(error, JsonForm::connect_end_stream, options), "Retry-After"),
            "absent");
  options.retry_after = std::chrono::milliseconds(-1);
  EXPECT_EQ(header(to_problem_json(error, options), "Retry-After"), "0");
}

TEST(JsonWrite, DetailsOfTheCallerDoNotHideWhenToComeBack) {
  const StreamError error(StreamErrorCode::unavailable, "m");
  JsonBodyOptions options;
  options.retry_after = std::chrono::milliseconds(250);
  options.details.push_back(to_any(RequestInfo{.request_id = "q-17", .serving_data = {}}));
  std::string body = to_json_body(error, JsonForm::google_api, options).body;
  EXPECT_NE(body.find(R"("retryDelay":"0.250s")"), std::string::npos) << body;
  EXPECT_NE(body.find(R"("requestId":"q-17")"), std::string::npos) << body;
  options.retry_after = std::chrono::milliseconds(-1);  // no delay
  body = to_json_body(error, JsonForm::google_api, options).body;
  EXPECT_NE(body.find(R"(google.rpc.RetryInfo"})"), std::string::npos) << body;
  EXPECT_NE(body.find(R"("requestId":"q-17")"), std::string::npos) << body;
}

TEST(JsonWrite, TakesTheStatusOfTheCaller) {
  JsonBodyOptions options;
  options.status = HttpStatus::failed_dependency;
  const JsonBody body = to_problem_json(sample(), options);
  EXPECT_EQ(body.status, HttpStatus::failed_dependency);
  EXPECT_NE(body.body.find("\"status\":424"), std::string::npos);
}

TEST(JsonWrite, CountsWhatCannotBeSpelled) {
  StreamError error(StreamErrorCode::internal, "m");
  (void)(error.metadata().add("bad", "a\nb") && error.metadata().add("bad", "good") &&
         error.metadata().add("raw-bin", "x") && error.metadata().add("k", "v"));
  JsonBodyOptions options{.metadata = pass_all_metadata};
  options.details.push_back({"type.googleapis.com/example.Own", "x"});
  options.details.push_back({"type.googleapis.com/google.rpc.Help", "\x0a\x05no"});
  const JsonBody gateway_body = to_json_body(error, JsonForm::grpc_gateway, options);
  EXPECT_EQ(gateway_body.dropped, (Dropped{false, 3, 0, 2}));
  EXPECT_EQ(header(gateway_body, "Grpc-Metadata-k"), "v");
  EXPECT_EQ(to_json_body(error, JsonForm::connect, options).dropped, (Dropped{false, 2, 0, 0}));
  EXPECT_EQ(to_problem_json(error, options).dropped, (Dropped{false, 0, 0, 2}));
}

TEST(JsonWrite, CutsTheMessageBetweenCharacters) {
  std::string long_message;
  for (int i = 0; i < 2000; ++i) long_message += "\xc3\xa9";
  JsonBodyOptions options;
  options.budget = 0;  // 1024 is the least
  for (const JsonFormRow& row : json_form_rows) {
    const JsonBody body =
        to_json_body(StreamError(StreamErrorCode::internal, long_message), row.form, options);
    EXPECT_LE(body.body.size(), 1024u) << row.name;
    EXPECT_GT(body.body.size(), 900u) << row.name;
    EXPECT_TRUE(body.dropped.message);
    EXPECT_TRUE(nlohmann::json::accept(body.body)) << body.body;
  }
}

TEST(JsonWrite, TheLeastBudgetIs1024) {
  const StreamError error(StreamErrorCode::internal, std::string(4000, 'm'));
  JsonBodyOptions options;
  options.budget = 1024;
  const std::string least = to_problem_json(error, options).body;
  EXPECT_EQ(least.size(), 1024u);
  for (const std::size_t less : {0u, 1u, 1022u, 1023u}) {
    options.budget = less;
    EXPECT_EQ(to_problem_json(error, options).body, least) << less;
  }
  options.budget = 1025;
  EXPECT_EQ(to_problem_json(error, options).body.size(), 1025u);
}

TEST(JsonWrite, HeadersHoldEveryPrintableCharacter) {
  StreamError error(StreamErrorCode::internal, "m");
  ASSERT_TRUE(error.metadata().add("a", "!~") && error.metadata().add("b", "a b"));
  const JsonBody body =
      to_json_body(error, JsonForm::grpc_gateway, {.metadata = pass_all_metadata});
  EXPECT_EQ(header(body, "Grpc-Metadata-a"), "!~");
  EXPECT_EQ(header(body, "Grpc-Metadata-b"), "a b");
  EXPECT_EQ(body.dropped, Dropped{});
}

TEST(JsonWrite, AMessageThatHasNoRoomIsLeftOut) {
  JsonBodyOptions options;
  options.budget = 1024;
  options.type = "https://example.org/" + std::string(3000, 'x');
  const JsonBody cut = to_problem_json(StreamError(StreamErrorCode::internal, "m"), options);
  EXPECT_TRUE(cut.dropped.message);
  EXPECT_EQ(nlohmann::json::parse(cut.body)["detail"], "");
  // An empty message cannot be shorter, so there is no loss to report.
  const JsonBody empty = to_problem_json(StreamError(StreamErrorCode::internal, ""), options);
  EXPECT_EQ(empty.dropped, Dropped{});
  EXPECT_FALSE(nlohmann::json::parse(empty.body).contains("dropped"));
}

// The root cause is in the body twice. Before, the cause that became the root after another one was
// left out did not count twice: the body was too large, and the message was cut for it.
TEST(JsonWrite, OpenSearchCountsTheRootCauseTwice) {
  JsonBodyOptions options;
  options.causes = true;
  options.budget = 9000;
  StreamError error(StreamErrorCode::internal, "the message stays");
  error.add_cause(GrpcCode::internal, std::string(100, 'a'));
  error.add_cause(GrpcCode::internal, std::string(5000, 'b'));
  error.add_cause(GrpcCode::internal, std::string(2000, 'c'));
  const JsonBody body = to_json_body(error, JsonForm::opensearch, options);
  EXPECT_LE(body.body.size(), options.budget);
  EXPECT_EQ(body.dropped, (Dropped{.causes = 2}));
  const nlohmann::json root = nlohmann::json::parse(body.body)["error"];
  EXPECT_EQ(root["reason"], "the message stays");
  EXPECT_EQ(root["caused_by"]["reason"], std::string(100, 'a'));
  EXPECT_EQ(root["root_cause"][0]["reason"], std::string(100, 'a'));
}

TEST(JsonWrite, OpenSearchHasTheMessageTwiceWhereNoCauseFits) {
  JsonBodyOptions options;
  options.causes = true;
  options.budget = 9000;
  StreamError error(StreamErrorCode::internal, std::string(5000, 'm'));
  error.add_cause(GrpcCode::internal, std::string(3000, 'c'));
  const JsonBody body = to_json_body(error, JsonForm::opensearch, options);
  EXPECT_LE(body.body.size(), options.budget);
  EXPECT_GT(body.body.size(), options.budget - 200);
  EXPECT_EQ(body.dropped, (Dropped{.message = true, .causes = 1}));
  const nlohmann::json root = nlohmann::json::parse(body.body)["error"];
  EXPECT_EQ(root["root_cause"][0]["reason"], root["reason"]);
}

TEST(JsonWrite, APrefixIsCountedInEscapes) {
  using detail::wire::json_prefix;
  EXPECT_EQ(json_prefix("ab", 9), 2u);
  EXPECT_EQ(json_prefix("a\nb", 2), 1u);
  EXPECT_EQ(json_prefix("a\nb", 3), 2u);
}

TEST(JsonWrite, HasTheDetailsThatTrailersHave) {
  for (const AnyCode code : {AnyCode(GrpcCode::aborted), AnyCode(Domain::grpc, 99),
                             AnyCode(InfluxCode::not_found), AnyCode(HttpStatus::conflict),
                             AnyCode(FlightCode::timed_out), AnyCode(StreamErrorCode::internal)}) {
    StreamError error(StreamErrorCode::internal, "m", retry::Side::transport);
    error.set_origin(code);
    error.add_cause(code, "not UTF-8: \xff");
    EXPECT_EQ(detail::wire::own_info_detail<void>(error, {true, 1, 2, 3}),
              to_any(detail::wire::to_own_info(error, {}, {}, {}, {true, 1, 2, 3})));
    EXPECT_EQ(detail::wire::own_cause<void>(error.causes()[0]),
              detail::wire::to_any(error.causes()[0]));
  }
}

TEST(JsonWrite, SpellsDetailsAsProtoJson) {
  using detail::wire::detail_as_json;
  EXPECT_EQ(*detail_as_json(to_any(RetryInfo{{0, 1}})),
            R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"0.000000001s"})");
  EXPECT_EQ(*detail_as_json(to_any(RetryInfo{{-1, -500'000'000}})),
            R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"-1.500s"})");
  EXPECT_FALSE(detail_as_json(to_any(RetryInfo{{1, -1}})));
  EXPECT_FALSE(detail_as_json(to_any(RetryInfo{{315'576'000'001, 0}})));
  // BadRequest.FieldViolation with reason and localized_message, QuotaFailure with an int64.
  const std::string violation =
      "\x0a\x01"
      "f\x1a\x01r\x22\x04\x0a\x02"
      "en";
  EXPECT_EQ(*detail_as_json({"x/google.rpc.BadRequest", "\x0a\x0c" + violation}),
            R"({"@type":"x/google.rpc.BadRequest","fieldViolations":[{"field":"f","reason":"r",)"
            R"("localizedMessage":{"locale":"en"}}]})");
  EXPECT_EQ(*detail_as_json({"x/google.rpc.QuotaFailure", "\x0a\x02\x38\x07"}),
            R"({"@type":"x/google.rpc.QuotaFailure","violations":[{"quotaValue":"7"}]})");
  const ErrorInfo twice{"R", "d", {{"a", "1"}, {"a", "2"}}};
  EXPECT_EQ(*detail_as_json(to_any(twice)),
            R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R","domain":"d",)"
            R"("metadata":{"a":"2"}})");
}

}  // namespace
