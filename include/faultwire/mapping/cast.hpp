// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_CAST_HPP
#define FAULTWIRE_MAPPING_CAST_HPP
/// Translates codes: by the default rule of a pair of domains, or by a rule that is named. Pairs
/// without a rule of their own go through `GrpcCode`. A direction that no rule has does not
/// compile.
///
/// @code
/// static_assert(code_cast<GrpcCode>(InfluxCode::not_found) == GrpcCode::not_found);
/// static_assert(code_cast<HttpStatus>(FlightCode::timed_out) == HttpStatus::gateway_timeout);
/// auto full = translate<GrpcCode>(InfluxCode::unauthorized);  // full.basis, full.fidelity
/// static_assert(equivalent(InfluxCode::not_found, FlightCode::not_found));
/// @endcode

#include <array>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/mapping/rule.hpp"

namespace faultwire {
inline namespace v1 {

/// Specialised, with the member `type`, for every pair of domains that has a default rule.
template <class From, class To>
struct DefaultRule {
  using type = void;
};
/// The default rule of a pair; `void` if it has none.
template <class From, class To>
using default_rule = typename DefaultRule<From, To>::type;

namespace detail::mapping {
template <class To, class From>
concept DirectDefault = !std::is_void_v<default_rule<From, To>>;
template <class To, class From>
concept PivotDefault = DirectDefault<GrpcCode, From> && DirectDefault<To, GrpcCode>;
}  // namespace detail::mapping

/// Whether a code of `From` can be translated to `To` without naming a rule.
template <class To, class From>
concept HasDefault = Code<To> && Code<From> &&
    (std::is_same_v<To, From> || detail::mapping::DirectDefault<To, From> ||
     detail::mapping::PivotDefault<To, From>);

/// What one rule did to a code.
struct Step {
  std::string_view rule;  ///< its id; static storage
  Basis basis = Basis::inferred;
  Fidelity fidelity = Fidelity::fallback;
  const Source* source = nullptr;  ///< who says so; null if no authority does
};

/// A translated code and what `code_cast` leaves unsaid.
template <Code From, Code To>
struct Translation {
  To to;
  Fidelity fidelity;         ///< the worse of the steps
  Basis basis;               ///< the weaker of the steps
  const Row<From, To>* row;  ///< what decided; null on a fallback and on the way through gRPC
  bool through_grpc;
  std::array<Step, 2> steps;  ///< the rules on the way; the second is empty unless `through_grpc`
};

/// Translates by the rule `R`. Total: a code without a row, or a value that is no code, goes to
/// `R::otherwise`. One load.
template <Rule R>
[[nodiscard]] constexpr typename R::To code_cast(typename R::From c) noexcept {
  const std::size_t i = CodeTraits<typename R::From>::index(c);
  return i < CodeTraits<typename R::From>::extent ? detail::mapping::image_of<R>.data[i]
                                                  : R::otherwise;
}

/// Translates by the default rule of the pair; the code itself if the domain is the same. Total.
template <Code To, Code From>
requires HasDefault<To, From>
[[nodiscard]] constexpr To code_cast(From c) noexcept {
  if constexpr (std::is_same_v<To, From>) {
    return c;
  } else if constexpr (detail::mapping::DirectDefault<To, From>) {
    return code_cast<default_rule<From, To>>(c);
  } else {
    return code_cast<default_rule<GrpcCode, To>>(code_cast<default_rule<From, GrpcCode>>(c));
  }
}

/// Returns what the rule `R` makes of a number that its domain does not know: `R::otherwise`, as a
/// fallback. No authority says it, unless the rule names one (`otherwise_by`).
template <Rule R>
[[nodiscard]] constexpr Translation<typename R::From, typename R::To> translate_unknown() noexcept {
  constexpr Authority by = detail::mapping::otherwise_by<R>();
  const Step step{R::id, by.basis, Fidelity::fallback, by.source};
  return {R::otherwise, Fidelity::fallback, by.basis, nullptr, false, {step, Step{}}};
}

/// Translates by the rule `R` and says all about it.
template <Rule R>
[[nodiscard]] constexpr Translation<typename R::From, typename R::To> translate(
    typename R::From c) noexcept {
  const auto* const row = row_for<R>(c);
  if (row == nullptr) return translate_unknown<R>();
  const Fidelity fidelity =
      detail::mapping::fidelities_of<R>.data[CodeTraits<typename R::From>::index(c)];
  const Step step{R::id, row->by.basis, fidelity, row->by.source};
  return {row->to, fidelity, row->by.basis, row, false, {step, Step{}}};
}

namespace detail::mapping {
/// Goes on from gRPC. What a code without a row became says nothing of the code: no authority is
/// named for the second step.
template <Code To, class First>
[[nodiscard]] constexpr auto through_grpc(const First& in) noexcept {
  auto out = translate<default_rule<GrpcCode, To>>(in.to);
  Step second = out.steps[0];
  if (in.fidelity == Fidelity::fallback)
    second = {second.rule, Basis::inferred, second.fidelity, nullptr};
  const Fidelity fidelity = in.fidelity > second.fidelity ? in.fidelity : second.fidelity;
  const Basis basis = in.basis > second.basis ? in.basis : second.basis;
  return std::pair(Step(second),
                   Translation<GrpcCode, To>{out.to, fidelity, basis, nullptr, true, {}});
}
}  // namespace detail::mapping

/// Translates by the default rule of the pair and says all about it.
template <Code To, Code From>
requires HasDefault<To, From>
[[nodiscard]] constexpr Translation<From, To> translate(From c) noexcept {
  if constexpr (std::is_same_v<To, From>) {
    return {c, Fidelity::exact, Basis::documented, nullptr, false, {}};
  } else if constexpr (detail::mapping::DirectDefault<To, From>) {
    return translate<default_rule<From, To>>(c);
  } else {
    const auto in = translate<default_rule<From, GrpcCode>>(c);
    const auto [step, out] = detail::mapping::through_grpc<To>(in);
    return {out.to, out.fidelity, out.basis, nullptr, true, {in.steps[0], step}};
  }
}

/// Returns what the default rule of the pair makes of a number that the domain `From` does not
/// know: a fallback, and no authority's word.
template <Code To, Code From>
requires HasDefault<To, From> &&(!std::is_same_v<To, From>)
    [[nodiscard]] constexpr Translation<From, To> translate_unknown() noexcept {
  if constexpr (detail::mapping::DirectDefault<To, From>) {
    return translate_unknown<default_rule<From, To>>();
  } else {
    const auto in = translate_unknown<default_rule<From, GrpcCode>>();
    const auto [step, out] = detail::mapping::through_grpc<To>(in);
    return {out.to, out.fidelity, out.basis, nullptr, true, {in.steps[0], step}};
  }
}

/// Returns every code to which the default rule of the pair may translate `c`, the preferred one
/// first. Static storage.
template <Code To, Code From>
requires detail::mapping::DirectDefault<To, From>
[[nodiscard]] constexpr std::span<const To> candidates(From c) noexcept {
  return candidates<default_rule<From, To>>(c);
}

/// Whether two codes of any domains mean the same: they are translated to the same gRPC code.
/// Spelled out, because `==` stays exact.
template <Code A, Code B>
requires HasDefault<GrpcCode, A> && HasDefault<GrpcCode, B>
[[nodiscard]] constexpr bool equivalent(A a, B b) noexcept {
  return code_cast<GrpcCode>(a) == code_cast<GrpcCode>(b);
}

}  // namespace v1
}  // namespace faultwire

#endif
