// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/preset_rows.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "faultwire/retry/presets.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::seconds;

constexpr Cite ours{&sources::retry_choice, Basis::inferred};

/// A user's own preset, with plain arrays.
struct mine {
  static constexpr std::string_view name = "mine";
  static constexpr std::string_view title = "A preset of this test";
  static constexpr Channel channel = Channel::http;
  static constexpr VerdictRow verdicts[] = {
      {{400, 599}, Verdict::retry, ours, "all at first"},
      {HttpStatus::conflict, Verdict::give_up, ours, "a later row overrules"},
  };
  static constexpr SettingRow settings[] = {
      {&Policy::max_attempts, 3, ours, "our users do not wait"},
      {&Policy::flat_wait, seconds(2), ours},
      {&Backoff::multiplier, 1.5, ours},
      {&Policy::no_response, Verdict::retry, ours},
  };
};
/// The same rows with changes, compiled on use.
struct changed : mine {
  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_changes[] = {
      {&Policy::max_attempts, 5, ours}};
};

TEST(PresetRows, MakeAPolicy) {
  const Policy& policy = policy_of_preset<mine>;
  EXPECT_EQ(policy.max_attempts, 3);
  EXPECT_EQ(policy.flat_wait, seconds(2));
  EXPECT_EQ(policy.backoff.multiplier, 1.5);
  EXPECT_EQ(policy.no_response, Verdict::retry);
  EXPECT_EQ(policy.http[CodeTraits<HttpStatus>::index(HttpStatus::conflict)], Verdict::give_up);
  EXPECT_EQ(policy.http[CodeTraits<HttpStatus>::index(HttpStatus::gone)], Verdict::retry);
  EXPECT_EQ(policy.http[CodeTraits<HttpStatus>::index(HttpStatus::ok)], Verdict::give_up);
}

TEST(PresetRows, ChangesOverruleSettings) {
  EXPECT_EQ(policy_of_preset<changed>.max_attempts, 5);
  EXPECT_EQ(policy_of_preset<changed>.flat_wait, seconds(2));
}

TEST(PresetRows, VerdictsOfGrpcAndRanges) {
  constexpr VerdictRow one{GrpcCode::aborted, Verdict::retry, ours, ""};
  EXPECT_EQ(one.channel, Channel::grpc);
  EXPECT_EQ(one.first, 10);
  EXPECT_EQ(one.last, 10);
  constexpr VerdictRow all{
      {GrpcCode::cancelled, GrpcCode::unauthenticated}, Verdict::give_up, ours, "all"};
  EXPECT_EQ(all.first, 1);
  EXPECT_EQ(all.last, 16);
  constexpr VerdictRow statuses{{429, 599}, Verdict::retry, ours, ""};
  EXPECT_EQ(statuses.channel, Channel::http);
  EXPECT_EQ(statuses.last, 599);
}

TEST(PresetRows, ARowNamesItsMember) {
  EXPECT_EQ(setting_name(mine::settings[0]), "max_attempts");
  EXPECT_EQ(setting_name(mine::settings[2]), "backoff.multiplier");
  constexpr SettingRow least{&Backoff::least, seconds(1), ours};
  EXPECT_EQ(setting_name(least), "backoff.least");
}
}  // namespace
