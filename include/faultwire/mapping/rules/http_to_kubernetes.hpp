// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_KUBERNETES_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_KUBERNETES_HPP
/// The reason that a client of the Kubernetes API makes of an HTTP answer without a `Status`
/// object.
///
/// @code
/// static_assert(code_cast<KubernetesReason>(HttpStatus::bad_gateway) ==
///               KubernetesReason::internal_error);
/// static_assert(code_cast<KubernetesReason>(HttpStatus::gone) == KubernetesReason::unknown);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/kubernetes.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// 409 is AlreadyExists if the method was POST, else Conflict. 410 and 413 are Unknown, although
/// Gone, Expired and RequestEntityTooLarge have these statuses. Numbers outside 300 to 599 have no
/// row: a success has no reason, and HTTP has no status from 600 on.
struct http_to_kubernetes {
  using From = HttpStatus;
  using To = KubernetesReason;
  static constexpr std::string_view id = "http_to_kubernetes"sv;
  static constexpr std::string_view title = "HTTP to Kubernetes reason"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::kubernetes_errors};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {{From{300}, From{499}}, To::unknown},
      {{From{500}, From{599}}, To::internal_error},
      {From::bad_request, To::bad_request},
      {From::unauthorized, To::unauthorized},
      {From::forbidden, To::forbidden},
      {From::not_found, To::not_found},
      {From::method_not_allowed, To::method_not_allowed},
      {From::not_acceptable, To::not_acceptable},
      {From::conflict, To::conflict},
      {From::conflict, To::already_exists},
      {From::unsupported_media_type, To::unsupported_media_type},
      {From::unprocessable_content, To::invalid},
      {From::too_many_requests, To::too_many_requests},
      {From::service_unavailable, To::service_unavailable},
      {From::gateway_timeout, To::timeout},
  };
};

}  // namespace rules

namespace detail::mapping {
/// The rules of the pair.
using http_to_kubernetes_rules = RuleList<rules::http_to_kubernetes>;
}  // namespace detail::mapping

template <>
struct DefaultRule<HttpStatus, KubernetesReason> {
  using type = rules::http_to_kubernetes;
};

}  // namespace v1
}  // namespace faultwire

#endif
