"""In: the objects of a pipeline. Out: one text of them all: Join-String."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.properties import GROUP_KEYS, MISSING, expressions
from ems.values.objects import NOTHING
from ems.values.text import net_text


@cmdlet("Join-String", default_set="default", class_name="Microsoft.PowerShell.Commands.Utility.JoinStringCommand", output="System.String")
class JoinString(Cmdlet):
    """Join objects, or a property of them, in one text.

    EXAMPLES
    > 1..3 | Join-String -Separator ', ' -OutputPrefix '[' -OutputSuffix ']'
    [1, 2, 3]

    Puts a text around the list.
    """

    property = parameter("Property", "pspropertyexpression", position=0,
                         help="The properties: names, script blocks or hashtables with Name and Expression.")
    separator = parameter("Separator", "string", position=1, help="The text between two items.")
    output_prefix = parameter("OutputPrefix", "string", aliases="op", help="The text before the first item.")
    output_suffix = parameter("OutputSuffix", "string", aliases="os", help="The text after the last item.")
    single_quote = parameter("SingleQuote", "switch", sets="SingleQuote", help="Put each item in single quotes.")
    double_quote = parameter("DoubleQuote", "switch", sets="DoubleQuote", help="Put each item in double quotes.")
    format_string = parameter("FormatString", "string", sets="Format", help="The format string of each item.")
    use_culture = parameter("UseCulture", "switch", help="Take the list separator of the current culture.")
    input_object = parameter("InputObject", "psobject[]", pipeline=True, help="The object to work on.")

    def begin(self) -> None:
        found = expressions(self, [self.property], GROUP_KEYS) if self.property is not None else []  # type: ignore[arg-type]
        self.read = found[0] if found else None
        self.parts: list[str] = []
        self.quote = "'" if self.single_quote else '"' if self.double_quote else ""

    def process(self) -> None:
        for item in self.input_object or ():
            if item is None or item is NOTHING:
                continue
            for value in self._values(item):
                if value is not None:
                    self.parts.append(self._text(value))

    def _values(self, item: Any) -> list[Any]:
        if self.read is None:
            return [item]
        values = [one.get(item) for one in self.read.resolve(item)]
        return [value for value in values if value is not MISSING and value is not NOTHING]

    def _text(self, value: Any) -> str:
        if self.format_string is not None:
            from ems.values.formats import composite

            return composite(self.format_string, [value], None)
        text = value if value.__class__ is str else net_text(value, None if self.use_culture else "")
        return f"{self.quote}{text}{self.quote}"

    def end(self) -> None:
        separator = self.separator
        if separator is None:
            separator = self._ofs()
        self.out((self.output_prefix or "") + separator.join(self.parts) + (self.output_suffix or ""))

    def _ofs(self) -> str:
        """$OFS where it is set, else nothing."""
        found = self.scope.find("ofs")
        return "" if found is None or found.value is None else net_text(found.value)
