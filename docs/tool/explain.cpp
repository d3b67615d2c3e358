// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire explain: what the errors of a log mean.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <poll.h>
#include <regex.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "faultwire/diagnosis.hpp"
#include "faultwire/diagnosis/decision.hpp"
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

struct ExplainSettings {
  bool json = false;
  bool summary = false;
  bool follow = false;
  const Pattern* start = nullptr;
};

/// Records that begin with the lines of a pattern, and end before the next one.
std::optional<diagnosis::Record> next_by_pattern(const Pattern& start, std::string_view window,
                                                 bool at_end) {
  constexpr std::size_t longest = diagnosis::RecordReader::longest;
  std::size_t at = 0, lines = 0;
  while (at < window.size() && at < longest) {
    const std::size_t found = window.substr(0, longest).find('\n', at);
    if (found == std::string_view::npos && !at_end && window.size() < 2 * longest)
      return std::nullopt;
    const std::size_t end = std::min(found, std::min(window.size(), longest));
    if (lines != 0 && start.matches(window.substr(at, end - at)))
      return diagnosis::Record{window.substr(0, at), 0, 0, lines};
    at = found == std::string_view::npos ? end : end + 1;
    ++lines;
  }
  if (window.empty() || (at < longest && !at_end)) return std::nullopt;
  return diagnosis::Record{window.substr(0, at), 0, 0, lines};
}

/// A log that is read as it comes: a pipe, a terminal, or a file that still grows. Memory is
/// bounded by a window.
class Stream {
 public:
  Stream(std::string_view name, bool follow) : name_(name), follow_(follow) {}
  ~Stream() {
    if (descriptor_ > 0) close(descriptor_);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  bool open() {
    descriptor_ = name_ == "-" ? 0 : ::open(name_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ >= 0) return true;
    fmt::print(stderr, "faultwire: cannot read '{}': {}\n", printable(name_), std::strerror(errno));
    return false;
  }
  [[nodiscard]] std::string_view window() const { return std::string_view(buffer_).substr(taken_); }
  /// Whether a record may end with the window: the log has ended, or nothing came for a while and
  /// the last line is whole.
  [[nodiscard]] bool at_end() const { return ended_ || (idle_ && window().ends_with('\n')); }
  void drop(std::size_t bytes) { taken_ += bytes; }
  /// Reads more. Returns false at the end of the log.
  bool fill() {
    if (ended_) return false;
    if (taken_ > buffer_.size() / 2) {
      buffer_.erase(0, taken_);
      taken_ = 0;
    }
    idle_ = false;
    if (!ready()) return idle_ = true;
    const std::size_t size = buffer_.size();
    buffer_.resize(size + piece);
    ssize_t got = read(descriptor_, buffer_.data() + size, piece);
    while (got < 0 && errno == EINTR) got = read(descriptor_, buffer_.data() + size, piece);
    buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0) return true;
    if (got < 0)
      fmt::print(stderr, "faultwire: cannot read '{}': {}\n", printable(name_),
                 std::strerror(errno));
    failed_ = got < 0;
    if (follow_ && !failed_ && name_ != "-") return wait();
    ended_ = true;
    return true;
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  static constexpr std::size_t piece = std::size_t{256} << 10;
  static constexpr int pause_ms = 500;

  /// Whether something can be read before the pause is over that ends a record.
  [[nodiscard]] bool ready() const {
    if (window().empty()) return true;
    pollfd one{descriptor_, POLLIN, 0};
    return poll(&one, 1, pause_ms) != 0;
  }
  /// At the end of a file that is followed: waits, and opens it again if it was replaced or cut.
  bool wait() {
    idle_ = true;
    if (!window().empty() && !waited_) return waited_ = true;
    waited_ = false;
    poll(nullptr, 0, pause_ms);
    struct stat here {
    }, there{};
    if (fstat(descriptor_, &here) != 0 || stat(name_.c_str(), &there) != 0) return true;
    const off_t at = lseek(descriptor_, 0, SEEK_CUR);
    if (here.st_ino != there.st_ino || here.st_dev != there.st_dev) {
      const int again = ::open(name_.c_str(), O_RDONLY | O_CLOEXEC);
      if (again < 0) return true;
      close(descriptor_);
      descriptor_ = again;
    } else if (here.st_size < at) {
      lseek(descriptor_, 0, SEEK_SET);
    }
    return true;
  }

  std::string name_;
  bool follow_;
  int descriptor_ = -1;
  std::string buffer_;
  std::size_t taken_ = 0;
  bool ended_ = false, idle_ = false, waited_ = false, failed_ = false;
};

/// The body of an answer that is part of the record, read in full.
std::optional<write_api::WriteOutcome> outcome_of(const diagnosis::ErrorText& text) {
  if (text.json.empty()) return std::nullopt;
  const auto status = text.http ? static_cast<unsigned>(text.http->code.number) : 0u;
  write_api::WriteOutcome outcome = write_api::read_response(status, {}, text.json);
  if (outcome.events.empty() && outcome.rejected.empty()) return std::nullopt;
  return outcome;
}

std::string spelled(AnyCode code) {
  const std::string_view name = code_name(code);
  return fmt::format("{}:{}", domain_name(code.domain),
                     name.empty() ? std::to_string(code.number) : std::string(name));
}
/// What to do next, or that the text does not tell.
std::string_view next_of(const diagnosis::Diagnosis& diagnosis) {
  const auto decision = diagnosis::decision_of(diagnosis);
  return decision ? retry::action_name(decision->action) : "unknown";
}
std::vector<std::string_view> list_of(std::span<const std::string_view> texts) {
  return {texts.begin(), texts.end()};
}
nlohmann::json to_json(const diagnosis::Record& record, const diagnosis::Diagnosis& diagnosis) {
  nlohmann::json out = {{"line", record.line}, {"byte", record.byte}, {"lines", record.lines}};
  for (const diagnosis::TextCode& one : diagnosis.text.codes()) {
    out["codes"].push_back(
        {{"code", spelled(one.code)},
         {"by", diagnosis::evidence_names[static_cast<std::size_t>(one.evidence)]}});
  }
  if (diagnosis.text.contradicts()) out["contradiction"] = true;
  if (!diagnosis.text.message().empty()) out["message"] = diagnosis.text.message();
  if (!diagnosis.text.peer().empty()) out["peer"] = diagnosis.text.peer();
  if (diagnosis.text.rejection)
    out["rejected"] = line_protocol::kind_name(diagnosis.text.rejection->kind);
  for (std::size_t i = 0; i < diagnosis.count; ++i) {
    const diagnosis::Trouble& trouble = *diagnosis.matches[i].trouble;
    out["troubles"].push_back({{"id", trouble.id},
                               {"title", trouble.title},
                               {"score", diagnosis.matches[i].score},
                               {"reasons", list_of(trouble.reasons())},
                               {"advice", list_of(trouble.advice())}});
  }
  if (const auto outcome = outcome_of(diagnosis.text)) {
    out["answer"] = {{"message", outcome->message}, {"rejected", outcome->rejected.size()}};
    if (const auto event = outcome->event()) out["answer"]["event"] = write_api::event_name(*event);
  }
  out["side"] = retry::side_name(failure_of(diagnosis).side);
  out["retry"] = next_of(diagnosis);
  return out;
}
void print_text(Output& out, std::string_view name, const diagnosis::Record& record,
                const diagnosis::Diagnosis& diagnosis) {
  out(fmt::format("{}:{}\n", printable(name), record.line));
  render(out, diagnosis);
  if (const auto outcome = outcome_of(diagnosis.text)) {
    for (const write_api::RejectedEntry& entry : outcome->rejected)
      out(entry.entry == 0 ? fmt::format("rejected: {}\n", printable(entry.reason))
                           : fmt::format("entry {}: {}\n", entry.entry, printable(entry.reason)));
  }
  if (diagnosis.is_error()) out(fmt::format("next:    {}\n", next_of(diagnosis)));
  out("\n");
}

/// What was counted in a log.
struct Counts {
  std::map<std::string, std::size_t> troubles;  // by the likeliest trouble
  std::map<std::string, std::size_t> codes;     // of errors without a known trouble
  std::size_t records = 0;
  std::size_t errors = 0;
};
/// Counts, the most frequent first, with bars as long as the counts.
void print_summary(Output& out, const Counts& counts, bool json) {
  if (json) {
    const nlohmann::json all = {{"records", counts.records},
                                {"errors", counts.errors},
                                {"troubles", counts.troubles},
                                {"codes", counts.codes}};
    out(all.dump() + "\n");
    return;
  }
  std::vector<std::pair<std::size_t, std::string>> rows;
  for (const auto& [id, count] : counts.troubles) rows.emplace_back(count, id);
  for (const auto& [code, count] : counts.codes) rows.emplace_back(count, code);
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  const std::size_t most = rows.empty() ? 1 : rows.front().first;
  for (const auto& [count, id] : rows) {
    out(fmt::format("{:>8}  {:<26} {}\n", count, id,
                    std::string(std::max<std::size_t>(1, count * 40 / most), '#')));
  }
  out(fmt::format("{:>8}  records\n", counts.records));
}

/// What is said of records, one by one.
class Explainer {
 public:
  Explainer(std::string_view name, const ExplainSettings& settings)
      : name_(name), settings_(settings) {}
  /// Looks at a record. Several lines may hide an error in a fold, so they are always diagnosed.
  void take(const diagnosis::Record& record) {
    ++counts_.records;
    if (record.lines > 1 || diagnosis::may_hold_error(record.text)) explain(record);
  }
  void explain(const diagnosis::Record& record) {
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(record.text);
    if (!diagnosis.is_error()) return;
    ++counts_.errors;
    if (settings_.summary) {
      count(diagnosis);
    } else if (settings_.json) {
      out_(
          to_json(record, diagnosis).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace) +
          "\n");
    } else {
      print_text(out_, name_, record, diagnosis);
    }
  }
  [[nodiscard]] bool found() const { return counts_.errors != 0; }
  void flush() { std::fflush(stdout); }
  int finish(bool failed) {
    if (settings_.summary) print_summary(out_, counts_, settings_.json);
    return out_.finish(failed ? exit_failed : found() ? exit_rejected : exit_good);
  }

 private:
  void count(const diagnosis::Diagnosis& diagnosis) {
    if (diagnosis.trouble() != nullptr) {
      ++counts_.troubles[std::string(diagnosis.trouble()->id)];
    } else {
      const auto code = diagnosis.text.code();
      ++counts_.codes[code ? spelled(*code) : "no code"];
    }
  }
  std::string_view name_;
  const ExplainSettings& settings_;
  Output out_;
  Counts counts_;
};

/// Splits a window into records, by the rules of logs or by the pattern of the user.
class Splitter {
 public:
  explicit Splitter(const Pattern* start) : start_(start) {}
  std::optional<diagnosis::Record> next(std::string_view window, bool at_end) {
    auto record =
        start_ == nullptr ? reader_.next(window, at_end) : next_by_pattern(*start_, window, at_end);
    if (record && start_ != nullptr) {
      record->byte = byte_;
      record->line = line_;
      byte_ += record->text.size();
      line_ += record->lines - (record->text.ends_with('\n') ? 0u : 1u);
    }
    return record;
  }

 private:
  const Pattern* start_;
  diagnosis::RecordReader reader_;
  std::size_t byte_ = 0, line_ = 1;
};

/// Remembers a text that is short enough to be an error that somebody pasted, without the form of a
/// log.
class Pasted {
 public:
  void take(const diagnosis::Record& record) {
    if (record.byte == 0)
      log_ = detail::diagnosis::starts_log_line(detail::diagnosis::split_line(record.text).content);
    if (!log_ && text_.size() <= longest) text_ += record.text;
  }
  void explain(Explainer& explainer) const {
    if (log_ || text_.empty() || text_.size() > longest || explainer.found()) return;
    explainer.explain(
        {text_, 0, 1, static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n'))});
  }

 private:
  static constexpr std::size_t longest = std::size_t{64} << 10;
  std::string text_;
  bool log_ = false;
};

/// A file as a whole.
int explain_file(std::string_view name, const ExplainSettings& settings) {
  Input input;
  if (!input.open(name)) return exit_failed;
  const std::string_view text = input.bytes();
  Explainer explainer(name, settings);
  Progress progress(name, text.size());
  Splitter splitter(settings.start);
  Pasted pasted;
  std::size_t at = 0;
  while (const auto record = splitter.next(text.substr(at), true)) {
    at += record->text.size();
    progress.at(at);
    explainer.take(*record);
    pasted.take(*record);
  }
  pasted.explain(explainer);
  return explainer.finish(false);
}
/// A log as it comes. What is found is said at once.
int explain_stream(std::string_view name, const ExplainSettings& settings) {
  Stream stream(name, settings.follow);
  if (!stream.open()) return exit_failed;
  Explainer explainer(name, settings);
  Splitter splitter(settings.start);
  Pasted pasted;
  do {
    while (const auto record = splitter.next(stream.window(), stream.at_end())) {
      explainer.take(*record);
      pasted.take(*record);
      stream.drop(record->text.size());
    }
    explainer.flush();
  } while (stream.fill());
  if (!stream.failed()) pasted.explain(explainer);
  return explainer.finish(stream.failed());
}
bool is_regular(std::string_view name) {
  struct stat status {};
  return name != "-" && stat(std::string(name).c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

int run_explain(const Options& options) {
  if (options.rest().size() != 1)
    return usage_error("explain takes one FILE, or - for standard input");
  const std::string_view output = options.value("--output").value_or("text");
  ExplainSettings settings{.json = output == "json",
                           .summary = options.has("--summary"),
                           .follow = options.has("--follow")};
  Pattern pattern;
  if (const auto start = options.value("--record-start")) {
    if (!pattern.compile(std::string(*start)))
      return usage_error(fmt::format("--record-start: {}", pattern.problem()));
    settings.start = &pattern;
  }
  const std::string_view name = options.rest()[0];
  return is_regular(name) && !settings.follow ? explain_file(name, settings)
                                              : explain_stream(name, settings);
}

}  // namespace faultwire_tool
