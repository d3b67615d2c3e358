// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_VERSION_HPP
#define FAULTWIRE_VERSION_HPP
/// The version of the library; the build system reads it from here.
///
/// @code
/// static_assert(FAULTWIRE_VERSION_MAJOR == 0);
/// @endcode

#define FAULTWIRE_VERSION_MAJOR 0
#define FAULTWIRE_VERSION_MINOR 1
#define FAULTWIRE_VERSION_PATCH 0

#endif
