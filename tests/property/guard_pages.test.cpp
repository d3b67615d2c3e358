// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Inputs that end, or begin, where readable memory does: nothing reads a byte beyond, whatever the
// compiler made of the code and without any sanitizer.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "faultwire/faultwire.hpp"
#include "faultwire/interop/nlohmann_json.hpp"
#include "faultwire/write_api/understand/read_response.hpp"
#include "guarded_memory.hpp"
#include "scan/line_generator.hpp"
#include "security/readers.hpp"

namespace {
using namespace faultwire;

using test::both;
using test::Guarded;

void read_batch(std::string_view batch) {
  std::size_t bytes = 0;
  for (const auto& entry : line_protocol::parse(batch)) {
    if (!entry) {
      entry.rejection().message_to([&](std::string_view piece) { bytes += piece.size(); });
      continue;
    }
    bytes += entry.measurement().str().size();
    for (const auto& field : entry.fields())
      bytes += field.key.str().size() + field.value.as_string().str().size();
  }
  EXPECT_EQ(line_protocol::is_valid(batch), !line_protocol::first_rejection(batch).has_value());
  const BatchReport report = line_protocol::validate(batch, {});
  write_api::respond(report, write_api::cloud_serverless).body_to([&](std::string_view piece) {
    bytes += piece.size();
  });
  line_protocol::StreamSplitter splitter;
  EXPECT_TRUE(splitter.push(batch));
  splitter.finish();
  EXPECT_EQ(splitter.ready().size() + splitter.offset(), batch.size());
  line_protocol::ParallelParse parallel(batch, 3, [] { return [](const line_protocol::Entry&) {}; },
                                        {.segment_bytes = 64});
  for (std::size_t i = 0; i < parallel.parts(); ++i) parallel.run(i);
  parallel.stitch();
  EXPECT_TRUE(bytes > 0 || batch.find_first_not_of("\n \t#") == std::string_view::npos ||
              report.accepted + report.rejected == 0);
}

void decode_everything(std::string_view text) {
  std::size_t found = 0;
  each_domain([&]<Code C>() { found += find_code<C>(text).has_value(); });
  found += parse_code(text).has_value();
  found += wire::decode_binary(text).size() + wire::decode_grpc_message(text).size() +
           wire::encode_grpc_message(text).size() + wire::encode_binary(text).size();
  found += wire::decode_rpc_status(text).has_value();
  found += retry::parse_retry_after(text, retry::SystemTime{}).kind == retry::Hint::Kind::wait;
  found += retry::parse_pushback(text).kind == retry::Hint::Kind::wait;
  found += is_metadata_key(text);
  found += write_api::read_response(
               400, write_api::HeaderViews{{"X-Influxdb-Error", text}, {"Retry-After", text}}, text)
               .rejected.size();
  found += read_service_config(text, "a.S", "M").problem.empty();
  EXPECT_LT(found, 1u << 20);
}

TEST(GuardPages, TheyGuard) {
  Guarded memory(1);
  EXPECT_DEATH((void)*static_cast<const volatile char*>(memory.end()), "");
  EXPECT_DEATH((void)*static_cast<const volatile char*>(memory.at_begin("x").data() - 1), "");
}

TEST(GuardPages, Batches) {
  Guarded memory(1 << 18);
  std::uint64_t lines = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const std::string batch = test::LineGenerator(seed).batch(lines);
    if (batch.size() < (1 << 18)) both(memory, batch, read_batch);
  }
  EXPECT_GT(lines, 500u);
}

TEST(GuardPages, EveryBeginningOfABatch) {
  Guarded memory(4096);
  const std::string batch =
      "a\\ b,t\\=1=v\\,w,second_tag=K\xC3\xBC"
      "che f=1.5e-10,g=-12345678901234567i,h=18446744073709551615u,s=\"quote \\\" newline \n and "
      "more text than a block\",t=t "
      "1234567890123456789\n";
  for (std::size_t size = 0; size <= batch.size(); ++size)
    both(memory, std::string_view(batch).substr(0, size), read_batch);
}

TEST(GuardPages, EveryBeginningOfWhatIsDecoded) {
  StreamError error(StreamErrorCode::not_found, "no table \xE2\x82\xAC");
  error.set_origin(InfluxCode::not_found);
  error.add_cause(HttpStatus::not_found, "404");
  EXPECT_TRUE(error.metadata().add("plan", "line 1\nline 2"));
  const wire::Trailers trailers = wire::encode_trailers(error, {.pushback_ms = 5});
  const BatchReport report = line_protocol::validate("m f=\nm f=1\n,b f=\"x\"\n", {});
  const std::string texts[] = {
      trailers.details,
      wire::encode_binary(trailers.details),
      "grpc%20message %E2%82%AC",
      "influx:request too large",
      "Wed, 21 Oct 2015 07:28:00 GMT",
      "12345678901234567890",
      write_api::respond(report, write_api::cloud_serverless_2024).body(),
      write_api::respond(report, write_api::oss_1).body(),
      R"({"methodConfig":[{"name":[{}],"retryPolicy":{"maxAttempts":3,"initialBackoff":"0.1s",)"
      R"("maxBackoff":"1s","backoffMultiplier":2,"retryableStatusCodes":["UNAVAILABLE"]}}]})"};
  Guarded memory(8192);
  for (const std::string& text : texts) {
    for (std::size_t size = 0; size <= text.size(); ++size)
      both(memory, std::string_view(text).substr(0, size), decode_everything);
  }
}

/// What reads trailers before a field becomes a string of its own.
void read_field(std::string_view text) {
  std::size_t found = reserved_key(text) != nullptr;
  found += detail::codes::small_number(text).has_value();
  found += is_secret_key(text);
  found += wire::decode_grpc_message(text).size();
  EXPECT_LE(found, text.size() + 3);
}

/// Every reader of S1, with every beginning and every end of a text that it knows. A beginning ends
/// where memory does, with the quote, escape or number open there.
TEST(GuardPages, EveryReader) {
  Guarded memory(4096);
  std::size_t sum = 0, calls = 0;
  const auto read = [&](std::string_view text) {
    for (const security::Reader& reader : security::readers) {
      both(memory, text, [&](std::string_view at) { sum += reader.read(at); });
      ++calls;
    }
    both(memory, text, read_field);
  };
  for (const std::string_view good : security::good_texts) {
    for (std::size_t at = 0; at <= good.size(); ++at) {
      read(good.substr(0, at));
      if (at % 3 == 0) read(good.substr(at));
    }
  }
  EXPECT_GT(calls, 20'000u);
  EXPECT_GT(sum, calls);  // the texts reach what they are for
}
}  // namespace
