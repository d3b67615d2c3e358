// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CONFIG_HPP
#define FAULTWIRE_CONFIG_HPP
/// What the compiler and the standard library offer: every such test of the library stands here.
///
/// @code
/// static_assert(FAULTWIRE_HAS_EXCEPTIONS == 0 || FAULTWIRE_HAS_EXCEPTIONS == 1);
/// @endcode

#include <version>

#if !defined(__cpp_concepts) || __cplusplus < 202002L
#error "faultwire needs C++20 with concepts: g++ 12, clang 14 or later, with -std=c++20"
#endif

/// Whether exceptions are on.
#if defined(__cpp_exceptions)
#define FAULTWIRE_HAS_EXCEPTIONS 1
#else
#define FAULTWIRE_HAS_EXCEPTIONS 0
#endif

/// Whether the standard library has `std::format`.
#if defined(__cpp_lib_format)
#define FAULTWIRE_HAS_STD_FORMAT 1
#else
#define FAULTWIRE_HAS_STD_FORMAT 0
#endif

/// Whether the standard library has `std::expected`.
#if defined(__cpp_lib_expected)
#define FAULTWIRE_HAS_STD_EXPECTED 1
#else
#define FAULTWIRE_HAS_STD_EXPECTED 0
#endif

/// For what must be one thing in all shared objects of a program, also where they are built with hidden visibility.
#if defined(__GNUC__) && !defined(_WIN32)
#define FAULTWIRE_VISIBLE __attribute__((visibility("default")))
#else
#define FAULTWIRE_VISIBLE
#endif

#endif
