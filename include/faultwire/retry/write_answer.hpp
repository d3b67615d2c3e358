// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_WRITE_ANSWER_HPP
#define FAULTWIRE_RETRY_WRITE_ANSWER_HPP
/// What `write_loop` and its caller tell each other: a request to be posted, and what its answer
/// says. `write_api::answer_of` makes the second from the answer of an InfluxDB.
///
/// @code
/// using namespace faultwire::retry;
/// WriteRequest request{.body = "a f=1\nb f=x\n"};
/// const std::vector<BatchPart> entries = lines_of(request.body);
/// request.entries = entries;
/// WriteAnswer answer{.failure = Failure{.code = HttpStatus::bad_request, .stored = Stored::none}};
/// answer.rejected.push_back(1);  // the second entry
/// const std::size_t lines = entries.size();
/// @endcode

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "faultwire/codes/traits.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/history.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// A part of a text, in bytes.
struct BatchPart {
  std::size_t offset = 0;
  std::size_t length = 0;
  [[nodiscard]] friend constexpr bool operator==(const BatchPart&, const BatchPart&) = default;
};

/// Returns the lines of a batch that are not empty, without their line breaks. Right for batches
/// without line breaks inside of strings; otherwise take the entries of a line-protocol parser.
/// `Lazy` is `void`.
template <class Lazy = void>
[[nodiscard]] std::vector<detail::codes::Later<BatchPart, Lazy>> lines_of(std::string_view batch) {
  std::vector<detail::codes::Later<BatchPart, Lazy>> out;
  for (std::size_t begin = 0; begin < batch.size();) {
    const std::size_t found = batch.find('\n', begin);
    const std::size_t end = found == std::string_view::npos ? batch.size() : found;
    if (end > begin) out.push_back({begin, end - begin});
    begin = end + 1;
  }
  return out;
}

/// One request that is to be posted. The views hold until the next call of the loop.
struct WriteRequest {
  std::string_view body{};               ///< of the batch, or of the loop's own buffer
  std::span<const BatchPart> entries{};  ///< the entries in `body`
  Attempt attempt{};                     ///< of this body; `remaining` is that of the whole write
};

/// What an answer says about one request. Whoever reads the answers fills it.
struct WriteAnswer {
  /// Empty: everything is stored. Its `stored` decides what becomes of the entries that `rejected`
  /// does not name; its idempotency, if unknown, is that of the options.
  std::optional<Failure> failure = {};
  /// The entries of the request that the server refused, by their index in `WriteRequest::entries`.
  /// Indexes out of range are ignored.
  std::vector<std::size_t> rejected = {};
  bool names_all = true;  ///< whether `rejected` names every entry that was refused
};

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
