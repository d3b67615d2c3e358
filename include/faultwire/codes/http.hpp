// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_HTTP_HPP
#define FAULTWIRE_CODES_HTTP_HPP
/// HTTP statuses: the IANA registry, and nginx's 499. Authority: RFC 9110, section 15, and the
/// registry.
///
/// @code
/// static_assert(code_name(HttpStatus::not_found) == "Not Found");
/// static_assert(find_code<HttpStatus>("Payload Too Large") == HttpStatus::content_too_large);
/// static_assert(code_from_number<HttpStatus>(599) && code_name(HttpStatus{599}).empty());
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// What the IANA registry says of a number.
enum class Registration : std::uint8_t {
  permanent,     ///< registered
  temporary,     ///< registered for a time
  unregistered,  ///< met all the same
};

/// An HTTP status; the enumerators are the numbers on the wire. The table of rows says what each
/// means and when it is right. Any other number of 100 to 599 is a value of the type too:
/// `HttpStatus{520}`.
enum class HttpStatus : std::uint16_t {
  continue_ = 100,
  switching_protocols = 101,
  processing = 102,
  early_hints = 103,
  upload_resumption_supported = 104,
  ok = 200,
  created = 201,
  accepted = 202,
  non_authoritative_information = 203,
  no_content = 204,
  reset_content = 205,
  partial_content = 206,
  multi_status = 207,
  already_reported = 208,
  im_used = 226,
  multiple_choices = 300,
  moved_permanently = 301,
  found = 302,
  see_other = 303,
  not_modified = 304,
  use_proxy = 305,
  unused_306 = 306,
  temporary_redirect = 307,
  permanent_redirect = 308,
  bad_request = 400,
  unauthorized = 401,
  payment_required = 402,
  forbidden = 403,
  not_found = 404,
  method_not_allowed = 405,
  not_acceptable = 406,
  proxy_authentication_required = 407,
  request_timeout = 408,
  conflict = 409,
  gone = 410,
  length_required = 411,
  precondition_failed = 412,
  content_too_large = 413,
  uri_too_long = 414,
  unsupported_media_type = 415,
  range_not_satisfiable = 416,
  expectation_failed = 417,
  unused_418 = 418,
  misdirected_request = 421,
  unprocessable_content = 422,
  locked = 423,
  failed_dependency = 424,
  too_early = 425,
  upgrade_required = 426,
  precondition_required = 428,
  too_many_requests = 429,
  request_header_fields_too_large = 431,
  unavailable_for_legal_reasons = 451,
  client_closed_request = 499,
  internal_server_error = 500,
  not_implemented = 501,
  bad_gateway = 502,
  service_unavailable = 503,
  gateway_timeout = 504,
  http_version_not_supported = 505,
  variant_also_negotiates = 506,
  insufficient_storage = 507,
  loop_detected = 508,
  not_extended = 510,
  network_authentication_required = 511,
};

/// One HTTP status.
struct HttpStatusRow {
  HttpStatus code;
  std::string_view name;  ///< the reason phrase
  std::string_view text;  ///< empty: the number travels
  std::string_view description;
  std::string_view when;
  Registration registration;
  std::string_view also = {};  ///< reason phrases of older releases of HTTP, separated by `|`
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct HttpTable {
  static constexpr std::string_view domain = "http"sv;
  static constexpr Later<HttpStatusRow, Lazy> rows[] = {
      {HttpStatus::continue_, "Continue"sv, ""sv,
       "The server has the head of the request and waits for its body."sv,
       "The client sent `Expect: 100-continue`; 417 refuses the expectation."sv,
       Registration::permanent},
      {HttpStatus::switching_protocols, "Switching Protocols"sv, ""sv,
       "The connection changes to another protocol."sv,
       "The client sent `Upgrade`; 426 asks for it."sv, Registration::permanent},
      {HttpStatus::processing, "Processing"sv, ""sv,
       "The server works on the request and has no answer yet."sv,
       "WebDAV only; 103 carries headers."sv, Registration::permanent},
      {HttpStatus::early_hints, "Early Hints"sv, ""sv,
       "Headers that the final answer will probably have."sv,
       "The client may preload; the final status follows."sv, Registration::permanent},
      {HttpStatus::upload_resumption_supported, "Upload Resumption Supported"sv, ""sv,
       "An interrupted upload can be resumed."sv,
       "An upload starts and the server keeps its parts; the registration is temporary."sv,
       Registration::temporary},
      {HttpStatus::ok, "OK"sv, ""sv, "The request succeeded."sv,
       "There is a body to return; 204 has no body."sv, Registration::permanent},
      {HttpStatus::created, "Created"sv, ""sv, "The request created a resource."sv,
       "A resource is new; 200 if it existed. IOx once sent it for partial writes."sv,
       Registration::permanent},
      {HttpStatus::accepted, "Accepted"sv, ""sv, "The request is accepted and not finished."sv,
       "The outcome is not known yet; 200 if it is."sv, Registration::permanent},
      {HttpStatus::non_authoritative_information, "Non-Authoritative Information"sv, ""sv,
       "A proxy changed the server's 200."sv,
       "A proxy transforms answers; 200 from the server itself."sv, Registration::permanent},
      {HttpStatus::no_content, "No Content"sv, ""sv,
       "The request succeeded and the answer has no body."sv,
       "InfluxDB took a whole batch; a body would be ignored."sv, Registration::permanent},
      {HttpStatus::reset_content, "Reset Content"sv, ""sv,
       "The request succeeded; the form is to be cleared."sv,
       "The client edits a document; 204 if the view stays."sv, Registration::permanent},
      {HttpStatus::partial_content, "Partial Content"sv, ""sv,
       "The answer holds the ranges that were asked for."sv,
       "The request has `Range`; 200 if the range is ignored."sv, Registration::permanent},
      {HttpStatus::multi_status, "Multi-Status"sv, ""sv,
       "The body has one status for each resource."sv,
       "WebDAV and bulk calls; look into the body for failures."sv, Registration::permanent},
      {HttpStatus::already_reported, "Already Reported"sv, ""sv,
       "The members were listed earlier in this answer."sv, "WebDAV bindings inside a 207 only."sv,
       Registration::permanent},
      {HttpStatus::im_used, "IM Used"sv, ""sv, "The answer is a delta of the resource."sv,
       "The request has `A-IM`; 200 for the whole resource."sv, Registration::permanent},
      {HttpStatus::multiple_choices, "Multiple Choices"sv, ""sv,
       "The resource has several representations."sv,
       "The client is to choose; 302 if the server chooses."sv, Registration::permanent},
      {HttpStatus::moved_permanently, "Moved Permanently"sv, ""sv,
       "The resource has a new address for good."sv,
       "The method may become GET; 308 if it must not."sv, Registration::permanent},
      {HttpStatus::found, "Found"sv, ""sv, "The resource is at another address for now."sv,
       "The method may become GET; 307 if it must not."sv, Registration::permanent},
      {HttpStatus::see_other, "See Other"sv, ""sv, "The answer is at another address."sv,
       "A POST was done and its result is elsewhere."sv, Registration::permanent},
      {HttpStatus::not_modified, "Not Modified"sv, ""sv, "The client's copy is still valid."sv,
       "A conditional GET; 412 if a precondition of a change fails."sv, Registration::permanent},
      {HttpStatus::use_proxy, "Use Proxy"sv, ""sv,
       "The resource is to be asked for through a proxy."sv,
       "Deprecated since RFC 7231; do not send it."sv, Registration::permanent},
      {HttpStatus::unused_306, "(Unused)"sv, ""sv, "Reserved; no longer used."sv,
       "Never: RFC 9110 reserves the number."sv, Registration::permanent,
       "unused_306|Switch Proxy"sv},
      {HttpStatus::temporary_redirect, "Temporary Redirect"sv, ""sv,
       "The resource is at another address for now."sv,
       "The method must stay; 302 lets it become GET."sv, Registration::permanent},
      {HttpStatus::permanent_redirect, "Permanent Redirect"sv, ""sv,
       "The resource has a new address for good."sv,
       "The method must stay; 301 lets it become GET."sv, Registration::permanent},
      {HttpStatus::bad_request, "Bad Request"sv, ""sv, "The server cannot read the request."sv,
       "The syntax is wrong; 422 if the syntax is right and the contents are not."sv,
       Registration::permanent},
      {HttpStatus::unauthorized, "Unauthorized"sv, ""sv, "The request has no valid credentials."sv,
       "The client is not known; 403 if it is known and may not."sv, Registration::permanent},
      {HttpStatus::payment_required, "Payment Required"sv, ""sv, "Reserved for payments."sv,
       "Some services send it for a used up plan; 429 for a rate."sv, Registration::permanent},
      {HttpStatus::forbidden, "Forbidden"sv, ""sv, "The server refuses the request."sv,
       "Other credentials are needed; 401 if there are none."sv, Registration::permanent},
      {HttpStatus::not_found, "Not Found"sv, ""sv,
       "The server has no such resource, or hides it."sv,
       "It may come back; 410 if it is gone for good."sv, Registration::permanent},
      {HttpStatus::method_not_allowed, "Method Not Allowed"sv, ""sv,
       "The resource does not support the method."sv,
       "The resource exists; 501 if the server knows the method nowhere."sv,
       Registration::permanent},
      {HttpStatus::not_acceptable, "Not Acceptable"sv, ""sv,
       "No representation fits the request's `Accept` headers."sv,
       "The client limits the answer; 415 if the server refuses the body sent."sv,
       Registration::permanent},
      {HttpStatus::proxy_authentication_required, "Proxy Authentication Required"sv, ""sv,
       "The proxy wants credentials."sv, "A proxy asks; 401 if the server asks."sv,
       Registration::permanent},
      {HttpStatus::request_timeout, "Request Timeout"sv, ""sv,
       "The server did not get the whole request in time."sv,
       "The client was slow; 504 if the next server was."sv, Registration::permanent,
       "Request Time-out"sv},
      {HttpStatus::conflict, "Conflict"sv, ""sv,
       "The request conflicts with the state of the resource."sv,
       "The user can resolve it; 412 if a stated precondition failed."sv, Registration::permanent},
      {HttpStatus::gone, "Gone"sv, ""sv, "The resource existed and is gone for good."sv,
       "It will not come back; 404 if that is not known."sv, Registration::permanent},
      {HttpStatus::length_required, "Length Required"sv, ""sv,
       "The request needs a Content-Length."sv,
       "The server does not take bodies of unknown length."sv, Registration::permanent},
      {HttpStatus::precondition_failed, "Precondition Failed"sv, ""sv,
       "A precondition in the headers is false."sv,
       "The request has `If-Match` or the like; 428 if one is missing."sv, Registration::permanent},
      {HttpStatus::content_too_large, "Content Too Large"sv, ""sv,
       "The body is larger than the server takes."sv,
       "The body is too large; 431 if the headers are. Split a write and send the parts."sv,
       Registration::permanent, "Payload Too Large|Request Entity Too Large"sv},
      {HttpStatus::uri_too_long, "URI Too Long"sv, ""sv,
       "The address is longer than the server reads."sv,
       "The address is too long; 431 if the headers are."sv, Registration::permanent,
       "Request-URI Too Long"sv},
      {HttpStatus::unsupported_media_type, "Unsupported Media Type"sv, ""sv,
       "The server does not read this type of body."sv,
       "The type or coding is unknown; 406 if the answer's type is at fault."sv,
       Registration::permanent},
      {HttpStatus::range_not_satisfiable, "Range Not Satisfiable"sv, ""sv,
       "The ranges lie outside the resource."sv,
       "The request has `Range`; 200 and the whole is as good."sv, Registration::permanent,
       "Requested Range Not Satisfiable"sv},
      {HttpStatus::expectation_failed, "Expectation Failed"sv, ""sv,
       "The server cannot meet the request's `Expect`."sv, "Send again without `Expect`."sv,
       Registration::permanent},
      {HttpStatus::unused_418, "(Unused)"sv, ""sv, "Reserved; once a joke."sv,
       "Never: RFC 9110 reserves the number."sv, Registration::permanent,
       "unused_418|I'm a Teapot"sv},
      {HttpStatus::misdirected_request, "Misdirected Request"sv, ""sv,
       "The server does not answer for this host."sv,
       "HTTP/2 reused a connection; a new connection may help."sv, Registration::permanent},
      {HttpStatus::unprocessable_content, "Unprocessable Content"sv, ""sv,
       "The body can be read and not be carried out."sv,
       "The contents are wrong; 400 if the syntax is. InfluxDB 2.x sends it for partial writes."sv,
       Registration::permanent, "Unprocessable Entity"sv},
      {HttpStatus::locked, "Locked"sv, ""sv, "The resource is locked."sv,
       "WebDAV; 409 for other conflicts."sv, Registration::permanent},
      {HttpStatus::failed_dependency, "Failed Dependency"sv, ""sv,
       "An earlier part of the same request failed."sv, "WebDAV inside a 207."sv,
       Registration::permanent},
      {HttpStatus::too_early, "Too Early"sv, ""sv,
       "The server does not risk a request that may be replayed."sv,
       "TLS early data; send it again after the handshake."sv, Registration::permanent},
      {HttpStatus::upgrade_required, "Upgrade Required"sv, ""sv,
       "The server wants another protocol."sv,
       "The answer names it in `Upgrade`; 101 agrees to it."sv, Registration::permanent},
      {HttpStatus::precondition_required, "Precondition Required"sv, ""sv,
       "The server wants a conditional request."sv,
       "No `If-Match` was sent; 412 if it was and failed."sv, Registration::permanent},
      {HttpStatus::too_many_requests, "Too Many Requests"sv, ""sv,
       "The client sent too many requests in a time."sv,
       "This client is limited; 503 if the server is overloaded."sv, Registration::permanent},
      {HttpStatus::request_header_fields_too_large, "Request Header Fields Too Large"sv, ""sv,
       "The headers are larger than the server reads."sv,
       "The headers are too large; 413 if the body is."sv, Registration::permanent},
      {HttpStatus::unavailable_for_legal_reasons, "Unavailable For Legal Reasons"sv, ""sv,
       "A legal demand forbids the answer."sv, "A law forbids it; 403 for other reasons."sv,
       Registration::permanent},
      {HttpStatus::client_closed_request, "Client Closed Request"sv, ""sv,
       "The client closed the connection before the answer."sv,
       "nginx's log and InfluxDB 2.x; no client can receive it."sv, Registration::unregistered},
      {HttpStatus::internal_server_error, "Internal Server Error"sv, ""sv,
       "The server failed in itself."sv, "Nothing better is known; 503 if it passes by itself."sv,
       Registration::permanent},
      {HttpStatus::not_implemented, "Not Implemented"sv, ""sv,
       "The server does not have what the request needs."sv,
       "The method is known nowhere; 405 if only this resource lacks it."sv,
       Registration::permanent},
      {HttpStatus::bad_gateway, "Bad Gateway"sv, ""sv,
       "The next server gave this one an invalid answer."sv,
       "An answer came and is wrong; 504 if none came."sv, Registration::permanent},
      {HttpStatus::service_unavailable, "Service Unavailable"sv, ""sv,
       "The server is overloaded or down for a while."sv,
       "It passes by itself; 500 if nobody knows that."sv, Registration::permanent},
      {HttpStatus::gateway_timeout, "Gateway Timeout"sv, ""sv,
       "The next server did not answer this one in time."sv,
       "No answer came; 502 if an invalid one came."sv, Registration::permanent,
       "Gateway Time-out"sv},
      {HttpStatus::http_version_not_supported, "HTTP Version Not Supported"sv, ""sv,
       "The server does not support this version of HTTP."sv,
       "The major version is at fault; 426 offers another protocol."sv, Registration::permanent},
      {HttpStatus::variant_also_negotiates, "Variant Also Negotiates"sv, ""sv,
       "The server's content negotiation is configured in a circle."sv,
       "The configuration is at fault; 500 for other faults."sv, Registration::permanent},
      {HttpStatus::insufficient_storage, "Insufficient Storage"sv, ""sv,
       "The server cannot store what it needs."sv,
       "The disk or a quota is full; 413 if one body is too large."sv, Registration::permanent},
      {HttpStatus::loop_detected, "Loop Detected"sv, ""sv, "The server found an endless loop."sv,
       "WebDAV; 506 for content negotiation."sv, Registration::permanent},
      {HttpStatus::not_extended, "Not Extended"sv, ""sv,
       "The request lacks an extension that the server wants."sv,
       "Obsoleted by its RFC's status; do not send it."sv, Registration::permanent},
      {HttpStatus::network_authentication_required, "Network Authentication Required"sv, ""sv,
       "The network wants a login first."sv, "A captive portal answers, not the server."sv,
       Registration::permanent},
  };
  static constexpr Later<Source, Lazy> sources[] = {
      faultwire::sources::iana_http, faultwire::sources::rfc9110, faultwire::sources::nginx_http};
};

}  // namespace detail::codes

/// Numbers outside 100 to 599 are invalid; RFC 9110 (section 15) treats them as a 5xx.
template <>
struct CodeTraits<HttpStatus> : EnumTraits<HttpStatus, 100, 599>, detail::codes::HttpTable<> {
  static constexpr bool has_numbers = true;
  static constexpr HttpStatus otherwise = HttpStatus::internal_server_error;
};

}  // namespace v1
}  // namespace faultwire

#endif
