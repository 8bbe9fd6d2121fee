"""In: a version. Out: Set-StrictMode."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.convert import to_string


@cmdlet("Set-StrictMode", class_name="Microsoft.PowerShell.Commands.SetStrictModeCommand", default_set="Version")
class SetStrictMode(Cmdlet):
    """Turns the checks of strict mode on or off in the current scope.

    Version 1 refuses variables that were not set; 2 also missing properties and method syntax for functions; 3 also indexes out of range.

    EXAMPLES
    > Set-StrictMode -Version Latest; try { $undefined1 } catch { $_.FullyQualifiedErrorId }
    VariableIsUndefined

    A variable that was never set is an error.
    """

    version = parameter("Version", "object", mandatory=True, sets="Version", aliases="v", help="1.0, 2.0, 3.0 or Latest.")
    off = parameter("Off", "switch", mandatory=True, sets="Off", help="No checks.")

    def end(self) -> None:
        if self.off:
            level = 0
        else:
            text = to_string(self.version).lower()
            level = 3 if text == "latest" else self.parsed(text)
        self.shell.set_strict(self.scope, level)

    def parsed(self, text: str) -> int:
        head = text.partition(".")[0]
        if not head.isdigit() or not all(p.isdigit() for p in text.split(".")):
            from ems.values.errors import net_error

            self.throw(net_error("System.ArgumentException", f"Cannot validate argument on parameter 'Version'. The \"{text}\" argument is not a valid version."),
                       "ParameterArgumentTransformationError", "InvalidData")
        return min(int(head), 3)
