// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef SAMPLE_SERVER_BODY_HPP
#define SAMPLE_SERVER_BODY_HPP
/// Reads the body of a request: its limit counts bytes as they are inflated, and nothing is
/// inflated beyond it.
#include <zlib.h>

#include <array>
#include <string>
#include <string_view>

#include "connection.hpp"

/// What is wrong with a body.
enum class BodyFault { none, encoding, size, incomplete };

/// The members of a gzip stream, one after the other (RFC 1952, 2.2).
class Inflater {
 public:
  Inflater() { good_ = ::inflateInit2(&stream_, 15 + 16) == Z_OK; }
  ~Inflater() { ::inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// Appends to `out` what `piece` holds, until `out` is longer than `limit`.
  [[nodiscard]] BodyFault add(std::string_view piece, std::string& out, std::size_t limit) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));  // zlib reads only
    stream_.avail_in = static_cast<uInt>(piece.size());
    while (good_ && (stream_.avail_in != 0 || stream_.avail_out == 0)) {
      if (ended_ && ::inflateReset(&stream_) != Z_OK) return BodyFault::encoding;
      ended_ = false;
      stream_.next_out = buffer_.data();
      stream_.avail_out = static_cast<uInt>(buffer_.size());
      const int result = ::inflate(&stream_, Z_NO_FLUSH);
      const std::size_t made = buffer_.size() - stream_.avail_out;
      if (out.size() + made > limit) return BodyFault::size;
      out.append(reinterpret_cast<const char*>(buffer_.data()), made);
      ended_ = result == Z_STREAM_END;
      if (ended_ && stream_.avail_in == 0) break;
      if (result == Z_BUF_ERROR && stream_.avail_in == 0) break;
      good_ = result == Z_OK || ended_;
    }
    return good_ ? BodyFault::none : BodyFault::encoding;
  }
  /// Whether the last member is whole.
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  z_stream stream_{};
  std::array<Bytef, 32768> buffer_{};
  bool good_ = false;
  bool ended_ = false;
};

/// Reads the body into `out`.
[[nodiscard]] inline BodyFault read_body(const httplib::ContentReader& reader,
                                         Connection& connection, std::size_t limit,
                                         std::string& out) {
  const bool gzip = connection.encoding == "gzip";
  if (!gzip && !connection.encoding.empty() && connection.encoding != "identity")
    return BodyFault::encoding;
  if (connection.framing == Framing::none) return gzip ? BodyFault::encoding : BodyFault::none;
  if (!gzip && connection.framing == Framing::length) {
    if (connection.length > limit) return BodyFault::size;
    out.reserve(static_cast<std::size_t>(connection.length));
  }
  Inflater inflater;
  BodyFault fault = BodyFault::none;
  const bool whole = reader([&](const char* data, std::size_t size) {
    if (gzip) {
      fault = inflater.add({data, size}, out, limit);
    } else if (out.size() + size > limit) {
      fault = BodyFault::size;
    } else {
      out.append(data, size);
    }
    return fault == BodyFault::none;
  });
  if (fault != BodyFault::none) return fault;
  if (!whole) return BodyFault::incomplete;
  connection.unread = false;
  return gzip && !inflater.ended() ? BodyFault::encoding : BodyFault::none;
}

#endif
