"""In: objects and format records. Out: their text, as one string or line by line: Out-String."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.objects import NOTHING


@cmdlet(
    "Out-String", default_set="NoNewLineFormatting", class_name="Microsoft.PowerShell.Commands.OutStringCommand", output="System.String"
)
class OutString(Cmdlet):
    """Turn objects into the text that the console would show.

    EXAMPLES
    > (1, 2 | Out-String).Length
    4

    Each line ends with a newline.
    """

    stream = parameter("Stream", "switch", sets="StreamFormatting", help="Send a string for each line.")
    width = parameter(
        "Width", "int", validate=[("range", 2, 2147483647)], help="The characters of a line; without it lines are as long as they need."
    )
    no_newline = parameter("NoNewline", "switch", sets="NoNewLineFormatting", help="Put no newlines between and after the lines.")
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to show.")

    def begin(self) -> None:
        from ems.formatting import Formatter

        self.lines: list[str] = []
        self.formatter = Formatter(self.shell, self.out if self.stream else self.lines.append, self.width or 0, terminal=False)

    def process(self) -> None:
        self.formatter.add(self.input_object)

    def end(self) -> None:
        self.formatter.close()
        if not self.stream:
            newline = "" if self.no_newline else "\n"
            self.out("".join([line + newline for line in self.lines]))
