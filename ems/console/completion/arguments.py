"""In: a parameter and the word typed for it. Out: its values: completers, enums, sets, switches, and what the known commands take."""
from __future__ import annotations

from typing import Any

from ems.console.completion.binding import Bound
from ems.console.completion.quoting import as_word, quote, starts
from ems.console.completion.results import CompletionResult
from ems.runtime.signatures import Parameter
from ems.syntax.nodes import Source

ENCODINGS = "ansi ascii bigendianunicode bigendianutf32 oem unicode utf7 utf8 utf8BOM utf8NoBOM utf32".split()
VALUE, TEXT = "ParameterValue", "Text"
BOOLEANS = ("$true", "$false")


class Ask:
    """A question for values: `word` without quotes, `mark` the quote that the user began, `inference` and `pipe` for property names."""

    def __init__(self, session: Any, info: Any, parameter: Parameter, bound: Bound, word: str, mark: str, node: Any, inference: Any, colon: bool = False) -> None:
        self.session = session
        self.info = info
        self.parameter = parameter
        self.bound = bound
        self.word = word
        self.mark = mark
        self.node = node
        self.inference = inference
        self.colon = colon
        self.text = ""  # the whole input
        self.given: list[str] = []  # items of the same list before the word


def values(ask: Ask) -> list[CompletionResult] | None:
    """None: nothing is known, paths may be offered. An empty list: nothing is offered at all."""
    for source in (_own_completer, _switch, _enum, _set, _completions, _encoding, _known, _live, _boolean):
        found = source(ask)
        if found is not None:
            return found
    return None


def fitting(names: Any, ask: Ask, kind: str = VALUE) -> list[CompletionResult]:
    matches = starts(ask.word)
    return [CompletionResult(as_word(name, ask.mark), name, kind, name) for name in names if matches(name)]


def value_type(p: Parameter) -> Any:
    """The type of a single value: the element of an array, what a nullable wraps."""
    kind = p.type
    if kind.element is not None:
        kind = kind.element
    if kind.full_name.startswith("System.Nullable") and kind.arguments:
        kind = kind.arguments[0]
    return kind


def _switch(ask: Ask) -> list[CompletionResult] | None:
    if not ask.parameter.is_switch:
        return None
    return [CompletionResult(v, v, VALUE, v) for v in BOOLEANS if v.lower().startswith(ask.word.lower())] if ask.colon else None


def _boolean(ask: Ask) -> list[CompletionResult] | None:
    """A bool parameter takes $true or $false; PowerShell offers files here."""
    if ask.parameter.is_switch or value_type(ask.parameter).full_name != "System.Boolean" or ask.mark:
        return None
    return [CompletionResult(v, v, VALUE, v) for v in BOOLEANS if v.lower().startswith(ask.word.lower())]


def _enum(ask: Ask) -> list[CompletionResult] | None:
    if ask.parameter.is_switch:
        return None
    kind = value_type(ask.parameter)
    if kind.kind != "enum":
        return None
    kind.load()
    allowed = {str(v).lower() for v in set_values(ask.parameter)}
    names = [name for name in sorted(kind.values or {}, key=str.lower) if not allowed or name.lower() in allowed]
    return fitting(names, ask)


def set_values(p: Parameter) -> list[str]:
    """The texts of a ValidateSet."""
    out: list[str] = []
    for check in p.validate:
        name = check[0] if isinstance(check, tuple) else check.name
        if name in ("set", "validateset"):
            out += [str(v) for v in (check[1:] if isinstance(check, tuple) else check.arguments)]
    return out


def _set(ask: Ask) -> list[CompletionResult] | None:
    found = set_values(ask.parameter)
    return fitting(sorted(found, key=str.lower), ask) if found else None


def _completions(ask: Ask) -> list[CompletionResult] | None:
    """[ArgumentCompletions()] of a script, `values` of a cmdlet: offered as they are written."""
    if not ask.parameter.values:
        return None
    matches = starts(ask.word)
    return [CompletionResult(name, name, VALUE, name) for name in ask.parameter.values if matches(name)]


def _encoding(ask: Ask) -> list[CompletionResult] | None:
    return fitting(ENCODINGS, ask) if value_type(ask.parameter).full_name == "System.Text.Encoding" else None


def _own_completer(ask: Ask) -> list[CompletionResult] | None:
    """Register-ArgumentCompleter and [ArgumentCompleter()]."""
    found = registered(ask.session, ask.info.name, ask.parameter.name)
    block = found if found is not None else ask.parameter.completer
    if block is None:
        return None
    from ems.values.collections import Hashtable

    given = Hashtable()
    for name, node in ask.bound.values.items():
        from ems.syntax import nodes as n

        value = node.value if type(node) in (n.StringConstantExpression, n.ConstantExpression) else True if node is None else None
        if value is not None:
            given.set(ask.bound.given[name].name, value)
    word = ask.mark + ask.word if ask.mark else ask.word
    return run_completer(ask.session, block, [ask.info.name, ask.parameter.name, word, command_ast(ask.node, ask.text), given]) or None


def command_ast(node: Any, text: str) -> Any:
    """The CommandAst as scripts see it: of the words of the command alone."""
    from ems.runtime.types.syntax import Tree

    return Tree(node, Source(text)).of(node)


def run_completer(session: Any, block: Any, arguments: list[Any]) -> list[CompletionResult]:
    """A completer's answers: CompletionResult objects or texts. An error of the block means no answers, as PowerShell has it."""
    from ems.values.convert import to_string
    from ems.values.errors import NetException, RuntimeException
    from ems.values.objects import base

    errors = list(session.errors.list)
    try:
        found = session.invoke(block, arguments)
    except (RuntimeException, NetException):
        session.errors.list[:] = errors
        return []
    out = []
    for item in found:
        one = base(item)
        if one is None:
            continue
        out.append(one if isinstance(one, CompletionResult) else CompletionResult(to_string(item), to_string(item), TEXT, to_string(item)))
    return out


def registered(session: Any, command: str, parameter: str) -> Any:
    """The script block that Register-ArgumentCompleter set for a parameter, of this command or of any."""
    table = session.part("completers", lambda s: {})
    return table.get((command.lower(), parameter.lower())) or table.get(("", parameter.lower()))


def native(session: Any, command: str) -> Any:
    """The block of Register-ArgumentCompleter -Native for a program."""
    return session.part("native_completers", lambda s: {}).get(command.lower())


def _known(ask: Ask) -> list[CompletionResult] | None:
    from ems.console.completion.known import known_values

    return known_values(ask)


def _live(ask: Ask) -> list[CompletionResult] | None:
    from ems.console.completion.live import live_values

    return live_values(ask)


def property_name(text: str, mark: str) -> str:
    return quote(text, mark) if mark else text
