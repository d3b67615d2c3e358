// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Every allocation of an operation fails once: it reports std::bad_alloc or does without, leaks
// nothing, and leaves nothing half written.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "faultwire/faultwire.hpp"
#include "faultwire/write_api/understand/failure.hpp"
#include "faultwire/write_api/understand/read_response.hpp"

#if FAULTWIRE_HAS_EXCEPTIONS
#include "failing_allocations.hpp"

namespace {
using namespace faultwire;
using failing::at_every_allocation;

const std::string long_text =
    "a text that is longer than what a string holds in itself, \xE2\x82\xAC";

/// Nothing may leak; at least `runs` allocations failed, so that the sweep was one.
void expect_clean(const failing::Sweep& sweep, long runs) {
  EXPECT_EQ(sweep.leaked, 0);
  EXPECT_GE(sweep.runs, runs);
  EXPECT_GT(sweep.reported, 0);
}

StreamError full_error() {
  StreamError error(StreamErrorCode::not_found, long_text);
  error.set_origin(InfluxCode::not_found);
  error.add_cause(HttpStatus::not_found, long_text);
  error.add_cause(GrpcCode::unavailable, "\xFF" + long_text);
  for (const char* key : {"query_id", "plan", "a-key-that-is-longer-than-a-string-holds"})
    for (int i = 0; i < 3; ++i)
      EXPECT_TRUE(error.metadata().add(key, long_text + "\n" + std::to_string(i)));
  return error;
}

TEST(AllocationFailure, TheSweepSeesALeakAndAnOperationThatDoesWithout) {
  void* kept = nullptr;  // kept outside, so that the leak sanitizer sees none
  void* lost = nullptr;
  const auto leaky = at_every_allocation([&] {
    lost = kept;
    kept = ::operator new(1);
    ::operator delete(::operator new(2));
    ::operator delete(kept);
    kept = nullptr;
  });
  EXPECT_EQ(leaky.leaked, 1);  // the second allocation failed while the first was held by nobody
  EXPECT_EQ(leaky.reported, 2);
  ::operator delete(lost);
  const auto does_without =
      at_every_allocation([] { ::operator delete(::operator new(8, std::nothrow), std::nothrow); });
  EXPECT_EQ(does_without.runs, 1);
  EXPECT_EQ(does_without.reported, 0);
  EXPECT_EQ(does_without.leaked, 0);
}

TEST(AllocationFailure, AnErrorIsMadeOrNot) {
  expect_clean(at_every_allocation([] {
                 const StreamError error = full_error();
                 const StreamError copy = error;
                 if (copy != error || to_string(copy).empty()) std::abort();
                 (void)failure_of(copy);
               }),
               15);
}

TEST(AllocationFailure, MetadataIsAsItWasOrAsItShallBe) {
  const Metadata before = full_error().metadata();
  for (const auto change :
       {+[](Metadata& m) { return m.add("plan", long_text); },
        +[](Metadata& m) { return m.set("plan", long_text); },
        +[](Metadata& m) { return m.set("an-entirely-new-key-that-is-long", long_text); }}) {
    std::optional<Metadata> metadata(before);
    Metadata after = before;
    ASSERT_TRUE(change(after));
    const auto sweep = at_every_allocation(
        [&] {
          if (!change(*metadata)) std::abort();
        },
        [&](bool ended) {
          EXPECT_TRUE(*metadata == (ended ? after : before));
          metadata.emplace(before);
        });
    EXPECT_GE(sweep.runs, 2);
    EXPECT_EQ(sweep.reported, sweep.runs);
  }
}

TEST(AllocationFailure, AnExceptionIsThrownOrBadAlloc) {
  expect_clean(at_every_allocation([] {
                 try {
                   try {
                     throw std::runtime_error(long_text);
                   } catch (const std::exception& cause) {
                     throw StreamException(StreamErrorCode::internal, long_text, cause)
                         .with_metadata("plan", long_text)
                         .with_metadata("no key", "v");
                   }
                 } catch (const StreamException& e) {
                   StreamException other = e;
                   other.add_metadata("query", long_text);
                   const StreamError copy = current_error();
                   if (copy != e.error() || other.metadata() == e.metadata()) std::abort();
                 }
               }),
               10);
}

TEST(AllocationFailure, AnErrorIsWrittenAndReadWholly) {
  const StreamError error = full_error();
  const wire::Trailers expected =
      wire::encode_trailers(error, {.budget = 1 << 16, .pushback_ms = 5});
  const auto fields = wire::to_fields(expected);
  std::optional<wire::Trailers> made;
  at_every_allocation(
      [&] {
        made.reset();
        made = wire::encode_trailers(error, {.budget = 1 << 16, .pushback_ms = 5});
      },
      [&](bool ended) {
        EXPECT_TRUE(!ended || *made == expected);
        made.reset();
      });
  expect_clean(at_every_allocation([&] {
                 if (wire::to_fields(wire::encode_trailers(
                         error, {.budget = 1 << 16, .pushback_ms = 5})) != fields)
                   std::abort();
               }),
               30);
  expect_clean(at_every_allocation([&] {
                 const wire::Trailers read = wire::from_fields(fields);
                 const auto back = wire::decode_trailers(read);
                 if (!back || *back != error || wire::dropped_from(read) != wire::Dropped{} ||
                     failure_of(read).code != GrpcCode::not_found)
                   std::abort();
               }),
               30);
  expect_clean(at_every_allocation([&] {
                 const wire::RpcStatus status = wire::to_rpc_status(error);
                 if (wire::from_rpc_status(status) != error) std::abort();
               }),
               30);
}

/// Sees what a sink of a stream saw.
struct Sink {
  bool up = true;
  int ends = 0;
  bool send(const std::string& batch) {
    const std::string copy = batch;
    return up && !copy.empty();
  }
  void finish() { ++ends; }
  void fail(const StreamError&) { ++ends; }
};

TEST(AllocationFailure, AStreamEndsOnceWhateverFailed) {
  for (const bool up : {true, false}) {
    Sink sink;
    const auto sweep = at_every_allocation(
        [&] {
          sink = {up, 0};
          ServerStream<Sink> stream(sink);
          if (stream.send(long_text) == SendResult::sent)
            (void)stream.cancel(long_text,
                                Cause{HttpStatus(499), std::string("client closed request")});
        },
        [&](bool) { EXPECT_EQ(sink.ends, 1); });
    EXPECT_EQ(sweep.leaked, 0);
    EXPECT_GE(sweep.runs, 1);
  }
}

TEST(AllocationFailure, ABatchIsJudgedWholly) {
  std::string batch;
  for (int i = 0; i < 20; ++i)
    batch += "a\\ measurement\\ of\\ a\\ long\\ name" + std::to_string(i % 3) +
             ",t=1 field_of_a_long_name" + std::to_string(i) + "=1,x=" + (i == 7 ? "\"s\"" : "2") +
             "\nbad line" + std::to_string(i) + "\n";
  const BatchReport expected = line_protocol::validate(batch, {});
  ASSERT_GT(expected.rejected, 20u);
  expect_clean(at_every_allocation([&] {
                 const BatchReport report = line_protocol::validate(batch, {});
                 if (report.rejected != expected.rejected || report.accepted != expected.accepted ||
                     report.rejections.size() != expected.rejections.size())
                   std::abort();
               }),
               10);
  long runs = 0;
  for (const write_api::FlavourRow& row : write_api::flavour_rows) {
    const write_api::Flavour& api = row.flavour;
    const std::string body = write_api::respond(expected, api).body();
    const auto sweep = at_every_allocation([&] {
      const write_api::WriteResponse answer = write_api::respond(expected, api);
      if (answer.body() != body) std::abort();
      (void)answer.headers();
    });
    EXPECT_EQ(sweep.leaked, 0);
    // Read once: what nlohmann-json has allocated it cannot destroy without memory
    // (docs/security.md).
    const write_api::WriteOutcome outcome = write_api::read_response(
        static_cast<unsigned>(write_api::respond(expected, api).status()), {}, body);
    const auto reading = at_every_allocation([&] {
      (void)outcome.explain(batch);
      (void)outcome.remaining(batch);
      (void)failure_of(outcome);
    });
    EXPECT_EQ(reading.leaked, 0);
    runs += reading.runs;
  }
  EXPECT_GE(runs, 20);
}

TEST(AllocationFailure, AColumnIsRememberedWhollyOrNotAtAll) {
  const std::string batch =
      "a_measurement_of_a_long_name,a_tag_of_a_long_name=1 a_field_of_a_long_name=1,b=2 1\n"
      "a_measurement_of_a_long_name,another_tag_of_a_long_name=1 b=2 90000000000000000\nother x=1 "
      "5\n";
  std::optional<write_api::TableSchemas> schemas;
  const long before = failing::live;
  const auto sweep = at_every_allocation(
      [&] {
        schemas.emplace();
        (void)line_protocol::validate(batch, {}, *schemas);
      },
      [&](bool ended) {
        write_api::TableSchemas again;
        schemas->each(
            [&](std::string_view table, std::int64_t partition, std::string_view column,
                IoxColumnType type) { EXPECT_TRUE(again.insert(table, partition, column, type)); });
        EXPECT_TRUE(again == *schemas);
        EXPECT_EQ(again.columns(), schemas->columns());
        EXPECT_EQ(again.tables(), schemas->tables());
        const BatchReport report = line_protocol::validate(batch, {}, *schemas);
        EXPECT_EQ(report.accepted, 3u);
        EXPECT_EQ(schemas->columns(), 6u);
        EXPECT_TRUE(!ended || again == *schemas);
        schemas.reset();
      });
  EXPECT_EQ(failing::live, before);
  EXPECT_GE(sweep.runs, 20);
}

TEST(AllocationFailure, AChunkThatWasNotTakenMayBePushedAgain) {
  const std::string stream =
      "m f=\"" + std::string(300, 'x') + "\n" + std::string(300, 'y') + "\" 1\nn f=2\n";
  for (std::size_t cut = 1; cut < stream.size(); cut += 97) {
    at_every_allocation([&] {
      line_protocol::StreamSplitter splitter;
      std::string together;
      for (const std::string_view chunk :
           {std::string_view(stream).substr(0, cut), std::string_view(stream).substr(cut)}) {
        try {
          if (!splitter.push(chunk)) std::abort();
        } catch (const std::bad_alloc&) {
          if (!splitter.push(chunk)) std::abort();
        }
        together += splitter.ready();
      }
      splitter.finish();
      together += splitter.ready();
      if (together != stream) std::abort();
    });
  }
}
}  // namespace
#endif
