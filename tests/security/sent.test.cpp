// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What docs/security.md promises of errors that are sent and read, one test a number.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/interop/absl_status.hpp"
#include "faultwire/status.hpp"
#include "faultwire/wire.hpp"
#include "faultwire/wire/json/read_error_body.hpp"
#include "faultwire/wire/json/write.hpp"
#include "security/secrets.hpp"
#include "security/times.hpp"

namespace {
using namespace faultwire;
using namespace security;

/// Errors that are too large in every way.
std::vector<StreamError> large_errors() {
  std::vector<StreamError> out;
  for (const std::string_view text : {"x", "\n", "\xff", "\xE2\x82\xAC", "\"", " ", "%"}) {
    StreamError error(StreamErrorCode::internal, times(text, 100'000));
    for (std::size_t i = 0; i < 1000; ++i) {
      const std::string number = std::to_string(i);
      if (i < 100) error.add_cause(GrpcCode::aborted, times(text, i * 9));
      EXPECT_TRUE(error.metadata().add("key" + number, times(text, i % 50)));
      EXPECT_TRUE(error.metadata().add("key" + number + (i % 3 ? "" : "-bin"), text));
    }
    out.push_back(error);
    error.set_message("m");
    out.push_back(error);
    out.emplace_back(StreamErrorCode::internal, times(text, 100'000));
  }
  return out;
}
TEST(S13, TrailersHave4KiBAnd64Fields) {
  for (const StreamError& error : large_errors()) {
    const auto fields = wire::to_fields(wire::encode_trailers(error));
    std::size_t bytes = 0;
    for (const wire::Trailer& field : fields) bytes += field.name.size() + field.value.size() + 32;
    EXPECT_LE(bytes, 4096u);
    EXPECT_LE(fields.size(), 64u);
    EXPECT_EQ(wire::decode_trailers(wire::from_fields(fields))->code(), error.code());
  }
}

TEST(S14, GroupsAreNestedAHundredDeep) {
  for (const std::size_t depth : {1u, 99u, 102u, 1000u, 1'000'000u}) {
    const std::string groups = times("\x2b", depth) + times("\x2c", depth);
    EXPECT_EQ(wire::decode_rpc_status("\x08\x05" + groups).has_value(), depth < 101) << depth;
  }
}

TEST(S16, BodiesHaveALimitInBothDirections) {
  const std::string body = R"({"code":5,"message":")" + std::string(1 << 20, 'x') + R"("})";
  EXPECT_FALSE(wire::read_error_body(404, {}, body).form);
  EXPECT_TRUE(wire::read_error_body(404, {}, body, {.most_bytes = 2 << 20}).form);
  const std::vector<StreamError> large = large_errors();
  for (std::size_t i = 0; i < large.size(); i += 4) {
    for (const wire::JsonFormRow& row : wire::json_form_rows) {
      const wire::JsonBody out =
          wire::to_json_body(large[i], row.form, {.metadata = pass_all_metadata, .causes = true});
      EXPECT_LE(out.body.size(), 8192u) << row.name;
    }
  }
}

TEST(S22, AnAbslStatusHasSecretsOnlyIfAsked) {
  StreamError error = error_with_secrets();
  EXPECT_EQ(error.metadata().erase("raw-bin"), 1u);  // its name does not say that it is a secret
  EXPECT_FALSE(tells(to_absl_status(error).ToString()));
  EXPECT_TRUE(tells(to_absl_status(error, {}, pass_all_metadata).ToString()));
}
TEST(S23, AJsonBodyTellsNoMetadataAndNoCausesUnlessAsked) {
  StreamError error = error_with_secrets();
  error.add_cause(GrpcCode::internal, secret);
  for (const wire::JsonFormRow& row : wire::json_form_rows) {
    const wire::JsonBody body = wire::to_json_body(error, row.form);
    EXPECT_FALSE(tells(body.body)) << row.name;
    for (const wire::HttpField& header : body.headers)
      EXPECT_FALSE(tells(header.value)) << row.name;
    error.metadata().erase("raw-bin");
    EXPECT_FALSE(tells(wire::to_json_body(error, row.form, {.metadata = pass_no_secrets}).body));
  }
}
TEST(S25, TheTextOfAForeignExceptionIsNoMessage) {
#if FAULTWIRE_HAS_EXCEPTIONS
  try {
    throw std::runtime_error(secret);
  } catch (...) {
    const StreamError error = current_error();
    EXPECT_EQ(error.message(), "Unexpected error in RPC handling");
    const wire::Trailers inside = wire::encode_trailers(error, {.causes = false});
    EXPECT_FALSE(tells(inside.details) || tells(inside.message));
    EXPECT_TRUE(tells(wire::encode_trailers(error).details));
  }
#endif
}

TEST(S28, AKeyOfAPeerEntersByNoDoor) {
  std::vector<std::string> keys = {
      "",     ":path", "a b",        "a:b",         "\xc3\xa9",
      "a\nb", "grpc-", "grpc-other", "GRPC-STATUS", std::string("a\0", 2)};
  for (const ReservedKey& row : reserved_keys) {
    if (row.fate == KeyFate::single || row.fate == KeyFate::renamed) continue;
    std::string key(row.key);
    keys.push_back(key);
    for (char& c : key) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    keys.push_back(key);
    key[key.size() / 2] = detail::fold_case(key[key.size() / 2]);
    keys.push_back(key);
  }
  EXPECT_GT(keys.size(), 60u);
  for (const std::string& key : keys) {
    StreamError error(StreamErrorCode::internal, "m");
    EXPECT_FALSE(error.metadata().add(key, "v")) << key;
    EXPECT_FALSE(error.metadata().set(key, "v")) << key;
    EXPECT_EQ(Metadata({{key, "v"}}).size(), 0u) << key;
    const auto came = wire::decode_trailers(
        wire::from_fields(std::vector<wire::Trailer>{{"grpc-status", "13"}, {key, "v"}}));
    EXPECT_TRUE(!came || came->metadata().empty()) << key;
    std::string name;
    for (const char c : key) {
      name += "\\u00";
      name += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
      name += "0123456789abcdef"[c & 15];
    }
    const auto read = wire::read_error_body(
        200, {}, R"({"error":{"code":"internal"},"metadata":{")" + name + R"(":["v"]}})",
        {.form = wire::JsonForm::connect_end_stream});
    ASSERT_TRUE(read.error);
    EXPECT_EQ(read.error->metadata().size(), 0u) << key;
    Metadata inner;
    EXPECT_TRUE(inner.add("ok", "v"));
    const MetadataPolicy policy{.prefix = key, .allowed = {}};
    for (const auto& entry : policy.incoming(inner)) EXPECT_FALSE(is_reserved_key(entry.key));
  }
}
}  // namespace
