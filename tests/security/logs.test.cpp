// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What docs/security.md promises of errors in logs, one test a number.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "faultwire/diagnosis/detail/escapes.hpp"
#include "faultwire/interop/std_stream_error.hpp"
#include "faultwire/status.hpp"
#include "faultwire/status/log_line.hpp"
#include "faultwire/status/telemetry.hpp"
#include "security/secrets.hpp"

namespace {
using namespace faultwire;
using namespace security;

/// What a log must not show, typed from Unicode: control characters, what changes the direction of
/// a text or ends a line, and bytes that are not UTF-8.
bool is_safe(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t i) {
      return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned lead = byte(at);
    const std::size_t width = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead >= 0x80 && (lead < 0xc2 || lead > 0xf4)) return false;
    unsigned point = width == 1 ? lead : lead & (0x7fu >> width);
    for (std::size_t i = 1; i < width; ++i) {
      if ((byte(at + i) & 0xc0) != 0x80) return false;
      point = point << 6 | (byte(at + i) & 0x3f);
    }
    if (point < 0x20 || (point >= 0x7f && point < 0xa0)) return false;
    if (point == 0x61c || point == 0x200e || point == 0x200f || point == 0xfeff) return false;
    if ((point >= 0x2028 && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069)) return false;
    at += width;
  }
  return true;
}
TEST(S18, ALineOfALogIsOneLineAndCommandsNoTerminal) {
  std::string everything;
  char bytes[4];
  for (int point = 0; point < 0x30000; ++point) {
    if (point >= 0xd800 && point < 0xe000) continue;
    everything.append(bytes, detail::diagnosis::put_utf8(bytes, point));
  }
  for (int byte = 0; byte < 256; ++byte) everything += static_cast<char>(byte);
  constexpr std::string_view shown[] = {"plan"};
  StreamError error(StreamErrorCode::internal, everything);
  error.add_cause(GrpcCode::aborted, everything);
  EXPECT_TRUE(error.metadata().add("plan", everything));
  const std::string line = log_line(error, {.shown_keys = shown});
  EXPECT_GT(line.size(), 3 * everything.size());
  EXPECT_TRUE(is_safe(line));
  // Nothing ends its quoted value.
  const std::string quoted = log_line(StreamError(StreamErrorCode::internal, "a\" side=client \\"));
  EXPECT_NE(quoted.find(R"(message="a\" side=client \\")"), std::string::npos) << quoted;
  std::string metadata;
  error.metadata().redacted_to([&](std::string_view piece) { metadata += piece; }, shown);
  EXPECT_TRUE(is_safe(metadata));
}

TEST(S19, TextsOfAnErrorHaveNoMetadata) {
  const StreamError error = error_with_secrets();
  EXPECT_FALSE(tells(to_string(error)));
  EXPECT_EQ(to_string(error), "UNAUTHENTICATED: no valid credentials");
#if FAULTWIRE_HAS_EXCEPTIONS
  EXPECT_FALSE(tells(StreamException(error).what()));
  // A key that is refused is named, and its value is not.
  const StreamException refused = StreamException(error).with_metadata("grpc-status", secret);
  EXPECT_FALSE(tells(refused.what()) || tells(refused.message()));
#endif
}
TEST(S20, ALineOfALogShowsNoSecretEvenIfAsked) {
  std::vector<std::string> lower;
  for (const std::string_view key : secret_keys) {
    lower.emplace_back(key);
    for (char& c : lower.back()) c = detail::fold_case(c);
  }
  const std::vector<std::string_view> asked(lower.begin(), lower.end());
  const std::string line = log_line(error_with_secrets(), {.shown_keys = asked});
  EXPECT_FALSE(tells(line)) << line;
  EXPECT_NE(line.find("metadata.authorization=<23 bytes>"), std::string::npos);
}
TEST(S21, RedactedMetadataShowKeysAndSizes) {
  std::string text;
  error_with_secrets().metadata().redacted_to([&](std::string_view piece) { text += piece; });
  EXPECT_FALSE(tells(text));
  EXPECT_NE(text.find("authorization=<23 bytes>"), std::string::npos);
}
TEST(S24, NoOtherFormPrintsThem) {
  const StreamError error = error_with_secrets();
  EXPECT_FALSE(tells(make_error_code(error).message()));
  EXPECT_FALSE(tells(testing::PrintToString(error)));
  std::string spans;
  for_each_attribute(
      [&](std::string_view name, auto value) {
        spans.append(name);
        if constexpr (std::is_convertible_v<decltype(value), std::string_view>)
          spans.append(std::string_view(value));
      },
      error);
  EXPECT_FALSE(spans.empty());
  EXPECT_FALSE(tells(spans));
}
}  // namespace
