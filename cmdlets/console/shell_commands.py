"""In: the prompt. Out: Clear-Host, help, pause and the short names for cd that PowerShell has as functions."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter


@cmdlet("Clear-Host", module="")
class ClearHost(Cmdlet):
    """Clear the screen.

    EXAMPLES
    > Clear-Host

    Nothing is left on the terminal.
    """

    def end(self) -> None:
        if self.shell.host.output.isatty():
            self.shell.host.write("\x1b[H\x1b[2J\x1b[3J")
            self.shell.host.open_line = ""


@cmdlet("help", module="")
class Help(Cmdlet):
    """Show help, a screen at a time on a terminal.

    EXAMPLES
    > help Get-Verb | Select-Object -First 1 | ForEach-Object { $null -ne $_ }
    True

    The same text as Get-Help's.
    """

    name = parameter("Name", "string", position=0, byname=True, help="The command or topic.")
    category = parameter("Category", "string[]", help="The kind of topic.")
    full = parameter("Full", "switch", help="Everything there is.")
    detailed = parameter("Detailed", "switch", help="Parameters and examples, too.")
    examples = parameter("Examples", "switch", help="The examples.")
    parameter_name = parameter("Parameter", "string[]", help="The help of one parameter.")

    def end(self) -> None:
        found = self.shell.run_command("Get-Help", dict(self.bound), scope=self.scope)
        host = self.shell.host
        if host.output.isatty() and getattr(host, "interactive", False):
            self.shell.run_command("Out-Host", {"Paging": True}, input=found, scope=self.scope)
        else:
            self.write_each(found)


@cmdlet("Pause", module="")
class Pause(Cmdlet):
    """Wait for Enter.

    EXAMPLES
    > try { Pause } catch { 'nobody there' }
    nobody there

    A session that is not interactive cannot wait.
    """

    def end(self) -> None:
        self.shell.run_command("Read-Host", {"Prompt": "Press Enter to continue..."}, scope=self.scope)


class _Go(Cmdlet):
    """A short name for Set-Location."""

    place = ""

    def end(self) -> None:
        self.shell.run_command("Set-Location", {"Path": self.place}, scope=self.scope)


def _short(name: str, place: str) -> Any:
    made = type("Go", (_Go,), {"place": place, "__doc__": f"Go to {place}.", "__module__": __name__})
    return cmdlet(name, module="")(made)


GoUp = _short("cd..", "..")
GoRoot = _short("cd\\", "/")
GoHome = _short("cd~", "~")
for _name, _class in (("GoUp", GoUp), ("GoRoot", GoRoot), ("GoHome", GoHome)):
    _class.__name__ = _class.__qualname__ = _name
