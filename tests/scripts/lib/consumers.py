# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Programs and projects of users, made in a folder of their own, configured, built and run."""
import os, shutil, sys

from lib import house

PROGRAMS = ("core", "whole", "own", "shared", "categories", "imports")


class Consumers:
    def __init__(self, args):
        self.args = args
        # Always the same, so that ccache knows the compilations of the last run.
        self.folder = os.path.join(args.build_dir, "consumers",
                                   os.path.splitext(os.path.basename(sys.argv[0]))[0])
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.launcher = ["ccache"] if shutil.which("ccache") else []
        os.environ.setdefault("CMAKE_CXX_COMPILER_LAUNCHER", ";".join(self.launcher))
        self.sources = os.path.join(args.source_dir, "tests/consume")
        self.problems = []
        self.checks = 0

    def at(self, *parts):
        return os.path.join(self.folder, *parts)

    def expect(self, good, problem):
        """Counts a check; `problem` is kept where it is not `good`."""
        self.checks += 1
        if not good:
            self.problems.append(problem)
        return bool(good)

    def step(self, what, *command, **options):
        result = house.run([str(word) for word in command], **options)
        text = result.stdout.decode("utf-8", "replace")
        return self.expect(result.returncode == 0,
                           f"{what}: {' '.join(map(str, command))}\n{text[-3000:]}")

    def project(self, name, text, *configure, build=True):
        """Configures a small CMake project, builds it and runs its programs; returns its build
        folder."""
        os.makedirs(self.at(name))
        with open(self.at(name, "CMakeLists.txt"), "w") as file:
            file.write(
                f'cmake_minimum_required(VERSION 3.25)\nproject({name} LANGUAGES CXX)\nset(S '
                f'"{self.sources}")\n'
                + text)
        where = self.at(name, "b")
        good = self.step(name + " configure", "cmake", "-G", "Ninja", "-S", self.at(name), "-B",
                         where, f"-DCMAKE_CXX_COMPILER={self.args.cxx}", *configure)
        good = good and (not build or self.step(name + " build", "cmake", "--build", where))
        for program in PROGRAMS:
            if good and os.path.exists(os.path.join(where, program)):
                self.step(name + " run " + program, os.path.join(where, program))
        return where

    def compiled(self, what, compiler, sources, flags, libraries=()):
        """Compiles a program of `sources` and runs it."""
        objects = [self.at(os.path.basename(source) + ".o") for source in sources]
        good = all([
            self.step(what, *self.launcher, compiler, "-std=c++20", *flags, "-c", source, "-o", out)
            for source, out in zip(sources, objects)
        ])
        out = self.at("program")
        return good and self.step(what, compiler, *objects, "-o", out, *libraries) and self.step(
            what + ": run", out)

    def finish(self):
        shutil.rmtree(self.folder)
        house.finish(self.problems, self.checks)
