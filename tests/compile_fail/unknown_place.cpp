// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: the_text_has_an_unknown_place
// A place that no list has does not compile: a misspelt one would be rendered as nothing.
#include "faultwire/wording/wording.hpp"

#ifdef FAULTWIRE_SHOULD_FAIL
constexpr faultwire::wording::Wording text = "database not found: {nmae}";
#else
constexpr faultwire::wording::Wording text = "database not found: {name}";
#endif
static_assert(text.places() == 1);
