// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_STREAM_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_STREAM_HPP
/// The one HTTP status that OpenSearch's analytics transport turns into a stream code of its own;
/// everything else goes out as internal.
///
/// @code
/// static_assert(code_cast<rules::http_to_stream>(HttpStatus::too_many_requests) ==
///               StreamErrorCode::resource_exhausted);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to StreamErrorCode: OpenSearch
struct http_to_stream {
  using From = HttpStatus;
  using To = StreamErrorCode;
  static constexpr std::string_view id = "http_to_stream";
  static constexpr std::string_view title = "HTTP to StreamErrorCode: OpenSearch";
  static constexpr To otherwise = To::internal;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::opensearch_analytics});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::too_many_requests, To::resource_exhausted, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
