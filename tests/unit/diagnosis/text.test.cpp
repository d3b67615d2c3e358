// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The grammars one by one, on text that is whole, cut, and nearly right.
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "faultwire/diagnosis.hpp"

namespace {
using namespace faultwire;

std::string unescaped(std::string_view text) {
  std::string out;
  diagnosis::unescape_to([&](std::string_view piece) { out += piece; }, text);
  return out;
}
std::string rendered(std::string_view text) {
  std::string out;
  render([&](std::string_view piece) { out += piece; }, diagnosis::diagnose(text));
  return out;
}

TEST(Unescape, WhatIsNoEscapeStays) {
  EXPECT_EQ(unescaped("a\\n\\t\\r\\\"\\'\\\\b"), "a\n\t\r\"'\\b");
  EXPECT_EQ(unescaped("\\x41\\x4a\\x4A\\x7f"), "AJJ\x7f");
  EXPECT_EQ(unescaped("\\q\\xZ1\\x1Z\\x4\\x/1\\x:1\\xg1"), "\\q\\xZ1\\x1Z\\x4\\x/1\\x:1\\xg1");
  EXPECT_EQ(unescaped("\\x4"), "\\x4");
  EXPECT_EQ(unescaped("end\\"), "end\\");
  EXPECT_EQ(unescaped("\\0\\u{1b}\\u{e9}\\u{feff}\\u{1f30d}"),
            std::string("\0\x1b\xc3\xa9\xef\xbb\xbf\xf0\x9f\x8c\x8d", 11));
  for (const char* text :
       {"\\u{}", "\\u{110000}", "\\u{d800}", "\\u{0000041}", "\\u{4g}", "\\u{41", "\\u0041"})
    EXPECT_EQ(unescaped(text), text);
  EXPECT_EQ(unescaped("\\u{10ffff}\\u{10000}"), "\xf4\x8f\xbf\xbf\xf0\x90\x80\x80");
  EXPECT_EQ(unescaped(""), "");
}

const std::string tree =
    "UNKNOWN:Failed to connect [a], b {grpc_status:14, http_status:-5, created_time:\"now\", "
    "grpc_message:\"a \\\"b\\\" {c}\", "
    "children:[UNKNOWN:first, of two {http2_error:7, other.key/2:nothing}, UNAVAILABLE:second {x} "
    "{children:[DEADLINE_EXCEEDED]}]}";

TEST(DebugContext, ATreeOfChildren) {
  const diagnosis::DebugContext context = diagnosis::parse_debug_context(tree);
  EXPECT_TRUE(context.complete);
  EXPECT_EQ(context.size, tree.size());
  EXPECT_EQ(context.root.name, GrpcCode::unknown);
  EXPECT_EQ(context.root.message, "Failed to connect [a], b");
  EXPECT_EQ(context.root.grpc_status, 14);
  EXPECT_EQ(context.root.http_status, -5);
  EXPECT_EQ(context.root.created_time, "now");
  EXPECT_EQ(unescaped(context.root.grpc_message), "a \"b\" {c}");
  ASSERT_EQ(context.children.size(), 3u);
  EXPECT_EQ(context.children[0].message, "first, of two");
  EXPECT_EQ(context.children[0].http2_error, 7);
  EXPECT_EQ(context.children[1].name, GrpcCode::unavailable);
  EXPECT_EQ(context.children[1].message, "second {x}");
  EXPECT_EQ(context.children[2].name, GrpcCode::deadline_exceeded);
  EXPECT_EQ(context.children[2].depth, 2);
  EXPECT_EQ(context.fields, 8u);
}

TEST(DebugContext, CutAnywhereItGivesWhatStandsBefore) {
  const std::size_t braces = tree.find('{');
  for (std::size_t size = 0; size < tree.size(); ++size) {
    const diagnosis::DebugContext context =
        diagnosis::parse_debug_context(std::string_view(tree).substr(0, size));
    EXPECT_LE(context.size, size);
    if (context.fields != 0) {
      EXPECT_FALSE(context.complete) << size;
      EXPECT_EQ(context.root.grpc_status, size > tree.find("14", braces) + 1 ? 14 : 1)
          << size;  // a number is cut as well
    }
    for (const diagnosis::DebugNode& child : context.children) EXPECT_LE(child.depth, 2);
  }
  EXPECT_EQ(diagnosis::parse_debug_context("UNKNOWN:m {grpc_message:\"a\\").root.grpc_message,
            "a\\");
}

TEST(DebugContext, WhatIsNoNumberAndWhatIsNoKey) {
  EXPECT_EQ(diagnosis::parse_debug_context("UNKNOWN:m {a:1, grpc_status:abc, http_status:200}")
                .root.http_status,
            200);
  EXPECT_EQ(diagnosis::parse_debug_context("UNKNOWN:m {grpc_status:99999999999, http_status:200}")
                .root.grpc_status,
            std::nullopt);
  EXPECT_EQ(diagnosis::parse_debug_context("UNKNOWN:m {grpc_status:14x}").root.grpc_status,
            std::nullopt);
  for (const char* bad : {"UNKNOWN:m {a:1 :2}", "UNKNOWN:m {a:1, b 2}", "UNKNOWN:m {a:1, b:}",
                          "UNKNOWN:m {a:1, b:,c:2}"}) {
    const diagnosis::DebugContext context = diagnosis::parse_debug_context(bad);
    EXPECT_FALSE(context.complete) << bad;
    EXPECT_EQ(context.fields, 1u) << bad;
  }
  for (const char* none : {"UNKNOWN:m {", "UNKNOWN:m {a}", "UNKNOWN:m {a:b}", "UNKNOWN:m {:1}",
                           "UNKNOWN:m {a:", "UNKNOWN:m {a: ", "UNKNOWN:m{a:1}", "{a:1}"}) {
    const diagnosis::DebugContext context = diagnosis::parse_debug_context(none);
    EXPECT_TRUE(context.complete) << none;
    EXPECT_EQ(context.fields, 0u) << none;
  }
  EXPECT_EQ(diagnosis::parse_debug_context("nobody:m").root.name, std::nullopt);
  EXPECT_EQ(diagnosis::parse_debug_context("nobody:m").root.message, "nobody:m");
  EXPECT_EQ(diagnosis::parse_debug_context("UNKNOWN:m. Client context: OK").root.message, "m");
  EXPECT_EQ(diagnosis::parse_debug_context("UNKNOWN:m. gRPC client debug context: x").root.message,
            "m");
}

TEST(DebugContext, NestedTooDeeplyItIsCut) {
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "UNKNOWN:m {children:[";
  const diagnosis::DebugContext context = diagnosis::parse_debug_context(deep);
  EXPECT_FALSE(context.complete);
  EXPECT_EQ(context.children.size(), 31u);
}

TEST(DebugContext, TheCodeIsThatOfTheFirstChildThatHasOne) {
  EXPECT_EQ(diagnosis::grpc_status_of(
                diagnosis::parse_debug_context("UNKNOWN:m {children:[UNKNOWN:a, UNKNOWN:b "
                                               "{grpc_status:5}, UNKNOWN:c {grpc_status:6}]}")),
            5);
  EXPECT_EQ(
      diagnosis::grpc_status_of(diagnosis::parse_debug_context("UNKNOWN:m {children:[UNKNOWN:a]}")),
      std::nullopt);
}

struct Client {
  const char* text;
  const char* client;  ///< empty: no client writes so
  AnyCode code;
  const char* message;
};

TEST(ClientText, EachClientAndWhatIsNearlyOne) {
  for (const Client& c : {
           Client{"rpc error: code = NotFound desc = gone ", "grpc-go", GrpcCode::not_found,
                  "gone"},
           {"rpc error: code = Code(17) desc = odd", "grpc-go", AnyCode(Domain::grpc, 17), "odd"},
           {"rpc error: code = Code(17", "", {}, ""},
           {"rpc error: code = Code(17] desc = odd", "", {}, ""},
           {"rpc error: code = Code(x) desc = odd", "", {}, ""},
           {"rpc error: code = Code() desc = odd", "", {}, ""},
           {"rpc error: code = Code(9999999999) desc = odd", "", {}, ""},
           {"rpc error: code = Nowhere desc = odd", "", {}, ""},
           {"rpc error: code = ", "", {}, ""},
           {"status: NotFound, message: \"a \\\"b\\\" c\", details: []", "tonic",
            GrpcCode::not_found, "a \\\"b\\\" c"},
           {"status: NotFound, message: 'a', details: []", "tonic", GrpcCode::not_found, "a"},
           {"status: NotFound, message: \"a", "tonic", GrpcCode::not_found, "a"},
           {"status: NotFound, message: a", "tonic", GrpcCode::not_found, "a"},
           {"status: NotFound, message: ", "tonic", GrpcCode::not_found, ""},
           {"io.grpc.StatusRuntimeException: UNAVAILABLE: gone", "grpc-java", GrpcCode::unavailable,
            "gone"},
           {"io.grpc.StatusException: UNAVAILABLE", "grpc-java", GrpcCode::unavailable, ""},
           {"FlightRuntimeException: TIMED_OUT: late", "Flight Java", FlightCode::timed_out,
            "late"},
           {"FlightRuntimeException: DEADLINE_EXCEEDED: late", "", {}, ""},
           {"StreamException: RESOURCE_EXHAUSTED: full", "OpenSearch",
            StreamErrorCode::resource_exhausted, "full"},
           {"StreamException[errorCode=NOBODY, full", "", {}, ""},
           {"RpcError: gone away Code: UNAVAILABLE", "protobuf-ts", GrpcCode::unavailable,
            "gone away"},
           {"RpcError: no Code: nothing yet Code: UNAVAILABLE", "protobuf-ts",
            GrpcCode::unavailable, "no Code: nothing yet"},
           {"RpcError: gone away and RpcError: gone", "", {}, ""},
           {"14 UNAVAILABLE: gone", "grpc-js", GrpcCode::unavailable, "gone"},
           {"14 unavailable: gone", "", {}, ""},
           {"14 UNAVAILABLE", "", {}, ""},
           {"17 UNAVAILABLE: gone", "", {}, ""},
           {"14", "", {}, ""},
           {"a14 UNAVAILABLE: gone", "", {}, ""},
           {"rpc error: code = AVeryLongNameOfACodeThatNobodyHasEverHeardOf1 desc = x", "", {}, ""},
           {"rpc error: code = Not_Found desc = odd", "", {}, ""},
           {"ConnectError: [not_found] gone", "Connect", GrpcCode::not_found, "gone"},
           {"ConnectError: [Not_found] odd", "", {}, ""},
           {"ConnectError: [not_found2] odd", "", {}, ""},
           {"io.grpc.StatusException: CANCELED: odd", "", {}, ""},
           {"FlightRuntimeException: OK: fine", "", {}, ""},
           {"Status{code=NOT_FOUND, description=null, cause=null}", "grpc-java",
            GrpcCode::not_found, ""},
           {"CallStatus{code=NOT_FOUND, description='gone', metadata='null'}", "Flight Java",
            FlightCode::not_found, "gone"},
           {"HTTP status code: 503; Message: gone", "InfluxDB Java",
            HttpStatus::service_unavailable, "gone"},
           {"HTTP status code: 200; Message: fine", "", {}, ""},
           {"HTTP status code: 700; Message: odd", "", {}, ""},
           {"HTTP status code: odd; Message: odd", "", {}, ""},
           {"RpcFailure: 5-NOT_FOUND gone", "grpc-rs", GrpcCode::not_found, "gone"},
           {"RpcFailure: 5-NOBODY odd", "", {}, ""},
           {"RpcFailure: 5 NOT_FOUND odd", "", {}, ""},
           {"RpcFailure: odd", "", {}, ""},
           {"google.api_core.exceptions.BadRequest: 400 gone", "google.api_core",
            HttpStatus::bad_request, "gone"},
           {"google.api_core.exceptions.NotFound: 404 gone", "google.api_core", GrpcCode::not_found,
            "gone"},
           {"google.api_core.exceptions.NotFound", "", {}, ""},
           {"google.api_core.exceptions.NotFound: gone", "", {}, ""},
           {"google.api_core.exceptions.RetryError: 404 gone", "", {}, ""},
           {"GRPC::NotFound: 5:gone", "grpc-ruby", GrpcCode::not_found, "gone"},
           {"GRPC::NotFound: 5;gone", "", {}, ""},
           {"GRPC::NotFound: 5", "", {}, ""},
           {"GRPC::NotFound: gone", "", {}, ""},
           {"a.rb:2: 5:gone (GRPC::NotFound)", "grpc-ruby", GrpcCode::not_found, "gone"},
           {"5:gone (GRPC::NotFound)", "grpc-ruby", GrpcCode::not_found, "gone"},
           {"a5:gone (GRPC::NotFound)", "", {}, ""},
           {"1005:gone (GRPC::NotFound)", "", {}, ""},
           {"6:gone (GRPC::NotFound)", "", {}, ""},
           {"gone (GRPC::NotFound)", "", {}, ""},
           {"0:fine (GRPC::Ok)", "", {}, ""},
           {"5:gone (GRPC::Nobody)", "", {}, ""},
           {"[FlightSQL] gone (NotFound; ExecuteQuery)", "ADBC Flight SQL", GrpcCode::not_found,
            "gone"},
           {"[FlightSQL] gone (NotFound)", "ADBC Flight SQL", GrpcCode::not_found, "gone"},
           {"[FlightSQL] gone (NotFound", "ADBC Flight SQL", GrpcCode::not_found, "gone"},
           {"[FlightSQL] gone (Unavailable now) for all (NotFound; x)", "ADBC Flight SQL",
            GrpcCode::not_found, "gone (Unavailable now) for all"},
           {"[FlightSQL] gone (NotFound here)", "", {}, ""},
           {"RpcError: fine Code: OK", "", {}, ""},
       }) {
    const auto found = diagnosis::parse_client_text(c.text);
    ASSERT_EQ(found.has_value(), c.client[0] != '\0') << c.text;
    if (!found) continue;
    EXPECT_EQ(found->client, c.client) << c.text;
    EXPECT_EQ(found->code, c.code) << c.text;
    EXPECT_EQ(found->message, c.message) << c.text;
  }
}

// google/api_core/exceptions.py at 04b5775: each class that has a `code`, with its gRPC code if it
// has one.
TEST(ClientText, EveryClassOfApiCore) {
  struct Class {
    const char* name;
    int http;
    std::optional<GrpcCode> grpc;
  };
  const Class classes[] = {
      {"BadRequest", 400, {}},
      {"InvalidArgument", 400, GrpcCode::invalid_argument},
      {"FailedPrecondition", 400, GrpcCode::failed_precondition},
      {"OutOfRange", 400, GrpcCode::out_of_range},
      {"Unauthorized", 401, {}},
      {"Unauthenticated", 401, GrpcCode::unauthenticated},
      {"Forbidden", 403, {}},
      {"PermissionDenied", 403, GrpcCode::permission_denied},
      {"NotFound", 404, GrpcCode::not_found},
      {"MethodNotAllowed", 405, {}},
      {"Conflict", 409, {}},
      {"AlreadyExists", 409, GrpcCode::already_exists},
      {"Aborted", 409, GrpcCode::aborted},
      {"LengthRequired", 411, {}},
      {"PreconditionFailed", 412, {}},
      {"RequestRangeNotSatisfiable", 416, {}},
      {"TooManyRequests", 429, {}},
      {"ResourceExhausted", 429, GrpcCode::resource_exhausted},
      {"Cancelled", 499, GrpcCode::cancelled},
      {"InternalServerError", 500, GrpcCode::internal},
      {"Unknown", 500, GrpcCode::unknown},
      {"DataLoss", 500, GrpcCode::data_loss},
      {"MethodNotImplemented", 501, GrpcCode::unimplemented},
      {"BadGateway", 502, {}},
      {"ServiceUnavailable", 503, GrpcCode::unavailable},
      {"GatewayTimeout", 504, {}},
      {"DeadlineExceeded", 504, GrpcCode::deadline_exceeded},
  };
  EXPECT_EQ(std::size(diagnosis::api_core_classes), std::size(classes));
  for (const Class& one : classes) {
    const std::string text = std::string("google.api_core.exceptions.") + one.name + ": " +
                             std::to_string(one.http) + " gone";
    const auto found = diagnosis::parse_client_text(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(found->code, one.grpc ? AnyCode(*one.grpc) : AnyCode(Domain::http, one.http)) << text;
    EXPECT_EQ(found->message, "gone") << text;
    EXPECT_TRUE(diagnosis::may_hold_error(text)) << text;
  }
}

struct Ended {
  const char* text;
  const char* message;
};

// The message of a form that has no end of its own.
TEST(ClientText, TheMessageEndsBeforeWhatIsNotItsOwn) {
  for (const Ended& one : {
           Ended{"rpc error: code = NotFound desc = gone\n2026-03-04 10:11:12 INFO next", "gone"},
           {"rpc error: code = NotFound desc = gone\nio.grpc.StatusException: next", "gone"},
           {"rpc error: code = NotFound desc = gone\nCaused by: next", "gone"},
           {"rpc error: code = NotFound desc = gone\n\nnext", "gone"},
           {"rpc error: code = NotFound desc = gone\r\n\r\nnext", "gone"},
           {"rpc error: code = NotFound desc = gone\r\nCaused by: next", "gone"},
           {"rpc error: code = NotFound desc = two\nlines", "two\nlines"},
           {"rpc error: code = NotFound desc = lines:\nerror parsing line 2: x",
            "lines:\nerror parsing line 2: x"},
           // What was opened before the form is closed after it.
           {"(rpc error: code = NotFound desc = gone)", "gone"},
           {"[rpc error: code = NotFound desc = gone]", "gone"},
           {"{rpc error: code = NotFound desc = gone}", "gone"},
           {"'rpc error: code = NotFound desc = gone'", "gone"},
           {"\"rpc error: code = NotFound desc = gone\"", "gone"},
           {"([rpc error: code = NotFound desc = gone])", "gone"},
           {"([rpc error: code = NotFound desc = gone]", "gone]"},
           {"(rpc error: code = NotFound desc = )", ""},
           {"([rpc error: code = NotFound desc = ])", ""},
           {"([rpc error: code = NotFound desc = )", ")"},
           // The pairs that a logger wrote after it.
           {"cause=rpc error: code = NotFound desc = gone method=POST path=\"/a b\"", "gone"},
           {"cause=rpc error: code = NotFound desc = gone (x", "gone (x"},
           {"cause=rpc error: code = NotFound desc = gone now", "gone now"},
           {"cause=rpc error: code = NotFound desc = gone a:b", "gone a:b"},
           {"cause=rpc error: code = NotFound desc = gone path=\"/a \\\"b\\\"\"", "gone"},
           {"cause=rpc error: code = NotFound desc = no x=\"a\\\"", "no x=\"a\\\""},
           // What is quoted without a key is the message's own.
           {"cause=rpc error: code = NotFound desc = no \"a b\"", "no \"a b\""},
           {"cause=rpc error: code = Unknown desc = got \"text/plain; charset=UTF-8\"",
            "got \"text/plain; charset=UTF-8\""},
           {"cause=rpc error: code = NotFound desc = no x=\"a\" in \"b c\"",
            "no x=\"a\" in \"b c\""},
       }) {
    const auto found = diagnosis::parse_client_text(one.text);
    ASSERT_TRUE(found) << one.text;
    EXPECT_EQ(found->message, one.message) << one.text;
  }
}

TEST(ClientText, HttpStatuses) {
  const auto status = [](std::string_view text) {
    const auto found = diagnosis::find_http_status(text);
    return found ? found->code.number : 0;
  };
  EXPECT_EQ(status("HTTP/1.1 429 Too Many Requests"), 429);
  EXPECT_EQ(status("HTTP status: 200"), 200);
  EXPECT_EQ(status("HTTP status Service Unavailable"), 503);
  EXPECT_EQ(status("returned error: Bad Gateway"), 502);
  EXPECT_EQ(status("HTTP status: Request Entity Too Large"), 413);
  EXPECT_EQ(status("503 - Service Unavailable"), 503);
  EXPECT_EQ(status("503 Service Unavailable"), 503);
  EXPECT_EQ(status("(503)\nReason: Service Unavailable\nHTTP response headers: {}"), 503);
  EXPECT_EQ(status("(503)\r\nReason: Service Unavailable\r\n"), 503);
  EXPECT_EQ(status("    (503)\n    Reason: Service Unavailable"), 503);
  EXPECT_EQ(status("400: {\"code\":1}"), 400);
  EXPECT_EQ(status("499: {\"code\":1}"), 499);
  for (const char* none : {"HTTP 99",
                           "HTTP 600",
                           "HTTP status nothing",
                           "503 Bad Gateway",
                           "503",
                           "503 nothing",
                           "4000 Bad Request",
                           "400000000000 x",
                           "650 Bad Request",
                           "40 Bad Request",
                           "40: {\"code\":1}",
                           "5000: {\"code\":1}",
                           "x503 Service Unavailable",
                           "1503 Service Unavailable",
                           "(503)\nReason: Forbidden",
                           "(503)\nReason: ",
                           "",
                           "598: {\"code\":1}",
                           "HTTP status: Not Foundation",
                           "503 Service Unavailables"}) {
    EXPECT_EQ(status(none), 0) << none;
  }
}

TEST(ClientText, Resets) {
  EXPECT_EQ(diagnosis::find_reset("RST_STREAM with error code: 8")->code,
            AnyCode(Http2Error::cancel));
  EXPECT_EQ(diagnosis::find_reset("RST_STREAM with error code 200")->code,
            AnyCode(Domain::http2, 200));
  EXPECT_EQ(diagnosis::find_reset("GOAWAY with error code ENHANCE_YOUR_CALM")->code,
            AnyCode(Http2Error::enhance_your_calm));
  EXPECT_FALSE(diagnosis::find_reset("RST_STREAM with error code: "));
  EXPECT_FALSE(diagnosis::find_reset("RST_STREAM with error code: nothing"));
  // h2 of Rust writes the number of the stream first.
  EXPECT_EQ(diagnosis::find_reset("kind: Reset(StreamId(3), PROTOCOL_ERROR, Remote)")->code,
            AnyCode(Http2Error::protocol_error));
  EXPECT_FALSE(diagnosis::find_reset("kind: Reset(StreamId(x), PROTOCOL_ERROR, Remote)"));
  EXPECT_FALSE(diagnosis::find_reset("kind: Reset(StreamId(3) PROTOCOL_ERROR, Remote)"));
  EXPECT_EQ(diagnosis::find_reset("RST_STREAM with code nothing, RST_STREAM with code 2")->code,
            AnyCode(Http2Error::internal_error));
}

TEST(FlightText, NumbersAndDetailsOfArrow) {
  const auto error = [](std::string_view text) { return diagnosis::read_error_text(text); };
  EXPECT_EQ(error("gRPC failed with error code 99 and message: odd").flight->code,
            AnyCode(Domain::grpc, 99));
  EXPECT_FALSE(error("gRPC failed with error code x and message: odd").flight);
  EXPECT_FALSE(error("gRPC failed with error code 9").flight);
  EXPECT_EQ(error("gRPC failed with error code 999999999 and message: odd").flight->code,
            AnyCode(Domain::grpc, 999'999'999));
  EXPECT_FALSE(error("gRPC failed with error code 1000000000 and message: odd").flight);
  EXPECT_FALSE(error("gRPC failed with error code 99999999999 and message: odd").flight);
  const diagnosis::ErrorText status = error("server: IOError: disk. Detail: Unavailable");
  ASSERT_TRUE(status.flight);
  EXPECT_EQ(status.flight->arrow,
            (ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}));
  EXPECT_EQ(status.message(), "disk");
  EXPECT_EQ(status.codes()[0].evidence, diagnosis::Evidence::arrow_status);
  EXPECT_FALSE(error("IOError: disk. Detail: none that Flight has").flight);
  EXPECT_FALSE(error("whatever: disk. Detail: Unavailable").flight);
  EXPECT_FALSE(error("disk. Detail: Unavailable").flight);
}

TEST(FlightText, ADebugContextWithoutBracesEndsBeforeTheNextPart) {
  const diagnosis::ErrorText text = diagnosis::read_error_text(
      "Flight returned unavailable error, with message: m. gRPC client debug context: "
      "UNKNOWN:gone. now. Client context: OK");
  EXPECT_EQ(text.flight->debug_context, "UNKNOWN:gone. now");
  EXPECT_EQ(text.flight->client_context, "OK");
  EXPECT_EQ(diagnosis::read_error_text(
                "Flight returned unavailable error, with message: . Client context: OK")
                .flight->message,
            "");
  EXPECT_EQ(diagnosis::read_error_text("Flight returned unavailable error, with message: m. gRPC "
                                       "client debug context: UNKNOWN:gone")
                .flight->debug_context,
            "UNKNOWN:gone");
}

TEST(FlightText, OnlyADetailOfFlightIsCut) {
  const auto message = [](std::string_view detail) {
    return std::string(
        diagnosis::read_error_text("Flight returned internal error, with message: a. "
                                   "Detail: " +
                                   std::string(detail) + ". Client context: OK")
            .message());
  };
  EXPECT_EQ(message("Internal"), "a");
  EXPECT_EQ(message("the disk"), "a. Detail: the disk");
}

TEST(FlightText, ASuffixAfterTheMessageIsRead) {
  const diagnosis::ErrorText text = diagnosis::read_error_text(
      "Flight returned internal error, with message: gone\nCaused by: x. Client context: IOError: "
      "y");
  EXPECT_EQ(text.message(), "gone");
  EXPECT_EQ(text.flight->client_context, "IOError: y");
}

TEST(ErrorText, ADebugContextMayStandAlone) {
  for (const char* text :
       {"UNKNOWN:Error received from peer ipv4:10.0.0.1:443 {grpc_status:14}",
        "x: Error received from peer ipv4:10.0.0.1:443 {grpc_status:14}",
        "Error received from peer ipv4:10.0.0.1:443 {grpc_status:14}",
        "a longer beginning: Error received from peer ipv4:10.0.0.1:443 {grpc_status:14}"}) {
    EXPECT_EQ(diagnosis::read_error_text(text).grpc_code(), GrpcCode::unavailable) << text;
    EXPECT_EQ(diagnosis::read_error_text(text).peer(), "ipv4:10.0.0.1:443") << text;
  }
}

TEST(ErrorText, AStatusOfOkIsNoCode) {
  EXPECT_FALSE(diagnosis::diagnose("UNKNOWN:Error received from peer ipv4:10.0.0.1:443 "
                                   "{grpc_status:0}")
                   .is_error());
}

TEST(ErrorText, TheNumberOfABodyIsAStatusOnlyWhereHttpHasOne) {
  EXPECT_EQ(diagnosis::read_error_text("{\"error\":\"m\",\"status\":503}").code(),
            AnyCode(HttpStatus::service_unavailable));
  for (const char* text : {"{\"error\":\"m\",\"status\":700}", "{\"error\":\"m\",\"status\":200}"})
    EXPECT_FALSE(diagnosis::read_error_text(text).code()) << text;
}

TEST(ErrorText, WhatIsFoundWithoutACode) {
  EXPECT_FALSE(diagnosis::read_error_text("{\"message\":\"m\"}").found());
  EXPECT_TRUE(diagnosis::read_error_text("{\"error\":\"m\"}").found());
  EXPECT_FALSE(diagnosis::read_error_text("{\"error\":null}").found());
  EXPECT_FALSE(diagnosis::read_error_text("{\"error\":\"m\",\"level\":\"info\"}").found());
  EXPECT_EQ(diagnosis::read_error_text("see {x} and {\"error\":\"a \\\"}\\\" {b}\"} ...").json,
            "{\"error\":\"a \\\"}\\\" {b}\"}");
  EXPECT_EQ(diagnosis::read_error_text("{\"error\":\"b\", \"data\":[").json,
            "{\"error\":\"b\", \"data\":[");
  EXPECT_EQ(diagnosis::read_error_text("{x} { {").json, "");
  const diagnosis::ErrorText stream = diagnosis::read_error_text("StreamException: TIMED_OUT: ");
  EXPECT_EQ(stream.grpc_code(), GrpcCode::deadline_exceeded);
  EXPECT_EQ(stream.message(), "");
  EXPECT_FALSE(diagnosis::read_error_text("HTTP status: 503").grpc_code());
}

TEST(ErrorText, CodesThatSayTheSameDoNotContradict) {
  EXPECT_FALSE(diagnosis::read_error_text("14 UNAVAILABLE: x").contradicts());
  EXPECT_FALSE(
      diagnosis::read_error_text(
          "rpc error: code = Code(99) desc = Flight returned unavailable error, with message: m")
          .contradicts());
  EXPECT_TRUE(
      diagnosis::read_error_text(
          "rpc error: code = NotFound desc = Flight returned unavailable error, with message: m")
          .contradicts());
  EXPECT_FALSE(
      diagnosis::read_error_text(
          "rpc error: code = Unavailable desc = Flight returned unavailable error, with message: m")
          .contradicts());
}

TEST(ErrorText, TheMessageAfterACodeOfInfluxDbEnds) {
  const auto message = [](std::string_view text) {
    return std::string(diagnosis::read_error_text(text).message());
  };
  const std::string telegraf = "failed to write metrics (will be dropped: 400 Bad Request): ";
  EXPECT_EQ(message(telegraf + "invalid: gone"), "gone");
  EXPECT_EQ(message(telegraf + "invalid: gone\nCaused by: x"), "gone");
  EXPECT_EQ(message(telegraf + "invalid: gone\n2026-03-04 10:11:12 INFO next\n"), "gone");
  EXPECT_EQ(message(telegraf + "invalid: bad lines:\nerror parsing line 2: x"),
            "bad lines:\nerror parsing line 2: x");
}

TEST(Rejection, ItsLineIsFoundOnEitherSide) {
  const auto line = [](std::string_view text) {
    return diagnosis::find_rejection(text) ? diagnosis::find_rejection(text)->line : -1;
  };
  const std::string far(300, 'x');
  EXPECT_EQ(line("error parsing line 7: No fields were provided"), 7);
  EXPECT_EQ(line("No fields were provided on line 9"), 9);
  EXPECT_EQ(line("No fields were provided on line many"), 0);
  EXPECT_EQ(line("line many: No fields were provided"), 0);
  EXPECT_EQ(line("error parsing line 3: and error parsing line 4: No fields were provided"), 4);
  EXPECT_EQ(line(far + " line 5: No fields were provided"), 5);
  EXPECT_EQ(line("line 5: " + far + " No fields were provided"), 0);
}

TEST(Render, SaysAllThatIsKnown) {
  const std::string known = rendered(
      "14 NOT_FOUND: No connection established. Last error: connect ECONNREFUSED 127.0.0.1:8086");
  EXPECT_NE(known.find("code:    grpc:NOT_FOUND, by the form of the client\n"), std::string::npos)
      << known;
  EXPECT_NE(known.find("the codes contradict each other"), std::string::npos) << known;
  EXPECT_NE(known.find("trouble: The server cannot be reached [cannot_connect]\n  reason: "),
            std::string::npos)
      << known;
  EXPECT_NE(known.find("\n  try:    "), std::string::npos) << known;
  EXPECT_NE(known.find("\n  source: "), std::string::npos) << known;
  const std::string peer = rendered(
      "UNKNOWN:Error received from peer ipv4:10.0.0.1:443 {grpc_status:14, "
      "grpc_message:\"a\\nb\"}");
  EXPECT_NE(peer.find("message: a\n         b\npeer:    ipv4:10.0.0.1:443\n"), std::string::npos)
      << peer;
  const std::string rejected = rendered("{\"error\":\"No fields were provided\"}");
  EXPECT_NE(
      rejected.find("body:    {\"error\":\"No fields were provided\"}\nrejected: missing_fields\n"),
      std::string::npos)
      << rejected;
  EXPECT_EQ(rendered("the quick brown fox"), "nothing in this text is known to be an error\n");
}

TEST(Diagnose, WordsThatAreTooCommonCountAloneOnly) {
  const auto trouble = [](std::string_view text) {
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(text);
    return diagnosis.trouble() == nullptr ? std::string_view() : diagnosis.trouble()->id;
  };
  EXPECT_EQ(trouble("too many requests"), trouble("HTTP status: 429"));
  EXPECT_EQ(trouble(" (too many requests).\n"), trouble("HTTP status: 429"));
  EXPECT_EQ(trouble("too many requests today"), "");
  EXPECT_EQ(trouble("7 too many requests"), "");
  EXPECT_EQ(trouble("too many requests 7"), "");
  EXPECT_EQ(trouble("too many requests \xc3\xa9"), "");
}

TEST(Diagnose, TheLikeliestTroubleIsFirstHoweverManyThereAre) {
  const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(
      "14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED 127.0.0.1:8086, "
      "Deadline exceeded after 0.200s, "
      "Cancelled on "
      "client, unknown service, HTTP status: 429, RST_STREAM with error code: NO_ERROR, Invalid "
      "ticket, No fields were provided");
  EXPECT_EQ(diagnosis.count, diagnosis::Diagnosis::most);
  for (std::size_t i = 1; i < diagnosis.count; ++i)
    EXPECT_GE(diagnosis.matches[i - 1].score, diagnosis.matches[i].score);
}

TEST(Diagnose, TheSideOfAFailureIsThatOfItsTrouble) {
  const auto side = [](std::string_view text) {
    return failure_of(diagnosis::diagnose(text)).side;
  };
  EXPECT_EQ(side("14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED "
                 "127.0.0.1:8086"),
            retry::Side::transport);
  EXPECT_EQ(side("[FlightSQL] error reading from server: EOF (Unavailable; DoGet: endpoint 0)"),
            retry::Side::transport);
  EXPECT_EQ(side("4 DEADLINE_EXCEEDED: Deadline exceeded after 0.200s"), retry::Side::client);
  EXPECT_EQ(side("1 CANCELLED: Cancelled on client"), retry::Side::client);
  EXPECT_EQ(side("8 RESOURCE_EXHAUSTED: quota"), retry::Failure{}.side);
}

TEST(MayHoldError, LetsOrdinaryLinesFall) {
  for (const char* no : {"", ":", "a:b", "12:30:05 all is well", "key: value", "'a': 1",
                         "error: the barn is on fire", "\"quoted\" \\\"text\\\""}) {
    EXPECT_FALSE(diagnosis::may_hold_error(no)) << no;
  }
  for (const char* yes :
       {"connect: connection refused", "x HTTP/1.1 503 y", "14 UNAVAILABLE: gone",
        "rpc error: code = NotFound desc = x", "\x1b[31mred", "two\nlines", "C:\\new"}) {
    EXPECT_TRUE(diagnosis::may_hold_error(yes)) << yes;
  }
  // A line end at the end hides nothing.
  EXPECT_FALSE(diagnosis::may_hold_error("INFO query 17 took 31 ms\r\n"));
  EXPECT_TRUE(diagnosis::may_hold_error("INFO query\r17 took 31 ms\r\n"));
}

TEST(Folded, LineEndsOfEveryKind) {
  EXPECT_EQ(detail::diagnosis::match_folded("a\r\n  b", 0, "a b"), 6u);
  EXPECT_EQ(detail::diagnosis::match_folded("a\tb", 0, "a b"), std::string_view::npos);
  EXPECT_EQ(detail::diagnosis::match_folded("a  b", 0, "a b"), std::string_view::npos);
  EXPECT_EQ(detail::diagnosis::match_folded("a \n\t b", 0, "a b"), 6u);
  EXPECT_EQ(detail::diagnosis::match_folded("a\r\nb", 0, "ab"), std::string_view::npos);
  EXPECT_EQ(detail::diagnosis::match_folded("a", 0, "a "), 1u);
  EXPECT_EQ(detail::diagnosis::match_folded("a", 0, "a b"), std::string_view::npos);
  EXPECT_EQ(detail::diagnosis::match_folded("", 0, " "), std::string_view::npos);
  EXPECT_EQ(detail::diagnosis::without_edges(" \t\r\n "), "");
  EXPECT_EQ(detail::diagnosis::without_edges("\n a b\t"), "a b");
}

TEST(DebugContext, ACommaInAChildIsNotAlwaysTheNextOne) {
  const diagnosis::DebugContext context = diagnosis::parse_debug_context(
      "UNKNOWN:m {http_status:-1, children:[UNKNOWN:a, DEADLINE_EXCEEDED:b, and UNKNOWN things, c, "
      "UNAVAILABLE");
  EXPECT_FALSE(context.complete);
  EXPECT_EQ(diagnosis::parse_debug_context("UNKNOWN:m {grpc_status:-1}").root.grpc_status, -1);
  ASSERT_EQ(context.children.size(), 2u);
  EXPECT_EQ(context.children[0].message, "a");
  EXPECT_EQ(context.children[1].name, GrpcCode::deadline_exceeded);
  EXPECT_EQ(context.children[1].message, "b, and UNKNOWN things, c, UNAVAILABLE");
  EXPECT_EQ(
      diagnosis::parse_debug_context("UNKNOWN:m {children:[UNKNOWN:a, UNKNOWN b]}").children.size(),
      1u);
}

TEST(ErrorText, HoldsOneCodeOfEachKindOfEvidence) {
  const diagnosis::ErrorText text = diagnosis::read_error_text(
      "pyarrow._flight.FlightUnavailableError: Flight returned unavailable error, with message: "
      "Resources exhausted: Not found: [FlightSQL] gone (NotFound; ExecuteQuery). gRPC client "
      "debug context: UNKNOWN:m {grpc_status:5, grpc_message:\"RST_STREAM with error code 8\"}. "
      "Client context: OK. Detail: Unauthenticated; HTTP status 503 Service Unavailable "
      "{\"code\":\"not found\",\"message\":\"x\"}");
  using enum diagnosis::Evidence;
  const diagnosis::Evidence expected[] = {
      grpc_status, client, flight_prefix, class_name, engine, reset, http_status, body, adbc};
  ASSERT_EQ(text.codes().size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i)
    EXPECT_EQ(text.codes()[i].evidence, expected[i]) << i;
}

TEST(ErrorText, APrefixOfTheEngineOrARejectionIsAFindWithoutACode) {
  const diagnosis::ErrorText prefix = diagnosis::read_error_text("External error: disk");
  EXPECT_TRUE(prefix.found());
  EXPECT_TRUE(prefix.codes().empty());
  const diagnosis::ErrorText rejected = diagnosis::read_error_text("No fields were provided");
  EXPECT_TRUE(rejected.found());
  EXPECT_TRUE(rejected.codes().empty());
  EXPECT_EQ(diagnosis::read_error_text("Resources exhausted: External error: memory").grpc_code(),
            GrpcCode::resource_exhausted);
  EXPECT_FALSE(
      diagnosis::read_error_text(
          "rpc error: code = NotFound desc = gRPC failed with error code 99 and message: odd")
          .contradicts());
}

TEST(Rejection, EveryWordingOfEveryReleaseIsFound) {
  const auto filled = [](std::string_view wording) {
    std::string out;
    for (std::size_t at = 0; at < wording.size(); ++at) {
      if (wording[at] != '{') {
        out += wording[at];
        continue;
      }
      out += "Dogs and cats";
      at = wording.find('}', at);
    }
    return out;
  };
  const std::string behind(300, '.');
  for (const auto& row : line_protocol::kind_rows) {
    for (const std::string_view wording :
         {row.current.text(), row.documented.text(), row.documented_later.text()}) {
      const auto found = diagnosis::find_rejection("error: " + filled(wording) + behind);
      ASSERT_TRUE(found) << wording;
      const auto& known = line_protocol::kind_row(found->kind);
      EXPECT_TRUE(known.current.text() == wording || known.documented.text() == wording ||
                  known.documented_later.text() == wording)
          << wording;
    }
  }
  // Four kinds were worded alike.
  EXPECT_EQ(diagnosis::find_rejection("A generic parsing error occurred: TakeWhile1")->kind,
            line_protocol::RejectionKind::expected_tag_key);
  // The first words of the one are all of the other, in the wording of another release.
  EXPECT_EQ(diagnosis::find_rejection("Tag set malformed: could not find equals sign in `x`")->kind,
            line_protocol::RejectionKind::tag_set_malformed);
  EXPECT_FALSE(diagnosis::find_rejection("Unable to insert nothing"));
  EXPECT_FALSE(diagnosis::find_rejection("Unable to insert " + behind +
                                         " type into column c with type string"));
}

TEST(Rejection, AWordingIsFoundByTheFirstWordsOfItsOwn) {
  using detail::diagnosis::anchor_of;
  EXPECT_EQ(anchor_of("No fields were provided"), 0u);
  EXPECT_EQ(anchor_of("'{key}' is a reserved column"), 1u);
  EXPECT_EQ(anchor_of("{key} is {value}"), 3u);  // it has none
}

TEST(Rejection, AWordingThatBeginsWithANameIsFoundWhole) {
  for (const std::string_view reason :
       {"'time' is a reserved column", "`time` is a reserved column",
        "'it's' is a reserved column"}) {
    const std::string text = "error writing line 7 (1-based): " + std::string(reason) + ", sorry";
    const auto found = diagnosis::find_rejection(text);
    ASSERT_TRUE(found) << reason;
    EXPECT_EQ(found->kind, line_protocol::RejectionKind::reserved_column) << reason;
    EXPECT_EQ(found->line, 7) << reason;
    EXPECT_EQ(found->where.in(text), reason);
  }
  EXPECT_TRUE(diagnosis::find_rejection("'time' is a reserved column"));
  EXPECT_FALSE(diagnosis::find_rejection("time is a reserved column"));
  EXPECT_FALSE(diagnosis::find_rejection("time' is a reserved column"));
  EXPECT_FALSE(diagnosis::find_rejection("x 7'time' is a reserved column"));
  EXPECT_FALSE(diagnosis::find_rejection("' is a reserved column"));
  EXPECT_FALSE(diagnosis::find_rejection("'" + std::string(300, 'x') + "' is a reserved column"));
}

TEST(Diagnose, ASignOfTwoWordsIsMetByBoth) {
  const auto trouble = [](std::string_view text) {
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(text);
    return diagnosis.trouble() == nullptr ? std::string_view() : diagnosis.trouble()->id;
  };
  EXPECT_NE(trouble("the column type is in conflict"), "");
  EXPECT_EQ(trouble("the column type is fine"), "");
}

TEST(ClientText, TheStatusIsThatOfAnError) {
  const auto code = [](const char* number) {
    return diagnosis::read_error_text("HTTP status code: " + std::string(number) +
                                      "; Message: gone")
        .code();
  };
  for (const char* error : {"400", "404", "499", "500", "503", "598", "599"})
    EXPECT_EQ(code(error), AnyCode(Domain::http, std::stoi(error))) << error;
  for (const char* other : {"200", "302", "399", "600", "999", "40", "5030"})
    EXPECT_FALSE(code(other)) << other;
  const auto is_form = [](const std::string& number) {
    return diagnosis::parse_client_text("HTTP status code: " + number + "; Message: gone")
        .has_value();
  };
  EXPECT_TRUE(is_form("400") && is_form("599"));
  EXPECT_FALSE(is_form("399") || is_form("600"));
}
}  // namespace
