// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_ARROW_TRAILERS_HPP
#define FAULTWIRE_WIRE_ARROW_TRAILERS_HPP
/// The trailers in which Arrow C++ sends its own status beside that of gRPC. Authority: Arrow's
/// transport/grpc/util_internal.cc.
///
/// @code
/// Trailers trailers{.code = 5};
/// add_arrow_trailers({.code = ArrowStatusCode::key_error, .message = "no such flight"}, trailers);
/// const bool same = arrow_trailers_from(trailers)->code == ArrowStatusCode::key_error;
/// @endcode

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "faultwire/codes/arrow.hpp"
#include "faultwire/wire/trailers.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// What they say.
struct ArrowTrailers {
  ArrowStatusCode code = ArrowStatusCode::unknown_error;
  std::string message{};     ///< any bytes
  std::string detail{};      ///< the text of the detail
  std::string extra_info{};  ///< the details of the status, raw: Arrow puts any bytes there
};

/// Adds them. The extra information takes the place of the details only where there are none.
inline void add_arrow_trailers(const ArrowTrailers& arrow, Trailers& trailers) {
  trailers.metadata.push_back({"x-arrow-status", std::to_string(static_cast<int>(arrow.code))});
  trailers.metadata.push_back({"x-arrow-status-message-bin", arrow.message});
  if (!arrow.detail.empty())
    trailers.metadata.push_back({"x-arrow-status-detail-bin", arrow.detail});
  if (trailers.details.empty()) trailers.details = arrow.extra_info;
}

/// Reads them; nothing if there are none or the code is not one of Arrow's, 0 included: then gRPC's
/// own status stands.
[[nodiscard]] inline std::optional<ArrowTrailers> arrow_trailers_from(const Trailers& trailers) {
  const auto find = [&](std::string_view name) -> const std::string* {
    const auto place = std::ranges::find(trailers.metadata, name, &Trailer::name);
    return place == trailers.metadata.end() ? nullptr : &place->value;
  };
  const std::string* text = find("x-arrow-status");
  const auto number = text != nullptr ? detail::codes::small_number(*text) : std::nullopt;
  if (!number || *number == 0) return std::nullopt;
  const auto row = std::ranges::find(
      CodeTraits<ArrowError>::rows, *number,
      [](const ArrowErrorRow& r) { return static_cast<std::int32_t>(r.code.code); });
  if (row == std::end(CodeTraits<ArrowError>::rows)) return std::nullopt;
  ArrowTrailers arrow{.code = row->code.code};
  if (const std::string* message = find("x-arrow-status-message-bin")) arrow.message = *message;
  if (const std::string* detail_text = find("x-arrow-status-detail-bin"))
    arrow.detail = *detail_text;
  arrow.extra_info = trailers.details;
  return arrow;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
