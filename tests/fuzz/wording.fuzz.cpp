// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any text against every wording of the library, and in every place of the one that the first two
// bytes choose: a match gives back the text, and folding the text changes nothing.
#include <cstdint>
#include <string>
#include <string_view>

#include "faultwire/wording.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/facts/rows.hpp"
#include "require.hpp"

namespace {
using namespace faultwire;

void check(const wording::Wording& words, std::string_view text) {
  const auto found = wording::match(words, text);
  if (!found) return;
  require(found->fixed == words.fixed() && found->count == words.places());
  std::string again;
  const auto sink = [&again](std::string_view piece) { again += piece; };
  std::size_t next = 0;
  wording::render(sink, words, [&](wording::Place place) {
    require(found->filled[next].place == place && wording::holds(place, found->filled[next].text));
    sink(found->filled[next++].text);
  });
  // Spaces at the end do not count.
  require(wording::same(wording::without_end_spaces(again), wording::without_end_spaces(text)));
  require(wording::match(words, again).has_value());
}

template <class F>
void each_row(F&& visit) {
  for (const write_api::Table& table : write_api::tables<>) {
    for (const write_api::AnswerRow& row : table.rows) visit(row);
  }
}
std::size_t count_of_rows() {
  std::size_t rows = 0;
  each_row([&](const write_api::AnswerRow&) { ++rows; });
  return rows;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::size_t rows = count_of_rows();
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::size_t chosen = (data[0] * 256u + data[1]) % rows;
  std::size_t number = 0;
  each_row([&](const write_api::AnswerRow& row) {
    check(row.answer.text, text);
    if (number++ != chosen) return;
    // The text with the input in every place is the wording's own.
    std::string filled;
    const auto sink = [&filled](std::string_view piece) { filled += piece; };
    wording::render(sink, row.answer.text, [&](wording::Place place) {
      sink(wording::place_row(place).holds == wording::Holds::number ? std::string_view("7")
                                                                     : text);
    });
    check(row.answer.text, filled);
  });
  for (const write_api::ReasonText& row : write_api::reason_texts<>) check(row.text, text);
  return 0;
}
