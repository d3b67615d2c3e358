// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What users of other programs complained about in public, each with what an error of ours does
// instead.
#include <gtest/gtest.h>

#include "faultwire/status.hpp"
#include "faultwire/wire.hpp"

namespace {
using namespace faultwire;

StreamError over_the_wire(const StreamError& error) {
  return *wire::decode_trailers(wire::from_fields(wire::to_fields(wire::encode_trailers(error))));
}

// apache/arrow-java#448, apache/arrow#44937: the metadata of an exception is overwritten with
// nothing on the way.
TEST(Threads, ArrowJava448MetadataIsKept) {
  StreamError error(StreamErrorCode::internal, "m");
  EXPECT_TRUE(error.metadata().add("query_id", "1") && error.metadata().add("query_id", "2") &&
              error.metadata().add("trace-bin", "\xff"));
  const StreamError once = over_the_wire(error);
  EXPECT_TRUE(once == error);
  EXPECT_TRUE(over_the_wire(once) == error);  // and over a second hop
}

// apache/arrow#37344: an error of the RPC layer cannot be told from one of the client's own.
TEST(Threads, Arrow37344TheSideIsKept) {
  for (const retry::Side side :
       {retry::Side::server, retry::Side::client, retry::Side::transport}) {
    EXPECT_EQ(over_the_wire(StreamError(StreamErrorCode::unavailable, "m", side)).side(), side);
  }
  EXPECT_EQ(wire::decode_trailers(wire::Trailers{.code = 14}, retry::Side::transport)->side(),
            retry::Side::transport);
}

// opensearch-project/OpenSearch#22313, #22191, #22274: codes, cancellations and messages become a
// 500 without a type across Flight.
TEST(Threads, OpenSearch22313EveryCodeAndTextSurvivesAndSecretsDoNot) {
  for (int code = 1; code <= 12; ++code) {
    StreamError error(static_cast<StreamErrorCode>(code), "why");
    EXPECT_TRUE(error.metadata().add("opensearch.index", "logs") &&
                error.metadata().add("authorization", "Bearer t0p"));
    std::string log = to_string(error);
    error.metadata().redacted_to([&](std::string_view piece) { log += piece; });
    EXPECT_EQ(log.find("t0p"), std::string::npos);
    error.metadata() = opensearch_metadata.outgoing(error.metadata());
    const StreamError back = over_the_wire(error);
    EXPECT_EQ(back.code(), error.code());
    EXPECT_EQ(back.message(), "why");
    EXPECT_EQ(back.metadata().get("opensearch.index"), "logs");
    EXPECT_FALSE(back.metadata().get("authorization"));
  }
}
}  // namespace
