// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FAILURE_HPP
#define FAULTWIRE_DIAGNOSIS_FAILURE_HPP
/// The plain facts that a diagnosis tells, for a decision about the next attempt.
///
/// @code
/// const retry::Failure failure =
///     failure_of(diagnose("14 UNAVAILABLE: No connection established"));
/// const bool known =
///     failure.code == AnyCode(GrpcCode::unavailable) && failure.side == retry::Side::transport;
/// @endcode

#include <cstddef>

#include "faultwire/diagnosis/diagnose.hpp"
#include "faultwire/retry/failure.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {
using namespace faultwire::diagnosis;
/// Adds what a trouble tells to a failure.
constexpr void add_facts(faultwire::retry::Failure& failure, const TroubleFacts& facts) noexcept {
  if (facts.instead) failure.code = *facts.instead;
  if (facts.side) failure.side = *facts.side;
  failure.unprocessed = facts.unprocessed;
  failure.limit = facts.limit;
  if (facts.repeatable) failure.idempotency = faultwire::retry::Idempotency::idempotent;
  if (failure.stored == faultwire::retry::Stored::unknown) failure.stored = facts.stored;
  if (facts.passes != Passes::unknown) failure.passes_by_itself = facts.passes == Passes::yes;
}
/// Returns the failure of a record that names nothing but a trouble.
[[nodiscard]] constexpr faultwire::retry::Failure typical_failure(const Trouble& trouble) noexcept {
  faultwire::retry::Failure failure;
  if (trouble.facts.typical) failure.code = *trouble.facts.typical;
  add_facts(failure, trouble.facts);
  return failure;
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// Returns the facts of the failure. The code is gRPC's where the text has one, otherwise the HTTP
/// status or the code of InfluxDB; a text without a code has that which its trouble usually comes
/// with, and UNKNOWN if nothing is known. Side, what passes by itself, what was processed and
/// stored come from the likeliest trouble; a partial write anywhere in the record is partial.
[[nodiscard]] inline retry::Failure failure_of(const Diagnosis& diagnosis) noexcept {
  retry::Failure failure;
  const ErrorText& text = diagnosis.text;
  if (const auto code = text.code()) failure.code = *code;
  if (const auto grpc = text.grpc_code()) failure.code = *grpc;
  if (text.http) failure.http_status = text.http->code.to<HttpStatus>();
  if (text.reset) failure.http2_reset = text.reset->code.to<Http2Error>();
  if (text.reset) failure.side = retry::Side::transport;
  for (std::size_t i = 0; i < diagnosis.count; ++i) {
    if (diagnosis.matches[i].trouble->facts.stored == retry::Stored::some)
      failure.stored = retry::Stored::some;
  }
  const Trouble* const trouble = diagnosis.trouble();
  if (trouble == nullptr) return failure;
  if (!text.code() && trouble->facts.typical) failure.code = *trouble->facts.typical;
  detail::diagnosis::add_facts(failure, trouble->facts);
  return failure;
}

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
