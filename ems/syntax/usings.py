"""In: tokens after `using`. Out: using statements."""
from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ems.syntax.nodes import ErrorStatement, Hashtable, Node, StringConstantExpression, TypeExpression, UsingStatement
from ems.syntax.tokens import COMMAND, KEYWORD, Token

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_DIRECTIVES = frozenset(("Namespace", "Type", "Module", "Assembly", "Command"))
_NO_ITEM = frozenset(("EndOfInput", "NewLine", "Semi", "Comma"))
_TERMINATORS = frozenset(("EndOfInput", "NewLine", "Semi"))
_NEEDS_ALIAS = frozenset(("Type", "Command"))
_CLOSERS = frozenset(("RCurly", "RParen"))


class UsingRules:
    """The part of the parser that reads using statements."""

    __slots__ = ()

    def using_statements(self: Parser) -> list[UsingStatement]:
        """Those at the start of the script."""
        found: list[UsingStatement] = []
        while True:
            self.skip_newlines_and_semicolons()
            token = self.peek()
            if token.kind != "Using" or not token.flags & KEYWORD:
                if token.kind == "EndOfInput":
                    self.give_back_end(token)
                return found
            self.ungot = None
            statement = self.using_statement(token)
            if type(statement) is UsingStatement:
                found.append(statement)

    def misplaced_using(self: Parser, keyword: Token) -> Node:
        """A using statement after other statements."""
        statement = self.using_statement(keyword)
        self.error("UsingMustBeAtStartOfScript", statement.start, statement.end)
        return statement

    def using_statement(self: Parser, keyword: Token) -> Node:
        directive = self.next_token()
        if directive.kind not in _DIRECTIVES:
            self.ungot = directive
            self.incomplete("MissingUsingStatementDirective", keyword.end, keyword.end)
            return ErrorStatement(keyword.start, keyword.end, [])
        directive.flags |= KEYWORD
        if self.peek().kind in _NO_ITEM:
            self.incomplete("MissingUsingItemName", directive.end, directive.end)
            if self.peek().kind == "Comma":
                self.ungot = None
            return ErrorStatement(keyword.start, directive.end, [])
        item, end = self._using_item((StringConstantExpression, Hashtable))
        if item is None:
            return ErrorStatement(keyword.start, end, [])
        if directive.kind == "Assembly":
            self._check_assembly(item)
        alias: Node | None = None
        equals = self.peek()
        if equals.kind == "Equals":
            self.ungot = None
            token = self.peek()
            if token.kind == "Comma":
                self.ungot = None
                self.error("UnexpectedUnaryOperator", token.start, token.end, token.text)
                return ErrorStatement(keyword.start, token.end, [])
            if token.kind in _TERMINATORS:
                self.incomplete("MissingNamespaceAlias", equals.end, equals.end)
                return ErrorStatement(keyword.start, equals.end, [])
            alias, end = self._using_item((StringConstantExpression, Hashtable, TypeExpression), take_closer=False)
            if alias is None:
                return ErrorStatement(keyword.start, end, [])
        elif directive.kind in _NEEDS_ALIAS:
            self.incomplete("MissingEqualsInUsingAlias", end, end)
            return ErrorStatement(keyword.start, end, [])
        token = self.peek()
        if token.kind not in _TERMINATORS:
            self.incomplete("MissingStatementTerminator", token.start, token.end)
        if alias is not None or directive.kind != "Assembly":
            self.suspect = True
        if directive.kind == "Module":
            self.has_types = True
        name = item if type(item) is StringConstantExpression else None
        specification = item if type(item) is Hashtable else None
        return UsingStatement(keyword.start, end, directive.kind, name, alias, specification)

    def _check_assembly(self: Parser, item: Node) -> None:
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

    def _using_item(self: Parser, allowed: tuple[type[Node], ...], take_closer: bool = True) -> tuple[Node | None, int]:
        """(a name, alias or module specification, its end); None when what stands there is none of the allowed."""
        outer_mode = self.mode
        self.set_mode(COMMAND)
        token = self.next_token()
        item = None if token.kind in _CLOSERS else self.argument(token)
        self.set_mode(outer_mode)
        if item is None:
            self.ungot = None if take_closer else token
            self.error("InvalidValueForUsingItemName", token.start, token.end, self.token_text(token))
            return None, token.end
        if type(item) not in allowed:
            self.error("InvalidValueForUsingItemName", item.start, item.end, self.text_of(item))
            return None, item.end
        return item, item.end
