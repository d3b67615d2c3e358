// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_SCAN_REFERENCE_READER_HPP
#define FAULTWIRE_TESTS_SCAN_REFERENCE_READER_HPP
// Reads a batch by the exact path alone, as an oracle for whatever is faster, and compares entries.
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/reference.hpp"

namespace faultwire::test {

class ReferenceReader {
 public:
  explicit ReferenceReader(std::string_view batch)
      : batch_(batch), fault_(detail::find_utf8_fault(batch)) {}

  bool next() {
    using namespace line_protocol;
    const std::string_view good = batch_.substr(0, fault_ ? fault_->offset : batch_.size());
    while (at_ < good.size()) {
      const detail::line_protocol::reference::LogicalLine line =
          detail::line_protocol::reference::next_line(good, at_);
      if (!line.terminated && fault_) break;
      at_ = line.end + (line.terminated ? 1 : 0);
      if (line.begin == line.end) continue;
      EntryAccess::begin(entry_, ++count_, line.begin,
                         batch_.substr(line.begin, line.end - line.begin));
      if (!detail::line_protocol::reference::LineParser(entry_).parse())
        locate(entry_.offset() + entry_.rejection().offset, entry_.offset());
      return true;
    }
    if (!fault_) return false;
    EntryAccess::begin(entry_, 0, fault_->offset, batch_.substr(fault_->offset));
    EntryAccess::accept(entry_, false);
    EntryAccess::rejection(entry_) = {};
    EntryAccess::rejection(entry_).facts.kind = RejectionKind::invalid_utf8;
    EntryAccess::rejection(entry_).facts.utf8_length = fault_->length;
    EntryAccess::rejection(entry_).length = 1;
    locate(fault_->offset, fault_->offset);
    fault_.reset();
    at_ = batch_.size();
    return true;
  }
  [[nodiscard]] const line_protocol::Entry& entry() const { return entry_; }

 private:
  void locate(std::size_t offset, std::size_t begin) {
    line_protocol::Rejection& rejection = line_protocol::EntryAccess::rejection(entry_);
    rejection.offset = offset;
    rejection.facts.offset = offset;
    rejection.facts.entry = entry_.number();
    for (; seen_ < begin; ++seen_) line_ += batch_[seen_] == '\n' ? 1u : 0u;
    rejection.entry_line = line_;
    rejection.line = line_;
    std::size_t start = offset;
    for (std::size_t i = begin; i < offset; ++i) rejection.line += batch_[i] == '\n' ? 1u : 0u;
    while (start > 0 && batch_[start - 1] != '\n') --start;
    rejection.column = offset - start + 1;
  }

  std::string_view batch_;
  std::optional<detail::Utf8Fault> fault_;
  std::size_t at_ = 0;
  std::size_t seen_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t count_ = 0;
  line_protocol::Entry entry_;
};

inline bool same_text(const line_protocol::Text& a, const line_protocol::Text& b) {
  return a.raw().data() == b.raw().data() && a.raw().size() == b.raw().size() &&
         a.rule() == b.rule();
}

inline bool same_value(const line_protocol::Value& a, const line_protocol::Value& b) {
  if (a.type() != b.type()) return false;
  if (a.is_string()) return same_text(a.as_string(), b.as_string());
  return std::bit_cast<std::uint64_t>(a.as_float()) == std::bit_cast<std::uint64_t>(b.as_float()) &&
         a.as_integer() == b.as_integer() && a.as_uinteger() == b.as_uinteger() &&
         a.as_boolean() == b.as_boolean();
}

/// What differs between two entries, or null.
inline const char* difference(const line_protocol::Entry& a, const line_protocol::Entry& b) {
  if (static_cast<bool>(a) != static_cast<bool>(b)) return "verdict";
  if (a.number() != b.number()) return "number";
  if (a.offset() != b.offset() || a.source() != b.source()) return "source";
  if (!a) {
    const line_protocol::Rejection& x = a.rejection();
    const line_protocol::Rejection& y = b.rejection();
    if (x.kind() != y.kind()) return "kind";
    if (x.offset != y.offset || x.length != y.length) return "span";
    if (x.entry() != y.entry() || x.entry_line != y.entry_line || x.line != y.line ||
        x.column != y.column)
      return "position";
    if (x.facts.quoted != y.facts.quoted || x.facts.later_tag != y.facts.later_tag ||
        x.facts.utf8_length != y.facts.utf8_length)
      return "facts";
    return nullptr;
  }
  if (!same_text(a.measurement(), b.measurement())) return "measurement";
  if (a.timestamp() != b.timestamp()) return "timestamp";
  if (a.tags().size() != b.tags().size() || a.fields().size() != b.fields().size()) return "count";
  for (std::size_t i = 0; i < a.tags().size(); ++i) {
    if (!same_text(a.tags()[i].key, b.tags()[i].key) ||
        !same_text(a.tags()[i].value, b.tags()[i].value))
      return "tag";
  }
  for (std::size_t i = 0; i < a.fields().size(); ++i) {
    if (!same_text(a.fields()[i].key, b.fields()[i].key)) return "field key";
    if (!same_value(a.fields()[i].value, b.fields()[i].value)) return "value";
  }
  return nullptr;
}

}  // namespace faultwire::test

#endif
