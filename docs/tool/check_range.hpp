// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_CHECK_RANGE_HPP
#define FAULTWIRE_TOOL_CHECK_RANGE_HPP
/// `faultwire check --bytes A-B`: the lines of a range of a file, for engines that give each worker
/// a range.

#include "faultwire/line_protocol/validate_options.hpp"
#include "tool.hpp"

namespace faultwire_tool {

/// Judges one range of one file, by the options of the command line and what check made of them.
/// Returns the exit code.
///
/// A line belongs to the range in which it begins. Where a line begins is guessed: after the first
/// newline from A - 1 on that no backslash precedes. The output says where the range began and
/// where it stopped; if each range began where the one before stopped, the guesses were right, and
/// the counts and rejections of the ranges add up to those of one run with `--bytes 0-`. If a
/// newline in a string misled a range, the range is repeated from where the one before stopped.
///
/// Each line is judged as if it were sent alone. What depends on other lines is not known in a
/// range: types of columns, and limits on tables and columns.
int check_range(const Options& options, const faultwire::line_protocol::ValidateOptions& validate);

}  // namespace faultwire_tool

#endif
