// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_STREAM_TO_HTTP_HPP
#define FAULTWIRE_MAPPING_RULES_STREAM_TO_HTTP_HPP
/// OpenSearch's stream codes as the HTTP statuses that its analytics transport gives them; every
/// other exception is a 500.
///
/// @code
/// static_assert(code_cast<rules::stream_to_http>(StreamErrorCode::resource_exhausted) ==
///               HttpStatus::too_many_requests);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// StreamErrorCode to HTTP: OpenSearch
struct stream_to_http {
  using From = StreamErrorCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "stream_to_http";
  static constexpr std::string_view title = "StreamErrorCode to HTTP: OpenSearch";
  static constexpr To otherwise = To::internal_server_error;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::opensearch_analytics});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::resource_exhausted, To::too_many_requests, Basis::implementation, 0},
      {From::unavailable, To::service_unavailable, Basis::implementation, 0},
      {From::invalid_argument, To::bad_request, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
