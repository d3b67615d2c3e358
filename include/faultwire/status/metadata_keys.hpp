// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_METADATA_KEYS_HPP
#define FAULTWIRE_STATUS_METADATA_KEYS_HPP
/// Which keys an error may carry, and what peers do with the keys that it may not. One row a key,
/// with its source.
///
/// @code
/// static_assert(is_metadata_key("query_id"));
/// static_assert(!is_metadata_key("grpclb_client_stats"));  // terminates a gRPC C++ server
/// static_assert(is_secret_key("X-Api-Key"));
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/sources.hpp"
#include "faultwire/detail/characters.hpp"

namespace faultwire {
inline namespace v1 {

/// What a peer does with a key that has a meaning of its own.
enum class KeyFate : std::uint8_t {
  terminates,  ///< gRPC C++ ends the process that sends it. Such a key never enters
  taken,       ///< gRPC or HTTP use it themselves, replace it or end the stream. It never enters
  removed,     ///< a peer removes it before its program sees the metadata. It never enters
  single,      ///< it may enter, but a peer refuses or joins several values, or keeps one
  renamed,     ///< it may enter, but travels with -bin: gRPC C++ takes its value for the details
};

/// One key that is not free.
struct ReservedKey {
  std::string_view key;
  KeyFate fate;
  const Source* source;
};

namespace detail::status {
using namespace std::string_view_literals;

inline constexpr Source http2_fields{"RFC 9113"sv, "8.2.2 Connection-Specific Header Fields"sv,
                                     "2022-06"sv};
inline constexpr Source grpc_http2_spec{"gRPC documentation"sv, "doc/PROTOCOL-HTTP2.md"sv,
                                        "2026-08"sv};
inline constexpr Source grpc_core_keys{
    "gRPC C-core"sv, "src/core/call/metadata_batch.h at 04af941905; 1.51 has most of them"sv,
    "2026"sv};
/// It compares only the bytes that the key has, so the start of `grpc-status-details-bin` is equal.
inline constexpr Source grpc_cpp_details{
    "gRPC C++"sv, "include/grpcpp/impl/metadata_map.h: GetBinaryErrorDetails"sv, "2026"sv};
inline constexpr Source node_single{
    "Node.js"sv, "lib/internal/http2/util.js: kSingleValueHeaders"sv, "2026-11"sv};

inline constexpr ReservedKey reserved_keys[] = {
    {"-bin"sv, KeyFate::terminates, &grpc_http2_spec},
    {"access-control-allow-credentials"sv, KeyFate::single, &node_single},
    {"access-control-max-age"sv, KeyFate::single, &node_single},
    {"access-control-request-method"sv, KeyFate::single, &node_single},
    {"age"sv, KeyFate::single, &node_single},
    {"authorization"sv, KeyFate::single, &node_single},
    {"connection"sv, KeyFate::taken, &http2_fields},
    {"content-encoding"sv, KeyFate::taken, &grpc_http2_spec},
    {"content-language"sv, KeyFate::single, &node_single},
    {"content-length"sv, KeyFate::taken, &grpc_http2_spec},
    {"content-location"sv, KeyFate::single, &node_single},
    {"content-md5"sv, KeyFate::single, &node_single},
    {"content-range"sv, KeyFate::single, &node_single},
    {"content-type"sv, KeyFate::taken, &grpc_http2_spec},
    {"cookie"sv, KeyFate::single, &node_single},
    {"date"sv, KeyFate::taken, &grpc_http2_spec},
    {"dnt"sv, KeyFate::single, &node_single},
    {"endpoint-load-metrics-bin"sv, KeyFate::removed, &grpc_core_keys},
    {"etag"sv, KeyFate::single, &node_single},
    {"expires"sv, KeyFate::single, &node_single},
    {"from"sv, KeyFate::single, &node_single},
    {"g"sv, KeyFate::renamed, &grpc_cpp_details},
    {"gr"sv, KeyFate::renamed, &grpc_cpp_details},
    {"grp"sv, KeyFate::renamed, &grpc_cpp_details},
    {"grpc"sv, KeyFate::taken, &grpc_cpp_details},
    {"grpclb_client_stats"sv, KeyFate::terminates, &grpc_core_keys},
    {"host"sv, KeyFate::taken, &grpc_core_keys},
    {"http2-settings"sv, KeyFate::taken, &http2_fields},
    {"if-match"sv, KeyFate::single, &node_single},
    {"if-modified-since"sv, KeyFate::single, &node_single},
    {"if-none-match"sv, KeyFate::single, &node_single},
    {"if-range"sv, KeyFate::single, &node_single},
    {"if-unmodified-since"sv, KeyFate::single, &node_single},
    {"keep-alive"sv, KeyFate::taken, &http2_fields},
    {"last-modified"sv, KeyFate::single, &node_single},
    {"lb-cost-bin"sv, KeyFate::removed, &grpc_core_keys},
    {"lb-token"sv, KeyFate::removed, &grpc_core_keys},
    {"location"sv, KeyFate::single, &node_single},
    {"max-forwards"sv, KeyFate::single, &node_single},
    {"proxy-authorization"sv, KeyFate::single, &node_single},
    {"proxy-connection"sv, KeyFate::taken, &http2_fields},
    {"range"sv, KeyFate::single, &node_single},
    {"referer"sv, KeyFate::single, &node_single},
    {"retry-after"sv, KeyFate::single, &node_single},
    {"server"sv, KeyFate::taken, &grpc_http2_spec},
    {"status"sv, KeyFate::taken, &grpc_http2_spec},
    {"te"sv, KeyFate::taken, &http2_fields},
    {"tk"sv, KeyFate::single, &node_single},
    {"traceparent"sv, KeyFate::single, &grpc_core_keys},
    {"trailer"sv, KeyFate::taken, &grpc_http2_spec},
    {"transfer-encoding"sv, KeyFate::taken, &http2_fields},
    {"upgrade"sv, KeyFate::taken, &http2_fields},
    {"upgrade-insecure-requests"sv, KeyFate::single, &node_single},
    {"user-agent"sv, KeyFate::taken, &grpc_core_keys},
    {"x-arrow-status"sv, KeyFate::removed, &sources::arrow_cpp_client},
    {"x-arrow-status-detail-bin"sv, KeyFate::removed, &sources::arrow_cpp_client},
    {"x-arrow-status-message-bin"sv, KeyFate::removed, &sources::arrow_cpp_client},
    {"x-content-type-options"sv, KeyFate::single, &node_single},
    {"x-envoy-peer-metadata"sv, KeyFate::removed, &grpc_core_keys},
    {"x-forwarded-for"sv, KeyFate::single, &grpc_core_keys},
    {"x-forwarded-host"sv, KeyFate::single, &grpc_core_keys},
};

/// What names a secret.
inline constexpr std::string_view secret_words[] = {
    "authorization"sv, "apikey"sv,      "api-key"sv, "api_key"sv, "cookie"sv,
    "credential"sv,    "credentials"sv, "jwt"sv,     "passwd"sv,  "password"sv,
    "secret"sv,        "session"sv,     "token"sv,
};

[[nodiscard]] constexpr bool is_key_char(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '-';
}
[[nodiscard]] constexpr bool is_border(char c) noexcept { return c == '-' || c == '_' || c == '.'; }
/// Whether `text` is `word`, which is in lower case.
[[nodiscard]] constexpr bool is_word(std::string_view text, std::string_view word) noexcept {
  if (text.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (detail::fold_case(text[i]) != word[i]) return false;
  }
  return true;
}
}  // namespace detail::status

/// The keys that are not free, sorted. Every name that begins with `grpc-` or `:` is not free
/// either.
inline constexpr const auto& reserved_keys = detail::status::reserved_keys;

/// Returns the row of `key`, in any case; null if the key is free. In static storage.
[[nodiscard]] constexpr const ReservedKey* reserved_key(std::string_view key) noexcept {
  for (const ReservedKey& row : reserved_keys) {
    if (detail::status::is_word(key, row.key)) return &row;
  }
  return nullptr;
}

/// Returns whether an error must not carry the key, in any case, because a peer takes it for its
/// own, removes it or terminates.
[[nodiscard]] constexpr bool is_reserved_key(std::string_view key) noexcept {
  if (key.starts_with(':') || detail::status::is_word(key.substr(0, 5), "grpc-")) return true;
  const ReservedKey* row = reserved_key(key);
  return row != nullptr && row->fate != KeyFate::single && row->fate != KeyFate::renamed;
}

/// Returns whether the name, once in lower case, may be a key: `[0-9a-z_.-]+`, and not reserved.
/// Linear. Authority: gRPC's PROTOCOL-HTTP2.md, Custom-Metadata.
[[nodiscard]] constexpr bool is_metadata_key(std::string_view key) noexcept {
  if (key.empty()) return false;
  for (const char c : key) {
    if (!detail::status::is_key_char(detail::fold_case(c))) return false;
  }
  return !is_reserved_key(key);
}

/// The words that name a secret: a key is one if it has one of them as a whole word between `-`,
/// `_` and `.`, or is one.
inline constexpr const auto& secret_key_words = detail::status::secret_words;

/// Returns whether the value of this key is likely to be a secret, by the name, in any case, with
/// or without `-bin`. It is a guess: a secret under a name without such a word is not found.
[[nodiscard]] constexpr bool is_secret_key(std::string_view key) noexcept {
  for (const std::string_view word : secret_key_words) {
    for (std::size_t at = 0; at + word.size() <= key.size(); ++at) {
      const std::size_t end = at + word.size();
      if (at != 0 && !detail::status::is_border(key[at - 1])) continue;
      if (end != key.size() && !detail::status::is_border(key[end])) continue;
      if (detail::status::is_word(key.substr(at, word.size()), word)) return true;
    }
  }
  return false;
}

}  // namespace v1
}  // namespace faultwire

#endif
