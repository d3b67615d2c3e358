// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/status.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace {
using namespace faultwire;

TEST(Metadata, TakesManyValuesOfAKeyInTheirOrder) {
  std::vector<Metadata::Entry> entries;
  for (int i = 0; i < 40; ++i) entries.push_back({i % 2 == 0 ? "b" : "a", std::to_string(i)});
  const Metadata metadata(entries);
  for (const std::string_view key : {"a", "b"}) {
    const auto values = metadata.get_all(key);
    ASSERT_EQ(values.size(), 20u);
    for (std::size_t i = 0; i < values.size(); ++i)
      EXPECT_EQ(values[i].value, std::to_string(2 * i + (key == "a" ? 1 : 0)));
  }
}

TEST(Metadata, KeysAreLowerCasedAndCheckedAndValuesKeepTheirOrder) {
  Metadata metadata;
  EXPECT_TRUE(metadata.add("Query_Id", "2"));
  EXPECT_TRUE(metadata.add("a", std::string("\0\xff", 2)));
  EXPECT_TRUE(metadata.add("query_id", "1"));
  for (const char* key : {"", "a b", "\xc3\xa9", ":path", "grpc-status", "GRPC-foo", "Content-Type",
                          "te", "date", "user-agent", "a\n"}) {
    EXPECT_FALSE(metadata.add(key, "v")) << key;
  }
  EXPECT_EQ(metadata.get("QUERY_ID"), "1");
  EXPECT_EQ(metadata.get_all("query_id").size(), 2u);
  EXPECT_EQ(metadata.get_all("query_id")[0].value, "2");
  EXPECT_TRUE(metadata.set("query_id", *metadata.get("query_id")));
  EXPECT_EQ(metadata.size(), 2u);
  EXPECT_EQ(metadata.erase("query_id"), 1u);
  EXPECT_EQ(metadata.get("query_id"), std::nullopt);
}

TEST(Metadata, OrderAcrossKeysIsNotPartOfTheValue) {
  Metadata one, two, three;
  for (const char* key : {"a", "b"}) (void)one.add(key, "1");
  for (const char* key : {"b", "a"}) (void)two.add(key, "1");
  for (const char* value : {"2", "1"}) (void)three.add("a", value);
  EXPECT_EQ(one, two);
  Metadata four;
  for (const char* value : {"1", "2"}) (void)four.add("a", value);
  EXPECT_NE(three, four);
}

TEST(Metadata, ManyAtOnceAreAsOneByOne) {
  const std::vector<Metadata::Entry> entries = {{"B", "1"}, {"a", "1"}, {"grpc-status", "0"},
                                                {"b", "2"}, {"", "x"},  {"A", "2"}};
  Metadata one;
  for (const auto& entry : entries) (void)one.add(entry.key, entry.value);
  EXPECT_TRUE(Metadata(entries) == one);
  EXPECT_EQ(one.size(), 4u);
}

TEST(Metadata, EveryByteInAKeyIsDecidedAsGrpcDecides) {
  for (int c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    const bool legal = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                       (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '.' || byte == '-';
    EXPECT_EQ(is_metadata_key(std::string("x") + byte), legal) << c;
  }
}

TEST(Metadata, AnEntryIsItsKeyAndItsValue) {
  const auto only = [](std::string_view key, std::string_view value) {
    Metadata metadata;
    EXPECT_TRUE(metadata.add(key, value));
    return metadata;
  };
  EXPECT_EQ(only("a", "1"), only("A", "1"));
  EXPECT_FALSE(only("a", "1") == only("b", "1"));
  EXPECT_FALSE(only("a", "1") == only("a", "2"));
}

TEST(Metadata, LogsShowNoValues) {
  Metadata metadata;
  (void)metadata.add("token", "secret");
  (void)metadata.add("query", "a\nb");
  std::string text;
  constexpr std::array<std::string_view, 1> shown = {"query"};
  metadata.redacted_to([&](std::string_view piece) { text += piece; }, shown);
  EXPECT_EQ(text, "query=a?b, token=<6 bytes>");
  text.clear();
  constexpr std::array<std::string_view, 2> more = {"query", "other"};
  metadata.redacted_to([&](std::string_view piece) { text += piece; }, more);
  EXPECT_EQ(text, "query=a?b, token=<6 bytes>");
}

TEST(MetadataPolicy, OpenSearchTakesItsPrefixAndItsList) {
  Metadata metadata;
  for (const char* key : {"correlation-id", "opensearch.x", "secret"}) (void)metadata.add(key, "1");
  EXPECT_EQ(opensearch_metadata.outgoing(metadata).size(), 2u);
  const Metadata in = opensearch_metadata.incoming(metadata);
  EXPECT_TRUE(in.get("opensearch.correlation-id") && in.get("opensearch.x"));
  EXPECT_EQ(in.size(), 2u);
  EXPECT_EQ(pass_all_metadata.outgoing(metadata), metadata);
  EXPECT_TRUE(pass_no_metadata.outgoing(metadata).empty());
}

TEST(StreamError, IsNeverOkAndKeepsNoMeaninglessOrigin) {
  StreamError error(StreamErrorCode::ok, "m");
  EXPECT_EQ(error.code(), StreamErrorCode::unknown);
  EXPECT_EQ(error.origin(), AnyCode(StreamErrorCode::unknown));
  error.set_origin(AnyCode(Domain::grpc, 99));
  EXPECT_EQ(error.origin(), AnyCode(Domain::grpc, 99));
  error.set_origin(AnyCode(Domain::influx, 9999));
  EXPECT_EQ(error.origin(), AnyCode(Domain::grpc, 99));
}

/// Counts what reaches it.
struct Peer {
  int sent = 0, finished = 0, failed = 0, inside = 0;
  bool there = true;
  std::optional<StreamError> last;
  bool send(int) {
    ++inside;
    ++sent;
    --inside;
    return there;
  }
  void finish() { ++finished; }
  void fail(const StreamError& error) {
    ++failed;
    EXPECT_EQ(inside, 0);
    last = error;
  }
};

TEST(ServerStream, EndsOnceAndSaysSo) {
  Peer peer;
  {
    ServerStream stream(peer);
    EXPECT_EQ(stream.send(1), SendResult::sent);
    EXPECT_EQ(stream.complete(), SendResult::sent);
    EXPECT_EQ(stream.complete(), SendResult::already_finished);
    EXPECT_EQ(stream.send(1), SendResult::already_finished);
    EXPECT_FALSE(stream.cancel("late"));
    EXPECT_EQ(stream.cancellation(), nullptr);
  }
  EXPECT_EQ(peer.finished, 1);
  EXPECT_EQ(peer.failed, 0);
}

TEST(ServerStream, NothingIsSentAfterACancellation) {
  Peer peer;
  ServerStream stream(peer);
  EXPECT_TRUE(stream.cancel("enough", Cause{InfluxCode::request_canceled, "closed"}));
  EXPECT_FALSE(stream.cancel("again"));
  EXPECT_EQ(stream.send(1), SendResult::cancelled);
  EXPECT_EQ(stream.complete(), SendResult::cancelled);
  EXPECT_EQ(peer.sent + peer.finished, 0);
  EXPECT_EQ(peer.failed, 1);
  EXPECT_EQ(stream.cancellation()->message(), "enough");
  EXPECT_EQ(stream.cancellation()->causes().size(), 1u);
}

TEST(ServerStream, APeerThatIsGoneCancelsAndAForgottenEndIsAnError) {
  Peer peer;
  peer.there = false;
  {
    ServerStream stream(peer);
    EXPECT_EQ(stream.send(1), SendResult::cancelled);
    EXPECT_EQ(stream.cancellation()->side(), retry::Side::transport);
  }
  EXPECT_EQ(peer.failed, 1);
  Peer forgotten;
  { ServerStream stream(forgotten); }
  EXPECT_EQ(forgotten.last->code(), StreamErrorCode::internal);
}

TEST(ServerStream, OneTerminalCallHoweverCancelRaces) {
  for (int round = 0; round < 2000; ++round) {
    Peer peer;
    ServerStream stream(peer);
    std::thread other([&] { stream.cancel("race"); });
    std::thread third([&] { stream.cancel("race too"); });
    for (int i = 0; i < 20 && stream.send(i) == SendResult::sent; ++i) {
      if (round % 3 == 0) peer.there = i < 10;
    }
    const SendResult end = stream.complete();
    other.join();
    third.join();
    ASSERT_EQ(peer.finished + peer.failed, 1);
    ASSERT_EQ(end == SendResult::sent, peer.finished == 1);
  }
}

struct Server {
  int messages = 0;
  StreamEnd ending{};
  int finished = 0, cancelled = 0;
  bool read(int& message) {
    message = messages;
    return messages-- > 0;
  }
  StreamEnd finish() {
    ++finished;
    return ending;
  }
  void cancel() { ++cancelled; }
};

TEST(ClientStream, SchemaBatchesStatusTrailers) {
  Server server{.messages = 3};
  (void)server.ending.trailing.add("x-influxdata-queue-duration-seconds", "0.25");
  (void)server.ending.trailing.add("x-influxdata-partitions", "7");
  (void)server.ending.trailing.add("x-influxdata-parquet-files", "many");
  ClientStream<int, Server> stream(server);
  int batch = 0;
  ASSERT_NE(stream.schema(), nullptr);
  EXPECT_EQ(*stream.schema(), 3);
  EXPECT_TRUE(stream.next(batch));
  EXPECT_TRUE(stream.next(batch));
  EXPECT_EQ(stream.end(), nullptr);
  EXPECT_FALSE(stream.next(batch));
  EXPECT_FALSE(stream.next(batch));
  ASSERT_TRUE(stream.end()->ok());
  const QueryStats stats = query_stats(stream.end()->trailing);
  EXPECT_EQ(stats.queue, 0.25);
  EXPECT_EQ(stats.partitions, 7u);
  EXPECT_EQ(stats.parquet_files, std::nullopt);
  EXPECT_EQ(server.finished, 1);
}

TEST(ClientStream, AnEarlyEndIsAnErrorAndACancellationIsTheEnd) {
  Server empty;
  ClientStream<int, Server> stream(empty);
  EXPECT_EQ(stream.schema(), nullptr);
  EXPECT_EQ(stream.end()->error->side(), retry::Side::transport);
  Server server{.messages = 5};
  ClientStream<int, Server> left(server);
  int batch = 0;
  EXPECT_TRUE(left.next(batch));
  EXPECT_TRUE(left.cancel("enough"));
  EXPECT_FALSE(left.next(batch));
  EXPECT_FALSE(left.cancel("again"));
  EXPECT_EQ(left.end()->error->code(), StreamErrorCode::cancelled);
  EXPECT_EQ(server.cancelled, 1);
}

#if FAULTWIRE_HAS_EXCEPTIONS
TEST(StreamException, CarriesItsErrorAndNests) {
  try {
    try {
      throw std::runtime_error("disk");
    } catch (...) {
      std::throw_with_nested(std::logic_error("index"));
    }
  } catch (const std::exception& cause) {
    const StreamException e = StreamException(StreamErrorCode::internal, "query", cause)
                                  .with_metadata("query_id", "1")
                                  .with_metadata("grpc-status", "0");
    EXPECT_STREQ(e.what(), "INTERNAL: query");
    EXPECT_EQ(e.message(), "query (not a metadata key: grpc-status)");
    EXPECT_EQ(e.metadata().get("query_id"), "1");
    ASSERT_EQ(e.error().causes().size(), 2u);
    EXPECT_EQ(e.error().causes()[1].text, "disk");
  }
}

TEST(StreamException, CopiesAreIndependentAndDoNotThrow) {
  static_assert(std::is_nothrow_copy_constructible_v<StreamException>);
  StreamException one(StreamErrorCode::not_found, "m");
  const char* what = one.what();
  {
    StreamException two = one;
    two.add_metadata("a", "1");
    EXPECT_TRUE(one.metadata().empty());
    one = two;
  }
  EXPECT_EQ(one.metadata().size(), 1u);
  EXPECT_STREQ(one.what(), "NOT_FOUND: m");
  (void)what;
  EXPECT_EQ(StreamException::cancelled("r").error().side(), retry::Side::client);
}

TEST(StreamException, AnAssignmentToItselfChangesNothing) {
  StreamException one(StreamErrorCode::not_found, "m");
  const StreamException& same = one;
  one = same;
  EXPECT_STREQ(one.what(), "NOT_FOUND: m");
  one.add_metadata("a", "1");
  EXPECT_EQ(one.metadata().get("a"), "1");
}

TEST(StreamException, ACopyOfWhatWasMovedFromCanBeReplaced) {
  StreamException one(StreamErrorCode::not_found, "m");
  const StreamException two = std::move(one);
  StreamException three = one;  // NOLINT(bugprone-use-after-move)
  three = two;
  EXPECT_EQ(three.code(), StreamErrorCode::not_found);
  EXPECT_STREQ(three.what(), "NOT_FOUND: m");
}

TEST(ThrowingServerStream, ThrowsCancelled) {
  Peer peer;
  ThrowingServerStream<Peer> stream(peer);
  stream.send(1);
  stream.cancel("enough");
  try {
    stream.send(2);
    FAIL();
  } catch (const StreamException& e) {
    EXPECT_EQ(e.code(), StreamErrorCode::cancelled);
    EXPECT_EQ(e.message(), "enough");
  }
  EXPECT_EQ(stream.fail(StreamError(StreamErrorCode::internal)), SendResult::cancelled);
}
#endif

TEST(ClientStream, WhoLeavesWithoutTheEndCancels) {
  Server server{.messages = 5};
  {
    ClientStream<int, Server> stream(server);
    int batch = 0;
    EXPECT_TRUE(stream.next(batch));
  }
  EXPECT_EQ(server.cancelled, 1);
  EXPECT_EQ(server.finished, 1);
}

TEST(ClientStream, AnErrorBeforeTheSchemaIsTheEnd) {
  Server server;
  server.ending.error.emplace(StreamErrorCode::unauthorized, "no token");
  ClientStream<int, Server> stream(server);
  int batch = 0;
  EXPECT_FALSE(stream.next(batch));
  EXPECT_EQ(stream.schema(), nullptr);
  EXPECT_EQ(stream.end()->error->code(), StreamErrorCode::unauthorized);
  EXPECT_EQ(server.finished, 1);
}

TEST(ClientStream, ACancellationKeepsItsCause) {
  Server server{.messages = 5};
  ClientStream<int, Server> stream(server);
  EXPECT_TRUE(stream.cancel("enough", Cause{InfluxCode::request_canceled, "closed"}));
  EXPECT_EQ(stream.schema(), nullptr);
  ASSERT_EQ(stream.end()->error->causes().size(), 1u);
  EXPECT_EQ(stream.end()->error->causes()[0].text, "closed");
}

TEST(QueryStats, NumbersWithSomethingBehindAreNone) {
  Metadata trailing;
  (void)trailing.add("x-influxdata-queue-duration-seconds", "0.25s");
  (void)trailing.add("x-influxdata-partitions", "7 ");
  EXPECT_EQ(query_stats(trailing).queue, std::nullopt);
  EXPECT_EQ(query_stats(trailing).partitions, std::nullopt);
}

TEST(Metadata, AKeyThatIsRefusedChangesNothing) {
  Metadata metadata;
  (void)metadata.add("a", "\x7f~");
  EXPECT_FALSE(metadata.set("grpc-status", "0"));
  EXPECT_FALSE(metadata.set("", "0"));
  EXPECT_EQ(metadata.size(), 1u);
  std::string text;
  metadata.redacted_to([&](std::string_view piece) { text += piece; },
                       std::to_array<std::string_view>({"a"}));
  EXPECT_EQ(text, "a=?~");
  EXPECT_TRUE(is_reserved_key(":path"));
  EXPECT_TRUE(is_reserved_key("GRPC-anything"));
  EXPECT_FALSE(is_reserved_key("grpcx"));
}

TEST(MetadataPolicy, WhereEverythingPassesKeysComeInAsTheyAre) {
  Metadata metadata;
  (void)metadata.add("a", "1");
  EXPECT_TRUE(pass_all_metadata.incoming(metadata) == metadata);
  EXPECT_TRUE(pass_no_metadata.incoming(metadata).empty());
}

TEST(StreamError, EqualityIsThatOfAllItCarries) {
  const StreamError error(StreamErrorCode::internal, "m");
  StreamError other = error;
  EXPECT_TRUE(other == error);
  other.add_cause(GrpcCode::aborted, "c");
  EXPECT_FALSE(other == error);
  EXPECT_EQ(other.causes()[0].code, AnyCode(GrpcCode::aborted));
  other.add_cause(AnyCode(Domain::influx, 9999), "c");
  EXPECT_NE(other.causes()[1].code,
            AnyCode(Domain::influx, 9999));  // no number of that domain, so never sent
}

/// Gives up on its stream while it is being sent to.
struct Impatient : Peer {
  ServerStream<Impatient>* stream = nullptr;
  bool send(int batch) {
    EXPECT_TRUE(stream->cancel("enough"));
    EXPECT_EQ(failed, 0);  // not while the sink is busy
    return Peer::send(batch);
  }
};

TEST(ServerStream, ACancelDuringASendEndsTheStreamBehindIt) {
  Impatient peer;
  ServerStream<Impatient> stream(peer);
  peer.stream = &stream;
  EXPECT_EQ(stream.send(1), SendResult::cancelled);
  EXPECT_EQ(peer.sent, 1);
  EXPECT_EQ(peer.failed, 1);
  EXPECT_EQ(peer.last->message(), "enough");
}

TEST(ServerStream, AnErrorIsAnEnd) {
  Peer peer;
  ServerStream stream(peer);
  EXPECT_EQ(stream.fail(StreamError(StreamErrorCode::not_found, "m")), SendResult::sent);
  EXPECT_EQ(stream.fail(StreamError(StreamErrorCode::internal)), SendResult::already_finished);
  EXPECT_EQ(peer.last->code(), StreamErrorCode::not_found);
  EXPECT_EQ(peer.failed, 1);
}

#if FAULTWIRE_HAS_EXCEPTIONS
/// An exception with `depth` more nested in it.
[[noreturn]] void throw_nested(int depth) {
  try {
    if (depth > 0) throw_nested(depth - 1);
  } catch (...) {
    std::throw_with_nested(std::runtime_error(std::to_string(depth)));
  }
  throw std::runtime_error(std::to_string(depth));
}

TEST(StreamException, DeepNestsAreCutAndCausesOfCausesKept) {
  try {
    throw_nested(40);
  } catch (const std::exception& cause) {
    const StreamException e(StreamErrorCode::internal, "query", cause);
    ASSERT_EQ(e.error().causes().size(), 16u);
    EXPECT_EQ(e.error().causes()[0].text, "40");
    const StreamException outer = StreamException::cancelled("left", e);
    ASSERT_EQ(outer.error().causes().size(), 17u);
    EXPECT_EQ(outer.error().causes()[0].code, AnyCode(StreamErrorCode::internal));
    EXPECT_EQ(outer.error().causes()[0].text, "query");
    EXPECT_EQ(outer.error().causes()[16].text, "25");
  }
}

TEST(ThrowingServerStream, SaysInternalWhereItHasEnded) {
  Peer peer;
  ThrowingServerStream<Peer> stream(peer);
  stream.complete();
  try {
    stream.send(1);
    FAIL();
  } catch (const StreamException& e) {
    EXPECT_EQ(e.code(), StreamErrorCode::internal);
    EXPECT_EQ(e.message(), "the stream has ended already");
  }
  EXPECT_EQ(peer.sent, 0);
}
#endif

TEST(MetadataKeys, RowsAreSortedAndAnswered) {
  std::string_view last;
  for (const ReservedKey& row : reserved_keys) {
    EXPECT_LT(last, row.key);
    last = row.key;
    EXPECT_EQ(reserved_key(row.key), &row);
    const bool enters = row.fate == KeyFate::single || row.fate == KeyFate::renamed;
    EXPECT_EQ(is_metadata_key(row.key), enters) << row.key;
    Metadata metadata;
    EXPECT_EQ(metadata.add(row.key, "v"), enters) << row.key;
    EXPECT_FALSE(row.source->title.empty());
  }
  for (const char* key : {"-bin", "-BIN", "grpclb_client_stats", "Lb-Cost-Bin", "grpc", ":path"})
    EXPECT_FALSE(is_metadata_key(key)) << key;
  for (const char* key : {"a-bin", "--bin", "bin", "grpclb", "lb", "query_id"})
    EXPECT_TRUE(is_metadata_key(key)) << key;
  EXPECT_EQ(reserved_key("query_id"), nullptr);
}

TEST(Metadata, RemembersWhatCameFirst) {
  Metadata metadata;
  ASSERT_TRUE(metadata.add("z", "1") && metadata.add("a", "2") && metadata.set("m", "3"));
  std::vector<std::string> order(3);
  for (const auto& entry : metadata) order[entry.arrival] = entry.key;
  EXPECT_EQ(order, (std::vector<std::string>{"z", "a", "m"}));
  Metadata other;
  ASSERT_TRUE(other.add("a", "2") && other.add("m", "3") && other.add("z", "1"));
  EXPECT_EQ(metadata, other);
}

TEST(LogLine, IsOneLineThatCommandsNoTerminal) {
  StreamError error(StreamErrorCode::unauthorized, "no \"right\"\r\n\x1b[2J\xc2\x9b\xff\\ \xc3\xa9",
                    retry::Side::client);
  error.set_origin(GrpcCode::permission_denied);
  error.add_cause(HttpStatus::forbidden, "a\tb");
  ASSERT_TRUE(error.metadata().add("query_id", "q\n1") && error.metadata().add("token", "secret"));
  EXPECT_EQ(
      log_line(error),
      "code=grpc:PERMISSION_DENIED side=client message=\"no \\\"right\\\"\\r\\n\\x1b[2J\\u009b"
      "\\xff\\\\ \xc3\xa9\" metadata.query_id=<3 bytes> metadata.token=<6 bytes> "
      "cause=\"http:403: a\\tb\"");
  const std::string_view shown[] = {"query_id", "token"};
  const retry::Decision decision{.action = retry::Action::retry_after,
                                 .fact = retry::Fact::code,
                                 .delay = std::chrono::microseconds(1500)};
  const std::string line = log_line(error, {.decision = &decision, .shown_keys = shown});
  EXPECT_NE(line.find(" retry=retry_after because=code delay_ms=2 message="), line.npos) << line;
  EXPECT_NE(line.find(" metadata.query_id=\"q\\n1\" metadata.token=<6 bytes>"), line.npos) << line;
}

TEST(LogLine, ADecisionWithoutADelayNamesNone) {
  const StreamError error(StreamErrorCode::not_found, "m");
  const retry::Decision decision{.action = retry::Action::give_up, .fact = retry::Fact::code};
  EXPECT_EQ(log_line(error, {.decision = &decision}),
            "code=stream:NOT_FOUND side=server retry=give_up because=code message=\"m\"");
}

TEST(LogLine, NoByteBreaksTheLine) {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; b += 5) {
      const std::string text = {static_cast<char>(a), static_cast<char>(b), 'x'};
      const std::string line = log_line(StreamError(StreamErrorCode::internal, text));
      EXPECT_EQ(detail::find_utf8_fault(line), std::nullopt);
      for (const char c : line) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    }
  }
}

TEST(Telemetry, AttributesAndWhoseFault) {
  const auto attributes = [](const StreamError& error) {
    std::string text;
    for_each_attribute(
        [&](std::string_view name, auto value) {
          text.append(name).append("=");
          if constexpr (std::is_same_v<decltype(value), std::int64_t>) {
            text.append(std::to_string(value)).append(" ");
          } else {
            text.append(value).append(" ");
          }
        },
        error);
    return text;
  };
  StreamError error(StreamErrorCode::unavailable, "m");
  error.set_origin(GrpcCode::unavailable);
  EXPECT_EQ(attributes(error),
            "error.type=UNAVAILABLE rpc.grpc.status_code=14 rpc.status_code=UNAVAILABLE ");
  error.set_origin(AnyCode(Domain::grpc, 99));
  EXPECT_EQ(attributes(error), "error.type=99 rpc.grpc.status_code=99 rpc.status_code=99 ");
  error.set_origin(HttpStatus::bad_gateway);
  EXPECT_EQ(attributes(error), "error.type=502 http.response.status_code=502 ");
  error.set_origin(InfluxCode::not_found);
  error.add_cause(HttpStatus::not_found, "");
  EXPECT_EQ(attributes(error), "error.type=NotFound http.response.status_code=404 ");
  EXPECT_EQ(client_span_status(GrpcCode::not_found), SpanStatus::error);
  EXPECT_EQ(server_span_status(GrpcCode::not_found), SpanStatus::unset);
  EXPECT_TRUE(is_server_fault(GrpcCode::deadline_exceeded));
  EXPECT_FALSE(is_server_fault(GrpcCode::resource_exhausted));
  EXPECT_TRUE(is_server_fault(HttpStatus::internal_server_error));
  EXPECT_FALSE(is_server_fault(HttpStatus::not_found));
  EXPECT_EQ(client_span_status(HttpStatus::not_found), SpanStatus::error);
}
}  // namespace
