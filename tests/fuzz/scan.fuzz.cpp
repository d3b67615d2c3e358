// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes: the fast path says what the exact path says, entry by entry and rejection by
// rejection.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "faultwire/line_protocol/parse.hpp"
#include "scan/plain_difference.hpp"
#include "scan/reference_reader.hpp"

namespace {
void same(const char* difference) {
  if (difference == nullptr) return;
  std::fprintf(stderr, "different: %s\n", difference);
  std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  // The first byte moves the rest within its blocks.
  const std::size_t shift = size == 0 ? 0 : data[0] % 64u;
  const std::size_t rest = size == 0 ? 0 : size - 1;
  const std::unique_ptr<char[]> bytes(new char[shift + rest == 0 ? 1 : shift + rest]);
  for (std::size_t i = 0; i < shift; ++i) bytes[i] = '\n';
  for (std::size_t i = 0; i < rest; ++i) bytes[shift + i] = static_cast<char>(data[i + 1]);
  const std::string_view batch(bytes.get(), shift + rest);
  test::ReferenceReader exact(batch);
  line_protocol::Reader fast(batch);
  line_protocol::Reader on_demand(batch);
  line_protocol::Reader rejections(batch);
  while (exact.next()) {
    same(fast.next() ? nullptr : "ends early");
    same(test::difference(exact.entry(), fast.entry()));
    same(on_demand.next_on_demand() ? nullptr : "on demand ends early");
    same(test::difference(exact.entry(), on_demand.entry()));
    if (exact.entry()) continue;
    same(rejections.next_rejection() ? nullptr : "rejections end early");
    same(test::difference(exact.entry(), rejections.entry()));
  }
  same(fast.next() || on_demand.next_on_demand() || rejections.next_rejection() ? "goes on"
                                                                                : nullptr);
  std::uint64_t plain = 0;
  same(test::plain_difference(batch.substr(shift), plain));
  return 0;
}
