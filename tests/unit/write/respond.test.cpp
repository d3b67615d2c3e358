// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/write/respond.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

#include "faultwire/line_protocol/validate.hpp"

namespace {
using namespace faultwire;

const std::string documented_input =
    "home,room=Kitchen temp=21.0 1\n,room=Kitchen temp=21.1 2\nhome,room=Kitchen temp=21.2 3\nhome,room=Kitchen temp=21.3 "
    "123461000000000000000000000000\n";
const std::string documented_body =
    R"({"code":"invalid","line":2,"message":"failed to parse line protocol: errors encountered on line(s):\nerror parsing line 2 (1-based): )"
    R"(Invalid measurement was provided\nerror parsing line 4 (1-based): Unable to parse timestamp value '123461000000000000000000000000'"})";

TEST(Respond, TheDocumentedExampleByteForByte) {
  const WriteResponse answer = respond(line_protocol::validate(documented_input), WriteApi::cloud_serverless);
  EXPECT_EQ(answer.status(), HttpStatus::no_content);
  EXPECT_EQ(answer.body(), documented_body);
  EXPECT_EQ(answer.sendable_body(), "");
  EXPECT_TRUE(answer.sendable_headers().empty());
  ASSERT_EQ(answer.headers().size(), 1u);
  EXPECT_EQ(answer.headers()[0].value, "application/json");

  const WriteResponse later = respond(line_protocol::validate(documented_input), WriteApi::cloud_serverless_2024);
  EXPECT_EQ(later.status(), HttpStatus::bad_request);
  EXPECT_EQ(later.sendable_body(), documented_body);
  EXPECT_EQ(later.sendable_headers().size(), 1u);
}

TEST(Respond, EveryEvent) {
  struct Case {
    std::string batch;
    std::size_t max_bytes;
    unsigned status;
    std::string body;
  };
  for (
      const Case& c : {
          Case{"", 99, 204, ""},
          {"\n# c\n", 99, 204, ""},
          {"m f=1\n", 99, 204, ""},
          {"\nm\n", 99, 400,
           R"({"code":"invalid","line":1,"message":"failed to parse line protocol: errors encountered on line(s):\nerror parsing line 1 (1-based): A generic parsing error occurred: TakeWhile1"})"},
          {"m f=1\nm f=\xff", 99, 400,
           R"({"code":"invalid","message":"body content is not valid utf8: invalid utf-8 sequence of 1 bytes from index 10"})"},
          {"m f=1\n", 5, 413, R"({"code":"request too large","message":"cannot read data: points in batch is too large"})"},
      }) {
    const WriteResponse answer = respond(line_protocol::validate(c.batch, {.max_bytes = c.max_bytes}), WriteApi::cloud_serverless);
    EXPECT_EQ(static_cast<unsigned>(answer.status()), c.status) << c.batch;
    EXPECT_EQ(answer.body(), c.body) << c.batch;
    EXPECT_EQ(answer.headers().empty(), c.body.empty());
  }
}

TEST(Respond, NamesTheFirstHundredOnly) {
  std::string batch;
  for (int i = 0; i < 150; ++i) batch += "m f=1 \t\x01\n";
  const std::string body = respond(line_protocol::validate(batch), WriteApi::cloud_serverless).body();
  const auto object = nlohmann::json::parse(body);
  EXPECT_EQ(object["line"], 1);
  const std::string message = object["message"];
  EXPECT_EQ(std::count(message.begin(), message.end(), '\n'), 100);  // the head, then 100 rejections
  EXPECT_NE(body.find("\\t\\u0001"), std::string::npos);
}
}  // namespace
