// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The same checks of the arithmetic that any machine has.
#define FAULTWIRE_PORTABLE_SCAN 1
#define FAULTWIRE_VALUES_SUITE ValuesPortable
#include "values.test.cpp"
