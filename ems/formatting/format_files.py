"""In: a format.ps1xml file. Out: its Views, registered: what Update-FormatData and a module's FormatsToProcess load."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ems.formatting import access, views
from ems.formatting.cells import LEFT
from ems.formatting.columns import Column, property_getter, script_getter
from ems.formatting.values import cell_text, formatted
from ems.formatting.views import CUSTOM, LIST, TABLE, WIDE, Group, View
from ems.values.objects import is_null

Line = tuple[int, str]
_NEWLINE = object()


class FormatFileError(Exception):
    """A file that is no format file, or has a part that is missing."""


def load_format_file(shell: Any, path: str, prepend: bool = False) -> None:
    """Register the views of a file. `prepend`: they win over those that are there already."""
    from xml.etree import ElementTree

    with open(path, "rb") as file:
        data = file.read()
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise FormatFileError(f"{path}: {error}") from None
    if root.tag != "Configuration":
        raise FormatFileError(f"{path}: the root element must be Configuration, not {root.tag}")
    reader = _Reader(shell, path, root)
    made = [(reader.types(node), reader.view(node)) for node in root.findall("ViewDefinitions/View")]
    for types, view in reversed(made) if prepend else made:
        views.register_view(types, view, prepend=prepend)


def _text(node: Any, tag: str, default: str = "") -> str:
    found = node.find(tag)
    return (found.text or "").strip() if found is not None else default


class _Reader:
    """Reads the views of one file."""

    def __init__(self, shell: Any, path: str, root: Any) -> None:
        self.shell = shell
        self.path = path
        self.sets = {
            _text(node, "Name"): [(t.text or "").strip() for t in node.findall("Types/TypeName")]
            for node in root.findall("SelectionSets/SelectionSet")
        }
        self.controls = {_text(node, "Name"): node.find("CustomControl") for node in root.findall("Controls/Control")}

    def types(self, node: Any) -> list[str]:
        return self.selected(node.find("ViewSelectedBy"), f"view {_text(node, 'Name')}")

    def selected(self, node: Any, where: str) -> list[str]:
        """The type names of a ViewSelectedBy or EntrySelectedBy."""
        if node is None:
            raise FormatFileError(f"{self.path}: {where} names no type")
        names = [(t.text or "").strip() for t in node.findall("TypeName")]
        for found in node.findall("SelectionSetName"):
            names.extend(self.sets.get((found.text or "").strip(), ()))
        return names

    def view(self, node: Any) -> View:
        name, types = _text(node, "Name"), self.types(node)
        for tag, make in (
            ("TableControl", self.table_view),
            ("ListControl", self.list_view),
            ("WideControl", self.wide_view),
            ("CustomControl", self.custom_view),
        ):
            control = node.find(tag)
            if control is not None:
                view = make(name, control)
                break
        else:
            raise FormatFileError(f"{self.path}: view {name} has no control")
        view.types = {t.lower() for t in types}
        view.apart = node.find("OutOfBand") is not None
        group = node.find("GroupBy")
        if group is not None:
            view.group = self.group(group)
        return view

    # -- parts

    def getter(self, node: Any) -> tuple[Callable[[Any], Any], str | None]:
        """How to get a value: (getter, property name when it is one)."""
        name = _text(node, "PropertyName")
        if name:
            return property_getter(name), name
        script = node.find("ScriptBlock")
        if script is None:
            raise FormatFileError(f"{self.path}: an item has neither PropertyName nor ScriptBlock")
        return script_getter(self.shell.parse(script.text or ""), self.shell), None

    def group(self, node: Any) -> Group:
        get, name = self.getter(node)
        label = _text(node, "Label") or name or _text(node, "ScriptBlock")
        control = self.control_of(node)
        if control is None:
            return Group(get, label)
        lines = self.custom_lines(control)
        return Group(get, label, by_object=lambda obj: [" " * indent + text for indent, text in lines(obj, self.shell)])

    def control_of(self, node: Any) -> Any:
        found = node.find("CustomControl")
        return found if found is not None else self.controls.get(_text(node, "CustomControlName"))

    def column(self, node: Any, label: str = "", width: int = 0, align: str | None = None) -> Column:
        get, name = self.getter(node)
        return Column(
            label or _text(node, "Label") or name or _text(node, "ScriptBlock"),
            get,
            name,
            fmt=_text(node, "FormatString") or None,
            width=width,
            align=align or LEFT,
        )

    # -- views

    def table_view(self, name: str, control: Any) -> View:
        headers = control.findall("TableHeaders/TableColumnHeader")
        entries = control.findall("TableRowEntries/TableRowEntry")
        if not entries:
            raise FormatFileError(f"{self.path}: view {name} has no row")
        columns = []
        for at, item in enumerate(entries[0].findall("TableColumnItems/TableColumnItem")):
            header = headers[at] if at < len(headers) else None
            align = _text(header, "Alignment").lower() if header is not None else ""
            made = self.column(item, _text(header, "Label") if header is not None else "",
                               int(_text(header, "Width") or 0) if header is not None else 0, align or None)
            made.cell_align = _text(item, "Alignment").lower() or None
            columns.append(made)
        return View(
            name,
            TABLE,
            columns,
            autosize=control.find("AutoSize") is not None,
            hide_header=control.find("HideTableHeaders") is not None,
            wrap=entries[0].find("Wrap") is not None,
        )

    def list_view(self, name: str, control: Any) -> View:
        view = View(name, LIST)
        for entry in control.findall("ListEntries/ListEntry"):
            items = [self.column(item) for item in entry.findall("ListItems/ListItem")]
            by = entry.find("EntrySelectedBy")
            if by is None or not view.columns and not view.by_type and by is None:
                view.columns = items
            for type_name in self.selected(by, f"an entry of view {name}") if by is not None else ():
                view.by_type[type_name.lower()] = items
        return view

    def wide_view(self, name: str, control: Any) -> View:
        item = control.find("WideEntries/WideEntry/WideItem")
        if item is None:
            raise FormatFileError(f"{self.path}: view {name} has no item")
        return View(name, WIDE, [self.column(item)], autosize=control.find("AutoSize") is not None)

    # -- custom controls

    def custom_view(self, name: str, control: Any) -> View:
        return View(name, CUSTOM, custom=self.custom_lines(control))

    def custom_lines(self, control: Any) -> Callable[[Any, Any], list[Line]]:
        entries = []
        for entry in control.findall("CustomEntries/CustomEntry"):
            by = entry.find("EntrySelectedBy")
            entries.append(
                ({t.lower() for t in self.selected(by, "a custom entry")} if by is not None else None, entry.findall("CustomItem"))
            )

        def lines(obj: Any, shell: Any) -> list[Line]:
            writer = _CustomWriter(self)
            writer.entry(entries, obj)
            return writer.finished()

        return lines


class _CustomWriter:
    """Writes one object through a custom control."""

    def __init__(self, reader: _Reader) -> None:
        self.reader = reader
        self.lines: list[Line] = []
        self.current: list[str] = []
        self.indent = 0

    def finished(self) -> list[Line]:
        if self.current:
            self.newline()
        return self.lines

    def newline(self) -> None:
        self.lines.append((self.indent, "".join(self.current)))
        self.current = []

    def entry(self, entries: Iterable[tuple[set[str] | None, Any]], obj: Any) -> None:
        """The first entry for the object's type, else the one for all."""
        names = [name.lower() for name in access.type_names(obj)]
        fallback = None
        for types, items in entries:
            if types is None:
                fallback = fallback or items
            elif any(name in types for name in names):
                self.items(items, obj)
                return
        if fallback:
            self.items(fallback, obj)

    def items(self, items: Any, obj: Any) -> None:
        for item in items:
            for node in item:
                self.node(node, obj)

    def node(self, node: Any, obj: Any) -> None:
        if node.tag == "Text":
            self.current.append(node.text or "")
        elif node.tag == "NewLine":
            for _ in range(int(_text(node, "Count") or 1)):
                self.newline()
        elif node.tag == "Frame":
            if self.current:
                self.newline()
            step = int(_text(node, "LeftIndent") or 0)
            self.indent += step
            self.items(node.findall("CustomItem"), obj)
            if self.current:
                self.newline()
            self.indent -= step
        elif node.tag == "ExpressionBinding":
            self.expression(node, obj)

    def value(self, node: Any, obj: Any) -> Any:
        if node.find("PropertyName") is None and node.find("ScriptBlock") is None:
            return obj
        get, _ = self.reader.getter(node)
        try:
            value = get(obj)
        except Exception:  # noqa: BLE001 - a value that fails is empty
            return None
        return None if value is access.MISSING else value

    def expression(self, node: Any, obj: Any) -> None:
        condition = node.find("ItemSelectionCondition")
        if condition is not None:
            from ems.values.convert import truth

            if not truth(self.value(condition, obj)):
                return
        value = self.value(node, obj)
        control = self.reader.control_of(node)
        every = access.enumerable(value) if node.find("EnumerateCollection") is not None else None
        for item in every if every is not None else [value]:
            if control is not None:
                for indent, text in self.reader.custom_lines(control)(item, self.reader.shell) if not is_null(item) else ():
                    self.current.append(text)
                    self.indent += indent
                    self.newline()
                    self.indent -= indent
            else:
                self.put(item, _text(node, "FormatString"))

    def put(self, value: Any, fmt: str) -> None:
        text = formatted(value, fmt) if fmt and not is_null(value) else None
        first, *rest = (cell_text(value) if text is None else text).split("\n")
        self.current.append(first)
        for line in rest:
            self.newline()
            self.current.append(line)
