// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_CORE_HPP
#define FAULTWIRE_WRITE_API_FACTS_CORE_HPP
/// The answers of InfluxDB 3 Core to a batch, its limits and its own faults; `core_requests.hpp`
/// has those to a request whose batch is not looked at. `/write` and `/api/v2/write` never write
/// partially. Releases after 3.10.1 are known from release notes only; Enterprise is closed, and
/// what is known of it is only read.
///
/// @code
/// using namespace faultwire::write_api;
/// static_assert(core_rows<>[0].event == WriteEvent::all_accepted);
/// @endcode

#include "faultwire/write_api/detail/row_words.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {
namespace core {

using namespace row_words;

inline constexpr Endpoints old_shape =
    on_v1 | on_v3 | on_v2_old;  // all but /api/v2/write from 3.4.2 on
inline constexpr Endpoints v1_and_old = on_v1 | on_v2_old;
inline constexpr Release r3_0{3, 0, 0}, r3_1{3, 1, 0}, r3_4_1{3, 4, 1}, r3_6{3, 6, 0},
    r3_8{3, 8, 0}, r3_10{3, 10, 0}, r3_11{3, 11, 0};

template <class Lazy>
inline constexpr LazyAnswerRow<Lazy> rows[] = {
    {.event = all_accepted,
     .answer = {S::no_content, empty},
     .claim = {St::all},
     .because = {read, core_http}},
    {.event = nothing_to_write,
     .on = old_shape,
     .answer = {S::bad_request, plain, "incoming write was empty"sv},
     .claim = {St::none},
     .because = {read, core_http}},
    {.event = nothing_to_write,
     .on = on_v2,
     .answer = {S::bad_request, code_message, "write buffer error: incoming write was empty"sv,
                C::invalid},
     .claim = {St::none},
     .because = {read, core_http}},
    {.event = some_rejected,
     .on = on_v3,
     .answer = {S::bad_request, error_array, "partial write of line protocol occurred"sv},
     .claim = {St::some, every},
     .because = {read, core_http}},
    {.event = all_rejected,
     .on = on_v3,
     .answer = {S::bad_request, error_array, "partial write of line protocol occurred"sv},
     .claim = {St::none, every},
     .because = {read, core_write_buffer}},
    {.event = limit_reached,
     .on = on_v3,
     .answer = {S::unprocessable_content, error_array, "partial write of line protocol occurred"sv},
     .claim = {St::some, every, Again::named},
     .because = {read, core_http}},
    {.event = batch_refused,
     .on = old_shape,
     .answer = {S::bad_request, error_object, "parsing failed for write_lp endpoint"sv},
     .claim = {St::none, first},
     .because = {read, core_http, r3_0, r3_10}},
    {.event = batch_refused,
     .on = old_shape,
     .answer = {S::bad_request, error_object, "line protocol parsing error"sv},
     .claim = {St::none, first},
     .because = {read, core_http, r3_10}},
    {.event = batch_refused,
     .on = on_v2,
     .answer = {S::bad_request, code_message,
                "write buffer error: line protocol parse failed: {reason}"sv, C::invalid},
     .claim = {St::none, nothing, Again::once_fixed},
     .because = {read, core_write_buffer}},
    // Limits and databases.
    {.event = limit_reached,
     .on = old_shape,
     .answer = {S::unprocessable_content, error,
                "Adding a new database would exceed limit of {number} databases"sv},
     .claim = {St::none},
     .because = {read, core_catalog}},
    {.event = limit_reached,
     .on = on_v2,
     .answer =
         {S::bad_request, code_message,
          "write buffer error: catalog update error: Adding a new database would exceed limit of "
          "{number} databases"sv,
          C::invalid},
     .claim = {St::none},
     .because = {read, core_write_buffer}},
    {.event = limit_reached,
     .on = old_shape,
     .answer = {S::unprocessable_content, error, "Update to schema would exceed {rest}"sv},
     .claim = {St::none},
     .because = {guess, core_catalog},
     .use = read_only},
    {.event = limit_reached,
     .on = old_shape,
     .answer = {S::unprocessable_content, error, "Schema update for table {rest}"sv},
     .claim = {St::none},
     .because = {guess, core_notes},
     .use = read_only},
    {.event = bucket_not_found,
     .on = old_shape,
     .answer = {S::bad_request, error,
                "cannot write to soft-deleted database '{name}' - it is marked for deletion"sv},
     .claim = {St::none},
     .because = {read, core_http, r3_4_1}},
    {.event = bucket_not_found,
     .on = on_v2,
     .answer =
         {S::bad_request, code_message,
          "write buffer error: cannot write to soft-deleted database '{name}' - it is marked for "
          "deletion"sv,
          C::invalid},
     .claim = {St::none},
     .because = {read, core_http, r3_4_1}},
    // Faults of the server. Behind /api/v2/write they are a 400.
    {.event = unavailable,
     .on = old_shape,
     .answer = {S::internal_server_error, plain,
                "write buffer error: error from wal: wal is shutdown and not accepting writes"sv},
     .claim = {St::none},
     .because = {read, core_wal}},
    {.event = unavailable,
     .on = on_v2,
     .answer = {S::bad_request, code_message,
                "write buffer error: error from wal: wal is shutdown and not accepting writes"sv,
                C::invalid},
     .claim = {St::none},
     .because = {read, core_wal, r3_0, r3_11}},
    {.event = unavailable,
     .on = on_v2,
     .answer = {S::service_unavailable, code_message,
                "write buffer error: error from wal: wal is shutdown and not accepting writes"sv,
                C::unavailable},
     .claim = {St::none},
     .because = {guess, core_notes, r3_11}},
    {.event = unavailable,
     .on = old_shape,
     .answer = {S::internal_server_error, plain,
                "write buffer error: error from wal: wal buffer full with {number} ops"sv},
     .claim = {St::none},
     .because = {read, core_wal}},
    {.event = unavailable,
     .on = on_v2,
     .answer = {S::bad_request, code_message,
                "write buffer error: error from wal: wal buffer full with {number} ops"sv,
                C::invalid},
     .claim = {St::none},
     .because = {read, core_wal}},
    {.event = internal_error,
     .on = old_shape,
     .answer = {S::internal_server_error, plain, "write buffer error: error from wal: {error}"sv},
     .claim = {St::unknown},
     .because = {read, core_wal}},
    {.event = internal_error,
     .on = on_v2,
     .answer = {S::bad_request, code_message, "write buffer error: error from wal: {error}"sv,
                C::invalid},
     .claim = {St::unknown},
     .because = {read, core_wal}},
    {.event = internal_error,
     .on = on_v2,
     .answer = {S::bad_request, code_message, "write buffer error: catalog update error: {error}"sv,
                C::invalid},
     .claim = {St::unknown},
     .because = {read, core_write_buffer}},
    {.event = internal_error,
     .on = old_shape,
     .answer = {S::internal_server_error, plain, "object store error: {error}"sv},
     .claim = {St::none},
     .because = {read, core_catalog, r3_0, r3_10}},
    {.event = internal_error,
     .on = old_shape,
     .answer = {S::internal_server_error, plain, "catalog internal error: {error}"sv},
     .claim = {St::none},
     .because = {read, core_catalog, r3_10}},
    {.event = wrong_node,
     .on = old_shape,
     .answer = {S::internal_server_error, plain,
                "write buffer error: cannot write to a compactor-only server"sv},
     .claim = {St::none},
     .because = {read, core_write_buffer},
     .use = read_only},
    {.event = wrong_node,
     .on = on_v2,
     .answer = {S::bad_request, code_message,
                "write buffer error: cannot write to a compactor-only server"sv, C::invalid},
     .claim = {St::none},
     .because = {read, core_write_buffer},
     .use = read_only},
};

}  // namespace core
}  // namespace write_api
}  // namespace detail

namespace write_api {
/// The answers of InfluxDB 3 Core to a batch.
template <class Lazy = void>
inline constexpr auto& core_rows = detail::write_api::core::rows<Lazy>;
}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
