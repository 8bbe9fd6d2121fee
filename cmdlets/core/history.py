"""In: the session's history. Out: Get-History, Add-History, Clear-History, Invoke-History."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime.history import HistoryInfo
from ems.values.errors import net_error
from ems.values.members import get_member
from ems.values.types import net_type
from ems.values.wildcard import Wildcard

INFO = net_type("Microsoft.PowerShell.Commands.HistoryInfo", py=HistoryInfo)
INFO.prop("long Id", lambda h: h.id)
INFO.prop("string CommandLine", lambda h: h.command_line)
INFO.prop("System.Management.Automation.Runspaces.PipelineState ExecutionStatus", lambda h: h.status)
INFO.prop("datetime StartExecutionTime", lambda h: h.start)
INFO.prop("datetime EndExecutionTime", lambda h: h.end)
INFO.prop("timespan Duration", lambda h: duration(h))


def duration(entry: HistoryInfo) -> Any:
    from ems.values.arithmetic import sub

    return sub(entry.end, entry.start) if entry.end is not None and entry.start is not None else None


@INFO.method("string ToString()")
def text(entry: HistoryInfo) -> str:
    return entry.command_line


def not_found(what: str, value: Any) -> Exception:
    return net_error("System.ArgumentException", f"Cannot locate the history for {what} {value}.")


@cmdlet("Get-History", class_name="Microsoft.PowerShell.Commands.GetHistoryCommand", output="Microsoft.PowerShell.Commands.HistoryInfo")
class GetHistory(Cmdlet):
    """Lists the command lines of this session.

    EXAMPLES
    > @(Get-History).Count
    0

    A script run has no history.
    """

    id = parameter("Id", "long[]", position=0, pipeline=True, help="Entries by number.")
    count = parameter("Count", "int", position=1, validate=(("range", 0, 32767),), help="The last so many.")

    def process(self) -> None:
        entries = self.shell.history.entries
        if self.id:
            for number in self.id:
                at = next((i for i, e in enumerate(entries) if e.id == number), None)
                if at is None:
                    self.write_error(not_found("Id", number), "GetHistoryNoHistoryForId", "ObjectNotFound", number)
                    continue
                for entry in entries[max(0, at + 1 - (self.count or 1)) : at + 1]:
                    self.write(entry)
            return
        for entry in entries[-self.count :] if self.count else entries:
            self.write(entry)


@cmdlet("Add-History", class_name="Microsoft.PowerShell.Commands.AddHistoryCommand", output="Microsoft.PowerShell.Commands.HistoryInfo")
class AddHistory(Cmdlet):
    """Appends entries to the history of this session.

    EXAMPLES
    > Add-History -InputObject ([pscustomobject]@{ CommandLine = 'Get-Date' }); (Get-History).CommandLine
    Get-Date

    Adds a line.
    """

    input_object = parameter("InputObject", "psobject[]", position=0, pipeline=True, help="Objects with a CommandLine.")
    passthru = parameter("Passthru", "switch", help="Return the entries.")

    def process(self) -> None:
        for item in self.input_object or []:
            line = get_member(item, "CommandLine")
            if not line:
                self.write_error(net_error("System.IO.InvalidDataException", "Cannot add history because the input object has a format that is not valid."),
                                 "AddHistoryInvalidInput", "InvalidData", item)
                continue
            made = self.shell.history.add(line, get_member(item, "StartExecutionTime"), get_member(item, "EndExecutionTime"))
            if self.passthru:
                self.write(made)


@cmdlet("Clear-History", class_name="Microsoft.PowerShell.Commands.ClearHistoryCommand", default_set="IDParameter", supports_should_process=True)
class ClearHistory(Cmdlet):
    """Deletes entries of this session's history.

    EXAMPLES
    > Clear-History; @(Get-History).Count
    0

    Deletes all.
    """

    id = parameter("Id", "int[]", position=0, sets="IDParameter", help="Entries by number.")
    command_line = parameter("CommandLine", "string[]", sets="CommandLineParameter", help="Entries by text; wildcards are allowed.")
    count = parameter("Count", "int", position=1, help="So many, the oldest first.")
    newest = parameter("Newest", "switch", help="The newest first.")

    def process(self) -> None:
        history = self.shell.history
        entries = list(history.entries)
        if self.id:
            chosen = [e for e in entries if e.id in self.id]
        elif self.command_line:
            chosen = [e for e in entries if any(Wildcard(p).matches(e.command_line) for p in self.command_line)]
        else:
            chosen = entries
        if self.newest:
            chosen = chosen[::-1]
        chosen = chosen[: self.count] if self.count else chosen
        if self.should_process("history", "Clear-History"):
            history.entries = [e for e in entries if e not in chosen]


@cmdlet("Invoke-History", class_name="Microsoft.PowerShell.Commands.InvokeHistoryCommand", supports_should_process=True)
class InvokeHistory(Cmdlet):
    """Runs a command line of this session's history again.

    EXAMPLES
    > try { Invoke-History 99 -ErrorAction Stop } catch { $_.CategoryInfo.Category }
    ObjectNotFound

    There is no such entry.
    """

    id = parameter("Id", "string", position=0, byname=True, help="An entry's number, or the beginning of its text.")

    def end(self) -> None:
        entries = self.shell.history.entries
        wanted = self.id
        if wanted is None:
            found = entries[-1] if entries else None
        elif wanted.lstrip("-").isdigit():
            found = next((e for e in entries if e.id == int(wanted)), None)
        else:
            found = next((e for e in reversed(entries) if e.command_line.startswith(wanted)), None)
        if found is None:
            self.throw(not_found("Id" if wanted and wanted.isdigit() else "command line", wanted), "InvokeHistoryNoHistoryForId", "ObjectNotFound", wanted)
            return
        if self.should_process(found.command_line, "Invoke-History"):
            self.shell.host.write_line(found.command_line)
            self.shell.run_here(self.shell.parse(found.command_line), self.scope, self.out)
