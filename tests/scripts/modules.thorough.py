# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""`import faultwire;` with every compiler here that can: the module unit without a warning, the
driver of all rooms with the count of its checks, and programs of units that import and units that
include. With CMake 3.28 also the target faultwire::module, installed and vendored."""
import os, re, shutil, subprocess
from lib import house, modules
from lib.consumers import Consumers

args = house.arguments()
found = modules.installed()
if not found:
    house.skip("no compiler for the module")
if not shutil.which("pkg-config"):
    house.skip("pkg-config is not installed")
consumers = Consumers(args)
include = os.path.join(args.source_dir, "include")
unit = os.path.join(include, "faultwire", "faultwire.cppm")
driver = os.path.join(args.source_dir, "tests", "matrix", "driver.cpp")
libraries = subprocess.run(
    ["pkg-config", "--libs", "absl_hash", "absl_raw_hash_set", "absl_strings", "fmt"],
    stdout=subprocess.PIPE).stdout.decode().split()
FLAGS = ["-std=c++20", *house.WARNINGS, "-I" + include]


def counted(what, folder, *command):
    """Links a program in `folder` and returns the checks that it counts, or 0."""
    if not consumers.step(what, *command, "-o", "program", *libraries, cwd=folder):
        return 0
    ran = house.run([os.path.join(folder, "program")])
    checks = re.match(rb"(\d+) checks", ran.stdout)
    consumers.expect(ran.returncode == 0 and checks, f"{what}: {ran.stdout[:300]}")
    return int(checks[1]) if checks else 0


def with_compiler(compiler):
    """The driver included and imported, and programs that do both."""
    folder = consumers.at(compiler)
    os.makedirs(folder)
    made, how, use = modules.ways(compiler, unit)
    if not consumers.step(compiler + ": the module unit", compiler, *FLAGS, *how, cwd=folder):
        return
    build = [compiler, *FLAGS, *use]
    included = counted(compiler + ": included", folder, compiler, *FLAGS, driver)
    imported = counted(compiler + ": imported", folder, *build, "-DFAULTWIRE_DRIVER_MODULE",
                       driver, made)
    # Only what is about interop is left out.
    consumers.expect(0 < included - imported < 5,
                     f"{compiler}: {included} checks included, {imported} imported")
    ways = {"included and imported units": []}
    if "clang" in compiler:  # g++ 16 cannot merge what a unit includes with what it imports
        ways["units that do both"] = ["-DFAULTWIRE_MIXED"]
        mixed = counted(compiler + ": both", folder, *build, "-DFAULTWIRE_DRIVER_MODULE",
                        "-DFAULTWIRE_DRIVER_MIXED", driver, made)
        consumers.expect(mixed == included, f"{compiler}: {mixed} checks mixed, not {included}")
    for what, define in ways.items():
        objects = []
        for name, flags in (("imports.cpp", [*use, *define]), ("other.cpp", [])):
            objects.append(name + ".o")
            consumers.step(f"{compiler}: {what}", compiler, *FLAGS, *flags, "-c",
                           os.path.join(consumers.sources, name), "-o", objects[-1], cwd=folder)
        if consumers.step(f"{compiler}: {what}", compiler, *objects, made, "-o", "mixed",
                          *libraries, cwd=folder):
            consumers.step(f"{compiler}: {what}, run", os.path.join(folder, "mixed"))
    print(f"{compiler}: {imported} checks imported, {included} included; {', '.join(ways)}")


def with_cmake(compiler):
    """The target faultwire::module, found after installing and in a parent project."""
    text = subprocess.run(["cmake", "--version"], stdout=subprocess.PIPE).stdout.decode()
    if tuple(map(int, re.search(r"(\d+)\.(\d+)", text).groups())) < (3, 28):
        print(f"SKIPPED: the target faultwire::module needs CMake 3.28; this is {text.split()[2]}")
        return
    prefix, build = consumers.at("pre fix"), consumers.at("install")
    consumers.step("configure", "cmake", "-G", "Ninja", "-S", args.source_dir, "-B", build,
                   "-DFAULTWIRE_BUILD_TOOL=OFF", f"-DCMAKE_CXX_COMPILER={compiler}")
    consumers.step("install", "cmake", "--install", build, "--prefix", prefix)
    program = ("add_executable(imports ${S}/imports.cpp ${S}/other.cpp)\n"
               "target_link_libraries(imports PRIVATE faultwire::module)\n"
               "set_target_properties(imports PROPERTIES CXX_SCAN_FOR_MODULES ON)\n")
    args.cxx = compiler
    consumers.project(
        "module_installed_" + compiler,
        "find_package(faultwire CONFIG REQUIRED COMPONENTS module)\n" + program,
        f"-DCMAKE_PREFIX_PATH={prefix}")
    consumers.project(
        "module_vendored_" + compiler,
        f'set(FAULTWIRE_MODULE ON)\nadd_subdirectory("{args.source_dir}" faultwire)\n' + program)
    shutil.rmtree(build)
    shutil.rmtree(prefix)


for compiler in found:
    with_compiler(compiler)
    with_cmake(compiler)
consumers.finish()
