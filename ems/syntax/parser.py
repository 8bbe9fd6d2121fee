"""In: source text. Out: its syntax tree and errors (`parse`), or its tokens (`tokenize`).

The parser reads tokens as it goes and tells the reader in which mode to read the next; there is no separate token pass.
"""
from __future__ import annotations

import gc
import sys
from typing import Any

from ems.syntax.blocks import BlockRules
from ems.syntax.classes import ClassRules
from ems.syntax.commands import CommandRules
from ems.syntax.expressions import ExpressionRules
from ems.syntax.lexer import Lexer
from ems.syntax.members import MemberRules
from ems.syntax.nested import NestedRules
from ems.syntax.nodes import CommandExpression, NamedBlock, Node, Pipeline, ScriptBlock, Source
from ems.syntax.recovery import RecoveryRules
from ems.syntax.statements import STATEMENT_RULES, StatementRules
from ems.syntax.tokens import Token
from ems.syntax.type_names import TypeRules
from ems.syntax.usings import UsingRules

# How deep a text may nest. A level takes up to _FRAMES Python frames, for which there must be room.
_MAX_DEPTH = 1000
_FRAMES = 16


class ParseError:
    """One error: PowerShell's id and message, the place in code points, and whether more text could repair it."""

    __slots__ = ("end", "id", "incomplete", "message", "start")

    def __init__(self, id: str, message: str, start: int, end: int, incomplete: bool) -> None:
        self.id = id
        self.message = message
        self.start = start
        self.end = end
        self.incomplete = incomplete

    def __repr__(self) -> str:
        return f"ParseError({self.id}, {self.start}, {self.end}, {self.incomplete})"


class ParseResult:
    """A tree (always there, as far as it could be built), its errors and, when asked for, its tokens."""

    __slots__ = ("ast", "errors", "tokens")

    def __init__(self, ast: ScriptBlock, errors: list[ParseError], tokens: list[Token] | None) -> None:
        self.ast = ast
        self.errors = errors
        self.tokens = tokens


class TooDeep(Exception):
    """The text nests deeper than the parser goes."""


class Parser(
    Lexer, BlockRules, StatementRules, CommandRules, ExpressionRules, MemberRules, TypeRules, ClassRules, UsingRules, NestedRules,
    RecoveryRules,
):
    """The reader with all the grammar's rules."""

    __slots__ = ("assembly", "attributes", "closing", "has_types", "in_finally", "no_commas", "suspect")

    def __init__(self, source: Source, keep_tokens: bool = False) -> None:
        super().__init__(source, keep_tokens)
        self.no_commas = False
        self.in_finally = 0  # how many finally blocks are around
        self.suspect = False  # something was read that the checks must look at
        self.has_types = False  # a class, an enum or a module was named
        self.assembly: str | None = None  # type: ignore[assignment]
        self.closing: Any = None
        self.attributes: dict[tuple[int, int], tuple[Any, ...]] = {}  # attributes read so far, by start and mode

    # ---- depth ----

    def enter(self) -> None:
        """Go one level down; every rule that can hold itself does so."""
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise TooDeep

    def leave(self) -> None:
        self.depth -= 1

    # ---- helpers of the rules ----

    def token_text(self, token: Token) -> str:
        """The source text of a token."""
        return self.text[token.start - self.base : token.end - self.base] if token.kind != "EndOfInput" else ""

    def text_of(self, node: Node) -> str:
        return self.text[node.start - self.base : node.end - self.base]

    def as_pipeline(self, expression: Node) -> Pipeline:
        return Pipeline(expression.start, expression.end, [CommandExpression(expression.start, expression.end, expression, [])], False)


STATEMENT_RULES.update({
    "Function": BlockRules.function, "Filter": BlockRules.function, "Workflow": BlockRules.function, "Using": UsingRules.misplaced_using,
})


def parse(text: str, path: str | None = None, keep_tokens: bool = False) -> ParseResult:
    """Parse a script; never raises for any text."""
    if sys.getrecursionlimit() < _MAX_DEPTH * _FRAMES:
        sys.setrecursionlimit(_MAX_DEPTH * _FRAMES)
    source = Source(text, path)
    parser = Parser(source, keep_tokens)
    collecting = gc.isenabled()
    gc.disable()  # a parse makes many objects and no garbage: collecting would only take time
    try:
        ast = parser.script()
        ast.source = source
        _check(parser, ast)
    except (TooDeep, RecursionError):
        parser.error("ScriptTooComplicated", 0, 0)
        ast = ScriptBlock(0, len(text), [], [], None, [NamedBlock(0, 0, "End", True, [], [])], source=source)
    finally:
        if collecting:
            gc.enable()
    return ParseResult(ast, _finished_errors(parser), parser.tokens)


def _check(parser: Parser, ast: ScriptBlock) -> None:
    """What is looked at when the tree stands: a script that gave no cause for it is not walked again."""
    if parser.requires_tokens:
        from ems.syntax.requires import read_requirements

        ast.requires = read_requirements(parser)
    if parser.has_types:
        from ems.syntax.symbols import SymbolChecks

        SymbolChecks(parser, ast).run()
    if parser.suspect or parser.errors:
        from ems.syntax.checks import Checks

        Checks(parser, ast).run()


def _finished_errors(parser: Parser) -> list[ParseError]:
    if not parser.errors:
        return []
    from ems.syntax.errors import message

    return [ParseError(id, message(id, args), start, end, incomplete) for id, start, end, incomplete, args in parser.errors]


def tokenize(text: str) -> list[Token]:
    """The tokens of a script, comments and line ends included; works on text with errors too."""
    return parse(text, keep_tokens=True).tokens or []
