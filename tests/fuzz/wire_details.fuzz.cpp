// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as the details of a status: every known detail is read or refused, and the code stays.
#include <cstdint>

#include "faultwire/wire/trailers.hpp"
#include "require.hpp"

namespace {
template <class M>
void try_detail(const faultwire::AnyDetail& any) {
  const auto message = faultwire::decode<M>(any.value);
  if (message) require(faultwire::decode<M>(faultwire::encode(*message)).has_value());
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  Trailers trailers{.code = 5};
  trailers.details.assign(reinterpret_cast<const char*>(data), size);
  require(decode_trailers(trailers)->code() == StreamErrorCode::not_found);
  (void)dropped_from(trailers);
  const auto status = decode_rpc_status(trailers.details);
  if (!status) return 0;
  for (const AnyDetail& any : status->details) {
    try_detail<ErrorInfo>(any);
    try_detail<DebugInfo>(any);
    try_detail<RetryInfo>(any);
    try_detail<FieldViolations>(any);
    try_detail<PreconditionFailure>(any);
    try_detail<ResourceInfo>(any);
    try_detail<InfluxDBError>(any);
  }
  return 0;
}
