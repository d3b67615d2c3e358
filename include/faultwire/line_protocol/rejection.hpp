// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_REJECTION_HPP
#define FAULTWIRE_LINE_PROTOCOL_REJECTION_HPP
/// One rejection: its kind, where it is, and the few facts from which the server's wording can
/// be rendered.
///
/// @code
/// const auto bad = line_protocol::first_rejection("home,room=Kitchen temp=\n");
/// const std::string reason = bad ? bad->detail() : "";
/// const auto column = bad ? bad->column : 0;
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "faultwire/line_protocol/message.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// Why and where an entry, or a whole body, is rejected. Trivially copyable. `source`,
/// `numbered_line` and the views of `facts` point into the batch: they are valid as long as its
/// bytes are, or, in a report that was detached, as long as a copy of that report.
struct Rejection {
  MessageFacts
      facts{};  ///< what the message says; `facts.entry` is the server's count, 0 for a body
  std::uint64_t entry_line = 0;  ///< physical line where the entry begins, 1-based
  std::uint64_t line = 0;        ///< physical line of the fault, 1-based
  std::uint64_t column = 0;      ///< of the fault, 1-based, in bytes
  std::size_t offset = 0;        ///< of the fault, in bytes of the batch
  std::size_t length = 0;        ///< bytes at fault; 0 where the text says `end of input`
  /// The bytes of the entry, without leading blanks and comments and without the newline that ends
  /// it. Empty if the body is refused as a whole.
  std::string_view source{};
  /// The physical line of the batch whose number is `entry()`: what InfluxDB 3 Core takes for the
  /// original line of an entry that it cannot parse. `validate` fills it under `CoreChecks` for
  /// such an entry; empty otherwise.
  std::string_view numbered_line{};

  [[nodiscard]] constexpr RejectionKind kind() const noexcept { return facts.kind; }
  [[nodiscard]] constexpr Reason reason() const noexcept { return kind_row(facts.kind).reason; }
  /// The server's 1-based count: entries that are neither blank nor comments. 0 if the body is
  /// refused as a whole.
  [[nodiscard]] constexpr std::uint64_t entry() const noexcept { return facts.entry; }

  /// Sends the server's message to `sink` in pieces, for example `error parsing line 2 (1-based):
  /// No fields were provided`.
  template <Sink S>
  void message_to(S&& sink) const {
    line_protocol::message_to(sink, facts);
  }
  /// Sends the reason alone, for example `No fields were provided`.
  template <Sink S>
  void detail_to(S&& sink) const {
    line_protocol::detail_to(sink, facts);
  }
  /// The message as a string; as long as what it quotes.
  [[nodiscard]] std::string message() const {
    std::string text;
    line_protocol::message_to(faultwire::detail::TextSink::into(text), facts);
    return text;
  }
  /// The reason as a string; as long as what it quotes.
  [[nodiscard]] std::string detail() const {
    std::string text;
    line_protocol::detail_to(faultwire::detail::TextSink::into(text), facts);
    return text;
  }
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
