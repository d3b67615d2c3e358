// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Peers that close, reset, stall, send half of what they should or too much of it: each call ends,
// in a documented StreamError.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "faultwire/interop/grpcpp.hpp"
#include "faultwire/mapping/rules/http2_to_grpc.hpp"
#include "faultwire/retry/presets.hpp"
#include "peer.hpp"
#include "raw_peer.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::e2e;
using Behaviour = RawPeer::Behaviour;

/// One streaming call to a peer of this behaviour; how it ended and for how many batches it went
/// well.
struct End {
  std::optional<StreamError> error;
  retry::Failure failure;
  int batches = 0;
  int connections = 0;
};
End call_peer(Behaviour behaviour, std::chrono::milliseconds deadline = std::chrono::seconds(60)) {
  RawPeer peer(std::move(behaviour));
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  const auto stub = Peer::NewStub(
      grpc::CreateCustomChannel(peer.address(), grpc::InsecureChannelCredentials(), arguments));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + deadline);
  Message answer;
  End end;
  auto reader = stub->Stream(&context, Message());
  while (reader->Read(&answer)) ++end.batches;
  const grpc::Status status = reader->Finish();
  end.error = error_from(status, context);
  end.failure = failure_of(status, context);
  end.connections = peer.connections();
  return end;
}

/// A whole message of one field.
std::string message(int number) {
  const std::string body = std::string(1, '\x08') + static_cast<char>(number);
  return std::string(1, '\0') + big_endian(static_cast<std::uint32_t>(body.size())) + body;
}
std::string large_metadata(std::size_t size) {
  const std::string block = field("grpc-status", "5") + field("large", std::string(size, 'x'));
  std::string out = good_headers();
  constexpr std::size_t most = 16384;
  for (std::size_t at = 0; at < block.size(); at += most) {
    const std::string part = block.substr(at, most);
    const bool first = at == 0;
    const bool last = at + most >= block.size();
    out += frame(first ? headers : continuation,
                 static_cast<std::uint8_t>((first ? end_stream : 0) | (last ? end_headers : 0)), 1,
                 part);
  }
  return out;
}

struct Fault {
  const char* name;
  Behaviour behaviour;
  StreamErrorCode code;
  retry::Side side;
  int batches = 0;  ///< at most: gRPC may drop what it has not given out when a connection ends
};

TEST(Faults, EachEndsInADocumentedError) {
  const std::string one_batch = good_headers() + frame(data, 0, 1, message(1));
  const std::string half_trailer =
      trailers(field("grpc-status", "5") + field("grpc-message", "no table")).substr(0, 20);
  const std::string status_5 =
      trailers(field("grpc-status", "5") + field("grpc-message", "no%20table"));
  const Fault faults[] = {
      {"closes at once", {.at_once = true}, StreamErrorCode::unavailable, retry::Side::transport},
      {"resets at once",
       {.at_once = true, .then = Behaviour::reset},
       StreamErrorCode::unavailable,
       retry::Side::transport},
      {"speaks no HTTP/2",
       {.at_once = true, .bytes = "HTTP/1.1 400 Bad Request\r\n\r\n"},
       StreamErrorCode::unavailable,
       retry::Side::transport},
      {"closes behind the request", {}, StreamErrorCode::unavailable, retry::Side::transport},
      {"resets behind the request",
       {.then = Behaviour::reset},
       StreamErrorCode::unavailable,
       retry::Side::transport},
      {"closes behind a batch",
       {.bytes = one_batch},
       StreamErrorCode::unavailable,
       retry::Side::transport,
       1},
      {"resets behind a batch",
       {.bytes = one_batch, .then = Behaviour::reset},
       StreamErrorCode::unavailable,
       retry::Side::transport,
       1},
      {"closes in a trailer",
       {.bytes = one_batch + half_trailer},
       StreamErrorCode::unavailable,
       retry::Side::transport,
       1},
      {"closes in a batch",
       {.bytes = one_batch + frame(data, 0, 1, message(2).substr(0, 4))},
       StreamErrorCode::unavailable,
       retry::Side::transport,
       1},
      {"goes away",
       {.bytes = one_batch + frame(goaway, 0, 0, big_endian(0) + big_endian(0))},
       StreamErrorCode::unavailable,
       retry::Side::transport,
       1},
      {"ends without a status",
       {.bytes = one_batch + frame(data, end_stream, 1, ""), .then = Behaviour::stall},
       StreamErrorCode::unknown,
       retry::Side::server,
       1},
      {"has a status that is no number",
       {.bytes = one_batch + trailers(field("grpc-status", "abc")), .then = Behaviour::stall},
       StreamErrorCode::unknown,
       retry::Side::server,
       1},
      {"has a status of no meaning",
       {.bytes = one_batch + trailers(field("grpc-status", "99")), .then = Behaviour::stall},
       StreamErrorCode::unknown,
       retry::Side::server,
       1},
      {"answers as a proxy",
       {.bytes = frame(headers, end_headers | end_stream, 1,
                       field(":status", "503") + field("content-type", "text/html")),
        .then = Behaviour::stall},
       StreamErrorCode::unavailable,
       retry::Side::transport},
      {"sends 1 MB of metadata",
       {.bytes = large_metadata(1 << 20), .then = Behaviour::stall},
       StreamErrorCode::resource_exhausted,
       retry::Side::server},
      {"sends an error that is whole",
       {.bytes = one_batch + status_5, .then = Behaviour::stall},
       StreamErrorCode::not_found,
       retry::Side::server,
       1},
  };
  for (const Fault& fault : faults) {
    const End end = call_peer(fault.behaviour);
    ASSERT_TRUE(end.error.has_value()) << fault.name;
    std::printf("%s: %s (%d batches)\n", fault.name, to_string(*end.error).substr(0, 120).c_str(),
                end.batches);
    EXPECT_EQ(end.error->code(), fault.code) << fault.name;
    EXPECT_EQ(end.error->side(), fault.side) << fault.name;
    EXPECT_LE(end.batches, fault.batches) << fault.name;
    if (fault.behaviour.then == Behaviour::stall) {
      EXPECT_EQ(end.batches, fault.batches) << fault.name;
    }
    EXPECT_GE(end.connections, 1) << fault.name;
    EXPECT_FALSE(retry::classify(end.failure).rule.empty()) << fault.name;
  }
}

TEST(Faults, APeerThatStallsEndsAtTheDeadline) {
  for (const bool before : {true, false}) {
    const std::string bytes =
        before ? std::string() : good_headers() + frame(data, 0, 1, message(1));
    const End end =
        call_peer({.bytes = bytes, .then = Behaviour::stall}, std::chrono::milliseconds(400));
    ASSERT_TRUE(end.error.has_value());
    EXPECT_EQ(end.error->code(), StreamErrorCode::timed_out);
    EXPECT_EQ(end.error->side(), retry::Side::client);
    EXPECT_EQ(end.failure.code, GrpcCode::deadline_exceeded);
  }
}

TEST(Faults, AStreamThatIsResetHasTheCodeOfTheRule) {
  for (const Http2Error reason : all_codes<Http2Error>()) {
    const End end =
        call_peer({.bytes = good_headers() +
                            frame(rst_stream, 0, 1, big_endian(static_cast<std::uint32_t>(reason))),
                   .then = Behaviour::stall});
    ASSERT_TRUE(end.error.has_value()) << code_name(reason);
    EXPECT_EQ(end.failure.code, code_cast<rules::http2_to_grpc_c_core>(reason))
        << code_name(reason);
  }
}
}  // namespace
