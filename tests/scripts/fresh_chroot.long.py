# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""A Debian that has nothing yet, the three commands of the README and its program, nothing else:
what it prints, and how long it takes. Then the Debian package is installed there, and the same
program built against it alone."""
import os, re, shutil, subprocess, time
from lib import house
from lib.consumers import Consumers


def mirror_of_apt():
    """The release that this machine runs, and where its apt takes it from."""
    with open("/etc/os-release") as file:
        release = re.search(r"VERSION_CODENAME=(\w+)", file.read())[1]
    targets = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)", "Created-By: Packages"],
        stdout=subprocess.PIPE).stdout
    uris = [line.split()[1] for line in targets.decode().splitlines() if line.split()[0] == release]
    return release, uris[0] if uris else None


def unmount(root):
    with open("/proc/mounts") as file:
        below = [line.split()[1] for line in file if line.split()[1].startswith(root + "/")]
    for place in reversed(below):
        subprocess.run(["umount", place], check=True)


def make_root(root):
    """A minimal Debian, by what is installed; the command and its name."""
    release, uri = mirror_of_apt()
    if not uri:
        house.skip(f"apt has no list of {release}: apt-get update")
    if shutil.which("debootstrap"):
        return ["debootstrap", "--variant=minbase", release, root, uri]
    return ["mmdebstrap", "--variant=minbase", release, root, uri]


if os.name != "posix" or os.geteuid() != 0:
    house.skip("a chroot needs root")
if not (shutil.which("apt-get") and (shutil.which("debootstrap") or shutil.which("mmdebstrap"))):
    house.skip("neither debootstrap nor mmdebstrap is installed: apt-get install debootstrap")
args = house.arguments()
if not shutil.which("git") or house.run(["git", "-C", args.source_dir, "rev-parse", "HEAD"
                                         ]).returncode != 0:
    house.skip("the sources are no git repository, so there is nothing to clone")

root = os.path.join(os.path.abspath(args.build_dir), "consumers", "fresh_chroot", "root")
unmount(root)
consumers = Consumers(args)
with open(os.path.join(args.source_dir, "README.md")) as file:
    readme = file.read()
program, printed, commands = re.search(
    r"\n`first.cpp`.*?```cpp\n(.*?)```\n\nprints\n\n```output\n(.*?)```.*?```sh\n(.*?)```", readme,
    re.S).groups()
commands = commands.strip().split("\n")
consumers.expect(len(commands) == 3, f"{len(commands)} commands, not three")


def inside(command, **environment):
    """Runs a line in a login shell's environment in the chroot, shows how long it takes and what
    it prints last."""
    start = time.monotonic()
    clean = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root",
        **environment
    }
    result = subprocess.run(["chroot", root, "/bin/sh", "-c", "cd /root && " + command],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=clean)
    text = result.stdout.decode("utf-8", "replace")
    print(f"{time.monotonic() - start:6.1f} s  {command}", flush=True)
    consumers.expect(result.returncode == 0, f"{command}: {result.returncode}\n{text[-3000:]}")
    return text


try:
    start = time.monotonic()
    if not consumers.step("a fresh Debian", *make_root(root)):
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
finally:
    unmount(root)
consumers.finish()
