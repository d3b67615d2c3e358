// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any text: nothing is read outside it or the memory of the diagnosis, what is rendered is bounded
// and safe on a terminal, records cover the text, and the sieve lets nothing fall that is an error.
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "faultwire/diagnosis.hpp"
#include "faultwire/diagnosis/decision.hpp"

namespace {
void require(bool good) {
  if (!good) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  const std::unique_ptr<char[]> exact(new char[size]);
  std::copy(data, data + size, exact.get());
  const std::string_view text(exact.get(), size);
  std::size_t read = 0;
  // Every byte of a view is read, so that the address sanitizer sees one that is not there.
  const auto inside = [&](std::string_view part) {
    for (const char c : part) read += static_cast<unsigned char>(c);
  };
  const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(text);
  const diagnosis::ErrorText& parts = diagnosis.text;
  inside(parts.message());
  inside(parts.peer());
  inside(parts.json);
  if (parts.flight) {
    for (const auto part : {parts.flight->message, parts.flight->debug_context,
                            parts.flight->client_context, parts.flight->additional_context,
                            parts.flight->class_name, parts.flight->python_exception}) {
      inside(part);
    }
  }
  if (parts.client) inside(parts.client->message);
  if (parts.debug) {
    require(parts.debug->children.size() <= size);
    for (const diagnosis::DebugNode& child : parts.debug->children) {
      require(child.depth > 0 && child.depth < 32);
      inside(child.message);
      inside(child.grpc_message);
    }
  }
  for (const diagnosis::TextCode& one : parts.codes())
    require(one.evidence <= diagnosis::Evidence::adbc);
  std::size_t rendered = 0;
  render(
      [&](std::string_view piece) {
        rendered += piece.size();
        for (const char c : piece)
          require(c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
      },
      diagnosis);
  require(rendered < 20 * size + 40000);
  (void)diagnosis::decision_of(diagnosis);
  require(diagnosis::may_hold_error(text) || !diagnosis.is_error());
  diagnosis::RecordReader reader;
  std::size_t at = 0;
  while (const auto record = reader.next(text.substr(at), true)) {
    require(!record->text.empty() && record->byte == at && record->lines != 0);
    at += record->text.size();
  }
  require(at == size);
  require(read != 1);
  return 0;
}
