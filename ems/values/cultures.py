"""In: a culture's name or number. Out: CultureInfo with its NumberFormatInfo and DateTimeFormatInfo, as .NET has them on Linux (ICU).

`culture(name)` finds one, `current()` is the running shell's, `number_format(provider)` and `date_format(provider)` take what an
IFormatProvider parameter may hold. The data of cultures other than the invariant one is in ems.values.culture_data, read when needed.
"""
from __future__ import annotations

import re
from typing import Any

from ems.values import context
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject

RFC1123_PATTERN = "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"
SORTABLE_PATTERN = "yyyy'-'MM'-'dd'T'HH':'mm':'ss"
UNIVERSAL_PATTERN = "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"
ROUND_TRIP_PATTERN = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK"


def read_only() -> NetException:
    return net_error("System.InvalidOperationException", "Instance is read-only.")


class FormatInfo(NetObject):
    """What NumberFormatInfo and DateTimeFormatInfo share: fields to set, and formats compiled against them in `compiled`."""

    __slots__ = ("compiled", "read_only")
    FIELDS: tuple[str, ...] = ()

    def __init__(self, values: dict[str, Any]) -> None:
        self.ps_ext = None
        self.read_only = False
        self.compiled: dict[Any, Any] = {}
        for name in self.FIELDS:
            setattr(self, name, values[name])

    def change(self, name: str, value: Any) -> None:
        """Set a field as a script does."""
        if self.read_only:
            raise read_only()
        setattr(self, name, value)
        self.compiled.clear()

    def clone(self) -> Any:
        return type(self)({name: getattr(self, name) for name in self.FIELDS})


class NumberFields:
    """The fields that a script can set, by .NET's names."""

    __slots__ = ()
    currency_decimal_digits: int
    currency_decimal_separator: str
    currency_group_separator: str
    currency_group_sizes: list[int]
    currency_negative_pattern: int
    currency_positive_pattern: int
    currency_symbol: str
    nan_symbol: str
    native_digits: list[str]
    negative_infinity_symbol: str
    negative_sign: str
    number_decimal_digits: int
    number_decimal_separator: str
    number_group_separator: str
    number_group_sizes: list[int]
    number_negative_pattern: int
    per_mille_symbol: str
    percent_decimal_digits: int
    percent_decimal_separator: str
    percent_group_separator: str
    percent_group_sizes: list[int]
    percent_negative_pattern: int
    percent_positive_pattern: int
    percent_symbol: str
    positive_infinity_symbol: str
    positive_sign: str


class DateFields:
    __slots__ = ()
    abbreviated_day_names: list[str]
    abbreviated_month_genitive_names: list[str]
    abbreviated_month_names: list[str]
    am_designator: str
    calendar_week_rule: int
    date_separator: str
    day_names: list[str]
    first_day_of_week: int
    long_date_pattern: str
    long_time_pattern: str
    month_day_pattern: str
    month_genitive_names: list[str]
    month_names: list[str]
    pm_designator: str
    short_date_pattern: str
    short_time_pattern: str
    shortest_day_names: list[str]
    time_separator: str
    year_month_pattern: str


NUMBER_FIELDS, DATE_FIELDS = tuple(NumberFields.__annotations__), tuple(DateFields.__annotations__)


class NumberFormatInfo(FormatInfo, NumberFields):
    __slots__ = NUMBER_FIELDS
    FIELDS = NUMBER_FIELDS
    net_name = "System.Globalization.NumberFormatInfo"


class DateTimeFormatInfo(FormatInfo, DateFields):
    """`patterns` holds the pattern lists under their standard letters d, D, t, T; the default is the first of a list."""

    __slots__ = (*DATE_FIELDS, "culture_name", "eras", "full_date_time", "invariant", "patterns", "two_digit_year_max")
    FIELDS = DATE_FIELDS
    net_name = "System.Globalization.DateTimeFormatInfo"

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.culture_name: str = values.get("culture_name", "")
        self.invariant: bool = not self.culture_name
        self.eras: tuple[str, str] = values["eras"]
        self.patterns: dict[str, list[str]] = values["patterns"]
        self.full_date_time: str | None = values.get("full_date_time")
        self.two_digit_year_max: int = values.get("two_digit_year_max", 2049)

    def clone(self) -> DateTimeFormatInfo:
        values = {name: getattr(self, name) for name in (*DATE_FIELDS, "culture_name", "eras", "full_date_time", "two_digit_year_max")}
        return DateTimeFormatInfo({**values, "patterns": {letter: list(found) for letter, found in self.patterns.items()}})

    _DEFAULT_OF = {"short_date_pattern": "d", "long_date_pattern": "D", "short_time_pattern": "t", "long_time_pattern": "T"}

    def change(self, name: str, value: Any) -> None:
        super().change(name, value)
        letter = self._DEFAULT_OF.get(name)
        if letter is not None:
            self.patterns[letter] = [value, *(p for p in self.patterns[letter] if p != value)]
            if letter in "DT":
                self.full_date_time = None

    @property
    def full_date_time_pattern(self) -> str:
        return self.full_date_time or f"{self.long_date_pattern} {self.long_time_pattern}"

    def all_patterns(self, letter: str) -> list[str] | None:
        """Every pattern of a standard letter in .NET's order; None for a letter that is no standard format."""
        patterns = self.patterns
        pairs = {"f": "Dt", "U": "DT", "F": "DT", "g": "dt", "G": "dT"}
        if letter in patterns:
            return list(patterns[letter])
        if letter in pairs:
            return [f"{date} {time}" for date in patterns[pairs[letter][0]] for time in patterns[pairs[letter][1]]]
        fixed = {"m": self.month_day_pattern, "M": self.month_day_pattern, "y": self.year_month_pattern, "Y": self.year_month_pattern,
                 "r": RFC1123_PATTERN, "R": RFC1123_PATTERN, "o": ROUND_TRIP_PATTERN, "O": ROUND_TRIP_PATTERN, "s": SORTABLE_PATTERN,
                 "u": UNIVERSAL_PATTERN}
        return [fixed[letter]] if letter in fixed else None


class TextInfo(NetObject):
    __slots__ = ("culture_name",)
    net_name = "System.Globalization.TextInfo"

    def __init__(self, culture_name: str) -> None:
        self.ps_ext = None
        self.culture_name = culture_name


def list_separator(culture_name: str) -> str:
    """What stands between the items of a list: the semicolon where the comma is the decimal separator."""
    return ";" if culture(culture_name).number.number_decimal_separator == "," else ","


class CompareInfo(NetObject):
    __slots__ = ("culture_name",)
    net_name = "System.Globalization.CompareInfo"

    def __init__(self, culture_name: str) -> None:
        self.ps_ext = None
        self.culture_name = culture_name


class Calendar(NetObject):
    """GregorianCalendar, the only calendar here."""

    __slots__ = ("two_digit_year_max",)
    net_name = "System.Globalization.GregorianCalendar"

    def __init__(self) -> None:
        self.ps_ext = None
        self.two_digit_year_max = 2049


class CultureInfo(NetObject):
    """A culture; number, dates and the rest are made when first asked for."""

    __slots__ = ("_dates", "_number", "facts", "name", "read_only", "user_override")
    net_name = "System.Globalization.CultureInfo"

    def __init__(self, name: str, facts: dict[str, Any] | None, user_override: bool = True) -> None:
        self.ps_ext = None
        self.name = name
        self.facts = facts
        self.read_only = False
        self.user_override = user_override
        self._number: NumberFormatInfo | None = None
        self._dates: DateTimeFormatInfo | None = None

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CultureInfo) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def number(self) -> NumberFormatInfo:
        if self._number is None:
            self._number = NumberFormatInfo(_number_values(self.facts))
            self._number.read_only = self.read_only
        return self._number

    @number.setter
    def number(self, value: NumberFormatInfo) -> None:
        self._number = value

    @property
    def dates(self) -> DateTimeFormatInfo:
        if self._dates is None:
            self._dates = DateTimeFormatInfo(_date_values(self.facts, self.name))
            self._dates.read_only = self.read_only
        return self._dates

    @dates.setter
    def dates(self, value: DateTimeFormatInfo) -> None:
        self._dates = value

    def clone(self) -> CultureInfo:
        """A copy that can be changed."""
        made = CultureInfo(self.name, self.facts, self.user_override)
        made._number = self.number.clone()
        made._dates = self.dates.clone()
        return made

    @property
    def neutral(self) -> bool:
        """A language without a country; the invariant culture is not neutral."""
        return bool(self.name) and ("-" not in self.name or self.name in ("zh-Hans", "zh-Hant"))

    @property
    def language(self) -> str:
        return self.name.partition("-")[0] or "iv"

    @property
    def parent(self) -> CultureInfo:
        head, dash, _ = self.name.rpartition("-")
        return culture(_PARENTS.get(self.name, head if dash else ""))

    @property
    def lcid(self) -> int:
        if not self.name:
            return 127
        if self.neutral:
            return _numbers_of_languages().get(self.name, 4096)
        return self.facts["lcid"] if self.facts is not None and self.facts.get("name") == self.name else 4096

    def display_name(self, field: str = "english") -> str:
        """The english or native name."""
        if not self.name:
            return "Invariant Language (Invariant Country)"
        if self.facts is None:
            return self.name
        name: str = self.facts[field]
        return name.partition(" (")[0] if self.neutral else name


_PARENTS = {"zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "nb": "no"}
_INVARIANT_NUMBER: tuple[Any, ...] = (".", ",", "-", "+", "NaN", "Infinity", 0, 0)


def _number_values(facts: dict[str, Any] | None) -> dict[str, Any]:
    """The fields of a NumberFormatInfo; a language without data looks like the root of ICU's data."""
    if facts is None or not facts:
        number, currency, digits = _INVARIANT_NUMBER, ("¤", 2, 0, 0), 2
    else:
        number, currency, digits = facts["number"], facts["currency"], 3
    decimal, group, minus, plus, nan, infinity, percent, percent_negative, *sizes = number
    symbol, currency_digits, positive, negative, *separators = currency  # type: ignore[var-annotated]
    currency_decimal, currency_group = tuple(separators) or (None, None)
    group_sizes = list(sizes[0]) if sizes else [3]
    return {
        "currency_decimal_digits": currency_digits, "currency_decimal_separator": currency_decimal or decimal,
        "currency_group_separator": currency_group or group, "currency_group_sizes": group_sizes, "currency_negative_pattern": negative,
        "currency_positive_pattern": positive, "currency_symbol": symbol, "nan_symbol": nan, "native_digits": list("0123456789"),
        "negative_infinity_symbol": minus + infinity, "negative_sign": minus, "number_decimal_digits": digits,
            "number_decimal_separator": decimal,
        "number_group_separator": group, "number_group_sizes": group_sizes, "number_negative_pattern": 1, "per_mille_symbol": "‰",
        "percent_decimal_digits": digits, "percent_decimal_separator": decimal, "percent_group_separator": group,
        "percent_group_sizes": group_sizes, "percent_negative_pattern": percent_negative, "percent_positive_pattern": percent,
            "percent_symbol": "%",
        "positive_infinity_symbol": infinity, "positive_sign": plus,
    }


_INVARIANT_DATES: dict[str, Any] = {
    "short": "MM/dd/yyyy|yyyy-MM-dd", "long": "dddd, dd MMMM yyyy", "year_month": "yyyy MMMM", "month_day": "MMMM dd",
    "short_times": "HH:mm|hh:mm tt|H:mm|h:mm tt", "long_times": "HH:mm:ss", "ampm": "AM|PM", "week": (0, 1), "era": "A.D.|AD",
    "months": "January|February|March|April|May|June|July|August|September|October|November|December",
    "short_months": "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec", "days": "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
    "short_days": "Sun|Mon|Tue|Wed|Thu|Fri|Sat", "shortest_days": "Su|Mo|Tu|We|Th|Fr|Sa",
}


def _separator(pattern: str, letters: str) -> str:
    """What stands between the first two fields of a pattern, of those the letters name."""
    found = re.search(rf"[{letters}]+([^{letters}'a-zA-Z]+)[{letters}]", pattern)
    return found.group(1) if found else ""


def _date_values(facts: dict[str, Any] | None, name: str) -> dict[str, Any]:
    """The fields of a DateTimeFormatInfo."""
    found = facts or _INVARIANT_DATES
    short, long = found["short"].split("|"), found["long"].split("|")
    if "time" in found:
        short_times, long_times = ([time] for time in found["time"].split("|"))
    else:
        short_times, long_times = found["short_times"].split("|"), found["long_times"].split("|")
    months, short_months = [*found["months"].split("|"), ""], [*found["short_months"].split("|"), ""]
    am, pm = found["ampm"].split("|")
    first_day, minimum = found["week"]
    genitive, short_genitive = found.get("genitive"), found.get("short_genitive")
    return {
        "abbreviated_day_names": found["short_days"].split("|"),
        "abbreviated_month_genitive_names": [*short_genitive.split("|"), ""] if short_genitive else short_months,
        "abbreviated_month_names": short_months, "am_designator": am, "pm_designator": pm,
        "calendar_week_rule": 2 if minimum >= 4 else 0, "date_separator": _separator(short[0], "dMy") or "/",
        "day_names": found["days"].split("|"), "first_day_of_week": first_day, "long_date_pattern": long[0],
            "long_time_pattern": long_times[0],
        "month_day_pattern": found["month_day"], "month_genitive_names": [*genitive.split("|"), ""] if genitive else months,
            "month_names": months,
        "short_date_pattern": short[0], "short_time_pattern": short_times[0], "shortest_day_names": found["shortest_days"].split("|"),
        "time_separator": _separator(long_times[0], "Hhms") or ":", "year_month_pattern": found["year_month"],
        "culture_name": name, "eras": tuple(found["era"].split("|")), "patterns": {"d": short, "D": long, "t": short_times,
            "T": long_times},
    }


INVARIANT = CultureInfo("", {})
INVARIANT.read_only = True
_cultures: dict[str, CultureInfo] = {"": INVARIANT}
_SUBTAGS = r"(?i)[a-z0-9]{2,8}(?:[-_][a-z0-9]{1,35})*"
_by_number: dict[int, str] = {}


def _unknown(name: str) -> NetException:
    return net_error("System.Globalization.CultureNotFoundException",
        f"Culture is not supported. (Parameter 'name')\n{name} is an invalid culture identifier.",
                     invalid_culture_name=name, invalid_culture_id=None)


def _canonical(name: str) -> str:
    """The spelling that ICU gives a name: language lower, country upper, script with a capital."""
    from ems.values.culture_data import SHORT_CODES

    language, *rest = name.replace("_", "-").split("-")
    language = language.lower()
    parts = [SHORT_CODES.get(language, language)]
    for part in rest:
        if len(part) == 2 and part.isalpha():
            parts.append(part.upper())
        elif len(part) == 4 and part.isalpha():
            parts.append(part.capitalize())
        else:
            parts.append(part.upper() if part.isdigit() else part.lower())
    return "-".join(parts)


def culture(name: str) -> CultureInfo:
    """The culture of a name, which any well-formed name is; CultureNotFoundException for one that is not."""
    found = _cultures.get(name)
    if found is not None:
        return found
    if not re.fullmatch(_SUBTAGS, name) or len(name) > 85:
        raise _unknown(name)
    proper = _canonical(name)
    found = _cultures.get(proper)
    if found is None:
        from ems.values.culture_data import CULTURES, DEFAULTS

        key = proper if proper in CULTURES else DEFAULTS.get(proper) or DEFAULTS.get(proper.partition("-")[0])
        facts = CULTURES.get(key) if key else None
        if facts is not None:
            facts["name"] = key
        found = CultureInfo(proper, facts)
        found.read_only = True
        _cultures[proper] = found
    _cultures[name] = found
    return found


def known_cultures() -> list[CultureInfo]:
    """Every culture with data, neutral ones too, by name."""
    from ems.values.culture_data import CULTURES, DEFAULTS

    return [culture(name) for name in sorted({"", *CULTURES, *DEFAULTS}, key=str.lower)]


def _numbers_of_languages() -> dict[str, int]:
    from ems.values.culture_data import LANGUAGE_NUMBERS

    return {language: number for number, language in LANGUAGE_NUMBERS.items()}


def culture_by_number(number: int) -> CultureInfo:
    """The culture of an LCID."""
    if number == 127:
        return INVARIANT
    if not _by_number:
        from ems.values.culture_data import CULTURES, LANGUAGE_NUMBERS

        _by_number.update(LANGUAGE_NUMBERS)
        _by_number.update({facts["lcid"]: name for name, facts in CULTURES.items()})
    if number < 0:
        raise net_error("System.ArgumentOutOfRangeException", "Positive number required. (Parameter 'culture')")
    name = _by_number.get(number)
    if name is None:
        raise net_error("System.Globalization.CultureNotFoundException",
                        f"Culture is not supported. (Parameter 'culture')\n{number} (0x{number:04x}) is an invalid culture identifier.",
                        invalid_culture_name=None, invalid_culture_id=number)
    return culture(name)


def current() -> CultureInfo:
    """The culture of the running shell."""
    own = context.current()
    set_here = getattr(own, "culture", None)  # a CultureInfo that a script put in place
    name = own.culture_name
    return set_here if set_here is not None and set_here.name == name else _cultures.get(name) or culture(name)


def current_ui() -> CultureInfo:
    own = context.current()
    set_here = getattr(own, "ui_culture", None)
    return set_here if set_here is not None and set_here.name == own.ui_culture_name else culture(own.ui_culture_name)


def number_format(provider: Any = None) -> NumberFormatInfo:
    """The NumberFormatInfo that a provider gives: a culture, a NumberFormatInfo, or None and anything else for the current culture."""
    cls = provider.__class__
    if cls is CultureInfo:
        return provider._number or provider.number
    if cls is NumberFormatInfo:
        return provider  # type: ignore[no-any-return]
    return current().number


def date_format(provider: Any = None) -> DateTimeFormatInfo:
    """The DateTimeFormatInfo that a provider gives."""
    cls = provider.__class__
    if cls is CultureInfo:
        return provider._dates or provider.dates
    if cls is DateTimeFormatInfo:
        return provider  # type: ignore[no-any-return]
    return current().dates
