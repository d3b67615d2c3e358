// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Every room once, in plain C++: no test framework and no streams, so that it runs where these are
// not to be had (emulated machines, the memory sanitizer, other standard libraries). With
// FAULTWIRE_DRIVER_CORE only what needs the standard library alone. FAULTWIRE_DRIVER_MODULE imports
// the rooms; with FAULTWIRE_DRIVER_MIXED it includes some of them, too.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#if defined(FAULTWIRE_DRIVER_MODULE)
#include "faultwire/config.hpp"
#elif defined(FAULTWIRE_DRIVER_CORE)
#include "faultwire/core.hpp"
#else
#include "faultwire/faultwire.hpp"
#endif
#if !defined(FAULTWIRE_DRIVER_MODULE) || defined(FAULTWIRE_DRIVER_MIXED)
#define FAULTWIRE_DRIVER_INTEROP 1
#if FAULTWIRE_HAS_STD_FORMAT
#include "faultwire/interop/std_format.hpp"
#endif
#if FAULTWIRE_HAS_STD_EXPECTED
#include "faultwire/interop/std_expected.hpp"
#endif
#include "faultwire/interop/std_error_code.hpp"
#else
#define FAULTWIRE_DRIVER_INTEROP 0
#endif
#if defined(FAULTWIRE_DRIVER_MODULE)
import faultwire;
#endif

namespace {
using namespace faultwire;

int checks = 0;
void require(bool good, const char* what) {
  ++checks;
  if (good) return;
  std::fprintf(stderr, "driver: %s\n", what);
  std::exit(1);
}

void codes_and_mapping() {
  static_assert(code_cast<GrpcCode>(InfluxCode::not_found) == GrpcCode::not_found);
  int named = 0;
  int found = 0;
  each_domain([&]<Code C>() {
    for (const C code : all_codes<C>()) {
      ++named;
      const auto again = find_code<C>(code_name(code));
      found += again && code_name(*again) == code_name(code);  // 306 and 418 are both "(Unused)"
    }
  });
  require(named > 100 && found == named, "every code is found under its name");
  const auto image = translate<GrpcCode>(InfluxCode::too_large);
  require(image.to == GrpcCode::resource_exhausted && image.steps[0].source != nullptr,
          "a translation names its source");
  require(parse_code("grpc:5")->to<GrpcCode>() == GrpcCode::not_found && !parse_code("grpc:"),
          "codes are read from text");
  require(code_cast<StreamErrorCode>(HttpStatus(599)) == StreamErrorCode::internal,
          "an unknown number has an image");
#if FAULTWIRE_DRIVER_INTEROP
  require(std::error_code(GrpcCode::unavailable).message().size() > 3, "an error_code has words");
#endif
#if FAULTWIRE_DRIVER_INTEROP && FAULTWIRE_HAS_STD_FORMAT
  require(std::format("{:>12}", GrpcCode::not_found) == "   NOT_FOUND",
          "std::format writes a name");
#endif
#if FAULTWIRE_DRIVER_INTEROP && FAULTWIRE_HAS_STD_EXPECTED
  const std::expected<int, GrpcCode> result = std::unexpected(GrpcCode::not_found);
  require(cast_error<HttpStatus>(result).error() == HttpStatus::not_found,
          "an expected keeps its error");
#endif
}

void retries() {
  int retried = 0;
  for (std::size_t i = 0; i < std::size(retry::preset_rows); ++i) {
    const auto which = static_cast<retry::Preset>(i);
    const retry::Failure failure{.code = HttpStatus::service_unavailable,
                                 .idempotency = retry::Idempotency::idempotent};
    const retry::Decision decision = retry::decide(retry::preset(which), failure);
    require(decision.delay.count() >= 0 && !decision.rule.empty(), "a decision names its rule");
    retried += retry::will_retry(decision.action);
  }
  require(retried > 0, "some policy retries a 503");
  require(retry::parse_pushback("120").delay.count() == 120 &&
              retry::parse_pushback("-1").kind == retry::Hint::Kind::do_not_retry,
          "pushback is read");
  const retry::SystemTime now{std::chrono::seconds(946684790)};
  require(retry::parse_retry_after("Sat, 01 Jan 2000 00:00:00 GMT", now).delay ==
              std::chrono::seconds(10),
          "a date is read");
}

/// Batches whose length moves every byte through a block of any scanner.
void line_protocol_room() {
  using namespace line_protocol;
  for (int pad = 0; pad < 70; ++pad) {
    std::string batch = std::string(static_cast<std::size_t>(pad), '\n') +
                        "home\\ one,room=K\xC3\xBC"
                        "che temp=21.5,hum=-3i,on=t,name=\"a \\\"b\\\"\" 1\n";
    batch += "# a comment\nhome temp=1e308,count=18446744073709551615u 2\n,a=b c=1\nhome temp= 4\n";
    const std::string exact(batch.data(), batch.size());
    int good = 0;
    int bad = 0;
    for (const auto& entry : parse(exact)) {
      (entry ? good : bad) += 1;
      if (!entry)
        require(entry.rejection().offset <= exact.size() && !entry.rejection().message().empty(),
                "a rejection has words");
      if (entry && entry.number() == 1) {
        require(entry.measurement() == "home one" && entry.tags().size() == 1 &&
                    entry.fields().size() == 4,
                "an entry has its parts");
        require(entry.fields().begin()->value.as_float() == 21.5 && entry.timestamp() == 1,
                "an entry has its values");
      }
    }
    require(good == 2 && bad == 2, "four entries");
    StreamSplitter splitter{SplitOptions{}};
    std::size_t entries = 0;
    for (std::size_t at = 0; at < exact.size(); at += 7) {
      require(splitter.push(std::string_view(exact).substr(at, 7)), "a chunk is taken");
      for (Reader reader(splitter.ready()); reader.next();) ++entries;
    }
    splitter.finish();
    for (Reader reader(splitter.ready()); reader.next();) ++entries;
    require(entries == 4, "a stream has the entries of the batch");
  }
  Builder lines;
  lines.measurement("a b").tag("k=", "v,").field("f", 0.1).field("s", "x\"y").timestamp(-1).end();
  require(lines.view() == "a\\ b,k\\==v\\, f=0.1,s=\"x\\\"y\" -1\n", "the builder writes");
  require(!is_valid("m f=1\xFF"), "bytes that are not UTF-8 are refused");
}

#if !defined(FAULTWIRE_DRIVER_CORE)
void errors() {
  StreamError error(StreamErrorCode::not_found, "no table \xE2\x82\xAC");
  error.set_origin(InfluxCode::not_found);
  error.add_cause(HttpStatus::not_found, "404");
  require(error.metadata().add("plan", "line 1\nline 2") &&
              error.metadata().add("raw-bin", std::string_view("\0\xFF", 2)),
          "keys are taken");
  require(!error.metadata().add("grpc-status", "0"), "a key of gRPC is refused");
  const auto fields = wire::to_fields(wire::encode_trailers(error));
  const auto back = wire::decode_trailers(wire::from_fields(fields));
  require(back.has_value() && *back == error, "an error survives the wire");
}

void writes() {
  const std::string batch = "m f=1\nm f=\nm f=\"x\"\nm,time=1 f=1\n";
  const BatchReport report = line_protocol::validate(batch, {.precision = Precision::nanoseconds});
  int bodies = 0;
  for (const write_api::FlavourRow& row : write_api::flavour_rows) {
    const write_api::WriteResponse answer = write_api::respond(report, row.flavour);
    require(static_cast<int>(answer.status()) >= 200, "an answer has a status");
    bodies += !answer.sendable_body().empty();
  }
  require(bodies > 3, "answers have bodies");
}

void diagnoses() {
  const diagnosis::Diagnosis found =
      diagnosis::diagnose("rpc error: code = Unavailable desc = connection refused");
  require(found.text.grpc_code() == GrpcCode::unavailable && found.trouble() != nullptr,
          "a text has a code and a trouble");
}
#endif
}  // namespace

int main() {
  codes_and_mapping();
  retries();
  line_protocol_room();
#if !defined(FAULTWIRE_DRIVER_CORE)
  errors();
  writes();
  diagnoses();
#endif
  std::printf("%d checks\n", checks);
}
