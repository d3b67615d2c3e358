# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The driver of all rooms, and the scanner against the exact path, on other processors and systems:
compiled with warnings as errors, linked, and run where the processor or an emulator can.

usage: targets.long.py [--only WORD...] [--update]

--only takes the targets whose name contains a WORD. --update writes the table of
docs/versioning.md; a target that cannot be tried here keeps its row. Debian's cross compilers and
wine are taken if they are installed; the driver of Zig is a package of PyPI."""
import argparse, concurrent.futures, os, re, shutil, sys, tempfile
from typing import NamedTuple

from lib import house

HERE = os.path.dirname(os.path.abspath(__file__))
parser = argparse.ArgumentParser()
parser.add_argument("--source-dir", default=os.path.join(HERE, "..", ".."))
parser.add_argument("--only", nargs="+", default=[])
parser.add_argument("--update", action="store_true")
args, _ = parser.parse_known_args()
root = os.path.abspath(args.source_dir)
scratch = tempfile.mkdtemp()
LINES = "100000"


class Target(NamedTuple):
    name: str
    compiler: str  # a command, or "zig" with the target's triple
    flags: str = ""
    runner: str = ""  # what runs the program; "itself" if this machine does, "" if nothing can
    note: str = ""  # what a reader must know


WASI = "node --no-warnings " + os.path.join(HERE, "lib", "wasi.mjs")
VECTORS = "-cpu rv64,v=true,vlen=128,vext_spec=v1.0"
NO_THREADS = "no exceptions and no threads"
TARGETS = (
    Target("x86-64, glibc", "g++", "", "itself"),
    Target("x86-64, musl", "zig x86_64-linux-musl", "", "itself"),
    Target("i686, glibc", "i686-linux-gnu-g++", "-static", "itself"),
    Target("aarch64, glibc", "aarch64-linux-gnu-g++", "-static", "qemu-aarch64"),
    Target("armv7, glibc", "arm-linux-gnueabihf-g++", "-static -Wno-psabi", "qemu-arm"),
    Target("riscv64, glibc", "riscv64-linux-gnu-g++", "-static", "qemu-riscv64"),
    Target("riscv64 with V, musl", "zig riscv64-linux-musl", "-mcpu=baseline_rv64+v",
           "qemu-riscv64 " + VECTORS, "vectors of 128 bits"),
    Target("ppc64le, glibc", "powerpc64le-linux-gnu-g++", "-static", "qemu-ppc64le"),
    Target("s390x, glibc", "s390x-linux-gnu-g++", "-static", "qemu-s390x", "big endian"),
    Target("s390x with vectors, glibc", "s390x-linux-gnu-g++", "-static -march=z13",
           "qemu-s390x -cpu max", "big endian"),
    Target("Windows x86-64, mingw-w64", "x86_64-w64-mingw32-g++-posix", "-static", "wine"),
    Target("Windows x86-64, libc++", "zig x86_64-windows-gnu", "", "wine"),
    Target("Windows arm64, libc++", "zig aarch64-windows-gnu", "", "", "no emulator"),
    Target("macOS x86-64", "zig x86_64-macos", "", "", "no emulator"),
    Target("macOS arm64", "zig aarch64-macos", "", "", "no emulator"),
    Target("wasm32-wasi", "zig wasm32-wasi", "-fno-exceptions", WASI, NO_THREADS),
    Target("wasm32-wasi with SIMD", "zig wasm32-wasi", "-fno-exceptions -msimd128", WASI,
           NO_THREADS),
)
# What the rooms use of abseil's compiled parts, and what these use.
ABSEIL = ("base/internal/raw_logging base/internal/throw_delegate hash/internal/city "
          "hash/internal/hash hash/internal/low_level_hash numeric/int128 strings/ascii "
          "strings/charconv strings/escaping strings/internal/charconv_bigint "
          "strings/internal/charconv_parse strings/internal/escaping strings/internal/memutil "
          "strings/internal/utf8 strings/match strings/numbers strings/str_cat")


def cached(requirement):
    """The folder of a package of PyPI in the user's cache, or None if pip cannot get it."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = os.path.join(cache, "faultwire", requirement.replace("==", "-"))
    if not os.path.exists(folder):
        made = house.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps",
                          "--target", folder + ".new", requirement])
        if made.returncode != 0:
            return None
        os.rename(folder + ".new", folder)
    return folder


with open(os.path.join(root, "tests", "lib", "ziglang.txt")) as file:
    zig = cached(file.read().strip())
abseil = house.run([os.path.join(root, "tests", "lib", "abseil_source.sh")])
abseil = abseil.stdout.decode().strip() if abseil.returncode == 0 else None


def obstacle(target):
    """What is missing here for a target, or nothing."""
    if target.compiler.startswith("zig") and not zig:
        return "Zig's compiler, a package of PyPI"
    words = [target.compiler.split()[0], *target.runner.split()[:1]]
    return ", ".join(word for word in words
                     if word not in ("zig", "itself") and not shutil.which(word))


def command(target):
    words = target.compiler.split()
    if words[0] == "zig":
        words = [os.path.join(zig, "ziglang", "zig"), "c++", "-target", words[1]]
    return [*words, "-std=c++20", "-O2", *target.flags.split()]


def version(target):
    text = house.run([*command(target)[:1], "version" if "zig" in target.compiler else "--version"])
    found = re.search(r"\d+\.\d+\.\d+|\d+-posix", text.stdout.decode())
    found = found[0] if found else "of unknown version"
    return f"Zig {found}" if "zig" in target.compiler else f"g++ {found}"


def program(target, source, with_abseil):
    """Compiles a program; returns (its path, what the compiler says if it fails)."""
    out = os.path.join(scratch, re.sub(r"\W+", "_", target.name + os.path.basename(source)))
    out += ".wasm" if "wasm" in target.name else ".exe" if "Windows" in target.name else ""
    parts = []
    if with_abseil:
        parts = [out + ".o", *(os.path.join(abseil, "absl", part + ".cc")
                               for part in ABSEIL.split())]
        made = house.run([*command(target), *house.WARNINGS, "-I" + os.path.join(root, "include"),
                          "-isystem", abseil, "-c", source, "-o", out + ".o"])
        last = [*command(target), "-O0", "-w", "-ffunction-sections", "-fdata-sections",
                "-I" + abseil, *parts,
                "-Wl,-dead_strip" if "macOS" in target.name else "-Wl,--gc-sections"]
        if made.returncode != 0:
            return out, made.stdout.decode("utf-8", "replace")
    else:
        core = [] if "differential" in source else ["-DFAULTWIRE_DRIVER_CORE"]
        last = [*command(target), *house.WARNINGS, *core, "-I" + os.path.join(root, "include"),
                source]
    made = house.run([*last, "-o", out])
    return out, made.stdout.decode("utf-8", "replace") if made.returncode != 0 else ""


def ran(target, path, *arguments):
    runner = [] if target.runner == "itself" else target.runner.split()
    environment = dict(os.environ, WINEDEBUG="-all", WINEPREFIX=os.path.join(scratch, "wine"))
    result = house.run([*runner, path, *arguments], env=environment, timeout=1800)
    return result.returncode, result.stdout.decode("utf-8", "replace").strip()


def tried(target):
    """(the cells of the row, a problem or nothing) of one target."""
    cells = [target.name, version(target), "", "", target.note]
    rooms = "all rooms" if abseil else "core"
    for cell, source, arguments, form in (
        (2, "tests/matrix/driver.cpp", (), r"(\d+) checks$"),
        (3, "tests/scan/differential.cpp", (LINES, ), r"(\w+): (\d+) lines, .* 0 differences$")):
        path, problem = program(target, os.path.join(root, source), cell == 2 and bool(abseil))
        if problem:
            return cells, f"{target.name}: {source}: {problem[:3000]}"
        cells[cell] = "linked, not run"
        if target.runner:
            code, said = ran(target, path, *arguments)
            found = re.search(form, said)
            if code != 0 or not found:
                return cells, f"{target.name}: {source}: exit {code}: {said[-1000:]}"
            count = f"{int(found[found.lastindex]):,}"
            cells[cell] = f"{count} checks, {rooms}" if cell == 2 else f"{found[1]}, {count} lines"
        os.remove(path)
    cells[4] = "; ".join(filter(None, (
        f"run by {target.runner.split()[0]}" if target.runner not in ("", "itself") else "",
        target.note)))
    print("passed: " + " | ".join(cells), flush=True)
    return cells, None


HEAD = ["target", "compiler", "driver", "scanner against the exact path", "remarks"]
chosen = [target for target in TARGETS
          if not args.only or any(word in target.name for word in args.only)]
problems, rows, jobs = [], {}, []
for target in chosen:
    missing = obstacle(target)
    if missing:
        print(f"SKIPPED: {target.name}: {missing} is not installed")
    else:
        jobs.append(target)
with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
    for cells, problem in pool.map(tried, jobs):
        rows[cells[0]] = "| " + " | ".join(cells) + " |"
        problems += [problem] if problem else []
shutil.rmtree(scratch, ignore_errors=True)
page = os.path.join(root, "docs", "versioning.md")
if args.update and not problems:
    with open(page) as file:
        text = file.read()
    for target in TARGETS:
        before = re.search(rf"^\| {re.escape(target.name)} \|.*$", text, re.M)
        if before:
            rows.setdefault(target.name, before[0])
    table = ["| " + " | ".join(HEAD) + " |", "|---" * len(HEAD) + "|",
             *(rows[target.name] for target in TARGETS if target.name in rows)]
    text = re.sub(r"(<!-- targets: .*? -->\n\n).*?(\n<!-- end of targets -->)",
                  lambda m: m[1] + "\n".join(table) + "\n" + m[2], text, flags=re.S)
    with open(page, "w") as file:
        file.write(text)
house.finish(problems, len(jobs))
