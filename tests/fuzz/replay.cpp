// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target over every file of a corpus, so that each build checks what fuzzing once
// found.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  std::size_t inputs = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& file : std::filesystem::directory_iterator(argv[i])) {
      std::ifstream in(file.path(), std::ios::binary);
      const std::vector<char> bytes{std::istreambuf_iterator<char>(in),
                                    std::istreambuf_iterator<char>()};
      const auto exact =
          std::make_unique<std::uint8_t[]>(bytes.size());  // so that a sanitizer sees the true end
      for (std::size_t k = 0; k < bytes.size(); ++k) exact[k] = static_cast<std::uint8_t>(bytes[k]);
      LLVMFuzzerTestOneInput(exact.get(), bytes.size());
      ++inputs;
    }
  }
  std::printf("%zu inputs\n", inputs);
  return inputs == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
