// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_JSON_WRITE_HPP
#define FAULTWIRE_WIRE_JSON_WRITE_HPP
/// Writes an error as the answer of an HTTP service: status, headers and a JSON body in any of the
/// forms. By default nothing leaves that a stranger should not see: no metadata and no causes.
/// Needs the standard library only.
///
/// @code
/// const StreamError error(StreamErrorCode::not_found, "no such database");
/// const wire::JsonBody answer = wire::to_problem_json(error);
/// const bool found = answer.status == HttpStatus::not_found && answer.body.starts_with("{");
/// const wire::JsonBody same = wire::to_json_body(error, wire::JsonForm::connect);
/// @endcode

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/codes/http.hpp"
#include "faultwire/detail/sort.hpp"
#include "faultwire/detail/utf8_repaired.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/wire/detail/json_own.hpp"
#include "faultwire/wire/detail/json_status.hpp"
#include "faultwire/wire/json/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// One header of an HTTP answer.
struct HttpField {
  std::string name;
  std::string value;
  [[nodiscard]] friend bool operator==(const HttpField&, const HttpField&) = default;
};

/// What may leave, and what goes along.
struct JsonBodyOptions {
  MetadataPolicy metadata = pass_no_metadata;  ///< a public answer tells nothing; `pass_no_secrets`
                                               ///< withholds what is named like a secret
  bool causes = false;  ///< causes quote what failed inside; let them travel between own services
  std::vector<AnyDetail> details{};  ///< of google.rpc; forms without details leave them out
  std::optional<std::chrono::milliseconds> retry_after{};  ///< a header, rounded up to seconds, and
                                                           ///< RetryInfo in forms with details
  std::optional<HttpStatus> status{};  ///< instead of the one that the rule of the form gives
  std::size_t budget =
      8192;  ///< bytes of the body and of the headers with metadata; not below 1024
  std::string type = "about:blank";  ///< of problem details: the address of the kind of problem
  std::string instance{};            ///< of problem details: the address of this occurrence
};

/// An answer to be sent.
struct JsonBody {
  HttpStatus status = HttpStatus::internal_server_error;  ///< 200 for the end of a stream
  std::vector<HttpField> headers{};                       ///< Content-Type first
  std::string body{};                                     ///< UTF-8
  Dropped dropped{};  ///< what did not fit, or cannot be spelled in the form
};

}  // namespace wire

namespace detail::wire {

/// Builds one body. Everything that can be left out is rendered once, so that its size is known. A
/// template, so that it costs nothing where no body is written.
template <class Lazy>
class JsonBodyWriter {
 public:
  JsonBodyWriter(const StreamError& error, const JsonFormRow& row, const JsonBodyOptions& options)
      : error_(error),
        row_(row),
        options_(options),
        grpc_(grpc_code_of(error)),
        message_(utf8_repaired(error.message())) {
    out_.status = options.status ? *options.status : json_status(row.form, error);
  }

  [[nodiscard]] JsonBody write() {
    collect_metadata();
    collect_details();
    out_.body = assemble();
    const std::size_t budget = options_.budget < 1024 ? 1024 : options_.budget;
    if (size() > budget) shrink(budget);
    put_headers();
    return std::move(out_);
  }

 private:
  /// A key and its values as the form spells them.
  struct Key {
    std::string name;
    std::vector<std::string> values;
    std::size_t cost = 0;
  };

  [[nodiscard]] bool has_details() const noexcept {
    return !has_loss(row_.loses, JsonLoss::details);
  }
  [[nodiscard]] bool in_headers() const noexcept { return row_.metadata == MetadataPlace::headers; }

  /// All values of a key travel, or none.
  void collect_metadata() {
    if (row_.metadata == MetadataPlace::nowhere) return;
    const Metadata leaving = options_.metadata.outgoing(error_.metadata());
    for (auto at = leaving.begin(); at != leaving.end();) {
      Key key{json_metadata_name(row_, at->key), {}, 0};
      const std::string_view name = at->key;
      std::uint32_t count = 0;
      bool good = !key.name.empty();
      for (; at != leaving.end() && at->key == name; ++at, ++count) {
        auto value = json_metadata_value(row_, at->key, at->value);
        good = good && value.has_value();
        if (!good) continue;
        key.cost += value->size() + (in_headers() ? key.name.size() + 4 : 3);
        key.values.push_back(std::move(*value));
      }
      key.cost += in_headers() ? 0 : key.name.size() + 5;
      if (good) metadata_.push_back(std::move(key));
      if (!good) out_.dropped.metadata += count;
    }
  }

  void add_detail(std::vector<std::string>& list, const AnyDetail& any) {
    if (auto text = json_detail(row_.form, any)) return list.push_back(std::move(*text));
    ++out_.dropped.details;
  }
  void collect_details() {
    if (options_.causes && !has_loss(row_.loses, JsonLoss::causes)) {
      for (const Cause& cause : error_.causes()) {
        if (has_details()) add_detail(causes_, own_cause<Lazy>(cause));
        if (!has_details()) causes_.push_back(json_cause<Lazy>(row_.form, cause));
      }
    }
    if (!has_details()) {
      out_.dropped.details = static_cast<std::uint32_t>(options_.details.size());
      return;
    }
    bool told = !options_.retry_after;
    for (const AnyDetail& any : options_.details) told = told || is_detail<RetryInfo>(any);
    if (!told) add_detail(details_, to_any(retry_info(*options_.retry_after)));
    for (const AnyDetail& any : options_.details) add_detail(details_, any);
  }

  [[nodiscard]] std::size_t header_bytes() const noexcept {
    std::size_t bytes = 0;
    for (const Key& key : metadata_) bytes += in_headers() ? key.cost : 0;
    return bytes;
  }
  [[nodiscard]] std::size_t size() const noexcept { return out_.body.size() + header_bytes(); }

  /// Leaves out details from the last, causes from the last, the metadata whose keys cost most, and
  /// the end of the message.
  void shrink(std::size_t budget) {
    constexpr std::size_t note = 160;  // what says that something was left out
    std::size_t excess = size() + note - budget;
    const auto lessen = [&](std::size_t bytes) { excess -= excess < bytes ? excess : bytes; };
    for (; excess > 0 && !details_.empty(); details_.pop_back(), ++out_.dropped.details)
      lessen(details_.back().size());
    // OpenSearch has the last cause twice, and without causes the message.
    const bool has_root = row_.form == JsonForm::opensearch;
    for (; excess > 0 && !causes_.empty(); ++out_.dropped.causes) {
      const std::size_t gone = causes_.back().size();
      causes_.pop_back();
      if (has_root) excess += causes_.empty() ? json_size(message_) + note : causes_.back().size();
      lessen(has_root ? 2 * gone : gone);
    }
    if (excess > 0) drop_metadata(excess);
    out_.body = assemble();
    if (size() <= budget || message_.empty()) return;
    out_.dropped.message = true;
    out_.body = assemble();
    const std::size_t copies = has_root ? 2 : 1;
    const std::size_t rest = size() - copies * json_size(message_);
    const std::size_t room = rest < budget ? (budget - rest) / copies : 0;
    message_.resize(json_prefix(message_, room));
    out_.body = assemble();
  }

  /// Leaves out keys until `excess` bytes are gone, those that cost most first. In the time of a
  /// sort: a peer may have chosen the keys.
  void drop_metadata(std::size_t excess) {
    const auto order = detail::sorted_places(metadata_.size(), [&](std::size_t a, std::size_t b) {
      const std::size_t one = metadata_[a].cost;
      const std::size_t other = metadata_[b].cost;
      return one == other ? 0 : one > other ? -1 : 1;
    });
    std::vector<bool> gone(metadata_.size());
    for (std::size_t i = 0; i < order.size() && excess > 0; ++i) {
      const Key& key = metadata_[order[i]];
      excess -= excess < key.cost ? excess : key.cost;
      out_.dropped.metadata += static_cast<std::uint32_t>(key.values.size());
      gone[order[i]] = true;
    }
    std::vector<Key> kept;
    for (std::size_t i = 0; i < metadata_.size(); ++i) {
      if (!gone[i]) kept.push_back(std::move(metadata_[i]));
    }
    metadata_ = std::move(kept);
  }

  [[nodiscard]] std::string assemble() const {
    std::string text;
    {
      JsonScope root(text, '{');
      switch (row_.form) {
        case JsonForm::google_api:
        case JsonForm::grpc_gateway_stream:
        case JsonForm::connect_end_stream:
          put_wrapped(root);
          break;
        case JsonForm::grpc_gateway:
        case JsonForm::connect:
          put_status(root);
          break;
        case JsonForm::problem:
          put_problem(root);
          break;
        case JsonForm::opensearch:
          put_opensearch(root);
          break;
        case JsonForm::influxdb_2:
          root.text("code", code_text(influx_code_of(error_)));
          root.text("message", message_);
          break;
        case JsonForm::influxdb_3:
          root.text("error", message_);
          break;
      }
    }
    return text;
  }

  void put_wrapped(JsonScope& root) const {
    {
      JsonScope inner(root.key("error"), '{');
      put_status(inner);
    }
    if (row_.metadata == MetadataPlace::body && !metadata_.empty()) put_metadata(root, true);
  }

  /// google.rpc.Status, with the code as the form has it.
  void put_status(JsonScope& object) const {
    const bool connect =
        row_.form == JsonForm::connect || row_.form == JsonForm::connect_end_stream;
    const bool google = row_.form == JsonForm::google_api;
    if (connect) object.text("code", connect_code(grpc_));
    if (!connect)
      object.number("code", google ? static_cast<int>(out_.status) : static_cast<int>(grpc_));
    object.text("message", message_);
    if (google) object.text("status", code_name(grpc_));
    JsonScope list(object.key("details"), '[');
    if (const auto own = json_detail(row_.form, own_info_detail<Lazy>(error_, out_.dropped)))
      list.next().append(*own);
    for (const std::string& cause : causes_) list.next().append(cause);
    for (const std::string& detail : details_) list.next().append(detail);
  }

  void put_problem(JsonScope& root) const {
    root.text("type", options_.type);
    root.text("title", code_name(out_.status));
    root.number("status", static_cast<int>(out_.status));
    root.text("detail", message_);
    if (!options_.instance.empty()) root.text("instance", options_.instance);
    root.text("code", code_name(grpc_));
    std::string origin;
    code_to([&](std::string_view piece) { origin.append(piece); }, error_.origin());
    root.text("origin", origin);
    root.text("side", faultwire::retry::side_name(error_.side()));
    if (!causes_.empty()) {
      JsonScope list(root.key("causes"), '[');
      for (const std::string& cause : causes_) list.next().append("{").append(cause).append("}");
    }
    if (!metadata_.empty()) put_metadata(root, true);
    if (out_.dropped != Dropped{}) root.text("dropped", dropped_text(out_.dropped));
  }

  /// Keys with their values: a list each, or as OpenSearch writes one value without the list.
  void put_metadata(JsonScope& root, bool own_object) const {
    std::optional<JsonScope> object;
    if (own_object) object.emplace(root.key("metadata"), '{');
    JsonScope& scope = object ? *object : root;
    for (const Key& key : metadata_) {
      if (!own_object && key.values.size() == 1) {
        scope.text(key.name, key.values[0]);
        continue;
      }
      JsonScope list(scope.key(key.name), '[');
      for (const std::string& value : key.values) put_json_string(list.next(), value);
    }
  }

  void put_opensearch(JsonScope& root) const {
    std::string own;
    {
      JsonScope members(own, '{');
      members.text("type", "stream_exception");
      members.text("reason", message_);
    }
    const std::string_view inner = std::string_view(own).substr(1, own.size() - 2);
    std::string& text = root.key("error");
    text.append("{\"root_cause\":[{");
    text.append(causes_.empty() ? inner : std::string_view(causes_.back())).append("}],");
    text.append(inner);
    if (!metadata_.empty()) {
      std::string members;
      {
        JsonScope object(members, '{');
        put_metadata(object, false);
      }
      text.append(",").append(std::string_view(members).substr(1, members.size() - 2));
    }
    for (const std::string& cause : causes_) text.append(",\"caused_by\":{").append(cause);
    text.append(causes_.size() + 1, '}');
    root.number("status", static_cast<int>(out_.status));
  }

  void put_headers() {
    out_.headers.push_back({"Content-Type", std::string(row_.media_type)});
    if (row_.form == JsonForm::influxdb_2)
      out_.headers.push_back(
          {"X-Platform-Error-Code", std::string(code_text(influx_code_of(error_)))});
    if (options_.retry_after && !row_.ends_stream)
      out_.headers.push_back({"Retry-After", whole_seconds(*options_.retry_after)});
    if (!in_headers()) return;
    for (Key& key : metadata_) {
      for (std::string& value : key.values) out_.headers.push_back({key.name, std::move(value)});
    }
  }

  const StreamError& error_;
  const JsonFormRow& row_;
  const JsonBodyOptions& options_;
  GrpcCode grpc_;
  std::string message_;
  std::vector<Key> metadata_;
  std::vector<std::string> causes_;
  std::vector<std::string> details_;
  JsonBody out_;
};

}  // namespace detail::wire

namespace wire {

/// Returns the id of the rule by which a form chooses the HTTP status. Static storage.
template <class Lazy = void>
[[nodiscard]] constexpr std::string_view json_status_rule(JsonForm form) noexcept {
  return detail::wire::json_status_rules<Lazy>[static_cast<std::size_t>(form)].id;
}

/// Returns the answer that says an error in a form. The status is that of the form's rule, see
/// `json_status_rule`. What does not fit the budget is left out: first details from the last, then
/// causes from the last, then the metadata whose keys cost most, then the end of the message. Text
/// that is not UTF-8 is repaired. For `connect_end_stream` the body is the message without its
/// envelope of five bytes.
template <class Lazy = void>
[[nodiscard]] JsonBody to_json_body(const StreamError& error, JsonForm form,
                                    const JsonBodyOptions& options = {}) {
  return detail::wire::JsonBodyWriter<Lazy>(error, json_form_row(form), options).write();
}

/// Returns the answer with problem details (RFC 9457). `title` is the phrase of the HTTP status, as
/// the RFC asks for `about:blank`. The members `code` (of gRPC), `origin`, `side`, `causes` and
/// `metadata` are ours.
template <class Lazy = void>
[[nodiscard]] JsonBody to_problem_json(const StreamError& error,
                                       const JsonBodyOptions& options = {}) {
  return to_json_body<Lazy>(error, JsonForm::problem, options);
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
