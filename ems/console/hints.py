"""In: the input as typed. Out: one line that says why it will not run: an unknown command or parameter, a connector that does not exist."""
from __future__ import annotations

from typing import Any

from ems.syntax import nodes as n

IDENTITY_NOUNS = {"receiveconnector": "ReceiveConnector", "sendconnector": "SendConnector", "foreignconnector": "ForeignConnector",
                  "deliveryagentconnector": "DeliveryAgentConnector"}
VERBS_OF_EXISTING = ("set", "get", "remove")


def hint_of(session: Any, text: str, cursor: int, parsed: Any) -> str:
    """The first thing wrong with a command that the cursor has left."""
    for node in parsed.ast.walk():
        if type(node) is n.Command and node.op is None:
            found = command_hint(session, text, cursor, node)
            if found:
                return found
    return ""


def command_hint(session: Any, text: str, cursor: int, command: n.Command) -> str:
    name_node = command.elements[0]
    if type(name_node) is not n.StringConstantExpression or name_node.end >= cursor:
        return ""
    name = name_node.value
    info = known_command(session, name)
    if info is None:
        if any(type(d) is n.FunctionDefinition for d in ()) or f"function {name.lower()}" in text.lower():  # type: ignore[var-annotated]
            return ""
        return f"{name}: no such command"
    signature = signature_of(session, info)
    if signature is None or signature.dynamic:
        return ""
    found = parameter_hint(signature, cursor, command, name)
    return found or identity_hint(session, cursor, command, info)


def known_command(session: Any, name: str) -> Any:
    from ems.runtime.functions import AliasInfo
    from ems.values.errors import NetException, RuntimeException

    try:
        info = session.commands.find(name, session.global_scope)
        return session.commands.target(info, session.global_scope) if isinstance(info, AliasInfo) else info
    except (RuntimeException, NetException):
        return None


def signature_of(session: Any, info: Any) -> Any:
    from ems.values.errors import NetException, RuntimeException

    if not hasattr(info, "signature"):
        return None
    try:
        return info.signature(session)
    except (RuntimeException, NetException):  # a script file that cannot be read or parsed has no parameters to check
        return None


def parameter_hint(signature: Any, cursor: int, command: n.Command, name: str) -> str:
    if signature.simple:
        return ""
    from ems.runtime.types.parameters import all_parameters

    names = {k.lower() for p in all_parameters(signature) for k in (p.name, *p.aliases)}
    for element in command.elements[1:]:
        if type(element) is not n.CommandParameter or element.end >= cursor:
            continue
        given = element.name.lower()
        if given not in names:
            close = [k for k in names if k.startswith(given)]
            if not close:
                return f"{name}: no parameter -{element.name}"
    return ""


def identity_hint(session: Any, cursor: int, command: n.Command, info: Any) -> str:
    """A connector that the line names and the store does not hold."""
    verb, _, noun = info.name.lower().partition("-")
    if verb not in VERBS_OF_EXISTING or noun not in IDENTITY_NOUNS or len(command.elements) < 2:
        return ""
    first = command.elements[1]
    if type(first) is not n.StringConstantExpression or first.end >= cursor or any(c in first.value for c in "*?"):
        return ""
    from ems.console.completion.live import exists

    return "" if exists(session, IDENTITY_NOUNS[noun], first.value) else f"{info.name}: there is no {IDENTITY_NOUNS[noun]} '{first.value}'"
