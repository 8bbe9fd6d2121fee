"""In: nothing. Out: System.Text.Json: JsonDocument, JsonElement and JsonSerializer, over the reader and writer of the JSON commands."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, invalid_operation, null_argument, out_of_range
from ems.net.declare import members
from ems.values.collections import TypedArray
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_J = "System.Text.Json."
_MISSING = object()


class JsonElement(NetObject):
    """One value of a document, as Python's json gives it."""

    __slots__ = ("value",)
    net_name = _J + "JsonElement"
    no_enumerate = True

    def __init__(self, value: Any) -> None:
        self.ps_ext = None
        self.value = value

    @property
    def kind(self) -> str:
        value = self.value
        if value is True or value is False:
            return "True" if value else "False"
        if value is None:
            return "Null"
        kinds: dict[type, str] = {dict: "Object", list: "Array", str: "String"}
        return kinds.get(type(value), "Number")

    def text(self) -> str:
        if isinstance(self.value, str):
            return self.value
        if self.kind in ("True", "False"):
            return self.kind
        return "" if self.value is None else written(self.value)

    def __str__(self) -> str:
        return self.text()

    def need(self, *kinds: str) -> Any:
        if self.kind not in kinds:
            raise invalid_operation(f"The requested operation requires an element of type '{kinds[0]}', but the target element has type '{self.kind}'.")
        return self.value


class Number:
    """A number as the document writes it, kept apart from the texts."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def written(value: Any) -> str:
    """A value as JSON."""
    import json

    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k, ensure_ascii=False)}:{written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return value.text if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)


class Document(NetObject):
    __slots__ = ("root",)
    net_name = _J + "JsonDocument"

    def __init__(self, root: Any) -> None:
        self.ps_ext = None
        self.root = root


class Pair(NetObject):
    __slots__ = ("name", "value")
    net_name = _J + "JsonProperty"

    def __init__(self, name: str, value: Any) -> None:
        self.ps_ext = None
        self.name = name
        self.value = value


def parse(text: str) -> Any:
    """The document as Python's values, numbers as their text."""
    import json

    def strict(name: str) -> Any:
        raise ValueError(name)

    try:
        return json.JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=strict).decode(text)
    except json.JSONDecodeError as error:
        shown = text[error.pos : error.pos + 1]
        place = "property name. Expected a '\"'" if "property name" in error.msg else "value"
        what = f"'{shown}' is an invalid start of a {place}." if shown else "The input does not contain any JSON tokens."
        raise net_error(_J + "JsonReaderException", f"{what} LineNumber: {error.lineno - 1} | BytePositionInLine: {error.colno - 1}.") from None
    except ValueError as error:
        raise net_error(_J + "JsonReaderException", f"'{str(error)[:1]}' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 0.") from None


class _Documents(ObjectBodies):
    @staticmethod
    def Parse(text: Any, options: Any = None) -> Document:
        if text is None:
            raise null_argument("json")
        return Document(parse(text))

    RootElement = staticmethod(lambda self: JsonElement(self.root))

    @staticmethod
    def Dispose(self: Document) -> None:
        """Nothing is held."""


def _number(name: str) -> Any:
    def read(self: JsonElement) -> Any:
        from ems.values.convert import convert
        from ems.values.errors import NetException

        self.need("Number")
        try:
            return convert(str(self.value), get_type(f"System.{name}"))
        except NetException:
            raise net_error("System.FormatException", f"Either the JSON value is not in a supported format, or is out of bounds for an {name}.") from None

    return staticmethod(read)


def _moment(name: str) -> Any:
    def read(self: JsonElement) -> Any:
        from ems.values.convert import convert

        return convert(self.need("String"), get_type(f"System.{name}"))

    return staticmethod(read)


class _Elements(ObjectBodies):
    ValueKind = staticmethod(lambda self: enum_value(_J + "JsonValueKind", self.kind))
    ToString = staticmethod(lambda self: self.text())  # type: ignore[assignment]
    GetArrayLength = staticmethod(lambda self: len(self.need("Array")))
    GetString = staticmethod(lambda self: self.need("String", "Null"))
    GetGuid, GetDateTime, GetDateTimeOffset = _moment("Guid"), _moment("DateTime"), _moment("DateTimeOffset")

    GetRawText = staticmethod(lambda self: written(self.value))

    @staticmethod
    def GetBoolean(self: JsonElement) -> bool:
        if self.kind not in ("True", "False"):
            raise invalid_operation(f"The requested operation requires an element of type 'Boolean', but the target element has type '{self.kind}'.")
        return bool(self.value)

    @staticmethod
    def GetProperty(self: JsonElement, name: str) -> JsonElement:
        found = self.need("Object").get(name, _MISSING)
        if found is _MISSING:
            raise net_error("System.Collections.Generic.KeyNotFoundException", "The given key was not present in the dictionary.")
        return JsonElement(found)

    @staticmethod
    def TryGetProperty(self: JsonElement, name: str, result: Any) -> bool:
        found = self.need("Object").get(name, _MISSING)
        result.value = JsonElement(None if found is _MISSING else found)
        return found is not _MISSING

    @staticmethod
    def EnumerateArray(self: JsonElement) -> Any:
        return TypedArray.of(get_type(_J + "JsonElement"), [JsonElement(item) for item in self.need("Array")])

    @staticmethod
    def EnumerateObject(self: JsonElement) -> Any:
        return TypedArray.of(get_type(_J + "JsonProperty"), [Pair(name, JsonElement(value)) for name, value in self.need("Object").items()])

    @staticmethod
    def Item(self: JsonElement, index: int) -> JsonElement:
        items = self.need("Array")
        if not 0 <= index < len(items):
            raise out_of_range("Index was outside the bounds of the array.", "index")
        return JsonElement(items[index])


for _name in ("Int32", "Int64", "Double", "Decimal", "Single", "Byte", "Int16", "UInt32", "UInt64"):
    setattr(_Elements, f"Get{_name}", _number(_name))


class _Pairs(ObjectBodies):
    Name = staticmethod(lambda self: self.name)
    Value = staticmethod(lambda self: self.value)
    ToString = staticmethod(lambda self: written({self.name: self.value.value})[1:-1])  # type: ignore[assignment]


net_type(_J + "JsonValueKind", values={n: i for i, n in enumerate(("Undefined", "Object", "Array", "String", "Number", "True", "False", "Null"))})
net_type(_J + "JsonException", base="System.Exception")
members(net_type(_J + "JsonDocument", py=Document, interfaces="IDisposable"), f"""
void Dispose()
{_J}JsonElement RootElement {{get;}}
static {_J}JsonDocument Parse(string json)
static {_J}JsonDocument Parse(string json, System.Object options)
""", _Documents)
_SHORT = {"Int32": "int", "Int64": "long", "Double": "double", "Decimal": "decimal", "Single": "float", "Byte": "byte", "Int16": "short", "UInt32": "uint",
          "UInt64": "ulong"}
members(net_type(_J + "JsonElement", base="System.ValueType", kind="struct", py=JsonElement), f"""
{_J}JsonElement[] EnumerateArray()
{_J}JsonProperty[] EnumerateObject()
int GetArrayLength()
bool GetBoolean()
datetime GetDateTime()
System.DateTimeOffset GetDateTimeOffset()
guid GetGuid()
{_J}JsonElement GetProperty(string propertyName)
string GetRawText()
string GetString()
string ToString()
bool TryGetProperty(string propertyName, [ref] {_J}JsonElement value)
{_J}JsonElement Item(int index) {{get;}}
{_J}JsonValueKind ValueKind {{get;}}
""" + "".join(f"{short} Get{name}()\n" for name, short in _SHORT.items()), _Elements)
members(net_type(_J + "JsonProperty", base="System.ValueType", kind="struct", py=Pair), f"""
string ToString()
string Name {{get;}}
{_J}JsonElement Value {{get;}}
""", _Pairs)


class _Serializers(ObjectBodies):
    """JsonSerializer: a type without a method for objects of PowerShell; ConvertTo-Json and ConvertFrom-Json are the commands."""


members(net_type(_J + "JsonSerializer"), """
static string Serialize(System.Object value, type inputType)
static System.Object Deserialize(string json, type returnType)
""", _Serializers)
