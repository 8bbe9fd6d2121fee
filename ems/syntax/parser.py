"""In: source text. Out: its syntax tree and errors (`parse`), or its tokens (`tokenize`).

The parser reads tokens as it goes and tells the reader in which mode to read the next; there is no separate token pass.
"""
from __future__ import annotations

import os
from typing import Any

from ems.syntax.blocks import BlockRules
from ems.syntax.classes import ClassRules
from ems.syntax.commands import CommandRules
from ems.syntax.expressions import ExpressionRules
from ems.syntax.lexer import Lexer
from ems.syntax.members import MemberRules
from ems.syntax.nodes import CommandExpression, Node, Pipeline, ScriptBlock, Source, StringConstantExpression, TypeName
from ems.syntax.statements import _STATEMENTS, StatementRules
from ems.syntax.tokens import COMMAND, Token
from ems.syntax.type_names import TypeRules
from ems.syntax.usings import UsingRules


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


class Parser(Lexer, BlockRules, StatementRules, CommandRules, ExpressionRules, MemberRules, TypeRules, ClassRules, UsingRules):
    """The reader with all the grammar's rules."""

    __slots__ = ("assembly", "closing", "no_commas")

    def __init__(self, source: Source, keep_tokens: bool = False) -> None:
        super().__init__(source, keep_tokens)
        self.no_commas = False
        self.assembly: str | None = None
        self.closing: Any = None

    # ---- depth ----

    def enter(self, start: int) -> None:
        self.depth += 1

    def enter_statement(self) -> None:
        self.depth += 1

    def leave(self) -> None:
        self.depth -= 1

    # ---- helpers of the rules ----

    def token_text(self, token: Token) -> str:
        """The source text of a token."""
        return self.text[token.start - self.base : token.end - self.base] if token.kind != "EndOfInput" else ""

    def text_of(self, node: Node) -> str:
        return self.text[node.start - self.base : node.end - self.base]

    def mark(self) -> int:
        """The place in the source to go back to, so that what is read from here on is read again."""
        token = self.ungot
        if token is None or token.kind == "EndOfInput":
            return self.pos + self.base
        return token.start

    def give_back(self, mark: int) -> None:
        """Go back to a mark, unless nothing was read since."""
        if self.ungot is not None and self.ungot.kind != "EndOfInput":
            self.resync(mark)

    def check_assembly(self, item: Node) -> None:
        """Report an assembly that cannot be loaded from where its name says."""
        name = item.value if type(item) is StringConstantExpression else self.text_of(item)
        scheme, separator, _rest = name.partition("://")
        if name.startswith("\\\\"):
            self.error("CannotLoadAssemblyFromUncPath", item.start, item.end, name)
        elif separator and scheme.isalpha():
            if scheme.lower() != "file":
                self.error("CannotLoadAssemblyWithUriSchema", item.start, item.end, scheme)
        elif not os.path.isfile(os.path.join(os.path.dirname(self.source.path or ""), name)):
            self.error("ErrorLoadingAssembly", item.start, item.end, name)

    def known_type(self, name: TypeName, excluded: str) -> bool:
        from ems.syntax.known_types import full_name

        found = full_name(name.text)
        return found is not None and found.lower() != excluded

    def parse_apart(self, start: int, end: int) -> Node | None:
        """A stretch of the source parsed as a command, for the words of a comment."""
        saved = (self.text, self.limit, self.base, self.pos, self.ungot, self.mode, self.tokens)
        self.text = self.source.text[start:end] + "\0"
        self.limit = end - start
        self.base = start
        self.pos = 0
        self.ungot = None
        self.tokens = None
        self.mode = COMMAND
        self.overrun = 0
        node = self.command()
        self.text, self.limit, self.base, self.pos, self.ungot, self.mode, self.tokens = saved
        return node

    def give_back_end(self, token: Token) -> None:
        """Read the end of the text again: PowerShell then counts it one place further."""
        if self.tokens is not None:
            self.tokens.pop()
        self.ungot = None
        self.overrun = 1

    def as_pipeline(self, expression: Node) -> Pipeline:
        return Pipeline(expression.start, expression.end, [CommandExpression(expression.start, expression.end, expression, [])], False)

    def sync_on_error(self, consume: bool, *kinds: str) -> None:
        """Skip tokens up to one of the kinds that stands outside nested brackets, or a closing bracket that ends what is around."""
        parens = 1 if "RParen" in kinds else 0
        curlies = 1 if "RCurly" in kinds else 0
        brackets = 1 if "RBracket" in kinds else 0
        while True:
            token = self.next_token()
            kind = token.kind
            if kind in ("LParen", "AtParen", "DollarParen"):
                parens += 1
            elif kind in ("LCurly", "AtCurly"):
                curlies += 1
            elif kind == "LBracket":
                brackets += 1
            elif kind == "RParen":
                parens -= 1
                if parens == 0 and kind in kinds:
                    break
            elif kind == "RCurly":
                curlies -= 1
                if curlies == 0 and kind in kinds:
                    break
            elif kind == "RBracket":
                brackets -= 1
                if brackets == 0 and kind in kinds:
                    break
            elif kind == "EndOfInput":
                self.ungot = token
                return
            if kind in kinds and kind not in ("RParen", "RCurly", "RBracket"):
                break
        if not consume:
            self.ungot = token

    def nested_subexpression(self, token: Token) -> Node:
        """Parse the $( ) that the reader found inside a string."""
        text, skipped = token.value
        saved = (self.text, self.limit, self.base, self.pos, self.ungot, self.mode)
        self.overrun = 0
        self.text = text + "\0"
        self.limit = len(text)
        self.base = token.start
        self.pos = 0
        self.ungot = None
        self.mode = COMMAND
        kept = self.tokens
        if kept is not None:
            self.tokens = token.parts = []
        self.nested += 1
        left = self.next_token()
        node = self.subexpression(left)
        self.nested -= 1
        self.tokens = kept
        self.overrun = 0
        self.text, self.limit, self.base, self.pos, self.ungot, self.mode = saved
        return node

    def verbatim_argument(self) -> Token:
        """The text after --% up to the end of the line or a pipe outside double quotes."""
        text = self.text
        pos = self.pos
        while text[pos] in " \t":
            pos += 1
        start = pos
        in_quotes = False
        while pos < self.limit:
            char = text[pos]
            if char in "\r\n":
                break
            if char == '"':
                in_quotes = not in_quotes
            elif not in_quotes and (char == "|" or text.startswith("&&", pos)):
                break
            pos += 1
        self.pos = pos
        word = text[start:pos]
        token = Token("Generic", start + self.base, pos + self.base, word, word)
        if self.tokens is not None:
            self.tokens.append(token)
        return token


_STATEMENTS.update({
    "Function": BlockRules.function, "Filter": BlockRules.function, "Workflow": BlockRules.function, "Using": UsingRules.misplaced_using,
})


def parse(text: str, path: str | None = None, keep_tokens: bool = False) -> ParseResult:
    """Parse a script; never raises for any text."""
    source = Source(text, path)
    parser = Parser(source, keep_tokens)
    ast = parser.script()
    ast.source = source
    if parser.requires_tokens:
        from ems.syntax.requires import read_requirements

        ast.requires = read_requirements(parser)
    from ems.syntax.checks import Checks
    from ems.syntax.symbols import SymbolChecks

    SymbolChecks(parser, ast).run()
    Checks(parser, ast).run()
    return ParseResult(ast, _finished_errors(parser), parser.tokens)


def _finished_errors(parser: Parser) -> list[ParseError]:
    if not parser.errors:
        return []
    from ems.syntax.errors import message

    return [ParseError(id, message(id, args), start, end, incomplete) for id, start, end, incomplete, args in parser.errors]


def tokenize(text: str) -> list[Token]:
    """The tokens of a script, comments and line ends included; works on text with errors too."""
    return parse(text, keep_tokens=True).tokens or []
