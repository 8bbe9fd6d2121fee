"""In: dates, parts of dates. Out: a date or its text; the system clock changed: Get-Date, Set-Date."""
from __future__ import annotations

from collections.abc import Callable

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from ems.values import dates
from ems.values.collections import EnumValue
from ems.values.dates import DateTime
from ems.values.errors import NetException, net_error
from ems.values.formats import format_value
from ems.values.objects import Extension, NoteProperty

HINT = declare("Microsoft.PowerShell.Commands.DisplayHintType")
FILE_FORMATS = {
    "filedate": ("yyyyMMdd", False), "filedateuniversal": ("yyyyMMddZ", True), "filedatetime": ("yyyyMMddTHHmmssffff", False),
    "filedatetimeuniversal": ("yyyyMMddTHHmmssffffZ", True),
}


def with_hint(value: DateTime, hint: EnumValue | None = None) -> DateTime:
    """A copy of a date that carries the DisplayHint note."""
    made = DateTime(value.ticks, value.kind)
    made.ps_ext = Extension()
    made.ps_ext.members["displayhint"] = NoteProperty("DisplayHint", hint if hint is not None else EnumValue(HINT, 2))
    return made


def _iso_week(date: DateTime) -> tuple[int, int]:
    from datetime import date as day

    year, week, _ = day(*date.date).isocalendar()
    return year, week


def _net(fmt: str) -> Callable[[DateTime], str]:
    return lambda date: format_value(date, fmt)


# Letters of -UFormat.
UNIX_LETTERS: dict[str, Callable[[DateTime], str]] = {
    "A": _net("dddd"), "a": _net("ddd"), "B": _net("MMMM"), "b": _net("MMM"), "C": lambda d: str(d.date[0] // 100),
    "c": _net("ddd dd MMM yyyy HH:mm:ss"), "D": _net("MM/dd/yy"), "d": _net("dd"), "e": lambda d: f"{d.date[2]:2}", "F": _net("yyyy-MM-dd"),
    "G": lambda d: f"{_iso_week(d)[0]:04}", "g": lambda d: f"{_iso_week(d)[0] % 100:02}", "H": _net("HH"), "h": _net("MMM"), "I": _net("hh"),
    "j": lambda d: f"{d.day_of_year:03}", "k": lambda d: f"{int(format_value(d, 'HH')):2}", "l": lambda d: f"{int(format_value(d, 'hh')):2}",
    "M": _net("mm"), "m": _net("MM"), "n": lambda d: "\n", "p": _net("tt"), "R": _net("HH:mm"), "r": _net("hh:mm:ss tt"), "S": _net("ss"),
    "s": lambda d: str((d.to_utc().ticks - dates.UNIX_EPOCH_TICKS) // dates.TICKS_PER_SECOND), "T": _net("HH:mm:ss"), "t": lambda d: "\t",
    "U": lambda d: str(d.day_of_year // 7), "u": lambda d: str(d.weekday or 7), "V": lambda d: f"{_iso_week(d)[1]:02}",
    "W": lambda d: str(d.day_of_year // 7), "w": lambda d: str(d.weekday), "X": _net("HH:mm:ss"), "x": _net("MM/dd/yy"), "Y": _net("yyyy"),
    "y": _net("yy"), "Z": _net("%z"), "%": lambda d: "%",
}


def unix_format(date: DateTime, fmt: str) -> str:
    """A date in the format language of the Unix date command; a plus sign may come first."""
    text = fmt[1:] if fmt.startswith("+") else fmt
    parts = []
    at = 0
    while at < len(text):
        c = text[at]
        if c != "%" or at + 1 >= len(text):
            parts.append(c)
            at += 1
            continue
        letter = UNIX_LETTERS.get(text[at + 1])
        parts.append(letter(date) if letter is not None else text[at + 1])
        at += 2
    return "".join(parts)


@cmdlet("Get-Date", default_set="DateAndFormat", class_name="Microsoft.PowerShell.Commands.GetDateCommand",
        output="System.String System.DateTime")
class GetDate(Cmdlet):
    """Get the date and time, or make text of a date.

    Parts such as -Day replace those of the date.

    EXAMPLES
    > Get-Date '2024-03-05 14:30:09' -Format s
    2024-03-05T14:30:09

    Uses a .NET format.

    > Get-Date '2024-03-05' -UFormat '%Y/%m/%d'
    2024/03/05

    Uses the letters of the Unix date command.
    """

    date = parameter("Date", "datetime", position=0, pipeline=True, byname=True, sets="DateAndFormat DateAndUFormat",
                     aliases="LastWriteTime", help="The date and time.")
    unix_time_seconds = parameter("UnixTimeSeconds", "long", mandatory=True, sets="UnixTimeSecondsAndFormat UnixTimeSecondsAndUFormat",
                                  aliases="UnixTime", validate=[("range", -62135596800, 253402300799)],
                                  help="Seconds since the start of 1970, UTC.")
    year = parameter("Year", "int", validate=[("range", 1, 9999)], help="The year.")
    month = parameter("Month", "int", validate=[("range", 1, 12)], help="The month.")
    day = parameter("Day", "int", validate=[("range", 1, 31)], help="The day of the month.")
    hour = parameter("Hour", "int", validate=[("range", 0, 23)], help="The hour.")
    minute = parameter("Minute", "int", validate=[("range", 0, 59)], help="The minute.")
    second = parameter("Second", "int", validate=[("range", 0, 59)], help="The seconds.")
    millisecond = parameter("Millisecond", "int", validate=[("range", 0, 999)], help="The milliseconds.")
    display_hint = parameter("DisplayHint", "Microsoft.PowerShell.Commands.DisplayHintType", help="What of the date to show.")
    format = parameter("Format", "string", sets="DateAndFormat UnixTimeSecondsAndFormat",
                       help="A .NET format string, or FileDate, FileDateUniversal, FileDateTime, FileDateTimeUniversal.")
    u_format = parameter("UFormat", "string", mandatory=True, sets="DateAndUFormat UnixTimeSecondsAndUFormat",
                         help="A format with the letters of the Unix date command.")
    as_utc = parameter("AsUTC", "switch", help="Return the time in UTC.")

    def process(self) -> None:
        date = self._parts(self._start())
        if self.as_utc:
            date = date.to_utc()
        if self.u_format is not None:
            self.out(unix_format(date, self.u_format))
        elif self.format is not None:
            fmt, utc = FILE_FORMATS.get(self.format.lower(), (self.format, False))
            try:
                self.out(format_value(date.to_utc() if utc else date, fmt))
            except NetException as error:
                self.write_error(error, error.net_name, "NotSpecified")
        else:
            self.out(with_hint(date, self.display_hint if "DisplayHint" in self.bound else None))

    def _start(self) -> DateTime:
        if "UnixTimeSeconds" in self.bound:
            return DateTime(dates.UNIX_EPOCH_TICKS + int(self.unix_time_seconds) * dates.TICKS_PER_SECOND, dates.UTC).to_local()
        return self.date if "Date" in self.bound and self.date is not None else DateTime.now()

    def _parts(self, date: DateTime) -> DateTime:
        bound = self.bound
        if "Year" in bound:
            date = date.plus_years(self.year - date.date[0])
        if "Month" in bound:
            date = date.plus_months(self.month - date.date[1])
        if "Day" in bound:
            date = date.plus((self.day - date.date[2]) * dates.TICKS_PER_DAY)
        for name, unit, size in (("Hour", dates.TICKS_PER_HOUR, 24), ("Minute", dates.TICKS_PER_MINUTE, 60), ("Second", dates.TICKS_PER_SECOND, 60),
                                 ("Millisecond", dates.TICKS_PER_MILLISECOND, 1000)):
            if name in bound:
                date = date.plus((bound[name] - date.ticks // unit % size) * unit)
        if "Millisecond" in bound:
            date = date.plus(-(date.ticks % dates.TICKS_PER_MILLISECOND))
        return date


@cmdlet("Set-Date", default_set="Date", class_name="Microsoft.PowerShell.Commands.SetDateCommand", supports_should_process=True,
        output="System.DateTime")
class SetDate(Cmdlet):
    """Set the system clock.

    EXAMPLES
    > Set-Date -Adjust 0:1:0 -WhatIf
    What if: Performing the operation "Set-Date" on target "the system clock".

    -WhatIf shows what would happen.
    """

    date = parameter("Date", "datetime", position=0, mandatory=True, pipeline=True, byname=True, sets="Date", help="The date and time.")
    adjust = parameter("Adjust", "timespan", position=0, mandatory=True, byname=True, sets="Adjust", help="The span to move the clock by.")
    display_hint = parameter("DisplayHint", "Microsoft.PowerShell.Commands.DisplayHintType", help="What of the date to show.")

    def process(self) -> None:
        import time

        date = DateTime.now().plus(self.adjust.ticks) if self.parameter_set == "Adjust" else self.date
        if not self.should_process("the system clock"):
            return
        seconds = (date.to_utc().ticks - dates.UNIX_EPOCH_TICKS) / dates.TICKS_PER_SECOND
        try:
            time.clock_settime(time.CLOCK_REALTIME, seconds)
        except (AttributeError, OSError) as error:
            self.throw(net_error("System.ComponentModel.Win32Exception", f"The system clock cannot be set: {error}."), "SetDateFailed", "PermissionDenied")
        self.out(with_hint(date, self.display_hint if "DisplayHint" in self.bound else None))
