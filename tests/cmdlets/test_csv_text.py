"""In: CSV text and rows. Out: whether reading and writing follow PowerShell's rules."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ems.values.csv_text import CsvReader, CsvWriter


@pytest.mark.parametrize(("text", "records"), [
    ("A,B\n1,2\n", [["A", "B"], ["1", "2"]]),
    ("A,B\r\n1,2", [["A", "B"], ["1", "2"]]),
    ("  x  , y ", [["x ", "y "]]),
    ('"  x  "," y "', [["  x  ", " y "]]),
    ('"a ""q""",b', [['a "q"', "b"]]),
    ('"l1\nl2",x', [["l1\nl2", "x"]]),
    ("a,\nb,", [["a", ""], ["b"]]),
    ('a"b"c,d', [['a"b"c', "d"]]),
    ('"a"b,c', [["ab", "c"]]),
    ("\n1", [[""], ["1"]]),
    ('""', [[""]]),
])
def test_records(text: str, records: list[list[str]]) -> None:
    """Blanks, quotes and line ends count as they do for Import-Csv."""
    assert list(CsvReader(text).records()) == records


@pytest.mark.parametrize(("quotes", "fields", "lines"), [
    ("Always", None, ['"A","B"', '"x,y",', '"q""",""']), ("AsNeeded", None, ["A,B", '"x,y",', '"q""",']), ("Never", None, ["A,B", "x,y,", 'q",']),
    ("Always", ["b"], ['A,"B"', "x,y,", 'q",""']),
])
def test_quotes(quotes: str, fields: list[str] | None, lines: list[str]) -> None:
    """-UseQuotes and -QuoteFields decide what stands in quotes; null never does."""
    writer = CsvWriter(",", quotes, fields)
    assert [writer.header(["A", "B"]), writer.row(["x,y", None]), writer.row(['q"', ""])] == lines


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])), min_size=2, max_size=2), min_size=1))
def test_round_trip(rows: list[list[str]]) -> None:
    """What is written in quotes is read back as it was."""
    writer = CsvWriter(";")
    writer.columns(["a", "b"])
    text = "\n".join(writer.row(row) for row in rows) + "\n"
    assert list(CsvReader(text, ";").records()) == rows
