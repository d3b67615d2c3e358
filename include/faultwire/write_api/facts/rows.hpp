// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_ROWS_HPP
#define FAULTWIRE_WRITE_API_FACTS_ROWS_HPP
/// The one list of products and their tables, and the row that answers an event.
///
/// @code
/// using namespace faultwire::write_api;
/// static_assert(find_row(core_v3, WriteEvent::nothing_to_write)->answer.status ==
///               HttpStatus::bad_request);
/// static_assert(find_row(core_v1, WriteEvent::too_large)->answer.status ==
///               HttpStatus::content_too_large);
/// static_assert(find_row(core_v3, WriteEvent::no_permission) == nullptr);  // never said
/// @endcode

#include <cstddef>
#include <string_view>

#include "faultwire/write_api/facts/cloud.hpp"
#include "faultwire/write_api/facts/core.hpp"
#include "faultwire/write_api/facts/core_requests.hpp"
#include "faultwire/write_api/facts/iox.hpp"
#include "faultwire/write_api/facts/oss_1.hpp"
#include "faultwire/write_api/facts/oss_2.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// Rows in static storage: one array, or two of which the second follows the first.
class RowRange {
 public:
  template <std::size_t N>
  constexpr explicit RowRange(const AnswerRow (&rows)[N]) noexcept : first_(rows), count_(N) {}
  template <std::size_t N, std::size_t M>
  constexpr RowRange(const AnswerRow (&rows)[N], const AnswerRow (&more)[M]) noexcept
      : first_(rows), count_(N), second_(more), more_(M) {}

  /// A position in the rows.
  class Iterator {
   public:
    constexpr Iterator(const RowRange& range, std::size_t index) noexcept
        : range_(&range), index_(index) {}
    [[nodiscard]] constexpr const AnswerRow& operator*() const noexcept {
      return (*range_)[index_];
    }
    constexpr Iterator& operator++() noexcept {
      ++index_;
      return *this;
    }
    [[nodiscard]] friend constexpr bool operator==(const Iterator& a, const Iterator& b) noexcept {
      return a.index_ == b.index_;
    }

   private:
    const RowRange* range_;
    std::size_t index_;
  };
  [[nodiscard]] constexpr Iterator begin() const noexcept { return {*this, 0}; }
  [[nodiscard]] constexpr Iterator end() const noexcept { return {*this, size()}; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return count_ + more_; }
  [[nodiscard]] constexpr const AnswerRow& operator[](std::size_t i) const noexcept {
    return i < count_ ? first_[i] : second_[i - count_];
  }

 private:
  const AnswerRow* first_;
  std::size_t count_;
  const AnswerRow* second_ = nullptr;
  std::size_t more_ = 0;
};

/// The table of one product, and the product whose rows are the best guess where the table has
/// none.
struct Table {
  Product product;
  RowRange rows;
  Product otherwise;
};

/// Every table, in the order of the products: `tables<>`. A template, so that only a program that
/// uses it compiles the rows.
template <class Lazy = void>
inline constexpr detail::codes::Later<Table, Lazy> tables[] = {
    {Product::cloud, RowRange(cloud_rows<Lazy>), Product::iox},
    {Product::cloud_tsm, RowRange(cloud_tsm_rows<Lazy>), Product::oss_2},
    {Product::iox, RowRange(iox_rows<Lazy>), Product::iox},
    {Product::core, RowRange(core_rows<Lazy>, core_request_rows<Lazy>), Product::core},
    {Product::oss_2, RowRange(oss_2_rows<Lazy>), Product::oss_2},
    {Product::oss_1, RowRange(oss_1_rows<Lazy>), Product::oss_1},
};

/// Returns the table of `product`, in static storage. Constant.
template <class Lazy = void>
[[nodiscard]] constexpr const Table& table_of(Product product) noexcept {
  return tables<Lazy>[static_cast<std::size_t>(product)];
}

/// Whether the text of `row` quotes or counts rejected entries, so that only the answer to a judged
/// batch can have it.
[[nodiscard]] constexpr bool needs_report(const AnswerRow& row) noexcept {
  using wording::Place;
  const wording::Wording& text = row.answer.text;
  return row.answer.shape == BodyShape::error_array ||
         row.answer.shape == BodyShape::error_object || text.has(Place::rejections) ||
         text.has(Place::first) || text.has(Place::points) || text.has(Place::dropped) ||
         text.has(Place::reason);
}

/// Which answers `find_row` looks among.
enum class Asked : std::uint8_t {
  any,             ///< the first row of the event
  with_report,     ///< one that names or counts rejected entries, if there is one
  without_report,  ///< one that needs nothing but a name
};

/// Returns the first row with which `flavour` answers `event`, in static storage, or null if no
/// server of that release is known to do so. Linear in the table.
template <class Lazy = void>
[[nodiscard]] constexpr const AnswerRow* find_row(const Flavour& flavour, WriteEvent event,
                                                  Asked asked = Asked::any) noexcept {
  const AnswerRow* second = nullptr;
  for (const AnswerRow& row : table_of<Lazy>(flavour.product).rows) {
    if (row.event != event || row.use == Use::read_only || !row.holds_for(flavour)) continue;
    if (asked == Asked::any || needs_report(row) == (asked == Asked::with_report)) return &row;
    if (second == nullptr) second = &row;
  }
  const Product otherwise = table_of<Lazy>(flavour.product).otherwise;
  if (second != nullptr && (asked == Asked::with_report || otherwise == flavour.product))
    return second;
  if (otherwise == flavour.product) return nullptr;
  const Flavour guess{otherwise, flavour.endpoint, product_row(otherwise).newest};
  const AnswerRow* const row = find_row<Lazy>(guess, event, asked);
  return row == nullptr ? second : row;
}

/// Returns the table that holds `row`.
template <class Lazy = void>
[[nodiscard]] constexpr const Table& table_with(const AnswerRow& row) noexcept {
  for (const Table& table : tables<Lazy>) {
    for (const AnswerRow& one : table.rows) {
      if (&one == &row) return table;
    }
  }
  return tables<Lazy>[0];
}

/// Returns the text of `code` in an answer with the status of `row`. IOx has one of its own for a
/// media type that is not supported.
[[nodiscard]] constexpr std::string_view code_text_of(const AnswerRow& row) noexcept {
  if (row.answer.code != InfluxCode::ok) return code_text(row.answer.code);
  for (const IoxHttpText& text : iox_http_texts) {
    if (text.status == static_cast<std::int32_t>(row.answer.status)) return text.text;
  }
  return {};
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
