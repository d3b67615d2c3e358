// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_STREAM_ERROR_HPP
#define FAULTWIRE_STATUS_STREAM_ERROR_HPP
/// An error of a response stream as a value: code, message, metadata, causes, where it came from,
/// and on which side it was made. Needs no exceptions. Authority for the codes: OpenSearch's guide
/// to error handling.
///
/// @code
/// StreamError error(StreamErrorCode::not_found, "no such database");
/// const bool taken = error.metadata().add("database", "home");
/// error.add_cause(InfluxCode::not_found, "namespace home is not in the catalog");
/// @endcode

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/status/metadata.hpp"

namespace faultwire {
inline namespace v1 {

/// One step down in what caused an error.
struct Cause {
  AnyCode code{};    ///< in the words of the layer that failed
  std::string text;  ///< any bytes
  [[nodiscard]] friend bool operator==(const Cause&, const Cause&) = default;
};

namespace detail::status {
/// A number that a domain without numbers does not know means nothing, here or elsewhere.
template <class Lazy = void>
[[nodiscard]] constexpr AnyCode known_origin(AnyCode code, AnyCode otherwise) noexcept {
  const bool good = domain_has_numbers<Lazy>(code.domain) || !code_name<Lazy>(code).empty();
  return good ? code : otherwise;
}
}  // namespace detail::status

/// The value. Its code is never ok. Moves are cheap; without metadata and causes it allocates only
/// its message.
class StreamError {
 public:
  /// An error that says `ok` is a contradiction and becomes unknown. The origin is the code itself
  /// until `set_origin`.
  explicit StreamError(StreamErrorCode code, std::string message = {},
                       retry::Side side = retry::Side::server)
      : code_(code == StreamErrorCode::ok ? StreamErrorCode::unknown : code),
        side_(side),
        origin_(code_),
        message_(std::move(message)) {}

  [[nodiscard]] StreamErrorCode code() const noexcept { return code_; }
  /// Any bytes; UTF-8 if every peer is to read it.
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  void set_message(std::string message) { message_ = std::move(message); }
  [[nodiscard]] Metadata& metadata() noexcept { return metadata_; }
  [[nodiscard]] const Metadata& metadata() const noexcept { return metadata_; }
  /// Nearest cause first.
  [[nodiscard]] const std::vector<Cause>& causes() const noexcept { return causes_; }
  /// Adds a cause after the others.
  template <class Lazy = void>
  void add_cause(AnyCode code, std::string text) {
    causes_.push_back(
        {detail::status::known_origin(code, AnyCode(StreamErrorCode::unknown)), std::move(text)});
  }
  /// The code in the domain in which the error was first known.
  [[nodiscard]] AnyCode origin() const noexcept { return origin_; }
  /// A code that its own domain, having no numbers, does not know, is not taken: the origin stays.
  template <class Lazy = void>
  void set_origin(AnyCode origin) noexcept {
    origin_ = detail::status::known_origin(origin, origin_);
  }
  [[nodiscard]] retry::Side side() const noexcept { return side_; }
  void set_side(retry::Side side) noexcept { side_ = side; }

  [[nodiscard]] friend bool operator==(const StreamError&, const StreamError&) = default;

 private:
  StreamErrorCode code_;
  retry::Side side_;
  AnyCode origin_;
  std::string message_;
  Metadata metadata_;
  std::vector<Cause> causes_;
};

/// For logs: `NAME: message`, never the metadata.
template <class Lazy = void>
[[nodiscard]] std::string to_string(const StreamError& error) {
  std::string text(code_name(error.code()));
  return text.append(": ").append(error.message());
}

}  // namespace v1
}  // namespace faultwire

#endif
