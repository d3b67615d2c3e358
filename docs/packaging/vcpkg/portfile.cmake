# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
# An overlay port that installs the checkout that it is part of:
#   vcpkg install faultwire --overlay-ports=docs/packaging/vcpkg
# In a registry, vcpkg_from_git with the address and the commit replaces the next line.
get_filename_component(SOURCE_PATH "${CURRENT_PORT_DIR}/../../.." ABSOLUTE)
set(VCPKG_BUILD_TYPE release)  # headers only: there is nothing to debug

set(core_only ON)
if("faultwire" IN_LIST FEATURES)
  set(core_only OFF)
endif()
vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}" OPTIONS -DFAULTWIRE_BUILD_TOOL=OFF
  -DFAULTWIRE_CORE_ONLY=${core_only})
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(PACKAGE_NAME faultwire CONFIG_PATH share/cmake/faultwire)
vcpkg_fixup_pkgconfig()
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
