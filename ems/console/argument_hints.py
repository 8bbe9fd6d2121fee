"""In: a command of the input and its signature. Out: what its arguments are refused for: a value, a missing object, a rule of Exchange.

Only values that can be had without running anything are judged. A New-, Set- or Remove- command of the organization is asked itself: it works on the
store as under -WhatIf, up to the point where it would write.
"""
from __future__ import annotations

import re
from typing import Any

from ems.runtime.binder import Binder
from ems.syntax import nodes as n

EXCHANGE = "cmdlets.exchange."
JUDGED = frozenset(("System.TimeSpan", "System.DateTime", "System.Guid", "System.Version", "System.Net.IPAddress", "System.Uri", "System.Text.Encoding"))
# What more typing may add to the start of an address, a range, a binding, a size, a time or a number.
TAILS = ("0", "1", ".1", ".1.1", ".1.1.1", "1.1", "1.1.1", "1.1.1.1", ":1", "::1", ":25", "0:25", ".0:25", ".0.0:25", ".0.0.0:25", ":]:25", "]:25", "25", "8", "/8", "255.255.255.255",
         "B", "KB", "00", ":00", ":00:00", "nlimited", "limited")
_rehearsed: dict[type, type] = {}


class Unfinished(Exception):
    """The command lacks something that it would ask for."""


class Arguments:
    def __init__(self, judge: Any, info: Any, signature: Any) -> None:
        from ems.console.completion.binding import bind

        self.judge = judge
        self.session = judge.session
        self.info = info
        self.signature = signature
        self.bound = bind(judge.node, signature)
        self.is_exchange = getattr(info, "path", "").startswith(EXCHANGE)
        self.is_cmdlet = hasattr(info, "cls")
        self.is_unfinished = False  # a value at the cursor is not one yet

    def hint(self) -> Any:
        for element in self.judge.node.elements[1:]:
            holder = element.argument if type(element) is n.CommandParameter else element
            p = self.bound.places.get(id(holder)) if holder is not None else None
            if p is None:
                continue
            found = self.value(p, holder)
            if found is not None:
                return found
        if not self.is_exchange or not self.judge.place.settled or self.is_unfinished:
            return None
        return self.identity() or self.refusal()

    # -- one value

    def value(self, p: Any, holder: Any) -> Any:
        """A constant that does not fit its parameter."""
        if not self._is_judged(p):
            return None
        if any(o is not p and not self._is_judged(o) for o in self.bound.positional.get(id(holder), ())):
            return None  # another set has a place for anything here
        for item in holder.elements if type(holder) is n.ArrayLiteral else [holder]:
            if type(item) not in (n.StringConstantExpression, n.ConstantExpression):
                continue
            reason = self._misfit(p, self._as_bound(item))
            if reason and not self.judge.left(item) and self._may_go_on(p, item):
                self.is_unfinished = True
            elif reason:
                return self.judge.said(f"-{p.name}: {reason}", item)
        return None

    def _as_bound(self, item: Any) -> Any:
        """A constant as the binder gets it: a bare number with its text."""
        from ems.runtime.code import NumberArgument

        if type(item) is n.ConstantExpression and type(item.value) is not str:
            return NumberArgument(item.value, self.judge.text[item.start:item.end])
        return item.value

    def _is_judged(self, p: Any) -> bool:
        """Types whose conversion runs nothing of a script."""
        from ems.console.completion.arguments import set_values, value_type

        if p.is_switch:
            return False
        if self.is_exchange:
            return bool(p.transforms) or bool(p.validate)
        kind = value_type(p)
        if not self.is_cmdlet and (p.transforms or any(_check_name(c) not in ("set", "range", "length", "count") for c in p.validate)):
            return False
        return kind.kind == "enum" or bool(set_values(p)) or kind.full_name in JUDGED or _is_number(kind)

    def _misfit(self, p: Any, value: Any) -> str:
        """Why the value is refused; empty when it fits."""
        from ems.runtime.arguments import prepare
        from ems.values.errors import NetException, RuntimeException

        try:
            prepare(p, value, self.session, self.session.scope, not self.is_cmdlet)
        except (NetException, RuntimeException) as error:
            return reason_of(error)
        return ""

    def _may_go_on(self, p: Any, item: Any) -> bool:
        """Whether more typing may make the value fit."""
        from ems.console.completion.arguments import set_values, value_type

        text = item.value if type(item.value) is str else self.judge.text[item.start:item.end]
        kind = value_type(p)
        names = set_values(p) or (list(kind.load().values or {}) if kind.kind == "enum" else [])
        if names:
            last = re.split(r",\s*", text)[-1].lower()
            return any(str(name).lower().startswith(last) for name in names)
        return any(not self._misfit(p, text + tail) for tail in TAILS)

    # -- objects of the organization

    def identity(self) -> Any:
        """An object, or a server, that the line names and the store does not hold."""
        for name, node in self.bound.values.items():
            if type(node) is not n.StringConstantExpression or not node.value or any(c in node.value for c in "*?"):
                continue
            p = self.bound.given[name]
            kind = self._wanted(p)
            if kind and not self._live(p, node):
                return self.judge.said(f"there is no {kind} '{node.value}'", node)
        return None

    def _wanted(self, p: Any) -> str:
        from ems.console.completion.live import SERVER_NOUNS, SERVER_PARAMETERS, schema_of

        schema = schema_of(self.info)
        if p.name == "Identity" and schema is not None and getattr(p, "noun", "").lower() == schema.kind.lower():
            return str(schema.kind)
        return "server" if p.name.lower() in SERVER_PARAMETERS or getattr(p, "noun", "") in SERVER_NOUNS else ""

    def _live(self, p: Any, node: Any) -> bool:
        """True when an object of that name is there, or the name that is being typed begins one."""
        from ems.console.completion.live import begins, exists, schema_of, server_exists

        is_server = self._wanted(p) == "server"
        if not self.judge.left(node):
            return begins(self.session, "ExchangeServer" if is_server else schema_of(self.info).kind, node.value)
        return server_exists(self.session, node.value) if is_server else exists(self.session, self.info, node.value)

    # -- the command itself

    def refusal(self) -> Any:
        """The rule that a New-, Set- or Remove- command would break, and the arguments that it is about."""
        from ems.values.errors import NetException, RuntimeException

        cls = rehearsed(self.info.cls) if self.is_cmdlet else None
        if cls is None or not self.judge.place.first or self._is_being_typed() or self.session.has_parameter_defaults(self.session.scope):
            return None
        given = self._given()
        if given is None:
            return None
        try:
            run(self.session, cls, self.signature, given)
        except Unfinished:
            return None
        except (NetException, RuntimeException) as error:
            node = self._about(error)
            return self.judge.said(SHORT.get(getattr(error, "catalogue_id", ""), reason_of)(error), node)
        return None

    def _is_being_typed(self) -> bool:
        """The word at the cursor is a parameter's name, or one that the store can complete."""
        for element in self.judge.node.elements[1:]:
            if type(element) is n.CommandParameter and element.argument is None and element.end == self.judge.cursor:
                return True
            if type(element) in (n.StringConstantExpression, n.ConstantExpression) and not self.judge.left(element):
                p = self.bound.places.get(id(element))
                if p is not None and p.name not in ("Bindings", "RemoteIPRanges"):
                    return True
        return False

    def _given(self) -> dict[str, Any] | None:
        """The arguments by name; None when one of them needs code to run."""
        from ems.console.completion.evaluate import MISSING, safe_value
        from ems.console.completion.inference import Inference

        infer = Inference(self.judge.line.root, self.session)
        out: dict[str, Any] = {}
        for name, node in self.bound.values.items():
            value: Any = True
            if node is None and not self.bound.given[name].is_switch:
                return None
            if type(node) is n.VariableExpression and node.name.lower() in ("true", "false", "null"):
                value = {"true": True, "false": False, "null": None}[node.name.lower()]
            elif type(node) is n.ConstantExpression:
                value = self._as_bound(node)
            elif node is not None:
                value = safe_value(node, infer)
                if value is MISSING:
                    return None
            out[self.bound.given[name].name] = value
        return out

    def _about(self, error: Any) -> Any:
        """The part of the line that an error is about."""
        names = ABOUT.get(getattr(error, "catalogue_id", ""), ())
        nodes = [node for name in names if (node := self.bound.values.get(name)) is not None]
        return nodes[0] if nodes else self._named_in(error.message) or self.judge.node.elements[0]

    def _named_in(self, message: str) -> Any:
        """The argument whose parameter, or whose text, a message names."""
        quoted = re.search('"([^"]+)"', message)
        for name, node in self.bound.values.items():
            if node is None:
                continue
            if re.search(rf"\b{self.bound.given[name].name}\b", message) or quoted and quoted.group(1) in self.judge.text[node.start:node.end]:
                return node
        return None


ABOUT = {"E-MAP": ("bindings", "remoteipranges"), "E-ROLE": ("bindings", "transportrole"), "E-EXISTS": ("name",), "E-NOTFOUND": ("identity",),
         "E-DEFAULTDOMAIN": ("defaultdomain",), "E-AUTHCOMBO": ("authmechanism",), "E-SERVER": ("server",)}


def _other(error: Any) -> str:
    found = re.search(r'Receive connector "([^"]+)"', error.message)
    return found.group(1) if found else "another connector"


SHORT = {"E-MAP": lambda error: f"these bindings and ranges conflict with {_other(error)}",
         "E-ROLE": lambda error: f"{_other(error)}, of the other transport role, listens on this address and port",
         "E-EXISTS": lambda error: "the name is taken"}


def _check_name(check: Any) -> str:
    return str(check[0] if isinstance(check, tuple) else check.name).removeprefix("validate")


def _is_number(kind: Any) -> bool:
    return kind.full_name in ("System.Int32", "System.Double", "System.Decimal") or kind.full_name.startswith(("System.Int", "System.UInt"))


def reason_of(error: Any) -> str:
    """An error's message on one line, the inner reason when there is one."""
    text = " ".join(str(getattr(error, "message", error)).split()).removeprefix("The property value is invalid. ")
    found = re.search(r"Unable to match the identifier name (.*?) to a valid enumerator name.*try again: ([^\"]*)", text)
    if found:
        return f"'{found.group(1)}' is none of {found.group(2)}"
    found = re.search(r'Error: "(.*?)"?$', text)
    if found:
        return found.group(1).rstrip('"')
    found = re.search(r"Cannot (?:bind parameter|validate argument on parameter|process argument transformation on parameter) '[^']*'\. (.*)", text)
    return found.group(1) if found else text


class _Probe(Binder):
    """A binder that asks nobody for what is missing."""

    def ask_mandatory(self, lacking: Any) -> None:
        raise Unfinished


class _Rehearsal:
    """The steps at which a command would tell, ask or write."""

    def confirmed(self, *args: Any, **named: Any) -> bool:
        return False

    should_process = should_continue = confirmed

    def quiet(self, *args: Any, **named: Any) -> None:
        return None

    write_warning = write_verbose = write_debug = write_information = write_progress = write = quiet

    def transaction(self, *args: Any, **named: Any) -> Any:
        raise Unfinished


def rehearsed(cls: Any) -> Any:
    """The command's class with those steps left out; None for a command that does more than the common steps."""
    from cmdlets.exchange.common.cmdlets import NewCommand, RemoveCommand, SetCommand

    if getattr(cls, "run", None) not in (NewCommand.run, SetCommand.run, RemoveCommand.run):
        return None
    if cls not in _rehearsed:
        _rehearsed[cls] = type(cls.__name__, (_Rehearsal, cls), {})
    return _rehearsed[cls]


def run(session: Any, cls: Any, signature: Any, given: dict[str, Any]) -> None:
    """Bind and go up to the confirmation; what is refused is raised."""
    binder = _Probe(signature, session, session.scope, False, signature.name, False)
    binder.bind_named([("a", name, value, f"-{name}") for name, value in given.items()])
    binder.bind_positional()
    binder.bind_rest()
    binder.check_all_bound()
    binder.resolve_set(False)
    cmdlet = cls()
    cmdlet.shell, cmdlet.scope, cmdlet.common, cmdlet.out = session, session.scope, None, lambda value: None
    for p, value in binder.bound.values.items():
        cmdlet.__dict__[p.attribute] = value.present if p.is_switch else value
    cmdlet.bound = binder.bound.by_name()
    cmdlet.parameter_set = binder.bound.set_name
    cmdlet.run()
