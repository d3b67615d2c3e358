// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_HPP
#define FAULTWIRE_MAPPING_HPP
/// The room `mapping`: how codes translate, by rules that name their authority.
///
/// @code
/// static_assert(code_cast<HttpStatus>(InfluxCode::conflict) == HttpStatus::conflict);
/// @endcode

#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/row.hpp"
#include "faultwire/mapping/rule.hpp"
#include "faultwire/mapping/rules.hpp"

#endif
