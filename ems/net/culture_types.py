"""In: nothing. Out: System.Globalization's CultureInfo, NumberFormatInfo, DateTimeFormatInfo, TextInfo, CompareInfo, GregorianCalendar."""
from __future__ import annotations

import re
from typing import Any

from ems.net.bases import ObjectBodies, null_argument
from ems.net.declare import members
from ems.values import context, cultures
from ems.values.collections import EnumValue
from ems.values.cultures import (
    DATE_FIELDS,
    NUMBER_FIELDS,
    RFC1123_PATTERN,
    SORTABLE_PATTERN,
    UNIVERSAL_PATTERN,
    Calendar,
    CompareInfo,
    CultureInfo,
    DateTimeFormatInfo,
    NumberFormatInfo,
    TextInfo,
)
from ems.values.dates import TICKS_PER_DAY, DateTime, bad_argument, days_in_month, is_leap_year, out_of_range
from ems.values.enums import enum_type
from ems.values.numbers import Char
from ems.values.parse_numbers import STYLES
from ems.values.types import NetType, net_type

NUMBER_STYLES = enum_type("System.Globalization.NumberStyles", STYLES, flags=True)
WEEK_RULE = enum_type("System.Globalization.CalendarWeekRule", ("FirstDay", "FirstFullWeek", "FirstFourDayWeek"))
DIGIT_SHAPES = enum_type("System.Globalization.DigitShapes", ("Context", "None", "NativeNational"))
CULTURE_TYPES = enum_type("System.Globalization.CultureTypes", {
    "NeutralCultures": 1, "SpecificCultures": 2, "InstalledWin32Cultures": 4, "AllCultures": 7, "UserCustomCulture": 8,
        "ReplacementCultures": 16,
    "WindowsOnlyCultures": 32, "FrameworkCultures": 64}, flags=True)
CALENDAR_ALGORITHM = enum_type("System.Globalization.CalendarAlgorithmType", ("Unknown", "SolarCalendar", "LunarCalendar",
    "LunisolarCalendar"))

NUMBERS = net_type("System.Globalization.NumberFormatInfo", py=NumberFormatInfo, interfaces="ICloneable IFormatProvider")
DATES = net_type("System.Globalization.DateTimeFormatInfo", py=DateTimeFormatInfo, interfaces="ICloneable IFormatProvider")
TEXT_INFO = net_type("System.Globalization.TextInfo", py=TextInfo, interfaces="ICloneable IDeserializationCallback")
COMPARE_INFO = net_type("System.Globalization.CompareInfo", py=CompareInfo, interfaces="IDeserializationCallback")
CALENDAR = net_type("System.Globalization.Calendar", interfaces="ICloneable")
GREGORIAN = net_type("System.Globalization.GregorianCalendar", py=Calendar, base="System.Globalization.Calendar")


CULTURE = net_type("System.Globalization.CultureInfo", py=CultureInfo, interfaces="ICloneable IFormatProvider")


def _camel(field: str) -> str:
    """The .NET name of a field of NumberFormatInfo or DateTimeFormatInfo."""
    return {"nan_symbol": "NaNSymbol", "am_designator": "AMDesignator", "pm_designator": "PMDesignator"}.get(
        field) or "".join(part.capitalize() for part in field.split("_"))


# -- NumberFormatInfo

_INTEGERS = {"currency_decimal_digits": 99, "number_decimal_digits": 99, "percent_decimal_digits": 99, "currency_negative_pattern": 16,
             "currency_positive_pattern": 3, "number_negative_pattern": 4, "percent_negative_pattern": 11, "percent_positive_pattern": 3}
_LISTS = {"currency_group_sizes": "int[]", "number_group_sizes": "int[]", "percent_group_sizes": "int[]", "native_digits": "string[]"}


def _number_setter(field: str) -> Any:
    limit = _INTEGERS.get(field)

    def put(self: NumberFormatInfo, value: Any) -> None:
        if value is None:
            raise null_argument(_camel(field))
        if limit is not None and not 0 <= value <= limit:
            raise out_of_range(f"Valid values are between 0 and {limit}, inclusive.", _camel(field), value)
        self.change(field, list(value) if field in _LISTS else value)

    return put


def _getter(field: str, kind: str) -> Any:
    from ems.values.collections import TypedArray
    from ems.values.types import INT32, STRING

    if kind.endswith("[]"):
        element = INT32 if kind == "int[]" else STRING
        return lambda self: TypedArray.of(element, getattr(self, field))
    return lambda self: getattr(self, field)


def _declare_fields(net: NetType, fields: tuple[str, ...], kinds: dict[str, str], setter: Any) -> None:
    for field in fields:
        kind = kinds.get(field, "string")
        net.prop(f"{kind} {_camel(field)}", _getter(field, kind), setter(field))


_declare_fields(NUMBERS, NUMBER_FIELDS, {**dict.fromkeys(_INTEGERS, "int"), **_LISTS}, _number_setter)
NUMBERS.prop("System.Globalization.DigitShapes DigitSubstitution", lambda self: EnumValue(DIGIT_SHAPES, 1), lambda self, value: None)


def _format_of(self: Any, wanted: Any) -> Any:
    """GetFormat: the info of the type asked for."""
    name = getattr(wanted, "full_name", "")
    if isinstance(self, CultureInfo):
        return self.number if name == NUMBERS.full_name else self.dates if name == DATES.full_name else None
    return self if name == type(self).net_name else None


class _InfoBodies(ObjectBodies):
    IsReadOnly = staticmethod(lambda self: self.read_only)
    Clone = staticmethod(lambda self: self.clone())
    GetFormat = staticmethod(_format_of)

    @staticmethod
    def static_ReadOnly(info: Any) -> Any:
        if info is None:
            raise null_argument("value")
        made = info.clone()
        made.read_only = True
        return made

    @staticmethod
    def ToString(self: Any) -> str:
        return type(self).net_name


class _NumberBodies(_InfoBodies):
    GetInstance = staticmethod(cultures.number_format)
    CurrentInfo = staticmethod(lambda: cultures.current().number)
    InvariantInfo = staticmethod(lambda: cultures.INVARIANT.number)

    @staticmethod
    def new() -> NumberFormatInfo:
        return cultures.INVARIANT.number.clone()  # type: ignore[no-any-return]


_INFO_TEXT = """
System.Object Clone()
System.Object ICloneable.Clone()
bool Equals(System.Object obj)
int GetHashCode()
System.Object GetFormat(type formatType)
System.Object IFormatProvider.GetFormat(type formatType)
string ToString()
bool IsReadOnly {get;}
static {t} GetInstance(System.IFormatProvider {p})
static {t} ReadOnly({t} {n})
static {t} CurrentInfo {get;}
static {t} InvariantInfo {get;}
{t} new()
"""
members(NUMBERS, _INFO_TEXT.replace("{t}", NUMBERS.full_name).replace("{p}", "formatProvider").replace("{n}", "nfi"), _NumberBodies)


# -- DateTimeFormatInfo

_DATE_KINDS = {"calendar_week_rule": "System.Globalization.CalendarWeekRule", "first_day_of_week": "System.DayOfWeek"} | dict.fromkeys(
    (field for field in DATE_FIELDS if field.endswith("names")), "string[]")


def _date_setter(field: str) -> Any:
    length = 13 if "month" in field else 7

    def put(self: DateTimeFormatInfo, value: Any) -> None:
        if value is None:
            raise null_argument("value")
        if field.endswith("names"):
            if len(value) != length:
                raise bad_argument(f"Length of the array must be {length}.", "value")
            value = list(value)
        self.change(field, value.number if isinstance(value, EnumValue) else value)

    return put


_declare_fields(DATES, DATE_FIELDS, _DATE_KINDS, _date_setter)
DATES.prop("System.Globalization.CalendarWeekRule CalendarWeekRule", lambda self: EnumValue(WEEK_RULE, self.calendar_week_rule),
           _date_setter("calendar_week_rule"))
DATES.prop("System.DayOfWeek FirstDayOfWeek", lambda self: _weekday(self.first_day_of_week), _date_setter("first_day_of_week"))
DATES.prop("string FullDateTimePattern", lambda self: self.full_date_time_pattern, lambda self, value: self.change("full_date_time", value))
DATES.prop("string RFC1123Pattern", lambda self: RFC1123_PATTERN)
DATES.prop("string SortableDateTimePattern", lambda self: SORTABLE_PATTERN)
DATES.prop("string UniversalSortableDateTimePattern", lambda self: UNIVERSAL_PATTERN)
DATES.prop("string NativeCalendarName", lambda self: "Gregorian Calendar")
DATES.prop("System.Globalization.Calendar Calendar", lambda self: Calendar(), lambda self, value: None)


def _weekday(number: int) -> EnumValue:
    from ems.net.datetimes import weekday

    return weekday(number)


def _day_name(field: str) -> Any:
    def name(self: DateTimeFormatInfo, day: Any) -> str:
        if not 0 <= day.number <= 6:
            raise out_of_range("Valid values are between Sunday and Saturday, inclusive.", "dayofweek", day.number)
        return getattr(self, field)[day.number]  # type: ignore[no-any-return]

    return staticmethod(name)


def _month_name(field: str) -> Any:
    def name(self: DateTimeFormatInfo, month: int) -> str:
        if not 1 <= month <= 13:
            raise out_of_range("Valid values are between 1 and 13, inclusive.", "month", month)
        return getattr(self, field)[month - 1]  # type: ignore[no-any-return]

    return staticmethod(name)


def _era_name(at: int) -> Any:
    def name(self: DateTimeFormatInfo, era: int) -> str:
        if era not in (0, 1):
            raise out_of_range("Era value was not valid.", "era", era)
        return self.eras[at]

    return staticmethod(name)


def _all_patterns(self: DateTimeFormatInfo, letter: Any = None) -> list[str]:
    if letter is None:
        return [pattern for known in "dDfFgGmMoOrRstTuUyY" for pattern in self.all_patterns(known) or ()]
    found = self.all_patterns(letter)
    if found is None:
        raise bad_argument(f"Format specifier '{letter}' was invalid.", "format")
    return found


def _set_patterns(self: DateTimeFormatInfo, patterns: Any, letter: str) -> None:
    if self.read_only:
        raise cultures.read_only()
    if not patterns:
        raise bad_argument("Array may not be empty.", "patterns")
    if letter in "dDtT":
        self.patterns[letter] = list(patterns)
        field = {"d": "short_date_pattern", "D": "long_date_pattern", "t": "short_time_pattern", "T": "long_time_pattern"}[letter]
    elif letter in "yY":
        field = "year_month_pattern"
    else:
        raise bad_argument(f"Format specifier '{letter}' was invalid.", "format")
    self.change(field, patterns[0])


class _DateBodies(_InfoBodies):
    GetDayName, GetAbbreviatedDayName = _day_name("day_names"), _day_name("abbreviated_day_names")
    GetShortestDayName = _day_name("shortest_day_names")
    GetMonthName, GetAbbreviatedMonthName = _month_name("month_names"), _month_name("abbreviated_month_names")
    GetEraName, GetAbbreviatedEraName = _era_name(0), _era_name(1)
    GetEra = staticmethod(lambda self, name: 1 if name.lower() in (self.eras[0].lower(), self.eras[1].lower(), "ad", "a.d.") else -1)
    GetAllDateTimePatterns, SetAllDateTimePatterns = staticmethod(_all_patterns), staticmethod(_set_patterns)
    GetInstance = staticmethod(cultures.date_format)
    CurrentInfo = staticmethod(lambda: cultures.current().dates)
    InvariantInfo = staticmethod(lambda: cultures.INVARIANT.dates)

    @staticmethod
    def new() -> DateTimeFormatInfo:
        return cultures.INVARIANT.dates.clone()


members(DATES, _INFO_TEXT.replace("{t}", DATES.full_name).replace("{p}", "provider").replace("{n}", "dtfi") + """
string GetAbbreviatedDayName(System.DayOfWeek dayofweek)
string GetAbbreviatedEraName(int era)
string GetAbbreviatedMonthName(int month)
string[] GetAllDateTimePatterns()
string[] GetAllDateTimePatterns(char format)
string GetDayName(System.DayOfWeek dayofweek)
int GetEra(string eraName)
string GetEraName(int era)
string GetMonthName(int month)
string GetShortestDayName(System.DayOfWeek dayOfWeek)
void SetAllDateTimePatterns(string[] patterns, char format)
""", _DateBodies)


# -- TextInfo

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\W\d_]*", re.UNICODE)


def title_case(text: str) -> str:
    """Each word with a capital and small letters behind it; a word all in capitals stays."""

    def word(match: re.Match[str]) -> str:
        found = match.group()
        if len(found) > 1 and found == found.upper() and found != found.lower():
            return found
        return found[:1].title() + found[1:].lower()

    return _WORD.sub(word, text)


_TURKIC = ("tr", "az")


def _cased(upper: bool) -> Any:
    def change(self: TextInfo, text: str) -> str:
        if self.culture_name.partition("-")[0] in _TURKIC:
            text = text.replace("i", "İ") if upper else text.replace("I", "ı")
        made = "".join(_one_case(ch, upper) for ch in text) if not text.isascii() else text.upper() if upper else text.lower()
        return Char(made) if isinstance(text, Char) else made

    return staticmethod(change)


def _one_case(ch: str, upper: bool) -> str:
    """One character for one, as .NET changes case: the letter stays when its other case is longer."""
    changed = ch.upper() if upper else ch.lower()
    return changed if len(changed) == 1 else ch


def _culture_fact(invariant: Any, other: Any) -> Any:
    return staticmethod(lambda self: other if self.culture_name else invariant)


class _TextBodies(_InfoBodies):
    ToLower, ToUpper = _cased(False), _cased(True)
    ToTitleCase = staticmethod(lambda self, text: title_case(text))
    ANSICodePage, OEMCodePage, MacCodePage, EBCDICCodePage = 1252, 437, 10000, 37
    CultureName = staticmethod(lambda self: self.culture_name)
    IsReadOnly = True  # type: ignore[assignment]
    IsRightToLeft = staticmethod(lambda self: self.culture_name.partition("-")[0] in ("ar", "he", "fa", "ur"))
    LCID = staticmethod(lambda self: cultures.culture(self.culture_name).lcid)
    ListSeparator = staticmethod(lambda self: cultures.list_separator(self.culture_name))
    ToString = staticmethod(lambda self: f"TextInfo - {self.culture_name}")
    Clone = staticmethod(lambda self: TextInfo(self.culture_name))

    @staticmethod
    def Equals(self: TextInfo, other: Any) -> bool:
        return isinstance(other, TextInfo) and other.culture_name == self.culture_name


members(TEXT_INFO, """
int ANSICodePage {get;}
string CultureName {get;}
int EBCDICCodePage {get;}
bool IsReadOnly {get;}
bool IsRightToLeft {get;}
int LCID {get;}
string ListSeparator {get;set;}
int MacCodePage {get;}
int OEMCodePage {get;}
System.Object Clone()
System.Object ICloneable.Clone()
bool Equals(System.Object obj)
int GetHashCode()
char ToLower(char c)
string ToLower(string str)
string ToString()
string ToTitleCase(string str)
char ToUpper(char c)
string ToUpper(string str)
""", _TextBodies)


# -- CompareInfo


def _compare(self: CompareInfo, *arguments: Any) -> int:
    from ems.values.collation import compare_text

    left, right = arguments[0], arguments[1]
    options = arguments[2].number if len(arguments) > 2 else 0
    if options & 0x50000000:
        a, b = (left.lower(), right.lower()) if options & 0x10000000 else (left, right)
        return (a > b) - (a < b)
    return compare_text(left, right, bool(options & 1))


def _found(kind: str) -> Any:
    """IndexOf and its kin."""

    def find(self: CompareInfo, text: str, part: str, *rest: Any) -> Any:
        options = rest[-1].number if rest and isinstance(rest[-1], EnumValue) else 0
        if options & (1 | 0x10000000):
            text, part = text.lower(), part.lower()
        if kind in ("IsPrefix", "IsSuffix"):
            return text.startswith(part) if kind == "IsPrefix" else text.endswith(part)
        return text.find(part) if kind == "IndexOf" else text.rfind(part)

    return staticmethod(find)


class _CompareBodies(ObjectBodies):
    Name = staticmethod(lambda self: self.culture_name)
    LCID = staticmethod(lambda self: cultures.culture(self.culture_name).lcid)
    Compare = staticmethod(_compare)
    IsPrefix, IsSuffix, IndexOf, LastIndexOf = map(_found, ("IsPrefix", "IsSuffix", "IndexOf", "LastIndexOf"))
    ToString = staticmethod(lambda self: f"CompareInfo - {self.culture_name}")  # type: ignore[assignment]


members(COMPARE_INFO, """
string Name {get;}
int LCID {get;}
int Compare(string string1, string string2)
int Compare(string string1, string string2, System.Globalization.CompareOptions options)
bool IsPrefix(string source, string prefix)
bool IsPrefix(string source, string prefix, System.Globalization.CompareOptions options)
bool IsSuffix(string source, string suffix)
bool IsSuffix(string source, string suffix, System.Globalization.CompareOptions options)
int IndexOf(string source, string value)
int IndexOf(string source, string value, System.Globalization.CompareOptions options)
int LastIndexOf(string source, string value)
int LastIndexOf(string source, string value, System.Globalization.CompareOptions options)
bool Equals(System.Object value)
int GetHashCode()
string ToString()
""", _CompareBodies)


# -- GregorianCalendar


def week_of_year(value: DateTime, rule: int, first_day: int) -> int:
    """Calendar.GetWeekOfYear."""
    day_of_year = value.day_of_year - 1
    january_first = (value.weekday - day_of_year) % 7
    if rule == 0:
        return (day_of_year + (january_first - first_day) % 7) // 7 + 1
    full_days = 7 if rule == 1 else 4
    offset = (first_day - january_first) % 7
    if offset and offset >= full_days:
        offset -= 7
    day = day_of_year - offset
    if day >= 0:
        return day // 7 + 1
    if value.ticks < 365 * TICKS_PER_DAY:
        return 1
    return week_of_year(DateTime(value.ticks - (day_of_year + 1) * TICKS_PER_DAY), rule, first_day)


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise out_of_range("Month must be between one and twelve.", "month")


def _days_in_month(self: Calendar, year: int, month: int, era: int = 0) -> int:
    is_leap_year(year)
    return days_in_month(year, month)


def _date_part(name: str) -> Any:
    from ems.net.datetimes import DATETIME

    return staticmethod(lambda self, value: DATETIME.members[name.lower()].getter(value))  # type: ignore[union-attr]


def _mover(name: str) -> Any:
    from ems.net.datetimes import DATETIME

    return staticmethod(lambda self, value, count: DATETIME.members[name.lower()].overloads[0].func(value,  # type: ignore[union-attr]
        count))  # type: ignore[union-attr]


def _four_digit_year(self: Calendar, year: int) -> int:
    if not 0 <= year <= 9999:
        raise out_of_range("Non-negative number required." if year < 0 else "Valid values are between 1 and 9999, inclusive.", "year")
    if year >= 100:
        return year
    last = self.two_digit_year_max
    return last // 100 * 100 - (100 if year > last % 100 else 0) + year


class _CalendarBodies(ObjectBodies):
    AddDays, AddHours, AddMinutes, AddSeconds, AddMilliseconds, AddMonths, AddYears = map(
        _mover, ("AddDays", "AddHours", "AddMinutes", "AddSeconds", "AddMilliseconds", "AddMonths", "AddYears"))
    AddWeeks = staticmethod(lambda self, value, weeks: value.plus_units(weeks * 7, TICKS_PER_DAY))
    GetYear, GetMonth, GetDayOfMonth, GetDayOfWeek, GetDayOfYear, GetHour, GetMinute, GetSecond = map(
        _date_part, ("Year", "Month", "Day", "DayOfWeek", "DayOfYear", "Hour", "Minute", "Second"))
    GetMilliseconds = staticmethod(lambda self, value: value.ticks // 10000 % 1000)
    GetWeekOfYear = staticmethod(lambda self, value, rule, first_day: week_of_year(value, rule.number, first_day.number))
    GetDaysInMonth = staticmethod(_days_in_month)
    GetDaysInYear = staticmethod(lambda self, year, era=0: 366 if is_leap_year(year) else 365)
    GetMonthsInYear = staticmethod(lambda self, year, era=0: 12)
    GetEra = staticmethod(lambda self, value: 1)
    IsLeapYear = staticmethod(lambda self, year, era=0: is_leap_year(year))
    IsLeapMonth = staticmethod(lambda self, year, month, era=0: False)
    IsLeapDay = staticmethod(lambda self, year, month, day, era=0: is_leap_year(year) and (month, day) == (2, 29))
    ToDateTime = staticmethod(lambda self, *parts: DateTime.of(*parts[:7]))
    ToFourDigitYear = staticmethod(_four_digit_year)
    TwoDigitYearMax = staticmethod(lambda self: self.two_digit_year_max)
    Eras = staticmethod(lambda self: [1])
    AlgorithmType = staticmethod(lambda self: EnumValue(CALENDAR_ALGORITHM, 1))
    IsReadOnly = False
    MinSupportedDateTime, MaxSupportedDateTime = DateTime.MIN, DateTime.MAX
    new = staticmethod(Calendar)

    @staticmethod
    def set_TwoDigitYearMax(self: Calendar, value: int) -> None:
        if not 99 <= value <= 9999:
            raise out_of_range("Valid values are between 99 and 9999, inclusive.", "value")
        self.two_digit_year_max = value


members(CALENDAR, """
datetime AddDays(datetime time, int days)
datetime AddHours(datetime time, int hours)
datetime AddMilliseconds(datetime time, double milliseconds)
datetime AddMinutes(datetime time, int minutes)
datetime AddMonths(datetime time, int months)
datetime AddSeconds(datetime time, int seconds)
datetime AddWeeks(datetime time, int weeks)
datetime AddYears(datetime time, int years)
int GetDayOfMonth(datetime time)
System.DayOfWeek GetDayOfWeek(datetime time)
int GetDayOfYear(datetime time)
int GetDaysInMonth(int year, int month)
int GetDaysInMonth(int year, int month, int era)
int GetDaysInYear(int year)
int GetDaysInYear(int year, int era)
int GetEra(datetime time)
int GetHour(datetime time)
double GetMilliseconds(datetime time)
int GetMinute(datetime time)
int GetMonth(datetime time)
int GetMonthsInYear(int year)
int GetMonthsInYear(int year, int era)
int GetSecond(datetime time)
int GetWeekOfYear(datetime time, System.Globalization.CalendarWeekRule rule, System.DayOfWeek firstDayOfWeek)
int GetYear(datetime time)
bool IsLeapDay(int year, int month, int day)
bool IsLeapDay(int year, int month, int day, int era)
bool IsLeapMonth(int year, int month)
bool IsLeapMonth(int year, int month, int era)
bool IsLeapYear(int year)
bool IsLeapYear(int year, int era)
datetime ToDateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)
datetime ToDateTime(int year, int month, int day, int hour, int minute, int second, int millisecond, int era)
int ToFourDigitYear(int year)
System.Globalization.CalendarAlgorithmType AlgorithmType {get;}
int[] Eras {get;}
bool IsReadOnly {get;}
datetime MaxSupportedDateTime {get;}
datetime MinSupportedDateTime {get;}
int TwoDigitYearMax {get;set;}
""", _CalendarBodies)
members(GREGORIAN, "System.Globalization.GregorianCalendar new()", _CalendarBodies)


# -- ISOWeek


def _iso(value: DateTime) -> tuple[int, int]:
    """Year and week by ISO 8601."""
    from datetime import date

    year, week, _ = date(*value.date).isocalendar()
    return year, week


def _iso_date(year: int, week: int, day: Any) -> DateTime:
    from datetime import date

    if not 1 <= year <= 9999:
        raise out_of_range("Year must be between 1 and 9999.", "year")
    if not 1 <= week <= 53:
        raise out_of_range("The week parameter must be in the range 1 through 53.", "week")
    number = day.number or 7
    first = date.fromisocalendar(year, 1, 1).toordinal() - 1
    return DateTime((first + (week - 1) * 7 + number - 1) * TICKS_PER_DAY)


def _year_start(year: int) -> DateTime:
    return _iso_date(year, 1, _weekday(1))


def _weeks_in_year(year: int) -> int:
    from datetime import date

    if not 1 <= year <= 9999:
        raise out_of_range("Year must be between 1 and 9999.", "year")
    return date(year, 12, 28).isocalendar()[1]


class _IsoBodies:
    GetWeekOfYear = staticmethod(lambda value: _iso(value)[1])
    GetYear = staticmethod(lambda value: _iso(value)[0])
    GetWeeksInYear, GetYearStart, ToDateTime = staticmethod(_weeks_in_year), staticmethod(_year_start), staticmethod(_iso_date)
    GetYearEnd = staticmethod(lambda year: _iso_date(year, _weeks_in_year(year), _weekday(0)))


members(net_type("System.Globalization.ISOWeek"), """
static int GetWeekOfYear(datetime date)
static int GetWeeksInYear(int year)
static int GetYear(datetime date)
static datetime GetYearEnd(int year)
static datetime GetYearStart(int year)
static datetime ToDateTime(int year, int week, System.DayOfWeek dayOfWeek)
""", _IsoBodies)


# -- CultureInfo

CULTURE_TEXT = """
void ClearCachedData()
System.Object Clone()
System.Object ICloneable.Clone()
bool Equals(System.Object value)
cultureinfo GetConsoleFallbackUICulture()
System.Object GetFormat(type formatType)
System.Object IFormatProvider.GetFormat(type formatType)
int GetHashCode()
string ToString()
System.Globalization.Calendar Calendar {get;}
System.Globalization.CompareInfo CompareInfo {get;}
System.Globalization.CultureTypes CultureTypes {get;}
System.Globalization.DateTimeFormatInfo DateTimeFormat {get;set;}
string DisplayName {get;}
string EnglishName {get;}
string IetfLanguageTag {get;}
bool IsNeutralCulture {get;}
bool IsReadOnly {get;}
int KeyboardLayoutId {get;}
int LCID {get;}
string Name {get;}
string NativeName {get;}
System.Globalization.NumberFormatInfo NumberFormat {get;set;}
System.Globalization.Calendar[] OptionalCalendars {get;}
cultureinfo Parent {get;}
System.Globalization.TextInfo TextInfo {get;}
string ThreeLetterISOLanguageName {get;}
string ThreeLetterWindowsLanguageName {get;}
string TwoLetterISOLanguageName {get;}
bool UseUserOverride {get;}
static cultureinfo CreateSpecificCulture(string name)
static cultureinfo GetCultureInfo(int culture)
static cultureinfo GetCultureInfo(string name)
static cultureinfo GetCultureInfo(string name, string altName)
static cultureinfo GetCultureInfo(string name, bool predefinedOnly)
static cultureinfo GetCultureInfoByIetfLanguageTag(string name)
static cultureinfo[] GetCultures(System.Globalization.CultureTypes types)
cultureinfo new(string name)
cultureinfo new(string name, bool useUserOverride)
cultureinfo new(int culture)
cultureinfo new(int culture, bool useUserOverride)
static cultureinfo ReadOnly(cultureinfo ci)
static cultureinfo CurrentCulture {get;set;}
static cultureinfo CurrentUICulture {get;set;}
static cultureinfo DefaultThreadCurrentCulture {get;set;}
static cultureinfo DefaultThreadCurrentUICulture {get;set;}
static cultureinfo InstalledUICulture {get;}
static cultureinfo InvariantCulture {get;}
"""


def _new_culture(name: Any, user_override: bool = True) -> CultureInfo:
    made = (cultures.culture_by_number(name) if isinstance(name, int) else cultures.culture(name)).clone()
    made.user_override = user_override
    return made


def _get_culture(name: Any, other: Any = None) -> CultureInfo:
    found = cultures.culture_by_number(name) if isinstance(name, int) else cultures.culture(name)
    if other is True and found.facts is None:
        raise cultures._unknown(name)
    return found


def _specific(name: str) -> CultureInfo:
    from ems.values.culture_data import DEFAULTS

    found = cultures.culture(name)
    return cultures.culture(DEFAULTS[found.name]) if found.neutral and found.name in DEFAULTS else found


def _kind(self: CultureInfo) -> EnumValue:
    return EnumValue(CULTURE_TYPES, 1 if self.neutral else 2)


def _cultures(kinds: Any) -> list[CultureInfo]:
    return [found for found in cultures.known_cultures() if kinds.number & (1 if found.neutral else 2)]


def _set_info(field: str, cls: type) -> Any:
    def put(self: CultureInfo, value: Any) -> None:
        if self.read_only:
            raise cultures.read_only()
        setattr(self, field, value)

    return staticmethod(put)


def _set_current(field: str) -> Any:
    """Make a culture the shell's own."""

    def put(value: CultureInfo) -> None:
        if value is None:
            raise null_argument("value")
        own = context.current()
        setattr(own, field, value)
        setattr(own, f"{field}_name", value.name)

    return staticmethod(put)


class _CultureBodies(_InfoBodies):
    Name = IetfLanguageTag = staticmethod(lambda self: self.name)
    DisplayName = EnglishName = staticmethod(lambda self: self.display_name())
    NativeName = staticmethod(lambda self: self.display_name("native"))
    LCID = KeyboardLayoutId = staticmethod(lambda self: self.lcid)
    Parent = staticmethod(lambda self: self.parent)
    IsNeutralCulture = staticmethod(lambda self: self.neutral)
    CultureTypes = staticmethod(_kind)
    UseUserOverride = staticmethod(lambda self: self.user_override)
    TwoLetterISOLanguageName = staticmethod(lambda self: self.language)
    ThreeLetterISOLanguageName = staticmethod(lambda self: (self.facts or {}).get("iso3", "ivl" if not self.name else self.language))
    ThreeLetterWindowsLanguageName = staticmethod(lambda self: (self.facts or {}).get("win", "IVL" if not self.name else "ZZZ"))
    NumberFormat = staticmethod(lambda self: self.number)
    DateTimeFormat = staticmethod(lambda self: self.dates)
    set_NumberFormat, set_DateTimeFormat = _set_info("number", NumberFormatInfo), _set_info("dates", DateTimeFormatInfo)
    TextInfo = staticmethod(lambda self: TextInfo(self.name))
    CompareInfo = staticmethod(lambda self: CompareInfo(self.name))
    Calendar = staticmethod(lambda self: Calendar())
    OptionalCalendars = staticmethod(lambda self: [Calendar()])
    ClearCachedData = staticmethod(lambda self: None)
    GetConsoleFallbackUICulture = staticmethod(lambda self: self)
    ToString = staticmethod(lambda self: self.name)

    @staticmethod
    def Equals(self: CultureInfo, other: Any) -> bool:
        return isinstance(other, CultureInfo) and other.name == self.name

    new = staticmethod(_new_culture)
    GetCultureInfo = staticmethod(_get_culture)
    GetCultureInfoByIetfLanguageTag = staticmethod(_get_culture)
    CreateSpecificCulture = staticmethod(_specific)
    GetCultures = staticmethod(_cultures)
    CurrentCulture, CurrentUICulture = staticmethod(cultures.current), staticmethod(cultures.current_ui)
    DefaultThreadCurrentCulture, DefaultThreadCurrentUICulture = staticmethod(lambda: None), staticmethod(lambda: None)
    set_CurrentCulture, set_CurrentUICulture = _set_current("culture"), _set_current("ui_culture")
    set_DefaultThreadCurrentCulture, set_DefaultThreadCurrentUICulture = _set_current("culture"), _set_current("ui_culture")
    InstalledUICulture = staticmethod(cultures.current_ui)
    InvariantCulture = staticmethod(lambda: cultures.INVARIANT)


members(CULTURE, CULTURE_TEXT, _CultureBodies)
