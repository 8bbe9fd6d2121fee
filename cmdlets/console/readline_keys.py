"""In: keys and functions of the line editor. Out: Get-, Set- and Remove-PSReadLineKeyHandler, PSConsoleHostReadLine."""
from __future__ import annotations

import re
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.console.key_names import sequence, slot
from ems.console.key_tables import GROUPS, bindings, group_of
from ems.console.options import options_of
from ems.values.enums import enum_type
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type

ALL = sorted({name for names in GROUPS.values() for name in names.split()}, key=str.lower)

VI_MODE = enum_type("Microsoft.PowerShell.ViMode", {"Insert": 0, "Command": 1})


class KeyHandler(NetObject):
    """A key and what it does."""

    __slots__ = ("description", "function", "key")
    net_name = "Microsoft.PowerShell.KeyHandler"

    def __init__(self, key: str, function: str, description: str = "") -> None:
        self.ps_ext = None
        self.key = key
        self.function = function
        self.description = description or words_of(function)


def words_of(function: str) -> str:
    """`Accept line` of AcceptLine."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", function).capitalize()


HANDLER = net_type(KeyHandler.net_name, py=KeyHandler)
HANDLER.prop("string Key", lambda h: h.key)
HANDLER.prop("string Function", lambda h: h.function)
HANDLER.prop("string Description", lambda h: h.description)
HANDLER.prop("string Group", lambda h: group_of(h.function))


def handlers(shell: Any) -> list[KeyHandler]:
    """The bindings in force: those of the mode, then those that scripts set."""
    options = options_of(shell)
    names = options.key_texts
    out = []
    for key, function in bindings(options.edit_mode):
        found = slot(key)
        if found not in options.removed and found not in options.handlers:
            out.append(KeyHandler(key, function))
    for found, handler in options.handlers.items():
        key, brief, long = names.get(found, ("+".join(found), "", ""))
        function = handler if isinstance(handler, str) else brief or "CustomAction"
        out.append(KeyHandler(key, function, long))
    return out


def command_mode(mode: Any) -> bool:
    """True when a cmdlet's -ViMode asks for the command mode."""
    return mode is not None and mode.number == 1


@cmdlet("Get-PSReadLineKeyHandler", class_name="Microsoft.PowerShell.GetKeyHandlerCommand", output=KeyHandler.net_name, default_set="FullListing", module="PSReadLine")
class GetPSReadLineKeyHandler(Cmdlet):
    """List what the keys do.

    EXAMPLES
    > Get-PSReadLineKeyHandler -Chord Enter | ForEach-Object Function
    AcceptLine

    What Enter does.
    """

    bound_only = parameter("Bound", "switch", sets="FullListing", help="Functions that have a key.")
    unbound = parameter("Unbound", "switch", sets="FullListing", help="Functions that have none.")
    chord = parameter("Chord", "string[]", position=0, mandatory=True, sets="SpecificBindings", aliases="Key", help="Keys, such as Ctrl+x or Alt+f.")

    def end(self) -> None:
        known = handlers(self.shell)
        if self.chord:
            wanted = {sequence(c): c for c in self.chord}
            for row in known:
                if sequence(row.key) in wanted:
                    self.write(row)
            return
        both = not self.bound_only and not self.unbound
        if self.bound_only or both:
            self.write_each(known)
        if self.unbound or both:
            used = {h.function for h in known}
            self.write_each(KeyHandler("Unbound", name) for name in ALL if name not in used)


@cmdlet("Set-PSReadLineKeyHandler", class_name="Microsoft.PowerShell.SetPSReadLineKeyHandlerCommand", default_set="ScriptBlock", module="PSReadLine")
class SetPSReadLineKeyHandler(Cmdlet):
    """Bind a key to a function of the line editor or to a script block.

    EXAMPLES
    > Set-PSReadLineKeyHandler -Chord Ctrl+d -Function DeleteCharOrExit; (Get-PSReadLineKeyHandler Ctrl+d).Function
    DeleteCharOrExit

    Ctrl+d deletes, or ends the shell on an empty line.
    """

    chord = parameter("Chord", "string[]", position=0, mandatory=True, aliases="Key", help="The keys.")
    script_block = parameter("ScriptBlock", "scriptblock", position=1, mandatory=True, sets="ScriptBlock", help="Runs with the key and a count.")
    brief = parameter("BriefDescription", "string", sets="ScriptBlock", help="The name in lists.")
    description = parameter("Description", "string", sets="ScriptBlock", help="What it does.")
    function = parameter("Function", "string", mandatory=True, sets="Function", validate=[("set", *ALL)], help="The function of the line editor.")
    vi_mode = parameter("ViMode", "Microsoft.PowerShell.ViMode", help="The mode of Vi in which it holds.")

    def end(self) -> None:
        options = options_of(self.shell)
        for chord in self.chord:
            found = slot(chord, command_mode(self.vi_mode))
            if found is None:
                self.write_error(net_error("System.ArgumentException", f"The key '{chord}' cannot be read from a terminal."), "InvalidKey", "InvalidArgument", chord)
                continue
            name = next((n for n in ALL if self.function and n.lower() == self.function.lower()), None)
            if name is not None:
                from ems.console.keys import ACTIONS

                if name not in ACTIONS:
                    self.write_error(self.unresolved(f"The function {name} is not part of this line editor."))
                    continue
            options.handlers[found] = name if name is not None else self.script_block
            options.key_texts[found] = (f"<{chord}>" if command_mode(self.vi_mode) else chord, self.brief or "", self.description or "")
            options.removed.discard(found)
        options.epoch += 1


@cmdlet("Remove-PSReadLineKeyHandler", class_name="Microsoft.PowerShell.RemoveKeyHandlerCommand", module="PSReadLine")
class RemovePSReadLineKeyHandler(Cmdlet):
    """Take a key its function.

    EXAMPLES
    > Remove-PSReadLineKeyHandler -Chord F8; @(Get-PSReadLineKeyHandler -Chord F8).Count
    0

    F8 does nothing any more.
    """

    chord = parameter("Chord", "string[]", position=0, mandatory=True, aliases="Key", help="The keys.")
    vi_mode = parameter("ViMode", "Microsoft.PowerShell.ViMode", help="The mode of Vi.")

    def end(self) -> None:
        options = options_of(self.shell)
        for chord in self.chord:
            found = slot(chord, command_mode(self.vi_mode))
            if found is not None:
                options.handlers.pop(found, None)
                options.removed.add(found)
        options.epoch += 1


@cmdlet("PSConsoleHostReadLine", module="PSReadLine", output="System.String")
class PSConsoleHostReadLine(Cmdlet):
    """Read a line as the prompt does.

    EXAMPLES
    > try { PSConsoleHostReadLine } catch { $_.FullyQualifiedErrorId }
    NoConsole,PSConsoleHostReadLine

    Only an interactive shell has a line to edit.
    """

    def end(self) -> None:
        editor = getattr(self.shell.host, "editor", None)
        if editor is None:
            self.fail("NoConsole", "There is no console to read a line from.", "ResourceUnavailable", cls="System.InvalidOperationException")
        self.write(editor.read("") or "")  # type: ignore[union-attr]
