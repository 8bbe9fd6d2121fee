"""In: objects, one after the other. Out: format records: the format stage behind the Format- commands and the default output.

The first object that does not stand apart decides the view of the document; later ones follow it, or stand apart as a list when
it does not fit.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from ems.formatting import access, views
from ems.formatting.cells import LEFT
from ems.formatting.columns import Column, Spec, align_by_first, getter, plain_columns, property_getter, resolve
from ems.formatting.custom import DEFAULT_DEPTH, Browser
from ems.formatting.records import (
    FormatEndData,
    FormatEntryData,
    FormatRecord,
    FormatStartData,
    GroupEndData,
    GroupStartData,
    Header,
    text_entry,
)
from ems.formatting.values import DEFAULT_LIMIT, cell_text, display_text
from ems.formatting.views import CUSTOM, LIST, TABLE, WIDE, Group, View
from ems.values.collections import EnumValue
from ems.values.errors import ErrorRecord, net_error
from ems.values.numbers import NetInt
from ems.values.objects import NOTHING, PSCustomObject, PSObject

MOST_COLUMNS = 10  # of a table that shows all properties
TABLE_PROPERTIES = 4  # an object with more is shown as a list
_SCALARS = (str, int, float, Decimal, NetInt, EnumValue)
_DOCUMENT_CLASSES: set[type] = set()  # classes whose objects have properties and no view of their own that stands apart


class Options:
    """What the parameters of a Format- command ask for; the defaults are those of the default output."""

    __slots__ = (
        "autosize",
        "columns",
        "depth",
        "expand",
        "force",
        "group_by",
        "hide_header",
        "mark_errors",
        "repeat_header",
        "report_errors",
        "shape",
        "specs",
        "view",
        "wrap",
    )

    def __init__(self, shape: str | None = None) -> None:
        self.shape = shape
        self.specs: list[Spec] | None = None
        self.view: str | None = None
        self.group_by: Spec | None = None
        self.autosize = self.wrap = self.hide_header = self.repeat_header = False
        self.columns = 0
        self.depth = DEFAULT_DEPTH
        self.expand: str | None = None
        self.force = False
        self.mark_errors = False  # -DisplayError: #ERR in the cell
        self.report_errors = False  # -ShowError: the error after the object


class UnknownView(Exception):
    """-View named a view that the object's type does not have. `found` are those it has."""

    def __init__(self, name: str, type_name: str, shape: str, found: list[View]) -> None:
        super().__init__(name)
        self.name = name
        self.type_name = type_name
        self.shape = shape
        self.found = found


def is_scalar(value: Any) -> bool:
    """Shown as its text, wherever it comes: text, numbers, characters, booleans, enums; not an enum that came back as a property bag."""
    if value.__class__ is PSObject:
        if value.ps_ext.text is not None and access.type_names(value)[0].startswith("Deserialized."):  # type: ignore[union-attr]
            return False
        value = value.base
    return isinstance(value, _SCALARS) or getattr(value.__class__, "net_name", "") == "System.Security.SecureString"


class Document:
    """The open document: its view, columns and group."""

    __slots__ = ("applies", "cells", "columns", "group", "group_key", "grouped", "shape", "view")

    def __init__(self, shape: str, view: View | None, columns: list[Column] | None, group: Group | None) -> None:
        self.shape = shape
        self.view = view
        self.columns = columns  # None: each object's own (lists)
        self.group = group
        self.group_key: Any = None
        self.grouped = False
        self.applies: dict[tuple[str, ...], bool] = {}  # type names -> the view fits


class Stage:
    """Takes objects with `add`, sends records to `emit`."""

    def __init__(self, shell: Any, emit: Callable[[FormatRecord], None], options: Options | None = None) -> None:
        self.shell = shell
        self.emit = emit
        self.options = options or Options()
        self.document: Document | None = None
        self.limit = DEFAULT_LIMIT
        self.failures: list[tuple[Column, Any, BaseException]] = []

    # -- objects in

    def add(self, obj: Any) -> None:
        """Format one object, its items when it is a collection."""
        if obj is None or obj is NOTHING:
            return
        items = access.enumerable(obj)
        expand = self.options.expand
        if items is None or expand == "CoreOnly":
            self.add_one(obj)
            return
        if expand == "Both":
            items = list(items)
            self._introduce(obj, len(items))
        for item in items:
            if item is not None and item is not NOTHING:
                self.add_one(item)

    def _introduce(self, obj: Any, count: int) -> None:
        """-Expand Both: the collection itself, then how many objects follow."""
        self._say("The following object supports IEnumerable:")
        entry = self.apart(obj, as_list=True)
        if entry is not None:
            self.emit(entry)
        if count == 0:
            self._say("The IEnumerable contains no objects.")
        elif count == 1:
            self._say("The IEnumerable contains the following object:")
        else:
            self._say(f"The IEnumerable contains the following {count} objects:")

    def _say(self, text: str) -> None:
        self.emit(text_entry(text + "\n"))

    def add_one(self, obj: Any) -> None:
        """Format one object as it is."""
        if isinstance(obj, FormatRecord):
            self.emit(obj)
            return
        apart = not self.options.force
        if apart:
            entry = self.apart(obj)
            if entry is not None:
                self.emit(entry)
                return
        if self.document is None:
            self._open(obj)
        document = self.document
        assert document is not None
        if apart and document.view is not None and not self._fits(document, obj):
            entry = self.apart(obj, as_list=True)
            if entry is not None:
                self.emit(entry)
                return
        self._group(document, obj)
        self.emit(self._entry(document, obj))
        if self.failures:
            self._report()

    def _report(self) -> None:
        """-ShowError: the errors of the values that could not be got, after the object."""
        failures, self.failures = self.failures, []
        for column, obj, error in failures:
            message = f'Failed to evaluate expression "{column.label}".'
            record = ErrorRecord(
                net_error("System.Management.Automation.RuntimeException", message, error), "mshExpressionError", "InvalidArgument", obj
            )
            entry = self.apart(record)
            if entry is not None:
                self.emit(entry)

    def close(self) -> None:
        """End the document."""
        document = self.document
        if document is None:
            return
        if document.grouped:
            self.emit(GroupEndData())
        self.emit(FormatEndData())
        self.document = None

    # -- objects that stand apart

    def apart(self, obj: Any, as_list: bool = False) -> FormatEntryData | None:
        """The entry of an object outside every document, None when it belongs into one. `as_list`: show any object."""
        if is_scalar(obj):
            return text_entry(display_text(obj))
        if obj.__class__ is PSCustomObject and obj.ps_ext is None and obj.values and not as_list:
            return None
        plain = getattr(obj, "ps_ext", None) is None
        if plain and not as_list and obj.__class__ in _DOCUMENT_CLASSES:
            return None
        view = views.find_apart(access.type_names(obj))
        if view is not None:
            if view.custom is not None:
                return FormatEntryData(CUSTOM, lines=_lines(view.custom(obj, self.shell)), apart=True)
            return self._list_entry(obj, view.items_for(access.type_names(obj)), apart=True)
        if obj.__class__ is PSCustomObject and obj.values and not as_list:
            return None
        names = self._all_properties(obj)
        if not names:
            return text_entry(display_text(obj))
        if as_list:
            return self._list_entry(obj, plain_columns(access.display_set(obj) or names), apart=True)
        if plain and not hasattr(obj, "net_type") and not hasattr(obj, "ps_members"):
            _DOCUMENT_CLASSES.add(obj.__class__)
        return None

    @staticmethod
    def _all_properties(obj: Any) -> list[str]:
        names = access.shown_properties(obj)
        return [] if all(name.lower() in access.BOOKKEEPING for name in names) else names

    # -- documents

    def _open(self, obj: Any) -> None:
        options = self.options
        self.limit = enumeration_limit(self.shell)
        view = self._choose_view(obj)
        shape = view.shape if view is not None else options.shape or self._shape_for(obj)
        columns = self._columns(shape, view, obj)
        group = self._group_of(view)
        self.document = Document(shape, view, columns, group)
        header = None
        if shape in (TABLE, WIDE):
            shown = columns or []
            header = Header([c.label for c in shown], [c.width for c in shown], [c.align or LEFT for c in shown],
                            [c.cell_align or c.align or LEFT for c in shown], [c.named for c in shown])
        autosize = options.autosize or (view is not None and view.autosize) or self._sized_by_default()
        self.emit(
            FormatStartData(
                shape,
                header,
                autosize=autosize,
                wrap=options.wrap or view is not None and view.wrap,
                hide_header=options.hide_header or view is not None and view.hide_header,
                repeat_header=options.repeat_header,
                columns=options.columns,
            )
        )

    def _sized_by_default(self) -> bool:
        """$PSStyle.AutoSizeDefaultFormatting, for the default output; nobody has set it while $PSStyle was not asked for."""
        style = self.shell._parts.get("psstyle") if self.options.shape is None and self.shell is not None else None
        return style is not None and style.auto_size_default_formatting

    def _choose_view(self, obj: Any) -> View | None:
        options = self.options
        if options.specs:
            return None
        names = access.type_names(obj)
        view = views.find_view(names, options.shape, options.view)
        if view is None and options.view:
            raise UnknownView(options.view, names[0], options.shape or "", views.view_names(names))
        return view

    @staticmethod
    def _shape_for(obj: Any) -> str:
        names = access.display_set(obj) or access.shown_properties(obj)
        return TABLE if len(names) <= TABLE_PROPERTIES else LIST

    def _columns(self, shape: str, view: View | None, obj: Any) -> list[Column] | None:
        """The columns of a document. A list without a view and Format-Custom take each object's own."""
        if view is not None:
            return view.columns
        if shape == TABLE:
            return self._table_columns(obj)
        if shape == WIDE:
            return self._wide_columns(obj)
        return None

    def _table_columns(self, obj: Any) -> list[Column]:
        specs = self.options.specs
        if specs:
            columns = resolve(specs, obj, self.shell, keep_missing=True, fixed=True)
        else:
            names = access.display_set(obj)
            if names is None:
                names = [name for name in access.shown_properties(obj) if name.lower() not in access.BOOKKEEPING][:MOST_COLUMNS]
            columns = plain_columns(names, fixed=True)
        align_by_first(columns, obj)
        return columns

    def _wide_columns(self, obj: Any) -> list[Column]:
        specs = self.options.specs
        if specs:
            return resolve(specs, obj, self.shell, keep_missing=False)[:1] or [Column("", lambda item: None)]
        name = access.display_name_property(obj)
        if name is None:
            names = access.shown_properties(obj)
            name = names[0] if names else ""
        return [Column(name, property_getter(name), name)]

    def _group_of(self, view: View | None) -> Group | None:
        spec = self.options.group_by
        if spec is None:
            return view.group if view is not None else None
        get = getter(spec.expression, self.shell)
        label = spec.label or (spec.expression if isinstance(spec.expression, str) else display_text(spec.expression))
        if spec.format is None:
            return Group(get, label)
        column = Column(label, get, fmt=spec.format)
        return Group(lambda obj: column.text(obj, self.limit, _empty), label)

    def _fits(self, document: Document, obj: Any) -> bool:
        names = tuple(access.type_names(obj))
        known = document.applies.get(names)
        if known is None:
            assert document.view is not None
            types = document.view.types
            known = any(name.lower() in types or name.lower().removeprefix("deserialized.") in types for name in names)
            document.applies[names] = known
        return known

    # -- groups

    def _group(self, document: Document, obj: Any) -> None:
        group = document.group
        if group is None:
            if not document.grouped:
                document.grouped = True
                self.emit(GroupStartData(None))
            return
        try:
            key = group.get(obj)
        except Exception:  # noqa: BLE001 - a group value that fails is no value
            key = None
        if key is access.MISSING or key is NOTHING:
            key = None
        if document.grouped:
            if _same(document.group_key, key):
                return
            self.emit(GroupEndData())
        document.grouped, document.group_key = True, key
        self.emit(GroupStartData(self._heading(group, key, obj)))

    def _heading(self, group: Group, key: Any, obj: Any) -> list[str]:
        if group.by_object is not None:
            return group.by_object(obj)
        return group.lines(key) if group.lines is not None else [f"   {group.label}: {cell_text(key, self.limit)}"]

    # -- entries

    def _entry(self, document: Document, obj: Any) -> FormatEntryData:
        shape, view = document.shape, document.view
        if shape in (TABLE, WIDE):
            limit, failed = self.limit, self._failed
            return FormatEntryData(shape, [column.text(obj, limit, failed) for column in document.columns or ()])
        if shape == LIST:
            if view is not None:
                return self._list_entry(obj, view.items_for(access.type_names(obj)))
            return self._list_entry(obj, self._list_columns(obj))
        if view is not None and view.custom is not None:
            return FormatEntryData(CUSTOM, lines=_lines(view.custom(obj, self.shell)), wrap=True)
        specs = self.options.specs
        columns = resolve(specs, obj, self.shell, keep_missing=False) if specs else None
        return FormatEntryData(CUSTOM, lines=Browser(self.options.depth, self.limit, is_scalar).show(obj, columns), wrap=True)

    def _list_columns(self, obj: Any) -> list[Column]:
        specs = self.options.specs
        if specs:
            return resolve(specs, obj, self.shell, keep_missing=False)
        names = access.display_set(obj)
        if names is None:
            names = [name for name in access.shown_properties(obj) if name.lower() not in access.BOOKKEEPING]
        return plain_columns(names)

    def _list_entry(self, obj: Any, columns: Iterable[Column], apart: bool = False) -> FormatEntryData:
        if apart:
            self.limit = enumeration_limit(self.shell)
        limit, failed = self.limit, self._failed
        columns = list(columns)
        return FormatEntryData(
            LIST, [column.text(obj, limit, failed) for column in columns], [column.label for column in columns], apart=apart
        )

    def _failed(self, column: Column, obj: Any, error: BaseException) -> str:
        """What stands for a value that could not be got."""
        if self.options.report_errors:
            self.failures.append((column, obj, error))
        return "#ERR" if self.options.mark_errors else ""


def _lines(given: Iterable[Any]) -> list[tuple[int, str]]:
    """Lines of a custom view, each with its indentation."""
    return [line if isinstance(line, tuple) else (0, line) for line in given]


def _empty(column: Column, obj: Any, error: BaseException) -> str:
    return ""


def _same(left: Any, right: Any) -> bool:
    """Whether two group values are one group: equal, case aside."""
    if left is right:
        return True
    if left is None or right is None:
        return False
    if isinstance(left, str) and isinstance(right, str):
        return left.lower() == right.lower()
    from ems.values.compare import equals

    return bool(equals(left, right, True))


def enumeration_limit(shell: Any) -> int:
    """$FormatEnumerationLimit of the global scope."""
    value = shell.get_variable("FormatEnumerationLimit", shell.global_scope) if shell is not None else None
    return value if isinstance(value, int) and not isinstance(value, bool) else DEFAULT_LIMIT
