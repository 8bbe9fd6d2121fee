"""In: fields without a value (the mandatory parameters that a call lacks, $Host.UI.Prompt). Out: what the user gives when asked for them."""
from __future__ import annotations

from typing import Any

from ems.runtime.signatures import Parameter

YES, NO = ("true", "$true", "1"), ("false", "$false", "0")


class Field:
    """One question: its name, the type that the answer becomes, its help."""

    __slots__ = ("help", "label", "name", "type")

    def __init__(self, name: str, net_type: Any, help: str = "", label: str = "") -> None:
        self.name = name
        self.type = net_type
        self.help = help
        self.label = label or name


def ask(session: Any, name: str, parameters: list[Parameter]) -> dict[Parameter, Any] | None:
    """A value for each parameter, or None when nobody can be asked."""
    host = session.host
    if not host.can_ask():
        return None
    host.write_line()
    host.heading(f"cmdlet {name} at command pipeline position 1")
    host.write_line("Supply values for the following parameters:")
    return ask_fields(host, {p: Field(p.name, p.type, p.help) for p in parameters})


def ask_fields(host: Any, fields: dict[Any, Field]) -> dict[Any, Any] | None:
    """The answers by the same keys; None when the input ended."""
    if any(field.help for field in fields.values()):
        host.write_line("(Type !? for Help.)")
    found: dict[Any, Any] = {}
    for key, field in fields.items():
        value = ask_list(host, field) if field.type.kind == "array" else ask_one(host, field, f"{field.label}: ", field.type)
        if value is None:
            return None
        found[key] = value
    return found


def ask_one(host: Any, field: Field, prompt: str, net_type: Any, listed: bool = False) -> Any:
    """A value of the type; the question comes again for text that is none of it. An empty answer ends a list."""
    kind = net_type.full_name
    if kind == "System.Management.Automation.PSCredential":
        return ask_credential(host, field)
    secret = kind == "System.Security.SecureString"
    while True:
        text = host.read_secret(prompt) if secret else host.read_line(prompt)
        if text == "!?":
            host.write_line(field.help or f"No help is available for {field.name}.")
            continue
        if text is None:
            return None
        if listed and not text:
            return END
        if secret:
            return secure(text)
        value = typed(host, text[1:] if text.startswith("!!") else text, net_type)
        if value is not AGAIN:
            return value


AGAIN, END = object(), object()


def typed(host: Any, text: str, net_type: Any) -> Any:
    """The text as the type; as it is when the binder shall say why it does not fit; AGAIN after a complaint."""
    from ems.values.convert import convert
    from ems.values.errors import NetException, RuntimeException, type_name

    if net_type.full_name == "System.Boolean":
        word = text.strip().lower()
        if word in YES or word in NO:
            return word in YES
        host.write_line(f'Cannot recognize "{text}" as a System.Boolean due to a format error.')
        return AGAIN
    if net_type.full_name in ("System.String", "System.Object"):
        return text
    try:
        return convert(text, net_type)
    except (NetException, RuntimeException) as error:
        cause = type_name(getattr(error, "inner", None) or error)
        why = {"System.FormatException": "a format error", "System.OverflowException": "an overflow error"}.get(cause)
        if why is None or not text:
            return text
        host.write_line(f'Cannot recognize "{text}" as a {net_type.full_name} due to {why}.')
        return AGAIN


def secure(text: str) -> Any:
    from ems.net.credentials import SecureString

    return SecureString(text)


def ask_credential(host: Any, field: Field) -> Any:
    from ems.net.credentials import PSCredential

    host.write_line(field.label)
    user = ""
    while not user:
        user = host.read_line("User: ")
        if user is None:
            return None
    password = host.read_secret(f"Password for user {user}: ")
    return None if password is None else PSCredential(user, secure(password))


def ask_list(host: Any, field: Field) -> list[Any] | None:
    """name[0]: name[1]: … up to an empty answer."""
    items: list[Any] = []
    element = field.type.element
    while True:
        value = ask_one(host, field, f"{field.label}[{len(items)}]: ", element, listed=True)
        if value is None:
            return items if items else None
        if value is END:
            return items
        items.append(value)
