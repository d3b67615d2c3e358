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

#include "faultwire/mapping/rules/adbc_to_grpc.hpp"
#include "faultwire/mapping/rules/arrow_to_grpc_server.hpp"
#include "faultwire/mapping/rules/flight_to_grpc.hpp"
#include "faultwire/mapping/rules/flight_to_grpc_java.hpp"
#include "faultwire/mapping/rules/flight_to_influx_documented.hpp"
#include "faultwire/mapping/rules/flight_to_stream.hpp"
#include "faultwire/mapping/rules/grpc_to_adbc_go.hpp"
#include "faultwire/mapping/rules/grpc_to_arrow_absl.hpp"
#include "faultwire/mapping/rules/grpc_to_arrow_async.hpp"
#include "faultwire/mapping/rules/grpc_to_arrow_sync.hpp"
#include "faultwire/mapping/rules/grpc_to_flight.hpp"
#include "faultwire/mapping/rules/grpc_to_flight_java.hpp"
#include "faultwire/mapping/rules/grpc_to_http.hpp"
#include "faultwire/mapping/rules/grpc_to_http2.hpp"
#include "faultwire/mapping/rules/grpc_to_http2_tonic.hpp"
#include "faultwire/mapping/rules/grpc_to_http_connect.hpp"
#include "faultwire/mapping/rules/grpc_to_http_connect_before.hpp"
#include "faultwire/mapping/rules/grpc_to_http_envoy.hpp"
#include "faultwire/mapping/rules/grpc_to_http_gateway.hpp"
#include "faultwire/mapping/rules/grpc_to_http_opensearch_java.hpp"
#include "faultwire/mapping/rules/grpc_to_influx.hpp"
#include "faultwire/mapping/rules/grpc_to_influx_iox.hpp"
#include "faultwire/mapping/rules/grpc_to_stream.hpp"
#include "faultwire/mapping/rules/http2_to_grpc.hpp"
#include "faultwire/mapping/rules/http2_to_grpc_c_core.hpp"
#include "faultwire/mapping/rules/http2_to_grpc_java.hpp"
#include "faultwire/mapping/rules/http2_to_grpc_spec.hpp"
#include "faultwire/mapping/rules/http2_to_grpc_tonic.hpp"
#include "faultwire/mapping/rules/http_to_grpc_api.hpp"
#include "faultwire/mapping/rules/http_to_grpc_c_core_old.hpp"
#include "faultwire/mapping/rules/http_to_grpc_connect_before.hpp"
#include "faultwire/mapping/rules/http_to_grpc_gateway_routing.hpp"
#include "faultwire/mapping/rules/http_to_grpc_google_cloud_cpp.hpp"
#include "faultwire/mapping/rules/http_to_grpc_opensearch_rest.hpp"
#include "faultwire/mapping/rules/http_to_grpc_proxy.hpp"
#include "faultwire/mapping/rules/http_to_grpc_proxy_c_core.hpp"
#include "faultwire/mapping/rules/http_to_grpc_proxy_connect.hpp"
#include "faultwire/mapping/rules/http_to_grpc_proxy_java.hpp"
#include "faultwire/mapping/rules/http_to_influx.hpp"
#include "faultwire/mapping/rules/http_to_influx_2x.hpp"
#include "faultwire/mapping/rules/http_to_influx_core_v2.hpp"
#include "faultwire/mapping/rules/http_to_influx_iox.hpp"
#include "faultwire/mapping/rules/http_to_stream.hpp"
#include "faultwire/mapping/rules/influx_to_flight_documented.hpp"
#include "faultwire/mapping/rules/influx_to_grpc.hpp"
#include "faultwire/mapping/rules/influx_to_grpc_over_flight.hpp"
#include "faultwire/mapping/rules/influx_to_grpc_over_http.hpp"
#include "faultwire/mapping/rules/influx_to_http.hpp"
#include "faultwire/mapping/rules/influx_to_http_2_0_alpha.hpp"
#include "faultwire/mapping/rules/influx_to_http_2x.hpp"
#include "faultwire/mapping/rules/influx_to_http_core_v2.hpp"
#include "faultwire/mapping/rules/influx_to_http_iox.hpp"
#include "faultwire/mapping/rules/stream_to_flight.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"
#include "faultwire/mapping/rules/stream_to_http.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail::mapping {
template <class... R>
struct RuleList {
  static constexpr std::size_t size = sizeof...(R);
};
using Rules = RuleList<
    rules::influx_to_grpc, rules::grpc_to_influx, rules::influx_to_flight_documented,
    rules::flight_to_influx_documented, rules::flight_to_grpc, rules::grpc_to_flight,
    rules::stream_to_flight, rules::flight_to_stream, rules::stream_to_grpc, rules::grpc_to_stream,
    rules::influx_to_http, rules::http_to_influx, rules::grpc_to_http, rules::http_to_grpc_api,
    rules::http_to_grpc_proxy, rules::grpc_to_influx_iox, rules::influx_to_http_2x,
    rules::http_to_influx_2x, rules::influx_to_http_iox, rules::http_to_influx_iox,
    rules::influx_to_http_core_v2, rules::http_to_influx_core_v2, rules::influx_to_grpc_over_http,
    rules::influx_to_grpc_over_flight, rules::grpc_to_flight_java, rules::flight_to_grpc_java,
    rules::grpc_to_arrow_sync, rules::grpc_to_arrow_async, rules::arrow_to_grpc_server,
    rules::grpc_to_adbc_go, rules::adbc_to_grpc, rules::stream_to_http, rules::http_to_stream,
    rules::grpc_to_http_gateway, rules::grpc_to_http_connect, rules::grpc_to_http_connect_before,
    rules::grpc_to_http_envoy, rules::grpc_to_http_opensearch_java,
    rules::http_to_grpc_google_cloud_cpp, rules::http_to_grpc_opensearch_rest,
    rules::http_to_grpc_proxy_java, rules::http_to_grpc_proxy_c_core,
    rules::http_to_grpc_connect_before, rules::http2_to_grpc, rules::http2_to_grpc_spec,
    rules::http2_to_grpc_c_core, rules::http2_to_grpc_java, rules::http2_to_grpc_tonic,
    rules::grpc_to_http2, rules::grpc_to_http2_tonic, rules::influx_to_http_2_0_alpha,
    rules::grpc_to_arrow_absl, rules::http_to_grpc_gateway_routing,
    rules::http_to_grpc_proxy_connect, rules::http_to_grpc_c_core_old>;
}  // namespace detail::mapping

/// Calls `visit.template operator()<R>()` for every rule, in the order of the list.
template <class F>
constexpr void each_rule(F&& visit) {
  [&]<class... R>(detail::mapping::RuleList<R...>) {
    (visit.template operator()<R>(), ...);
  }(detail::mapping::Rules{});
}

}  // namespace v1
}  // namespace faultwire

#endif
