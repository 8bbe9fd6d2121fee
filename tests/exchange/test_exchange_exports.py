"""Real exports of Exchange (CLIXML): every file loads, and the objects made of them are written as they were.

EMS_EXPORTS names the directory of the exports; without it the tests are skipped.
"""
from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from exchange_shell import Shell

EXPORTS = Path(os.environ.get("EMS_EXPORTS", Path(__file__).resolve().parents[3] / "shared" / "exports"))
FILES = sorted(path for path in EXPORTS.rglob("*.xml"))
pytestmark = pytest.mark.skipif(not FILES, reason="no exports")

_NS = "{http://schemas.microsoft.com/powershell/2004/04}"
_SESSION = ("SerializationData", "PSComputerName", "RunspaceId", "PSShowComputerName")  # what the exporting session added
# other in every runtime, time zone or directory: guids of other objects, the digits of .NET's doubles, what .NET came to have later
_OTHER = re.compile(r" *(G (PartitionGuid|ObjectGuid)|DT When\w+|Db \w+|B IsIPv6UniqueLocal|I64 Address|S PartitionFQDN)\b")


def flat(root: ET.Element) -> list[str]:
    """One line an element, references followed."""
    names = {e.get("RefId"): [t.text or "" for t in e] for e in root.iter(_NS + "TN")}
    objects = {e.get("RefId"): e for e in root.iter(_NS + "Obj")}
    lines: list[str] = []

    def walk(element: ET.Element, depth: int) -> None:
        name = element.get("N")
        if name in _SESSION:
            return
        if element.tag == _NS + "Ref":
            element = objects[element.get("RefId")]
        tag = element.tag.removeprefix(_NS)
        children = list(element)
        if tag in ("TN", "TNRef"):
            lines.append(" " * depth + "TN " + "|".join(names[element.get("RefId")]))
            return
        if tag == "MS" and all(child.get("N") in _SESSION for child in children):
            return
        lines.append(" " * depth + f"{tag} {name or ''}" + ("" if children else f" = {element.text or ''}"))
        for child in children:
            walk(child, depth + 1)

    for child in root:
        walk(child, 0)
    return [line for line in lines if not _OTHER.match(line)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_export_loads(path: Path, shell: Shell) -> None:
    assert shell.run(f"Import-EmsOrganization '{path}' -Replace -Force") != []
    assert shell.err.getvalue() == ""


@pytest.mark.parametrize(("file", "command", "allowed"), [
    ("e19/GetReceiveConnector", "Get-ReceiveConnector -Server WIN-CTD3L0RGEN4", ()),
    ("e19/GetSendConnector", "Get-SendConnector", ("ConnectedDomain", "System.Object, mscorlib")),
    ("e19/GetAcceptedDomain", "Get-AcceptedDomain", ()),
])
def test_an_imported_object_is_written_as_it_was(file: str, command: str, allowed: tuple[str, ...], shell: Shell) -> None:
    from ems.values.clixml import serialize_all

    path = EXPORTS / f"{file}.xml"
    shell.run(f"Import-EmsOrganization '{path}' -Replace -Force")
    objects: list[Any] = shell.run(command)
    wanted, made = flat(ET.parse(path).getroot()), flat(ET.fromstring(serialize_all(objects, 2)))
    assert len(made) == len(wanted)
    assert [pair for pair in zip(wanted, made, strict=True) if pair[0] != pair[1] and not any(text in pair[1] for text in allowed)] == []
