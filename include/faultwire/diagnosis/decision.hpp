// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DECISION_HPP
#define FAULTWIRE_DIAGNOSIS_DECISION_HPP
/// What to do after the error of a text, by the recommended policies. The room's umbrella leaves
/// this header out, because the policies would add a third to what the room costs to include.
///
/// @code
/// const auto decision = decision_of(diagnose("14 UNAVAILABLE: No connection established"));
/// const bool again = decision && retry::will_retry(decision->action);
/// @endcode

#include <optional>

#include "faultwire/diagnosis/failure.hpp"
#include "faultwire/retry/presets.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {
/// Returns whether anything is known by which an attempt could be decided.
[[nodiscard]] constexpr bool is_decidable(const retry::Failure& failure) noexcept {
  return failure.code != AnyCode(GrpcCode::unknown) || failure.http_status ||
         failure.passes_by_itself || failure.unprocessed ||
         failure.stored != retry::Stored::unknown || failure.limit != retry::Limit::none;
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// Returns what the recommended policy decides; nothing where neither the code nor a trouble tells
/// anything by which an attempt could be decided.
[[nodiscard]] inline std::optional<retry::Decision> decision_of(
    const Diagnosis& diagnosis) noexcept {
  const retry::Failure failure = failure_of(diagnosis);
  if (!detail::diagnosis::is_decidable(failure)) return std::nullopt;
  return retry::classify(failure);
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
