"""In: $foreach, $switch and $input. Out: their members."""
from __future__ import annotations

from typing import Any

from ems.runtime.enumerators import InputEnumerator, LoopEnumerator
from ems.values.errors import net_error
from ems.values.objects import NOTHING
from ems.values.types import net_type

LOOP = net_type("System.Management.Automation.Internal.LoopEnumerator", py=LoopEnumerator, interfaces="IEnumerator ICloneable")
INPUT = net_type("System.Management.Automation.Internal.InputEnumerator", py=InputEnumerator, interfaces="IEnumerator ICloneable")
for _type in (LOOP, INPUT):
    _type.prop("System.Object Current", lambda e: e.current)

    @_type.method("bool MoveNext()")
    def move_next(walker: Any) -> bool:
        return walker.move_next()

    @_type.method("void Reset()")
    def reset(walker: Any) -> Any:
        if isinstance(walker, LoopEnumerator):
            raise net_error("System.NotSupportedException", "The enumerator of a running loop cannot start again.")
        walker.reset()
        return NOTHING
