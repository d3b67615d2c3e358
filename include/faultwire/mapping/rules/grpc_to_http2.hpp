// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP2_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP2_HPP
/// gRPC codes as the HTTP/2 error codes of a stream that is reset.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_http2>(GrpcCode::unavailable) ==
///               Http2Error::refused_stream);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// C-core.
struct grpc_to_http2 {
  using From = GrpcCode;
  using To = Http2Error;
  static constexpr std::string_view id = "grpc_to_http2"sv;
  static constexpr std::string_view title = "gRPC to HTTP/2: gRPC C-core"sv;
  static constexpr To otherwise = To::internal_error;
  static constexpr Authority by{Basis::implementation, sources::grpc_core_http2};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {every<From>, To::internal_error},
      {From::ok, To::no_error},
      {From::cancelled, To::cancel},
      {From::deadline_exceeded, To::cancel},
      {From::permission_denied, To::inadequate_security},
      {From::resource_exhausted, To::enhance_your_calm},
      {From::unavailable, To::refused_stream},
  };
};

/// tonic.
struct grpc_to_http2_tonic {
  using From = GrpcCode;
  using To = Http2Error;
  static constexpr std::string_view id = "grpc_to_http2_tonic"sv;
  static constexpr std::string_view title = "gRPC to HTTP/2: tonic"sv;
  static constexpr To otherwise = To::internal_error;
  static constexpr Authority by{Basis::implementation, sources::tonic_status};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {every<From>, To::internal_error},
      {From::cancelled, To::cancel},
  };
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, Http2Error> {
  using type = rules::grpc_to_http2;
};

namespace detail::mapping {
/// The rules of the pair.
using grpc_to_http2_rules = RuleList<rules::grpc_to_http2, rules::grpc_to_http2_tonic>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
