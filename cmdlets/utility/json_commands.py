"""In: objects, JSON text. Out: JSON text, objects: ConvertTo-Json, ConvertFrom-Json."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from ems.values.errors import NetException
from ems.values.json_text import JsonWriter, parse_json
from ems.values.objects import NOTHING
from ems.values.text import to_string

declare("Newtonsoft.Json.StringEscapeHandling")
declare("Microsoft.PowerShell.Commands.JsonDateKind")


@cmdlet("ConvertTo-Json", class_name="Microsoft.PowerShell.Commands.ConvertToJsonCommand", output="System.String")
class ConvertToJson(Cmdlet):
    """Make JSON text of objects.

    Several objects become an array. What lies deeper than -Depth is written as text, with a warning.

    EXAMPLES
    > [ordered]@{ Name = 'EX01'; Ports = 25, 587 } | ConvertTo-Json -Compress
    {"Name":"EX01","Ports":[25,587]}

    -Compress leaves out spaces and line breaks.
    """

    input_object = parameter("InputObject", "object", position=0, mandatory=True, pipeline=True, validate=[("allownull",), ("allowempty",)], help="The object to work on.")
    depth = parameter("Depth", "int", validate=[("range", 0, 100)], help="How many levels of contained objects to write.")
    compress = parameter("Compress", "switch", help="Leave out spaces and line breaks.")
    enums_as_strings = parameter("EnumsAsStrings", "switch", help="Write the names of enum values, not their numbers.")
    as_array = parameter("AsArray", "switch", help="Write an array even for a single object.")
    escape_handling = parameter("EscapeHandling", "Newtonsoft.Json.StringEscapeHandling", help="Which characters to write as \\u escapes.")

    def begin(self) -> None:
        self.items: list[Any] = []

    def process(self) -> None:
        self.items.append(self.input_object)

    def end(self) -> None:
        items = self.items
        if not items:
            return
        value = items if len(items) > 1 or self.as_array else items[0]
        depth = self.depth if "Depth" in self.bound else 2
        escape = to_string(self.escape_handling) if "EscapeHandling" in self.bound else "Default"
        writer = JsonWriter(depth, bool(self.compress), bool(self.enums_as_strings), escape)
        text = writer.text(value)
        if writer.truncated:
            self.write_warning(f"Resulting JSON is truncated as serialization has exceeded the set depth of {depth}.")
        self.out(text)


@cmdlet("ConvertFrom-Json", class_name="Microsoft.PowerShell.Commands.ConvertFromJsonCommand")
class ConvertFromJson(Cmdlet):
    """Make objects of JSON text.

    Text that comes in lines is put together. Whole numbers are Int64, dates become DateTime.

    EXAMPLES
    > ('{"name":"EX01","ports":[25,587]}' | ConvertFrom-Json).ports[1]
    587

    Reads a property of the object.
    """

    input_object = parameter("InputObject", "string", position=0, mandatory=True, pipeline=True, validate=[("allowempty",)], help="The object to work on.")
    as_hashtable = parameter("AsHashtable", "switch", help="Return ordered hashtables; keys that differ in case alone stay apart.")
    depth = parameter("Depth", "int", validate=[("range", "Positive")], help="How deep the text may be nested.")
    no_enumerate = parameter("NoEnumerate", "switch", help="Send a collection as one object.")
    date_kind = parameter("DateKind", "Microsoft.PowerShell.Commands.JsonDateKind", help="How text that is a date comes back.")

    def begin(self) -> None:
        self.texts: list[str] = []

    def process(self) -> None:
        self.texts.append(self.input_object)

    def end(self) -> None:
        texts = self.texts
        if not texts:
            return
        if len(texts) == 1:
            self._convert(texts[0])
            return
        try:
            whole = self._convert(texts[0])
        except NetException as error:
            if error.net_name != "System.ArgumentException":
                raise
            whole = False
        if whole:
            for text in texts[1:]:
                self._convert(text)
        else:
            self._convert("\n".join(texts))

    def _convert(self, text: str) -> bool:
        """Write the value of a text; False when it was null."""
        kind = to_string(self.date_kind) if "DateKind" in self.bound else "Default"
        value = parse_json(text, bool(self.as_hashtable), self.depth if "Depth" in self.bound else 1024, kind)
        if self.no_enumerate or value.__class__ is not list:
            self.out(value)
        else:
            for item in value:
                self.out(item)
        return value is not None and value is not NOTHING
