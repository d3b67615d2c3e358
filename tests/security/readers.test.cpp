// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The promises of docs/security.md about any bytes, one test a number.
#include <gtest/gtest.h>
#include <pthread.h>

#include <cstdlib>
#include <new>
#include <nlohmann/json.hpp>
#include <set>

#include "faultwire/config.hpp"
#include "faultwire/wire/json/read_error_body.hpp"
#include "faultwire/wire/json/write.hpp"
#include "security/readers.hpp"
#if __has_include(<malloc.h>)
#include <malloc.h>
#else
#define COUNTS_MEMORY 0  // malloc_usable_size is missing
#endif

#if defined(COUNTS_MEMORY)
#elif defined(__SANITIZE_ADDRESS__)
#define COUNTS_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COUNTS_MEMORY 0
#endif
#endif
#ifndef COUNTS_MEMORY
#define COUNTS_MEMORY 1
#endif

namespace {
std::size_t held = 0, peak = 0;
}
#if COUNTS_MEMORY
// Not inlined, because g++ would see a pointer of new in free.
FAULTWIRE_NEVER_INLINE void* operator new(std::size_t size) {
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  held += malloc_usable_size(memory);
  peak = held > peak ? held : peak;
  return memory;
}
FAULTWIRE_NEVER_INLINE void operator delete(void* memory) noexcept {
  held -= malloc_usable_size(memory);
  std::free(memory);
}
FAULTWIRE_NEVER_INLINE void operator delete(void* memory, std::size_t) noexcept {
  operator delete(memory);
}
#endif

namespace {
using namespace security;

/// Reads, and says whether an exception came out. Without exceptions it would end the program.
bool is_calm(const Reader& reader, std::string_view text, std::size_t& sum) {
#if FAULTWIRE_HAS_EXCEPTIONS
  try {
    sum += reader.read(text);
    return true;
  } catch (...) {
    return false;
  }
#else
  sum += reader.read(text);
  return true;
#endif
}

constexpr std::string_view hostile("\0\t\n\r \"#%',-.0:;=[\\]_`a{}\x1b\x7f\x80\xc2\xe2\xf0\xff",
                                   32);

TEST(S2, AnyBytesHaveAnAnswer) {
  std::set<std::string> texts{""};
  for (int byte = 0; byte < 256; ++byte) texts.insert(std::string(1, static_cast<char>(byte)));
  for (const char a : hostile) {
    for (const char b : hostile) texts.insert({a, b});
  }
  for (const std::string_view good : good_texts) {
    for (std::size_t at = 0; at <= good.size(); ++at) {
      texts.insert(std::string(good.substr(0, at)));
      texts.insert(std::string(good.substr(at)));
      const char byte = hostile[(at * 7) % hostile.size()];
      texts.insert(std::string(good.substr(0, at)) + byte + std::string(good.substr(at)));
    }
  }
  std::size_t sum = 0;
  for (const Reader& reader : readers) {
    for (const std::string& text : texts)
      ASSERT_TRUE(is_calm(reader, text, sum)) << reader.name << " throws on: " << text;
  }
  EXPECT_GT(texts.size(), 5000u);
  EXPECT_GT(sum, 100'000u);  // the texts reach what they are for
}

TEST(S2, ALineHasAVerdictAndAnAnswerAnEvent) {
  for (const char byte : hostile) {
    const std::string line = std::string("m f=1") + byte + "x 1\nn f=2\n";
    const BatchReport report = line_protocol::validate(line, {});
    EXPECT_TRUE(report.refusal || report.accepted + report.rejected != 0);
    const std::string body(40, byte);
    const auto outcome = write_api::read_response(400, {}, body);
    EXPECT_NE(outcome.stored, retry::Stored::all) << "a refusal is no success";
    const auto answer = wire::read_error_body(500, {}, body);
    EXPECT_FALSE(answer.healthy);
    EXPECT_FALSE(answer.form);
    EXPECT_EQ(answer.failure.code, AnyCode(HttpStatus::internal_server_error));
    const std::vector<wire::Trailer> fields = {
        {"grpc-status", "5"}, {"grpc-message", body}, {"grpc-status-details-bin", body}};
    const auto error = wire::decode_trailers(wire::from_fields(fields));
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code(), StreamErrorCode::not_found) << "the code is kept";
  }
}

/// Every form that is known, and every two in one body: its form is told only if there is one.
TEST(S2, ABodyOfTwoFormsIsReadOrUnknown) {
  std::vector<nlohmann::json> bodies;
  for (const wire::JsonFormRow& row : wire::json_form_rows) {
    for (const StreamErrorCode code : {StreamErrorCode::not_found, StreamErrorCode::unavailable}) {
      const StreamError error(code, "gone");
      bodies.push_back(nlohmann::json::parse(wire::to_json_body(error, row.form).body));
    }
  }
  std::size_t known = 0;
  for (const nlohmann::json& one : bodies) {
    for (const nlohmann::json& other : bodies) {
      nlohmann::json both = one;
      both.merge_patch(other);
      for (const int status : {200, 404, 503}) {
        const auto answer = wire::read_error_body(status, {}, both.dump());
        EXPECT_EQ(answer.healthy, status == 200 && !answer.error) << both.dump();
        EXPECT_TRUE(answer.error || !answer.form) << both.dump();
        known += answer.form ? 1u : 0u;
        for (const wire::JsonFormRow& row : wire::json_form_rows) {
          const auto named = wire::read_error_body(status, {}, both.dump(), {.form = row.form});
          EXPECT_TRUE(named.error || !named.form) << both.dump();
        }
      }
    }
  }
  EXPECT_GT(known, bodies.size());
}

/// Texts that a reader could take memory for, each of about `bytes`.
std::vector<std::string> greedy(std::size_t bytes) {
  std::vector<std::string> out;
  for (const std::string_view piece :
       {",", "[", "{\"", "\\", "m f=1\n", "m f\n", "m,", "a=b,", "\"", "%", "\x0b", "\x1a\x02",
        "14 UNAVAILABLE: x\n", "{\"error\":\"x\"}", "\xff", "\x1b", "0"})
    out.push_back(times(piece, bytes / piece.size()));
  out.push_back("UNKNOWN:Error received from peer x {children:[" + times(",", bytes));
  out.push_back("{\"code\":5,\"message\":\"m\",\"details\":[" + times("1,", bytes / 2) + "1]}");
  std::string columns, tables;
  for (int i = 0; columns.size() < bytes; ++i) columns += "m f" + std::to_string(i) + "=1\n";
  for (int i = 0; tables.size() < bytes; ++i) tables += std::to_string(i) + " f=1\n";
  out.push_back(columns);
  out.push_back(tables);
  return out;
}

TEST(S4, MemoryGrowsWithTheInput) {
  if (!COUNTS_MEMORY) GTEST_SKIP() << "memory cannot be counted here";
  constexpr std::size_t a_byte = 256;
  constexpr std::size_t at_rest = std::size_t{32} << 10;
  for (const std::size_t bytes : {std::size_t{5'000}, std::size_t{40'000}}) {
    const std::vector<std::string> texts = greedy(bytes);
    for (const Reader& reader : readers) {
      for (const std::string& text : texts) {
        const std::size_t before = held;
        peak = held;
        (void)reader.read(text);
        EXPECT_LE(peak - before, at_rest + a_byte * text.size())
            << reader.name << " of " << text.substr(0, 40);
      }
    }
  }
}

TEST(S5, DepthEndsNoProgram) {
  static std::vector<std::string> texts;  // the threads read it
  constexpr std::size_t deep = 10'000;
  for (const std::string_view piece :
       {"[", "{\"a\":", "{\"error\":", "{\"details\":[", "(", "\x0b", "{", "UNKNOWN:x {children:[",
        "Caused by: a.B: c\n", "\\\\\"", "{\"error\":{\"caused_by\":", "{\"msg\":\"{"})
    texts.push_back(times(piece, deep));
  texts.push_back("UNKNOWN:Error received from peer x " + times("{children:[UNKNOWN:x ", deep));
  std::string escaped = "14 UNAVAILABLE: x";
  for (int i = 0; i < 12; ++i) {  // an object in a string in an object
    std::string next = "{\"error\":\"";
    for (const char c : escaped)
      next += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    escaped = next + "\"}";
  }
  texts.push_back(escaped);
  texts.push_back("{\"error\":" + times("{\"caused_by\":", deep) + "{}" + times("}", deep + 1));
  // A stack that 10,000 calls do not fit into.
  pthread_attr_t attributes;
  ASSERT_EQ(pthread_attr_init(&attributes), 0);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, std::size_t{COUNTS_MEMORY ? 256 : 512} << 10),
            0);
  for (const Reader& reader : readers) {
    pthread_t thread;
    const auto run = [](void* argument) -> void* {
      for (const std::string& text : texts) (void)static_cast<const Reader*>(argument)->read(text);
      return nullptr;
    };
    ASSERT_EQ(pthread_create(&thread, &attributes, run, const_cast<Reader*>(&reader)), 0);
    ASSERT_EQ(pthread_join(thread, nullptr), 0);
  }
  pthread_attr_destroy(&attributes);
}
}  // namespace
