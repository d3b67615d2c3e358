// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Every form reads its own sample, and the message of the sample ends where it ends.
#include <gtest/gtest.h>

#include <string>

#include "faultwire/detail/json_text.hpp"
#include "faultwire/diagnosis.hpp"
#include "faultwire/diagnosis/detail/repeated_context.hpp"

namespace {
using namespace faultwire;

TEST(Forms, EachReadsItsSample) {
  for (std::size_t i = 0; i < detail::diagnosis::form_count; ++i) {
    const diagnosis::Form& form = detail::diagnosis::form_at(i);
    const diagnosis::ErrorText text = diagnosis::read_error_text(form.sample);
    ASSERT_TRUE(text.client) << form.sample;
    EXPECT_EQ(text.client->client, form.client) << form.sample;
    EXPECT_EQ(text.message(), "gone") << form.sample;
    const auto grpc = text.grpc_code();
    const bool http = text.code() == AnyCode(HttpStatus::not_found);
    EXPECT_TRUE(http || (grpc && *grpc == GrpcCode::not_found)) << form.sample;
    EXPECT_TRUE(diagnosis::may_hold_error(form.sample)) << form.sample;
    EXPECT_FALSE(form.source.empty()) << form.sample;
    // In a JSON log, and in the middle of a line.
    std::string json = "{\"level\":\"error\",\"msg\":\"";
    faultwire::detail::json_text_to([&](std::string_view piece) { json += piece; }, form.sample);
    json += "\",\"n\":1}";
    EXPECT_EQ(diagnosis::read_error_text(json).message(), "gone") << json;
    EXPECT_TRUE(diagnosis::may_hold_error(json)) << json;
    const std::string line = "2026-03-04 10:11:12 ERROR q: " + std::string(form.sample);
    EXPECT_EQ(diagnosis::read_error_text(line).message(), "gone") << line;
  }
}

TEST(Forms, AnOkIsNoError) {
  for (const char* ok :
       {"rpc error: code = OK desc = x", "Status{code=OK, description=null, cause=null}",
        "Status(StatusCode=\"OK\", Detail=\"\")", "status: Ok, message: \"\"", "0 OK: fine",
        "StreamException[errorCode=OK, message=x]",
        "{\"code\":0,\"message\":\"\",\"details\":[]}"}) {
    EXPECT_FALSE(diagnosis::diagnose(ok).is_error()) << ok;
  }
}

TEST(Forms, JsonOfAStatus) {
  const auto code = [](std::string_view text) {
    return diagnosis::read_error_text(text).grpc_code();
  };
  EXPECT_EQ(code("{\"code\":5,\"message\":\"m\",\"details\":[]}"), GrpcCode::not_found);
  EXPECT_EQ(code("{\"error\":{\"code\":404,\"message\":\"m\",\"status\":\"NOT_FOUND\"}}"),
            GrpcCode::not_found);
  EXPECT_EQ(code("{\"code\":\"not_found\",\"message\":\"m\"}"), GrpcCode::not_found);
  EXPECT_FALSE(code("{\"code\":5,\"message\":\"m\"}"));
  EXPECT_FALSE(code("{\"code\":200,\"message\":\"m\",\"details\":[]}"));
  // The first of several counts.
  const diagnosis::ErrorText two = diagnosis::read_error_text(
      "x {\"code\":\"not_found\",\"message\":\"a\"} y "
      "{\"code\":\"aborted\",\"message\":\"b\"}");
  EXPECT_EQ(two.grpc_code(), GrpcCode::not_found);
  EXPECT_EQ(two.message(), "a");
}

TEST(Forms, TheStatusOfAdbcStandsBesideTheCode) {
  const auto adbc = [](std::string_view text) {
    const diagnosis::ErrorText parts = diagnosis::read_error_text(text);
    for (const diagnosis::TextCode& one : parts.codes()) {
      if (const auto code = one.code.to<AdbcStatusCode>()) return code_name(*code);
    }
    return std::string_view("none");
  };
  EXPECT_EQ(adbc("IO: [FlightSQL] a (Unavailable; x)"), "IO");
  EXPECT_EQ(adbc("I/O: [FlightSQL] a (Unavailable; x)"), "IO");
  EXPECT_EQ(adbc("Invalid Argument: [FlightSQL] a (InvalidArgument; x)"), "INVALID_ARGUMENT");
  EXPECT_EQ(adbc("ADBC_STATUS_NOT_FOUND (3): [FlightSQL] a (NotFound; x)"), "NOT_FOUND");
  EXPECT_EQ(adbc("ADBC_STATUS_TIMEOUT (12): late"), "TIMEOUT");
  for (const char* none :
       {"[FlightSQL] a (Unavailable; x)", "IO [FlightSQL] a (Unavailable; x)",
        "IO): [FlightSQL] a (Unavailable; x)",
        "ADBC_STATUS_IO (not a number): [FlightSQL] a (Unavailable; x)",
        "Averyverylongwordthatisnocode: [FlightSQL] a (Unavailable; x)",
        "nothing: [FlightSQL] a (Unavailable; x)", " nothing: [FlightSQL] a (Unavailable; x)",
        "ADBC_STATUS_OK (0): fine", "ADBC_STATUS_NOBODY (3): late"})
    EXPECT_EQ(adbc(none), "none") << none;
  EXPECT_EQ(adbc("see ADBC_STATUS_IO in the manual of the driver: NOT_FOUND: [FlightSQL] a "
                 "(NotFound; x)"),
            "NOT_FOUND");
}

TEST(RepeatedContext, TheLastOneThatRepeatsTheMessageIsCut) {
  const auto cut = [](std::string_view text) {
    return detail::diagnosis::without_repeated_context(text, "; context: ");
  };
  EXPECT_EQ(cut(""), "");
  EXPECT_EQ(cut("gone"), "gone");
  EXPECT_EQ(cut("gone; context: none"), "gone");
  EXPECT_EQ(cut("gone; context: N:gone {}"), "gone");
  EXPECT_EQ(cut("Flight error, with message: gone; context: N:gone {}"),
            "Flight error, with message: gone");
  EXPECT_EQ(cut("a; context: N:a; context: N:a; context: N:a"), "a; context: N:a");
  EXPECT_EQ(cut("a; context: N:b; context: N:a; context: N:b"), "a; context: N:b");
  EXPECT_EQ(cut("a; context: b; context: c"), "a");
  EXPECT_EQ(cut("; context: N:a"), "");
  EXPECT_EQ(cut("gone; context: N:"), "gone");
  EXPECT_EQ(cut("aaaa; context: N:aaa; context: N:aaaa"), "aaaa");
}
}  // namespace
