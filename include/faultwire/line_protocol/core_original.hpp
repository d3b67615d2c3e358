// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_CORE_ORIGINAL_HPP
#define FAULTWIRE_LINE_PROTOCOL_CORE_ORIGINAL_HPP
/// What InfluxDB 3 Core shows as `original_line` of a rejection. Of an entry that it cannot parse
/// it is a physical line of the body, the one whose number is that of the entry: another line if
/// blank lines, comments or strings with newlines come before. Of an entry that it parses it is the
/// entry written again, in the server's own way. Authority: influxdb3_write (validator.rs:131
/// @v3.10.1), influxdb_line_protocol (Display of ParsedLine).
///
/// @code
/// const std::string batch = "m s=\"x\",f=1.0 5\nm s=1 6\n";
/// const line_protocol::ValidateOptions as_core{.checks = CoreChecks{}};
/// const BatchReport report = line_protocol::validate(batch, as_core);
/// std::string line;
/// line_protocol::original_line_to([&](std::string_view piece) { line += piece; },
///                                 report.rejections[0]);  // m s=1 6
/// @endcode

#include <cstddef>
#include <string_view>

#include "faultwire/detail/number_text.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/line_protocol/core_rules.hpp"
#include "faultwire/line_protocol/detail/rewritten.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/rejection.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// Sends an accepted `entry` as InfluxDB 3 Core writes it again.
inline void rewritten_entry_into(const TextSink& sink, const Entry& entry) {
  constexpr std::string_view key_delimiters = ",= ";
  rewritten_to(sink, entry.measurement(), ", ");
  for (const Tag& tag : entry.tags()) {
    sink(",");
    rewritten_to(sink, tag.key, key_delimiters);
    sink("=");
    rewritten_to(sink, tag.value, key_delimiters);
  }
  std::string_view separator = " ";
  for (const Field& field : entry.fields()) {
    sink(separator);
    separator = ",";
    rewritten_to(sink, field.key, key_delimiters);
    sink("=");
    rewritten_value_to(sink, field.value);
  }
  if (!entry.timestamp()) return;
  sink(" ");
  faultwire::detail::number_to(sink, *entry.timestamp());
}

/// Sends what InfluxDB 3 Core shows as the original line of `rejection`.
inline void original_line_into(const TextSink& sink, const Rejection& rejection) {
  if (rejection.facts.core == CoreRelease{}) return sink(rejection.source);
  if (kind_row(rejection.kind()).stage == Stage::parsing) return sink(rejection.numbered_line);
  Entry entry;
  EntryAccess::begin(entry, rejection.entry(), 0, rejection.source);
  const std::size_t most_bytes = core_rule(CoreRule::text_bytes, rejection.facts.core);
  if (!reference::LineParser(entry, most_bytes).parse()) return sink(rejection.source);
  rewritten_entry_into(sink, entry);
}

}  // namespace detail::line_protocol

namespace line_protocol {

/// Sends an accepted `entry` as InfluxDB 3 Core writes it again: strings without quotes, floats
/// without `.0`, one blank between the parts. Not always line protocol. Linear.
template <Sink S>
void rewritten_entry_to(S&& sink, const Entry& entry) {
  detail::line_protocol::rewritten_entry_into(faultwire::detail::TextSink::of(sink), entry);
}

/// Sends what InfluxDB 3 Core shows as the original line of `rejection`, which `validate` made
/// under `CoreChecks`; whole, while releases from 3.6.0 on show its first 20 bytes. Of a rejection
/// of other checks it sends the bytes of the entry. Parses the entry again; linear in its bytes.
template <Sink S>
void original_line_to(S&& sink, const Rejection& rejection) {
  detail::line_protocol::original_line_into(faultwire::detail::TextSink::of(sink), rejection);
}

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
