// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// An error whose metadata must not be seen.
#ifndef FAULTWIRE_TESTS_SECURITY_SECRETS_HPP
#define FAULTWIRE_TESTS_SECURITY_SECRETS_HPP
#include <gtest/gtest.h>

#include <string_view>

#include "faultwire/status.hpp"

namespace security {
using namespace faultwire;

inline constexpr const char* secret = "hunter2-hunter2-hunter2";
inline constexpr const char* secret_keys[] = {
    "Authorization",    "proxy-authorization", "authorization-bin", "x-api-key",   "cookie",
    "set-cookie",       "x-session-token",     "influx.token",      "db_password", "secret",
    "refresh-token-bin"};
inline StreamError error_with_secrets() {
  StreamError error(StreamErrorCode::unauthenticated, "no valid credentials");
  for (const char* key : secret_keys) EXPECT_TRUE(error.metadata().add(key, secret)) << key;
  EXPECT_TRUE(error.metadata().add("raw-bin", secret));
  return error;
}
inline bool tells(std::string_view text) { return text.find("hunter2") != std::string_view::npos; }

}  // namespace security
#endif
