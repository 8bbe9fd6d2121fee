"""In: objects and format records. Out: lines on the host: Out-Host."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import ErrorRecord, net_error
from ems.values.objects import NOTHING

MORE = "<SPACE> next page; <CR> next line; Q quit"
ANSWERS = (" ", "\r", "\n", "q")


@cmdlet("Out-Host", class_name="Microsoft.PowerShell.Commands.OutHostCommand")
class OutHost(Cmdlet):
    """Write objects to the console.

    EXAMPLES
    > 1, 2 | Out-Host
    1
    2

    Writes each object on its own line; nothing goes down the pipeline.
    """

    paging = parameter("Paging", "switch", help="Stop after each screenful.")
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to write.")

    def begin(self) -> None:
        from ems.formatting import Formatter

        self.room = self.page = 0
        if self.paging and self.shell.host.interactive:
            self.room = self.page = max(self.shell.host.height - 1, 1)
        self.formatter = Formatter(self.shell, self.paged_line if self.room else self.shell.host.write_line)

    def paged_line(self, line: str) -> None:
        """A line; after a screenful the user decides how to go on."""
        host = self.shell.host
        if self.room == 0:
            self.ask()
        host.write_line(line)
        self.room -= 1

    def ask(self) -> None:
        host = self.shell.host
        host.write(MORE)
        answer = ""
        while answer not in ANSWERS:
            answer = host.read_key().lower()
        host.write_line()
        if answer == "q":
            raise self.halted()
        self.room = self.page if answer == " " else 1

    @staticmethod
    def halted() -> Exception:
        """What ends the pipeline when the user has seen enough: an error of no command."""
        error = net_error("System.Management.Automation.HaltCommandException", "The command was stopped by the user.")
        error.record = ErrorRecord(error, "HaltCommandException", "OperationStopped", activity="")
        return error

    def process(self) -> None:
        self.formatter.add(self.input_object)

    def end(self) -> None:
        self.formatter.close()
