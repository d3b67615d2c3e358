// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_DETAIL_RATE_LIMIT_HPP
#define FAULTWIRE_RETRY_DETAIL_RATE_LIMIT_HPP
/// Reads the field `RateLimit`: a list of structured fields (RFC 9651), or the dictionary of draft
/// 7.
///
/// @code
/// using faultwire::detail::retry::read_rate_limit;
/// static_assert(read_rate_limit("limit=9, remaining=0, reset=4").wait == 4);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace detail::retry {

/// What the field says, all its policies together.
struct RateLimitState {
  bool valid = false;     ///< whether the text could be read
  bool used_up = false;   ///< whether nothing remains of some policy
  std::int64_t wait = 0;  ///< seconds until all policies that are used up begin again
};

/// Returns the number of up to 15 digits, which is what a structured field may hold.
[[nodiscard]] constexpr std::optional<std::int64_t> small_count(std::string_view text) noexcept {
  if (text.empty() || text.size() > 15) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Takes the field apart. Each member is `name` or `"name"`, with parameters `;key=value`; a member
/// of draft 7 is `key=value`.
class RateLimitReader {
 public:
  constexpr explicit RateLimitReader(std::string_view text) noexcept : rest_(text) {}

  [[nodiscard]] constexpr RateLimitState read() noexcept {
    RateLimitState out;
    for (;;) {
      skip_blanks();
      if (!member()) return {};
      skip_blanks();
      const bool more = take(',');
      if ((!more || !of_draft_7_) && !add(out)) return {};
      if (!more) break;
    }
    out.valid = rest_.empty();
    return out.valid ? out : RateLimitState{};
  }

 private:
  /// Adds the policy that was read last.
  constexpr bool add(RateLimitState& out) noexcept {
    if (!remaining_) return false;
    if (*remaining_ == 0) {
      if (!reset_) return false;
      out.used_up = true;
      if (*reset_ > out.wait) out.wait = *reset_;
    }
    remaining_.reset();
    reset_.reset();
    return true;
  }

  constexpr bool member() noexcept {
    if (rest_.starts_with('"')) {
      if (!quoted()) return false;
    } else {
      const std::string_view key = word();
      if (key.empty()) return false;
      if (take('=')) {
        of_draft_7_ = true;
        return value_of(key, "remaining", "reset");
      }
    }
    while (take(';')) {
      skip_blanks();
      const std::string_view key = word();
      if (key.empty() || (take('=') && !value_of(key, "r", "t"))) return false;
    }
    return true;
  }
  /// Reads the value of a key; those of other keys are not looked at.
  constexpr bool value_of(std::string_view key, std::string_view remaining,
                          std::string_view reset) noexcept {
    if (rest_.starts_with('"')) return key != remaining && key != reset && quoted();
    const std::string_view text = word();
    if (key != remaining && key != reset) return !text.empty();
    const auto value = small_count(text);
    (key == remaining ? remaining_ : reset_) = value;
    return value.has_value();
  }
  constexpr bool quoted() noexcept {
    std::size_t i = 1;
    while (i < rest_.size() && rest_[i] != '"') i += rest_[i] == '\\' ? 2u : 1u;
    if (i >= rest_.size()) return false;
    rest_.remove_prefix(i + 1);
    return true;
  }
  constexpr std::string_view word() noexcept {
    constexpr std::string_view ends = " \t,;=\"";
    const std::size_t end = rest_.find_first_of(ends);
    const std::string_view out = rest_.substr(0, end);
    rest_.remove_prefix(out.size());
    return out;
  }
  constexpr bool take(char c) noexcept {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  constexpr void skip_blanks() noexcept {
    while (rest_.starts_with(' ') || rest_.starts_with('\t')) rest_.remove_prefix(1);
  }

  std::string_view rest_;
  bool of_draft_7_ = false;
  std::optional<std::int64_t> remaining_ = {};
  std::optional<std::int64_t> reset_ = {};
};

[[nodiscard]] constexpr RateLimitState read_rate_limit(std::string_view text) noexcept {
  return RateLimitReader(text).read();
}

}  // namespace detail::retry
}  // namespace v1
}  // namespace faultwire

#endif
