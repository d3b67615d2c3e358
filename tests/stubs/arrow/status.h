// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Arrow is not in Debian 12: the few declarations that interop/arrow.hpp uses, with Arrow's names and numbers, so that it can be compiled and
// tested here.
#ifndef FAULTWIRE_TESTS_STUBS_ARROW_STATUS_H
#define FAULTWIRE_TESTS_STUBS_ARROW_STATUS_H
#include <memory>
#include <string>
#include <utility>

namespace arrow {
enum class StatusCode : char {
  OK = 0,
  OutOfMemory = 1,
  KeyError = 2,
  TypeError = 3,
  Invalid = 4,
  IOError = 5,
  CapacityError = 6,
  IndexError = 7,
  Cancelled = 8,
  UnknownError = 9,
  NotImplemented = 10,
  SerializationError = 11,
  RError = 13,
  CodeGenError = 40,
  ExpressionValidationError = 41,
  ExecutionError = 42,
  AlreadyExists = 45
};

class StatusDetail {
 public:
  virtual ~StatusDetail() = default;
  virtual const char* type_id() const = 0;
  virtual std::string ToString() const = 0;
};

class [[nodiscard]] Status {
 public:
  Status() noexcept = default;
  Status(StatusCode code, std::string message) : Status(code, std::move(message), nullptr) {}
  Status(StatusCode code, std::string message, std::shared_ptr<StatusDetail> detail)
      : code_(code), message_(std::move(message)), detail_(std::move(detail)) {}
  bool ok() const { return code_ == StatusCode::OK; }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }
  const std::shared_ptr<StatusDetail>& detail() const { return detail_; }

 private:
  StatusCode code_ = StatusCode::OK;
  std::string message_;
  std::shared_ptr<StatusDetail> detail_;
};
}  // namespace arrow
#endif
