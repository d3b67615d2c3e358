// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_HTTP2_HPP
#define FAULTWIRE_CODES_HTTP2_HPP
/// HTTP/2 error codes, as RST_STREAM and GOAWAY frames carry them. Authority: RFC 9113, section 7.
///
/// @code
/// static_assert(code_name(Http2Error::refused_stream) == "REFUSED_STREAM");
/// static_assert(code_from_number<Http2Error>(8) == Http2Error::cancel);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// An HTTP/2 error code; the enumerators are the numbers on the wire. The table of rows says what
/// each means and when it is right.
enum class Http2Error : std::uint8_t {
  no_error = 0,
  protocol_error = 1,
  internal_error = 2,
  flow_control_error = 3,
  settings_timeout = 4,
  stream_closed = 5,
  frame_size_error = 6,
  refused_stream = 7,
  cancel = 8,
  compression_error = 9,
  connect_error = 10,
  enhance_your_calm = 11,
  inadequate_security = 12,
  http_1_1_required = 13,
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct Http2Table {
  static constexpr std::string_view domain = "http2"sv;
  static constexpr Later<CodeRow<Http2Error>, Lazy> rows[] = {
      {Http2Error::no_error, "NO_ERROR"sv, ""sv,
       "The connection or stream ends without an error."sv,
       "An orderly end; gRPC reads it as a failure where no status came."sv},
      {Http2Error::protocol_error, "PROTOCOL_ERROR"sv, ""sv, "The peer broke the protocol."sv,
       "No more exact code fits."sv},
      {Http2Error::internal_error, "INTERNAL_ERROR"sv, ""sv, "The endpoint failed in itself."sv,
       "Idle proxies send it too; nothing is known of the work done."sv},
      {Http2Error::flow_control_error, "FLOW_CONTROL_ERROR"sv, ""sv,
       "The peer broke flow control."sv, "More bytes came than the window allows."sv},
      {Http2Error::settings_timeout, "SETTINGS_TIMEOUT"sv, ""sv,
       "Settings were not acknowledged in time."sv, "The peer is too slow or gone."sv},
      {Http2Error::stream_closed, "STREAM_CLOSED"sv, ""sv,
       "A frame came for a stream that is half-closed."sv, "The peer sent after its end."sv},
      {Http2Error::frame_size_error, "FRAME_SIZE_ERROR"sv, ""sv, "A frame has an invalid size."sv,
       "The framing is broken."sv},
      {Http2Error::refused_stream, "REFUSED_STREAM"sv, ""sv,
       "The stream was refused before any work was done."sv, "The request may be sent again."sv},
      {Http2Error::cancel, "CANCEL"sv, ""sv, "The stream is no longer needed."sv,
       "Its sender lost interest; gRPC calls this CANCELLED."sv},
      {Http2Error::compression_error, "COMPRESSION_ERROR"sv, ""sv,
       "The state of header compression cannot be kept."sv, "The whole connection is lost."sv},
      {Http2Error::connect_error, "CONNECT_ERROR"sv, ""sv,
       "The connection that a CONNECT request opened was reset."sv, "Tunnels only."sv},
      {Http2Error::enhance_your_calm, "ENHANCE_YOUR_CALM"sv, ""sv,
       "The peer makes too much load."sv, "Too many pings or resets; slow down."sv},
      {Http2Error::inadequate_security, "INADEQUATE_SECURITY"sv, ""sv,
       "The transport is not secure enough."sv, "TLS is too old or its cipher too weak."sv},
      {Http2Error::http_1_1_required, "HTTP_1_1_REQUIRED"sv, ""sv, "HTTP/1.1 is needed instead."sv,
       "The resource does not work over HTTP/2."sv},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::http2_rfc};
};

}  // namespace detail::codes

/// RFC 9113 (section 7) lets a peer treat an unknown code as INTERNAL_ERROR.
template <>
struct CodeTraits<Http2Error> : EnumTraits<Http2Error, 0, 13>, detail::codes::Http2Table<> {
  static constexpr bool has_numbers = true;
  static constexpr Http2Error otherwise = Http2Error::internal_error;
};

}  // namespace v1
}  // namespace faultwire

#endif
