"""In: a command with a dynamicparam block and what is written after it. Out: its signature with the parameters that the block adds for that."""
from __future__ import annotations

from typing import Any

from ems.console.completion.binding import bind
from ems.console.completion.evaluate import MISSING, safe_value
from ems.runtime.binder import Binder
from ems.runtime.signatures import Signature
from ems.runtime.stages import CmdletStage, FunctionStage
from ems.syntax import nodes as n


def with_dynamic(session: Any, info: Any, signature: Signature, command: n.Command, infer: Any, cursor: int) -> Signature:
    """The block runs with the arguments whose values are known; one that fails adds nothing, as in PowerShell."""
    from ems.values.errors import NetException, RuntimeException

    errors = list(session.errors.list)
    try:
        added = _added(session, info, signature, _given(command, signature, infer, cursor))
    except (NetException, RuntimeException):
        session.errors.list[:] = errors
        return signature
    return Signature(signature.name, [*signature.parameters, *added], default_set=signature.default_set, class_name=signature.class_name,
                     supports_should_process=signature.supports_should_process, confirm_impact=signature.confirm_impact,
                     positional_binding=signature.positional_binding, supports_paging=signature.supports_paging, output_types=signature.output_types)


def _given(command: n.Command, signature: Signature, infer: Any, cursor: int) -> list[Any]:
    """The arguments with known values, as the binder takes them, but for the word at the cursor."""
    bound = bind(command, signature)
    out = []
    for name, node in bound.values.items():
        if node is not None and node.start <= cursor <= node.end:
            continue
        p = bound.given[name]
        value = True if node is None and p.is_switch else safe_value(node, infer) if node is not None else MISSING
        if value is not MISSING:
            out.append(("a", p.name, value, f"-{p.name}"))
    return out


def _added(session: Any, info: Any, signature: Signature, given: list[Any]) -> list[Any]:
    is_cmdlet = hasattr(info, "cls")
    stage = (CmdletStage if is_cmdlet else FunctionStage)(session, session.scope, info, given, info.name, None)  # type: ignore[operator]
    binder = Binder(signature, session, session.scope, not is_cmdlet, info.name, False)
    binder.bind_named(given)
    if isinstance(stage, CmdletStage):
        stage.set_attributes(binder)
        stage.cmdlet.bound = binder.bound.by_name()
        return list(stage.cmdlet.dynamic_parameters())
    stage.bind_so_far(binder)
    return list(stage.dynamic_parameters(binder))
