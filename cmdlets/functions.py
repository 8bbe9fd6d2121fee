"""In: a function name. Out: the Python function of a cmdlet, made from its signature."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cmdlets.catalog import manifest


def python_name(name: str) -> str:
    """Get-ReceiveConnector -> get_receive_connector; ADPermission -> ad_permission."""
    import re

    name = name.replace("-", "_")
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return re.sub("_+", "_", name.lower())


_names: dict[str, str] = {}


def function_names() -> dict[str, str]:
    """Python name -> cmdlet name."""
    if not _names:
        _names.update({python_name(row[0]): row[0] for row in manifest().values()})
    return _names


def keyword_table(signature: Any) -> dict[str, str]:
    """Python keyword -> parameter name, of a cmdlet with its common parameters."""
    from ems.runtime.types.parameters import all_parameters

    table: dict[str, str] = {}
    for parameter in all_parameters(signature):
        keyword = parameter.attribute or python_name(parameter.name)
        table[keyword.rstrip("_")] = parameter.name
        table[python_name(parameter.name)] = parameter.name
        table[keyword] = parameter.name
    return table


def make_function(name: str) -> Callable[..., Any] | None:
    """The function of that name, or None when no cmdlet has it."""
    command = function_names().get(name)
    if command is None:
        return None

    def call(**arguments: Any) -> Any:
        from ems.library import current_session

        session = current_session()
        info = session.shell.commands.resolve(command, session.shell.global_scope)
        table = keyword_table(info.signature(session.shell))
        parameters: dict[str, Any] = {}
        for keyword, value in arguments.items():
            parameter = table.get(keyword)
            if parameter is None:
                raise TypeError(f"{name}() got an unexpected keyword argument {keyword!r}")
            parameters[parameter] = value if not isinstance(value, (tuple, dict)) else shell_value(value)
        found = session.invoke(command, parameters)
        return found[0] if len(found) == 1 else found or None

    call.__name__ = call.__qualname__ = name
    call.__doc__ = f"{command}, as a Python function; see Get-Help {command}."
    return call


def shell_value(value: Any) -> Any:
    """A Python container as the shell has it: a tuple as an array, a dict as a hashtable."""
    from ems.values.collections import Hashtable

    if isinstance(value, dict):
        return Hashtable((key, shell_value(item)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return [shell_value(item) for item in value]
    return value
