// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_DETAIL_ROW_WORDS_HPP
#define FAULTWIRE_WRITE_API_DETAIL_ROW_WORDS_HPP
/// The short names that the tables of all products are written with, so that a row fits its lines.

#include "faultwire/write_api/detail/names.hpp"
#include "faultwire/write_api/facts/row.hpp"
#include "faultwire/write_api/facts/sources.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {
namespace row_words {

using namespace faultwire::sources;
using namespace faultwire::write_api;
using enum WriteEvent;
using enum BodyShape;
using enum Names;
using S = HttpStatus;
using C = InfluxCode;
using St = Stored;

inline constexpr auto read = Basis::implementation;
inline constexpr auto page = Basis::documented;
inline constexpr auto guess = Basis::inferred;
inline constexpr auto read_only = Use::read_only;

/// A row, for an array that is a template: only a program that uses the table compiles its rows.
template <class Lazy>
using LazyAnswerRow = detail::codes::Later<AnswerRow, Lazy>;

}  // namespace row_words
}  // namespace write_api
}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
