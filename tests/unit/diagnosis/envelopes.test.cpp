// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What surrounds a text: prefixes, colours, JSON, logfmt, stack traces; unescaped exactly once.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "faultwire/diagnosis.hpp"

namespace {
using namespace faultwire;

std::string message_of(std::string_view text) {
  return std::string(diagnosis::read_error_text(text).message());
}
std::string json_unescaped(std::string_view text) {
  std::string out(text.size(), '\0');
  out.resize(detail::diagnosis::unescape_json(out.data(), text));
  return out;
}

TEST(LinePrefix, OfCollectors) {
  const detail::diagnosis::LineParts cri =
      detail::diagnosis::split_line("2026-03-04T10:11:12.123456789+01:00 stdout P a b");
  EXPECT_EQ(cri.content, "a b");
  EXPECT_TRUE(cri.partial);
  EXPECT_EQ(detail::diagnosis::split_line("2026-03-04T10:11:12Z stderr F").content, "");
  EXPECT_EQ(detail::diagnosis::split_line("web-1  | a").content, "a");
  EXPECT_EQ(detail::diagnosis::split_line("web-1  |").content, "");
  EXPECT_EQ(detail::diagnosis::split_line(std::string(64, 'w') + " | a").content, "a");
  EXPECT_TRUE(detail::diagnosis::split_line(std::string(65, 'w') + " | a").prefix.empty());
  for (const char* none :
       {"2026-03-04T10:11:12Z INFO a", "2026-03-04T10:11:12Z stdout X a",
        "2026-03-04T10:11:12Z stdout FX a", "2026-03-04T10:11:12Z stdout ", "2026-03-04T10:11:12Z",
        "web-1  |a", "2026-03-04T10:11:12.55555555555555555555555+01:00 stdout F a", "a | b c",
        "a b | c", "", "|", "2026-03-04 10:11:12,345 | ERROR | a"}) {
    const bool compose = std::string_view(none).starts_with("a |");
    EXPECT_EQ(detail::diagnosis::split_line(none).prefix.empty(), !compose) << none;
  }
}

TEST(LinePrefix, ALineThatACollectorCutIsPutTogether) {
  EXPECT_EQ(message_of("2026-03-04T10:11:12Z stderr P 14 UNAVAIL\n"
                       "2026-03-04T10:11:12Z stderr F ABLE: gone\n"),
            "gone");
}

TEST(JsonStrings, AreUnescaped) {
  EXPECT_EQ(json_unescaped(R"(a\n\t\"\\\/\u0041\u00e9\u20ac\ud83d\ude00)"),
            "a\n\t\"\\/A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  EXPECT_EQ(json_unescaped(R"(\ud83d x \q \u12)"), "\xef\xbf\xbd x \\q \\u12");
  EXPECT_EQ(json_unescaped("end\\"), "end\\");
  // The last characters before and after the surrogates, and halves of pairs.
  EXPECT_EQ(json_unescaped(R"(\ud7ff\uff21)"), "\xed\x9f\xbf\xef\xbc\xa1");
  EXPECT_EQ(json_unescaped(R"(\ud7ff\ue000\udbff\udfff)"),
            "\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf");
  EXPECT_EQ(json_unescaped(R"(\u0041\u00e9\u20ac\ud83d\ude80)"),
            "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x9a\x80");
  EXPECT_EQ(json_unescaped(R"(\udc00 \ud83d\uffff \ud83d\u0041)"),
            "\xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbf \xef\xbf\xbd"
            "A");
  EXPECT_EQ(json_unescaped(R"(\x41\xg1)"), "A\\xg1");  // as Go quotes
}

TEST(Envelopes, AreUnescapedOnce) {
  const std::string raw = "rpc error: code = NotFound desc = C:\\new\\table and \\x1b[2J";
  EXPECT_EQ(message_of(raw), "C:\\new\\table and \\x1b[2J");
  EXPECT_EQ(
      message_of(R"({"level":"error","msg":"rpc error: code = NotFound desc = a\\nb \"c\""})"),
      "a\\nb \"c\"");
  EXPECT_EQ(
      message_of(R"({"log":"{\"level\":\"error\",\"msg\":\"14 UNAVAILABLE: a \\\"b\\\"\"}\n"})"),
      "a \"b\"");
  EXPECT_EQ(message_of(R"(level=error err="rpc error: code = NotFound desc = a \"b\"" db=c)"),
            "a \"b\"");
  EXPECT_EQ(message_of(R"(status: NotFound, message: "a \"b\" \\n", details: [])"), "a \"b\" \\n");
}

// A log of a collector in a log of Docker in a log of Kubernetes: three are opened, and no more.
TEST(Envelopes, AreOpenedThreeDeep) {
  const auto in_json = [](const std::string& text) {
    return nlohmann::json{{"level", "error"}, {"log", text}}.dump();
  };
  const auto in_pairs = [](const std::string& text) {
    return "level=error msg=" + nlohmann::json(text).dump();
  };
  const std::string text = R"(rpc error: code = NotFound desc = a "b")";
  std::string json = text, pairs = text;
  for (int depth = 1; depth <= 5; ++depth) {
    json = in_json(json);
    pairs = in_pairs(pairs);
    EXPECT_EQ(message_of(json) == R"(a "b")", depth <= 3) << json;
    EXPECT_EQ(message_of(pairs) == R"(a "b")", depth <= 3) << pairs;
  }
}

TEST(Envelopes, EndTheMessage) {
  EXPECT_EQ(message_of("x: 14 UNAVAILABLE: gone\n    at f (a.js:1:2)\n"), "gone");
  EXPECT_EQ(message_of("2026-03-04 ERROR (rpc error: code = NotFound desc = gone)"), "gone");
  EXPECT_EQ(message_of("2026-03-04 ERROR x\trpc error: code = NotFound desc = gone\t{\"n\": 1}"),
            "gone");
  EXPECT_EQ(message_of("rpc error: code = NotFound desc = no {\"n\": 1} here"),
            "no {\"n\": 1} here");
  EXPECT_EQ(message_of("error=rpc error: code = NotFound desc = gone method=POST path=\"/a b\""),
            "gone");
}

TEST(Envelopes, JsonOnALineOfItsOwnEndsTheMessage) {
  EXPECT_EQ(message_of("rpc error: code = NotFound desc = gone\n{\"n\": 1}"), "gone");
}

TEST(Envelopes, ATabMayPrecedeAPair) {
  EXPECT_EQ(message_of("level=error\terr=\"14 UNAVAILABLE: gone\"\tn=1"), "gone");
}

TEST(Envelopes, TheFirstOfSeveralMessagesCounts) {
  const auto body = [](std::string_view text) {
    return std::string(diagnosis::read_error_text(text).body_message);
  };
  EXPECT_EQ(body(R"({"error":"a","err":"b"})"), "a");
  EXPECT_EQ(body(R"({"error":"a","message":"b"})"), "b");  // except for the word itself
  EXPECT_EQ(body(R"({"error":"","message":"b"})"), "");    // no error, and so no body
  EXPECT_EQ(body(R"({"error":"a","took":1e+5})"), "a");
  const diagnosis::ErrorText log = diagnosis::read_error_text(
      R"({"level":"error","err":"not found: no such bucket","cause":"invalid: odd name"})");
  EXPECT_EQ(log.code(), AnyCode(InfluxCode::not_found));
  EXPECT_EQ(log.message(), "no such bucket");
}

// An object whose end is missing is opened if it is a log, or a body that tells of an error.
TEST(Envelopes, ACutBodyIsOpened) {
  const auto cut = [](std::string_view key) {
    return message_of("{" + std::string(key) +
                      R"(:"rpc error: code = NotFound desc = a \"b\"","data":[)");
  };
  for (const char* key : {"\"error\"", "\"err\"", "\"error_code\"", "\"level\""})
    EXPECT_EQ(cut(key), "a \"b\"") << key;
  EXPECT_EQ(cut("\"data\""), R"(a \"b\"","data":[)");
  EXPECT_EQ(message_of(R"({"errors":["rpc error: code = NotFound desc = a \"b\""],"data":[)"),
            "a \"b\"");
}

TEST(Envelopes, ALogAndABodyHaveNoKeyInCommon) {
  for (const std::string_view key : detail::diagnosis::log_keys)
    EXPECT_FALSE(detail::diagnosis::is_one_of(key, detail::diagnosis::body_keys)) << key;
}

TEST(Envelopes, AJsonLogIsNoBody) {
  EXPECT_TRUE(diagnosis::read_error_text("{\"level\":\"info\",\"error\":\"x\"}").json.empty());
  EXPECT_TRUE(diagnosis::read_error_text("{\"error\":\"x\",\"user\":\"u\"}").json.empty());
  EXPECT_FALSE(diagnosis::read_error_text("{\"error\":\"x\"}").json.empty());
  EXPECT_TRUE(diagnosis::read_error_text("{\"code\":\"A17\",\"message\":\"hi\"}").json.empty());
  EXPECT_FALSE(diagnosis::read_error_text("{\"code\":\"invalid\",\"message\":\"x\"}").json.empty());
}

// What Telegraf's inputs meet is no error of InfluxDB, also in the log of a container.
TEST(Envelopes, APluginThatSpeaksToOtherServicesIsForeign) {
  const std::string line =
      "2026-03-04T10:11:12Z E! [inputs.http] Error in plugin: received status code 503 (Service "
      "Unavailable)";
  for (const char* prefix : {"", "2026-03-04T10:11:12.123456789Z stderr F ",
                             "2026-03-04T10:11:12.123456789+01:00 stderr F ",
                             "a-long-name-of-a-container-of-docker-compose-1  | ", "\x1b[31m"})
    EXPECT_FALSE(diagnosis::diagnose(prefix + line).is_error()) << prefix;
  EXPECT_TRUE(diagnosis::diagnose("2026-03-04T10:11:12.123456789Z stderr F 2026-03-04T10:11:12Z E! "
                                  "[outputs.influxdb] received status code 503")
                  .is_error());
}

TEST(Envelopes, FramesEndTheMessageWithTheLineEndsOfWindowsToo) {
  EXPECT_EQ(message_of("5 NOT_FOUND: gone\r\n\t... 31 more\r\nCaused by: x\r\n"), "gone");
}

TEST(Envelopes, ColoursDoNotCount) {
  EXPECT_EQ(message_of("\x1b[31m14 UNAVAILABLE\x1b[0m: gone\x1b[K"), "gone");
  // A sequence that is cut takes no character of the message with it.
  EXPECT_EQ(message_of("14 UNAVAILABLE: a\x1b[31\xc3\xa9"), "a\xc3\xa9");
  EXPECT_EQ(message_of("14 UNAVAILABLE: a\x1b[31\tb"), "a\tb");
  EXPECT_EQ(message_of("14 UNAVAILABLE: a\x1b[31\x7f"), "a\x7f");
  EXPECT_EQ(message_of("14 UNAVAILABLE: a\x1b[31"), "a");
}

TEST(Envelopes, SourceLinesOfATracebackAreNotRead) {
  EXPECT_FALSE(
      diagnosis::diagnose("Traceback (most recent call last):\n  File \"a.py\", line 1, in "
                          "f\n    raise X({\"error\": \"invalid\"})\nX: y\n")
          .is_error());
}

// A file of Cython has no line of source after it.
TEST(Envelopes, TheLineOfTheExceptionIsReadInAnIndentedTraceback) {
  for (const std::string indent : {"", "  ", "\t", "        "})
    EXPECT_EQ(message_of(indent + "Traceback (most recent call last):\n" + indent +
                         "  File \"a.py\", line 1, in f\n" + indent +
                         "    raise X({\"error\": \"14 UNAVAILABLE: not this\"})\n" + indent +
                         "  File \"a.pyx\", line 2, in g\n" + indent +
                         "ValueError: rpc error: code = NotFound desc = gone\n"),
              "gone")
        << '<' << indent << '>';
}

TEST(Envelopes, TheLineOfTheExceptionAfterATracebackIsRead) {
  EXPECT_EQ(message_of("Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n"
                       "ValueError: rpc error: code = NotFound desc = gone\n"),
            "gone");
}

TEST(Render, NothingReachesTheTerminalUnescaped) {
  for (const char* text :
       {"14 UNAVAILABLE: a\x1b[2Jb\x07\x7f\xc2\x9b", "rpc error: code = NotFound desc = \r\x08x",
        "{\"level\":\"error\",\"msg\":\"14 UNAVAILABLE: \\u001b[2J\\u009b\"}",
        "UNKNOWN:Error received from peer \x1b[1mipv4 {grpc_status:14, grpc_message:\"\\x1b[2J\"}",
        "{\"error\":\"\x1b]0;title\x07\"}", "14 UNAVAILABLE: a\xff\x9b[2J",
        "14 UNAVAILABLE: a\xe2\x80\xae[2J"}) {
    std::string out;
    render([&](std::string_view piece) { out += piece; }, diagnosis::diagnose(text));
    EXPECT_EQ(faultwire::detail::find_utf8_fault(out), std::nullopt) << text;
    EXPECT_EQ(out.find("\xe2\x80\xae"), out.npos) << text;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const auto byte = static_cast<unsigned char>(out[i]);
      EXPECT_TRUE(byte == '\n' || (byte >= 0x20 && byte != 0x7f)) << text;
      if (byte == 0xc2) {
        EXPECT_GE(static_cast<unsigned char>(out[i + 1]), 0xa0) << text;
      }
    }
  }
  std::string out;
  render([&](std::string_view piece) { out += piece; },
         diagnosis::diagnose("14 UNAVAILABLE: a\\x1b[2J \xe2\x82\xac"));
  EXPECT_NE(out.find("message: a\\x1b[2J \xe2\x82\xac\n"), std::string::npos) << out;
}

TEST(Envelopes, ANumberIsACodeOnlyWhereGrpcHasOne) {
  const auto code = [](int number) {
    return diagnosis::read_error_text(R"({"code":)" + std::to_string(number) +
                                      R"(,"message":"gone","details":[]})")
        .grpc_code();
  };
  EXPECT_EQ(code(1), GrpcCode::cancelled);
  EXPECT_EQ(code(5), GrpcCode::not_found);
  EXPECT_EQ(code(16), GrpcCode::unauthenticated);
  for (const int none : {-1, 0, 17, 404, 503}) EXPECT_FALSE(code(none)) << none;
}
}  // namespace
