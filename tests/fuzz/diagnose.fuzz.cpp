// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any text: nothing is read outside it, every view that comes back lies in it, and what is rendered
// is bounded.
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "faultwire/diagnosis.hpp"

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
  const auto inside = [&](std::string_view part) {
    require(part.empty() ||
            (part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size()));
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
    require(one.evidence <= diagnosis::Evidence::http_status);
  std::size_t rendered = 0;
  render([&](std::string_view piece) { rendered += piece.size(); }, diagnosis);
  require(rendered < 3 * size + 20000);
  (void)failure_of(diagnosis);
  (void)diagnosis::may_hold_error(text);
  return 0;
}
