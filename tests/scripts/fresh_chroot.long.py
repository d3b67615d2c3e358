# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""A Debian that has nothing yet, the three commands of the README and its program, nothing else:
what it prints, and how long it takes. Then the Debian package is installed there, and the same
program built against it alone."""
import os, re, shutil, time
from lib import house
from lib.consumers import Consumers

args = house.arguments()
if not shutil.which("git") or house.run(["git", "-C", args.source_dir, "rev-parse", "HEAD"
                                         ]).returncode != 0:
    house.skip("the sources are no git repository, so there is nothing to clone")

chroot = ["bash", os.path.join(args.source_dir, "tests/lib/chroot.sh")]
obstacle = house.run([*chroot, "obstacle"
                      ]).stdout.decode().strip() if os.name == "posix" else "no Debian"
if obstacle:
    house.skip(obstacle)
with open("/etc/os-release") as file:
    release = re.search(r"VERSION_CODENAME=(\w+)", file.read())[1]
root = os.path.join(os.path.abspath(args.build_dir), "consumers", "fresh_chroot", "root")
consumers = Consumers(args)
with open(os.path.join(args.source_dir, "README.md")) as file:
    readme = file.read()
program, printed, commands = re.search(
    r"\n`first.cpp`.*?```cpp\n(.*?)```\n\nprints\n\n```output\n(.*?)```.*?```sh\n(.*?)```", readme,
    re.S).groups()
commands = commands.strip().split("\n")
consumers.expect(len(commands) == 3, f"{len(commands)} commands, not three")


def inside(command, **environment):
    """Runs a line of shell in the chroot, shows how long it takes and returns what it prints."""
    start = time.monotonic()
    result = house.run([*chroot, "enter", root, command], env={**os.environ, **environment})
    text = result.stdout.decode("utf-8", "replace")
    print(f"{time.monotonic() - start:6.1f} s  {command}", flush=True)
    consumers.expect(result.returncode == 0, f"{command}: {result.returncode}\n{text[-3000:]}")
    return text


start = time.monotonic()
if not consumers.step("a fresh Debian", *chroot, "make", release, root):
    consumers.finish()
print(f"{time.monotonic() - start:6.1f} s  for a fresh Debian, which is not counted")
consumers.step("the repository", "git", "clone", "-q", "--bare", args.source_dir,
               os.path.join(root, "faultwire.git"))
with open(os.path.join(root, "root", "first.cpp"), "w") as file:
    file.write(program)
start = time.monotonic()
for command in commands:
    text = inside(command, REPOSITORY="/faultwire.git")
consumers.expect(text == printed, f"the program prints\n{text}instead of\n{printed}")
print(f"{time.monotonic() - start:6.1f} s  from nothing to one's own program")

build = consumers.at("package")
consumers.step("configure", "cmake", "-S", args.source_dir, "-B", build,
               "-DFAULTWIRE_BUILD_TOOL=OFF")
consumers.step("package", "cpack", "--config", os.path.join(build, "CPackConfig.cmake"), "-B",
               os.path.join(root, "packages"))
inside("rm -rf faultwire first && apt-get install --yes /packages/*.deb")
text = inside(
    "g++ -std=c++20 first.cpp $(pkg-config --cflags --libs faultwire) -o first && ./first")
consumers.expect(text == printed,
                 f"against the package the program prints\n{text}instead of\n{printed}")
inside("apt-get purge --yes libfaultwire-dev && ! find /usr -name '*faultwire*' | grep .")
consumers.finish()
