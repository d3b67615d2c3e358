// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Answers to a write of ten megabytes are read: plain ones, JSON without an end, and texts that
// begin a rejection again and again.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "faultwire/write_api/understand/read_response.hpp"

namespace {
using namespace faultwire;

write_api::WriteOutcome answer_of(unsigned status, std::string_view body) {
  return write_api::read_response(status, {}, body);
}

TEST(LargeAnswers, TenMegabytes) {
  const std::size_t size = 10'000'000;
  EXPECT_EQ(answer_of(500, std::string(size, 'x')).message.size(), size);
  EXPECT_EQ(answer_of(500, std::string(size, '[')).form, write_api::BodyForm::plain);
  EXPECT_EQ(answer_of(500, "{\"a\":" + std::string(size, '[')).form,
            write_api::BodyForm::broken_json);
  std::string many = "failed to parse line protocol: errors encountered on line(s):";
  for (int i = 1; many.size() < size; ++i)
    many += "\nerror parsing line " + std::to_string(i) + " (1-based): Unable to insert 'x";
  EXPECT_GT(answer_of(400, nlohmann::json({{"code", "invalid"}, {"message", many}}).dump())
                .rejected.size(),
            1u);
  std::string lines;
  while (lines.size() < size) lines += "unable to parse 'x': ': ': ': ': ': ': ': \n";
  EXPECT_GT(answer_of(400, nlohmann::json({{"error", lines}}).dump()).rejected.size(), 0u);
}

}  // namespace
