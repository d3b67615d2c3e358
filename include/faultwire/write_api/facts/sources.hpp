// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_SOURCES_HPP
#define FAULTWIRE_WRITE_API_FACTS_SOURCES_HPP
/// The sources of the write tables.
///
/// @code
/// static_assert(!faultwire::sources::core_http.place.empty());
/// @endcode

#include "faultwire/codes/sources.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {

inline constexpr Source core_http{"InfluxDB 3 Core 3.0.0 to 3.10.1", "influxdb3_server/src/http.rs",
                                  "2026-06-25"};
inline constexpr Source core_validator{"InfluxDB 3 Core 3.0.0 to 3.10.1",
                                       "influxdb3_write/src/write_buffer/validator.rs",
                                       "2026-06-25"};
inline constexpr Source core_write_buffer{"InfluxDB 3 Core 3.0.0 to 3.10.1",
                                          "influxdb3_write/src/write_buffer/mod.rs", "2026-06-25"};
inline constexpr Source core_wal{"InfluxDB 3 Core 3.0.0 to 3.10.1", "influxdb3_wal/src/lib.rs",
                                 "2026-06-25"};
inline constexpr Source core_catalog{"InfluxDB 3 Core 3.0.0 to 3.10.1",
                                     "influxdb3_catalog/src/error.rs", "2026-06-25"};
inline constexpr Source core_single_tenant{"InfluxDB 3 Core 3.10.1",
                                           "core/iox_http/src/write/single_tenant", "2026-06-25"};
inline constexpr Source core_notes{"InfluxDB documentation",
                                   "release notes of InfluxDB 3 Core and Enterprise", "2026-08-20"};
inline constexpr Source iox_router{"InfluxDB IOx 5831cf8cee^",
                                   "router/src/server/http.rs, router/src/dml_handlers", "2024-01"};
inline constexpr Source iox_single_tenant{"InfluxDB IOx 5831cf8cee^",
                                          "router/src/server/http/write/single_tenant", "2024-01"};
inline constexpr Source cloud_page_2023{"InfluxDB documentation",
                                        "Cloud Serverless: troubleshoot writing data", "2023"};
inline constexpr Source cloud_page_2024{"InfluxDB documentation", "docs-v2 pull request 5585",
                                        "2024-09-02"};
inline constexpr Source cloud_page_2025{"InfluxDB documentation", "docs-v2 pull request 6574",
                                        "2025-12-02"};
inline constexpr Source cloud_openapi{
    "InfluxDB documentation", "docs-v2 api-docs: Cloud Serverless, Dedicated", "2026-08-21"};
inline constexpr Source cloud_issues{"InfluxDB documentation", "docs-v2 issue 5965", "2025"};
inline constexpr Source cloud_tsm_page{
    "InfluxDB documentation", "InfluxDB Cloud (TSM): limits, troubleshoot writes", "2026-08-21"};
inline constexpr Source oss_2_handler{"InfluxDB 2.0.0 to 2.9.1",
                                      "http/write_handler.go, http/points", "2026-06-17"};
inline constexpr Source oss_2_errors{"InfluxDB 2.0.0 to 2.9.1",
                                     "kit/transport/http/error_handler.go", "2026-06-17"};
inline constexpr Source oss_2_legacy{"InfluxDB 2.0.0 to 2.9.1", "http/legacy/write_handler.go",
                                     "2026-06-17"};
inline constexpr Source oss_1_handler{"InfluxDB 0.9 to 1.12.4", "services/httpd/handler.go",
                                      "2026-06"};
inline constexpr Source oss_1_writer{"InfluxDB 0.9 to 1.12.4", "coordinator/points_writer.go",
                                     "2026-06"};
inline constexpr Source oss_1_shard{"InfluxDB 0.9 to 1.12.4", "tsdb/shard.go", "2026-06"};
inline constexpr Source oss_1_recorded{"InfluxDB 1.6.7", "answers of the server, recorded",
                                       "2026-11-21"};

}  // namespace sources
}  // namespace v1
}  // namespace faultwire

#endif
