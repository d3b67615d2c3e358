// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef SAMPLE_SERVER_HTTP_SERVER_HPP
#define SAMPLE_SERVER_HTTP_SERVER_HPP
/// httplib's server, whose connections are ours: it takes no request whose end is unclear, and
/// leaves bodies as they came.
#include <atomic>
#include <charconv>
#include <cstdio>
#include <string>

#include "connection.hpp"

class HttpServer final : public httplib::Server {
 public:
  /// A body has at most `max_bytes` once it is inflated; a request takes at most `request_time`.
  HttpServer(std::size_t max_bytes, std::chrono::milliseconds request_time)
      : max_bytes_(max_bytes), request_time_(request_time) {
    set_tcp_nodelay(true);
    set_post_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      tidy(response);
      if (prints_) print(request, response);
    });
  }
  /// Prints one line a request to stdout, before its answer is sent. So the lines of a client that
  /// waits for its answers are in its order, although httplib's own logger comes after the answer.
  void print_requests() { prints_ = true; }
  /// May be called from any thread; requests that are under way are answered.
  void finish() {
    stopping_ = true;
    stop();
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, request_time_);
    Connection::current() = &connection;
    bool goes_on = true;
    while (goes_on && connection.await(std::chrono::seconds(idle_seconds),
                                       [this] { return stopping_.load(); })) {
      connection.begin_head();
      bool closed = false;
      const bool answered =
          process_request(connection, false, closed,
                          [&](httplib::Request& request) { begin_body(request, connection); });
      goes_on = answered && !closed && !connection.unread && connection.fault() == ReadFault::none;
    }
    Connection::current() = nullptr;
    return goes_on;
  }

  void begin_body(httplib::Request& request, Connection& connection) const {
    connection.framing = framing(request, connection.length);
    connection.unread = connection.framing != Framing::none &&
                        (connection.framing != Framing::length || connection.length != 0);
    connection.begin_body(most_chunk_overhead * max_bytes_ + Connection::most_head_bytes);
    // httplib would inflate by itself, and take a body that ends in the middle for a whole one.
    connection.encoding = request.get_header_value("Content-Encoding");
    request.headers.erase("Content-Encoding");
    // Line protocol has one type, and httplib would look for the parts of a form; nor has an answer
    // parts.
    request.headers.erase("Content-Type");
    request.ranges.clear();
  }
  /// Two lengths, or a length beside chunks, let two servers see two requests where there is one
  /// (RFC 9112, 6.3).
  [[nodiscard]] static Framing framing(const httplib::Request& request, std::uint64_t& length) {
    const std::size_t lengths = request.get_header_value_count("Content-Length");
    const std::size_t transfers = request.get_header_value_count("Transfer-Encoding");
    if (lengths + transfers == 0) return Framing::none;
    if (lengths + transfers > 1) return Framing::unclear;
    if (transfers == 1)
      return request.get_header_value("Transfer-Encoding") == "chunked" ? Framing::chunked
                                                                        : Framing::unclear;
    const std::string text = request.get_header_value("Content-Length");
    const auto read = std::from_chars(text.data(), text.data() + text.size(), length);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? Framing::length
                                                                           : Framing::unclear;
  }
  /// Takes out what httplib adds: a type where the product sends none, a length under 204 (RFC
  /// 9110, 8.6), a number of requests.
  static void tidy(httplib::Response& response) {
    if (response.get_header_value("Content-Type") == "text/plain")
      response.headers.erase("Content-Type");
    if (response.status == 204) response.headers.erase("Content-Length");
    if (response.headers.erase("Keep-Alive") != 0)
      response.set_header("Keep-Alive", "timeout=" + std::to_string(idle_seconds));
    const Connection* const connection = Connection::current();
    if (connection == nullptr || !connection->unread) return;
    response.headers.erase("Keep-Alive");
    response.headers.erase("Connection");
    response.set_header("Connection", "close");
  }

  static void print(const httplib::Request& request, const httplib::Response& response) {
    std::printf("%s %s %d\n", request.method.c_str(), request.target.c_str(), response.status);
    std::fflush(stdout);
  }

  static constexpr int idle_seconds = 5;
  static constexpr std::size_t most_chunk_overhead = 8;  // a chunk of one byte takes six
  std::size_t max_bytes_;
  std::chrono::milliseconds request_time_;
  bool prints_ = false;
  std::atomic<bool> stopping_{false};
};

#endif
