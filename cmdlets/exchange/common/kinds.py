"""In: the short text of a property's type, `list IPBinding` or `int 1..500`. Out: Kind: converts, checks, loads from and dumps to JSON.

    bool, int [lo..hi], string [length], guid, datetime, uint, id, ipaddress, credential, any
    size [lo..hi], timespan [lo..hi], unlimited int|size [lo..hi], enum NAME, list KIND, idlist, adlist KIND, organization
    IPRange, IPBinding, Fqdn, … : the value types of cmdlets.exchange.types, by their .NET name

A `?` after the first word lets $null through, which text and value objects do anyway; a `list?` may be null, others are empty.
"""
from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from ems.values.types import NetType, get_type

# Value classes by name -> module below cmdlets.exchange.types
_CLASSES = {
    "IPRange": "network",
    "IPBinding": "network",
    "Fqdn": "domains",
    "SmtpDomain": "domains",
    "SmtpDomainWithSubdomains": "domains",
    "SmtpAddress": "domains",
    "AddressSpace": "domains",
    "SenderDomain": "domains",
    "SmartHost": "domains",
    "RoutingHost": "domains",
    "BracketedSmartHost": "domains",
    "AutoDiscoverSmtpDomain": "domains",
    "SmtpReceiveDomainCapabilities": "domains",
    "ProxyAddress": "domains",
    "NetworkAddress": "domains",
    "SmtpX509Identifier": "certificates",
    "TlsCertificate": "certificates",
    "LocalLongFullPath": "paths",
    "LongPath": "paths",
    "ServerVersion": "directory",
    "ExchangeObjectVersion": "directory",
    "EnhancedTimeSpan": "timespans",
    "ByteQuantifiedSize": "sizes",
}
Limits = tuple[Any, Any]


class Kind:
    """How a property's values are made. load: from JSON; dump: to JSON; convert: from what a script gives; limits: what `check` holds
    to."""

    __slots__ = ("_type", "convert", "dump", "element", "limits", "load", "measure", "nullable", "text", "type_name")

    def __init__(
        self,
        text: str,
        type_name: str,
        *,
        load: Callable[[Any], Any],
        dump: Callable[[Any], Any],
        convert: Callable[[Any], Any] | None = None,
        limits: Limits | None = None,
        measure: Callable[[Any], Any] | None = None,
        nullable: bool = True,
        element: Kind | None = None,
    ) -> None:
        self.text = text
        self.type_name = type_name  # as Get-Member shows it
        self.load = load
        self.dump = dump
        self.convert = convert or self._general
        self.limits = limits
        self.measure = measure  # what of a value the limits hold to; None when there are none
        self.nullable = nullable
        self.element = element
        self._type: NetType | None = None

    @property
    def type(self) -> NetType:
        if self._type is None:
            from ems.values.typenames import resolve

            self._type = resolve(self.type_name)
        return self._type

    def _general(self, value: Any) -> Any:
        """The conversion of a cast; null and the empty text are no value."""
        from ems.values.convert import convert
        from ems.values.objects import base

        value = base(value)
        if value is None or (value.__class__ is str and not value and self.nullable and self.type_name != "string"):
            return None if self.nullable else convert(value, self.type)
        return convert(value, self.type)

    def out_of_range(self, value: Any) -> bool:
        """Whether a value lies outside the limits."""
        if self.limits is None or self.measure is None or value is None:
            return False
        amount = self.measure(value)
        low, high = self.limits
        return amount is not None and not (low <= amount <= high)


def same(value: Any) -> Any:
    return value


_kinds: dict[str, Kind] = {}


def kind(text: str) -> Kind:
    """The Kind of a text, made once."""
    found = _kinds.get(text)
    if found is None:
        head, _, rest = text.partition(" ")
        nullable = head.endswith("?")
        maker = _MAKERS.get(head.rstrip("?"))
        found = _kinds[text] = maker(text, rest.strip(), nullable) if maker else _of_class(text, head)
    return found


def _limits(text: str, read: Callable[[str], Any]) -> Limits | None:
    low, dots, high = text.partition("..")
    return (read(low), read(high)) if dots else None


# -- plain values


def _bool(text: str, rest: str, nullable: bool) -> Kind:
    return Kind(text, "bool", load=same, dump=bool, nullable=nullable)


def _int(text: str, rest: str, nullable: bool) -> Kind:
    return Kind(text, "int", load=same, dump=int, limits=_limits(rest, int), measure=int, nullable=nullable)


def _uint(text: str, rest: str, nullable: bool) -> Kind:
    from ems.values.numbers import UInt32

    return Kind(
        text, "uint", load=lambda v: None if v is None else UInt32(v), dump=lambda v: None if v is None else int(v), nullable=nullable
    )


def _string(text: str, rest: str, nullable: bool) -> Kind:
    limits = (0, int(rest)) if rest else None
    return Kind(text, "string", load=same, dump=same, convert=_to_string, limits=limits, measure=len)


def _to_string(value: Any) -> str | None:
    from ems.values.text import to_string

    return None if value is None else to_string(value)


def net_guid(text: str) -> Any:
    """A System.Guid of its text."""
    from ems.values.identities import Guid

    return Guid(int(text.replace("-", ""), 16))


def _guid_kind(text: str, rest: str, nullable: bool) -> Kind:
    return Kind(text, "guid", load=lambda v: None if v is None else net_guid(v), dump=lambda v: None if v is None else str(v))


def _datetime(text: str, rest: str, nullable: bool) -> Kind:
    return Kind(text, "datetime", load=load_utc, dump=lambda v: None if v is None else v.to_utc().ticks)


def load_utc(ticks: Any) -> Any:
    """A DateTime (UTC) of its ticks."""
    from ems.values.dates import UTC, DateTime

    return None if ticks is None else DateTime(int(ticks), UTC)


def _any(text: str, rest: str, nullable: bool) -> Kind:
    return Kind(
        text, "System.Object", load=same, dump=lambda v: v if v is None or isinstance(v, (str, int, bool)) else _to_string(v), convert=same
    )


def _organization(text: str, rest: str, nullable: bool) -> Kind:
    return Kind(text, "Microsoft.Exchange.Data.Directory.OrganizationId", load=same, dump=same, convert=same)


def _credential(text: str, rest: str, nullable: bool) -> Kind:
    from cmdlets.exchange.common.secrets import dump_credential, load_credential

    return Kind(text, "System.Management.Automation.PSCredential", load=load_credential, dump=dump_credential)


# -- Exchange's values


def _class(name: str) -> Any:
    return getattr(importlib.import_module(f"cmdlets.exchange.types.{_CLASSES[name]}"), name)


def _of_class(text: str, name: str) -> Kind:
    cls = _class(name.rstrip("?"))
    made = Kind(text, cls.net_name, load=lambda v: None if v is None else cls.stored(v), dump=lambda v: None if v is None else str(v))
    if cls.net_name.rpartition(".")[2] != name:  # a subclass that writes itself otherwise, of the same .NET type
        made.convert = lambda value: None if value is None else cls.parse(_to_string(value))
    return made


def _size(text: str, rest: str, nullable: bool) -> Kind:
    cls = _class("ByteQuantifiedSize")
    return Kind(
        text,
        cls.net_name,
        load=lambda v: None if v is None else cls(v),
        dump=lambda v: None if v is None else v.bytes,
        limits=_limits(rest, int),
        measure=lambda v: v.bytes,
        nullable=nullable,
    )


def _timespan(text: str, rest: str, nullable: bool) -> Kind:
    cls = _class("EnhancedTimeSpan")
    return Kind(
        text,
        cls.net_name,
        load=lambda v: None if v is None else cls.stored(v),
        dump=lambda v: None if v is None else str(v),
        limits=_limits(rest, cls.parse),
        measure=same,
        nullable=nullable,
    )


def _unlimited(text: str, rest: str, nullable: bool) -> Kind:
    from cmdlets.exchange.types import sizes

    what, _, bounds = rest.partition(" ")
    net = sizes.UNLIMITED_SIZE if what == "size" else sizes.UNLIMITED_INT
    wrap = sizes.ByteQuantifiedSize if what == "size" else int

    def load(value: Any) -> Any:
        return sizes.Unlimited(net, None if value == "Unlimited" else wrap(value))

    def dump(value: Any) -> Any:
        return "Unlimited" if value.value is None else amount(value)

    def amount(value: Any) -> Any:
        return None if value.value is None else getattr(value.value, "bytes", value.value)

    name = "Microsoft.Exchange.Data.ByteQuantifiedSize" if what == "size" else "int"
    made = Kind(
        text,
        f"Microsoft.Exchange.Data.Unlimited[{name}]",
        load=load,
        dump=dump,
        limits=_limits(bounds, int),
        measure=amount,
        nullable=False,
    )
    made._type = net
    return made


def _enum(text: str, rest: str, nullable: bool) -> Kind:
    from cmdlets.exchange.types import enums
    from ems.values.collections import EnumValue

    net = enums.enum(rest)
    numbers: dict[str, int] = {}

    def load(value: Any) -> Any:
        if value is None:
            return None
        number = numbers.get(value)
        if number is None:
            number = numbers[value] = enums.value(rest, value).number
        return EnumValue(net, number)

    def dump(value: Any) -> Any:
        from ems.values.enums import enum_text

        return None if value is None else enum_text(value)

    name = net.full_name if not nullable else f"System.Nullable[{net.full_name}]"
    made = Kind(text, name, load=load, dump=dump, nullable=nullable)
    made._type = net
    return made


def _ip_address(text: str, rest: str, nullable: bool) -> Kind:
    return Kind(text, "ipaddress", load=_load_ip, dump=lambda v: None if v is None else _to_string(v))


def _load_ip(value: Any) -> Any:
    if value is None:
        return None
    from cmdlets.exchange.types import ipnumbers
    from cmdlets.exchange.types.network import ip_address

    found = ipnumbers.parse(value)
    return None if found is None else ip_address(*found)


def _id(text: str, rest: str, nullable: bool) -> Kind:
    return Kind(text, "Microsoft.Exchange.Data.Directory.ADObjectId", load=load_id, dump=dump_id)


def load_id(value: Any) -> Any:
    """An ADObjectId of its distinguished name, or of [name, guid] where the text is no name."""
    from cmdlets.exchange.types.directory import ADObjectId

    if value is None:
        return None
    if isinstance(value, str):
        return ADObjectId(value) if "=" in value else ADObjectId("", text=value)
    return ADObjectId(*value)


def dump_id(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        return value
    from cmdlets.exchange.types.directory import EMPTY_GUID

    if value.guid == EMPTY_GUID:
        return value.dn or str(value)
    return [value.dn, value.guid]


def _list(text: str, rest: str, nullable: bool, ad: bool = False) -> Kind:
    from cmdlets.exchange.types.multivalued import AD_MULTI, MULTI, MultiValuedProperty, make, multi_of

    element = kind(rest)

    def convert_item(value: Any) -> Any:
        made = element.convert(value)
        if made is None:
            from cmdlets.exchange.types.values import format_error

            raise format_error(f'"{value}" isn\'t a valid value.')
        return made

    if nullable:
        inner = kind(text.replace("list?", "list", 1))
        made = Kind(
            text,
            inner.type_name,
            load=lambda v: None if v is None else inner.load(v),
            dump=lambda v: None if v is None else inner.dump(v),
            nullable=True,
            element=element,
        )
        made._type = inner.type
        made.convert = inner.convert
        return made
    plain = element.type_name.rpartition(".")[2]
    if plain in _CLASSES and rest != plain:
        kind(f"adlist {plain}" if ad else f"list {plain}")  # a kind that writes values otherwise: the type's own conversion stays the plain one
    net = multi_of(element.type if element.type_name != "string" else get_type("System.String"), convert_item, AD_MULTI if ad else MULTI)
    load_item = element.load

    def load(value: Any) -> Any:
        return MultiValuedProperty([load_item(item) for item in value or ()], net, convert_item)

    def dump(value: Any) -> Any:
        return [element.dump(item) for item in value]

    prefix = "Microsoft.Exchange.Data.Directory.ADMultiValuedProperty" if ad else "Microsoft.Exchange.Data.MultiValuedProperty"
    made = Kind(text, f"{prefix}[{element.type_name}]", load=load, dump=dump, nullable=False, element=element)
    made._type = net
    made.convert = lambda value: make(value, net, convert_item)  # by this kind: kinds of one .NET type may write values otherwise
    return made


def _idlist(text: str, rest: str, nullable: bool) -> Kind:
    return _list(text, "id", nullable, ad=True)


def _adlist(text: str, rest: str, nullable: bool) -> Kind:
    return _list(text, rest, nullable, ad=True)


_MAKERS: dict[str, Callable[[str, str, bool], Kind]] = {
    "bool": _bool,
    "int": _int,
    "uint": _uint,
    "string": _string,
    "guid": _guid_kind,
    "datetime": _datetime,
    "any": _any,
    "organization": _organization,
    "ipaddress": _ip_address,
    "credential": _credential,
    "size": _size,
    "timespan": _timespan,
    "unlimited": _unlimited,
    "enum": _enum,
    "id": _id,
    "list": _list,
    "idlist": _idlist,
    "adlist": _adlist,
}
