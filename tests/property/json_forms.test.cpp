// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// An error that is written as a JSON body and read back is equal, except for what the row of the
// form says it loses; and every loss of a row is seen.
#include <gtest/gtest.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "faultwire/wire/json/read_error_body.hpp"
#include "faultwire/wire/json/write.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::wire;

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}
  std::size_t pick(std::size_t n) { return random_() % n; }

  std::string text() {
    static const std::string parts[] = {"a",
                                        "no such table ",
                                        "\"",
                                        "\\",
                                        "\n",
                                        "\x01",
                                        "\xc3\xa9",
                                        "\xf0\x9f\x8c\x8d",
                                        "\xff",
                                        "\xe2\x82",
                                        "{",
                                        "%41",
                                        " ",
                                        "\x7f",
                                        std::string(1, '\0')};
    std::string out;
    for (auto n = pick(6); n > 0; --n) {
      const std::size_t i = pick(std::size(parts));
      if ((i != 8 && i != 9) || pick(4) == 0) out += parts[i];
    }
    return out;
  }
  AnyCode code() {
    switch (pick(5)) {
      case 0:
        return AnyCode(Domain::grpc, static_cast<std::int32_t>(1 + pick(16)));
      case 1:
        return AnyCode(Domain::http, static_cast<std::int32_t>(400 + pick(200)));
      case 2:
        return CodeTraits<InfluxCode>::at(1 + pick(CodeTraits<InfluxCode>::extent - 1));
      case 3:
        return CodeTraits<FlightCode>::at(pick(CodeTraits<FlightCode>::extent));
      default:
        return CodeTraits<StreamErrorCode>::at(1 + pick(12));
    }
  }
  StreamError error() {
    StreamError error(static_cast<StreamErrorCode>(1 + pick(12)), text(),
                      static_cast<retry::Side>(pick(3)));
    if (pick(2) == 0) error.set_origin(code());
    for (auto n = pick(4); n > 0; --n) error.add_cause(code(), text());
    static const char* const keys[] = {"query_id",         "opensearch.index", "a.b-c", "raw-bin",
                                       "opensearch.x-bin", "opensearch.type",  "k"};
    for (auto n = pick(6); n > 0; --n)
      (void)error.metadata().add(keys[pick(std::size(keys))], pick(3) == 0 ? text() : "v 1");
    return error;
  }
  std::vector<AnyDetail> details() {
    std::vector<AnyDetail> list;
    if (pick(3) == 0) list.push_back(to_any(Help{{{"page", "https://example.org/"}}}));
    if (pick(3) == 0)
      list.push_back(to_any(PreconditionFailure{{{"TOS", "example.org", "accept \"it\""}}}));
    if (pick(3) == 0) list.push_back(to_any(ErrorInfo{"STOCKOUT", "example.org", {{"zone", "a"}}}));
    if (pick(3) == 0) list.push_back({"type.googleapis.com/example.Own", std::string("\0\1", 2)});
    if (pick(3) == 0) list.push_back(to_any(RetryInfo{{7, 250'000'000}}));
    return list;
  }

 private:
  std::mt19937_64 random_;
};

std::string repaired(const std::string& text) {
  const std::string quoted =
      nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return nlohmann::json::parse(quoted).get<std::string>();
}
bool is_utf8(std::string_view text) { return !detail::find_utf8_fault(text); }

/// Compares one error with what came back, and counts the losses that it meets.
struct Comparison {
  JsonForm form;
  const StreamError& sent;
  const ErrorBody& back;
  JsonLoss& met;

  bool allowed(JsonLoss loss) {
    met = met | loss;
    return json_form_loses(form, loss);
  }
  /// The code that the HTTP status, or the code of InfluxDB, leaves.
  StreamErrorCode by_status() const {
    const GrpcCode grpc = code_cast<GrpcCode>(sent.code());
    const HttpStatus http = code_cast<rules::grpc_to_http>(grpc);
    if (form == JsonForm::opensearch)
      return code_cast<StreamErrorCode>(code_cast<rules::http_to_grpc_opensearch_rest>(http));
    const auto own = sent.origin().exactly<InfluxCode>();
    const bool travels = own && !code_text(*own).empty();
    const InfluxCode influx = travels ? *own : code_cast<rules::http_to_influx>(http);
    const HttpStatus status = code_cast<rules::influx_to_http>(influx);
    if (form == JsonForm::influxdb_3)
      return code_cast<StreamErrorCode>(code_cast<rules::http_to_grpc_api>(status));
    if (influx == InfluxCode::unauthorized) return StreamErrorCode::unauthenticated;
    return code_cast<StreamErrorCode>(code_cast<GrpcCode>(influx));
  }
  bool code() {
    const bool same = back.error->code() == sent.code();
    return same || (allowed(JsonLoss::code) && back.error->code() == by_status());
  }
  bool message() {
    if (back.error->message() == sent.message()) return true;
    return allowed(JsonLoss::message_bytes) && back.error->message() == repaired(sent.message());
  }
  bool origin() { return back.error->origin() == sent.origin() || allowed(JsonLoss::origin); }
  bool side() {
    return back.error->side() == sent.side() ||
           (allowed(JsonLoss::side) && back.error->side() == retry::Side::server);
  }
  bool causes() {
    const auto& now = back.error->causes();
    if (now == sent.causes()) return true;
    if (now.empty()) return allowed(JsonLoss::causes);
    if (now.size() != sent.causes().size()) return false;
    for (std::size_t i = 0; i < now.size(); ++i) {
      const Cause& cause = sent.causes()[i];
      if (now[i].code != cause.code || now[i].text != repaired(cause.text)) return false;
    }
    return allowed(JsonLoss::cause_bytes);
  }
  /// Whether the value of a key can be spelled.
  bool spelled(const Metadata::Entry& entry) const {
    if (entry.key.ends_with("-bin")) return form != JsonForm::grpc_gateway;
    if (form == JsonForm::problem || form == JsonForm::opensearch) return is_utf8(entry.value);
    const std::string& value = entry.value;
    if (value.starts_with(' ') || value.ends_with(' ')) return false;
    return value.find_first_not_of(
               " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
               "abcdefghijklmnopqrstuvwxyz{|}~") == std::string::npos;
  }
  bool metadata() {
    if (back.error->metadata() == sent.metadata()) return true;
    if (back.error->metadata().empty() && json_form_loses(form, JsonLoss::metadata))
      return allowed(JsonLoss::metadata);
    Metadata expected = sent.metadata();
    for (const auto& entry : sent.metadata()) {
      const bool place = form != JsonForm::opensearch ||
                         (entry.key.starts_with("opensearch.") && entry.key != "opensearch.type");
      if (place && spelled(entry)) continue;
      expected.erase(entry.key);
      if (!allowed(place ? JsonLoss::metadata_bytes : JsonLoss::metadata_keys)) return false;
    }
    return back.error->metadata() == expected;
  }
  bool details(const std::vector<AnyDetail>& added) {
    if (back.details == added) return true;
    if (back.details.empty() && json_form_loses(form, JsonLoss::details))
      return allowed(JsonLoss::details);
    std::vector<AnyDetail> expected = added;
    std::erase_if(expected, [](const AnyDetail& any) { return any.type_url.ends_with(".Own"); });
    return back.details == expected && allowed(JsonLoss::foreign_details);
  }
};

TEST(JsonForms, RoundTripExceptForTheListedLosses) {
  std::size_t cases = 0;
  for (const JsonFormRow& row : json_form_rows) {
    Generator generator(24);
    JsonLoss met = JsonLoss::nothing;
    for (int i = 0; i < 2000; ++i, ++cases) {
      const StreamError sent = generator.error();
      JsonBodyOptions options{.metadata = pass_all_metadata, .causes = true, .budget = 1 << 20};
      options.details = generator.details();
      const JsonBody body = to_json_body(sent, row.form, options);
      const ErrorBody back =
          read_error_body(static_cast<int>(body.status), body.headers, body.body);
      ASSERT_TRUE(back.error && !back.healthy) << body.body;
      const bool shared = row.form == JsonForm::influxdb_2 && !back.form;
      ASSERT_TRUE(shared || back.form == row.form) << body.body;
      Comparison same{row.form, sent, back, met};
      EXPECT_TRUE(same.code()) << row.name << " " << body.body;
      EXPECT_TRUE(same.message()) << row.name << " " << body.body;
      EXPECT_TRUE(same.origin()) << row.name << " " << body.body;
      EXPECT_TRUE(same.side()) << row.name << " " << body.body;
      EXPECT_TRUE(same.causes()) << row.name << " " << body.body;
      EXPECT_TRUE(same.metadata()) << row.name << " " << body.body;
      EXPECT_TRUE(same.details(options.details)) << row.name << " " << body.body;
      if (HasFailure()) return;
    }
    for (const JsonLossRow& loss : json_loss_rows) {
      EXPECT_EQ(has_loss(met, loss.loss), json_form_loses(row.form, loss.loss))
          << row.name << ": " << loss.name;
    }
  }
  std::printf("%zu errors in %zu forms, no loss that is not listed\n", cases,
              std::size(json_form_rows));
}

TEST(JsonForms, KeepToTheBudgetAndSayWhatIsMissing) {
  std::size_t cut = 0;
  for (const JsonFormRow& row : json_form_rows) {
    Generator generator(2024);
    for (int i = 0; i < 1000; ++i) {
      StreamError sent = generator.error();
      std::string text = sent.message();
      for (auto n = generator.pick(400); n > 0; --n) text += generator.text();
      sent.set_message(text);
      for (auto n = generator.pick(60); n > 0; --n)
        (void)sent.metadata().add("opensearch.k" + std::to_string(n), std::string(n, 'v'));
      for (auto n = generator.pick(10); n > 0; --n) sent.add_cause(generator.code(), "cause");
      JsonBodyOptions options{.metadata = pass_all_metadata, .causes = true};
      options.details = generator.details();
      options.budget = generator.pick(6000);
      const JsonBody body = to_json_body(sent, row.form, options);
      std::size_t size = body.body.size();
      for (const HttpField& field : body.headers) {
        const bool own =
            !row.metadata_prefix.empty() && field.name.starts_with(row.metadata_prefix);
        if (own) size += field.name.size() + field.value.size() + 4;
      }
      ASSERT_LE(size, (std::max)(options.budget, std::size_t{1024})) << row.name << body.body;
      ASSERT_TRUE(nlohmann::json::accept(body.body)) << body.body;
      const ErrorBody back =
          read_error_body(static_cast<int>(body.status), body.headers, body.body);
      ASSERT_TRUE(back.error) << body.body;
      const std::string& now = back.error->message();
      ASSERT_EQ(body.dropped.message, now.size() != repaired(text).size()) << body.body;
      ASSERT_TRUE(repaired(text).starts_with(now)) << body.body;
      cut += body.dropped.message;
      const bool tells = json_form_row(row.form).form == JsonForm::problem ||
                         !json_form_loses(row.form, JsonLoss::details);
      if (tells) {
        ASSERT_EQ(back.dropped, body.dropped) << row.name << " " << body.body;
      }
    }
  }
  EXPECT_GT(cut, 500u);
}

}  // namespace
