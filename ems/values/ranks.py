"""In: two types. Out: `rank`, how good PowerShell thinks a conversion between them is, and `assignable`, whether none is needed.

The numbers are ordinal: overload choice compares them. S2A variants are for a single value that becomes an array of one.
"""
from __future__ import annotations

from ems.values.types import BOOLEAN, CHAR, OBJECT, STRING, NetType, find_type, get_type

NONE = 0
UNRELATED_ARRAYS = 0x0F
TO_STRING = 0x1F
ICONVERTIBLE = 0x3F
IMPLICIT_CAST = 0x4F
EXPLICIT_CAST = 0x5F
CONSTRUCTOR = 0x6F
PARSE = 0x7F
PSOBJECT = 0x8F
LANGUAGE = 0x9F
TEXT_TO_BOOLEAN = 0xA0  # or to a type
NULL_TO_VALUE = 0xAF
NULL_TO_REF = 0xBF
NUMERIC_EXPLICIT = 0xCF
NUMERIC_EXPLICIT1 = 0xDF
NUMERIC_STRING = 0xEF
NUMERIC_IMPLICIT = 0xFF
ASSIGNABLE = 0x10F
STRING_TO_CHAR_ARRAY = 0x11A
IDENTITY = 0x11F
_S2A = 0x08  # taken off the rank of the element's conversion

_INTEGERS = ("SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64")
_NUMBERS = frozenset(f"System.{n}" for n in (*_INTEGERS, "Single", "Double", "Decimal"))
# C#'s implicit conversions between numbers.
_IMPLICIT: dict[str, frozenset[str]] = {
    source: frozenset(f"System.{t}" for t in targets.split())
    for source, targets in {
        "System.SByte": "Int16 Int32 Int64 Single Double Decimal",
        "System.Byte": "Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal",
        "System.Int16": "Int32 Int64 Single Double Decimal",
        "System.UInt16": "Int32 UInt32 Int64 UInt64 Single Double Decimal",
        "System.Int32": "Int64 Single Double Decimal",
        "System.UInt32": "Int64 UInt64 Single Double Decimal",
        "System.Int64": "Single Double Decimal",
        "System.UInt64": "Single Double Decimal",
        "System.Single": "Double",
    }.items()
}
# Of the lossy conversions, those that PowerShell prefers.
_EXPLICIT1 = {("System.Decimal", "System.Double"), ("System.Decimal", "System.Single")}
_CONVERTIBLE = _NUMBERS | {"System.Boolean", "System.Char", "System.DateTime", "System.String"}

# The value types that $null converts to.
_FROM_NULL = _NUMBERS | {"System.Boolean", "System.Char", "System.Management.Automation.SwitchParameter", "System.Numerics.BigInteger"}
_PRIMITIVE = (_CONVERTIBLE - {"System.Decimal", "System.DateTime"}) | {"System.IntPtr", "System.UIntPtr"}
_CHAR_WIDENS = frozenset(f"System.{t}" for t in "UInt16 UInt32 Int32 UInt64 Int64 Single Double".split())

_ranks: dict[tuple[NetType | None, NetType], int] = {}


def forget() -> None:
    """Drop what was computed; called when a script defines types."""
    _ranks.clear()


def rank(source: NetType | None, target: NetType) -> int:
    """The rank of a conversion; `source` None is $null. NONE when there is no conversion."""
    found = _ranks.get((source, target))
    if found is None:
        found = _ranks[(source, target)] = _rank(source, target)
    return found


def _rank(source: NetType | None, target: NetType) -> int:
    target.load()
    name = target.full_name
    if source is None:
        if target is STRING:
            return TO_STRING  # it becomes the empty text
        if not target.is_value_type or is_nullable(target):
            return NULL_TO_REF
        return NULL_TO_VALUE if name in _FROM_NULL else NONE
    if source is target:
        return IDENTITY
    if assignable(source, target):
        return ASSIGNABLE
    if source.full_name in _NUMBERS:
        if name in _NUMBERS:
            return _numeric(source.full_name, name)
        if target is CHAR or target is STRING:
            return NUMERIC_STRING
    for rule in (_to_text, _from_text, _to_language, _to_array, _by_members):
        found = rule(source, target, name)
        if found:
            return found
    if source is CHAR:
        return NONE  # taken only when nothing else fits: see from_char
    if source.full_name in _CONVERTIBLE or source.kind == "enum":
        if name in _CONVERTIBLE or _asks_iconvertible(source, target):
            return ICONVERTIBLE
    return NONE


def _asks_iconvertible(source: NetType, target: NetType) -> bool:
    """bool, char, DateTime and enums are asked for any struct, numbers for what a text converts to; the answer may be no."""
    if source is STRING or not target.is_value_type or is_span(target):
        return False
    return source.full_name not in _NUMBERS or rank(STRING, target) != NONE


def _numeric(source: str, target: str) -> int:
    if target in _IMPLICIT.get(source, ()):
        return NUMERIC_IMPLICIT
    return NUMERIC_EXPLICIT1 if (source, target) in _EXPLICIT1 else NUMERIC_EXPLICIT


def between(source: NetType, target: NetType) -> int:
    """The rank between the types of two parameters, by which the narrower is found: an unsigned number is wider than a signed one."""
    found = rank(source, target)
    if found == NUMERIC_EXPLICIT and source.name[0] != "U" and target.name[0] == "U":
        return NUMERIC_EXPLICIT1
    return found


def from_char(target: NetType) -> int:
    """The rank of a conversion from a char that is tried when no overload fits without it."""
    if target.full_name in _NUMBERS:
        return LANGUAGE
    if _one_argument_constructor(CHAR, target, True):
        return CONSTRUCTOR
    return ICONVERTIBLE if target.full_name in _CONVERTIBLE or _asks_iconvertible(CHAR, target) else NONE


def _to_text(source: NetType, target: NetType, name: str) -> int:
    if target is not STRING:
        return NONE
    return TO_STRING


def _from_text(source: NetType, target: NetType, name: str) -> int:
    if source is not STRING:
        return NONE
    if name in _NUMBERS:
        return NUMERIC_STRING
    if target.kind == "array" and target.element is CHAR:
        return STRING_TO_CHAR_ARRAY
    if target is BOOLEAN or name in ("System.Type", "System.RuntimeType"):
        return TEXT_TO_BOOLEAN
    if target.kind == "enum" or target is CHAR or name == "System.Text.RegularExpressions.Regex":
        return LANGUAGE
    return NONE


def _to_language(source: NetType, target: NetType, name: str) -> int:
    """What the language converts itself."""
    if target is BOOLEAN or name == "System.Management.Automation.PSReference":
        return LANGUAGE
    if name == "System.Type":
        return TO_STRING if source.full_name in _CONVERTIBLE else NONE
    if target.kind == "enum":
        return LANGUAGE if source.full_name in _NUMBERS or source.kind == "array" else NONE
    if name == "System.Management.Automation.SwitchParameter":
        return LANGUAGE if source is BOOLEAN else NONE
    if is_delegate(target):
        return LANGUAGE if source.full_name == "System.Management.Automation.ScriptBlock" else NONE
    if is_nullable(target):
        inner = rank(source, target.arguments[0])
        return min(inner, LANGUAGE)
    if name == "System.Array":
        return LANGUAGE if _is_enumerable(source) else NONE
    if name == "System.Xml.XmlDocument":
        return LANGUAGE
    return NONE


def _to_array(source: NetType, target: NetType, name: str) -> int:
    element = target.element
    if target.kind != "array" or element is None or target.rank > 1:
        return NONE
    if source.kind == "array":
        if source.rank > 1 or source.element is None:
            return NONE
        return UNRELATED_ARRAYS if source.element is OBJECT or rank(source.element, element) else NONE
    if _is_enumerable(source):
        return LANGUAGE
    single = rank(source, element)
    return single - _S2A if single else NONE


def _by_members(source: NetType, target: NetType, name: str) -> int:
    """By Parse, by a constructor, by a conversion operator, or by setting the properties of a new object."""
    if is_span(target):
        return NONE
    if source is STRING and (target.parse is not None or "parse" in target.statics) and target.kind not in ("interface", "array"):
        return PARSE
    if _one_argument_constructor(source, target):
        return CONSTRUCTOR
    if _operator(source, target):
        return IMPLICIT_CAST
    if source.full_name in ("System.Collections.Hashtable", "System.Collections.Specialized.OrderedDictionary"):
        if target.kind in ("struct", "enum"):
            return CONSTRUCTOR if name not in _PRIMITIVE else NONE
        if target.kind not in ("class", "script"):
            return NONE
        from ems.values.signatures import split_signature

        if any(not split_signature(o.signature)[4].strip() for o in target.constructors.overloads):
            return CONSTRUCTOR
    return NONE


def _one_argument_constructor(source: NetType, target: NetType, widens_char: bool = False) -> bool:
    from ems.values.overloads import constructors_of, plan_of

    if source.kind == "enum":
        source = get_type(source.underlying)
    widens = (_CHAR_WIDENS if widens_char else ()) if source is CHAR else _IMPLICIT.get(source.full_name, ())
    for overload in constructors_of(target).overloads:
        plan = plan_of(overload)
        if len(plan.params) == 1 and not plan.has_params and plan.types is not None and not is_span(plan.types[0]):
            wanted = plan.types[0]
            if assignable(source, wanted) or wanted.full_name in widens:
                return not (wanted.full_name in _NUMBERS and _is_enumerable(target))
    return False


def _operator(source: NetType, target: NetType) -> bool:
    from ems.values.overloads import plan_of

    for owner in (target, source):
        for name in ("op_implicit", "op_explicit"):
            method = owner.find_static(name)
            for overload in getattr(method, "overloads", ()):
                plan = plan_of(overload)
                if plan.types and plan.types[0] is source and find_type(plan.returns) is target:
                    return True
    return False


# -- what a type is


def is_nullable(net: NetType) -> bool:
    return net.definition is not None and net.definition.full_name == "System.Nullable`1"


def is_delegate(net: NetType) -> bool:
    return net.base_name in ("System.MulticastDelegate", "System.Delegate") or net.full_name in ("System.Delegate", "System.MulticastDelegate")


def is_span(net: NetType) -> bool:
    return net.definition is not None and net.definition.full_name in ("System.Span`1", "System.ReadOnlySpan`1")


def _is_enumerable(net: NetType) -> bool:
    """A collection for PowerShell: no text, no dictionary, no XML node."""
    return net is not STRING and _implements(net, "IEnumerable") and not _implements(net, "IDictionary") and not any(
        t.full_name == "System.Xml.XmlNode" for t in net.mro)


_LIST_INTERFACES = ("IEnumerable`1", "ICollection`1", "IList`1", "IReadOnlyCollection`1", "IReadOnlyList`1", "ISet`1", "IReadOnlySet`1")
_ARRAY_INTERFACES = frozenset((*_LIST_INTERFACES[:5], "IEnumerable", "ICollection", "IList", "ICloneable", "IStructuralComparable", "IStructuralEquatable"))
_DICTIONARY_INTERFACES = ("IDictionary`2", "IReadOnlyDictionary`2")
_implemented: dict[tuple[NetType, str], bool] = {}


def _implements(net: NetType, interface: str) -> bool:
    """Whether a type has an interface of that short name."""
    key = (net, interface)
    found = _implemented.get(key)
    if found is None:
        if net.kind == "array":
            found = interface in _ARRAY_INTERFACES
        elif net.kind == "interface" and net.name == interface:
            found = True
        else:
            names = net.all_interfaces()
            found = interface in names or any(interface in _PARENTS.get(n, ()) for n in names)
            if not found and net.kind == "interface":
                found = interface in _PARENTS.get(net.name, ())
        if net.script is None:
            _implemented[key] = found
    return found


# What an interface extends.
_PARENTS: dict[str, tuple[str, ...]] = {
    "IList": ("ICollection", "IEnumerable"), "ICollection": ("IEnumerable",), "IDictionary": ("ICollection", "IEnumerable"),
    "IOrderedDictionary": ("IDictionary", "ICollection", "IEnumerable"), "IEnumerable`1": ("IEnumerable",),
    "ICollection`1": ("IEnumerable`1", "IEnumerable"), "IList`1": ("ICollection`1", "IEnumerable`1", "IEnumerable"),
    "ISet`1": ("ICollection`1", "IEnumerable`1", "IEnumerable"), "IReadOnlyCollection`1": ("IEnumerable`1", "IEnumerable"),
    "IReadOnlyList`1": ("IReadOnlyCollection`1", "IEnumerable`1", "IEnumerable"),
    "IReadOnlySet`1": ("IReadOnlyCollection`1", "IEnumerable`1", "IEnumerable"),
    "IDictionary`2": ("ICollection`1", "IEnumerable`1", "IEnumerable"),
    "IReadOnlyDictionary`2": ("IReadOnlyCollection`1", "IEnumerable`1", "IEnumerable"),
    "IDictionaryEnumerator": ("IEnumerator",), "IEnumerator`1": ("IEnumerator", "IDisposable"),
    "IOrderedEnumerable`1": ("IEnumerable`1", "IEnumerable"), "IGrouping`2": ("IEnumerable`1", "IEnumerable"),
}


def element_types(net: NetType, interface: str) -> tuple[NetType, ...] | None:
    """The type arguments with which a type has a generic interface or is made of a generic type; None when it has it not."""
    short = interface.rpartition(".")[2]
    if net.definition is not None and net.definition.full_name in (interface, f"System.{interface}"):
        return net.arguments
    for t in net.mro if not net.namespace else ():
        if t.script is not None:
            for given in t.script.interfaces:
                if given.definition is not None and given.definition.full_name == interface:
                    return given.arguments
    if not _implements(net, short):
        return _base_arguments(net, interface)
    if short in _DICTIONARY_INTERFACES:
        return net.arguments
    if short in _LIST_INTERFACES:
        if net is STRING:
            return (CHAR,)
        if net.element is not None:
            return (net.element,)
        if _implements(net, "IDictionary`2") and len(net.arguments) == 2:
            return (generic_pair(net.arguments),)
        if short == "IEnumerable`1" and net.name == "IGrouping`2":
            return (net.arguments[1],)
        if len(net.arguments) == 1:
            return net.arguments
        own = getattr(net.py, "net_element", None)
        return (get_type(own),) if own else None
    if len(net.arguments) == 1:
        return net.arguments
    if short in ("IComparable`1", "IEquatable`1", "IComparer`1", "IEqualityComparer`1"):
        own = getattr(net.py, "net_element", None)
        return (get_type(own),) if own else (net,)
    return None


def _base_arguments(net: NetType, interface: str) -> tuple[NetType, ...] | None:
    for t in net.mro[1:]:
        if t.definition is not None and t.definition.full_name == interface:
            return t.arguments
    return None


def generic_pair(arguments: tuple[NetType, ...]) -> NetType:
    from ems.values.types import generic_type

    return generic_type(get_type("System.Collections.Generic.KeyValuePair`2"), arguments)


def assignable(source: NetType, target: NetType) -> bool:
    """Whether a value of one type is one of the other: same, base class or interface, arrays and interfaces covariant over classes."""
    if source is target or target is OBJECT or target.full_name == "System.Management.Automation.PSObject":
        return True
    if target.full_name == "System.Type" and source.full_name == "System.RuntimeType":
        return True
    if source.kind == "array" and target.kind == "array":
        a, b = source.element, target.element
        return source.rank == target.rank and a is not None and b is not None and not a.is_value_type and not b.is_value_type and assignable(a, b)
    if target.kind != "interface":
        return target in source.mro
    if target.definition is None:
        return _implements(source, target.name) or (target.name == "IConvertible" and source.kind == "enum")
    given = element_types(source, target.definition.full_name)
    return given is not None and all(a is b or (not a.is_value_type and assignable(a, b)) for a, b in zip(given, target.arguments))
