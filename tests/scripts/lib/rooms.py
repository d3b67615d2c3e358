# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The rooms of include/faultwire and the arrows between them, from tests/lib/rooms.json."""
import json, os

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "..", "..", "lib", "rooms.json")) as file:
    ROOMS = json.load(file)
BY_NAME = {room["room"]: room for room in ROOMS}


def may_include(room, header):
    """Whether a header of `room` may include `header`, which begins with "faultwire/"."""
    allowed = BY_NAME[room]["may_include"]
    if "*" in allowed:
        return True
    path = header[len("faultwire/"):]
    if "/" not in path:
        return path in ("config.hpp", "fwd.hpp", "version.hpp")
    return any(path == place or path.startswith(place + "/")
               for place in ["detail", room, *allowed])


def is_namespace(name):
    """Whether `name` is a room whose public names are in faultwire::NAME."""
    return BY_NAME.get(name, {}).get("namespace") == f"faultwire::{name}" and name != "detail"


def using(header):
    """What an example of a header does not write: it may name the things of its room."""
    room = header.split("/")[1].removesuffix(".hpp")
    found = f"using namespace faultwire::{room};\n" if is_namespace(room) else ""
    if room != "detail" and any(f"/{part}/" in header for part in ("detail", "scan", "envelopes")):
        found += f"using namespace faultwire::detail::{room};\n"
    return found


def below(room):
    """The rooms that a room may include, or a part of."""
    allowed = BY_NAME[room]["may_include"]
    if "*" in allowed:
        return [other["room"] for other in ROOMS if other["room"] != room]
    others = [] if room == "detail" else ["detail"]
    return others + [place.split("/")[0] for place in allowed]


def layers():
    """The rooms by height: a room is one layer above the highest room that it may include."""
    height = {}
    while len(height) < len(ROOMS):
        known = len(height)
        for name in BY_NAME:
            if name not in height and all(other in height for other in below(name)):
                height[name] = 1 + max((height[other] for other in below(name)), default=-1)
        if len(height) == known:
            raise ValueError(f"a cycle among {sorted(set(BY_NAME) - set(height))}")
    return [[n for n in BY_NAME if height[n] == h] for h in range(max(height.values()) + 1)]
