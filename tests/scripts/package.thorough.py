# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The Debian packages: made, read, unpacked, and programs of users built against that of the
headers alone; lintian where it is installed."""
import glob, gzip, os, shutil, subprocess
from lib import house
from lib.consumers import Consumers

if not shutil.which("dpkg-deb"):
    house.skip("dpkg-deb is not installed: apt-get install dpkg")
args = house.arguments()
consumers = Consumers(args)
build, root = consumers.at("package"), consumers.at("root")
if not (consumers.step("configure", "cmake", "-G", "Ninja", "-S", args.source_dir, "-B", build,
                       "-DCMAKE_CXX_FLAGS_RELEASE=-O1",  # compiles in a third of the time
                       f"-DCMAKE_CXX_COMPILER={args.cxx}") and
        consumers.step("the executable", "cmake", "--build", build) and
        consumers.step("package", "cpack", "--config", os.path.join(build, "CPackConfig.cmake"),
                       "-B", consumers.at("out"))):
    consumers.finish()
made = sorted(name for name in os.listdir(consumers.at("out")) if name.endswith(".deb"))
if not consumers.expect(
        len(made) == 2 and made[0].startswith("faultwire_")
        and made[1].startswith("libfaultwire-dev_") and made[1].endswith("_all.deb"),
        f"not the two packages, but {made}"):
    consumers.finish()
tool, package = [consumers.at("out", name) for name in made]


def field(name, of=package):
    return subprocess.check_output(["dpkg-deb", "-f", of, name]).decode().strip()


consumers.expect(field("Package", tool) == "faultwire" and "libc6" in field("Depends", tool)
                 and field("Architecture", tool) != "all", "the package of the executable")
consumers.step("unpack the executable", "dpkg-deb", "-x", tool, consumers.at("tool"))
FILES = ["bin/faultwire", "share/bash-completion/completions/faultwire",
         "share/doc/faultwire/changelog.gz", "share/doc/faultwire/copyright",
         "share/fish/vendor_completions.d/faultwire.fish", "share/man/man1/faultwire.1.gz",
         "share/zsh/vendor-completions/_faultwire"]
usr = consumers.at("tool", "usr")
found = sorted(os.path.relpath(path, usr) for path in glob.glob(usr + "/**", recursive=True)
               if os.path.isfile(path))
consumers.expect(found == FILES, f"the package of the executable has {found}")
with gzip.open(os.path.join(usr, "share/man/man1/faultwire.1.gz")) as page:
    consumers.expect(
        page.read() == subprocess.check_output([os.path.join(usr, "bin/faultwire"), "man"]),
        "the manual page is not that of the executable")


for name, value in (("Package", "libfaultwire-dev"), ("Architecture", "all"),
                    ("Section", "libdevel"), ("Depends", "libabsl-dev, libfmt-dev")):
    consumers.expect(field(name) == value, f"{name} is {field(name)}, not {value}")
consumers.step("unpack", "dpkg-deb", "-x", package, root)
prefix = os.path.join(root, "usr")
consumers.expect(
    house.headers(prefix) == house.headers(args.source_dir), "not all headers are in the package")
for name in ("copyright", "changelog.gz"):
    consumers.expect(os.path.exists(os.path.join(prefix, "share/doc/libfaultwire-dev", name)),
                     f"there is no {name} in the package")
consumers.expect(not os.path.exists(os.path.join(prefix, "bin")),
                 "an executable is in a package for every architecture")

LINK = "add_executable({0} {1})\ntarget_link_libraries({0} PRIVATE faultwire::{2})\n"
consumers.project(
    "user", "find_package(faultwire CONFIG REQUIRED COMPONENTS core faultwire)\n" +
    LINK.format("core", "${S}/core.cpp", "core") +
    LINK.format("whole", "${S}/whole.cpp ${S}/other.cpp", "faultwire"),
    f"-DCMAKE_PREFIX_PATH={prefix}")
for component, target in (("json", "nlohmann_json::nlohmann_json"), ("grpc", "gRPC::grpc++")):
    consumers.project(
        "user_" + component,
        f"find_package(faultwire CONFIG REQUIRED COMPONENTS "
        f"{component})\nget_target_property(links faultwire::{component} "
        f"INTERFACE_LINK_LIBRARIES)\n"
        f'if(NOT links MATCHES "{target.replace("+", "[+]")}")\n  message(SEND_ERROR '
        f'"${{links}}")\nendif()\n',
        f"-DCMAKE_PREFIX_PATH={prefix}", build=False)
if shutil.which("lintian"):
    found = house.run(["lintian", "--allow-root", "--display-info", package,
                       tool]).stdout.decode()
    print(found.strip() or "lintian has nothing to say")
    consumers.expect("E: " not in found and "W: " not in found, found)
else:
    print("SKIPPED: lintian is not installed, so its opinion is not asked: apt-get install lintian")
consumers.finish()
