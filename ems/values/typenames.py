"""In: type names as scripts write them. Out: `resolve` -> NetType, `display_name` for the text of a type, TypeNotFound errors.

A name is an accelerator, a full name with or without `System.`, a name below a `using namespace`, or a class of the script; around it
stand arrays `[]`, `[,]`, generic arguments `[T]` and an assembly after a comma, which is read over.
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ems.values import context
from ems.values.errors import RuntimeException, ps_error
from ems.values.types import NetType, accelerators, array_type, find_type, generic_type, of_script, parts

# Of several accelerators of one type, the one that a type is shown as.
_PREFERRED = {
    "System.Int32": "int", "System.Int64": "long", "System.Int16": "short", "System.UInt16": "ushort", "System.UInt32": "uint",
    "System.UInt64": "ulong", "System.Single": "float", "System.Management.Automation.PSObject": "psobject",
    "System.Object": "System.Object",
}
# Types that a script cannot name: their text tells the assembly too.
INTERNAL = frozenset((
    "System.Text.UTF8Encoding+UTF8EncodingSealed", "System.Text.ASCIIEncoding+ASCIIEncodingSealed", "System.Text.Latin1Encoding+Latin1EncodingSealed",
    "System.Net.IPAddress+ReadOnlyIPAddress", "System.Collections.ArrayList+Range", "System.Collections.ArrayList+ReadOnlyArrayList",
    "System.Collections.ListDictionaryInternal", "System.Collections.Hashtable+KeyCollection", "System.Collections.Hashtable+ValueCollection",
    "System.Collections.Hashtable+HashtableEnumerator", "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection",
))
_cache: dict[str, NetType] = {}
_shown: dict[str, str] = {}


def resolve(name: Any, namespaces: Iterable[str] = ()) -> NetType:
    """The type of a text or of a TypeName of the tree; a TypeNotFound error when there is none."""
    found = find(name, namespaces)
    if found is None:
        raise type_not_found(name if isinstance(name, str) else name.text)
    return found


def find(name: Any, namespaces: Iterable[str] = (), own: bool = True) -> NetType | None:
    """As `resolve`, None when there is no such type. own: False passes over a class of the script that has the very name."""
    if not isinstance(name, str):
        return _from_shape(name.shape, tuple(namespaces))
    if not own:
        return next((found for space in ("", *namespaces) if (found := find_type(f"{space}.{name}" if space else name)) is not None), None)
    script = context.current().find_script_type(name)
    if script is not None:
        return script
    found = _cache.get(name)
    if found is None:
        found = _from_shape(_Reader(name).read(), tuple(namespaces))
        if found is not None and not namespaces and not of_script(found):
            _cache[name] = found
    return found


def find_visible(name: str, namespaces: Iterable[str] = ()) -> NetType | None:
    """As `find`, for a name that running code gives: it can only name the scripts' classes that it sees."""
    found = find(name, namespaces)
    if found is None or not of_script(found):
        return found
    if all(part.namespace or context.current().visible_type(part.full_name) is part for part in parts(found)):
        return found
    return find(name, namespaces, own=False)


def type_not_found(text: str) -> RuntimeException:
    return ps_error("TypeNotFound", f"Unable to find type [{text}].", category="InvalidOperation", target=text)


def _from_shape(shape: tuple[Any, ...] | None, namespaces: tuple[str, ...]) -> NetType | None:
    if shape is None:
        return None
    kind = shape[0]
    if kind == "name":
        return _named(shape[3], namespaces)
    if kind == "array":
        element = _from_shape(shape[4], namespaces)
        return None if element is None else array_type(element, shape[3])
    arguments = [_from_shape(argument, namespaces) for argument in shape[4:]]
    if None in arguments:
        return None
    name = shape[3][3] if isinstance(shape[3], tuple) else shape[3]
    definition = _named(f"{name.partition('`')[0]}`{len(arguments)}", namespaces)
    return None if definition is None else generic_type(definition, tuple(arguments))  # type: ignore[arg-type]


def _named(name: str, namespaces: tuple[str, ...]) -> NetType | None:
    script = context.current().find_script_type(name)
    if script is not None:
        return script
    for space in ("", *namespaces):
        found = find_type(f"{space}.{name}" if space else name)
        if found is not None:
            return found
    return None


class _Reader:
    """Reads the text of a type name into a shape as ems.syntax.nodes.TypeName has it; None for text that is no type name."""

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        self.at = 0

    def read(self) -> tuple[Any, ...] | None:
        if self.text.startswith("[") and self.text.endswith("]"):  # New-Object '[int]' and the like
            return None
        shape = self._type(nested=False)
        if shape is None or self.text[self.at :].strip():
            return None
        return shape

    def _peek(self) -> str:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at : self.at + 1]

    def _type(self, nested: bool) -> tuple[Any, ...] | None:
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in "[],":
            self.at += 1
        name = self.text[start : self.at].strip()
        if not name or any(c.isspace() for c in name):
            return None
        shape: tuple[Any, ...] = ("name", start, self.at, name)
        while self._peek() == "[":
            made = self._brackets(shape, start)
            if made is None:
                return None
            shape = made
        if not nested and self._peek() == ",":  # assembly-qualified: the rest names the assembly
            self.at = len(self.text)
        return shape

    def _brackets(self, shape: tuple[Any, ...], start: int) -> tuple[Any, ...] | None:
        self.at += 1
        if self._peek() in ("]", ",", "*"):
            rank = 1
            while self._peek() in (",", "*"):
                rank += self._peek() == ","
                self.at += 1
            if self._peek() != "]":
                return None
            self.at += 1
            return ("array", start, self.at, rank, shape)
        arguments = self._arguments()
        return None if arguments is None else ("generic", start, self.at, shape, *arguments)

    def _arguments(self) -> list[tuple[Any, ...]] | None:
        """The types of a generic's brackets; an argument in brackets of its own may name its assembly."""
        arguments: list[tuple[Any, ...]] = []
        while True:
            bracketed = self._peek() == "["
            self.at += bracketed
            argument = self._type(nested=True)
            if argument is None:
                return None
            if bracketed:
                if self._peek() == ",":
                    self.at = self.text.find("]", self.at)
                if self.at < 0 or self._peek() != "]":
                    return None
                self.at += 1
            arguments.append(argument)
            closing = self._peek()
            self.at += 1
            if closing == "]":
                return arguments
            if closing != ",":
                return None


def _shown_names() -> dict[str, str]:
    if not _shown:
        from ems.net.accelerators import CAPITALS

        for short, full in accelerators().items():
            _shown.setdefault(full, CAPITALS.get(short, short))
        _shown.update(_PREFERRED)
    return _shown


def display_name(net: NetType, short: bool = False) -> str:
    """How PowerShell writes a type: its accelerator, else its full name, generic arguments in brackets. short: without namespaces."""
    if net.kind == "array" and net.element is not None:
        return f"{display_name(net.element, short)}[{',' * (net.rank - 1)}]"
    if net.definition is not None:
        name = net.definition.full_name.partition("`")[0]
        arguments = ",".join(display_name(argument, short) for argument in net.arguments)
        return f"{name.rpartition('.')[2] if short else name}[{arguments}]"
    if net.script is not None:
        return net.full_name
    found = None if net.full_name == "System.RuntimeType" else _shown_names().get(net.full_name)
    if short:
        return found if found is not None and "." not in found else net.name
    return found or net.full_name


def clr_full_name(net: NetType) -> str:
    """Type.FullName: as full_name, but the arguments of a generic are named with their assembly."""
    if net.kind == "array" and net.element is not None:
        return f"{clr_full_name(net.element)}[{',' * (net.rank - 1)}]"
    if net.definition is None:
        return net.full_name
    arguments = ",".join(f"[{clr_full_name(a)}, {assembly_of(a, net.definition)}]" for a in net.arguments)
    return f"{net.definition.full_name}[{arguments}]"


_CORE = "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
_ASSEMBLIES = (
    ("System.Management.Automation", "System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"),
    ("System.Net.Mail", "System.Net.Mail, Version=10.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51"),
    ("System.Net", "System.Net.Primitives, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Uri", "System.Private.Uri, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Text.RegularExpressions",
     "System.Text.RegularExpressions, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"),
    ("System.Xml", "System.Private.Xml, Version=10.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51"),
)


CLASS_ASSEMBLY = "PowerShell Class Assembly, Version=1.0.0.{0}, Culture=neutral, PublicKeyToken=null"


_registered: list[tuple[str, str, dict[str, str]]] = []


def register_assembly(prefix: str, assembly: str, framework: dict[str, str]) -> None:
    """Types whose names begin with `prefix` are of that assembly; as arguments of its generics, other types are of the assemblies in
    `framework` (prefix -> assembly), the .NET that it was built with."""
    _registered.append((prefix, assembly, framework))


def assembly_of(net: NetType, owner: NetType | None = None) -> str:
    """The assembly's full name as it stands in Type.FullName and AssemblyQualifiedName; `owner` is the generic it is an argument of."""
    if net.script is not None:
        return CLASS_ASSEMBLY.format(net.script.assembly)
    for prefix, assembly, framework in _registered:
        if net.full_name.startswith(prefix):
            return assembly
        if owner is not None and owner.full_name.startswith(prefix):
            for start, name in framework.items():
                if net.full_name.startswith(start):
                    return name
    return next((assembly for prefix, assembly in _ASSEMBLIES if net.full_name.startswith(prefix)), _CORE)
