# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""What `faultwire` makes of the text that a client's user reads, and of the status."""
import functools, json, os, subprocess


def explained(text):
    """The records as JSON."""
    done = subprocess.run([os.environ["FAULTWIRE_TOOL"], "explain", "--output", "json", "-"],
                          input=text, stdout=subprocess.PIPE, text=True, timeout=300)
    return [json.loads(line) for line in done.stdout.splitlines()]


@functools.cache
def retried(policy, status):
    """Whether a retry policy of the library sends a write again after the status."""
    done = subprocess.run([os.environ["FAULTWIRE_TOOL"], "retry", "--policy", policy, "--json",
                           f"http:{status}"], stdout=subprocess.PIPE, text=True, timeout=300)
    return json.loads(done.stdout)["attempts"][0]["action"] in (
        "retry_now", "retry_after", "split_and_retry")
