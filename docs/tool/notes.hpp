// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_NOTES_HPP
#define FAULTWIRE_TOOL_NOTES_HPP
/// What `faultwire check` says to a person about a rejected line, beside the server's words.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/line_protocol/rejection.hpp"

namespace faultwire_tool {

/// A replacement of bytes of the batch that changes no name, value or timestamp.
struct Fix {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string text{};  ///< the new bytes
};

/// What is wrong, in the words of the user's file, and what to write instead.
struct Note {
  std::string_view kind;  ///< for machines
  std::string text;
  std::size_t offset = 0;  ///< where in the batch
  std::size_t length = 0;
  std::optional<Fix> fix = std::nullopt;
};

/// Returns the note on `rejection`, whose views point into `batch`; nothing if the server's words
/// are all that is known.
std::optional<Note> note_of(std::string_view batch,
                            const faultwire::line_protocol::Rejection& rejection,
                            faultwire::Precision precision);

}  // namespace faultwire_tool

#endif
