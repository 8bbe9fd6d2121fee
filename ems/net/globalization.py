"""In: nothing. Out: IdnMapping, StringInfo and RegionInfo with their members."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range
from ems.net.declare import members
from ems.values.objects import NetObject
from ems.values.types import net_type

_G = "System.Globalization."


# -- IdnMapping: international domain names


class IdnMapping(NetObject):
    __slots__ = ("strict", "unassigned")
    net_name = _G + "IdnMapping"

    def __init__(self) -> None:
        self.ps_ext = None
        self.strict = self.unassigned = False


def to_ascii(text: str, parameter: str = "unicode") -> str:
    """Each label of a domain name in its ASCII form."""
    if not text:
        raise bad_argument("IDN labels must be between 1 and 63 characters long.", parameter)
    labels = []
    for label in text.replace("\u3002", ".").split("."):
        if label.isascii():
            made = label.lower() if not text.isascii() else label
        else:
            try:
                made = label.encode("idna").decode("ascii")
            except UnicodeError:
                raise bad_argument("Decoded string is not a valid IDN name.", parameter) from None
        labels.append(made)
    if any(not 1 <= len(label) <= 63 for label in labels[:-1]) or len(labels[-1]) > 63:
        raise bad_argument("IDN labels must be between 1 and 63 characters long.", parameter)
    return ".".join(labels)


def to_unicode(text: str) -> str:
    labels = []
    for label in text.split("."):
        if label.lower().startswith("xn--"):
            try:
                label = label[4:].encode("ascii").decode("punycode")
            except UnicodeError:
                raise bad_argument("Decoded string is not a valid IDN name.", "ascii") from None
        labels.append(label)
    return ".".join(labels)


def _part(text: Any, rest: tuple[int, ...], parameter: str) -> str:
    if text is None:
        raise null_argument(parameter)
    start: int = rest[0] if rest else 0
    count: int | None = rest[1] if len(rest) > 1 else None
    if start < 0 or start > len(text) or (count is not None and (count < 0 or start + count > len(text))):
        raise out_of_range("Index and count must refer to a location within the string.", parameter)
    return text[start:] if count is None else text[start : start + count]  # type: ignore[no-any-return]


class _Mappings(ObjectBodies):
    new = staticmethod(IdnMapping)
    GetAscii = staticmethod(lambda self, text, *rest: to_ascii(_part(text, rest, "unicode")))
    GetUnicode = staticmethod(lambda self, text, *rest: to_unicode(_part(text, rest, "ascii")))
    UseStd3AsciiRules = staticmethod(lambda self: self.strict)
    set_UseStd3AsciiRules = staticmethod(lambda self, value: setattr(self, "strict", value))
    AllowUnassigned = staticmethod(lambda self: self.unassigned)
    set_AllowUnassigned = staticmethod(lambda self, value: setattr(self, "unassigned", value))


members(net_type(_G + "IdnMapping", py=IdnMapping), f"""
string GetAscii(string unicode)
string GetAscii(string unicode, int index)
string GetAscii(string unicode, int index, int count)
string GetUnicode(string ascii)
string GetUnicode(string ascii, int index)
string GetUnicode(string ascii, int index, int count)
bool AllowUnassigned {{get;set;}}
bool UseStd3AsciiRules {{get;set;}}
{_G}IdnMapping new()
""", _Mappings)


# -- StringInfo: what readers take for one character


class StringInfo(NetObject):
    __slots__ = ("text",)
    net_name = _G + "StringInfo"

    def __init__(self, text: str = "") -> None:
        self.ps_ext = None
        if text is None:
            raise null_argument("value")
        self.text = text

    def elements(self) -> list[str]:
        import regex

        return regex.findall(r"\X", self.text)  # type: ignore[no-any-return]

    def starts(self) -> list[int]:
        """Where each element begins, counted in UTF-16."""
        from ems.values.utf16 import units

        found, at = [], 0
        for element in self.elements():
            found.append(at)
            at += len(units(element))
        return found


class _Infos(ObjectBodies):
    new = staticmethod(StringInfo)
    String = staticmethod(lambda self: self.text)
    set_String = staticmethod(lambda self, value: setattr(self, "text", value))
    LengthInTextElements = staticmethod(lambda self: len(self.elements()))
    ParseCombiningCharacters = staticmethod(lambda text: StringInfo(text).starts())
    GetNextTextElement = staticmethod(lambda text, index=0: next(iter(StringInfo(_part(text, (index,), "str")).elements()), ""))

    @staticmethod
    def SubstringByTextElements(self: StringInfo, start: int, count: int | None = None) -> str:
        elements = self.elements()
        if not 0 <= start < len(elements):
            raise out_of_range("Index was out of range. Must be non-negative and less than or equal to the size of the collection.", "startingTextElement")
        return "".join(elements[start:] if count is None else elements[start : start + count])


members(net_type(_G + "StringInfo", py=StringInfo), f"""
string SubstringByTextElements(int startingTextElement)
string SubstringByTextElements(int startingTextElement, int lengthInTextElements)
int LengthInTextElements {{get;}}
string String {{get;set;}}
static string GetNextTextElement(string str)
static string GetNextTextElement(string str, int index)
static int[] ParseCombiningCharacters(string str)
{_G}StringInfo new()
{_G}StringInfo new(string value)
""", _Infos)


# -- RegionInfo

# Region -> English name, three letters, currency, its sign, its English name; all but three measure in metres.
REGIONS: dict[str, tuple[str, str, str, str, str]] = {
    "AT": ("Austria", "AUT", "EUR", "€", "Euro"), "AU": ("Australia", "AUS", "AUD", "$", "Australian Dollar"),
    "BE": ("Belgium", "BEL", "EUR", "€", "Euro"), "BR": ("Brazil", "BRA", "BRL", "R$", "Brazilian Real"),
    "CA": ("Canada", "CAN", "CAD", "$", "Canadian Dollar"), "CH": ("Switzerland", "CHE", "CHF", "CHF", "Swiss Franc"),
    "CN": ("China", "CHN", "CNY", "¥", "Chinese Yuan"), "CZ": ("Czechia", "CZE", "CZK", "Kč", "Czech Koruna"),
    "DE": ("Germany", "DEU", "EUR", "€", "Euro"), "DK": ("Denmark", "DNK", "DKK", "kr.", "Danish Krone"),
    "ES": ("Spain", "ESP", "EUR", "€", "Euro"), "FI": ("Finland", "FIN", "EUR", "€", "Euro"), "FR": ("France", "FRA", "EUR", "€", "Euro"),
    "GB": ("United Kingdom", "GBR", "GBP", "£", "British Pound"), "IE": ("Ireland", "IRL", "EUR", "€", "Euro"),
    "IN": ("India", "IND", "INR", "₹", "Indian Rupee"), "IT": ("Italy", "ITA", "EUR", "€", "Euro"), "JP": ("Japan", "JPN", "JPY", "￥", "Japanese Yen"),
    "NL": ("Netherlands", "NLD", "EUR", "€", "Euro"), "NO": ("Norway", "NOR", "NOK", "kr", "Norwegian Krone"),
    "PL": ("Poland", "POL", "PLN", "zł", "Polish Zloty"), "PT": ("Portugal", "PRT", "EUR", "€", "Euro"),
    "SE": ("Sweden", "SWE", "SEK", "kr", "Swedish Krona"), "US": ("United States", "USA", "USD", "$", "US Dollar"),
}
_NOT_METRIC = ("US", "LR", "MM")


class RegionInfo(NetObject):
    __slots__ = ("name",)
    net_name = _G + "RegionInfo"

    def __init__(self, name: Any) -> None:
        self.ps_ext = None
        if name is None:
            raise null_argument("name")
        code = str(name).rpartition("-")[2].upper()
        if code not in REGIONS:
            raise bad_argument(f"Region name '{name}' is not supported.", "name")
        self.name = code

    def __str__(self) -> str:
        return self.name

    def hash_key(self) -> str:
        return self.name


def _current_region() -> RegionInfo:
    from ems.values.cultures import current

    name = current().name
    return RegionInfo(name if name.rpartition("-")[2].upper() in REGIONS else "US")


def _of(at: int) -> Any:
    return staticmethod(lambda self: REGIONS[self.name][at])


class _Regions(ObjectBodies):
    new = staticmethod(RegionInfo)
    CurrentRegion = staticmethod(_current_region)
    Name = TwoLetterISORegionName = staticmethod(lambda self: self.name)
    EnglishName = DisplayName = _of(0)
    ThreeLetterISORegionName, ISOCurrencySymbol, CurrencySymbol, CurrencyEnglishName = _of(1), _of(2), _of(3), _of(4)
    IsMetric = staticmethod(lambda self: self.name not in _NOT_METRIC)
    ToString = staticmethod(str)  # type: ignore[assignment]


members(net_type(_G + "RegionInfo", py=RegionInfo), f"""
string ToString()
string CurrencyEnglishName {{get;}}
string CurrencySymbol {{get;}}
string DisplayName {{get;}}
string EnglishName {{get;}}
string ISOCurrencySymbol {{get;}}
bool IsMetric {{get;}}
string Name {{get;}}
string ThreeLetterISORegionName {{get;}}
string TwoLetterISORegionName {{get;}}
static {_G}RegionInfo CurrentRegion {{get;}}
{_G}RegionInfo new(string name)
""", _Regions)
