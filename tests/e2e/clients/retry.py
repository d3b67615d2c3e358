# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""retry.py SERVER PROGRAM: runs a test program against a sample server that turns it away at
first."""
import os, subprocess, sys
from sample import Sample

flags = [
    "--port", "0", "--bucket", "home", "--writer", "writing", "--max-bytes", "10000",
    "--retry-after", "3", "--rehearse", "busy_once=too many requests*1", "--rehearse",
    "down_once=unavailable*1"
]
with Sample(sys.argv[1], *flags) as server:
    sys.exit(
        subprocess.run([sys.argv[2]],
                       env={**os.environ, "FAULTWIRE_PORT": str(server.port)}).returncode)
