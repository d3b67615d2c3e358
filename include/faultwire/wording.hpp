// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WORDING_HPP
#define FAULTWIRE_WORDING_HPP
/// The room `wording`: a server's text with places, rendered, matched and found.
///
/// @code
/// constexpr wording::Wording text = "bucket \"{name}\" not found";
/// const bool known = wording::match(text, "bucket \"plant\" not found").has_value();
/// @endcode

#include "faultwire/wording/fold.hpp"
#include "faultwire/wording/match.hpp"
#include "faultwire/wording/place.hpp"
#include "faultwire/wording/render.hpp"
#include "faultwire/wording/wording.hpp"

#endif
