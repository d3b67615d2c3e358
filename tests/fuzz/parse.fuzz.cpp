// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes: parsing ends, positions lie inside the batch, views too, numbers count up, both
// wordings render.
#include <cstdint>
#include <string>

#include "faultwire/line_protocol/parse.hpp"
#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  const std::string_view batch(reinterpret_cast<const char*>(data), size);
  const auto inside = [&](std::string_view view) {
    return view.empty() || (view.data() >= batch.data() &&
                            view.data() + view.size() <= batch.data() + batch.size());
  };
  std::uint64_t count = 0;
  bool refused = false;
  for (const auto& entry : line_protocol::parse(batch, {.generation = ServerGeneration::current})) {
    require(!refused);
    require(inside(entry.source()));
    if (!entry) {
      const line_protocol::Rejection& rejection = entry.rejection();
      refused = rejection.kind() == line_protocol::RejectionKind::invalid_utf8;
      require(refused ? rejection.entry() == 0 : rejection.entry() == ++count);
      require(rejection.offset + rejection.length <= size &&
              rejection.line >= rejection.entry_line && rejection.column >= 1);
      require(inside(rejection.facts.quoted));
      require(!rejection.message().empty());
      continue;
    }
    require(entry.number() == ++count && !entry.fields().empty() && !entry.measurement().empty());
    for (const auto& tag : entry.tags())
      require(inside(tag.key.raw()) && inside(tag.value.raw()) &&
              tag.key == std::string_view(tag.key.str()));
    for (const auto& field : entry.fields())
      require(inside(field.key.raw()) && inside(field.value.as_string().raw()));
  }
  require(refused ||
          line_protocol::is_valid(batch) == !line_protocol::first_rejection(batch).has_value());
  return 0;
}
