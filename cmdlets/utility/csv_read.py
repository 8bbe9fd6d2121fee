"""In: CSV text, from the pipeline or from files. Out: an object a record: ConvertFrom-Csv, Import-Csv."""
from __future__ import annotations

from collections.abc import Callable

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.files import one_of, read_text, resolved_paths
from ems.values.csv_text import CsvReader, split_line
from ems.values.encodings import UTF8, encoding_of
from ems.values.errors import ps_error
from ems.values.objects import Extension, PSCustomObject, Shape
from ems.values.text import to_string


class CsvInput(Cmdlet):
    """What both commands do: objects from text."""

    def prepare(self) -> None:
        delimiter = self.delimiter or ","
        if self.use_culture:
            from ems.values.cultures import current, list_separator

            delimiter = list_separator(current().name)
        self.separator = str(delimiter)
        self.type_name: str | None = None
        self.shape: Shape | None = None
        self.width = 0
        self.warned = False
        if self.header is not None:
            self._set_header(list(self.header))

    def read_text(self, text: str) -> None:
        """Send the objects of a text; header and type line may come first."""
        reader = CsvReader(text, self.separator)
        while self.type_name is None and reader.peek() == "#":
            line = reader.line()
            if line[:6].lower() == "#type ":
                self.type_name = line[6:].strip() or None
            elif self.shape is None and line.startswith("#Fields: "):
                self._set_header(line[9:].split(self.separator))
        out = self.out
        for fields in reader.records():
            if not fields or (len(fields) == 1 and not fields[0]):
                continue
            if self.shape is None:
                self._set_header(fields)
                continue
            out(self.row(fields))

    def _set_header(self, names: list[str]) -> None:
        while len(names) > 1 and not names[-1]:
            names.pop()
        unnamed = 0
        for at, name in enumerate(names):
            if not name:
                unnamed += 1
                names[at] = f"H{unnamed}"
        if unnamed and not self.warned:
            self.warned = True
            self.write_warning('One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.')
        self.shape = Shape(tuple(names))
        self.width = len(names)

    def row(self, fields: list[str]) -> PSCustomObject:
        """The object of a record; fields that it lacks are null."""
        width = self.width
        count = len(fields)
        if count != width:
            fields = fields[:width] if count > width else [*fields, *[None] * (width - count)]  # type: ignore[list-item]
        assert self.shape is not None
        if len(self.shape.index) != width:
            raise self._repeated()
        made = PSCustomObject(self.shape, fields)
        if self.type_name is not None:
            made.ps_ext = Extension()
            made.ps_ext.type_names = [self.type_name, f"CSV:{self.type_name}"]
        return made

    def _repeated(self) -> Exception:
        seen: set[str] = set()
        assert self.shape is not None
        name = next(n for n in self.shape.names if n.lower() in seen or seen.add(n.lower()))  # type: ignore[func-returns-value]
        return ps_error("AlreadyPresentPSMemberInfoInternalCollectionAdd", f'The member "{name}" is already present.', category="NotSpecified",
                        cls="System.Management.Automation.ExtendedTypeSystemException")


@cmdlet("ConvertFrom-Csv", default_set="Delimiter", class_name="Microsoft.PowerShell.Commands.ConvertFromCsvCommand")
class ConvertFromCsv(CsvInput):
    """Make objects of CSV lines.

    Every value is text; a field that a line lacks is null.

    EXAMPLES
    > ('Name,Port', 'EX01,25' | ConvertFrom-Csv).Port
    25

    The first line names the properties.
    """

    delimiter = parameter("Delimiter", "char", position=1, sets="Delimiter", validate=[("notnull",), ("notnullorempty",)],
                          help="The character between two fields.")
    use_culture = parameter("UseCulture", "switch", mandatory=True, sets="UseCulture", validate=[("notnull",), ("notnullorempty",)],
                            help="Take the list separator of the current culture.")
    input_object = parameter("InputObject", "psobject[]", position=0, mandatory=True, pipeline=True, byname=True,
                             validate=[("notnull",), ("notnullorempty",)], help="The object to work on.")
    header = parameter("Header", "string[]", validate=[("notnull",), ("notnullorempty",)],
                       help="Names of the columns, where the text has none.")

    direct_classes = frozenset((str,))

    def begin(self) -> None:
        self.prepare()

    def stage_accept(self) -> Callable[[str], None]:
        return self._line

    def process(self) -> None:
        for item in self.input_object or ():
            self._line(item if item.__class__ is str else to_string(item))

    def _line(self, text: str) -> None:
        """One string of the pipeline: a line, or a text of several."""
        if self.shape is not None and "\n" not in text and "\r" not in text and text[:1] != "#":
            fields = split_line(text, self.separator) if text else None
            if fields:
                self.out(self.row(fields))
                return
        self.read_text(text)


@cmdlet("Import-Csv", default_set="DelimiterPath", class_name="Microsoft.PowerShell.Commands.ImportCsvCommand")
class ImportCsv(CsvInput):
    """Read the objects of CSV files.

    EXAMPLES
    > Set-Content q.csv 'Name,Port', 'EX01,25'; (Import-Csv q.csv).Name
    EX01

    The first line names the properties.
    """

    delimiter = parameter("Delimiter", "char", position=1, sets="DelimiterPath DelimiterLiteralPath", validate=[("notnull",)],
                          help="The character between two fields.")
    path = parameter("Path", "string[]", position=0, mandatory=True, pipeline=True, byname=True, sets="DelimiterPath CulturePath",
                     validate=[("notnullorempty",)], help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="DelimiterLiteralPath CultureLiteralPath",
                             aliases="PSPath LP", validate=[("notnullorempty",)], help="The path, taken as it is.")
    use_culture = parameter("UseCulture", "switch", mandatory=True, sets="CulturePath CultureLiteralPath", validate=[("notnull",)],
                            help="Take the list separator of the current culture.")
    header = parameter("Header", "string[]", validate=[("notnullorempty",)], help="Names of the columns, where the text has none.")
    encoding = parameter("Encoding", "System.Text.Encoding", validate=[("notnullorempty",)],
                         help="The encoding of the file; UTF-8 without a mark unless given.")

    def process(self) -> None:
        literal = self.literal_path is not None
        if self.path is None and not literal:
            one_of(self, None, None)
        for path in self.literal_path if literal else self.path:
            for full in resolved_paths(self, path, literal):
                self.prepare()
                self.read_text(read_text(self, full, encoding_of(self.encoding) if self.encoding is not None else UTF8))
