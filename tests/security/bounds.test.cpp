// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The limits and the secrets of docs/security.md, one test a number.
#include <gtest/gtest.h>
#include <sys/personality.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "faultwire/faultwire.hpp"
#include "faultwire/interop/absl_status.hpp"
#include "faultwire/interop/std_stream_error.hpp"
#include "faultwire/status/telemetry.hpp"
#include "faultwire/wire/json/read_error_body.hpp"
#include "faultwire/wire/json/write.hpp"
#include "security/times.hpp"

namespace {
using namespace faultwire;
using security::times;

using Names = detail::line_protocol::NameIndex;

/// Pairs of names of one kind that share the lower half of their hash.
std::vector<std::pair<std::string, std::string>> twins(std::uint64_t seed) {
  std::map<std::uint32_t, std::string> seen;
  std::vector<std::pair<std::string, std::string>> out;
  for (int i = 0; i < 4000; ++i) {
    std::string name = "column" + std::to_string(i);
    const std::uint32_t half = detail::line_protocol::NameHash(seed)(name) & 0xffff;
    const auto [at, fresh] = seen.emplace(half, name);
    if (!fresh) out.emplace_back(at->second, name);
  }
  return out;
}

TEST(S6, NamesThatCollideInOneRunDoNotInTheNext) {
  const auto pairs = twins(1);
  ASSERT_GT(pairs.size(), 50u);  // 4,000 names in 65,536 places
  std::size_t again = 0;
  for (const auto& [one, other] : pairs) {
    const detail::line_protocol::NameHash hash(2);
    again += ((hash(one) ^ hash(other)) & 0xffff) == 0;
  }
  EXPECT_LE(again, 3u);
}
/// The seed of this program in a run of its own.
std::string seed_of_a_run() {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], 1);
    execl("/proc/self/exe", "self", "--gtest_filter=S6.TheSeedIsPrinted", nullptr);
    _exit(1);
  }
  close(ends[1]);
  std::string out;
  char piece[256];
  for (ssize_t got = 0; (got = read(ends[0], piece, sizeof piece)) > 0;)
    out.append(piece, static_cast<std::size_t>(got));
  close(ends[0]);
  waitpid(child, nullptr, 0);
  const std::size_t at = out.find("seed=");
  return at == std::string::npos ? "" : out.substr(at, out.find('\n', at) - at);
}
TEST(S6, TheSeedIsPrinted) {
  std::printf("seed=%llu\n", static_cast<unsigned long long>(Names::seed_of_run()));
}
TEST(S6, EachRunHasASeedOfItsOwn) {
  if ((personality(0xffffffff) & ADDR_NO_RANDOMIZE) != 0)
    GTEST_SKIP() << "addresses are fixed here";
  std::set<std::string> seeds;
  for (int i = 0; i < 4; ++i) seeds.insert(seed_of_a_run());
  EXPECT_GE(seeds.size(), 2u);
  EXPECT_FALSE(seeds.contains(""));
}

TEST(S7, ANameOrStringHas65536Bytes) {
  for (const auto& [before, after] : {std::pair{"m f=\"", "\""}, std::pair{"m,t=", " f=1"},
                                      std::pair{"m,", "=v f=1"}, std::pair{"m ", "=1"}}) {
    for (const std::size_t size : {65'536u, 65'537u, 6'553'600u}) {
      const std::string line = before + std::string(size, 'x') + after;
      EXPECT_EQ(line_protocol::is_valid(line), size == 65'536) << before << size;
    }
  }
}

TEST(S8, AHundredRejectionsAndWarningsAreKept) {
  const std::string bad = times("m f\n", 100'000);
  const BatchReport rejected = line_protocol::validate(bad, {});
  EXPECT_EQ(rejected.rejected, 100'000u);
  EXPECT_EQ(rejected.rejections.size(), 100u);
  const std::string odd = times("m f=1,f=2\n", 100'000);
  const BatchReport warned = line_protocol::validate(odd, {});
  EXPECT_EQ(warned.accepted, 100'000u);
  EXPECT_EQ(warned.warnings.size(), 100u);
}

TEST(S9, ALargerBodyIsRefusedWhole) {
  const std::string body = times("m f=1\n", 100);
  for (const std::size_t limit : {body.size(), body.size() - 1, std::size_t{0}}) {
    const BatchReport report = line_protocol::validate(body, {.max_bytes = limit});
    EXPECT_EQ(report.refusal.has_value(), limit < body.size());
    EXPECT_EQ(report.accepted, limit < body.size() ? 0u : 100u);
  }
}

TEST(S10, AnOpenLineHasALimit) {
  EXPECT_EQ(line_protocol::SplitOptions{}.max_open_bytes, std::size_t{16} << 20);
  line_protocol::StreamSplitter splitter({.max_open_bytes = 64 << 10});
  EXPECT_TRUE(splitter.push("m f=1\nm f=\""));
  const std::string chunk(4096, 'x');
  std::size_t taken = 0, most = 0;
  for (int i = 0; i < 16'000; ++i) {  // 1,000-fold
    taken += splitter.push(chunk);
    most = std::max(most, splitter.open_bytes());
  }
  EXPECT_EQ(taken, 15u);
  EXPECT_LE(most, std::size_t{64} << 10);
  EXPECT_EQ(splitter.open_bytes(), 0u);
  // A stream of whole lines keeps none of them.
  line_protocol::StreamSplitter whole;
  std::size_t held = 0;
  for (int i = 0; i < 1000; ++i) {
    EXPECT_TRUE(whole.push("m f=1\nm f=2"));
    EXPECT_TRUE(whole.push("\n"));
    held = std::max(held, whole.ready().size() + whole.open_bytes());
  }
  EXPECT_LE(held, 12u);
}

TEST(S11, ARecordHas64KiB) {
  for (const std::string_view piece :
       {"x", "x\n", "{\n", "\"a\":\n", "  at x\n", "Caused by: x\n", "Exception: x\nline\n"}) {
    const std::string log =
        "2026-11-21 ERROR gone\n{\"a\":\n" + times(piece, 1'000'000 / piece.size());
    diagnosis::RecordReader reader;
    std::size_t records = 0;
    for (std::string_view left = log; records < 100; ++records) {
      const auto record = reader.next(left, true);
      if (!record) break;
      ASSERT_LE(record->text.size(), std::size_t{64} << 10) << piece;
      left.remove_prefix(record->text.size());
    }
    EXPECT_GT(records, 1u);
  }
}

/// An error in `depth` JSON objects, each the text of the one around it.
std::string in_envelopes(int depth) {
  std::string text = "14 UNAVAILABLE: gone";
  for (int i = 0; i < depth; ++i) {
    std::string next = "{\"level\":\"error\",\"msg\":\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') next += '\\';
      next += c;
    }
    text = next + "\"}";
  }
  return text;
}
TEST(S12, EnvelopesHaveThreeLevelsAnd64Parts) {
  for (int depth = 0; depth < 8; ++depth) {
    detail::diagnosis::Arena arena;
    const std::string text = in_envelopes(depth);
    const auto opened = detail::diagnosis::open_envelopes(text, arena);
    bool found = false;
    for (std::size_t i = 0; i < opened.size(); ++i)
      found = found || opened.segment(i).text == "14 UNAVAILABLE: gone";
    EXPECT_EQ(found, depth <= 3) << depth;
  }
  detail::diagnosis::Arena arena;
  const std::string many = times("x {\"error\":\"14 UNAVAILABLE: gone\"} ", 10'000);
  EXPECT_EQ(detail::diagnosis::open_envelopes(many, arena).size(), 64u);
}

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

TEST(S15, RememberedColumnsHaveACap) {
  EXPECT_EQ(write_api::TableSchemasOptions{}.max_columns, std::size_t{1} << 20);
  write_api::TableSchemas schemas(write_api::TableSchemasOptions{.max_columns = 50});
  for (int i = 0; i < 1000; ++i) {
    const std::string n = std::to_string(i);
    const std::string batch = "m" + n + ",t" + n + "=1 f" + n + "=1 " + n + "000000000000000\n";
    EXPECT_EQ(line_protocol::validate(batch, {}, schemas).accepted, 1u);
    ASSERT_LE(schemas.columns(), 50u);
    ASSERT_LE(schemas.tables(), 50u);
  }
  EXPECT_TRUE(schemas.full());
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

TEST(S17, NoHintMakesAClientWaitLongerThanItsCap) {
  const char* const hints[] = {"0",     "1", "31536000", "99999999999999999999", "1e9",
                               "1.5.5", "",  "-1",       "9223372036854775807",  "4294967296"};
  std::size_t capped = 0;
  for (std::size_t which = 0; which < std::size(retry::preset_rows); ++which) {
    const retry::Policy policy = retry::preset(static_cast<retry::Preset>(which));
    for (const char* hint : hints) {
      for (const HttpStatus status : {HttpStatus::too_many_requests,
                                      HttpStatus::service_unavailable, HttpStatus::bad_request}) {
        retry::Failure failure{
            .code = status, .http_status = status, .idempotency = retry::Idempotency::idempotent};
        failure.retry_after = retry::parse_retry_after(hint, retry::SystemTime{});
        failure.rate_limit = retry::parse_rate_limit_reset("0", hint);
        failure.retry_info = retry::retry_info_hint(std::atoll(hint), 999'999'999);
        const retry::Decision decision = retry::decide(policy, failure);
        EXPECT_GE(decision.delay.count(), 0);
        if (policy.hint_cap.count() == 0 || !retry::will_retry(decision.action)) continue;
        const auto longest = std::max(policy.hint_cap, policy.backoff.max * 2) +
                             policy.backoff.plus + policy.backoff.extra;
        EXPECT_LE(decision.delay, longest) << hint;
        ++capped;
      }
    }
  }
  EXPECT_GT(capped, 50u);
  for (const retry::Preset ours : {retry::Preset::influx_write, retry::Preset::flight_query})
    EXPECT_GT(retry::preset(ours).hint_cap.count(), 0);
}

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

constexpr const char* secret = "hunter2-hunter2-hunter2";
constexpr const char* secret_keys[] = {
    "Authorization",    "proxy-authorization", "authorization-bin", "x-api-key",   "cookie",
    "set-cookie",       "x-session-token",     "influx.token",      "db_password", "secret",
    "refresh-token-bin"};
StreamError error_with_secrets() {
  StreamError error(StreamErrorCode::unauthenticated, "no valid credentials");
  for (const char* key : secret_keys) EXPECT_TRUE(error.metadata().add(key, secret)) << key;
  EXPECT_TRUE(error.metadata().add("raw-bin", secret));
  return error;
}
bool tells(std::string_view text) { return text.find("hunter2") != std::string_view::npos; }

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
