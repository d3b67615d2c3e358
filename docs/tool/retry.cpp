// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire retry: what to do after a failure, and when the next attempts would be.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "arguments.hpp"
#include "faultwire/interop/fmt.hpp"
#include "faultwire/interop/nlohmann_json.hpp"
#include "faultwire/retry.hpp"
#include "tool.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;
using std::chrono::nanoseconds;

/// One attempt that failed, and what follows.
struct Line {
  std::int32_t attempt;
  AnyCode code;
  nanoseconds at;  // from the start of the call
  retry::Decision decision;
  nanoseconds least;  // of the delay, with all the luck there is
  nanoseconds most;
};

struct Question {
  retry::Policy policy;
  std::string policy_name;
  std::string policy_title;
  retry::Failure failure;  // as every attempt fails, except for its code
  std::vector<AnyCode> codes;
  std::int32_t attempts = 12;
};

/// Every attempt takes no time; the last code comes again and again.
std::vector<Line> answer(const Question& question) {
  std::vector<Line> lines;
  nanoseconds at{0};
  for (std::int32_t attempt = 1; attempt <= question.attempts; ++attempt) {
    const auto i = std::min(static_cast<std::size_t>(attempt), question.codes.size()) - 1;
    retry::Failure failure = question.failure;
    failure.code = question.codes[i];
    failure.attempt = attempt;
    failure.elapsed = at;
    const retry::Decision decision = retry::decide(question.policy, failure);
    Line line{attempt, failure.code, at, decision, decision.delay, decision.delay};
    if (decision.reason == retry::Reason::backoff) {
      line.least =
          question.policy.backoff.delay(attempt, question.policy.backoff.base(attempt - 1), 0);
      line.most =
          question.policy.backoff.delay(attempt, question.policy.backoff.base(attempt - 1), 1);
    }
    lines.push_back(line);
    if (!retry::will_retry(decision.action)) break;
    at = faultwire::detail::retry::sum(at, decision.delay);
  }
  return lines;
}

std::string time_text(nanoseconds time) {
  const double seconds = std::chrono::duration<double>(time).count();
  if (seconds == 0) return "0";
  if (seconds < 1) return fmt::format("{:.4g} ms", seconds * 1e3);
  return seconds < 1e4 ? fmt::format("{:.4g} s", seconds) : fmt::format("{:.4g} h", seconds / 3600);
}

std::string code_text_of(AnyCode code) {
  const bool by_number = code.domain == Domain::http || code_name(code).empty();
  return fmt::format("{}:{}", domain_name(code.domain),
                     by_number ? std::to_string(code.number) : std::string(code_name(code)));
}

void put_line(Output& out, std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  out(text + "\n");
}

/// The shortest wait as a bar, what chance may add as dots.
std::string bar(const Line& line, nanoseconds longest) {
  if (line.most.count() <= 0 || longest.count() <= 0) return "";
  constexpr double width = 32;
  const auto cells = [&](nanoseconds time) {
    return static_cast<std::size_t>(
        static_cast<double>(time.count()) / static_cast<double>(longest.count()) * width + 0.5);
  };
  const std::size_t solid =
      std::max<std::size_t>(cells(line.least), line.least == line.most ? 1 : 0);
  return std::string(solid, '#') + std::string(std::max(cells(line.most), solid) - solid, '.');
}

void put_text(Output& out, const Question& question, const std::vector<Line>& lines) {
  out(fmt::format("{}: {}\n\n", question.policy_name, question.policy_title));
  nanoseconds longest{0};
  std::size_t code = 4;
  for (const Line& line : lines) {
    longest = std::max(longest, line.most);
    code = std::max(code, code_text_of(line.code).size());
  }
  put_line(out, fmt::format("  {:>7}  {:>9}  {:<{}}  {:<15}  {:>9}  {}", "attempt", "at", "code",
                            code, "decision", "delay", "with jitter"));
  for (const Line& line : lines) {
    const bool waits = line.decision.delay.count() > 0;
    const std::string range =
        line.least == line.most
            ? ""
            : fmt::format("{} - {}", time_text(line.least), time_text(line.most));
    put_line(out,
             fmt::format("  {:>7}  {:>9}  {:<{}}  {:<15}  {:>9}  {:<21}  {}", line.attempt,
                         time_text(line.at), code_text_of(line.code), code,
                         retry::action_name(line.decision.action),
                         waits ? time_text(line.decision.delay) : "", range, bar(line, longest)));
  }
  const Line& last = lines.back();
  if (retry::will_retry(last.decision.action)) out("  ...\n");
  out("\n");
  std::string_view before;
  for (const Line& line : lines) {
    if (line.decision.rule == before) continue;
    before = line.decision.rule;
    out(fmt::format("attempt {}: {}\n", line.attempt, line.decision.rule));
  }
  for (const retry::ActionRow& row : retry::action_rows) {
    if (row.action == last.decision.action && !retry::will_retry(row.action))
      out(fmt::format("{}: {}\n", row.name, row.meaning));
  }
  if (!lines[0].decision.ignored.empty())
    out(fmt::format("ignored: {}\n", lines[0].decision.ignored));
  out(fmt::format("the message is {}for the user of the program\n",
                  last.decision.show_to_user ? "" : "not "));
}

void put_json(Output& out, const Question& question, const std::vector<Line>& lines) {
  const auto milliseconds = [](nanoseconds time) {
    return std::chrono::duration<double, std::milli>(time).count();
  };
  nlohmann::ordered_json object = {{"policy", question.policy_name},
                                   {"attempts", nlohmann::ordered_json::array()}};
  for (const Line& line : lines) {
    object["attempts"].push_back({{"attempt", line.attempt},
                                  {"at_ms", milliseconds(line.at)},
                                  {"code", code_text_of(line.code)},
                                  {"action", retry::action_name(line.decision.action)},
                                  {"delay_ms", milliseconds(line.decision.delay)},
                                  {"least_ms", milliseconds(line.least)},
                                  {"most_ms", milliseconds(line.most)},
                                  {"reason", retry::reason_name(line.decision.reason)},
                                  {"rule", line.decision.rule},
                                  {"ignored", line.decision.ignored},
                                  {"show_to_user", line.decision.show_to_user}});
  }
  out(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = faultwire::detail::fold_case(c);
  return out;
}

/// Puts one header into the failure. Returns what is wrong with it, if anything.
std::string read_header(std::string_view header, retry::SystemTime now, retry::Failure& failure) {
  const std::size_t colon = header.find(':');
  if (colon == std::string_view::npos)
    return fmt::format("'{}' is no header: it has no colon", header);
  const std::string name = lower(header.substr(0, colon));
  const std::string_view value = faultwire::detail::retry::trimmed(header.substr(colon + 1));
  if (name == "retry-after") {
    failure.retry_after = retry::parse_retry_after(value, now);
  } else if (name == retry::pushback_key) {
    failure.pushback = retry::parse_pushback(value);
  } else if (name != "date") {
    return fmt::format("'{}' says nothing about retries: it is one of Retry-After, Date, {}",
                       header.substr(0, colon), retry::pushback_key);
  }
  return {};
}

/// The time of the answer: of --now, of a Date header, or this moment.
std::optional<retry::SystemTime> read_now(const Options& options, std::string& problem) {
  retry::SystemTime now = std::chrono::system_clock::now();
  std::optional<std::string_view> text = options.value("--now");
  for (const std::string_view header : options.all("--header")) {
    const std::size_t colon = header.find(':');
    if (!text && colon != std::string_view::npos && lower(header.substr(0, colon)) == "date")
      text = faultwire::detail::retry::trimmed(header.substr(colon + 1));
  }
  if (!text) return now;
  const auto date = retry::parse_http_date(*text, now);
  if (!date || *date > std::chrono::floor<std::chrono::seconds>(retry::SystemTime::max()) ||
      *date < std::chrono::ceil<std::chrono::seconds>(retry::SystemTime::min())) {
    problem = fmt::format("'{}' is no date such as 'Sun, 06 Nov 1994 08:49:37 GMT'", *text);
    return std::nullopt;
  }
  return retry::SystemTime(*date);
}

/// The facts of the failure that are flags and numbers.
std::string read_facts(const Options& options, retry::Failure& failure) {
  if (options.has("--idempotent")) failure.idempotency = retry::Idempotency::idempotent;
  if (options.has("--partial")) failure.stored = retry::Stored::some;
  failure.committed = options.has("--committed");
  failure.unprocessed = options.has("--unprocessed");
  if (const auto side = options.value("--side")) {
    failure.side = *side == "server"   ? retry::Side::server
                   : *side == "client" ? retry::Side::client
                                       : retry::Side::transport;
  }
  if (const auto reset = options.value("--reset")) {
    failure.http2_reset = find_code<Http2Error>(*reset);
    if (const auto number = number_of<std::int32_t>(*reset))
      failure.http2_reset = code_from_number<Http2Error>(*number);
    if (!failure.http2_reset) return fmt::format("'{}' is no error of HTTP/2", *reset);
  }
  if (const auto info = options.value("--retry-info")) {
    const auto seconds = number_of<double>(*info);
    if (!seconds || !(*seconds >= 0 && *seconds < 1e9))
      return fmt::format("'{}' is no number of seconds", *info);
    failure.retry_info = retry::Hint::wait(
        std::chrono::milliseconds(static_cast<std::int64_t>(*seconds * 1000 + 0.5)));
  }
  return {};
}

std::string read_codes(const Options& options, std::vector<AnyCode>& codes) {
  if (options.rest().empty()) return "retry needs a CODE, such as http:503 or grpc:unavailable";
  for (const std::string_view spelling : options.rest()) {
    const std::vector<AnyCode> found = codes_spelled(spelling);
    if (found.empty()) return unknown_code(spelling);
    if (found.size() > 1)
      return fmt::format("several domains have the code '{}': write one of {}", spelling,
                         fmt::join(found, ", "));
    codes.push_back(found[0]);
  }
  return {};
}

std::string read_config(const Options& options, std::string_view file, Question& question) {
  Input input;
  if (!input.open(file)) return "the service config cannot be read";
  const std::string_view full = options.value("--method").value_or("");
  const std::size_t slash = full.find('/');
  const std::string_view method =
      slash == std::string_view::npos ? std::string_view{} : full.substr(slash + 1);
  const ServiceConfig config = read_service_config(input.bytes(), full.substr(0, slash), method);
  if (!config.problem.empty()) return config.problem;
  question.policy = config.retry ? *retry::policy_from(*config.retry)
                                 : retry::preset(retry::Preset::grpc_transparent);
  question.policy_name = std::string(file);
  question.policy_title = config.retry ? "its retryPolicy" : "no retryPolicy for this method";
  return {};
}

std::string read_policy(const Options& options, Question& question) {
  if (const auto file = options.value("--service-config"))
    return read_config(options, *file, question);
  retry::Failure first = question.failure;
  first.code = question.codes[0];
  retry::Preset which = retry::recommended_preset(first);
  if (const auto name = options.value("--policy")) which = *retry::find_preset(*name);
  question.policy = retry::preset(which);
  question.policy_name = retry::preset_name(which);
  question.policy_title = retry::preset_rows[static_cast<std::size_t>(which)].title;
  return {};
}

std::string read_limits(const Options& options, Question& question) {
  if (const auto text = options.value("--attempts")) {
    const auto number = number_of<std::int32_t>(*text);
    if (!number || *number < 1 || *number > 1000)
      return fmt::format("'{}' is no number from 1 to 1000", *text);
    question.attempts = *number;
  }
  if (const auto text = options.value("--deadline")) {
    const auto seconds = number_of<double>(*text);
    if (!seconds || !(*seconds > 0 && *seconds < 1e9))
      return fmt::format("'{}' is no number of seconds", *text);
    const auto deadline = faultwire::detail::retry::nanoseconds_of(*seconds * 1e9);
    if (question.policy.max_elapsed.count() == 0 || deadline < question.policy.max_elapsed)
      question.policy.max_elapsed = deadline;
  }
  return {};
}

}  // namespace

int run_retry(const Options& options) {
  Question question;
  std::string problem = read_codes(options, question.codes);
  if (problem.empty()) problem = read_facts(options, question.failure);
  const auto now = problem.empty() ? read_now(options, problem) : std::nullopt;
  for (const std::string_view header : options.all("--header")) {
    if (problem.empty()) problem = read_header(header, *now, question.failure);
  }
  if (problem.empty()) problem = read_policy(options, question);
  if (problem.empty()) problem = read_limits(options, question);
  if (!problem.empty()) return usage_error(problem);
  const std::vector<Line> lines = answer(question);
  Output out;
  if (options.has("--json")) {
    put_json(out, question, lines);
  } else {
    put_text(out, question, lines);
  }
  return out.finish(exit_good);
}

}  // namespace faultwire_tool
