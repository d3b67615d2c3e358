// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The default rules against what was decided, typed again; and the laws of every rule.
#include "faultwire/codes.hpp"
#include "faultwire/mapping.hpp"

namespace {
using namespace faultwire;

static_assert(every<GrpcCode>.first == GrpcCode::ok && every<GrpcCode>.step == 1);
static_assert(every<GrpcCode>.last == GrpcCode::unauthenticated);
static_assert(every<HttpStatus>.first == all_codes<HttpStatus>()[0]);

// Every default of the design, as `from` -> `to` in the order of the domain. Numbers are gRPC's or
// HTTP's.
template <Code To, Code From, std::size_t N>
consteval bool defaults_are(const std::int32_t (&images)[N]) {
  if (all_codes<From>().size() != N) return false;
  for (std::size_t i = 0; i < N; ++i) {
    if (static_cast<std::int32_t>(code_cast<To>(all_codes<From>()[i])) != images[i]) return false;
  }
  return true;
}
//                                            OK Co In Iv NF NI RC TL UA UZ UV UK UE EV FB TMR MNA
//                                            US
static_assert(defaults_are<GrpcCode, InfluxCode>({0, 6, 13, 3, 5, 12, 1, 8, 16, 7, 14, 2, 3, 3, 7,
                                                  8, 12, 14}));
static_assert(defaults_are<HttpStatus, InfluxCode>({200, 409, 500, 400, 404, 501, 499, 413, 401,
                                                    401, 503, 500, 422, 400, 403, 429, 405, 502}));
static_assert(defaults_are<HttpStatus, GrpcCode>({200, 499, 500, 400, 504, 404, 409, 403, 429, 400,
                                                  409, 400, 501, 500, 503, 500, 401}));
static_assert(defaults_are<GrpcCode, FlightCode>({0, 2, 13, 3, 4, 5, 6, 1, 16, 7, 12, 14, 8}));
static_assert(defaults_are<GrpcCode, StreamErrorCode>({0, 1, 2, 3, 4, 5, 6, 16, 7, 8, 12, 13, 14}));
static_assert(defaults_are<StreamErrorCode, GrpcCode>({0, 1, 2, 3, 4, 5, 6, 8, 9, 3, 11, 3, 10, 11,
                                                       12, 11, 7}));

static_assert(defaults_are<GrpcCode, Http2Error>({13, 13, 13, 13, 13, 13, 13, 14, 1, 13, 13, 8, 7,
                                                  13}));
static_assert(defaults_are<Http2Error, GrpcCode>({0, 8, 2, 2, 8, 2, 2, 12, 11, 2, 2, 2, 2, 2, 7, 2,
                                                  2}));
static_assert(defaults_are<AdbcStatusCode, GrpcCode>({0, 11, 1, 5, 12, 3, 4, 14, 9, 1, 1, 1, 2, 9,
                                                      10, 10, 13}));
static_assert(defaults_are<GrpcCode, AdbcStatusCode>({0, 2, 12, 5, 6, 3, 2, 2, 2, 13, 14, 1, 4, 16,
                                                      7}));

// Arrow's server answers with the detail, and reads back what the synchronous client makes of it,
// but for what that client merges.
consteval bool arrow_comes_back() {
  for (const GrpcCode code : all_codes<GrpcCode>()) {
    const GrpcCode back = code_cast<GrpcCode>(code_cast<ArrowError>(code));
    const bool merged = code == GrpcCode::resource_exhausted ||
                        code == GrpcCode::failed_precondition || code == GrpcCode::out_of_range ||
                        code == GrpcCode::aborted || code == GrpcCode::data_loss;
    if ((back == code) == merged) return false;
  }
  return true;
}
static_assert(arrow_comes_back());

using I = InfluxCode;
template <std::size_t N>
consteval bool grpc_to_influx_is(const I (&images)[N]) {
  for (std::size_t i = 0; i < N; ++i) {
    if (code_cast<I>(all_codes<GrpcCode>()[i]) != images[i]) return false;
  }
  return N == 17;
}
static_assert(grpc_to_influx_is({I::ok, I::request_canceled, I::unknown, I::invalid, I::internal,
                                 I::not_found, I::conflict, I::unauthorized, I::too_large,
                                 I::invalid, I::internal, I::invalid, I::not_implemented,
                                 I::internal, I::unavailable, I::internal, I::unauthenticated}));

consteval bool http_default_is(std::int32_t status, GrpcCode grpc, InfluxCode influx) {
  return code_cast<GrpcCode>(static_cast<HttpStatus>(status)) == grpc &&
         code_cast<InfluxCode>(static_cast<HttpStatus>(status)) == influx;
}
using G = GrpcCode;
static_assert(http_default_is(100, G::unknown, I::unknown) && http_default_is(204, G::ok, I::ok) &&
              http_default_is(301, G::unknown, I::unknown) &&
              http_default_is(400, G::invalid_argument, I::invalid) &&
              http_default_is(401, G::unauthenticated, I::unauthorized) &&
              http_default_is(403, G::permission_denied, I::forbidden) &&
              http_default_is(404, G::not_found, I::not_found) &&
              http_default_is(405, G::permission_denied, I::method_not_allowed) &&
              http_default_is(408, G::deadline_exceeded, I::invalid) &&
              http_default_is(409, G::aborted, I::conflict) &&
              http_default_is(410, G::not_found, I::invalid) &&
              http_default_is(412, G::failed_precondition, I::invalid) &&
              http_default_is(413, G::out_of_range, I::too_large) &&
              http_default_is(416, G::out_of_range, I::invalid) &&
              http_default_is(418, G::invalid_argument, I::invalid) &&
              http_default_is(422, G::invalid_argument, I::unprocessable_entity) &&
              http_default_is(429, G::resource_exhausted, I::too_many_requests) &&
              http_default_is(499, G::cancelled, I::request_canceled) &&
              http_default_is(500, G::internal, I::internal) &&
              http_default_is(501, G::unimplemented, I::not_implemented) &&
              http_default_is(502, G::unavailable, I::upstream_server) &&
              http_default_is(503, G::unavailable, I::unavailable) &&
              http_default_is(504, G::deadline_exceeded, I::unavailable) &&
              http_default_is(599, G::internal, I::internal) &&
              http_default_is(700, G::internal, I::internal) &&
              http_default_is(99, G::internal, I::internal));

consteval bool proxy_is(std::int32_t status, GrpcCode code) {
  return code_cast<rules::http_to_grpc_proxy>(static_cast<HttpStatus>(status)) == code;
}
static_assert(proxy_is(200, G::unknown) && proxy_is(400, G::internal) &&
              proxy_is(401, G::unauthenticated) && proxy_is(403, G::permission_denied) &&
              proxy_is(404, G::unimplemented) && proxy_is(429, G::unavailable) &&
              proxy_is(431, G::internal) && proxy_is(500, G::unknown) &&
              proxy_is(502, G::unavailable) && proxy_is(503, G::unavailable) &&
              proxy_is(504, G::unavailable) && proxy_is(418, G::unknown));

// write_api::Names correspond where StreamErrorCode and FlightCode meet.
consteval bool by_name() {
  for (const StreamErrorCode code : all_codes<StreamErrorCode>()) {
    if (code_name(code_cast<FlightCode>(code)) != code_name(code) ||
        code_cast<StreamErrorCode>(code_cast<FlightCode>(code)) != code)
      return false;
  }
  return true;
}
static_assert(by_name());
static_assert(candidates<GrpcCode>(InfluxCode::unauthorized).size() == 2 &&
              candidates<GrpcCode>(InfluxCode::unauthorized)[1] == G::unauthenticated);
static_assert(candidates<GrpcCode>(HttpStatus::conflict).size() == 2 &&
              candidates<GrpcCode>(HttpStatus{451}).size() == 1 &&
              candidates<GrpcCode>(HttpStatus{700}).empty());

// Every rule is total over its domain, says where each row comes from, and counts what it merges.
template <Rule R>
consteval bool is_sound() {
  for (std::size_t k = 0; k < CodeTraits<typename R::From>::extent; ++k) {
    const auto from = CodeTraits<typename R::From>::at(k);
    const auto full = translate<R>(from);
    if (CodeTraits<typename R::To>::index(full.to) >= CodeTraits<typename R::To>::extent)
      return false;
    if ((full.row == nullptr) != (full.fidelity == Fidelity::fallback) ||
        (full.row != nullptr && full.row->to != full.to))
      return false;
    std::size_t others = 0;
    if (k < 120 || k > 480) {
      for (std::size_t j = 0; j < CodeTraits<typename R::From>::extent; ++j) {
        others += j != k && code_cast<R>(CodeTraits<typename R::From>::at(j)) == full.to ? 1u : 0u;
      }
      if (full.fidelity == Fidelity::exact && others != 0) return false;
      if (full.fidelity == Fidelity::merged && others == 0) return false;
    }
  }
  return !R::id.empty() && !R::title.empty();
}
consteval bool all_are_sound() {
  bool sound = true;
  each_rule([&]<Rule R>() {
    // Rules from HTTP and Arrow have too many codes for a quadratic check here.
    if constexpr (CodeTraits<typename R::From>::extent < 100) sound = sound && is_sound<R>();
  });
  return sound;
}
static_assert(all_are_sound());
static_assert(is_sound<rules::influx_to_http_2x>() && is_sound<rules::influx_to_http_iox>());
static_assert(!HasDefault<GrpcCode, IoxColumnType> && !HasDefault<IoxColumnType, GrpcCode> &&
              HasDefault<FlightCode, HttpStatus>);
static_assert(
    noexcept(code_cast<GrpcCode>(InfluxCode::ok)) && noexcept(translate<GrpcCode>(InfluxCode::ok)));

// Numbers without a name have an image all the same, and no element of a table is read for them.
static_assert(code_cast<rules::grpc_to_http>(GrpcCode{17}) == rules::grpc_to_http::otherwise);
static_assert(code_cast<rules::grpc_to_http>(GrpcCode{255}) == rules::grpc_to_http::otherwise);
}  // namespace
