"""In: output objects. Out: one CLIXML document on standard output, for `-OutputFormat XML`: what another PowerShell reads back as objects.

Other streams stay text on standard error.
"""
from __future__ import annotations

from typing import Any

from ems.values.clixml import HEAD
from ems.values.clixml_writer import CliXmlWriter


class XmlOut:
    """Takes what a run gives; `close` writes the document, once, and nothing when there was no object."""

    def __init__(self, host: Any) -> None:
        self.host = host
        self.writer = CliXmlWriter()

    def __call__(self, item: Any) -> None:
        self.writer.write(item, ' S="Output"', self.writer.depth, 1)

    def close(self) -> None:
        parts, self.writer.parts = self.writer.parts, []
        if parts:
            self.host.write("#< CLIXML\n" + HEAD + ">" + "".join(part.strip() for part in parts) + "</Objs>")
