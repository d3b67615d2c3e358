// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_ROW_HPP
#define FAULTWIRE_WRITE_API_FACTS_ROW_HPP
/// What a row of the tables says: an event, the answer that a product gives to it, what the answer
/// claims about the data, and where that is known from.
///
/// @code
/// using namespace faultwire::write_api;
/// static_assert(event_name(WriteEvent::some_rejected) == "some rejected");
/// static_assert(event_row(WriteEvent::limit_reached).repair == Repair::administration);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/rule.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/wording/wording.hpp"
#include "faultwire/write_api/detail/names.hpp"
#include "faultwire/write_api/facts/flavour.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

using retry::Limit;
using retry::Stored;

/// What happened to a request.
enum class WriteEvent : std::uint8_t {
  nothing_to_write,   ///< the body holds no entry: it is empty, blank or comments
  all_accepted,       ///< everything is stored, or will be
  some_rejected,      ///< the good entries are stored
  all_rejected,       ///< no entry is good
  batch_refused,      ///< some entries are bad, and because of them nothing is stored
  type_conflict,      ///< a column has another type, and the answer does not tell which entries are
                      ///< stored
  not_utf8,           ///< the server refuses the whole body
  too_large,          ///< the server refuses the whole body
  bad_encoding,       ///< the content encoding is unknown, or the body is not what it says
  bad_parameter,      ///< a parameter has an unknown value, such as the precision
  no_bucket,          ///< the request names no bucket or database, or one that cannot exist
  bucket_not_found,   ///< there is no such bucket or database
  unauthenticated,    ///< credentials are missing or not valid
  no_permission,      ///< the credentials do not allow writing here
  outside_retention,  ///< points are older than the bucket keeps, or outside its write window
  limit_reached,  ///< a limit of databases, tables, columns or series that only a person changes
  disk_full,      ///< the server has no space left
  wrong_node,     ///< this server takes no writes: another one of its cluster does
  too_many_requests,  ///< a rate or a queue: it passes
  internal_error,     ///< the server failed
  unavailable,        ///< the server takes no work for a while
  method_not_allowed,
  path_not_found,  ///< the server has no such endpoint
};

/// What has to happen before the same data can be stored.
enum class Repair : std::uint8_t {
  nothing,         ///< nothing is left to store
  wait,            ///< it passes by itself: send the same bytes later
  request,         ///< the caller corrects the request or its entries
  credentials,     ///< the caller gets new credentials
  administration,  ///< a person changes the server: keep the data
  split,           ///< the caller sends smaller parts
};

/// What of the batch is worth sending again.
enum class Again : std::uint8_t {
  as_event,    ///< what the event's row says
  nothing,     ///< all that can be stored is stored
  whole,       ///< the same bytes, later
  once_fixed,  ///< the same bytes, once somebody has acted
  rest,        ///< the entries that are not named; the named ones once they are corrected
  named,       ///< only the rejected entries, once they are corrected
  in_parts,    ///< everything, in smaller parts
};

/// An event: its name, what repairs it, and the answer of a product that is not known to have one
/// of its own.
struct EventRow {
  WriteEvent event;
  std::string_view name;
  Repair repair;
  Again again;
  Limit limit;        ///< which limit was met
  HttpStatus status;  ///< by the meaning of the status in RFC 9110
  InfluxCode code;
};

/// One row for every event, in the order of the enumerators.
inline constexpr EventRow event_rows[] = {
    {WriteEvent::nothing_to_write, "nothing to write"sv, Repair::nothing, Again::nothing,
     Limit::none, HttpStatus::no_content, InfluxCode::ok},
    {WriteEvent::all_accepted, "all accepted"sv, Repair::nothing, Again::nothing, Limit::none,
     HttpStatus::no_content, InfluxCode::ok},
    {WriteEvent::some_rejected, "some rejected"sv, Repair::request, Again::named, Limit::none,
     HttpStatus::bad_request, InfluxCode::invalid},
    {WriteEvent::all_rejected, "all rejected"sv, Repair::request, Again::named, Limit::none,
     HttpStatus::bad_request, InfluxCode::invalid},
    {WriteEvent::batch_refused, "batch refused"sv, Repair::request, Again::rest, Limit::none,
     HttpStatus::bad_request, InfluxCode::invalid},
    {WriteEvent::type_conflict, "type conflict"sv, Repair::request, Again::once_fixed, Limit::none,
     HttpStatus::bad_request, InfluxCode::invalid},
    {WriteEvent::not_utf8, "not UTF-8"sv, Repair::request, Again::once_fixed, Limit::none,
     HttpStatus::bad_request, InfluxCode::invalid},
    {WriteEvent::too_large, "too large"sv, Repair::split, Again::in_parts, Limit::size,
     HttpStatus::content_too_large, InfluxCode::too_large},
    {WriteEvent::bad_encoding, "bad encoding"sv, Repair::request, Again::once_fixed, Limit::none,
     HttpStatus::unsupported_media_type, InfluxCode::invalid},
    {WriteEvent::bad_parameter, "bad parameter"sv, Repair::request, Again::once_fixed, Limit::none,
     HttpStatus::bad_request, InfluxCode::invalid},
    {WriteEvent::no_bucket, "no bucket"sv, Repair::request, Again::once_fixed, Limit::none,
     HttpStatus::bad_request, InfluxCode::invalid},
    {WriteEvent::bucket_not_found, "bucket not found"sv, Repair::administration, Again::once_fixed,
     Limit::none, HttpStatus::not_found, InfluxCode::not_found},
    {WriteEvent::unauthenticated, "unauthenticated"sv, Repair::credentials, Again::once_fixed,
     Limit::none, HttpStatus::unauthorized, InfluxCode::unauthorized},
    {WriteEvent::no_permission, "no permission"sv, Repair::administration, Again::once_fixed,
     Limit::none, HttpStatus::forbidden, InfluxCode::forbidden},
    {WriteEvent::outside_retention, "outside retention"sv, Repair::request, Again::rest,
     Limit::none, HttpStatus::unprocessable_content, InfluxCode::unprocessable_entity},
    {WriteEvent::limit_reached, "limit reached"sv, Repair::administration, Again::once_fixed,
     Limit::quota, HttpStatus::unprocessable_content, InfluxCode::unprocessable_entity},
    {WriteEvent::disk_full, "disk full"sv, Repair::administration, Again::once_fixed, Limit::disk,
     HttpStatus::insufficient_storage, InfluxCode::internal},
    {WriteEvent::wrong_node, "wrong node"sv, Repair::administration, Again::once_fixed, Limit::none,
     HttpStatus::not_implemented, InfluxCode::not_implemented},
    {WriteEvent::too_many_requests, "too many requests"sv, Repair::wait, Again::whole, Limit::rate,
     HttpStatus::too_many_requests, InfluxCode::too_many_requests},
    {WriteEvent::internal_error, "internal error"sv, Repair::wait, Again::whole, Limit::none,
     HttpStatus::internal_server_error, InfluxCode::internal},
    {WriteEvent::unavailable, "unavailable"sv, Repair::wait, Again::whole, Limit::none,
     HttpStatus::service_unavailable, InfluxCode::unavailable},
    {WriteEvent::method_not_allowed, "method not allowed"sv, Repair::request, Again::once_fixed,
     Limit::none, HttpStatus::method_not_allowed, InfluxCode::method_not_allowed},
    {WriteEvent::path_not_found, "path not found"sv, Repair::administration, Again::once_fixed,
     Limit::none, HttpStatus::not_found, InfluxCode::not_found},
};

/// The number of events.
inline constexpr std::size_t event_count = sizeof(event_rows) / sizeof(event_rows[0]);

/// Returns the row of `event`, in static storage. Constant.
[[nodiscard]] constexpr const EventRow& event_row(WriteEvent event) noexcept {
  return event_rows[static_cast<std::size_t>(event)];
}
/// Returns the name of `event`, for example `some rejected`. Static storage.
[[nodiscard]] constexpr std::string_view event_name(WriteEvent event) noexcept {
  return event_row(event).name;
}

/// The names of `Stored`, in the order of its enumerators.
inline constexpr std::string_view stored_names[] = {"unknown"sv, "none"sv, "some"sv, "all"sv};
/// Returns `all`, `some`, `none` or `unknown`. Static storage.
[[nodiscard]] constexpr std::string_view stored_name(Stored stored) noexcept {
  return stored_names[static_cast<std::size_t>(stored)];
}

/// Which rejected entries an answer names.
enum class Names : std::uint8_t {
  nothing = 0,
  first,   ///< the first one, by number
  every,   ///< all that the report lists, by number
  echoed,  ///< those that the parser rejects, by their text; of the others the reason of the first
           ///< one
};

/// The names of `Names`, in the order of its enumerators.
inline constexpr std::string_view named_names[] = {"nothing"sv, "first"sv, "every"sv, "echoed"sv};

/// What a body is made of.
enum class BodyShape : std::uint8_t {
  empty,         ///< no body
  plain,         ///< the message alone, as text
  code_line,     ///< `code`, `line` (the first rejected entry), `message` (one line per rejection)
  code_message,  ///< `code`, `message`
  error,         ///< `error`
  error_unescaped,  ///< `error` after a blank, not escaped at all: the layer of InfluxDB 3 Core
                    ///< that checks tokens
  error_object,     ///< `error`, and `data` with the first rejection
  error_array,      ///< `error`, and `data` with every rejection
};

/// The keys of a shape, in the order in which a server writes them.
struct BodyShapeRow {
  BodyShape shape;
  std::string_view name;
  std::string_view keys;  ///< separated by commas and blanks; empty where the body is no JSON
};

/// One row for every shape, in the order of the enumerators.
inline constexpr BodyShapeRow body_shape_rows[] = {
    {BodyShape::empty, "empty"sv, ""sv},
    {BodyShape::plain, "plain"sv, ""sv},
    {BodyShape::code_line, "code_line"sv, "code, line, message"sv},
    {BodyShape::code_message, "code_message"sv, "code, message"sv},
    {BodyShape::error, "error"sv, "error"sv},
    {BodyShape::error_unescaped, "error_unescaped"sv, "error"sv},
    {BodyShape::error_object, "error_object"sv, "error, data"sv},
    {BodyShape::error_array, "error_array"sv, "error, data"sv},
};

/// Returns the keys of `shape`. Static storage.
[[nodiscard]] constexpr std::string_view body_shape_keys(BodyShape shape) noexcept {
  return body_shape_rows[static_cast<std::size_t>(shape)].keys;
}

/// What a product sends.
struct Answer {
  HttpStatus status;
  BodyShape shape;
  wording::Wording text{};
  InfluxCode code = InfluxCode::unknown;  ///< travels only in shapes that have it
};

/// What an answer says about the data.
struct Claim {
  Stored stored;
  Names names = Names::nothing;
  Again again = Again::as_event;
};

/// Where a row is known from, and for which releases it holds: from `since` on, and before `until`.
struct Because {
  Basis basis;
  Source source;
  Release since{};
  Release until = no_release;
};

/// What a row is for.
enum class Use : std::uint8_t {
  both,         ///< `respond` gives this answer, and `read_response` understands it
  read_only,    ///< other releases, editions or older answers: only understood
  answer_only,  ///< the same bytes mean another event more often, and are read as that one
};

/// One answer to one event.
struct AnswerRow {
  WriteEvent event;
  Endpoints on = on_any;
  Answer answer;
  Claim claim;
  Because because;
  Use use = Use::both;

  /// Whether the row holds for `flavour`, whose product is that of the table.
  [[nodiscard]] constexpr bool holds_for(const Flavour& flavour) const noexcept {
    return (on & flavour.endpoints()) != 0 && because.since <= flavour.release &&
           flavour.release < because.until;
  }
  /// Returns what of the batch is worth sending again.
  [[nodiscard]] constexpr Again again() const noexcept {
    return claim.again == Again::as_event ? event_row(event).again : claim.again;
  }
};

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
