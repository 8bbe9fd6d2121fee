"""In: a time zone's name, the TZ variable. Out: TimeZone, the offset of a zone at a moment or at a clock time."""
from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject

_EPOCH = datetime(1, 1, 1)
_TICKS_PER_DAY = 864_000_000_000


def _clock(ticks: int) -> datetime:
    """A naive datetime; moments outside of what datetime can hold come to its ends."""
    try:
        return _EPOCH + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return datetime.max if ticks > 0 else _EPOCH


class TimeZone(NetObject):
    """System.TimeZoneInfo. `zone` is None for UTC; names is (standard, daylight, display) where a script gave them."""

    __slots__ = ("id", "names", "zone")
    net_name = "System.TimeZoneInfo"

    def __init__(self, zone_id: str, zone: tzinfo | None, names: tuple[str, str, str] | None = None) -> None:
        self.ps_ext = None
        self.id = zone_id
        self.zone = zone
        self.names = names

    def offset_at(self, utc_ticks: int) -> int:
        """Ticks ahead of UTC at that moment."""
        if self.zone is None:
            return 0
        moment = _clock(utc_ticks)
        try:
            found = moment.replace(tzinfo=UTC).astimezone(self.zone).utcoffset()
        except OverflowError:
            found = moment.replace(tzinfo=self.zone).utcoffset()
        return _ticks(found)

    def offset_of(self, ticks: int) -> int:
        """Ticks ahead of UTC when the clock shows `ticks`; standard time where the clock shows a time twice or never."""
        if self.zone is None:
            return 0
        clock = _clock(ticks).replace(tzinfo=self.zone)
        return min(_ticks(clock.utcoffset()), _ticks(clock.replace(fold=1).utcoffset()))

    def offsets_of(self, ticks: int) -> tuple[int, int]:
        """The offsets before and after a change of clocks at that clock time; equal when there is none."""
        clock = _clock(ticks).replace(tzinfo=self.zone or UTC)
        return _ticks(clock.utcoffset()), _ticks(clock.replace(fold=1).utcoffset())

    def is_ambiguous(self, ticks: int) -> bool:
        before, after = self.offsets_of(ticks)
        return before > after

    def is_invalid(self, ticks: int) -> bool:
        before, after = self.offsets_of(ticks)
        return before < after

    def is_daylight(self, ticks: int) -> bool:
        """True when that clock time is summer time; an ambiguous one is not."""
        if self.zone is None:
            return False
        clock = _clock(ticks).replace(tzinfo=self.zone)
        first, second = clock.dst() or timedelta(), clock.replace(fold=1).dst() or timedelta()
        return bool(first) and bool(second)

    def base_offset(self) -> int:
        """The offset of standard time, as the rules are now."""
        if self.zone is None:
            return 0
        now = datetime.now(self.zone)
        return _ticks((now.utcoffset() or timedelta()) - (now.dst() or timedelta()))

    def has_daylight(self) -> bool:
        """True when the clocks change in this year."""
        if self.zone is None:
            return False
        year = datetime.now().year
        return any(datetime(year, month, 1, tzinfo=self.zone).dst() for month in range(1, 13))


def _ticks(offset: timedelta | None) -> int:
    if offset is None:
        return 0
    return (offset.days * 86400 + offset.seconds) * 10_000_000 + offset.microseconds * 10


UTC_ZONE = TimeZone("UTC", None)
_UTC_NAMES = frozenset(("utc", "etc/utc", "uct", "etc/uct", "zulu", "etc/zulu", "universal", "etc/universal"))
_zones: dict[str, TimeZone] = {}
_local: list[Any] = [None, UTC_ZONE]  # the TZ that the second entry was made for


def local_zone() -> TimeZone:
    """The zone of this machine: TZ, else /etc/localtime, else UTC."""
    wanted = os.environ.get("TZ", "/etc/localtime")
    if _local[0] != wanted:
        _local[:] = [wanted, _find_local(wanted)]
    return _local[1]  # type: ignore[no-any-return]


def _find_local(wanted: str) -> TimeZone:
    name = wanted.lstrip(":")
    if not name:
        return UTC_ZONE
    if name.startswith("/"):
        target = os.path.realpath(name)
        zone_id = target.partition("/zoneinfo/")[2]
        if zone_id:
            name = zone_id.removeprefix("posix/").removeprefix("right/")
        elif os.path.isfile(target):
            from zoneinfo import ZoneInfo

            with open(target, "rb") as file:
                return TimeZone("Local", ZoneInfo.from_file(file, key="Local"))
        else:
            return UTC_ZONE
    return find_zone(name) or UTC_ZONE


def find_zone(name: str) -> TimeZone | None:
    """The zone of an IANA id (any case) or a Windows id; None when there is none."""
    lower = name.lower()
    found = _zones.get(lower)
    if found is None:
        if lower == "utc":
            return UTC_ZONE
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        for candidate in _candidates(name):
            try:
                zone: tzinfo | None = ZoneInfo(candidate)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
            if candidate.lower() in _UTC_NAMES:
                zone = None
            found = _zones[lower] = TimeZone(name if name.lower() in WINDOWS_ZONES else candidate, zone)
            break
    return found


def _candidates(name: str) -> Iterator[str]:
    """Spellings to try: the IANA id of a Windows id, as given, the id of that name in another case (looked for last: that takes its time)."""
    lower = name.lower()
    iana = WINDOWS_ZONES.get(lower)
    if iana:
        yield iana
    yield name
    if not iana:
        from zoneinfo import available_timezones

        yield from (known for known in available_timezones() if known.lower() == lower)


def zone_not_found(name: str) -> NetException:
    return net_error("System.TimeZoneNotFoundException", f"The time zone ID '{name}' was not found on the local computer.")


# Windows' name -> IANA's (CLDR's windowsZones, territory 001).
_PAIRS = (
    ("Dateline Standard Time", "Etc/GMT+12"), ("UTC-11", "Etc/GMT+11"), ("Hawaiian Standard Time", "Pacific/Honolulu"),
    ("Alaskan Standard Time", "America/Anchorage"), ("Pacific Standard Time", "America/Los_Angeles"), ("US Mountain Standard Time",
        "America/Phoenix"),
    ("Mountain Standard Time", "America/Denver"), ("Central America Standard Time", "America/Guatemala"), ("Central Standard Time",
        "America/Chicago"),
    ("Central Standard Time (Mexico)", "America/Mexico_City"), ("Canada Central Standard Time", "America/Regina"),
    ("SA Pacific Standard Time", "America/Bogota"), ("Eastern Standard Time", "America/New_York"), ("US Eastern Standard Time",
        "America/Indianapolis"),
    ("Venezuela Standard Time", "America/Caracas"), ("Atlantic Standard Time", "America/Halifax"), ("SA Western Standard Time",
        "America/La_Paz"),
    ("Pacific SA Standard Time", "America/Santiago"), ("Newfoundland Standard Time", "America/St_Johns"),
    ("E. South America Standard Time", "America/Sao_Paulo"), ("Argentina Standard Time", "America/Buenos_Aires"),
    ("SA Eastern Standard Time", "America/Cayenne"), ("Greenland Standard Time", "America/Godthab"), ("UTC-02", "Etc/GMT+2"),
    ("Azores Standard Time", "Atlantic/Azores"), ("Cape Verde Standard Time", "Atlantic/Cape_Verde"), ("Coordinated Universal Time",
        "Etc/UTC"),
    ("GMT Standard Time", "Europe/London"), ("Greenwich Standard Time", "Atlantic/Reykjavik"), ("Morocco Standard Time",
        "Africa/Casablanca"),
    ("W. Europe Standard Time", "Europe/Berlin"), ("Central Europe Standard Time", "Europe/Budapest"), ("Romance Standard Time",
        "Europe/Paris"),
    ("Central European Standard Time", "Europe/Warsaw"), ("W. Central Africa Standard Time", "Africa/Lagos"), ("Jordan Standard Time",
        "Asia/Amman"),
    ("GTB Standard Time", "Europe/Bucharest"), ("Middle East Standard Time", "Asia/Beirut"), ("Egypt Standard Time", "Africa/Cairo"),
    ("South Africa Standard Time", "Africa/Johannesburg"), ("FLE Standard Time", "Europe/Kiev"), ("Israel Standard Time", "Asia/Jerusalem"),
    ("E. Europe Standard Time", "Europe/Chisinau"), ("Turkey Standard Time", "Europe/Istanbul"), ("Arabic Standard Time", "Asia/Baghdad"),
    ("Arab Standard Time", "Asia/Riyadh"), ("Belarus Standard Time", "Europe/Minsk"), ("Russian Standard Time", "Europe/Moscow"),
    ("E. Africa Standard Time", "Africa/Nairobi"), ("Iran Standard Time", "Asia/Tehran"), ("Arabian Standard Time", "Asia/Dubai"),
    ("Azerbaijan Standard Time", "Asia/Baku"), ("Georgian Standard Time", "Asia/Tbilisi"), ("Caucasus Standard Time", "Asia/Yerevan"),
    ("Afghanistan Standard Time", "Asia/Kabul"), ("West Asia Standard Time", "Asia/Tashkent"), ("Pakistan Standard Time", "Asia/Karachi"),
    ("India Standard Time", "Asia/Calcutta"), ("Sri Lanka Standard Time", "Asia/Colombo"), ("Nepal Standard Time", "Asia/Katmandu"),
    ("Central Asia Standard Time", "Asia/Almaty"), ("Bangladesh Standard Time", "Asia/Dhaka"), ("Myanmar Standard Time", "Asia/Rangoon"),
    ("SE Asia Standard Time", "Asia/Bangkok"), ("China Standard Time", "Asia/Shanghai"), ("Singapore Standard Time", "Asia/Singapore"),
    ("W. Australia Standard Time", "Australia/Perth"), ("Taipei Standard Time", "Asia/Taipei"), ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Korea Standard Time", "Asia/Seoul"), ("Cen. Australia Standard Time", "Australia/Adelaide"), ("AUS Central Standard Time",
        "Australia/Darwin"),
    ("E. Australia Standard Time", "Australia/Brisbane"), ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("Tasmania Standard Time", "Australia/Hobart"), ("West Pacific Standard Time", "Pacific/Port_Moresby"),
    ("Vladivostok Standard Time", "Asia/Vladivostok"), ("Central Pacific Standard Time", "Pacific/Guadalcanal"),
    ("New Zealand Standard Time", "Pacific/Auckland"), ("Fiji Standard Time", "Pacific/Fiji"), ("UTC+12", "Etc/GMT-12"),
    ("Tonga Standard Time", "Pacific/Tongatapu"), ("Samoa Standard Time", "Pacific/Apia"),
)
WINDOWS_ZONES: dict[str, str] = {name.lower(): iana for name, iana in _PAIRS}
_WINDOWS_NAMES: dict[str, str] = {iana.lower(): name for name, iana in _PAIRS}


def windows_name(iana: str) -> str | None:
    """The Windows id of an IANA id."""
    return _WINDOWS_NAMES.get(iana.lower())
