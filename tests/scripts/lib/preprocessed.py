# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What including something brings in, counted by the preprocessor."""
import functools, re, subprocess, tempfile


@functools.lru_cache(maxsize=8)  # of one program, several things are counted
def preprocess(include, code, *flags, compiler="g++"):
    """The output of the preprocessor, and the names of the files that it read with the depth at
    which each was included."""
    with tempfile.NamedTemporaryFile("w", suffix=".cpp") as file:
        file.write(code)
        file.flush()
        command = [compiler, "-std=c++20", "-E", "-P", "-H", *flags, "-I" + include, file.name]
        result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    told = result.stderr.decode("utf-8", "replace")
    if result.returncode != 0:
        raise RuntimeError(told[-2000:])
    return result.stdout, [(len(dots), path)
                           for dots, path in re.findall(r"^(\.+) (.*)$", told, re.M)]


def count(include, code, *flags, compiler="g++"):
    """Lines that are not blank."""
    return sum(1 for line in preprocess(include, code, *flags, compiler=compiler)[0].split(b"\n")
               if line.strip())


def files(include, code):
    return [path for _, path in preprocess(include, code)[1]]


def outside(include, code):
    """The paths that headers of this library include themselves and that are not of this
    library: what a room needs."""
    above, found = {}, []
    for depth, path in preprocess(include, code)[1]:
        above[depth] = path
        parent = above.get(depth - 1, "")
        if "/include/faultwire/" in parent and "/include/faultwire/" not in path:
            found.append(path)
    return found


def of_paths(paths):
    """A program that includes files by their paths."""
    return "".join(f'#include "{path}"\n' for path in paths)


def named(paths):
    """What files include with angle brackets: names of standard headers, and of libraries."""
    found = set()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for name in re.findall(r"^\s*#\s*include\s*<([^>]+)>", file.read(), re.M):
                if "/" in name or "." not in name:
                    found.add(name.split("/")[0])
    return found
