// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "tool.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <limits>

#include <fmt/format.h>

#include "excerpt.hpp"

namespace faultwire_tool {

namespace {
std::string_view subcommand;
std::string_view colour_when = "auto";
}  // namespace

void set_subcommand(std::string_view name) { subcommand = name; }

int usage_error(std::string_view message) {
  fmt::print(stderr, "faultwire: {}\nTry 'faultwire help{}{}'.\n", printable(message),
             subcommand.empty() ? "" : " ", subcommand);
  return exit_failed;
}

void set_colour(std::string_view when) { colour_when = when; }

bool has_colour() {
  if (colour_when != "auto") return colour_when == "always";
  const char* const unwanted = std::getenv("NO_COLOR");
  return is_terminal(stdout) && (unwanted == nullptr || *unwanted == '\0');
}

namespace {

bool cannot_read(std::string_view name, std::string_view why) {
  fmt::print(stderr, "faultwire: cannot read '{}': {}\n", printable(name), why);
  return false;
}

/// Copies everything that `from` still gives into a temporary file without a name. Returns its
/// descriptor, or -1.
int spool(int from) {
  std::FILE* const file = std::tmpfile();
  if (file == nullptr) return -1;
  const int to = dup(fileno(file));
  std::fclose(file);
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t got = read(from, buffer.data(), buffer.size());
    if (got == 0) return to;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) break;
    for (ssize_t done = 0; done < got;) {
      const ssize_t put = write(to, buffer.data() + done, static_cast<std::size_t>(got - done));
      if (put < 0 && errno != EINTR) {
        const int error = errno;
        close(to);
        errno = error;
        return -1;
      }
      done += put > 0 ? put : 0;
    }
  }
  const int error = errno;
  close(to);
  errno = error;
  return -1;
}

}  // namespace

Input::~Input() {
  if (size_ != 0) munmap(const_cast<char*>(data_), size_);
}

bool Input::map(int descriptor, std::string_view name) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0) return cannot_read(name, std::strerror(errno));
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return true;
  void* const place = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (place == MAP_FAILED) {
    size_ = 0;
    return cannot_read(name, std::strerror(errno));
  }
  madvise(place, size_, MADV_SEQUENTIAL);
  data_ = static_cast<const char*>(place);
  return true;
}

bool Input::open(std::string_view name) {
  const std::string path(name);
  const int descriptor =
      name == "-" ? dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_read(name, std::strerror(errno));
  struct stat status {};
  bool good = fstat(descriptor, &status) == 0;
  if (!good) {
    cannot_read(name, std::strerror(errno));
  } else if (S_ISDIR(status.st_mode)) {
    good = cannot_read(name, "it is a directory");
  } else if (S_ISREG(status.st_mode) && status.st_size > 0 && lseek(descriptor, 0, SEEK_CUR) == 0) {
    good = map(descriptor, name);
  } else {
    const int spooled = spool(descriptor);
    good = spooled >= 0 ? map(spooled, name) : cannot_read(name, std::strerror(errno));
    if (spooled >= 0) close(spooled);
  }
  close(descriptor);
  return good;
}

int Output::finish(int code) {
  if (std::fflush(stdout) == 0 && !failed_) return code;
  fmt::print(stderr, "faultwire: cannot write the output: {}\n", std::strerror(errno));
  return exit_failed;
}

bool is_terminal(std::FILE* stream) {
  const char* const kind = std::getenv("TERM");
  return isatty(fileno(stream)) == 1 && (kind == nullptr || std::strcmp(kind, "dumb") != 0);
}

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(fileno(stdout), TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

namespace {
constexpr std::size_t progress_step = std::size_t{1} << 25;
}

Progress::Progress(std::string_view name, std::size_t total)
    : name_(printable(name)),
      total_(total),
      next_(is_terminal(stderr) ? progress_step : (std::numeric_limits<std::size_t>::max)()) {}

Progress::~Progress() {
  if (drawn_) fmt::print(stderr, "\r\x1b[K");
}

void Progress::draw(std::size_t done) {
  drawn_ = true;
  next_ = done + progress_step;
  const std::size_t percent = total_ == 0
                                  ? 100
                                  : static_cast<std::size_t>(100.0 * static_cast<double>(done) /
                                                             static_cast<double>(total_));
  fmt::print(stderr, "\r\x1b[K{} [{:<25}] {:>3} % of {} MB", name_, std::string(percent / 4, '#'),
             percent, total_ / 1000000);
}

}  // namespace faultwire_tool
