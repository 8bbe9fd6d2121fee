"""In: the mandatory parameters that a call lacks. Out: the values that the user gives when asked for them."""
from __future__ import annotations

from typing import Any

from ems.runtime.signatures import Parameter


def ask(session: Any, name: str, parameters: list[Parameter]) -> dict[Parameter, Any] | None:
    """A value for each parameter, or None when nobody can be asked."""
    host = session.host
    if not host.can_ask():
        return None
    host.write_line()
    host.write_line(f"cmdlet {name} at command pipeline position 1")
    host.write_line("Supply values for the following parameters:")
    if any(p.help for p in parameters):
        host.write_line("(Type !? for Help.)")
    found: dict[Parameter, Any] = {}
    for p in parameters:
        value = ask_list(host, p) if p.type.kind == "array" else ask_one(host, p, f"{p.name}: ")
        if value is None:
            return None
        found[p] = value
    return found


def ask_one(host: Any, parameter: Parameter, prompt: str) -> Any:
    secret = parameter.type.full_name == "System.Security.SecureString"
    while True:
        text = host.read_secret(prompt) if secret else host.read_line(prompt)
        if text == "!?" and parameter.help:
            host.write_line(parameter.help)
            continue
        if secret and text is not None:
            from ems.values.convert import convert
            from ems.values.members import invoke_method, new_object
            from ems.values.types import CHAR

            made = new_object(parameter.type, [])
            for char in text:
                invoke_method(made, "AppendChar", [convert(char, CHAR)])
            return made
        return text


def ask_list(host: Any, parameter: Parameter) -> list[str] | None:
    """name[0]: name[1]: … up to an empty answer."""
    items: list[str] = []
    while True:
        text = ask_one(host, parameter, f"{parameter.name}[{len(items)}]: ")
        if text is None:
            return items if items else None
        if text == "":
            return items
        items.append(text)
