// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_JSON_READER_HPP
#define FAULTWIRE_WIRE_DETAIL_JSON_READER_HPP
/// Reads a body of a known form into an error.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/detail/sort.hpp"
#include "faultwire/mapping/rules/grpc_to_stream.hpp"
#include "faultwire/mapping/rules/http_to_grpc.hpp"
#include "faultwire/mapping/rules/influx_to_grpc.hpp"
#include "faultwire/status/metadata.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/wire/detail/json_recognise.hpp"
#include "faultwire/wire/rpc_status.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::wire {

/// One reading of one body. `read` leaves an error if the body is of the form.
class BodyReader {
 public:
  BodyReader(const JsonAnswer& answer, const MetadataPolicy& headers)
      : answer_(answer), policy_(headers) {}

  std::optional<StreamError> error{};
  std::string kind{};
  std::vector<AnyDetail> details{};
  Dropped dropped{};

  [[nodiscard]] bool read(JsonForm form) {
    const bool good = read_form(form);
    if (good && !fields_.empty()) put_metadata();
    return good;
  }

  /// What Connect and InfluxDB have in common: the code `unavailable`, and the message. The body
  /// must be one of both forms.
  void read_shared() {
    kind = *text_member(answer_.root, "code");
    of_status(*from_connect_code(kind), *text_member(answer_.root, "message"));
  }

 private:
  [[nodiscard]] bool read_form(JsonForm form) {
    const Json* const inner = member_of(answer_.root, "error");
    switch (form) {
      case JsonForm::google_api:
        return inner != nullptr && read_google(*inner);
      case JsonForm::grpc_gateway:
        if (!is_rpc_status(answer_.root)) return false;
        read_status(answer_.root, *integer_of(member_of(answer_.root, "code")));
        read_headers("grpc-metadata-", false);
        read_headers("grpc-trailer-", false);
        read_other_headers(false);
        return true;
      case JsonForm::grpc_gateway_stream:
        if (inner == nullptr || !is_rpc_status(*inner)) return false;
        read_status(*inner, *integer_of(member_of(*inner, "code")));
        return true;
      case JsonForm::connect:
        read_connect(answer_.root);
        read_headers("trailer-", true);
        read_other_headers(true);
        return true;
      case JsonForm::connect_end_stream:
        if (inner == nullptr || !inner->is_object()) return false;
        read_connect(*inner);
        read_metadata(answer_.root);
        return true;
      case JsonForm::problem:
        read_problem();
        return true;
      case JsonForm::opensearch:
        return inner != nullptr && read_opensearch(*inner);
      case JsonForm::influxdb_2:
        return read_influxdb_2();
      case JsonForm::influxdb_3:
        break;
    }
    const std::string* const text = text_member(answer_.root, "error");
    if (text != nullptr) of_status(code_cast<rules::http_to_grpc_api>(http()), *text);
    return text != nullptr;
  }

  [[nodiscard]] HttpStatus http() const noexcept { return http(answer_.status); }
  [[nodiscard]] static HttpStatus http(std::int32_t number) noexcept {
    return code_from_number<HttpStatus>(number).value_or(HttpStatus::internal_server_error);
  }

  /// The code that gRPC gives this name; ok if there is none.
  [[nodiscard]] static GrpcCode code_named(const std::string* name) noexcept {
    return name == nullptr ? GrpcCode::ok : find_code<GrpcCode>(*name).value_or(GrpcCode::ok);
  }
  /// An error of which the body does not say the code: the origin is the HTTP status.
  void of_status(GrpcCode code, std::string message) {
    error.emplace(code_cast<StreamErrorCode>(code), std::move(message));
    error->set_origin(AnyCode(Domain::http, answer_.status));
  }

  /// google.rpc.Status with a code that was read already; the code of a success leaves no error.
  /// `base64` is how Connect has the details.
  void read_status(const Json& object, std::int32_t code, bool base64 = false) {
    const std::string* const message = text_member(object, "message");
    RpcStatus status{code, message == nullptr ? std::string() : *message, {}};
    const Json* const list = member_of(object, "details");
    for (std::size_t i = 0; list != nullptr && list->is_array() && i < list->size(); ++i) {
      auto any = base64 ? detail_from_base64((*list)[i]) : detail_from_json((*list)[i]);
      if (any) status.details.push_back(std::move(*any));
      if (!any) ++dropped.details;
    }
    error = from_rpc_status(status);
    if (!error) return;
    const bool ours = own_info(status).has_value();
    for (AnyDetail& any : status.details) {
      if (!ours || !is_own(any)) details.push_back(std::move(any));
    }
  }
  /// Whether a detail of a status of this library is one that the error has already.
  [[nodiscard]] bool is_own(const AnyDetail& any) {
    if (const auto info = from_any<ErrorInfo>(any); info) {
      if (!info->domain.starts_with(info_domain)) return false;
      for (const auto& [key, value] : info->metadata) {
        if (key != "dropped") continue;
        const std::uint32_t unread = dropped.details;
        dropped = dropped_of(value);
        dropped.details += unread;
      }
      return true;
    }
    return cause_of(any).has_value();
  }

  /// The name of the code counts before the HTTP status.
  [[nodiscard]] bool read_google(const Json& object) {
    const std::string* const name = text_member(object, "status");
    if (name != nullptr) kind = *name;
    const GrpcCode code = code_named(name);
    if (code != GrpcCode::ok) {
      read_status(object, static_cast<int>(code));
      return true;
    }
    const std::int32_t number = integer_of(member_of(object, "code")).value_or(answer_.status);
    const GrpcCode guess = code_cast<rules::http_to_grpc_api>(http(number));
    if (object.is_object()) read_status(object, static_cast<int>(guess));
    if (!error) return false;
    error->set_origin(AnyCode(Domain::http, number));
    return true;
  }

  void read_connect(const Json& object) {
    if (const std::string* const name = text_member(object, "code")) kind = *name;
    const auto code = from_connect_code(kind);
    const GrpcCode guess = code_cast<rules::http_to_grpc_proxy_connect>(http());
    read_status(object, static_cast<int>(code.value_or(guess)), true);
    if (!code) error->set_origin(AnyCode(Domain::http, answer_.status));
  }

  /// `binary`: values under keys that end with -bin are base64.
  void add(std::string_view key, std::string_view value, bool binary) {
    if (!binary || !key.ends_with("-bin")) {
      fields_.push_back({std::string(key), std::string(value)});
      return;
    }
    for (std::string& bytes : decode_binary(value))
      fields_.push_back({std::string(key), std::move(bytes)});
  }
  /// Adds what was read after what the details brought. All at once: one by one, a body whose keys
  /// come in a wrong order would cost the square of their number.
  void put_metadata() {
    const Metadata& known = error->metadata();
    std::vector<Metadata::Entry> all(known.begin(), known.end());
    detail::sort(all, [](const Metadata::Entry& a, const Metadata::Entry& b) {
      return a.arrival < b.arrival;
    });
    for (Metadata::Entry& field : fields_) all.push_back(std::move(field));
    error->metadata() = Metadata(std::move(all));
  }
  [[nodiscard]] static std::string folded(std::string_view text) {
    std::string name(text);
    for (char& c : name) c = fold_case(c);
    return name;
  }
  /// The headers with a prefix.
  void read_headers(std::string_view prefix, bool binary) {
    for (const HttpField& field : answer_.headers) {
      const std::string name = folded(field.name);
      if (name.starts_with(prefix))
        add(std::string_view(name).substr(prefix.size()), field.value, binary);
    }
  }
  /// The headers without a meaning of their own that the caller names.
  void read_other_headers(bool binary) {
    for (const HttpField& field : answer_.headers) {
      const std::string name = folded(field.name);
      if (policy_.allows(name) && !is_taken(name)) add(name, field.value, binary);
    }
  }
  /// Whether a header has a meaning of its own here.
  [[nodiscard]] static bool is_taken(std::string_view name) noexcept {
    return name.starts_with("grpc-") || name.starts_with("trailer-") || name == "retry-after";
  }

  /// The member `metadata`: a list of values for each key, or one value.
  void read_metadata(const Json& object) {
    const Json* const list = member_of(object, "metadata");
    if (list == nullptr || !list->is_object()) return;
    for (auto key = list->begin(); key != list->end(); ++key) add_values(key.key(), *key);
  }
  void add_values(std::string_view key, const Json& values) {
    if (const auto* const text = values.get_ptr<const std::string*>()) add(key, *text, true);
    for (std::size_t i = 0; values.is_array() && i < values.size(); ++i) {
      if (const auto* const text = values[i].get_ptr<const std::string*>()) add(key, *text, true);
    }
  }

  /// A member of the wrong type counts as absent, as the RFC says.
  void read_problem() {
    const Json& root = answer_.root;
    const std::string* message = text_member(root, "detail");
    if (message == nullptr) message = text_member(root, "title");
    const GrpcCode code = code_named(text_member(root, "code"));
    const GrpcCode guess = code_cast<rules::http_to_grpc_api>(http());
    of_status(code != GrpcCode::ok ? code : guess, message == nullptr ? std::string() : *message);
    if (code != GrpcCode::ok) error->set_origin(code);
    if (const std::string* const type = text_member(root, "type"); type && *type != "about:blank")
      kind = *type;
    if (const std::string* const origin = text_member(root, "origin")) {
      if (const auto known = parse_code(*origin)) error->set_origin(*known);
    }
    if (const std::string* const name = text_member(root, "side")) {
      if (const auto side = side_named(*name)) error->set_side(*side);
    }
    const Json* const causes = member_of(root, "causes");
    for (std::size_t i = 0; causes != nullptr && causes->is_array() && i < causes->size(); ++i)
      read_cause((*causes)[i], "code", "message");
    if (const std::string* const list = text_member(root, "dropped")) dropped = dropped_of(*list);
    read_metadata(root);
  }

  /// A cause whose kind is no code keeps the kind in its text.
  void read_cause(const Json& cause, std::string_view type, std::string_view reason) {
    const std::string* const name = text_member(cause, type);
    const std::string* const text = text_member(cause, reason);
    if (name == nullptr && text == nullptr) return;
    const auto code = name == nullptr ? std::nullopt : parse_code(*name);
    std::string whole(name == nullptr || code ? "" : *name);
    if (!whole.empty() && text != nullptr) whole.append(": ");
    if (text != nullptr) whole.append(*text);
    error->add_cause(code.value_or(AnyCode(StreamErrorCode::unknown)), std::move(whole));
  }

  [[nodiscard]] bool read_opensearch(const Json& object) {
    const std::int32_t number =
        integer_of(member_of(answer_.root, "status")).value_or(answer_.status);
    const GrpcCode code = code_cast<rules::http_to_grpc_opensearch_rest>(http(number));
    const std::string* const text =
        object.is_string() ? object.get_ptr<const std::string*>() : text_member(object, "reason");
    if (!object.is_string() && !object.is_object()) return false;
    of_status(code, text == nullptr ? std::string() : *text);
    error->set_origin(AnyCode(Domain::http, number));
    if (!object.is_object()) return true;
    if (const std::string* const type = text_member(object, "type")) kind = *type;
    read_opensearch_causes(object);
    for (auto member = object.begin(); member != object.end(); ++member) {
      const std::string& name = member.key();
      bool own = false;
      for (const std::string_view known : opensearch_members) own = own || name == known;
      if (!own) add_values(std::string("opensearch.").append(name), *member);
    }
    return true;
  }
  /// The chain under `caused_by`, at most as long as anybody reads; without it the root causes that
  /// are not the error itself.
  void read_opensearch_causes(const Json& object) {
    constexpr int longest = 64;
    const Json* cause = member_of(object, "caused_by");
    for (int i = 0; cause != nullptr && i < longest; ++i) {
      read_cause(*cause, "type", "reason");
      cause = member_of(*cause, "caused_by");
    }
    const Json* const roots = member_of(object, "root_cause");
    if (!error->causes().empty() || roots == nullptr || !roots->is_array()) return;
    for (const Json& root : *roots) {
      const std::string* const type = text_member(root, "type");
      const std::string* const reason = text_member(root, "reason");
      const bool itself =
          type != nullptr && *type == kind && reason != nullptr && *reason == error->message();
      if (!itself) read_cause(root, "type", "reason");
    }
  }

  /// The codes about credentials mean what they mean over HTTP.
  [[nodiscard]] bool read_influxdb_2() {
    const std::string* const name = text_member(answer_.root, "code");
    const std::string* const message = text_member(answer_.root, "message");
    if (name == nullptr || message == nullptr) return false;
    kind = *name;
    const auto code = from_influx_text(*name);
    if (!code) {
      of_status(code_cast<rules::http_to_grpc_api>(http()), *message);
      return true;
    }
    const bool credentials = row_for<rules::influx_to_grpc_over_http>(*code) != nullptr;
    const GrpcCode grpc = credentials ? code_cast<rules::influx_to_grpc_over_http>(*code)
                                      : code_cast<GrpcCode>(*code);
    of_status(grpc, *message);
    error->set_origin(*code);
    return true;
  }

  const JsonAnswer& answer_;
  const MetadataPolicy& policy_;
  std::vector<Metadata::Entry> fields_{};
};

}  // namespace detail::wire
}  // namespace v1
}  // namespace faultwire

#endif
