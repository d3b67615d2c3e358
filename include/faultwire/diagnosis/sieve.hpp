// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_SIEVE_HPP
#define FAULTWIRE_DIAGNOSIS_SIEVE_HPP
/// Whether a line of a log is worth a closer look, at a fraction of the cost of that look.
///
/// @code
/// const bool yes = may_hold_error("ERROR ping: connect: connection refused");
/// const bool no = may_hold_error("INFO query 17 took 31 ms");
/// @endcode

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/diagnosis/detail/word_index.hpp"
#include "faultwire/diagnosis/error_text.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {
using namespace faultwire::diagnosis;

/// Calls `visit(text)` with a text that is in every record in which something is found, for each
/// thing that can be found: of several texts of one thing one is enough. What follows the last
/// blanks may differ.
template <class F>
void each_anchor(F&& visit) {
  for (std::size_t i = 0; i < form_count; ++i) {
    const Form& form = form_at(i);
    if (form.head.empty() || form.spelled == Spelled::phrase) continue;
    const bool between = form.strict && form.between.size() > form.head.size();
    visit(between ? form.between : form.head);
  }
  for (const std::string_view phrase : tonic_phrases) visit(phrase);
  for (const auto& row : flight_prefix_rows) visit(row.words.substr(0, row.words.find('#')));
  for (const auto& row : flight_class_rows) visit(row.name);
  for (const std::string_view words : reset_words) visit(words);
  for (const EngineRow& row : engine_rows) visit(row.words);
  for (std::size_t i = 0; i < rejection_wordings; ++i) visit(anchor_words(i));
  for (const std::string_view words :
       {". Detail: "sv, "gRPC client debug context: "sv, "Error received from peer "sv,
        "ADBC_STATUS_"sv, "\"error\""sv, "\"error\\"sv, "\"details"sv})
    visit(words);
  each_sign([&](const Sign& sign, std::size_t) {
    const bool by_code = sign.coded || sign.grpc || sign.reset || sign.http || sign.rejected;
    if (!by_code) each_alternative(sign.words, visit);
  });
}

/// Seven characters in a row that an anchor has, and that anchor if it has a life of its own.
struct Window {
  static constexpr std::size_t size = 7;
  char text[size]{};
  std::uint8_t at = 0;  ///< where in the anchor
  std::string_view anchor{};
};

/// A set of windows. Of seven characters in a row, four begin at a multiple of four, so that every
/// fourth place of a line is looked at.
class Sieve {
 public:
  Sieve() {
    for (std::uint16_t& one : first_) one = none;
    each_anchor([&](std::string_view anchor) { add(anchor, true); });
    add_codes();
    add_statuses();
  }
  /// Returns whether one of the windows is in `line`, or what could hide one: an escape, a control
  /// character, a line end.
  [[nodiscard]] bool passes(std::string_view line) const noexcept {
    std::size_t at = 0;
    for (; at + 8 <= line.size(); at += 8) {
      std::uint64_t eight;
      std::memcpy(&eight, line.data() + at, 8);
      if (is_special(eight) && hides(line, at, at + 8)) return true;
      if (holds(line, at) || holds(line, at + 4)) return true;
    }
    return hides(line, at, line.size()) || (at + 4 <= line.size() && holds(line, at));
  }
  /// Returns whether all windows have room; the tests ask.
  [[nodiscard]] bool is_complete() const noexcept { return count_ < most; }
  /// Returns whether the anchor has a window; the tests ask.
  [[nodiscard]] static bool is_usable(std::string_view anchor) noexcept {
    return best_window(anchor) != std::string_view::npos;
  }

 private:
  static constexpr std::size_t most = 2048;
  static constexpr std::uint32_t bits = 17;
  static constexpr std::uint16_t none = 0xffff;

  [[nodiscard]] static bool is_special(std::uint64_t eight) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101u;
    const std::uint64_t low = (eight - ones * 0x20) & ~eight;
    const std::uint64_t slash = eight ^ (ones * 0x5c);
    return ((low | ((slash - ones) & ~slash)) & (ones * 0x80)) != 0;
  }
  [[nodiscard]] static bool hides(std::string_view line, std::size_t begin,
                                  std::size_t end) noexcept {
    for (std::size_t at = begin; at < end; ++at) {
      const auto byte = static_cast<unsigned char>(line[at]);
      if (byte < 0x20 && byte != '\t') return true;
      if (byte != '\\' || at + 1 >= line.size()) continue;
      if (line[at + 1] != '"' && line[at + 1] != '\\') return true;
      ++at;
    }
    return false;
  }
  [[nodiscard]] static std::uint32_t gram(const char* text) noexcept {
    std::uint32_t four;
    std::memcpy(&four, text, 4);
    return four | 0x20202020u;
  }
  [[nodiscard]] static std::uint32_t hash(std::uint32_t gram) noexcept {
    return (gram * 2654435761u) >> (32 - bits);
  }
  [[nodiscard]] static bool same(const char* a, const char* b) noexcept {
    for (std::size_t i = 0; i < Window::size; ++i) {
      if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
    }
    return true;
  }
  /// Returns whether the whole anchor surrounds the window at `at`.
  [[nodiscard]] static bool is_whole(std::string_view line, std::size_t at,
                                     const Window& window) noexcept {
    if (window.anchor.empty()) return true;
    if (at < window.at) return false;
    return match_folded(line, at - window.at, window.anchor) != std::string_view::npos;
  }
  [[nodiscard]] bool holds(std::string_view line, std::size_t at) const noexcept {
    const std::uint32_t place = hash(gram(line.data() + at));
    if ((marks_[place / 64] >> (place % 64) & 1) == 0) return false;
    for (std::uint16_t entry = first_[place % std::size(first_)]; entry != none;
         entry = next_[entry]) {
      const std::size_t offset = entry % 4u;
      const Window& window = windows_[entry / 4u];
      const bool fits = offset <= at && at - offset + Window::size <= line.size();
      if (fits && same(line.data() + at - offset, window.text) &&
          is_whole(line, at - offset, window))
        return true;
    }
    return false;
  }

  /// Returns how rare a character is in ordinary logs.
  [[nodiscard]] static int rarity(char c) noexcept {
    constexpr std::string_view common = " etaoinsrhldcumfpgwybvk0123456789.:-/=,";
    const std::size_t place = common.find(static_cast<char>(fold_case(c)));
    return place == std::string_view::npos ? 40 : static_cast<int>(place);
  }
  /// Returns where the rarest window of an anchor begins. Quotes are written in several ways,
  /// except for those of JSON's own keys.
  [[nodiscard]] static std::size_t best_window(std::string_view anchor) noexcept {
    anchor = without_edges(anchor);
    const bool json = anchor.starts_with('"');
    std::size_t best = std::string_view::npos;
    int most_rare = -1;
    for (std::size_t at = 0; at + Window::size <= anchor.size(); ++at) {
      const std::string_view one = anchor.substr(at, Window::size);
      if (!json && one.find_first_of("'\"`\\") != std::string_view::npos) continue;
      // Two words are rarer than one.
      int sum = one.substr(1, Window::size - 2).find(' ') == std::string_view::npos ? 0 : 30;
      for (const char c : one) sum += rarity(c);
      if (sum <= most_rare) continue;
      most_rare = sum;
      best = at;
    }
    return best;
  }
  void add(std::string_view anchor, bool lives) {
    const std::size_t at = best_window(anchor);
    if (at == std::string_view::npos) return;
    anchor = without_edges(anchor);
    // JSON writes a backslash before a quote.
    const bool kept = lives && at < 256 && anchor.find('"') == std::string_view::npos;
    add_window(anchor.substr(at), static_cast<std::uint8_t>(kept ? at : 0),
               kept ? anchor : std::string_view());
  }
  void add_window(std::string_view text, std::uint8_t at = 0, std::string_view anchor = {}) {
    if (count_ == most || (anchor.empty() && is_known(text))) return;
    Window& window = windows_[count_];
    std::memcpy(window.text, text.data(), Window::size);
    window.at = at;
    window.anchor = anchor;
    for (std::size_t offset = 0; offset < 4; ++offset) enter(count_ * 4 + offset);
    ++count_;
  }
  [[nodiscard]] bool is_known(std::string_view text) const noexcept {
    const std::size_t place = hash(gram(text.data())) % std::size(first_);
    for (std::uint16_t entry = first_[place]; entry != none; entry = next_[entry]) {
      const Window& window = windows_[entry / 4u];
      if (entry % 4u == 0 && window.anchor.empty() && same(text.data(), window.text)) return true;
    }
    return false;
  }
  /// The parts of an anchor, one after the other.
  struct Joined {
    char text[96]{};
    std::size_t size = 0;
    void append(std::string_view part) noexcept {
      size += part.copy(text + size, sizeof text - size);
    }
    [[nodiscard]] std::string_view all() const noexcept { return {text, size}; }
  };
  void add_both(std::string_view words, std::string_view end) {
    Joined joined;
    joined.append(words);
    joined.append(end);
    add(joined.all(), false);
  }
  /// Words and what follows them: the window is at their end.
  void add_end(std::string_view words, std::string_view end) {
    Joined joined;
    joined.append(words);
    joined.append(end);
    if (joined.size >= Window::size) add_window(joined.all().substr(joined.size - Window::size));
  }
  /// Names of codes: before a colon in the form of grpc-js, after a quote in JSON, in Ruby's class.
  void add_codes() {
    for (std::size_t i = 1; i < CodeTraits<GrpcCode>::extent; ++i) {
      const GrpcCode code = CodeTraits<GrpcCode>::at(i);
      add_both(code_name(code), ":");
      add_begin('"', code_name(code));
      add_begin('"', connect_name(code));
    }
    for (const auto& row : CodeTraits<InfluxCode>::rows) {
      if (row.text.empty()) continue;
      add_both(row.text, ":");
      add_begin('"', row.text);
    }
    for (char letter = 'A'; letter <= 'Z'; ++letter) add_end("GRPC::", {&letter, 1});
  }
  void add_begin(char first, std::string_view text) {
    char all[Window::size] = {first};
    if (text.size() + 1 < Window::size) return;
    std::memcpy(all + 1, text.data(), Window::size - 1);
    add_window({all, Window::size});
  }
  void add_statuses() {
    for (const HttpWords& row : http_words) {
      for (char digit = '4'; digit <= '5'; ++digit) {
        if (row.words.size() + 1 >= Window::size) add_end(row.words, {&digit, 1});
        for (char next = '0'; row.words.size() + 1 < Window::size && next <= '9'; ++next) {
          const char two[] = {digit, next};
          add_end(row.words, {two, 2});
        }
      }
      if (row.phrase) add_phrases(row.words);
    }
    for (const auto& row : CodeTraits<HttpStatus>::rows) {
      if (row.code < HttpStatus::bad_request) continue;
      const auto number = static_cast<std::uint32_t>(row.code);
      const char three[] = {static_cast<char>('0' + number / 100),
                            static_cast<char>('0' + number / 10 % 10),
                            static_cast<char>('0' + number % 10)};
      add_end({three, 3}, ": {\"");
      for (const std::string_view between : {" "sv, " - "sv, " ("sv}) {
        detail::codes::each_spelling(row, [&](std::string_view phrase) {
          add_begin_of({three, 3}, between, phrase);
        });
      }
    }
  }
  /// Four characters of the words and three of each phrase that may follow them.
  void add_phrases(std::string_view words) {
    for (const auto& row : CodeTraits<HttpStatus>::rows) {
      detail::codes::each_spelling(row, [&](std::string_view phrase) {
        if (row.code >= HttpStatus::bad_request) add_end(words, phrase.substr(0, 3));
      });
    }
  }
  void add_begin_of(std::string_view a, std::string_view b, std::string_view c) {
    Joined joined;
    joined.append(a);
    joined.append(b);
    joined.append(c);
    if (joined.size >= Window::size) add_window(joined.all());
  }
  /// Enters the four characters at offset `entry % 4` of a window.
  void enter(std::size_t entry) {
    const std::uint32_t place = hash(gram(windows_[entry / 4].text + entry % 4));
    marks_[place / 64] |= std::uint64_t{1} << (place % 64);
    std::uint16_t& head = first_[place % std::size(first_)];
    next_[entry] = head;
    head = static_cast<std::uint16_t>(entry);
  }

  Window windows_[most]{};
  std::size_t count_ = 0;
  std::uint64_t marks_[(std::size_t{1} << bits) / 64]{};
  std::uint16_t first_[4096]{};
  std::uint16_t next_[most * 4]{};
};

}  // namespace detail::diagnosis

namespace diagnosis {

/// Returns false only if `diagnose(line)` finds nothing. Most ordinary lines are let fall; a line
/// that hides what it says (escapes, control characters, a line end before its last character) is
/// not. Costs two looks into a table for eight characters; the table is made at the first call.
[[nodiscard]] inline bool may_hold_error(std::string_view line) noexcept {
  static const detail::diagnosis::Sieve sieve;
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return sieve.passes(line);
}

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
