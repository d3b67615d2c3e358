// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/write_api/answer/respond.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

#include "faultwire/line_protocol/validate.hpp"

namespace {
using namespace faultwire;

const std::string documented_input =
    "home,room=Kitchen temp=21.0 1\n,room=Kitchen temp=21.1 2\nhome,room=Kitchen temp=21.2 "
    "3\nhome,room=Kitchen temp=21.3 "
    "123461000000000000000000000000\n";
const std::string documented_body =
    R"({"code":"invalid","line":2,"message":"failed to parse line protocol: errors )"
    R"(encountered on line(s):\nerror parsing line 2 (1-based): )"
    R"(Invalid measurement was provided\nerror parsing line 4 (1-based): Unable to parse )"
    R"(timestamp value '123461000000000000000000000000'"})";

TEST(Respond, TheDocumentedExampleByteForByte) {
  const write_api::WriteResponse answer =
      write_api::respond(line_protocol::validate(documented_input), write_api::cloud_serverless);
  EXPECT_EQ(answer.status(), HttpStatus::no_content);
  EXPECT_EQ(answer.body(), documented_body);
  EXPECT_EQ(answer.sendable_body(), "");
  EXPECT_TRUE(answer.sendable_headers().empty());
  ASSERT_EQ(answer.headers().size(), 1u);
  EXPECT_EQ(answer.headers()[0].value, "application/json");

  const write_api::WriteResponse later = write_api::respond(
      line_protocol::validate(documented_input), write_api::cloud_serverless_2024);
  EXPECT_EQ(later.status(), HttpStatus::bad_request);
  EXPECT_EQ(later.sendable_body(), documented_body);
  EXPECT_EQ(later.sendable_headers().size(), 1u);
}

TEST(Respond, EveryEvent) {
  struct Case {
    std::string batch;
    std::size_t max_bytes;
    unsigned status;
    std::string body;
  };
  for (const Case& c : {
           Case{"", 99, 204, ""},
           {"\n# c\n", 99, 204, ""},
           {"m f=1\n", 99, 204, ""},
           {"\nm\n", 99, 400,
            R"({"code":"invalid","line":1,"message":"failed to parse line protocol: errors )"
            R"(encountered on line(s):\nerror parsing line 1 (1-based): A generic parsing )"
            R"(error occurred: TakeWhile1"})"},
           {"m f=1\nm f=\xff", 99, 400,
            R"({"code":"invalid","message":"body content is not valid utf8: invalid utf-8 )"
            R"(sequence of 1 bytes from index 10"})"},
           {"m f=1\n", 5, 413,
            R"({"code":"request too large","message":"cannot read data: points in batch is too )"
            R"(large"})"},
       }) {
    const write_api::WriteResponse answer = write_api::respond(
        line_protocol::validate(c.batch, {.max_bytes = c.max_bytes}), write_api::cloud_serverless);
    EXPECT_EQ(static_cast<unsigned>(answer.status()), c.status) << c.batch;
    EXPECT_EQ(answer.body(), c.body) << c.batch;
    EXPECT_EQ(answer.headers().empty(), c.body.empty());
  }
}

TEST(Respond, NamesTheFirstHundredOnly) {
  std::string batch;
  for (int i = 0; i < 150; ++i) batch += "m f=1 \t\x01\n";
  const std::string body =
      write_api::respond(line_protocol::validate(batch), write_api::cloud_serverless).body();
  const auto object = nlohmann::json::parse(body);
  EXPECT_EQ(object["line"], 1);
  const std::string message = object["message"];
  EXPECT_EQ(std::count(message.begin(), message.end(), '\n'),
            100);  // the head, then 100 rejections
  EXPECT_NE(body.find("\\t\\u0001"), std::string::npos);
}

std::string header_of(const write_api::WriteResponse& answer, std::string_view name) {
  for (const write_api::Header& header : answer.headers()) {
    if (header.name == name) return header.value;
  }
  return "-";
}

TEST(Respond, NineStatusesOfTheDocumentation) {
  struct Case {
    write_api::WriteEvent event;
    unsigned status;
    const char* body;
  };
  for (const Case& c : {
           Case{write_api::WriteEvent::all_accepted, 204, ""},
           {write_api::WriteEvent::bad_parameter, 400,
            R"({"code":"invalid","message":"failed to deserialize org/bucket/precision in )"
            R"(request: home"})"},
           {write_api::WriteEvent::unauthenticated, 401,
            R"({"code":"unauthorized","message":"no token"})"},
           {write_api::WriteEvent::no_permission, 403,
            R"({"code":"forbidden","message":"forbidden"})"},
           {write_api::WriteEvent::outside_retention, 403,
            R"({"code":"forbidden","message":"dml handler error: data in table home is outside )"
            R"(of the retention period: home"})"},
           {write_api::WriteEvent::bucket_not_found, 404,
            R"({"code":"not found","message":"bucket \"home\" not found"})"},
           {write_api::WriteEvent::too_large, 413,
            R"({"code":"request too large","message":"cannot read data: points in batch is too )"
            R"(large"})"},
           {write_api::WriteEvent::too_many_requests, 429,
            R"({"code":"too many requests","message":"org home has exceeded limited_write plan )"
            R"(limit"})"},
           {write_api::WriteEvent::internal_error, 500,
            R"({"code":"internal error","message":"dml handler error: internal dml handler )"
            R"(error: home"})"},
           {write_api::WriteEvent::unavailable, 503,
            R"({"code":"unavailable","message":"dml handler error: no healthy upstream ingesters )"
            R"(available"})"},
       }) {
    const write_api::WriteResponse answer =
        write_api::respond(c.event, write_api::cloud_serverless, "home", {.retry_after = 30});
    EXPECT_EQ(static_cast<unsigned>(answer.status()), c.status);
    EXPECT_EQ(answer.body(), c.body);
    EXPECT_EQ(header_of(answer, "Retry-After"),
              c.status == 413 || c.status == 429 || c.status == 503 ? "30" : "-")
        << c.status;
  }
}

TEST(Respond, HeadersAreThoseOfTheProduct) {
  const std::string batch = "m f=<\nn f=1\nk\r g\n";
  const BatchReport report = line_protocol::validate(batch);
  const write_api::WriteResponse one = write_api::respond(report, write_api::oss_1, {.id = "42"});
  EXPECT_EQ(header_of(one, "X-Influxdb-Error"),
            "partial write: unable to parse 'm f=<': invalid field format unable to parse 'k  g': "
            "invalid field format dropped=0");
  EXPECT_EQ(one.body(),
            "{\"error\":\"partial write: unable to parse 'm f=\\u003c': invalid field "
            "format\\nunable to parse 'k\\r g': invalid field format "
            "dropped=0\"}\n");
  EXPECT_EQ(header_of(one, "Content-Type"), "application/json");  // exactly: icinga2 compares
  EXPECT_EQ(header_of(one, "X-Request-Id"), "42");
  EXPECT_EQ(header_of(one, "X-Influxdb-Version"), "1.11.8");
  EXPECT_EQ(header_of(write_api::respond(write_api::WriteEvent::unauthenticated, write_api::oss_1),
                      "X-Influxdb-Error"),
            "-");
  EXPECT_EQ(header_of(write_api::respond(write_api::WriteEvent::unauthenticated, write_api::oss_1),
                      "Www-Authenticate"),
            "Basic realm=\"InfluxDB\"");
  EXPECT_EQ(
      header_of(write_api::respond(write_api::WriteEvent::method_not_allowed, write_api::oss_1),
                "Content-Type"),
      "text/plain; charset=utf-8");
  const write_api::WriteResponse good =
      write_api::respond(line_protocol::validate("m f=1"), write_api::oss_1);
  EXPECT_EQ(header_of(good, "Content-Type"), "application/json");  // as recorded
  for (const write_api::Header& header : good.sendable_headers())
    EXPECT_NE(header.name, "Content-Type");

  const write_api::WriteResponse two = write_api::respond(report, write_api::oss_2);
  EXPECT_EQ(header_of(two, "X-Platform-Error-Code"), "invalid");
  EXPECT_EQ(header_of(two, "Content-Type"), "application/json; charset=utf-8");
  const write_api::WriteResponse core =
      write_api::respond(report, write_api::core_v3, {.id = "c-1"});
  EXPECT_EQ(header_of(core, "Content-Type"), "-");
  EXPECT_EQ(header_of(core, "cluster-uuid"), "c-1");
  EXPECT_EQ(header_of(write_api::respond(report, write_api::core_v3, {.name_json = true}),
                      "Content-Type"),
            "application/json");
}

TEST(Respond, AHeaderHoldsNoMoreThan1024BytesAndNoHalfCharacter) {
  const std::string batch = "bad" + std::string(3000, 'y') + "\n";
  const BatchReport report = line_protocol::validate(batch);
  EXPECT_EQ(header_of(write_api::respond(report, write_api::oss_1), "X-Influxdb-Error").size(),
            1024u);
  std::string accents = "b";
  for (int i = 0; i < 1000; ++i) accents += "\xc3\xa9";
  const BatchReport other = line_protocol::validate(accents);
  const std::string header =
      header_of(write_api::respond(other, write_api::oss_1), "X-Influxdb-Error");
  EXPECT_GE(header.size(), 1022u);
  EXPECT_FALSE(detail::find_utf8_fault(header));
}

TEST(Respond, EscapesAsTheProductsDo) {
  const std::string batch = "m<>& f=\x08\x0c\x7f\"\xe2\x80\xa8";
  const BatchReport report = line_protocol::validate(batch);
  EXPECT_NE(write_api::respond(report, write_api::oss_1)
                .body()
                .find(R"('m\u003c\u003e\u0026 f=\u0008\u000c)"
                      "\x7f"
                      R"(\"\u2028')"),
            std::string::npos);
  EXPECT_NE(write_api::respond(report, write_api::core_v3)
                .body()
                .find(R"("m<>& f=\b\f)"
                      "\x7f"
                      R"(\")"
                      "\xe2\x80\xa8\""),
            std::string::npos);
  // The layer of InfluxDB 3 Core that checks tokens escapes nothing.
  EXPECT_EQ(write_api::respond(write_api::WriteEvent::unauthenticated, write_api::core_v3).body(),
            R"({"error": "the request was not authenticated"})");
}

TEST(Respond, ReleasesOfCoreShowLinesDifferently) {
  const std::string batch = "measurement,tag=\xc3\xa9\xc3\xa9 f= 1\n";
  const auto body = [&](write_api::Release release, bool partial) {
    const write_api::Flavour flavour = write_api::core_v3.at(release);
    const BatchReport report = line_protocol::validate(
        batch, {.checks = write_api::checks_for(flavour), .accept_partial = partial});
    return write_api::respond(report, flavour).body();
  };
  EXPECT_EQ(body({3, 0, 0}, false),
            "{\"error\":\"parsing failed for write_lp "
            "endpoint\",\"data\":{\"original_line\":\"measurement,tag=\xc3\xa9\xc3\xa9 f= "
            "1\",\"line_number\":1,\"error_message\":\"No fields were provided\"}}");
  EXPECT_EQ(
      body({3, 10, 0}, true),
      "{\"error\":\"partial write of line protocol occurred\",\"data\":[{\"error_message\":\"No "
      "fields were "
      "provided\",\"line_number\":1,\"original_line\":\"measurement,tag=\xc3\xa9\xc3\xa9\"}]}");
}

TEST(Respond, ConflictsOf1xStandForTheWholeAnswer) {
  const std::string batch = "m f=1\nbad\nm f=\"s\"\nm f=t\nm f=1u,t=2\n";
  const BatchReport report = line_protocol::validate(batch);
  EXPECT_EQ(write_api::respond(report, write_api::oss_1).body(),
            "{\"error\":\"partial write: field type conflict: input field \\\"f\\\" on measurement "
            "\\\"m\\\" is type string, already "
            "exists as type float dropped=3\"}\n");
  const std::string times = "m,time=x f=1\nm time=1\n";
  const BatchReport time_report =
      line_protocol::validate(times, {.checks = IoxChecks{ServerGeneration::current}});
  EXPECT_EQ(write_api::respond(time_report, write_api::oss_2).body(),
            R"({"code":"unprocessable entity","message":"failure writing points to database: )"
            R"(partial write: invalid tag key: input tag \"time\" on measurement \"m\" is invalid )"
            R"(dropped=2"})");
}

TEST(Respond, AllOrNothing) {
  const std::string batch = "m f=1\nbad\n";
  for (const write_api::FlavourRow& api : write_api::flavour_rows) {
    // 1.x has no such mode, and the older Cloud refuses no batch because of one point.
    const bool has = api.flavour.product != write_api::Product::oss_1 &&
                     api.flavour.product != write_api::Product::cloud_tsm;
    if (!has) continue;
    const BatchReport report = line_protocol::validate(
        batch, {.checks = write_api::checks_for(api.flavour), .accept_partial = false});
    const write_api::WriteResponse answer = write_api::respond(report, api.flavour);
    EXPECT_EQ(answer.event(), write_api::WriteEvent::batch_refused) << api.name;
    ASSERT_NE(answer.row(), nullptr) << api.name;
    EXPECT_EQ(answer.row()->claim.stored, write_api::Stored::none) << api.name;
    EXPECT_EQ(answer.status(), HttpStatus::bad_request) << api.name;
  }
}

TEST(Respond, EveryRejectionBringsItsLine) {
  const BatchReport report = line_protocol::validate("bad\n");
  EXPECT_EQ(write_api::respond(report, write_api::oss_1).body(),
            "{\"error\":\"unable to parse 'bad': missing fields\"}\n");
}

TEST(Respond, ABareCodeOrStatusInTheShapeOfTheFlavour) {
  const auto text = [](const write_api::WriteResponse& answer) {
    return std::to_string(static_cast<unsigned>(answer.status())) + " " + answer.body();
  };
  EXPECT_EQ(text(write_api::respond(InfluxCode::forbidden, write_api::oss_2, "not on Sundays")),
            R"(403 {"code":"forbidden","message":"not on Sundays"})");
  EXPECT_EQ(text(write_api::respond(InfluxCode::too_large, write_api::core_v3)),
            R"(413 {"error":"request too large"})");
  EXPECT_EQ(
      text(write_api::respond(HttpStatus::too_many_requests, write_api::core_v2, "slow \"down\"")),
      R"(429 {"code":"too many requests","message":"slow \"down\""})");
  EXPECT_EQ(text(write_api::respond(HttpStatus::service_unavailable, write_api::oss_1, "later")),
            "503 {\"error\":\"later\"}\n");
  EXPECT_EQ(text(write_api::respond(HttpStatus::no_content, write_api::oss_1)), "204 ");
  EXPECT_EQ(header_of(write_api::respond(InfluxCode::forbidden, write_api::oss_2, "x"),
                      "X-Platform-Error-Code"),
            "forbidden");
  EXPECT_EQ(write_api::respond(InfluxCode::forbidden, write_api::oss_2, "x").row(), nullptr);
}

TEST(Respond, AnEventThatAServerDoesNotHaveGetsTheUsualAnswer) {
  const write_api::WriteResponse answer =
      write_api::respond(write_api::WriteEvent::no_permission, write_api::core_v3, "not yours");
  EXPECT_EQ(answer.row(), nullptr);
  EXPECT_EQ(answer.status(), HttpStatus::forbidden);
  EXPECT_EQ(answer.body(), R"({"error":"not yours"})");
}

TEST(Respond, AFullFieldFamilyIsARejectionLikeAnyOther) {
  std::string full = "m other=1";
  for (int i = 0; i < 101; ++i) full += ",fam::" + std::to_string(i) + "=1";
  const auto answer = write_api::respond(
      line_protocol::validate(
          full, {.checks = line_protocol::CoreChecks{line_protocol::CoreRelease::v3_6_0}}),
      *write_api::find_flavour("core-v3@3.6.0"));
  EXPECT_EQ(answer.status(), HttpStatus::bad_request);
  EXPECT_EQ(answer.body(),
            R"({"error":"partial write of line protocol occurred","data":[{"error_message":)"
            R"("Update to schema would exceed the field limit (100) for field family 'fam'",)"
            R"("line_number":1,"original_line":"m other=1,fam::0=1,f"}]})");
}

TEST(Respond, NotModifiedHasNoBody) {
  for (const write_api::Flavour& flavour :
       {write_api::core_v3, write_api::oss_2, write_api::oss_1}) {
    const auto answer = write_api::respond(HttpStatus::not_modified, flavour, "text");
    EXPECT_FALSE(answer.allows_body());
    EXPECT_EQ(answer.sendable_body(), "");
    EXPECT_NE(answer.body(), "");
  }
}

TEST(Respond, InfluxDb20RefusesOnlyABodyOfNoBytes) {
  for (const std::string_view comments : {"# nothing\n", "\n\n", " "}) {
    const auto answer = write_api::respond(line_protocol::validate(comments), write_api::oss_2_0);
    EXPECT_EQ(answer.status(), HttpStatus::no_content) << comments;
    EXPECT_EQ(answer.event(), write_api::WriteEvent::all_accepted);
    const auto core = write_api::respond(line_protocol::validate(comments), write_api::core_v3);
    EXPECT_EQ(core.event(), write_api::WriteEvent::nothing_to_write);
  }
  const auto empty = write_api::respond(line_protocol::validate(""), write_api::oss_2_0);
  EXPECT_EQ(empty.status(), HttpStatus::bad_request);
  EXPECT_EQ(empty.body(), R"({"code":"invalid","message":"writing requires points"})");
  EXPECT_EQ(write_api::respond(line_protocol::validate(""), write_api::oss_2).status(),
            HttpStatus::no_content);
}

TEST(Respond, NewReleasesNameTheDatabaseAfterAPartialWrite) {
  const BatchReport report = line_protocol::validate("m f=1\nbad\n");
  const write_api::Flavour late = write_api::oss_1.at({1, 12, 4});
  EXPECT_EQ(write_api::respond(report, late, {.database = "plant", .policy = "week"}).message(),
            "partial write: unable to parse 'bad': missing fields dropped=0 for database: plant "
            "for retention policy: week");
  EXPECT_EQ(write_api::respond(report, late, {.database = "plant"}).message(),
            "partial write: unable to parse 'bad': missing fields dropped=0 for database: plant");
  EXPECT_EQ(write_api::respond(report, late).message(),
            "partial write: unable to parse 'bad': missing fields dropped=0");
  EXPECT_EQ(write_api::respond(report, write_api::oss_1.at({1, 2, 3})).message(),
            "partial write:\nunable to parse 'bad': missing fields");
}

TEST(Respond, WhatTheErrorHeaderHolds) {
  EXPECT_EQ(write_api::x_influxdb_error("a\nb\x7f"), "a b ");
  EXPECT_EQ(write_api::x_influxdb_error(std::string(2000, 'x')).size(), 1024u);
}

TEST(Respond, WhatACallerNamesMayBeAnything) {
  const write_api::WriteResponse answer = write_api::respond(
      write_api::WriteEvent::bucket_not_found, write_api::oss_1, "a\xff\"\n\xe2\x82");
  EXPECT_EQ(answer.body(),
            "{\"error\":\"database not found: \\\"a\xef\xbf\xbd\\\"\\n\xef\xbf\xbd\\\"\"}\n");
  EXPECT_FALSE(nlohmann::json::parse(answer.body(), nullptr, false).is_discarded());
}

TEST(Respond, GoEscapesTheTwoSeparatorsOfUnicode) {
  const auto escaped = [](std::string_view text) {
    std::string out;
    faultwire::detail::write_api::go_json_text_to(faultwire::detail::TextSink::into(out), text);
    return out;
  };
  EXPECT_EQ(escaped("a\xe2\x80\xa8"
                    "b\xe2\x80\xa9"),
            "a\\u2028b\\u2029");
  for (const char* plain : {"\xe2\x82\xac", "\xe2\x80\x93", "\xe2\x80", "\xe2", "\xe2\x80x"})
    EXPECT_EQ(escaped(plain), plain);
}

TEST(Respond, JsonIsNamedOnceAndPlainTextIsNot) {
  const auto types = [](const write_api::WriteResponse& answer) {
    std::string out;
    for (const write_api::Header& header : answer.headers())
      out += header.name == "Content-Type" ? header.value + ";" : "";
    return out;
  };
  const auto with = [](write_api::WriteEvent event, write_api::Flavour api) {
    return write_api::respond(event, api, "x", {.name_json = true});
  };
  EXPECT_EQ(types(with(write_api::WriteEvent::bad_parameter, write_api::cloud_serverless)),
            "application/json;");
  EXPECT_EQ(types(with(write_api::WriteEvent::all_accepted, write_api::cloud_serverless)), "");
  EXPECT_EQ(types(with(write_api::WriteEvent::bad_parameter, write_api::core_v3))
                .find("application/json"),
            std::string::npos);
}

TEST(Respond, WhatIsRefusedByItsSizeOrItsBytesSaysWhich) {
  const std::string batch = "m f=1\nm f=\xff\n";
  const write_api::WriteResponse large =
      write_api::respond(line_protocol::validate(batch, {.max_bytes = 5}), write_api::core_v3);
  EXPECT_NE(large.body().find("5"), std::string::npos) << large.body();
  const write_api::WriteResponse bytes =
      write_api::respond(write_api::WriteEvent::not_utf8, write_api::core_v3, "told by the caller");
  EXPECT_NE(bytes.body().find("told by the caller"), std::string::npos) << bytes.body();
}
}  // namespace
