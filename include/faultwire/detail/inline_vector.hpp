// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_INLINE_VECTOR_HPP
#define FAULTWIRE_DETAIL_INLINE_VECTOR_HPP
/// A vector of plain values whose first `N` elements need no allocation and whose memory is kept by
/// `clear()`: what a parser that reuses one object for every line needs. Standard library only,
/// because the core links nothing.

#include <cstddef>
#include <cstring>
#include <type_traits>
#include <utility>

#include "faultwire/config.hpp"
#include "faultwire/detail/array_view.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {

template <class T, std::size_t N>
class InlineVector {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  InlineVector() noexcept : data_(inline_data()) {}
  InlineVector(const InlineVector& other) : InlineVector() { assign(other); }
  InlineVector(InlineVector&& other) noexcept : InlineVector() { take(other); }
  InlineVector& operator=(const InlineVector& other) {
    if (this != &other) assign(other);
    return *this;
  }
  InlineVector& operator=(InlineVector&& other) noexcept {
    if (this != &other) take(other);
    return *this;
  }
  ~InlineVector() { release(); }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
  [[nodiscard]] const T* data() const noexcept { return data_; }
  [[nodiscard]] T* begin() noexcept { return data_; }
  [[nodiscard]] T* end() noexcept { return data_ + size_; }
  [[nodiscard]] ArrayView<T> view() const noexcept { return {data_, size_}; }
  void clear() noexcept { size_ = 0; }

  void push_back(const T& value) { add() = value; }

  /// Adds an element for the caller to write.
  [[nodiscard]] T& add() {
    if (size_ == capacity_) [[unlikely]]
      grow(size_ + 1);
    return data_[size_++];
  }

  /// Writes the elements anew, one after the other, and touches the vector only at the end.
  class Writer {
   public:
    explicit Writer(InlineVector& vector) noexcept
        : vector_(vector), at_(vector.data_), end_(vector.data_ + vector.capacity_) {}
    /// The next element, for the caller to write.
    [[nodiscard]] T& next() {
      if (at_ == end_) [[unlikely]]
        grow();
      return *at_++;
    }
    /// Makes the elements that were written those of the vector.
    void finish() noexcept { vector_.size_ = static_cast<std::size_t>(at_ - vector_.data_); }

   private:
    void grow() {
      finish();
      at_ = vector_.more();
      end_ = vector_.data_ + vector_.capacity_;
    }
    InlineVector& vector_;
    T* at_;
    T* end_;
  };

 private:
  /// Grows, and returns the place of the next element. Never inline: the writer stays in registers.
  [[nodiscard]] FAULTWIRE_NEVER_INLINE T* more() {
    grow(size_ + 1);
    return data_ + size_;
  }
  [[nodiscard]] T* inline_data() noexcept { return reinterpret_cast<T*>(storage_); }
  void release() noexcept {
    if (data_ != inline_data()) ::operator delete(data_);
  }
  void grow(std::size_t least) {
    const std::size_t wanted = least > 2 * capacity_ ? least : 2 * capacity_;
    T* const more = static_cast<T*>(::operator new(wanted * sizeof(T)));
    if (size_ != 0) std::memcpy(static_cast<void*>(more), data_, size_ * sizeof(T));
    release();
    data_ = more;
    capacity_ = wanted;
  }
  void assign(const InlineVector& other) {
    size_ = 0;
    if (other.size_ > capacity_) grow(other.size_);
    if (other.size_ != 0)
      std::memcpy(static_cast<void*>(data_), other.data_, other.size_ * sizeof(T));
    size_ = other.size_;
  }
  void take(InlineVector& other) noexcept {
    if (other.data_ == other.inline_data()) {
      assign(other);  // it has at most N elements, and this has room for N at least: no allocation
    } else {
      release();
      data_ = std::exchange(other.data_, other.inline_data());
      capacity_ = std::exchange(other.capacity_, N);
      size_ = other.size_;
    }
    other.size_ = 0;
  }

  T* data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = N;
  alignas(T) std::byte storage_[N * sizeof(T)];
};

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
