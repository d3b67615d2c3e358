// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HPP
#define FAULTWIRE_MAPPING_RULES_HPP
/// The one list of all pairs of domains that have rules. A new rule is written in the header of its
/// pair; a new pair is its header, and here an include and an entry of the list.
///
/// @code
/// std::size_t rows = 0;
/// each_rule([&]<Rule R>() { rows += rule_rows<R>().size(); });
/// @endcode

#include "faultwire/mapping/rules/adbc_to_grpc.hpp"
#include "faultwire/mapping/rules/arrow_to_grpc.hpp"
#include "faultwire/mapping/rules/arrow_transport_to_arrow.hpp"
#include "faultwire/mapping/rules/arrow_transport_to_grpc.hpp"
#include "faultwire/mapping/rules/flight_to_adbc.hpp"
#include "faultwire/mapping/rules/flight_to_grpc.hpp"
#include "faultwire/mapping/rules/flight_to_influx.hpp"
#include "faultwire/mapping/rules/flight_to_stream.hpp"
#include "faultwire/mapping/rules/grpc_to_adbc.hpp"
#include "faultwire/mapping/rules/grpc_to_arrow.hpp"
#include "faultwire/mapping/rules/grpc_to_arrow_transport.hpp"
#include "faultwire/mapping/rules/grpc_to_flight.hpp"
#include "faultwire/mapping/rules/grpc_to_http.hpp"
#include "faultwire/mapping/rules/grpc_to_http2.hpp"
#include "faultwire/mapping/rules/grpc_to_influx.hpp"
#include "faultwire/mapping/rules/grpc_to_span_status.hpp"
#include "faultwire/mapping/rules/grpc_to_stream.hpp"
#include "faultwire/mapping/rules/http2_to_grpc.hpp"
#include "faultwire/mapping/rules/http_to_grpc.hpp"
#include "faultwire/mapping/rules/http_to_influx.hpp"
#include "faultwire/mapping/rules/http_to_kubernetes.hpp"
#include "faultwire/mapping/rules/http_to_span_status.hpp"
#include "faultwire/mapping/rules/http_to_stream.hpp"
#include "faultwire/mapping/rules/influx_to_flight.hpp"
#include "faultwire/mapping/rules/influx_to_grpc.hpp"
#include "faultwire/mapping/rules/influx_to_http.hpp"
#include "faultwire/mapping/rules/kubernetes_to_http.hpp"
#include "faultwire/mapping/rules/stream_to_flight.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"
#include "faultwire/mapping/rules/stream_to_http.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail::mapping {
template <class... Pairs>
struct PairList {};
using Pairs = PairList<
    influx_to_grpc_rules, grpc_to_influx_rules, influx_to_flight_rules, flight_to_influx_rules,
    flight_to_grpc_rules, grpc_to_flight_rules, stream_to_flight_rules, flight_to_stream_rules,
    stream_to_grpc_rules, grpc_to_stream_rules, stream_to_http_rules, http_to_stream_rules,
    influx_to_http_rules, http_to_influx_rules, grpc_to_http_rules, http_to_grpc_rules,
    grpc_to_arrow_rules, grpc_to_arrow_transport_rules, arrow_transport_to_grpc_rules,
    arrow_transport_to_arrow_rules, arrow_to_grpc_rules, grpc_to_adbc_rules, adbc_to_grpc_rules,
    flight_to_adbc_rules, http2_to_grpc_rules, grpc_to_http2_rules, grpc_to_span_status_rules,
    http_to_span_status_rules, kubernetes_to_http_rules, http_to_kubernetes_rules>;

template <class F, class... R>
constexpr void each_rule_of(F& visit, RuleList<R...>) {
  (visit.template operator()<R>(), ...);
}
}  // namespace detail::mapping

/// Calls `visit.template operator()<R>()` for every rule, in the order of the list.
template <class F>
constexpr void each_rule(F&& visit) {
  [&]<class... P>(detail::mapping::PairList<P...>) {
    (detail::mapping::each_rule_of(visit, P{}), ...);
  }(detail::mapping::Pairs{});
}

}  // namespace v1
}  // namespace faultwire

#endif
