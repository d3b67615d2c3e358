// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_STATUS_HPP
#define FAULTWIRE_WRITE_API_FACTS_STATUS_HPP
/// What a status alone says, where no text is known. Statuses that are not here say nothing about
/// the write: under 400 and 422 a server may have stored a part.
///
/// @code
/// using namespace faultwire::write_api;
/// static_assert(status_meaning(524)->event == WriteEvent::unavailable);
/// static_assert(status_meaning(503)->stored == Stored::unknown);
/// static_assert(status_meaning(400) == nullptr);
/// @endcode

#include "faultwire/write_api/facts/row.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// The meaning of the statuses from `first` to `last`. Later rows overrule earlier ones.
struct StatusMeaning {
  std::uint16_t first;
  std::uint16_t last;
  WriteEvent event;
  Stored stored;
};

/// All meanings. If two rows hold, the last one counts.
inline constexpr StatusMeaning status_meanings[] = {
    {204, 204, WriteEvent::all_accepted, Stored::all},
    {401, 401, WriteEvent::unauthenticated, Stored::none},
    {403, 403, WriteEvent::no_permission, Stored::none},
    {404, 404, WriteEvent::bucket_not_found, Stored::none},
    {405, 405, WriteEvent::method_not_allowed, Stored::none},
    {408, 408, WriteEvent::unavailable, Stored::none},
    {413, 413, WriteEvent::too_large, Stored::none},
    {415, 415, WriteEvent::bad_encoding, Stored::none},
    {429, 429, WriteEvent::too_many_requests, Stored::none},
    {500, 599, WriteEvent::internal_error, Stored::unknown},
    {502, 504, WriteEvent::unavailable, Stored::unknown},
    {501, 501, WriteEvent::wrong_node, Stored::none},
    {505, 505, WriteEvent::wrong_node, Stored::none},
    {507, 507, WriteEvent::disk_full, Stored::none},
    {520, 530, WriteEvent::unavailable, Stored::unknown},
};

/// Returns the last row that holds for `status`, or null. Linear in the rows.
[[nodiscard]] constexpr const StatusMeaning* status_meaning(unsigned status) noexcept {
  const StatusMeaning* found = nullptr;
  for (const StatusMeaning& row : status_meanings) {
    if (row.first <= status && status <= row.last) found = &row;
  }
  return found;
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
