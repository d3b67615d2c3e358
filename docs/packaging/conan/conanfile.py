# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""A recipe for Conan 2 that packages the checkout that it is part of: conan create
docs/packaging/conan"""
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

# The components of the CMake package: what each depends on, and which packages it needs.
COMPONENTS = {
    "core": [], "faultwire": ["core", "abseil::absl_hash", "abseil::absl_strings", "fmt::fmt"],
    "json": ["faultwire", "nlohmann_json::nlohmann_json"], "grpc": ["faultwire", "grpc::grpc++"],
}
REQUIRES = {
    "faultwire": ["abseil/[>=20220623.1]", "fmt/[>=9 <12]"], "json": ["nlohmann_json/[>=3.11]"],
    "grpc": ["grpc/[>=1.50]"]
}


class FaultwireConan(ConanFile):
    name = "faultwire"
    license = "Apache-2.0"
    description = ("Error codes, errors that travel, and line protocol of InfluxDB, Arrow Flight, "
                   "gRPC and OpenSearch streams")
    topics = ("influxdb", "line-protocol", "grpc", "arrow-flight", "error-codes", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"faultwire": [True, False], "json": [True, False], "grpc": [True, False]}
    default_options = {"faultwire": True, "json": False, "grpc": False}
    no_copy_source = True

    @property
    def _checkout(self):
        return os.path.join(self.recipe_folder, "..", "..", "..")

    def set_version(self):
        text = load(self, os.path.join(self._checkout, "include", "faultwire", "version.hpp"))
        self.version = ".".join(
            re.search(rf"FAULTWIRE_VERSION_{part} (\d+)", text)[1]
            for part in ("MAJOR", "MINOR", "PATCH"))

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "include/*", "docs/gdb/*",
                        "docs/packaging/debian/*", "docs/packaging/*.cmake"):
            copy(self, pattern, self._checkout, self.export_sources_folder)

    def _chosen(self):
        whole = self.options.faultwire or self.options.json or self.options.grpc
        return ["core"] + (["faultwire"] if whole else
                           []) + [name for name in ("json", "grpc") if getattr(self.options, name)]

    def requirements(self):
        for component in self._chosen():
            for reference in REQUIRES.get(component, []):
                self.requires(reference)

    def layout(self):
        cmake_layout(self)

    def validate(self):
        check_min_cppstd(self, 20)

    def package_id(self):
        self.info.settings.clear()

    def generate(self):
        # The headers are installed as they are: nothing is looked for, since users get their
        # libraries from the components below.
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["FAULTWIRE_BUILD_TOOL"] = False
        toolchain.cache_variables["FAULTWIRE_CORE_ONLY"] = True
        toolchain.generate()

    def package(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        for folder in ("cmake", "pkgconfig"):  # Conan writes its own
            rmdir(self, os.path.join(self.package_folder, "share", folder))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "faultwire")
        for name in self._chosen():
            component = self.cpp_info.components[name]
            component.set_property("cmake_target_name", f"faultwire::{name}")
            component.bindirs = component.libdirs = []
            component.requires = COMPONENTS[name]
