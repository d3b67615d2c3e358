// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_DETAIL_MUTEX_HPP
#define FAULTWIRE_RETRY_DETAIL_MUTEX_HPP
/// The mutex of the budget and the throttles, for `std::lock_guard`.
///
/// @code
/// detail::retry::Mutex mutex;
/// const std::lock_guard lock(mutex);
/// @endcode

#include <mutex>

#include "faultwire/config.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::retry {

#if FAULTWIRE_HAS_THREADS
using Mutex = std::mutex;
#else
/// A program without threads has nothing to exclude.
struct Mutex {
  void lock() noexcept {}
  void unlock() noexcept {}
};
#endif

}  // namespace detail::retry
}  // namespace v1
}  // namespace faultwire

#endif
