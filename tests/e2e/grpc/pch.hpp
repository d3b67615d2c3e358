// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_E2E_GRPC_PCH_HPP
#define FAULTWIRE_TESTS_E2E_GRPC_PCH_HPP
// What most tests with gRPC include, precompiled. A test still includes what it uses.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "faultwire/faultwire.hpp"
#include "peer.hpp"

#endif
