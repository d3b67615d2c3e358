// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_HPP
#define FAULTWIRE_TOOL_HPP
/// What the subcommands of the executable share: arguments, input, output and the terminal.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace faultwire_tool {

inline constexpr int exit_good = 0;
inline constexpr int exit_rejected = 1;
inline constexpr int exit_failed = 2;

using Arguments = std::span<const std::string_view>;

int run_check(Arguments args);
int run_parse(Arguments args);
int run_map(Arguments args);
int run_tables(Arguments args);
int run_retry(Arguments args);
int run_explain(Arguments args);

/// Says on stderr what is wrong with a call, and returns the exit code for it.
int usage_error(std::string_view message);

/// Options of the form `--name VALUE` or `--name=VALUE`, and the other arguments.
class Options {
 public:
  struct Known {
    std::string_view name;
    bool takes_value;
  };
  /// Returns false, with `problem()` set, if an option is unknown or lacks its value.
  bool read(Arguments args, std::span<const Known> known);
  [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
  /// Every value of an option that may be given several times.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const {
    std::vector<std::string_view> out;
    for (const auto& [known, text] : values_) {
      if (known == name) out.push_back(text);
    }
    return out;
  }
  [[nodiscard]] bool has(std::string_view name) const { return value(name).has_value(); }
  [[nodiscard]] const std::vector<std::string_view>& rest() const { return rest_; }
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> values_;
  std::vector<std::string_view> rest_;
  std::string problem_;
};

/// The bytes of a file, mapped; what is no regular file, or says that it has no size, is spooled
/// into a temporary file first.
class Input {
 public:
  Input() = default;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input();
  /// `-` is standard input. Returns false, with the reason on stderr, if the file cannot be read.
  bool open(std::string_view name);
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  bool map(int descriptor, std::string_view name);
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Writes to stdout through a buffer; errors are remembered.
class Output {
 public:
  void operator()(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) failed_ = true;
  }
  /// Flushes. Returns `code`, or the exit code of a failure if anything could not be written.
  int finish(int code);

 private:
  bool failed_ = false;
};

/// Whether a stream is a terminal on which colours and progress make sense.
bool is_terminal(std::FILE* stream);

/// The columns of the terminal on stdout; 0 if stdout is no terminal or the width is unknown.
std::size_t terminal_width();

/// A line on stderr that shows how far a long input is read; silent where nobody watches.
class Progress {
 public:
  Progress(std::string_view name, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void at(std::size_t done) {
    if (done >= next_) draw(done);
  }

 private:
  void draw(std::size_t done);
  std::string name_;
  std::size_t total_;
  std::size_t next_;
  bool drawn_ = false;
};

}  // namespace faultwire_tool

#endif
