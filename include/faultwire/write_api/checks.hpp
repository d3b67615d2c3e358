// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_CHECKS_HPP
#define FAULTWIRE_WRITE_API_CHECKS_HPP
/// In which order a write endpoint checks a request, and what it answers to the first check that
/// fails: a request with two faults is told only one. Authority: named by every row.
///
/// @code
/// // An oversized body for a database that does not exist: 1.x looks at the database first.
/// constexpr auto event = first_failure(WriteApi::oss_1, [](EndpointCheck check) {
///   return check == EndpointCheck::size || check == EndpointCheck::bucket_exists;
/// });
/// static_assert(event == WriteEvent::bucket_not_found);
/// @endcode

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/write_api/api.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// One check before entries are judged.
enum class EndpointCheck : std::uint8_t {
  path,            ///< the server has the endpoint
  method,          ///< it is a POST
  authentication,  ///< the credentials are there and valid
  parameters,      ///< precision and the like have values that are known
  bucket_named,    ///< the request names its bucket or database
  bucket_exists,   ///< there is one of that name
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

inline constexpr auto endpoint_check_rows = std::to_array<EndpointCheckRow>({
    {EndpointCheck::path, "path", WriteEvent::path_not_found},
    {EndpointCheck::method, "method", WriteEvent::method_not_allowed},
    {EndpointCheck::authentication, "authentication", WriteEvent::unauthenticated},
    {EndpointCheck::parameters, "parameters", WriteEvent::bad_parameter},
    {EndpointCheck::bucket_named, "bucket named", WriteEvent::no_bucket},
    {EndpointCheck::bucket_exists, "bucket exists", WriteEvent::bucket_not_found},
    {EndpointCheck::permission, "permission", WriteEvent::no_permission},
    {EndpointCheck::encoding, "encoding", WriteEvent::bad_encoding},
    {EndpointCheck::size, "size", WriteEvent::too_large},
    {EndpointCheck::utf8, "utf8", WriteEvent::not_utf8},
});

/// The row of `check`, in static storage.
[[nodiscard]] constexpr const EndpointCheckRow& endpoint_check_row(EndpointCheck check) noexcept {
  return endpoint_check_rows[static_cast<std::size_t>(check)];
}

/// The order in which a flavour checks.
struct CheckOrderRow {
  WriteApi api;
  std::array<EndpointCheck, endpoint_check_rows.size()> order;
  Basis basis;
  Source source;
};

/// One row for every flavour, in the order of the enumerators.
inline constexpr auto check_orders = [] {
  using enum EndpointCheck;
  using A = WriteApi;
  using Order = std::array<EndpointCheck, endpoint_check_rows.size()>;
  constexpr Order iox = {path,       method,   authentication, parameters, bucket_named,
                         permission, encoding, size,           utf8,       bucket_exists};
  constexpr Order core = {authentication, path,     method, parameters, bucket_named,
                          permission,     encoding, size,   utf8,       bucket_exists};
  constexpr Order oss_2 = {path,          authentication, method,   parameters, bucket_named,
                           bucket_exists, permission,     encoding, size,       utf8};
  constexpr Order oss_1 = {path,       method,   authentication, bucket_named, bucket_exists,
                           permission, encoding, size,           utf8,         parameters};
  constexpr auto guess = Basis::inferred;
  constexpr auto router = detail::write_api::router_2024;
  constexpr auto http = detail::write_api::core_http;
  return std::to_array<CheckOrderRow>({
      {A::cloud_serverless, iox, guess, router},
      {A::cloud_serverless_2024, iox, guess, router},
      {A::iox_2022, iox, guess, router},
      {A::core_v3, core, guess, http},
      {A::core_v1, core, guess, http},
      {A::core_v2, core, guess, http},
      {A::core_v2_repaired, core, guess, sources::faultwire_choice},
      {A::core_v2_before_3_4_2, core, guess, http},
      {A::oss_2_0, oss_2, guess, detail::write_api::oss_2_write},
      {A::oss_2, oss_2, guess, detail::write_api::oss_2_write},
      {A::oss_1, oss_1, Basis::implementation, detail::write_api::oss_1_seen},
  });
}();

/// Runs the checks of `api` in its order until one fails: `fails(check)` says whether one does, and
/// is not asked about later ones. Returns the event to answer with, or nothing if the entries are
/// to be judged.
template <std::predicate<EndpointCheck> Fails>
[[nodiscard]] constexpr std::optional<WriteEvent> first_failure(WriteApi api, Fails&& fails) {
  for (const EndpointCheck check : check_orders[static_cast<std::size_t>(api)].order) {
    if (fails(check)) return endpoint_check_row(check).event;
  }
  return std::nullopt;
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
