// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The tables against lists that were typed again from the sources, and the laws of every domain.
#include "faultwire/codes.hpp"

namespace {
using namespace faultwire;

template <Code C>
consteval bool rows_are_sound() {
  for (std::size_t i = 0; i < std::size(CodeTraits<C>::rows); ++i) {
    const auto& row = CodeTraits<C>::rows[i];
    if (CodeTraits<C>::index(row.code) >= CodeTraits<C>::extent ||
        CodeTraits<C>::at(CodeTraits<C>::index(row.code)) != row.code)
      return false;
    if (row.name.empty() || row.description.empty() || row.when.empty() ||
        code_row(row.code) != &row)
      return false;
    if (std::size(CodeTraits<C>::rows) == CodeTraits<C>::extent &&
        CodeTraits<C>::index(row.code) != i)
      return false;
    for (std::size_t k = 0; k < i; ++k) {
      const auto& other = CodeTraits<C>::rows[k];
      if (other.code == row.code ||
          (row.name != "(Unused)" && detail::codes::folded_equal(other.name, row.name)))
        return false;
      if (!row.text.empty() && other.text == row.text) return false;
    }
  }
  for (const Source& source : CodeTraits<C>::sources) {
    if (source.title.empty() || source.place.empty() || source.date.size() < 4) return false;
  }
  return true;
}
static_assert(rows_are_sound<InfluxCode>() && rows_are_sound<GrpcCode>() &&
              rows_are_sound<FlightCode>() && rows_are_sound<StreamErrorCode>() &&
              rows_are_sound<HttpStatus>() && rows_are_sound<IoxColumnType>());
static_assert(rows_are_sound<Http2Error>() && rows_are_sound<ArrowError>() &&
              rows_are_sound<ArrowTransportCode>() && rows_are_sound<AdbcStatusCode>() &&
              rows_are_sound<SpanStatus>() && rows_are_sound<KubernetesReason>());

template <Code C, std::size_t N>
consteval bool names_are(const std::string_view (&names)[N]) {
  if (all_codes<C>().size() != N) return false;
  for (std::size_t i = 0; i < N; ++i) {
    if (code_name(all_codes<C>()[i]) != names[i]) return false;
  }
  return true;
}
static_assert(names_are<GrpcCode>({"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT",
                                   "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
                                   "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
                                   "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL",
                                   "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"}));
static_assert(names_are<InfluxCode>({"OK", "Conflict", "Internal", "Invalid", "NotFound",
                                     "NotImplemented", "RequestCanceled", "TooLarge",
                                     "Unauthenticated", "Unauthorized", "Unavailable", "Unknown",
                                     "UnprocessableEntity", "EmptyValue", "Forbidden",
                                     "TooManyRequests", "MethodNotAllowed", "UpstreamServer"}));
static_assert(names_are<FlightCode>({"OK", "UNKNOWN", "INTERNAL", "INVALID_ARGUMENT", "TIMED_OUT",
                                     "NOT_FOUND", "ALREADY_EXISTS", "CANCELLED", "UNAUTHENTICATED",
                                     "UNAUTHORIZED", "UNIMPLEMENTED", "UNAVAILABLE",
                                     "RESOURCE_EXHAUSTED"}));
static_assert(names_are<StreamErrorCode>({"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT",
                                          "TIMED_OUT", "NOT_FOUND", "ALREADY_EXISTS",
                                          "UNAUTHENTICATED", "UNAUTHORIZED", "RESOURCE_EXHAUSTED",
                                          "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE"}));

static_assert(names_are<Http2Error>({"NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR",
                                     "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT", "STREAM_CLOSED",
                                     "FRAME_SIZE_ERROR", "REFUSED_STREAM", "CANCEL",
                                     "COMPRESSION_ERROR", "CONNECT_ERROR", "ENHANCE_YOUR_CALM",
                                     "INADEQUATE_SECURITY", "HTTP_1_1_REQUIRED"}));
static_assert(names_are<ArrowTransportCode>({"kOk", "kUnknown", "kInternal", "kInvalidArgument",
                                             "kTimedOut", "kNotFound", "kAlreadyExists",
                                             "kCancelled", "kUnauthenticated", "kUnauthorized",
                                             "kUnimplemented", "kUnavailable"}));
static_assert(names_are<AdbcStatusCode>({"OK", "UNKNOWN", "NOT_IMPLEMENTED", "NOT_FOUND",
                                         "ALREADY_EXISTS", "INVALID_ARGUMENT", "INVALID_STATE",
                                         "INVALID_DATA", "INTEGRITY", "INTERNAL", "IO", "CANCELLED",
                                         "TIMEOUT", "UNAUTHENTICATED", "UNAUTHORIZED"}));
static_assert(connect_name(GrpcCode::cancelled) == "canceled" &&
              connect_name(GrpcCode::unauthenticated) == "unauthenticated" &&
              connect_name(GrpcCode::ok).empty() && connect_name(GrpcCode{99}).empty());
static_assert(static_cast<int>(ArrowStatusCode::already_exists) == 45 &&
              static_cast<int>(ArrowStatusCode::r_error) == 13 &&
              static_cast<int>(ArrowStatusCode::code_gen_error) == 40 &&
              static_cast<int>(ArrowFlightDetail::failed) == 6);

// OpenSearch's numbers are not gRPC's from 7 on.
static_assert(static_cast<int>(StreamErrorCode::unauthenticated) == 7 &&
              static_cast<int>(StreamErrorCode::unauthorized) == 8 &&
              static_cast<int>(StreamErrorCode::resource_exhausted) == 9 &&
              static_cast<int>(StreamErrorCode::unimplemented) == 10 &&
              static_cast<int>(StreamErrorCode::internal) == 11 &&
              static_cast<int>(StreamErrorCode::unavailable) == 12);

consteval std::size_t used_for_grpc() {
  std::size_t n = 0;
  for (const auto& row : CodeTraits<InfluxCode>::rows) n += row.used_for_grpc ? 1u : 0u;
  return n;
}
static_assert(used_for_grpc() == 12);
static_assert(code_text(InfluxCode::ok).empty() && code_text(InfluxCode::unauthenticated).empty() &&
              code_text(InfluxCode::unknown).empty());
static_assert(code_text(InfluxCode::internal) == "internal error" &&
              code_text(InfluxCode::too_large) == "request too large" &&
              code_text(InfluxCode::request_canceled) == "request canceled" &&
              code_text(InfluxCode::upstream_server) == "upstream server");

static_assert(code_from_number<HttpStatus>(418) == HttpStatus::unused_418 &&
              code_name(HttpStatus{413}) == "Content Too Large" &&
              code_row(HttpStatus::client_closed_request)->registration ==
                  Registration::unregistered &&
              code_row(HttpStatus::not_found)->registration == Registration::permanent &&
              code_row(HttpStatus{299}) == nullptr);

static_assert(iox_column_type_key == "iox::column::type" &&
              code_row(IoxColumnType::field_uinteger)->arrow_type == "uint64" &&
              code_row(IoxColumnType::timestamp)->arrow_type == "timestamp[ns] not null");

static_assert(std::size(grpc_cases) == 21 && std::size(grpc_never_generated) == 7);
static_assert(generated_by(GrpcCode::cancelled) == GeneratedBy::both &&
              generated_by(GrpcCode::unknown) == GeneratedBy::both &&
              generated_by(GrpcCode::unimplemented) == GeneratedBy::both &&
              generated_by(GrpcCode::data_loss) == GeneratedBy::never &&
              generated_by(GrpcCode::permission_denied) == GeneratedBy::unlisted &&
              generated_by(GrpcCode::ok) == GeneratedBy::unlisted &&
              generated_by(GrpcCode{99}) == GeneratedBy::unlisted);

static_assert(has_numbers<GrpcCode> && has_numbers<HttpStatus> && has_numbers<StreamErrorCode> &&
              !has_numbers<InfluxCode> && !has_numbers<FlightCode>);
static_assert(std::is_trivially_copyable_v<AnyCode> && sizeof(AnyCode) == 8);
static_assert(domain_name(Domain::iox_column_type) == "iox_column_type" &&
              find_domain("stream") == Domain::stream && !find_domain("STREAM"));
}  // namespace
