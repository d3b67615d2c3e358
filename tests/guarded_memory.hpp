// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Memory between two pages that must not be touched: reading outside a text terminates the program.
#ifndef FAULTWIRE_TESTS_GUARDED_MEMORY_HPP
#define FAULTWIRE_TESTS_GUARDED_MEMORY_HPP
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace faultwire::test {

/// Pages between two that may not be touched.
class Guarded {
 public:
  explicit Guarded(std::size_t room)
      : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))),
        room_((room + page_ - 1) / page_ * page_) {
    void* const all =
        mmap(nullptr, room_ + 2 * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) std::abort();
    begin_ = static_cast<char*>(all) + page_;
    if (mprotect(begin_, room_, PROT_READ | PROT_WRITE) != 0) std::abort();
  }
  Guarded(const Guarded&) = delete;
  Guarded& operator=(const Guarded&) = delete;
  ~Guarded() { munmap(begin_ - page_, room_ + 2 * page_); }

  std::string_view at_end(std::string_view text) { return put(begin_ + room_ - text.size(), text); }
  std::string_view at_begin(std::string_view text) { return put(begin_, text); }
  [[nodiscard]] const char* end() const { return begin_ + room_; }

 private:
  std::string_view put(char* where, std::string_view text) const {
    if (text.size() > room_) std::abort();
    if (!text.empty()) std::memcpy(where, text.data(), text.size());
    return {where, text.size()};
  }
  std::size_t page_, room_;
  char* begin_;
};

/// Calls `use` with the text at the end and at the begin of the pages.
template <class F>
void both(Guarded& memory, std::string_view text, F use) {
  use(memory.at_end(text));
  use(memory.at_begin(text));
}

}  // namespace faultwire::test

#endif
