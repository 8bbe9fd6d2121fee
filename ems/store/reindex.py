"""In: a store whose index rows of a kind were made in an older form. Out: the rows made anew, in the objects and in their history.

Index rows follow from an object's document by a rule of the layer above, which may change. Making them anew is no change: no version moves and
nothing is written down; the states in the history get the new rows too, so that an undo brings back what look-ups find.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ems.store.documents import dumps
from ems.store.errors import StoreReadOnly
from ems.store.interface import INDEX_META, IndexRows, Row, checked_index
from ems.store.sql import UPDATE_OBJECT, SqlStore, lower_or_none

STATES = "SELECT change, old, new FROM ems_audit WHERE kind = ? ORDER BY change"
UPDATE_STATES = "UPDATE ems_audit SET old = ?, new = ? WHERE change = ?"
RowsOf = Callable[[str, "str | None", dict[str, Any]], IndexRows]  # (name, server, document)


def reindex(store: SqlStore, kind: str, form: str, rows_of: RowsOf) -> None:
    """See to it that the kind's index rows have that form, in one transaction; nothing when they have it already."""
    if store.meta(INDEX_META + kind) == form:
        return
    if store.read_only:
        if store.count(kind) == 0:
            return
        raise StoreReadOnly(
            f"The store '{store.address}' was written by an older ems and must be brought up to date: open it once where it can be written.",
            target=store.address,
        )
    with store.transaction() as change:
        if store.meta(INDEX_META + kind) == form:  # another shell was faster
            return
        for row in list(change.all(kind)):
            keys_text = checked_index(rows_of(row.name, row.server, row.doc))
            if keys_text != row.keys_text:
                after = Row(row.kind, row.guid, row.name, row.server, row.created, row.version, keys_text, row.text)
                store._run(
                    UPDATE_OBJECT,
                    (row.name, row.name.lower(), row.server, lower_or_none(row.server), row.version, keys_text, row.text, row.created),
                )
                change._change_keys(row.index, after)
        for number, old, new in store._rows(STATES, (kind,)):
            states = tuple(_state(text, rows_of) for text in (old, new))
            if states != (old, new):
                store._run(UPDATE_STATES, (*states, number))
        change.set_meta(INDEX_META + kind, form)


def _state(text: str | None, rows_of: RowsOf) -> str | None:
    """A state of the history with its index rows made anew."""
    if text is None:
        return None
    name, server, created, version, _, doc = json.loads(text)
    return f"[{dumps(name)},{dumps(server)},{created},{version},{checked_index(rows_of(name, server, doc))},{dumps(doc)}]"
