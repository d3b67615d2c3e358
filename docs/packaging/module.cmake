# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# faultwire_add_module(FOLDER): makes the target faultwire::module with the module `faultwire`.
# A compiled module fits one compiler and its flags, so the project that imports it compiles it.
# FOLDER has faultwire/faultwire.cppm.
function(faultwire_add_module folder)
  if(CMAKE_VERSION VERSION_LESS 3.28 OR TARGET faultwire_module)
    return()
  endif()
  add_library(faultwire_module STATIC EXCLUDE_FROM_ALL)
  target_sources(faultwire_module PUBLIC FILE_SET CXX_MODULES BASE_DIRS "${folder}"
    FILES "${folder}/faultwire/faultwire.cppm")
  target_compile_features(faultwire_module PUBLIC cxx_std_20)
  target_link_libraries(faultwire_module PUBLIC faultwire::faultwire)
  add_library(faultwire::module ALIAS faultwire_module)
endfunction()
