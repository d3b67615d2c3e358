// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_CLIENTS_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_CLIENTS_HPP
/// Reads the error of any gRPC client but Arrow C++ by the rows of the client families, which are
/// listed here.
///
/// @code
/// const auto text = parse_client_text("rpc error: code = NotFound desc = no such table");
/// const bool known =
///     text->code == AnyCode(GrpcCode::not_found) && text->message == "no such table";
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/codes/traits.hpp"
#include "faultwire/diagnosis/detail/dictionary.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"
#include "faultwire/diagnosis/envelopes/log_line.hpp"
#include "faultwire/diagnosis/forms/adbc.hpp"
#include "faultwire/diagnosis/forms/dotnet.hpp"
#include "faultwire/diagnosis/forms/form.hpp"
#include "faultwire/diagnosis/forms/go.hpp"
#include "faultwire/diagnosis/forms/java.hpp"
#include "faultwire/diagnosis/forms/node.hpp"
#include "faultwire/diagnosis/forms/opensearch.hpp"
#include "faultwire/diagnosis/forms/python.hpp"
#include "faultwire/diagnosis/forms/ruby.hpp"
#include "faultwire/diagnosis/forms/rust.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// The forms of one family.
struct FormFamily {
  const Form* forms;
  std::size_t size;
};
/// All families. At one place of a text the forms are tried in this order.
inline constexpr FormFamily form_families[] = {
    {go_forms, std::size(go_forms)},
    {java_forms, std::size(java_forms)},
    {python_forms, std::size(python_forms)},
    {node_forms, std::size(node_forms)},
    {rust_forms, std::size(rust_forms)},
    {dotnet_forms, std::size(dotnet_forms)},
    {ruby_forms, std::size(ruby_forms)},
    {adbc_forms, std::size(adbc_forms)},
    {opensearch_forms, std::size(opensearch_forms)},
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;

inline constexpr std::size_t form_count = [] {
  std::size_t count = 0;
  for (const FormFamily& family : form_families) count += family.size;
  return count;
}();
/// Returns form `number` of all families.
[[nodiscard]] constexpr const Form& form_at(std::size_t number) noexcept {
  const FormFamily* family = form_families;
  while (number >= family->size) number -= (family++)->size;
  return family->forms[number];
}
/// Returns the form without a head.
[[nodiscard]] constexpr const Form& headless_form() noexcept {
  std::size_t number = 0;
  while (!form_at(number).head.empty()) ++number;
  return form_at(number);
}

[[nodiscard]] constexpr bool is_name_letter(char c) noexcept {
  const char low = fold_case(c);
  return (low >= 'a' && low <= 'z') || c == '_';
}
[[nodiscard]] constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr std::string_view name_at(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && end - at < 40 && (is_name_letter(text[end]) || is_digit(text[end])))
    ++end;
  return text.substr(at < text.size() ? at : text.size(), end - at);
}
[[nodiscard]] constexpr std::optional<std::int32_t> number_at(std::string_view text,
                                                              std::size_t& at) noexcept {
  const std::size_t begin = at;
  std::int64_t value = 0;
  for (; at < text.size() && is_digit(text[at]) && at - begin < 9; ++at)
    value = value * 10 + (text[at] - '0');
  if (at == begin || (at < text.size() && is_digit(text[at]))) return std::nullopt;
  return static_cast<std::int32_t>(value);
}
[[nodiscard]] inline std::optional<AnyCode> code_by_name(Domain domain,
                                                         std::string_view name) noexcept {
  if (domain == Domain::grpc) {
    if (const auto code = find_code<GrpcCode>(name)) return AnyCode(*code);
  } else if (domain == Domain::flight) {
    if (const auto code = find_code<FlightCode>(name)) return AnyCode(*code);
  } else if (const auto code = find_code<StreamErrorCode>(name)) {
    return AnyCode(*code);
  }
  return std::nullopt;
}
[[nodiscard]] inline bool is_success(AnyCode code) noexcept {
  return code == AnyCode(GrpcCode::ok) || code == AnyCode(FlightCode::ok) ||
         code == AnyCode(StreamErrorCode::ok);
}

/// A code that was read, and the number beside it.
struct ReadCode {
  AnyCode code{};
  std::optional<std::int32_t> number{};
};
/// Go writes `Code(17)` for a number without a name.
[[nodiscard]] constexpr std::optional<std::int32_t> nameless_code(std::string_view text,
                                                                  std::size_t& at) noexcept {
  std::size_t end = match_folded(text, at, "Code(");
  if (end == std::string_view::npos) return std::nullopt;
  const auto number = number_at(text, end);
  if (!number || end >= text.size() || text[end] != ')') return std::nullopt;
  at = end + 1;
  return number;
}
/// Returns whether `name` has the letters that the client writes.
[[nodiscard]] constexpr bool is_spelled(std::string_view name, Spelled spelled) noexcept {
  for (const char c : name) {
    const bool wrong = spelled == Spelled::upper   ? !is_upper(c) && c != '_'
                       : spelled == Spelled::camel ? c == '_' || is_digit(c)
                                                   : is_upper(c) || is_digit(c);
    if (wrong) return false;
  }
  return spelled != Spelled::camel || (!name.empty() && is_upper(name.front()));
}
[[nodiscard]] inline std::optional<ReadCode> read_name(std::string_view text, std::size_t& at,
                                                       Spelled spelled, Domain domain) {
  if (const auto number = nameless_code(text, at))
    return ReadCode{AnyCode(Domain::grpc, *number), {}};
  const std::string_view name = name_at(text, at);
  const auto code =
      is_spelled(name, spelled) ? code_by_name(domain, name) : std::optional<AnyCode>();
  if (!code || (spelled == Spelled::upper && code_name(*code) != name)) return std::nullopt;
  at += name.size();
  return ReadCode{*code, {}};
}
[[nodiscard]] inline std::optional<ReadCode> read_phrase(std::string_view text, std::size_t& at) {
  std::int32_t number = 0;
  for (const std::string_view phrase : tonic_phrases) {
    if (text.substr(at).starts_with(phrase)) {
      at += phrase.size();
      return ReadCode{AnyCode(Domain::grpc, number), {}};
    }
    ++number;
  }
  return std::nullopt;
}
[[nodiscard]] inline std::optional<ReadCode> read_number_and_name(std::string_view text,
                                                                  std::size_t& at) {
  const auto number = number_at(text, at);
  if (!number) return std::nullopt;
  for (const std::string_view between : {"-"sv, ", codeName: "sv}) {
    const std::size_t name = match_folded(text, at, between);
    if (name == std::string_view::npos) continue;
    at = name;
    auto code = read_name(text, at, Spelled::upper, Domain::grpc);
    if (code) code->number = number;
    return code;
  }
  return std::nullopt;
}
[[nodiscard]] inline std::optional<ReadCode> read_exception_class(std::string_view text,
                                                                  std::size_t& at) {
  const std::string_view name = name_at(text, at);
  for (const ExceptionClass& one : api_core_classes) {
    if (one.name != name) continue;
    const std::size_t colon = at + name.size();
    std::size_t end = match_folded(text, colon, ": ");
    if (end == std::string_view::npos || !number_at(text, end)) return std::nullopt;
    at = end;
    return ReadCode{one.code, {}};
  }
  return std::nullopt;
}
/// Reads the code of a form at `at`, which is moved after it.
[[nodiscard]] inline std::optional<ReadCode> read_code(std::string_view text, std::size_t& at,
                                                       const Form& form) {
  switch (form.spelled) {
    case Spelled::phrase:
      return read_phrase(text, at);
    case Spelled::number_upper:
      return read_number_and_name(text, at);
    case Spelled::exception:
      return read_exception_class(text, at);
    case Spelled::number: {
      const auto status = number_at(text, at);
      if (!status || *status < 400 || *status > 599) return std::nullopt;
      return ReadCode{AnyCode(Domain::http, *status), {}};
    }
    default:
      return read_name(text, at, form.spelled, form.domain);
  }
}

/// Returns where a message ends that has no words after it: before a cause, before the next line of
/// the log, or with the text.
[[nodiscard]] inline std::size_t message_end(std::string_view text, std::size_t at) noexcept {
  for (std::size_t end = text.find('\n', at); end != std::string_view::npos;
       end = text.find('\n', end + 1)) {
    const std::string_view rest = text.substr(end + 1);
    std::string_view line = rest.substr(0, rest.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || starts_log_line(line) || starts_exception(line)) return end;
    if (!starts_blank(line) && continues(line) && !line.starts_with("error ")) return end;
  }
  return text.size();
}
/// Returns a message without the pairs that a logger wrote after it: ` method=POST path="/x"`.
[[nodiscard]] inline std::string_view without_pairs(std::string_view message) noexcept {
  for (;;) {
    std::size_t from = message.size();
    if (message.ends_with('"')) {
      from = message.rfind("=\"");
      if (from == std::string_view::npos) return message;  // `a "b; c=d"`
      std::size_t close = from + 2;
      while (close < message.size() && message[close] != '"')
        close += message[close] == '\\' ? 2u : 1u;
      if (close + 1 != message.size()) return message;  // `a="b" c "d"`
    }
    const std::size_t blank = message.substr(0, from).rfind(' ');
    if (blank == std::string_view::npos) return message;
    const std::size_t key = identifier_size(message.substr(blank + 1));
    if (key == 0 || blank + 1 + key >= message.size() || message[blank + 1 + key] != '=')
      return message;
    message = without_edges(message.substr(0, blank));
  }
}
/// Returns what closes an opening bracket or quote; 0 for other characters.
[[nodiscard]] constexpr char closing_of(char c) noexcept {
  if (c == '(') return ')';
  if (c == '[') return ']';
  if (c == '{') return '}';
  return c == '"' || c == '\'' ? c : '\0';
}
/// Returns a message without what its surroundings add: the brackets and quotes that were opened
/// right before `begin`, where the form begins, and the pairs of a logger.
[[nodiscard]] inline std::string_view without_surroundings(std::string_view text, std::size_t begin,
                                                           std::string_view message) noexcept {
  message = without_edges(message);
  if (begin != 0 && text[begin - 1] == '=') return without_pairs(message);
  std::size_t opened = 0;
  while (opened < begin && closing_of(text[begin - 1 - opened]) != '\0') ++opened;
  if (opened == 0 || message.size() < opened) return message;
  const std::string_view tail = message.substr(message.size() - opened);
  for (std::size_t i = 0; i < opened; ++i) {
    if (tail[i] != closing_of(text[begin - 1 - i])) return message;
  }
  return without_edges(message.substr(0, message.size() - opened));
}
/// Returns the end of the message that begins at `at`: before the first of `tails` that is there.
[[nodiscard]] inline std::size_t before_tail(std::string_view text, std::size_t at,
                                             std::string_view tails) {
  while (!tails.empty()) {
    const std::string_view tail = tails.substr(0, tails.find('|'));
    const Span found = find_folded(text, tail, at);
    if (found) return found.begin;
    tails.remove_prefix(tail.size() < tails.size() ? tail.size() + 1 : tail.size());
  }
  return message_end(text, at);
}
/// Fills the message that begins at `at`.
inline void read_message(std::string_view text, std::size_t at, const Form& form,
                         ClientText& into) {
  const std::size_t begin = into.where.begin;
  if (form.ends == Ends::quoted && at < text.size() && (text[at] == '"' || text[at] == '\'')) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != text[at]) end += text[end] == '\\' ? 2u : 1u;
    into.message = text.substr(at + 1, (end < text.size() ? end : text.size()) - at - 1);
    into.escaped = true;
    return;
  }
  if (form.ends == Ends::words) {
    into.message = without_edges(text.substr(at, before_tail(text, at, form.tails) - at));
    if (into.message == "null") into.message = {};
    return;
  }
  into.message = without_surroundings(text, begin, text.substr(at, message_end(text, at) - at));
}

/// A place in a record, as a form meets it.
struct FormPlace {
  std::string_view text;   ///< up to the end of the segment
  std::size_t begin;       ///< where the head begins
  std::size_t at;          ///< where it ends
  std::string_view after;  ///< the record after the segment
};
/// Returns what the form says of every error in it.
[[nodiscard]] constexpr ClientText text_of(const Form& form) noexcept {
  return {.client = form.client, .after_status = form.after_status};
}
[[nodiscard]] inline std::optional<ClientText> match_code_first(const FormPlace& place,
                                                                const Form& form) {
  ClientText parts = text_of(form);
  std::size_t at = place.at;
  if (form.head.empty()) {
    parts.number = number_at(place.text, at);
    if (!parts.number || *parts.number > 16 || at >= place.text.size() || place.text[at] != ' ')
      return std::nullopt;
    ++at;
  }
  const auto code = read_code(place.text, at, form);
  if (!code || is_success(code->code)) return std::nullopt;
  parts.code = code->code;
  if (code->number) parts.number = code->number;
  std::size_t end = match_folded(place.text, at, form.between);
  if (form.distant && end == std::string_view::npos)
    end = find_folded(place.text.substr(0, at + 4096), form.between, at).end;
  if (end == std::string_view::npos && form.strict) return std::nullopt;
  parts.where = {place.begin, end == std::string_view::npos ? at : end};
  if (end == std::string_view::npos) return parts;
  if (form.numbered) {
    std::size_t number = end;
    parts.number = number_at(place.text, number);
    if (!parts.number || number >= place.text.size() || place.text[number] != ':')
      return std::nullopt;
    end = number + 1;
  }
  read_message(place.text, end, form, parts);
  return parts;
}
/// Returns the first place of one of the words `between` that precede a code, and that code.
[[nodiscard]] inline std::optional<ReadCode> find_code_after(std::string_view text,
                                                             std::size_t from, const Form& form,
                                                             Span& where) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!is_blank(text[at])) continue;
    std::string_view words = form.between;
    while (!words.empty()) {
      const std::string_view one = words.substr(0, words.find('|'));
      std::size_t end = match_folded(text, at, one);
      if (end != std::string_view::npos) {
        const auto code = read_name(text, end, form.spelled, form.domain);
        const bool listed = form.spelled != Spelled::camel || end >= text.size() ||
                            text[end] == ';' || text[end] == ')';
        if (code && listed) {
          where = {at, end};
          return code;
        }
      }
      words.remove_prefix(one.size() < words.size() ? one.size() + 1 : one.size());
    }
  }
  return std::nullopt;
}
[[nodiscard]] inline std::optional<ClientText> match_message_first(const FormPlace& place,
                                                                   const Form& form) {
  Span where{};
  std::size_t end = place.text.size();
  auto code = find_code_after(place.text, place.at, form, where);
  if (code) {
    end = where.begin;
  } else {
    code = find_code_after(place.after, 0, form, where);
    where = {place.begin, place.text.size()};
  }
  if (!code || is_success(code->code)) return std::nullopt;
  ClientText parts = text_of(form);
  parts.code = code->code;
  parts.where = {place.begin, where.end};
  const std::size_t natural = message_end(place.text.substr(0, end), place.at);
  parts.message = without_edges(place.text.substr(place.at, natural - place.at));
  return parts;
}
[[nodiscard]] inline std::optional<ClientText> match_number_before(const FormPlace& place,
                                                                   const Form& form) {
  std::size_t at = place.at;
  const auto code = read_code(place.text, at, form);
  if (!code || is_success(code->code)) return std::nullopt;
  for (std::size_t colon = place.text.find(':'); colon < place.begin;
       colon = place.text.find(':', colon + 1)) {
    std::size_t begin = colon;
    while (begin > 0 && colon - begin < 3 && is_digit(place.text[begin - 1])) --begin;
    std::size_t end = begin;
    const auto number = number_at(place.text, end);
    if (!number || AnyCode(Domain::grpc, *number) != code->code) continue;
    if (begin != 0 && !is_blank(place.text[begin - 1])) continue;
    ClientText parts = text_of(form);
    parts.code = code->code;
    parts.number = number;
    parts.where = {begin, at};
    read_message(place.text, colon + 1, form, parts);
    return parts;
  }
  return std::nullopt;
}

/// The heads of all forms, by their number.
[[nodiscard]] inline const Dictionary<form_count>& form_dictionary() {
  static const Dictionary<form_count> dictionary([](std::size_t i) { return form_at(i).head; });
  return dictionary;
}

/// Returns the first error of a segment that begins before `limit`. Linear: what looks through the
/// rest of the segment is tried once, because if it found nothing, nothing is there for those after
/// it.
[[nodiscard]] inline std::optional<ClientText> find_client_text(std::string_view text,
                                                                std::size_t limit,
                                                                std::string_view after) {
  bool looked[3] = {};
  std::optional<ClientText> parts;
  for (std::size_t at = 0; at < limit && !parts; ++at) {
    if (is_digit(text[at])) {
      const bool inside = at != 0 && (is_digit(text[at - 1]) || is_name_letter(text[at - 1]));
      if (!inside) parts = match_code_first({text, at, at, after}, headless_form());
      continue;
    }
    (void)form_dictionary().at(text, at, [&](std::size_t number, std::size_t end) {
      const Form& form = form_at(number);
      const FormPlace place{text, at, end, after};
      if (form.order == Order::code_first) {
        parts = match_code_first(place, form);
      } else {
        bool& once = looked[form.order == Order::number_before ? 0
                            : form.spelled == Spelled::camel   ? 1
                                                               : 2];
        if (once) return false;
        once = true;
        parts = form.order == Order::message_first ? match_message_first(place, form)
                                                   : match_number_before(place, form);
      }
      return parts.has_value();
    });
  }
  return parts;
}

}  // namespace detail::diagnosis

namespace diagnosis {

/// Returns the first error in the form of one of the clients; nothing if there is none, or if its
/// code is OK. Linear.
[[nodiscard]] inline std::optional<ClientText> parse_client_text(std::string_view text) {
  return detail::diagnosis::find_client_text(text, text.size(), {});
}

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
