// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_SPAN_STATUS_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_SPAN_STATUS_HPP
/// HTTP statuses as the status of an OpenTelemetry span. The sides disagree on 4xx, so the pair has
/// no default.
///
/// @code
/// static_assert(code_cast<rules::http_to_span_status_client>(HttpStatus::not_found) ==
///               SpanStatus::error);
/// static_assert(code_cast<rules::http_to_span_status_server>(HttpStatus::not_found) ==
///               SpanStatus::unset);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/span_status.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// Client spans: 4xx, 5xx and a number that is no status are errors.
struct http_to_span_status_client {
  using From = HttpStatus;
  using To = SpanStatus;
  static constexpr std::string_view id = "http_to_span_status_client"sv;
  static constexpr std::string_view title = "HTTP to span status: the client's span"sv;
  static constexpr To otherwise = To::error;
  static constexpr Authority by{Basis::documented, sources::otel_http_spans};
  static constexpr Authority otherwise_by{Basis::documented, sources::otel_http_spans};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {{From{100}, From{399}}, To::unset},
      {{From{400}, From{599}}, To::error},
  };
};

/// Server spans: 5xx is an error.
struct http_to_span_status_server {
  using From = HttpStatus;
  using To = SpanStatus;
  static constexpr std::string_view id = "http_to_span_status_server"sv;
  static constexpr std::string_view title = "HTTP to span status: the server's span"sv;
  static constexpr To otherwise = To::error;
  static constexpr Authority by{Basis::documented, sources::otel_http_spans};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {{From{100}, From{499}}, To::unset},
      {{From{500}, From{599}}, To::error},
  };
};

}  // namespace rules

namespace detail::mapping {
/// The rules of the pair.
using http_to_span_status_rules =
    RuleList<rules::http_to_span_status_client, rules::http_to_span_status_server>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
