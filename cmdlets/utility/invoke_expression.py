"""In: text. Out: what it gives when it is run: Invoke-Expression."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter


@cmdlet("Invoke-Expression", class_name="Microsoft.PowerShell.Commands.InvokeExpressionCommand")
class InvokeExpression(Cmdlet):
    """Run text as a script, in the scope of the caller.

    EXAMPLES
    > Invoke-Expression '1 + 2'
    3

    Runs an expression.
    """

    claims_errors = True  # an error of the text that ends it is this cmdlet's error

    command = parameter("Command", "string", position=0, mandatory=True, pipeline=True, help="The text to run.")

    def process(self) -> None:
        script = self.shell.parse(self.command)
        self.shell.run_here(script, self.scope, self.out)
