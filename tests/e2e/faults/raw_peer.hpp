// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A peer that speaks as much HTTP/2 as it takes to misbehave: it takes connections, waits for the
// request, and then does what it is told to.
#ifndef FAULTWIRE_TESTS_E2E_FAULTS_RAW_PEER_HPP
#define FAULTWIRE_TESTS_E2E_FAULTS_RAW_PEER_HPP
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace faultwire::e2e {

/// One HTTP/2 frame.
inline std::string frame(std::uint8_t type, std::uint8_t flags, std::uint32_t stream,
                         std::string_view payload) {
  std::string out;
  for (int shift : {16, 8, 0}) out += static_cast<char>(payload.size() >> shift);
  out += static_cast<char>(type);
  out += static_cast<char>(flags);
  for (int shift : {24, 16, 8, 0}) out += static_cast<char>(stream >> shift);
  return out.append(payload);
}
inline std::string big_endian(std::uint32_t number) {
  std::string out;
  for (int shift : {24, 16, 8, 0}) out += static_cast<char>(number >> shift);
  return out;
}
inline std::string length(std::size_t size) {
  if (size < 127) return std::string(1, static_cast<char>(size));
  std::string out(1, '\x7f');
  for (size -= 127; size >= 128; size /= 128) out += static_cast<char>(128 + size % 128);
  return out += static_cast<char>(size);
}
/// One header field of HPACK, spelled out.
inline std::string field(std::string_view name, std::string_view value) {
  return std::string(1, '\0')
      .append(length(name.size()))
      .append(name)
      .append(length(value.size()))
      .append(value);
}
enum : std::uint8_t {
  data = 0,
  headers = 1,
  rst_stream = 3,
  settings = 4,
  goaway = 7,
  continuation = 9
};
enum : std::uint8_t { end_stream = 1, ack = 1, end_headers = 4 };

inline std::string good_headers() {
  return frame(headers, end_headers, 1,
               field(":status", "200") + field("content-type", "application/grpc"));
}
inline std::string trailers(std::string_view fields) {
  return frame(headers, end_headers | end_stream, 1, fields);
}

class RawPeer {
 public:
  /// What is done with a connection: at once, or behind the request.
  struct Behaviour {
    bool at_once = false;
    std::string bytes{};  ///< are sent first
    enum { close, reset, stall } then = close;
  };

  explicit RawPeer(Behaviour behaviour)
      : behaviour_(std::move(behaviour)),
        listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(listener_, 16) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      std::abort();
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  RawPeer(const RawPeer&) = delete;
  RawPeer& operator=(const RawPeer&) = delete;
  ~RawPeer() {
    stop_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    ::close(listener_);
    const int open = connection_.load();
    if (open >= 0) ::shutdown(open, SHUT_RDWR);
    thread_.join();
  }
  [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] int connections() const { return connections_; }

 private:
  void serve() {
    while (!stop_) {
      const int connection = accept(listener_, nullptr, nullptr);
      if (connection < 0) return;
      ++connections_;
      connection_ = connection;
      if (behaviour_.at_once || read_request(connection)) {
        send_all(connection, behaviour_.bytes);
        if (behaviour_.then == Behaviour::stall) wait_for_end(connection);
        if (behaviour_.then == Behaviour::close && !behaviour_.at_once) {
          ::shutdown(connection, SHUT_WR);
          wait_for_end(connection);
        }
        if (behaviour_.then == Behaviour::reset) {
          const linger now{1, 0};
          setsockopt(connection, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
      }
      connection_ = -1;
      ::close(connection);
    }
  }
  static void send_all(int connection, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  static void wait_for_end(int connection) {
    char buffer[4096];
    while (recv(connection, buffer, sizeof buffer, 0) > 0) {
    }
  }
  /// Reads up to the request's end of stream, with settings said and acknowledged.
  static bool read_request(int connection) {
    send_all(connection, frame(settings, 0, 0, ""));
    std::string in;
    char buffer[4096];
    std::size_t at = 24;  // the preface
    for (;;) {
      while (in.size() >= at + 9) {
        const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(in[at + i]); };
        const std::size_t size = static_cast<std::size_t>(byte(0)) << 16 |
                                 static_cast<std::size_t>(byte(1)) << 8 | byte(2);
        if (in.size() < at + 9 + size) break;
        if (byte(3) == settings && (byte(4) & ack) == 0)
          send_all(connection, frame(settings, ack, 0, ""));
        const bool whole = byte(3) == data && (byte(4) & end_stream) != 0;
        at += 9 + size;
        if (whole) return true;
      }
      const ssize_t got = recv(connection, buffer, sizeof buffer, 0);
      if (got <= 0) return false;
      in.append(buffer, static_cast<std::size_t>(got));
    }
  }

  Behaviour behaviour_;
  int listener_;
  std::uint16_t port_ = 0;
  std::atomic<bool> stop_ = false;
  std::atomic<int> connection_ = -1;
  std::atomic<int> connections_ = 0;
  std::thread thread_;
};
}  // namespace faultwire::e2e
#endif
