"""In: a command's parameter sets. Out: its syntax lines, as Get-Command -Syntax prints them."""
from __future__ import annotations

from typing import Any

from ems.values.typenames import display_name


def syntax_of(command: Any, session: Any) -> str:
    """One line a parameter set, each after an empty line, as CommandInfo.Definition has them."""
    from ems.runtime.types.parameters import set_infos

    lines = [f"\n{command.name} {parameters_text(info.parameters)}".rstrip() for info in set_infos(command, session)]
    return "\n".join(lines) + "\n" if lines else ""


def parameters_text(parameters: list[Any]) -> str:
    """`[-Name] <string[]> [-Force] [<CommonParameters>]`"""
    from ems.runtime.common import COMMON

    common = set(COMMON.values())
    own = [p for p in parameters if p.parameter not in common]
    positional = sorted((p for p in own if p.info.position is not None), key=lambda p: p.info.position)
    mandatory = [p for p in own if p.info.position is None and p.info.mandatory]
    others = [p for p in own if p.info.position is None and not p.info.mandatory]
    parts = [parameter_text(p) for p in (*positional, *mandatory, *others) if not p.parameter.dont_show]
    if len(own) != len(parameters):
        parts.append("[<CommonParameters>]")
    return " ".join(parts)


def parameter_text(item: Any) -> str:
    parameter, info = item.parameter, item.info
    name = f"-{parameter.name}"
    if parameter.is_switch:
        return f"[{name}]" if not info.mandatory else name
    shown = value_text(parameter)
    if info.position is not None:
        name = f"[{name}]"
    text = f"{name} <{shown}>"
    return text if info.mandatory else f"[{text}]"


def value_text(parameter: Any) -> str:
    """The type shown for a parameter's value; the choices of a ValidateSet or enum."""
    for check in parameter.validate:
        name = check.name if hasattr(check, "name") else check[0]
        if name == "set":
            return " | ".join(str(a) for a in (check.arguments if hasattr(check, "arguments") else check[1:]))
    return short(parameter.type)


def short(kind: Any) -> str:
    """A type's name without its namespace."""
    text = display_name(kind)
    head, bracket, rest = text.partition("[")
    return head.rpartition(".")[2] + bracket + rest
