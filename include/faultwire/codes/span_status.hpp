// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_SPAN_STATUS_HPP
#define FAULTWIRE_CODES_SPAN_STATUS_HPP
/// The status of an OpenTelemetry span. Which codes make a span an error depends on the side that
/// reports it: see the rules. Authority: the OpenTelemetry specification and trace.proto.
///
/// @code
/// static_assert(code_from_number<SpanStatus>(2) == SpanStatus::error);
/// static_assert(find_code<SpanStatus>("STATUS_CODE_ERROR") == SpanStatus::error);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// The status of an OpenTelemetry span; the enumerators are the numbers of OTLP.
enum class SpanStatus : std::uint8_t {
  unset = 0,
  ok = 1,
  error = 2,
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct SpanStatusTable {
  static constexpr std::string_view domain = "span_status"sv;
  static constexpr Later<CodeRow<SpanStatus>, Lazy> rows[] = {
      {SpanStatus::unset, "Unset"sv, ""sv, "The instrumentation saw no error."sv,
       "The default; Ok only where an application says so."sv, "STATUS_CODE_UNSET"sv},
      {SpanStatus::ok, "Ok"sv, ""sv, "The application declares the operation a success."sv,
       "Never set by an instrumentation library; Unset is right there."sv, "STATUS_CODE_OK"sv},
      {SpanStatus::error, "Error"sv, ""sv, "The operation failed."sv,
       "The side that reports sees a failure: a 404 is one for the client only."sv,
       "STATUS_CODE_ERROR"sv},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::otel_trace};
};

}  // namespace detail::codes

template <>
struct CodeTraits<SpanStatus> : EnumTraits<SpanStatus, 0, 2>, detail::codes::SpanStatusTable<> {
  static constexpr bool has_numbers = true;
};

}  // namespace v1
}  // namespace faultwire

#endif
