"""The default views: their text is readable, and objects find the view of their type."""
from __future__ import annotations

from typing import Any

import pytest

from ems.formatting import views
from ems.formatting.engine import format_to_text
from ems.formatting.view_data import BLOCKS
from ems.values.objects import Extension, PSCustomObject

TYPES = [block.split("\n")[0] for block in BLOCKS.strip().split("\n\n")]


@pytest.mark.parametrize("names", TYPES)
def test_every_block_reads(names: str) -> None:
    """Each block of view text makes views with columns or a function."""
    for name in names.split():
        found = views.views_of(name)
        assert found
        assert all(view.columns or view.custom for view in found)


def test_the_most_derived_name_wins() -> None:
    """The views of the first type name come before those of its bases; a deserialized name stands for its own."""
    names = ["System.Management.Automation.AliasInfo", "System.Management.Automation.CommandInfo", "System.Object"]
    assert [c.label for c in views.find_view(names).columns][:2] == ["CommandType", "Name"]  # type: ignore[union-attr]
    assert views.find_view(names, "list").name == "System.Management.Automation.AliasInfo"  # type: ignore[union-attr]
    assert views.find_view(["Deserialized.System.Version"]).shape == "table"  # type: ignore[union-attr]
    assert views.find_view(["No.Such.Type"]) is None


def typed(name: str, **values: Any) -> PSCustomObject:
    made = PSCustomObject.of(**values)
    made.ps_ext = Extension()
    made.ps_ext.type_names = [name, "System.Management.Automation.PSCustomObject", "System.Object"]
    return made


def test_registered_views(shell: Any) -> None:
    """Other packages add views as text: set widths hold, later columns share the rest, groups get their heading."""
    views.register_views("Test.Thing", "T Things; group=Server | Name:8, Count=Number:6R, Note\nL Things | Name, No=Number")
    rows = [
        typed("Test.Thing", Name="alphabetical", Number=5, Note="n", Server="EX01"),
        typed("Test.Thing", Name="b", Number=12, Note="m", Server="EX02"),
    ]
    assert format_to_text(rows, shell, 30) == (
        "\n   Server: EX01\n\nName      Count Note\n----      ----- ----\nalphabe…      5 n\n"
        "\n   Server: EX02\n\nName      Count Note\n----      ----- ----\nb            12 m\n\n")


def test_a_view_does_not_take_other_types(shell: Any) -> None:
    """An object of another type in a typed table stands apart as a list."""
    views.register_views("Test.Other", "T Others | Name:5, Value")
    text = format_to_text([typed("Test.Other", Name="a", Value=1), PSCustomObject.of(X=1)], shell, 30)
    assert text == "\nName  Value\n----  -----\na     1\n\nX : 1\n\n\n"


@pytest.mark.parametrize(("text", "label", "width", "align", "cell"), [
    ("Name", "Name", 0, "left", None), ("Used (GB)=Used:13/R", "Used (GB)", 13, "left", "right"), ("Id:4R", "Id", 4, "right", None),
    ("A\\nB=X:3C", "A\nB", 3, "center", None),
])
def test_column_text(text: str, label: str, width: int, align: str, cell: str | None) -> None:
    """A column is written Label=source:width align/cell-align."""
    column = views.read_column(text)
    assert (column.label, column.width, column.align, column.cell_align) == (label, width, align, cell)
