// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: HasDefault
#include "faultwire/codes.hpp"
#include "faultwire/mapping.hpp"
using namespace faultwire;
#ifdef FAULTWIRE_SHOULD_FAIL
constexpr auto code = code_cast<GrpcCode>(IoxColumnType::tag);
#else
constexpr auto code = code_cast<GrpcCode>(HttpStatus::not_found);
#endif
