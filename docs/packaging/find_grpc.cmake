# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# faultwire_find_grpc(): looks for gRPC, which is optional. Debian's gRPC ends any CMake that
# looks for it while protobuf-compiler-grpc, on which libgrpc++-dev does not depend, is missing. So
# that package is looked for first, unless another gRPC is given.
macro(faultwire_find_grpc)
  set(_faultwire_debian "/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/cmake/grpc/gRPCConfig.cmake")
  find_file(_faultwire_given lib/cmake/grpc/gRPCConfig.cmake PATHS ${CMAKE_PREFIX_PATH}
    NO_DEFAULT_PATH NO_CACHE)
  if(EXISTS "${_faultwire_debian}" AND NOT EXISTS /usr/bin/grpc_cpp_plugin
    AND NOT _faultwire_given AND NOT gRPC_DIR AND NOT gRPC_ROOT)
    message(STATUS "faultwire: no component grpc without protobuf-compiler-grpc")
  elseif(NOT TARGET gRPC::grpc++)
    find_package(gRPC CONFIG QUIET)
  endif()
endmacro()
