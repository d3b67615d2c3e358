// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "check_range.hpp"

#include <fmt/format.h>

#include "arguments.hpp"
#include "excerpt.hpp"
#include "faultwire/line_protocol/splitter.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "verdict.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

constexpr std::size_t most_in_range = 1000;  // the engine keeps the output of every range

struct Range {
  std::size_t first = 0;
  std::size_t end = 0;  ///< after the last byte
};

/// `A-B`, both in bytes, B not included; without B up to the end of the file.
std::optional<Range> range_of(std::string_view text, std::size_t size) {
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const auto first = number_of<std::size_t>(text.substr(0, hyphen));
  const std::string_view rest = text.substr(hyphen + 1);
  const auto end = rest.empty() ? std::optional(size) : number_of<std::size_t>(rest);
  if (!first || !end || (*end < *first && !rest.empty())) return std::nullopt;
  return Range{std::min(*first, size), std::min(*end, size)};
}

/// What was found in a range. Offsets are those of the file.
struct RangeReport {
  std::size_t begin = 0;
  std::size_t stopped = 0;
  std::uint64_t accepted = 0;
  std::uint64_t rejected = 0;
  std::vector<line_protocol::Rejection> rejections;
  std::optional<line_protocol::Rejection> refusal;  ///< the body is refused at this byte
};

class RangeJudge {
 public:
  RangeJudge(std::string_view file, const Range& range,
             const line_protocol::ValidateOptions& options)
      : file_(file),
        options_(options),
        end_(line_protocol::likely_line(file, range.end)),
        reader_(file, line_protocol::likely_line(file, range.first), end_,
                {.generation = options.checks.generation(),
                 .max_text_bytes = options.checks.text_bytes()}) {
    report_.begin = line_protocol::likely_line(file, range.first);
  }

  RangeReport judge(std::string_view name) {
    Progress progress(name, file_.size());
    while (reader_.next()) {
      take(reader_.entry());
      progress.at(reader_.offset());
    }
    report_.stopped = report_.refusal ? end_ : reader_.stopped();
    return std::move(report_);
  }

 private:
  void take(const line_protocol::Entry& entry) {
    if (entry) return judge_alone(entry.source());
    line_protocol::Rejection one = entry.rejection();
    one.offset += report_.begin;
    one.facts.offset = one.offset;
    if (const auto core = options_.checks.core()) one.facts.core = core->release;
    if (one.kind() == line_protocol::RejectionKind::invalid_utf8) {
      report_.refusal = one;
    } else {
      keep(one);
    }
  }

  /// What the write checks say of one line that is sent alone.
  void judge_alone(std::string_view line) {
    const BatchReport alone = line_protocol::validate(line, options_);
    if (alone.all_accepted()) return void(++report_.accepted);
    line_protocol::Rejection one = alone.rejections[0];
    one.offset += static_cast<std::size_t>(line.data() - file_.data());
    one.facts.offset = one.offset;
    keep(one);
  }

  void keep(const line_protocol::Rejection& one) {
    ++report_.rejected;
    if (report_.rejections.size() < most_in_range) report_.rejections.push_back(one);
  }

  std::string_view file_;
  line_protocol::ValidateOptions options_;
  std::size_t end_;
  line_protocol::PartReader reader_;
  RangeReport report_;
};

Json json_in_range(const line_protocol::Rejection& rejection) {
  return {{"offset", rejection.offset},
          {"length", rejection.length},
          {"kind", line_protocol::kind_name(rejection.kind())},
          {"reason", line_protocol::reason_name(rejection.reason())},
          {"detail", shortened(rejection, false).text}};
}

void put_json(Output& out, std::string_view name, std::string_view file, const RangeReport& report,
              Precision precision) {
  Json object = {{"file", name},
                 {"begin", report.begin},
                 {"stopped", report.stopped},
                 {"accepted", report.accepted},
                 {"rejected", report.rejected},
                 {"listed", report.rejections.size()},
                 {"error", nullptr},
                 {"rejections", Json::array()}};
  if (report.refusal) object["error"] = json_in_range(*report.refusal);
  for (const auto& rejection : report.rejections) {
    Json one = json_in_range(rejection);
    add_note(one, file, rejection, precision);
    object["rejections"].push_back(std::move(one));
  }
  put_json_line(out, object);
}

void put_text(Output& out, std::string_view name, std::string_view file, const RangeReport& report,
              Precision precision) {
  const auto put = [&](const line_protocol::Rejection& one) {
    put_rejection(out, fmt::format("{}: byte {}", name, one.offset), file, one, precision);
  };
  for (const auto& rejection : report.rejections) put(rejection);
  if (report.refusal) put(*report.refusal);
  const std::uint64_t hidden = report.rejected - report.rejections.size();
  out(fmt::format("{}: bytes {} to {}: {} accepted, {} rejected{}{}\n", printable(name),
                  report.begin, report.stopped, report.accepted, report.rejected,
                  hidden == 0 ? "" : fmt::format(" ({} more are not listed)", hidden),
                  report.refusal ? "; a body with these bytes is refused" : ""));
}

}  // namespace

int check_range(const Options& options, const line_protocol::ValidateOptions& validate) {
  if (options.rest().size() != 1) return usage_error("--bytes takes one FILE");
  const std::string_view form = options.value("--output").value_or("text");
  if (form != "text" && form != "json")
    return usage_error("--bytes takes the outputs text and json: a range has no line numbers");
  for (const std::string_view other : {"--fix", "--max-bytes", "--all-or-nothing"}) {
    if (options.has(other)) return usage_error(fmt::format("--bytes cannot be with {}", other));
  }
  const std::string_view name = options.rest()[0];
  const std::string_view text = *options.value("--bytes");
  Input input;
  if (!input.open(name)) return exit_failed;
  const auto range = range_of(text, input.bytes().size());
  if (!range)
    return usage_error(
        fmt::format("'{}' is no range: it is FIRST-END or FIRST-, in bytes, without END", text));
  const RangeReport report = RangeJudge(input.bytes(), *range, validate).judge(name);
  Output out;
  if (form == "json") {
    put_json(out, name, input.bytes(), report, validate.precision);
  } else {
    put_text(out, name, input.bytes(), report, validate.precision);
  }
  return out.finish(report.rejected == 0 && !report.refusal ? exit_good : exit_rejected);
}

}  // namespace faultwire_tool
