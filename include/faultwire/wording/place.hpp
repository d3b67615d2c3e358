// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WORDING_PLACE_HPP
#define FAULTWIRE_WORDING_PLACE_HPP
/// The places that a server's text may have: the words in braces of a `Wording`, and what a
/// server puts there.
///
/// @code
/// static_assert(wording::place_name(wording::Place::dropped) == "dropped");
/// static_assert(wording::place_row(wording::Place::dropped).holds == wording::Holds::number);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace wording {

using namespace std::string_view_literals;

/// A place of a text, named after what a server puts there.
enum class Place : std::uint8_t {
  accepted,
  attempted,
  count,
  cut,
  database,
  detail,
  dropped,
  entry,
  error,
  existing,
  family,
  field,
  first,
  got,
  got_cut,
  inserted,
  key,
  keys,
  limit,
  line,
  measurement,
  methods,
  name,
  number,
  observed,
  oldest,
  points,
  policy,
  precision,
  quoted,
  reason,
  rejections,
  rest,
  role,
  table,
  tag,
  timestamp,
  total,
  type,
  user,
  utf8,
  value,
};

/// What a reader accepts in a place.
enum class Holds : std::uint8_t {
  anything,   ///< any bytes, also none
  number,     ///< 1 to 19 decimal digits
  quotation,  ///< a closed quotation, or the words `end of input`
};

/// A place and its spelling between braces.
struct PlaceRow {
  Place place;
  std::string_view name;
  Holds holds;
};

/// One row for every place, in the order of the enumerators, which is that of the alphabet.
inline constexpr PlaceRow place_rows[] = {
    {Place::accepted, "accepted"sv, Holds::number},
    {Place::attempted, "attempted"sv, Holds::number},
    {Place::count, "count"sv, Holds::number},
    {Place::cut, "cut"sv, Holds::anything},
    {Place::database, "database"sv, Holds::anything},
    {Place::detail, "detail"sv, Holds::anything},
    {Place::dropped, "dropped"sv, Holds::number},
    {Place::entry, "entry"sv, Holds::number},
    {Place::error, "error"sv, Holds::anything},
    {Place::existing, "existing"sv, Holds::anything},
    {Place::family, "family"sv, Holds::anything},
    {Place::field, "field"sv, Holds::anything},
    {Place::first, "first"sv, Holds::anything},
    {Place::got, "got"sv, Holds::quotation},
    {Place::got_cut, "got_cut"sv, Holds::quotation},
    {Place::inserted, "inserted"sv, Holds::anything},
    {Place::key, "key"sv, Holds::anything},
    {Place::keys, "keys"sv, Holds::anything},
    {Place::limit, "limit"sv, Holds::number},
    {Place::line, "line"sv, Holds::anything},
    {Place::measurement, "measurement"sv, Holds::anything},
    {Place::methods, "methods"sv, Holds::anything},
    {Place::name, "name"sv, Holds::anything},
    {Place::number, "number"sv, Holds::number},
    {Place::observed, "observed"sv, Holds::anything},
    {Place::oldest, "oldest"sv, Holds::anything},
    {Place::points, "points"sv, Holds::anything},
    {Place::policy, "policy"sv, Holds::anything},
    {Place::precision, "precision"sv, Holds::anything},
    {Place::quoted, "quoted"sv, Holds::anything},
    {Place::reason, "reason"sv, Holds::anything},
    {Place::rejections, "rejections"sv, Holds::anything},
    {Place::rest, "rest"sv, Holds::anything},
    {Place::role, "role"sv, Holds::anything},
    {Place::table, "table"sv, Holds::anything},
    {Place::tag, "tag"sv, Holds::anything},
    {Place::timestamp, "timestamp"sv, Holds::anything},
    {Place::total, "total"sv, Holds::number},
    {Place::type, "type"sv, Holds::anything},
    {Place::user, "user"sv, Holds::anything},
    {Place::utf8, "utf8"sv, Holds::anything},
    {Place::value, "value"sv, Holds::anything},
};

/// Returns the row of `place`, in static storage. Constant.
[[nodiscard]] constexpr const PlaceRow& place_row(Place place) noexcept {
  return place_rows[static_cast<std::size_t>(place)];
}
/// Returns the spelling of `place`, without braces. Static storage.
[[nodiscard]] constexpr std::string_view place_name(Place place) noexcept {
  return place_row(place).name;
}

}  // namespace wording
}  // namespace v1
}  // namespace faultwire

#endif
