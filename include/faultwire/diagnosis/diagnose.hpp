// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DIAGNOSE_HPP
#define FAULTWIRE_DIAGNOSIS_DIAGNOSE_HPP
/// From the text of an error to a code, the likeliest troubles, their reasons and what to try.
///
/// @code
/// const Diagnosis diagnosis =
///     diagnose("Flight returned unauthorized error, with message: Permission denied");
/// const bool known = diagnosis.trouble()->id == "permission_denied";
/// std::string text;
/// render([&](std::string_view piece) { text += piece; }, diagnosis);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "faultwire/diagnosis/detail/word_index.hpp"
#include "faultwire/diagnosis/error_text.hpp"
#include "faultwire/diagnosis/troubles/troubles.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// A trouble that a record has the signs of.
struct Match {
  const Trouble* trouble = nullptr;
  const Sign* sign = nullptr;  ///< what was recognised: the strongest sign that is met
  int score = 0;  ///< what the parts of the sign weigh together; comparable within one record
};

/// What a record means. Views are into the text that was read, or into memory that this object
/// owns.
struct Diagnosis {
  ErrorText text{};
  static constexpr std::size_t most = 6;  ///< matches that are kept
  Match matches[most]{};                  ///< the best first
  std::size_t count = 0;                  ///< of the matches
  /// Returns the likeliest trouble; null if the record has the signs of none.
  [[nodiscard]] const Trouble* trouble() const noexcept {
    return count == 0 ? nullptr : matches[0].trouble;
  }
  /// Returns whether the record tells of an error: it names a code that is not OK, a rejected
  /// point, a prefix of the query engine, an error body, or has the signs of a trouble. A healthy
  /// line, an OK, and prose that uses the word of a code are none.
  [[nodiscard]] bool is_error() const noexcept { return text.found() || count != 0; }
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;

[[nodiscard]] inline bool names(const ErrorText& text, GrpcCode code) noexcept {
  for (const TextCode& one : text.codes()) {
    const bool own = one.evidence != Evidence::reset && one.evidence != Evidence::adbc;
    if (own && is_code(as_grpc(one.code), code)) return true;
  }
  return false;
}
/// Returns whether nothing but blanks and punctuation surrounds one of the words.
[[nodiscard]] inline bool is_alone(std::string_view text, std::string_view words) noexcept {
  const auto letter = [](char c) {
    return is_name_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  std::size_t begin = 0;
  while (begin < text.size() && !letter(text[begin])) ++begin;
  bool alone = false;
  each_alternative(words, [&](std::string_view one) {
    std::size_t end = match_folded(text, begin, one);
    if (end == std::string_view::npos) return;
    while (end < text.size() && !letter(text[end])) ++end;
    if (end == text.size()) alone = true;
  });
  return alone;
}
/// Returns whether a gRPC client met the HTTP status of the record.
[[nodiscard]] inline bool is_via_grpc(const ErrorText& text) noexcept {
  if (text.flight || text.debug) return true;
  return text.client && text.client->code.domain != Domain::http;
}
[[nodiscard]] inline bool has_status(const ErrorText& text, HttpStatus status) noexcept {
  return text.http && text.http->code == AnyCode(status);
}
[[nodiscard]] inline bool has_reset(const ErrorText& text, Http2Error reset) noexcept {
  return text.reset && !text.reset->goaway && text.reset->code == AnyCode(reset);
}
[[nodiscard]] inline bool has_rejection(const ErrorText& text,
                                        line_protocol::Reason reason) noexcept {
  return text.rejection && line_protocol::kind_row(text.rejection->kind).reason == reason;
}
/// Returns the weight of a sign that is met; 0 if it is not.
[[nodiscard]] inline int weigh(const ErrorText& text, const Sign& sign, bool words,
                               bool also) noexcept {
  int score = sign.weight;
  const auto ask = [&](bool asked, bool met, int weight) {
    if (asked && met) score += weight;
    return !asked || met;
  };
  const bool good =
      ask(sign.grpc.has_value(), sign.grpc && names(text, *sign.grpc), 2) &&
      ask(sign.reset.has_value(), sign.reset && has_reset(text, *sign.reset), 4) &&
      ask(sign.http.has_value(), sign.http && has_status(text, *sign.http), 3) &&
      ask(sign.rejected.has_value(), sign.rejected && has_rejection(text, *sign.rejected), 6) &&
      ask(!sign.words.empty(), words, 5) && ask(!sign.also.empty(), also, 2) &&
      (!sign.coded || !text.codes().empty()) && (!sign.via_grpc || is_via_grpc(text)) &&
      (!sign.alone || is_alone(text.text, sign.words) || is_alone(text.body_message, sign.words)) &&
      (!sign.body || is_alone(text.body_message, sign.words));
  return good ? score : 0;
}
inline void insert(Diagnosis& diagnosis, Match match) noexcept {
  constexpr std::size_t most = Diagnosis::most;
  std::size_t at = diagnosis.count;
  while (at > 0 && diagnosis.matches[at - 1].score < match.score) --at;
  if (at == most) return;
  const std::size_t last = diagnosis.count < most ? diagnosis.count : most - 1;
  for (std::size_t i = last; i > at; --i) diagnosis.matches[i] = diagnosis.matches[i - 1];
  diagnosis.matches[at] = match;
  diagnosis.count = last + 1;
}
inline void weigh_troubles(Diagnosis& diagnosis, const FoundWords& found) {
  std::size_t number = 0;
  each_trouble([&](const Trouble& trouble) {
    Match best{&trouble, nullptr, 0};
    for (const Sign& sign : trouble.signs()) {
      const int score = weigh(diagnosis.text, sign, found.words[number], found.also[number]);
      ++number;
      if (score > best.score) {
        best.sign = &sign;
        best.score = score;
      }
    }
    if (best.score > 0) insert(diagnosis, best);
  });
}

/// Drops what the likeliest trouble explains.
inline void hide_consequences(Diagnosis& diagnosis) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < diagnosis.count; ++i) {
    bool hidden = false;
    each_alternative(diagnosis.matches[0].trouble->hides, [&](std::string_view id) {
      hidden = hidden || diagnosis.matches[i].trouble->id == id;
    });
    if (!hidden) diagnosis.matches[kept++] = diagnosis.matches[i];
  }
  diagnosis.count = kept;
}

}  // namespace detail::diagnosis

namespace diagnosis {

/// Reads a record by all forms and weighs the signs of all troubles. If no trouble is recognised,
/// the result still holds what the forms found. Linear; allocates what has to be unescaped, and the
/// children of a debug context.
[[nodiscard]] inline Diagnosis diagnose(std::string_view text) {
  Diagnosis diagnosis;
  detail::diagnosis::TextReader reader(diagnosis.text);
  reader.read(text);
  const detail::diagnosis::Opened& opened = reader.opened();
  if (opened.foreign()) return diagnosis;
  detail::diagnosis::FoundWords found;
  for (std::size_t i = 0; i < opened.size(); ++i) {
    const detail::diagnosis::Segment& one = opened.segment(i);
    detail::diagnosis::find_words(one.text.substr(0, one.search_end), found);
  }
  detail::diagnosis::weigh_troubles(diagnosis, found);
  if (diagnosis.count > 1) detail::diagnosis::hide_consequences(diagnosis);
  return diagnosis;
}

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
