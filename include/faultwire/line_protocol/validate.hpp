// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_VALIDATE_HPP
#define FAULTWIRE_LINE_PROTOCOL_VALIDATE_HPP
/// The verdict on a whole batch, as the server's write endpoint reaches it: parsing, scaling the
/// timestamps to nanoseconds, and the write checks of one batch, entry by entry. Authority:
/// InfluxDB 3 (`mutable_batch_lp`, June 2026).
///
/// @code
/// BatchReport report =
///     line_protocol::validate("cpu usage=1 1590488773\n", {.precision = Precision::seconds});
/// bool good = report.all_accepted();
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/line_protocol/schema.hpp"
#include "faultwire/line_protocol/write_check.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// The unit of the timestamps of a request.
enum class Precision : std::uint8_t {
  nanoseconds,
  microseconds,
  milliseconds,
  seconds,
  detect,  ///< by the size of each timestamp, as InfluxDB 3 Core's `auto`; other APIs have no such
           ///< unit
};

/// One unit: its spelling in a request and how many nanoseconds it has.
struct PrecisionRow {
  Precision precision;
  std::string_view name;      ///< as the parameter `precision` spells it
  std::int64_t nanoseconds;   ///< in one unit; 0 for `detect`
  std::int64_t detect_below;  ///< `detect` takes this unit for absolute values below this; 0 where
                              ///< it is the last resort
};

/// One row for every unit, in the order of the enumerators.
inline constexpr auto precision_rows = std::to_array<PrecisionRow>({
    {Precision::nanoseconds, "ns", 1, 0},
    {Precision::microseconds, "us", 1'000, 5'000'000'000'000'000},
    {Precision::milliseconds, "ms", 1'000'000, 5'000'000'000'000},
    {Precision::seconds, "s", 1'000'000'000, 5'000'000'000},
    {Precision::detect, "auto", 0, 0},
});

/// The row of `precision`, in static storage.
[[nodiscard]] constexpr const PrecisionRow& precision_row(Precision precision) noexcept {
  return precision_rows[static_cast<std::size_t>(precision)];
}

/// The unit that `detect` takes `timestamp` to be in. The least 64-bit integer has no absolute
/// value: nanoseconds.
[[nodiscard]] constexpr Precision detect_precision(std::int64_t timestamp) noexcept {
  if (timestamp == (std::numeric_limits<std::int64_t>::min)()) return Precision::nanoseconds;
  const std::int64_t size = timestamp < 0 ? -timestamp : timestamp;
  for (const Precision precision :
       {Precision::seconds, Precision::milliseconds, Precision::microseconds}) {
    if (size < precision_row(precision).detect_below) return precision;
  }
  return Precision::nanoseconds;
}

/// `timestamp` in nanoseconds, or nothing if that does not fit 64 bits.
[[nodiscard]] constexpr std::optional<std::int64_t> to_nanoseconds(std::int64_t timestamp,
                                                                   Precision precision) noexcept {
  if (precision == Precision::detect) precision = detect_precision(timestamp);
  const std::int64_t scale = precision_row(precision).nanoseconds;
  constexpr std::int64_t least = (std::numeric_limits<std::int64_t>::min)();
  constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
  if (timestamp > most / scale || timestamp < least / scale) return std::nullopt;
  return timestamp * scale;
}

/// How a batch is judged.
struct ValidateOptions {
  Precision precision = Precision::nanoseconds;
  /// Chooses the texts and the write checks on `time`.
  ServerGeneration generation = ServerGeneration::documented;
  /// Rejections that are kept; all are counted. The server names 100.
  std::size_t max_rejections = 100;
  /// Warnings that are kept.
  std::size_t max_warnings = 100;
  /// A larger body is refused as a whole.
  std::size_t max_bytes = (std::numeric_limits<std::size_t>::max)();
};

inline namespace FAULTWIRE_SCANNER {

/// Judges one batch entry by entry, for callers who want to do something between the entries;
/// `validate` is the short form.
class Validator {
 public:
  /// `batch` and `schema`, which must be empty, are kept by reference.
  Validator(std::string_view batch, const ValidateOptions& options, Schema& schema)
      : batch_(batch),
        options_(options),
        schema_(schema),
        lines_(batch),
        reader_(batch.substr(0, batch.size() > options.max_bytes ? 0 : batch.size()),
                {.generation = options.generation}) {
    if (batch.size() > options.max_bytes) refuse_size();
  }

  /// Judges the next entry. Returns false at the end.
  bool next() {
    if (report_.refusal || !reader_.next()) return false;
    const Entry& entry = reader_.entry();
    if (entry || entry.rejection().kind() != RejectionKind::invalid_utf8) {
      judge(entry);
      return true;
    }
    report_ = BatchReport{};
    report_.refusal = entry.rejection();
    schema_ = Schema{};
    return false;
  }

  /// How far the batch is judged, in bytes.
  [[nodiscard]] std::size_t offset() const noexcept {
    return reader_.entry().offset() + reader_.entry().source().size();
  }
  /// The verdict on what is judged so far; points into the batch.
  [[nodiscard]] const BatchReport& report() const noexcept { return report_; }

 private:
  void judge(const Entry& entry) {
    if (!entry) return keep(entry.rejection());
    if (entry.timestamp() && !to_nanoseconds(*entry.timestamp(), options_.precision)) {
      return reject(
          entry, {.kind = RejectionKind::timestamp_overflow, .key = Text(timestamp_digits(entry))});
    }
    const std::size_t warnings = report_.warnings.size();
    const auto fault =
        check_write(entry, schema_, options_.generation, [&](WarningKind kind, const Text& key) {
          if (report_.warnings.size() < options_.max_warnings)
            report_.warnings.push_back({kind, entry.number(), key});
        });
    if (fault) {
      report_.warnings.resize(warnings, Warning{});
      return reject(entry, *fault);
    }
    ++report_.accepted;
  }

  /// The digits at the end of an entry that has a timestamp.
  static std::string_view timestamp_digits(const Entry& entry) noexcept {
    std::string_view text = entry.source();
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    return text.substr(text.find_last_of(' ') + 1);
  }

  void reject(const Entry& entry, const WriteFault& fault) {
    if (report_.rejections.size() >= options_.max_rejections) return keep({});
    Rejection rejection;
    rejection.facts = {.kind = fault.kind,
                       .generation = options_.generation,
                       .inserted = fault.inserted,
                       .existing = fault.existing,
                       .entry = entry.number(),
                       .measurement = entry.measurement(),
                       .key = fault.key};
    rejection.offset = static_cast<std::size_t>(fault.key.raw().data() - batch_.data());
    rejection.length = fault.key.raw().size();
    rejection.facts.offset = rejection.offset;
    rejection.entry_line = lines_.at(entry.offset()).line;
    const Position place = lines_.at(rejection.offset);
    rejection.line = place.line;
    rejection.column = place.column;
    keep(rejection);
  }

  void keep(const Rejection& rejection) {
    ++report_.rejected;
    if (report_.rejections.size() < options_.max_rejections)
      report_.rejections.push_back(rejection);
  }

  /// Refuses a body that is too large, at its first byte too many.
  void refuse_size() {
    const Position place = lines_.at(options_.max_bytes);
    Rejection& refusal = report_.refusal.emplace();
    refusal.facts.kind = RejectionKind::too_large;
    refusal.facts.generation = options_.generation;
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
  LineCounter lines_;
  Reader reader_;
  BatchReport report_;
};

/// Judges `batch` as the server would, and leaves the columns of the accepted entries in `schema`,
/// which must be empty. The report and the schema point into `batch`. Linear; memory grows with the
/// columns of the batch, not with its size.
[[nodiscard]] inline BatchReport validate(std::string_view batch, const ValidateOptions& options,
                                          Schema& schema) {
  Validator validator(batch, options, schema);
  while (validator.next()) {
  }
  return validator.report();
}
/// Judges `batch` as the server would. The report points into `batch`.
[[nodiscard]] inline BatchReport validate(std::string_view batch,
                                          const ValidateOptions& options = {}) {
  Schema schema;
  return validate(batch, options, schema);
}
/// A temporary string would be gone before the report is read.
template <detail::line_protocol::OwningTemporary T>
BatchReport validate(T&& batch, const ValidateOptions& options = {}) = delete;

}  // namespace FAULTWIRE_SCANNER

}  // namespace line_protocol

using line_protocol::Precision;

}  // namespace v1
}  // namespace faultwire

#endif
