"""In: views. Out: the text of a format.ps1xml file that holds them: Export-FormatData."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from ems.formatting.columns import Column
from ems.formatting.views import LIST, TABLE, WIDE, View


def export_text(definitions: Iterable[tuple[list[str], list[View]]]) -> str:
    """The file for (type names, views) pairs; custom views and computed columns cannot be written."""
    body = "".join(_view(types, view) for types, views in definitions for view in views if view.shape in _CONTROLS)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Configuration>\n  <ViewDefinitions>\n{body}  </ViewDefinitions>\n</Configuration>\n'


def _tag(name: str, value: Any) -> str:
    return f"<{name}>{escape(str(value))}</{name}>"


def _view(types: list[str], view: View) -> str:
    names = "".join(_tag("TypeName", name) for name in types)
    group = ""
    if view.group is not None:
        group = f"<GroupBy>{_tag('PropertyName', view.group.label)}</GroupBy>"
    columns = [column for column in view.columns if column.name is not None]
    return (
        f"    <View>{_tag('Name', view.name)}<ViewSelectedBy>{names}</ViewSelectedBy>{group}{_CONTROLS[view.shape](view, columns)}</View>\n"
    )


def _item(column: Column, tag: str, label: bool = False) -> str:
    text = _tag("Label", column.label) if label and column.label != column.name else ""
    fmt = _tag("FormatString", column.format) if column.format else ""
    return f"<{tag}>{text}{_tag('PropertyName', column.name)}{fmt}</{tag}>"


def _table(view: View, columns: list[Column]) -> str:
    headers = []
    for column in columns:
        parts = _tag("Label", column.label) if column.label != column.name else ""
        parts += _tag("Width", column.width) if column.width else ""
        parts += _tag("Alignment", column.align.capitalize()) if column.align else ""
        headers.append(f"<TableColumnHeader>{parts}</TableColumnHeader>")
    flags = ("<AutoSize />" if view.autosize else "") + ("<HideTableHeaders />" if view.hide_header else "")
    items = "".join(_item(column, "TableColumnItem") for column in columns)
    wrap = "<Wrap />" if view.wrap else ""
    return (
        f"<TableControl>{flags}<TableHeaders>{''.join(headers)}</TableHeaders><TableRowEntries><TableRowEntry>{wrap}"
        f"<TableColumnItems>{items}</TableColumnItems></TableRowEntry></TableRowEntries></TableControl>"
    )


def _list(view: View, columns: list[Column]) -> str:
    entries = [f"<ListEntry><ListItems>{''.join(_item(column, 'ListItem', True) for column in columns)}</ListItems></ListEntry>"]
    for name, items in view.by_type.items():
        shown = "".join(_item(column, "ListItem", True) for column in items if column.name is not None)
        entries.append(f"<ListEntry><EntrySelectedBy>{_tag('TypeName', name)}</EntrySelectedBy><ListItems>{shown}</ListItems></ListEntry>")
    return f"<ListControl><ListEntries>{''.join(entries)}</ListEntries></ListControl>"


def _wide(view: View, columns: list[Column]) -> str:
    flags = "<AutoSize />" if view.autosize else ""
    entries = "".join(_item(column, "WideItem") for column in columns)
    return f"<WideControl>{flags}<WideEntries><WideEntry>{entries}</WideEntry></WideEntries></WideControl>"


_CONTROLS = {TABLE: _table, LIST: _list, WIDE: _wide}
