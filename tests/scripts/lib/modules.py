# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The compilers that the module is tested with, and how each makes and uses a module."""
import shutil

# The newest first. clang 16 to 18, 20 and 21 and g++ 14 and 15 were not tried.
COMPILERS = ("clang++-22", "clang++-19", "g++-16")


def installed():
    """Those of COMPILERS that are here; says which are not."""
    found = [compiler for compiler in COMPILERS if shutil.which(compiler)]
    for compiler in sorted(set(COMPILERS) - set(found)):
        print(f"SKIPPED: {compiler} is not installed")
    return found


def ways(compiler, unit):
    """(the file to link, flags that make it of `unit`, flags that import it), in one folder."""
    if "clang" in compiler:
        made = "faultwire.pcm"
        how = ["--precompile", "-x", "c++-module", unit, "-o", made]
        return made, how, ["-fmodule-file=faultwire=" + made]
    return "faultwire.o", ["-fmodules", "-x", "c++", "-c", unit, "-o", "faultwire.o"], ["-fmodules"]


def compiled(compiler):
    """The file that an import reads."""
    return "faultwire.pcm" if "clang" in compiler else "gcm.cache/faultwire.gcm"
