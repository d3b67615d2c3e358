# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The little of Conan's interface that the recipe uses, so that its steps run without Conan;
CMake is the real one."""
import fnmatch, os, shutil, subprocess, sys, types
from collections import defaultdict


class ConanFile:
    pass


class Properties:
    def __init__(self):
        self.properties, self.components = {}, defaultdict(Properties)

    def set_property(self, name, value):
        self.properties[name] = value


class CMakeToolchain:
    def __init__(self, recipe):
        self.recipe, self.cache_variables = recipe, {}

    def generate(self):
        self.recipe.toolchain = [
            f"-D{name}={'ON' if value else 'OFF'}" for name, value in self.cache_variables.items()
        ]


class CMake:
    def __init__(self, recipe):
        self.recipe = recipe

    def configure(self):
        recipe = self.recipe
        command = [
            "cmake", "-G", "Ninja", "-S", recipe.source_folder, "-B", recipe.build_folder,
            f"-DCMAKE_INSTALL_PREFIX={recipe.package_folder}", *recipe.toolchain
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def install(self):
        subprocess.run(["cmake", "--install", self.recipe.build_folder], check=True,
                       stdout=subprocess.DEVNULL)


def copy(recipe, pattern, src, dst):
    for folder, _, names in os.walk(src):
        for name in names:
            relative = os.path.relpath(os.path.join(folder, name), src)
            if fnmatch.fnmatch(relative, pattern):
                os.makedirs(os.path.dirname(os.path.join(dst, relative)), exist_ok=True)
                shutil.copy(os.path.join(folder, name), os.path.join(dst, relative))


def load(recipe, path):
    with open(path) as file:
        return file.read()


def check_min_cppstd(recipe, least):
    if recipe.cppstd < least:
        raise ValueError(f"needs C++{least}")


def install():
    """Makes `import conan` find these."""
    tools = {
        "conan": {"ConanFile": ConanFile}, "conan.tools": {},
        "conan.tools.build": {"check_min_cppstd": check_min_cppstd}, "conan.tools.cmake": {
            "CMake": CMake, "CMakeToolchain": CMakeToolchain, "cmake_layout": lambda recipe: None
        }, "conan.tools.files": {
            "copy": copy, "load": load,
            "rmdir": lambda recipe, path: shutil.rmtree(path, ignore_errors=True)
        }
    }
    for name, contents in tools.items():
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(contents)
