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

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include "faultwire/detail/sink.hpp"
#include "faultwire/diagnosis/catalogue.hpp"
#include "faultwire/diagnosis/error_text.hpp"
#include "faultwire/diagnosis/detail/dictionary.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// A trouble that a text has the signs of.
struct Match {
  const Trouble* trouble = nullptr;
  const Sign* sign = nullptr;  ///< what was recognised: the strongest sign that is met
  int score = 0;  ///< what the parts of the sign weigh together; comparable within one text
};

/// What a text means. Views are into the text.
struct Diagnosis {
  ErrorText text{};
  std::array<Match, 4> matches{};  ///< the best first
  std::size_t count = 0;           ///< of the matches
  /// The likeliest trouble; null if the text has the signs of none.
  [[nodiscard]] const Trouble* trouble() const noexcept {
    return count == 0 ? nullptr : matches[0].trouble;
  }
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;

/// One use of words by a sign.
struct WordsUse {
  std::string_view words;
  std::uint16_t sign;  ///< counted through all troubles
  bool also;
};
inline constexpr std::size_t sign_count = [] {
  std::size_t count = 0;
  for (const Trouble& trouble : troubles) count += trouble.signs.size();
  return count;
}();
inline constexpr std::size_t words_count = [] {
  std::size_t count = 0;
  for (const Trouble& trouble : troubles) {
    for (const Sign& sign : trouble.signs)
      count += (sign.words.empty() ? 0u : 1u) + (sign.also.empty() ? 0u : 1u);
  }
  return count;
}();
inline constexpr auto words_uses = [] {
  std::array<WordsUse, words_count> uses{};
  std::size_t at = 0;
  std::uint16_t number = 0;
  for (const Trouble& trouble : troubles) {
    for (const Sign& sign : trouble.signs) {
      if (!sign.words.empty()) uses[at++] = {sign.words, number, false};
      if (!sign.also.empty()) uses[at++] = {sign.also, number, true};
      ++number;
    }
  }
  return uses;
}();
inline constexpr auto words_dictionary = dictionary_of(words_uses, &WordsUse::words);

struct FoundWords {
  std::array<bool, sign_count> words{}, also{};
};
/// All words of all signs in one pass.
[[nodiscard]] inline FoundWords find_words(std::string_view text) {
  FoundWords found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    words_dictionary.at(text, at, [&](std::size_t number, std::size_t) {
      const WordsUse& use = words_uses[number];
      (use.also ? found.also : found.words)[use.sign] = true;
      return false;
    });
  }
  return found;
}
[[nodiscard]] inline bool names(const ErrorText& text, GrpcCode code) noexcept {
  return std::ranges::any_of(text.codes(), [&](const TextCode& one) {
    return one.evidence != Evidence::reset && is_code(as_grpc(one.code), code);
  });
}
/// Whether nothing but blanks and punctuation stands around the words, which are in the text.
[[nodiscard]] inline bool is_alone(std::string_view text, std::string_view words) noexcept {
  const auto letter = [](char c) {
    return is_name_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  text.remove_prefix(static_cast<std::size_t>(std::ranges::find_if(text, letter) - text.begin()));
  const std::size_t end = match_folded(text, 0, words);
  return end != std::string_view::npos && std::ranges::none_of(text.substr(end), letter);
}
/// The weight of a sign that is met; 0 if it is not.
[[nodiscard]] inline int weigh(const ErrorText& text, const Sign& sign, bool words,
                               bool also) noexcept {
  int score = 0;
  const auto ask = [&](bool asked, bool met, int weight) {
    if (asked && met) score += weight;
    return !asked || met;
  };
  const bool good = ask(sign.grpc.has_value(), sign.grpc && names(text, *sign.grpc), 2) &&
                    ask(sign.reset.has_value(),
                        sign.reset && text.reset && text.reset->code == AnyCode(*sign.reset), 4) &&
                    ask(sign.http.has_value(),
                        sign.http && text.http && text.http->code == AnyCode(*sign.http), 3) &&
                    ask(sign.rejected.has_value(),
                        sign.rejected && text.rejection &&
                            line_protocol::kind_row(text.rejection->kind).reason == *sign.rejected,
                        6) &&
                    ask(!sign.words.empty(), words, 5) && ask(!sign.also.empty(), also, 2) &&
                    (!sign.coded || !text.codes().empty()) &&
                    (!sign.alone || is_alone(text.text, sign.words));
  return good ? score : 0;
}
inline void insert(Diagnosis& diagnosis, Match match) noexcept {
  std::size_t at = diagnosis.count;
  while (at > 0 && diagnosis.matches[at - 1].score < match.score) --at;
  if (at == diagnosis.matches.size()) return;
  for (std::size_t i = (std::min)(diagnosis.count, diagnosis.matches.size() - 1); i > at; --i)
    diagnosis.matches[i] = diagnosis.matches[i - 1];
  diagnosis.matches[at] = match;
  diagnosis.count = (std::min)(diagnosis.count + 1, diagnosis.matches.size());
}

/// The letters before a colon that the grammars know, by a hash of the last four: `message:`,
/// `error:`, `UNKNOWN:`.
[[nodiscard]] constexpr std::size_t ending_hash(std::string_view word) noexcept {
  std::size_t hash = 0;
  for (const char c : word.substr(word.size() - 4))
    hash = hash * 33 + static_cast<unsigned char>(fold_case(c));
  return hash % 512;
}
inline constexpr auto known_endings = [] {
  std::array<bool, 512> table{};
  const auto add = [&](std::string_view words) {
    for (std::size_t at = words.find(':'); at != std::string_view::npos;
         at = words.find(':', at + 1)) {
      if (at >= 4) table[ending_hash(words.substr(0, at))] = true;
    }
  };
  for (const auto& row : flight_prefix_rows) add(row.words);
  for (const auto& row : client_rows) add(row.before);
  for (const auto& row : engine_rows) add(row.words);
  for (const auto& use : words_uses) add(use.words);
  for (const auto& row : line_protocol::kind_rows)
    add(row.documented.text()), add(row.current.text());
  for (const std::string_view words :
       {"error:", "FlightError:", "ArrowInvalid:", "exception:", "code:", "errors:",
        "partial write:", "conflict:", "writing batch:"})
    add(words);
  // aioinflux: `(503 - Service Unavailable):`
  for (const auto& row : CodeTraits<HttpStatus>::rows) {
    if (row.code < HttpStatus::bad_request) continue;
    detail::codes::each_spelling(row, [&](std::string_view phrase) {
      const std::array<char, 4> ending{phrase[phrase.size() - 3], phrase[phrase.size() - 2],
                                       phrase.back(), ')'};
      table[ending_hash({ending.data(), ending.size()})] = true;
    });
  }
  for (const GrpcCode code : all_codes<GrpcCode>())
    table[code_name(code).size() < 4 ? 0 : ending_hash(code_name(code))] = true;
  return table;
}();
}  // namespace detail::diagnosis

namespace diagnosis {

/// Whether a line of a log is worth a closer look: a colon stands behind the end of a word with
/// which an error is introduced, or a stream reset is named. A sieve for logs: texts that tell of
/// an error without either do not pass it. Costs about as much as looking for the colons.
[[nodiscard]] inline bool may_hold_error(std::string_view line) noexcept {
  const char* const begin = line.data();
  const char* const end = begin + line.size();
  for (const char* at = begin; at != end; ++at) {
    at = static_cast<const char*>(std::memchr(at, ':', static_cast<std::size_t>(end - at)));
    if (at == nullptr) break;
    if (at - begin < 4 || detail::is_digit(at[-1])) continue;
    const char* const word = at[-1] == '"' || at[-1] == '\'' ? at - 1 : at;
    if (word - begin >= 4 &&
        detail::diagnosis::known_endings[detail::diagnosis::ending_hash({word - 4, 4})])
      return true;
  }
  return line.find("RST_STREAM") != std::string_view::npos;
}

/// Reads the text by all grammars and weighs the signs of all troubles. A text of which nothing is
/// known gives what could be parsed, and no trouble. Linear; allocates the list of children of a
/// debug context alone.
[[nodiscard]] inline Diagnosis diagnose(std::string_view text) {
  Diagnosis diagnosis;
  diagnosis.text = read_error_text(text);
  const detail::diagnosis::FoundWords found = detail::diagnosis::find_words(text);
  std::size_t number = 0;
  for (const Trouble& trouble : troubles) {
    Match best{&trouble, nullptr, 0};
    for (const Sign& sign : trouble.signs) {
      const int score =
          detail::diagnosis::weigh(diagnosis.text, sign, found.words[number], found.also[number]);
      ++number;
      if (score > best.score) best.sign = &sign, best.score = score;
    }
    if (best.score > 0) detail::diagnosis::insert(diagnosis, best);
  }
  return diagnosis;
}

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
template <Sink S>
void label_to(S& sink, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  sink(label);
  sink(value);
  sink(std::string_view("\n"));
}
template <Sink S>
void trouble_to(S& sink, const Match& match) {
  const Trouble& trouble = *match.trouble;
  sink(std::string_view("trouble: "));
  sink(trouble.title);
  sink(std::string_view(" ["));
  sink(trouble.id);
  sink(std::string_view("]\n"));
  for (const std::string_view reason : trouble.reasons) label_to(sink, "  reason: ", reason);
  for (const std::string_view advice : trouble.advice) label_to(sink, "  try:    ", advice);
  label_to(sink, "  source: ", trouble.source.title);
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// Sends the diagnosis in pieces, for people: the codes with how they are known, the message, and
/// the likeliest troubles with their reasons and advice. Messages and peers are sent as they stand
/// in the text, escapes resolved.
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
  if (!text.message().empty()) {
    sink(std::string_view("message: "));
    unescape_to(sink, text.message());
    sink(std::string_view("\n"));
  }
  detail::diagnosis::label_to(sink, "peer:    ", text.peer());
  detail::diagnosis::label_to(sink, "body:    ", text.json);
  if (text.rejection) {
    detail::diagnosis::label_to(sink, "rejected: ", line_protocol::kind_name(text.rejection->kind));
  }
  for (std::size_t i = 0; i < diagnosis.count; ++i)
    detail::diagnosis::trouble_to(sink, diagnosis.matches[i]);
  if (diagnosis.count == 0) {
    sink(text.found() ? std::string_view("no known trouble has these signs\n")
                      : std::string_view("nothing in this text is known to be an error\n"));
  }
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
