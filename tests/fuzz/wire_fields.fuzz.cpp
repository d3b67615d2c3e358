// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Lines are names and values in turn: any fields are read, the code is kept, and what was read can
// be sent again within the limits.
#include <cstdint>
#include <vector>

#include "faultwire/wire/trailers.hpp"
#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::vector<wire::Trailer> fields;
  const auto line = [&] {
    const std::string_view text = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(text.size() < rest.size() ? text.size() + 1 : rest.size());
    return std::string(text);
  };
  while (!rest.empty()) {
    std::string name = line();
    fields.push_back({std::move(name), line()});
  }
  const wire::Trailers trailers = wire::from_fields(fields);
  const auto error = wire::decode_trailers(trailers);
  require(error.has_value() == (trailers.code != 0));
  if (!error) return 0;
  const wire::Trailers again = wire::encode_trailers(*error);
  std::size_t cost = 167;
  for (const wire::Trailer& field : wire::to_fields(again))
    cost += field.name.size() + field.value.size() + 32;
  require(cost <= 4096);
  const auto back = wire::decode_trailers(again);
  require(back && back->code() == error->code() && back->origin() == error->origin() &&
          back->side() == error->side());
  if (wire::dropped_from(again) == wire::Dropped{}) require(*back == *error);
  return 0;
}
