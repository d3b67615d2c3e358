// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_TROUBLES_TROUBLES_HPP
#define FAULTWIRE_DIAGNOSIS_TROUBLES_TROUBLES_HPP
/// All troubles, in the order in which they are preferred where a record has equal signs of two:
/// the more special before the more general.
///
/// @code
/// const Trouble& trouble = *find_trouble("invalid_ticket");
/// const bool two = trouble.reasons().size() == 2;
/// @endcode

#include <cstddef>
#include <string_view>

#include "faultwire/diagnosis/troubles/connection.hpp"
#include "faultwire/diagnosis/troubles/credentials.hpp"
#include "faultwire/diagnosis/troubles/protocol.hpp"
#include "faultwire/diagnosis/troubles/query.hpp"
#include "faultwire/diagnosis/troubles/statuses.hpp"
#include "faultwire/diagnosis/troubles/trouble.hpp"
#include "faultwire/diagnosis/troubles/writes.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// The troubles of one header.
struct TroubleGroup {
  const Trouble* troubles;
  std::size_t size;
};
/// All headers.
inline constexpr TroubleGroup trouble_groups[] = {
    {protocol_troubles, std::size(protocol_troubles)},
    {connection_troubles, std::size(connection_troubles)},
    {credentials_troubles, std::size(credentials_troubles)},
    {query_troubles, std::size(query_troubles)},
    {writes_troubles, std::size(writes_troubles)},
    {statuses_troubles, std::size(statuses_troubles)},
};
/// The number of troubles.
inline constexpr std::size_t trouble_count = [] {
  std::size_t count = 0;
  for (const TroubleGroup& group : trouble_groups) count += group.size;
  return count;
}();

/// Calls `visit(trouble)` with every trouble, in the order in which they are preferred.
template <class F>
constexpr void each_trouble(F&& visit) {
  for (const TroubleGroup& group : trouble_groups) {
    for (std::size_t i = 0; i < group.size; ++i) visit(group.troubles[i]);
  }
}

/// Returns the trouble of this id, or null. Linear in the table.
[[nodiscard]] constexpr const Trouble* find_trouble(std::string_view id) noexcept {
  for (const TroubleGroup& group : trouble_groups) {
    for (std::size_t i = 0; i < group.size; ++i) {
      if (group.troubles[i].id == id) return &group.troubles[i];
    }
  }
  return nullptr;
}

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
