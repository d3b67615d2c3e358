// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The same for the scanner that any machine has.
#define FAULTWIRE_PORTABLE_SCAN 1
#define FAULTWIRE_PASS_SUITE PassPortable
#include "pass.test.cpp"
