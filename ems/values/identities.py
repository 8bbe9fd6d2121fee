"""In: text, numbers. Out: Guid, Version and SemanticVersion as values, their parsing and their text."""
from __future__ import annotations

import re
from typing import Any, ClassVar

from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject, Ordered

INT32_MAX = (1 << 31) - 1


class _Comparable(Ordered):
    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}('{self}')"


# -- Guid

GUID_FORMATS = 'Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".'
_GUID_LENGTH = "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
_GUID_DASHES = "Dashes are in the wrong position for GUID parsing."
_GUID_CHARACTER = "Guid string should only contain hexadecimal characters."
_GUID_UNKNOWN = "Unrecognized Guid format."
_HEX = frozenset("0123456789abcdefABCDEF")
# Patterns are compiled when the first text needs them.
_GUID_X = r"(?i)\{0x([0-9a-f]{1,8}),0x([0-9a-f]{1,8}),0x([0-9a-f]{1,8}),\{" + ",".join([r"0x([0-9a-f]{1,8})"] * 8) + r"\}\}"


class Guid(_Comparable):
    """value: the 128 bits in the order of the text."""

    __slots__ = ("value",)
    net_name = "System.Guid"
    EMPTY: ClassVar[Guid]

    def __init__(self, value: int = 0) -> None:
        self.ps_ext = None
        self.value = value

    def hash_key(self) -> int:
        return self.value

    def __str__(self) -> str:
        digits = f"{self.value:032x}"
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def to_bytes(self, big_endian: bool = False) -> bytes:
        data = self.value.to_bytes(16, "big")
        return data if big_endian else data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]

    @classmethod
    def of_bytes(cls, data: bytes, big_endian: bool = False) -> Guid:
        if len(data) != 16:
            raise net_error("System.ArgumentException", "Byte array for Guid must be exactly 16 bytes long. (Parameter 'b')")
        if not big_endian:
            data = data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]
        return cls(int.from_bytes(data, "big"))

    @classmethod
    def new(cls) -> Guid:
        """A random one (version 4)."""
        import os

        bits = int.from_bytes(os.urandom(16), "big")
        return cls(bits & ~(0xF << 76) & ~(0x3 << 62) | 4 << 76 | 2 << 62)


Guid.EMPTY = Guid(0)


def guid_text(value: Guid, fmt: str | None) -> str:
    """Guid.ToString(format)."""
    text = str(value)
    letter = (fmt or "D").upper()
    if letter == "D":
        return text
    if letter == "N":
        return text.replace("-", "")
    if letter == "B":
        return "{" + text + "}"
    if letter == "P":
        return f"({text})"
    if letter == "X":
        a, b, c, d, e = text.split("-")
        octets = ",".join("0x" + (d + e)[at : at + 2] for at in range(0, 16, 2))
        return f"{{0x{a},0x{b},0x{c},{{{octets}}}}}"
    raise net_error("System.FormatException", GUID_FORMATS)


def _guid_digits(text: str, dashes: bool) -> Guid | str:
    """The Guid, or why the text is none."""
    length = 36 if dashes else 32
    if len(text) != length:
        return _GUID_LENGTH
    if dashes:
        if not text[8] == text[13] == text[18] == text[23] == "-":
            return _GUID_DASHES
        text = text[:8] + text[9:13] + text[14:18] + text[19:23] + text[24:]
    return Guid(int(text, 16)) if _HEX.issuperset(text) else _GUID_CHARACTER


def _guid_in(text: str, opening: str, closing: str) -> Guid | str:
    if len(text) != 38 or text[0] != opening or text[-1] != closing:
        return _GUID_LENGTH
    return _guid_digits(text[1:-1], True)


def _guid_x(text: str) -> Guid | str:
    text = "".join(text.split())
    if not text.startswith("{"):
        return "Expected {0xdddddddd, etc}."
    found = re.fullmatch(_GUID_X, text)
    if found is None:
        return "Expected 0x prefix." if not text.lower().startswith("{0x") else _GUID_UNKNOWN
    parts = [int(part, 16) for part in found.groups()]
    if parts[1] > 0xFFFF or parts[2] > 0xFFFF or any(part > 0xFF for part in parts[3:]):
        return "Value was either too large or too small for an unsigned byte."
    value = parts[0] << 96 | parts[1] << 80 | parts[2] << 64
    for at, part in enumerate(parts[3:]):
        value |= part << (56 - 8 * at)
    return Guid(value)


_GUID_PARSERS = {
    "D": lambda text: _guid_digits(text, True), "N": lambda text: _guid_digits(text, False), "B": lambda text: _guid_in(text, "{", "}"),
    "P": lambda text: _guid_in(text, "(", ")"), "X": _guid_x,
}


def try_guid(text: str, fmt: str | None = None) -> Guid | str:
    """The Guid that the text is, or .NET's message; fmt names the only form allowed."""
    text = text.strip()
    if fmt is not None:
        parser = _GUID_PARSERS.get(fmt.upper())
        if parser is None:
            raise net_error("System.FormatException", GUID_FORMATS)
        return parser(text)
    if len(text) < 32:
        return _GUID_UNKNOWN
    if text[0] == "(":
        return _guid_in(text, "(", ")")
    if text[0] == "{":
        return _guid_in(text, "{", "}") if "-" in text else _guid_x(text)
    return _guid_digits(text, "-" in text)


def parse_guid(text: str, fmt: str | None = None) -> Guid:
    found = try_guid(text, fmt)
    if isinstance(found, str):
        raise net_error("System.FormatException", found)
    return found


# -- Version


class Version(_Comparable):
    """build and revision are -1 when the text has none."""

    __slots__ = ("build", "major", "minor", "revision")
    net_name = "System.Version"

    def __init__(self, major: int = 0, minor: int = 0, build: int = -1, revision: int = -1) -> None:
        self.ps_ext = None
        self.major = major
        self.minor = minor
        self.build = build
        self.revision = revision

    def hash_key(self) -> tuple[int, int, int, int]:
        return (self.major, self.minor, self.build, self.revision)

    def parts(self) -> list[int]:
        return [part for part in self.hash_key() if part >= 0]

    def __str__(self) -> str:
        return ".".join(map(str, self.parts()))


def _negative(name: str, value: int) -> NetException:
    return net_error("System.ArgumentOutOfRangeException",
                     f"{name} ('{value}') must be a non-negative value. (Parameter '{name}')\nActual value was {value}.", param_name=name,
                         actual_value=value)


def make_version(**parts: int) -> Version:
    """A Version from named parts, none of them negative."""
    for name, value in parts.items():
        if value < 0:
            raise _negative(name, value)
    return Version(**parts)


_COMPONENT = r"(?a)\s*[+-]?\d+[\s\0]*"


def parse_version(text: str) -> Version:
    pieces = text.split(".")
    if not 2 <= len(pieces) <= 4:
        raise net_error("System.ArgumentException", "Version string portion was too short or too long. (Parameter 'input')",
            param_name="input")
    parts = []
    for piece in pieces:
        if not re.fullmatch(_COMPONENT, piece):
            raise net_error("System.FormatException", f"The input string '{piece}' was not in a correct format.")
        value = int(piece.rstrip("\0"))
        if not -INT32_MAX - 1 <= value <= INT32_MAX:
            raise net_error("System.OverflowException", "Value was either too large or too small for an Int32.")
        if value < 0:
            raise _negative("input", value)
        parts.append(value)
    return Version(*parts)


# -- SemanticVersion

_SEMVER_NUMBERS = r"(?a)(\d+)(?:\.(\d+))?(?:\.(\d+))?"
_SEMVER_LABEL = r"[.0-9A-Za-z-]+"


class SemanticVersion(NetObject):
    """Compares by major, minor, patch and pre-release label; the build label says nothing about order."""

    __slots__ = ("build_label", "major", "minor", "patch", "pre_release_label")
    net_name = "System.Management.Automation.SemanticVersion"

    def __init__(self, major: int = 0, minor: int = 0, patch: int = 0, pre_release_label: str | None = None,
        build_label: str | None = None) -> None:
        self.ps_ext = None
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre_release_label = pre_release_label or None
        self.build_label = build_label or None

    def hash_key(self) -> tuple[Any, ...]:
        return (self.major, self.minor, self.patch, self.pre_release_label)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SemanticVersion) and other.hash_key() == self.hash_key()

    def __hash__(self) -> int:
        return hash(self.hash_key())

    def __lt__(self, other: SemanticVersion) -> bool:
        return compare_semantic(self, other) < 0

    def __le__(self, other: SemanticVersion) -> bool:
        return compare_semantic(self, other) <= 0

    def __gt__(self, other: SemanticVersion) -> bool:
        return compare_semantic(self, other) > 0

    def __ge__(self, other: SemanticVersion) -> bool:
        return compare_semantic(self, other) >= 0

    def __str__(self) -> str:
        text = f"{self.major}.{self.minor}.{self.patch}"
        if self.pre_release_label:
            text += f"-{self.pre_release_label}"
        if self.build_label:
            text += f"+{self.build_label}"
        return text

    def __repr__(self) -> str:
        return f"SemanticVersion('{self}')"


def compare_semantic(left: SemanticVersion, right: SemanticVersion) -> int:
    """-1, 0 or 1."""
    a, b = (left.major, left.minor, left.patch), (right.major, right.minor, right.patch)
    if a != b:
        return -1 if a < b else 1
    first, second = left.pre_release_label, right.pre_release_label
    if not first or not second:
        return (first is None) - (second is None) if first != second else 0
    ours, theirs = first.split("."), second.split(".")
    for one, other in zip(ours, theirs, strict=False):
        if one.isdecimal() and other.isdecimal():
            order = (int(one) > int(other)) - (int(one) < int(other))
        elif one.isdecimal() or other.isdecimal():
            order = -1 if one.isdecimal() else 1  # numbers come before words
        else:
            order = (one > other) - (one < other)
        if order:
            return order
    return (len(ours) > len(theirs)) - (len(ours) < len(theirs))


def _bad_semver(text: str = "") -> NetException:
    return net_error("System.FormatException", f"The input string '{text}' was not in a correct format.")


def parse_semantic(text: str) -> SemanticVersion:
    if text == "":
        raise net_error("System.FormatException", "version")
    if text[-1] in "-+.":
        raise _bad_semver()
    plus = text.find("+")
    rest, build = (text, None) if plus < 0 else (text[:plus], text[plus + 1 :])
    dash = rest.find("-")
    numbers, label = (rest, None) if dash < 0 else (rest[:dash], rest[dash + 1 :])
    if label == "" or build == "" or numbers == "":
        raise _bad_semver()
    found = re.fullmatch(_SEMVER_NUMBERS, numbers)
    if found is None or any(part is not None and not re.fullmatch(_SEMVER_LABEL, part) for part in (label, build)):
        raise _bad_semver()
    parts = [int(part or 0) for part in found.groups()]
    if any(part > INT32_MAX for part in parts):
        raise net_error("System.OverflowException", "Value was either too large or too small for an Int32.")
    return SemanticVersion(parts[0], parts[1], parts[2], label, build)
