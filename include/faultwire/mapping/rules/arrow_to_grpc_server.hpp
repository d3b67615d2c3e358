// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_ARROW_TO_GRPC_SERVER_HPP
#define FAULTWIRE_MAPPING_RULES_ARROW_TO_GRPC_SERVER_HPP
/// Arrow C++'s errors as the gRPC codes that its Flight server sends: a Flight detail decides, whatever the status code; without one most codes become UNKNOWN.
///
/// @code
/// static_assert(code_cast<rules::arrow_to_grpc_server>(ArrowError{ArrowStatusCode::ok}) == GrpcCode::ok);
/// @endcode

#include "faultwire/codes/arrow.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// Arrow C++ to gRPC: the server
struct arrow_to_grpc_server {
  using From = ArrowError;
  using To = GrpcCode;
  static constexpr std::string_view id = "arrow_to_grpc_server";
  static constexpr std::string_view title = "Arrow C++ to gRPC: the server";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::arrow_cpp_server});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From{ArrowStatusCode::ok}, To::ok, Basis::implementation, 0},
      {From{ArrowStatusCode::key_error}, To::not_found, Basis::implementation, 0},
      {From{ArrowStatusCode::invalid}, To::invalid_argument, Basis::implementation, 0},
      {From{ArrowStatusCode::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::not_implemented}, To::unimplemented, Basis::implementation, 0},
      {From{ArrowStatusCode::already_exists}, To::already_exists, Basis::implementation, 0},
      {From{ArrowStatusCode::out_of_memory}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::type_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::io_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::capacity_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::index_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::unknown_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::serialization_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::r_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::code_gen_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::expression_validation_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::execution_error}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::out_of_memory, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::out_of_memory, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::out_of_memory, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::out_of_memory, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::out_of_memory, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::out_of_memory, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::out_of_memory, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::key_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::key_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::key_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::key_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::key_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::key_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::key_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::type_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::type_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::type_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::type_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::type_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::type_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::type_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::invalid, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::invalid, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::invalid, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::invalid, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::invalid, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::invalid, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::invalid, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::io_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::io_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::io_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::io_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::io_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::io_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::capacity_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::capacity_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::capacity_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::capacity_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::capacity_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::capacity_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::capacity_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::index_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::index_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::index_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::index_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::index_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::index_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::index_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::cancelled, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::cancelled, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::cancelled, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::cancelled, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::cancelled, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::cancelled, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::cancelled, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::unknown_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::unknown_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::unknown_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::unknown_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::unknown_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::unknown_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::unknown_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::not_implemented, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::not_implemented, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::not_implemented, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::not_implemented, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::not_implemented, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::not_implemented, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::not_implemented, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::serialization_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::serialization_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::serialization_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::serialization_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::serialization_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::serialization_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::serialization_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::r_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::r_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::r_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::r_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::r_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::r_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::r_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::code_gen_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::code_gen_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::code_gen_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::code_gen_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::code_gen_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::code_gen_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::code_gen_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::expression_validation_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::expression_validation_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::expression_validation_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::expression_validation_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation,
       0},
      {From{ArrowStatusCode::expression_validation_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation,
       0},
      {From{ArrowStatusCode::expression_validation_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::expression_validation_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::execution_error, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::execution_error, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::execution_error, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::execution_error, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::execution_error, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::execution_error, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::execution_error, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
      {From{ArrowStatusCode::already_exists, ArrowFlightDetail::internal}, To::internal, Basis::implementation, 0},
      {From{ArrowStatusCode::already_exists, ArrowFlightDetail::timed_out}, To::deadline_exceeded, Basis::implementation, 0},
      {From{ArrowStatusCode::already_exists, ArrowFlightDetail::cancelled}, To::cancelled, Basis::implementation, 0},
      {From{ArrowStatusCode::already_exists, ArrowFlightDetail::unauthenticated}, To::unauthenticated, Basis::implementation, 0},
      {From{ArrowStatusCode::already_exists, ArrowFlightDetail::unauthorized}, To::permission_denied, Basis::implementation, 0},
      {From{ArrowStatusCode::already_exists, ArrowFlightDetail::unavailable}, To::unavailable, Basis::implementation, 0},
      {From{ArrowStatusCode::already_exists, ArrowFlightDetail::failed}, To::unknown, Basis::implementation, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<ArrowError, GrpcCode> {
  using type = rules::arrow_to_grpc_server;
};

}  // namespace v1
}  // namespace faultwire

#endif
