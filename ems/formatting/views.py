"""In: blocks of view text (ems.formatting.view_data, cmdlets.exchange, …). Out: the View that fits an object.

A module that has views of its own calls `register_views(type names, text)` with the lines that view_data describes, or
`register_view` with a View that it made. Text is read when an object of the type is first formatted.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ems.formatting.cells import CENTER, LEFT, RIGHT
from ems.formatting.columns import Column, property_getter

TABLE, LIST, WIDE, CUSTOM = "table", "list", "wide", "custom"
_SHAPES = {"T": TABLE, "L": LIST, "W": WIDE, "C": CUSTOM}
_ALIGN = {"L": LEFT, "C": CENTER, "R": RIGHT}
_DESERIALIZED = "Deserialized."


class Group:
    """How a view groups its objects: `get` gives the value, `lines` the heading for a value (None: `   label: value`)."""

    __slots__ = ("by_object", "get", "label", "lines")

    def __init__(self, get: Callable[[Any], Any], label: str, lines: Callable[[Any], list[str]] | None = None,
                 by_object: Callable[[Any], list[str]] | None = None) -> None:
        self.get = get
        self.label = label
        self.lines = lines
        self.by_object = by_object  # the heading from the group's first object


class View:
    """One view. `columns`: of a table, the one of a wide view, or the items of a list; `by_type`: the items for these types.

    custom: object, shell -> lines. apart: such an object is shown on its own wherever it comes (errors, warnings, script blocks).
    """

    __slots__ = ("apart", "autosize", "by_type", "columns", "custom", "group", "hide_header", "name", "shape", "types", "wrap")

    def __init__(self, name: str, shape: str, columns: list[Column] | None = None, *, custom: Callable[[Any, Any], list[Any]] | None = None,
                 group: Group | None = None, autosize: bool = False, hide_header: bool = False, wrap: bool = False, apart: bool = False,
                 types: Iterable[str] = ()) -> None:
        self.name = name
        self.shape = shape
        self.columns = columns or []
        self.by_type: dict[str, list[Column]] = {}
        self.custom = custom
        self.group = group
        self.autosize = autosize
        self.hide_header = hide_header
        self.wrap = wrap
        self.apart = apart
        self.types = {name.lower() for name in types}

    def items_for(self, names: Iterable[str]) -> list[Column]:
        """The list items for an object with these type names."""
        if self.by_type:
            for name in names:
                found = self.by_type.get(_plain(name))
                if found is not None:
                    return found
        return self.columns


_texts: dict[str, list[tuple[list[str], list[str]]]] = {}  # lower type name -> [(types of the block, its lines)] not read yet
_views: dict[str, list[View]] = {}  # lower type name -> views, read
_read: dict[int, list[View]] = {}  # id of a block's lines -> its views (a block serves several types)
_loaded = False


def _plain(name: str) -> str:
    return name.lower().removeprefix("deserialized.")


def _load() -> None:
    """Index the default views by type name."""
    global _loaded
    _loaded = True
    from ems.formatting.view_data import BLOCKS

    for block in BLOCKS.strip().split("\n\n"):
        lines = block.split("\n")
        _index(lines[0].split(), lines[1:], last=True)
    from ems.formatting import waiting

    while waiting:
        waiting.pop()()


def _index(types: list[str], lines: list[str], last: bool) -> None:
    for name in types:
        known = _texts.setdefault(name.lower(), [])
        if last:
            known.append((types, lines))
        else:
            known.insert(0, (types, lines))


def register_views(types: str | Iterable[str], text: str) -> None:
    """Add views for types (names separated by blanks); `text` is in view_data's form. They win over older ones."""
    names = types.split() if isinstance(types, str) else list(types)
    if not _loaded:
        _load()
    _index(names, [line.strip() for line in text.strip().split("\n")], last=False)
    for name in names:
        _views.pop(name.lower(), None)


def register_view(types: str | Iterable[str], view: View, prepend: bool = True) -> None:
    """Add a View made elsewhere; it wins over older ones, or comes after them."""
    names = types.split() if isinstance(types, str) else list(types)
    view.types |= {name.lower() for name in names}
    for name in names:
        known = list(views_of(name))
        _views[name.lower()] = [view, *known] if prepend else [*known, view]


def views_of(type_name: str) -> list[View]:
    """The views registered for exactly this type name, in order."""
    lower = type_name.lower()
    found = _views.get(lower)
    if found is None:
        if not _loaded:
            _load()
            return views_of(type_name)
        found = [view for types, lines in _texts.get(lower, ()) for view in _block_views(types, lines)]
        _views[lower] = found
    return found


def _block_views(types: list[str], lines: list[str]) -> list[View]:
    made = _read.get(id(lines))
    if made is None:
        made = _read[id(lines)] = []
        for line in lines:
            head, _, body = line.partition(" | ")
            if head.startswith("L+ "):
                made[-1].by_type[head[3:].strip().lower()] = [read_column(part) for part in body.split(", ")]
            else:
                made.append(_read_view(types, head, body))
    return made


def _read_view(types: list[str], head: str, body: str) -> View:
    first, *flags = head.split("; ")
    kind, _, name = first.partition(" ")
    if name == ".":
        name = types[0]
    view = View(name, _SHAPES[kind], types=types)
    for flag in flags:
        word, _, value = flag.partition("=")
        if word == "group":
            view.group = _read_group(value)
        else:
            setattr(view, {"auto": "autosize", "hide": "hide_header", "wrap": "wrap", "apart": "apart"}[word], True)
    if kind == "C":
        view.custom = _function(body.lstrip("!"))
    else:
        view.columns = [read_column(part) for part in body.split(", ")]
    return view


def _function(name: str) -> Any:
    from ems.formatting import view_scripts

    return getattr(view_scripts, name)


def _read_group(source: str) -> Group:
    if source.startswith("!"):
        return _function(source[1:])  # type: ignore[no-any-return]
    return Group(property_getter(source), source)


def read_column(text: str) -> Column:
    """A Column from `Label=source:width align/cell-align`."""
    label, _, rest = text.rpartition("=")
    source, _, layout = rest.partition(":")
    layout, _, cell = layout.partition("/")
    digits = layout.rstrip("LCR")
    align = _ALIGN.get(layout[len(digits) :])
    name = source if source[:1] not in "!~" else None
    if source.startswith("!"):
        get = _function(source[1:])
    elif source.startswith("~"):
        source = source[1:]
        get = _escape_getter(source)
    else:
        get = property_getter(source)
    return Column(label.replace("\\n", "\n") or source, get, name, width=int(digits or 0), align=align or LEFT, cell_align=_ALIGN.get(cell))


def _escape_getter(path: str) -> Callable[[Any], Any]:
    """Shows an escape sequence at the end of a property path: in effect, and as text."""
    from ems.formatting import access

    names = path.split(".")

    def get(obj: Any) -> Any:
        for name in names:
            obj = access.read(obj, name)
        return f"{obj}{str(obj).replace(chr(27), '`e')}\x1b[0m" if isinstance(obj, str) else obj

    return get


def known_types() -> list[str]:
    """The names of all types that have views."""
    if not _loaded:
        _load()
    spelled = {name.lower(): name for blocks in _texts.values() for types, _ in blocks for name in types}
    return [spelled.get(lower, lower) for lower in dict.fromkeys((*_texts, *_views)) if views_of(lower)]


def find_view(names: Iterable[str], shape: str | None = None, view_name: str | None = None) -> View | None:
    """The view for an object with these type names, the most derived first: of that shape (None: any) and that name."""
    wanted = view_name.lower() if view_name else None
    for exactly in (True, False):
        for name in names:
            if not exactly:
                if not name.startswith(_DESERIALIZED):
                    continue
                name = name[len(_DESERIALIZED) :]
            for view in views_of(name):
                if not view.apart and (shape is None or view.shape == shape) and (wanted is None or view.name.lower() == wanted):
                    return view
    return None


def find_apart(names: Iterable[str]) -> View | None:
    """The view of an object that is shown on its own."""
    for name in names:
        for view in views_of(name):
            if view.apart:
                return view
    return None


def view_names(names: Iterable[str]) -> list[View]:
    """All views for an object, for the message about an unknown view name."""
    return [view for name in names for view in views_of(name) if not view.apart]
