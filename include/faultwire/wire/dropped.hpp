// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DROPPED_HPP
#define FAULTWIRE_WIRE_DROPPED_HPP
/// What the writer of trailers or of a JSON body left out. Needs the standard library only.
///
/// @code
/// constexpr faultwire::wire::Dropped none;
/// static_assert(none == faultwire::wire::Dropped{.causes = 0});
/// @endcode

#include <cstdint>

namespace faultwire {
inline namespace v1 {
namespace wire {

/// Counts what a writer left out, because of the budget or because the carrier cannot spell it.
struct Dropped {
  bool message = false;        ///< the end of the message
  std::uint32_t metadata = 0;  ///< values
  std::uint32_t causes = 0;
  std::uint32_t details = 0;
  [[nodiscard]] friend bool operator==(const Dropped&, const Dropped&) = default;
};

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
