// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef SAMPLE_SERVER_CONNECTION_HPP
#define SAMPLE_SERVER_CONNECTION_HPP
/// The socket of one client as httplib reads it, with what httplib leaves open: how long a request
/// may take in all, how many bytes its head and its body may have, and an end at which the answer
/// is not lost although the client is still sending.
#include <httplib.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

/// Why no more bytes of a request came.
enum class ReadFault { none, closed, too_slow, too_long };

/// Whether a request says where its body ends.
enum class Framing { none, length, chunked, unclear };

class Connection final : public httplib::Stream {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t most_head_bytes = 64 * 1024;

  explicit Connection(int socket, std::chrono::milliseconds request_time)
      : socket_(socket), request_time_(request_time) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  /// Says that no more will be sent, lets the client read the answer while it sends what nobody
  /// wants, and closes. Closing at once would reset the connection, and a client that is still
  /// sending would never see the answer.
  ~Connection() override {
    ::shutdown(socket_, SHUT_WR);
    const auto until = Clock::now() + std::chrono::seconds(5);
    while (fault_ != ReadFault::closed && unread && wait(POLLIN, until) &&
           ::recv(socket_, buffer_.data(), buffer_.size(), 0) > 0) {
    }
    ::close(socket_);
  }

  /// Whether the next request begins to arrive within `time`; looks at `stopping` from time to
  /// time.
  template <class F>
  [[nodiscard]] bool await(std::chrono::milliseconds time, F&& stopping) const {
    const auto until = Clock::now() + time;
    while (at_ == end_) {
      if (stopping() || Clock::now() >= until) return false;
      if (wait(POLLIN, (std::min)(until, Clock::now() + std::chrono::milliseconds(200))))
        return true;
    }
    return true;
  }
  /// The time of a request begins; its head may come.
  void begin_head() {
    until_ = Clock::now() + request_time_;
    left_ = most_head_bytes;
    fault_ = ReadFault::none;
    framing = Framing::none;
    unread = true;
    encoding.clear();
  }
  /// The head is read; so many bytes may follow.
  void begin_body(std::size_t bytes) { left_ = bytes; }
  [[nodiscard]] ReadFault fault() const { return fault_; }

  Framing framing = Framing::none;
  std::uint64_t length = 0;  ///< of the body, where the framing is `length`
  bool unread = false;       ///< whether a part of the request may still come
  std::string encoding;      ///< of the body, as the request names it

  /// The connection that this thread serves.
  static Connection*& current() {
    static thread_local Connection* connection = nullptr;
    return connection;
  }

  [[nodiscard]] bool is_readable() const override { return at_ != end_ || wait(POLLIN, until_); }
  [[nodiscard]] bool is_writable() const override {
    return wait(POLLOUT, Clock::now() + request_time_);
  }
  ssize_t read(char* to, std::size_t size) override {
    if (left_ == 0) return ended(ReadFault::too_long);
    if (at_ == end_ && !fill()) return -1;
    const std::size_t count = (std::min)({size, end_ - at_, left_});
    std::memcpy(to, buffer_.data() + at_, count);
    at_ += count;
    left_ -= count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* from, std::size_t size) override {
    return is_writable() ? ::send(socket_, from, size, MSG_NOSIGNAL) : -1;
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    name(::getpeername, ip, port);
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    name(::getsockname, ip, port);
  }
  [[nodiscard]] int socket() const override { return socket_; }

 private:
  [[nodiscard]] bool wait(short events, Clock::time_point until) const {
    for (;;) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
      pollfd one{socket_, events, 0};
      const int ready = ::poll(&one, 1, static_cast<int>((std::max)(left, decltype(left){0})));
      if (ready >= 0 || errno != EINTR) return ready > 0;
    }
  }
  ssize_t ended(ReadFault fault) {
    fault_ = fault;
    return -1;
  }
  bool fill() {
    if (!wait(POLLIN, until_)) return ended(ReadFault::too_slow) == 0;
    const ssize_t count = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (count <= 0) return ended(ReadFault::closed) == 0;
    at_ = 0;
    end_ = static_cast<std::size_t>(count);
    return true;
  }
  template <class F>
  void name(F get, std::string& ip, int& port) const {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> service{};
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (get(socket_, any, &size) != 0 ||
        ::getnameinfo(any, size, host.data(), host.size(), service.data(), service.size(),
                      NI_NUMERICHOST | NI_NUMERICSERV) != 0)
      return;
    ip = host.data();
    port = std::atoi(service.data());
  }

  int socket_;
  std::chrono::milliseconds request_time_;
  Clock::time_point until_{};
  std::size_t left_ = 0;
  ReadFault fault_ = ReadFault::none;
  std::array<char, 16384> buffer_{};
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

#endif
