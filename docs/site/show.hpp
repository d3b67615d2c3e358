// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What the examples in the comments of the headers leave in their variables, as the API reference
// shows it. tests/scripts/api_examples.thorough.py compiles and runs it.
#ifndef FAULTWIRE_DOCS_SITE_SHOW_HPP
#define FAULTWIRE_DOCS_SITE_SHOW_HPP

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "faultwire/faultwire.hpp"

namespace show {

using namespace faultwire;

/// A string, and not what merely converts to one, as a JSON value does.
template <class T>
concept Words = std::same_as<T, std::string> || std::same_as<T, std::string_view>;

inline std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 32 || static_cast<unsigned char>(c) > 126) {
      char hex[5];
      std::snprintf(hex, sizeof hex, "\\x%02x", static_cast<unsigned>(c) & 0xffu);
      out += hex;
    } else {
      out += c;
    }
  }
  return out + '"';
}

inline std::string named(std::string_view name) { return std::string(name); }

// An enum that has a function of its name.
inline std::string text(retry::Action v) { return named(retry::action_name(v)); }
inline std::string text(retry::Fact v) { return named(retry::fact_name(v)); }
inline std::string text(retry::Reason v) { return named(retry::reason_name(v)); }
inline std::string text(retry::Side v) { return named(retry::side_name(v)); }
inline std::string text(retry::Verdict v) { return named(retry::verdict_name(v)); }
inline std::string text(retry::Preset v) { return named(retry::preset_name(v)); }
inline std::string text(Basis v) { return named(basis_name(v)); }
inline std::string text(Fidelity v) { return named(fidelity_name(v)); }
inline std::string text(Domain v) { return named(domain_name(v)); }
inline std::string text(wording::Place v) { return named(wording::place_name(v)); }
inline std::string text(write_api::WriteEvent v) { return quoted(write_api::event_name(v)); }
inline std::string text(write_api::Stored v) { return named(write_api::stored_name(v)); }
inline std::string text(line_protocol::BuildError v) {
  return named(line_protocol::build_error_name(v));
}
inline std::string text(line_protocol::RejectionKind v) {
  return named(line_protocol::kind_name(v));
}
inline std::string text(line_protocol::CoreRule v) {
  return named(line_protocol::core_rule_name(v));
}

template <Code C>
std::string text(C code) {
  const std::string_view name = code_name(code);
  return name.empty() ? "a code without a name" : std::string(name);
}
inline std::string text(AnyCode code) {
  return named(domain_name(code.domain)) + ":" + named(code_name(code));
}
template <std::same_as<bool> B>
std::string text(B value) {
  return value ? "true" : "false";
}
template <class N>
requires(std::integral<N> && !std::same_as<N, bool> && !std::same_as<N, char>) std::string
    text(N value) {
  return std::to_string(value);
}
template <std::floating_point N>
std::string text(N value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%g", static_cast<double>(value));
  return digits;
}
template <class T>
requires Words<T> std::string text(const T& value) { return quoted(std::string_view(value)); }
template <class R, class P>
std::string text(std::chrono::duration<R, P> wait) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(wait).count();
  if (milliseconds % 1000 == 0) return std::to_string(milliseconds / 1000) + " s";
  return std::to_string(milliseconds) + " ms";
}

inline std::string text(const retry::Hint& hint) {
  using Kind = retry::Hint::Kind;
  if (hint.kind == Kind::wait) return "wait " + text(hint.delay);
  return hint.kind == Kind::absent    ? "absent"
         : hint.kind == Kind::invalid ? "unreadable"
                                      : "do not retry";
}
inline std::string text(const retry::Decision& decision) {
  return text(decision.action) + ", delay " + text(decision.delay) + ", because " +
         std::string(decision.rule);
}
inline std::string text(const retry::Policy& policy) {
  return "max_attempts " + std::to_string(policy.max_attempts) + ", UNAVAILABLE: " +
         std::string(action_name(decide(policy, {.code = GrpcCode::unavailable,
                                                 .idempotency = retry::Idempotency::idempotent})
                                     .action));
}
inline std::string text(const retry::Failure& failure) {
  std::string out = "code " + text(failure.code);
  if (failure.side != retry::Failure{}.side) out += ", side " + text(failure.side);
  if (failure.retry_after != retry::Hint{}) out += ", retry_after " + text(failure.retry_after);
  return out;
}
inline std::string text(const StreamError& error) { return log_line(error); }
inline std::string text(const BatchReport& report) {
  return std::to_string(report.accepted) + " accepted, " + std::to_string(report.rejected) +
         " rejected";
}
inline std::string text(const line_protocol::Rejection& rejection) {
  return quoted(rejection.message());
}
inline std::string text(const line_protocol::Text& name) { return quoted(name.str()); }
inline std::string text(const line_protocol::Position& place) {
  return "line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
}
inline std::string text(const write_api::WriteResponse& answer) {
  return std::to_string(static_cast<int>(answer.status())) + " " + answer.sendable_body();
}
inline std::string text(const wire::JsonBody& answer) {
  return std::to_string(static_cast<int>(answer.status)) + " " + answer.body;
}
inline std::string text(const wire::Trailers& trailers) {
  std::string out;
  for (const auto& field : wire::to_fields(trailers)) {
    out += (out.empty() ? "" : ", ") + field.name + " (" + std::to_string(field.value.size()) +
           " bytes)";
  }
  return out;
}
inline std::string text(const wire::ErrorInfo& info) {
  return "reason " + quoted(info.reason) + ", domain " + quoted(info.domain);
}
inline std::string text(const diagnosis::Trouble& trouble) { return quoted(trouble.title); }
inline std::string text(const diagnosis::Diagnosis& found) {
  const diagnosis::Trouble* const trouble = found.trouble();
  return trouble ? quoted(trouble->title) : "no known trouble";
}
inline std::string text(const diagnosis::ErrorText& found) {
  const auto code = found.code();
  return code ? "code " + text(*code) : "no code";
}
inline std::string text(const write_api::WriteOutcome& outcome) {
  return "stored " + text(outcome.stored) + ", " + std::to_string(outcome.rejected.size()) +
         " rejected";
}
inline std::string text(const write_api::BatchRange& range) {
  return "{" + std::to_string(range.offset) + ", " + std::to_string(range.length) + "}";
}

template <class T>
requires requires(const T& value) { show::text(value); }
std::string text(const std::optional<T>& value) { return value ? show::text(*value) : "nothing"; }
template <class L>
requires(!Words<L> && requires(const L& list) {
  { show::text(*std::begin(list)) } -> std::same_as<std::string>;
  std::size(list);
}) std::string text(const L& list) {
  std::string out;
  for (const auto& each : list) out += (out.empty() ? "" : ", ") + show::text(each);
  return "[" + out + "]";
}

template <class T>
concept Shown = requires(const T& value) {
  show::text(value);
};

/// Prints a variable of an example, if it is of a type that a reader can read.
template <class T>
void variable(std::string_view name, const T& value) {
  if constexpr (Words<T>) {
    const std::string_view lines(value);
    const auto is_readable = [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); };
    const auto end = lines.find('\n');
    if (std::all_of(lines.begin(), lines.end(), is_readable) && end + 1 < lines.size() &&
        end != lines.npos) {
      std::printf("%.*s:\n%.*s\n", static_cast<int>(name.size()), name.data(),
                  static_cast<int>(lines.size()), lines.data());
      return;
    }
  }
  if constexpr (Shown<T>) {
    std::printf("%.*s = %s\n", static_cast<int>(name.size()), name.data(),
                show::text(value).c_str());
  }
}

}  // namespace show

#endif
