"""In: JSON text and values. Out: whether reading and writing give what PowerShell gives."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ems.values import numbers as num
from ems.values.collections import Hashtable, OrderedDictionary
from ems.values.dates import UTC, DateTime
from ems.values.errors import NetException
from ems.values.json_text import JsonWriter, parse_json
from ems.values.objects import PSCustomObject


@pytest.mark.parametrize(("value", "text"), [
    (5, "5"), (1.5, "1.5"), (100.0, "100.0"), (1e20, "1E+20"), (Decimal("2.50"), "2.50"), (Decimal("5"), "5.0"), (float("nan"), '"NaN"'),
    (num.Int64(1 << 40), "1099511627776"), (num.Char("c"), '"c"'), (True, "true"), (None, "null"), ("a\"b\\\n\x01é/<", '"a\\"b\\\\\\n\\u0001é/<"'),
    ([1, [], {}], None), ([], "[]"), (PSCustomObject.of(), "{}"), (PSCustomObject.of(a=1, b=[1, "x"]), '{"a":1,"b":[1,"x"]}'),
    (OrderedDictionary([("k", None)]), '{"k":null}'), (DateTime.of(2024, 3, 5, 14, 30, kind=UTC), '"2024-03-05T14:30:00Z"'),
])
def test_compressed(value: Any, text: str | None) -> None:
    """A value is written as ConvertTo-Json -Compress writes it."""
    if text is not None:
        assert JsonWriter(compress=True).text(value) == text


def test_indented() -> None:
    """Members and items stand on lines of their own, two spaces deeper."""
    assert JsonWriter().text(PSCustomObject.of(a=[1, 2], b=PSCustomObject.of())) == '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {}\n}'


@pytest.mark.parametrize(("depth", "text", "cut"), [
    (0, '{"a":"@{b=}"}', True), (1, '{"a":{"b":"@{c=1}"}}', True), (2, '{"a":{"b":{"c":1}}}', False),
])
def test_depth(depth: int, text: str, cut: bool) -> None:
    """What lies below the depth is written as text, and the writer says so."""
    value = PSCustomObject.of(a=PSCustomObject.of(b=PSCustomObject.of(c=1)))
    writer = JsonWriter(depth, compress=True)
    assert (writer.text(value), writer.truncated) == (text, cut)


@pytest.mark.parametrize(("escape", "text"), [("Default", '"é<\'>"'), ("EscapeHtml", '"é\\u003c\\u0027\\u003e"'), ("EscapeNonAscii", '"\\u00e9<\'>"')])
def test_escapes(escape: str, text: str) -> None:
    """-EscapeHandling decides which characters become \\u escapes."""
    assert JsonWriter(escape=escape).text("é<'>") == text


def test_keys_must_be_text() -> None:
    """A dictionary with other keys cannot be written."""
    with pytest.raises(NetException, match="Keys must be strings"):
        JsonWriter().text(Hashtable([(1, "x")]))


@pytest.mark.parametrize(("text", "kind", "value"), [
    ("5", num.Int64, 5), ("5000000000", num.Int64, 5000000000), ("12345678901234567890123", num.BigInteger, 12345678901234567890123),
    ("1.0", float, 1.0), ("1e3", float, 1000.0), ("true", bool, True), ('"x"', str, "x"), ("0x10", num.Int64, 16), ("'q'", str, "q"),
    ("/* c */ 1", num.Int64, 1), ('"2024-03-05T14:30:00Z"', DateTime, DateTime.of(2024, 3, 5, 14, 30)), ('"2024-03-05"', str, "2024-03-05"),
])
def test_reading(text: str, kind: type, value: Any) -> None:
    """A text gives a value of the type that ConvertFrom-Json gives."""
    made = parse_json(text)
    assert type(made) is kind
    assert made == value


def test_lenient_objects() -> None:
    """Bare and single-quoted names and trailing commas are taken."""
    made = parse_json("{ 'a': 1, b: 2, \"d\": [3,], }")
    assert list(made.items()) == [("a", 1), ("b", 2), ("d", [3])]


@pytest.mark.parametrize(("text", "message"), [
    ('{"a":}', "Unexpected character encountered while parsing value: }. Path 'a', line 1, position 5."),
    ("[1,", "Unexpected end when reading token. Path ''."),
    ("nope", "Unexpected character encountered while parsing value: n. Path '', line 0, position 0."),
    ('{"a":1}}', "Additional text encountered after finished reading JSON content: }. Path '', line 1, position 7."),
    ("{", "Unexpected end when reading JSON. Path '', line 1, position 1."),
    ('{"a" 1}', "Invalid character after parsing property name. Expected ':' but got: 1. Path '', line 1, position 5."),
    ('[1 2]', "After parsing a value an unexpected character was encountered: 2. Path '[0]', line 1, position 3."),
])
def test_errors(text: str, message: str) -> None:
    """What is not JSON is told with path, line and position."""
    with pytest.raises(NetException) as caught:
        parse_json(text)
    assert str(caught.value) == f"Conversion from JSON failed with error: {message}"


@pytest.mark.parametrize(("text", "depth", "fails"), [("[[1]]", 1, True), ("[[1]]", 2, False), ('["[[["]', 1, False), ('{"a":{"b":{"c":1}}}', 2, True)])
def test_depth_limit(text: str, depth: int, fails: bool) -> None:
    """Text that is nested deeper than -Depth is refused; brackets in strings do not count."""
    if fails:
        with pytest.raises(NetException, match=f"MaxDepth of {depth} has been exceeded"):
            parse_json(text, depth=depth)
    else:
        parse_json(text, depth=depth)


@pytest.mark.parametrize(("text", "error"), [('{"a":1,"A":2}', "different casing"), ('{"":1}', "empty string")])
def test_keys_of_objects(text: str, error: str) -> None:
    """Names that an object cannot tell apart, and empty ones, need -AsHashtable."""
    with pytest.raises(NetException, match=error):
        parse_json(text)
    assert len(parse_json(text, as_hashtable=True)) == text.count(":")
