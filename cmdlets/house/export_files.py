"""In: an exported organization: entries {kind, guid, name, server, index, doc}. Out: its files as JSON, CLIXML and CSV, and the entries of them
again.

CLIXML holds the objects as the Get- commands give them, for Import-Clixml anywhere, each with a note property `EmsObject` that has the entry.
CSV is a folder with a file a kind: a column a stored property. A cell is the text of a text, else the value as JSON; empty when the object
has no such value.
"""
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from cmdlets.exchange.common.errors import fault
from ems.store.documents import dumps, loads

FORMAT = 1
NOTE = "EmsObject"
_HEAD = ("Kind", "Guid", "Name", "Server")
_PREFIX = "doc."  # of a property that is named as a column of the head


def write_text(path: str, text: str) -> None:
    """Whole or not at all: a file beside it takes its place at the end."""
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, path)
    except OSError as error:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise fault("E-IMPORT", text=f"The file '{path}' cannot be written: {error.strerror}.") from None


def to_json(organization: str, entries: list[dict[str, Any]]) -> str:
    return dumps({"ems": FORMAT, "organization": organization, "objects": entries})


# -- CLIXML


def to_clixml(shell: Any, organization: Any, entries: Iterable[dict[str, Any]]) -> str:
    from ems.values.clixml import serialize_all

    return serialize_all([_noted(shell, organization, entry) for entry in entries], 2)


def _noted(shell: Any, organization: Any, entry: dict[str, Any]) -> Any:
    from cmdlets.exchange.common.shown import class_of_kind
    from ems.store.interface import Row
    from ems.values.objects import Extension, NoteProperty, PSCustomObject

    cls = class_of_kind(entry["kind"])
    if cls is None:
        return PSCustomObject.from_pairs([("Kind", entry["kind"]), ("Name", entry["name"]), (NOTE, dumps(entry))])
    doc = {name: value for name, value in entry["doc"].items() if not isinstance(value, dict)}  # a credential is in the note only
    item = cls.from_row(Row(entry["kind"], entry["guid"], entry["name"], entry["server"], 0, 0, "[]", dumps(doc)), organization)
    item.ps_ext = Extension()
    item.ps_ext.members[NOTE.lower()] = NoteProperty(NOTE, dumps(entry))
    return item


def entry_of_bag(bag: Any) -> dict[str, Any] | None:
    """The entry that an object read from CLIXML carries."""
    from ems.values.members import find_property
    from ems.values.objects import base

    found = find_property(bag, NOTE)
    text = base(found()) if found is not None else None
    if not isinstance(text, str):
        return None
    try:
        entry = loads(str(text))
    except ValueError:
        entry = None
    if not is_entry(entry):
        raise fault("E-IMPORT", text=f"The property {NOTE} of an object is no entry of Export-EmsOrganization.")
    return entry  # type: ignore[no-any-return]


def is_entry(entry: Any) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(key), str) for key in ("kind", "guid", "name")) and isinstance(
        entry.get("doc"), dict)


# -- CSV


def to_csv(entries: Iterable[dict[str, Any]]) -> dict[str, str]:
    """File name -> text."""
    import csv
    from io import StringIO

    kinds: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        kinds.setdefault(entry["kind"], []).append(entry)
    files = {}
    for kind, own in kinds.items():
        names = list(dict.fromkeys(name for entry in own for name in entry["doc"]))
        out = StringIO()
        writer = csv.writer(out)
        writer.writerow([*_HEAD, *(_PREFIX + name if name in _HEAD else name for name in names)])
        for entry in own:
            head = [entry["kind"], entry["guid"], entry["name"], entry["server"] or ""]
            writer.writerow([*head, *(_cell(entry["doc"][name]) if name in entry["doc"] else "" for name in names)])
        files[f"{kind}.csv"] = out.getvalue()
    return files


def _cell(value: Any) -> str:
    if isinstance(value, str) and value and not _is_json(value):
        return value
    return dumps(value)


def _is_json(text: str) -> bool:
    try:
        loads(text)
    except ValueError:
        return False
    return True


def entries_of_csv(text: str) -> Iterator[dict[str, Any]]:
    """The entries of a file's text; nothing when it is no file of ours."""
    import csv
    from io import StringIO

    reader = csv.reader(StringIO(text))
    head = next(reader, [])
    if tuple(head[: len(_HEAD)]) != _HEAD:
        raise fault("E-IMPORT", text=f"A file of Export-EmsOrganization begins with the columns {', '.join(_HEAD)}.")
    names = [name.removeprefix(_PREFIX) for name in head[len(_HEAD):]]
    for cells in reader:
        kind, guid, name, server = cells[: len(_HEAD)]
        doc = {key: _value(cell) for key, cell in zip(names, cells[len(_HEAD):], strict=True) if cell}
        yield {"kind": kind, "guid": guid, "name": name, "server": server or None, "doc": doc}


def _value(cell: str) -> Any:
    try:
        return loads(cell)
    except ValueError:
        return cell
