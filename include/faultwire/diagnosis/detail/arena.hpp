// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DETAIL_ARENA_HPP
#define FAULTWIRE_DIAGNOSIS_DETAIL_ARENA_HPP
/// Memory for texts that have to be unescaped before they can be read.
///
/// @code
/// detail::diagnosis::Arena arena;
/// const std::string_view same = arena.keep("a text");
/// @endcode

#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>
#include <utility>

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {

/// Blocks of characters that stay where they are, also if the arena is moved.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&& other) noexcept : last_(std::exchange(other.last_, nullptr)) {}
  Arena& operator=(Arena&& other) noexcept {
    std::swap(last_, other.last_);
    return *this;
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    while (last_ != nullptr) {
      Block* const before = last_->before;
      delete[] reinterpret_cast<char*>(last_);
      last_ = before;
    }
  }

  /// Returns `size` characters that live as long as the arena; their values are not set.
  [[nodiscard]] char* room(std::size_t size) {
    char* const memory = new char[sizeof(Block) + size];
    last_ = new (memory) Block{last_};
    return memory + sizeof(Block);
  }
  /// Returns a copy of `text` that lives as long as the arena.
  [[nodiscard]] std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* const memory = room(text.size());
    std::memcpy(memory, text.data(), text.size());
    return {memory, text.size()};
  }

 private:
  struct Block {
    Block* before;
  };
  Block* last_ = nullptr;
};

}  // namespace detail::diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
