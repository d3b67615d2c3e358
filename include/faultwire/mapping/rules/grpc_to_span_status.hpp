// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_SPAN_STATUS_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_SPAN_STATUS_HPP
/// gRPC codes as the status of an OpenTelemetry span. The sides disagree, so the pair has no
/// default.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_span_status_client>(GrpcCode::not_found) ==
///               SpanStatus::error);
/// static_assert(code_cast<rules::grpc_to_span_status_server>(GrpcCode::not_found) ==
///               SpanStatus::unset);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/span_status.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// Client spans: every code except for OK is an error.
struct grpc_to_span_status_client {
  using From = GrpcCode;
  using To = SpanStatus;
  static constexpr std::string_view id = "grpc_to_span_status_client"sv;
  static constexpr std::string_view title = "gRPC to span status: the client's span"sv;
  static constexpr To otherwise = To::error;
  static constexpr Authority by{Basis::documented, sources::otel_grpc_spans};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {every<From>, To::error},
      {From::ok, To::unset},
  };
};

/// Server spans: six codes are errors; the others are the client's fault.
struct grpc_to_span_status_server {
  using From = GrpcCode;
  using To = SpanStatus;
  static constexpr std::string_view id = "grpc_to_span_status_server"sv;
  static constexpr std::string_view title = "gRPC to span status: the server's span"sv;
  static constexpr To otherwise = To::unset;
  static constexpr Authority by{Basis::documented, sources::otel_grpc_spans};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {every<From>, To::unset},
      {From::unknown, To::error},
      {From::deadline_exceeded, To::error},
      {From::unimplemented, To::error},
      {From::internal, To::error},
      {From::unavailable, To::error},
      {From::data_loss, To::error},
  };
};

}  // namespace rules

namespace detail::mapping {
/// The rules of the pair.
using grpc_to_span_status_rules =
    RuleList<rules::grpc_to_span_status_client, rules::grpc_to_span_status_server>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
