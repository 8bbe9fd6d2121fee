"""In: text, numbers or files. Out: their bytes, sixteen a line, as ByteCollection objects: Format-Hex."""
from __future__ import annotations

import struct
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.encodings import UTF8, encoding_of
from ems.values.errors import net_error
from ems.values.numbers import NetInt, Single, UInt32, UInt64
from ems.values.objects import NetObject, base
from ems.values.types import net_type, type_of

BYTES_A_LINE = 16
# Bytes of a number by its .NET type; Int32 and Double are the plain Python classes.
_PACK = {
    "System.SByte": "<b",
    "System.Byte": "<B",
    "System.Int16": "<h",
    "System.UInt16": "<H",
    "System.Int32": "<i",
    "System.UInt32": "<I",
    "System.Int64": "<q",
    "System.UInt64": "<Q",
    "System.Single": "<f",
    "System.Double": "<d",
    "System.Boolean": "<?",
}


class ByteCollection(NetObject):
    """A line of the dump: where it starts and its bytes."""

    __slots__ = ("data", "label", "offset", "path")
    net_name = "Microsoft.PowerShell.Commands.ByteCollection"

    def __init__(self, data: bytes, offset: int, label: str, path: str | None) -> None:
        self.ps_ext = None
        self.data = data
        self.offset = offset
        self.label = label
        self.path = path

    @property
    def hex_bytes(self) -> str:
        return self.data.hex(" ").upper()

    @property
    def ascii(self) -> str:
        """The bytes as characters; control characters show as a replacement mark."""
        return "".join(chr(byte) if 32 <= byte < 127 or byte > 159 else "\ufffd" for byte in self.data)

    def net_to_string(self, culture: str) -> str:
        return f"{self.offset:016X}   {self.hex_bytes:<47}  {self.ascii}"


def _bytes_array(line: ByteCollection) -> Any:
    from ems.values.collections import TypedArray
    from ems.values.numbers import Byte
    from ems.values.types import get_type

    return TypedArray.of(get_type("System.Byte"), [Byte(byte) for byte in line.data])


_TYPE = net_type(ByteCollection.net_name, py=ByteCollection)
_TYPE.prop("ulong Offset64", lambda line: UInt64(line.offset))
_TYPE.prop("uint Offset", lambda line: UInt32(line.offset & 0xFFFFFFFF))
_TYPE.prop("byte[] Bytes", _bytes_array)
_TYPE.prop("string Path", lambda line: line.path)
_TYPE.prop("string HexOffset", lambda line: f"{line.offset:016X}")
_TYPE.prop("string HexBytes", lambda line: line.hex_bytes)
_TYPE.prop("string Ascii", lambda line: line.ascii)
_TYPE.prop("string Label", lambda line: line.label)


@_TYPE.method("string ToString()")
def _to_string(line: ByteCollection) -> str:
    return line.net_to_string("")


def number_bytes(value: Any) -> bytes | None:
    """The bytes of a number or boolean in memory order, None for anything else."""
    value = base(value)
    number = getattr(value, "number", value)
    if not isinstance(number, (int, float, NetInt, Single)):
        return None
    name = type_of(value).underlying if value is not number else type_of(value).full_name
    form = _PACK.get(name)
    return None if form is None else struct.pack(form, number)


@cmdlet(
    "Format-Hex",
    default_set="Path",
    class_name="Microsoft.PowerShell.Commands.FormatHex",
    output="Microsoft.PowerShell.Commands.ByteCollection",
)
class FormatHex(Cmdlet):
    """Show bytes as hexadecimal numbers and characters.

    EXAMPLES
    > ('AB' | Format-Hex).HexBytes
    41 42

    Shows the bytes of a text in UTF-8.
    """

    path = parameter(
        "Path", "string[]", position=0, mandatory=True, sets="Path", validate=[("notnullorempty",)], help="Files; wildcards are allowed."
    )
    literal_path = parameter(
        "LiteralPath",
        "string[]",
        mandatory=True,
        sets="LiteralPath",
        aliases="PSPath LP",
        validate=[("notnullorempty",)],
        help="Files; the paths are taken as they are.",
    )
    input_object = parameter(
        "InputObject", "psobject", mandatory=True, pipeline=True, sets="ByInputObject", help="Text, numbers or a file."
    )
    encoding = parameter(
        "Encoding", "System.Text.Encoding", sets="ByInputObject", validate=[("notnullorempty",)], help="The encoding of text (UTF-8)."
    )
    count = parameter("Count", "long", validate=[("range", 1, (1 << 63) - 1)], help="The number of bytes to show.")
    offset = parameter("Offset", "long", validate=[("range", 0, (1 << 63) - 1)], help="The number of bytes to leave out first.")
    raw = parameter("Raw", "switch", sets="ByInputObject", dont_show=True, help="Has no effect.")

    def begin(self) -> None:
        self.kept = bytearray()
        self.kept_type: Any = None

    def process(self) -> None:
        if self.parameter_set == "ByInputObject":
            self.add(base(self.input_object))
            return
        from cmdlets.utility.files import resolved_paths

        literal = self.parameter_set == "LiteralPath"
        for path in self.literal_path if literal else self.path:
            for full in resolved_paths(self, path, literal):
                self.add_file(full)

    def add(self, value: Any) -> None:
        """An input object: text is shown by itself, numbers of one type in a row together."""
        kind = type_of(value) if value is not None else None
        if isinstance(value, str) or kind is None:
            self.flush()
            codec = encoding_of(self.encoding) if self.encoding is not None else UTF8
            self.show(codec.encode(str(value or ""), False), self.label(value), None)
            return
        if kind.full_name in ("System.IO.FileInfo", "System.IO.DirectoryInfo"):
            from ems.values.text import to_string

            self.flush()
            self.add_file(to_string(value))
            return
        parts = [number_bytes(item) for item in value] if isinstance(value, (list, range)) else [number_bytes(value)]
        if not parts or None in parts:
            self.write_error(
                net_error(
                    "System.ArgumentException",
                    f"Cannot convert input of type '{kind.full_name}' to hexadecimal. To view the hexadecimal "
                    "formatting of its string representation, pipe it to the Out-String cmdlet before piping to Format-Hex.",
                ),
                "FormatHexTypeNotSupported",
                "InvalidType",
                value,
            )
            return
        if kind is not self.kept_type:
            self.flush()
            self.kept_type = kind
        self.kept += b"".join(part for part in parts if part is not None)

    def flush(self) -> None:
        if self.kept_type is not None:
            self.show(bytes(self.kept), self.type_label(self.kept_type), None)
        self.kept.clear()
        self.kept_type = None

    def label(self, value: Any) -> str:
        return self.type_label(type_of(value)) if value is not None else ""

    @staticmethod
    def type_label(kind: Any) -> str:
        import secrets

        return f"{kind.name} ({kind.full_name}) <{secrets.randbits(32):08X}>"

    def add_file(self, path: str) -> None:
        from cmdlets.utility.files import io_exception

        try:
            with open(path, "rb") as file:
                file.seek(self.offset or 0)
                data = file.read() if self.count is None else file.read(int(self.count))
        except OSError as error:
            self.write_error(io_exception(path, error), "FileNotFound" if isinstance(error, FileNotFoundError) else "FormatHexIOError",
                             "ObjectNotFound" if isinstance(error, FileNotFoundError) else "ReadError", path)
            return
        self.lines(data, int(self.offset or 0), path, path)

    def show(self, data: bytes, label: str, path: str | None) -> None:
        start = int(self.offset or 0)
        end = len(data) if self.count is None else start + int(self.count)
        self.lines(data[start:end], start, label, path)

    def lines(self, data: bytes, start: int, label: str, path: str | None) -> None:
        for at in range(0, len(data), BYTES_A_LINE):
            self.out(ByteCollection(data[at : at + BYTES_A_LINE], start + at, label, path))

    def end(self) -> None:
        self.flush()
