# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Starts Conan from the folder that pip installed it to."""
from conan.cli.cli import main
import sys

main(sys.argv[1:])
