// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_METADATA_HPP
#define FAULTWIRE_STATUS_METADATA_HPP
/// What an error carries beside code and message: keys and bytes, several values a key in the order
/// in which they were added. A key that a peer refuses, takes for its own or removes never enters:
/// see `reserved_keys`.
///
/// @code
/// Metadata metadata;
/// const bool taken = metadata.add("Query_Id", "q-17");   // kept as query_id
/// const bool refused = !metadata.add("grpc-status", "0");
/// const auto id = metadata.get("query_id");
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/detail/characters.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/detail/sort.hpp"
#include "faultwire/status/metadata_keys.hpp"

namespace faultwire {
inline namespace v1 {

/// Keys and their values. Two are equal if every key has the same values in the same order; the
/// order in which different keys were added is not part of the value.
class Metadata {
 public:
  /// One value of one key.
  struct Entry {
    std::string key;            ///< lower case
    std::string value;          ///< any bytes
    std::uint32_t arrival = 0;  ///< which of the values was added first: see `encode_trailers`

    [[nodiscard]] friend bool operator==(const Entry& a, const Entry& b) noexcept {
      return a.key == b.key && a.value == b.value;
    }
  };

  Metadata() = default;
  /// Takes many values at once, in the time of a sort. Values of one key keep their order. An entry
  /// whose key is no metadata key is left out.
  template <class Lazy = void>
  explicit Metadata(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::erase_if(entries_, [](const Entry& entry) { return !is_metadata_key(entry.key); });
    for (Entry& entry : entries_) {
      lower(entry.key);
      entry.arrival = next_++;
    }
    detail::sort(entries_, [](const Entry& a, const Entry& b) {
      const int order = a.key.compare(b.key);
      return order != 0 ? order < 0 : a.arrival < b.arrival;
    });
  }

  /// Adds a value after those that the key has. Returns false, and changes nothing, if the key is
  /// no metadata key.
  template <class Lazy = void>
  [[nodiscard]] bool add(std::string_view key, std::string_view value) {
    if (!is_metadata_key(key)) return false;
    insert(Entry{lowered(key), std::string(value), next_});
    return true;
  }
  /// Makes `value` the only one of the key. Returns false, and changes nothing, if the key is no
  /// metadata key.
  template <class Lazy = void>
  [[nodiscard]] bool set(std::string_view key, std::string_view value) {
    if (!is_metadata_key(key)) return false;
    // Everything that allocates comes first, so that the old values stay if an allocation fails.
    // `key` and `value` may be views of what is erased.
    Entry entry{lowered(key), std::string(value), next_};
    entries_.reserve(entries_.size() + 1);
    std::erase_if(entries_, [&](const Entry& old) { return old.key == entry.key; });
    insert(std::move(entry));
    return true;
  }
  /// Returns the last value of the key, or nothing. The view lives until the next change.
  template <class Lazy = void>
  [[nodiscard]] std::optional<std::string_view> get(std::string_view key) const {
    const auto values = get_all(key);
    if (values.empty()) return std::nullopt;
    // Explicit: clang 21 warns of a returned stack address for the implicit conversion.
    return std::string_view(values.back().value);
  }
  /// Returns all values of the key, in order. The view lives until the next change.
  template <class Lazy = void>
  [[nodiscard]] std::span<const Entry> get_all(std::string_view key) const {
    const std::string name = lowered(key);
    const std::size_t last = place_after(name);
    std::size_t first = last;
    while (first > 0 && entries_[first - 1].key == name) --first;
    return std::span<const Entry>(entries_).subspan(first, last - first);
  }
  /// Removes all values of the key and returns how many there were.
  template <class Lazy = void>
  std::size_t erase(std::string_view key) {
    const std::string name = lowered(key);
    return std::erase_if(entries_, [&](const Entry& entry) { return entry.key == name; });
  }
  /// Removes all values of the keys for which `is_refused(key)` is true, and returns how many there
  /// were.
  template <class F>
  std::size_t erase_if(F&& is_refused) {
    return std::erase_if(entries_, [&](const Entry& entry) {
      return static_cast<bool>(is_refused(std::string_view(entry.key)));
    });
  }

  /// All entries, sorted by key; the values of one key in their order.
  [[nodiscard]] auto begin() const noexcept { return entries_.begin(); }
  [[nodiscard]] auto end() const noexcept { return entries_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

  /// Sends a text for logs: the keys, and how many bytes each value has. Only the values of keys in
  /// `shown` are sent themselves, with `?` for everything that is not printable ASCII.
  template <Sink S>
  void redacted_to(S&& sink, std::span<const std::string_view> shown = {}) const {
    std::string_view between;
    for (const Entry& entry : entries_) {
      sink(between);
      sink(std::string_view(entry.key));
      sink(std::string_view("="));
      bool visible = false;
      for (const std::string_view key : shown) visible = visible || key == entry.key;
      if (visible) {
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

  [[nodiscard]] friend bool operator==(const Metadata& a, const Metadata& b) noexcept {
    return a.entries_ == b.entries_;
  }

 private:
  static void lower(std::string& name) noexcept {
    for (char& c : name) c = detail::fold_case(c);
  }
  template <class Lazy = void>
  static std::string lowered(std::string_view key) {
    std::string name(key);
    lower(name);
    return name;
  }
  /// The position after the last value of a key. Logarithmic.
  [[nodiscard]] std::size_t place_after(std::string_view key) const noexcept {
    std::size_t low = 0;
    std::size_t high = entries_.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (key < entries_[middle].key) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
  template <class Lazy = void>
  void insert(Entry entry) {
    const auto place = static_cast<std::ptrdiff_t>(place_after(entry.key));
    entries_.insert(entries_.begin() + place, std::move(entry));
    ++next_;
  }

  std::vector<Entry> entries_;  // sorted by key, stable
  std::uint32_t next_ = 0;
};

/// Which metadata may leave the process, and under which name it comes in. The views must outlive
/// the policy.
struct MetadataPolicy {
  bool everything = false;    ///< all keys pass in both directions as they are
  std::string_view prefix{};  ///< keys that begin with it may leave; what comes in gets it
  std::span<const std::string_view> allowed{};  ///< other keys that pass
  bool withholds_secrets = false;  ///< keys for which `is_secret_key` is true do not pass

  /// Returns whether values of the key pass.
  [[nodiscard]] constexpr bool allows(std::string_view key) const noexcept {
    if (withholds_secrets && is_secret_key(key)) return false;
    if (everything || (!prefix.empty() && key.starts_with(prefix))) return true;
    for (const std::string_view other : allowed) {
      if (other == key) return true;
    }
    return false;
  }
  /// Returns the part of `metadata` that may leave.
  template <class Lazy = void>
  [[nodiscard]] Metadata outgoing(const Metadata& metadata) const {
    Metadata kept = metadata;
    kept.erase_if([&](std::string_view key) { return !allows(key); });
    return kept;
  }
  /// Returns the part of `metadata` that comes in: the allowed keys, each with the prefix once.
  template <class Lazy = void>
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
inline constexpr std::string_view opensearch_keys[] = {"correlation-id"sv};
}  // namespace detail::status

/// Everything that is legal passes.
inline constexpr MetadataPolicy pass_all_metadata{.everything = true};
/// Everything passes except for what is likely to be a secret.
inline constexpr MetadataPolicy pass_no_secrets{.everything = true, .withholds_secrets = true};
/// Nothing passes.
inline constexpr MetadataPolicy pass_no_metadata{};
/// OpenSearch's policy: keys with its prefix, and its list of one. Authority: FlightErrorMapper of
/// OpenSearch, 2026-06.
inline constexpr MetadataPolicy opensearch_metadata{.prefix = "opensearch.",
                                                    .allowed = detail::status::opensearch_keys};

}  // namespace v1
}  // namespace faultwire

#endif
