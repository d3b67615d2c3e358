// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_RENDER_HPP
#define FAULTWIRE_DIAGNOSIS_RENDER_HPP
/// A diagnosis for people, in a form that is safe on a terminal: whatever the log holds, no control
/// character of it is sent.
///
/// @code
/// std::string text;
/// render([&](std::string_view piece) { text += piece; }, diagnose("14 UNAVAILABLE: gone"));
/// @endcode

#include <cstddef>
#include <string_view>

#include "faultwire/detail/sink.hpp"
#include "faultwire/diagnosis/diagnose.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {

/// Returns the size of the control character at `at`, or 0: C0 except for tabs and line ends, DEL,
/// and C1, which UTF-8 writes with two bytes.
[[nodiscard]] constexpr std::size_t control_size(std::string_view text, std::size_t at) noexcept {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == 0x7f || (byte < 0x20 && byte != '\n' && byte != '\t')) return 1;
  if (byte >= 0x80 && byte < 0xa0) {
    // Inside a character of UTF-8 the byte is no control; alone it is one in Latin-1.
    const bool alone = at == 0 || static_cast<unsigned char>(text[at - 1]) < 0x80;
    return alone ? 1 : 0;
  }
  if (byte != 0xc2 || at + 1 >= text.size()) return 0;
  const auto next = static_cast<unsigned char>(text[at + 1]);
  return next >= 0x80 && next < 0xa0 ? 2 : 0;
}
/// Sends `text` with control characters as `\x1b`, and lines after the first one indented.
template <Sink S>
void printable_to(S& sink, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::size_t sent = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t size = text[at] == '\n' ? 1 : control_size(text, at);
    if (size == 0) continue;
    sink(text.substr(sent, at - sent));
    if (text[at] == '\n') {
      sink(std::string_view("\n         "));
    } else {
      for (std::size_t i = 0; i < size; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + i]);
        const char piece[] = {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        sink(std::string_view(piece, sizeof piece));
      }
    }
    at += size - 1;
    sent = at + 1;
  }
  sink(text.substr(sent));
}
template <Sink S>
void label_to(S& sink, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  sink(label);
  printable_to(sink, value);
  sink(std::string_view("\n"));
}
template <Sink S>
void trouble_to(S& sink, const faultwire::diagnosis::Trouble& trouble) {
  sink(std::string_view("trouble: "));
  sink(trouble.title);
  sink(std::string_view(" ["));
  sink(trouble.id);
  sink(std::string_view("]\n"));
  for (const std::string_view reason : trouble.reasons()) label_to(sink, "  reason: ", reason);
  for (const std::string_view advice : trouble.advice()) label_to(sink, "  try:    ", advice);
  label_to(sink, "  source: ", trouble.source.title);
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// Sends the diagnosis in pieces, for people: the codes with how they are known, the message, and
/// the likeliest troubles with their reasons and advice.
template <Sink S>
void render(S&& sink, const Diagnosis& diagnosis) {
  const ErrorText& text = diagnosis.text;
  for (const TextCode& one : text.codes()) {
    sink(std::string_view("code:    "));
    code_to(sink, one.code);
    sink(std::string_view(", by "));
    sink(evidence_names[static_cast<std::size_t>(one.evidence)]);
    sink(std::string_view("\n"));
  }
  if (text.contradicts())
    sink(std::string_view(
        "         the codes contradict each other: the first is the most trustworthy\n"));
  detail::diagnosis::label_to(sink, "message: ", text.message());
  detail::diagnosis::label_to(sink, "peer:    ", text.peer());
  detail::diagnosis::label_to(sink, "body:    ", text.json);
  if (text.rejection) {
    detail::diagnosis::label_to(sink, "rejected: ", line_protocol::kind_name(text.rejection->kind));
  }
  for (std::size_t i = 0; i < diagnosis.count; ++i)
    detail::diagnosis::trouble_to(sink, *diagnosis.matches[i].trouble);
  if (diagnosis.count == 0) {
    sink(diagnosis.is_error() ? std::string_view("no known trouble has these signs\n")
                              : std::string_view("nothing in this text is known to be an error\n"));
  }
}

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
