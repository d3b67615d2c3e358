// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_VERDICT_HPP
#define FAULTWIRE_TOOL_VERDICT_HPP
/// What `faultwire check` found in one file, and the forms in which it is printed.

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/line_protocol/rejection.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "hints.hpp"
#include "notes.hpp"
#include "tool.hpp"

namespace faultwire_tool {

using Json = nlohmann::ordered_json;

/// The verdict on one file. All views are into the arguments and the mapped file.
struct Verdict {
  std::string_view name;
  std::string_view batch;
  const faultwire::write_api::WriteResponse& answer;
  const std::vector<BatchHint>& hints;
  faultwire::Precision precision;
};

/// A message of at most 4 KiB, cut between characters.
struct Shortened {
  std::string text;
  bool cut = false;
  void operator()(std::string_view piece);
};
/// The server's reason, or its whole message.
Shortened shortened(const faultwire::line_protocol::Rejection& rejection, bool whole);
/// What is told of a warning, after the name of the tag or field.
std::string_view warning_text(faultwire::line_protocol::WarningKind kind);

/// One rejection as a paragraph: its place, the server's words, an excerpt and a note. `place` is
/// `FILE:LINE:COLUMN`.
void put_rejection(Output& out, std::string_view place, std::string_view batch,
                   const faultwire::line_protocol::Rejection& rejection,
                   faultwire::Precision precision);
/// What all JSON forms say of a rejection, except for its place.
void add_note(Json& object, std::string_view batch,
              const faultwire::line_protocol::Rejection& rejection, faultwire::Precision precision);
void put_json_line(Output& out, const Json& object);

void put_text(Output& out, const Verdict& verdict);
void put_response(Output& out, const faultwire::write_api::WriteResponse& answer);
void put_json(Output& out, const Verdict& verdict);
/// Commands of GitHub's workflows, which annotate the lines of a pull request.
void put_github(Output& out, const Verdict& verdict);

/// A log in the Static Analysis Results Interchange Format, 2.1.0, of OASIS.
class SarifLog {
 public:
  void add(const Verdict& verdict);
  void put(Output& out) const;

 private:
  Json results_ = Json::array();
};

}  // namespace faultwire_tool

#endif
