// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HPP
#define FAULTWIRE_MAPPING_RULES_HPP
/// The one list of all rules. A new rule is its header and two lines here.
///
/// @code
/// std::size_t rows = 0;
/// each_rule([&]<Rule R>() { rows += R::rows.size(); });
/// @endcode

#include "faultwire/mapping/rules/flight_to_grpc.hpp"
#include "faultwire/mapping/rules/flight_to_influx_documented.hpp"
#include "faultwire/mapping/rules/flight_to_stream.hpp"
#include "faultwire/mapping/rules/grpc_to_flight.hpp"
#include "faultwire/mapping/rules/grpc_to_http.hpp"
#include "faultwire/mapping/rules/grpc_to_influx.hpp"
#include "faultwire/mapping/rules/grpc_to_stream.hpp"
#include "faultwire/mapping/rules/http_to_grpc_api.hpp"
#include "faultwire/mapping/rules/http_to_grpc_proxy.hpp"
#include "faultwire/mapping/rules/http_to_influx.hpp"
#include "faultwire/mapping/rules/influx_to_flight_documented.hpp"
#include "faultwire/mapping/rules/influx_to_grpc.hpp"
#include "faultwire/mapping/rules/influx_to_http.hpp"
#include "faultwire/mapping/rules/stream_to_flight.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail {
template <class... R>
struct RuleList {
  static constexpr std::size_t size = sizeof...(R);
};
using Rules = RuleList<
    rules::influx_to_grpc,
    rules::grpc_to_influx,
    rules::influx_to_flight_documented,
    rules::flight_to_influx_documented,
    rules::flight_to_grpc,
    rules::grpc_to_flight,
    rules::stream_to_flight,
    rules::flight_to_stream,
    rules::stream_to_grpc,
    rules::grpc_to_stream,
    rules::influx_to_http,
    rules::http_to_influx,
    rules::grpc_to_http,
    rules::http_to_grpc_api,
    rules::http_to_grpc_proxy>;
}  // namespace detail

/// Calls `visit.template operator()<R>()` for every rule, in the order of the list.
template <class F>
constexpr void each_rule(F&& visit) {
  [&]<class... R>(detail::RuleList<R...>) { (visit.template operator()<R>(), ...); }(detail::Rules{});
}

}  // namespace v1
}  // namespace faultwire

#endif
