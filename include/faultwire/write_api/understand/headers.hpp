// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_UNDERSTAND_HEADERS_HPP
#define FAULTWIRE_WRITE_API_UNDERSTAND_HEADERS_HPP
/// The headers of an answer, in whatever container an HTTP library has them.
///
/// @code
/// std::map<std::string, std::string> from_library{{"retry-after", "30"}};
/// write_api::HeaderViews headers(from_library);
/// bool found = headers.find("Retry-After") == "30";
/// @endcode

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// A header of an answer, as views into it.
struct HeaderView {
  std::string_view name;
  std::string_view value;
};

/// An element of a container of headers: a pair, or something with the members `name` and `value`.
template <class H>
concept HeaderLike = requires(const H& header) {
  std::string_view(header.first);
  std::string_view(header.second);
}
|| requires(const H& header) {
  std::string_view(header.name);
  std::string_view(header.value);
};

/// A container of headers: a vector, span, map or multimap.
template <class R>
concept HeaderRange = requires(const R& headers) {
  headers.begin();
  headers.end();
}
&&HeaderLike<typename R::value_type>;

/// The headers of an answer, as views. Valid as long as the bytes they came from.
class HeaderViews {
 public:
  HeaderViews() = default;
  template <class Lazy = void>
  HeaderViews(std::initializer_list<HeaderView> headers) : headers_(headers) {}
  /// Views all of `headers`, which must outlive this object.
  template <HeaderRange R>
  explicit HeaderViews(const R& headers) {
    for (const auto& header : headers) {
      if constexpr (requires { header.first; }) {
        headers_.push_back({std::string_view(header.first), std::string_view(header.second)});
      } else {
        headers_.push_back({std::string_view(header.name), std::string_view(header.value)});
      }
    }
  }

  /// Returns the first value of `name`, whatever its case; nothing if there is none. Linear.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept {
    for (const HeaderView& header : headers_) {
      if (same_name(header.name, name)) return header.value;
    }
    return std::nullopt;
  }
  /// Returns the number of headers.
  [[nodiscard]] std::size_t size() const noexcept { return headers_.size(); }

 private:
  [[nodiscard]] static char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  [[nodiscard]] static bool same_name(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (lower(a[i]) != lower(b[i])) return false;
    }
    return true;
  }

  std::vector<HeaderView> headers_{};
};

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
