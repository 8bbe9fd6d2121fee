"""In: objects. Out: CSV lines down the pipeline or into a file: ConvertTo-Csv, Export-Csv."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from cmdlets.utility.files import one_of, open_for_writing, read_text, resolved_paths
from cmdlets.utility.properties import MISSING, getter_of
from ems.values.collections import Dictionary
from ems.values.csv_text import CsvReader, CsvWriter, field_text
from ems.values.encodings import UTF8, encoding_of
from ems.values.errors import net_error
from ems.values.objects import NOTHING, PSCustomObject
from ems.values.property_list import property_names
from ems.values.text import to_string

declare("Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind")


class CsvOutput(Cmdlet):
    """What both commands do: lines from objects."""

    use_culture = parameter("UseCulture", "switch", sets="UseCulture", help="Take the list separator of the current culture.")
    delimiter = parameter("Delimiter", "char", position=1, sets="Delimiter", validate=[("notnull",)],
                          help="The character between two fields.")
    include_type_information = parameter("IncludeTypeInformation", "switch", aliases="ITI",
                                         help="Write the line that names the type first.")
    no_type_information = parameter("NoTypeInformation", "switch", aliases="NTI", dont_show=True, help="Leave out the type line, as is the rule.")
    quote_fields = parameter("QuoteFields", "string[]", aliases="QF", help="The columns to put in quotes.")
    use_quotes = parameter("UseQuotes", "Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind", aliases="UQ",
                           help="Which fields to put in quotes: Never, Always or AsNeeded.")
    no_header = parameter("NoHeader", "switch", help="Leave out the header line.")

    def begin(self) -> None:
        if self.quote_fields is not None and "UseQuotes" in self.bound:
            self.throw(net_error("System.InvalidOperationException", "You must specify either the -UseQuotes or -QuoteFields parameters, but not both."),
                       "CannotSpecifyQuoteFieldsAndUseQuotes", "InvalidData")
        if self.include_type_information and "NoTypeInformation" in self.bound:
            self.throw(net_error("System.InvalidOperationException", "You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, "
                                 "but not both."), "CannotSpecifyIncludeTypeInformationAndNoTypeInformation", "InvalidData")
        delimiter = self.delimiter or ","
        if self.use_culture:
            from ems.values.cultures import current, list_separator

            delimiter = list_separator(current().name)
        quotes = to_string(self.use_quotes) if "UseQuotes" in self.bound else "Always"
        self.writer = CsvWriter(str(delimiter), quotes, self.quote_fields)
        self.names: list[str] | None = None
        self.shape: Any = None

    def first_lines(self, item: Any) -> list[str]:
        """What stands before the first object's line."""
        lines = []
        if self.include_type_information:
            lines.append(type_line(item))
        header = self.set_names(names_of(item))
        if not self.no_header:
            lines.append(header)
        return lines

    def set_names(self, names: list[str]) -> str:
        self.names = names
        self.lowers = [name.lower() for name in names]
        self.getters = [getter_of(name) for name in names]
        return self.writer.header(names)

    def line(self, item: Any) -> str:
        """An object's line: the properties of the first object, empty where this one lacks them."""
        assert self.names is not None
        if item.__class__ is PSCustomObject and item.ps_ext is None:
            shape = item.shape
            if shape is self.shape:
                values = item.values
            elif list(shape.index) == self.lowers:
                self.shape = shape
                values = item.values
            else:
                values = [item.get(name) for name in self.names]
            return self.writer.row([value if value.__class__ is str else field_text(value) for value in values])
        if isinstance(item, Dictionary):
            return self.writer.row([field_text(item.get(name)) for name in self.names])
        values = [get(item) for get in self.getters]
        return self.writer.row([None if value is MISSING or value is NOTHING else field_text(value) for value in values])


def names_of(item: Any) -> list[str]:
    return [to_string(key) for key in item.keys()] if isinstance(item, Dictionary) else property_names(item)


def type_line(item: Any) -> str:
    from ems.values.members import type_names

    name = type_names(item)[0]
    return "#TYPE " + (name[4:] if name.startswith("CSV:") else name)


@cmdlet("ConvertTo-Csv", default_set="Delimiter", class_name="Microsoft.PowerShell.Commands.ConvertToCsvCommand", output="System.String", own_first=True)
class ConvertToCsv(CsvOutput):
    """Make CSV lines of objects.

    EXAMPLES
    > [pscustomobject]@{ Name = 'EX01'; Port = 25 } | ConvertTo-Csv
    "Name","Port"
    "EX01","25"

    The first line names the properties.
    """

    input_object = parameter("InputObject", "psobject", position=0, mandatory=True, pipeline=True, byname=True,
                             help="The object to work on.")

    def process(self) -> None:
        item = self.input_object
        if item is None or item is NOTHING:
            return
        if self.names is None:
            for line in self.first_lines(item):
                self.out(line)
        self.out(self.line(item))


@cmdlet("Export-Csv", default_set="Delimiter", class_name="Microsoft.PowerShell.Commands.ExportCsvCommand", supports_should_process=True, own_first=True)
class ExportCsv(CsvOutput):
    """Write objects to a CSV file.

    EXAMPLES
    > [pscustomobject]@{ Name = 'EX01'; Port = 25 } | Export-Csv servers.csv; (Import-Csv servers.csv).Port
    25

    Import-Csv reads the file again.
    """

    input_object = parameter("InputObject", "psobject", mandatory=True, pipeline=True, byname=True, help="The object to work on.")
    path = parameter("Path", "string", position=0, validate=[("notnullorempty",)],
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string", aliases="PSPath LP", validate=[("notnullorempty",)], help="The path, taken as it is.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")
    no_clobber = parameter("NoClobber", "switch", aliases="NoOverwrite", help="Do not replace what is there.")
    encoding = parameter("Encoding", "System.Text.Encoding", validate=[("notnullorempty",)],
                         help="The encoding of the file; UTF-8 without a mark unless given.")
    append = parameter("Append", "switch", help="Add to what is there instead of replacing it.")

    def begin(self) -> None:
        super().begin()
        path, literal = one_of(self, self.path, self.literal_path)
        self.file: Any = None
        self.full_path = resolved_paths(self, path, literal)[0]
        self.codec = encoding_of(self.encoding) if self.encoding is not None else UTF8
        self.start = True
        self.pending: list[str] = []
        self.size = 0
        self.asking = self.common is not None
        if self.append:
            self._read_header()
        self.file = open_for_writing(self, self.full_path, append=bool(self.append), force=bool(self.force), no_clobber=bool(self.no_clobber))

    def _read_header(self) -> None:
        """The columns of the file that is to grow."""
        import os

        if not os.path.exists(self.full_path) or not os.path.getsize(self.full_path):
            return
        text = read_text(self, self.full_path)
        self.start = False
        if not text.endswith(("\n", "\r")):
            self.pending.append("")
        reader = CsvReader(text, self.writer.delimiter)
        while reader.peek() == "#":
            reader.line()
        for fields in reader.records():
            if fields and fields != [""]:
                self.set_names(fields)
                self.appending = True
                return

    appending = False

    def process(self) -> None:
        item = self.input_object
        if item is None or item is NOTHING or (self.asking and not self.should_process(self.path or self.literal_path)):
            return
        if self.names is None:
            self.pending.extend(self.first_lines(item))
        elif self.appending and not self.force:
            self._check_columns(item)
        line = self.line(item)
        self.pending.append(line)
        self.size += len(line)
        if self.size > 200_000:
            self._flush()

    def _check_columns(self, item: Any) -> None:
        self.appending = False
        have = {name.lower() for name in names_of(item)}
        missing = next((name for name in self.names or () if name.lower() not in have), None)
        if missing is not None:
            self.throw(net_error("System.InvalidOperationException", f"Cannot append CSV content to the following file: {self.full_path}. The appended object does "
                                 f"not have a property that corresponds to the following column: {missing}. To continue with mismatched properties, add the "
                                 "-Force parameter, and then retry the command."), "CannotAppendCsvWithMismatchedPropertyNames", "InvalidData", missing)

    def _flush(self) -> None:
        if self.pending and self.file is not None:
            self.file.write(self.codec.encode("\n".join(self.pending) + "\n", self.start))
            self.start = False
        self.pending = []
        self.size = 0

    def end(self) -> None:
        self._flush()

    def clean(self) -> None:
        if getattr(self, "file", None) is not None:
            self._flush()
            self.file.close()
            self.file = None
