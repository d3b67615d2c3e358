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
/// index.add(index.hash(name), 0);
/// const bool found = index.find(name, index.hash(name), [&](std::uint32_t) { return name; }) == 0;
/// @endcode

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "faultwire/line_protocol/detail/decimal.hpp"
#include "faultwire/line_protocol/text.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// A hash of bytes that depends on a seed. The seed is in both factors of every product, so a
/// sender who does not know it cannot choose names that share a hash.
class NameHash {
 public:
  explicit NameHash(std::uint64_t seed) noexcept
      : first_(seed ^ 0x243f6a8885a308d3u), second_(mixed(first_, 0x13198a2e03707345u)) {}

  [[nodiscard]] std::uint32_t operator()(std::string_view bytes) const noexcept {
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t state = second_;
    for (; left > 16; at += 16, left -= 16)
      state = mixed(load<8>(at) ^ first_, load<8>(at + 8) ^ state);
    std::uint64_t head = 0, tail = 0;  // they may overlap
    if (left >= 8) {
      head = load<8>(at);
      tail = load<8>(at + (left - 8));
    } else if (left >= 4) {
      head = load<4>(at);
      tail = load<4>(at + (left - 4));
    } else if (left != 0) {
      head = load<1>(at) << 8 | load<1>(at + left / 2);
      tail = load<1>(at + (left - 1));
    }
    state = mixed(head ^ first_, tail ^ state);
    return static_cast<std::uint32_t>(mixed(state ^ first_, second_ ^ bytes.size()));
  }
  /// The same of the unescaped bytes of a name.
  [[nodiscard]] std::uint32_t operator()(const Text& name) const {
    return with_unescaped(name, *this);
  }

 private:
  static std::uint64_t mixed(std::uint64_t a, std::uint64_t b) noexcept {
    const Product product = multiply(a, b);
    return product.high ^ product.low;
  }
  template <std::size_t count>
  static std::uint64_t load(const char* at) noexcept {
    std::conditional_t<count == 8, std::uint64_t,
                       std::conditional_t<count == 4, std::uint32_t, unsigned char>>
        value;
    std::memcpy(&value, at, count);
    return value;
  }

  std::uint64_t first_;
  std::uint64_t second_;
};

/// Its address differs between runs of a program whose addresses are random.
inline const char place_of_seed = 0;

/// Does not hold the names: `name_of(number)` gives them back. A template, so that only a program
/// that uses one compiles it.
template <class Lazy>
class BasicNameIndex {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  /// Returns a seed that differs between runs of a program whose addresses are random.
  [[nodiscard]] static std::uint64_t seed_of_run() noexcept {
    return std::uint64_t{reinterpret_cast<std::uintptr_t>(&place_of_seed)} * 0x9e3779b97f4a7c15u;
  }
  explicit BasicNameIndex(std::uint64_t seed = seed_of_run()) noexcept : seed_(seed) {}
  [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }

  /// Equal texts hash alike, however they are spelled.
  [[nodiscard]] std::uint32_t hash(const Text& name) const { return NameHash(seed_)(name); }

  /// The number of `name`, or `none`. Expected constant time.
  template <class NameOf>
  [[nodiscard]] std::uint32_t find(const Text& name, std::uint32_t hash, NameOf name_of) const {
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
  /// Forgets every number.
  void clear() noexcept {
    slots_.clear();
    used_ = 0;
  }
  /// Adds a number that is not there, after `reserve_one`.
  void add(std::uint32_t hash, std::uint32_t number) noexcept {
    place({hash, number});
    ++used_;
  }
  /// Removes a number that is there.
  void remove(std::uint32_t hash, std::uint32_t number) noexcept {
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
    std::uint32_t hash = 0;
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
  std::uint64_t seed_;
};

using NameIndex = BasicNameIndex<void>;

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
