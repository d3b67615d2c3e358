// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Compiled once a scanner, as FAULTWIRE_BENCH_LEVEL. With FAULTWIRE_BENCH_DISPATCH a default build
// calls the functions of dispatch.hpp, as if the processor had no more than that.
#include <bit>
#include <thread>
#include <vector>

#include "faultwire/line_protocol.hpp"
#include "faultwire/line_protocol/dispatch.hpp"
#include "levels.hpp"

namespace faultwire::bench {
namespace {
using namespace line_protocol;

std::uint64_t turn(std::uint64_t sum) { return std::rotl(sum, 7); }

/// Of an entry the place and size of every text, every number and the timestamp. It costs little:
/// no byte of a text is read again, and there is one branch for the types of values.
class Fold {
 public:
  explicit Fold(std::string_view batch) : begin_(batch.data()) {}
  void operator()(const Entry& entry) { sum_ = turn(sum_) ^ (entry ? of_entry(entry) : 1); }
  [[nodiscard]] std::uint64_t sum() const { return sum_; }

 private:
  [[nodiscard]] std::uint64_t of_text(const Text& text) const {
    const std::string_view raw = text.raw();
    return (static_cast<std::uint64_t>(raw.data() - begin_) << 20) + raw.size();
  }
  [[nodiscard]] std::uint64_t of_value(const Value& value) const {
    if (value.is_string()) return of_text(value.as_string());
    return std::bit_cast<std::uint64_t>(value.as_float()) +
           static_cast<std::uint64_t>(value.as_integer()) + value.as_uinteger() +
           (value.as_boolean() ? 1u : 0u) + (static_cast<std::uint64_t>(value.type()) << 40);
  }
  [[nodiscard]] std::uint64_t of_entry(const Entry& entry) const {
    std::uint64_t sum = of_text(entry.measurement());
    for (const Tag& tag : entry.tags()) sum = turn(sum) + of_text(tag.key) + 3 * of_text(tag.value);
    for (const Field& field : entry.fields())
      sum = turn(sum) + of_text(field.key) + 5 * of_value(field.value);
    return sum + static_cast<std::uint64_t>(entry.timestamp().value_or(0));
  }

  const char* begin_;
  std::uint64_t sum_ = 0;
};

std::uint64_t of_rejection(const Rejection& rejection) {
  return (static_cast<std::uint64_t>(rejection.kind()) << 56) + rejection.offset * 3 +
         rejection.length + rejection.entry();
}

}  // namespace

#if defined(FAULTWIRE_BENCH_LEVEL)
namespace {
#if defined(FAULTWIRE_BENCH_DISPATCH)
#define FAULTWIRE_BENCH_SPELL_(name) #name
#define FAULTWIRE_BENCH_SPELL(name) FAULTWIRE_BENCH_SPELL_(name)
constexpr const char* level_name = "dispatch_" FAULTWIRE_BENCH_SPELL(FAULTWIRE_BENCH_DISPATCH);
void choose() {
  using detail::line_protocol::Processor;
  detail::line_protocol::known_processor = Processor::FAULTWIRE_BENCH_DISPATCH;
}
template <class F>
std::uint64_t each_entry(std::string_view batch, F&& each) {
  choose();
  return dispatch::for_each_entry(batch, each);
}
template <class F>
std::uint64_t each_on_demand(std::string_view batch, F&& each) {
  choose();
  return dispatch::for_each_entry_on_demand(batch, each);
}
template <class F>
std::uint64_t each_rejection(std::string_view batch, F&& each) {
  choose();
  return dispatch::for_each_rejection(batch, each);
}
BatchReport judge(std::string_view batch, Schema& schema) {
  choose();
  return dispatch::validate(batch, {}, schema);
}
template <class Parallel>
void run(Parallel& parallel, std::size_t part) {
  choose();
  dispatch::run(parallel, part);
}
#else
constexpr const char* level_name = scanner_name.data();
template <class F>
std::uint64_t each_entry(std::string_view batch, F&& each) {
  Reader reader(batch);
  while (reader.next()) each(reader.entry());
  return reader.entries();
}
template <class F>
std::uint64_t each_on_demand(std::string_view batch, F&& each) {
  Reader reader(batch);
  while (reader.next_on_demand()) each(reader.entry());
  return reader.entries();
}
template <class F>
std::uint64_t each_rejection(std::string_view batch, F&& each) {
  Reader reader(batch);
  while (reader.next_rejection()) each(reader.entry());
  return reader.entries();
}
BatchReport judge(std::string_view batch, Schema& schema) {
  return line_protocol::validate(batch, {}, schema);
}
template <class Parallel>
void run(Parallel& parallel, std::size_t part) {
  parallel.run(part);
}
#endif

std::uint64_t parse_all(std::string_view batch) {
  Fold fold(batch);
  each_entry(batch, fold);
  return fold.sum();
}

std::uint64_t count_all(std::string_view batch) {
  std::uint64_t fields = 0;
  each_entry(batch, [&fields](const Entry& entry) { fields += entry ? entry.fields().size() : 0; });
  return fields;
}

/// Reads the first field and the timestamp of each entry.
struct FewFields {
  std::uint64_t sum = 0;
  void operator()(const Entry& entry) {
    if (!entry) return;
    sum = turn(sum) + std::bit_cast<std::uint64_t>(entry.fields()[0].value.as_float()) +
          static_cast<std::uint64_t>(entry.timestamp().value_or(0));
  }
};

std::uint64_t few_fields_of_all(std::string_view batch) {
  FewFields few;
  each_entry(batch, few);
  return few.sum;
}

std::uint64_t on_demand_of_all(std::string_view batch) {
  FewFields few;
  each_on_demand(batch, few);
  return few.sum;
}

std::uint64_t validate_all(std::string_view batch) {
  std::uint64_t sum = 0;
  const std::uint64_t entries = each_rejection(
      batch, [&sum](const Entry& entry) { sum = turn(sum) + of_rejection(entry.rejection()); });
  return sum + entries;
}

std::uint64_t columns_of_all(std::string_view batch) {
  Schema schema;
  return judge(batch, schema).accepted + schema.tables().size();
}

void in_threads(std::string_view batch, int count, double* seconds) {
  ParallelParse parallel(batch, static_cast<std::size_t>(count), [batch] { return Fold(batch); });
  std::vector<std::thread> threads;
  for (std::size_t part = 0; part < parallel.parts(); ++part) {
    threads.emplace_back([&parallel, seconds, part] {
      const double begin = thread_seconds();
      run(parallel, part);
      seconds[part] = thread_seconds() - begin;
    });
  }
  for (std::thread& thread : threads) thread.join();
  const double begin = thread_seconds();
  parallel.stitch();
  seconds[count - 1] += thread_seconds() - begin;
}
}  // namespace

extern const Level FAULTWIRE_BENCH_LEVEL;
const Level FAULTWIRE_BENCH_LEVEL = {level_name,        parse_all,        count_all,
                                     few_fields_of_all, on_demand_of_all, validate_all,
                                     columns_of_all,    in_threads};

#else

namespace {
template <class F>
std::uint64_t by_reference(std::string_view batch, F each) {
  Entry entry;
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < batch.size();) {
    const detail::line_protocol::reference::LogicalLine line =
        detail::line_protocol::reference::next_line(batch, at);
    at = line.end + (line.terminated ? 1 : 0);
    if (line.begin == line.end) continue;
    EntryAccess::begin(entry, ++count, line.begin, batch.substr(line.begin, line.end - line.begin));
    if (!detail::line_protocol::reference::LineParser(entry).parse()) {
      EntryAccess::rejection(entry).offset += entry.offset();
      EntryAccess::rejection(entry).facts.entry = count;
    }
    each(entry);
  }
  return count;
}
}  // namespace

std::uint64_t reference_parse(std::string_view batch) {
  Fold fold(batch);
  by_reference(batch, [&fold](const Entry& entry) { fold(entry); });
  return fold.sum();
}

std::uint64_t reference_validate(std::string_view batch) {
  std::uint64_t sum = 0;
  const std::uint64_t count = by_reference(batch, [&sum](const Entry& entry) {
    if (!entry) sum = turn(sum) + of_rejection(entry.rejection());
  });
  return sum + count;
}
#endif

}  // namespace faultwire::bench
