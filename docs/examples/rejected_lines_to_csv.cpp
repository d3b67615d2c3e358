// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What a batch loses, as CSV for a spreadsheet or a dead-letter table: where, why, and the bytes at
// fault.
#include <cstdio>
#include <string>
#include <string_view>

#include "faultwire/line_protocol.hpp"

using namespace faultwire;

/// A cell as RFC 4180 has it: quoted, with quotes doubled.
static std::string cell(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

int main() {
  const std::string batch =
      "# indoor\n"
      "home,room=Kitchen temp=21.0 1\n"
      "home,room=Bath temp=21i 2\n"
      ",room=Hall temp=19.5 3\n"
      "home,room=Hall note=\"a, \"b\"\" 4\n"
      "home,room=Hall temp=19.5 99999999999999999999\n";

  // Rejections point into the batch; report.detach(bytes) copies what outlives it.
  const BatchReport report = line_protocol::validate(batch, {.max_rejections = 1000});
  std::printf("line,column,kind,reason,message,bytes\r\n");
  for (const auto& rejection : report.rejections) {
    const std::string_view bytes =
        std::string_view(batch).substr(rejection.offset, rejection.length);
    std::printf("%d,%d,%s,%s,%s,%s\r\n", static_cast<int>(rejection.line),
                static_cast<int>(rejection.column),
                line_protocol::kind_name(rejection.kind()).data(),
                line_protocol::reason_name(rejection.reason()).data(),
                cell(rejection.detail()).c_str(), cell(bytes).c_str());
  }
}
