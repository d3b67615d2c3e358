# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""real_conan.py SOURCE_DIR: Conan itself makes a package by the recipe of docs/packaging/conan, and
a user's project is built with it and run. abseil, fmt and nlohmann-json are those of the system:
small recipes of this test stand for the ones that Conan would build. 77 where Conan cannot be had.
"""
import os, shutil, subprocess, sys, tempfile

SOURCE = os.path.abspath(sys.argv[1])
sys.path.insert(0, os.path.join(SOURCE, "tests", "lib"))
import peers

# name: version, and the components with the names that pkg-config has for them.
SYSTEM = {"abseil": ("20220623.1", {"absl_hash": "absl_hash", "absl_strings": "absl_strings"}),
          "fmt": ("9.1.0", {"fmt": "fmt"}),
          "nlohmann_json": ("3.11.2", {"nlohmann_json": "nlohmann_json"})}
RECIPE = """
from conan import ConanFile
from conan.tools.gnu import PkgConfig

class System(ConanFile):
    name, version, settings = {name!r}, {version!r}, ("os", "arch", "compiler", "build_type")

    def package_info(self):
        self.cpp_info.bindirs = self.cpp_info.includedirs = self.cpp_info.libdirs = []
        for component, module in {components!r}.items():
            PkgConfig(self, module).fill_cpp_info(self.cpp_info.components[component],
                                                  is_system=True)
"""
PROJECT = """
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES CXX)
enable_testing()
find_package(faultwire CONFIG REQUIRED)
add_executable(core {sources}/core.cpp)
target_link_libraries(core PRIVATE faultwire::core)
add_executable(whole {sources}/whole.cpp {sources}/other.cpp)
target_link_libraries(whole PRIVATE faultwire::json)
add_test(NAME core COMMAND core)
add_test(NAME whole COMMAND whole)
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def main():
    try:
        peer = peers.get("conan")
    except peers.Missing as why:
        print(f"SKIPPED: {why}")
        sys.exit(77)
    scratch = tempfile.mkdtemp(prefix="with blanks ")
    environment = {**os.environ, "CONAN_HOME": os.path.join(scratch, "home")}
    steps = 0

    def step(*command, cwd=scratch):
        nonlocal steps
        done = subprocess.run(command, cwd=cwd, env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}:\n{done.stdout[-4000:]}")
        steps += 1
        return done.stdout

    def conan(*arguments, cwd=scratch):
        return step(*peer.command(), *arguments, cwd=cwd)

    conan("profile", "detect")
    conan("remote", "disable", "*")
    standard = ("-s", "compiler.cppstd=20")
    for name, (version, components) in SYSTEM.items():
        write(f"{scratch}/{name}/conanfile.py",
              RECIPE.format(name=name, version=version, components=components))
        conan("create", ".", *standard, cwd=f"{scratch}/{name}")
    options = ("-o", "faultwire/*:json=True")
    conan("create", os.path.join(SOURCE, "docs", "packaging", "conan"), *standard, *options)
    write(f"{scratch}/user/conanfile.txt",
          "[requires]\nfaultwire/[>=0]\n[generators]\nCMakeDeps\nCMakeToolchain\n")
    conan("install", ".", "--output-folder=made", *standard, *options, cwd=f"{scratch}/user")
    write(f"{scratch}/user/CMakeLists.txt",
          PROJECT.format(sources=os.path.join(SOURCE, "tests", "consume")))
    step("cmake", "-S", "user", "-B", "built", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
         f"-DCMAKE_TOOLCHAIN_FILE={scratch}/user/made/conan_toolchain.cmake")
    step("cmake", "--build", "built", "-j2")
    told = step("ctest", "--test-dir", "built")
    shutil.rmtree(scratch)
    if "100% tests passed, 0 tests failed out of 2" not in told:
        sys.exit(told)
    print(f"{peer.text()}: {steps} steps, the user's two programs built and run")
    peers.record(peer, "makes the package, and a user builds with it", steps, 0)


main()
