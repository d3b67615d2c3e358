// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CONFIG_HPP
#define FAULTWIRE_CONFIG_HPP
/// What the compiler and the standard library offer: every such test of the library is here.
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

/// Whether the standard library reads `double` with `std::from_chars`; libc++ does from 20 on.
#if defined(__cpp_lib_to_chars) || defined(__GLIBCXX__)
#define FAULTWIRE_HAS_FLOAT_FROM_CHARS 1
#else
#define FAULTWIRE_HAS_FLOAT_FROM_CHARS 0
#endif
/// Whether the standard library has `std::stop_token`; libc++ 19 does with -fexperimental-library.
#if defined(__cpp_lib_jthread)
#define FAULTWIRE_HAS_STOP_TOKEN 1
#else
#define FAULTWIRE_HAS_STOP_TOKEN 0
#endif
/// Whether the standard library has mutexes and threads. Some libraries for wasm32-wasi and for
/// mingw-w64 have none.
#if defined(_LIBCPP_HAS_NO_THREADS) || (defined(_LIBCPP_HAS_THREADS) && !_LIBCPP_HAS_THREADS) || \
    (defined(__GLIBCXX__) && !defined(_GLIBCXX_HAS_GTHREADS))
#define FAULTWIRE_HAS_THREADS 0
#else
#define FAULTWIRE_HAS_THREADS 1
#endif
/// Whether one operation on `double` rounds once. The x87 unit of 32-bit x86 rounds twice.
#if defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0 && __FLT_EVAL_METHOD__ != 1
#define FAULTWIRE_ROUNDS_ONCE 0
#else
#define FAULTWIRE_ROUNDS_ONCE 1
#endif
/// Whether the compiler has 128-bit integers.
#if defined(__SIZEOF_INT128__)
#define FAULTWIRE_HAS_INT128 1
#else
#define FAULTWIRE_HAS_INT128 0
#endif

/// How line protocol is scanned: `swar` (64-bit words, any machine), `sse2`, `ssse3`, `avx2`,
/// `avx512`, `neon` or `vec128` (vectors of another processor), by what the compiler may use in
/// this translation unit. Define FAULTWIRE_PORTABLE_SCAN to have `swar` everywhere, or
/// FAULTWIRE_VECTOR_SCAN to have `vec128` with g++ 12, clang 14 or later. Everything that depends
/// on it is in an inline namespace of that name, so that units with different flags can be linked
/// into one program.
#if defined(FAULTWIRE_PORTABLE_SCAN)
#define FAULTWIRE_SCANNER swar
#define FAULTWIRE_SCANNER_SWAR 1
#elif defined(FAULTWIRE_VECTOR_SCAN)
#define FAULTWIRE_SCANNER vec128
#define FAULTWIRE_SCANNER_VEC128 1
#elif defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512VL__)
#define FAULTWIRE_SCANNER avx512
#define FAULTWIRE_SCANNER_AVX512 1
#elif defined(__AVX2__)
#define FAULTWIRE_SCANNER avx2
#define FAULTWIRE_SCANNER_AVX2 1
#elif defined(__SSSE3__)
#define FAULTWIRE_SCANNER ssse3
#define FAULTWIRE_SCANNER_SSSE3 1
#elif defined(__SSE2__)
#define FAULTWIRE_SCANNER sse2
#define FAULTWIRE_SCANNER_SSE2 1
#elif defined(__aarch64__) && defined(__ARM_NEON)
#define FAULTWIRE_SCANNER neon
#define FAULTWIRE_SCANNER_NEON 1
#elif defined(__GNUC__) && \
    (defined(__riscv_vector) || defined(__VSX__) || defined(__VX__) || defined(__wasm_simd128__))
#define FAULTWIRE_SCANNER vec128
#define FAULTWIRE_SCANNER_VEC128 1
#else
#define FAULTWIRE_SCANNER swar
#define FAULTWIRE_SCANNER_SWAR 1
#endif

/// Which scanners `line_protocol/dispatch.hpp` compiles in addition, for processors that have more
/// than this unit may use everywhere. Not for Windows, where g++ does not align the stack for them.
#if defined(__GNUC__) && defined(__x86_64__) && !defined(_WIN32)
#if defined(FAULTWIRE_SCANNER_SSE2) || defined(FAULTWIRE_SCANNER_SSSE3)
#define FAULTWIRE_DISPATCH_AVX2 1
#define FAULTWIRE_DISPATCH_AVX512 1
#elif defined(FAULTWIRE_SCANNER_AVX2)
#define FAULTWIRE_DISPATCH_AVX512 1
#endif
#endif

/// For functions of a hot loop whose speed depends on being part of it, and for those that must not
/// be.
#if defined(__GNUC__)
#define FAULTWIRE_ALWAYS_INLINE __attribute__((always_inline)) inline
#define FAULTWIRE_NEVER_INLINE __attribute__((noinline))
#else
#define FAULTWIRE_ALWAYS_INLINE inline
#define FAULTWIRE_NEVER_INLINE
#endif

/// For what must be one thing in all shared objects of a program, also where they are built with
/// hidden visibility.
#if defined(__GNUC__) && !defined(_WIN32)
#define FAULTWIRE_VISIBLE __attribute__((visibility("default")))
#else
#define FAULTWIRE_VISIBLE
#endif

#endif
