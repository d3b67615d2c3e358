// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_CHECKS_HPP
#define FAULTWIRE_WRITE_API_FACTS_CHECKS_HPP
/// In which order a write endpoint checks a request, and what it answers to the first check that
/// fails: a request with two faults is told only one. Checks that a product does not have are not
/// in its order.
///
/// @code
/// using namespace faultwire::write_api;
/// // An oversized body for a database that does not exist: 1.x looks at the database first.
/// constexpr auto event = first_failure(oss_1, [](EndpointCheck check) {
///   return check == EndpointCheck::size || check == EndpointCheck::bucket_exists;
/// });
/// static_assert(event == WriteEvent::bucket_not_found);
/// @endcode

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/write_api/facts/row.hpp"
#include "faultwire/write_api/facts/sources.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// One check before entries are judged.
enum class EndpointCheck : std::uint8_t {
  load,            ///< the server takes one more request
  path,            ///< the server has the endpoint
  method,          ///< it is a POST
  authentication,  ///< the credentials are there and valid
  parameters,      ///< precision and the like have values that are known
  bucket_named,    ///< the request names its bucket or database
  bucket_exists,   ///< there is one of that name, and it is not deleted
  permission,      ///< the credentials allow writing to it
  encoding,        ///< the content encoding is known, and the body is what it says
  size,            ///< the body is not larger than allowed
  utf8,            ///< the body is UTF-8
};

/// The event of a check that fails.
struct EndpointCheckRow {
  EndpointCheck check;
  std::string_view name;
  WriteEvent event;
};

/// One row for every check, in the order of the enumerators.
inline constexpr EndpointCheckRow endpoint_check_rows[] = {
    {EndpointCheck::load, "load"sv, WriteEvent::too_many_requests},
    {EndpointCheck::path, "path"sv, WriteEvent::path_not_found},
    {EndpointCheck::method, "method"sv, WriteEvent::method_not_allowed},
    {EndpointCheck::authentication, "authentication"sv, WriteEvent::unauthenticated},
    {EndpointCheck::parameters, "parameters"sv, WriteEvent::bad_parameter},
    {EndpointCheck::bucket_named, "bucket named"sv, WriteEvent::no_bucket},
    {EndpointCheck::bucket_exists, "bucket exists"sv, WriteEvent::bucket_not_found},
    {EndpointCheck::permission, "permission"sv, WriteEvent::no_permission},
    {EndpointCheck::encoding, "encoding"sv, WriteEvent::bad_encoding},
    {EndpointCheck::size, "size"sv, WriteEvent::too_large},
    {EndpointCheck::utf8, "utf8"sv, WriteEvent::not_utf8},
};

/// Returns the row of `check`, in static storage. Constant.
[[nodiscard]] constexpr const EndpointCheckRow& endpoint_check_row(EndpointCheck check) noexcept {
  return endpoint_check_rows[static_cast<std::size_t>(check)];
}

/// The order in which a product checks, for a range of releases.
struct CheckOrder {
  Product product;
  std::size_t count;
  EndpointCheck order[11];  ///< the first `count`
  Because because;
};

/// One row or more for every product.
inline constexpr CheckOrder check_orders[] = {
    {Product::cloud,
     11,
     {EndpointCheck::load, EndpointCheck::path, EndpointCheck::method, EndpointCheck::parameters,
      EndpointCheck::bucket_named, EndpointCheck::authentication, EndpointCheck::permission,
      EndpointCheck::encoding, EndpointCheck::size, EndpointCheck::utf8,
      EndpointCheck::bucket_exists},
     {Basis::inferred, sources::iox_router}},
    {Product::cloud_tsm,
     10,
     {EndpointCheck::authentication, EndpointCheck::path, EndpointCheck::method,
      EndpointCheck::load, EndpointCheck::parameters, EndpointCheck::bucket_named,
      EndpointCheck::encoding, EndpointCheck::bucket_exists, EndpointCheck::permission,
      EndpointCheck::size},
     {Basis::inferred, sources::oss_2_handler}},
    {Product::iox,
     11,
     {EndpointCheck::load, EndpointCheck::path, EndpointCheck::method, EndpointCheck::parameters,
      EndpointCheck::bucket_named, EndpointCheck::authentication, EndpointCheck::permission,
      EndpointCheck::encoding, EndpointCheck::size, EndpointCheck::utf8,
      EndpointCheck::bucket_exists},
     {Basis::implementation, sources::iox_router}},
    {Product::core,
     9,
     {EndpointCheck::authentication, EndpointCheck::path, EndpointCheck::method,
      EndpointCheck::parameters, EndpointCheck::bucket_named, EndpointCheck::encoding,
      EndpointCheck::size, EndpointCheck::utf8, EndpointCheck::bucket_exists},
     {Basis::implementation, sources::core_http}},
    {Product::oss_2,
     9,
     {EndpointCheck::authentication, EndpointCheck::path, EndpointCheck::method,
      EndpointCheck::parameters, EndpointCheck::bucket_named, EndpointCheck::encoding,
      EndpointCheck::bucket_exists, EndpointCheck::permission, EndpointCheck::size},
     {Basis::implementation, sources::oss_2_handler}},
    {Product::oss_1,
     9,
     {EndpointCheck::path, EndpointCheck::method, EndpointCheck::load,
      EndpointCheck::authentication, EndpointCheck::bucket_named, EndpointCheck::bucket_exists,
      EndpointCheck::permission, EndpointCheck::encoding, EndpointCheck::size},
     {Basis::implementation, sources::oss_1_recorded, {}, {1, 8, 0}}},
    {Product::oss_1,
     10,
     {EndpointCheck::path, EndpointCheck::method, EndpointCheck::load,
      EndpointCheck::authentication, EndpointCheck::parameters, EndpointCheck::bucket_named,
      EndpointCheck::bucket_exists, EndpointCheck::permission, EndpointCheck::encoding,
      EndpointCheck::size},
     {Basis::implementation, sources::oss_1_handler, {1, 8, 0}}},
};

/// Returns the order of checks of `flavour`, in static storage. Linear in the rows.
[[nodiscard]] constexpr const CheckOrder& check_order(const Flavour& flavour) noexcept {
  const CheckOrder* found = check_orders;
  for (const CheckOrder& row : check_orders) {
    const bool holds = row.product == flavour.product && row.because.since <= flavour.release &&
                       flavour.release < row.because.until;
    if (holds) found = &row;
  }
  return *found;
}

/// Runs the checks of `flavour` in its order until one fails: `fails(check)` says whether one does,
/// and is not asked about later ones. Returns the event to answer with, or nothing if the entries
/// are to be judged.
template <std::predicate<EndpointCheck> Fails>
[[nodiscard]] constexpr std::optional<WriteEvent> first_failure(const Flavour& flavour,
                                                                Fails&& fails) {
  const CheckOrder& row = check_order(flavour);
  for (std::size_t i = 0; i < row.count; ++i) {
    if (fails(row.order[i])) return endpoint_check_row(row.order[i]).event;
  }
  return std::nullopt;
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
