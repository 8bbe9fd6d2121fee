"""Cultures, time zones, Guid, Version: the facts and rules behind the formats."""
from __future__ import annotations

import pytest

from ems.values.cultures import culture, culture_by_number, current, known_cultures
from ems.values.dates import UTC, DateTime, TimeSpan
from ems.values.errors import NetException
from ems.values.identities import guid_text, parse_guid, parse_semantic, parse_version
from ems.values.timezones import find_zone

FACTS: list[tuple[str, str, int, str, str, str]] = [
    ("", "", 127, "Invariant Language (Invariant Country)", "MM/dd/yyyy", "."),
    ("en-us", "en-US", 1033, "English (United States)", "M/d/yyyy", "."),
    ("de-DE", "de-DE", 1031, "German (Germany)", "dd.MM.yyyy", ","),
    ("fr", "fr", 12, "French", "dd/MM/yyyy", ","),
    ("de_AT", "de-AT", 3079, "German (Austria)", "dd.MM.yyyy", ","),
    ("deu", "de", 7, "German", "dd.MM.yyyy", ","),
]


@pytest.mark.parametrize(("name", "proper", "number", "english", "short_date", "decimal"), FACTS)
def test_culture_is_found_by_any_spelling(name: str, proper: str, number: int, english: str, short_date: str, decimal: str) -> None:
    """A culture is found whatever the case of its name, and has ICU's facts."""
    found = culture(name)
    assert (found.name, found.lcid, found.display_name()) == (proper, number, english)
    assert (found.dates.short_date_pattern, found.number.number_decimal_separator) == (short_date, decimal)


@pytest.mark.parametrize("name", ["x", "7", "1,234", " ", "fe80::1", "en-"])
def test_name_that_no_culture_can_have_is_refused(name: str) -> None:
    """A name that is not well formed raises CultureNotFoundException."""
    with pytest.raises(NetException, match="Culture is not supported. "):
        culture(name)


def test_unknown_but_well_formed_culture_looks_invariant() -> None:
    """ICU gives every well-formed name a culture."""
    assert culture("Monday").name == "monday"
    assert culture("xx-YY").number.number_decimal_separator == "."


def test_culture_numbers() -> None:
    """An LCID leads to its culture; an unknown one is refused."""
    assert culture_by_number(1036).name == "fr-FR"
    assert culture_by_number(5).name == "cs"
    with pytest.raises(NetException, match=r"300 \(0x012c\) is an invalid culture identifier"):
        culture_by_number(300)


def test_every_known_culture_has_whole_data() -> None:
    """Each culture has twelve months and seven days in every list, and patterns that make a date."""
    for found in known_cultures():
        dates = found.dates
        assert len(dates.month_names) == len(dates.abbreviated_month_names) == len(dates.month_genitive_names) == 13, found.name
        assert len(dates.day_names) == len(dates.abbreviated_day_names) == len(dates.shortest_day_names) == 7, found.name
        assert all(dates.month_names[:12]), found.name
        assert all(dates.day_names), found.name


def test_changed_copy_leaves_the_culture_alone() -> None:
    """A clone can be changed; what it formats changes with it, the original refuses."""
    from ems.values.formats import format_value

    copy = culture("en-US").clone()
    assert format_value(1.5, "N1", copy) == "1.5"
    copy.number.change("number_decimal_separator", ":")
    assert format_value(1.5, "N1", copy) == "1:5"
    assert format_value(1.5, "N1", culture("en-US")) == "1.5"
    with pytest.raises(NetException, match="Instance is read-only"):
        culture("en-US").number.change("number_decimal_separator", ":")


def test_current_culture_without_a_shell_is_invariant() -> None:
    """Values used without a shell format in the invariant culture."""
    assert current().name == ""


def test_time_zone_by_windows_and_iana_name() -> None:
    """A zone is found by either name, in any case; its offset follows summer time."""
    for name in ("W. Europe Standard Time", "europe/berlin", "Europe/Berlin"):
        zone = find_zone(name)
        assert zone is not None
        assert TimeSpan(zone.offset_at(DateTime.of(2024, 7, 1, kind=UTC).ticks)) == TimeSpan.of_parts(hours=2)
        assert TimeSpan(zone.offset_of(DateTime.of(2024, 1, 1).ticks)) == TimeSpan.of_parts(hours=1)
        assert zone.is_ambiguous(DateTime.of(2024, 10, 27, 2, 30).ticks)
        assert zone.is_invalid(DateTime.of(2024, 3, 31, 2, 30).ticks)
    assert find_zone("Nope") is None


GUID = "12345678-90ab-cdef-1234-567890abcdef"


@pytest.mark.parametrize(("fmt", "text"), [
    ("D", GUID), ("N", "1234567890abcdef1234567890abcdef"), ("B", "{" + GUID + "}"), ("P", f"({GUID})"),
    ("X", "{0x12345678,0x90ab,0xcdef,{0x12,0x34,0x56,0x78,0x90,0xab,0xcd,0xef}}")])
def test_guid_has_five_forms_that_read_back(fmt: str, text: str) -> None:
    """Each form of a Guid is written and read."""
    assert guid_text(parse_guid(GUID), fmt) == text
    assert str(parse_guid(text)) == GUID
    assert str(parse_guid(text, fmt)) == GUID


@pytest.mark.parametrize(("text", "message"), [
    ("xyz", "Unrecognized Guid format."), (GUID + "0", "Guid should contain 32 digits"), (GUID.replace("-", "_"),
        "Guid should contain 32 digits"),
    (GUID.replace("a", "g"), "hexadecimal"), (GUID[:8] + "0" + GUID[9:], "Dashes are in the wrong position")])
def test_text_that_is_no_guid(text: str, message: str) -> None:
    """What is wrong with a Guid's text is told."""
    with pytest.raises(NetException, match=message):
        parse_guid(text)


@pytest.mark.parametrize(("text", "message"), [
    ("5", "too short or too long"), ("1.2.3.4.5", "too short or too long"), ("1.x", "The input string 'x'"), ("1.-2",
        "must be a non-negative value"),
    ("1.99999999999", "too large or too small")])
def test_text_that_is_no_version(text: str, message: str) -> None:
    """What is wrong with a version's text is told."""
    with pytest.raises(NetException, match=message):
        parse_version(text)


def test_version_order() -> None:
    """Versions compare part by part; a missing part is before zero."""
    assert parse_version("1.10") > parse_version("1.9")
    assert parse_version("1.2") < parse_version("1.2.0")


SEMANTIC = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1"]


def test_semantic_version_order() -> None:
    """Pre-releases come before their release, numbers in labels before words."""
    assert sorted(parse_semantic(text) for text in SEMANTIC[::-1]) == [parse_semantic(text) for text in SEMANTIC]
    assert str(parse_semantic("7.4.0-preview.2+b5")) == "7.4.0-preview.2+b5"
