// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_CHECKS_HPP
#define FAULTWIRE_LINE_PROTOCOL_CHECKS_HPP
/// Whose write checks judge a batch. One choice decides the parser's words, the checks and their
/// texts together, so that they always belong to one server.
///
/// @code
/// using namespace line_protocol;
/// constexpr WriteChecks core = CoreChecks{.release = CoreRelease::v3_6_0};
/// static_assert(core.generation() == ServerGeneration::documented);
/// static_assert(core.core()->release == CoreRelease::v3_6_0);
/// constexpr WriteChecks cloud = IoxChecks{.generation = ServerGeneration::current};
/// static_assert(!cloud.core());
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>

#include "faultwire/line_protocol/core_release.hpp"
#include "faultwire/line_protocol/core_rules.hpp"
#include "faultwire/line_protocol/generation.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// The checks of IOx (`mutable_batch_lp`): InfluxDB Cloud Serverless, Dedicated and Clustered.
struct IoxChecks {
  ServerGeneration generation = ServerGeneration::documented;
};

/// The checks of InfluxDB 3 Core (its validator and catalog). Enterprise has the same checks and
/// other limits, see `TableLimits`.
struct CoreChecks {
  CoreRelease release = newest_core_release;
  CoreEndpoint endpoint = CoreEndpoint::v3;
};

/// One of the checks above. A value of a few bytes.
class WriteChecks {
 public:
  /// IOx, in the words of the documentation.
  constexpr WriteChecks() noexcept = default;
  constexpr WriteChecks(IoxChecks checks) noexcept
      : generation_(checks.generation) {}            // NOLINT(*explicit*)
  constexpr WriteChecks(CoreChecks checks) noexcept  // NOLINT(*explicit*)
      : generation_(core_rule(CoreRule::current_words, checks.release) != 0
                        ? ServerGeneration::current
                        : ServerGeneration::documented),
        endpoint_(checks.endpoint),
        release_(checks.release) {}

  /// Returns the words of the parser that belong to the checks.
  [[nodiscard]] constexpr ServerGeneration generation() const noexcept { return generation_; }
  /// Returns the release and endpoint of InfluxDB 3 Core; nothing for IOx.
  [[nodiscard]] constexpr std::optional<CoreChecks> core() const noexcept {
    if (release_ == none) return std::nullopt;
    return CoreChecks{release_, endpoint_};
  }
  /// Returns the most bytes that a name or a string may have, unescaped.
  [[nodiscard]] constexpr std::size_t text_bytes() const noexcept {
    return release_ == none ? std::size_t{1} << 16 : core_rule(CoreRule::text_bytes, release_);
  }
  /// Returns whether good lines are stored although others are rejected, where the request asks for
  /// it with `asked`. Two of Core's endpoints never do.
  [[nodiscard]] constexpr bool stores_partially(bool asked) const noexcept {
    return asked && (release_ == none || endpoint_ == CoreEndpoint::v3);
  }
  [[nodiscard]] friend constexpr bool operator==(const WriteChecks&,
                                                 const WriteChecks&) noexcept = default;

 private:
  static constexpr CoreRelease none{};

  ServerGeneration generation_ = ServerGeneration::documented;
  CoreEndpoint endpoint_ = CoreEndpoint::v3;
  CoreRelease release_ = none;
};

}  // namespace line_protocol

using line_protocol::CoreChecks;
using line_protocol::IoxChecks;

}  // namespace v1
}  // namespace faultwire

#endif
