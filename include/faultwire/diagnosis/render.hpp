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

#include "faultwire/detail/log_text.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/diagnosis/diagnose.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {

/// Sends `text` with every byte as `\x1b` that is not UTF-8, or that could command a terminal or
/// change the direction of the text. Lines after the first one are indented.
template <Sink S>
void printable_to(S& sink, std::string_view text) {
  std::size_t sent = 0;
  for (std::size_t at = 0; at < text.size();) {
    Utf8Fault fault{};
    const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
    const std::size_t good = ascii ? 1 : utf8_sequence(text, at, fault);
    const std::size_t width = good == 0 ? 1 : good;
    const bool line_end = text[at] == '\n';
    const bool safe =
        text[at] == '\t' || (good != 0 && !is_unsafe_in_log(utf8_code_point(text, at, good)));
    if (safe) {
      at += width;
      continue;
    }
    sink(text.substr(sent, at - sent));
    if (line_end) sink(std::string_view("\n         "));
    for (std::size_t i = 0; !line_end && i < width; ++i)
      escape_to(sink, static_cast<unsigned char>(text[at + i]), true);
    at += width;
    sent = at;
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
