# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The vcpkg port and the Conan recipe without vcpkg and Conan, which have to be fetched from
elsewhere: what they say is checked against the project, and their steps run with stand-ins that
call the real CMake; programs of users are built against what comes out. Not tried: the tools
themselves, and the libraries that they would build."""
import importlib.util, json, os, re, sys, types
from lib import house
from lib.consumers import Consumers

args = house.arguments()
consumers = Consumers(args)
expect = consumers.expect
packaging = os.path.join(args.source_dir, "docs/packaging")
with open(os.path.join(args.source_dir, "include/faultwire/version.hpp")) as file:
    version = ".".join(re.findall(r"FAULTWIRE_VERSION_\w+ (\d+)", file.read())[:3])
USE = "add_executable(core ${S}/core.cpp)\ntarget_link_libraries(core PRIVATE faultwire::core)\n"

# vcpkg
port = os.path.join(packaging, "vcpkg")
with open(os.path.join(port, "vcpkg.json")) as file:
    manifest = json.load(file)
expect(manifest["name"] == "faultwire" and re.fullmatch("[a-z0-9-]+", manifest["name"]),
       "the port has another name")
expect(manifest["version"] == version,
       f"the port is of version {manifest['version']}, the project {version}")
expect(manifest["license"] == "Apache-2.0" and manifest["description"],
       "the port has no license or description")
expect(
    set(manifest["default-features"]) <= set(manifest["features"]) == {"faultwire", "json", "grpc"},
    "the features are not the components")
for feature in manifest["features"].values():
    expect(set(feature) == {"description", "dependencies"}, f"not what a feature has: {feature}")
    for need in feature["dependencies"]:
        expect(
            isinstance(need, str) or set(need.get("features", [])) <= set(manifest["features"]),
            f"not a feature: {need}")
for features in ("core", "core;faultwire"):
    name = "vcpkg_" + features.replace(";", "_")
    packages = consumers.at(name)
    consumers.step(name, "cmake", f"-DPORT_DIR={port}", f"-DPACKAGES={packages}",
                   f"-DBUILD={packages}_build", f"-DFEATURES={features}", "-P",
                   os.path.join(args.source_dir, "tests/packaging/vcpkg.cmake"))
    expect(
        house.headers(packages) == house.headers(args.source_dir),
        f"{name}: not all headers are installed")
    for left in ("share/faultwire/copyright", "share/faultwire/usage"):
        expect(os.path.exists(os.path.join(packages, left)), f"{name}: there is no {left}")
    consumers.project(name + "_user",
                      "find_package(faultwire CONFIG REQUIRED COMPONENTS core faultwire)\n" + USE,
                      f"-DCMAKE_PREFIX_PATH={packages}")

# Conan
sys.path.insert(0, os.path.join(args.source_dir, "tests", "packaging"))
import conan as stand_in

stand_in.install()
spec = importlib.util.spec_from_file_location("conanfile",
                                              os.path.join(packaging, "conan", "conanfile.py"))
conanfile = importlib.util.module_from_spec(spec)
spec.loader.exec_module(conanfile)
with open(os.path.join(args.source_dir, "CMakeLists.txt")) as file:
    links = dict(re.findall(r"set\(links_(\w+) ([^)]*)\)", file.read()))
for name, needs in conanfile.COMPONENTS.items():
    cmake = [
        word.replace("faultwire_", "").replace("absl::",
                                               "abseil::absl_").replace("gRPC::", "grpc::")
        for word in links.get(name, "").split()
    ]
    expect(needs == cmake, f"the recipe's {name} needs {needs}, in CMake {cmake}")
for chosen in ({"faultwire": False}, {}, {"json": True, "grpc": True}):
    recipe = conanfile.FaultwireConan()
    recipe.recipe_folder = os.path.join(packaging, "conan")
    recipe.options = types.SimpleNamespace(**{**conanfile.FaultwireConan.default_options, **chosen})
    recipe.cppstd, recipe.cpp_info, required = 20, stand_in.Properties(), []
    recipe.requires = required.append
    recipe.source_folder = recipe.export_sources_folder = consumers.at("conan source")
    recipe.build_folder, recipe.package_folder = consumers.at("conan build"), consumers.at(
        "conan package")
    for step in ("set_version", "export_sources", "requirements", "layout", "validate", "generate",
                 "package", "package_info"):
        getattr(recipe, step)()
    wanted = {"core"} if chosen == {"faultwire": False} else {"core", "faultwire"} | set(chosen)
    expect(recipe.version == version, f"the recipe is of version {recipe.version}")
    expect(
        set(recipe.cpp_info.components) == wanted,
        f"{chosen} gives {set(recipe.cpp_info.components)}")
    expect(bool(required) == (len(wanted) > 1), f"{chosen} requires {required}")
    expect(
        house.headers(recipe.package_folder) == house.headers(args.source_dir),
        "Conan's package has not all headers")
    expect(os.path.exists(os.path.join(recipe.package_folder, "licenses/LICENSE")),
           "Conan's package has no license")
    expect(
        os.listdir(os.path.join(recipe.package_folder, "share")) == ["faultwire"],
        "Conan's package keeps CMake's own files")
try:
    recipe.cppstd = 17
    recipe.validate()
    expect(False, "the recipe takes C++17")
except ValueError:
    expect(True, "")
consumers.compiled("against Conan's package", args.cxx,
                   [os.path.join(consumers.sources, "core.cpp")],
                   ["-I" + os.path.join(recipe.package_folder, "include")])
consumers.finish()
