// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_STREAM_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_STREAM_HPP
/// HTTP statuses as OpenSearch's stream codes.
///
/// @code
/// static_assert(code_cast<rules::http_to_stream>(HttpStatus::too_many_requests) ==
///               StreamErrorCode::resource_exhausted);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The one status that OpenSearch's analytics transport turns into a code of its own.
struct http_to_stream {
  using From = HttpStatus;
  using To = StreamErrorCode;
  static constexpr std::string_view id = "http_to_stream"sv;
  static constexpr std::string_view title = "HTTP to StreamErrorCode: OpenSearch"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::implementation, sources::opensearch_analytics};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::too_many_requests, To::resource_exhausted},
  };
};

}  // namespace rules

namespace detail::mapping {
/// The rules of the pair.
using http_to_stream_rules = RuleList<rules::http_to_stream>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
