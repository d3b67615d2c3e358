// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_WRITTEN_LINE_HPP
#define FAULTWIRE_TOOL_WRITTEN_LINE_HPP
/// A rejected line as its writer probably meant it: where its parts are, whether they are valid or
/// not. The parser stops at the first fault; a note must look further.

#include <cstddef>
#include <string_view>
#include <vector>

namespace faultwire_tool {

/// A field as it is written; the value may be empty or no value.
struct WrittenField {
  std::string_view key;
  std::string_view value;  ///< with its quotes; up to the comma or space that ends it
  bool has_equals = false;
  std::size_t closed = 0;  ///< of a quoted value: its length up to the closing quote, or 0
};

struct WrittenLine {
  std::string_view series;  ///< the measurement and the tags
  std::vector<WrittenField> fields;
  std::string_view timestamp;  ///< what follows the fields, up to the end of the line
};

/// Takes one line apart.
WrittenLine taken_apart(std::string_view line);

}  // namespace faultwire_tool

#endif
