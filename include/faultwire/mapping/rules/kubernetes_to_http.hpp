// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_KUBERNETES_TO_HTTP_HPP
#define FAULTWIRE_MAPPING_RULES_KUBERNETES_TO_HTTP_HPP
/// Reasons of the Kubernetes API as HTTP statuses. Each reason has one status.
///
/// @code
/// static_assert(code_cast<HttpStatus>(KubernetesReason::expired) == HttpStatus::gone);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/kubernetes.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The status that the documentation of each reason names.
struct kubernetes_to_http {
  using From = KubernetesReason;
  using To = HttpStatus;
  static constexpr std::string_view id = "kubernetes_to_http"sv;
  static constexpr std::string_view title = "Kubernetes reason to HTTP"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::documented, sources::kubernetes_reasons};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::unauthorized, To::unauthorized},
      {From::forbidden, To::forbidden},
      {From::not_found, To::not_found},
      {From::already_exists, To::conflict},
      {From::conflict, To::conflict},
      {From::gone, To::gone},
      {From::invalid, To::unprocessable_content},
      {From::timeout, To::gateway_timeout},
      {From::too_many_requests, To::too_many_requests},
      {From::bad_request, To::bad_request},
      {From::method_not_allowed, To::method_not_allowed},
      {From::not_acceptable, To::not_acceptable},
      {From::request_entity_too_large, To::content_too_large},
      {From::unsupported_media_type, To::unsupported_media_type},
      {From::unknown, To::internal_server_error},
      {From::server_timeout, To::internal_server_error},
      {From::storage_read_error, To::internal_server_error},
      {From::internal_error, To::internal_server_error},
      {From::expired, To::gone},
      {From::service_unavailable, To::service_unavailable},
  };
};

}  // namespace rules

namespace detail::mapping {
/// The rules of the pair.
using kubernetes_to_http_rules = RuleList<rules::kubernetes_to_http>;
}  // namespace detail::mapping

template <>
struct DefaultRule<KubernetesReason, HttpStatus> {
  using type = rules::kubernetes_to_http;
};

}  // namespace v1
}  // namespace faultwire

#endif
