// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "written_line.hpp"

namespace faultwire_tool {
namespace {

/// Returns the position of the first unescaped character of `ends`, or the size of `text`.
std::size_t until(std::string_view text, std::size_t at, std::string_view ends) {
  while (at < text.size() && ends.find(text[at]) == std::string_view::npos)
    at += text[at] == '\\' && at + 1 < text.size() ? 2u : 1u;
  return at;
}

}  // namespace

WrittenLine taken_apart(std::string_view line) {
  WrittenLine out;
  std::size_t at = until(line, 0, " \n");
  out.series = line.substr(0, at);
  while (at < line.size() && line[at] == ' ') ++at;
  while (at < line.size() && line[at] != ' ' && line[at] != '\n') {
    WrittenField field;
    const std::size_t key = at;
    at = until(line, at, "=, \n");
    field.key = line.substr(key, at - key);
    if (at < line.size() && line[at] == '=') {
      const std::size_t value = ++at;
      field.has_equals = true;
      if (at < line.size() && line[at] == '"') {
        const std::size_t quote = until(line, at + 1, "\"");
        if (quote < line.size()) field.closed = quote + 1 - value;
        at = quote;
      }
      at = until(line, at, ", \n");
      field.value = line.substr(value, at - value);
    }
    out.fields.push_back(field);
    if (at < line.size() && line[at] == ',') ++at;
  }
  while (at < line.size() && line[at] == ' ') ++at;
  out.timestamp = line.substr(at, line.find('\n', at) - at);
  return out;
}

}  // namespace faultwire_tool
