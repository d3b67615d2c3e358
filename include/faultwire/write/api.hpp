// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_HPP
#define FAULTWIRE_WRITE_API_HPP
/// What the write endpoint of each API answers to each event: one row per flavour and event. Authority: named by every row.
///
/// @code
/// static_assert(write_row(WriteApi::cloud_serverless, WriteEvent::some_rejected).status == HttpStatus::no_content);
/// static_assert(write_row(WriteApi::cloud_serverless_2024, WriteEvent::some_rejected).status == HttpStatus::bad_request);
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/rule.hpp"

namespace faultwire {
inline namespace v1 {

/// The API whose answers are given.
enum class WriteApi : std::uint8_t {
  cloud_serverless,       ///< InfluxDB Cloud Serverless as documented: a partial write is a 204 with a body
  cloud_serverless_2024,  ///< the same since September 2024: a partial write is a 400
};

/// What happened to a batch.
enum class WriteEvent : std::uint8_t {
  nothing_to_write,  ///< the body holds no entry: it is empty, blank or comments
  all_accepted,
  some_rejected,
  all_rejected,
  not_utf8,   ///< the body is refused as a whole
  too_large,  ///< the body is refused as a whole
};

/// What a body holds beside `code` and `message`.
enum class BodyShape : std::uint8_t {
  empty,         ///< no body
  code_line,     ///< `code`, `line` (the first rejected entry), `message` (one line per rejection)
  code_message,  ///< `code`, `message`
};

/// One answer. `{rejections}` in `message` stands for the messages of the rejections, one a line, `{refusal}` for that of the body.
struct WriteRow {
  WriteApi api;
  WriteEvent event;
  HttpStatus status;
  BodyShape shape;
  InfluxCode code;
  std::string_view message;
  Basis basis;
  Source source;
};

/// The spelling of a flavour on a command line, and whether it has the precision `auto`.
struct WriteApiRow {
  WriteApi api;
  std::string_view name;
  bool detects_precision;
};

inline constexpr auto write_api_rows = std::to_array<WriteApiRow>({
    {WriteApi::cloud_serverless, "cloud-serverless", false},
    {WriteApi::cloud_serverless_2024, "cloud-serverless-2024", false},
});

inline constexpr auto write_event_names =
    std::to_array<std::string_view>({"nothing to write", "all accepted", "some rejected", "all rejected", "not UTF-8", "too large"});

namespace detail {
inline constexpr std::string_view lines_failed = "failed to parse line protocol: errors encountered on line(s):\n{rejections}";
inline constexpr Source page_2024{"InfluxDB documentation", "docs-v2 pull request 5585", "2024-09-02"};
}  // namespace detail

/// Every flavour with every event, in the order of the enumerators.
inline constexpr auto write_rows = [] {
  using enum WriteApi;
  using enum WriteEvent;
  using enum BodyShape;
  using enum Basis;
  constexpr Source page = sources::influx_write_page;
  constexpr Source router{"InfluxDB IOx", "router/src/server/http.rs", "2024-01"};
  return std::to_array<WriteRow>({
      {cloud_serverless, nothing_to_write, HttpStatus::no_content, empty, InfluxCode::ok, "", implementation, router},
      {cloud_serverless, all_accepted, HttpStatus::no_content, empty, InfluxCode::ok, "", documented, page},
      {cloud_serverless, some_rejected, HttpStatus::no_content, code_line, InfluxCode::invalid, detail::lines_failed, documented, page},
      {cloud_serverless, all_rejected, HttpStatus::bad_request, code_line, InfluxCode::invalid, detail::lines_failed, documented, page},
      {cloud_serverless, not_utf8, HttpStatus::bad_request, code_message, InfluxCode::invalid, "{refusal}", implementation, router},
      {cloud_serverless, too_large, HttpStatus::content_too_large, code_message, InfluxCode::too_large, "{refusal}", documented, page},
      {cloud_serverless_2024, nothing_to_write, HttpStatus::no_content, empty, InfluxCode::ok, "", implementation, router},
      {cloud_serverless_2024, all_accepted, HttpStatus::no_content, empty, InfluxCode::ok, "", documented, detail::page_2024},
      {cloud_serverless_2024, some_rejected, HttpStatus::bad_request, code_line, InfluxCode::invalid, detail::lines_failed, documented,
       detail::page_2024},
      {cloud_serverless_2024, all_rejected, HttpStatus::bad_request, code_line, InfluxCode::invalid, detail::lines_failed, documented,
       detail::page_2024},
      {cloud_serverless_2024, not_utf8, HttpStatus::bad_request, code_message, InfluxCode::invalid, "{refusal}", implementation, router},
      {cloud_serverless_2024, too_large, HttpStatus::content_too_large, code_message, InfluxCode::too_large, "{refusal}", documented, page},
  });
}();

/// The answer of a flavour to an event, in static storage. Constant.
[[nodiscard]] constexpr const WriteRow& write_row(WriteApi api, WriteEvent event) noexcept {
  return write_rows[static_cast<std::size_t>(api) * write_event_names.size() + static_cast<std::size_t>(event)];
}
/// The spelling of a flavour, for example `cloud-serverless`; static storage.
[[nodiscard]] constexpr std::string_view write_api_name(WriteApi api) noexcept {
  return write_api_rows[static_cast<std::size_t>(api)].name;
}
/// The flavour spelled exactly so.
[[nodiscard]] constexpr std::optional<WriteApi> find_write_api(std::string_view name) noexcept {
  for (const WriteApiRow& row : write_api_rows) {
    if (row.name == name) return row.api;
  }
  return std::nullopt;
}

}  // namespace v1
}  // namespace faultwire

#endif
