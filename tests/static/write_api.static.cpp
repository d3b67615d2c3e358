// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The tables of the room `write`: every row where its enumerators say, with a source, and no text
// twice.
#include "faultwire/mapping.hpp"
#include "faultwire/write_api.hpp"

namespace {
using namespace faultwire;

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < write_api::write_rows.size(); ++i) {
    const write_api::WriteRow& row = write_api::write_rows[i];
    if (static_cast<std::size_t>(row.api) * write_api::write_event_names.size() +
            static_cast<std::size_t>(row.event) !=
        i)
      return false;
    if (&write_api::write_row(row.api, row.event) != &row) return false;
  }
  return write_api::write_rows.size() ==
         write_api::write_api_rows.size() * write_api::write_event_names.size();
}
static_assert(rows_are_in_order());

constexpr bool rows_hold_together() {
  for (const write_api::WriteRow& row : write_api::write_rows) {
    if (row.source.title.empty() || row.source.date.empty()) return false;
    const bool success =
        row.status == HttpStatus::no_content && row.shape == write_api::BodyShape::empty;
    const bool accepted = row.event == write_api::WriteEvent::nothing_to_write ||
                          row.event == write_api::WriteEvent::all_accepted;
    if (success != accepted || (row.accepted == write_api::Accepted::all) != accepted) return false;
    if (accepted != row.message.empty()) return false;
    // What is refused as a whole is not written, and what is written in part is not to be sent
    // again.
    if (row.event == write_api::WriteEvent::batch_refused &&
        (row.accepted != write_api::Accepted::none || row.rest_written))
      return false;
    if ((row.event == write_api::WriteEvent::some_rejected) &&
        (row.accepted != write_api::Accepted::some || !row.rest_written))
      return false;
    if (row.accepted == write_api::Accepted::none && row.rest_written) return false;
    // write_api::Names come from places of the message or from `data`.
    const bool in_message = row.message.find("{rejections}") != std::string_view::npos ||
                            row.message.find("{first}") != std::string_view::npos;
    const bool in_data = row.shape == write_api::BodyShape::error_object ||
                         row.shape == write_api::BodyShape::error_array;
    if ((row.names == write_api::Names::every || row.names == write_api::Names::first) !=
        (in_message || in_data))
      return false;
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
static_assert(each_at_its_place(write_api::write_api_rows,
                                [](const auto& row) { return row.api; }));
static_assert(each_at_its_place(write_api::body_shape_rows,
                                [](const auto& row) { return row.shape; }));
static_assert(each_at_its_place(core_release_rows, [](const auto& row) { return row.release; }));
static_assert(each_at_its_place(write_api::point_wording_rows,
                                [](const auto& row) { return row.kind; }));
static_assert(each_at_its_place(write_api::stored_fault_rows,
                                [](const auto& row) { return row.fault; }));
static_assert(each_at_its_place(write_api::endpoint_check_rows,
                                [](const auto& row) { return row.check; }));
static_assert(each_at_its_place(write_api::check_orders, [](const auto& row) { return row.api; }));
static_assert(write_api::point_wording_rows.size() == line_protocol::kind_rows.size());
static_assert(write_api::write_api_rows.size() <= 32 && write_api::write_event_names.size() <= 32 &&
                  line_protocol::kind_rows.size() <= 32,
              "an write_api::EnumSet has 32 bits");

constexpr bool names_are_found() {
  for (const write_api::WriteApiRow& row : write_api::write_api_rows) {
    if (write_api::find_write_api(row.name) != row.api) return false;
  }
  return !write_api::find_write_api("") && !write_api::find_write_api("oss");
}
static_assert(names_are_found());

constexpr bool orders_are_permutations() {
  for (const write_api::CheckOrderRow& row : write_api::check_orders) {
    unsigned seen = 0;
    for (const write_api::EndpointCheck check : row.order)
      seen |= 1u << static_cast<unsigned>(check);
    if (seen != (1u << row.order.size()) - 1) return false;
  }
  return true;
}
static_assert(orders_are_permutations());

/// A text that a row says already would never decide anything.
constexpr bool texts_are_new() {
  for (std::size_t i = 0; i < write_api::answer_texts.size(); ++i) {
    const write_api::AnswerText& text = write_api::answer_texts[i];
    const write_api::WriteRow& row = write_api::write_row(text.api, text.event);
    if (text.source.title.empty()) return false;
    if (row.message == text.text && row.status == text.status && row.shape == text.shape)
      return false;
    for (std::size_t k = 0; k < i; ++k) {
      const write_api::AnswerText& other = write_api::answer_texts[k];
      if (other.api == text.api && other.text == text.text && other.status == text.status &&
          other.shape == text.shape)
        return false;
    }
  }
  return true;
}
static_assert(texts_are_new());

static_assert(write_api::first_failure(write_api::WriteApi::core_v3, [](write_api::EndpointCheck) {
                return true;
              }) == write_api::WriteEvent::unauthenticated);
static_assert(!write_api::first_failure(write_api::WriteApi::core_v3,
                                        [](write_api::EndpointCheck) { return false; }));

/// Every check, alone, is answered by its own event.
constexpr bool each_check_has_its_event() {
  constexpr std::pair<write_api::EndpointCheck, write_api::WriteEvent> events[] = {
      {write_api::EndpointCheck::path, write_api::WriteEvent::path_not_found},
      {write_api::EndpointCheck::method, write_api::WriteEvent::method_not_allowed},
      {write_api::EndpointCheck::authentication, write_api::WriteEvent::unauthenticated},
      {write_api::EndpointCheck::parameters, write_api::WriteEvent::bad_parameter},
      {write_api::EndpointCheck::bucket_named, write_api::WriteEvent::no_bucket},
      {write_api::EndpointCheck::bucket_exists, write_api::WriteEvent::bucket_not_found},
      {write_api::EndpointCheck::permission, write_api::WriteEvent::no_permission},
      {write_api::EndpointCheck::encoding, write_api::WriteEvent::bad_encoding},
      {write_api::EndpointCheck::size, write_api::WriteEvent::too_large},
      {write_api::EndpointCheck::utf8, write_api::WriteEvent::not_utf8}};
  for (const auto& [check, event] : events) {
    if (write_api::endpoint_check_row(check).event != event) return false;
  }
  return std::size(events) == write_api::endpoint_check_rows.size();
}
static_assert(each_check_has_its_event());

constexpr bool each_flavour_is_of_its_product() {
  for (const write_api::WriteApiRow& row : write_api::write_api_rows) {
    const write_api::WriteProduct product =
        row.name.starts_with("core")  ? write_api::WriteProduct::core
        : row.name.starts_with("oss") ? write_api::WriteProduct::oss
                                      : write_api::WriteProduct::iox;
    if (row.product != product) return false;
  }
  return true;
}
static_assert(each_flavour_is_of_its_product());

/// A code that does not travel is what the status means; too many tables or columns are no one
/// point's fault.
constexpr bool each_code_is_that_of_its_status() {
  for (const write_api::WriteRow& row : write_api::write_rows) {
    const bool travels = row.shape == write_api::BodyShape::code_line ||
                         row.shape == write_api::BodyShape::code_message ||
                         row.shape == write_api::BodyShape::code_message_line;
    const InfluxCode meant = row.status == HttpStatus::unprocessable_content
                                 ? InfluxCode::invalid
                                 : code_cast<InfluxCode>(row.status);
    if (!travels && row.code != meant) return false;
  }
  return true;
}
static_assert(each_code_is_that_of_its_status());

static_assert(write_api::match_wording("a{x}b{dropped}", "A`1b22") == 2u);
static_assert(!write_api::match_wording("a{x}b", "a"));
static_assert(write_api::match_wording("it's", "it`s") == 4u);
static_assert(write_api::match_wording("{x}", "") == 0u);

}  // namespace
