// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "mend.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

#include "excerpt.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "notes.hpp"
#include "tool.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

/// A new file beside `path`, which replaces it at the end or vanishes.
class Replacement {
 public:
  explicit Replacement(const std::string& path) : path_(path), made_(path + ".XXXXXX") {
    const int descriptor = mkstemp(made_.data());
    if (descriptor < 0) return;
    struct stat old {};
    if (stat(path.c_str(), &old) == 0 && fchmod(descriptor, old.st_mode & 07777) == 0)
      file_ = fdopen(descriptor, "wb");
    if (file_ == nullptr) {
      close(descriptor);
      unlink(made_.c_str());
    }
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  ~Replacement() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    unlink(made_.c_str());
  }
  void operator()(std::string_view text) {
    if (file_ != nullptr) std::fwrite(text.data(), 1, text.size(), file_);
  }
  /// Returns whether everything was written and the old file is replaced.
  bool commit() {
    if (file_ == nullptr || std::ferror(file_) != 0 || std::fflush(file_) != 0 ||
        fsync(fileno(file_)) != 0 || std::rename(made_.c_str(), path_.c_str()) != 0)
      return false;
    std::fclose(file_);
    file_ = nullptr;
    return true;
  }

 private:
  std::string path_;
  std::string made_;
  std::FILE* file_ = nullptr;
};

/// Calls `each(Fix)` for every certain fix, in the order of the batch.
template <class Each>
void each_fix(std::string_view batch, Each&& each) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  if (batch.starts_with(mark)) each(Fix{0, mark.size()});
  line_protocol::Reader reader(batch);
  while (reader.next_rejection()) {
    const auto note = note_of(batch, reader.entry().rejection(), Precision::nanoseconds);
    if (note && note->fix) each(*note->fix);
  }
}

}  // namespace

std::optional<std::size_t> mend(std::string_view name) {
  Input input;
  if (!input.open(name)) return std::nullopt;
  const std::string_view batch = input.bytes();
  std::size_t count = 0;
  each_fix(batch, [&](const Fix&) { ++count; });
  if (count == 0) return count;
  std::error_code error;
  // Through a symbolic link the file itself is replaced, not the link.
  const std::filesystem::path path = std::filesystem::canonical(std::string(name), error);
  Replacement out(path.string());
  std::size_t done = 0;
  each_fix(batch, [&](const Fix& fix) {
    out(batch.substr(done, fix.offset - done));
    out(fix.text);
    done = fix.offset + fix.length;
  });
  out(batch.substr(done));
  if (!error && out.commit()) return count;
  fmt::print(stderr, "faultwire: cannot write '{}': {}; the file is as it was\n", printable(name),
             std::strerror(errno));
  return std::nullopt;
}

}  // namespace faultwire_tool
