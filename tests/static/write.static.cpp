// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The tables of the room `write`: every row where its enumerators say, with a source, and no text twice.
#include "faultwire/mapping.hpp"
#include "faultwire/write.hpp"

namespace {
using namespace faultwire;

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < write_rows.size(); ++i) {
    const WriteRow& row = write_rows[i];
    if (static_cast<std::size_t>(row.api) * write_event_names.size() + static_cast<std::size_t>(row.event) != i) return false;
    if (&write_row(row.api, row.event) != &row) return false;
  }
  return write_rows.size() == write_api_rows.size() * write_event_names.size();
}
static_assert(rows_are_in_order());

constexpr bool rows_hold_together() {
  for (const WriteRow& row : write_rows) {
    if (row.source.title.empty() || row.source.date.empty()) return false;
    const bool success = row.status == HttpStatus::no_content && row.shape == BodyShape::empty;
    const bool accepted = row.event == WriteEvent::nothing_to_write || row.event == WriteEvent::all_accepted;
    if (success != accepted || (row.accepted == Accepted::all) != accepted) return false;
    if (accepted != row.message.empty()) return false;
    // What is refused as a whole is not written, and what is written in part is not to be sent again.
    if (row.event == WriteEvent::batch_refused && (row.accepted != Accepted::none || row.rest_written)) return false;
    if ((row.event == WriteEvent::some_rejected) && (row.accepted != Accepted::some || !row.rest_written)) return false;
    if (row.accepted == Accepted::none && row.rest_written) return false;
    // Names come from places of the message or from `data`.
    const bool in_message =
        row.message.find("{rejections}") != std::string_view::npos || row.message.find("{first}") != std::string_view::npos;
    const bool in_data = row.shape == BodyShape::error_object || row.shape == BodyShape::error_array;
    if ((row.names == Names::every || row.names == Names::first) != (in_message || in_data)) return false;
  }
  return true;
}
static_assert(rows_hold_together());

template <class Rows, class F>
constexpr bool each_at_its_place(const Rows& rows, F&& value) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(value(rows[i])) != i) return false;
  }
  return true;
}
static_assert(each_at_its_place(write_api_rows, [](const auto& row) { return row.api; }));
static_assert(each_at_its_place(body_shape_rows, [](const auto& row) { return row.shape; }));
static_assert(each_at_its_place(core_release_rows, [](const auto& row) { return row.release; }));
static_assert(each_at_its_place(point_wording_rows, [](const auto& row) { return row.kind; }));
static_assert(each_at_its_place(stored_fault_rows, [](const auto& row) { return row.fault; }));
static_assert(each_at_its_place(endpoint_check_rows, [](const auto& row) { return row.check; }));
static_assert(each_at_its_place(check_orders, [](const auto& row) { return row.api; }));
static_assert(point_wording_rows.size() == line_protocol::kind_rows.size());
static_assert(write_api_rows.size() <= 32 && write_event_names.size() <= 32 && line_protocol::kind_rows.size() <= 32,
              "an EnumSet has 32 bits");

constexpr bool names_are_found() {
  for (const WriteApiRow& row : write_api_rows) {
    if (find_write_api(row.name) != row.api) return false;
  }
  return !find_write_api("") && !find_write_api("oss");
}
static_assert(names_are_found());

constexpr bool orders_are_permutations() {
  for (const CheckOrderRow& row : check_orders) {
    unsigned seen = 0;
    for (const EndpointCheck check : row.order) seen |= 1u << static_cast<unsigned>(check);
    if (seen != (1u << row.order.size()) - 1) return false;
  }
  return true;
}
static_assert(orders_are_permutations());

/// A text that a row says already would never decide anything.
constexpr bool texts_are_new() {
  for (std::size_t i = 0; i < answer_texts.size(); ++i) {
    const AnswerText& text = answer_texts[i];
    const WriteRow& row = write_row(text.api, text.event);
    if (text.source.title.empty()) return false;
    if (row.message == text.text && row.status == text.status && row.shape == text.shape) return false;
    for (std::size_t k = 0; k < i; ++k) {
      const AnswerText& other = answer_texts[k];
      if (other.api == text.api && other.text == text.text && other.status == text.status && other.shape == text.shape) return false;
    }
  }
  return true;
}
static_assert(texts_are_new());

static_assert(first_failure(WriteApi::core_v3, [](EndpointCheck) { return true; }) == WriteEvent::unauthenticated);
static_assert(!first_failure(WriteApi::core_v3, [](EndpointCheck) { return false; }));

/// Every check, alone, is answered by its own event.
constexpr bool each_check_has_its_event() {
  constexpr std::pair<EndpointCheck, WriteEvent> events[] = {{EndpointCheck::path, WriteEvent::path_not_found},
                                                             {EndpointCheck::method, WriteEvent::method_not_allowed},
                                                             {EndpointCheck::authentication, WriteEvent::unauthenticated},
                                                             {EndpointCheck::parameters, WriteEvent::bad_parameter},
                                                             {EndpointCheck::bucket_named, WriteEvent::no_bucket},
                                                             {EndpointCheck::bucket_exists, WriteEvent::bucket_not_found},
                                                             {EndpointCheck::permission, WriteEvent::no_permission},
                                                             {EndpointCheck::encoding, WriteEvent::bad_encoding},
                                                             {EndpointCheck::size, WriteEvent::too_large},
                                                             {EndpointCheck::utf8, WriteEvent::not_utf8}};
  for (const auto& [check, event] : events) {
    if (endpoint_check_row(check).event != event) return false;
  }
  return std::size(events) == endpoint_check_rows.size();
}
static_assert(each_check_has_its_event());

constexpr bool each_flavour_is_of_its_product() {
  for (const WriteApiRow& row : write_api_rows) {
    const WriteProduct product = row.name.starts_with("core")  ? WriteProduct::core
                                 : row.name.starts_with("oss") ? WriteProduct::oss
                                                               : WriteProduct::iox;
    if (row.product != product) return false;
  }
  return true;
}
static_assert(each_flavour_is_of_its_product());

/// A code that does not travel is what the status means; too many tables or columns are no one point's fault.
constexpr bool each_code_is_that_of_its_status() {
  for (const WriteRow& row : write_rows) {
    const bool travels =
        row.shape == BodyShape::code_line || row.shape == BodyShape::code_message || row.shape == BodyShape::code_message_line;
    const InfluxCode meant = row.status == HttpStatus::unprocessable_content ? InfluxCode::invalid : code_cast<InfluxCode>(row.status);
    if (!travels && row.code != meant) return false;
  }
  return true;
}
static_assert(each_code_is_that_of_its_status());

static_assert(match_wording("a{x}b{dropped}", "A`1b22") == 2u);
static_assert(!match_wording("a{x}b", "a"));
static_assert(match_wording("it's", "it`s") == 4u);
static_assert(match_wording("{x}", "") == 0u);

}  // namespace
