// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire explain: what the errors of a log mean.
#include <algorithm>
#include <map>
#include <memory>
#include <regex.h>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "faultwire/diagnosis.hpp"
#include "faultwire/retry.hpp"
#include "faultwire/write_api/understand/read_response.hpp"
#include "excerpt.hpp"
#include "tool.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

/// A regular expression of the user, as POSIX has them.
class Pattern {
 public:
  bool compile(const std::string& text) {
    const int fault = regcomp(&pattern_, text.c_str(), REG_EXTENDED | REG_NOSUB);
    good_ = fault == 0;
    if (good_) return true;
    char why[200];
    regerror(fault, &pattern_, why, sizeof why);
    problem_ = why;
    return false;
  }
  ~Pattern() {
    if (good_) regfree(&pattern_);
  }
  Pattern() = default;
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;
  [[nodiscard]] bool matches(std::string_view line) const {
    return regexec(&pattern_, std::string(line).c_str(), 0, nullptr, 0) == 0;
  }
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  regex_t pattern_{};
  bool good_ = false;
  std::string problem_;
};

struct Settings {
  bool json = false;
  bool summary = false;
  const Pattern* start = nullptr;
};

/// Takes a log apart into records. A record goes on with lines that begin with a blank, and to the
/// end of an open quote or brace. What is not closed within the length of an error text is a stray
/// character, which opens nothing.
class Records {
 public:
  Records(std::string_view text, const Pattern* start) : text_(text), start_(start) {}
  struct Record {
    std::string_view text{};
    std::size_t line = 0;
    std::size_t end = 0;  // in bytes of the log
  };
  bool next(Record& record) {
    if (at_.byte >= text_.size()) return false;
    const Place begin = at_;
    Open open;
    open.read(take_line());
    Place certain = at_;  // behind the last line that is known to belong to the record
    while (at_.byte < text_.size() && at_.byte - begin.byte <= longest) {
      const bool tail = open.anything() && begin.byte >= unclosed_until_ && start_ == nullptr;
      if (begins(line_here()) && !tail) break;
      open.read(take_line());
      if (!tail || !open.anything()) certain = at_;
    }
    if (certain.byte != at_.byte) unclosed_until_ = at_.byte;
    at_ = certain;
    record = {text_.substr(begin.byte, at_.byte - begin.byte), begin.line, at_.byte};
    return true;
  }

 private:
  static constexpr std::size_t longest = std::size_t{64} << 10;
  struct Place {
    std::size_t byte = 0;
    std::size_t line = 1;
  };
  /// What is open behind a line.
  struct Open {
    bool quote = false;
    int braces = 0;
    [[nodiscard]] bool anything() const { return quote || braces != 0; }
    void read(std::string_view line) {
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (quote && line[i] == '\\') {
          ++i;
        } else if (line[i] == '"') {
          quote = !quote;
        } else if (!quote && line[i] == '{') {
          ++braces;
        } else if (!quote && line[i] == '}') {
          braces = std::max(0, braces - 1);
        }
      }
    }
  };
  [[nodiscard]] bool begins(std::string_view line) const {
    if (start_ != nullptr) return start_->matches(line);
    return !(line.empty() || line.front() == ' ' || line.front() == '\t');
  }
  [[nodiscard]] std::string_view line_here() const {
    return text_.substr(at_.byte, text_.find('\n', at_.byte) - at_.byte);
  }
  std::string_view take_line() {
    const std::string_view line = line_here();
    at_ = {std::min(at_.byte + line.size() + 1, text_.size()), at_.line + 1};
    return line;
  }

  std::string_view text_;
  const Pattern* start_;
  Place at_{};
  std::size_t unclosed_until_ = 0;
};

/// The body of an answer that stands in the text, read in full.
std::optional<write_api::WriteOutcome> outcome_of(const diagnosis::ErrorText& text) {
  if (text.json.empty()) return std::nullopt;
  const auto status = text.http ? static_cast<unsigned>(text.http->code.number) : 0u;
  write_api::WriteOutcome outcome = write_api::read_response(status, {}, text.json);
  if (outcome.events.empty() && outcome.rejected.empty()) return std::nullopt;
  return outcome;
}

nlohmann::json spelled(AnyCode code) {
  const std::string_view name = code_name(code);
  return fmt::format("{}:{}", domain_name(code.domain),
                     name.empty() ? std::to_string(code.number) : std::string(name));
}
nlohmann::json to_json(const Records::Record& record, const diagnosis::Diagnosis& diagnosis) {
  nlohmann::json out;
  out["line"] = record.line;
  for (const diagnosis::TextCode& one : diagnosis.text.codes()) {
    out["codes"].push_back(
        {{"code", spelled(one.code)},
         {"by", diagnosis::evidence_names[static_cast<std::size_t>(one.evidence)]}});
  }
  if (diagnosis.text.contradicts()) out["contradiction"] = true;
  std::string message;
  diagnosis::unescape_to([&](std::string_view piece) { message += piece; },
                         diagnosis.text.message());
  if (!message.empty()) out["message"] = message;
  if (!diagnosis.text.peer().empty()) out["peer"] = diagnosis.text.peer();
  if (diagnosis.text.rejection)
    out["rejected"] = line_protocol::kind_name(diagnosis.text.rejection->kind);
  for (std::size_t i = 0; i < diagnosis.count; ++i) {
    const diagnosis::Trouble& trouble = *diagnosis.matches[i].trouble;
    out["troubles"].push_back(
        {{"id", trouble.id},
         {"title", trouble.title},
         {"score", diagnosis.matches[i].score},
         {"reasons", std::vector<std::string_view>(trouble.reasons.begin(), trouble.reasons.end())},
         {"advice", std::vector<std::string_view>(trouble.advice.begin(), trouble.advice.end())}});
  }
  if (const auto outcome = outcome_of(diagnosis.text)) {
    out["answer"] = {{"message", outcome->message}, {"rejected", outcome->rejected.size()}};
    if (const auto event = outcome->event()) out["answer"]["event"] = write_api::event_name(*event);
  }
  out["retry"] = retry::action_name(retry::classify(diagnosis).action);
  return out;
}
void print_text(Output& out, std::string_view name, const Records::Record& record,
                const diagnosis::Diagnosis& diagnosis) {
  out(fmt::format("{}:{}\n", name, record.line));
  render(out, diagnosis);
  if (const auto outcome = outcome_of(diagnosis.text)) {
    for (const write_api::RejectedEntry& entry : outcome->rejected)
      out(entry.entry == 0 ? fmt::format("rejected: {}\n", printable(entry.reason))
                           : fmt::format("entry {}: {}\n", entry.entry, printable(entry.reason)));
  }
  if (diagnosis.text.found())
    out(fmt::format("next:    {}\n", retry::action_name(retry::classify(diagnosis).action)));
  out("\n");
}

/// Counts by trouble, the most frequent first, with bars as long as the counts.
void print_summary(Output& out, const std::map<std::string_view, std::size_t>& counts,
                   std::size_t records, bool json) {
  if (json) {
    nlohmann::json all = {{"records", records}, {"troubles", counts}};
    out(all.dump() + "\n");
    return;
  }
  std::vector<std::pair<std::size_t, std::string_view>> rows;
  for (const auto& [id, count] : counts) rows.emplace_back(count, id);
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  const std::size_t most = rows.empty() ? 1 : rows.front().first;
  for (const auto& [count, id] : rows) {
    out(fmt::format("{:>8}  {:<26} {}\n", count, id,
                    std::string(std::max<std::size_t>(1, count * 40 / most), '#')));
  }
  out(fmt::format("{:>8}  records\n", records));
}

/// What is said of records, one by one.
class Explainer {
 public:
  Explainer(std::string_view name, const Settings& settings) : name_(name), settings_(settings) {}
  void explain(const Records::Record& record) {
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(record.text);
    if (!diagnosis.text.found() && diagnosis.trouble() == nullptr) return;
    found_ = true;
    known_ = known_ || diagnosis.trouble() != nullptr;
    if (settings_.summary) {
      if (diagnosis.trouble() != nullptr) ++counts_[diagnosis.trouble()->id];
    } else if (settings_.json) {
      out_(to_json(record, diagnosis)
               .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
           "\n");
    } else {
      print_text(out_, name_, record, diagnosis);
    }
  }
  [[nodiscard]] bool found() const { return found_; }
  int finish(std::size_t records) {
    if (settings_.summary) print_summary(out_, counts_, records, settings_.json);
    return out_.finish(known_ ? exit_rejected : exit_good);
  }

 private:
  std::string_view name_;
  const Settings& settings_;
  Output out_;
  std::map<std::string_view, std::size_t> counts_;
  bool found_ = false, known_ = false;
};

int explain(std::string_view name, const Settings& settings) {
  static constexpr std::size_t pasted = std::size_t{64} << 10;
  Input input;
  if (!input.open(name)) return exit_failed;
  const std::string_view text = input.bytes();
  Explainer explainer(name, settings);
  Progress progress(name, text.size());
  Records records(text, settings.start);
  std::size_t count = 0;
  for (Records::Record record; records.next(record);) {
    ++count;
    progress.at(record.end);
    if (diagnosis::may_hold_error(record.text)) explainer.explain(record);
  }
  // Somebody pasted an error that has not the form of a log.
  if (!explainer.found() && !text.empty() && text.size() <= pasted)
    explainer.explain({text, 1, text.size()});
  return explainer.finish(count);
}

}  // namespace

int run_explain(Arguments args) {
  static constexpr Options::Known known[] = {
      {"--output", true}, {"--summary", false}, {"--record-start", true}};
  Options options;
  if (!options.read(args, known)) return usage_error(options.problem());
  if (options.rest().size() != 1)
    return usage_error("explain takes one FILE, or - for standard input");
  const std::string_view output = options.value("--output").value_or("text");
  if (output != "text" && output != "json")
    return usage_error(fmt::format("unknown output '{}': text or json", output));
  Settings settings{.json = output == "json", .summary = options.has("--summary")};
  Pattern pattern;
  if (const auto start = options.value("--record-start")) {
    if (!pattern.compile(std::string(*start)))
      return usage_error(fmt::format("--record-start: {}", pattern.problem()));
    settings.start = &pattern;
  }
  return explain(options.rest()[0], settings);
}

}  // namespace faultwire_tool
