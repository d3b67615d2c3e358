// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_TROUBLES_TROUBLE_HPP
#define FAULTWIRE_DIAGNOSIS_TROUBLES_TROUBLE_HPP
/// A known trouble as one literal: how it is recognised, why it happens, what to try, and what is
/// known of the failure for the decision about the next attempt.
///
/// @code
/// static_assert(Trouble{.id = "x"}.signs_used() == 0);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/retry/decision.hpp"
#include "faultwire/retry/failure.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {
using namespace std::string_view_literals;

/// What must be true of a record. An empty member asks for nothing; each member that is asked for
/// and met adds to the score.
struct Sign {
  std::optional<GrpcCode> grpc{};
  std::optional<Http2Error> reset{};  ///< of a stream, not of the connection
  std::optional<HttpStatus> http{};
  std::optional<line_protocol::Reason> rejected{};
  std::string_view words{};  ///< one of these is in the record; separated by `|`
  std::string_view also{};   ///< and one of these
  bool coded = false;        ///< the record names a code: the words alone are too common
  bool alone = false;        ///< the words are the whole text except for blanks and punctuation
  bool body = false;         ///< the words are the whole message of the body of an answer
  bool via_grpc = false;     ///< a gRPC client met the status: what answered speaks no gRPC
  int weight = 0;            ///< added to the score, where a sign says more than its parts
};

/// Whether the same request succeeds later without anybody's help.
enum class Passes : std::uint8_t {
  unknown,  ///< the trouble does not tell: the code decides
  yes,
  no,
};

/// What a trouble tells of the failure.
struct TroubleFacts {
  Passes passes = Passes::unknown;
  std::optional<retry::Side> side{};
  bool unprocessed = false;  ///< no application of the server saw the request
  retry::Stored stored = retry::Stored::unknown;
  retry::Limit limit = retry::Limit::none;
  bool repeatable = false;  ///< what InfluxDB is asked through it may be asked twice: queries, and
                            ///< batches whose points carry timestamps
  std::optional<GrpcCode> typical{};  ///< the code of a record that names none
  std::optional<GrpcCode> instead{};  ///< replaces the code of the record, which misleads
};

/// One trouble. All views have static storage.
struct Trouble {
  static constexpr std::size_t most = 12;  ///< signs
  std::string_view id{};                   ///< for machines
  std::string_view title{};                ///< for people
  Sign signs_[most]{};
  std::string_view reasons_[4]{};
  std::string_view advice_[4]{};
  std::string_view sample{};  ///< a text that is recognised as this; the tests try it
  /// Troubles that are only consequences of this one, separated by `|`: they are not named beside
  /// it.
  std::string_view hides{};
  TroubleFacts facts{};
  /// What the advice amounts to; the tests compare it with the decision. Nothing: it depends.
  std::optional<retry::Action> next{};
  Source source{};

  /// Returns the number of signs.
  [[nodiscard]] constexpr std::size_t signs_used() const noexcept {
    std::size_t used = 0;
    while (used < most && is_asked(signs_[used])) ++used;
    return used;
  }
  /// Returns the signs; one is enough.
  [[nodiscard]] constexpr std::span<const Sign> signs() const noexcept {
    return {signs_, signs_used()};
  }
  /// Returns why it happens, the likeliest reason first.
  [[nodiscard]] constexpr std::span<const std::string_view> reasons() const noexcept {
    return used(reasons_);
  }
  /// Returns what to try, in this order.
  [[nodiscard]] constexpr std::span<const std::string_view> advice() const noexcept {
    return used(advice_);
  }

 private:
  [[nodiscard]] static constexpr bool is_asked(const Sign& sign) noexcept {
    return sign.grpc || sign.reset || sign.http || sign.rejected || !sign.words.empty();
  }
  [[nodiscard]] static constexpr std::span<const std::string_view> used(
      const std::string_view (&list)[4]) noexcept {
    std::size_t count = 0;
    while (count < 4 && !list[count].empty()) ++count;
    return {list, count};
  }
};

}  // namespace diagnosis

namespace detail::diagnosis {
namespace trouble_sources {
using namespace std::string_view_literals;
inline constexpr Source flight_page{"InfluxData documentation"sv, "Understand Flight responses"sv,
                                    "2023-09"sv};
inline constexpr Source write_page{"InfluxData documentation"sv,
                                   "Troubleshoot issues writing data"sv, "2023-12"sv};
inline constexpr Source query_service{
    "InfluxDB 3"sv, "core/service_grpc_flight, core/service_common"sv, "2026-08"sv};
inline constexpr Source core_server{"InfluxDB 3 Core"sv, "influxdb3_server, influxdb3_catalog"sv,
                                    "2026-06-25"sv};
inline constexpr Source influxdb_2{"InfluxDB 2"sv, "http, storage, tsdb"sv, "v2.9.1"sv};
inline constexpr Source data_fusion{"Apache DataFusion"sv, "datafusion/common/src/error.rs"sv,
                                    "2026-08"sv};
inline constexpr Source grpc_cases{"gRPC documentation"sv, "doc/statuscodes.md"sv, "2026-08"sv};
inline constexpr Source grpc_http{"gRPC documentation"sv, "doc/http-grpc-status-mapping.md"sv,
                                  "2026-08"sv};
inline constexpr Source grpc_keepalive{"gRPC documentation"sv, "doc/keepalive.md"sv, "2026-08"sv};
inline constexpr Source http2_spec{"RFC 9113"sv, "7: error codes; 8.7: request reliability"sv,
                                   "2022-06"sv};
inline constexpr Source http_spec{"RFC 9110"sv, "15: status codes"sv, "2022-06"sv};
inline constexpr Source tls_libraries{
    "TLS libraries"sv, "OpenSSL, Go crypto/tls and crypto/x509, JDK, rustls, .NET: their texts"sv,
    "2026-08"sv};
inline constexpr Source public_threads{"Issues of InfluxDB, Arrow and their clients"sv,
                                       "tests/golden/public/public_error_texts.jsonl"sv,
                                       "2026-08"sv};
}  // namespace trouble_sources
}  // namespace detail::diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
