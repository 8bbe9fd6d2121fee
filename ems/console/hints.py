"""In: the input as typed. Out: the first thing in it that will not run, with its place and a one-line reason; the help of the parameter at the cursor.

What the cursor has left is judged as it stands. What is still being typed is judged only when no more typing can make it right.
"""
from __future__ import annotations

from typing import Any

from ems.console.completion.quoting import QUOTES
from ems.syntax import nodes as n

LIMIT = 4000  # characters of input that are looked at; a longer one is a script that was pasted
READS = frozenset(("get", "select", "where", "foreach", "sort", "group", "measure", "format", "out", "write", "test", "compare", "convertto", "show"))
BRINGS_COMMANDS = frozenset(("import-module", "ipmo", "set-alias", "new-alias", "sal", "nal", "invoke-expression", "iex", "add-type", "import-pssession"))


class Hint:
    """What is wrong: the reason, and the part of the input that it is about."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = " ".join(text.split())
        self.start = start
        self.end = end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hint) and (self.text, self.start, self.end) == (other.text, other.start, other.end)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Hint({self.text!r}, {self.start}, {self.end})"


class Hints:
    """The hints of one prompt: what was found for a text, a command or a name is kept until the next one."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.reset()

    def reset(self) -> None:
        self.names: dict[str, Any] = {}
        self.commands: dict[tuple[Any, ...], tuple[str, int, int] | None] = {}
        self.kept: tuple[str, int, Hint | None] = ("", -1, None)

    def of(self, text: str, cursor: int, parsed: Any) -> Hint | None:
        """The first thing wrong with a command of the input."""
        if self.kept[:2] != (text, cursor):
            self.kept = (text, cursor, self._first(text, cursor, parsed))
        return self.kept[2]

    def _first(self, text: str, cursor: int, parsed: Any) -> Hint | None:
        if not text.strip() or len(text) > LIMIT:
            return None
        line = Line(parsed.ast)
        for place in line.commands:
            found = self._command(text, cursor, place, line)
            if found is not None:
                return found
        return None

    def _command(self, text: str, cursor: int, place: Place, line: Line) -> Hint | None:
        """What is wrong with one command; a finished one is judged once."""
        node = place.node
        at = cursor - node.start if cursor <= node.end else -1
        key = (text[node.start:node.end], at, place.settled, place.first, line.open or _name(node) in line.functions)
        if key not in self.commands:
            found = Judge(self, text, cursor, place, line).hint()
            self.commands[key] = None if found is None else (found.text, found.start - node.start, found.end - node.start)
        kept = self.commands[key]
        return None if kept is None else Hint(kept[0], kept[1] + node.start, kept[2] + node.start)

    def command(self, name: str) -> Any:
        """The command of a name, looked up once."""
        lower = name.lower()
        if lower not in self.names:
            self.names[lower] = known_command(self.session, name, load=False)
        return self.names[lower]


class Place:
    """A command of the input. `settled`: the objects it names are those of the store now, since nothing before it changes any."""

    __slots__ = ("first", "node", "settled")

    def __init__(self, node: n.Command, first: bool, settled: bool) -> None:
        self.node = node
        self.first = first
        self.settled = settled


class Line:
    """The commands of an input in order, and the functions that it defines."""

    def __init__(self, root: n.ScriptBlock) -> None:
        self.root = root
        self.functions: set[str] = set()
        self.open = False  # commands may come from elsewhere: a module, a file
        self.commands: list[Place] = []
        settled = True
        piped: set[int] = set()
        inner: list[tuple[int, int]] = []  # bodies of functions run later, in another state
        for node in root.walk():
            kind = type(node)
            if kind is n.FunctionDefinition:
                self.functions.add(node.name.lower().rpartition(":")[2])
                inner.append((node.start, node.end))
            elif kind is n.Pipeline:
                piped.update(id(e) for e in node.elements[1:])
            elif kind is n.UsingStatement:
                self.open = True
            elif type(node) is n.Command:
                name = _name(node)
                if node.op is None and name:
                    free = settled and not any(start <= node.start < end for start, end in inner)
                    self.commands.append(Place(node, id(node) not in piped, free))
                self.open = self.open or node.op == "Dot" or name in BRINGS_COMMANDS
                settled = settled and name.partition("-")[0] in READS


def _name(node: n.Command) -> str:
    first = node.elements[0]
    return first.value.lower() if type(first) is n.StringConstantExpression else ""


class Judge:
    """One command and what is known of it."""

    def __init__(self, hints: Hints, text: str, cursor: int, place: Place, line: Line) -> None:
        self.hints = hints
        self.session = hints.session
        self.text = text
        self.cursor = cursor
        self.place = place
        self.line = line
        self.node = place.node
        self.name = self.node.elements[0].value

    def said(self, reason: str, node: Any) -> Hint:
        return Hint(f"{self.name}: {reason}", node.start, node.end)

    def left(self, node: Any) -> bool:
        """True when the cursor is not at the end of a word, which may go on."""
        mark = self.text[node.start:node.start + 1]
        return node.end != self.cursor or mark in QUOTES and node.end - node.start > 1 and QUOTES.get(self.text[node.end - 1]) == QUOTES[mark]

    def hint(self) -> Hint | None:
        info = self.hints.command(self.name)
        if info is None:
            return self.unknown()
        signature = signature_of(self.session, info)
        if signature is None or signature.dynamic or signature.simple or any(getattr(e, "splatted", False) for e in self.node.elements):
            return None
        found = self.parameter(signature)
        if found is not None:
            return found
        from ems.console.argument_hints import Arguments

        return Arguments(self, info, signature).hint()

    def unknown(self) -> Hint | None:
        first, lower = self.node.elements[0], self.name.lower()
        if lower in self.line.functions or self.line.open or not lower:
            return None
        if first.end == self.cursor and ("-" not in lower or any(k.startswith(lower) for k in self._starts())):
            return None
        if lower in self.session.commands.late_commands or self.session.modules.exporting(lower) is not None:
            return None
        from cmdlets.catalog import meant

        near = meant(self.name)
        return self.said(f"no such command{f'; {near} is one' if near else ''}", first)

    def _starts(self) -> list[str]:
        """Lower names of every command, listed once a prompt."""
        if "" not in self.hints.names:
            from ems.console.completion.command_names import known_names

            self.hints.names[""] = [name.lower() for name, _ in known_names(self.session)]
        found: list[str] = self.hints.names[""]
        return [*found, *self.line.functions]

    def parameter(self, signature: Any) -> Hint | None:
        """A parameter that the command does not have, or a short form of more than one."""
        from ems.runtime.types.parameters import all_parameters

        parameters = all_parameters(signature)
        for element in self.node.elements[1:]:
            if type(element) is not n.CommandParameter or element.name in ("", "-"):
                continue
            given = element.name.lower()
            names = [(k.lower(), p) for p in parameters for k in (p.name, *p.aliases)]
            if any(k == given for k, _ in names):
                continue
            close = list(dict.fromkeys(p.name for k, p in names if k.startswith(given)))
            if not close:
                return self.said(f"no parameter -{element.name}", element)
            if len(close) > 1 and element.end < self.cursor:
                return self.said(f"-{element.name} may be {' or '.join('-' + name for name in close[:4])}", element)
        return None


def known_command(session: Any, name: str, load: bool = True) -> Any:
    """The command of a name, behind its alias; None when there is none. `load`: also one whose module must be imported first."""
    from ems.runtime.functions import AliasInfo
    from ems.values.errors import NetException, RuntimeException

    try:
        info = session.commands.find(name, session.global_scope, scan=False, load=load)
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


def parameter_help(hints: Hints, cursor: int, parsed: Any) -> str:
    """One line for the parameter whose name or value stands at the cursor."""
    from ems.console.completion.binding import all_of, bind, find_parameter
    from ems.console.completion.parameters import shown_type

    best = None
    for node in parsed.ast.walk():
        if type(node) is n.Command and node.start <= cursor and (best is None or node.start >= best.start) and _reaches(node, cursor, parsed):
            best = node
    info = hints.command(best.elements[0].value) if best is not None and _name(best) else None
    signature = signature_of(hints.session, info) if info is not None else None
    if best is None or signature is None:
        return ""
    p = None
    bound = bind(best, signature)
    for element in best.elements[1:]:
        if type(element) is n.CommandParameter and element.start < cursor:
            found = find_parameter(element.name, all_of(signature))
            after = element.end < cursor and (element.argument is not None or found is not None and found.is_switch)
            p = None if after else found
        elif element.start <= cursor:
            p = bound.places.get(id(element)) if cursor <= element.end else None
    return f"-{p.name} <{shown_type(p)}>  {p.help}" if p is not None and p.help else ""


def _reaches(node: n.Command, cursor: int, parsed: Any) -> bool:
    """True when the cursor is in a command, or behind it with nothing but spaces between."""
    return cursor <= node.end or not any(t.start < cursor and t.end > node.end and t.kind != "EndOfInput" for t in parsed.tokens or [])
