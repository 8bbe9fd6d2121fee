"""In: objects and format records. Out: lines on the host: Out-Default, where every pipeline of the console ends."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.objects import NOTHING


@cmdlet("Out-Default", class_name="Microsoft.PowerShell.Commands.OutDefaultCommand")
class OutDefault(Cmdlet):
    """Write objects where output goes by default.

    EXAMPLES
    > 'text' | Out-Default
    text

    Writes the text to the console.
    """

    transcript = parameter("Transcript", "switch", help="Write to transcripts only.")
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to write.")

    def begin(self) -> None:
        from ems.formatting import Formatter

        write = self.transcript_line if self.transcript else self.shell.host.write_line
        self.formatter = Formatter(self.shell, write)

    def transcript_line(self, line: str) -> None:
        for transcript in self.shell.host.transcripts:
            transcript.write(line + "\n")

    def process(self) -> None:
        self.formatter.add(self.input_object)

    def end(self) -> None:
        self.formatter.close()
