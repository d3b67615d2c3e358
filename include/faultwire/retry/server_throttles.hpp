// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_SERVER_THROTTLES_HPP
#define FAULTWIRE_RETRY_SERVER_THROTTLES_HPP
/// The throttles of a program that talks to several servers, one for every server name. Authority:
/// gRPC's retry design (gRFC A6), where throttling is by server name.
///
/// @code
/// using namespace faultwire::retry;
/// ServerThrottles throttles;
/// RetryThrottle& throttle = throttles.of("influx.example:443");
/// const bool may_retry = throttle.record_failure();
/// @endcode

#include <concepts>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "faultwire/retry/detail/mutex.hpp"
#include "faultwire/retry/throttle.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// Makes a throttle when a server is first named, and keeps it. Thread-safe.
class ServerThrottles {
 public:
  /// What every throttle begins with.
  explicit ServerThrottles(const ThrottleConfig& config = {}) : config_(config) {}

  /// Returns the throttle of exactly this name, which lives as long as this object. A template, so
  /// that only a program that asks compiles the map.
  template <std::convertible_to<std::string_view> S>
  [[nodiscard]] RetryThrottle& of(const S& server) {
    const std::lock_guard lock(mutex_);
    auto found = throttles_.find(server);
    if (found == throttles_.end())
      found = throttles_.try_emplace(std::string(server), config_).first;
    return found->second;
  }

 private:
  const ThrottleConfig config_;
  detail::retry::Mutex mutex_;
  std::map<std::string, RetryThrottle, std::less<>> throttles_;
};

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
