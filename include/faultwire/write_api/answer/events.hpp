// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_ANSWER_EVENTS_HPP
#define FAULTWIRE_WRITE_API_ANSWER_EVENTS_HPP
/// What happened to a batch, as a product sees it, and whose checks judge a batch for a flavour.
///
/// @code
/// using namespace faultwire;
/// const auto checks = write_api::checks_for(write_api::core_v1);
/// BatchReport report = line_protocol::validate("m f=1\nbad\n", {.checks = checks});
/// auto event = write_api::event_of(report, write_api::core_v1);  // batch_refused
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "faultwire/line_protocol/checks.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/write_api/detail/names.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/facts/rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// Returns the release of InfluxDB 3 Core that `release` is.
[[nodiscard]] constexpr line_protocol::CoreRelease core_release(const Release& release) noexcept {
  return static_cast<line_protocol::CoreRelease>(release.major * 10000 + release.minor * 100 +
                                                 release.patch);
}

/// Returns the checks that `flavour` makes: its product, release and endpoint choose the words of
/// the parser, the checks and their texts together. InfluxDB 1.x and 2.x have checks of their own;
/// their batches are judged by those of IOx.
[[nodiscard]] constexpr line_protocol::WriteChecks checks_for(const Flavour& flavour) noexcept {
  if (flavour.product != Product::core) return line_protocol::IoxChecks{};
  using Of = line_protocol::CoreEndpoint;
  const Of endpoint = flavour.endpoint == Endpoint::v1   ? Of::v1
                      : flavour.endpoint == Endpoint::v2 ? Of::v2
                                                         : Of::v3;
  return line_protocol::CoreChecks{core_release(flavour.release), endpoint};
}

}  // namespace write_api

namespace detail {
namespace write_api {

using line_protocol::RejectionKind;

/// Returns the first rejection that 1.x and 2.x find while they store, or null.
template <class Lazy = void>
[[nodiscard]] const line_protocol::Rejection* first_dropped(const BatchReport& report) noexcept {
  for (const auto& rejection : report.rejections) {
    if (point_words(rejection.kind()).stored) return &rejection;
  }
  return nullptr;
}
/// Whether any rejection is one that 1.x and 2.x find while they parse.
template <class Lazy = void>
[[nodiscard]] bool has_unparsed(const BatchReport& report) noexcept {
  for (const auto& rejection : report.rejections) {
    if (!point_words(rejection.kind()).stored) return true;
  }
  return false;
}
/// Returns the first rejection because of a limit of tables, columns or tags, or null. Limits of
/// field families are not among them: InfluxDB 3 Core answers them like any other rejection.
template <class Lazy = void>
[[nodiscard]] const line_protocol::Rejection* first_limit(const BatchReport& report) noexcept {
  for (const auto& rejection : report.rejections) {
    const bool limit =
        line_protocol::kind_row(rejection.kind()).reason == line_protocol::Reason::limit;
    if (limit && rejection.kind() != RejectionKind::too_many_fields) return &rejection;
  }
  return nullptr;
}
template <class Lazy = void>
[[nodiscard]] const line_protocol::Rejection* first_outside(const BatchReport& report) noexcept {
  for (const auto& rejection : report.rejections) {
    if (rejection.kind() == RejectionKind::outside_retention) return &rejection;
  }
  return nullptr;
}

/// What 1.x and 2.x do with a batch that has rejections.
template <class Lazy = void>
[[nodiscard]] WriteEvent oss_event(const BatchReport& report, Product product) noexcept {
  if (product == Product::oss_2 && has_unparsed(report)) return WriteEvent::batch_refused;
  const line_protocol::Rejection* const dropped = first_dropped(report);
  if (dropped == nullptr)
    return report.accepted == 0 ? WriteEvent::all_rejected : WriteEvent::some_rejected;
  return dropped->kind() == RejectionKind::outside_retention ? WriteEvent::outside_retention
                                                             : WriteEvent::some_rejected;
}

}  // namespace write_api
}  // namespace detail

namespace write_api {

/// Returns what `flavour` does with a batch of this verdict. Linear in the rejections that are
/// kept.
template <class Lazy = void>
[[nodiscard]] WriteEvent event_of(const BatchReport& report, const Flavour& flavour) noexcept {
  namespace own = faultwire::detail::write_api;
  if (report.refusal) {
    return report.refusal->kind() == line_protocol::RejectionKind::too_large ? WriteEvent::too_large
                                                                             : WriteEvent::not_utf8;
  }
  if (report.rejected == 0) {
    // InfluxDB 2.x looks for bytes, not for points: it accepts a body of comments in every release.
    const bool has_bytes = flavour.product == Product::oss_2 && report.bytes != 0;
    const bool nothing = report.accepted == 0 && !has_bytes;
    return nothing ? WriteEvent::nothing_to_write : WriteEvent::all_accepted;
  }
  if (flavour.product == Product::oss_1 || flavour.product == Product::oss_2)
    return own::oss_event(report, flavour.product);
  const bool whole = report.all_or_nothing || !flavour.writes_partially();
  if (flavour.product == Product::core) {
    if (whole) return WriteEvent::batch_refused;
    if (own::first_limit(report) != nullptr) return WriteEvent::limit_reached;
  } else {  // the router refuses a whole batch for a limit or the retention period
    if (own::first_outside(report) != nullptr) return WriteEvent::outside_retention;
    if (own::first_limit(report) != nullptr) return WriteEvent::limit_reached;
    if (whole) return WriteEvent::batch_refused;
  }
  return report.accepted == 0 ? WriteEvent::all_rejected : WriteEvent::some_rejected;
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
