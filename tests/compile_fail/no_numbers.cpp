// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: has_numbers
#include "faultwire/codes.hpp"
using namespace faultwire;
#ifdef FAULTWIRE_SHOULD_FAIL
constexpr auto code = code_from_number<InfluxCode>(5);
#else
constexpr auto code = code_from_number<GrpcCode>(5);
#endif
