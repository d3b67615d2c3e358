// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as the details of a status: every known detail is read or refused, and the code stays.
#include <cstdint>

#include "faultwire/wire/trailers.hpp"
#include "require.hpp"

namespace {
template <class M>
void try_detail(const faultwire::wire::AnyDetail& any) {
  const auto message = faultwire::wire::decode<M>(any.value);
  if (message) require(faultwire::wire::decode<M>(faultwire::wire::encode(*message)).has_value());
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  wire::Trailers trailers{.code = 5};
  trailers.details.assign(reinterpret_cast<const char*>(data), size);
  require(wire::decode_trailers(trailers)->code() == StreamErrorCode::not_found);
  (void)wire::dropped_from(trailers);
  const auto status = wire::decode_rpc_status(trailers.details);
  if (!status) return 0;
  for (const wire::AnyDetail& any : status->details) {
    try_detail<wire::ErrorInfo>(any);
    try_detail<wire::DebugInfo>(any);
    try_detail<wire::RetryInfo>(any);
    try_detail<wire::FieldViolations>(any);
    try_detail<wire::PreconditionFailure>(any);
    try_detail<wire::ResourceInfo>(any);
    try_detail<wire::InfluxDBError>(any);
  }
  return 0;
}
