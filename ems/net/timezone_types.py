"""In: nothing. Out: System.TimeZoneInfo and its members."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.values.collections import TypedArray
from ems.values.dates import LOCAL, TICKS_PER_HOUR, TICKS_PER_MINUTE, UNSPECIFIED, UTC, DateTime, DateTimeOffset, TimeSpan, out_of_range
from ems.values.errors import net_error
from ems.values.timezones import UTC_ZONE, WINDOWS_ZONES, TimeZone, find_zone, local_zone, zone_not_found
from ems.values.types import get_type, net_type

TIME_ZONE = net_type("System.TimeZoneInfo", py=TimeZone, interfaces="IDeserializationCallback IEquatable`1 ISerializable")
NOT_FOUND = net_type("System.TimeZoneNotFoundException", base="System.Exception")
TEXT = """
timespan BaseUtcOffset {get;}
string DaylightName {get;}
string DisplayName {get;}
bool HasIanaId {get;}
string Id {get;}
string StandardName {get;}
bool SupportsDaylightSavingTime {get;}
bool Equals(System.TimeZoneInfo other)
bool Equals(System.Object obj)
bool IEquatable[TimeZoneInfo].Equals(System.TimeZoneInfo other)
System.TimeZoneInfo+AdjustmentRule[] GetAdjustmentRules()
timespan[] GetAmbiguousTimeOffsets(System.DateTimeOffset dateTimeOffset)
timespan[] GetAmbiguousTimeOffsets(datetime dateTime)
int GetHashCode()
timespan GetUtcOffset(System.DateTimeOffset dateTimeOffset)
timespan GetUtcOffset(datetime dateTime)
bool HasSameRules(System.TimeZoneInfo other)
bool IsAmbiguousTime(System.DateTimeOffset dateTimeOffset)
bool IsAmbiguousTime(datetime dateTime)
bool IsDaylightSavingTime(System.DateTimeOffset dateTimeOffset)
bool IsDaylightSavingTime(datetime dateTime)
bool IsInvalidTime(datetime dateTime)
string ToSerializedString()
string ToString()
static void ClearCachedData()
static System.DateTimeOffset ConvertTime(System.DateTimeOffset dateTimeOffset, System.TimeZoneInfo destinationTimeZone)
static datetime ConvertTime(datetime dateTime, System.TimeZoneInfo destinationTimeZone)
static datetime ConvertTime(datetime dateTime, System.TimeZoneInfo sourceTimeZone, System.TimeZoneInfo destinationTimeZone)
static System.DateTimeOffset ConvertTimeBySystemTimeZoneId(System.DateTimeOffset dateTimeOffset, string destinationTimeZoneId)
static datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string destinationTimeZoneId)
static datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string sourceTimeZoneId, string destinationTimeZoneId)
static datetime ConvertTimeFromUtc(datetime dateTime, System.TimeZoneInfo destinationTimeZone)
static datetime ConvertTimeToUtc(datetime dateTime)
static datetime ConvertTimeToUtc(datetime dateTime, System.TimeZoneInfo sourceTimeZone)
static System.TimeZoneInfo CreateCustomTimeZone(string id, timespan baseUtcOffset, string displayName, string standardDisplayName)
static System.TimeZoneInfo CreateCustomTimeZone(string id, timespan baseUtcOffset, string displayName, string standardDisplayName, \
string daylightDisplayName, System.TimeZoneInfo+AdjustmentRule[] adjustmentRules)
static System.TimeZoneInfo CreateCustomTimeZone(string id, timespan baseUtcOffset, string displayName, string standardDisplayName, \
string daylightDisplayName, System.TimeZoneInfo+AdjustmentRule[] adjustmentRules, bool disableDaylightSavingTime)
static System.TimeZoneInfo FindSystemTimeZoneById(string id)
static System.TimeZoneInfo FromSerializedString(string source)
static System.Collections.ObjectModel.ReadOnlyCollection[System.TimeZoneInfo] GetSystemTimeZones()
static System.Collections.ObjectModel.ReadOnlyCollection[System.TimeZoneInfo] GetSystemTimeZones(bool skipSorting)
static bool TryConvertIanaIdToWindowsId(string ianaId, [ref] string windowsId)
static bool TryConvertWindowsIdToIanaId(string windowsId, [ref] string ianaId)
static bool TryConvertWindowsIdToIanaId(string windowsId, string region, [ref] string ianaId)
static bool TryFindSystemTimeZoneById(string id, [ref] System.TimeZoneInfo timeZoneInfo)
static System.TimeZoneInfo Local {get;}
static System.TimeZoneInfo Utc {get;}
"""


def _names(zone: TimeZone) -> tuple[str, str, str]:
    """Standard, daylight and display name."""
    if zone.names is not None:
        return zone.names
    if zone.zone is None:
        return ("Coordinated Universal Time",) * 2 + ("(UTC) Coordinated Universal Time",)
    ticks = zone.base_offset()
    sign = "-" if ticks < 0 else "+"
    hours, minutes = divmod(abs(ticks) // 600_000_000, 60)
    return zone.id, zone.id, f"(UTC{sign}{hours:02d}:{minutes:02d}) {zone.id}" if ticks else f"(UTC) {zone.id}"


def _zone_of(value: DateTime) -> TimeZone:
    """The zone whose clock a DateTime shows."""
    return UTC_ZONE if value.kind == UTC else local_zone()


def _clock_in(self: TimeZone, value: Any) -> int:
    """The clock of this zone at a moment; an unspecified DateTime is that clock already."""
    if isinstance(value, DateTimeOffset):
        utc = value.hash_key()
        return utc + self.offset_at(utc)
    if value.kind == UNSPECIFIED or (value.kind == LOCAL and self is local_zone()):
        return value.ticks  # type: ignore[no-any-return]
    utc = value.to_utc().ticks
    return utc + self.offset_at(utc)  # type: ignore[no-any-return]


def _offset(self: TimeZone, value: Any) -> TimeSpan:
    if isinstance(value, DateTimeOffset):
        return TimeSpan(self.offset_at(value.hash_key()))
    if value.kind == UNSPECIFIED:
        return TimeSpan(self.offset_of(value.ticks))
    return TimeSpan(self.offset_at(value.to_utc().ticks))


def _ambiguous_offsets(self: TimeZone, value: Any) -> list[TimeSpan]:
    ticks = _clock_in(self, value)
    if not self.is_ambiguous(ticks):
        kind, name = ("DateTimeOffset", "dateTimeOffset") if isinstance(value, DateTimeOffset) else ("DateTime", "dateTime")
        raise bad_argument(f"The supplied {kind} is not in an ambiguous time range.", name)
    return [TimeSpan(offset) for offset in sorted(self.offsets_of(ticks))]


def _shown(utc: int, zone: TimeZone) -> DateTime:
    """The clock of a zone at a moment, with the kind that .NET gives it."""
    kind = UTC if zone is UTC_ZONE else LOCAL if zone is local_zone() else UNSPECIFIED
    return DateTime(utc + zone.offset_at(utc), kind)


def _to_utc_ticks(value: DateTime, source: TimeZone) -> int:
    if value.kind == UTC:
        return value.ticks
    if source.is_invalid(value.ticks):
        raise bad_argument("The supplied DateTime represents an invalid time.  For example, when the clock is adjusted forward, any time "
                           "in the period that "
                           "is skipped is invalid.", "dateTime")
    return value.ticks - source.offset_of(value.ticks)


def _convert(value: Any, *zones: TimeZone) -> Any:
    if any(zone is None for zone in zones):
        raise null_argument("destinationTimeZone" if zones[-1] is None else "sourceTimeZone")
    target = zones[-1]
    if isinstance(value, DateTimeOffset):
        return value.moved(target.offset_at(value.hash_key()))
    source = zones[0] if len(zones) == 2 else _zone_of(value)
    if value.kind != UNSPECIFIED and len(zones) == 2 and source is not _zone_of(value):
        raise bad_argument("The conversion could not be completed because the supplied DateTime did not have the Kind property set "
                           "correctly.  For example, "
                           "when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.",
                               "sourceTimeZone")
    return _shown(_to_utc_ticks(value, source), target)


def _from_utc(value: DateTime, target: TimeZone | None) -> DateTime:
    if target is None:
        raise null_argument("destinationTimeZone")
    if value.kind == LOCAL:
        raise bad_argument("The conversion could not be completed because the supplied DateTime did not have the Kind property set "
                           "correctly.  For example, "
                           "when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.",
                               "sourceTimeZone")
    return _shown(value.ticks, target)


def _to_utc(value: DateTime, *source: TimeZone | None) -> DateTime:
    zone = source[0] if source else _zone_of(value)
    if zone is None:
        raise null_argument("sourceTimeZone")
    return DateTime(_to_utc_ticks(value, zone), UTC)


def _find(name: str) -> TimeZone:
    found = find_zone(name)
    if found is None:
        raise zone_not_found(name)
    return found


def _try_find(name: str, result: Any) -> bool:
    result.value = find_zone(name)
    return result.value is not None


def _all_zones(*_: Any) -> Any:
    from zoneinfo import available_timezones

    from ems.values.collections import GenericList
    from ems.values.types import generic_type

    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("posix/", "right/", "SystemV/")))
    zones = sorted((zone for zone in map(find_zone, ["UTC", *names]) if zone is not None), key=lambda zone: (zone.base_offset(), zone.id))
    definition = None
    try:
        definition = get_type("System.Collections.ObjectModel.ReadOnlyCollection`1")
    except LookupError:
        return TypedArray.of(TIME_ZONE, zones)
    return GenericList(zones, generic_type(definition, (TIME_ZONE,)))


def _custom(name: str, offset: TimeSpan, display: str, standard: str, *rest: Any) -> TimeZone:
    from datetime import timedelta, timezone

    if not name:
        raise bad_argument("The specified ID parameter '' is not supported.", "id")
    if abs(offset.ticks) > 14 * TICKS_PER_HOUR:
        raise out_of_range("The TimeSpan parameter must be within plus or minus 14.0 hours.", "baseUtcOffset", str(offset))
    if offset.ticks % TICKS_PER_MINUTE:
        raise bad_argument("The TimeSpan parameter cannot be specified more precisely than whole minutes.", "baseUtcOffset")
    if rest and len(rest) > 1 and rest[1]:
        raise net_error("System.NotSupportedException", "Adjustment rules of a custom time zone are not supported by this shell.")
    return TimeZone(name, timezone(timedelta(microseconds=offset.ticks // 10)), (standard, rest[0] if rest else standard, display))


def _serialized(self: TimeZone) -> str:
    standard, daylight, display = _names(self)
    if self.has_daylight():
        raise net_error("System.NotSupportedException", "A time zone with adjustment rules cannot be serialized by this shell.")
    return f"{self.id};{self.base_offset() // 600_000_000};{display};{standard};{daylight};;"


def _windows_to_iana(*arguments: Any) -> bool:
    found = WINDOWS_ZONES.get(arguments[0].lower())
    arguments[-1].value = found
    return found is not None


def _iana_to_windows(iana: str, result: Any) -> bool:
    from ems.values.timezones import windows_name

    result.value = windows_name(iana)
    return result.value is not None


def _has_same_rules(self: TimeZone, other: TimeZone | None) -> bool:
    if other is None:
        raise null_argument("other")
    return self.zone == other.zone


class _Bodies(ObjectBodies):
    Id = staticmethod(lambda self: self.id)
    BaseUtcOffset = staticmethod(lambda self: TimeSpan(self.base_offset()))
    StandardName = staticmethod(lambda self: _names(self)[0])
    DaylightName = staticmethod(lambda self: _names(self)[1])
    DisplayName = ToString = staticmethod(lambda self: _names(self)[2])  # type: ignore[assignment]
    HasIanaId = staticmethod(lambda self: self.id.lower() not in WINDOWS_ZONES)
    SupportsDaylightSavingTime = staticmethod(lambda self: self.has_daylight())
    GetUtcOffset, GetAmbiguousTimeOffsets = staticmethod(_offset), staticmethod(_ambiguous_offsets)
    IsAmbiguousTime = staticmethod(lambda self, value: self.is_ambiguous(_clock_in(self, value)))
    IsDaylightSavingTime = staticmethod(lambda self, value: self.is_daylight(_clock_in(self, value)))
    IsInvalidTime = staticmethod(lambda self, value: value.kind == UNSPECIFIED and self.is_invalid(value.ticks))
    HasSameRules = staticmethod(_has_same_rules)
    ToSerializedString = staticmethod(_serialized)

    @staticmethod
    def Equals(self: TimeZone, other: Any) -> bool:
        return isinstance(other, TimeZone) and other.id.lower() == self.id.lower() and other.zone == self.zone

    ConvertTime = staticmethod(_convert)
    ConvertTimeBySystemTimeZoneId = staticmethod(lambda value, *names: _convert(value, *map(_find, names)))
    ConvertTimeFromUtc, ConvertTimeToUtc = staticmethod(_from_utc), staticmethod(_to_utc)
    CreateCustomTimeZone = staticmethod(_custom)
    FindSystemTimeZoneById, TryFindSystemTimeZoneById = staticmethod(_find), staticmethod(_try_find)
    GetSystemTimeZones = staticmethod(_all_zones)
    ClearCachedData = staticmethod(lambda: None)
    TryConvertWindowsIdToIanaId, TryConvertIanaIdToWindowsId = staticmethod(_windows_to_iana), staticmethod(_iana_to_windows)
    Local, Utc = staticmethod(local_zone), staticmethod(lambda: UTC_ZONE)


members(TIME_ZONE, TEXT, _Bodies)
