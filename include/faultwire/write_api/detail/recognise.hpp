// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_DETAIL_RECOGNISE_HPP
#define FAULTWIRE_WRITE_API_DETAIL_RECOGNISE_HPP
/// Finds the rows whose text a message is. A text decides only by what is its own: shared prefixes
/// are peeled off, and a row without text of its own has to show a list of rejections.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/wording/match.hpp"
#include "faultwire/write_api/detail/frames.hpp"
#include "faultwire/write_api/detail/names.hpp"
#include "faultwire/write_api/detail/text_beginnings.hpp"
#include "faultwire/write_api/facts/flavour.hpp"
#include "faultwire/write_api/facts/header_rows.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/facts/rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {

/// What a body has, as far as shapes differ in it.
struct BodyParts {
  bool message = false;  ///< JSON with `message`
  bool error = false;    ///< JSON with `error`, or the header of 1.x
  bool array = false;    ///< `data` is an array of objects
  bool object = false;   ///< `data` is an object
  bool plain = false;    ///< text
};

/// Whether a body with `parts` has the shape `shape`.
[[nodiscard]] constexpr bool shape_fits(BodyShape shape, const BodyParts& parts) noexcept {
  switch (shape) {
    case BodyShape::empty:
      return false;
    case BodyShape::plain:
      return parts.plain;
    case BodyShape::code_line:
    case BodyShape::code_message:
      return parts.message;
    case BodyShape::error:
    case BodyShape::error_unescaped:
      return parts.error && !parts.array && !parts.object;
    case BodyShape::error_object:
      return parts.error && parts.object;
    case BodyShape::error_array:
      break;
  }
  return parts.error && parts.array;
}

/// Returns `text` without what follows `dropped=N`: the database and the retention policy that
/// releases from 1.12 and 2.7.12 on name.
[[nodiscard]] inline std::string_view without_database(std::string_view text) noexcept {
  const wording::Span suffix = wording::find_last(text, " for database: ");
  if (!suffix) return text;
  const std::string_view before = text.substr(0, suffix.begin);
  const std::size_t digits = before.find_last_not_of("0123456789");
  constexpr std::string_view dropped = "dropped=";
  const bool counted = digits != std::string_view::npos && digits + 1 < before.size() &&
                       before.substr(0, digits + 1).ends_with(dropped);
  return counted ? before : text;
}

/// The rows that a message fits best.
struct Recognised {
  const AnswerRow* row = nullptr;  ///< the first one; null if none fits
  wording::Match match{};          ///< of that row
  Stored stored = Stored::unknown;
  EnumSet<WriteEvent> events{};
  EnumSet<Product> products{};
};

/// Returns the products that answer with `status` and no body: that of `flavour` alone, if it does
/// so in its release.
[[nodiscard]] constexpr EnumSet<Product> products_without_body(
    unsigned status, const std::optional<Flavour>& flavour) noexcept {
  EnumSet<Product> products;
  for (const Table& table : tables<>) {
    for (const AnswerRow& row : table.rows) {
      if (row.answer.shape != BodyShape::empty ||
          static_cast<unsigned>(row.answer.status) != status)
        continue;
      products.add(table.product);
      if (!flavour || table.product != flavour->product || !row.holds_for(*flavour)) continue;
      products = {};
      products.add(table.product);
      return products;
    }
  }
  return products;
}

/// Returns the product whose servers send `version` as their version: `1.6.7~rc0` and `v2.7.12`
/// are of products with that header and a release of that number. What follows the number, such as
/// the mark of a build, does not count, nor does how new the release is.
[[nodiscard]] constexpr std::optional<Product> product_of_version(
    std::string_view version) noexcept {
  if (!version.empty() && (version.front() == 'v' || version.front() == 'V'))
    version.remove_prefix(1);
  std::size_t digits = 0;
  while (digits < version.size() && version[digits] >= '0' && version[digits] <= '9') ++digits;
  if (digits == version.size() || version[digits] != '.') return std::nullopt;
  const auto major = parse_release(version.substr(0, digits));
  if (!major) return std::nullopt;
  for (const HeaderRow& row : header_rows) {
    if (row.kind != HeaderValue::release) continue;
    const ProductRow& product = product_row(row.product);
    if (*major >= Release{product.oldest.major, 0, 0} &&
        *major <= Release{product.newest.major, 0, 0})
      return row.product;
  }
  return std::nullopt;
}

/// Compares one message with all rows.
class Recogniser {
 public:
  Recogniser(unsigned status, const BodyParts& parts, std::optional<Flavour> flavour) noexcept
      : status_(status), parts_(parts), flavour_(flavour) {}

  /// Returns the rows that `message` fits best: first as it is, then without its shared prefixes;
  /// first the rows of the flavour that was asked, then all; first under their own status, then
  /// under any.
  [[nodiscard]] Recognised run(std::string_view message) {
    message = without_database(message);
    for (;;) {
      for (const Pass pass : {Pass::flavour, Pass::product, Pass::status, Pass::any}) {
        if (pass < Pass::status && !flavour_) continue;
        look(message, pass);
        if (best_.row != nullptr) return best_;
      }
      const std::size_t prefix = shared_prefix(message);
      if (prefix == 0) return best_;
      message.remove_prefix(prefix);
    }
  }

 private:
  enum class Pass : std::uint8_t { flavour, product, status, any };

  void look(std::string_view message, Pass pass) {
    const TextBeginning* beginning = text_beginnings<>.of;
    const char first = beginning_of(message);
    for (const Table& table : tables<>) {
      for (const AnswerRow& row : table.rows) {
        const TextBeginning& begins = *beginning++;
        if (!begins.may_be_whole(first) && !begins.may_be_own(first)) continue;
        if (!admits(row, table, pass)) continue;
        const auto match = match_of(row, begins, message);
        if (match && tells(row, begins, *match, pass)) keep(row, table.product, *match);
      }
    }
  }
  [[nodiscard]] bool admits(const AnswerRow& row, const Table& table, Pass pass) const noexcept {
    if (row.answer.text.empty()) return false;
    if (pass == Pass::flavour && (table.product != flavour_->product || !row.holds_for(*flavour_)))
      return false;
    if (pass == Pass::product && table.product != flavour_->product) return false;
    const bool list =
        row.answer.shape == BodyShape::error_array || row.answer.shape == BodyShape::error_object;
    if (pass == Pass::any && !list) return true;
    if (!shape_fits(row.answer.shape, parts_)) return false;
    return pass == Pass::any || static_cast<unsigned>(row.answer.status) == status_;
  }
  /// Whether `match` says enough: its own words, or a list of rejections.
  [[nodiscard]] static bool tells(const AnswerRow& row, const TextBeginning& begins,
                                  const wording::Match& match, Pass pass) noexcept {
    constexpr std::size_t telling =
        12;  // characters that a text must fix before it counts under a status that is not its own
    using wording::Place;
    const wording::Wording& text = row.answer.text;
    if (text.has(Place::rejections)) return begins_with_rejection(match.get(Place::rejections));
    if (text.has(Place::points) && !text.has(Place::dropped))
      return begins_with_quoted_line(match.get(Place::points));
    const std::size_t own = text.fixed() - begins.shared;
    if (own == 0) return text.has(Place::first) && begins_with_rejection(match.get(Place::first));
    return pass != Pass::any || own >= telling;
  }

  /// Matches `message` with the text of `row`, or with what is its own.
  [[nodiscard]] static std::optional<wording::Match> match_of(const AnswerRow& row,
                                                              const TextBeginning& begins,
                                                              std::string_view message) noexcept {
    const wording::Wording& text = row.answer.text;
    auto match = wording::match(text, message);
    if (!match && begins.shared != 0 && text.fixed() != begins.shared)
      match = wording::match(text.without(begins.shared), message);
    return match;
  }

  void keep(const AnswerRow& row, Product product, const wording::Match& match) {
    if (best_.row != nullptr && match.fixed < best_.match.fixed) return;
    if (best_.row == nullptr || match.fixed > best_.match.fixed) {
      best_ = {&row, match, row.claim.stored, {}, {}};
    } else {
      best_.stored = both(best_.stored, row);
    }
    if (row.use != Use::answer_only) best_.events.add(row.event);
    best_.products.add(product);
  }
  /// Returns what two rows with one text say together. A list that names every rejected entry says
  /// of the others that they are stored, also where there are no others.
  [[nodiscard]] Stored both(Stored known, const AnswerRow& row) const noexcept {
    const Stored other = row.claim.stored;
    if (known == other) return known;
    const bool listed = parts_.array && row.claim.names == Names::every &&
                        known != Stored::unknown && other != Stored::unknown;
    return listed ? Stored::some : Stored::unknown;
  }

  unsigned status_;
  BodyParts parts_;
  std::optional<Flavour> flavour_;
  Recognised best_{};
};

}  // namespace write_api
}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
