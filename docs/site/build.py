#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Builds the site: `build.py WORK SITE`. Sphinx reads WORK/docs, which links to the pages of docs
and has the API reference beside them, so that nothing is written into the source tree."""
import os
import pathlib
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
import api_pages  # noqa: E402
from declarations import root  # noqa: E402

LEFT_OUT = {"api", "site", "tool", "conf.py", "CMakeLists.txt"}


def stage(work):
    shutil.rmtree(work, ignore_errors=True)
    (work / "docs").mkdir(parents=True)
    for path in root.iterdir():
        if path.name in ("include", "tests", "bench", "README.md", ".github", ".ci"):
            (work / path.name).symlink_to(path)
    for path in (root / "docs").iterdir():
        if path.name not in LEFT_OUT:
            (work / "docs" / path.name).symlink_to(path)
    api_pages.Reference().write(work / "docs/api")


def main():
    work, site = (pathlib.Path(name).resolve() for name in sys.argv[1:3])
    stage(work / "pages")
    sphinx = shutil.which("sphinx-build")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    # -E: of pages that it does not read again, Sphinx 5 forgets the entries by which the search
    # finds codes.
    return subprocess.run([
        sphinx, "-W", "--keep-going", "-E", "-q", "-b", "html", "-c",
        str(root / "docs"), "-d",
        str(work / "doctrees"),
        str(work / "pages/docs"),
        str(site)
    ], env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
