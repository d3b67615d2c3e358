// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "excerpt.hpp"

#include <wchar.h>

#include <algorithm>
#include <cstdint>
#include <cwchar>
#include <vector>

#include <fmt/format.h>

#include "faultwire/detail/log_text.hpp"

namespace faultwire_tool {
namespace {

constexpr std::size_t max_columns = 120;
constexpr std::size_t max_context = 4 * max_columns;  // bytes to look at on each side

/// One character as it is shown.
struct Cell {
  std::size_t offset;
  std::string shown;
  std::size_t columns;
};

Cell cell_at(std::string_view text, std::size_t at, std::size_t& next) {
  const char c = text[at];
  next = at + 1;
  if (c == '\t') return {at, " ", 1};
  if (c == '\r') return {at, "\\r", 2};
  std::mbstate_t state{};
  wchar_t wide = 0;
  const std::size_t got = std::mbrtowc(&wide, text.data() + at, text.size() - at, &state);
  // Marks of direction have no width, and could show the line in another order than it has.
  const bool safe =
      got > 0 && got <= 4 && !faultwire::detail::is_unsafe_in_log(static_cast<std::uint32_t>(wide));
  const int columns = safe ? ::wcwidth(wide) : -1;
  if (columns < 0) {
    std::string spelled = fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    const std::size_t width = spelled.size();
    return {at, std::move(spelled), width};
  }
  next = at + got;
  return {at, std::string(text.substr(at, got)), static_cast<std::size_t>(columns)};
}

/// The cells of the physical line round `offset`, as far as they can be shown.
std::vector<Cell> cells_round(std::string_view batch, std::size_t offset) {
  const std::size_t least = offset > max_context ? offset - max_context : 0;
  std::size_t begin = offset;
  while (begin > least && batch[begin - 1] != '\n') --begin;
  while (begin < offset && (static_cast<unsigned char>(batch[begin]) & 0xc0) == 0x80) ++begin;
  const std::size_t most = std::min(batch.size(), offset + max_context);
  std::vector<Cell> cells;
  for (std::size_t at = begin; at < most && batch[at] != '\n';)
    cells.push_back(cell_at(batch, at, at));
  return cells;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    out += text[at] == '\n' ? (++at, std::string("\\n")) : cell_at(text, at, at).shown;
  return out;
}

std::string excerpt(std::string_view batch, std::size_t offset, std::size_t length,
                    std::string_view colour_on, std::string_view colour_off) {
  const std::vector<Cell> cells = cells_round(batch, offset);
  std::size_t fault = 0;
  while (fault < cells.size() && cells[fault].offset < offset) ++fault;

  const auto width = [&](std::size_t from, std::size_t to) {
    std::size_t columns = 0;
    for (std::size_t i = from; i < to; ++i) columns += cells[i].columns;
    return columns;
  };
  // If the line is too wide, half of the room goes to what follows the fault, as far as it needs
  // it, and the rest to what precedes.
  std::size_t first = 0;
  std::size_t last = cells.size();
  if (width(first, last) > max_columns) {
    std::size_t room = max_columns - 6;  // two marks of three dots
    std::size_t before = room - std::min(room / 2, width(fault, last));
    for (first = fault; first > 0 && cells[first - 1].columns <= before; --first)
      before -= cells[first - 1].columns;
    room -= width(first, fault);
    for (last = fault; last < cells.size() && cells[last].columns <= room; ++last)
      room -= cells[last].columns;
  }

  const bool cut_before =
      first > 0 || (!cells.empty() && cells[0].offset > 0 && batch[cells[0].offset - 1] != '\n');
  const bool cut_after = last < cells.size();
  std::string line = cut_before ? "..." : "";
  std::string marks(line.size(), ' ');
  for (std::size_t i = first; i < last; ++i) {
    line += cells[i].shown;
    const bool at_fault = cells[i].offset >= offset && cells[i].offset < offset + length;
    const char mark = !at_fault ? ' ' : (i == fault ? '^' : '~');
    if (cells[i].columns > 0)
      marks += mark + std::string(cells[i].columns - 1, mark == '^' ? '~' : mark);
  }
  if (length == 0 ||
      fault >= last) {  // the fault has no bytes of this line: the caret is where they are missing
    marks.assign((cut_before ? 3 : 0) + width(first, std::min(fault, last)), ' ');
    marks += '^';
  }
  marks.erase(marks.find_last_not_of(' ') + 1);
  return fmt::format("  {}{}\n  {}{}{}\n", line, cut_after ? "..." : "", colour_on, marks,
                     colour_off);
}

}  // namespace faultwire_tool
