// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The same for the scanner of processors with vectors and without one of their own.
#define FAULTWIRE_VECTOR_SCAN 1
#define FAULTWIRE_PASS_SUITE PassVector
#include "pass.test.cpp"
