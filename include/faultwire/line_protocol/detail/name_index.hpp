// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_NAME_INDEX_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_NAME_INDEX_HPP
/// The numbers of things that have names: an open table of 32-bit numbers, while the names stay
/// where they are. Not abseil's table, which is in no state that can be destroyed once an
/// allocation failed in it.
///
/// @code
/// NameIndex index;
/// const line_protocol::Text name("cpu");
/// index.reserve_one();
/// index.add(NameIndex::hash(name), 0);
/// const bool found = index.find(name, NameIndex::hash(name),
///                               [&](std::uint32_t) { return name; }) == 0;
/// @endcode

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <absl/hash/hash.h>

#include "faultwire/line_protocol/text.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// Does not hold the names: `name_of(number)` gives them back. A template, so that only a program
/// that uses one compiles it.
template <class Lazy>
class BasicNameIndex {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  /// Equal texts hash alike; another program run hashes otherwise.
  [[nodiscard]] static std::size_t hash(const Text& name) { return absl::Hash<Text>()(name); }

  /// The number of `name`, or `none`. Expected constant time.
  template <class NameOf>
  [[nodiscard]] std::uint32_t find(const Text& name, std::size_t hash, NameOf name_of) const {
    if (slots_.empty()) return none;
    for (std::size_t at = hash & mask(); slots_[at].number != none; at = (at + 1) & mask()) {
      if (slots_[at].hash == hash && name_of(slots_[at].number) == name) return slots_[at].number;
    }
    return none;
  }
  /// Makes room, so that the next `add` takes no memory.
  void reserve_one() {
    if ((used_ + 1) * 4 <= slots_.size() * 3) return;
    std::vector<Slot> larger(slots_.empty() ? 8 : slots_.size() * 2);
    std::swap(slots_, larger);
    for (const Slot& slot : larger) {
      if (slot.number != none) place(slot);
    }
  }
  /// Adds a number that is not there, behind `reserve_one`.
  void add(std::size_t hash, std::uint32_t number) noexcept {
    place({hash, number});
    ++used_;
  }
  /// Removes a number that is there.
  void remove(std::size_t hash, std::uint32_t number) noexcept {
    std::size_t hole = hash & mask();
    while (slots_[hole].number != number) hole = (hole + 1) & mask();
    // What was pushed on by the one that goes moves back, so that no search ends at the hole before
    // it.
    for (std::size_t at = (hole + 1) & mask(); slots_[at].number != none; at = (at + 1) & mask()) {
      const std::size_t home = slots_[at].hash & mask();
      if (((at - home) & mask()) < ((at - hole) & mask())) continue;
      slots_[hole] = slots_[at];
      hole = at;
    }
    slots_[hole] = Slot{};
    --used_;
  }

 private:
  struct Slot {
    std::size_t hash = 0;
    std::uint32_t number = none;
  };
  [[nodiscard]] std::size_t mask() const noexcept { return slots_.size() - 1; }
  void place(const Slot& slot) noexcept {
    std::size_t at = slot.hash & mask();
    while (slots_[at].number != none) at = (at + 1) & mask();
    slots_[at] = slot;
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t used_ = 0;
};

using NameIndex = BasicNameIndex<void>;

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
