// The side of the failure that the library finds in the texts of public_error_texts.jsonl, which
// the executable does not print.
//
//   error_text_sides FILE.jsonl
//
// One difference a line, cut at 200 characters; the last line is `N cases, D differences`. Exit
// code 1 if there are any.
#include <cstdio>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "faultwire/diagnosis.hpp"

int main(int argc, char** argv) {
  using namespace faultwire;
  std::ifstream in(argc > 1 ? argv[1] : "");
  if (!in) {
    std::fprintf(stderr, "usage: error_text_sides FILE.jsonl\n");
    return 2;
  }
  int cases = 0, differences = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const auto one = nlohmann::json::parse(line);
    if (one.at("records") != 1 || one.at("side").is_null()) continue;
    ++cases;
    const std::string text = one.at("text").get<std::string>();
    const retry::Side side = failure_of(diagnosis::diagnose(text)).side;
    const char* name = side == retry::Side::server   ? "server"
                       : side == retry::Side::client ? "client"
                                                     : "transport";
    if (one.at("side") == name) continue;
    ++differences;
    std::printf("%.200s\n", (one.at("id").get<std::string>() + ": side: expected " +
                             one.at("side").get<std::string>() + ", got " + name)
                                .c_str());
  }
  std::printf("%d cases, %d differences\n", cases, differences);
  return differences == 0 ? 0 : 1;
}
