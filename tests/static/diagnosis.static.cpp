// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The troubles: ids are unique, every literal is whole, what one hides exists, and the decision of
// the recommended policy is what the advice amounts to.
#include "faultwire/diagnosis.hpp"
#include "faultwire/diagnosis/decision.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::diagnosis;

/// Calls `good(trouble)` with all troubles; true if it always is.
template <class F>
consteval bool all(F good) {
  bool all_good = true;
  each_trouble([&](const Trouble& trouble) { all_good = all_good && good(trouble); });
  return all_good;
}

static_assert(all([](const Trouble& trouble) {
  int same = 0;
  each_trouble([&](const Trouble& other) { same += other.id == trouble.id ? 1 : 0; });
  return same == 1;
}));
static_assert(all([](const Trouble& trouble) {
  return trouble.signs_used() > 0 && !trouble.title.empty() && !trouble.reasons().empty() &&
         !trouble.advice().empty() && !trouble.sample.empty() && !trouble.source.title.empty();
}));
static_assert(all([](const Trouble& trouble) {
  bool known = true;
  faultwire::detail::diagnosis::each_alternative(trouble.hides, [&](std::string_view id) {
    known = known && find_trouble(id) != nullptr && id != trouble.id;
  });
  return known;
}));

/// The failure of a record that has the first sign of a trouble, and nothing else.
constexpr retry::Failure failure_by_first_sign(const Trouble& trouble) {
  retry::Failure failure;
  const Sign& sign = trouble.signs()[0];
  if (trouble.facts.typical) failure.code = *trouble.facts.typical;
  if (sign.http) failure.code = AnyCode(*sign.http), failure.http_status = sign.http;
  if (sign.grpc) failure.code = *sign.grpc;
  faultwire::detail::diagnosis::add_facts(failure, trouble.facts);
  return failure;
}
/// Advice and decision agree: by the code that the trouble usually comes with, and by the code of
/// its first sign. Where no advice is for or against another attempt, nothing is decided.
constexpr bool agrees(const Trouble& trouble) {
  if (!trouble.next) return true;
  const retry::Failure failure = failure_by_first_sign(trouble);
  return faultwire::detail::diagnosis::is_decidable(failure) &&
         retry::classify(failure).action == *trouble.next;
}
static_assert(all(agrees));
/// What never passes is never retried, whatever the code; what passes is never given up as a fault
/// of the request.
constexpr bool is_steady(const Trouble& trouble) {
  for (std::size_t i = 1; i < CodeTraits<GrpcCode>::extent; ++i) {
    retry::Failure failure;
    failure.code = CodeTraits<GrpcCode>::at(i);
    faultwire::detail::diagnosis::add_facts(failure, trouble.facts);
    const retry::Action action = retry::classify(failure).action;
    if (trouble.facts.passes == Passes::no && retry::will_retry(action)) return false;
    if (trouble.facts.passes == Passes::yes && action == retry::Action::fix_request) return false;
  }
  return true;
}
static_assert(all(is_steady));
}  // namespace
