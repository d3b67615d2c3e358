// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_VALIDATE_HPP
#define FAULTWIRE_LINE_PROTOCOL_VALIDATE_HPP
/// The verdict on a whole batch, as the server's write endpoint reaches it: parsing, the
/// timestamps, and the write checks, entry by entry. Authority: `mutable_batch_lp` of IOx (June
/// 2026), the validator of InfluxDB 3 Core (v3.0.0 to v3.10.1, then its release notes).
///
/// @code
/// const std::string batch = "cpu usage=1,usage=2 1590488773\n";
/// BatchReport cloud = line_protocol::validate(batch, {.precision = Precision::seconds});
/// bool good = cloud.all_accepted();  // true: IOx takes the last one
/// const line_protocol::ValidateOptions as_core{.precision = Precision::seconds,
///                                              .checks = CoreChecks{}};
/// BatchReport core = line_protocol::validate(batch, as_core);
/// bool bad = core.rejected == 1;  // true: Core refuses a field that appears twice
/// @endcode

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/line_protocol/checks.hpp"
#include "faultwire/line_protocol/core_check.hpp"
#include "faultwire/line_protocol/detail/numbered_lines.hpp"
#include "faultwire/line_protocol/detail/stored_in.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/line_protocol/schema.hpp"
#include "faultwire/line_protocol/table_memory.hpp"
#include "faultwire/line_protocol/validate_options.hpp"
#include "faultwire/line_protocol/write_check.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {
inline namespace FAULTWIRE_SCANNER {

/// Judges one batch entry by entry, for callers who want to do something between the entries;
/// `validate` is the short form.
template <class Memory>
class BasicValidator {
 public:
  /// `batch` and `schema`, which must be empty, are kept by reference.
  BasicValidator(std::string_view batch, const ValidateOptions& options, Schema& schema)
      : BasicValidator(batch, options, schema, nullptr) {}
  /// The same; `memory` is kept by reference. Under `CoreChecks` it learns at the end of the batch,
  /// and nothing if the batch is refused; under `IoxChecks` after every entry.
  BasicValidator(std::string_view batch, const ValidateOptions& options, Schema& schema,
                 Memory* memory)
      : batch_(batch),
        options_(options),
        schema_(schema),
        memory_(memory),
        core_(make_core(options, memory)),
        lines_(batch),
        numbered_(batch),
        reader_(batch.substr(0, batch.size() > options.max_bytes ? 0 : batch.size()),
                {.generation = options.checks.generation(),
                 .max_text_bytes = options.checks.text_bytes()}) {
    start_report();
    if (batch.size() > options.max_bytes) refuse_size();
  }

  /// Judges the next entry. Returns false at the end.
  bool next() {
    if (report_.refusal) return false;
    if (!reader_.next()) {
      finish();
      return false;
    }
    const Entry& entry = reader_.entry();
    if (entry || entry.rejection().kind() != RejectionKind::invalid_utf8) {
      judge(entry);
      return true;
    }
    report_ = BatchReport{};
    start_report();
    report_.refusal = entry.rejection();
    schema_ = Schema{};
    return false;
  }

  /// How far the batch is judged, in bytes.
  [[nodiscard]] std::size_t offset() const noexcept {
    return reader_.entry().offset() + reader_.entry().source().size();
  }
  /// The verdict on what is judged so far; points into the batch.
  [[nodiscard]] const BatchReport& report() const& noexcept { return report_; }
  /// The verdict, moved out.
  [[nodiscard]] BatchReport report() && noexcept { return std::move(report_); }

 private:
  using Core = CoreCheck<detail::line_protocol::StoredIn<Memory>>;
  static constexpr bool remembers = !std::is_same_v<Memory, detail::line_protocol::NoMemory>;

  [[nodiscard]] static std::optional<Core> make_core(const ValidateOptions& options,
                                                     const Memory* memory) {
    const auto core = options.checks.core();
    if (!core) return std::nullopt;
    CoreRules rules = core_rules(core->release);
    if constexpr (remembers) {
      if (memory != nullptr) replace_limits(rules, memory->limits());
    }
    return Core(rules, options.precision, detail::line_protocol::StoredIn<Memory>(memory));
  }
  static void replace_limits(CoreRules& rules, const TableLimits& limits) noexcept {
    if (limits.tables != TableLimits::none) rules.tables = limits.tables;
    if (limits.columns != TableLimits::none) rules.columns = rules.columns_named = limits.columns;
    if (limits.tags != TableLimits::none) rules.tags = limits.tags;
  }

  void start_report() noexcept {
    report_.bytes = batch_.size();
    report_.checks = options_.checks;
    report_.all_or_nothing = !options_.checks.stores_partially(options_.accept_partial);
  }

  void judge(const Entry& entry) {
    if (!entry) return keep_unread(entry.rejection());
    const std::size_t warnings = report_.warnings.size();
    if (const auto fault = core_ ? check_core(entry) : check_iox(entry)) {
      while (report_.warnings.size() > warnings) report_.warnings.pop_back();
      return reject(entry, *fault);
    }
    ++report_.accepted;
  }
  [[nodiscard]] auto warn_of(const Entry& entry) {
    return [this, &entry](WarningKind kind, const Text& key) {
      if (report_.warnings.size() < options_.max_warnings)
        report_.warnings.push_back({kind, entry.number(), key});
    };
  }
  FAULTWIRE_NEVER_INLINE std::optional<WriteFault> check_core(const Entry& entry) {
    return (*core_)(entry, schema_, warn_of(entry));
  }
  std::optional<WriteFault> check_iox(const Entry& entry) {
    const auto written = entry.timestamp();
    if (written && !to_nanoseconds(*written, options_.precision)) return overflow_of(entry);
    if constexpr (remembers) {
      if (memory_ != nullptr) {
        return check_stored(entry,
                            written ? *to_nanoseconds(*written, options_.precision) : options_.now);
      }
    }
    return check_write(entry, schema_, options_.checks.generation(), warn_of(entry));
  }
  FAULTWIRE_NEVER_INLINE static WriteFault overflow_of(const Entry& entry) noexcept {
    const Text digits(detail::line_protocol::timestamp_digits(entry));
    return {.kind = RejectionKind::timestamp_overflow,
            .key = digits,
            .at = digits.raw(),
            .observed = entry.timestamp().value_or(0)};
  }
  /// The checks of the batch, then those of what is stored. An entry that is refused decides the
  /// type of no column.
  std::optional<WriteFault> check_stored(const Entry& entry, std::int64_t time) {
    const std::size_t columns = schema_.table(entry.measurement()).columns().size();
    if (auto fault = check_write(entry, schema_, options_.checks.generation(), warn_of(entry)))
      return fault;
    auto fault = memory_->check(entry, time, options_.now);
    if (!fault) {
      memory_->add(entry, time);
      return std::nullopt;
    }
    schema_.table(entry.measurement()).truncate(columns);
    schema_.drop_empty_table();
    return fault;
  }

  /// Tells the memory what InfluxDB 3 Core commits: every new column, those of rejected entries
  /// too.
  void finish() {
    if constexpr (remembers) {
      if (memory_ == nullptr || !core_ || (report_.all_or_nothing && report_.rejected != 0)) return;
      std::string table_copy;
      std::string copy;
      for (const Table& table : schema_.tables()) {
        const std::string_view name =
            detail::line_protocol::unescaped(table.measurement(), table_copy);
        for (const Column& column : table.columns().subspan(table.stored())) {
          (void)memory_->insert(name, 0, detail::line_protocol::unescaped(column.name, copy),
                                column.type);
        }
      }
      memory_ = nullptr;  // once
    }
  }

  FAULTWIRE_NEVER_INLINE void reject(const Entry& entry, const WriteFault& fault) {
    if (report_.rejections.size() >= options_.max_rejections) return keep({});
    Rejection rejection;
    rejection.facts = {.kind = fault.kind,
                       .generation = options_.checks.generation(),
                       .inserted = fault.inserted,
                       .existing = fault.existing,
                       .precision = options_.precision,
                       .core = core_release(),
                       .entry = entry.number(),
                       .measurement = entry.measurement(),
                       .key = fault.key,
                       .count = fault.count,
                       .attempted = fault.attempted,
                       .limit = fault.limit,
                       .oldest = fault.oldest,
                       .observed = fault.observed};
    rejection.offset = static_cast<std::size_t>(fault.at.data() - batch_.data());
    rejection.length = fault.at.size();
    rejection.source = entry.source();
    rejection.facts.offset = rejection.offset;
    rejection.entry_line = lines_.at(entry.offset()).line;
    const Position place = lines_.at(rejection.offset);
    rejection.line = place.line;
    rejection.column = place.column;
    keep(rejection);
  }

  /// Keeps the rejection of an entry that the parser does not accept.
  void keep_unread(const Rejection& rejection) {
    if (!core_ || report_.rejections.size() >= options_.max_rejections) return keep(rejection);
    Rejection copy = rejection;
    copy.facts.core = core_release();
    copy.numbered_line = numbered_.at(rejection.entry());
    keep(copy);
  }

  void keep(const Rejection& rejection) {
    ++report_.rejected;
    if (report_.rejections.size() < options_.max_rejections)
      report_.rejections.push_back(rejection);
  }
  [[nodiscard]] CoreRelease core_release() const noexcept {
    const auto core = options_.checks.core();
    return core ? core->release : CoreRelease{};
  }

  /// Refuses a body that is too large, at its first byte too many.
  void refuse_size() {
    const Position place = lines_.at(options_.max_bytes);
    Rejection& refusal = report_.refusal.emplace();
    refusal.facts.kind = RejectionKind::too_large;
    refusal.facts.generation = options_.checks.generation();
    refusal.facts.offset = options_.max_bytes;
    refusal.offset = options_.max_bytes;
    refusal.length = batch_.size() - options_.max_bytes;
    refusal.entry_line = place.line;
    refusal.line = place.line;
    refusal.column = place.column;
  }

  std::string_view batch_;
  ValidateOptions options_;
  Schema& schema_;
  Memory* memory_;
  std::optional<Core> core_;
  LineCounter lines_;
  detail::line_protocol::NumberedLines numbered_;
  Reader reader_;
  BatchReport report_;
};

/// Judges a batch by itself, entry by entry.
using Validator = BasicValidator<detail::line_protocol::NoMemory>;

/// Judges `batch` as the server would, and leaves the columns of the accepted entries in `schema`,
/// which must be empty; those of rejected entries too where InfluxDB 3 Core keeps them. The report
/// and the schema point into `batch`. Linear; memory grows with the columns of the batch, not with
/// its size.
template <std::same_as<Schema> Columns, class Memory = detail::line_protocol::NoMemory>
[[nodiscard]] BatchReport validate(std::string_view batch, const ValidateOptions& options,
                                   Columns& schema) {
  BasicValidator<Memory> validator(batch, options, schema);
  while (validator.next()) {
  }
  return std::move(validator).report();
}
/// Judges `batch` as the server would. The report points into `batch`. A template, so that only a
/// unit that calls it compiles the validator.
template <std::same_as<Schema> Columns = Schema>
[[nodiscard]] BatchReport validate(std::string_view batch, const ValidateOptions& options = {}) {
  Columns schema;
  return line_protocol::validate(batch, options, schema);
}
/// Judges `batch` by itself and by what is stored, which `memory` knows, and tells `memory` what
/// the batch stores. With an empty memory that has no limits the report is that of `validate`
/// without a memory. The report points into `batch`. If memory runs out (std::bad_alloc), every
/// column is remembered wholly or not at all.
template <TableMemory Memory>
[[nodiscard]] BatchReport validate(std::string_view batch, const ValidateOptions& options,
                                   Memory& memory) {
  const auto run = [&](Memory& one) {
    Schema schema;
    BasicValidator<Memory> validator(batch, options, schema, &one);
    while (validator.next()) {
    }
    return std::move(validator).report();
  };
  if (options.checks.core()) return run(memory);
  // IOx learns entry by entry: a body that is not read, or not stored, must leave no trace.
  if (batch.size() > options.max_bytes || faultwire::detail::find_utf8_fault(batch))
    return line_protocol::validate(batch, options);
  if (options.accept_partial) return run(memory);
  Memory tried = memory;
  BatchReport report = run(tried);
  if (report.all_accepted()) memory = std::move(tried);
  return report;
}
/// Does not compile: a temporary string would be gone before the report is read.
template <detail::line_protocol::OwningTemporary T>
BatchReport validate(T&&, const ValidateOptions& = {}) {
  detail::line_protocol::refuse_temporary<T>();
  return {};
}
/// Does not compile: a temporary string would be gone before the report is read.
template <detail::line_protocol::OwningTemporary T, class SchemaOrMemory>
BatchReport validate(T&&, const ValidateOptions&, SchemaOrMemory&) {
  detail::line_protocol::refuse_temporary<T>();
  return {};
}

}  // namespace FAULTWIRE_SCANNER

}  // namespace line_protocol

}  // namespace v1
}  // namespace faultwire

#endif
