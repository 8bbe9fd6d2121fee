"""In: texts. Out: the clipboard of the desktop, through the system's own programs: Get-Clipboard, Set-Clipboard."""
from __future__ import annotations

from typing import Any

from cmdlets.management.item_parameters import PASS_THRU
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import net_error

# program -> (arguments to read, arguments to write)
TOOLS: dict[str, tuple[list[str], list[str]]] = {
    "pbcopy": (["pbpaste"], ["pbcopy"]),
    "wl-copy": (["wl-paste", "--no-newline"], ["wl-copy"]),
    "xclip": (["xclip", "-selection", "clipboard", "-out"], ["xclip", "-selection", "clipboard", "-in"]),
    "xsel": (["xsel", "--clipboard", "--output"], ["xsel", "--clipboard", "--input"]),
}


class ClipboardCommand(Cmdlet):
    """What both commands share: finding and running a program."""

    def tool(self, write: bool) -> list[str] | None:
        import shutil

        for name, commands in TOOLS.items():
            if shutil.which(name):
                return commands[1] if write else commands[0]
        self.write_error(net_error("System.PlatformNotSupportedException", f"No clipboard: none of the programs {', '.join(TOOLS)} is installed."),
                         "ClipboardNotAvailable", "ResourceUnavailable")
        return None

    def read(self) -> str | None:
        import subprocess

        tool = self.tool(False)
        if tool is None:
            return None
        done = subprocess.run(tool, capture_output=True, check=False)
        return done.stdout.decode("utf-8", "replace")

    def put(self, text: str) -> bool:
        import subprocess

        tool = self.tool(True)
        if tool is None:
            return False
        done = subprocess.run(tool, input=text.encode("utf-8", "replace"), check=False)
        if done.returncode:
            self.write_error(net_error("System.InvalidOperationException", f"{tool[0]} ended with code {done.returncode}."), "ClipboardNotSet", "WriteError")
        return done.returncode == 0


@cmdlet("Get-Clipboard", class_name="Microsoft.PowerShell.Commands.GetClipboardCommand", output="System.String")
class GetClipboard(ClipboardCommand):
    """Get the text of the clipboard, a line at a time.

    The programs pbpaste, wl-paste, xclip or xsel do the work; without one the command writes an error.
    """

    raw = parameter("Raw", "switch", help="The whole content as one value.")
    delimiter = parameter("Delimiter", "string[]", help="What ends a piece of text (a newline).")

    def process(self) -> None:
        text = self.read()
        if text is None:
            return
        if self.raw:
            self.out(text)
            return
        for line in self.parts(text):
            self.out(line)

    def parts(self, text: str) -> list[str]:
        import re

        if self.delimiter:
            return [part for part in re.split("|".join(map(re.escape, self.delimiter)), text) if part]
        return text.splitlines() if text else []


@cmdlet("Set-Clipboard", class_name="Microsoft.PowerShell.Commands.SetClipboardCommand", supports_should_process=True,
        output="System.String")
class SetClipboard(ClipboardCommand):
    """Put text on the clipboard.

    The programs pbcopy, wl-copy, xclip or xsel do the work; -AsOSC52 asks the terminal instead.
    """

    value = parameter("Value", "string[]", position=0, mandatory=True, pipeline=True, byname=True,
                      validate=[("allownull",), ("allowemptystring",), ("allowemptycollection",)], help="The value.")
    append = parameter("Append", "switch", help="Add to what is there instead of replacing it.")
    pass_thru = PASS_THRU
    as_osc52 = parameter("AsOSC52", "switch", aliases="ToLocalhost", help="By the terminal's escape sequence.")

    def begin(self) -> None:
        self.lines: list[Any] = []

    def process(self) -> None:
        self.lines.extend(line for line in self.value or () if line is not None)
        if self.pass_thru:
            self.write_each(self.value or ())

    def end(self) -> None:
        text = "\n".join(self.lines)
        if not self.should_process("Clipboard" if text else "Clear clipboard", f"Set clipboard content to '{text[:20]}'" if text else "Clear the clipboard"):
            return
        if self.append:
            text = "\n".join(part for part in (self.read(), text) if part)
        if self.as_osc52:
            import base64

            self.shell.host.write(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a")
            return
        self.put(text)
