// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_STORED_HPP
#define FAULTWIRE_WRITE_API_STORED_HPP
/// What is refused because of what is stored already: limits of tables and columns, and the
/// retention period. The batch itself may be flawless. Authority: the catalog of InfluxDB 3 Core,
/// the router of IOx, the answers of InfluxDB 1.6.7.
///
/// @code
/// StoredRejection rejection{.fault = StoredFault::too_many_tables,
///                           .entry = 3,
///                           .table = "cpu",
///                           .existing = 2000,
///                           .limit = 2000};
/// std::string text =
///     rejection.reason(StoredWording::core);  // Update to schema would exceed number of tables
///                                             // limit of 2000 tables
/// @endcode

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/codes/sources.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/write_api/api.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// What stands in the way.
enum class StoredFault : std::uint8_t {
  too_many_columns,   ///< of one table
  too_many_tags,      ///< of one table
  too_many_tables,    ///< in all
  outside_retention,  ///< the point is older than the retention period allows
};

/// Whose words.
enum class StoredWording : std::uint8_t {
  core,          ///< InfluxDB 3 Core
  core_current,  ///< InfluxDB 3 Core from 3.10 on
  iox,           ///< InfluxDB Cloud Serverless
  point,         ///< InfluxDB 1.x and 2.x
};

/// The wordings of one fault. Places: `{table}`; `{existing}`, `{attempted}`, `{limit}` numbers;
/// `{oldest}`, `{observed}` times.
struct StoredFaultRow {
  StoredFault fault;
  std::string_view name;
  WriteEvent event;
  std::array<std::string_view, 4> texts;  ///< in the order of StoredWording
};

/// One row for every fault, in the order of the enumerators.
inline constexpr auto stored_fault_rows = std::to_array<StoredFaultRow>({
    {StoredFault::too_many_columns,
     "too_many_columns",
     WriteEvent::limit_reached,
     {"Update to schema would exceed number of columns per table limit of {limit} columns",
      "Schema update for table '{table}' would exceed the column limit: proposed schema update "
      "would have {attempted} columns, but the "
      "limit is {limit}",
      "couldn't create columns in table `{table}`; table contains {existing} existing columns, "
      "applying this write would result in "
      "{attempted} columns, limit is {limit}",
      "max-columns limit exceeded ({attempted}/{limit}): measurement=\"{table}\""}},
    {StoredFault::too_many_tags,
     "too_many_tags",
     WriteEvent::limit_reached,
     {"Update to schema would exceed number of tag columns per table limit of {limit} columns",
      "Schema update for table '{table}' would exceed the tag column limit: proposed schema would "
      "have {attempted} tag columns, but the "
      "limit is {limit}",
      "couldn't create columns in table `{table}`; table contains {existing} existing tag columns, "
      "applying this write would result in "
      "{attempted} tag columns, limit is {limit}",
      "max-tags limit exceeded ({attempted}/{limit}): measurement=\"{table}\""}},
    {StoredFault::too_many_tables,
     "too_many_tables",
     WriteEvent::limit_reached,
     {"Update to schema would exceed number of tables limit of {limit} tables",
      "Update to schema would exceed number of tables limit: attempted to create table but already "
      "have {existing} table(s) (limit: "
      "{limit})",
      "couldn't create new table; namespace contains {existing} existing tables, applying this "
      "write would result in {attempted} tables, "
      "limit is {limit}",
      "max-tables limit exceeded ({attempted}/{limit})"}},
    {StoredFault::outside_retention,
     "outside_retention",
     WriteEvent::outside_retention,
     {"data in table {table} is outside of the retention period: minimum acceptable timestamp is "
      "{oldest}, but observed timestamp "
      "{observed} is older.",
      "data in table {table} is outside of the retention period: minimum acceptable timestamp is "
      "{oldest}, but observed timestamp "
      "{observed} is older.",
      "data in table {table} is outside of the retention period: minimum acceptable timestamp is "
      "{oldest}, but observed timestamp "
      "{observed} is older.",
      "points beyond retention policy"}},
});

/// The row of `fault`, in static storage.
[[nodiscard]] constexpr const StoredFaultRow& stored_fault_row(StoredFault fault) noexcept {
  return stored_fault_rows[static_cast<std::size_t>(fault)];
}

}  // namespace write_api

namespace detail::write_api {
using namespace faultwire::write_api;

/// Sends `nanoseconds` since 1970 as an RFC 3339 time in UTC; the fraction only if there is one.
template <Sink S>
void time_to(S& sink, std::int64_t nanoseconds) {
  // In seconds, because the day in which the first nanosecond lies begins before it.
  constexpr std::int64_t in_second = 1'000'000'000;
  const std::int64_t fraction = (nanoseconds % in_second + in_second) % in_second;
  const std::chrono::sys_seconds time{
      std::chrono::seconds(nanoseconds / in_second - (nanoseconds % in_second < 0 ? 1 : 0))};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  const auto padded = [&](std::int64_t value, std::size_t width, std::string_view behind) {
    std::string digits = std::to_string(value);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    sink(std::string_view(digits));
    sink(behind);
  };
  padded(static_cast<int>(date.year()), 4, "-");
  padded(static_cast<unsigned>(date.month()), 2, "-");
  padded(static_cast<unsigned>(date.day()), 2, "T");
  padded(clock.hours().count(), 2, ":");
  padded(clock.minutes().count(), 2, ":");
  padded(clock.seconds().count(), 2, fraction != 0 ? "." : "");
  if (fraction != 0) padded(fraction, 9, "");
  sink(std::string_view("+00:00"));
}

}  // namespace detail::write_api

namespace write_api {

/// One entry that what is stored refuses. It owns its texts.
struct StoredRejection {
  StoredFault fault = StoredFault::too_many_columns;
  std::uint64_t entry = 0;      ///< the server's 1-based count
  std::string table{};          ///< the measurement
  std::uint64_t existing = 0;   ///< tables or columns that are there
  std::uint64_t attempted = 0;  ///< tables or columns with this entry
  std::uint64_t limit = 0;      ///< tables or columns that may be there
  std::int64_t oldest = 0;      ///< nanoseconds since 1970: the oldest that is kept
  std::int64_t observed = 0;    ///< nanoseconds since 1970: of the entry
  [[nodiscard]] friend bool operator==(const StoredRejection&, const StoredRejection&) = default;

  /// Sends the reason, in the words of `wording`.
  template <Sink S>
  void reason_to(S&& sink, StoredWording wording) const {
    const std::string_view text = stored_fault_row(fault).texts[static_cast<std::size_t>(wording)];
    detail::line_protocol::wording_to(sink, text, [&](std::string_view place) {
      if (place == "table") return sink(std::string_view(table));
      if (place == "existing") return detail::number_to(sink, existing);
      if (place == "attempted") return detail::number_to(sink, attempted);
      if (place == "limit") return detail::number_to(sink, limit);
      detail::write_api::time_to(sink, place == "oldest" ? oldest : observed);
    });
  }
  /// The reason as a string.
  [[nodiscard]] std::string reason(StoredWording wording) const {
    std::string out;
    reason_to([&out](std::string_view piece) { out.append(piece); }, wording);
    return out;
  }
};

/// The verdict on a batch with regard to what is stored.
struct WriteVerdict {
  BatchReport report{};  ///< its counts include `stored`; a type conflict with what is stored is
                         ///< one of its rejections
  std::vector<StoredRejection> stored{};  ///< in the order of the batch, the first ones
};

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
