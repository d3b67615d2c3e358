// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/write_api/understand/read_response.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "faultwire/write_api/understand/failure.hpp"

namespace {
using namespace faultwire;
using line_protocol::RejectionKind;

write_api::WriteOutcome read(unsigned status, std::string_view body,
                             std::optional<write_api::Flavour> api = std::nullopt) {
  return write_api::read_response(status, {}, body, {.flavour = api});
}
write_api::WriteOutcome read(const write_api::WriteResponse& answer) {
  return write_api::read_response(static_cast<unsigned>(answer.status()),
                                  write_api::HeaderViews(answer.headers()), answer.body());
}

TEST(ReadResponse, TheSeedsExampleWithItsFoldedLines) {
  const write_api::WriteOutcome outcome =
      read(400,
           "{\"code\": \"invalid\", \"line\": 2, \"message\": \"failed to parse line protocol: "
           "errors encountered on "
           "line(s):\\nerror parsing line 2 (1-based): Invalid measurement was provided\\nerror "
           "parsing line 4 (1-based): "
           "Unable to parse timestamp value '123461000000000000000000000000'\"}");
  ASSERT_EQ(outcome.rejected.size(), 2u);
  EXPECT_EQ(outcome.rejected[0].entry, 2u);
  EXPECT_EQ(outcome.rejected[0].kinds.single(), RejectionKind::invalid_measurement);
  EXPECT_EQ(outcome.rejected[1].entry, 4u);
  EXPECT_EQ(outcome.rejected[1].kinds.single(), RejectionKind::invalid_timestamp);
  EXPECT_TRUE(outcome.complete);
  EXPECT_EQ(outcome.code, AnyCode(InfluxCode::invalid));
  EXPECT_EQ(outcome.code_text, "invalid");
  // A 400 may be all of it or a part of it: the documentation of one year is not that of the next.
  EXPECT_EQ(outcome.stored, write_api::Stored::unknown);
  EXPECT_FALSE(outcome.event());
}

TEST(ReadResponse, TheFlavourSettlesWhatTheAnswerLeavesOpen) {
  const std::string body =
      R"({"code":"invalid","line":1,"message":"failed to parse line protocol: errors )"
      R"(encountered on line(s):\nerror parsing line 1 (1-based): No fields were provided"})";
  EXPECT_EQ(read(400, body, write_api::cloud_serverless).stored, write_api::Stored::none);
  // Since 2024 the text means both, and a service without partial writes says it too.
  EXPECT_EQ(read(400, body, write_api::cloud_serverless_2024).stored, write_api::Stored::unknown);
  EXPECT_EQ(read(400, body, write_api::cloud_serverless_2024).remaining("m\nm f=1\n"),
            (std::vector<write_api::BatchRange>{{2, 6}}));
  EXPECT_EQ(read(400, body).remaining("m\nm f=1\n"), (std::vector<write_api::BatchRange>{{2, 6}}));
  EXPECT_EQ(read(204, body).stored, write_api::Stored::some);
}

TEST(ReadResponse, CoreNamesLinesWhateverItShowsOfThem) {
  const std::string batch = "# a comment\n\na f=1\nb f=\nc f=\"x\ny\"\nd\n";
  const write_api::WriteOutcome outcome = read(
      400,
      R"({"error":"partial write of line protocol occurred","data":[{"original_line":"# a )"
      R"(comment","line_number":2,"error_message":"No fields were provided"},)"
      R"({"original_line":"b f=","line_number":4,"error_message":"Expected at least one space )"
      R"(character, got end of input"}]})");
  EXPECT_EQ(outcome.stored, write_api::Stored::some);
  EXPECT_TRUE(outcome.complete);
  const auto where = outcome.explain(batch);
  ASSERT_EQ(where.size(), 2u);
  EXPECT_EQ(where[0].line, 4u);
  EXPECT_EQ(batch.substr(where[0].range.offset, where[0].range.length), "b f=");
  EXPECT_EQ(where[1].line, 7u);
  EXPECT_EQ(outcome.rejected[1].kinds.single(), RejectionKind::expected_space);

  for (const char* text : {"line protocol parsing error", "parsing failed for write_lp endpoint"}) {
    const write_api::WriteOutcome refused =
        read(400, std::string(R"({"error":")") + text +
                      R"(","data":{"error_message":"No fields were provided","line_number":2,)"
                      R"("original_line":"cpu,host=a val= 123"}})");
    EXPECT_EQ(refused.event(), write_api::WriteEvent::batch_refused) << text;
    EXPECT_EQ(refused.stored, write_api::Stored::none);
    EXPECT_FALSE(refused.complete);
    EXPECT_EQ(refused.remaining(batch), (std::vector<write_api::BatchRange>{{13, 6}, {24, 12}}));
  }
}

TEST(ReadResponse, TheFirstRouterNamesOneLineInItsOwnFrames) {
  struct Case {
    const char* message;
    std::uint64_t entry;
    RejectionKind kind;
  };
  for (const Case& c : {Case{"error parsing line 42 (1-based): No fields were provided", 42,
                             RejectionKind::missing_fields},
                        Case{"error writing line 42: the tag 'host' is specified more than once "
                             "with conflicting values",
                             42, RejectionKind::duplicate_tag},
                        Case{"timestamp overflows i64", 7, RejectionKind::timestamp_overflow}}) {
    const std::string body =
        std::string(R"({"code":"invalid","message":"failed to parse line protocol: )") + c.message +
        R"(","line":7})";
    const write_api::WriteOutcome outcome = read(400, body);
    ASSERT_EQ(outcome.rejected.size(), 1u) << body;
    EXPECT_EQ(outcome.rejected[0].entry, c.entry);
    EXPECT_EQ(outcome.rejected[0].kinds.single(), c.kind);
    EXPECT_EQ(outcome.stored, write_api::Stored::none);
  }
  EXPECT_EQ(
      read(201, R"({"code":"created with partial errors found","message":"failed to parse line )"
                R"(protocol: error parsing line 2 (1-based): No fields were provided"})")
          .stored,
      write_api::Stored::some);
}

TEST(ReadResponse, QuotedNewlinesEndNoMessage) {
  const std::string head = "failed to parse line protocol: errors encountered on line(s):\n";
  const auto outcome_of = [&](const std::string& messages) {
    const nlohmann::json body = {{"code", "invalid"}, {"line", 3}, {"message", head + messages}};
    return read(400, body.dump());
  };
  // Behind a newline stands what looks like a message, but the quotation is still open.
  const write_api::WriteOutcome quoted = outcome_of(
      "error parsing line 3 (1-based): Could not parse entire line. Found trailing content: "
      "'x\nerror parsing line 4 (1-based): y'\n"
      "error parsing line 9 (1-based): No fields were provided");
  ASSERT_EQ(quoted.rejected.size(), 2u);
  EXPECT_EQ(quoted.rejected[1].entry, 9u);
  EXPECT_FALSE(quoted.complete);
  // The number does not grow.
  const write_api::WriteOutcome smaller = outcome_of(
      "error parsing line 3 (1-based): Something new\nerror parsing line 3 (1-based): No fields "
      "were provided");
  ASSERT_EQ(smaller.rejected.size(), 1u);
  EXPECT_FALSE(smaller.complete);
  EXPECT_TRUE(smaller.rejected[0].kinds.empty());
  // Newlines that begin nothing belong to the quotation.
  const write_api::WriteOutcome plain = outcome_of(
      "error parsing line 3 (1-based): Could not parse entire line. Found trailing content: "
      "'\"a\nb'\ntimestamp overflows i64 on line 5 "
      "(1-based)");
  ASSERT_EQ(plain.rejected.size(), 2u);
  EXPECT_EQ(plain.rejected[0].kinds.single(), RejectionKind::trailing_content);
  EXPECT_EQ(plain.rejected[1].kinds.single(), RejectionKind::timestamp_overflow);
  EXPECT_TRUE(plain.complete);
}

TEST(ReadResponse, AQuotationHasTwoEnds) {
  const auto kinds_of = [](const std::string& reason) {
    const nlohmann::json body = {{"code", "invalid"},
                                 {"message",
                                  "failed to parse line protocol: errors encountered on "
                                  "line(s):\nerror parsing line 3 (1-based): " +
                                      reason}};
    const write_api::WriteOutcome outcome = read(400, body.dump());
    return outcome.rejected.empty() ? write_api::EnumSet<RejectionKind>{}
                                    : outcome.rejected[0].kinds;
  };
  EXPECT_EQ(kinds_of("Expected tag key, got ''").single(), RejectionKind::expected_tag_key);
  EXPECT_EQ(kinds_of("Expected tag key, got ','").single(), RejectionKind::expected_tag_key);
  EXPECT_TRUE(kinds_of("Expected tag key, got '").empty());
  EXPECT_TRUE(kinds_of("Expected tag key, got a newline").empty());
}

TEST(ReadResponse, OlderWordingsAndOtherQuotes) {
  const auto kinds_of = [](const std::string& reason) {
    const nlohmann::json body = {
        {"code", "invalid"},
        {"message",
         "failed to parse line protocol: errors encountered on line(s):\nerror parsing line 1: " +
             reason}};
    const write_api::WriteOutcome outcome = read(400, body.dump());
    return outcome.rejected.empty() ? write_api::EnumSet<RejectionKind>()
                                    : outcome.rejected[0].kinds;
  };
  EXPECT_EQ(kinds_of("Unable to parse integer value `99`").single(),
            RejectionKind::invalid_integer);
  EXPECT_EQ(kinds_of("Unable to parse integer value '99'").single(),
            RejectionKind::invalid_integer);
  EXPECT_EQ(kinds_of("A generic parsing error occurred: EscapedTransform")
                .has(RejectionKind::invalid_measurement),
            true);
  EXPECT_EQ(kinds_of("Must not contain duplicate tags, but \"x\" was repeated").single(),
            RejectionKind::duplicate_tag);
  EXPECT_EQ(kinds_of("Must not contain duplicate tags, but `x` was repeated").single(),
            RejectionKind::duplicate_tag);
  EXPECT_TRUE(kinds_of("tag set malformed").has(RejectionKind::tag_set_malformed));
  EXPECT_TRUE(kinds_of("Tag Set Malformed").has(RejectionKind::expected_tag_key));
  EXPECT_EQ(kinds_of("String is greater than 1MB").single(), RejectionKind::string_too_long);
  EXPECT_EQ(kinds_of("invalid column type for column 't', expected iox::column_type::tag, got "
                     "iox::column_type::field::float")
                .single(),
            RejectionKind::type_conflict);
  EXPECT_TRUE(kinds_of("Words of next year").empty());
}

TEST(ReadResponse, InfluxDb2) {
  const write_api::WriteOutcome partial = read(
      422, R"({"code":"unprocessable entity","message":"failure writing points to database: )"
           R"(partial write: field type conflict: input field \"v\" on measurement \"m\" is type )"
           R"(string, already exists as type float dropped=4 for database: 9f28 for retention )"
           R"(policy: autogen"})");
  EXPECT_EQ(partial.event(), write_api::WriteEvent::some_rejected);
  EXPECT_EQ(partial.stored, write_api::Stored::some);
  EXPECT_EQ(partial.dropped, 4u);
  ASSERT_EQ(partial.rejected.size(), 1u);
  EXPECT_EQ(partial.rejected[0].kinds.single(), RejectionKind::type_conflict);
  EXPECT_EQ(
      read(500,
           R"({"code":"internal error","message":"unexpected error writing points to database: )"
           R"(partial write: points beyond retention policy dropped=1"})")
          .event(),
      write_api::WriteEvent::outside_retention);
  EXPECT_EQ(
      read(422, R"({"code":"unprocessable entity","message":"failure writing points to database: )"
                R"(partial write: dropped 4 points outside retention policy of duration 24h0m0s - )"
                R"(oldest point home at 1970-01-01T00:00:01.541Z dropped because it violates a )"
                R"(Retention Policy Lower Bound at 2025-05-20T19:06:17Z, newest point home )"
                R"(dropped=4 for database: 9f for retention policy: autogen"})")
          .event(),
      write_api::WriteEvent::outside_retention);
  const write_api::WriteOutcome parse = read(
      400,
      R"({"code":"invalid","message":"unable to parse 'a': missing fields\nunable to parse 'b )"
      R"(f=': missing field value"})");
  ASSERT_EQ(parse.rejected.size(), 2u);
  EXPECT_EQ(parse.rejected[1].line, "b f=");
  EXPECT_EQ(parse.stored, write_api::Stored::none);
  EXPECT_EQ(parse.remaining("a\nc f=1\nb f=\n"), (std::vector<write_api::BatchRange>{{2, 6}}));
  // A newline within a quotation is no end and no doubt.
  const write_api::WriteOutcome quoted = read(
      400, R"({"code":"invalid","message":"unable to parse 'm,t=a\nb': missing fields\nunable to )"
           R"(parse 'b f=': missing field value"})");
  ASSERT_EQ(quoted.rejected.size(), 2u);
  EXPECT_EQ(quoted.rejected[0].line, "m,t=a\nb");
  EXPECT_TRUE(quoted.complete);
  // The body of the type itself nests its cause.
  EXPECT_EQ(
      read(500,
           R"({"code":"internal error","error":{"code":"internal error","message":"deep down"}})")
          .message,
      "deep down");
}

TEST(ReadResponse, HeadersAreHints) {
  const write_api::WriteOutcome limited =
      write_api::read_response(429, {{"retry-after", "30"}, {"X-Request-Id", "abc"}}, "");
  EXPECT_EQ(limited.retry_after_seconds, 30u);
  EXPECT_EQ(limited.request_id, "abc");
  EXPECT_EQ(limited.event(), write_api::WriteEvent::too_many_requests);
  EXPECT_EQ(failure_of(limited).retry_after, retry::Hint::wait(std::chrono::seconds(30)));
  for (const char* text :
       {"299.997", "Fri, 31 Dec 1999 23:59:59 GMT", "-5", "", "99999999999999999999"}) {
    const write_api::WriteOutcome dated =
        write_api::read_response(503, {{"Retry-After", text}}, "");
    EXPECT_EQ(dated.retry_after, text);
    EXPECT_FALSE(dated.retry_after_seconds) << text;
    EXPECT_EQ(failure_of(dated).retry_after, retry::Hint::unreadable());
  }
  const write_api::WriteOutcome by_header = write_api::read_response(
      400, {{"X-Influxdb-Error", "partial write: unable to parse 'bad': missing fields dropped=0"}},
      "");
  EXPECT_EQ(by_header.stored, write_api::Stored::some);
  EXPECT_EQ(by_header.rejected.at(0).line, "bad");
  EXPECT_EQ(read(413, R"({"code":"invalid","message":"too long","maxLength":5000})").max_bytes,
            5000u);
  EXPECT_EQ(read(413, "max request size (10485760 bytes) exceeded").max_bytes, 10485760u);
}

TEST(ReadResponse, AnyBytesHaveAClearOutcome) {
  EXPECT_EQ(read(200, "").stored, write_api::Stored::all);
  EXPECT_EQ(read(204, "").stored, write_api::Stored::all);
  EXPECT_EQ(read(204, "\xff\x00trash").stored, write_api::Stored::all);
  const write_api::WriteOutcome page =
      read(200, "<!DOCTYPE html><html><body>Sign in</body></html>");
  EXPECT_EQ(page.stored, write_api::Stored::unknown);
  EXPECT_EQ(page.form, write_api::BodyForm::html);
  EXPECT_EQ(read(502, "<html>bad gateway</html>").event(), write_api::WriteEvent::unavailable);
  const write_api::WriteOutcome broken = read(400, "{\"error\":\"partial wr");
  EXPECT_EQ(broken.form, write_api::BodyForm::broken_json);
  EXPECT_EQ(broken.stored, write_api::Stored::unknown);
  EXPECT_EQ(read(400, std::string("{\"error\":\"a\0b\"}", 15)).message, "a b");
  EXPECT_EQ(read(400, std::string("a\0b", 3)).message.size(), 3u);
  EXPECT_EQ(read(400, R"({"error":7,"data":"x","line":-1,"message":[]})").stored,
            write_api::Stored::unknown);
  EXPECT_EQ(read(0, "").stored, write_api::Stored::unknown);
  EXPECT_EQ(read(99999, "").code, AnyCode(Domain::http, 99999));
  EXPECT_EQ(read(200, R"({"results":[{"statement_id":0,"error":"database not found: x"}]})").stored,
            write_api::Stored::unknown);
  // The content type lies: the body decides.
  EXPECT_EQ(write_api::read_response(400, {{"Content-Type", "text/html"}},
                                     R"({"error":"database is required"})")
                .event(),
            write_api::WriteEvent::no_bucket);
  // So does the status: a proxy may make its own of it.
  EXPECT_EQ(
      read(502, R"({"error":"partial write: points beyond retention policy dropped=3"})").stored,
      write_api::Stored::some);
}

TEST(ReadResponse, TooLargeComesBackInTwo) {
  const write_api::WriteOutcome outcome = read(
      413,
      R"({"code":"request too large","message":"cannot read data: points in batch is too large"})");
  const std::string batch = "a f=1\nb f=1\n\nc f=1\nd f=1\n";
  EXPECT_EQ(outcome.remaining(batch), (std::vector<write_api::BatchRange>{{0, 12}, {13, 12}}));
  EXPECT_EQ(outcome.remaining("a f=1"), (std::vector<write_api::BatchRange>{{0, 5}}));
  EXPECT_TRUE(outcome.remaining("# nothing\n").empty());
}

TEST(ReadResponse, ResultsOfARealBatch) {
  const std::string batch = "m f=1i\n\nm f=\"s\"\nm,t=\"\nm f=2i\n";
  for (const write_api::Flavour& api : {write_api::core_v3, write_api::cloud_serverless}) {
    const BatchReport report =
        line_protocol::validate(batch, {.checks = write_api::checks_for(api)});
    const write_api::WriteOutcome outcome = read(write_api::respond(report, api));
    ASSERT_EQ(outcome.rejected.size(), 2u) << write_api::flavour_name(api);
    EXPECT_EQ(outcome.rejected[0].kinds.single(), RejectionKind::type_conflict);
    EXPECT_EQ(outcome.explain(batch)[1].line, 4u);
  }
}

write_api::RejectedEntry only(const write_api::WriteOutcome& outcome) {
  return outcome.rejected.size() == 1 ? outcome.rejected[0]
                                      : write_api::RejectedEntry{.reason = "not one"};
}
write_api::WriteOutcome framed(const std::string& messages) {
  const nlohmann::json body = {
      {"code", "invalid"},
      {"message", "failed to parse line protocol: errors encountered on line(s):\n" + messages}};
  return read(400, body.dump());
}

TEST(ReadResponse, ReasonsThatAreNearlyKnownMeanNothing) {
  for (const char* reason :
       {"Expected tag key, got x", "Expected tag key, got `x", "Expected tag key, got x`",
        "Expected tag key, got `", "t", "i", "u", "m", "p",
        "Unable to insert iox::column_type::tag type into column c with type a\nb",
        "No fields were provided and more"}) {
    EXPECT_TRUE(
        only(framed(std::string("error parsing line 1 (1-based): ") + reason)).kinds.empty())
        << reason;
  }
  EXPECT_EQ(
      only(framed("error parsing line 1 (1-based): Expected tag key, got `x`")).kinds.single(),
      RejectionKind::expected_tag_key);
  EXPECT_EQ(only(framed("error parsing line 1 (1-based): Expected tag key, got end of input"))
                .kinds.single(),
            RejectionKind::expected_tag_key);
  EXPECT_EQ(write_api::EnumSet<RejectionKind>().single(), std::nullopt);
}

TEST(ReadResponse, FramesThatAreNearlyRight) {
  EXPECT_TRUE(framed("nothing framed").rejected.empty());
  EXPECT_TRUE(framed("nothing framed").events.empty());
  for (const char* text :
       {"error parsing line x (1-based): a", "error parsing line 3 (1-based) a",
        "timestamp overflows i64 on line 3 (1-based) a", "timestamp overflows i64",
        "error parsing line 99999999999999999999 (1-based): a"}) {
    EXPECT_TRUE(framed(text).rejected.empty() || only(framed(text)).entry == 0u) << text;
    EXPECT_FALSE(framed(text).complete) << text;
  }
  EXPECT_EQ(framed("timestamp overflows i64 on line 3 (1-based)\nerror parsing line 4 (1-based): "
                   "No fields were provided")
                .rejected.size(),
            2u);
  EXPECT_EQ(only(framed("timestamp overflows i64 on line 3 (1-based)\nbehind")).entry, 3u);
}

/// An event is told only if all reasons stand for it.
TEST(ReadResponse, ReasonsOfOneKindAreOneEvent) {
  const std::string columns =
      "Update to schema would exceed number of columns per table limit of 500 columns";
  const std::string tags =
      "Update to schema would exceed number of tag columns per table limit of 250 columns";
  const std::string old =
      "data in table m is outside of the retention period: minimum acceptable timestamp is "
      "2024-01-01T00:00:00+00:00, but observed timestamp 2023-01-01T00:00:00+00:00 is older.";
  const std::string bad = "No fields were provided";
  struct Case {
    std::string first, second;
    std::optional<write_api::WriteEvent> event;
  };
  const Case cases[] = {
      {columns, columns, write_api::WriteEvent::limit_reached},
      {columns, tags, write_api::WriteEvent::limit_reached},
      {old, old, write_api::WriteEvent::outside_retention},
      {columns, old, std::nullopt},
      {old, columns, std::nullopt},
      {columns, bad, std::nullopt},
      {bad, bad, std::nullopt},
  };
  for (const Case& each : cases) {
    const write_api::WriteOutcome outcome =
        framed("error parsing line 1 (1-based): " + each.first +
               "\nerror parsing line 2 (1-based): " + each.second);
    ASSERT_EQ(outcome.rejected.size(), 2u) << each.first;
    EXPECT_EQ(outcome.event(), each.event) << each.first << "; " << each.second;
  }
}

TEST(ReadResponse, APointThatIsTooOldIsToldFromItsTable) {
  const auto body = [](const std::string& table) {
    return R"({"code":"forbidden","message":"dml handler error: data in table )" + table +
           R"( is outside of the retention period: minimum acceptable timestamp is )"
           R"(2024-01-01T00:00:00+00:00, but observed timestamp 2023-01-01T00:00:00+00:00 is )"
           R"(older."})";
  };
  for (const char* table : {"m", "7", "two words", ""}) {
    const write_api::WriteOutcome outcome = read(403, body(table));
    EXPECT_EQ(outcome.event(), write_api::WriteEvent::outside_retention) << table;
    EXPECT_EQ(outcome.products.single(), write_api::Product::iox) << table;
    EXPECT_EQ(outcome.stored, write_api::Stored::none) << table;
  }
  EXPECT_NE(read(403, R"({"message":"data outside of the retention period"})").event(),
            write_api::WriteEvent::outside_retention);
}

TEST(ReadResponse, PlacesOfAReasonHoldAnyName) {
  using enum RejectionKind;
  const std::pair<const char*, RejectionKind> reasons[] = {
      {"Update to schema would exceed the field limit (100) for field family 'a b'",
       too_many_fields},
      {"Update to schema would exceed the field limit (100) for field family '7'", too_many_fields},
      {"timestamp, -12, out of range for precision: Second", timestamp_overflow},
      {"timestamp, 9223372036854775807, out of range for precision: Second", timestamp_overflow},
  };
  for (const auto& [reason, kind] : reasons) {
    const write_api::WriteOutcome outcome =
        read(400, nlohmann::json({{"error", "partial write of line protocol occurred"},
                                  {"data", {{{"line_number", 1}, {"error_message", reason}}}}})
                      .dump());
    EXPECT_EQ(only(outcome).kinds.single(), kind) << reason;
  }
}

TEST(ReadResponse, AnEntryIsUnknownUntilAnAnswerNamesIt) {
  EXPECT_EQ(write_api::RejectedEntry{}.entry, 0u);
  EXPECT_EQ(write_api::ExplainedEntry{}.entry, 0u);
}

TEST(ReadResponse, TheFirstFaultMayBeAQuotedLine) {
  const write_api::WriteOutcome quoted =
      read(400, R"({"code":"invalid","message":"partial write error (2 written): unable to parse )"
                R"('a f=': missing field value"})");
  EXPECT_EQ(only(quoted).line, "a f=");
  EXPECT_EQ(only(quoted).reason, "missing field value");
  EXPECT_EQ(quoted.stored, write_api::Stored::some);
  EXPECT_FALSE(quoted.complete);
  const write_api::WriteOutcome other =
      read(400, R"({"code":"invalid","message":"partial write error (2 written): the rest"})");
  EXPECT_EQ(only(other).line, "");
  EXPECT_EQ(only(other).reason, "the rest");
}

// Documentation and logs show JSON with broken lines, inside and outside of strings.
TEST(ReadResponse, StringsOfABodyMayBeBroken) {
  for (const char* blanks : {"", " ", "  ", "\n", "\n ", "\n\n", " \n \t"}) {
    const std::string body = std::string("{") + blanks + "\"error\":" + blanks +
                             "\"first \\\"one\\\"\nand\tsecond\\\\\"" + blanks + "}";
    EXPECT_EQ(read(418, body).message, "first \"one\"\nand second\\") << body;
  }
}

/// Two products say the same in bodies of different shapes.
TEST(ReadResponse, TheShapeOfABodyTellsTheProduct) {
  using write_api::Product;
  const auto products = [](const char* body) { return read(400, body).products; };
  EXPECT_EQ(products(R"({"error":"no org/bucket destination provided"})").single(), Product::core);
  EXPECT_TRUE(products(R"({"code":"invalid","message":"no org/bucket destination provided"})")
                  .has(Product::iox));
}

TEST(ReadResponse, FramesOnOneLine) {
  const write_api::WriteOutcome folded = framed(
      "timestamp overflows i64 on line 3 (1-based) error parsing line 4 (1-based): "
      "No fields were provided");
  ASSERT_EQ(folded.rejected.size(), 2u);
  EXPECT_EQ(folded.rejected[1].entry, 4u);
  EXPECT_EQ(folded.reasons(), "timestamp overflows i64\nNo fields were provided");
  EXPECT_TRUE(folded.complete);
  // Without a blank between them it is no frame that any server writes.
  EXPECT_EQ(
      only(framed("timestamp overflows i64 on line 3 (1-based)error parsing line 4 (1-based): "
                  "No fields were provided"))
          .entry,
      0u);
}

TEST(ReadResponse, AReasonIsOpenWhereAKnownOneHasBegun) {
  const auto count = [](const std::string& reason) {
    return framed("error parsing line 1 (1-based): " + reason +
                  "\nerror parsing line 2 (1-based): No fields were provided")
        .rejected.size();
  };
  EXPECT_EQ(count("something new"), 2u);
  EXPECT_EQ(count("No fields were provided"), 2u);
  EXPECT_EQ(count("Unable to parse integer value '7"), 1u);  // the quotation goes on
  EXPECT_EQ(count("table 'x"), 2u);  // seven characters in common may be an accident
}

TEST(ReadResponse, AfterManyDoubtsOnlyALineEndSeparates) {
  std::string doubtful = "error parsing line 1 (1-based): a";
  for (int i = 2; i < 82; ++i)
    doubtful += " error parsing line " + std::to_string(i) + " (1-based): b";
  const write_api::WriteOutcome parsed =
      framed(doubtful + "\nerror parsing line 999 (1-based): No fields were provided");
  ASSERT_EQ(parsed.rejected.size(), 2u);
  EXPECT_EQ(parsed.rejected[1].entry, 999u);
  EXPECT_FALSE(parsed.complete);
  std::string overflow = "timestamp overflows i64 on line 1";
  for (int i = 0; i < 80; ++i) overflow += " error parsing line 1 (1-based): b";
  const write_api::WriteOutcome overflown = framed(overflow + " timestamp overflows i64 on line 9");
  ASSERT_EQ(overflown.rejected.size(), 2u);
  EXPECT_EQ(overflown.rejected[1].entry, 9u);
  EXPECT_FALSE(overflown.complete);
}

TEST(ReadResponse, AServerNamesAHundredSoThereMayBeMore) {
  std::string lines, points, quoted;
  for (int i = 1; i <= 100; ++i) {
    lines += (i == 1 ? "" : "\n") + ("error parsing line " + std::to_string(i)) +
             " (1-based): No fields were provided";
    points += (i == 1 ? "" : "\n") + std::string("unable to parse 'a': missing fields");
    if (i == 99) {
      EXPECT_TRUE(framed(lines).complete);
      EXPECT_TRUE(
          read(400, nlohmann::json({{"code", "invalid"}, {"message", points}}).dump()).complete);
    }
  }
  EXPECT_EQ(framed(lines).rejected.size(), 100u);
  EXPECT_FALSE(framed(lines).complete);
  EXPECT_FALSE(
      read(400, nlohmann::json({{"code", "invalid"}, {"message", points}}).dump()).complete);
}

TEST(ReadResponse, QuotedLinesWithoutAnEnd) {
  const auto message = [](const std::string& text) {
    return read(400, nlohmann::json({{"code", "invalid"}, {"message", text}}).dump());
  };
  EXPECT_EQ(only(message("unable to parse 'a b c")).line, "");
  EXPECT_EQ(only(message("unable to parse ': x")).line, "");
  EXPECT_EQ(only(message("unable to parse ': x")).reason, "unable to parse ': x");
  EXPECT_FALSE(only(message("unable to parse ': x")).line_whole);
  EXPECT_FALSE(only(message("unable to parse 'a b c")).line_whole);
  EXPECT_EQ(only(message("unable to parse 'a': ': ': " + std::string(2000, 'x'))).reason,
            std::string(2000, 'x'));
  EXPECT_FALSE(message("unable to parse 'a': " + std::string(2000, 'x')).complete);
}

TEST(ReadResponse, BodiesOfOtherShapes) {
  EXPECT_EQ(read(400, "\xef\xbb\xbf{\"error\":\"database is required\"}").event(),
            write_api::WriteEvent::no_bucket);
  EXPECT_EQ(read(502, "<head></head>").form, write_api::BodyForm::html);
  EXPECT_EQ(read(400, R"({"results":{"error":"no"}})").message, "");
  EXPECT_EQ(read(400, R"({"results":[{"error":"first"},{"error":"second"}]})").message, "first");
  const write_api::WriteOutcome odd =
      read(400, R"({"error":"partial write of line protocol occurred","data":[7,{"line_number":2,)"
                R"("error_message":"x"}]})");
  EXPECT_TRUE(odd.rejected.empty());  // not a list of rejections: nothing is read into it
  EXPECT_EQ(odd.stored, write_api::Stored::unknown);
  const write_api::WriteOutcome none =
      read(400, R"({"error":"partial write of line protocol occurred","data":[]})");
  EXPECT_TRUE(none.rejected.empty());
  EXPECT_EQ(none.stored, write_api::Stored::unknown);
  EXPECT_EQ(read(418, "words\r\n\r\n").message, "words");
  const write_api::WriteOutcome line = read(418, R"({"message":"something new","line":5})");
  EXPECT_EQ(only(line).entry, 5u);
  EXPECT_EQ(only(line).reason, "something new");
  EXPECT_FALSE(line.complete);
  EXPECT_EQ(only(read(418, "sorry: error parsing line 3 (1-based): No fields were provided")).entry,
            3u);
}

TEST(ReadResponse, ASuccessThatNamesEntriesIsNone) {
  const write_api::WriteOutcome named = read(
      204, R"({"new":1,"data":[{"line_number":2,"error_message":"No fields were provided"}]})");
  EXPECT_EQ(named.stored, write_api::Stored::some);
  EXPECT_EQ(named.event(), write_api::WriteEvent::some_rejected);
  EXPECT_NE(write_api::read_response(200, {{"X-Influxdb-Error", "something new"}}, "").message, "");
  EXPECT_EQ(write_api::read_response(200, {{"X-Influxdb-Error", "something new"}}, "").stored,
            write_api::Stored::unknown);
  EXPECT_TRUE(read(204, "").remaining("m f=1\n").empty());
  // Another flavour than the one that was asked for answers: its words still count.
  EXPECT_EQ(
      read(400, R"({"error":"partial write of line protocol occurred","data":[{"line_number":1}]})",
           write_api::cloud_serverless)
          .stored,
      write_api::Stored::some);
}

TEST(ReadResponse, ExplainsOutOfOrderTwiceAndBeyond) {
  const std::string batch = "a\nb f=1\na\nd\n";
  const write_api::WriteOutcome numbered =
      read(400, R"({"error":"partial write of line protocol occurred","data":[{"line_number":4,)"
                R"("error_message":"x"},{"line_number":1,"error_message":"x"},{"line_number":9,)"
                R"("error_message":"x"}]})");
  const auto where = numbered.explain(batch);
  ASSERT_EQ(where.size(), 3u);
  EXPECT_EQ(where[0].line, 4u);
  EXPECT_EQ(where[1].line, 1u);
  EXPECT_EQ(where[2].entry, 0u);
  const write_api::WriteOutcome quoted = read(
      400, R"({"code":"invalid","message":"unable to parse 'a': missing fields\nunable to parse )"
           R"('a': missing fields\nunable to parse 'z': missing fields"})");
  const auto same = quoted.explain(batch);
  ASSERT_EQ(same.size(), 3u);
  EXPECT_EQ(same[0].line, 1u);
  EXPECT_EQ(same[1].line, 3u);
  EXPECT_EQ(same[2].entry, 0u);
  EXPECT_EQ(quoted.remaining(batch), (std::vector<write_api::BatchRange>{{2, 6}, {10, 2}}));
  const write_api::WriteOutcome refused = read(
      400,
      R"({"error":"line protocol parsing error","data":{"line_number":4,"error_message":"x"}})");
  EXPECT_EQ(refused.remaining(batch), (std::vector<write_api::BatchRange>{{0, 10}}));
}

TEST(ReadResponse, WithTheTimeOfTheAnswerDatesAreRead) {
  using namespace std::chrono;
  const retry::SystemTime now = sys_days(year(1999) / 12 / 31) + hours(23) + minutes(59);
  const auto hint = [&](const char* text) {
    return failure_of(write_api::read_response(503, {{"Retry-After", text}}, ""),
                      retry::Idempotency::idempotent, now)
        .retry_after;
  };
  EXPECT_EQ(hint("Fri, 31 Dec 1999 23:59:59 GMT"), retry::Hint::wait(seconds(59)));
  EXPECT_EQ(hint("0.5"), retry::Hint::wait(milliseconds(500)));
  EXPECT_EQ(failure_of(write_api::read_response(503, {}, ""), retry::Idempotency::idempotent, now)
                .retry_after,
            retry::Hint{});
  EXPECT_EQ(
      failure_of(write_api::read_response(503, {{"Retry-After", "9999999999999"}}, "")).retry_after,
      retry::Hint::wait(seconds(1'000'000'000)));
}

TEST(ReadResponse, LinesThatAreQuotedInAnotherOrderAreLeftOutToo) {
  const write_api::WriteOutcome outcome = read(
      400, R"({"code":"invalid","message":"unable to parse 'd': missing fields\nunable to parse )"
           R"('a': missing fields"})");
  EXPECT_EQ(outcome.remaining("a\nb f=1\nc f=1\nd\n"),
            (std::vector<write_api::BatchRange>{{2, 12}}));
}

TEST(ReadResponse, CoreRefusesAWholeBatchThroughV2) {
  const write_api::WriteOutcome outcome =
      read(400, R"({"code":"invalid","message":"write buffer error: line protocol parse failed: )"
                R"(No fields were provided"})");
  EXPECT_EQ(outcome.event(), write_api::WriteEvent::batch_refused);
  EXPECT_EQ(outcome.stored, write_api::Stored::none);
  EXPECT_EQ(outcome.again, write_api::Again::once_fixed);
  EXPECT_EQ(outcome.reasons(), "No fields were provided");
  EXPECT_EQ(only(outcome).kinds.single(), RejectionKind::missing_fields);
  EXPECT_EQ(outcome.remaining("m f=1\nm\n"), (std::vector<write_api::BatchRange>{{0, 8}}));
  EXPECT_TRUE(outcome.products.has(write_api::Product::core));
}

TEST(ReadResponse, WhatAServerFailsAtPassesAlsoBehindA400) {
  const write_api::WriteOutcome full =
      read(400, R"({"code":"invalid","message":"write buffer error: error from wal: wal buffer )"
                R"(full with 7 ops"})");
  EXPECT_EQ(full.stored, write_api::Stored::none);
  const retry::Failure failure = failure_of(full);
  EXPECT_EQ(failure.http_status, HttpStatus::service_unavailable);
  EXPECT_EQ(failure.passes_by_itself, true);
  EXPECT_EQ(failure.stored, retry::Stored::none);
  const retry::Failure large = failure_of(read(500, "max request size (10485760 bytes) exceeded"));
  EXPECT_EQ(large.http_status, HttpStatus::content_too_large);
  EXPECT_EQ(large.limit, retry::Limit::size);
  const retry::Failure policy =
      failure_of(read(500, R"({"error":"retention policy not found: w"})"));
  EXPECT_EQ(policy.passes_by_itself, false);
  EXPECT_EQ(failure_of(read(524, "error code: 524")).http_status,
            HttpStatus::internal_server_error);
}

TEST(ReadResponse, UnknownTextsStayUnknown) {
  for (const char* text : {"the moon is full", "dml handler error: something new",
                           "write buffer error: something new", "partial", "write failed: x"}) {
    const write_api::WriteOutcome outcome =
        read(400, nlohmann::json({{"code", "new code"}, {"message", text}}).dump());
    EXPECT_TRUE(outcome.events.empty()) << text;
    EXPECT_EQ(outcome.stored, write_api::Stored::unknown) << text;
    EXPECT_EQ(outcome.code_text, "new code");
    EXPECT_EQ(outcome.remaining("a f=1\nb f=1\n"), (std::vector<write_api::BatchRange>{{0, 12}}));
  }
}

TEST(ReadResponse, AKnownTextInsideAQuotedLineIsNoTextOfTheServer) {
  const write_api::WriteOutcome outcome =
      read(400, R"({"code":"invalid","message":"unable to parse 'm,t=partial\\ write:\\ x\\ )"
                R"(dropped=1 f=': missing field value"})");
  EXPECT_EQ(outcome.stored, write_api::Stored::none);
  EXPECT_EQ(outcome.event(), write_api::WriteEvent::batch_refused);
}

TEST(ReadResponse, TheVersionSaysWhichProductAnswersWithoutABody) {
  using write_api::Product;
  const auto products = [](std::string_view version) {
    return write_api::read_response(204, {{"X-Influxdb-Version", version}}, "").products;
  };
  EXPECT_EQ(products("v2.7.12").single(), Product::oss_2);
  EXPECT_EQ(products("2.0.9").single(), Product::oss_2);
  EXPECT_EQ(products("1.8.10").single(), Product::oss_1);
  EXPECT_EQ(products("v1.12.9").single(), Product::oss_1);  // newer than the tables
  EXPECT_EQ(products("1.6.7~rc0").single(), Product::oss_1);
  EXPECT_EQ(products("1.11.3-c1.11.3").single(), Product::oss_1);  // Enterprise of the same 1.x
  // InfluxDB 3 Core sends no version with a write, and what is no version says nothing.
  for (const std::string_view version :
       {"3.8.0", "v4.0.0", "", "v", "2", "nightly", "2024-01-01"}) {
    EXPECT_EQ(products(version), products("")) << version;
    EXPECT_TRUE(products(version).has(Product::core)) << version;
    EXPECT_TRUE(products(version).has(Product::oss_2)) << version;
  }
}

TEST(ReadResponse, AVersionAddsNoProductThatDoesNotAnswerSo) {
  const auto outcome =
      write_api::read_response(400, {{"X-Influxdb-Version", "v2.7.12"}},
                               R"({"error":"partial write of line protocol occurred","data":[]})");
  EXPECT_FALSE(outcome.products.has(write_api::Product::oss_2));
}

TEST(HeaderViews, TakeAnyContainer) {
  const std::vector<std::pair<std::string, std::string>> pairs{{"A", "1"}, {"b", "2"}};
  const std::map<std::string, std::string> sorted{{"a", "1"}, {"B", "2"}};
  const std::multimap<std::string_view, std::string_view> many{{"b", "2"}, {"b", "3"}};
  const std::vector<write_api::Header> own{{"b", "2"}};
  EXPECT_EQ(write_api::HeaderViews(pairs).find("B"), "2");
  EXPECT_EQ(write_api::HeaderViews(sorted).find("b"), "2");
  EXPECT_EQ(write_api::HeaderViews(many).find("B"), "2");
  EXPECT_EQ(write_api::HeaderViews(own).find("B"), "2");
  EXPECT_FALSE(write_api::HeaderViews(own).find("c"));
}
}  // namespace
