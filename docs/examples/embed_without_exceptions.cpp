// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// In a program without exceptions, RTTI or allocation per line: a sensor gateway that checks what
// it forwards, and decides what to do with a refusal. Codes, rules, the parser and decisions need
// the standard library alone. compile with: -fno-exceptions -fno-rtti
#include <array>
#include <cstdio>
#include <string_view>

#include "faultwire/core.hpp"

using namespace faultwire;

/// A message in memory that the caller owns: the server's words come in pieces.
struct Buffer {
  std::array<char, 80> bytes{};
  std::size_t size = 0;
  void operator()(std::string_view piece) {
    for (const char c : piece.substr(0, bytes.size() - size)) bytes[size++] = c;
  }
};

int main() {
  constexpr std::string_view batch =
      "valve,id=7 open=t 1\nvalve,id=8 open=maybe 2\nvalve,id=9 open=f 3\n";
  for (const auto& entry : line_protocol::parse(batch)) {
    if (entry) {
      const std::string_view text = entry.source();
      std::printf("forward: %.*s\n", static_cast<int>(text.size()), text.data());
      continue;
    }
    Buffer message;
    entry.rejection().message_to(message);
    std::printf("drop: %.*s\n", static_cast<int>(message.size), message.bytes.data());
  }

  retry::Failure failure{.code = HttpStatus::service_unavailable,
                         .idempotency = retry::Idempotency::idempotent};
  const retry::Decision decision =
      retry::decide(retry::preset(retry::Preset::influx_write), failure);
  std::printf("%s: %.*s\n", retry::action_name(decision.action).data(),
              static_cast<int>(decision.rule.size()), decision.rule.data());
}
