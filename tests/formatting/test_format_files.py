"""format.ps1xml files: views from XML, and views written back to XML."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ems.formatting import views
from ems.formatting.engine import format_to_text
from ems.formatting.format_export import export_text
from ems.formatting.format_files import FormatFileError, load_format_file
from ems.values.objects import Extension, PSCustomObject

TABLE = """<TableControl><TableHeaders><TableColumnHeader><Label>Srv</Label><Width>6</Width></TableColumnHeader>
<TableColumnHeader><Width>6</Width><Alignment>Right</Alignment></TableColumnHeader></TableHeaders>
<TableRowEntries><TableRowEntry><TableColumnItems>
<TableColumnItem><PropertyName>Server</PropertyName></TableColumnItem>
<TableColumnItem><PropertyName>Port</PropertyName><FormatString>N1</FormatString></TableColumnItem>
</TableColumnItems></TableRowEntry></TableRowEntries></TableControl>"""
LIST = """<ListControl><ListEntries><ListEntry><ListItems><ListItem><Label>On</Label><PropertyName>Server</PropertyName></ListItem>
<ListItem><PropertyName>Port</PropertyName></ListItem></ListItems></ListEntry></ListEntries></ListControl>"""
WIDE = """<WideControl><WideEntries><WideEntry><WideItem><PropertyName>Server</PropertyName>
</WideItem></WideEntry></WideEntries></WideControl>"""
CUSTOM = """<CustomControl><CustomEntries><CustomEntry><CustomItem><Text>Server: </Text>
<ExpressionBinding><PropertyName>Server</PropertyName></ExpressionBinding><NewLine/><Frame><LeftIndent>4</LeftIndent><CustomItem>
<ExpressionBinding><PropertyName>Port</PropertyName><FormatString>Port {0}</FormatString></ExpressionBinding><NewLine/></CustomItem></Frame>
</CustomItem></CustomEntry></CustomEntries></CustomControl>"""
GROUP = "<GroupBy><PropertyName>Server</PropertyName><Label>On</Label></GroupBy>"


def document(name: str, control: str, group: str = "") -> str:
    return (f"<Configuration><ViewDefinitions><View><Name>v</Name><ViewSelectedBy><TypeName>{name}</TypeName></ViewSelectedBy>{group}"
            f"{control}</View></ViewDefinitions></Configuration>")


def row(name: str) -> PSCustomObject:
    made = PSCustomObject.of(Server="EX01", Port=25)
    made.ps_ext = Extension()
    made.ps_ext.type_names = [name, "System.Object"]
    return made


CONTROLS = [
    ("Xml.Table", TABLE, "", "\nSrv      Port\n---      ----\nEX01     25.0\n\n"),
    ("Xml.Grouped", TABLE, GROUP, "\n   On: EX01\n\nSrv      Port\n---      ----\nEX01     25.0\n\n"),
    ("Xml.List", LIST, "", "\nOn   : EX01\nPort : 25\n\n"),
    ("Xml.Wide", WIDE, "", "\nEX01  \n\n"),
    ("Xml.Custom", CUSTOM, "", "\nServer: EX01\n    Port 25\n\n"),
]


@pytest.mark.parametrize(("name", "control", "group", "expected"), CONTROLS, ids=[row[0] for row in CONTROLS])
def test_controls(shell: Any, tmp_path: Path, name: str, control: str, group: str, expected: str) -> None:
    """Each kind of control lays out the objects of its type."""
    file = tmp_path / "x.format.ps1xml"
    file.write_text(document(name, control, group))
    load_format_file(shell, str(file))
    assert format_to_text([row(name)], shell, 14 if name != "Xml.Wide" else 10) == expected


@pytest.mark.parametrize("text", ["<Configuration><View>", "<Other/>", document("X", "<Nothing/>"), document("X", "<WideControl/>")])
def test_bad_files(shell: Any, tmp_path: Path, text: str) -> None:
    """What is no format file is refused."""
    file = tmp_path / "bad.format.ps1xml"
    file.write_text(text)
    with pytest.raises(FormatFileError):
        load_format_file(shell, str(file))


def test_exported_views_read_back(shell: Any, tmp_path: Path) -> None:
    """A view written to a file gives the same layout when it is loaded for another type."""
    views.register_views("Export.Source", "T Export; group=Server | Srv=Server:6, Port:6R")
    text = export_text([(["Export.Target"], views.views_of("Export.Source"))])
    file = tmp_path / "out.format.ps1xml"
    file.write_text(text)
    load_format_file(shell, str(file))
    assert format_to_text([row("Export.Target")], shell, 20) == format_to_text([row("Export.Source")], shell, 20)
