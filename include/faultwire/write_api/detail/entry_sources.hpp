// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_DETAIL_ENTRY_SOURCES_HPP
#define FAULTWIRE_WRITE_API_DETAIL_ENTRY_SOURCES_HPP
/// The entries of a batch by the server's count, as answers name and quote them: neither blank
/// lines nor comments count, and a newline in a string ends no entry. It splits only and judges
/// nothing, so it is the same for every instruction set.
///
/// @code
/// faultwire::detail::write_api::EntrySources entries("# a comment\na f=1\n\nb f=2\n");
/// std::size_t bytes = 0;
/// while (entries.next()) bytes += entries.end() - entries.begin();  // a f=1, then b f=2
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/line_protocol/reference.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {}
namespace detail::write_api {
using namespace faultwire::write_api;

/// The entries of a batch, one after the other, by the server's count.
class EntrySources {
 public:
  explicit EntrySources(std::string_view batch) noexcept : batch_(batch) {}

  /// Goes to the next entry. Returns false at the end.
  [[nodiscard]] bool next() noexcept {
    while (at_ < batch_.size()) {
      start_ = at_;
      const auto line = detail::line_protocol::reference::next_line(batch_, at_);
      at_ = line.end + (line.terminated ? 1 : 0);
      if (line.begin == line.end) continue;
      begin_ = line.begin;
      end_ = line.end;
      ++number_;
      return true;
    }
    return false;
  }
  [[nodiscard]] std::uint64_t number() const noexcept { return number_; }
  [[nodiscard]] std::size_t start() const noexcept {
    return start_;
  }  ///< of its logical line, with blanks and comments
  [[nodiscard]] std::size_t begin() const noexcept { return begin_; }
  [[nodiscard]] std::size_t end() const noexcept { return end_; }
  [[nodiscard]] std::size_t behind() const noexcept {
    return at_;
  }  ///< where the next logical line begins

 private:
  std::string_view batch_;
  std::uint64_t number_ = 0;
  std::size_t start_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t at_ = 0;
};

}  // namespace detail::write_api
}  // namespace v1
}  // namespace faultwire

#endif
