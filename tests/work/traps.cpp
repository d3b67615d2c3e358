// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Inputs that make careless parsers take the square of their length, each in two sizes; what is
// compared is counted: blocks of code that ran, as the compiler marks them, and bytes that the C
// library's functions were asked to look at.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/diagnosis/detail/repeated_context.hpp"
#include "faultwire/faultwire.hpp"
#include "faultwire/interop/nlohmann_json.hpp"
#include "faultwire/wire/json/read_error_body.hpp"
#include "faultwire/wire/json/write.hpp"
#include "faultwire/write_api/understand/read_response.hpp"

static unsigned long long steps = 0;

extern "C" {
void __sanitizer_cov_trace_pc();
__attribute__((no_sanitize_coverage)) void __sanitizer_cov_trace_pc() { ++steps; }
void* __real_memmove(void* to, const void* from, std::size_t size);
void* __real_memcpy(void* to, const void* from, std::size_t size);
void* __real_memchr(const void* in, int byte, std::size_t size);
int __real_memcmp(const void* a, const void* b, std::size_t size);
void* __wrap_memmove(void* to, const void* from, std::size_t size);
void* __wrap_memcpy(void* to, const void* from, std::size_t size);
void* __wrap_memchr(const void* in, int byte, std::size_t size);
int __wrap_memcmp(const void* a, const void* b, std::size_t size);
void* __wrap_memmove(void* to, const void* from, std::size_t size) {
  steps += size / 16;
  return __real_memmove(to, from, size);
}
void* __wrap_memcpy(void* to, const void* from, std::size_t size) {
  steps += size / 16;
  return __real_memcpy(to, from, size);
}
void* __wrap_memchr(const void* in, int byte, std::size_t size) {
  void* const found = __real_memchr(in, byte, size);
  steps += (found == nullptr ? size
                             : static_cast<std::size_t>(static_cast<const char*>(found) -
                                                        static_cast<const char*>(in))) /
           16;
  return found;
}
int __wrap_memcmp(const void* a, const void* b, std::size_t size) {
  steps += size / 16;
  return __real_memcmp(a, b, size);
}
}

namespace {
using namespace faultwire;

std::string times(std::string_view text, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}
template <class F>
std::string each(std::size_t n, F&& piece) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += piece(std::to_string(i));
  return out;
}

/// One trap: what is measured, and an input of size `n` for it.
struct Trap {
  const char* name;
  void (*use)(const std::string&);
  std::string (*input)(std::size_t n);
};

void use_parse(const std::string& text) {
  for (const auto& entry : line_protocol::parse(text)) {
    if (!entry) entry.rejection().message_to([](std::string_view) {});
  }
  (void)line_protocol::is_valid(text);
}
void use_rejections(const std::string& text) {
  for (line_protocol::Reader reader(text); reader.next_rejection();)
    (void)reader.entry().rejection().line;
}
void use_validate(const std::string& text) {
  const BatchReport report = line_protocol::validate(text, {.max_rejections = ~std::size_t{0}});
  for (const write_api::Flavour& api :
       {write_api::cloud_serverless, write_api::cloud_serverless_2024})
    write_api::respond(report, api).body_to([](std::string_view) {});
}
void use_splitter(const std::string& text) {
  line_protocol::StreamSplitter splitter;
  for (const char& c : text) (void)splitter.push({&c, 1});
  splitter.finish();
}
void use_parallel(const std::string& text) {
  line_protocol::ParallelParse parse(text, 8, [] { return [](const line_protocol::Entry&) {}; },
                                     {.segment_bytes = 4096});
  for (std::size_t i = 0; i < parse.parts(); ++i) parse.run(i);
  parse.stitch();
}
void use_builder(const std::string& text) {
  line_protocol::Builder lines;
  for (const char c : text) (void)lines.measurement("m").field("f", static_cast<int>(c)).end();
}
void use_response(const std::string& text) {
  const write_api::WriteOutcome outcome = write_api::read_response(400, {}, text);
  const std::string batch = times("m f=\n", text.size() / 40);
  (void)outcome.explain(batch);
  (void)outcome.remaining(batch);
}
void use_schemas(const std::string& text) {
  write_api::TableSchemas schemas;
  (void)line_protocol::validate(std::string_view(text), {}, schemas);
  (void)line_protocol::validate(std::string_view(text), {}, schemas);
}
void use_binary(const std::string& text) {
  (void)wire::decode_binary(text);
  (void)wire::decode_grpc_message(text);
  (void)wire::encode_grpc_message(text);
  (void)wire::decode_rpc_status(text);
  (void)retry::parse_retry_after(text, retry::SystemTime{});
  (void)retry::parse_pushback(text);
  (void)find_code<GrpcCode>(text);
}
/// Each line `name value` is a field of trailers.
void use_trailers(const std::string& text) {
  std::vector<wire::Trailer> fields;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::size_t blank = text.find(' ', at);
    fields.push_back({text.substr(at, blank - at), text.substr(blank + 1, end - blank - 1)});
    at = end + 1;
  }
  const auto error = wire::decode_trailers(wire::from_fields(fields));
  if (!error) return;
  const wire::Trailers again = wire::encode_trailers(
      *error, {.budget = std::size_t{1} << 30, .fields = std::size_t{1} << 30});
  if (wire::decode_trailers(again) != error) std::abort();
}
void use_diagnose(const std::string& text) {
  std::size_t shown = 0;
  diagnosis::render([&](std::string_view piece) { shown += piece.size(); },
                    diagnosis::diagnose(text));
  (void)diagnosis::may_hold_error(text);
}
/// What `error_from` does with the message of an arrow::Status.
void use_arrow_message(const std::string& text) {
  (void)detail::diagnosis::without_repeated_context(text, diagnosis::flight_suffix_rows[0].words);
}
/// As a program reads a log: record by record.
void use_records(const std::string& text) {
  diagnosis::RecordReader reader;
  for (std::string_view left = text; const auto record = reader.next(left, true);)
    left.remove_prefix(record->text.size());
}
void use_body(const std::string& text) {
  for (const wire::JsonFormRow& row : wire::json_form_rows)
    (void)wire::read_error_body(500, {}, text, {.form = row.form, .most_bytes = text.size()});
}
void use_service_config(const std::string& text) { (void)read_service_config(text, "a", "b"); }
/// What a proxy does: an error that came with its details and metadata goes on as JSON.
void use_to_json(const std::string& text) {
  wire::JsonBodyOptions options{.metadata = pass_all_metadata};
  options.details.push_back({"type.googleapis.com/google.rpc.ErrorInfo", text});
  std::vector<Metadata::Entry> entries;
  for (std::size_t i = 0; i < text.size(); ++i) entries.push_back({"k" + std::to_string(i), "v"});
  StreamError error(StreamErrorCode::internal, text);
  error.metadata() = Metadata(std::move(entries));
  for (const wire::JsonFormRow& row : wire::json_form_rows)
    (void)wire::to_json_body(error, row.form, options);
}
/// An error whose texts are all hostile, as a line of a log.
void use_log_line(const std::string& text) {
  StreamError error(StreamErrorCode::internal, text);
  error.add_cause(GrpcCode::unavailable, text);
  (void)error.metadata().add("plan", text);
  constexpr std::string_view shown[] = {"plan"};
  (void)log_line(error, {.shown_keys = shown});
}
void use_core(const std::string& text) {
  (void)line_protocol::validate(text, {.checks = line_protocol::CoreChecks{}});
}
void use_compatibility(const std::string& text) { (void)line_protocol::compatibility(text); }

constexpr Trap traps[] = {
    {"strings that never end", use_parse, [](std::size_t n) { return times("m f=\"\n", n); }},
    {"strings that never end, rejections", use_rejections,
     [](std::size_t n) { return times("m f=\"\n", n); }},
    {"strings that never end, validated", use_validate,
     [](std::size_t n) { return times("m f=\"\n", n); }},
    {"a string of newlines", use_parse,
     [](std::size_t n) { return "m f=\"" + times("\n", n) + "\""; }},
    {"backslashes", use_parse, [](std::size_t n) { return times("\\", n) + " f=1"; }},
    {"escaped blanks", use_validate,
     [](std::size_t n) { return times("\\ ", n / 8) + " f=1\n" + times("m\\ \\  f=1\n", n / 8); }},
    {"comments with quotes", use_parse, [](std::size_t n) { return times("#\"\n", n); }},
    {"commas", use_validate, [](std::size_t n) { return "m" + times(",", n) + " f=1"; }},
    {"tags without values", use_validate,
     [](std::size_t n) { return "m" + times(",a=", n) + " f=1"; }},
    {"one tag many times", use_validate,
     [](std::size_t n) { return "m" + times(",a=b", n) + " f=1"; }},
    {"many tags", use_validate,
     [](std::size_t n) { return "m" + each(n, [](auto i) { return ",t" + i + "=v"; }) + " f=1"; }},
    {"many fields", use_validate,
     [](std::size_t n) { return "m t=1" + each(n, [](auto i) { return ",f" + i + "=1"; }); }},
    {"many measurements", use_validate,
     [](std::size_t n) { return each(n, [](auto i) { return "m" + i + " f=1\n"; }); }},
    {"a new column in every entry", use_validate,
     [](std::size_t n) { return each(n, [](auto i) { return "m f" + i + "=1\n"; }); }},
    {"a conflict in every entry", use_validate,
     [](std::size_t n) {
       return "m f=1\n" + each(n, [](auto i) { return "m g" + i + "=1,f=\"\"\n"; });
     }},
    {"a rejection in every line", use_validate, [](std::size_t n) { return times("m f\n", n); }},
    {"digits", use_parse,
     [](std::size_t n) {
       return "m f=" + times("9", n) + "i\nm f=" + times("0", n) + "." + times("7", n) + "e" +
              times("1", n);
     }},
    {"blank lines", use_validate,
     [](std::size_t n) { return times("\n", n) + "m f\n" + times(" \n", n) + "m f\n"; }},
    {"bad UTF-8 at the end", use_validate,
     [](std::size_t n) { return times("m f=1\n", n) + "\xFF"; }},
    {"an open string, byte by byte", use_splitter,
     [](std::size_t n) { return "m f=\"" + times("x\n", n); }},
    {"short lines, byte by byte", use_splitter, [](std::size_t n) { return times("m f=1\n", n); }},
    {"one string over all parts", use_parallel,
     [](std::size_t n) { return "m f=\"" + times("m f=1\n", n) + "\"\n"; }},
    {"quotes at the end of parts", use_parallel,
     [](std::size_t n) { return times("m f=\"\n", n); }},
    {"lines built", use_builder, [](std::size_t n) { return times("x", n); }},
    {"answers with many lines", use_response,
     [](std::size_t n) {
       return "{\"code\":\"invalid\",\"line\":1,\"message\":\"failed to parse line protocol: "
              "errors encountered on line(s):" +
              each(n,
                   [](auto i) {
                     return "\\nerror parsing line " + i +
                            " (1-based): Invalid measurement was provided";
                   }) +
              "\"}";
     }},
    {"answers that quote one text", use_response,
     [](std::size_t n) {
       return "{\"error\":\"partial write: " +
              times("unable to parse 'm f=': missing field value\\n", n) + " dropped=1\"}";
     }},
    {"answers of brackets", use_response, [](std::size_t n) { return times("[", n); }},
    {"tables remembered", use_schemas,
     [](std::size_t n) { return each(n, [](auto i) { return "m" + i + ",t=1 f" + i + "=1\n"; }); }},
    {"columns remembered", use_schemas,
     [](std::size_t n) { return each(n, [](auto i) { return "m f" + i + "=1\n"; }); }},
    {"commas in base64", use_binary, [](std::size_t n) { return times(",", n); }},
    {"percent signs", use_binary, [](std::size_t n) { return times("%", n); }},
    {"digits of a header", use_binary, [](std::size_t n) { return times("9", n); }},
    {"groups in protobuf", use_binary, [](std::size_t n) { return times("\x0b", n); }},
    {"empty details", use_binary,
     [](std::size_t n) { return times(std::string_view("\x1a\x00", 2), n); }},
    {"trailers of one key", use_trailers,
     [](std::size_t n) { return "grpc-status 5\n" + times("key value\n", n); }},
    {"trailers of many keys", use_trailers,
     [](std::size_t n) {
       return "grpc-status 5\n" + each(n, [](auto i) { return "key" + i + " value\n"; });
     }},
    {"trailers that come to move", use_trailers,
     [](std::size_t n) {
       return "grpc-status 5\n" + each(n, [](auto i) { return "key" + i + " a\tb\n"; });
     }},
    {"escapes without an end in a debug context", use_diagnose,
     [](std::size_t n) {
       return "UNKNOWN:Error received from peer x {grpc_message:\"" + times("\\u{ ", n) +
              "\", grpc_status:14}";
     }},
    {"braces in an error text", use_diagnose,
     [](std::size_t n) { return "14 UNAVAILABLE: " + times("{\"", n); }},
    {"objects in an error text", use_diagnose,
     [](std::size_t n) {
       return "14 UNAVAILABLE: " + times("{\"error\":\"14 UNAVAILABLE: x\"}", n);
     }},
    {"objects that are open in an error text", use_diagnose,
     [](std::size_t n) { return times("{\"error\":[", n); }},
    {"pairs in an error text", use_diagnose,
     [](std::size_t n) { return "level=error " + times("err=\"x\\\" ", n); }},
    {"pairs after a message", use_diagnose,
     [](std::size_t n) { return "14 UNAVAILABLE: x" + times(" a=b", n); }},
    {"quoted pairs after a message", use_diagnose,
     [](std::size_t n) { return "14 UNAVAILABLE: x" + times(" a=\"b\"", n); }},
    {"codes in an error text", use_diagnose,
     [](std::size_t n) { return times("14 UNAVAILABLE: ", n); }},
    {"successes in an error text", use_diagnose, [](std::size_t n) { return times("0 OK: ", n); }},
    {"lines of an error text", use_diagnose,
     [](std::size_t n) { return "14 UNAVAILABLE: " + times("\n x", n); }},
    {"stack frames in an error text", use_diagnose,
     [](std::size_t n) { return "14 UNAVAILABLE: x\n" + times("    at a (b.js:1:2)\n", n); }},
    {"suffixes of Flight", use_diagnose,
     [](std::size_t n) {
       return "Flight returned unavailable error, with message: " +
              times(". Detail: Failed. gRPC client debug context: {. Client context: ", n);
     }},
    {"debug contexts of Arrow", use_arrow_message,
     [](std::size_t n) {
       return times(". gRPC client debug context: :", n) + "x" +
              times(". gRPC client debug context: :", n);
     }},
    {"debug contexts of Arrow without a name", use_arrow_message,
     [](std::size_t n) { return times(". gRPC client debug context: ", n).append("gone"); }},
    {"prefixes of Flight", use_diagnose,
     [](std::size_t n) { return times("Flight returned unavailable error, with message: ", n); }},
    {"statuses of Arrow", use_diagnose,
     [](std::size_t n) { return times("IOError: ", n) + ". Detail: Unavailable"; }},
    {"debug contexts", use_diagnose,
     [](std::size_t n) { return times("UNKNOWN:x {grpc_status:14, children:[", n); }},
    {"drivers", use_diagnose, [](std::size_t n) { return times("INTERNAL: [FlightSQL] ", n); }},
    {"answers over HTTP", use_diagnose, [](std::size_t n) { return times("HTTP 503 ", n); }},
    {"rejections in an error text", use_diagnose,
     [](std::size_t n) {
       return times("error parsing line 1 (1-based): Invalid measurement was provided\n", n);
     }},
    {"words of troubles", use_diagnose,
     [](std::size_t n) { return times("connection refused no such host ", n); }},
    {"blanks", use_diagnose, [](std::size_t n) { return "14 UNAVAILABLE: " + times(" \n", n); }},
    {"escape sequences of a terminal", use_diagnose,
     [](std::size_t n) { return times("\x1b[31m14 UNAVAILABLE: x\x1b]0;", n); }},
    {"brackets of PHP", use_diagnose, [](std::size_t n) { return times("#0 a.php(", n); }},
    {"lines of a log", use_records,
     [](std::size_t n) { return times("ERROR x\n  at y\nCaused by: z\n{\n", n); }},
    {"a record that never ends", use_records,
     [](std::size_t n) { return "{\n" + times("\"a\":\n", n); }},
    {"tentative lines", use_records,
     [](std::size_t n) { return times("Exception: x\nline\n", n); }},
    {"metadata of a body in the wrong order", use_body,
     [](std::size_t n) {
       return "{\"error\":{\"code\":\"internal\"},\"type\":\"t\",\"title\":\"t\",\"metadata\":{" +
              each(n, [](auto i) { return "\"B" + i + "\":[\"\"],\"a" + i + "\":[\"\"],"; }) +
              "\"z\":[]}}";
     }},
    {"details of a body", use_body,
     [](std::size_t n) {
       return "{\"code\":5,\"message\":\"m\",\"details\":[" +
              times("{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"r\"},",
                    n) +
              "1]}";
     }},
    {"causes of a body", use_body,
     [](std::size_t n) {
       return "{\"error\":{\"type\":\"t\",\"reason\":\"r\"" +
              times(",\"caused_by\":{\"type\":\"t\"", n) + times("}", n) + "},\"status\":500}";
     }},
    {"members of a body", use_body,
     [](std::size_t n) {
       return "{\"error\":{\"type\":\"t\",\"reason\":\"r\"," +
              each(n, [](auto i) { return "\"B" + i + "\":\"\",\"a" + i + "\":\"\","; }) +
              "\"z\":[]},\"status\":500}";
     }},
    {"pairs of a map, and many keys, as JSON", use_to_json,
     [](std::size_t n) { return times(std::string_view("\x1a\x00", 2), n); }},
    {"brackets of a body", use_body, [](std::size_t n) { return times("{\"error\":", n); }},
    {"methods of a service config", use_service_config,
     [](std::size_t n) {
       return "{\"methodConfig\":[" + times("{\"name\":[{\"service\":\"a\"}]},", n) + "{}]}";
     }},
    {"brackets of a service config", use_service_config,
     [](std::size_t n) { return times("[", n); }},
    {"control characters in an error", use_log_line,
     [](std::size_t n) { return times("\x1b\n\xe2\x80\xae\xff\"", n); }},
    {"many columns for InfluxDB 3 Core", use_core,
     [](std::size_t n) { return each(n, [](auto i) { return "m,t" + i + "=1 f" + i + "=1\n"; }); }},
    {"one column many times for InfluxDB 3 Core", use_core,
     [](std::size_t n) { return "m" + times(",a=b", n) + " " + times("f=1,", n) + "f=1"; }},
    {"strings that never end, for InfluxDB 1.x", use_compatibility,
     [](std::size_t n) { return times("m f=\"\n", n); }},
    {"names for InfluxDB 1.x", use_compatibility,
     [](std::size_t n) { return "m" + times(",a=b\\", n) + " " + times("f=1,", n) + "f=1"; }},
    {"a message of every kind", use_trailers,
     [](std::size_t n) { return "grpc-status 5\ngrpc-message " + times("%E2%82%ACx", n) + "\n"; }},
};

/// A trap in which the counter must see the square, so that a counter that sees nothing is seen.
void use_square(const std::string& text) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < text.size(); ++i) found += text.find('y', i / 2) == std::string::npos;
  if (found != text.size()) std::abort();
}

double growth(const Trap& trap, std::size_t n) {
  trap.use(trap.input(1));  // what is made at the first call is not counted
  const std::string one = trap.input(n);
  const std::string four = trap.input(4 * n);
  steps = 0;
  trap.use(one);
  const auto first = static_cast<double>(steps);
  steps = 0;
  trap.use(four);
  return static_cast<double>(steps) / first;
}
}  // namespace

int main(int argc, char** argv) {
  int bad = 0;
  const std::size_t size = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1500;
  // Four times the input may cost five times the work: a sort's logarithm, a table that grows.
  constexpr double most = 5.2;
  for (const Trap& trap : traps) {
    // A step that comes once, at a border of parts or of a limit, is seen at one size only; a
    // square at every size.
    double found = growth(trap, size);
    if (found > most) found = (std::min)(found, growth(trap, 4 * size));
    if (found <= most) continue;
    std::printf("four times as much of \"%s\" costs %.1f times the work\n", trap.name, found);
    ++bad;
  }
  if (growth({"the square", use_square, [](std::size_t n) { return times("x", n); }}, size) < 10) {
    std::printf("the counter does not see a square\n");
    ++bad;
  }
  std::printf("%zu traps, %d problems\n", std::size(traps), bad);
  return bad == 0 ? 0 : 1;
}
