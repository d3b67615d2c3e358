// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "notes.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "faultwire/codes/column_type.hpp"
#include "faultwire/detail/characters.hpp"
#include "written_line.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;
using line_protocol::RejectionKind;

/// What the notes look at.
struct Case {
  std::string_view batch;
  const line_protocol::Rejection& rejection;
  Precision precision;
  std::string_view line;  ///< the entry
  WrittenLine written;

  [[nodiscard]] Note note(std::string_view kind, std::string_view at, std::string text) const {
    return {kind, std::move(text), static_cast<std::size_t>(at.data() - batch.data()), at.size()};
  }
  [[nodiscard]] std::string_view fault() const {
    return batch.substr(rejection.offset, rejection.length);
  }
};

using Found = std::optional<Note>;

constexpr std::size_t longest_shown = 60;

std::string shown(std::string_view text) {
  return text.size() <= longest_shown ? std::string(text)
                                      : std::string(text.substr(0, longest_shown)) + "...";
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}
std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = faultwire::detail::fold_case(c);
  return out;
}

// ---- The whole line.
Found carriage_return(const Case& c) {
  // Of an empty line the CR is all there is, and the fault is that nothing follows.
  std::string_view fault = c.line == "\r" ? c.line : c.fault();
  fault = fault.substr(0, fault.find('\n'));
  if (!fault.ends_with('\r')) return {};
  const std::string_view cr = fault.substr(fault.size() - 1);
  Note note =
      c.note("crlf", cr, "the line ends with CR LF; line protocol ends lines with LF alone");
  const std::size_t blanks = fault.size() - 1;
  if (fault.find_first_not_of(' ') == blanks)
    note.fix = Fix{note.offset - blanks, fault.size(), ""};
  return note;
}

Found trailing_blanks(const Case& c) {
  const std::string_view fault = c.fault();
  if (c.rejection.kind() != RejectionKind::trailing_content || fault.empty() ||
      fault.find_first_not_of(' ') != std::string_view::npos)
    return {};
  Note note = c.note("trailing_blanks", fault, "nothing may follow the last field but a timestamp");
  note.fix = Fix{note.offset, note.length, ""};
  return note;
}

Found other_language(const Case& c) {
  if (c.line.starts_with('{') || c.line.starts_with('['))
    return c.note("json", c.line.substr(0, 1), "this looks like JSON, not like line protocol");
  if (folded(c.line.substr(0, 7)) == "insert ")
    return c.note("insert", c.line.substr(0, 7),
                  "INSERT is a command of the shell influx; a batch has the line alone");
  return {};
}

Found missing_measurement(const Case& c) {
  if (c.rejection.kind() != RejectionKind::invalid_measurement || !c.line.starts_with(','))
    return {};
  return c.note("missing_measurement", c.line.substr(0, 1),
                "the measurement is missing before the first comma");
}

Found tab(const Case& c) {
  const std::string_view fault = c.fault();
  if (c.rejection.kind() != RejectionKind::expected_space || !fault.starts_with('\t')) return {};
  return c.note("tab", fault.substr(0, 1), "a tab separates nothing; write a space");
}

// ---- Tags.
Found tag_without_value(const Case& c) {
  if (c.rejection.kind() == RejectionKind::expected_tag_key)
    return c.note("missing_tag", c.fault().substr(0, 1), "a comma is not followed by a tag");
  if (c.rejection.kind() != RejectionKind::expected_tag_value) return {};
  const std::string_view before =
      c.batch.substr(0, c.rejection.offset)
          .substr(static_cast<std::size_t>(c.line.data() - c.batch.data()));
  const std::size_t comma = before.rfind(',');
  const std::string_view key = before.substr(comma + 1, before.size() - comma - 2);
  return c.note(
      "missing_value", key,
      fmt::format("the tag '{}' has no value; leave the tag out, or give it one", shown(key)));
}

Found space_in_tag(const Case& c) {
  const WrittenLine& line = c.written;
  if (c.rejection.kind() != RejectionKind::missing_fields ||
      line.series.find(',') == std::string_view::npos || line.fields.size() != 1 ||
      line.fields[0].has_equals || line.timestamp.find('=') == std::string_view::npos)
    return {};
  const std::size_t equals = line.series.rfind('=');
  if (equals == std::string_view::npos) return {};
  const std::string_view value = line.series.substr(equals + 1);
  if (value.starts_with('"'))
    return c.note("quoted_tag", value,
                  "quotes do not hold a tag value together; leave them out, and write a backslash "
                  "before each space");
  return c.note(
      "space_in_tag", value,
      fmt::format("the space after '{0}' ends the tags; if it belongs to the value, write "
                  "{0}\\ {1}",
                  shown(value), shown(line.fields[0].key)));
}

Found no_fields(const Case& c) {
  if (c.rejection.kind() != RejectionKind::expected_space || !c.written.fields.empty()) return {};
  return c.note("no_fields", c.written.series, "the line has no fields: a space and KEY=VALUE");
}

// ---- Fields.
Found quotes(const Case& c, const WrittenField& field) {
  const std::string_view value = field.value;
  if (value.starts_with('"') && field.closed == 0)
    return c.note("open_quote", value.substr(0, 1),
                  "this quote is never closed, so the string takes in all that follows");
  if (value.starts_with('"') && field.closed < value.size())
    return c.note("quote_in_string", value.substr(field.closed - 1, 1),
                  "this quote closes the string; inside a string write \\\"");
  if (value.starts_with('\''))
    return c.note("single_quote", value.substr(0, 1),
                  "a string is in double quotes, not in single ones");
  return {};
}

Found hexadecimal(const Case& c, const WrittenField& field) {
  std::string_view digits = field.value;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  if (!digits.starts_with("0x") && !digits.starts_with("0X")) return {};
  digits.remove_prefix(2);
  std::uint64_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  if (error != std::errc() || end != digits.data() + digits.size())
    return c.note("hexadecimal", field.value,
                  fmt::format("{} is no number of line protocol, where all numbers are decimal",
                              shown(field.value)));
  return c.note("hexadecimal", field.value,
                fmt::format("{} is no number of line protocol; in decimal it is {}{}", field.value,
                            field.value.starts_with('-') ? "-" : "", number));
}

Found no_number(const Case& c, const WrittenField& field) {
  const std::string_view value = field.value;
  const std::size_t dot = value.find('.');
  if (value.ends_with('i') && dot != std::string_view::npos && is_digit(value[0]))
    return c.note("decimal_integer", value,
                  "an integer has no decimal point; without the i it is a float");
  if (value.starts_with('+'))
    return c.note("plus_sign", value.substr(0, 1), "a number has no plus sign");
  const std::size_t other = value.find_first_of("_'");
  if (is_digit(value[0]) && other != std::string_view::npos)
    return c.note("digit_separator", value.substr(other, 1), "nothing separates digits");
  if (const std::size_t semicolon = value.find(';'); semicolon != std::string_view::npos)
    return c.note("semicolon", value.substr(semicolon, 1), "a comma separates fields");
  return {};
}

Found word(const Case& c, const WrittenField& field) {
  const std::string text = folded(field.value);
  const std::string_view bare = std::string_view(text).substr(text.starts_with('-') ? 1 : 0);
  if (bare == "nan" || bare == "inf" || bare == "infinity")
    return c.note("not_finite", field.value,
                  "there is no NaN and no infinity; leave the field out");
  if (bare == "null" || bare == "none" || bare == "nil")
    return c.note("null", field.value, "there is no null; leave the field out");
  for (const std::string_view one : {"true", "false", "yes", "no", "on", "off"}) {
    if (text == one)
      return c.note("boolean", field.value,
                    "a boolean is t, T, true, True or TRUE, or f, F, false, False or FALSE");
  }
  const char first = text.empty() ? '0' : text[0];
  if ((first >= 'a' && first <= 'z') || static_cast<unsigned char>(first) >= 0x80)
    return c.note(
        "unquoted_string", field.value,
        fmt::format("a text needs double quotes: {}=\"{}\"", shown(field.key), shown(field.value)));
  return {};
}

/// Whether the fault is in this field, so that an earlier one is not blamed.
bool blamed(const Case& c, const WrittenField& field) {
  const char* const end = field.value.empty() ? field.key.data() + field.key.size() + 1
                                              : field.value.data() + field.value.size();
  return end > c.batch.data() + c.rejection.offset;
}

Found first_field(const Case& c) {
  if (c.rejection.kind() != RejectionKind::missing_fields &&
      c.rejection.kind() != RejectionKind::trailing_content)
    return {};
  for (std::size_t i = 0; i < c.written.fields.size(); ++i) {
    const WrittenField& field = c.written.fields[i];
    if (!blamed(c, field)) continue;
    if (!field.has_equals) {
      if (i > 0 && all_digits(field.key) && !c.written.fields[i - 1].value.empty() &&
          is_digit(c.written.fields[i - 1].value.back()))
        return c.note("decimal_comma", field.key,
                      fmt::format("a number has a decimal point, not a comma: {}.{}",
                                  shown(c.written.fields[i - 1].value), field.key));
      return c.note("missing_value", field.key,
                    fmt::format("'{}' has no value: a field is KEY=VALUE", shown(field.key)));
    }
    if (field.value.empty())
      return c.note("missing_value", field.key,
                    fmt::format("the field '{}' has no value", shown(field.key)));
    if (Found found = quotes(c, field)) return found;
    if (Found found = hexadecimal(c, field)) return found;
    if (Found found = no_number(c, field)) return found;
    return word(c, field);
  }
  return {};
}

Found space_after_comma(const Case& c) {
  const std::string_view fault = c.fault();
  if (c.rejection.kind() != RejectionKind::trailing_content || c.rejection.offset == 0 ||
      c.batch[c.rejection.offset - 1] != ',' || !fault.starts_with(' '))
    return {};
  return c.note("space_after_comma", fault.substr(0, 1),
                "a space ends the fields; write no space after a comma");
}

// ---- The timestamp.
Found timestamp(const Case& c) {
  const std::string_view text = c.written.timestamp;
  const std::string_view unit = line_protocol::precision_row(c.precision).name;
  if (c.rejection.kind() == RejectionKind::timestamp_overflow)
    return c.note("unit", c.fault(),
                  fmt::format("in {} this time is too far away; is it in a smaller unit? See "
                              "--precision",
                              unit));
  if (c.rejection.kind() == RejectionKind::invalid_timestamp)
    return c.note("unit", c.fault(),
                  fmt::format("it has {} digits; a time of today has 19 in ns and 10 in s",
                              c.fault().size()));
  if (c.rejection.kind() != RejectionKind::trailing_content || text.empty() ||
      text.data() > c.fault().data())
    return {};
  if (text.size() > 4 && all_digits(text.substr(0, 4)) && text[4] == '-')
    return c.note("date", text,
                  fmt::format("a timestamp is a whole number of {} since 1970", unit));
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ','))
    return c.note("decimal_timestamp", text, "a timestamp is a whole number");
  return {};
}

// ---- The type of a column.
Found type_conflict(const Case& c) {
  const line_protocol::MessageFacts& facts = c.rejection.facts;
  if (c.rejection.kind() != RejectionKind::type_conflict) return {};
  if (facts.existing == IoxColumnType::field_integer &&
      facts.inserted == IoxColumnType::field_float) {
    return c.note("integer_suffix", c.fault(),
                  "the column holds integers, which end with i; without it a number is a float");
  }
  if (facts.existing == IoxColumnType::field_float &&
      facts.inserted == IoxColumnType::field_integer)
    return c.note("integer_suffix", c.fault(),
                  "the column holds floats; a number that ends with i is an integer");
  return {};
}

/// The notes, the most certain first. Each looks at the kind of the rejection itself.
constexpr Found (*notes[])(const Case&) = {
    carriage_return, trailing_blanks,   other_language, missing_measurement, tab,
    space_in_tag,    tag_without_value, no_fields,      space_after_comma,   first_field,
    timestamp,       type_conflict,
};

}  // namespace

std::optional<Note> note_of(std::string_view batch, const line_protocol::Rejection& rejection,
                            Precision precision) {
  constexpr std::string_view utf16_marks[] = {"\xff\xfe", "\xfe\xff"};
  if (rejection.kind() == RejectionKind::invalid_utf8) {
    for (const std::string_view mark : utf16_marks) {
      if (rejection.offset == 0 && batch.starts_with(mark))
        return Note{"utf16", "the file is UTF-16; convert it: iconv -f UTF-16 -t UTF-8", 0, 2};
    }
    return std::nullopt;
  }
  if (rejection.source.empty()) return std::nullopt;
  std::string_view line = rejection.source;
  if (line.ends_with('\r')) line.remove_suffix(1);  // it belongs to no value
  const Case one{batch, rejection, precision, rejection.source, taken_apart(line)};
  for (const auto note : notes) {
    if (Found found = note(one)) return found;
  }
  return std::nullopt;
}

}  // namespace faultwire_tool
