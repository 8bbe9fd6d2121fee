"""In: a version. Out: Set-StrictMode."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime.validation import failure
from ems.values.convert import to_string


def as_version(value: Any) -> Any:
    """Latest, and a number without a minor part, as the text of a version."""
    text = to_string(value)
    return "3.0" if text.lower() == "latest" else f"{text}.0" if text.isdigit() else text


def known_version(version: Any) -> None:
    """PowerShell has versions 1 to 7."""
    text = to_string(version)
    major, _, minor = text.partition(".")
    if not 1 <= int(major) <= 7 or (int(major) <= 4 and minor != "0") or (major == "5" and minor not in ("0", "1")):
        raise failure("InvalidPSVersion", f'The argument "{text}" does not contain a valid PowerShell version. Supply a valid version number and then try the command again.')


@cmdlet("Set-StrictMode", class_name="Microsoft.PowerShell.Commands.SetStrictModeCommand", default_set="Version")
class SetStrictMode(Cmdlet):
    """Turns the checks of strict mode on or off in the current scope.

    Version 1 refuses variables that were not set; 2 also missing properties and method syntax for functions; 3 also indexes out of range.

    EXAMPLES
    > Set-StrictMode -Version Latest; try { $undefined1 } catch { $_.FullyQualifiedErrorId }
    VariableIsUndefined

    A variable that was never set is an error.
    """

    version = parameter("Version", "version", mandatory=True, sets="Version", aliases="v", validate=[("call", known_version)], help="1.0, 2.0, 3.0 or Latest.")
    version.transforms = (as_version,)
    off = parameter("Off", "switch", mandatory=True, sets="Off", help="No checks.")

    def end(self) -> None:
        self.shell.set_strict(self.scope, 0 if self.off else min(int(to_string(self.version).partition(".")[0]), 3))
