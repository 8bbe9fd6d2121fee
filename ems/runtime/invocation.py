"""In: a command's site and what it resolved to. Out: InvocationInfo ($MyInvocation, ErrorRecord.InvocationInfo)."""
from __future__ import annotations

from typing import Any

from ems.syntax.source import Source
from ems.values.objects import NetObject


class InvocationInfo(NetObject):
    """Where and as what a command was called. Offsets are in `source`; None when it came from no script text."""

    __slots__ = ("bound", "command_origin", "end", "expecting_input", "history_id", "invocation_name", "my_command", "pipeline_length", "pipeline_position",
                 "source", "start", "unbound", "display_start", "display_end", "command_path", "statement_text")
    net_name = "System.Management.Automation.InvocationInfo"

    def __init__(self, my_command: Any = None, invocation_name: str = "", source: Source | None = None, start: int = 0, end: int = 0) -> None:
        self.ps_ext = None
        self.my_command = my_command
        self.invocation_name = invocation_name
        self.source = source
        self.start = start
        self.end = end
        self.bound: Any = None
        self.unbound: list[Any] = []
        self.pipeline_length = 0  # of a running command; what an error record tells is a copy without it
        self.pipeline_position = 0
        self.expecting_input = False
        self.history_id = 1
        self.command_origin = "Internal"
        self.command_path: str | None = None

    def placed(self, source: Source, start: int, end: int) -> InvocationInfo:
        """The same call with a place."""
        made = InvocationInfo(self.my_command, self.invocation_name, source, start, end)
        for name in ("bound", "unbound", "pipeline_length", "pipeline_position", "expecting_input", "history_id", "command_origin", "command_path"):
            setattr(made, name, getattr(self, name))
        return made

    def of_record(self) -> InvocationInfo:
        """The copy that an error record holds: what was called, and where."""
        return InvocationInfo(self.my_command, self.invocation_name, self.source, self.start, self.end)

    @property
    def script_name(self) -> str:
        return (self.source.path or "") if self.source is not None else ""

    @property
    def line(self) -> int:
        return self.source.place(self.start)[0] if self.source is not None else 0

    @property
    def column(self) -> int:
        return self.source.place(self.start)[1] if self.source is not None else 0

    @property
    def line_text(self) -> str:
        return self.source.line(self.line) if self.source is not None else ""

    @property
    def statement(self) -> str:
        return self.source.text[self.start : self.end] if self.source is not None else ""

    @property
    def ps_script_root(self) -> str:
        import os

        return os.path.dirname(self.script_name) if self.script_name else ""

    @property
    def ps_command_path(self) -> str:
        return self.script_name
