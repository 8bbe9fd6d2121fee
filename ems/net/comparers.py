"""In: nothing. Out: StringComparer, Comparer and the default comparers."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.net.equality import compare, equal, hash_code
from ems.values.collections import key_exact
from ems.values.objects import NetObject
from ems.values.types import NetType, generic_type, get_type, net_type

_CURRENT, _CURRENT_IGNORE, _INVARIANT, _INVARIANT_IGNORE, _ORDINAL, _ORDINAL_IGNORE = range(6)


class StringComparer(NetObject):
    """A StringComparer; `kind` is the number of its StringComparison."""

    __slots__ = ("kind", "net_type")

    def __init__(self, kind: int) -> None:
        self.ps_ext = None
        self.kind = kind
        name = {_ORDINAL: "System.OrdinalCaseSensitiveComparer", _ORDINAL_IGNORE: "System.OrdinalIgnoreCaseComparer"}.get(kind,
            "System.CultureAwareComparer")
        self.net_type = get_type(name)

    def net_key(self, key: Any) -> Any:
        if key.__class__ is not str:
            return key_exact(key)
        if self.kind == _ORDINAL:
            return key
        if self.kind in (_CURRENT_IGNORE, _INVARIANT_IGNORE, _ORDINAL_IGNORE):
            return key.upper()
        return key

    def net_equals(self, left: Any, right: Any) -> bool:
        if left.__class__ is str and right.__class__ is str:
            from ems.net.text import compare_strings

            return compare_strings(left, right, self.kind) == 0
        return equal(left, right)

    def net_compare(self, left: Any, right: Any) -> int:
        from ems.net.text import compare_strings

        if left is right:
            return 0
        if left is None or right is None:
            return -1 if left is None else 1
        if left.__class__ is str and right.__class__ is str:
            return compare_strings(left, right, self.kind)
        if left.__class__ is not str and _comparable(left):
            return compare(left, right)
        raise bad_argument("At least one object must implement IComparable.") if left.__class__ is not str else bad_argument("Object must "
                                                                                                                             "be of type "
                                                                                                                                 "String.")


def _comparable(value: Any) -> bool:
    from ems.values.members import closed_member
    from ems.values.types import type_of

    return closed_member(type_of(value), "compareto") is not None


class _Strings(ObjectBodies):
    @staticmethod
    def Compare(self: Any, left: Any, right: Any) -> int:
        return self.net_compare(left, right)

    @staticmethod
    def Equals(self: Any, *arguments: Any) -> bool:
        return self.net_equals(*arguments) if len(arguments) == 2 else arguments[0] is self

    @staticmethod
    def GetHashCode(self: Any, *arguments: Any) -> int:
        if not arguments:
            return hash_code(self)
        if arguments[0] is None:
            raise null_argument("obj")
        return hash_code(self.net_key(arguments[0]))

    @staticmethod
    def Create(culture: Any, options: Any) -> StringComparer:
        number = getattr(options, "number", None)
        ignore = options is True if number is None else bool(number & 1)
        return StringComparer(_CURRENT_IGNORE if ignore else _CURRENT)

    @staticmethod
    def FromComparison(comparison: Any) -> StringComparer:
        return StringComparer(comparison.number)

    @staticmethod
    def IsWellKnownOrdinalComparer(comparer: Any, ignore_case: Any) -> bool:
        kind = getattr(comparer, "kind", None)
        ignore_case.value = kind == _ORDINAL_IGNORE
        return kind in (_ORDINAL, _ORDINAL_IGNORE)

    CurrentCulture, CurrentCultureIgnoreCase, InvariantCulture, InvariantCultureIgnoreCase, Ordinal, OrdinalIgnoreCase = (
        staticmethod(lambda kind=kind: StringComparer(kind)) for kind in range(6))


_INTERFACES = "IComparer IComparer`1 IEqualityComparer IEqualityComparer`1"
StringComparer.net_element = "System.String"  # type: ignore[attr-defined]
members(net_type("System.StringComparer", py=StringComparer, interfaces=_INTERFACES), """
int Compare(System.Object x, System.Object y)
int Compare(string x, string y)
bool Equals(System.Object obj)
bool Equals(System.Object x, System.Object y)
bool Equals(string x, string y)
int GetHashCode()
int GetHashCode(System.Object obj)
int GetHashCode(string obj)
static System.StringComparer Create(cultureinfo culture, bool ignoreCase)
static System.StringComparer Create(cultureinfo culture, System.Globalization.CompareOptions options)
static System.StringComparer FromComparison(System.StringComparison comparisonType)
static bool IsWellKnownCultureAwareComparer(System.Collections.Generic.IEqualityComparer[string] comparer,
    [ref] System.Globalization.CompareInfo compareInfo, [ref] System.Globalization.CompareOptions compareOptions)
static bool IsWellKnownOrdinalComparer(System.Collections.Generic.IEqualityComparer[string] comparer, [ref] bool ignoreCase)
static System.StringComparer CurrentCulture {get;}
static System.StringComparer CurrentCultureIgnoreCase {get;}
static System.StringComparer InvariantCulture {get;}
static System.StringComparer InvariantCultureIgnoreCase {get;}
static System.StringComparer Ordinal {get;}
static System.StringComparer OrdinalIgnoreCase {get;}
""", _Strings)
net_type("System.OrdinalComparer", base="System.StringComparer", interfaces=_INTERFACES)
for _name, _base in (("OrdinalCaseSensitiveComparer", "OrdinalComparer"), ("OrdinalIgnoreCaseComparer", "OrdinalComparer"),
                     ("CultureAwareComparer", "StringComparer")):
    net_type(f"System.{_name}", base=f"System.{_base}", interfaces=_INTERFACES, py=StringComparer)


class DefaultComparer(NetObject):
    """Comparer[T].Default, EqualityComparer[T].Default, Comparer.Default."""

    __slots__ = ("net_type",)

    def __init__(self, net: NetType) -> None:
        self.ps_ext = None
        self.net_type = net

    def net_key(self, key: Any) -> Any:
        return key_exact(key)

    def net_equals(self, left: Any, right: Any) -> bool:
        return equal(left, right)

    def net_compare(self, left: Any, right: Any) -> int:
        return compare(left, right)


def default_equality(element: NetType) -> DefaultComparer:
    name = "System.Collections.Generic.StringEqualityComparer" if element.full_name == "System.String" else None
    net = get_type(name) if name else generic_type(get_type("System.Collections.Generic.GenericEqualityComparer`1"), (element,))
    return DefaultComparer(net)


def default_order(element: NetType) -> DefaultComparer:
    return DefaultComparer(generic_type(get_type("System.Collections.Generic.GenericComparer`1"), (element,)))


class _Defaults(ObjectBodies):
    @staticmethod
    def Compare(self: Any, left: Any, right: Any) -> int:
        return self.net_compare(left, right)

    @staticmethod
    def Equals(self: Any, *arguments: Any) -> bool:
        return equal(*arguments) if len(arguments) == 2 else arguments[0] is self

    @staticmethod
    def GetHashCode(self: Any, *arguments: Any) -> int:
        return hash_code(arguments[0] if arguments else self)


class _EqualityDefault(_Defaults):
    @staticmethod
    def Default(net: NetType) -> Any:
        return default_equality(net.arguments[0])


class _OrderDefault(_Defaults):
    @staticmethod
    def Default(net: NetType) -> Any:
        return default_order(net.arguments[0])

    @staticmethod
    def Create(net: NetType, comparison: Any) -> Any:
        return comparison


class _PlainComparer(_Defaults):
    @staticmethod
    def Default() -> Any:
        return DefaultComparer(get_type("System.Collections.Comparer"))

    DefaultInvariant = Default


members(net_type("System.Collections.Generic.EqualityComparer`1", kind="generic", interfaces="IEqualityComparer IEqualityComparer`1"), """
bool Equals(System.Object obj)
bool Equals(T x, T y)
int GetHashCode()
int GetHashCode(T obj)
static System.Collections.Generic.EqualityComparer[T] Default {get;}
""", _EqualityDefault)
members(net_type("System.Collections.Generic.GenericEqualityComparer`1", base="System.Collections.Generic.EqualityComparer`1", kind="generic",
                 interfaces="IEqualityComparer IEqualityComparer`1"), """
bool Equals(System.Object obj)
bool Equals(T x, T y)
int GetHashCode()
int GetHashCode(T obj)
""", _Defaults)
members(net_type("System.Collections.Generic.StringEqualityComparer", interfaces="IEqualityComparer IEqualityComparer`1"), """
bool Equals(System.Object obj)
bool Equals(string x, string y)
int GetHashCode()
int GetHashCode(string obj)
""", _Defaults)
members(net_type("System.Collections.Generic.Comparer`1", kind="generic", interfaces="IComparer IComparer`1"), """
int Compare(T x, T y)
static System.Collections.Generic.Comparer[T] Create(System.Comparison[T] comparison)
static System.Collections.Generic.Comparer[T] Default {get;}
""", _OrderDefault)
members(net_type("System.Collections.Generic.GenericComparer`1", kind="generic", interfaces="IComparer IComparer`1"),
    "int Compare(T x, T y)", _Defaults)
members(net_type("System.Collections.Comparer", interfaces="IComparer"), """
int Compare(System.Object a, System.Object b)
static System.Collections.Comparer Default {get;}
static System.Collections.Comparer DefaultInvariant {get;}
""", _PlainComparer)


class CaseInsensitiveComparer(DefaultComparer):
    """System.Collections.CaseInsensitiveComparer."""

    __slots__ = ()

    def net_compare(self, left: Any, right: Any) -> int:
        if left.__class__ is str and right.__class__ is str:
            from ems.values.collation import compare_text

            return compare_text(left, right, True)
        return compare(left, right)


class _CaseInsensitive(_Defaults):
    @staticmethod
    def new(culture: Any = None) -> Any:
        return CaseInsensitiveComparer(get_type("System.Collections.CaseInsensitiveComparer"))

    Default = DefaultInvariant = new


members(net_type("System.Collections.CaseInsensitiveComparer", interfaces="IComparer"), """
int Compare(System.Object a, System.Object b)
System.Collections.CaseInsensitiveComparer new()
System.Collections.CaseInsensitiveComparer new(cultureinfo culture)
static System.Collections.CaseInsensitiveComparer Default {get;}
static System.Collections.CaseInsensitiveComparer DefaultInvariant {get;}
""", _CaseInsensitive)
