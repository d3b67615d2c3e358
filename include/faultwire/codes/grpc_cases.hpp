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

namespace detail::codes {
using namespace std::string_view_literals;

inline constexpr GrpcCase grpc_cases[] = {
    {"the client's application cancels the call"sv, GrpcCode::cancelled, GrpcSide::both},
    {"the deadline passes before the server returns a status"sv, GrpcCode::deadline_exceeded,
     GrpcSide::both},
    {"the server does not know the method"sv, GrpcCode::unimplemented, GrpcSide::server},
    {"the server is shutting down"sv, GrpcCode::unavailable, GrpcSide::server},
    {"the server's application throws, or ends the call without a status"sv, GrpcCode::unknown,
     GrpcSide::server},
    {"no response arrives before the deadline: the request could not be sent, or the server was "
     "too slow"sv,
     GrpcCode::deadline_exceeded, GrpcSide::both},
    {"the connection breaks when some data is on the wire already"sv, GrpcCode::unavailable,
     GrpcSide::client},
    {"a request cannot be decompressed, though its algorithm is supported"sv, GrpcCode::internal,
     GrpcSide::server},
    {"a response cannot be decompressed, though its algorithm is supported"sv, GrpcCode::internal,
     GrpcSide::client},
    {"the server does not support the client's compression"sv, GrpcCode::unimplemented,
     GrpcSide::server},
    {"the server is out of resources for the moment, such as flow-control limits"sv,
     GrpcCode::resource_exhausted, GrpcSide::server},
    {"the client lacks the memory for the response"sv, GrpcCode::resource_exhausted,
     GrpcSide::client},
    {"flow control is violated"sv, GrpcCode::internal, GrpcSide::both},
    {"the returned status cannot be parsed"sv, GrpcCode::unknown, GrpcSide::client},
    {"authentication metadata is wrong: no metadata from the credentials, incompatible "
     "credentials, invalid :authority"sv,
     GrpcCode::unauthenticated, GrpcSide::both},
    {"a method for one request got another number of requests"sv, GrpcCode::unimplemented,
     GrpcSide::server},
    {"a method for one response got another number of responses"sv, GrpcCode::unimplemented,
     GrpcSide::client},
    {"the response message cannot be parsed"sv, GrpcCode::internal, GrpcSide::client},
    {"the request message cannot be parsed"sv, GrpcCode::internal, GrpcSide::server},
    {"a message is larger than the configured limit"sv, GrpcCode::resource_exhausted,
     GrpcSide::both},
    {"the keepalive watchdog times out"sv, GrpcCode::unavailable, GrpcSide::both},
};

}  // namespace detail::codes

/// The cases, in the order of the documentation.
inline constexpr const auto& grpc_cases = detail::codes::grpc_cases;

/// The codes that the libraries never make themselves.
inline constexpr GrpcCode grpc_never_generated[] = {
    GrpcCode::invalid_argument, GrpcCode::not_found,
    GrpcCode::already_exists,   GrpcCode::failed_precondition,
    GrpcCode::aborted,          GrpcCode::out_of_range,
    GrpcCode::data_loss};

/// Where the cases and the list come from.
inline constexpr const Source& grpc_cases_source = sources::grpc_status_codes;

namespace detail::codes {
template <class C>
consteval auto generated_by_table() {
  std::array<GeneratedBy, CodeTraits<C>::extent> out{};
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
template <class C>
inline constexpr auto generated_by_of = generated_by_table<C>();
}  // namespace detail::codes

/// Which library makes `code` itself, over all cases. Constant.
template <class C = GrpcCode>
[[nodiscard]] constexpr GeneratedBy generated_by(C code) noexcept {
  const std::size_t i = CodeTraits<GrpcCode>::index(code);
  return i < CodeTraits<GrpcCode>::extent ? detail::codes::generated_by_of<C>[i]
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
      while (at_ < std::size(grpc_cases) && !range_.has(grpc_cases[at_])) ++at_;
    }
    const GrpcCases& range_;
    std::size_t at_;
  };

  [[nodiscard]] constexpr Iterator begin() const noexcept { return {*this, 0}; }
  [[nodiscard]] constexpr Iterator end() const noexcept { return {*this, std::size(grpc_cases)}; }

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
