"""In: a command's parameter sets. Out: its syntax lines, as Get-Command -Syntax prints them."""
from __future__ import annotations

from typing import Any

from ems.values.typenames import display_name


def syntax_of(command: Any, session: Any) -> str:
    """One line a parameter set, each after an empty line, as CommandInfo.Definition has them."""
    from ems.runtime.types.parameters import set_infos

    lines = [f"\n{command.name} {parameters_text(info.parameters)}".rstrip() for info in set_infos(command, session)]
    return "\n".join(lines) + "\n" if lines else ""


def parameters_text(parameters: list[Any], shown: Any = None) -> str:
    """`[-Name] <string[]> [-Force] [<CommonParameters>]`"""
    from ems.runtime.common import COMMON

    common = set(COMMON.values())
    own = [p for p in parameters if p.parameter not in common]
    positional = sorted((p for p in own if p.info.position is not None), key=lambda p: p.info.position)
    mandatory = [p for p in own if p.info.position is None and p.info.mandatory]
    others = [p for p in own if p.info.position is None and not p.info.mandatory]
    parts = [parameter_text(p, shown) for p in (*positional, *mandatory, *others)]
    if len(own) != len(parameters):
        parts.append("[<CommonParameters>]")
    return " ".join(parts)


def parameter_text(item: Any, shown: Any = None) -> str:
    parameter, info = item.parameter, item.info
    name = f"-{parameter.name}"
    if parameter.is_switch:
        return f"[{name}]" if not info.mandatory else name
    value = shown(parameter) if shown is not None else f"<{value_text(parameter)}>"
    if info.position is not None:
        name = f"[{name}]"
    text = f"{name} {value}"
    return text if info.mandatory else f"[{text}]"


def value_text(parameter: Any) -> str:
    """The type shown for a parameter's value."""
    return short(parameter.type)


def choices(parameter: Any) -> list[str]:
    """The values that a parameter is confined to, by ValidateSet or as an enum."""
    for check in parameter.validate:
        name = check.name if hasattr(check, "name") else check[0]
        if name == "set":
            return [str(a) for a in (check.arguments if hasattr(check, "arguments") else check[1:])]
    kind = parameter.type.load()
    return list(kind.values) if kind.values else []


def help_value_text(parameter: Any) -> str:
    """As Get-Help shows the value: <string>, or {A | B}."""
    found = choices(parameter)
    return "{" + " | ".join(found) + "}" if found else f"<{short(parameter.type)}>"


def short(kind: Any) -> str:
    """A type's name without its namespace."""
    text = display_name(kind)
    head, bracket, rest = text.partition("[")
    return head.rpartition(".")[2] + bracket + rest
