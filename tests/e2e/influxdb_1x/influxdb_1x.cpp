// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Judges recorded exchanges with a real server: what read_response makes of an answer against what
// the server says it stored.
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include <absl/strings/escaping.h>
#include <nlohmann/json.hpp>

#include "faultwire/write_api/understand/read_response.hpp"

namespace {
using namespace faultwire;
using nlohmann::json;

struct Exchange {
  std::string batch;
  std::vector<bool> good;    // by construction, in the order of the entries
  std::vector<bool> stored;  // as the server says
};

bool covers(const std::vector<write_api::BatchRange>& ranges, std::size_t offset) {
  for (const write_api::BatchRange& range : ranges) {
    if (offset >= range.offset && offset < range.offset + range.length) return true;
  }
  return false;
}

/// What is wrong with an outcome; empty if nothing is.
std::string misread(const write_api::WriteOutcome& outcome, const Exchange& exchange) {
  std::vector<bool> rejected(exchange.good.size());
  std::size_t found = 0;
  for (const write_api::ExplainedEntry& entry : outcome.explain(exchange.batch)) {
    if (entry.entry == 0) continue;
    if (exchange.stored.at(static_cast<std::size_t>(entry.entry) - 1))
      return "a stored entry is called rejected";
    rejected[static_cast<std::size_t>(entry.entry) - 1] = true;
    ++found;
  }
  const auto again = outcome.remaining(exchange.batch);
  faultwire::detail::write_api::EntrySources entries(exchange.batch);
  std::size_t stored = 0;
  for (std::size_t i = 0; entries.next(); ++i) {
    if (i >= exchange.good.size()) return "the driver counts fewer entries";
    const bool is_stored = exchange.stored[i];
    const bool comes_again = covers(again, entries.begin());
    stored += is_stored ? 1u : 0u;
    if (is_stored && comes_again) return "a stored entry is to be sent again";
    if (exchange.good[i] && !is_stored && !comes_again)
      return "a good entry is neither stored nor to be sent again";
    if (outcome.complete && !is_stored && !rejected[i])
      return "an entry is missing although the list is said to be complete";
  }
  if (outcome.stored == write_api::Stored::all && stored != exchange.good.size())
    return "not all are stored";
  if (outcome.stored == write_api::Stored::none && stored != 0) return "some are stored";
  if (outcome.stored == write_api::Stored::unknown) return "unknown";
  for (const write_api::RejectedEntry& entry : outcome.rejected) {
    if (!entry.line.empty() && found == 0) return "a quoted line is not in the batch";
    if (entry.reason.empty()) return "a reason is empty";
  }
  return "";
}
}  // namespace

int main(int argc, char** argv) {
  std::ifstream in(argc > 1 ? argv[1] : "");
  std::size_t answers = 0;
  std::size_t wrong = 0;
  std::size_t rejected = 0;
  std::size_t located = 0;
  std::size_t kinds = 0;
  for (std::string line; std::getline(in, line); ++answers) {
    const json object = json::parse(line);
    std::string body;
    if (!absl::Base64Unescape(object["body"].get<std::string>(), &body)) return 1;
    const auto pairs = object["headers"].get<std::vector<std::pair<std::string, std::string>>>();
    std::vector<write_api::HeaderView> headers;
    for (const auto& [name, value] : pairs) headers.push_back({name, value});
    const Exchange exchange{object["batch"], object["good"], object["stored"]};
    const write_api::WriteOutcome outcome =
        write_api::read_response(object["status"], write_api::HeaderViews(headers), body);
    std::string problem = misread(outcome, exchange);
    bool expected = false;
    for (const json& event : object["events"]) {
      for (const write_api::EventRow& row : write_api::event_rows) {
        expected =
            expected || (row.name == event.get<std::string>() && outcome.events.has(row.event));
      }
    }
    if (!expected) problem += " another event";
    if (!outcome.products.has(write_api::Product::oss_1)) problem += " not recognised as 1.x";
    if (!outcome.server.empty() && outcome.products.single() != write_api::Product::oss_1)
      problem += " other products although the server names its version";
    rejected += outcome.rejected.size();
    for (const write_api::ExplainedEntry& entry : outcome.explain(exchange.batch))
      located += entry.entry != 0 ? 1u : 0u;
    for (const write_api::RejectedEntry& entry : outcome.rejected)
      kinds += entry.kinds.empty() ? 0u : 1u;
    if (problem.empty()) continue;
    if (++wrong <= 5)
      std::printf("%s: %s\n%s\n%s\n", object["kind"].get<std::string>().c_str(), problem.c_str(),
                  line.substr(0, 800).c_str(), body.substr(0, 400).c_str());
  }
  std::printf(
      "%zu answers of the server, %zu misread; %zu rejections named, %zu found in their batch, %zu "
      "of a known kind\n",
      answers, wrong, rejected, located, kinds);
  return answers == 400 && wrong == 0 ? 0 : 1;
}
