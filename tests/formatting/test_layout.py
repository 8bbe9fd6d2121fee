"""Layout: the lines that objects become, by default and under the options of the Format- commands."""
from __future__ import annotations

from typing import Any

import pytest

from ems.formatting.columns import TABLE_KEYS, SpecError, parse
from ems.formatting.engine import Formatter, format_to_text
from ems.formatting.records import FormatRecord
from ems.formatting.stage import Options, Stage
from ems.formatting.tables import best_columns, column_widths
from ems.values.collections import Hashtable
from ems.values.objects import PSCustomObject

Of = PSCustomObject.of

DEFAULT: list[tuple[str, list[Any], str]] = [
    ("scalars stand on their own lines", [1, "a", 2.5, True, None, "x\ny"], "1\na\n2.5\nTrue\nx\ny\n"),
    ("four properties make a table", [Of(A=1, B="x", C=True, D=None)], "\nA B    C D\n- -    - -\n1 x True \n\n"),
    ("five properties make a list", [Of(A=1, Bcd=2, C=3, D=4, E="x\ny")], "\nA   : 1\nBcd : 2\nC   : 3\nD   : 4\nE   : x\n      y\n\n"),
    ("the first object's columns stay", [Of(A=1), Of(B=2), Of(A=3, B=4)], "\nA\n-\n1\n \n3\n\n"),
    ("text between rows stays there", [Of(A=1), "mid", Of(A=2)], "\nA\n-\n1\nmid\n2\n\n"),
    (
        "widths are measured",
        [Of(N="EX01", P=25), Of(N="EXCHANGE", P=2525)],
        "\nN           P\n-           -\nEX01       25\nEXCHANGE 2525\n\n",
    ),
    ("alignment goes by the first row", [Of(A="x", B=1), Of(A=5, B="yy")], "\nA  B\n-  -\nx  1\n5 yy\n\n"),
    ("reals have a fixed number of decimals in tables", [Of(A=1.23456)], "\n   A\n   -\n1.23\n\n"),
    (
        "collections show four items",
        [Of(A=[1, 2, 3, 4, 5], B=[], C=[None, "y"])],
        "\nA             B  C\n-             -  -\n{1, 2, 3, 4…} {} {$null, y}\n\n",
    ),
    ("an object without properties is its text", ["a", Of(), "b"], "a\n\nb\n"),
    ("nested lists of numbers show as text", [Of(M=[[1, 2], [3]])], "\nM\n-\n{1 2, 3}\n\n"),
]


@pytest.mark.parametrize(("what", "objects", "expected"), DEFAULT, ids=[row[0] for row in DEFAULT])
def test_default_output(shell: Any, what: str, objects: list[Any], expected: str) -> None:
    """The default view of objects, as Out-String writes it."""
    assert format_to_text(objects, shell) == expected


def options(shape: str | None, properties: Any = None, group: Any = None, **more: Any) -> Options:
    made = Options(shape)
    made.specs = None if properties is None else parse(properties, TABLE_KEYS)
    made.group_by = None if group is None else parse(group, TABLE_KEYS)[0]
    for name, value in more.items():
        setattr(made, name, value)
    return made


def formatted(shell: Any, objects: list[Any], chosen: Options, width: int = 0) -> str:
    records: list[FormatRecord] = []
    stage = Stage(shell, records.append, chosen)
    for item in objects:
        stage.add(item)
    stage.close()
    return format_to_text(records, shell, width)


ROWS = [Of(K="x", V=1), Of(K="X", V=2), Of(K="y", V=30)]
COMMANDS: list[tuple[str, Options, int, str]] = [
    ("table, chosen columns", options("table", ["V", "K"]), 0, "\n V K\n - -\n 1 x\n 2 X\n30 y\n\n"),
    ("table, a column that is missing", options("table", ["V", "Nope"]), 0, "\n V Nope\n - ----\n 1 \n 2 \n30 \n\n"),
    ("table, no header", options("table", hide_header=True), 0, "\nx  1\nX  2\ny 30\n\n"),
    ("table, grouped", options("table", ["V"], "K"), 0, "\n   K: x\n\nV\n-\n1\n2\n\n   K: y\n\n V\n -\n30\n\n"),
    ("table, calculated", options("table", [Hashtable([("n", "Two"), ("e", "V"), ("width", 6), ("align", "center"), ("f", "N1")])]), 0,
     "\n Two\n ---\n 1.0\n 2.0\n 30.0\n\n"),
    ("list, chosen lines", options("list", ["V", "Nope"]), 0, "\nV : 1\n\nV : 2\n\nV : 30\n\n"),
    ("list, grouped", options("list", ["V"], "K"), 0, "\n   K: x\n\nV : 1\n\nV : 2\n\n\n   K: y\n\nV : 30\n\n"),
    ("wide, two columns", options("wide", columns=2), 20, "\nx          X\ny          \n\n"),
    ("wide, as many as fit", options("wide", "V", autosize=True), 9, "\n1   2  30\n\n"),
    ("custom", options("custom", ["V"]), 0, "\n" + "".join(f"class PSCustomObject\n{{\n  V = {v}\n}}\n" for v in (1, 2, 30)) + "\n"),
]


@pytest.mark.parametrize(("what", "chosen", "width", "expected"), COMMANDS, ids=[row[0] for row in COMMANDS])
def test_format_commands(shell: Any, what: str, chosen: Options, width: int, expected: str) -> None:
    """What a Format- command's records look like when they are written."""
    assert formatted(shell, ROWS, chosen, width) == expected


def test_long_values_are_cut_in_tables_and_broken_in_lists(shell: Any) -> None:
    """A table row is one line that ends with an ellipsis; a list value goes on below."""
    item = [Of(A="word " * 4)]
    assert formatted(shell, item, options("table"), 10) == "\nA\n-\nword word…\n\n"
    assert formatted(shell, item, options("list"), 12) == "\nA : word wor\n    d word w\n    ord \n\n"
    assert formatted(shell, item, options("table", wrap=True), 10) == "\nA\n-\nword word \nword word \n\n".replace("word \n", "word\n")


WIDTHS = [
    ([0, 0], 10, [5, 4]),
    ([30, 0], 80, [30, 49]),
    ([5, 5, 5], 12, [5, 5, -1]),
    ([5, 5, 5], 14, [5, 5, 2]),
    ([15, 50, 10, 0], 79, [15, 50, 10, 1]),
    ([4, 4], 20, [4, 4]),
    ([20], 5, [5]),
    ([0, 0, 0], 4, [1, 1, -1]),
]


@pytest.mark.parametrize(("widths", "line", "expected"), WIDTHS)
def test_column_widths(widths: list[int], line: int, expected: list[int]) -> None:
    """Free columns share the rest of the line; what does not fit goes from the right."""
    assert column_widths(widths, line) == expected


@pytest.mark.parametrize(("longest", "line", "count"), [(6, 79, 11), (10, 10, 1), (4, 10, 2), (200, 80, 1)])
def test_best_columns(longest: int, line: int, count: int) -> None:
    """As many columns as fit with a blank between them and one cell left."""
    assert best_columns(longest, line) == count


SPEC_ERRORS = [
    ("", "ExpressionEmptyString2"),
    (Hashtable([("nope", 1)]), "DictionaryKeyIllegal"),
    (Hashtable([("n", "x")]), "DictionaryKeyMandatoryEntry"),
    (Hashtable([("e", 1)]), "DictionaryKeyIllegalValue1"),
    (Hashtable([("e", "x"), ("width", -1)]), "WidthOutOfRange"),
    (Hashtable([("e", "x"), ("align", "nope")]), "AlignmentIllegalValue"),
    (Hashtable([(5, "x")]), "DictionaryKeyNonString"),
]


@pytest.mark.parametrize(("given", "error_id"), SPEC_ERRORS)
def test_bad_properties(given: Any, error_id: str) -> None:
    """A -Property that cannot be used is refused with PowerShell's id."""
    with pytest.raises(SpecError) as refused:
        parse([given], TABLE_KEYS)
    assert refused.value.error_id == error_id


def test_rows_are_written_as_they_come_once_the_widths_are_known(shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time for measuring, a row is written at once."""
    now = [0.0]
    monkeypatch.setattr("ems.formatting.output.time.monotonic", lambda: now[0])
    lines: list[str] = []
    formatter = Formatter(shell, lines.append)
    formatter.add(Of(A="x"))
    assert lines == [""]
    now[0] = 0.4
    formatter.add(Of(A="longer"))
    assert lines == ["", "A", "-", "x", "longer"]
    formatter.add(Of(A="much longer"))
    assert lines[-1] == "much …"
    formatter.close()
    assert lines[-1] == ""


def test_a_second_document_closes_the_first(shell: Any) -> None:
    """Format records that arrive in the middle of the default table end it."""
    records: list[FormatRecord] = []
    stage = Stage(shell, records.append, options("table"))
    stage.add(Of(A=1))
    stage.close()
    assert format_to_text([Of(B=2), *records, "end"], shell) == "\nB\n-\n2\n\n\nA\n-\n1\n\nend\n"


def test_enumeration_limit(shell: Any) -> None:
    """$FormatEnumerationLimit of the global scope says how many items show; -1 shows all."""
    for limit, expected in ((2, "{1, 2…}"), (-1, "{1, 2, 3, 4, 5, 6}"), (0, "{…}")):
        shell.variables["FormatEnumerationLimit"] = limit
        assert format_to_text([Of(N=[1, 2, 3, 4, 5, 6])], shell).split("\n")[3] == expected


def test_expand_both_introduces_the_collection(shell: Any) -> None:
    """-Expand Both says what the collection is and how many items follow."""
    text = formatted(shell, [[Of(A=1), Of(A=2)]], options("table", expand="Both"))
    assert "The following object supports IEnumerable:" in text
    assert "The IEnumerable contains the following 2 objects:" in text
    assert text.endswith("\nA\n-\n1\n2\n\n")
