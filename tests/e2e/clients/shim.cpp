// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Is loaded before the C library and makes its calls fail, wait, or do less than they should, as
// the file FAULTWIRE_SHIM says at that moment. Each of its lines is `CALL ACTION`:
//   open|write|sync|sync_folder|rename  an error such as EIO, `EINTR` (every other call), or `once`
//                                       (the first call of this kind in the process gives EIO)
//   write                               `short` (at most 100 bytes at a time)
//   sync                                `hold` (waits until the line is gone; makes FILE.held)
//   clock                               seconds by which the time of day is wrong
// Only files whose name ends in `.new`, regular files and folders are concerned, not sockets.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

namespace {
struct Error {
  std::string_view name;
  int number;
};
constexpr Error errors[] = {{"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EROFS", EROFS},
                            {"EACCES", EACCES}, {"EMFILE", EMFILE}, {"EDQUOT", EDQUOT}};

/// The action of a call, or an empty text. The system calls are raw: the shim does not see them.
std::string action_of(std::string_view call) {
  const char* const name = std::getenv("FAULTWIRE_SHIM");
  if (name == nullptr) return {};
  const auto file = static_cast<int>(syscall(SYS_openat, AT_FDCWD, name, O_RDONLY | O_CLOEXEC, 0));
  if (file < 0) return {};
  std::array<char, 512> buffer{};
  const long count = syscall(SYS_read, file, buffer.data(), buffer.size());
  syscall(SYS_close, file);
  std::string_view text(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + (line.size() < text.size() ? 1 : 0));
    if (line.size() > call.size() && line.starts_with(call) && line[call.size()] == ' ')
      return std::string(line.substr(call.size() + 1));
  }
  return {};
}

/// Whether the call fails now; sets errno.
bool fails(std::string_view action) {
  static std::atomic<unsigned> calls{0};
  if (action == "EINTR" && calls++ % 2 == 0) {
    errno = EINTR;
    return true;
  }
  static std::atomic<bool> failed{false};
  if (action == "once" && !failed.exchange(true)) action = "EIO";
  for (const Error& error : errors) {
    if (error.name != action) continue;
    errno = error.number;
    return true;
  }
  return false;
}

bool is_kind(int file, mode_t kind) {
  struct stat found {};
  return ::fstat(file, &found) == 0 && (found.st_mode & S_IFMT) == kind;
}

void hold(std::string_view call) {
  const std::string mark = std::string(std::getenv("FAULTWIRE_SHIM")) + ".held";
  syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, mark.c_str(), O_WRONLY | O_CREAT, 0600));
  while (action_of(call) == "hold") ::usleep(5000);
  syscall(SYS_unlinkat, AT_FDCWD, mark.c_str(), 0);
}

template <class F>
F next(const char* name) {
  return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

int open_as(const char* real, const char* name, int flags, mode_t mode) {
  if (std::string_view(name).ends_with(".new") && fails(action_of("open"))) return -1;
  return next<int (*)(const char*, int, ...)>(real)(name, flags, mode);
}
}  // namespace

extern "C" {
int open(const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>((flags & O_CREAT) != 0 ? va_arg(rest, unsigned) : 0);
  va_end(rest);
  return open_as("open", name, flags, mode);
}
int open64(const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = static_cast<mode_t>((flags & O_CREAT) != 0 ? va_arg(rest, unsigned) : 0);
  va_end(rest);
  return open_as("open64", name, flags, mode);
}
ssize_t write(int file, const void* from, size_t size) {
  const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  if (!is_kind(file, S_IFREG)) return real(file, from, size);
  const std::string action = action_of("write");
  if (fails(action)) return -1;
  return real(file, from, action == "short" && size > 100 ? 100 : size);
}
int fsync(int file) {
  const std::string_view call = is_kind(file, S_IFDIR) ? "sync_folder" : "sync";
  if (action_of(call) == "hold") hold(call);
  if (fails(action_of(call))) return -1;
  return next<int (*)(int)>("fsync")(file);
}
int rename(const char* from, const char* to) noexcept {
  if (fails(action_of("rename"))) return -1;
  return next<int (*)(const char*, const char*)>("rename")(from, to);
}
int clock_gettime(clockid_t clock, timespec* out) noexcept {
  const auto result = static_cast<int>(syscall(SYS_clock_gettime, clock, out));
  if (clock == CLOCK_REALTIME) out->tv_sec += std::atoll(action_of("clock").c_str());
  return result;
}
time_t time(time_t* out) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (out != nullptr) *out = now.tv_sec;
  return now.tv_sec;
}
}
