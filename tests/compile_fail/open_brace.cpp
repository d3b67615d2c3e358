// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: a_brace_is_not_closed
#include "faultwire/wording/wording.hpp"

#ifdef FAULTWIRE_SHOULD_FAIL
constexpr faultwire::wording::Wording text = "database not found: {name";
#else
constexpr faultwire::wording::Wording text = "database not found: {name}";
#endif
static_assert(text.places() == 1);
