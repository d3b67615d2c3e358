// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// oracle COMMAND MODE LINES FILE: asks another parser, a child process, for the same batches and
// prints the differences as JSON: what differs, how often, and the shortest example. The batches
// are those of FILE (frames), then generated ones until there are LINES lines. MODE is `batch`, or
// `line`: each entry alone, for parsers that do not go on after a fault. `batch` compares the texts
// of errors, too. parser.py has the frames.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "faultwire/line_protocol/parse.hpp"
#include "property/grammar_lines.hpp"
#include "scan/line_generator.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

struct Record {
  enum class Is { point, error, not_utf8 } is = Is::point;
  std::string text{};  ///< measurement, or the text of the error
  std::vector<std::pair<std::string, std::string>> tags{};
  std::vector<std::tuple<std::string, char, std::string>> fields{};  ///< the bytes of the value
  std::optional<std::int64_t> time{};
  std::string kind{};  ///< of our rejection
};

/// Reads what the peers write.
class Frame {
 public:
  explicit Frame(std::string_view bytes) : left_(bytes) {}
  [[nodiscard]] bool done() const { return left_.empty(); }
  std::string take(std::size_t size) {
    if (left_.size() < size) std::abort();
    std::string out(left_.substr(0, size));
    left_.remove_prefix(size);
    return out;
  }
  template <class N>
  N number() {
    N value{};
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  std::string text() { return take(number<std::uint32_t>()); }
  Record record() {
    Record out;
    const char is = take(1)[0];
    if (is == 'U') out.is = Record::Is::not_utf8;
    if (is == 'U') return out;
    out.text = text();
    if (is == 'E') out.is = Record::Is::error;
    if (is == 'E') return out;
    for (auto n = number<std::uint32_t>(); n > 0; --n) {
      std::string key = text();
      out.tags.emplace_back(std::move(key), text());
    }
    for (auto n = number<std::uint32_t>(); n > 0; --n) {
      std::string key = text();
      const char type = take(1)[0];
      out.fields.emplace_back(std::move(key), type, type == 's' ? text() : take(8));
    }
    const bool timed = take(1)[0] != 0;
    const auto time = number<std::int64_t>();
    if (timed) out.time = time;
    return out;
  }

 private:
  std::string_view left_;
};

std::string bytes_of(std::uint64_t bits) {
  return std::string(reinterpret_cast<const char*>(&bits), sizeof bits);
}
std::pair<char, std::string> value_of(const Value& value) {
  if (value.is_float()) return {'f', bytes_of(std::bit_cast<std::uint64_t>(value.as_float()))};
  if (value.is_integer()) return {'i', bytes_of(static_cast<std::uint64_t>(value.as_integer()))};
  if (value.is_uinteger()) return {'u', bytes_of(value.as_uinteger())};
  if (value.is_boolean()) return {'b', bytes_of(value.as_boolean())};
  return {'s', value.as_string().str()};
}
std::vector<Record> ours(std::string_view batch) {
  std::vector<Record> out;
  for (const auto& entry : parse(batch, {.generation = ServerGeneration::documented})) {
    Record record;
    if (!entry) {
      const bool body = entry.rejection().kind() == RejectionKind::invalid_utf8;
      if (body) return {{.is = Record::Is::not_utf8}};
      out.push_back({.is = Record::Is::error,
                     .text = entry.rejection().detail(),
                     .kind = std::string(kind_name(entry.rejection().kind()))});
      continue;
    }
    record.text = entry.measurement().str();
    for (const auto& tag : entry.tags()) record.tags.emplace_back(tag.key.str(), tag.value.str());
    for (const auto& field : entry.fields()) {
      auto [type, value] = value_of(field.value);
      record.fields.emplace_back(field.key.str(), type, std::move(value));
    }
    record.time = entry.timestamp();
    out.push_back(std::move(record));
  }
  return out;
}

/// The reason of an error text without what the text quotes and counts, so that equal faults are
/// counted together.
std::string shape(std::string text) {
  for (const char* end : {"': ", ": "}) {
    const bool frame = text.starts_with("unable to parse '") || text.starts_with("at line ");
    const std::size_t at = *end == ':' ? text.find(end) : text.rfind(end);
    if (frame && at != std::string::npos) text.erase(0, at + std::strlen(end));
  }
  constexpr const char* quotes = "\"'`";
  const std::size_t open = text.find_first_of(quotes);
  const std::size_t close = text.find_last_of(quotes);
  if (close != open && close != std::string::npos) text.replace(open, close - open + 1, "...");
  return text.substr(0, text.find_first_of("0123456789"));
}
std::string different_points(const Record& a, const Record& b) {
  if (a.text != b.text) return "another measurement";
  if (a.tags != b.tags) {
    auto sorted = a.tags;
    std::sort(sorted.begin(), sorted.end());
    return sorted == b.tags ? "tags are sorted there" : "other tags";
  }
  if (a.fields.size() != b.fields.size()) return "another number of fields";
  for (std::size_t i = 0; i < a.fields.size(); ++i) {
    const auto& [key, type, value] = a.fields[i];
    const auto& [other_key, other_type, other_value] = b.fields[i];
    if (key != other_key) return "another field key";
    if (type != other_type) return std::string("type ") + type + " here, " + other_type + " there";
    if (value != other_value) return std::string("another value of type ") + type;
  }
  return a.time != b.time ? "another timestamp" : "";
}
/// Why the answers differ; empty if they are the same.
std::string difference(const Record& a, const Record& b, bool texts) {
  using Is = Record::Is;
  if (a.is == Is::not_utf8 || b.is == Is::not_utf8)
    return a.is == b.is ? "" : a.is == Is::not_utf8 ? "not UTF-8: refused here alone" : "not UTF-8";
  if (a.is == Is::error && b.is == Is::error) {
    if (!texts || a.text == b.text) return "";
    return "another text: " + a.kind + " here; there: " + shape(b.text);
  }
  if (a.is == Is::error) return "refused here: " + a.kind;
  if (b.is == Is::error) return "refused there: " + shape(b.text);
  return different_points(a, b);
}

/// The batches in their order. Both ends of the pipe make their own.
class Batches {
 public:
  Batches(const char* file, std::uint64_t lines, bool single) : wanted_(lines), single_(single) {
    std::ifstream in(file, std::ios::binary);
    given_.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  bool next(std::string& out) {
    if (!single_) return batch(out);
    for (;; entries_.reset()) {
      if (!entries_) {
        if (!batch(whole_)) return false;
        entries_.emplace(whole_);
      }
      while (entries_->next()) {
        out = std::string(entries_->entry().source());
        if (!out.empty()) return true;
      }
    }
  }
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

 private:
  bool batch(std::string& out) {
    if (at_ < given_.size()) {
      std::uint32_t size = 0;
      std::memcpy(&size, given_.data() + at_, sizeof size);
      out = given_.substr(at_ + sizeof size, size);
      at_ += sizeof size + size;
      lines_ += 1 + static_cast<std::uint64_t>(std::count(out.begin(), out.end(), '\n'));
      return true;
    }
    if (lines_ >= wanted_) return false;
    if (++seed_ % 4 != 0) {
      out = test::LineGenerator(seed_).batch(lines_);
      return true;
    }
    out.clear();
    for (int i = 0; i < 6; ++i, ++lines_) out += grammar_.line() + "\n";
    return true;
  }

  std::string given_{};
  std::size_t at_ = 0;
  std::uint64_t lines_ = 0, wanted_, seed_ = 0;
  bool single_;
  test::GrammarLines grammar_{26};
  std::string whole_{};
  std::optional<Reader> entries_{};
};

/// A child process with a pipe to it and one from it.
struct Child {
  std::array<int, 2> to{}, from{};
  pid_t process = 0;
  explicit Child(const char* command) {
    if (pipe(to.data()) != 0 || pipe(from.data()) != 0) std::abort();
    process = fork();
    if (process == 0) {
      dup2(to[0], 0);
      dup2(from[1], 1);
      for (const int end : {to[0], to[1], from[0], from[1]}) close(end);
      execl("/bin/sh", "sh", "-c", command, nullptr);
      _exit(127);
    }
    close(to[0]);
    close(from[1]);
  }
};

struct Found {
  std::uint64_t count = 0;
  std::string example{};
};
}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  signal(SIGPIPE, SIG_IGN);
  const bool single = std::string_view(argv[2]) == "line";
  const std::uint64_t lines = std::strtoull(argv[3], nullptr, 10);
  Child child(argv[1]);
  std::thread writer([&] {
    Batches batches(argv[4], lines, single);
    std::FILE* const pipe = fdopen(child.to[1], "w");
    for (std::string batch; batches.next(batch);) {
      const auto size = static_cast<std::uint32_t>(batch.size());
      std::fwrite(&size, sizeof size, 1, pipe);
      std::fwrite(batch.data(), 1, batch.size(), pipe);
    }
    std::fclose(pipe);
  });
  Batches batches(argv[4], lines, single);
  std::FILE* const answers = fdopen(child.from[0], "r");
  std::map<std::string, Found> differences;
  std::uint64_t count = 0, entries = 0, same = 0, points = 0;
  std::string bytes;
  for (std::string batch; batches.next(batch); ++count) {
    std::uint32_t size = 0;
    if (std::fread(&size, sizeof size, 1, answers) != 1) break;
    bytes.resize(size);
    if (size != 0 && std::fread(bytes.data(), 1, size, answers) != size) break;
    std::vector<Record> theirs;
    for (Frame frame(bytes); !frame.done();) theirs.push_back(frame.record());
    const std::vector<Record> made = ours(batch);
    entries += made.size();
    std::string what;
    for (std::size_t i = 0; i < made.size() && i < theirs.size(); ++i) {
      std::string one = difference(made[i], theirs[i], !single);
      points += made[i].is == Record::Is::point && one.empty();
      same += one.empty();
      if (what.empty()) what = std::move(one);
    }
    if (what.empty() && made.size() != theirs.size())
      what = theirs.empty() ? "no entry there" : "another number of entries";
    if (what.empty()) continue;
    Found& found = differences[what];
    if (found.count++ == 0 || batch.size() < found.example.size()) found.example = batch;
  }
  writer.join();
  int status = 0;
  waitpid(child.process, &status, 0);
  nlohmann::json out = {{"lines", batches.lines()},
                        {"batches", count},
                        {"entries", entries},
                        {"same", same},
                        {"points", points},
                        {"ended", status},
                        {"differences", nlohmann::json::array()}};
  for (const auto& [what, found] : differences)
    out["differences"].push_back(
        {{"what", what}, {"count", found.count}, {"example", found.example}});
  std::cout << out.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  return 0;
}
