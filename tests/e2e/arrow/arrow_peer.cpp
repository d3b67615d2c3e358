// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The peer with Arrow's own libraries.
//   arrow_peer serve              prints its port, serves until its input ends
//   arrow_peer schema             prints the header of an IPC schema in hexadecimal digits
//   arrow_peer client PORT SERVER calls every method for every case; SERVER says how the server
//                                 makes its answers, and what may be lost: see expect.hpp
//   arrow_peer foreign PORT       calls DoGet for each line of input, prints what was read
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "arrow_server.hpp"
#include "expect.hpp"

namespace {
using namespace flight_peer;

int serve() {
  Server server;
  if (!start(server)) return 1;
  std::printf("%d\n", server.port());
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  return server.Shutdown().ok() ? 0 : 1;
}

int print_schema() {
  const auto bytes = arrow::ipc::SerializeSchema(*schema()).ValueOrDie();
  // After the marker and the length, four bytes each.
  for (std::int64_t i = 8; i < bytes->size(); ++i) std::printf("%02x", bytes->data()[i]);
  std::printf("\n");
  return 0;
}

int client(int port, std::string_view server) {
  const auto connection = connect(port);
  flight_cases::Table table("Arrow C++ " ARROW_VERSION_STRING " client, server " +
                            std::string(server));
  for (const bool asks : {false, true}) {
    flight::FlightCallOptions options;
    if (asks) faultwire::ask_for_details(options);
    for (const std::string_view method : methods) {
      for (const std::string& name : flight_cases::all_names()) {
        const arrow::Status status =
            call(*connection, method, std::string(flight_cases::word_for(server)) + name, options);
        table.check(method, name, {.asks = asks, .server = server}, faultwire::error_from(status),
                    faultwire::failure_of(status));
      }
    }
  }
  return table.report();
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '\n') out += '\\';
    out += c == '\n' ? 'n' : c;
  }
  return out;
}

// Code, side, retry decision and message of each error.
int foreign(int port) {
  const auto connection = connect(port);
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    const arrow::Status status = call(*connection, line.substr(0, tab), line.substr(tab + 1));
    const auto error = faultwire::error_from(status);
    if (!error) return 1;
    std::printf("%s\n", flight_cases::told(*error, faultwire::failure_of(status)).c_str());
    std::printf("%s\n", escaped(error->message()).c_str());
  }
  return 0;
}
}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "serve") return serve();
  if (what == "schema") return print_schema();
  if (what == "client" && argc == 4) return client(std::atoi(argv[2]), argv[3]);
  if (what == "foreign" && argc == 3) return foreign(std::atoi(argv[2]));
  return 2;
}
