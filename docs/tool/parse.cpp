// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire parse: every entry of a batch as one JSON object a line.
#include <cmath>

#include <fmt/format.h>

#include "arguments.hpp"
#include "faultwire/detail/json_text.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "tool.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

void put_string(Output& out, const line_protocol::Text& text) {
  out("\"");
  text.pieces_to([&](std::string_view piece) { detail::json_text_to(out, piece); });
  out("\"");
}

template <class T>
void put_number(Output& out, T value) {
  const fmt::format_int digits(value);
  out({digits.data(), digits.size()});
}

void put_value(Output& out, const line_protocol::Value& value) {
  switch (value.type()) {
    case IoxColumnType::field_integer:
      out("\"int\",");
      return put_number(out, value.as_integer());
    case IoxColumnType::field_uinteger:
      out("\"uint\",");
      return put_number(out, value.as_uinteger());
    case IoxColumnType::field_boolean:
      return out(value.as_boolean() ? "\"bool\",true" : "\"bool\",false");
    case IoxColumnType::field_string:
      out("\"string\",");
      return put_string(out, value.as_string());
    default:
      break;
  }
  fmt::memory_buffer text;
  fmt::format_to(fmt::appender(text), "\"float\",\"{}\"", value.as_float());
  out({text.data(), text.size()});
}

template <class Items, class Put>
void put_pairs(Output& out, const Items& items, Put put) {
  bool first = true;
  for (const auto& item : items) {
    out(first ? "[" : ",[");
    first = false;
    put_string(out, item.key);
    out(",");
    put(item.value);
    out("]");
  }
}

void put_entry(Output& out, const line_protocol::Entry& entry) {
  out("\"ok\":true,\"measurement\":");
  put_string(out, entry.measurement());
  out(",\"tags\":[");
  put_pairs(out, entry.tags(), [&](const line_protocol::Text& value) { put_string(out, value); });
  out("],\"fields\":[");
  put_pairs(out, entry.fields(), [&](const line_protocol::Value& value) { put_value(out, value); });
  out("],\"ts\":");
  if (const auto time = entry.timestamp()) {
    put_number(out, *time);
  } else {
    out("null");
  }
  out("}\n");
}

void put_rejection(Output& out, const line_protocol::Rejection& rejection) {
  out("\"ok\":false,\"kind\":\"");
  out(line_protocol::kind_name(rejection.kind()));
  out("\",\"err\":\"");
  rejection.detail_to([&](std::string_view piece) { detail::json_text_to(out, piece); });
  out("\"}\n");
}

}  // namespace

int run_parse(const Options& options) {
  if (options.rest().size() != 1)
    return usage_error("parse takes one FILE, or - for standard input");
  Input input;
  if (!input.open(options.rest()[0])) return exit_failed;

  Output out;
  line_protocol::LineCounter lines(input.bytes());
  Progress progress(options.rest()[0], input.bytes().size());
  int code = exit_good;
  for (const auto& entry :
       line_protocol::parse(input.bytes(), {.generation = server_option(options)})) {
    out("{\"entry\":");
    if (entry.number() == 0) {
      out("null");
    } else {
      put_number(out, entry.number());
    }
    out(",\"line\":");
    put_number(out, lines.at(entry.offset()).line);
    out(",");
    if (entry) {
      put_entry(out, entry);
    } else {
      put_rejection(out, entry.rejection());
      code = exit_rejected;
    }
    progress.at(entry.offset());
  }
  return out.finish(code);
}

}  // namespace faultwire_tool
