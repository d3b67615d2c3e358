// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_TESTING_HPP
#define FAULTWIRE_INTEROP_TESTING_HPP
/// Matchers for GoogleMock, and readable codes in its messages.
///
/// @code
/// EXPECT_THAT(InfluxCode::not_found, EquivalentTo(GrpcCode::not_found));
/// EXPECT_THAT(GrpcCode::internal, HasName("INTERNAL"));
/// @endcode

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "faultwire/interop/ostream.hpp"
#include "faultwire/mapping/rules.hpp"

namespace faultwire {
inline namespace v1 {

/// Matches a code of any domain that means the same as `code`: both go to the same gRPC code.
MATCHER_P(EquivalentTo, code,
          std::string(negation ? "is not" : "is") + " equivalent to " +
              ::testing::PrintToString(code)) {
  return equivalent(arg, code);
}

/// Matches a code by the authority's name.
MATCHER_P(HasName, name,
          std::string(negation ? "has not" : "has") + " the name " +
              ::testing::PrintToString(name)) {
  return code_name(arg) == std::string_view(name);
}

}  // namespace v1
}  // namespace faultwire

#endif
