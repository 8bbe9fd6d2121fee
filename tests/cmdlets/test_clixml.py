"""In: values and CLIXML documents. Out: whether one becomes the other."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ems.values import numbers as num
from ems.values.clixml import HEAD, decode, deserialize, encode, serialize, serialize_all
from ems.values.clixml_writer import duration
from ems.values.collections import ArrayList, Hashtable, OrderedDictionary
from ems.values.dates import UTC, DateTime, TimeSpan
from ems.values.errors import NetException
from ems.values.objects import PSCustomObject
from ems.values.psmembers import type_names


def document(body: str) -> str:
    return f"{HEAD}>{body}</Objs>"


@pytest.mark.parametrize(("value", "element"), [
    (0, "<I32>0</I32>"), (num.Int64(5), "<I64>5</I64>"), (0.1, "<Db>0.1</Db>"), (float("inf"), "<Db>INF</Db>"), (1e-7, "<Db>1E-07</Db>"),
    (Decimal("12.345"), "<D>12.345</D>"), (True, "<B>true</B>"), (None, "<Nil />"), (num.Char("a"), "<C>97</C>"), ("", "<S></S>"),
    ("a\r\nb", "<S>a_x000D__x000A_b</S>"), ("_x000A_", "<S>_x005F_x000A_</S>"), ("<&>\"", '<S>&lt;&amp;&gt;"</S>'), ("😀", "<S>_xD83D__xDE00_</S>"),
    (DateTime.of(2024, 3, 5, 14, 30, kind=UTC), "<DT>2024-03-05T14:30:00Z</DT>"), (TimeSpan(-18000000000), "<TS>-PT30M</TS>"),
])
def test_simple_values(value: Any, element: str) -> None:
    """A simple value is one element, and comes back as it was."""
    text = serialize(value)
    assert text == f"{HEAD}>\n  {element}\n</Objs>"
    back = deserialize(text)
    assert back == [value]
    assert type(back[0]) is type(value)


@pytest.mark.parametrize(("ticks", "text"), [(0, "PT0S"), (864_000_000_000, "P1D"), (36_000_000_001, "PT1H0.0000001S"), ((1 << 63) - 1, "P10675199DT2H48M5.4775807S")])
def test_durations(ticks: int, text: str) -> None:
    """A span is an xs:duration."""
    assert duration(TimeSpan(ticks)) == text
    assert deserialize(document(f"<TS>{text}</TS>")) == [TimeSpan(ticks)]


def test_references() -> None:
    """An object that stands in a document twice is one object when it comes back."""
    shared = PSCustomObject.of(v=1)
    first, second = deserialize(serialize_all([shared, shared]))
    assert first is second


def test_cycle() -> None:
    """An object may hold itself."""
    table = Hashtable()
    table.set("self", table)
    [back] = deserialize(serialize(table))
    assert back.get("self") is back


def test_custom_objects_know_that_they_were_away() -> None:
    """Type names of objects begin with Deserialized. when they come back; their properties are notes."""
    [back] = deserialize(serialize(PSCustomObject.of(a=1, l=[1, 2])))
    assert type_names(back) == ["Deserialized.System.Management.Automation.PSCustomObject", "Deserialized.System.Object"]
    assert back.get("a") == 1
    assert type(back.get("l")) is ArrayList


def test_ordered_dictionaries_stay_ordered() -> None:
    """[ordered] comes back as an ordered dictionary."""
    [back] = deserialize(serialize(OrderedDictionary([("z", 1), ("a", 2)])))
    assert isinstance(back, OrderedDictionary)
    assert back.keys() == ["z", "a"]


@pytest.mark.parametrize(("text", "message"), [
    ("", "Root element is missing."),
    ("x", "Data at the root level is invalid. Line 1, position 1."),
    (document("<I32>x</I32>"), "The contents of the System.Int32 primitive type are not valid. Line 1, position 95."),
    (document("<Zz>5</Zz>"), "Zz XML tag is not recognized. Line 1, position 82."),
    (document('<Ref RefId="3"/>'), "No object found for referenceId 3 Line 1, position 82."),
    (document('<Obj RefId="0"><MS><I32>1</I32></MS></Obj>'), "N attribute was expected. Line 1, position 101."),
    (document("<S>a<b/>c</S>"), "'Element' is an invalid XmlNodeType."),
    (f"{HEAD}><I32>5</I32>", "Unexpected end of file has occurred. The following elements are not closed: Objs. Line 1, position 93."),
])
def test_bad_documents(text: str, message: str) -> None:
    """What is wrong with a document is told with its place."""
    with pytest.raises(NetException) as caught:
        deserialize(text)
    assert caught.value.message == message


@pytest.mark.parametrize("text", ["plain", "_x", "_X0041_", "a_b", "\x00\x1f\x7f\x9f", "_", "__x"])
def test_escapes(text: str) -> None:
    """Escaped text comes back as it was."""
    assert decode(encode(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) == text
