// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_PCH_HPP
#define FAULTWIRE_TESTS_PCH_HPP
// What nearly every test includes, precompiled. A test still includes what it uses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "faultwire/faultwire.hpp"

#endif
