// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_SCANNER_CALLS_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_SCANNER_CALLS_HPP
/// What `dispatch.hpp` calls: whole loops, so that nothing is chosen once an entry. Like all that
/// depends on the scanner it exists once a scanner.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/scan/block.hpp"
#include "faultwire/line_protocol/splitter.hpp"
#include "faultwire/line_protocol/validate.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {

/// Calls `each` with `entry`. Returns whether it wants more.
template <class F>
FAULTWIRE_ALWAYS_INLINE bool goes_on(F& each, const Entry& entry) {
  if constexpr (std::is_same_v<std::invoke_result_t<F&, const Entry&>, bool>) {
    return each(entry);
  } else {
    each(entry);
    return true;
  }
}

/// The scanner of this namespace.
struct ScannerCalls {
  static std::string_view name() noexcept { return scanner_name; }

  template <class F>
  static std::uint64_t for_each_entry(std::string_view batch, const ParseOptions& options,
                                      F& each) {
    Reader reader(batch, options);
    while (reader.next() && goes_on(each, reader.entry())) {
    }
    return reader.entries();
  }
  template <class F>
  static std::uint64_t for_each_entry_on_demand(std::string_view batch, const ParseOptions& options,
                                                F& each) {
    Reader reader(batch, options);
    while (reader.next_on_demand() && goes_on(each, reader.entry())) {
    }
    return reader.entries();
  }
  template <class F>
  static std::uint64_t for_each_rejection(std::string_view batch, const ParseOptions& options,
                                          F& each) {
    Reader reader(batch, options);
    while (reader.next_rejection() && goes_on(each, reader.entry())) {
    }
    return reader.entries();
  }
  template <class... Rest>
  static BatchReport validate(std::string_view batch, const ValidateOptions& options,
                              Rest&... rest) {
    return faultwire::line_protocol::validate(batch, options, rest...);
  }
  template <class Parallel>
  static void run(Parallel& parallel, std::size_t part) {
    parallel.template run<PartReader>(part);
  }
};

}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
