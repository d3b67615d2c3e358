// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_DOMAINS_HPP
#define FAULTWIRE_CODES_DOMAINS_HPP
/// The one list of this library's domains. A new domain is its header, and here an include, an
/// enumerator and an entry of the list.
///
/// @code
/// std::size_t codes = 0;
/// each_domain([&]<Code C>() { codes += all_codes<C>().size(); });
/// static_assert(domain_of<GrpcCode> == Domain::grpc);
/// @endcode

#include "faultwire/codes/adbc.hpp"
#include "faultwire/codes/arrow.hpp"
#include "faultwire/codes/arrow_transport.hpp"
#include "faultwire/codes/column_type.hpp"
#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/kubernetes.hpp"
#include "faultwire/codes/span_status.hpp"
#include "faultwire/codes/stream.hpp"

namespace faultwire {
inline namespace v1 {

/// The domains, in the order of the list below.
enum class Domain : std::uint8_t {
  influx,
  grpc,
  flight,
  stream,
  http,
  http2,
  arrow,
  arrow_transport,
  adbc,
  iox_column_type,
  span_status,
  kubernetes,
};

namespace detail::codes {
template <class... C>
struct DomainList {
  static constexpr std::size_t size = sizeof...(C);
};
using Domains = DomainList<InfluxCode, GrpcCode, FlightCode, StreamErrorCode, HttpStatus,
                           Http2Error, ArrowError, ArrowTransportCode, AdbcStatusCode,
                           IoxColumnType, SpanStatus, KubernetesReason>;

template <class C, class... All>
consteval std::size_t position_in(DomainList<All...>) {
  // An array, because a list in braces would need its header where a module is imported.
  constexpr bool same[] = {std::is_same_v<C, All>...};
  std::size_t at = 0;
  while (at < sizeof...(All) && !same[at]) ++at;
  return at;
}

template <class C>
inline constexpr std::size_t position_of = position_in<C>(Domains{});

template <class... C>
consteval auto names_of(DomainList<C...>) {
  return std::array<std::string_view, sizeof...(C)>{CodeTraits<C>::domain...};
}
template <class List>
inline constexpr auto domain_names = names_of(List{});
}  // namespace detail::codes

/// Whether `C` is one of this library's domains, which `AnyCode` knows.
template <class C>
concept ListedCode = (detail::codes::position_of<C> < detail::codes::Domains::size);

/// The enumerator of a domain.
template <ListedCode C>
inline constexpr Domain domain_of = static_cast<Domain>(detail::codes::position_of<C>);

/// Calls `visit.template operator()<C>()` for every domain, in the order of the list.
template <class F>
constexpr void each_domain(F&& visit) {
  [&]<class... C>(detail::codes::DomainList<C...>) {
    (visit.template operator()<C>(), ...);
  }(detail::codes::Domains{});
}

/// Calls `visit.template operator()<C>()` for the code type of `domain`.
template <class F>
constexpr void with_domain(Domain domain, F&& visit) {
  each_domain([&]<Code C>() {
    if (domain_of<C> == domain) visit.template operator()<C>();
  });
}

/// Returns the name of a domain, for example `grpc`; empty for a value that is no domain. Static
/// storage.
template <class Lazy = void>
[[nodiscard]] constexpr std::string_view domain_name(Domain domain) noexcept {
  using List = detail::codes::Later<detail::codes::Domains, Lazy>;
  const auto i = static_cast<std::size_t>(domain);
  return i < List::size ? detail::codes::domain_names<List>[i] : std::string_view();
}

/// Returns the domain of exactly this name.
template <class Lazy = void>
[[nodiscard]] constexpr std::optional<detail::codes::Later<Domain, Lazy>> find_domain(
    std::string_view name) noexcept {
  std::uint8_t i = 0;
  for (const std::string_view known :
       detail::codes::domain_names<detail::codes::Later<detail::codes::Domains, Lazy>>) {
    if (known == name) return static_cast<Domain>(i);
    ++i;
  }
  return std::nullopt;
}

}  // namespace v1
}  // namespace faultwire

#endif
