"""In: nothing. Out: System.Version and System.Management.Automation.SemanticVersion and their members."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument
from ems.net.declare import members
from ems.values.errors import NetException, net_error
from ems.values.identities import SemanticVersion, Version, compare_semantic, make_version, parse_semantic, parse_version
from ems.values.numbers import Int16
from ems.values.types import net_type

VERSION = net_type("System.Version", py=Version, parse=lambda text: parse_version(text),
                   interfaces="ICloneable IComparable IComparable`1 IEquatable`1 IFormattable ISpanFormattable IUtf8SpanFormattable "
                              "IUtf8SpanParsable`1")
TEXT = """
System.Object Clone()
System.Object ICloneable.Clone()
int CompareTo(System.Object version)
int CompareTo(version value)
int IComparable.CompareTo(System.Object obj)
int IComparable[version].CompareTo(version other)
bool Equals(System.Object obj)
bool Equals(version obj)
bool IEquatable[version].Equals(version other)
int GetHashCode()
string ToString()
string ToString(int fieldCount)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
bool TryFormat(System.Span[char] destination, [ref] int charsWritten)
bool TryFormat(System.Span[char] destination, int fieldCount, [ref] int charsWritten)
bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten)
bool TryFormat(System.Span[byte] utf8Destination, int fieldCount, [ref] int bytesWritten)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
int Build {get;}
int Major {get;}
short MajorRevision {get;}
int Minor {get;}
short MinorRevision {get;}
int Revision {get;}
version new(int major, int minor, int build, int revision)
version new(int major, int minor, int build)
version new(int major, int minor)
version new(string version)
version new()
static version Parse(string input)
static version Parse(System.ReadOnlySpan[char] input)
static version Parse(System.ReadOnlySpan[byte] utf8Text)
static bool TryParse(string input, [ref] version result)
static bool TryParse(System.ReadOnlySpan[char] input, [ref] version result)
static bool TryParse(System.ReadOnlySpan[byte] utf8Text, [ref] version result)
static bool op_Equality(version v1, version v2)
static bool op_Inequality(version v1, version v2)
static bool op_LessThan(version v1, version v2)
static bool op_LessThanOrEqual(version v1, version v2)
static bool op_GreaterThan(version v1, version v2)
static bool op_GreaterThanOrEqual(version v1, version v2)
"""


def _new(*parts: Any) -> Version:
    if len(parts) == 1:
        return parse_version(parts[0])
    return make_version(**dict(zip(("major", "minor", "build", "revision"), parts, strict=False)))


def _text(self: Version, *arguments: Any) -> str:
    if not arguments or not isinstance(arguments[0], int):
        return str(self)
    parts, count = self.parts(), arguments[0]
    if not 0 <= count <= len(parts):
        raise bad_argument(f"Argument must be between 0 and {len(parts)}.", "fieldCount")
    return ".".join(map(str, parts[:count]))


def _try(result: Any, parse: Any, text: str) -> bool:
    try:
        result.value = parse(text)
        return True
    except NetException:
        result.value = None
        return False


def _order(left: Any, right: Any) -> int:
    return (left > right) - (left < right)


def _revision(part: int) -> Int16:
    part &= 0xFFFF
    return Int16(part - 0x10000 if part >= 0x8000 else part)


class _Comparisons(ObjectBodies):
    """Operators; null is before everything."""

    op_Equality = staticmethod(lambda a, b: a == b)
    op_Inequality = staticmethod(lambda a, b: a != b)
    op_LessThan = staticmethod(lambda a, b: b is not None and (a is None or a < b))
    op_LessThanOrEqual = staticmethod(lambda a, b: a is None or (b is not None and a <= b))
    op_GreaterThan = staticmethod(lambda a, b: a is not None and (b is None or a > b))
    op_GreaterThanOrEqual = staticmethod(lambda a, b: b is None or (a is not None and a >= b))


class _Bodies(_Comparisons):
    Major, Minor = staticmethod(lambda self: self.major), staticmethod(lambda self: self.minor)
    Build, Revision = staticmethod(lambda self: self.build), staticmethod(lambda self: self.revision)
    MajorRevision = staticmethod(lambda self: _revision(self.revision >> 16))
    MinorRevision = staticmethod(lambda self: _revision(self.revision))
    Clone = staticmethod(lambda self: Version(*self.hash_key()))

    @staticmethod
    def CompareTo(self: Version, other: Any) -> int:
        if other is None:
            return 1
        if other.__class__ is not Version:
            raise bad_argument("Object must be of type Version.", "version")
        return _order(self, other)

    ToString = staticmethod(_text)  # type: ignore[assignment]
    new = staticmethod(_new)
    Parse = staticmethod(parse_version)
    TryParse = staticmethod(lambda text, result: _try(result, parse_version, text))


members(VERSION, TEXT, _Bodies)


# -- SemanticVersion

SEMANTIC = net_type("System.Management.Automation.SemanticVersion", py=SemanticVersion, parse=lambda text: parse_semantic(text),
                    interfaces="IComparable IComparable`1 IEquatable`1")
SEMANTIC_TEXT = """
int Major {get;}
int Minor {get;}
int Patch {get;}
string PreReleaseLabel {get;}
string BuildLabel {get;}
int CompareTo(System.Object version)
int CompareTo(semver value)
bool Equals(System.Object obj)
bool Equals(semver other)
int GetHashCode()
string ToString()
semver new(string version)
semver new(int major, int minor, int patch, string preReleaseLabel, string buildLabel)
semver new(int major, int minor, int patch, string label)
semver new(int major, int minor, int patch)
semver new(int major, int minor)
semver new(int major)
semver new(version version)
static int Compare(semver versionA, semver versionB)
static semver Parse(string version)
static bool TryParse(string version, [ref] semver result)
static version op_Implicit(semver semver)
static bool op_Equality(semver v1, semver v2)
static bool op_Inequality(semver v1, semver v2)
static bool op_LessThan(semver v1, semver v2)
static bool op_LessThanOrEqual(semver v1, semver v2)
static bool op_GreaterThan(semver v1, semver v2)
static bool op_GreaterThanOrEqual(semver v1, semver v2)
"""
_NOT_VALID = ('Cannot process argument because the value of argument "{0}" is not valid. Change the value of the "{0}" argument and run '
              'the operation '
              "again.")


def _bad_ps_argument(name: str) -> NetException:
    return net_error("System.Management.Automation.PSArgumentException", _NOT_VALID.replace("{0}", name))


def _new_semantic(*parts: Any) -> SemanticVersion:
    if len(parts) == 1 and isinstance(parts[0], str):
        return parse_semantic(parts[0])
    if parts == (None,):
        raise net_error("System.Management.Automation.PSArgumentNullException",
                        'Cannot process argument because the value of argument "version" is null. Change the value of argument "version" '
                        'to a non-null value.')
    if len(parts) == 1 and isinstance(parts[0], Version):
        version = parts[0]
        if version.revision > 0:
            raise _bad_ps_argument("version")
        return SemanticVersion(version.major, version.minor, max(version.build, 0))
    for name, part in zip(("major", "minor", "patch"), parts, strict=False):
        if part < 0:
            raise _bad_ps_argument(name)
    numbers, labels = parts[:3], list(parts[3:])
    if len(labels) == 1:  # "label" may carry both
        pre, _, build = labels[0].partition("+")
        labels = [pre, build]
    return SemanticVersion(*numbers, *labels)


class _SemanticBodies(_Comparisons):
    Major, Minor = staticmethod(lambda self: self.major), staticmethod(lambda self: self.minor)
    Patch = staticmethod(lambda self: self.patch)
    PreReleaseLabel = staticmethod(lambda self: self.pre_release_label)
    BuildLabel = staticmethod(lambda self: self.build_label)
    ToString = staticmethod(str)  # type: ignore[assignment]

    @staticmethod
    def CompareTo(self: SemanticVersion, other: Any) -> int:
        if other is None:
            return 1
        if other.__class__ is not SemanticVersion:
            raise _bad_ps_argument("version")
        return compare_semantic(self, other)

    @staticmethod
    def Compare(left: Any, right: Any) -> int:
        if left is None or right is None:
            return (left is not None) - (right is not None)
        return compare_semantic(left, right)

    new = staticmethod(_new_semantic)
    Parse = staticmethod(parse_semantic)
    TryParse = staticmethod(lambda text, result: _try(result, parse_semantic, text))
    op_Implicit = staticmethod(lambda value: None if value is None else Version(value.major, value.minor, value.patch))


members(SEMANTIC, SEMANTIC_TEXT, _SemanticBodies)
