"""In: the text of an input. Out: its coloured pieces: (start, end, colour name of Get-PSReadLineOption)."""
from __future__ import annotations

from ems.syntax.parser import ParseResult, parse
from ems.syntax.tokens import ASSIGNMENT, BINARY, COMMAND_NAME, KEYWORD, KEYWORD_KINDS, KIND_FLAGS, MEMBER_NAME, TYPE_NAME_FLAG, UNARY, Token

STRINGS = frozenset(("StringLiteral", "StringExpandable", "HereStringLiteral", "HereStringExpandable"))
VARIABLES = frozenset(("Variable", "SplattedVariable"))
OPERATOR_FLAGS = BINARY | UNARY | ASSIGNMENT


def color_name(token: Token) -> str:
    """The colour of a token, as PSReadLine chooses it."""
    kind, flags = token.kind, token.flags
    if flags & COMMAND_NAME:
        return "Command"
    if kind == "Comment":
        return "Comment"
    if kind == "Parameter":
        return "Parameter"
    if kind in VARIABLES:
        return "Variable"
    if kind in STRINGS:
        return "String"
    if kind == "Number":
        return "Number"
    if flags & KEYWORD or kind in KEYWORD_KINDS and not flags & MEMBER_NAME:
        return "Keyword"
    if flags & MEMBER_NAME:
        return "Member"
    if flags & TYPE_NAME_FLAG:
        return "Type"
    if KIND_FLAGS.get(kind, 0) & OPERATOR_FLAGS:
        return "Operator"
    return "DefaultToken"


def spans(parsed: ParseResult) -> list[tuple[int, int, str]]:
    """The coloured pieces in order; nested tokens of expandable strings included, outer ones cut around them."""
    out: list[tuple[int, int, str]] = []
    for token in parsed.tokens or []:
        if token.kind in ("EndOfInput", "NewLine", "LineContinuation"):
            continue
        _put(out, token)
    return out


def _put(out: list[tuple[int, int, str]], token: Token) -> None:
    name = color_name(token)
    nested = [p for p in token.parts or [] if isinstance(p, Token)]
    at = token.start
    for part in nested:
        if part.start > at:
            out.append((at, part.start, name))
        _put(out, part)
        at = max(at, part.end)
    if token.end > at:
        out.append((at, token.end, name))


def highlight(text: str) -> list[tuple[int, int, str]]:
    return spans(parse(text, keep_tokens=True))
