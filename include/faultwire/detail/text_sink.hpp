// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_TEXT_SINK_HPP
#define FAULTWIRE_DETAIL_TEXT_SINK_HPP
/// One sink for all: what renders into it is compiled once, whatever takes the text.

#include <string>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace detail {

/// A view of a sink.
class TextSink {
 public:
  /// Views `sink`, which must outlive this object.
  template <class S>
  static TextSink of(S& sink) noexcept {
    return TextSink(const_cast<void*>(static_cast<const void*>(&sink)),
                    [](void* to, std::string_view piece) { (*static_cast<S*>(to))(piece); });
  }
  /// A view of a view costs no second call.
  static TextSink of(const TextSink& sink) noexcept { return sink; }
  static TextSink of(TextSink& sink) noexcept { return sink; }
  /// Appends to `text`, which must outlive this object.
  static TextSink into(std::string& text) noexcept {
    return TextSink(&text, [](void* to, std::string_view piece) {
      static_cast<std::string*>(to)->append(piece);
    });
  }
  void operator()(std::string_view piece) const { write_(to_, piece); }

 private:
  using Write = void (*)(void*, std::string_view);
  TextSink(void* to, Write write) noexcept : to_(to), write_(write) {}
  void* to_;
  Write write_;
};

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
