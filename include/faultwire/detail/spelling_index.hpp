// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_SPELLING_INDEX_HPP
#define FAULTWIRE_DETAIL_SPELLING_INDEX_HPP
/// A hash table from spellings to small numbers, made by the compiler, that ignores ASCII case, `_`, `-` and blanks. It holds
/// the folded characters themselves, so that it needs no pointer and no relocation. A provider names the spellings:
/// a type with `static constexpr void each(f)` that calls `f(spelling, id)` for each, id below 255.
///
/// @code
/// struct Colours {
///   static constexpr void each(auto f) { f("dark-red", std::size_t{4}); }
/// };
/// static_assert(detail::spelling_index_of<Colours>.find("Dark RED") == 4);
/// static_assert(detail::spelling_index_of<Colours>.find("blue") == detail::no_spelling);
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace detail {

/// What `find` answers for a spelling that is not in the table.
inline constexpr std::size_t no_spelling = 0xff;

// Where each byte goes: 0 = ignored. A zero byte is not ignored; it becomes 1, which no spelling has.
consteval std::array<unsigned char, 256> make_spelling_fold() {
  std::array<unsigned char, 256> fold{};
  for (std::size_t i = 0; i < fold.size(); ++i) {
    const bool upper = i >= 'A' && i <= 'Z';
    fold[i] = static_cast<unsigned char>(upper ? i + ('a' - 'A') : i);
  }
  fold[0] = 1;
  fold['_'] = fold['-'] = fold[' '] = 0;
  return fold;
}
inline constexpr std::array<unsigned char, 256> spelling_fold = make_spelling_fold();

// These are never defined: a call in a constant expression stops the compiler with their name in the message.
void one_spelling_names_two_codes();
void a_spelling_has_only_blanks();

/// The folded text of at most `Max` bytes: `size` is Max + 1 where more were left.
template <std::size_t Max>
struct FoldedSpelling {
  std::array<char, Max + 1> text;
  std::size_t size = 0;

  constexpr explicit FoldedSpelling(std::string_view spelling) noexcept {
    for (const char c : spelling) {
      const unsigned char folded = spelling_fold[static_cast<unsigned char>(c)];
      text[size] = static_cast<char>(folded);
      size += folded != 0 ? 1u : 0u;
      if (size > Max) return;
    }
  }
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {text.data(), size}; }
};

// A few characters and the length tell the spellings of one domain apart well enough; the probe compares in full.
[[nodiscard]] constexpr std::uint32_t spelling_hash(std::string_view folded) noexcept {
  const std::size_t n = folded.size();
  const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(folded[i])); };
  const std::uint32_t mixed = (at(0) + (at(n / 4) << 5)) ^ (at(n / 2) << 12) ^ (at(n - 1) << 19) ^ (at(n - 1 - n / 4) << 9) ^
                              (static_cast<std::uint32_t>(n) << 25);
  return mixed * 0x9E3779B1u;
}

struct SpellingCounts {
  std::size_t spellings = 0;
  std::size_t bytes = 0;
  std::size_t longest = 0;
};

template <class Provider>
consteval SpellingCounts count_spellings() {
  SpellingCounts counts;
  Provider::each([&](std::string_view spelling, std::size_t) {
    ++counts.spellings;
    counts.bytes += spelling.size();
    counts.longest = spelling.size() > counts.longest ? spelling.size() : counts.longest;
  });
  return counts;
}

/// The table. `Bits`: it has 2^Bits slots, at least twice as many as spellings.
template <std::size_t Bits, std::size_t Bytes, std::size_t Longest>
class SpellingIndex {
 public:
  template <class Provider>
  static consteval SpellingIndex make() {
    SpellingIndex index;
    Provider::each([&](std::string_view spelling, std::size_t id) { index.insert(spelling, id); });
    return index;
  }

  /// The id of a spelling, or `no_spelling`. O(length of the text).
  [[nodiscard]] constexpr std::size_t find(std::string_view spelling) const noexcept {
    const FoldedSpelling<Longest> folded{spelling};
    if (folded.size == 0 || folded.size > Longest) return no_spelling;
    return slots_[slot_of(folded.view())].id;
  }

  /// The greatest number of slots that a search for a known spelling looks at.
  [[nodiscard]] constexpr std::size_t longest_probe() const noexcept { return longest_probe_; }

 private:
  struct Slot {
    std::uint16_t offset = 0;
    std::uint8_t length = 0;  // 0: free
    std::uint8_t id = no_spelling;
  };
  static constexpr std::size_t slot_count = std::size_t{1} << Bits;
  static_assert(Bytes < 0x10000 && Longest < 0x100);

  [[nodiscard]] constexpr std::size_t slot_of(std::string_view folded) const noexcept {
    std::size_t at = spelling_hash(folded) >> (32 - Bits);
    while (slots_[at].length != 0 && std::string_view(text_.data() + slots_[at].offset, slots_[at].length) != folded) {
      at = (at + 1) % slot_count;
    }
    return at;
  }

  constexpr void insert(std::string_view spelling, std::size_t id) {
    if (spelling.empty()) return;
    const FoldedSpelling<Longest> folded{spelling};
    if (folded.size == 0) a_spelling_has_only_blanks();
    const std::size_t at = slot_of(folded.view());
    if (slots_[at].length != 0) {
      if (slots_[at].id != id) one_spelling_names_two_codes();
      return;
    }
    slots_[at] = {static_cast<std::uint16_t>(used_), static_cast<std::uint8_t>(folded.size), static_cast<std::uint8_t>(id)};
    for (std::size_t i = 0; i < folded.size; ++i) text_[used_++] = folded.text[i];
    const std::size_t probe = (at + slot_count - (spelling_hash(folded.view()) >> (32 - Bits))) % slot_count + 1;
    longest_probe_ = probe > longest_probe_ ? probe : longest_probe_;
  }

  std::array<Slot, slot_count> slots_{};
  std::array<char, Bytes> text_{};
  std::size_t used_ = 0;
  std::size_t longest_probe_ = 0;
};

template <class Provider>
consteval auto make_spelling_index() {
  constexpr SpellingCounts counts = count_spellings<Provider>();
  constexpr std::size_t bits = [] {
    std::size_t b = 2;
    while ((std::size_t{1} << b) < 2 * counts.spellings) ++b;
    return b;
  }();
  return SpellingIndex<bits, counts.bytes + 1, counts.longest>::template make<Provider>();
}

/// The table of a provider, made where it is first used.
template <class Provider>
inline constexpr auto spelling_index_of = make_spelling_index<Provider>();

}  // namespace detail
}  // namespace v1
}  // namespace faultwire
#endif
