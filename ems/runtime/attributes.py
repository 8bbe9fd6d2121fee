"""In: attributes as scripts write or make them. Out: attribute objects with their .NET types.

[Parameter(…)] on a parameter is read as data by ems.runtime.functions; these objects are for scripts that make attributes themselves
(dynamic parameters) or look at them.
"""
from __future__ import annotations

from typing import Any

from ems.runtime.attribute_table import TABLE
from ems.runtime.validation import ATTRIBUTES, Check
from ems.values.errors import ps_error
from ems.values.objects import NetObject
from ems.values.types import NetType, net_type

SPACE = "System.Management.Automation."


class AttributeObject(NetObject):
    """One attribute: positional arguments and named values (lower names)."""

    __slots__ = ("attribute_name", "net_type", "positional", "values")

    def __init__(self, kind: NetType, positional: list[Any], values: dict[str, Any]) -> None:
        self.ps_ext = None
        self.net_type = kind
        self.attribute_name = kind.name.removesuffix("Attribute").lower()
        self.positional = positional
        self.values = values

    def check(self) -> Check | None:
        """The validation that it stands for."""
        name = ATTRIBUTES.get(self.attribute_name)
        if name is None:
            return None
        given = self.positional[0] if len(self.positional) == 1 and isinstance(self.positional[0], list) else self.positional  # a Params array
        return Check(name, tuple(given), self.values)


ATTRIBUTE = net_type("System.Attribute")
CMDLET_METADATA = net_type("System.Management.Automation.Internal.CmdletMetadataAttribute", base="System.Attribute")
ARGUMENT_TRANSFORMATION = net_type("System.Management.Automation.ArgumentTransformationAttribute", base="System.Attribute")
VALIDATE_ARGUMENTS = net_type("System.Management.Automation.ValidateArgumentsAttribute", base="System.Attribute")
ENUMERATED = net_type("System.Management.Automation.ValidateEnumeratedArgumentsAttribute", base="System.Management.Automation.ValidateArgumentsAttribute")


@ATTRIBUTE.method("bool Match(System.Object obj)")
def match(attribute: Any, other: Any) -> bool:
    return attribute is other


ATTRIBUTE.prop("System.Object TypeId", lambda a: a.net_type)

# Constructor arguments that fill properties, in order.
FILLS = {"ValidateRange": ("minrange", "maxrange"), "ValidateLength": ("minlength", "maxlength"), "ValidateCount": ("minlength", "maxlength"),
         "ValidatePattern": ("regexpattern",), "ValidateScript": ("scriptblock",), "PSTypeName": ("pstypename",)}


def start_of(text: str) -> Any:
    return {"": False, "1": True, "min": -(1 << 31)}.get(text, text)


def declare(name: str, constructors: tuple[str, ...], properties: str) -> NetType:
    base = "System.Management.Automation.ValidateArgumentsAttribute" if name.startswith("Validate") else "System.Attribute"
    kind = net_type(f"{SPACE}{name}Attribute", base=base)
    starts: dict[str, Any] = {}
    for item in filter(None, (p.strip() for p in properties.split(";"))):
        head, equals, start = item.partition("=")
        lower = head.rpartition(" ")[2].lower()
        starts[lower] = start_of(start) if equals else None
        kind.prop(head, lambda a, key=lower, at=name: list_of(a, key, at), lambda a, v, key=lower: a.values.__setitem__(key, v))

    def new(*arguments: Any) -> AttributeObject:
        values = dict(starts)
        for key, value in zip(FILLS.get(name, ()), arguments, strict=False):
            values[key] = value
        return AttributeObject(kind, list(arguments), values)

    for signature in constructors:
        kind.constructor(f"{kind.full_name} new({signature})")(new)
    return kind


def list_of(attribute: AttributeObject, key: str, name: str) -> Any:
    if key in ("aliasnames", "validvalues"):
        return [item for a in attribute.positional for item in (a if isinstance(a, list) else [a])]
    return attribute.values.get(key)


KINDS = {name.lower(): declare(name, *row) for name, row in TABLE.items()}
for _lower, _kind in list(KINDS.items()):
    _kind.load()

# -- runtime-defined parameters

from ems.runtime.dynamic import RuntimeDefinedParameter  # noqa: E402

RUNTIME_PARAMETER = net_type("System.Management.Automation.RuntimeDefinedParameter", py=RuntimeDefinedParameter)
RUNTIME_PARAMETER.prop("string Name", lambda p: p.name, lambda p, v: setattr(p, "name", v))
RUNTIME_PARAMETER.prop("type ParameterType", lambda p: p.type, lambda p, v: setattr(p, "type", v))
RUNTIME_PARAMETER.prop("System.Object Value", lambda p: p.value, lambda p, v: setattr(p, "value", v))
RUNTIME_PARAMETER.prop("bool IsSet", lambda p: p.is_set, lambda p, v: setattr(p, "is_set", v))
RUNTIME_PARAMETER.prop("System.Collections.ObjectModel.Collection[System.Attribute] Attributes", lambda p: p.attributes)


@RUNTIME_PARAMETER.constructor("System.Management.Automation.RuntimeDefinedParameter new()",
                               "System.Management.Automation.RuntimeDefinedParameter new(string name, type parameterType, "
                               "System.Collections.ObjectModel.Collection[System.Attribute] attributes)")
def new_parameter(name: str = "", kind: Any = None, attributes: Any = None) -> RuntimeDefinedParameter:
    return RuntimeDefinedParameter(name, kind, attributes)


DICTIONARY = net_type("System.Management.Automation.RuntimeDefinedParameterDictionary", interfaces="IDictionary`2 IDictionary ICollection IEnumerable")


@DICTIONARY.constructor("System.Management.Automation.RuntimeDefinedParameterDictionary new()")
def new_dictionary() -> Any:
    from ems.values.collections import GenericDictionary, key_ignore_case
    from ems.values.typenames import resolve

    return GenericDictionary(resolve("System.Collections.Generic.Dictionary[string,System.Management.Automation.RuntimeDefinedParameter]"), (), key_ignore_case)


# -- attributes of script blocks and variables


def attributes_of(script: Any) -> list[Any]:
    """$sb.Attributes"""
    from ems.values.context import current

    session = current()
    out = []
    for code in script.code.attributes:
        positional, named = code.arguments(session, session.scope)
        kind = KINDS.get(code.name)
        if kind is None:
            raise ps_error("TypeNotFound", f"Unable to find type [{code.type.text}].", category="InvalidOperation", target=code.type.text)
        out.append(AttributeObject(kind, positional, {k.lower(): v for k, v in named.items()}))
    return out


def made_of(code: Any, session: Any, scope: Any) -> Any:
    """The object of an attribute that a script wrote."""
    from ems.values.members import new_object, set_member

    positional, named = code.arguments(session, scope)
    kind = KINDS.get(code.name) or code.kind(session, scope)
    made = new_object(kind, list(positional))
    for name, value in named.items():
        set_member(made, name, value)
    return made


def converter(kind: NetType) -> AttributeObject:
    """The ArgumentTypeConverterAttribute that a type constraint stands for."""
    return AttributeObject(net_type("System.Management.Automation.ArgumentTypeConverterAttribute", base="System.Attribute"), [], {"targettype": kind})


def from_rules(rules: Any) -> list[Any]:
    """The attributes of a variable: its type's and its checks."""
    if rules is None:
        return []
    names = {v: k for k, v in ATTRIBUTES.items()}
    out: list[Any] = []
    if rules.type is not None:
        out.append(converter(rules.type))
    out.extend(AttributeObject(KINDS[names[c.name]], list(c.arguments), dict(c.options)) for c in rules.attributes if c.name in names)
    return out
