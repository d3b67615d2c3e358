// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_UNDERSTAND_REASONS_HPP
#define FAULTWIRE_WRITE_API_UNDERSTAND_REASONS_HPP
/// What the reason of one rejection means, whichever product worded it.
///
/// @code
/// using namespace faultwire;
/// const write_api::ReasonMeaning meaning = write_api::meaning_of("No fields were provided");
/// using line_protocol::RejectionKind;
/// const bool known = meaning.known && meaning.kinds.has(RejectionKind::missing_fields);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/line_protocol/core_wording.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/wording/match.hpp"
#include "faultwire/write_api/detail/names.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/understand/outcome.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// What a reason may mean.
struct ReasonMeaning {
  EnumSet<line_protocol::RejectionKind> kinds{};
  bool known = false;  ///< a wording fits
  bool open = false;   ///< a wording begins so and does not end: the text goes on
  WriteEvent event = WriteEvent::some_rejected;  ///< what the reason stands for
};

}  // namespace write_api

namespace detail {
namespace write_api {

using line_protocol::RejectionKind;

/// Returns the event that a kind stands for.
[[nodiscard]] constexpr WriteEvent event_of(RejectionKind kind) noexcept {
  if (kind == RejectionKind::outside_retention) return WriteEvent::outside_retention;
  return line_protocol::kind_row(kind).reason == line_protocol::Reason::limit
             ? WriteEvent::limit_reached
             : WriteEvent::some_rejected;
}

/// Collects what the wordings say of one reason.
class ReasonReader {
 public:
  explicit ReasonReader(std::string_view reason) noexcept : reason_(reason) {}

  template <class Lazy>
  [[nodiscard]] ReasonMeaning read() noexcept {
    for (const auto& row : line_protocol::kind_rows) {
      kind(row.documented, row.kind);
      if (!(row.documented_later == row.documented)) kind(row.documented_later, row.kind);
      if (!(row.current == row.documented)) kind(row.current, row.kind);
    }
    for (const auto& row : line_protocol::core_wording_rows) kind(row.text, row.kind);
    for (const PointWords& row : point_words_rows) kind(row.text, row.kind);
    for (const ReasonText& row : reason_texts<Lazy>) {
      if (!fits(row.text)) continue;
      for (std::size_t i = 0; i < row.count; ++i) meaning_.kinds.add(row.kinds[i]);
      settle(row.event);
    }
    meaning_.open = begun_ && !meaning_.known;
    return meaning_;
  }

 private:
  void kind(const wording::Wording& text, RejectionKind kind) noexcept {
    if (!fits(text)) return;
    meaning_.kinds.add(kind);
    settle(event_of(kind));
  }
  void settle(WriteEvent event) noexcept {
    if (event != WriteEvent::some_rejected) meaning_.event = event;
  }
  [[nodiscard]] bool fits(const wording::Wording& text) noexcept {
    constexpr std::size_t telling = 8;  // characters of a beginning that is no accident
    const std::string_view head = text.literal(0);
    if (!head.empty() && (reason_.empty() || wording::fold(head[0]) != wording::fold(reason_[0])))
      return false;
    if (head.size() >= telling && wording::begins_with(reason_, head)) begun_ = true;
    const auto found = wording::match(text, reason_);
    if (!found || ends_in_another_line(text, *found)) return false;
    meaning_.known = true;
    return true;
  }
  /// A place at the end of a wording never holds a line of its own, unless it is quoted.
  [[nodiscard]] static bool ends_in_another_line(const wording::Wording& text,
                                                 const wording::Match& found) noexcept {
    if (found.count == 0 || !text.literal(text.places()).empty()) return false;
    const wording::Filled& last = found.filled[found.count - 1];
    return wording::place_row(last.place).holds == wording::Holds::anything &&
           last.text.find('\n') != std::string_view::npos;
  }

  std::string_view reason_;
  ReasonMeaning meaning_{};
  bool begun_ = false;
};

}  // namespace write_api
}  // namespace detail

namespace write_api {

/// Returns what `reason` may mean by every wording that is known. Linear in the number of wordings.
template <class Lazy = void>
[[nodiscard]] ReasonMeaning meaning_of(std::string_view reason) noexcept {
  return faultwire::detail::write_api::ReasonReader(reason).read<Lazy>();
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
