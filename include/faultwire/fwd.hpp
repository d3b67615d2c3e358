// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_FWD_HPP
#define FAULTWIRE_FWD_HPP
/// Names the types of the library without defining them, for headers that only mention them.
///
/// @code
/// GrpcCode* code = nullptr;
/// WriteResponse* answer = nullptr;
/// @endcode

#include <cstdint>

namespace faultwire {
inline namespace v1 {

enum class GrpcCode : std::uint8_t;
enum class InfluxCode : std::uint8_t;
enum class FlightCode : std::uint8_t;
enum class StreamErrorCode : std::uint8_t;
enum class HttpStatus : std::uint16_t;
enum class IoxColumnType : std::uint8_t;
enum class Domain : std::uint8_t;
struct AnyCode;
struct Failure;
struct Hint;
enum class Action : std::uint8_t;
enum class Preset : std::uint8_t;
struct Decision;
struct Policy;

namespace line_protocol {
enum class RejectionKind : std::uint8_t;
enum class Precision : std::uint8_t;
enum class ServerGeneration : std::uint8_t;
class Text;
class Value;
class Entry;
class Schema;
class Builder;
struct Rejection;
struct BatchReport;
}  // namespace line_protocol

class Metadata;
struct MetadataPolicy;
struct Cause;
class StreamError;
class StreamException;
struct Trailers;
struct TrailerOptions;
struct RpcStatus;

struct Diagnosis;
struct ErrorText;
struct Trouble;

enum class WriteApi : std::uint8_t;
enum class WriteEvent : std::uint8_t;
class WriteResponse;
struct WriteOutcome;
class TableSchemas;
struct WriteVerdict;

}  // namespace v1
}  // namespace faultwire

#endif
