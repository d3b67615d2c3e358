// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/decision.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace {
using namespace faultwire;
using namespace faultwire::retry;

TEST(Decision, RowsAreInTheOrderOfTheEnumerators) {
  for (std::size_t i = 0; i < std::size(action_rows); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(action_rows[i].action), i);
    EXPECT_EQ(action_name(action_rows[i].action), action_rows[i].name);
    EXPECT_FALSE(action_rows[i].meaning.empty());
  }
  for (std::size_t i = 0; i < std::size(reason_rows); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(reason_rows[i].reason), i);
    EXPECT_EQ(reason_name(reason_rows[i].reason), reason_rows[i].name);
    EXPECT_EQ(reason_text(reason_rows[i].reason), reason_rows[i].text);
  }
  EXPECT_EQ(action_name(Action::done), "done");
  EXPECT_EQ(reason_name(Reason::backoff), "backoff");
  EXPECT_EQ(fact_name(Fact::budget), "budget");
}

TEST(Decision, NamesAreDifferent) {
  std::set<std::string_view> names;
  for (const ActionRow& row : action_rows) EXPECT_TRUE(names.insert(row.name).second) << row.name;
  names.clear();
  for (const ReasonRow& row : reason_rows) EXPECT_TRUE(names.insert(row.name).second) << row.name;
  names.clear();
  for (const std::string_view name : fact_names) EXPECT_TRUE(names.insert(name).second) << name;
}

TEST(Decision, AValueThatIsNoEnumeratorHasNoName) {
  EXPECT_EQ(action_name(static_cast<Action>(99)), "");
  EXPECT_EQ(reason_name(static_cast<Reason>(99)), "");
  EXPECT_EQ(reason_text(static_cast<Reason>(99)), "");
  EXPECT_EQ(fact_name(static_cast<Fact>(99)), "");
}

TEST(Decision, TwoActionsRetryWithoutHelp) {
  for (const ActionRow& row : action_rows)
    EXPECT_EQ(will_retry(row.action), row.name.substr(0, 6) == "retry_") << row.name;
}

TEST(Decision, AStatusIsShownAsItsCodeIsIfItIsOfClass4) {
  EXPECT_TRUE(show_to_user(HttpStatus::bad_request));
  EXPECT_TRUE(show_to_user(HttpStatus::not_found));
  EXPECT_FALSE(show_to_user(HttpStatus::unauthorized));
  EXPECT_FALSE(show_to_user(HttpStatus::not_implemented));  // UNIMPLEMENTED is shown, a 501 not
  EXPECT_TRUE(show_to_user(GrpcCode::unimplemented));
}
}  // namespace
