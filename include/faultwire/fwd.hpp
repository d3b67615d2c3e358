// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_FWD_HPP
#define FAULTWIRE_FWD_HPP
/// Names the types of the library without defining them, for headers that only mention them.
/// Readers and splitters are left out: they belong to the instruction set that a translation unit
/// is compiled for, so naming them is the definition's matter.
///
/// @code
/// GrpcCode* code = nullptr;
/// write_api::WriteResponse* answer = nullptr;
/// @endcode

#include <cstdint>

namespace faultwire {
inline namespace v1 {

enum class GrpcCode : std::uint8_t;
enum class InfluxCode : std::uint8_t;
enum class FlightCode : std::uint8_t;
enum class StreamErrorCode : std::uint8_t;
enum class HttpStatus : std::uint16_t;
enum class Http2Error : std::uint8_t;
enum class ArrowTransportCode : std::uint8_t;
enum class AdbcStatusCode : std::uint8_t;
enum class IoxColumnType : std::uint8_t;
enum class KubernetesReason : std::uint8_t;
enum class Domain : std::uint8_t;
struct AnyCode;

namespace retry {
struct Failure;
struct Hint;
enum class Side : std::uint8_t;
enum class Action : std::uint8_t;
enum class Preset : std::uint8_t;
struct Decision;
struct Policy;
class RetryHistory;
class RetryThrottle;
}  // namespace retry

namespace line_protocol {
enum class RejectionKind : std::uint8_t;
enum class Precision : std::uint8_t;
enum class ServerGeneration : std::uint8_t;
class Text;
class Value;
struct Tag;
struct Field;
class Entry;
class Schema;
class Builder;
struct Rejection;
struct Warning;
struct BatchReport;
struct ValidateOptions;
}  // namespace line_protocol

class Metadata;
struct MetadataPolicy;
struct Cause;
class StreamError;
class StreamException;
struct QueryStats;

namespace wire {
struct Trailers;
struct TrailerOptions;
struct RpcStatus;
}  // namespace wire

namespace diagnosis {
struct Diagnosis;
struct ErrorText;
struct Trouble;
}  // namespace diagnosis

namespace write_api {
struct Flavour;
enum class WriteEvent : std::uint8_t;
class WriteResponse;
struct RespondOptions;
struct WriteOutcome;
struct TableSchemasOptions;
template <class Options>
class BasicTableSchemas;
using TableSchemas = BasicTableSchemas<TableSchemasOptions>;
}  // namespace write_api

}  // namespace v1
}  // namespace faultwire

#endif
