// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_FORM_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_FORM_HPP
/// How a client writes an error, as data: words, the code in a spelling of its own, words, and the
/// message with a rule for its end. One header a client family has the rows.
///
/// @code
/// static_assert(Form{.client = "grpc-go", .head = "rpc error: code = "}.domain == Domain::grpc);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {
using namespace std::string_view_literals;

/// How a form writes the code.
enum class Spelled : std::uint8_t {
  upper,         ///< NOT_FOUND
  camel,         ///< NotFound; Go also writes `Code(17)`
  snake,         ///< not_found
  phrase,        ///< the sentence that tonic has for each code
  number,        ///< an HTTP status of 400 or more
  number_upper,  ///< 5-NOT_FOUND
  exception,     ///< the class of an exception of google.api_core, and an HTTP status
};

/// Where the message ends.
enum class Ends : std::uint8_t {
  rest,    ///< with the segment, before a cause or a stack trace
  quoted,  ///< at the closing quote; the escapes of Rust's and C's strings are resolved
  words,   ///< before one of `tails`
};

/// The order of the parts.
enum class Order : std::uint8_t {
  code_first,     ///< head, code, between, message
  message_first,  ///< head, message, between, code: as far as the end of the record
  number_before,  ///< number, colon, message, head, code: Ruby's backtraces
};

/// One form. All views have static storage.
struct Form {
  std::string_view client{};  ///< who writes so
  std::string_view head{};    ///< empty: a number and a blank are there
  Spelled spelled = Spelled::upper;
  std::string_view between{};  ///< between code and message
  Ends ends = Ends::rest;
  std::string_view tails{};  ///< where the message ends, the likeliest first, separated by `|`
  Domain domain = Domain::grpc;
  bool strict = false;        ///< without `between` it is no error: the head alone is too common
  bool distant = false;       ///< other fields may precede `between`
  bool numbered = false;      ///< the number of the code and a colon start the message
  bool after_status = false;  ///< the program's own status precedes the head
  Order order = Order::code_first;
  std::string_view sample{};  ///< an error in this form; the tests try it
  std::string_view source{};  ///< the file of the client that writes it
};

/// What a client wrote. Views are into the text or of static storage.
struct ClientText {
  std::string_view client{};
  bool after_status = false;  ///< the program's own status precedes it, as `Form` says
  AnyCode code{};
  std::optional<std::int32_t>
      number{};                ///< beside the name; another than the name's contradicts it
  std::string_view message{};  ///< unchanged
  bool escaped = false;        ///< the message has the escapes of a quoted string
  detail::diagnosis::Span where{};
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
