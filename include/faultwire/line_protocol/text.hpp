// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_TEXT_HPP
#define FAULTWIRE_LINE_PROTOCOL_TEXT_HPP
/// A name or a string of line protocol as it is written in the batch: a view that knows its
/// escapes. It compares, hashes and copies as the unescaped text without allocating, so that `a\ b`
/// and a plain `a b` are one key. Authority: the parser of InfluxDB 3 (`influxdb_line_protocol`,
/// June 2026).
///
/// @code
/// line_protocol::Text key("room\\ name", line_protocol::EscapeRule::key);
/// if (key == "room name") { std::string plain = key.str(); }
/// @endcode

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/detail/same_bytes.hpp"
#include "faultwire/detail/sink.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// Which characters a backslash protects. A backslash before any other character means itself,
/// and so does that character.
enum class EscapeRule : std::uint8_t {
  none,         ///< nothing: the bytes are the text
  measurement,  ///< comma, space, backslash
  key,          ///< comma, equals sign, space, backslash: tag keys, tag values and field keys
  string,       ///< double quote, backslash: string field values
};

/// Whether a backslash before `c` disappears under `rule`.
[[nodiscard]] constexpr bool is_escapable(EscapeRule rule, char c) noexcept {
  switch (rule) {
    case EscapeRule::none:
      return false;
    case EscapeRule::measurement:
      return c == ',' || c == ' ' || c == '\\';
    case EscapeRule::key:
      return c == ',' || c == '=' || c == ' ' || c == '\\';
    case EscapeRule::string:
      return c == '"' || c == '\\';
  }
  return false;
}

/// An unescaped view of escaped bytes. Holds a pointer into the caller's bytes and is valid as long
/// as they are; 16 bytes, trivially copyable. Two texts are equal if their unescaped contents are.
class Text {
 public:
  /// The empty text.
  constexpr Text() noexcept = default;
  /// Bytes that hold no escapes.
  constexpr explicit Text(std::string_view plain) noexcept
      : data_(plain.data()), bits_(plain.size()) {}
  /// Bytes as line protocol writes them; `raw` is kept as a view.
  constexpr Text(std::string_view raw, EscapeRule rule) noexcept
      : Text(raw, rule, raw.find('\\') != std::string_view::npos) {}
  /// The same for a caller who knows already whether `raw` holds a backslash.
  constexpr Text(std::string_view raw, EscapeRule rule, bool has_backslash) noexcept
      : data_(raw.data()),
        bits_(raw.size() |
              (has_backslash ? static_cast<std::uint64_t>(rule) << rule_shift : std::uint64_t{0})) {
  }

  /// The bytes in the batch, escapes and all; without the quotes of a string.
  [[nodiscard]] constexpr std::string_view raw() const noexcept {
    return {data_, static_cast<std::size_t>(bits_ & size_mask)};
  }
  /// The rule by which `raw()` is read; `none` where there is no backslash in it.
  [[nodiscard]] constexpr EscapeRule rule() const noexcept {
    return static_cast<EscapeRule>(bits_ >> rule_shift);
  }
  /// Whether `raw()` holds a backslash. If not, `raw()` is the text.
  [[nodiscard]] constexpr bool has_backslash() const noexcept { return rule() != EscapeRule::none; }
  [[nodiscard]] constexpr bool empty() const noexcept { return raw().empty(); }

  /// Returns whether both are the same bytes, read by the same rule: then they are equal. Texts
  /// that are spelled otherwise may be equal, too. Linear.
  [[nodiscard]] constexpr bool same_spelling(const Text& other) const noexcept {
    return bits_ == other.bits_ && detail::same_bytes(data_, other.data_, raw().size());
  }

  /// Sends the unescaped text to `sink` in pieces of `raw()`. Linear, no allocation.
  template <Sink S>
  constexpr void pieces_to(S&& sink) const {
    const std::string_view all = raw();
    std::size_t done = 0;
    for (std::size_t at = has_backslash() ? all.find('\\') : std::string_view::npos;
         at < all.size(); at = at < all.size() ? all.find('\\', at) : all.size()) {
      if (at + 1 < all.size() && is_escapable(rule(), all[at + 1])) {
        if (at > done) sink(all.substr(done, at - done));
        done = at + 1;
      }
      at += 2;
    }
    if (done < all.size()) sink(all.substr(done));
  }

  /// Bytes of the unescaped text. Constant if there is no backslash, else linear.
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    if (!has_backslash()) return raw().size();
    std::size_t total = 0;
    pieces_to([&total](std::string_view piece) { total += piece.size(); });
    return total;
  }

  /// Appends the unescaped text to `out`.
  void append_to(std::string& out) const {
    pieces_to([&out](std::string_view piece) { out.append(piece); });
  }
  /// The unescaped text, copied.
  [[nodiscard]] std::string str() const {
    std::string out;
    append_to(out);
    return out;
  }

  /// Compares the unescaped texts byte by byte. Linear, no allocation.
  [[nodiscard]] friend constexpr bool operator==(const Text& a, const Text& b) noexcept {
    if (a.has_backslash() || b.has_backslash()) return compare(a, b) == std::strong_ordering::equal;
    return a.raw() == b.raw();
  }
  [[nodiscard]] friend constexpr bool operator==(const Text& a, std::string_view b) noexcept {
    return a == Text(b);
  }
  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(const Text& a,
                                                                  const Text& b) noexcept {
    if (a.has_backslash() || b.has_backslash()) return compare(a, b);
    return a.raw() <=> b.raw();
  }

  /// For absl's hash tables: equal texts hash alike however they are spelled. The text is fed in
  /// runs of fixed length, whose borders do not depend on where the escapes are.
  template <class H>
  friend H AbslHashValue(H state, const Text& text) {
    std::array<char, hash_run> run{};
    std::size_t filled = 0;
    std::size_t total = 0;
    text.pieces_to([&](std::string_view piece) {
      total += piece.size();
      while (!piece.empty()) {
        if (filled == 0 && piece.size() >= hash_run) {
          state = H::combine_contiguous(std::move(state), piece.data(), hash_run);
          piece.remove_prefix(hash_run);
          continue;
        }
        const std::size_t taken = piece.copy(run.data() + filled, hash_run - filled);
        piece.remove_prefix(taken);
        filled += taken;
        if (filled == hash_run) {
          state = H::combine_contiguous(std::move(state), run.data(), hash_run);
          filled = 0;
        }
      }
    });
    return H::combine(H::combine_contiguous(std::move(state), run.data(), filled), total);
  }

 private:
  static constexpr int rule_shift = 60;
  static constexpr std::uint64_t size_mask = (std::uint64_t{1} << rule_shift) - 1;
  static constexpr std::size_t hash_run = 64;

  /// Walks the unescaped bytes one by one.
  struct Cursor {
    std::string_view rest;
    EscapeRule rule;
    bool keep_next = false;  // the next character belongs to a backslash that stayed
    constexpr int next() noexcept {
      if (rest.empty()) return -1;
      if (!keep_next && rest[0] == '\\' && rest.size() > 1) {
        if (is_escapable(rule, rest[1])) {
          rest.remove_prefix(1);
        } else {
          keep_next = rule != EscapeRule::none;
        }
      } else {
        keep_next = false;
      }
      const int c = static_cast<unsigned char>(rest[0]);
      rest.remove_prefix(1);
      return c;
    }
  };

  static constexpr std::strong_ordering compare(const Text& a, const Text& b) noexcept {
    Cursor left{a.raw(), a.rule()};
    Cursor right{b.raw(), b.rule()};
    for (;;) {
      const int x = left.next();
      const int y = right.next();
      if (x != y) return x <=> y;
      if (x < 0) return std::strong_ordering::equal;
    }
  }

  const char* data_ = nullptr;
  std::uint64_t bits_ = 0;
};

}  // namespace line_protocol

namespace detail::line_protocol {
/// Returns `use(bytes)` for the unescaped bytes of `text`. Linear; allocates only for a text of
/// more than 128 bytes that has a backslash.
template <class Use>
[[nodiscard]] auto with_unescaped(const faultwire::line_protocol::Text& text, const Use& use) {
  const std::string_view raw = text.raw();
  if (!text.has_backslash()) return use(raw);
  constexpr std::size_t most = 128;
  if (raw.size() > most) return use(std::string_view(text.str()));
  char bytes[most];
  std::size_t size = 0;
  // Byte by byte: most names are short, and finding the backslashes first takes longer.
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool escapes = raw[i] == '\\' && i + 1 < raw.size();
    if (!escapes || !faultwire::line_protocol::is_escapable(text.rule(), raw[i + 1]))
      bytes[size++] = raw[i];
    if (escapes) bytes[size++] = raw[++i];
  }
  return use(std::string_view(bytes, size));
}
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

/// For the standard library's hash tables. Equal texts hash alike however they are spelled.
template <>
struct std::hash<faultwire::line_protocol::Text> {
  /// Returns what `std::hash` returns for the unescaped bytes as a `std::string_view`. So a table
  /// of strings can be asked for a text. Linear; allocates only for a text of more than 128 bytes
  /// that has a backslash.
  [[nodiscard]] std::size_t operator()(const faultwire::line_protocol::Text& text) const {
    return faultwire::detail::line_protocol::with_unescaped(text, std::hash<std::string_view>());
  }
};

#endif
