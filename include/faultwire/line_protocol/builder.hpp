// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_BUILDER_HPP
#define FAULTWIRE_LINE_PROTOCOL_BUILDER_HPP
/// Writes line protocol from values, with every escape, and refuses what line protocol cannot say.
/// What it writes, `parse` reads back as the same values. Authority: the grammar of InfluxDB 3
/// (`influxdb_line_protocol`, June 2026).
///
/// @code
/// line_protocol::Builder lines;
/// lines.measurement("home")
///     .tag("room", "living room")
///     .field("temp", 21.5)
///     .timestamp(1590488773254420000)
///     .end();
/// std::string batch = lines.str();  // home,room=living\ room temp=21.5 1590488773254420000
/// @endcode

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/detail/escaped.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/value.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// Why a line cannot be written.
enum class BuildError : std::uint8_t {
  none,                 ///< nothing is wrong
  empty_name,           ///< a measurement, a tag key, a tag value or a field key is empty
  ends_with_backslash,  ///< a name ends with a backslash
  too_long,             ///< a name or a string is longer than 65,536 bytes
  invalid_utf8,         ///< a name or a string is not UTF-8
  control_character,  ///< a tab or a newline in a name, or NUL in a measurement: no escape protects
                      ///< them
  comment,            ///< a measurement that begins with `#`: the line would be a comment
  not_a_number,       ///< a float that is NaN
  no_fields,          ///< a line without a field
  out_of_order,       ///< no measurement yet, a tag after a field, or anything after the timestamp
  too_large,          ///< the line is longer than a batch may be: only `BatchWriter` reports it
};

/// The names of the errors, in the order of the enumerators.
inline constexpr auto build_error_names = std::to_array<std::string_view>(
    {"none", "empty_name", "ends_with_backslash", "too_long", "invalid_utf8", "control_character",
     "comment", "not_a_number", "no_fields", "out_of_order", "too_large"});
/// Returns the name of an error, for example `too_long`; static storage.
[[nodiscard]] constexpr std::string_view build_error_name(BuildError error) noexcept {
  return build_error_names[static_cast<std::size_t>(error)];
}

/// Appends lines to a text that it owns. Within a line the first error sticks: the rest of the line
/// is ignored, `end` reports it and removes what was written of the line, so that the text always
/// holds whole lines.
class Builder {
 public:
  /// Begins a line.
  Builder& measurement(std::string_view name) {
    if (part_ != Part::start) return fail(BuildError::out_of_order);
    if (name.starts_with('#')) fail(BuildError::comment);
    part_ = Part::tags;
    return append_name(name, EscapeRule::measurement);
  }
  /// Adds a tag; the value must not be empty.
  Builder& tag(std::string_view key, std::string_view value) {
    if (part_ != Part::tags) return fail(BuildError::out_of_order);
    text_ += ',';
    append_name(key, EscapeRule::key);
    text_ += '=';
    return append_name(value, EscapeRule::key);
  }
  /// Adds a field. Floats are written in the fewest digits that read back to the same bits, the
  /// infinities as `1e999` and `-1e999`.
  Builder& field(std::string_view key, double value) {
    if (std::isnan(value)) fail(BuildError::not_a_number);
    begin_field(key);
    if (std::isinf(value)) {
      text_ += value < 0 ? "-1e999" : "1e999";
      return *this;
    }
    return append_number(value);
  }
  Builder& field(std::string_view key, std::int64_t value) {
    return begin_field(key).append_number(value).append("i");
  }
  Builder& field(std::string_view key, std::uint64_t value) {
    return begin_field(key).append_number(value).append("u");
  }
  Builder& field(std::string_view key, int value) { return field(key, std::int64_t{value}); }
  Builder& field(std::string_view key, bool value) {
    return begin_field(key).append(value ? "true" : "false");
  }
  Builder& field(std::string_view key, std::string_view value) {
    return begin_field(key).append_string(value);
  }
  Builder& field(std::string_view key, const char* value) {
    return field(key, std::string_view(value));
  }
  /// Adds a value that was parsed.
  Builder& field(std::string_view key, const Value& value) {
    switch (value.type()) {
      case IoxColumnType::field_integer:
        return field(key, value.as_integer());
      case IoxColumnType::field_uinteger:
        return field(key, value.as_uinteger());
      case IoxColumnType::field_boolean:
        return field(key, value.as_boolean());
      case IoxColumnType::field_string:
        return field(key, std::string_view(value.as_string().str()));
      default:
        return field(key, value.as_float());
    }
  }
  /// Adds the timestamp, in the unit of the request.
  Builder& timestamp(std::int64_t value) {
    if (part_ != Part::fields)
      return fail(part_ == Part::tags ? BuildError::no_fields : BuildError::out_of_order);
    part_ = Part::done;
    text_ += ' ';
    return append_number(value);
  }
  /// Ends the line. Returns `none`, or why the line could not be written; the text is then as it
  /// was before the line.
  BuildError end() {
    if (error_ == BuildError::none && part_ == Part::start) error_ = BuildError::out_of_order;
    if (error_ == BuildError::none && part_ == Part::tags) error_ = BuildError::no_fields;
    const BuildError error = error_;
    if (error == BuildError::none) {
      text_ += '\n';
    } else {
      text_.resize(line_);
    }
    line_ = text_.size();
    part_ = Part::start;
    error_ = BuildError::none;
    return error;
  }

  /// The lines that were ended; valid until the next call.
  [[nodiscard]] std::string_view view() const noexcept {
    return std::string_view(text_).substr(0, line_);
  }
  [[nodiscard]] std::string str() const { return std::string(view()); }
  /// Forgets all lines and keeps the memory.
  void clear() noexcept {
    text_.clear();
    line_ = 0;
    part_ = Part::start;
    error_ = BuildError::none;
  }

 private:
  enum class Part : std::uint8_t { start, tags, fields, done };

  Builder& fail(BuildError error) noexcept {
    if (error_ == BuildError::none) error_ = error;
    return *this;
  }

  Builder& begin_field(std::string_view key) {
    if (part_ != Part::tags && part_ != Part::fields) return fail(BuildError::out_of_order);
    text_ += part_ == Part::tags ? ' ' : ',';
    part_ = Part::fields;
    return append_name(key, EscapeRule::key).append("=");
  }

  Builder& check(std::string_view text) noexcept {
    if (text.size() > detail::line_protocol::reference::max_text_bytes)
      return fail(BuildError::too_long);
    if (faultwire::detail::find_utf8_fault(text)) return fail(BuildError::invalid_utf8);
    return *this;
  }

  Builder& append_name(std::string_view name, EscapeRule rule) {
    if (name.empty()) return fail(BuildError::empty_name);
    if (name.ends_with('\\')) return fail(BuildError::ends_with_backslash);
    check(name);
    for (std::size_t i = 0; i < name.size(); ++i) {
      const bool after_backslash = i != 0 && name[i - 1] == '\\';
      if (!after_backslash && detail::line_protocol::needs_backslash(rule, name[i]))
        return fail(BuildError::control_character);
    }
    if (error_ != BuildError::none) return *this;
    detail::line_protocol::escape_to([this](std::string_view piece) { text_.append(piece); }, name,
                                     rule);
    return *this;
  }

  Builder& append_string(std::string_view value) {
    check(value);
    if (error_ != BuildError::none) return *this;
    text_ += '"';
    for (const char c : value) {
      if (is_escapable(EscapeRule::string, c)) text_ += '\\';
      text_ += c;
    }
    return append("\"");
  }

  template <class T>
  Builder& append_number(T value) {
    std::array<char, 32> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return append(
        std::string_view(digits.data(), static_cast<std::size_t>(result.ptr - digits.data())));
  }
  Builder& append(std::string_view text) {
    text_.append(text);
    return *this;
  }

  std::string text_;
  std::size_t line_ = 0;  // where the current line begins
  Part part_ = Part::start;
  BuildError error_ = BuildError::none;
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
