// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What docs/security.md promises: no value of metadata in what(), in text for logs, or in what
// other libraries print of an error.
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "faultwire/faultwire.hpp"
#include "faultwire/interop/absl_status.hpp"
#include "faultwire/interop/std_stream_error.hpp"

namespace {
using namespace faultwire;

constexpr const char* secret = "hunter2-hunter2-hunter2";
constexpr const char* keys[] = {
    "Authorization",    "proxy-authorization", "authorization-bin", "x-api-key",   "cookie",
    "set-cookie",       "x-session-token",     "influx.token",      "db_password", "secret",
    "refresh-token-bin"};

StreamError error_with_secrets() {
  StreamError error(StreamErrorCode::unauthenticated, "no valid credentials");
  for (const char* key : keys) EXPECT_TRUE(error.metadata().add(key, secret)) << key;
  EXPECT_TRUE(error.metadata().add("raw-bin", secret));
  return error;
}
bool tells(std::string_view text) { return text.find("hunter2") != std::string_view::npos; }

TEST(Secrets, TheTestWouldSeeThem) {
  EXPECT_TRUE(tells(*error_with_secrets().metadata().get("authorization")));
  EXPECT_TRUE(tells(to_absl_status(error_with_secrets(), {}, pass_all_metadata).ToString()));
}

TEST(Secrets, NoTextForPeopleHasThem) {
  const StreamError error = error_with_secrets();
  EXPECT_FALSE(tells(to_string(error)));
#if FAULTWIRE_HAS_EXCEPTIONS
  EXPECT_FALSE(tells(StreamException(error).what()));
  const StreamException refused = StreamException(error).with_metadata("grpc-status", secret);
  EXPECT_FALSE(tells(refused.what()));
  EXPECT_FALSE(tells(refused.message()));
#endif
  std::string log;
  error.metadata().redacted_to([&](std::string_view piece) { log += piece; });
  EXPECT_FALSE(tells(log));
  EXPECT_NE(log.find("authorization=<23 bytes>"), std::string::npos);
  EXPECT_NE(log.find("raw-bin=<23 bytes>"), std::string::npos);
  EXPECT_FALSE(tells(make_error_code(error).message()));
}

TEST(Secrets, AnAbslStatusHasThemOnlyIfAsked) {
  StreamError error = error_with_secrets();
  EXPECT_EQ(error.metadata().erase("raw-bin"), 1u);  // its name does not say that it is a secret
  EXPECT_TRUE(error.metadata().add("query_id", "q-17"));
  const absl::Status status = to_absl_status(error);
  EXPECT_FALSE(tells(status.ToString()));
  const auto back = error_from(status);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->metadata().size(), 1u);
  EXPECT_EQ(back->metadata().get("query_id"), "q-17");
  EXPECT_EQ(error_from(to_absl_status(error, {}, pass_all_metadata)), error);
}

TEST(Secrets, NamesOfSecrets) {
  for (const char* key : keys) EXPECT_TRUE(is_secret_key(key)) << key;
  for (const char* key : {"query_id", "tokens-left", "max-tokenizer", "plan", "secretary", "author",
                          "sessions", "x-keyboard", ""})
    EXPECT_FALSE(is_secret_key(key)) << key;
  Metadata metadata = error_with_secrets().metadata();
  EXPECT_EQ(pass_no_secrets.outgoing(metadata).size(), 1u);
  EXPECT_EQ(pass_all_metadata.outgoing(metadata), metadata);
}

TEST(Secrets, CausesStayInsideIfAsked) {
  StreamError error(StreamErrorCode::internal, "cannot read");
  error.add_cause(StreamErrorCode::unknown, secret);
  const auto outside = wire::decode_trailers(wire::encode_trailers(error, {.causes = false}));
  ASSERT_TRUE(outside);
  EXPECT_TRUE(outside->causes().empty());
  EXPECT_EQ(outside->message(), "cannot read");
  EXPECT_FALSE(tells(wire::encode_trailers(error, {.causes = false}).details));
  EXPECT_TRUE(tells(wire::encode_trailers(error).details));
  EXPECT_EQ(wire::dropped_from(wire::encode_trailers(error, {.causes = false})), wire::Dropped{});
}
}  // namespace
