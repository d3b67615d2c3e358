// Reads answers to writes from a file of JSON lines and prints what the library makes of them
// otherwise than expected.
//
//   read_answers FILE.jsonl [ID_PART]
//
// One difference a line, cut at 200 characters; the last line is `N cases, D differences`. Exit
// code 1 if there are any, 2 for wrong usage. Uses read_response, failure_of and decide (preset
// influx_write, idempotent), and WriteOutcome::remaining and explain.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "faultwire/retry.hpp"
#include "faultwire/write_api/understand/failure.hpp"
#include "faultwire/write_api/understand/read_response.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::write_api;
using Json = nlohmann::json;

std::vector<std::string> strings(const Json& value) {
  if (value.is_string()) return {value.get<std::string>()};
  return value.get<std::vector<std::string>>();
}
bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}
std::string joined(const std::vector<std::string>& all, const char* between) {
  std::string out;
  for (const std::string& one : all) out += (out.empty() ? "" : between) + one;
  return out.empty() ? "none" : out;
}

/// The physical lines of the batch, 1-based, that hold something which a range covers.
std::vector<int> lines_of(const std::vector<BatchRange>& ranges, const std::string& batch) {
  std::set<int> found;
  int line = 1;
  for (std::size_t at = 0; at < batch.size(); ++at) {
    if (batch[at] == '\n') {
      ++line;
      continue;
    }
    for (const BatchRange& range : ranges) {
      if (at >= range.offset && at < range.offset + range.length) found.insert(line);
    }
  }
  // Comments and blanks between entries go with them: they are no lines of their own.
  std::vector<int> out;
  std::vector<std::string> texts(1);
  for (const char c : batch) {
    if (c == '\n') {
      texts.emplace_back();
    } else {
      texts.back() += c;
    }
  }
  for (const int number : found) {
    const std::string& text = texts[static_cast<std::size_t>(number) - 1];
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin != std::string::npos && text[begin] != '#') out.push_back(number);
  }
  return out;
}
std::string spelled(const std::vector<int>& lines) {
  std::string out = "[";
  for (const int line : lines) out += (out.size() > 1 ? ", " : "") + std::to_string(line);
  return out + "]";
}

class Checker {
 public:
  void check(const Json& one) {
    ++cases_;
    id_ = one.at("id").get<std::string>();
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<std::string> names;
    for (const Json& header : one.at("headers")) names.push_back(header.at(0).get<std::string>());
    for (std::size_t i = 0; i < names.size(); ++i)
      headers.push_back({names[i], one.at("headers").at(i).at(1).get<std::string>()});
    ReadOptions options;
    if (one.at("api").is_string()) {
      options.flavour = find_flavour(one.at("api").get<std::string>());
      if (!options.flavour) differ("api", one.at("api").get<std::string>(), "no such flavour");
    }
    const std::string body = one.at("body").get<std::string>();
    const WriteOutcome outcome =
        read_response(one.at("status").get<unsigned>(), HeaderViews(headers), body, options);

    std::vector<std::string> events;
    for (const EventRow& row : event_rows) {
      if (outcome.events.has(row.event)) events.emplace_back(row.name);
    }
    if (!one.at("event").is_null()) {
      const auto wanted = strings(one.at("event"));
      bool good = !events.empty();
      for (const std::string& event : events) good = good && holds(wanted, event);
      if (!good) differ("event", joined(wanted, " or "), joined(events, ", "));
    }
    for (const Json& event : one.at("not_event")) {
      if (holds(events, event.get<std::string>()))
        differ("event", "not " + event.get<std::string>(), joined(events, ", "));
    }
    const auto accepted = strings(one.at("accepted"));
    if (!holds(accepted, std::string(stored_name(outcome.stored)))) {
      differ("accepted", joined(accepted, " or "), std::string(stored_name(outcome.stored)));
    }
    if (!one.at("rejected").is_null()) check_rejected(one.at("rejected"), outcome);
    const std::string batch = one.at("batch").is_string() ? one.at("batch").get<std::string>() : "";
    if (!one.at("remaining").is_null()) {
      const auto got = lines_of(outcome.remaining(batch), batch);
      std::vector<int> want;
      if (one.at("remaining").is_array()) {
        want = one.at("remaining").get<std::vector<int>>();
      } else if (one.at("remaining") == "all") {
        want = lines_of({{0, batch.size()}}, batch);
      }
      if (got != want) differ("remaining", spelled(want), spelled(got));
    }
    const std::string bytes = outcome.max_bytes ? std::to_string(*outcome.max_bytes) : "none";
    const std::string wanted_bytes = one.at("max_bytes").is_null()
                                         ? "none"
                                         : std::to_string(one.at("max_bytes").get<std::uint64_t>());
    if (bytes != wanted_bytes) differ("max_bytes", wanted_bytes, bytes);
    if (!one.at("decision").is_null()) {
      const auto wanted = strings(one.at("decision"));
      const retry::Failure failure =
          failure_of(outcome, retry::Idempotency::idempotent, std::chrono::system_clock::now());
      const std::string action(retry::action_name(
          retry::decide(retry::preset(retry::Preset::influx_write), failure).action));
      if (!holds(wanted, action)) differ("decision", joined(wanted, " or "), action);
    }
  }
  int finish() const {
    std::printf("%d cases, %d differences\n", cases_, differences_);
    return differences_ == 0 ? 0 : 1;
  }

 private:
  void check_rejected(const Json& wanted, const WriteOutcome& outcome) {
    if (wanted.size() != outcome.rejected.size()) {
      differ("rejected", std::to_string(wanted.size()) + " entries",
             std::to_string(outcome.rejected.size()));
      return;
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const Json& want = wanted[i];
      const RejectedEntry& got = outcome.rejected[i];
      const std::string what = "rejected " + std::to_string(i + 1);
      if (want.contains("entry") && want["entry"].get<std::uint64_t>() != got.entry) {
        differ(what + ", entry", want["entry"].dump(), std::to_string(got.entry));
      }
      if (want.contains("reason") && want["reason"].get<std::string>() != got.reason) {
        differ(what + ", reason", want["reason"].get<std::string>(), got.reason);
      }
      if (want.contains("line") && want["line"].get<std::string>() != got.line)
        differ(what + ", line", want["line"].get<std::string>(), got.line);
      if (want.contains("kind")) check_kind(what, want["kind"].get<std::string>(), got);
    }
  }
  /// `a|b`: one of these must be among the kinds.
  void check_kind(const std::string& what, const std::string& wanted, const RejectedEntry& got) {
    std::string kinds;
    bool good = false;
    for (const auto& row : line_protocol::kind_rows) {
      if (!got.kinds.has(row.kind)) continue;
      const std::string name(line_protocol::kind_name(row.kind));
      kinds += (kinds.empty() ? "" : ", ") + name;
      for (std::size_t at = 0; at <= wanted.size();) {
        const std::size_t end = std::min(wanted.find('|', at), wanted.size());
        good = good || wanted.substr(at, end - at) == name;
        at = end + 1;
      }
    }
    if (!good) differ(what + ", kind", wanted, kinds.empty() ? "none" : kinds);
  }
  void differ(const std::string& what, const std::string& want, const std::string& got) {
    ++differences_;
    std::string line = id_ + ": " + what + ": expected " + want + ", got " + got;
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::printf("%.200s\n", line.c_str());
  }
  std::string id_{};
  int cases_ = 0, differences_ = 0;
};
}  // namespace

int main(int argc, char** argv) {
  std::ifstream in(argc > 1 ? argv[1] : "");
  if (argc < 2 || !in) {
    std::fprintf(stderr, "usage: read_answers FILE.jsonl [ID_PART]\n");
    return 2;
  }
  Checker checker;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const Json one = Json::parse(line);
    if (argc > 2 && one.at("id").get<std::string>().find(argv[2]) == std::string::npos) continue;
    checker.check(one);
  }
  return checker.finish();
}
