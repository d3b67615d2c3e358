// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_STORED_IN_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_STORED_IN_HPP
/// A memory as `CoreCheck` asks for it, or an empty one where the caller has no memory.
///
/// @code
/// const StoredIn<NoMemory> nothing;
/// const bool known = nothing.load(faultwire::line_protocol::Text("m"), nullptr);  // false
/// @endcode

#include <cstddef>
#include <string>
#include <string_view>

#include "faultwire/line_protocol/detail/core_entry_check.hpp"
#include "faultwire/line_protocol/schema.hpp"
#include "faultwire/line_protocol/text.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// The memory of a caller who has none.
struct NoMemory {};

/// The unescaped bytes of `text`: its own, or those of `copy`.
[[nodiscard]] inline std::string_view unescaped(const Text& text, std::string& copy) {
  if (!text.has_backslash()) return text.raw();
  return copy = text.str();
}

/// A memory as `CoreCheck` asks for it.
template <class M>
class StoredIn {
 public:
  explicit StoredIn(const M* memory = nullptr) : memory_(memory) {}
  [[nodiscard]] std::size_t tables() const { return memory_ == nullptr ? 0 : memory_->tables(); }
  [[nodiscard]] bool load(const Text& measurement, Table* table) const {
    if (memory_ == nullptr) return false;
    std::string copy;
    const std::string_view name = unescaped(measurement, copy);
    return table == nullptr ? memory_->contains(name) : memory_->load(name, *table);
  }

 private:
  const M* memory_;
};
template <>
class StoredIn<NoMemory> : public NothingStored {
 public:
  explicit constexpr StoredIn(const NoMemory* = nullptr) noexcept {}
};

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
