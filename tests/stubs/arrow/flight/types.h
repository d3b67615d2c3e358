// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_STUBS_ARROW_FLIGHT_TYPES_H
#define FAULTWIRE_TESTS_STUBS_ARROW_FLIGHT_TYPES_H
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "arrow/status.h"

namespace arrow {
namespace flight {
enum class FlightStatusCode : std::int8_t { Internal, TimedOut, Cancelled, Unauthenticated, Unauthorized, Unavailable, Failed };

class FlightStatusDetail : public StatusDetail {
 public:
  explicit FlightStatusDetail(FlightStatusCode code) : code_(code) {}
  explicit FlightStatusDetail(FlightStatusCode code, std::string extra_info) : code_(code), extra_info_(std::move(extra_info)) {}
  const char* type_id() const override { return "flight::FlightStatusDetail"; }
  std::string ToString() const override { return "Detail"; }
  FlightStatusCode code() const { return code_; }
  std::string extra_info() const { return extra_info_; }
  static std::shared_ptr<FlightStatusDetail> UnwrapStatus(const Status& status) {
    if (!status.detail() || std::strcmp(status.detail()->type_id(), "flight::FlightStatusDetail") != 0) return nullptr;
    return std::static_pointer_cast<FlightStatusDetail>(status.detail());
  }

 private:
  FlightStatusCode code_;
  std::string extra_info_;
};
}  // namespace flight
}  // namespace arrow
#endif
