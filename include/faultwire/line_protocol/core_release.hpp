// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_CORE_RELEASE_HPP
#define FAULTWIRE_LINE_PROTOCOL_CORE_RELEASE_HPP
/// The releases of InfluxDB 3 Core, in order, with what each of them changed for a write. A table
/// elsewhere says "since" and "until" with these releases. Authority: the sources of InfluxDB 3
/// Core up to 3.10.1; its release notes for everything after 30 June 2026.
///
/// @code
/// using line_protocol::CoreRelease;
/// static_assert(CoreRelease::v3_9_11 < CoreRelease::v3_10_0);
/// static_assert(line_protocol::find_core_release("3.8.2") == CoreRelease::v3_8_2);
/// std::string text(line_protocol::core_release_text(CoreRelease::v3_8_2).view());  // 3.8.2
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/column_type.hpp"  // Source

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// One release of InfluxDB 3 Core. The number is 10000 * major + 100 * minor + patch, so that
/// releases compare in the order of their versions. That is not the order of their dates: 3.9.x and
/// 3.10.x were published side by side, so a change that came with 3.9.8 and 3.10.3 is missing in
/// 3.10.0.
enum class CoreRelease : std::uint16_t {
  v3_0_0 = 30000,
  v3_0_1 = 30001,
  v3_0_2 = 30002,
  v3_0_3 = 30003,
  v3_1_0 = 30100,
  v3_2_0 = 30200,
  v3_2_1 = 30201,
  v3_3_0 = 30300,
  v3_4_0 = 30400,
  v3_4_1 = 30401,
  v3_4_2 = 30402,
  v3_5_0 = 30500,
  v3_6_0 = 30600,
  v3_7_0 = 30700,
  v3_8_0 = 30800,
  v3_8_1 = 30801,
  v3_8_2 = 30802,
  v3_8_3 = 30803,
  v3_9_0 = 30900,
  v3_9_1 = 30901,
  v3_9_2 = 30902,
  v3_9_3 = 30903,
  v3_9_4 = 30904,
  v3_9_5 = 30905,
  v3_9_6 = 30906,
  v3_9_7 = 30907,
  v3_9_8 = 30908,
  v3_9_9 = 30909,
  v3_9_10 = 30910,
  v3_9_11 = 30911,
  v3_10_0 = 31000,
  v3_10_1 = 31001,
  v3_10_2 = 31002,
  v3_10_3 = 31003,
  v3_10_4 = 31004,
  v3_10_5 = 31005,
  v3_11_0 = 31100,
  v3_11_1 = 31101,
  v3_11_2 = 31102,
};

/// One release: when it was published and what it changed for a write.
struct CoreReleaseRow {
  CoreRelease release;
  std::string_view date;     ///< YYYY-MM-DD
  std::string_view brought;  ///< what a write or its answer shows; empty if nothing is known
  Source source;
};

/// Where the rows come from.
namespace core_sources {
inline constexpr Source tags{"InfluxDB 3 Core", "influxdata/influxdb, the tag of the release",
                             "2026-06-25"};
inline constexpr Source notes{"InfluxDB documentation", "v3-core-enterprise-release-notes",
                              "2026-08-21"};
}  // namespace core_sources

/// One row for every release, in the order of the versions. Rows of `core_sources::notes` are
/// documented only: their sources are not public.
inline constexpr CoreReleaseRow core_release_rows[] = {
    {CoreRelease::v3_0_0, "2025-04-14", "the first release", core_sources::tags},
    {CoreRelease::v3_0_1, "2025-04-16", "limits are found line by line; 500 columns, not 499",
     core_sources::tags},
    {CoreRelease::v3_0_2, "2025-05-01", "", core_sources::tags},
    {CoreRelease::v3_0_3, "2025-05-16", "OPTIONS and Access-Control-Allow-Origin",
     core_sources::tags},
    {CoreRelease::v3_1_0, "2025-05-29", "the text for a malformed Authorization header",
     core_sources::tags},
    {CoreRelease::v3_2_0, "2025-06-25", "", core_sources::tags},
    {CoreRelease::v3_2_1, "2025-07-03", "", core_sources::tags},
    {CoreRelease::v3_3_0, "2025-07-29", "", core_sources::tags},
    {CoreRelease::v3_4_0, "2025-08-27",
     "reserved columns, no control characters in keys, 256 tags, 100 fields of a family",
     core_sources::tags},
    {CoreRelease::v3_4_1, "2025-08-28", "a database that is marked for deletion is refused",
     core_sources::tags},
    {CoreRelease::v3_4_2, "2025-09-11", "/api/v2/write answers with code and message",
     core_sources::tags},
    {CoreRelease::v3_5_0, "2025-09-30", "a field that is named twice is refused",
     core_sources::tags},
    {CoreRelease::v3_6_0, "2025-10-30",
     "a timestamp out of range is refused; error_message comes first, original_line is cut to 20 "
     "bytes",
     core_sources::tags},
    {CoreRelease::v3_7_0, "2025-11-19", "cluster-uuid on a part of the answers",
     core_sources::tags},
    {CoreRelease::v3_8_0, "2025-12-18",
     "a body with 401; all members of a gzip body; cluster-uuid on all answers",
     core_sources::tags},
    {CoreRelease::v3_8_1, "2026-01-12", "", core_sources::tags},
    {CoreRelease::v3_8_2, "2026-02-23",
     "the parser's texts: backticks, cut to 10 characters, specific tag errors",
     core_sources::tags},
    {CoreRelease::v3_8_3, "2026-02-24", "", core_sources::tags},
    {CoreRelease::v3_9_0, "2026-04-02", "names and strings of 1 MiB; the text for too many tables",
     core_sources::tags},
    {CoreRelease::v3_9_1, "2026-04-09", "", core_sources::tags},
    {CoreRelease::v3_9_2, "2026-04-30", "", core_sources::tags},
    {CoreRelease::v3_9_3, "2026-05-29", "", core_sources::tags},
    {CoreRelease::v3_9_4, "2026-06-22", "original_line is cut before a character, not inside it",
     core_sources::tags},
    {CoreRelease::v3_9_5, "2026-06-23", "", core_sources::notes},
    {CoreRelease::v3_9_6, "2026-06-25", "", core_sources::tags},
    {CoreRelease::v3_9_7, "2026-06-30", "", core_sources::notes},
    {CoreRelease::v3_9_8, "2026-07-07", "a tag that is named twice is refused",
     core_sources::notes},
    {CoreRelease::v3_9_9, "2026-07-08", "", core_sources::notes},
    {CoreRelease::v3_9_10, "2026-07-14", "", core_sources::notes},
    {CoreRelease::v3_9_11, "2026-07-20", "", core_sources::notes},
    {CoreRelease::v3_10_0, "2026-06-17",
     "4096 tags, time is no column of the limit; control characters in keys; 400 and 413 instead "
     "of 500",
     core_sources::tags},
    {CoreRelease::v3_10_1, "2026-06-25", "", core_sources::tags},
    {CoreRelease::v3_10_2, "2026-06-30", "", core_sources::notes},
    {CoreRelease::v3_10_3, "2026-07-07", "a tag that is named twice is refused",
     core_sources::notes},
    {CoreRelease::v3_10_4, "2026-07-14", "", core_sources::notes},
    {CoreRelease::v3_10_5, "2026-07-20", "", core_sources::notes},
    {CoreRelease::v3_11_0, "2026-07-30", "/api/v2/write answers 503 when the node is stopped",
     core_sources::notes},
    {CoreRelease::v3_11_1, "2026-08-06", "", core_sources::notes},
    {CoreRelease::v3_11_2, "2026-08-20", "a rejected line changes no table", core_sources::notes},
};

/// The oldest release.
inline constexpr CoreRelease oldest_core_release = CoreRelease::v3_0_0;
/// The newest release that is known.
inline constexpr CoreRelease newest_core_release = CoreRelease::v3_11_2;

/// Returns the row of `release`. A number without a row has the row of the newest release before
/// it. Linear in the number of releases.
[[nodiscard]] constexpr const CoreReleaseRow& core_release_row(CoreRelease release) noexcept {
  const CoreReleaseRow* found = core_release_rows;
  for (const CoreReleaseRow& row : core_release_rows) {
    if (row.release <= release) found = &row;
  }
  return *found;
}

/// The version of a release as text, for example `3.10.1`. Owns its bytes.
class CoreReleaseText {
 public:
  /// Renders `release`.
  constexpr explicit CoreReleaseText(CoreRelease release) noexcept {
    const unsigned number = static_cast<unsigned>(release);
    add(number / 10000);
    for (const unsigned part : {number / 100 % 100, number % 100}) {
      bytes_[size_++] = '.';
      add(part);
    }
  }
  /// Returns the text, valid as long as this object.
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_.data(), size_}; }
  [[nodiscard]] constexpr explicit operator std::string_view() const noexcept { return view(); }

 private:
  constexpr void add(unsigned part) noexcept {
    if (part >= 10) bytes_[size_++] = static_cast<char>('0' + part / 10);
    bytes_[size_++] = static_cast<char>('0' + part % 10);
  }
  std::array<char, 8> bytes_{};
  std::size_t size_ = 0;
};

/// Returns the version of `release` as text.
[[nodiscard]] constexpr CoreReleaseText core_release_text(CoreRelease release) noexcept {
  return CoreReleaseText(release);
}

/// Returns the release that `text` names, for example `3.10.1`; a patch that is left out is 0.
/// Nothing if there is no row for it. Linear in the number of releases.
[[nodiscard]] constexpr std::optional<CoreRelease> find_core_release(
    std::string_view text) noexcept {
  for (const CoreReleaseRow& row : core_release_rows) {
    const CoreReleaseText name(row.release);
    if (text == name.view()) return row.release;
    const bool first = static_cast<unsigned>(row.release) % 100 == 0;
    if (first && text == name.view().substr(0, name.view().size() - 2)) return row.release;
  }
  return std::nullopt;
}

/// The releases from `since` to `until`, both included.
struct CoreReleaseRange {
  CoreRelease since = oldest_core_release;
  CoreRelease until = newest_core_release;
  [[nodiscard]] constexpr bool contains(CoreRelease release) const noexcept {
    return since <= release && release <= until;
  }
  [[nodiscard]] friend constexpr bool operator==(const CoreReleaseRange&,
                                                 const CoreReleaseRange&) noexcept = default;
};

/// The endpoint that a write is sent to. It decides whether a part of a batch can be stored.
enum class CoreEndpoint : std::uint8_t {
  v3,  ///< /api/v3/write_lp: the parameter accept_partial decides, true if it is absent
  v2,  ///< /api/v2/write: one rejected line refuses the batch
  v1,  ///< /write: one rejected line refuses the batch
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
