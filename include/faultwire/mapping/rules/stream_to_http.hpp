// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_STREAM_TO_HTTP_HPP
#define FAULTWIRE_MAPPING_RULES_STREAM_TO_HTTP_HPP
/// OpenSearch's stream codes as the HTTP statuses that its analytics transport gives them.
///
/// @code
/// static_assert(code_cast<rules::stream_to_http>(StreamErrorCode::unavailable) ==
///               HttpStatus::service_unavailable);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The three codes that have a status of their own. Every other exception is a 500, unless its
/// cause is an OpenSearchException of another status.
struct stream_to_http {
  using From = StreamErrorCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "stream_to_http"sv;
  static constexpr std::string_view title = "StreamErrorCode to HTTP: OpenSearch"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::implementation, sources::opensearch_analytics};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::resource_exhausted, To::too_many_requests},
      {From::unavailable, To::service_unavailable},
      {From::invalid_argument, To::bad_request},
  };
};

}  // namespace rules

namespace detail::mapping {
/// The rules of the pair.
using stream_to_http_rules = RuleList<rules::stream_to_http>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
