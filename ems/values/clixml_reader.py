"""In: a CLIXML document. Out: the values it holds; objects of rich types come back as property bags with "Deserialized." type names."""
from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from typing import Any

from ems.values import numbers as num
from ems.values.clixml import NAMESPACE, PREFIX, decode, xml_error
from ems.values.clixml_events import END, START, STOP, Event, EventReader
from ems.values.collections import ArrayList, Hashtable, OrderedDictionary, TypedArray, key_exact
from ems.values.errors import NetException
from ems.values.members import MISSING
from ems.values.objects import Extension, NetObject, NoteProperty, PSCustomObject, extend
from ems.values.psmembers import MemberInfo
from ems.values.types import NetType, Property, get_type

_BAG = NetType("System.Management.Automation.PSObject")
_BAG_OF_ITEMS = NetType("System.Management.Automation.PSObject", interfaces="IEnumerable")


class DeserializedObject(NetObject):
    """An object that came back without its type: the properties it had, and its text."""

    __slots__ = ("net_type", "properties", "text")
    net_name = "System.Management.Automation.PSObject"

    def __init__(self) -> None:
        self.ps_ext = None
        self.net_type = _BAG
        self.properties: dict[str, tuple[str, Any]] = {}  # lower name -> (name, value)
        self.text: str | None = None

    def ps_members(self) -> list[MemberInfo]:
        return [MemberInfo(self, name, "Property", _property(lower, name)) for lower, (name, _) in self.properties.items()]

    def ps_get(self, name: str, lower: str) -> Any:
        found = self.properties.get(lower)
        return MISSING if found is None else found[1]

    def ps_set(self, name: str, lower: str, value: Any) -> bool:
        found = self.properties.get(lower)
        if found is not None:
            self.properties[lower] = (found[0], value)
        return found is not None

    def net_to_string(self, culture: str) -> str:
        if self.text is not None:
            return self.text
        from ems.values.text import element_text

        return "@{" + "; ".join(f"{name}={element_text(value)}" for name, value in self.properties.values()) + "}"


class DeserializedCollection(DeserializedObject):
    """The same for a collection of a type of its own."""

    __slots__ = ("items",)

    def __init__(self, items: list[Any]) -> None:
        super().__init__()
        self.net_type = _BAG_OF_ITEMS
        self.items = items

    def net_enumerate(self) -> list[Any]:
        return self.items

    def __len__(self) -> int:
        return len(self.items)


def _property(lower: str, name: str) -> Property:
    def put(bag: DeserializedObject, value: Any) -> None:
        bag.properties[lower] = (name, value)

    return Property(name, "System.Object", lambda bag: bag.properties[lower][1], put)


# -- simple values


def _integer(cls: Any, low: int, high: int) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        if not re.fullmatch(r"\s*[+-]?\d+\s*", text):
            raise ValueError(text)
        value = int(text)
        if not low <= value <= high:
            raise ValueError(text)
        return cls(value)

    return parse


def _bool(text: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[text.strip()]


def _double(text: str) -> float:
    text = text.strip()
    if text in ("INF", "-INF", "NaN"):
        return float(text.replace("INF", "inf"))
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text):
        raise ValueError(text)
    return float(text)


def _single(text: str) -> Any:
    from ems.values.numeric import single

    return single(_double(text))


def _decimal(text: str) -> Any:
    from decimal import Decimal

    if not re.fullmatch(r"\s*[+-]?(\d+\.?\d*|\.\d+)\s*", text):
        raise ValueError(text)
    return Decimal(text.strip())


def _char(text: str) -> Any:
    return num.Char(chr(_integer(int, 0, 0xFFFF)(text)))


_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7})\d*)?)?(Z|[+-]\d\d:\d\d)?\Z")


def _date(text: str) -> Any:
    from ems.values import dates

    found = _DATE.match(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day, hour, minute, second = (int(part or 0) for part in found.group(1, 2, 3, 4, 5, 6))
    ticks = dates.date_ticks(year, month, day) + dates.time_ticks(hour, minute, second) + int((found[7] or "0").ljust(7, "0"))
    zone = found[8]
    if zone is None:
        return dates.DateTime(ticks)
    if zone == "Z":
        return dates.DateTime(ticks, dates.UTC)
    sign = -1 if zone[0] == "-" else 1
    offset = sign * (int(zone[1:3]) * 60 + int(zone[4:6])) * dates.TICKS_PER_MINUTE
    return dates.DateTime(ticks - offset, dates.UTC).to_local()


_DURATION = re.compile(r"(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7})\d*)?S)?)?\Z")


def _span(text: str) -> Any:
    from ems.values.dates import TimeSpan

    found = _DURATION.match(text.strip())
    if found is None or text.strip().endswith(("P", "T")):
        raise ValueError(text)
    days, hours, minutes, seconds = (int(part or 0) for part in found.group(2, 3, 4, 5))
    ticks = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 10_000_000 + int((found[6] or "0").ljust(7, "0"))
    return TimeSpan.checked(-ticks if found[1] else ticks)


def _document(text: str) -> Any:
    """An XML document with its white space."""
    from ems.net.xml_nodes import XmlDocument
    from ems.net.xml_parser import load

    made = XmlDocument()
    made.preserve = True
    load(made, decode(text))
    return made


def _converted(type_name: str) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        from ems.values.convert import convert

        return convert(text, get_type(type_name))

    return parse


def _guid(text: str) -> Any:
    if not re.fullmatch(r"\s*\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?\s*", text):
        raise ValueError(text)
    return _converted("System.Guid")(text.strip())


def _bytes(text: str) -> Any:
    data = base64.b64decode("".join(text.split()), validate=True)
    return TypedArray.of(get_type("System.Byte"), [num.Byte(b) for b in data])


def _secret(text: str) -> Any:
    from ems.values.convert import convert
    from ems.values.members import invoke_method, new_object

    secret = new_object(get_type("System.Security.SecureString"), [])
    for c in bytes.fromhex(text).decode("utf-16-le"):
        invoke_method(secret, "AppendChar", [convert(c, get_type("System.Char"))])
    return secret


# Tag -> (type that the error names, parser of the text).
SIMPLE: dict[str, tuple[str, Callable[[str], Any]]] = {
    "S": ("System.String", decode), "C": ("System.Char", _char), "B": ("System.Boolean", _bool),
    "I32": ("System.Int32", _integer(int, -(1 << 31), (1 << 31) - 1)), "SB": ("System.SByte", _integer(num.SByte, -128, 127)),
    "By": ("System.Byte", _integer(num.Byte, 0, 255)), "I16": ("System.Int16", _integer(num.Int16, -(1 << 15), (1 << 15) - 1)),
    "U16": ("System.UInt16", _integer(num.UInt16, 0, (1 << 16) - 1)), "U32": ("System.UInt32", _integer(num.UInt32, 0, (1 << 32) - 1)),
    "I64": ("System.Int64", _integer(num.Int64, -(1 << 63), (1 << 63) - 1)), "U64": ("System.UInt64", _integer(num.UInt64, 0, (1 << 64) - 1)),
    "Db": ("System.Double", _double), "Sg": ("System.Single", _single), "D": ("System.Decimal", _decimal), "DT": ("System.DateTime", _date),
    "TS": ("System.TimeSpan", _span), "G": ("System.Guid", _guid), "URI": ("System.Uri", lambda t: _converted("System.Uri")(decode(t))),
    "Version": ("System.Version", _converted("System.Version")), "XD": ("System.Xml.XmlDocument", _document),
    "BA": ("System.Byte[]", _bytes), "SBK": ("System.String", decode), "SS": ("System.Security.SecureString", _secret),
}
LISTS = ("LST", "IE", "STK", "QUE")


class CliXmlReader:
    """Reads a document's values one after the other."""

    def __init__(self, text: str) -> None:
        self.events = EventReader(text)
        self.objects: dict[str, Any] = {}
        self.types: dict[str, list[str]] = {}

    def values(self) -> Iterator[Any]:
        events = self.events
        root = events.next()
        if root.kind == STOP:
            raise xml_error("Root element is missing.")
        if root.name != "Objs" or root.space != NAMESPACE:
            raise events.fail(f"Element 'Objs' with namespace name '{NAMESPACE}' was not found.", root)
        version = root.attributes.get("Version")
        if version is not None and version.partition(".")[0] != "1":
            raise events.fail(f"Version of incoming PSObject is {version.partition('.')[0]}. Expected value is 1.")
        while events.peek().kind == START:
            yield self.one()[1]
        if events.peek().kind != END:
            raise events.fail(f"The {events.peek().kind} node is not expected here.")
        events.next()
        events.peek()  # an error behind the end tag counts as well

    def one(self) -> tuple[str | None, Any]:
        """(name, value) of the next element."""
        events = self.events
        start = events.next()
        name = start.attributes.get("N")
        name = None if name is None else decode(name)
        simple = SIMPLE.get(start.name)
        if simple is not None:
            return name, self.simple(*simple)
        if start.name == "Nil":
            events.content()
            return name, None
        if start.name == "Obj":
            return name, self.object_(start)
        if start.name == "Ref":
            reference = start.attributes.get("RefId", "")
            if reference not in self.objects:
                raise events.fail(f"No object found for referenceId {reference}", start)
            events.content()
            return name, self.objects[reference]
        if start.name == "PR":
            return name, self.object_(start)
        raise events.fail(f"{start.name} XML tag is not recognized.", start)

    def simple(self, type_name: str, parse: Callable[[str], Any]) -> Any:
        text = self.events.content()
        try:
            return parse(text)
        except (ValueError, KeyError, ArithmeticError, NetException):
            raise self.events.fail(f"The contents of the {type_name} primitive type are not valid.") from None

    # -- objects

    def object_(self, start: Event) -> Any:
        parts = _Parts(self, start.attributes.get("RefId"))
        events = self.events
        while True:
            event = events.peek()
            if event.kind == END:
                events.next()
                break
            if event.kind != START:
                raise events.fail(f"The {event.kind} node is not expected here.")
            parts.read(event)
        return parts.finish()

    def members(self, put: Callable[[str, Any], None]) -> None:
        """The children of Props or MS."""
        events = self.events
        while events.peek().kind == START:
            start = events.peek()
            if "N" not in start.attributes:
                raise events.fail("N attribute was expected.", start)
            if start.name == "MemberSet" or (start.name == "Obj" and start.attributes["N"] == "PSStandardMembers"):
                events.next()
                events.skip()
                continue
            name, value = self.one()
            assert name is not None
            put(name, value)
        events.next()

    def items(self) -> Iterator[Any]:
        events = self.events
        while events.peek().kind == START:
            yield self.one()[1]
        events.next()

    def entries(self) -> list[tuple[Any, Any]]:
        """The pairs of a DCT."""
        events = self.events
        pairs = []
        while events.peek().kind == START:
            entry = events.next()
            if entry.name != "En":
                raise events.fail(f"{entry.name} XML tag is not recognized.", entry)
            parts: dict[str, Any] = {}
            for wanted in ("Key", "Value"):
                if events.peek().kind != START:
                    raise events.fail(f"{wanted} for dictionary entry is not specified.")
                name, parts[wanted] = self.one()
                if name != wanted:
                    raise events.fail(f"Invalid dictionary entry: the {wanted} is missing.")
            if parts["Key"] is None:
                raise events.fail("The key of a dictionary entry is null.")
            events.next()
            pairs.append((parts["Key"], parts["Value"]))
        events.next()
        return pairs

    def type_names(self, start: Event) -> list[str]:
        names: list[str] = []
        while self.events.peek().kind == START:
            self.events.next()
            text = decode(self.events.content())
            names.append(text if text.startswith(PREFIX) else PREFIX + text)
        self.events.next()
        self.types[start.attributes.get("RefId", "")] = names
        return names


class _Parts:
    """What was read of one object so far. The object is known to references as soon as its kind is clear."""

    def __init__(self, reader: CliXmlReader, reference: str | None) -> None:
        self.reader = reader
        self.reference = reference
        self.names: list[str] | None = None
        self.text: str | None = None
        self.value: Any = None
        self.has_value = False
        self.items: Any = None
        self.made: Any = None

    def read(self, event: Event) -> None:
        reader, events = self.reader, self.reader.events
        tag = event.name
        if tag == "TN":
            self.names = list(reader.type_names(events.next()))
        elif tag == "TNRef":
            events.next()
            events.content()
            known = reader.types.get(event.attributes.get("RefId", ""))
            if known is None:
                raise events.fail(f"No type hierarchy found for referenceId {event.attributes.get('RefId', '')}", event)
            self.names = list(known)
        elif tag == "ToString":
            events.next()
            self.text = decode(events.content())
        elif tag == "Props":
            events.next()
            bag = self.bag()
            reader.members(lambda name, value: bag.properties.__setitem__(name.lower(), (name, value)))
        elif tag == "MS":
            events.next()
            reader.members(self.note)
        elif tag == "DCT":
            events.next()
            self.dictionary()
        elif tag in LISTS:
            events.next()
            self.list_(tag)
        else:
            self.value = reader.one()[1]
            self.has_value = True

    def keep(self, made: Any) -> Any:
        """Make the object known to references."""
        self.made = made
        if self.reference is not None:
            self.reader.objects[self.reference] = made
        return made

    def bag(self) -> DeserializedObject:
        if isinstance(self.made, ArrayList) and self.items is not None:
            bag: DeserializedObject = DeserializedCollection(self.items)
            return self.keep(bag)
        if not isinstance(self.made, DeserializedObject):
            self.keep(DeserializedObject())
        return self.made

    def is_a(self, name: str) -> bool:
        return self.names is not None and PREFIX + name in self.names

    def dictionary(self) -> None:
        ordered = self.is_a("System.Collections.Specialized.OrderedDictionary")
        table: Any = self.keep(OrderedDictionary() if ordered else Hashtable())
        pairs = self.reader.entries()
        forms = [table.normal(key) for key, _ in pairs]
        if len(set(forms)) != len(forms):
            table.normal = key_exact
        for key, value in pairs:
            table.set(key, value)

    def list_(self, tag: str) -> None:
        items: list[Any] = []
        if tag in ("STK", "QUE"):
            from ems.values.members import new_object

            items.extend(self.reader.items())
            kind = "System.Collections.Stack" if tag == "STK" else "System.Collections.Queue"
            source = items[::-1] if tag == "STK" else items
            self.keep(new_object(get_type(kind), [source]))
            return
        made = self.keep(ArrayList())
        for item in self.reader.items():
            made.append(item)
        if tag == "IE":
            self.items = made

    def note(self, name: str, value: Any) -> None:
        if self.made is None:
            if self.has_value:
                self.keep(self.value)
            else:
                self.keep(PSCustomObject())
        if isinstance(self.made, PSCustomObject):
            self.made.set(name, value)
            return
        made, extension = extend(self.made)
        extension.members[name.lower()] = NoteProperty(name, value)
        self.keep(made)

    def finish(self) -> Any:
        made = self.made
        if made is None:
            made = self.keep(self.value if self.has_value else PSCustomObject())
        if self.text is not None and isinstance(made, DeserializedObject):
            made.text = self.text
        rich = self.rehydrated(made)
        if rich is not None:
            return self.keep(rich)
        if self.names is None and (self.text is None or isinstance(made, DeserializedObject)):
            return made
        if made is None:
            return None
        if isinstance(made, PSCustomObject):
            made.ps_ext = made.ps_ext or Extension()
            extension = made.ps_ext
        else:
            made, extension = extend(made)
        if self.names is not None:
            extension.type_names = self.names
        if self.text is not None and not isinstance(made, DeserializedObject):
            extension.text = self.text
        return self.keep(made)

    def rehydrated(self, made: Any) -> Any:
        """The object of its own type, for the few types that come back whole; None for the others."""
        if not self.names or not isinstance(made, DeserializedObject):
            return None
        make = WHOLE.get(self.names[0][len(PREFIX) :])
        if make is None:
            return None
        try:
            return make({lower: value for lower, (_, value) in made.properties.items()}, self.text or "")
        except (KeyError, ValueError, LookupError, NetException):
            return None


def _by_text(type_name: str) -> Callable[[dict[str, Any], str], Any]:
    return lambda values, text: _converted(type_name)(text)


def _switch(values: dict[str, Any], text: str) -> Any:
    from ems.values.collections import ABSENT, PRESENT

    return PRESENT if values["ispresent"] else ABSENT


def _new(type_name: str, *names: str) -> Callable[[dict[str, Any], str], Any]:
    def make(values: dict[str, Any], text: str) -> Any:
        from ems.values.members import new_object

        return new_object(get_type(type_name), [values[name] for name in names])

    return make


# Types that are made again from their properties or text.
WHOLE: dict[str, Callable[[dict[str, Any], str], Any]] = {
    "System.Net.IPAddress": _by_text("System.Net.IPAddress"),
    "System.Net.Mail.MailAddress": _by_text("System.Net.Mail.MailAddress"),
    "System.Globalization.CultureInfo": lambda values, text: _converted("System.Globalization.CultureInfo")(values["name"]),
    "System.Management.Automation.SwitchParameter": _switch,
    "System.Management.Automation.PSCredential": _new("System.Management.Automation.PSCredential", "username", "password"),
    "System.Security.Cryptography.X509Certificates.X500DistinguishedName":
        _new("System.Security.Cryptography.X509Certificates.X500DistinguishedName", "rawdata"),
    "System.Security.Cryptography.X509Certificates.X509Certificate2":
        _new("System.Security.Cryptography.X509Certificates.X509Certificate2", "rawdata"),
}
