"""In: Python values and .NET type names. Out: NetType, the one description of a .NET type, and the table that finds it.

A type is declared once, in a module of ems.net, ems.values or cmdlets.exchange:

    TIMESPAN = net_type("System.TimeSpan", py=TimeSpan, base="System.ValueType", interfaces="IComparable IFormattable")

    @TIMESPAN.method("timespan Add(timespan ts)")
    def add(self, ts): ...

    TIMESPAN.prop("int Days", lambda self: ...)

    @TIMESPAN.static("timespan FromDays(double value)")
    def from_days(value): ...

    @TIMESPAN.constructor("timespan new(long ticks)", "timespan new(int hours, int minutes, int seconds)")
    def new(*args): ...

The signature text is the one Get-Member prints; ems.values.overloads parses it when the first call needs it, converts the arguments
and picks the overload. Declaring modules are imported when a member of their type is first used: INDEX in ems.net.index says which
module declares which type.
"""
from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from ems.values import numbers


class Overload:
    """One signature of a method; `func` takes the converted arguments, after the object for an instance method.

    `plan` is filled by ems.values.overloads when the first call needs it.
    """

    __slots__ = ("func", "plan", "signature")

    def __init__(self, signature: str, func: Callable[..., Any]) -> None:
        self.signature = signature
        self.func = func
        self.plan: Any = None


class Method:
    """A method with its overloads, static or not."""

    __slots__ = ("cache", "hidden", "name", "overloads", "protected", "static")
    kind = "Method"

    def __init__(self, name: str, static: bool = False) -> None:
        self.name = name
        self.static = static
        self.hidden = False  # `hidden` of a script class: listed only on demand
        self.protected = False  # for the class's own methods: not listed
        self.overloads: list[Overload] = []
        self.cache: dict[Any, Any] = {}  # argument classes -> Overload, kept by ems.values.overloads

    @property
    def definition(self) -> str:
        """The text of Get-Member's Definition column."""
        return ", ".join(("static " if self.static else "") + o.signature for o in self.overloads)


class Property:
    """A property or field. `getter` takes the object (nothing when static); `setter` the object and the value, already converted."""

    __slots__ = ("getter", "hidden", "name", "net", "setter", "static", "type_name")
    kind = "Property"

    def __init__(self, name: str, type_name: str, getter: Callable[..., Any], setter: Callable[..., Any] | None = None,
                 static: bool = False) -> None:
        self.name = name
        self.hidden = False
        self.type_name = type_name
        self.net: NetType | None = None  # the type itself, where its name does not lead to it from everywhere (a script's class)
        self.getter = getter
        self.setter = setter
        self.static = static

    @property
    def definition(self) -> str:
        return ("static " if self.static else "") + f"{self.type_name} {self.name} {{get;{'set;' if self.setter else ''}}}"


Member = Method | Property


class NetType:
    """A .NET type.

    kind: class, struct, enum, interface, array, generic (an open definition) or script (a class made by a script).
    py: the Python class whose instances are of this type (None when several types share it and the instance tells).
    values: for an enum, name -> int in declaration order. element: of an array. definition, arguments: of a constructed generic.
    parse: text -> value, what a cast from String calls; convert: value -> value or NotImplemented, tried before the general rules.
    """

    __slots__ = ("__weakref__", "_loaded", "_mro", "arguments", "base_name", "constructors", "convert", "default", "definition", "element", "flags",
                 "full_name", "interface_names", "kind", "members", "module", "name", "namespace", "parse", "ps_ext", "py", "rank", "script",
                 "statics", "underlying", "values")
    net_name = "System.RuntimeType"

    def __init__(self, full_name: str, *, base: str | None = "System.Object", kind: str = "class", py: type | None = None,
                 interfaces: str = "", module: str | None = None) -> None:
        self.full_name = full_name
        space, _, name = full_name.rpartition(".") if "[" not in full_name else full_name[: full_name.index("[")].rpartition(".")
        self.namespace = space
        self.name = full_name[len(space) + 1 :] if space else full_name
        self.base_name = base
        self.kind = kind
        self.py = py
        self.interface_names = tuple(interfaces.split())
        self.module = module
        self.members: dict[str, Member] = {}
        self.statics: dict[str, Member] = {}
        self.constructors: Method = Method("new", static=True)
        self.values: dict[str, int] | None = None
        self.flags = False
        self.underlying = "System.Int32"
        self.element: NetType | None = None
        self.rank = 1
        self.definition: NetType | None = None
        self.arguments: tuple[NetType, ...] = ()
        self.parse: Callable[[str], Any] | None = None
        self.convert: Callable[[Any], Any] | None = None
        self.default: Any = None  # the value of default(T) for a value type
        self.script: Any = None  # the class definition of a script class, owned by ems.runtime.classes
        self.ps_ext: Any = None
        self._mro: tuple[NetType, ...] | None = None
        self._loaded = module is None

    def __repr__(self) -> str:
        return f"[{self.full_name}]"

    @property
    def is_value_type(self) -> bool:
        return self.kind in ("struct", "enum")

    @property
    def base(self) -> NetType | None:
        if self._mro is not None:  # a script's class has its bases from the start: no name leads to them
            return self._mro[1] if len(self._mro) > 1 else None
        return get_type(self.base_name) if self.base_name else None

    @property
    def mro(self) -> tuple[NetType, ...]:
        """This type and its bases, System.Object last."""
        if self._mro is None:
            base = self.base
            self._mro = (self, *(base.mro if base else ()))
        return self._mro

    def load(self) -> NetType:
        """Import the module that declares the members, once."""
        if not self._loaded:
            self._loaded = True
            importlib.import_module(self.module or "")
        return self

    def all_interfaces(self) -> set[str]:
        """Names of the interfaces of this type and its bases, as `interfaces` of the declaration spells them."""
        return {name for t in self.mro for name in t.load().interface_names}

    def is_subclass_of(self, other: NetType) -> bool:
        """True for the type itself, its bases and its interfaces."""
        if other is self or other.full_name == "System.Object" or other in self.mro:
            return True
        if other.kind != "interface":
            return False
        if other.definition is not None:
            from ems.values.ranks import assignable

            return assignable(self, other)
        wanted = other.definition.name if other.definition else other.name
        return wanted in self.all_interfaces() or any(i.is_subclass_of(other) for i in self._interfaces() if i is not self)

    def _interfaces(self) -> Iterable[NetType]:
        for name in self.all_interfaces():
            found = find_type(name) or find_type("System.Collections." + name)
            if found:
                yield found

    # -- declaring members

    def prop(self, signature: str, getter: Callable[..., Any], setter: Callable[..., Any] | None = None) -> None:
        """Declare an instance property, `signature` = "type Name"."""
        type_name, _, name = signature.rpartition(" ")
        self.members[name.lower()] = Property(name, type_name, getter, setter)

    def static_prop(self, signature: str, getter: Callable[[], Any], setter: Callable[..., Any] | None = None) -> None:
        """Declare a static property or constant."""
        type_name, _, name = signature.rpartition(" ")
        self.statics[name.lower()] = Property(name, type_name, getter, setter, static=True)

    def method(self, *signatures: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Declare overloads of one instance method, all served by the decorated function."""
        return self._declare(self.members, False, signatures)

    def static(self, *signatures: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Declare overloads of one static method."""
        return self._declare(self.statics, True, signatures)

    def constructor(self, *signatures: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Declare constructors, written "type new(...)"."""

        def put(func: Callable[..., Any]) -> Callable[..., Any]:
            self.constructors.overloads.extend(Overload(s, func) for s in signatures)
            return func

        return put

    def _declare(self, table: dict[str, Member], static: bool, signatures: tuple[str, ...]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def put(func: Callable[..., Any]) -> Callable[..., Any]:
            for signature in signatures:
                name = _method_name(signature)
                found = table.get(name.lower())
                if not isinstance(found, Method):
                    found = table[name.lower()] = Method(name, static)
                found.overloads.append(Overload(signature, func))
            return func

        return put

    # -- finding members

    def find_member(self, lower: str) -> Member | None:
        """The instance member of that name (lower case) in this type or its bases."""
        for t in self.mro:
            found = t.load().members.get(lower)
            if found is not None:
                return found
            if t.definition is not None:
                found = t.definition.load().members.get(lower)
                if found is not None:
                    return found
        return None

    def find_static(self, lower: str) -> Member | None:
        """The static member of that name (lower case); enum names are found by ems.values.enums."""
        for t in self.mro:
            found = t.load().statics.get(lower)
            if found is not None:
                return found
            if t.definition is not None:
                found = t.definition.load().statics.get(lower)
                if found is not None:
                    return found
        return None


def _method_name(signature: str) -> str:
    """The bare name in a signature: no type variables (`Find[T](`) and no interface before it (`IList.Add(`)."""
    head = signature[: signature.index("(")]
    if head.endswith("]"):
        head = head[: head.rindex("[")]
    return head.rpartition(" ")[2].rpartition(".")[2]


_types: dict[str, NetType] = {}
_by_class: dict[type, NetType] = {}
_accelerators: dict[str, str] = {}  # lower short name -> full name; filled from ems.net.index
_index: dict[str, str] = {}  # lower full name -> module that declares the type


def net_type(full_name: str, *, base: str | None = "System.Object", kind: str = "class", py: type | None = None, interfaces: str = "",
             parse: Callable[[str], Any] | None = None, convert: Callable[[Any], Any] | None = None, values: dict[str, int] | None = None,
             flags: bool = False, underlying: str = "System.Int32", default: Any = None) -> NetType:
    """Declare a type, or complete the one that was made early from its name alone."""
    lower = full_name.lower()
    found = _types.get(lower)
    if found is None:
        found = _types[lower] = NetType(full_name, base=base, kind=kind, py=py, interfaces=interfaces)
    else:
        found.base_name, found.kind, found.interface_names, found._mro = base, kind, tuple(interfaces.split()), None
        found.py = py or found.py
    found._loaded = True
    found.parse, found.convert, found.default = parse, convert, default
    if values is not None:
        found.kind, found.values, found.flags, found.underlying = "enum", values, flags, underlying
        found.base_name = "System.Enum"
    if py is not None and getattr(py, "net_name", full_name) == full_name:
        _by_class[py] = found
    return found


def register_index(types: dict[str, str], accelerators: dict[str, str]) -> None:
    """Tell which module declares which type (lower full name -> module) and what the short names stand for."""
    _index.update(types)
    _accelerators.update(accelerators)


def accelerators() -> dict[str, str]:
    """The live table of type accelerators: lower short name -> full name."""
    if not _accelerators:
        _load_index()
    return _accelerators


def get_type(full_name: str) -> NetType:
    """The type of a name that is known to exist."""
    found = find_type(full_name)
    if found is None:
        raise LookupError(f"no type {full_name} is declared")
    return found


def find_type(name: str) -> NetType | None:
    """The type of a full name or accelerator (any case), with or without `System.`; arrays and generics go through ems.values.typenames."""
    lower = name.lower()
    found = _types.get(lower)
    if found is not None:
        return found
    if not _accelerators:
        _load_index()
    full = _accelerators.get(lower)
    if full is not None:
        return find_type(full)
    for candidate in (lower, "system." + lower):
        found = _types.get(candidate)
        if found is not None:
            return found
        module = _index.get(candidate)
        if module is not None:
            importlib.import_module(module)
            return _types.get(candidate)
    return _exception_type(lower) or _exception_type("system." + lower)


def _load_index() -> None:
    """Read which module declares which type, once."""
    index = importlib.import_module("ems.net.index")
    register_index(index.TYPES, index.ACCELERATORS)


def _exception_type(lower: str) -> NetType | None:
    """The type of a .NET exception that ems.values.errors names; its members are those of System.Exception."""
    from ems.values import errors

    if not _exception_names:
        _exception_names.update((name.lower(), name) for name in errors.BASES)
        _exception_names.update((name.lower(), name) for name in errors.PLAIN)
    full = _exception_names.get(lower)
    if full is None:
        return None
    cls = errors.exception_class(full)
    base = cls.__mro__[1].net_name if full != "System.Exception" else "System.Object"
    made = _types[lower] = NetType(full, base=base, py=cls, interfaces="ISerializable")
    return made


_exception_names: dict[str, str] = {}


def array_type(element: NetType, rank: int = 1) -> NetType:
    """The type of arrays of that element type."""
    full = f"{element.full_name}[{',' * (rank - 1)}]"
    found = _types.get(full.lower())
    if found is None or found.element is not element:  # a script's class may have been defined anew
        found = _types[full.lower()] = NetType(full, base="System.Array", kind="array")
        found.element, found.rank, found.namespace = element, rank, element.namespace
        found.name = f"{element.name}[{',' * (rank - 1)}]"
    return found


def generic_type(definition: NetType, arguments: tuple[NetType, ...]) -> NetType:
    """The constructed type, `System.Collections.Generic.List`1[System.Int32]` in .NET's ToString form."""
    full = f"{definition.full_name}[{','.join(a.full_name for a in arguments)}]"
    found = _types.get(full.lower())
    if found is None or found.arguments != arguments:
        definition.load()
        kind = {"generic": "class"}.get(definition.kind, definition.kind)
        base = definition.base_name
        if base is not None and "`" in base and "[" not in base:  # a generic base has the same arguments
            base = generic_type(get_type(base), arguments).full_name
        found = _types[full.lower()] = NetType(full, base=base, kind=kind, interfaces=" ".join(definition.interface_names))
        found.name, found.definition, found.arguments, found.py = definition.name, definition, arguments, definition.py
        found.constructors = definition.constructors
        found.parse, found.convert = definition.parse, definition.convert
    return found


# The types that plain Python classes carry; their members are declared in the named modules.
def _early(full_name: str, py: type | None, module: str, base: str | None = "System.ValueType", kind: str = "struct") -> NetType:
    made = _types[full_name.lower()] = NetType(full_name, base=base, kind=kind, py=py, module=module)
    if py is not None:
        _by_class[py] = made
    return made


OBJECT = _early("System.Object", None, "ems.net.objects", None, "class")
VALUE_TYPE = _early("System.ValueType", None, "ems.net.objects", "System.Object", "class")
ENUM = _early("System.Enum", None, "ems.net.enums", "System.ValueType", "class")
STRING = _early("System.String", str, "ems.net.text", "System.Object", "class")
CHAR = _early("System.Char", numbers.Char, "ems.net.chars")
BOOLEAN = _early("System.Boolean", bool, "ems.net.objects")
INT32 = _early("System.Int32", int, "ems.net.primitives")
DOUBLE = _early("System.Double", float, "ems.net.floats")
DECIMAL = _early("System.Decimal", Decimal, "ems.net.decimals")
for _class in (numbers.SByte, numbers.Byte, numbers.Int16, numbers.UInt16, numbers.UInt32, numbers.Int64, numbers.UInt64, numbers.IntPtr,
               numbers.Int128, numbers.UInt128):
    _early(_class.net_name, _class, "ems.net.primitives")
for _class in (numbers.Single, numbers.Half):  # type: ignore[assignment]
    _early(_class.net_name, _class, "ems.net.floats")
_early(numbers.BigInteger.net_name, numbers.BigInteger, "ems.net.big_integers")
INT64 = _types["system.int64"]
NULLABLE = _early("System.Nullable`1", None, "ems.net.primitives")
ARRAY = _early("System.Array", None, "ems.net.arrays", "System.Object", "class")
OBJECT_ARRAY = array_type(OBJECT)
_by_class[list] = OBJECT_ARRAY
RUNTIME_TYPE = _early("System.RuntimeType", NetType, "ems.net.reflection", "System.Reflection.TypeInfo", "class")


def type_of(value: Any) -> NetType:
    """The .NET type of a value that is not null. An instance attribute `net_type` wins over the class's `net_name`."""
    found = _by_class.get(value.__class__)
    return found if found is not None else _type_of_object(value)


def _type_of_object(value: Any) -> NetType:
    cls = value.__class__
    own = getattr(value, "net_type", None)
    if own is not None:
        return own
    name = getattr(cls, "net_name", None)
    if name is None:
        name = "System.Object" if cls is object else f"Python.{cls.__name__}"
        return _types.setdefault(name.lower(), NetType(name))
    found = find_type(name)
    if found is None:  # a class of ours that no table declares yet still has its name
        found = _types[name.lower()] = NetType(name, base=_base_of(cls))
    _by_class[cls] = found
    return found


def _base_of(cls: Any) -> str:
    """The base of a class that no table declares; an exception of ems's own is what the class above it is."""
    base: str | None = getattr(cls, "net_base", None)
    if base is None and issubclass(cls, BaseException):
        above = next((c for c in cls.__mro__[1:] if getattr(c, "net_name", cls.net_name) != cls.net_name), None)
        if above is not None:
            base = above.net_name
            if find_type(base) is None:
                _types[base.lower()] = NetType(base, base=_base_of(above), py=above)
    return base or "System.Object"


def parts(net: NetType) -> Iterator[NetType]:
    """The types that a type is made of: itself, or the element of an array and the arguments of a generic."""
    if net.element is not None:
        yield from parts(net.element)
    elif net.definition is not None:
        for argument in net.arguments:
            yield from parts(argument)
    else:
        yield net


def of_script(net: NetType) -> bool:
    """Whether a class of the script takes part in the type; another class of that name may follow."""
    return any(not part.namespace for part in parts(net))


def is_instance(value: Any, wanted: NetType) -> bool:
    """PowerShell's -is for a value that is not null (PSObject and PSCustomObject are the business of ems.values.convert)."""
    return type_of(value).is_subclass_of(wanted)
