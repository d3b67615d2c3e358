// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: (cannot convert|no matching function)
#include "faultwire/mapping.hpp"
using namespace faultwire;
#ifdef FAULTWIRE_SHOULD_FAIL
constexpr auto code = code_cast<rules::grpc_to_http>(HttpStatus::not_found);
#else
constexpr auto code = code_cast<rules::grpc_to_http>(GrpcCode::not_found);
#endif
