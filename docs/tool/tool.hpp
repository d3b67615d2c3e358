// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_HPP
#define FAULTWIRE_TOOL_HPP
/// What the subcommands of the executable share: arguments, input, output and the terminal.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace faultwire_tool {

inline constexpr int exit_good = 0;
inline constexpr int exit_rejected = 1;
inline constexpr int exit_failed = 2;

/// The options and arguments of a subcommand, as they were given.
class Options {
 public:
  void add(std::string_view name, std::string value) {
    values_.emplace_back(name, std::move(value));
  }
  void add_argument(std::string word) { rest_.push_back(std::move(word)); }
  /// The last value of an option.
  [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const {
    const std::vector<std::string_view> values = all(name);
    return values.empty() ? std::nullopt : std::optional(values.back());
  }
  /// Every value of an option that may be given several times.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const {
    std::vector<std::string_view> out;
    for (const auto& [known, text] : values_) {
      if (known == name) out.push_back(text);
    }
    return out;
  }
  [[nodiscard]] bool has(std::string_view name) const { return value(name).has_value(); }
  [[nodiscard]] const std::vector<std::string>& rest() const { return rest_; }

 private:
  std::vector<std::pair<std::string_view, std::string>> values_;
  std::vector<std::string> rest_;
};

int run_check(const Options& options);
int run_parse(const Options& options);
int run_map(const Options& options);
int run_tables(const Options& options);
int run_retry(const Options& options);
int run_explain(const Options& options);
int run_help(const Options& options);
int run_completion(const Options& options);
int run_man(const Options& options);

/// The values of the arguments of `tables` and `completion`, and of `check --output`.
std::vector<std::string_view> table_names();
std::vector<std::string_view> shell_names();
std::vector<std::string_view> check_outputs();

/// Says on stderr what is wrong with a call, and returns the exit code for it.
int usage_error(std::string_view message);
/// The subcommand whose help usage_error names.
void set_subcommand(std::string_view name);

/// Whether the output has colours, by the value of `--color`. Without a call: auto.
void set_colour(std::string_view when);
bool has_colour();

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
