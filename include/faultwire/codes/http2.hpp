// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_HTTP2_HPP
#define FAULTWIRE_CODES_HTTP2_HPP
/// The error codes of HTTP/2, which reset streams and end connections. Authority: RFC 9113,
/// section 7.
///
/// @code
/// static_assert(code_name(Http2Error::refused_stream) == "REFUSED_STREAM");
/// static_assert(code_from_number<Http2Error>(8) == Http2Error::cancel);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// An HTTP/2 error code; the enumerators are the numbers on the wire.
enum class Http2Error : std::uint8_t {
  no_error = 0,            ///< the connection or stream ends without an error
  protocol_error = 1,      ///< the peer broke the protocol
  internal_error = 2,      ///< the endpoint failed in itself
  flow_control_error = 3,  ///< the peer broke flow control
  settings_timeout = 4,    ///< settings were not acknowledged in time
  stream_closed = 5,       ///< a frame came for a stream that is half-closed
  frame_size_error = 6,    ///< a frame has an invalid size
  refused_stream = 7,     ///< the stream was refused before any work was done: it may be sent again
  cancel = 8,             ///< the stream is no longer needed
  compression_error = 9,  ///< the state of header compression cannot be kept
  connect_error = 10,     ///< the connection behind a CONNECT request was reset
  enhance_your_calm = 11,    ///< the peer makes too much load
  inadequate_security = 12,  ///< the transport is not secure enough
  http_1_1_required = 13,    ///< HTTP/1.1 is needed instead
};

inline constexpr auto http2_rows = std::to_array<CodeRow<Http2Error>>({
    {Http2Error::no_error, "no_error", "NO_ERROR", "",
     "The connection or stream ends without an error.", ""},
    {Http2Error::protocol_error, "protocol_error", "PROTOCOL_ERROR", "",
     "The peer broke the protocol.", ""},
    {Http2Error::internal_error, "internal_error", "INTERNAL_ERROR", "",
     "The endpoint failed in itself.", ""},
    {Http2Error::flow_control_error, "flow_control_error", "FLOW_CONTROL_ERROR", "",
     "The peer broke flow control.", ""},
    {Http2Error::settings_timeout, "settings_timeout", "SETTINGS_TIMEOUT", "",
     "Settings were not acknowledged in time.", ""},
    {Http2Error::stream_closed, "stream_closed", "STREAM_CLOSED", "",
     "A frame came for a stream that is half-closed.", ""},
    {Http2Error::frame_size_error, "frame_size_error", "FRAME_SIZE_ERROR", "",
     "A frame has an invalid size.", ""},
    {Http2Error::refused_stream, "refused_stream", "REFUSED_STREAM", "",
     "The stream was refused before any work was done: it may be sent again.", ""},
    {Http2Error::cancel, "cancel", "CANCEL", "", "The stream is no longer needed.", ""},
    {Http2Error::compression_error, "compression_error", "COMPRESSION_ERROR", "",
     "The state of header compression cannot be kept.", ""},
    {Http2Error::connect_error, "connect_error", "CONNECT_ERROR", "",
     "The connection behind a CONNECT request was reset.", ""},
    {Http2Error::enhance_your_calm, "enhance_your_calm", "ENHANCE_YOUR_CALM", "",
     "The peer makes too much load.", ""},
    {Http2Error::inadequate_security, "inadequate_security", "INADEQUATE_SECURITY", "",
     "The transport is not secure enough.", ""},
    {Http2Error::http_1_1_required, "http_1_1_required", "HTTP_1_1_REQUIRED", "",
     "HTTP/1.1 is needed instead.", ""},
});

template <>
struct CodeTraits<Http2Error> : EnumTraits<Http2Error, 0, 13> {
  static constexpr std::string_view domain = "http2";
  static constexpr bool has_numbers = true;
  static constexpr Http2Error otherwise = Http2Error::internal_error;
  static constexpr const auto& rows = http2_rows;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::http2_rfc});
};

}  // namespace v1
}  // namespace faultwire

#endif
