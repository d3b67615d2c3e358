// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_KUBERNETES_HPP
#define FAULTWIRE_CODES_KUBERNETES_HPP
/// The reasons of the Kubernetes API: the member `reason` of a `Status` object. Authority:
/// apimachinery, `StatusReason`.
///
/// @code
/// static_assert(code_name(KubernetesReason::not_found) == "NotFound");
/// static_assert(find_code<KubernetesReason>("TooManyRequests") ==
///               KubernetesReason::too_many_requests);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// A reason of the Kubernetes API. On the wire it is its name; the numbers are this library's. The
/// table of rows says what each means and when it is right.
enum class KubernetesReason : std::uint8_t {
  unknown = 0,
  unauthorized = 1,
  forbidden = 2,
  not_found = 3,
  already_exists = 4,
  conflict = 5,
  gone = 6,
  invalid = 7,
  server_timeout = 8,
  storage_read_error = 9,
  timeout = 10,
  too_many_requests = 11,
  bad_request = 12,
  method_not_allowed = 13,
  not_acceptable = 14,
  request_entity_too_large = 15,
  unsupported_media_type = 16,
  internal_error = 17,
  expired = 18,
  service_unavailable = 19,
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct KubernetesTable {
  static constexpr std::string_view domain = "kubernetes"sv;
  static constexpr Later<CodeRow<KubernetesReason>, Lazy> rows[] = {
      {KubernetesReason::unknown, "Unknown"sv, ""sv, "The server names no reason."sv,
       "The reason is absent or empty on the wire; the HTTP status may say more."sv},
      {KubernetesReason::unauthorized, "Unauthorized"sv, ""sv,
       "The credentials are missing or not sufficient."sv,
       "Authentication failed; Forbidden if the identity is known."sv},
      {KubernetesReason::forbidden, "Forbidden"sv, ""sv,
       "The server refuses the action for this identity."sv,
       "Authorization or an admission rule refused it; Unauthorized without an identity."sv},
      {KubernetesReason::not_found, "NotFound"sv, ""sv,
       "The resource, or one that the request needs, does not exist."sv,
       "It may never have existed; Gone or Expired if it did."sv},
      {KubernetesReason::already_exists, "AlreadyExists"sv, ""sv,
       "A resource of this name exists already."sv, "Create only; Conflict for an update."sv},
      {KubernetesReason::conflict, "Conflict"sv, ""sv,
       "The request conflicts with the state of the resource."sv,
       "Read the resource again and change that version; AlreadyExists for a create."sv},
      {KubernetesReason::gone, "Gone"sv, ""sv,
       "The item is no longer available, and no new address is known."sv,
       "It will not come back; Expired if a list or watch has to start again."sv},
      {KubernetesReason::invalid, "Invalid"sv, ""sv,
       "The data of a create or update is not valid."sv,
       "The causes name the fields; BadRequest if no data could make it valid."sv},
      {KubernetesReason::server_timeout, "ServerTimeout"sv, ""sv,
       "The server cannot complete the action in a reasonable time now."sv,
       "The client should retry; Timeout if the time of the request ran out."sv},
      {KubernetesReason::storage_read_error, "StorageReadError"sv, ""sv,
       "The store failed to return or decode resources."sv,
       "One damaged object is enough; InternalError if the store is not the cause."sv},
      {KubernetesReason::timeout, "Timeout"sv, ""sv,
       "The request was not completed within its time."sv,
       "A longer timeout may help; ServerTimeout if the server asks for a retry."sv},
      {KubernetesReason::too_many_requests, "TooManyRequests"sv, ""sv,
       "The server got too many requests in a time window."sv,
       "A retry after retryAfterSeconds is always safe."sv},
      {KubernetesReason::bad_request, "BadRequest"sv, ""sv, "The request itself makes no sense."sv,
       "It can never succeed; Invalid if other data could succeed."sv},
      {KubernetesReason::method_not_allowed, "MethodNotAllowed"sv, ""sv,
       "The resource does not support the action."sv,
       "It can never succeed; Forbidden if another identity could succeed."sv},
      {KubernetesReason::not_acceptable, "NotAcceptable"sv, ""sv,
       "The server has no content type that the client accepts."sv,
       "About the answer; UnsupportedMediaType is about the request."sv},
      {KubernetesReason::request_entity_too_large, "RequestEntityTooLarge"sv, ""sv,
       "The body of the request is too large."sv, "Send less in one request."sv},
      {KubernetesReason::unsupported_media_type, "UnsupportedMediaType"sv, ""sv,
       "The server does not read the content type of the request."sv,
       "About the request; NotAcceptable is about the answer."sv},
      {KubernetesReason::internal_error, "InternalError"sv, ""sv,
       "The server failed unexpectedly."sv,
       "Whether the call took effect is unknown; ServerTimeout if the server asks for a retry."sv},
      {KubernetesReason::expired, "Expired"sv, ""sv,
       "The content that the request continues has expired."sv,
       "A list or watch has to start again; Gone if nothing is left to read."sv},
      {KubernetesReason::service_unavailable, "ServiceUnavailable"sv, ""sv,
       "The request is valid, and the service is unavailable now."sv,
       "A later retry may succeed; TooManyRequests if the number of requests is the cause."sv},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::kubernetes_reasons};
};

}  // namespace detail::codes

template <>
struct CodeTraits<KubernetesReason> : EnumTraits<KubernetesReason, 0, 19>,
                                      detail::codes::KubernetesTable<> {};

}  // namespace v1
}  // namespace faultwire

#endif
