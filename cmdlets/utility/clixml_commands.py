"""In: objects, CLIXML text and files. Out: the other: Export-, Import-Clixml, ConvertTo-, ConvertFrom-CliXml."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.files import open_for_writing, read_bytes, resolved_paths
from ems.values.clixml_reader import CliXmlReader
from ems.values.clixml_writer import CliXmlWriter
from ems.values.encodings import UTF8, decode, encoding_of
from ems.values.objects import NOTHING


@cmdlet("Export-Clixml", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.ExportClixmlCommand", supports_should_process=True)
class ExportClixml(Cmdlet):
    """Write objects to a file from which Import-Clixml makes them again.

    EXAMPLES
    > [pscustomobject]@{ Port = 25 } | Export-Clixml o.xml; (Import-Clixml o.xml).Port + 1
    26

    Numbers stay numbers.
    """

    depth = parameter("Depth", "int", validate=[("range", 1, 2147483647)], help="How many levels of contained objects to write.")
    path = parameter("Path", "string", position=0, mandatory=True, sets="ByPath",
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string", mandatory=True, sets="ByLiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    input_object = parameter("InputObject", "psobject", mandatory=True, pipeline=True, validate=[("allownull",)], help="The object to work on.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")
    no_clobber = parameter("NoClobber", "switch", aliases="NoOverwrite", help="Do not replace what is there.")
    encoding = parameter("Encoding", "System.Text.Encoding", validate=[("notnullorempty",)],
                         help="The encoding of the file; UTF-8 without a mark unless given.")

    def begin(self) -> None:
        literal = self.literal_path is not None
        self.full_path = resolved_paths(self, self.literal_path if literal else self.path, literal)[0]
        self.writer = CliXmlWriter(self.depth if "Depth" in self.bound else 2)
        self.file: Any = None
        if self.should_process(self.full_path):
            self.file = open_for_writing(self, self.full_path, force=bool(self.force), no_clobber=bool(self.no_clobber))

    def process(self) -> None:
        if self.file is not None and self.input_object is not NOTHING:
            self.writer.add(self.input_object)

    def end(self) -> None:
        if self.file is not None:
            codec = encoding_of(self.encoding) if self.encoding is not None else UTF8
            self.file.write(_encoded(self.writer.document(), codec))

    def clean(self) -> None:
        if getattr(self, "file", None) is not None:
            self.file.close()
            self.file = None


def _encoded(text: str, codec: Any) -> bytes:
    """The bytes of a document; what the encoding lacks is written as a character reference."""
    if codec.codec.startswith("utf"):
        return codec.encode(text)
    return codec.mark + text.encode(codec.codec, "xmlcharrefreplace")


@cmdlet("Import-Clixml", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.ImportClixmlCommand")
class ImportClixml(Cmdlet):
    """Make the objects of a file that Export-Clixml wrote.

    Objects of rich types come back with their properties, but without methods; their type names begin with Deserialized.

    EXAMPLES
    > 1, 'two' | Export-Clixml o.xml; (Import-Clixml o.xml)[1]
    two

    Reads all objects of the file.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, pipeline=True, byname=True, sets="ByPath",
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="ByLiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    include_total_count = parameter("IncludeTotalCount", "switch", help="Return the number of objects first.")
    skip = parameter("Skip", "ulong", help="Leave out that many objects at the start.")
    first = parameter("First", "ulong", help="Return that many objects from the start.")

    def process(self) -> None:
        literal = self.literal_path is not None
        for path in self.literal_path if literal else self.path:
            for full in resolved_paths(self, path, literal):
                self._read(decode(read_bytes(self, full)))

    def _read(self, text: str) -> None:
        reader = CliXmlReader(text)
        if not {"First", "Skip", "IncludeTotalCount"} & self.bound.keys():
            for value in reader.values():
                self.out(value)
            return
        values = list(reader.values())
        if self.include_total_count:
            from ems.values.numbers import UInt64

            self.out(UInt64(len(values)))
        skip = int(self.skip or 0)
        end = skip + int(self.first) if "First" in self.bound else len(values)
        self.write_each(values[skip:end])


@cmdlet("ConvertTo-CliXml", class_name="Microsoft.PowerShell.Commands.ConvertToClixmlCommand", output="System.String")
class ConvertToCliXml(Cmdlet):
    """Make CLIXML text of objects.

    EXAMPLES
    > (5 | ConvertTo-CliXml).Length -gt 10
    True

    The text is what Export-Clixml writes to a file.
    """

    input_object = parameter("InputObject", "psobject", position=0, mandatory=True, pipeline=True, validate=[("allownull",)], help="The object to work on.")
    depth = parameter("Depth", "int", validate=[("range", 1, 2147483647)], help="How many levels of contained objects to write.")

    def begin(self) -> None:
        self.writer = CliXmlWriter(self.depth if "Depth" in self.bound else 2)

    def process(self) -> None:
        self.writer.add(self.input_object)

    def end(self) -> None:
        self.out(self.writer.document())


@cmdlet("ConvertFrom-CliXml", class_name="Microsoft.PowerShell.Commands.ConvertFromClixmlCommand")
class ConvertFromCliXml(Cmdlet):
    """Make objects of CLIXML text.

    EXAMPLES
    > 5, 6 | ConvertTo-CliXml | ConvertFrom-CliXml
    5
    6

    Reads what ConvertTo-CliXml wrote.
    """

    input_object = parameter("InputObject", "string", position=0, mandatory=True, pipeline=True, validate=[("allownull",)], help="The object to work on.")

    def begin(self) -> None:
        self.texts: list[str] = []

    def process(self) -> None:
        self.texts.append(self.input_object or "")

    def end(self) -> None:
        for value in CliXmlReader("".join(self.texts)).values():
            self.out(value)
