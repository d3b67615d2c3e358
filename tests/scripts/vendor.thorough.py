# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Inside another project, by add_subdirectory and by FetchContent: its cache, variables, flags,
targets and tests stay as they were, except for the names below; installed on demand, and found
again."""
import os
from lib import house
from lib.consumers import Consumers

args = house.arguments()
consumers = Consumers(args)

# What CMake itself makes of project(), and of a FetchContent that is made available.
PROJECT = {"faultwire_SOURCE_DIR", "faultwire_BINARY_DIR", "faultwire_IS_TOP_LEVEL"}
FETCHED = {"faultwire_SOURCE_DIR", "faultwire_BINARY_DIR", "faultwire_POPULATED"}
# What find_package of abseil and fmt leaves where the parent has not looked for them itself: their
# places, and what abseil's search for threads keeps.
FOUND = {"absl_DIR", "fmt_DIR", "CMAKE_HAVE_LIBC_PTHREAD", "FIND_PACKAGE_MESSAGE_DETAILS_Threads"}

OWN = """
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_EXTENSIONS ON)
set(CMAKE_CXX_FLAGS "${CMAKE_CXX_FLAGS} -Wextra")
set(BUILD_SHARED_LIBS ON)
include(CTest)
add_test(NAME mine COMMAND true)
add_compile_definitions(MINE)
"""
ADD = f'add_subdirectory("{args.source_dir}" faultwire)\n'
DECLARE = ('include(FetchContent)\nFetchContent_Declare(faultwire URL '
           '"https://faultwire.invalid/none.tar.gz")\n')
FETCH = "FetchContent_MakeAvailable(faultwire)\n"
OFFLINE = [
    "-DFETCHCONTENT_SOURCE_DIR_FAULTWIRE=" + args.source_dir, "-DFETCHCONTENT_FULLY_DISCONNECTED=ON"
]


def snapshot(folder, name):
    lines = (line.rstrip("\n").split("|", 2)
             for line in open(os.path.join(folder, name + ".txt"), errors="replace", newline="\n"))
    return {(kind, name): value for kind, name, value in lines}


def leaks(name, prepare, vendor, allowed, *configure):
    """The differences that vendoring makes to a parent project, as problems."""
    text = f'include("${{S}}/snapshot.cmake")\n{prepare}snapshot(before)\n{vendor}snapshot(after)\n'
    text += ("add_executable(core ${S}/core.cpp)\ntarget_link_libraries(core PRIVATE "
             "faultwire::core)\n")
    folder = consumers.project(name, text, *configure, build=False)
    if not os.path.exists(os.path.join(folder, "after.txt")):
        return folder
    before, after = snapshot(folder, "before"), snapshot(folder, "after")
    for key in sorted(before.keys() | after.keys()):
        kind, what = key
        new = key in after and key not in before
        mine = what.startswith("FAULTWIRE_") if kind in (
            "cache", "variable") else what.startswith("faultwire_") and kind == "target"
        if new and (mine or what in allowed):
            continue
        consumers.expect(
            before.get(key) == after.get(key),
            f"{name}: vendoring changes the {kind} {what}: {before.get(key)} -> {after.get(key)}")
    return folder


leaks("added", "", ADD, PROJECT | FOUND)
leaks("added_to_its_own", OWN, ADD, PROJECT | FOUND)
leaks("added_behind_them",
      "find_package(absl CONFIG REQUIRED)\nfind_package(fmt CONFIG REQUIRED)\n", ADD, PROJECT)
leaks("added_core", "", ADD, PROJECT, "-DFAULTWIRE_CORE_ONLY=ON")
leaks("fetched", DECLARE, FETCH, PROJECT | FETCHED | FOUND, *OFFLINE)
leaks("fetched_to_its_own", OWN + DECLARE, FETCH, PROJECT | FETCHED | FOUND, *OFFLINE)

# Without being asked it installs nothing; asked, it installs what a project of its own installs.
USE = "add_executable(core ${S}/core.cpp)\ntarget_link_libraries(core PRIVATE faultwire::core)\n"
fetched = consumers.project("fetched_program", DECLARE + FETCH + USE, *OFFLINE)
consumers.step("install", "cmake", "--install", fetched, "--prefix", consumers.at("nothing"))
consumers.expect(not os.path.exists(consumers.at("nothing")),
                 "fetched, it installs without being asked")
for name, vendor in (("added", ADD), ("fetched", DECLARE + FETCH)):
    prefix = consumers.at("prefix_of_" + name)
    where = consumers.project("asked_when_" + name, vendor, "-DFAULTWIRE_INSTALL=ON", *OFFLINE,
                              build=False)
    consumers.step("install", "cmake", "--install", where, "--prefix", prefix)
    consumers.expect(
        house.headers(prefix) == house.headers(args.source_dir),
        f"{name}: not all headers are installed")
    consumers.project(
        "found_when_" + name,
        "find_package(faultwire 0.1 CONFIG REQUIRED COMPONENTS core faultwire json)\n" + USE,
        f"-DCMAKE_PREFIX_PATH={prefix}")
consumers.finish()
