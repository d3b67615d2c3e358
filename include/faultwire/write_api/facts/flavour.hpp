// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_FLAVOUR_HPP
#define FAULTWIRE_WRITE_API_FACTS_FLAVOUR_HPP
/// Who answers: a product, its release and the endpoint that was called. Releases are data: rows of
/// the tables say since which release and until which one they hold.
///
/// @code
/// using namespace faultwire::write_api;
/// constexpr Flavour old = core_v3.at({3, 6, 0});
/// static_assert(find_flavour("core-v3@3.6.0") == old);
/// static_assert(find_flavour("oss-1") == oss_1);
/// @endcode

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace write_api {

using namespace std::string_view_literals;

/// A release, compared number by number. The closed services have no numbers: there it is the year
/// and the month of the documentation.
struct Release {
  std::uint16_t major = 0;
  std::uint16_t minor = 0;
  std::uint16_t patch = 0;
  [[nodiscard]] friend constexpr auto operator<=>(const Release&,
                                                  const Release&) noexcept = default;
};

/// After every release.
inline constexpr Release no_release{0xffff, 0xffff, 0xffff};

/// A server program or service. Each has its own texts.
enum class Product : std::uint8_t {
  cloud,      ///< InfluxDB Cloud Serverless, Dedicated and Clustered, as documented
  cloud_tsm,  ///< InfluxDB Cloud with the older storage engine, as documented
  iox,        ///< the last public router of IOx, of January 2024
  core,       ///< InfluxDB 3 Core, and what is known of Enterprise
  oss_2,      ///< InfluxDB 2.x
  oss_1,      ///< InfluxDB 1.x
};

/// The endpoint that a client calls.
enum class Endpoint : std::uint8_t {
  v1,  ///< `/write`
  v2,  ///< `/api/v2/write`
  v3,  ///< `/api/v3/write_lp`
};

/// A set of endpoints, as a row says it. `v2_old` is `/api/v2/write` of InfluxDB 3 Core
/// before 3.4.2, which answered like `/write`.
using Endpoints = std::uint8_t;
inline constexpr Endpoints on_v1 = 1;
inline constexpr Endpoints on_v2 = 2;
inline constexpr Endpoints on_v3 = 4;
inline constexpr Endpoints on_v2_old = 8;
inline constexpr Endpoints on_any = 15;

/// How a product writes its strings into JSON.
enum class JsonEscapes : std::uint8_t {
  short_forms,  ///< short escapes and `\u00xx`: the Rust programs
  html_safe,    ///< also `<`, `>`, `&` and the two line separators of Unicode, and `\b` and `\f` in
                ///< their long form: the Go programs
};

/// What holds for all answers of a product.
struct ProductRow {
  Product product;
  std::string_view name;
  JsonEscapes escapes;
  std::string_view json_end;  ///< after the JSON object
  Release oldest;             ///< the first release that the tables know
  Release newest;             ///< the last release that was read
};

/// One row for every product, in the order of the enumerators.
inline constexpr ProductRow product_rows[] = {
    {Product::cloud, "cloud"sv, JsonEscapes::short_forms, ""sv, {2023, 1, 0}, {2025, 12, 0}},
    {Product::cloud_tsm, "cloud_tsm"sv, JsonEscapes::html_safe, ""sv, {2023, 1, 0}, {2025, 12, 0}},
    {Product::iox, "iox"sv, JsonEscapes::short_forms, ""sv, {2024, 1, 0}, {2024, 1, 0}},
    {Product::core, "core"sv, JsonEscapes::short_forms, ""sv, {3, 0, 0}, {3, 11, 2}},
    {Product::oss_2, "oss_2"sv, JsonEscapes::html_safe, ""sv, {2, 0, 0}, {2, 9, 1}},
    {Product::oss_1, "oss_1"sv, JsonEscapes::html_safe, "\n"sv, {0, 13, 0}, {1, 12, 4}},
};

/// Returns the row of `product`, in static storage. Constant.
[[nodiscard]] constexpr const ProductRow& product_row(Product product) noexcept {
  return product_rows[static_cast<std::size_t>(product)];
}

/// One product at one release, called at one endpoint.
struct Flavour {
  Product product = Product::core;
  Endpoint endpoint = Endpoint::v3;
  Release release = {3, 11, 2};

  /// Returns the same product and endpoint at another release.
  [[nodiscard]] constexpr Flavour at(Release other) const noexcept {
    return {product, endpoint, other};
  }
  /// Returns the bit of `Endpoints` that rows for this flavour have.
  [[nodiscard]] constexpr Endpoints endpoints() const noexcept {
    const bool old =
        product == Product::core && endpoint == Endpoint::v2 && release < Release{3, 4, 2};
    if (old) return on_v2_old;
    return endpoint == Endpoint::v1 ? on_v1 : endpoint == Endpoint::v2 ? on_v2 : on_v3;
  }
  /// Whether partial writes are a choice of the caller, or may happen at all.
  [[nodiscard]] constexpr bool writes_partially() const noexcept {
    if (product == Product::core) return endpoint == Endpoint::v3;
    return product != Product::iox;
  }
  /// Whether the endpoint knows the precision `auto`.
  [[nodiscard]] constexpr bool detects_precision() const noexcept {
    return product == Product::core && endpoint == Endpoint::v3;
  }
  [[nodiscard]] friend constexpr bool operator==(const Flavour&, const Flavour&) noexcept = default;
};

/// InfluxDB Cloud Serverless as documented before September 2024: a partial write is a 204 with a
/// body.
inline constexpr Flavour cloud_serverless{Product::cloud, Endpoint::v2, {2023, 1, 0}};
/// The same since September 2024: a partial write is a 400.
inline constexpr Flavour cloud_serverless_2024{Product::cloud, Endpoint::v2, {2024, 9, 0}};
/// The same since December 2025: 401, 429, 500 and 503 are empty, and points outside the retention
/// period are a 422.
inline constexpr Flavour cloud_serverless_2025{Product::cloud, Endpoint::v2, {2025, 12, 0}};
/// InfluxDB Cloud with the older storage engine.
inline constexpr Flavour cloud_tsm{Product::cloud_tsm, Endpoint::v2, {2025, 12, 0}};
/// The last public router of IOx: the first bad line refuses the whole batch.
inline constexpr Flavour iox_2024_01{Product::iox, Endpoint::v2, {2024, 1, 0}};
/// InfluxDB 3 Core, `/api/v3/write_lp`, newest release.
inline constexpr Flavour core_v3{Product::core, Endpoint::v3, {3, 11, 2}};
/// InfluxDB 3 Core, `/write`, newest release: never writes partially.
inline constexpr Flavour core_v1{Product::core, Endpoint::v1, {3, 11, 2}};
/// InfluxDB 3 Core, `/api/v2/write`, newest release: never writes partially.
inline constexpr Flavour core_v2{Product::core, Endpoint::v2, {3, 11, 2}};
/// InfluxDB 3 Core 3.4.1, `/api/v2/write`: answers like `/write`.
inline constexpr Flavour core_v2_before_3_4_2{Product::core, Endpoint::v2, {3, 4, 1}};
/// InfluxDB 2, newest release.
inline constexpr Flavour oss_2{Product::oss_2, Endpoint::v2, {2, 9, 1}};
/// InfluxDB 2.0.3: a partial write is a 500.
inline constexpr Flavour oss_2_0{Product::oss_2, Endpoint::v2, {2, 0, 3}};
/// InfluxDB 1.11, `/write`. Later releases name the database after the reason.
inline constexpr Flavour oss_1{Product::oss_1, Endpoint::v1, {1, 11, 8}};

/// A flavour as a command line spells it.
struct FlavourRow {
  std::string_view name;
  Flavour flavour;
};

/// The named flavours.
inline constexpr FlavourRow flavour_rows[] = {
    {"cloud-serverless"sv, cloud_serverless},
    {"cloud-serverless-2024"sv, cloud_serverless_2024},
    {"cloud-serverless-2025"sv, cloud_serverless_2025},
    {"cloud-tsm"sv, cloud_tsm},
    {"iox-2024-01"sv, iox_2024_01},
    {"core-v3"sv, core_v3},
    {"core-v1"sv, core_v1},
    {"core-v2"sv, core_v2},
    {"core-v2-before-3-4-2"sv, core_v2_before_3_4_2},
    {"oss-2-0"sv, oss_2_0},
    {"oss-2"sv, oss_2},
    {"oss-1"sv, oss_1},
};

/// Returns the release that `text` spells, such as `3.6` or `3.6.0`, or nothing. Missing numbers
/// are 0.
[[nodiscard]] constexpr std::optional<Release> parse_release(std::string_view text) noexcept {
  std::uint16_t numbers[3] = {};
  std::size_t part = 0;
  bool digit = false;
  for (const char c : text) {
    if (c == '.' && digit && part < 2) {
      ++part;
      digit = false;
    } else if (c >= '0' && c <= '9' && numbers[part] < 6000) {
      numbers[part] = static_cast<std::uint16_t>(numbers[part] * 10 + (c - '0'));
      digit = true;
    } else {
      return std::nullopt;
    }
  }
  if (!digit) return std::nullopt;
  return Release{numbers[0], numbers[1], numbers[2]};
}

/// Returns the flavour that `name` spells: a name of `flavour_rows`, and optionally `@` and a
/// release that its product has.
[[nodiscard]] constexpr std::optional<Flavour> find_flavour(std::string_view name) noexcept {
  const std::size_t at = name.find('@');
  for (const FlavourRow& row : flavour_rows) {
    if (row.name != name.substr(0, at)) continue;
    if (at == std::string_view::npos) return row.flavour;
    const auto release = parse_release(name.substr(at + 1));
    const ProductRow& product = product_row(row.flavour.product);
    if (!release || *release < product.oldest || *release > product.newest) return std::nullopt;
    return row.flavour.at(*release);
  }
  return std::nullopt;
}

/// Returns the name of the first row with the product and the endpoint of `flavour`, or with
/// exactly this flavour if there is one.
[[nodiscard]] constexpr std::string_view flavour_name(const Flavour& flavour) noexcept {
  std::string_view closest;
  for (const FlavourRow& row : flavour_rows) {
    if (row.flavour == flavour) return row.name;
    if (closest.empty() && row.flavour.product == flavour.product &&
        row.flavour.endpoint == flavour.endpoint)
      closest = row.name;
  }
  return closest;
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
