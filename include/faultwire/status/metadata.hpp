// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_METADATA_HPP
#define FAULTWIRE_STATUS_METADATA_HPP
/// What an error carries beside code and message: keys and bytes, several values a key in the order
/// in which they were added. A key that gRPC would refuse, or that gRPC or HTTP own, never enters,
/// because such a key aborts a gRPC C++ server. Authority: gRPC's PROTOCOL-HTTP2.md,
/// Custom-Metadata.
///
/// @code
/// Metadata metadata;
/// const bool taken = metadata.add("Query_Id", "q-17");   // kept as query_id
/// const bool refused = !metadata.add("grpc-status", "0");
/// const auto id = metadata.get("query_id");
/// @endcode

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/detail/characters.hpp"
#include "faultwire/detail/sink.hpp"

namespace faultwire {
inline namespace v1 {

/// Names that gRPC or HTTP/2 own: a peer would take them for its own, drop them, or end
/// the connection. Every name that begins with `grpc-` is theirs too.
inline constexpr auto reserved_metadata_keys = std::to_array<std::string_view>({
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-connection",
    "server",
    "status",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
});

namespace detail::status {
[[nodiscard]] constexpr bool is_key_char(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '-';
}
}  // namespace detail::status

/// Whether gRPC or HTTP own the name, in any case.
[[nodiscard]] constexpr bool is_reserved_key(std::string_view key) noexcept {
  const auto same = [](std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, std::ranges::equal_to{}, detail::fold_case);
  };
  return key.starts_with(':') || same(key.substr(0, 5), "grpc-") ||
         std::ranges::any_of(reserved_metadata_keys,
                             [&](std::string_view own) { return same(key, own); });
}

/// Whether the name, once in lower case, may be a key: `[0-9a-z_.-]+`, and nobody's own. Linear.
[[nodiscard]] constexpr bool is_metadata_key(std::string_view key) noexcept {
  return !key.empty() && std::ranges::all_of(key, detail::status::is_key_char, detail::fold_case) &&
         !is_reserved_key(key);
}

/// What names a secret: a key is one if it has one of these as a whole word between `-`, `_` and
/// `.`, or is one.
inline constexpr auto secret_key_words = std::to_array<std::string_view>({
    "authorization",
    "apikey",
    "api-key",
    "api_key",
    "cookie",
    "credential",
    "credentials",
    "jwt",
    "passwd",
    "password",
    "secret",
    "session",
    "token",
});

/// Whether the value of this key is likely to be a secret: by its name, in any case, with or
/// without `-bin`. A guess by names: what it does not know it does not keep secret.
[[nodiscard]] constexpr bool is_secret_key(std::string_view key) noexcept {
  const auto is_border = [](char c) { return c == '-' || c == '_' || c == '.'; };
  return std::ranges::any_of(secret_key_words, [&](std::string_view word) {
    for (std::size_t at = 0; at + word.size() <= key.size(); ++at) {
      const std::size_t end = at + word.size();
      if (at != 0 && !is_border(key[at - 1])) continue;
      if (end != key.size() && !is_border(key[end])) continue;
      if (std::ranges::equal(key.substr(at, word.size()), word, std::ranges::equal_to{},
                             detail::fold_case))
        return true;
    }
    return false;
  });
}

/// Keys and their values. Equal if every key has the same values in the same order; the order in
/// which keys came is not part of the value.
class Metadata {
 public:
  /// One value of one key.
  struct Entry {
    std::string key;    ///< lower case
    std::string value;  ///< any bytes
    [[nodiscard]] friend bool operator==(const Entry&, const Entry&) = default;
  };

  Metadata() = default;
  /// Many at once, in the time of a sort, each value behind those of its key that stand before it.
  /// What may not be a key is left out.
  explicit Metadata(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::erase_if(entries_, [](const Entry& entry) { return !is_metadata_key(entry.key); });
    for (Entry& entry : entries_) entry.key = lowered(entry.key);
    std::ranges::stable_sort(entries_, std::ranges::less{}, key_of);
  }

  /// Adds a value behind those that the key has. False, and nothing is changed, if the key may not
  /// be one.
  [[nodiscard]] bool add(std::string_view key, std::string_view value) {
    if (!is_metadata_key(key)) return false;
    std::string name = lowered(key);
    const auto place =
        std::ranges::upper_bound(entries_, std::string_view(name), std::ranges::less{}, key_of);
    entries_.insert(place, Entry{std::move(name), std::string(value)});
    return true;
  }
  /// Makes `value` the only one of the key. False, and nothing is changed, if the key may not be
  /// one.
  [[nodiscard]] bool set(std::string_view key, std::string_view value) {
    if (!is_metadata_key(key)) return false;
    // All that takes memory first, so that the old values stay where there is none. `key` and
    // `value` may be views of what is erased.
    Entry entry{lowered(key), std::string(value)};
    entries_.reserve(entries_.size() + 1);
    std::erase_if(entries_, [&](const Entry& old) { return old.key == entry.key; });
    const auto place = std::ranges::upper_bound(entries_, std::string_view(entry.key),
                                                std::ranges::less{}, key_of);
    entries_.insert(place, std::move(entry));
    return true;
  }
  /// The last value of the key. The view lives until the next change.
  [[nodiscard]] std::optional<std::string_view> get(std::string_view key) const {
    const auto values = get_all(key);
    if (values.empty()) return std::nullopt;
    // Explicit: clang 21 warns of a returned stack address for the implicit conversion.
    return std::string_view(values.back().value);
  }
  /// All values of the key, in order. The view lives until the next change.
  [[nodiscard]] std::span<const Entry> get_all(std::string_view key) const {
    const std::string name = lowered(key);
    const auto first =
        std::ranges::lower_bound(entries_, std::string_view(name), std::ranges::less{}, key_of);
    const auto last =
        std::ranges::upper_bound(entries_, std::string_view(name), std::ranges::less{}, key_of);
    return {first, last};
  }
  /// Removes all values of the key and says how many there were.
  std::size_t erase(std::string_view key) {
    const std::string name = lowered(key);
    return std::erase_if(entries_, [&](const Entry& entry) { return entry.key == name; });
  }

  /// All entries, by key, the values of one key in their order.
  [[nodiscard]] auto begin() const noexcept { return entries_.begin(); }
  [[nodiscard]] auto end() const noexcept { return entries_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

  /// For logs: the keys, and how many bytes each value has; the value itself only of the keys in
  /// `shown`, and there only printable ASCII.
  template <Sink S>
  void redacted_to(S&& sink, std::span<const std::string_view> shown = {}) const {
    std::string_view between;
    for (const Entry& entry : entries_) {
      sink(between);
      sink(std::string_view(entry.key));
      sink(std::string_view("="));
      if (std::ranges::find(shown, entry.key) != shown.end()) {
        for (const char c : entry.value)
          sink(c >= ' ' && c <= '~' ? std::string_view(&c, 1) : std::string_view("?"));
      } else {
        sink(std::string_view("<"));
        sink(std::string_view(std::to_string(entry.value.size())));
        sink(std::string_view(" bytes>"));
      }
      between = ", ";
    }
  }

  [[nodiscard]] friend bool operator==(const Metadata&, const Metadata&) = default;

 private:
  static std::string_view key_of(const Entry& entry) noexcept { return entry.key; }
  static std::string lowered(std::string_view key) {
    std::string name(key);
    for (char& c : name) c = detail::fold_case(c);
    return name;
  }

  std::vector<Entry> entries_;  // sorted by key, stable
};

/// What may leave the process, and under which name it comes in. The views must outlive the policy.
struct MetadataPolicy {
  bool everything = false;    ///< all keys pass both ways as they are
  std::string_view prefix{};  ///< keys that begin with it may leave; what comes in gets it
  std::span<const std::string_view> allowed{};  ///< other keys that pass
  bool withholds_secrets = false;  ///< of all these, keys that `is_secret_key` knows stay

  [[nodiscard]] constexpr bool allows(std::string_view key) const noexcept {
    if (withholds_secrets && is_secret_key(key)) return false;
    return everything || (!prefix.empty() && key.starts_with(prefix)) ||
           std::ranges::find(allowed, key) != allowed.end();
  }
  /// What of `metadata` may leave.
  [[nodiscard]] Metadata outgoing(const Metadata& metadata) const {
    Metadata kept;
    for (const auto& entry : metadata) {
      if (allows(entry.key)) (void)kept.add(entry.key, entry.value);
    }
    return kept;
  }
  /// What of `metadata` comes in: the allowed keys, each with the prefix once.
  [[nodiscard]] Metadata incoming(const Metadata& metadata) const {
    Metadata kept;
    for (const auto& entry : metadata) {
      if (!allows(entry.key)) continue;
      const bool has_prefix = everything || entry.key.starts_with(prefix);
      (void)kept.add(has_prefix ? entry.key : std::string(prefix) + entry.key, entry.value);
    }
    return kept;
  }
};

namespace detail::status {
inline constexpr std::array<std::string_view, 1> opensearch_keys = {"correlation-id"};
}  // namespace detail::status

/// Everything that is legal passes.
inline constexpr MetadataPolicy pass_all_metadata{.everything = true};
/// Everything but what is likely to be a secret passes.
inline constexpr MetadataPolicy pass_no_secrets{.everything = true, .withholds_secrets = true};
/// Nothing passes.
inline constexpr MetadataPolicy pass_no_metadata{};
/// As OpenSearch names it: keys of its prefix, and its list of one. Authority: FlightErrorMapper of
/// OpenSearch, 2026-06.
inline constexpr MetadataPolicy opensearch_metadata{.prefix = "opensearch.",
                                                    .allowed = detail::status::opensearch_keys};

}  // namespace v1
}  // namespace faultwire

#endif
