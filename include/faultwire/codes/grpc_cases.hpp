// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_GRPC_CASES_HPP
#define FAULTWIRE_CODES_GRPC_CASES_HPP
/// In which cases the gRPC libraries make a status themselves, and on which side. Every other code
/// comes from an application. Authority: the gRPC documentation, "Status codes and their use in
/// gRPC".
///
/// @code
/// static_assert(generated_by(GrpcCode::not_found) == GeneratedBy::never);
/// for (const GrpcCase& row : cases_of(GrpcCode::unavailable, GrpcSide::client)) {
///   std::string_view when = row.when;
/// }
/// @endcode

#include "faultwire/codes/grpc.hpp"

namespace faultwire {
inline namespace v1 {

/// Which side's library makes the status of a case.
enum class GrpcSide : std::uint8_t { client, server, both };

/// Whether the gRPC libraries ever make a code themselves.
enum class GeneratedBy : std::uint8_t {
  client,    ///< the client's library only
  server,    ///< the server's library only
  both,      ///< either
  never,     ///< the documentation says that no library does: an application sent it
  unlisted,  ///< the documentation is silent
};

/// One case.
struct GrpcCase {
  std::string_view when;
  GrpcCode code;
  GrpcSide side;
};

inline constexpr auto grpc_cases = std::to_array<GrpcCase>({
    {"the client's application cancels the call", GrpcCode::cancelled, GrpcSide::both},
    {"the deadline passes before the server returns a status", GrpcCode::deadline_exceeded,
     GrpcSide::both},
    {"the server does not know the method", GrpcCode::unimplemented, GrpcSide::server},
    {"the server is shutting down", GrpcCode::unavailable, GrpcSide::server},
    {"the server's application throws, or ends the call without a status", GrpcCode::unknown,
     GrpcSide::server},
    {"no response arrives before the deadline: the request could not be sent, or the server was "
     "too slow",
     GrpcCode::deadline_exceeded, GrpcSide::both},
    {"the connection breaks when some data is on the wire already", GrpcCode::unavailable,
     GrpcSide::client},
    {"a request cannot be decompressed, though its algorithm is supported", GrpcCode::internal,
     GrpcSide::server},
    {"a response cannot be decompressed, though its algorithm is supported", GrpcCode::internal,
     GrpcSide::client},
    {"the server does not support the client's compression", GrpcCode::unimplemented,
     GrpcSide::server},
    {"the server is out of resources for the moment, such as flow-control limits",
     GrpcCode::resource_exhausted, GrpcSide::server},
    {"the client lacks the memory for the response", GrpcCode::resource_exhausted,
     GrpcSide::client},
    {"flow control is violated", GrpcCode::internal, GrpcSide::both},
    {"the returned status cannot be parsed", GrpcCode::unknown, GrpcSide::client},
    {"authentication metadata is wrong: no metadata from the credentials, incompatible "
     "credentials, invalid :authority",
     GrpcCode::unauthenticated, GrpcSide::both},
    {"a method for one request got another number of requests", GrpcCode::unimplemented,
     GrpcSide::server},
    {"a method for one response got another number of responses", GrpcCode::unimplemented,
     GrpcSide::client},
    {"the response message cannot be parsed", GrpcCode::internal, GrpcSide::client},
    {"the request message cannot be parsed", GrpcCode::internal, GrpcSide::server},
    {"a message is larger than the configured limit", GrpcCode::resource_exhausted, GrpcSide::both},
    {"the keepalive watchdog times out", GrpcCode::unavailable, GrpcSide::both},
});

/// The codes that the libraries never make themselves.
inline constexpr auto grpc_never_generated =
    std::to_array<GrpcCode>({GrpcCode::invalid_argument, GrpcCode::not_found,
                             GrpcCode::already_exists, GrpcCode::failed_precondition,
                             GrpcCode::aborted, GrpcCode::out_of_range, GrpcCode::data_loss});

/// Where the cases and the list come from.
inline constexpr const Source& grpc_cases_source = sources::grpc_status_codes;

namespace detail::codes {
[[nodiscard]] consteval auto generated_by_table() {
  std::array<GeneratedBy, CodeTraits<GrpcCode>::extent> out{};
  out.fill(GeneratedBy::unlisted);
  for (const GrpcCode code : grpc_never_generated)
    out[CodeTraits<GrpcCode>::index(code)] = GeneratedBy::never;
  for (const GrpcCase& row : grpc_cases) {
    GeneratedBy& seen = out[CodeTraits<GrpcCode>::index(row.code)];
    const auto side = static_cast<GeneratedBy>(row.side);
    seen = seen == GeneratedBy::unlisted || seen == side ? side : GeneratedBy::both;
  }
  return out;
}
inline constexpr auto generated_by_of = generated_by_table();
}  // namespace detail::codes

/// Which library makes `code` itself, over all cases. Constant.
[[nodiscard]] constexpr GeneratedBy generated_by(GrpcCode code) noexcept {
  const std::size_t i = CodeTraits<GrpcCode>::index(code);
  return i < detail::codes::generated_by_of.size() ? detail::codes::generated_by_of[i]
                                                   : GeneratedBy::unlisted;
}

/// The cases in which the library of one side makes a code, as a range over `grpc_cases`.
class GrpcCases {
 public:
  constexpr GrpcCases(GrpcCode code, GrpcSide side) noexcept : code_(code), side_(side) {}

  class Iterator {
   public:
    constexpr Iterator(const GrpcCases& range, std::size_t at) noexcept : range_(range), at_(at) {
      skip();
    }
    [[nodiscard]] constexpr const GrpcCase& operator*() const noexcept { return grpc_cases[at_]; }
    constexpr Iterator& operator++() noexcept {
      ++at_;
      skip();
      return *this;
    }
    [[nodiscard]] friend constexpr bool operator==(const Iterator& a, const Iterator& b) noexcept {
      return a.at_ == b.at_;
    }

   private:
    constexpr void skip() noexcept {
      while (at_ < grpc_cases.size() && !range_.has(grpc_cases[at_])) ++at_;
    }
    const GrpcCases& range_;
    std::size_t at_;
  };

  [[nodiscard]] constexpr Iterator begin() const noexcept { return {*this, 0}; }
  [[nodiscard]] constexpr Iterator end() const noexcept { return {*this, grpc_cases.size()}; }

 private:
  [[nodiscard]] constexpr bool has(const GrpcCase& row) const noexcept {
    return row.code == code_ &&
           (row.side == side_ || row.side == GrpcSide::both || side_ == GrpcSide::both);
  }
  GrpcCode code_;
  GrpcSide side_;
};

/// The cases in which the library of `side` may make `code`; `both` asks for either side.
[[nodiscard]] constexpr GrpcCases cases_of(GrpcCode code, GrpcSide side = GrpcSide::both) noexcept {
  return {code, side};
}

}  // namespace v1
}  // namespace faultwire

#endif
