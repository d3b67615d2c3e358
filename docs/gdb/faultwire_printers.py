# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Printers for GDB: StreamError, StreamException's error, Metadata, AnyCode, BatchReport,
Rejection, Text.

    (gdb) source /usr/share/faultwire/gdb/faultwire_printers.py

They read memory only and call nothing, so they work on core files too. Strings and vectors are
shown by the printers of the standard library, which GDB loads by itself. Metadata is shown
whole, secrets included."""

import gdb
import gdb.printing
import gdb.types


def text_of(value, limit=200):
    """The bytes of a std::string or std::string_view as text, cut at `limit`; of a Text as it
    is in the batch."""
    names = {field.name for field in value.type.strip_typedefs().fields()}
    if "data_" in names:  # this library's Text
        pointer, size = value["data_"], int(value["bits_"]) & ((1 << 60) - 1)
    elif "_M_str" in names:
        pointer, size = value["_M_str"], int(value["_M_len"])
    elif "_M_dataplus" in names:
        pointer, size = value["_M_dataplus"]["_M_p"], int(value["_M_string_length"])
    else:  # another standard library: its own printer decides
        return str(value)
    if size == 0:
        return '""'
    try:
        data = bytes(gdb.selected_inferior().read_memory(int(pointer), min(size, limit)))
    except gdb.MemoryError:
        return f"<{size} bytes that cannot be read>"
    text = data.replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace").replace('"', '\\"')
    text = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return '"' + "".join(c if c.isprintable() else f"\\x{ord(c):02x}"
                         for c in text) + '"' + ("..." if size > limit else "")


def elements(container):
    """What the standard library's printer shows of a container; nothing where there is no
    printer."""
    printer = gdb.default_visualizer(container)
    return [value
            for _, value in printer.children()] if printer and hasattr(printer, "children") else []


def enumerator(value):
    """The last part of an enumerator's name, or its number."""
    return str(value).rsplit("::", 1)[-1]


class AnyCode:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        domain = enumerator(self.value["domain"])
        return f"{domain}:{self.name(domain, int(self.value['number']))}"

    def name(self, domain, number):
        # grpc -> GrpcCode, stream -> StreamErrorCode: whichever of these names the program knows.
        scope = gdb.types.get_basic_type(self.value.type).name.rsplit("::", 1)[0]
        stem = "".join(part.capitalize() for part in domain.split("_"))
        found = []
        for suffix in ("Code", "ErrorCode", "StatusCode", "Status", "Error", ""):
            try:
                fields = gdb.lookup_type(f"{scope}::{stem}{suffix}").strip_typedefs().fields()
            except gdb.error:
                continue
            found += [
                field.name.rsplit("::", 1)[-1]
                for field in fields
                if getattr(field, "enumval", None) == number
            ]
        return f"{found[0]} ({number})" if found else str(number)


class Metadata:
    def __init__(self, value):
        self.entries = elements(value["entries_"])

    def to_string(self):
        return f"{len(self.entries)} " + ("entry" if len(self.entries) == 1 else "entries")

    def children(self):
        for i, entry in enumerate(self.entries):
            yield str(2 * i), entry["key"]
            yield str(2 * i + 1), entry["value"]

    def display_hint(self):
        return "map"


class StreamError:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return f"{enumerator(self.value['code_']).upper()}: {text_of(self.value['message_'])}"

    def children(self):
        for name in ("side", "origin", "metadata", "causes"):
            yield name, self.value[name + "_"]


class Text:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return text_of(self.value)


class Rejection:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        facts = self.value["facts"]
        where = f"entry {int(facts['entry'])}, " if int(facts["entry"]) else ""
        quoted = text_of(facts["quoted"])
        quoted = quoted if quoted != '""' else text_of(facts["key"])
        return (f"{where}line {int(self.value['line'])}:{int(self.value['column'])}: "
                f"{enumerator(facts['kind'])}") + (
            f" {quoted}" if quoted != '""' else "")


class BatchReport:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        refused = elements(self.value["refusal"])
        verdict = "refused" if refused else (f"{int(self.value['accepted'])} accepted, "
                                             f"{int(self.value['rejected'])} rejected")
        return verdict + (", texts cut" if self.value["cut"] else "")

    def children(self):
        for name in ("refusal", "rejections", "warnings"):
            if elements(self.value[name]):
                yield name, self.value[name]


def printers():
    found = gdb.printing.RegexpCollectionPrettyPrinter("faultwire")
    for printer, scope in ((AnyCode, ""), (Metadata, ""), (StreamError, ""), (Text,
                                                                              "line_protocol::"),
                           (Rejection, "line_protocol::"), (BatchReport, "line_protocol::")):
        found.add_printer(printer.__name__, rf"^faultwire::(v\d+::)?{scope}{printer.__name__}$",
                          printer)
    return found


gdb.printing.register_pretty_printer(gdb.current_objfile(), printers(), replace=True)
