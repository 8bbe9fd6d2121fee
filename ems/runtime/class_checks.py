"""In: a script class that is being defined. Out: nothing, or the ParseException that .NET's rules for types call for."""
from __future__ import annotations

from typing import Any

from ems.runtime.code import MethodCode, PropertyCode, TypeCode
from ems.values.types import OBJECT, NetType

SEALED = frozenset(("System.String", "System.Array", "System.Type", "System.Text.StringBuilder", "System.Management.Automation.ScriptBlock",
                    "System.Management.Automation.PSCustomObject", "System.Version", "System.Math", "System.Convert", "System.Console",
                    "System.Environment", "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.GC", "System.Void"))
# What a class must have that names an interface: `returns name(parameter types)`, a property as get_Name. T stands for the interface's argument.
# Interfaces that are not here are not looked into.
INTERFACES: dict[str, str] = {
    "System.IComparable": "int CompareTo(object)",
    "System.IComparable`1": "int CompareTo(T)",
    "System.IEquatable`1": "bool Equals(T)",
    "System.IDisposable": "void Dispose()",
    "System.ICloneable": "object Clone()",
    "System.IFormattable": "string ToString(string, System.IFormatProvider)",
    "System.IFormatProvider": "object GetFormat(type)",
    "System.ICustomFormatter": "string Format(string, object, System.IFormatProvider)",
    "System.Collections.IEnumerable": "System.Collections.IEnumerator GetEnumerator()",
    "System.Collections.IEnumerator": "bool MoveNext(); object get_Current(); void Reset()",
    "System.Collections.ICollection": "void CopyTo(array, int); int get_Count(); object get_SyncRoot(); bool get_IsSynchronized(); "
                                      "System.Collections.IEnumerator GetEnumerator()",
    "System.Collections.IComparer": "int Compare(object, object)",
    "System.Collections.IEqualityComparer": "bool Equals(object, object); int GetHashCode(object)",
    "System.Collections.Generic.IComparer`1": "int Compare(T, T)",
    "System.Collections.Generic.IEqualityComparer`1": "bool Equals(T, T); int GetHashCode(T)",
    "System.Collections.Generic.IEnumerable`1": "System.Collections.Generic.IEnumerator[T] GetEnumerator(); System.Collections.IEnumerator GetEnumerator()",
    "System.Collections.Generic.IEnumerator`1": "T get_Current(); bool MoveNext(); object get_Current(); void Reset(); void Dispose()",
    "System.Management.Automation.IValidateSetValuesGenerator": "string[] GetValidValues()",
    "System.Management.Automation.IDynamicParameters": "object GetDynamicParameters()",
    "System.Management.Automation.IArgumentCompleter":
        "System.Collections.Generic.IEnumerable[System.Management.Automation.CompletionResult] CompleteArgument(string, string, string, "
        "System.Management.Automation.Language.CommandAst, System.Collections.IDictionary)",
    "System.ComponentModel.INotifyPropertyChanged": "void add_PropertyChanged(System.ComponentModel.PropertyChangedEventHandler)",
}


class Faults:
    """The errors of one class, as a parser gives them."""

    def __init__(self, code: TypeCode) -> None:
        self.code = code
        self.errors: list[Any] = []

    def add(self, error_id: str, place: Any, *arguments: object) -> None:
        """An error at a part of the class, or at (start, end)."""
        from ems.syntax.errors import message
        from ems.syntax.parser import ParseError

        start, end = place if isinstance(place, tuple) else (place.start, place.end)
        self.errors.append(ParseError(error_id, message(error_id, arguments), start, end, False))

    def add_creation(self, text: str) -> None:
        """What .NET itself says when it makes the type."""
        from ems.syntax.parser import ParseError

        told = f"Error during creation of type \"{self.code.name}\". Error message:\n{text}"
        self.errors.append(ParseError("TypeCreationError", told, self.code.start, self.code.end, False))

    def throw(self) -> None:
        """Raise the ParseException when there is an error."""
        if self.errors:
            from ems.compiler.cache import parse_error

            raise parse_error(self.errors, self.code.source)


def check_bases(bases: list[NetType], faults: Faults) -> None:
    """The first base may be a class that is not sealed; all others are interfaces."""
    refs = faults.code.bases
    for at, (base, ref) in enumerate(zip(bases, refs, strict=True)):
        if base.kind == "interface":
            continue
        if base.script is not None and not base.script.is_ready:  # itself, or one that inherits from it
            faults.add("TypeNotFound", ref, ref.text)
            continue
        if at:
            faults.add("InterfaceNameExpected", ref, base.name)
        elif base.is_value_type or base.kind == "array" or base.full_name in SEALED or (
                base.script is None and base.find_member("begininvoke") is not None):
            faults.add("SealedBaseClass", ref, base.name)


def check_members(made: NetType, methods: list[tuple[MethodCode, Any]], faults: Faults) -> None:
    """No property twice, no method twice with the same parameter types."""
    properties: set[str] = set()
    for member in faults.code.members:
        if isinstance(member, PropertyCode):
            if member.name.lower() in properties:
                faults.add("MemberAlreadyDefined", member, member.name)
            properties.add(member.name.lower())
    seen: dict[tuple[str, tuple[NetType, ...]], list[bool]] = {}
    for code, method in methods:
        key = code.name.lower(), tuple(kind for _, kind, _ in method.parameters)
        others = seen.setdefault(key, [])
        if others and (method.is_static in others or not code.constructor):
            faults.add("MemberAlreadyDefined", code, code.name)
        others.append(method.is_static)


def check_base_constructor(parent: NetType, has_constructor: bool, faults: Faults) -> None:
    """A class without a constructor of its own calls the one of its base that takes nothing."""
    if has_constructor or parent is OBJECT:
        return
    from ems.values import overloads

    if parent.script is not None:
        lacks = bool(parent.script.constructors) and all(method.parameters for method in parent.script.constructors)
    else:
        declared = overloads.constructors_of(parent).overloads
        lacks = bool(declared) and all(overloads.plan_of(o).params for o in declared)
    if lacks:
        faults.add("BaseClassNoDefaultCtor", faults.code, parent.name)


def check_interfaces(made: NetType, interfaces: list[NetType], faults: Faults) -> None:
    """Every member of an interface has its method or property in the class or in a base."""
    from ems.values.typenames import assembly_of

    for interface in interfaces:
        text = INTERFACES.get(interface.definition.full_name if interface.definition is not None else interface.full_name, "")
        for row in text.split("; ") if text else ():
            missing = unimplemented(made, interface, row)
            if missing is not None:
                faults.add_creation(f"Method '{missing}' in type '{made.name}' from assembly '{assembly_of(made)}' does not have an implementation.")
                return


def unimplemented(made: NetType, interface: NetType, row: str) -> str | None:
    """The name in a row of INTERFACES when no method or property of the class does it."""
    returned, _, rest = row.partition(" ")
    name, _, inner = rest.partition("(")
    argument = interface.arguments[0] if interface.arguments else OBJECT
    wanted = named_type(returned, argument)
    parameters = [named_type(text, argument) for text in inner[:-1].split(", ") if text]
    read = name[4:].lower() if name.startswith("get_") else ""
    for t in made.mro:
        if t.script is None:
            inherits = t.find_member(name.lower()) is not None and (t is not OBJECT or parameters == [OBJECT]) or read and t.find_member(read) is not None
            return None if inherits else name
        for method in t.script.methods.get(name.lower(), ()):
            if [kind for _, kind, _ in method.parameters] == parameters and (method.return_type or named_type("void", OBJECT)) is wanted:
                return None
        declared = t.members.get(read)
        if declared is not None and getattr(declared, "net", None) is wanted:
            return None
    return name


def named_type(text: str, argument: NetType) -> NetType:
    """A type as INTERFACES spells it."""
    from ems.values.typenames import resolve
    from ems.values.types import generic_type, get_type

    if text == "T":
        return argument
    return generic_type(get_type(text[:-3] + "`1"), (argument,)) if text.endswith("[T]") else resolve(text)
