"""In: a noun's table of properties. Out: parameters of its New- and Set- cmdlets, and the parameters that name objects (-Identity,
-Server).

Exchange's commands transform their arguments themselves: what does not convert is a ParameterArgumentTransformationError whose text ends in
`Cannot convert value "x" to type "T". Error: "…"`.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cmdlets.exchange.common.kinds import Kind, kind
from cmdlets.exchange.common.model import ConfigObject, Schema
from ems.runtime.signatures import ALL_SETS, Parameter, SetInfo
from ems.values.errors import NetException, cast_error
from ems.values.objects import NetObject, base
from ems.values.types import NetType, find_type, net_type

_TYPE_TEXT = {
    "bool": "bool",
    "int": "int",
    "string": "string",
    "guid": "guid",
    "datetime": "datetime",
    "size": "Microsoft.Exchange.Data.ByteQuantifiedSize",
    "timespan": "Microsoft.Exchange.Data.EnhancedTimeSpan",
    "uint": "uint",
    "any": "object",
}
_NATIVE = ("bool", "string", "any")  # converted by the binder as any other cmdlet's


class KindParameter(Parameter):
    """A parameter whose type is a Kind, looked up when it is first bound or shown."""

    __slots__ = ("kind_text",)

    def __init__(self, name: str, kind_text: str, sets: dict[str, SetInfo] | None = None, help: str = "", validate: tuple[Any, ...] = (),
                 aliases: tuple[str, ...] = ()) -> None:
        self.kind_text = kind_text
        head = kind_text.partition(" ")[0].rstrip("?")
        super().__init__(name, _TYPE_TEXT.get(head, ""), sets, help=help, validate=validate, aliases=aliases)
        if head not in _NATIVE:
            self.transforms = (self._transform,)

    @property
    def type(self) -> Any:
        if self._type is None:
            made = self.kind
            self._type = made.type
            self.type_name = made.type_name
        return self._type

    @type.setter
    def type(self, value: Any) -> None:
        self._type = value

    @property
    def kind(self) -> Kind:
        return kind(self.kind_text)

    def _transform(self, value: Any) -> Any:
        return transformed(value, self.kind)


def transformed(value: Any, to: Kind) -> Any:
    """The argument as a value of the kind; the error says what did not convert and why."""
    value = base(value)
    if value is None and to.nullable:
        return None
    try:
        if to.text.startswith("enum") and value is not None:
            return _enum_value(value, to)
        return to.convert(value)
    except NetException as error:
        raise conversion_error(value, to.type, error) from None


def conversion_error(value: Any, wanted: NetType, error: NetException) -> NetException:
    from ems.values.text import to_string

    reason = error.message
    if reason.startswith("Cannot convert"):
        _, found, reason = reason.partition('. Error: "')
        if wanted.definition is None or not found:
            return cast_error(getattr(error, "error_id", "InvalidCast"), error.message)
        reason = reason[:-1]  # an item of a list: the list is what could not be made
    return cast_error(
        "InvalidCastParseTargetInvocation", f'Cannot convert value "{to_string(value)}" to type "{wanted.full_name}". Error: "{reason}"'
    )


def _enum_value(value: Any, to: Kind) -> Any:
    from cmdlets.exchange.rules.receive import none_with_others
    from ems.values.collections import EnumValue

    made = to.convert(value)
    if made is not None and made.net_type.flags and none_with_others(value):
        return NoneWithOthers(made)
    assert made is None or isinstance(made, EnumValue)
    return made


def _enum_class() -> Any:
    from ems.values.collections import EnumValue

    return EnumValue


class NoneWithOthers(_enum_class()):  # type: ignore[misc]
    """A flags value that was written as `None` beside other names: the rules refuse it, its number cannot tell."""

    __slots__ = ()

    def __init__(self, value: Any) -> None:
        super().__init__(value.net_type, value.number)


# -- identities


class IdParameter(NetObject):
    """What a command was given to name an object: text, or the object itself. `net_type` is the parameter's own type."""

    __slots__ = ("guid", "net_type", "source", "text")

    def __init__(self, text: str, net_type: NetType, guid: str = "", source: Any = None) -> None:
        self.ps_ext = None
        self.text = text
        self.net_type = net_type
        self.guid = guid
        self.source = source

    def net_to_string(self, culture: str | None = None) -> str:
        return self.text

    __str__ = net_to_string


def id_type(name: str) -> NetType:
    """The type of an identity parameter, `ReceiveConnectorIdParameter`."""
    full = f"Microsoft.Exchange.Configuration.Tasks.{name}"
    found = find_type(full)
    if found is None:
        found = net_type(full, base="Microsoft.Exchange.Configuration.Tasks.IIdentityParameter")
        found.parse = lambda text: IdParameter(text.strip(), found)
        found.convert = lambda value: id_value(value, found)
    return found


net_type("Microsoft.Exchange.Configuration.Tasks.IIdentityParameter")


def id_value(value: Any, net: NetType) -> Any:
    """The identity that a value stands for: text, an object of the directory, an ADObjectId, a Guid, an object with an Identity."""
    value = base(value)
    if isinstance(value, ConfigObject):
        return IdParameter(value.identity, net, value.guid, value)
    name = getattr(value, "net_name", "")
    if name == "Microsoft.Exchange.Data.Directory.ADObjectId":
        from cmdlets.exchange.types.directory import EMPTY_GUID

        return IdParameter(str(value), net, "" if value.guid == EMPTY_GUID else value.guid, value)
    if isinstance(value, IdParameter):
        return IdParameter(value.text, net, value.guid, value.source)
    if name == "System.Guid":
        return IdParameter(str(value), net, str(value))
    if isinstance(value, str):
        return IdParameter(str(value).strip(), net)
    return _from_properties(value, net)


def _from_properties(value: Any, net: NetType) -> Any:
    """Objects that were read from a file or made by a script, by their Identity; numbers by their text."""
    from ems.values.members import find_property
    from ems.values.text import to_string

    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return IdParameter(to_string(value), net)
    for name in ("Identity", "DistinguishedName"):
        found = find_property(value, name) if value is not None else None
        inner = base(found()) if found is not None else None
        if inner is not None and inner is not value:
            return id_value(inner, net)
    return NotImplemented


class IdentityParameter(Parameter):
    """-Identity and other parameters that name objects of a noun."""

    __slots__ = ("noun",)

    def __init__(self, name: str, noun: str, sets: dict[str, SetInfo] | None = None, help: str = "", validate: tuple[Any, ...] = (),
                 aliases: tuple[str, ...] = ()) -> None:
        self.noun = noun
        super().__init__(
            name, f"Microsoft.Exchange.Configuration.Tasks.{noun}IdParameter", sets, help=help, validate=validate, aliases=aliases
        )
        self.transforms = (self._transform,)

    @property
    def type(self) -> Any:
        if self._type is None:
            self._type = id_type(f"{self.noun}IdParameter")
        return self._type

    @type.setter
    def type(self, value: Any) -> None:
        self._type = value

    def _transform(self, value: Any) -> Any:
        if base(value) is None:
            return None
        made = id_value(value, self.type)
        if made is NotImplemented:
            from ems.values.casts import final_error

            raise final_error(base(value), self.type)
        return made


def identity(noun: str, *, mandatory: bool = False, position: int | None = 0, pipeline: bool = True, sets: str = "", help: str = "",
             name: str = "Identity") -> Any:
    """Declare -Identity (or another parameter that names an object of `noun`)."""
    info = SetInfo(mandatory=mandatory, position=position, pipeline=pipeline, byname=pipeline)
    return IdentityParameter(
        name, noun, dict.fromkeys(sets.split() or [ALL_SETS], info), help or f"Name, distinguished name or GUID of the {noun}."
    )


def server(*, sets: str = "", help: str = "The server, by name, FQDN, distinguished name or legacy DN.", mandatory: bool = False,
           pipeline: bool = True) -> Any:
    info = SetInfo(mandatory=mandatory, pipeline=pipeline, byname=False)
    return IdentityParameter("Server", "Server", dict.fromkeys(sets.split() or [ALL_SETS], info), help)


# -- parameters from a table


def with_properties(schema: Schema, flag: str, *, mandatory: str = "", sets: dict[str, dict[str, SetInfo]] | None = None, skip: str = "",
                    kinds: dict[str, str] | None = None) -> Callable[[type], type]:
    """Give a cmdlet class a parameter for each property that New- ("n") or Set- ("s") sets, in the table's order.

    mandatory: names that must be given. sets: roles by parameter set for some names. kinds: other kinds than the property's.
    """
    required = set(mandatory.split())
    left_out = set(skip.split())

    def decorate(cls: type) -> type:
        for row in schema.properties.values():
            if not (row.new if flag == "n" else row.set) or row.name in left_out:
                continue
            roles = (sets or {}).get(row.name) or {ALL_SETS: SetInfo(mandatory=row.name in required,
                                                                     position=0 if row.name == "Name" and flag == "n" else None)}
            kind_text = (kinds or {}).get(row.name, row.kind_text)
            made: Parameter = (
                Parameter(row.name, "switch", roles, default=False, help=row.help)
                if kind_text == "switch"
                else KindParameter(row.name, kind_text, roles, row.help)
            )
            if row.name in required and row.kind_text.startswith("string"):
                made.validate = ()
            attribute = "p_" + row.name.lower()
            made.attribute = attribute
            setattr(cls, attribute, made)
        return cls

    return decorate


def infos(names: Iterable[str], mandatory: Iterable[str] = ()) -> dict[str, SetInfo]:
    """Roles in several sets: mandatory in some of them."""
    needed = set(mandatory)
    return {name: SetInfo(mandatory=name in needed) for name in names}
