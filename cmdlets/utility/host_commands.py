"""In: the session. Out: its host, answers of the user, the call stack: Get-Host, Read-Host, Get-PSCallStack."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.text import to_string
from ems.values.types import net_type


@cmdlet("Get-Host", class_name="Microsoft.PowerShell.Commands.GetHostCommand", output="System.Management.Automation.Host.PSHost")
class GetHost(Cmdlet):
    """Get the host of the session.

    EXAMPLES
    > (Get-Host).Name
    ConsoleHost

    The host is also in $Host.
    """

    def process(self) -> None:
        self.out(self.shell.get_variable("Host", self.scope))


@cmdlet("Read-Host", default_set="AsString", class_name="Microsoft.PowerShell.Commands.ReadHostCommand",
        output="System.String System.Security.SecureString")
class ReadHost(Cmdlet):
    """Ask the user for a line.

    EXAMPLES
    > try { Read-Host 'Name' } catch { $_.FullyQualifiedErrorId }
    InvalidOperation,Microsoft.PowerShell.Commands.ReadHostCommand

    A session that is not interactive cannot ask.
    """

    prompt = parameter("Prompt", "object", position=0, rest=True, help="The text before the cursor.")
    mask_input = parameter("MaskInput", "switch", sets="AsString", help="Show asterisks for what is typed.")
    as_secure_string = parameter("AsSecureString", "switch", sets="AsSecureString", help="Return what was typed as a SecureString.")

    def begin(self) -> None:
        text = self._line(self._prompt())
        if self.as_secure_string:
            from ems.values.convert import convert
            from ems.values.members import invoke_method, new_object
            from ems.values.types import CHAR, get_type

            secret = new_object(get_type("System.Security.SecureString"), [])
            for char in text:
                invoke_method(secret, "AppendChar", [convert(char, CHAR)])
            self.out(secret)
        else:
            self.out(text)

    def _line(self, prompt: str) -> str:
        """The user's answer."""
        host = self.shell.host
        line = None
        if host.can_ask():
            line = host.read_secret(prompt) if self.as_secure_string or self.mask_input else host.read_line(prompt)
        if line is None:
            self.throw(net_error("System.Management.Automation.PSInvalidOperationException", "PowerShell is in NonInteractive mode. Read and Prompt functionality "
                                 "is not available."), "InvalidOperation", "InvalidOperation")
        assert line is not None
        return line

    def _prompt(self) -> str:
        if self.prompt is None:
            return ""
        value = self.prompt
        items = value if isinstance(value, list) else [value]
        return " ".join(to_string(item) for item in items) + ": "


class CallStackFrame(NetObject):
    """One call of a script on the stack."""

    __slots__ = ("command", "invocation", "line")
    net_name = "System.Management.Automation.CallStackFrame"

    def __init__(self, command: str, invocation: Any, line: int) -> None:
        self.ps_ext = None
        self.command = command
        self.invocation = invocation
        self.line = line

    @property
    def script_name(self) -> str | None:
        return self.invocation.script_name or None if self.invocation is not None else None

    def location(self) -> str:
        import os

        return f"{os.path.basename(self.script_name)}: line {self.line}" if self.script_name else "<No file>"

    def arguments(self) -> str:
        bound = self.invocation.bound if self.invocation is not None else None
        return "{" + ", ".join(f"{name}={to_string(value)}" for name, value in bound or ()) + "}"

    def net_to_string(self, culture: str) -> str:
        return f"at {self.command}, {self.location()}"


_FRAME = net_type("System.Management.Automation.CallStackFrame", py=CallStackFrame)
_FRAME.prop("string Command", lambda f: f.command)
_FRAME.prop("string Location", lambda f: f.location())
_FRAME.prop("string Arguments", lambda f: f.arguments())
_FRAME.prop("string ScriptName", lambda f: f.script_name)
_FRAME.prop("int ScriptLineNumber", lambda f: f.line)
_FRAME.prop("System.Management.Automation.InvocationInfo InvocationInfo", lambda f: f.invocation)
_FRAME.prop("string FunctionName", lambda f: f.command)
_FRAME.method("string GetScriptLocation()")(lambda f: f.location())


@cmdlet("Get-PSCallStack", class_name="Microsoft.PowerShell.Commands.GetPSCallStackCommand",
        output="System.Management.Automation.CallStackFrame")
class GetPSCallStack(Cmdlet):
    """List the calls that are running, the innermost first.

    EXAMPLES
    > function Get-Depth { (Get-PSCallStack)[0].Command }; Get-Depth
    Get-Depth

    The first is the function that asks.
    """

    def process(self) -> None:
        made: list[CallStackFrame] = []
        line, place = self.invocation_line()
        for frame in reversed(self.shell.frames):
            invocation = self.shell.invocation_of(frame.info, frame.site, []) if frame.site is not None else None
            made.append(CallStackFrame(frame.info.name or "<ScriptBlock>", invocation or place, line))
            if invocation is not None:
                line, place = invocation.line, invocation
        self.write_each(made)

    def invocation_line(self) -> tuple[int, Any]:
        stage = getattr(self, "stage", None)
        invocation = stage.invocation if stage is not None else None
        return (invocation.line if invocation is not None else 0), invocation
