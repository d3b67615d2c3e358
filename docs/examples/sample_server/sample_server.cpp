// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A server that takes line protocol and answers as InfluxDB does, to show how the library is
// embedded: /write, /api/v2/write, /api/v3/write_lp, /ping, /debug/vars. It judges and forgets; a
// server of one's own writes the good entries where Endpoint::judge says so.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

#include "endpoint.hpp"
#include "http_server.hpp"

namespace {

void route(HttpServer& server, Endpoint& endpoint) {
  server.set_pre_routing_handler([&](const httplib::Request& request, httplib::Response& response) {
    using Handled = httplib::Server::HandlerResponse;
    if (request.path == "/ping") return Endpoint::ping(response), Handled::Handled;
    if (request.path == "/debug/vars") return endpoint.vars(response), Handled::Handled;
    if (request.path == "/api/v3/query_sql")
      return Endpoint::refuse_query(request, response), Handled::Handled;
    if (request.method == "POST" && Endpoint::is_write_path(request.path))
      return Handled::Unhandled;
    return endpoint.answer(request, response, nullptr), Handled::Handled;
  });
  for (const char* path : {"/write", "/api/v2/write", "/api/v3/write_lp"}) {
    server.Post(path, [&](const httplib::Request& request, httplib::Response& response,
                          const httplib::ContentReader& reader) {
      endpoint.answer(request, response, &reader);
    });
  }
}

/// SIGINT and SIGTERM end the server: blocked in all threads, they come to the one that waits.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of its write, not the end
  return signals;
}

/// Serves until a signal comes. httplib forgets a stop that comes before it runs, so nobody is told
/// the port before that.
bool serve(HttpServer& server, int port) {
  const sigset_t signals = block_signals();
  bool good = false;
  std::atomic<bool> ended{false};
  std::thread serving([&] {
    good = server.listen_after_bind();
    ended = true;
    kill(getpid(), SIGTERM);
  });
  while (!server.is_running() && !ended) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (!ended) std::printf("listening on 127.0.0.1:%d\n", port);
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  server.finish();
  serving.join();
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  const auto settings = read_settings(argc, argv);
  if (!settings) {
    std::fputs(usage.data(), stderr);
    return 2;
  }
  SchemaStore schemas(settings->schemas,
                      {.limits = faultwire::write_api::schema_limits(settings->v3),
                       .max_columns = settings->max_columns});
  if (!schemas.load()) {
    std::fprintf(stderr, "%s is not a snapshot of schemas, or holds more than --max-columns\n",
                 settings->schemas.c_str());
    return 1;
  }
  Endpoint endpoint(*settings, schemas);
  HttpServer server(settings->max_bytes, std::chrono::seconds(settings->request_seconds));
  server.new_task_queue = [&] {
    return new httplib::ThreadPool(settings->threads);
  };  // httplib deletes it
  route(server, endpoint);
  if (settings->verbose) server.print_requests();
  const int port = settings->port == 0 ? server.bind_to_any_port("127.0.0.1") : settings->port;
  if (settings->port != 0 && !server.bind_to_port("127.0.0.1", port)) {
    std::fprintf(stderr, "port %d is not free\n", port);
    return 1;
  }
  return serve(server, port) ? 0 : 1;
}
