// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_GOLDEN_ANSWERS_HPP
#define FAULTWIRE_TESTS_GOLDEN_ANSWERS_HPP
/// Compares what the library makes of a batch with an answer that is written down, field by field.

#include <bit>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "faultwire/line_protocol/parse.hpp"

namespace faultwire_tests {

using nlohmann::json;
namespace lp = faultwire::line_protocol;

inline bool value_is(const lp::Value& value, const json& field) {
  const std::string type = field.at(1);
  if (type == "int") return value.is_integer() && field.at(2) == value.as_integer();
  if (type == "uint") return value.is_uinteger() && field.at(2) == value.as_uinteger();
  if (type == "bool") return value.is_boolean() && field.at(2) == value.as_boolean();
  if (type == "string") return value.is_string() && field.at(2) == value.as_string().str();
  return value.is_float() &&
         field.back() == fmt::format("{:016x}", std::bit_cast<std::uint64_t>(value.as_float()));
}

/// Why an entry is not the one that is written down; empty if it is. Floats are compared by the
/// hexadecimal digits of their bits.
inline std::string difference(const lp::Entry& entry, const json& expected) {
  if (expected.at("n") != entry.number()) return fmt::format("number {}", entry.number());
  if (expected.at("ok") != bool(entry)) return entry ? "accepted" : entry.rejection().detail();
  if (!entry)
    return expected.at("err") == entry.rejection().detail() ? "" : entry.rejection().detail();
  if (expected.at("measurement") != entry.measurement().str()) return "measurement";
  if (expected.at("tags").size() != entry.tags().size()) return "number of tags";
  for (std::size_t i = 0; i < entry.tags().size(); ++i) {
    if (expected.at("tags")[i] != json{entry.tags()[i].key.str(), entry.tags()[i].value.str()})
      return fmt::format("tag {}", i);
  }
  if (expected.at("fields").size() != entry.fields().size()) return "number of fields";
  for (std::size_t i = 0; i < entry.fields().size(); ++i) {
    const lp::Field& field = entry.fields()[i];
    const json& written = expected.at("fields")[i];
    if (written.at(0) != field.key.str() || !value_is(field.value, written))
      return fmt::format("field {}", i);
  }
  const auto time = entry.timestamp();
  if (expected.at("ts").is_null() ? time.has_value() : (!time || expected.at("ts") != *time))
    return "timestamp";
  return "";
}

/// The first difference between the entries of `batch` and a list of answers; empty if there is
/// none.
inline std::string difference(std::string_view batch, faultwire::ServerGeneration generation,
                              const json& expected) {
  std::size_t i = 0;
  for (const auto& entry : lp::parse(batch, {.generation = generation})) {
    if (i == expected.size()) return fmt::format("more than {} entries", i);
    const std::string found = difference(entry, expected[i++]);
    if (!found.empty()) return fmt::format("entry {}: {}", i, found);
  }
  return i == expected.size() ? "" : fmt::format("{} entries instead of {}", i, expected.size());
}

}  // namespace faultwire_tests

#endif
