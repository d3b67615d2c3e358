// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any names and values: what the builder writes reads back as the same values, and what it refuses
// leaves no trace.
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "faultwire/line_protocol/builder.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "require.hpp"

namespace {
/// Takes values from the fuzzer's bytes.
struct Bytes {
  std::string_view rest;
  unsigned byte() {
    if (rest.empty()) return 0;
    const auto c = static_cast<unsigned char>(rest[0]);
    rest.remove_prefix(1);
    return c;
  }
  std::string_view text() {
    const std::size_t size = byte() % 24;
    const std::string_view out = rest.substr(0, size);
    rest.remove_prefix(out.size());
    return out;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | byte();
    return value;
  }
};
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  using line_protocol::Value;
  Bytes in{{reinterpret_cast<const char*>(data), size}};
  line_protocol::Builder lines;
  while (!in.rest.empty()) {
    const std::string before = lines.str();
    const std::string_view measurement = in.text();
    std::vector<std::pair<std::string_view, std::string_view>> tags;
    std::vector<std::pair<std::string_view, Value>> fields;
    lines.measurement(measurement);
    for (unsigned i = in.byte() % 4; i > 0; --i) {
      tags.emplace_back(in.text(), in.text());
      lines.tag(tags.back().first, tags.back().second);
    }
    for (unsigned i = in.byte() % 5; i > 0; --i) {
      const std::string_view key = in.text();
      const std::uint64_t bits = in.number();
      double real = 0;
      std::memcpy(&real, &bits, sizeof real);
      switch (in.byte() % 5) {
        case 0:
          fields.emplace_back(key, Value(real));
          break;
        case 1:
          fields.emplace_back(key, Value(static_cast<std::int64_t>(bits)));
          break;
        case 2:
          fields.emplace_back(key, Value(bits));
          break;
        case 3:
          fields.emplace_back(key, Value((bits & 1) != 0));
          break;
        default:
          fields.emplace_back(key, Value(line_protocol::Text(in.text())));
          break;
      }
      lines.field(key, fields.back().second);
    }
    const bool timed = in.byte() % 2 == 0;
    const auto time = static_cast<std::int64_t>(in.number());
    if (timed) lines.timestamp(time);
    if (lines.end() != line_protocol::BuildError::none) {
      require(lines.view() == before);
      continue;
    }
    const std::string line = lines.str().substr(before.size());
    std::size_t entries = 0;
    for (const auto& entry : line_protocol::parse(line)) {
      require(bool(entry) && ++entries == 1);
      require(entry.measurement() == measurement && entry.tags().size() == tags.size() &&
              entry.fields().size() == fields.size());
      for (std::size_t i = 0; i < tags.size(); ++i)
        require(entry.tags()[i].key == tags[i].first && entry.tags()[i].value == tags[i].second);
      for (std::size_t i = 0; i < fields.size(); ++i) {
        require(entry.fields()[i].key == fields[i].first &&
                entry.fields()[i].value == fields[i].second);
      }
      require(entry.timestamp().has_value() == timed && (!timed || *entry.timestamp() == time));
    }
    require(entries == 1);
  }
  return 0;
}
