# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What `faultwire explain` makes of the text that a client's user reads."""
import json, os, subprocess


def explained(text):
    """The records as JSON."""
    done = subprocess.run([os.environ["FAULTWIRE_TOOL"], "explain", "--output", "json", "-"],
                          input=text, stdout=subprocess.PIPE, text=True, timeout=60)
    return [json.loads(line) for line in done.stdout.splitlines()]
