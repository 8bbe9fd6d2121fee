"""In: nothing. Out: what extends a value: NetObject, PSObject, PSCustomObject, extended members, AutomationNull.

PowerShell wraps each value in an invisible PSObject. Here values flow bare. Members that a script adds (Add-Member, PSTypeNames.Insert)
live in an Extension: in the slot `ps_ext` of our own classes, in a PSObject wrapper around a str, number or bool, in a side table
for a plain list. Wrapping every value was tried on paper and rejected: it doubles the cost of each operation.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar


class AutomationNullType:
    """No output at all, as against $null. Reads as $null everywhere, but sends no object down a pipeline."""

    __slots__ = ()
    net_name: ClassVar[str] = "System.Management.Automation.Internal.AutomationNull"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING = AutomationNullType()


class PSMember:
    """A member that PowerShell adds to objects. `kind` is PSMemberTypes' name of it."""

    __slots__ = ("hidden", "name")
    kind: ClassVar[str] = ""

    def __init__(self, name: str) -> None:
        self.name = name
        self.hidden = False


class NoteProperty(PSMember):
    __slots__ = ("value",)
    kind = "NoteProperty"

    def __init__(self, name: str, value: Any) -> None:
        super().__init__(name)
        self.value = value


class AliasProperty(PSMember):
    """`type_name` converts the value on the way out when given."""

    __slots__ = ("target", "type_name")
    kind = "AliasProperty"

    def __init__(self, name: str, target: str, type_name: str | None = None) -> None:
        super().__init__(name)
        self.target = target
        self.type_name = type_name


class ScriptProperty(PSMember):
    """getter, setter: script blocks, called with $this."""

    __slots__ = ("getter", "setter")
    kind = "ScriptProperty"

    def __init__(self, name: str, getter: Any, setter: Any = None) -> None:
        super().__init__(name)
        self.getter = getter
        self.setter = setter


class CodeProperty(PSMember):
    """getter, setter: Python callables that take the object (and the value)."""

    __slots__ = ("definition", "getter", "setter")
    kind = "CodeProperty"

    def __init__(self, name: str, getter: Callable[[Any], Any], setter: Callable[[Any, Any], None] | None = None, definition: str = "") -> None:
        super().__init__(name)
        self.getter = getter
        self.setter = setter
        self.definition = definition


class ScriptMethod(PSMember):
    __slots__ = ("script",)
    kind = "ScriptMethod"

    def __init__(self, name: str, script: Any) -> None:
        super().__init__(name)
        self.script = script


class CodeMethod(PSMember):
    """call(object, *arguments)."""

    __slots__ = ("call", "definition")
    kind = "CodeMethod"

    def __init__(self, name: str, call: Callable[..., Any], definition: str = "") -> None:
        super().__init__(name)
        self.call = call
        self.definition = definition


class PropertySet(PSMember):
    __slots__ = ("names",)
    kind = "PropertySet"

    def __init__(self, name: str, names: list[str]) -> None:
        super().__init__(name)
        self.names = names


class MemberSet(PSMember):
    __slots__ = ("members",)
    kind = "MemberSet"

    def __init__(self, name: str, members: dict[str, PSMember]) -> None:
        super().__init__(name)
        self.members = members


class Extension:
    """What a script added to one object: members by lower name, and its own list of type names (None: those of its type)."""

    __slots__ = ("members", "text", "type_names")

    def __init__(self) -> None:
        self.members: dict[str, PSMember] = {}
        self.type_names: list[str] | None = None
        self.text: str | None = None  # of a deserialized value: what ToString() gave before

    def lacks(self, lower: str) -> bool:
        """True when a member of that name is the type's own as far as this goes."""
        return self.type_names is None and self.members.get(lower) is None


class NetObject:
    """The base of our own reference types. Subclasses set `net_name`; `ps_ext` is None until a script adds a member."""

    __slots__ = ("ps_ext",)
    net_name: ClassVar[str] = "System.Object"

    def __init__(self) -> None:
        self.ps_ext: Extension | None = None


class PSObject(NetObject):
    """A str, number, bool or other immutable value that carries an Extension. `base` is never itself a PSObject."""

    __slots__ = ("base",)
    net_name = "System.Management.Automation.PSObject"

    def __init__(self, base: Any, extension: Extension | None = None) -> None:
        self.base = base
        self.ps_ext = extension or Extension()


class Shape:
    """The property names that custom objects share. `index` maps a lower name to its place in `values`."""

    __slots__ = ("_next", "index", "names")

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.index = {name.lower(): at for at, name in enumerate(names)}
        self._next: dict[str, Shape] = {}

    def plus(self, name: str) -> Shape:
        """The shape with one more property, the same object for the same name."""
        found = self._next.get(name)
        if found is None:
            found = self._next[name] = Shape((*self.names, name))
        return found


EMPTY_SHAPE = Shape(())


class PSCustomObject(NetObject):
    """[pscustomobject]: note properties in `values`, named by the shared `shape`; every other member in `ps_ext`.

    `type_names` comes from ps_ext when a script changed it (PSTypeName key, PSTypeNames.Insert).
    """

    __slots__ = ("shape", "values")
    net_name = "System.Management.Automation.PSCustomObject"

    def __init__(self, shape: Shape = EMPTY_SHAPE, values: list[Any] | None = None) -> None:
        self.shape = shape
        self.values = [] if values is None else values
        self.ps_ext = None

    @classmethod
    def of(cls, **properties: Any) -> PSCustomObject:
        """A custom object from Python names, for cmdlets that make one."""
        return cls.from_pairs(properties.items())

    @classmethod
    def from_pairs(cls, pairs: Any) -> PSCustomObject:
        """A custom object from (name, value) pairs; a later name replaces an earlier one."""
        made = cls()
        for name, value in pairs:
            made.set(name, value)
        return made

    def get(self, name: str, default: Any = None) -> Any:
        at = self.shape.index.get(name.lower())
        return default if at is None else self.values[at]

    def has(self, name: str) -> bool:
        return name.lower() in self.shape.index

    def set(self, name: str, value: Any) -> None:
        """Set a property, adding it at the end when it is new."""
        at = self.shape.index.get(name.lower())
        if at is None:
            self.shape = self.shape.plus(name)
            self.values.append(value)
        else:
            self.values[at] = value

    def remove(self, name: str) -> bool:
        at = self.shape.index.get(name.lower())
        if at is None:
            return False
        shape = EMPTY_SHAPE
        for i, kept in enumerate(self.shape.names):
            if i != at:
                shape = shape.plus(kept)
        self.shape = shape
        del self.values[at]
        return True

    def items(self) -> Iterator[tuple[str, Any]]:
        return zip(self.shape.names, self.values, strict=True)

    def copy(self) -> PSCustomObject:
        made = PSCustomObject(self.shape, list(self.values))
        if self.ps_ext is not None:
            made.ps_ext = Extension()
            made.ps_ext.members.update(self.ps_ext.members)
            made.ps_ext.type_names = None if self.ps_ext.type_names is None else list(self.ps_ext.type_names)
        return made


# Extensions of values that have no slot: id -> (value, extension). The value is held so that its id stays its own.
_side_table: dict[int, tuple[Any, Extension]] = {}


def extension_of(value: Any) -> Extension | None:
    """The Extension of a value, or None."""
    found = getattr(value, "ps_ext", None)
    if found is None and _side_table:
        entry = _side_table.get(id(value))
        return entry[1] if entry is not None else None
    return found


_IMMUTABLE = (str, int, float, bytes)


def extend(value: Any) -> tuple[Any, Extension]:
    """(value to use from now on, its Extension): an immutable value comes back wrapped in a PSObject."""
    found = extension_of(value)
    if found is not None:
        return value, found
    made = Extension()
    if isinstance(value, _IMMUTABLE) or type(value).__name__ == "Decimal":
        return PSObject(value, made), made
    try:
        value.ps_ext = made
    except AttributeError:
        _side_table[id(value)] = (value, made)
    return value, made


def base(value: Any) -> Any:
    """The value without a PSObject around it; NOTHING becomes None."""
    if value.__class__ is PSObject:
        return value.base
    return None if value is NOTHING else value


def is_null(value: Any) -> bool:
    return value is None or value is NOTHING


class Ordered(NetObject):
    """A value type whose instances compare by `hash_key`."""

    __slots__ = ()

    def hash_key(self) -> Any:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return other.__class__ is self.__class__ and other.hash_key() == self.hash_key()  # type: ignore[attr-defined]

    def __lt__(self, other: Any) -> bool:
        return bool(self.hash_key() < other.hash_key())

    def __le__(self, other: Any) -> bool:
        return bool(self.hash_key() <= other.hash_key())

    def __gt__(self, other: Any) -> bool:
        return bool(self.hash_key() > other.hash_key())

    def __ge__(self, other: Any) -> bool:
        return bool(self.hash_key() >= other.hash_key())

    def __hash__(self) -> int:
        return hash(self.hash_key())
