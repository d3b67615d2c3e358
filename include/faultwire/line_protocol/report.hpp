// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_REPORT_HPP
#define FAULTWIRE_LINE_PROTOCOL_REPORT_HPP
/// What became of a batch: how many entries are accepted and rejected, the first rejections, and
/// what is stored otherwise than it was sent. A report points into its batch; `detach` copies what
/// a caller wants to keep.
///
/// @code
/// BatchReport report = line_protocol::validate("home temp=\n");
/// report.detach();  // the batch may go now
/// std::string why = report.rejections.front().message();
/// @endcode

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/checks.hpp"
#include "faultwire/line_protocol/rejection.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// What is stored otherwise than it was sent.
enum class WarningKind : std::uint8_t {
  repeated_field,  ///< a field appears twice with one type: the last one counts
  time_stripped,   ///< a field `time` beside others is left out
  stored_twice,  ///< a tag or field appears twice and is stored so; which value is read is unknown
};

/// The names of the warnings, in the order of the enumerators.
inline constexpr auto warning_names =
    std::to_array<std::string_view>({"repeated_field", "time_stripped", "stored_twice"});

/// The enumerator of `kind` as text, in static storage.
[[nodiscard]] constexpr std::string_view warning_name(WarningKind kind) noexcept {
  return warning_names[static_cast<std::size_t>(kind)];
}

/// One warning about an accepted entry.
struct Warning {
  WarningKind kind;
  std::uint64_t entry;  ///< the server's 1-based count
  Text key;             ///< the tag or field; a view into the batch
};

/// The verdict on a batch. Counts are complete; the lists hold the first ones, as many as the
/// options of `validate` allow.
struct BatchReport {
  std::size_t bytes = 0;       ///< of the batch
  std::uint64_t accepted = 0;  ///< entries
  std::uint64_t rejected =
      0;  ///< entries; 0 if the body is refused, which is not counted in entries
  std::vector<Rejection> rejections{};  ///< the first ones, in the order of the batch
  std::vector<Warning>
      warnings{};  ///< the first ones, in the order of the batch; about accepted entries only
  std::optional<Rejection>
      refusal{};                ///< why the body is refused as a whole; nothing else is filled then
  bool cut = false;             ///< whether `detach` had to shorten a text
  WriteChecks checks{};         ///< whose checks judged
  bool all_or_nothing = false;  ///< whether one rejected entry refuses the whole batch

  /// Returns how many entries are stored: the accepted ones, or none if the batch is refused
  /// because of a rejected one.
  [[nodiscard]] std::uint64_t stored() const noexcept {
    return all_or_nothing && rejected != 0 ? 0 : accepted;
  }
  /// Whether the body was read and every entry accepted.
  [[nodiscard]] bool all_accepted() const noexcept { return rejected == 0 && !refusal; }

  /// Copies every text that the report shows, at most `max_bytes` in all, so that the batch may go.
  /// Texts that no longer fit are cut between characters and `cut` is set. Copies of a detached
  /// report share the copied texts.
  template <class Lazy = void>
  void detach(std::size_t max_bytes = 1 << 20) {
    auto kept = std::make_shared<std::string>();
    const std::size_t room = (std::min)(max_bytes, shown_bytes());
    kept->reserve(room);  // so that it never moves
    each_text([&](std::string_view& text) {
      const std::size_t fits = faultwire::detail::utf8_floor(text, room - kept->size());
      cut = cut || fits < text.size();
      const std::size_t at = kept->size();
      kept->append(text.substr(0, fits));
      text = std::string_view(*kept).substr(at, fits);
    });
    texts_ = std::move(kept);
  }

 private:
  template <class F>
  static void each_text(Text& text, F& visit) {
    std::string_view raw = text.raw();
    visit(raw);
    text = Text(raw, text.rule(), text.has_backslash());
  }
  template <class F>
  void each_text(F&& visit) {
    const auto each_of = [&](Rejection& rejection) {
      visit(rejection.facts.quoted);
      each_text(rejection.facts.measurement, visit);
      each_text(rejection.facts.key, visit);
    };
    for (Rejection& rejection : rejections) each_of(rejection);
    if (refusal) each_of(*refusal);
    for (Warning& warning : warnings) each_text(warning.key, visit);
    // Entries last: they may be long, and a message must not be cut for them.
    for (Rejection& rejection : rejections) {
      visit(rejection.source);
      visit(rejection.numbered_line);
    }
  }
  [[nodiscard]] std::size_t shown_bytes() {
    std::size_t total = 0;
    each_text([&total](std::string_view& text) { total += text.size(); });
    return total;
  }

  std::shared_ptr<const std::string> texts_{};
};

}  // namespace line_protocol

using line_protocol::BatchReport;

}  // namespace v1
}  // namespace faultwire

#endif
