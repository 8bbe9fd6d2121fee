"""In: objects, CLIXML text. Out: the other: what Export-Clixml, ConvertTo-CliXml, PSSerializer and their counterparts call.

This module holds what writer and reader share: the tags of the simple types, the escapes of text, the types with settings of their own.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ems.values import typedata
from ems.values.errors import NetException, net_error

NAMESPACE = "http://schemas.microsoft.com/powershell/2004/04"
HEAD = f'<Objs Version="1.1.0.1" xmlns="{NAMESPACE}"'

# Types that are always written to this depth, whatever depth is asked for.
FIXED_DEPTH = {
    "System.Exception": 1, "System.Net.IPAddress": 1, "System.Net.Mail.MailAddress": 1, "System.Globalization.CultureInfo": 1,
    "System.Management.Automation.PSCredential": 1, "System.Management.Automation.SwitchParameter": 1,
    "System.Security.Cryptography.X509Certificates.X500DistinguishedName": 1, "System.Security.Cryptography.X509Certificates.X509Certificate2": 1,
}
# Types of which only these properties are written.
WRITTEN_PROPERTIES = {
    "System.Management.Automation.PSCredential": ("UserName", "Password"),
    "System.Security.Cryptography.X509Certificates.X500DistinguishedName": ("RawData",),
    "System.Security.Cryptography.X509Certificates.X509Certificate2": ("RawData",),
    "System.Globalization.CultureInfo": ("LCID", "Name", "DisplayName", "IetfLanguageTag", "ThreeLetterISOLanguageName", "ThreeLetterWindowsLanguageName",
                                         "TwoLetterISOLanguageName"),
}


def serialize(value: Any, depth: int = 2) -> str:
    """PSSerializer.Serialize: the document of one value."""
    if depth < 1:
        raise net_error("System.Management.Automation.PSArgumentException", "The depth must be greater than zero. (Parameter 'depth')", error_id="PSArgumentException",
                        category="InvalidArgument", target=None)
    from ems.values.clixml_writer import CliXmlWriter
    from ems.values.objects import base

    writer = CliXmlWriter(depth)
    writer.add(base(value), bare=True)
    return writer.document()


def serialize_all(values: Iterable[Any], depth: int = 2) -> str:
    """The document of several objects."""
    from ems.values.clixml_writer import CliXmlWriter

    writer = CliXmlWriter(depth)
    for value in values:
        writer.add(value)
    return writer.document()


def deserialize(text: str) -> list[Any]:
    """The values of a document. Raises System.Xml.XmlException with the place where it is not one."""
    from ems.values.clixml_reader import CliXmlReader

    return list(CliXmlReader(text).values())


def xml_error(message: str, line: int = 0, position: int = 0) -> NetException:
    return net_error("System.Xml.XmlException", f"{message} Line {line}, position {position}." if line else message, error_id="System.Xml.XmlException",
                     category="NotSpecified", target=None)


# -- the escapes of text: _xHHHH_ for what XML does not keep

_ESCAPE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\U00010000-\U0010ffff]|_(?=[xX])")
_UNESCAPE = re.compile("_[xX]([0-9a-fA-F]{4})_")
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP = re.compile("[&<>]")


def _hex(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code > 0xFFFF:
        code -= 0x10000
        return f"_x{0xD800 + (code >> 10):04X}__x{0xDC00 + (code & 0x3FF):04X}_"
    return f"_x{code:04X}_"


def encode(text: str) -> str:
    """Text as it stands between tags."""
    if text.isalnum() and text.isascii():
        return text
    if "\uffff" in text or "\ufffe" in text:
        bad = next(c for c in text if c in "\ufffe\uffff")
        raise net_error("System.ArgumentException", f"'{bad}', hexadecimal value 0x{ord(bad):X}, is an invalid character.")
    text = _ESCAPE.sub(_hex, text)
    return _MARKUP.sub(lambda match: _XML[match[0]], text)


def encode_name(text: str) -> str:
    """Text as it stands in an attribute."""
    return encode(text).replace('"', "&quot;")


def decode(text: str) -> str:
    """The text that escapes stand for; surrogate pairs come out as one character."""
    if "_" not in text:
        return text
    made = _UNESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if any("\ud800" <= c <= "\udfff" for c in made):
        made = made.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return made


# -- the names of deserialized types

PREFIX = "Deserialized."


def _register() -> None:
    """A deserialized enum is a number that remembers its name."""

    def name_of(value: Any) -> Any:
        from ems.values.objects import extension_of
        from ems.values.text import to_string

        extension = extension_of(value)
        return extension.text if extension is not None and extension.text is not None else to_string(value)

    data = typedata.entry("Deserialized.System.Enum")
    data.members["value"] = typedata.NativeScriptProperty("Value", name_of, "$this.ToString()")
    typedata.changed()


_register()
