// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_HTTP_HPP
#define FAULTWIRE_CODES_HTTP_HPP
/// HTTP status codes. Every number from 100 to 599 can be held; those of the IANA registry have
/// rows, and 499, which is not in it. Authority: the IANA HTTP Status Code Registry and RFC 9110.
///
/// @code
/// static_assert(code_name(HttpStatus::not_found) == "Not Found");
/// static_assert(find_code<HttpStatus>("Payload Too Large") ==
///               HttpStatus::content_too_large);  // the name before RFC 9110
/// static_assert(code_from_number<HttpStatus>(599) && code_name(HttpStatus{599}).empty());
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// An HTTP status; the enumerators are the numbers on the wire.
enum class HttpStatus : std::uint16_t {
  continue_ = 100,                        ///< the request goes on
  switching_protocols = 101,              ///< the request goes on
  processing = 102,                       ///< the request goes on
  early_hints = 103,                      ///< the request goes on
  ok = 200,                               ///< success
  created = 201,                          ///< success
  accepted = 202,                         ///< success
  non_authoritative_information = 203,    ///< success
  no_content = 204,                       ///< success
  reset_content = 205,                    ///< success
  partial_content = 206,                  ///< success
  multi_status = 207,                     ///< success
  already_reported = 208,                 ///< success
  im_used = 226,                          ///< success
  multiple_choices = 300,                 ///< look elsewhere, or nothing new
  moved_permanently = 301,                ///< look elsewhere, or nothing new
  found = 302,                            ///< look elsewhere, or nothing new
  see_other = 303,                        ///< look elsewhere, or nothing new
  not_modified = 304,                     ///< look elsewhere, or nothing new
  use_proxy = 305,                        ///< look elsewhere, or nothing new
  temporary_redirect = 307,               ///< look elsewhere, or nothing new
  permanent_redirect = 308,               ///< look elsewhere, or nothing new
  bad_request = 400,                      ///< the request is at fault
  unauthorized = 401,                     ///< the request is at fault
  payment_required = 402,                 ///< the request is at fault
  forbidden = 403,                        ///< the request is at fault
  not_found = 404,                        ///< the request is at fault
  method_not_allowed = 405,               ///< the request is at fault
  not_acceptable = 406,                   ///< the request is at fault
  proxy_authentication_required = 407,    ///< the request is at fault
  request_timeout = 408,                  ///< the request is at fault
  conflict = 409,                         ///< the request is at fault
  gone = 410,                             ///< the request is at fault
  length_required = 411,                  ///< the request is at fault
  precondition_failed = 412,              ///< the request is at fault
  content_too_large = 413,                ///< the request is at fault
  uri_too_long = 414,                     ///< the request is at fault
  unsupported_media_type = 415,           ///< the request is at fault
  range_not_satisfiable = 416,            ///< the request is at fault
  expectation_failed = 417,               ///< the request is at fault
  unused_418 = 418,                       ///< reserved by RFC 9110; once a joke
  misdirected_request = 421,              ///< the request is at fault
  unprocessable_content = 422,            ///< the request is at fault
  locked = 423,                           ///< the request is at fault
  failed_dependency = 424,                ///< the request is at fault
  too_early = 425,                        ///< the request is at fault
  upgrade_required = 426,                 ///< the request is at fault
  precondition_required = 428,            ///< the request is at fault
  too_many_requests = 429,                ///< the request is at fault
  request_header_fields_too_large = 431,  ///< the request is at fault
  unavailable_for_legal_reasons = 451,    ///< the request is at fault
  client_closed_request =
      499,  ///< nginx: the client closed the connection before the answer; not in the IANA registry
  internal_server_error = 500,            ///< the server is at fault
  not_implemented = 501,                  ///< the server is at fault
  bad_gateway = 502,                      ///< the server is at fault
  service_unavailable = 503,              ///< the server is at fault
  gateway_timeout = 504,                  ///< the server is at fault
  http_version_not_supported = 505,       ///< the server is at fault
  variant_also_negotiates = 506,          ///< the server is at fault
  insufficient_storage = 507,             ///< the server is at fault
  loop_detected = 508,                    ///< the server is at fault
  not_extended = 510,                     ///< the server is at fault
  network_authentication_required = 511,  ///< the server is at fault
};

/// One HTTP status.
struct HttpStatusRow {
  HttpStatus code;
  std::string_view enumerator;
  std::string_view name;  ///< the reason phrase
  std::string_view text;  ///< empty: the number travels
  std::string_view description;
  bool iana;                 ///< whether the IANA registry has it
  std::string_view aliases;  ///< other spellings that are met, separated by `|`
};

inline constexpr auto http_rows = std::to_array<HttpStatusRow>({
    {HttpStatus::continue_, "continue_", "Continue", "", "", true, ""},
    {HttpStatus::switching_protocols, "switching_protocols", "Switching Protocols", "", "", true,
     ""},
    {HttpStatus::processing, "processing", "Processing", "", "", true, ""},
    {HttpStatus::early_hints, "early_hints", "Early Hints", "", "", true, ""},
    {HttpStatus::ok, "ok", "OK", "", "", true, ""},
    {HttpStatus::created, "created", "Created", "", "", true, ""},
    {HttpStatus::accepted, "accepted", "Accepted", "", "", true, ""},
    {HttpStatus::non_authoritative_information, "non_authoritative_information",
     "Non-Authoritative Information", "", "", true, ""},
    {HttpStatus::no_content, "no_content", "No Content", "", "", true, ""},
    {HttpStatus::reset_content, "reset_content", "Reset Content", "", "", true, ""},
    {HttpStatus::partial_content, "partial_content", "Partial Content", "", "", true, ""},
    {HttpStatus::multi_status, "multi_status", "Multi-Status", "", "", true, ""},
    {HttpStatus::already_reported, "already_reported", "Already Reported", "", "", true, ""},
    {HttpStatus::im_used, "im_used", "IM Used", "", "", true, ""},
    {HttpStatus::multiple_choices, "multiple_choices", "Multiple Choices", "", "", true, ""},
    {HttpStatus::moved_permanently, "moved_permanently", "Moved Permanently", "", "", true, ""},
    {HttpStatus::found, "found", "Found", "", "", true, ""},
    {HttpStatus::see_other, "see_other", "See Other", "", "", true, ""},
    {HttpStatus::not_modified, "not_modified", "Not Modified", "", "", true, ""},
    {HttpStatus::use_proxy, "use_proxy", "Use Proxy", "", "", true, ""},
    {HttpStatus::temporary_redirect, "temporary_redirect", "Temporary Redirect", "", "", true, ""},
    {HttpStatus::permanent_redirect, "permanent_redirect", "Permanent Redirect", "", "", true, ""},
    {HttpStatus::bad_request, "bad_request", "Bad Request", "", "", true, ""},
    {HttpStatus::unauthorized, "unauthorized", "Unauthorized", "", "", true, ""},
    {HttpStatus::payment_required, "payment_required", "Payment Required", "", "", true, ""},
    {HttpStatus::forbidden, "forbidden", "Forbidden", "", "", true, ""},
    {HttpStatus::not_found, "not_found", "Not Found", "", "", true, ""},
    {HttpStatus::method_not_allowed, "method_not_allowed", "Method Not Allowed", "", "", true, ""},
    {HttpStatus::not_acceptable, "not_acceptable", "Not Acceptable", "", "", true, ""},
    {HttpStatus::proxy_authentication_required, "proxy_authentication_required",
     "Proxy Authentication Required", "", "", true, ""},
    {HttpStatus::request_timeout, "request_timeout", "Request Timeout", "", "", true,
     "Request Time-out"},
    {HttpStatus::conflict, "conflict", "Conflict", "", "", true, ""},
    {HttpStatus::gone, "gone", "Gone", "", "", true, ""},
    {HttpStatus::length_required, "length_required", "Length Required", "", "", true, ""},
    {HttpStatus::precondition_failed, "precondition_failed", "Precondition Failed", "", "", true,
     ""},
    {HttpStatus::content_too_large, "content_too_large", "Content Too Large", "", "", true,
     "Payload Too Large|Request Entity Too Large"},
    {HttpStatus::uri_too_long, "uri_too_long", "URI Too Long", "", "", true,
     "Request-URI Too Long"},
    {HttpStatus::unsupported_media_type, "unsupported_media_type", "Unsupported Media Type", "", "",
     true, ""},
    {HttpStatus::range_not_satisfiable, "range_not_satisfiable", "Range Not Satisfiable", "", "",
     true, "Requested Range Not Satisfiable"},
    {HttpStatus::expectation_failed, "expectation_failed", "Expectation Failed", "", "", true, ""},
    {HttpStatus::unused_418, "unused_418", "(Unused)", "", "", true, "I'm a Teapot"},
    {HttpStatus::misdirected_request, "misdirected_request", "Misdirected Request", "", "", true,
     ""},
    {HttpStatus::unprocessable_content, "unprocessable_content", "Unprocessable Content", "", "",
     true, "Unprocessable Entity"},
    {HttpStatus::locked, "locked", "Locked", "", "", true, ""},
    {HttpStatus::failed_dependency, "failed_dependency", "Failed Dependency", "", "", true, ""},
    {HttpStatus::too_early, "too_early", "Too Early", "", "", true, ""},
    {HttpStatus::upgrade_required, "upgrade_required", "Upgrade Required", "", "", true, ""},
    {HttpStatus::precondition_required, "precondition_required", "Precondition Required", "", "",
     true, ""},
    {HttpStatus::too_many_requests, "too_many_requests", "Too Many Requests", "", "", true, ""},
    {HttpStatus::request_header_fields_too_large, "request_header_fields_too_large",
     "Request Header Fields Too Large", "", "", true, ""},
    {HttpStatus::unavailable_for_legal_reasons, "unavailable_for_legal_reasons",
     "Unavailable For Legal Reasons", "", "", true, ""},
    {HttpStatus::client_closed_request, "client_closed_request", "Client Closed Request", "", "",
     false, ""},
    {HttpStatus::internal_server_error, "internal_server_error", "Internal Server Error", "", "",
     true, ""},
    {HttpStatus::not_implemented, "not_implemented", "Not Implemented", "", "", true, ""},
    {HttpStatus::bad_gateway, "bad_gateway", "Bad Gateway", "", "", true, ""},
    {HttpStatus::service_unavailable, "service_unavailable", "Service Unavailable", "", "", true,
     ""},
    {HttpStatus::gateway_timeout, "gateway_timeout", "Gateway Timeout", "", "", true,
     "Gateway Time-out"},
    {HttpStatus::http_version_not_supported, "http_version_not_supported",
     "HTTP Version Not Supported", "", "", true, ""},
    {HttpStatus::variant_also_negotiates, "variant_also_negotiates", "Variant Also Negotiates", "",
     "", true, ""},
    {HttpStatus::insufficient_storage, "insufficient_storage", "Insufficient Storage", "", "", true,
     ""},
    {HttpStatus::loop_detected, "loop_detected", "Loop Detected", "", "", true, ""},
    {HttpStatus::not_extended, "not_extended", "Not Extended", "", "", true, ""},
    {HttpStatus::network_authentication_required, "network_authentication_required",
     "Network Authentication Required", "", "", true, ""},
});

template <>
struct CodeTraits<HttpStatus> : EnumTraits<HttpStatus, 100, 599> {
  static constexpr std::string_view domain = "http";
  static constexpr bool has_numbers = true;
  static constexpr HttpStatus otherwise =
      HttpStatus::internal_server_error;  // RFC 9110, section 15: an invalid status is a 5xx
  static constexpr const auto& rows = http_rows;
  static constexpr auto sources =
      std::to_array<Source>({faultwire::sources::iana_http, faultwire::sources::nginx_http});
};

}  // namespace v1
}  // namespace faultwire

#endif
