// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_SOURCES_HPP
#define FAULTWIRE_CODES_SOURCES_HPP
/// The documents and programs from which the tables of this library were read: each stands here once, with the date of the page
/// or commit. The authority is the source itself.
///
/// @code
/// static_assert(sources::google_code_proto.title == "google.rpc");
/// @endcode

#include "faultwire/codes/source.hpp"

namespace faultwire {
inline namespace v1 {
/// One constant a source.
namespace sources {

inline constexpr Source influxdb_flight_docs{"InfluxDB documentation", "Understand and troubleshoot Flight responses (docs-v2, content/influxdb/cloud-dedicated/query-data)", "2023-09"};
inline constexpr Source influxdb_schema{"influxdata/influxdb", "core/schema/src/lib.rs at d7834110b3", "2026-06-17"};
inline constexpr Source google_code_proto{"google.rpc", "googleapis google/rpc/code.proto", "2026-08"};

}  // namespace sources
}  // namespace v1
}  // namespace faultwire
#endif
