"""In: objects. Out: nothing: Out-Null."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.objects import NOTHING


@cmdlet("Out-Null", class_name="Microsoft.PowerShell.Commands.OutNullCommand")
class OutNull(Cmdlet):
    """Throw output away.

    EXAMPLES
    > 1..3 | Out-Null; 'done'
    done

    Runs the commands before it without showing what they return.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to throw away.")
