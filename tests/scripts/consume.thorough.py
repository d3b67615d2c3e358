# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Programs of users: by add_subdirectory, by find_package after installing, by pkg-config, by a
plain include path; several translation units, two shared objects, no exceptions; an own enum."""
import os, shlex, shutil, subprocess
from lib import house
from lib.consumers import Consumers

args = house.arguments()
consumers = Consumers(args)
project, sources = consumers.project, consumers.sources

FLAGS = " ".join(house.WARNINGS)
PROGRAMS = f"""
add_executable(core ${{S}}/core.cpp)
target_link_libraries(core PRIVATE faultwire::core)
add_executable(own ${{S}}/own.cpp)
target_link_libraries(own PRIVATE faultwire::core)
add_executable(whole ${{S}}/whole.cpp ${{S}}/other.cpp)
target_link_libraries(whole PRIVATE faultwire::faultwire)
foreach(program core own whole)
  target_compile_options(${{program}} PRIVATE {FLAGS})
endforeach()
"""
SHARED = """
add_library(other SHARED ${S}/other.cpp)
add_executable(shared ${S}/whole.cpp)
set_source_files_properties(${S}/other.cpp PROPERTIES COMPILE_OPTIONS "-fvisibility=default")
target_compile_options(shared PRIVATE -fvisibility=hidden -fvisibility-inlines-hidden)
target_link_libraries(other PRIVATE faultwire::faultwire)
target_link_libraries(shared PRIVATE other faultwire::faultwire)
"""
DSO = """
add_library(first SHARED ${S}/category.cpp)
add_library(second SHARED ${S}/category.cpp)
target_compile_definitions(first PRIVATE NAME=first_error)
target_compile_definitions(second PRIVATE NAME=second_error)
foreach(library first second)
  target_compile_options(${library} PRIVATE -fvisibility=hidden -fvisibility-inlines-hidden)
  target_link_libraries(${library} PRIVATE faultwire::core)
endforeach()
add_executable(categories ${S}/categories.cpp)
target_link_libraries(categories PRIVATE first second faultwire::core)
"""
vendored = project("vendored",
                   f'add_subdirectory("{args.source_dir}" faultwire)\n' + PROGRAMS + SHARED + DSO)
consumers.step("vendored installs nothing", "cmake", "--install", vendored, "--prefix",
               consumers.at("nothing"))
left = os.listdir(consumers.at("nothing")) if os.path.exists(consumers.at("nothing")) else []
consumers.expect(not left, f"vendored it installs {left}")

prefix, build = consumers.at("a prefix"), consumers.at("install")
consumers.step("configure", "cmake", "-G", "Ninja", "-S", args.source_dir, "-B", build,
               "-DFAULTWIRE_BUILD_TOOL=OFF", f"-DCMAKE_CXX_COMPILER={args.cxx}")
consumers.step("install", "cmake", "--install", build, "--prefix", prefix)
consumers.expect(
    house.headers(prefix) == house.headers(args.source_dir), "not all headers are installed")
project("installed",
        "find_package(faultwire 0.1 CONFIG REQUIRED COMPONENTS core faultwire)\n" + PROGRAMS,
        f"-DCMAKE_PREFIX_PATH={prefix}")
project(
    "installed_core",
    "find_package(faultwire CONFIG REQUIRED COMPONENTS core)\nadd_executable(core "
    "${S}/core.cpp)\ntarget_link_libraries(core faultwire::core)\n"
    "if(TARGET absl::hash OR TARGET faultwire::faultwire)\n  message(SEND_ERROR \"the core looks "
    "for abseil\")\nendif()\n",
    f"-DCMAKE_PREFIX_PATH={prefix}")

for compiler in house.compilers(args):
    clang = "clang" in os.path.basename(compiler)
    plain = [*house.WARNINGS, "-I" + os.path.join(args.source_dir, "include")
             ] + (["-fno-exceptions", "-fno-rtti"] if clang else [])
    for name in ("core", "own"):
        consumers.compiled("plain include path", compiler, [os.path.join(sources, name + ".cpp")],
                           plain)
    libraries = subprocess.run(
        ["pkg-config", "--libs", "absl_hash"],
        stdout=subprocess.PIPE).stdout.decode().split() if shutil.which("pkg-config") else []
    if libraries:
        consumers.compiled("whole", compiler,
                           [os.path.join(sources, "whole.cpp"),
                            os.path.join(sources, "other.cpp")], plain, libraries)
if shutil.which("pkg-config"):
    environment = dict(os.environ, PKG_CONFIG_PATH=os.path.join(prefix, "share/pkgconfig"))
    for package, programs in (("faultwire_core", ["core"]), ("faultwire", ["whole", "other"])):
        # As a shell reads them: the prefix has a blank.
        flags, libraries = (shlex.split(subprocess.run(["pkg-config", what, package],
                                                       stdout=subprocess.PIPE,
                                                       env=environment).stdout.decode())
                            for what in ("--cflags", "--libs"))
        consumers.expect(any("a prefix" in flag for flag in flags),
                         f"pkg-config {package} names another prefix: {flags}")
        consumers.compiled("pkg-config " + package, args.cxx,
                           [os.path.join(sources, name + ".cpp") for name in programs], flags,
                           libraries)
else:
    print("pkg-config is not installed: that consumer is skipped")
consumers.finish()
