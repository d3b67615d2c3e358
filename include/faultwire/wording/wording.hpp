// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WORDING_WORDING_HPP
#define FAULTWIRE_WORDING_WORDING_HPP
/// A server's text with places, parsed at compile time into its literal pieces and an enumerator
/// for every place. A text with an unknown place, or with an open brace, does not compile.
///
/// @code
/// constexpr wording::Wording text = "database not found: \"{name}\"";
/// static_assert(text.places() == 1 && text.place(0) == wording::Place::name);
/// static_assert(text.literal(0) == "database not found: \"" && text.literal(1) == "\"");
/// static_assert(text.fixed() == 22);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/wording/place.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail {
namespace wording {

// Named by the compiler where a text is wrong. They are not constexpr, so that a call ends constant
// evaluation.
void the_text_has_an_unknown_place();
void a_brace_is_not_closed();
void the_text_has_more_places_than_max_places();

}  // namespace wording
}  // namespace detail

namespace wording {

/// A text with places. It keeps a view of the text, which has static storage.
class Wording {
 public:
  /// The most places of one text.
  static constexpr std::size_t max_places = 8;

  constexpr Wording() noexcept = default;
  /// Parses `text`. Braces name places of `place_rows`; a text has no other braces.
  consteval Wording(std::string_view text) : text_(text) {
    parse();
  }  // NOLINT(google-explicit-constructor)
  /// Parses the literal `text`.
  consteval Wording(const char* text)
      : Wording(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)

  /// Returns the text with its places in braces.
  [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return text_.empty(); }
  /// Returns the number of places.
  [[nodiscard]] constexpr std::size_t places() const noexcept { return places_; }
  /// Returns place `i`, from 0.
  [[nodiscard]] constexpr Place place(std::size_t i) const noexcept { return spots_[i].place; }
  /// Returns the literal before place `i`, or the one after the last place for `i == places()`. It
  /// may be empty.
  [[nodiscard]] constexpr std::string_view literal(std::size_t i) const noexcept {
    const std::size_t begin = i == 0 ? 0 : spots_[i - 1].end;
    const std::size_t end = i == places_ ? text_.size() : spots_[i].begin;
    return std::string_view(text_.data() + begin, end - begin);
  }
  /// Returns how many characters of the text are not in places.
  [[nodiscard]] constexpr std::size_t fixed() const noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i <= places_; ++i) count += literal(i).size();
    return count;
  }
  /// Whether the text has `place`.
  [[nodiscard]] constexpr bool has(Place place) const noexcept {
    for (std::size_t i = 0; i < places_; ++i) {
      if (spots_[i].place == place) return true;
    }
    return false;
  }
  /// Returns the text without its first `count` characters, which are at most those before the
  /// first place.
  [[nodiscard]] constexpr Wording without(std::size_t count) const noexcept {
    Wording out = *this;
    out.text_.remove_prefix(count);
    for (std::size_t i = 0; i < places_; ++i) {
      out.spots_[i].begin = static_cast<std::uint16_t>(spots_[i].begin - count);
      out.spots_[i].end = static_cast<std::uint16_t>(spots_[i].end - count);
    }
    return out;
  }
  [[nodiscard]] friend constexpr bool operator==(const Wording& a, const Wording& b) noexcept {
    return a.text_ == b.text_;
  }

 private:
  /// A place with its braces, in bytes of the text.
  struct Spot {
    std::uint16_t begin = 0;
    std::uint16_t end = 0;
    Place place{};
  };

  consteval void parse() {
    const char* const begin = text_.data();
    const char* const end = begin + text_.size();
    for (const char* at = begin; at != end; ++at) {
      if (*at != '{') continue;
      const char* const open = at;
      while (at != end && *at != '}') ++at;
      if (at == end) detail::wording::a_brace_is_not_closed();
      if (places_ == max_places) detail::wording::the_text_has_more_places_than_max_places();
      const Place place =
          place_named(std::string_view(open + 1, static_cast<std::size_t>(at - open - 1)));
      spots_[places_++] = {static_cast<std::uint16_t>(open - begin),
                           static_cast<std::uint16_t>(at - begin + 1), place};
    }
  }
  static consteval Place place_named(std::string_view name) {
    for (const PlaceRow& row : place_rows) {
      if (row.name.size() == name.size() && row.name[0] == name[0] && row.name == name)
        return row.place;
    }
    detail::wording::the_text_has_an_unknown_place();
    return {};
  }

  std::string_view text_{};
  Spot spots_[max_places]{};
  std::uint8_t places_ = 0;
};

}  // namespace wording
}  // namespace v1
}  // namespace faultwire

#endif
