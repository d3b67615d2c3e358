// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_CLIENT_STREAM_HPP
#define FAULTWIRE_STATUS_CLIENT_STREAM_HPP
/// The client's end of a response stream: a schema, batches, a status, trailing metadata. A stream
/// that stops short is an error, never a short result. Authority: InfluxData's page on Flight
/// responses and errors.
///
/// @code
/// struct Server {
///   int left = 2;
///   bool read(int& message) { message = left; return left-- > 0; }
///   StreamEnd finish() { return {}; }
///   void cancel() {}
/// } server;
/// ClientStream<int, Server> stream(server);
/// int batch = 0;
/// while (stream.next(batch)) {}
/// const bool good = stream.end()->ok();
/// @endcode

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "faultwire/detail/float_text.hpp"
#include "faultwire/status/stream_error.hpp"

namespace faultwire {
inline namespace v1 {

/// How a stream ended.
struct StreamEnd {
  std::optional<StreamError> error{};  ///< none: status OK
  Metadata trailing{};  ///< what came after the last batch of a good stream; that of an error is
                        ///< in the error
  [[nodiscard]] bool ok() const noexcept { return !error.has_value(); }
};

/// Over a source that has `bool read(Message&)` (false: nothing more), `StreamEnd finish()` and
/// `void cancel()`. The first message is the schema. For one thread. The source must outlive the
/// stream; `finish` is called once, after the last `read`.
template <class Message, class Source>
class ClientStream {
 public:
  explicit ClientStream(Source& source) noexcept : source_(&source) {}
  ClientStream(const ClientStream&) = delete;
  ClientStream& operator=(const ClientStream&) = delete;
  /// A stream that nobody reads to its end is cancelled, so that the server stops.
  ~ClientStream() {
    if (end_) return;
    source_->cancel();
    (void)source_->finish();
  }

  /// The schema, read when it is first asked for; null if the stream ended before it. Lives as long
  /// as the stream.
  [[nodiscard]] const Message* schema() {
    if (!schema_ && !end_) {
      schema_.emplace();
      if (!source_->read(*schema_)) {
        schema_.reset();
        finish();
      }
    }
    return schema_ ? &*schema_ : nullptr;
  }
  /// The next batch. False: the stream has ended and `end` says how.
  [[nodiscard]] bool next(Message& batch) {
    if (schema() == nullptr || end_) return false;
    if (source_->read(batch)) return true;
    finish();
    return false;
  }
  /// How it ended; null while it has not.
  [[nodiscard]] const StreamEnd* end() const noexcept { return end_ ? &*end_ : nullptr; }
  /// Gives the stream up. True if it had not ended; its end is then CANCELLED with this reason,
  /// whatever the server says.
  bool cancel(std::string reason, std::optional<Cause> cause = std::nullopt) {
    if (end_) return false;
    StreamError error(StreamErrorCode::cancelled, std::move(reason), retry::Side::client);
    if (cause) error.add_cause(cause->code, std::move(cause->text));
    end_.emplace();
    end_->error = std::move(error);
    source_->cancel();
    (void)source_->finish();
    return true;
  }

 private:
  void finish() {
    end_ = source_->finish();
    if (end_->ok() && !schema_) {
      end_->error.emplace(StreamErrorCode::internal, "the stream ended before its schema",
                          retry::Side::transport);
    }
  }

  Source* source_;
  std::optional<Message> schema_;
  std::optional<StreamEnd> end_;
};

/// What InfluxDB's query service says of its work in the trailing metadata. Durations in seconds.
/// Authority: influxdb, service_grpc_flight.
struct QueryStats {
  std::optional<double> queue{}, logical_planning{}, physical_planning{}, planning{}, execution{},
      compute{};
  std::optional<std::uint64_t> partitions{}, parquet_files{}, max_memory_bytes{};
};

/// One trailer and where it goes; exactly one member is set.
struct QueryStatsRow {
  std::string_view key;
  std::optional<double> QueryStats::*seconds;
  std::optional<std::uint64_t> QueryStats::*count;
};

/// The metadata in which a server reports them.
inline constexpr auto query_stats_rows = std::to_array<QueryStatsRow>({
    {"x-influxdata-queue-duration-seconds", &QueryStats::queue, nullptr},
    {"x-influxdata-logical-planning-duration-seconds", &QueryStats::logical_planning, nullptr},
    {"x-influxdata-physical-planning-duration-seconds", &QueryStats::physical_planning, nullptr},
    {"x-influxdata-planning-duration-seconds", &QueryStats::planning, nullptr},
    {"x-influxdata-execution-duration-seconds", &QueryStats::execution, nullptr},
    {"x-influxdata-compute-duration-seconds", &QueryStats::compute, nullptr},
    {"x-influxdata-partitions", nullptr, &QueryStats::partitions},
    {"x-influxdata-parquet-files", nullptr, &QueryStats::parquet_files},
    {"x-influxdata-max-memory-bytes", nullptr, &QueryStats::max_memory_bytes},
});

/// Reads them; a trailer that is absent or no number stays empty.
template <class Lazy = void>
[[nodiscard]] QueryStats query_stats(const Metadata& trailing) {
  QueryStats stats;
  const auto read = [](std::string_view text, auto& into) {
    const char* const last = text.data() + text.size();
    auto& number = into.emplace();
    const auto from_chars = [&] {
      if constexpr (std::is_floating_point_v<std::remove_reference_t<decltype(number)>>) {
        return detail::float_from_chars(text.data(), last, number);
      } else {
        return std::from_chars(text.data(), last, number);
      }
    };
    const auto [stop, fault] = from_chars();
    if (fault != std::errc{} || stop != last) into.reset();
  };
  for (const QueryStatsRow& row : query_stats_rows) {
    const auto text = trailing.get(row.key);
    if (!text) continue;
    if (row.seconds != nullptr) read(*text, stats.*row.seconds);
    if (row.count != nullptr) read(*text, stats.*row.count);
  }
  return stats;
}

}  // namespace v1
}  // namespace faultwire

#endif
