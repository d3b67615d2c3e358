// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/diagnosis.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {
using namespace faultwire;

// The six samples of InfluxData's page on Flight responses.
struct Sample {
  const char* text;
  const char* trouble;
  GrpcCode code;
  std::optional<Http2Error> reset;
  const char* peer;
  const char* message;
};
const Sample samples[] = {
    {"Flight returned internal error, with message: Received RST_STREAM with error code 2. gRPC "
     "client debug context: UNKNOWN:Error "
     "received from "
     "peer ipv4:34.196.233.7:443 {grpc_message:\"Received RST_STREAM with error code 2\"}",
     "stream_reset", GrpcCode::internal, Http2Error::internal_error, "ipv4:34.196.233.7:443",
     "Received RST_STREAM with error code 2"},
    {"pyarrow._flight.FlightInternalError: Flight returned internal error, with message: stream "
     "terminated by RST_STREAM with error code: "
     "NO_ERROR. "
     "gRPC client debug context: UNKNOWN:Error received from peer ipv4:3.123.149.45:443 "
     "{created_time:\"2023-07-26T14:12:44.992317+02:00\", "
     "grpc_status:13, grpc_message:\"stream terminated by RST_STREAM with error code: NO_ERROR\"}. "
     "Client context: OK",
     "stream_reset_no_error", GrpcCode::internal, Http2Error::no_error, "ipv4:3.123.149.45:443",
     "stream terminated by RST_STREAM with error code: NO_ERROR"},
    {"pyarrow.lib.ArrowInvalid: Flight returned invalid argument error, with message: Invalid "
     "ticket. Error: Invalid ticket. gRPC client "
     "debug "
     "context: UNKNOWN:Error received from peer ipv4:54.158.68.83:443 "
     "{created_time:\"2023-08-31T17:56:42.909129-05:00\", grpc_status:3, "
     "grpc_message:\"Invalid ticket. Error: Invalid ticket\"}. Client context: IOError: Server "
     "never sent a data message. Detail: Internal",
     "invalid_ticket", GrpcCode::invalid_argument, std::nullopt, "ipv4:54.158.68.83:443",
     "Invalid ticket. Error: Invalid ticket"},
    {"Flight returned unauthenticated error, with message: unauthenticated. gRPC client debug "
     "context: UNKNOWN:Error received from peer "
     "ipv4:34.196.233.7:443 {grpc_message:\"unauthenticated\", grpc_status:16, "
     "created_time:\"2023-08-28T15:38:33.380633-05:00\"}. Client "
     "context: "
     "IOError: Server never sent a data message. Detail: Internal",
     "unauthenticated", GrpcCode::unauthenticated, std::nullopt, "ipv4:34.196.233.7:443",
     "unauthenticated"},
    {"pyarrow._flight.FlightUnauthorizedError: Flight returned unauthorized error, with message: "
     "Permission denied. gRPC client debug "
     "context: "
     "UNKNOWN:Error received from peer ipv4:54.158.68.83:443 {grpc_message:\"Permission denied\", "
     "grpc_status:7, "
     "created_time:\"2023-08-31T17:51:08.271009-05:00\"}. Client context: IOError: Server never "
     "sent a data message. Detail: Internal",
     "permission_denied", GrpcCode::permission_denied, std::nullopt, "ipv4:54.158.68.83:443",
     "Permission denied"},
    {"UNKNOWN:Failed to load file... filename:\"/usr/share/grpc/roots.pem\",\n  "
     "children:[UNKNOWN:No such file or directory\n...\nCould "
     "not get "
     "default pem root certs...\n\npyarrow._flight.FlightUnavailableError: Flight returned "
     "unavailable error,\n  with message: empty "
     "address list: . "
     "gRPC client debug context:\n  UNKNOWN:empty address list\n...\n",
     "root_certificates", GrpcCode::unavailable, std::nullopt, "", "empty address list:"},
};

TEST(Diagnose, TheSixSamplesOfTheDocumentation) {
  for (const Sample& sample : samples) {
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(sample.text);
    ASSERT_NE(diagnosis.trouble(), nullptr) << sample.text;
    EXPECT_EQ(diagnosis.trouble()->id, sample.trouble);
    EXPECT_EQ(diagnosis.text.grpc_code(), sample.code);
    const auto reset =
        diagnosis.text.reset ? diagnosis.text.reset->code.to<Http2Error>() : std::nullopt;
    EXPECT_EQ(reset, sample.reset);
    EXPECT_EQ(diagnosis.text.peer(), sample.peer);
    EXPECT_EQ(diagnosis.text.message(), sample.message);
    EXPECT_FALSE(diagnosis.text.contradicts()) << sample.text;
    EXPECT_TRUE(diagnosis::may_hold_error(sample.text)) << sample.text;
  }
}

TEST(Catalogue, EverySampleIsRecognisedAsItsTrouble) {
  int troubles = 0;
  diagnosis::each_trouble([&](const diagnosis::Trouble& trouble) {
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(trouble.sample);
    ASSERT_NE(diagnosis.trouble(), nullptr) << trouble.sample;
    EXPECT_EQ(diagnosis.trouble()->id, trouble.id) << trouble.sample;
    EXPECT_TRUE(diagnosis::may_hold_error(trouble.sample)) << trouble.sample;
    EXPECT_FALSE(trouble.reasons().empty());
    EXPECT_FALSE(trouble.advice().empty());
    EXPECT_EQ(diagnosis::find_trouble(trouble.id), &trouble);
    ++troubles;
  });
  EXPECT_GE(troubles, 45);
  EXPECT_EQ(diagnosis::find_trouble("nothing"), nullptr);
}

TEST(ErrorText, CodesThatContradictAreSaid) {
  EXPECT_TRUE(diagnosis::read_error_text("14 NOT_FOUND: x").contradicts());
  const diagnosis::ErrorText text = diagnosis::read_error_text(
      "Flight returned internal error, with message: m. gRPC client debug context: UNKNOWN:Error "
      "received from peer unix:/tmp/s "
      "{grpc_status:14}");
  EXPECT_TRUE(text.contradicts());
  EXPECT_EQ(text.grpc_code(), GrpcCode::unavailable);
  EXPECT_EQ(text.codes()[0].evidence, diagnosis::Evidence::grpc_status);
}

TEST(Diagnose, AProxyAnsweredTheClientOfGrpc) {
  for (const char* text :
       {"Flight returned unavailable error, with message: HTTP status code 502. Client context: OK",
        "UNKNOWN:Error received from peer ipv4:10.0.0.1:443 {http_status:502, grpc_status:14}",
        "14 UNAVAILABLE: Received HTTP status code 502"}) {
    const diagnosis::Diagnosis found = diagnosis::diagnose(text);
    ASSERT_NE(found.trouble(), nullptr) << text;
    EXPECT_EQ(found.trouble()->id, "bad_gateway") << text;
    EXPECT_GE(found.matches[0].score, 9) << text;
    EXPECT_EQ(failure_of(found).idempotency, retry::Idempotency::idempotent) << text;
  }
}

TEST(Diagnose, TheEndOfAConnectionIsNoResetOfAStream) {
  const auto trouble = [](std::string_view text) {
    return diagnosis::diagnose(text).trouble()->id;
  };
  EXPECT_EQ(trouble("14 UNAVAILABLE: RST_STREAM with error code NO_ERROR"),
            "stream_reset_no_error");
  EXPECT_EQ(trouble("14 UNAVAILABLE: GOAWAY with error code NO_ERROR"), "connection_lost");
}

TEST(Diagnose, OfManyTroublesTheLikeliestSixAreKept) {
  const diagnosis::Diagnosis found = diagnosis::diagnose(
      "14 UNAVAILABLE: too_many_pings, no connection established, HTTP status: 429, Invalid "
      "ticket, "
      "No fields were provided, partial write, database not found, roots.pem, x509: certificate, "
      "larger than max, missing data, connection reset by peer, no space left on device");
  EXPECT_EQ(found.count, diagnosis::Diagnosis::most);
  EXPECT_EQ(found.trouble()->id, "too_many_pings");
  for (std::size_t i = 1; i < found.count; ++i)
    EXPECT_GE(found.matches[i - 1].score, found.matches[i].score) << i;
}

TEST(Diagnose, ATroubleMayReplaceTheCode) {
  EXPECT_EQ(failure_of(diagnosis::diagnose("14 UNAVAILABLE: Channel shutdownNow invoked")).code,
            AnyCode(GrpcCode::cancelled));
}

TEST(Diagnose, UnknownTextGivesWhatCouldBeParsed) {
  EXPECT_FALSE(diagnosis::diagnose("").text.found());
  EXPECT_FALSE(diagnosis::diagnose("the quick brown fox").text.found());
  const diagnosis::Diagnosis diagnosis =
      diagnosis::diagnose("rpc error: code = DataLoss desc = bits fell out");
  EXPECT_EQ(diagnosis.trouble(), nullptr);
  EXPECT_EQ(diagnosis.text.message(), "bits fell out");
  std::string text;
  render([&](std::string_view piece) { text += piece; }, diagnosis);
  EXPECT_EQ(text,
            "code:    grpc:DATA_LOSS, by the form of the client\nmessage: bits fell out\nno known "
            "trouble has these signs\n");
}

TEST(Diagnose, AFailureIsMadeOfIt) {
  EXPECT_EQ(failure_of(diagnosis::diagnose("{\"code\":\"internal error\",\"message\":\"partial "
                                           "write of line protocol occurred\"}"))
                .stored,
            retry::Stored::some);
  EXPECT_EQ(failure_of(diagnosis::diagnose(
                           "stream terminated by RST_STREAM with error code: REFUSED_STREAM"))
                .http2_reset,
            Http2Error::refused_stream);
  EXPECT_EQ(failure_of(diagnosis::diagnose("HTTP/1.1 429 Too Many Requests")).http_status,
            HttpStatus::too_many_requests);
  EXPECT_EQ(failure_of(diagnosis::diagnose("nothing")).code, AnyCode(GrpcCode::unknown));
}
}  // namespace
