// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_ARRAY_VIEW_HPP
#define FAULTWIRE_DETAIL_ARRAY_VIEW_HPP
/// A read-only view of elements in a row. It converts to `std::span<const T>`, whose own
/// constructors check the concepts of iterators and ranges, which each element type pays for in
/// every unit that includes its header.
///
/// @code
/// const int numbers[] = {1, 2, 3};
/// const ArrayView<int> view(numbers, 3);
/// const int last = view.back();
/// const std::span<const int> same = view;
/// @endcode

#include <cstddef>

namespace faultwire {
inline namespace v1 {

/// A view of `size()` elements that something else holds.
template <class T>
class ArrayView {
 public:
  using value_type = T;
  constexpr ArrayView() noexcept = default;
  constexpr ArrayView(const T* data, std::size_t size) noexcept : data_(data), size_(size) {}

  [[nodiscard]] constexpr const T* data() const noexcept { return data_; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] constexpr const T* begin() const noexcept { return data_; }
  [[nodiscard]] constexpr const T* end() const noexcept { return data_ + size_; }
  [[nodiscard]] constexpr const T& operator[](std::size_t i) const noexcept { return data_[i]; }
  [[nodiscard]] constexpr const T& front() const noexcept { return data_[0]; }
  [[nodiscard]] constexpr const T& back() const noexcept { return data_[size_ - 1]; }
  /// Returns the elements from `first` on, which is at most `size()`.
  [[nodiscard]] constexpr ArrayView subspan(std::size_t first) const noexcept {
    return {data_ + first, size_ - first};
  }

 private:
  const T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace v1
}  // namespace faultwire

#endif
