// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_RETRY_INFO_HPP
#define FAULTWIRE_WIRE_RETRY_INFO_HPP
/// The delay that a server asks for in the details of an error. Authority:
/// google/rpc/error_details.proto.
///
/// @code
/// const AnyDetail details[] = {to_any(RetryInfo{.delay = {.seconds = 3}})};
/// const bool same = retry_info_of(details) == retry::retry_info_hint(3, 0);
/// @endcode

#include <span>

#include "faultwire/retry/hints.hpp"
#include "faultwire/wire/details.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// Returns what RetryInfo among the details says. One that cannot be read is unreadable.
template <class Lazy = void>
[[nodiscard]] retry::Hint retry_info_of(std::span<const AnyDetail> details) {
  for (const AnyDetail& any : details) {
    if (!is_detail<RetryInfo>(any)) continue;
    const auto info = decode<RetryInfo>(any.value);
    return info ? retry::retry_info_hint(info->delay.seconds, info->delay.nanos)
                : retry::Hint::unreadable();
  }
  return {};
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
