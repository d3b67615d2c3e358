# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Programs of users: by add_subdirectory, by find_package after installing, by pkg-config, by a plain include path; several translation
units, two shared objects, no exceptions; an own enum. Vendoring leaves nothing in the parent project."""
import os, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "lib"))
import house

args = house.arguments()
folder = tempfile.mkdtemp()
sources = os.path.join(args.source_dir, "tests/consume")
problems = []
checks = 0


def step(what, *command, **options):
    global checks
    checks += 1
    result = house.run([str(word) for word in command], **options)
    if result.returncode != 0:
        problems.append(f"{what}: {' '.join(map(str, command))}\n{result.stdout.decode('utf-8', 'replace')[-3000:]}")
    return result.returncode == 0


def project(name, text, *configure):
    """Configures, builds and runs a small CMake project."""
    where = os.path.join(folder, name)
    os.makedirs(where)
    with open(os.path.join(where, "CMakeLists.txt"), "w") as file:
        file.write(f'cmake_minimum_required(VERSION 3.25)\nproject({name} LANGUAGES CXX)\nset(S "{sources}")\n' + text)
    build = os.path.join(where, "b")
    good = step(name + " configure", "cmake", "-G", "Ninja", "-S", where, "-B", build, f"-DCMAKE_CXX_COMPILER={args.cxx}", *configure)
    good = good and step(name + " build", "cmake", "--build", build)
    for program in ("core", "whole", "own", "shared", "categories"):
        if good and os.path.exists(os.path.join(build, program)):
            step(name + " run " + program, os.path.join(build, program))
    return build


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
LEAKS = """
get_cmake_property(before VARIABLES)
set(flags_before "${CMAKE_CXX_FLAGS}|${CMAKE_CXX_STANDARD}|${CMAKE_BUILD_TYPE}|${CMAKE_CXX_EXTENSIONS}")
get_cmake_property(cache_before CACHE_VARIABLES)
add_subdirectory("%s" faultwire)
get_cmake_property(cache_after CACHE_VARIABLES)
list(REMOVE_ITEM cache_after ${cache_before})
foreach(name ${cache_after})
  if(NOT name MATCHES "^(FAULTWIRE_|faultwire_|absl_DIR|CMAKE_PROJECT_VERSION|fmt_DIR|nlohmann_json_DIR|CMAKE_HAVE|Threads|FIND_PACKAGE_MESSAGE_DETAILS)")
    message(SEND_ERROR "faultwire leaves ${name} in the cache")
  endif()
endforeach()
if(NOT flags_before STREQUAL "${CMAKE_CXX_FLAGS}|${CMAKE_CXX_STANDARD}|${CMAKE_BUILD_TYPE}|${CMAKE_CXX_EXTENSIONS}")
  message(SEND_ERROR "faultwire changes the flags of its parent")
endif()
foreach(target faultwire_tool faultwire.static)
  if(TARGET ${target})
    message(SEND_ERROR "faultwire builds ${target} inside another project")
  endif()
endforeach()
""" % args.source_dir

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
vendored = project("vendored", LEAKS + PROGRAMS + SHARED + DSO)
step("vendored installs nothing", "cmake", "--install", vendored, "--prefix", os.path.join(folder, "nothing"))
if os.path.exists(os.path.join(folder, "nothing")) and os.listdir(os.path.join(folder, "nothing")):
    problems.append("vendored it installs " + str(os.listdir(os.path.join(folder, "nothing"))))

prefix = os.path.join(folder, "prefix")
build = os.path.join(folder, "install")
step("configure", "cmake", "-G", "Ninja", "-S", args.source_dir, "-B", build, f"-DCMAKE_INSTALL_PREFIX={prefix}", "-DFAULTWIRE_BUILD_TOOL=OFF", f"-DCMAKE_CXX_COMPILER={args.cxx}")
step("install", "cmake", "--install", build)
installed = house.headers(prefix)
if installed != house.headers(args.source_dir):
    problems.append("not all headers are installed")
project("installed", "find_package(faultwire 0.1 CONFIG REQUIRED COMPONENTS core faultwire)\n" + PROGRAMS, f"-DCMAKE_PREFIX_PATH={prefix}")
project("installed_core", "find_package(faultwire CONFIG REQUIRED COMPONENTS core)\nadd_executable(core ${S}/core.cpp)\ntarget_link_libraries(core faultwire::core)\n"
        "if(TARGET absl::hash OR TARGET faultwire::faultwire)\n  message(SEND_ERROR \"the core looks for abseil\")\nendif()\n", f"-DCMAKE_PREFIX_PATH={prefix}")

for compiler in house.compilers(args):
    clang = "clang" in os.path.basename(compiler)
    plain = ["-std=c++20", *house.WARNINGS, "-I" + os.path.join(args.source_dir, "include")] + (["-fno-exceptions", "-fno-rtti"] if clang else [])
    for name in ("core", "own"):
        out = os.path.join(folder, os.path.basename(compiler) + name)
        step("plain include path", compiler, *plain, os.path.join(sources, name + ".cpp"), "-o", out) and step("run", out)
    out = os.path.join(folder, os.path.basename(compiler) + "whole")
    libraries = subprocess.run(["pkg-config", "--libs", "absl_flat_hash_map"], stdout=subprocess.PIPE).stdout.decode().split() if shutil.which("pkg-config") else []
    if libraries:
        step("whole", compiler, *plain, os.path.join(sources, "whole.cpp"), os.path.join(sources, "other.cpp"), "-o", out, *libraries) and step("run", out)
if shutil.which("pkg-config"):
    environment = dict(os.environ, PKG_CONFIG_PATH=os.path.join(prefix, "share/pkgconfig"))
    flags = subprocess.run(["pkg-config", "--cflags", "faultwire"], stdout=subprocess.PIPE, env=environment).stdout.decode().split()
    out = os.path.join(folder, "pkgconfig")
    step("pkg-config", args.cxx, "-std=c++20", *flags, os.path.join(sources, "core.cpp"), "-o", out) and step("run", out)
else:
    print("pkg-config is not installed: that consumer is skipped")
shutil.rmtree(folder)
house.finish(problems, checks)
