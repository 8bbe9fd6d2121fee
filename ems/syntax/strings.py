"""In: a place where a string, here-string or word with quoted or expandable parts starts. Out: its token, with value, format and parts.

`value` of an expandable token is (value, format); `parts` lists its Variable tokens and SubExpression tokens. A SubExpression token's
value is (text to parse, places in the source of characters that were left out).
"""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ems.syntax.tokens import EXPRESSION, IN_ERROR, Token
from ems.syntax.words import PLAIN

if TYPE_CHECKING:
    from ems.syntax.lexer import Lexer

SINGLE = "'‘’‚‛"
DOUBLE = '"“”„'
_LITERAL = re.compile(f"[{SINGLE}]([^{SINGLE}\0]*)[{SINGLE}]").match
_LITERAL_PIECE = re.compile(f"[^{SINGLE}\0]+").match
_EXPANDABLE = re.compile(f"[{DOUBLE}]([^{DOUBLE}`$\0]*)[{DOUBLE}]").match
_PIECE = re.compile(f"[^{DOUBLE}`$\0]+").match
_HERE_PIECE = re.compile(r"[^`$\r\n\0]+").match
_WORD_PIECE = re.compile(f"[{PLAIN}]+").match
_SUBEXPRESSION_PIECE = re.compile(f"[^()`{DOUBLE}\0]+").match
_HERE_HEADER = re.compile("[ \t\f\v\x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]*(?:\r\n|\n|\r)").match
_BLANKS = re.compile("[ \t\f\v\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*").match
_LINE = re.compile(r"[^\r\n\0]*").match
_HEX = frozenset("0123456789abcdefABCDEF")
_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_MAX_CODE = 0x10FFFF
_BAD_ESCAPE = "\uffff"


class Expansion:
    """Collects the value, the format and the parts of an expandable text."""

    __slots__ = ("format", "parts", "value")

    def __init__(self) -> None:
        self.value: list[str] = []
        self.format: list[str] = []
        self.parts: list[Token] = []

    def add(self, text: str) -> None:
        self.value.append(text)
        if "{" in text or "}" in text:
            text = text.replace("{", "{{").replace("}", "}}")
        self.format.append(text)

    def add_part(self, token: Token, text: str) -> None:
        self.value.append(text)
        self.format.append(f"{{{len(self.parts)}}}")
        self.parts.append(token)

    def finish(self, token: Token) -> Token:
        """Give the token what was collected."""
        token.value = ("".join(self.value), "".join(self.format))
        token.parts = self.parts or None
        return token


class StringScanner:
    """The part of the reader that reads strings."""

    __slots__ = ()

    # ---- '...' ----

    def scan_literal(self: Lexer, start: int) -> Token:
        from_fast = _LITERAL(self.text, start)
        if from_fast is not None:
            end = from_fast.end()
            if self.text[end] not in SINGLE:
                self.pos = end
                return Token("StringLiteral", start + self.base, end + self.base, "", from_fast.group(1))
        value, end, closed = self._literal_body(start)
        self.pos = end
        token = Token("StringLiteral", start + self.base, end + self.base, "", value)
        if not closed:
            self._mark_error(token)
        return token

    def _literal_body(self: Lexer, start: int) -> tuple[str, int, bool]:
        """(value, place after, closed) of a quoted string from its opening quote."""
        text = self.text
        at = start + 1
        value: list[str] = []
        while True:
            piece = _LITERAL_PIECE(text, at)
            if piece is not None:
                value.append(piece.group())
                at = piece.end()
            char = text[at]
            if char == "\0":
                if at < self.limit:
                    value.append(char)
                    at += 1
                    continue
                self.incomplete("TerminatorExpectedAtEndOfString", start + self.base, at + self.base, "'")
                return "".join(value), at, False
            at += 1
            if text[at] not in SINGLE:
                return "".join(value), at, True
            value.append(text[at])
            at += 1

    # ---- "..." ----

    def scan_expandable(self: Lexer, start: int) -> Token:
        fast = _EXPANDABLE(self.text, start)
        if fast is not None:
            end = fast.end()
            if self.text[end] not in DOUBLE:
                self.pos = end
                value = fast.group(1)
                return Token("StringExpandable", start + self.base, end + self.base, "", (value, None))
        into = Expansion()
        end, closed = self._expandable_body(start, into)
        self.pos = end
        token = into.finish(Token("StringExpandable", start + self.base, end + self.base))
        if not closed:
            self._mark_error(token)
        return token

    def _expandable_body(self: Lexer, start: int, into: Expansion) -> tuple[int, bool]:
        """(place after, closed) of an expandable string from its opening quote."""
        text = self.text
        at = start + 1
        while True:
            piece = _PIECE(text, at)
            if piece is not None:
                into.add(piece.group())
                at = piece.end()
            char = text[at]
            if char == "$":
                at = self._dollar(at, into, here=False)
            elif char == "`":
                at = self._escape_into(at, into)
            elif char == "\0":
                if at >= self.limit:
                    self.incomplete("TerminatorExpectedAtEndOfString", start + self.base, at + self.base, '"')
                    return at, False
                into.add(char)
                at += 1
            else:
                at += 1
                if text[at] not in DOUBLE:
                    return at, True
                into.add(text[at])
                at += 1

    def _escape_into(self: Lexer, at: int, into: Expansion) -> int:
        """Add what a backtick at `at` stands for; the place after."""
        if at + 1 >= self.limit:
            into.add("`")
            return at + 1
        char, after = self.escape(at + 1)
        into.add(char)
        return after

    def _dollar(self: Lexer, at: int, into: Expansion, here: bool) -> int:
        """Add the variable or subexpression at a dollar sign, or the dollar sign itself; the place after."""
        text = self.text
        char = text[at + 1]
        if char == "(":
            token = self._subexpression(at, here)
        elif char == "{" or self.is_variable_start(char):
            mode, self.mode = self.mode, EXPRESSION
            token = self.scan_variable(at, at + 1, splatted=False, in_string=True)
            self.mode = mode
        else:
            into.add("$")
            return at + 1
        end = token.end - self.base
        into.add_part(token, text[at:end])
        return end

    def _subexpression(self: Lexer, start: int, here: bool) -> Token:
        """$( to its closing parenthesis, found by counting parentheses only; quotes doubled or escaped for the outer string are undone."""
        text = self.text
        at = start + 2
        depth = 1
        taken = ["$("]
        skipped: list[int] = []
        while True:
            piece = _SUBEXPRESSION_PIECE(text, at)
            if piece is not None:
                at = piece.end()
                taken.append(piece.group())
            char = text[at]
            if char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
                if depth == 0:
                    taken.append(char)
                    at += 1
                    break
            elif char == "\0":
                if at >= self.limit:
                    self.incomplete("IncompleteDollarSubexpressionReference", start + self.base, at + self.base)
                    break
            elif not here and text[at + 1] in DOUBLE:
                # A doubled quote loses its second character, an escaped one its backtick.
                skipped.append((at if char == "`" else at + 1) + self.base)
                at += 1
                char = text[at]
            taken.append(char)
            at += 1
        return Token("SubExpression", start + self.base, at + self.base, "", ("".join(taken), skipped))

    # ---- here-strings ----

    def scan_here_string(self: Lexer, start: int) -> Token:
        text = self.text
        literal = text[start + 1] in SINGLE
        kind = "HereStringLiteral" if literal else "HereStringExpandable"
        quotes = SINGLE if literal else DOUBLE
        header = _HERE_HEADER(text, start + 2)
        if header is None:
            end = self._bad_header(start, quotes)
            into = Expansion()
        elif literal:
            into = Expansion()
            end, closed = self._here_literal(start, header.end(), into)
        else:
            into = Expansion()
            end, closed = self._here_expandable(start, header.end(), into)
        self.pos = end
        token = into.finish(Token(kind, start + self.base, end + self.base))
        if literal:
            token.value = token.value[0]
        if header is None or not closed:
            self._mark_error(token)
        return token

    def _bad_header(self: Lexer, start: int, quotes: str) -> int:
        """Report text after a here-string's header; the place to go on: after a footer on this line, else after the line."""
        text = self.text
        at = _BLANKS(text, start + 2).end()  # type: ignore[union-attr]
        if at >= self.limit:
            self.incomplete("TerminatorExpectedAtEndOfString", start + self.base, at + self.base, text[start + 1] + "@")
            return at
        self.error("UnexpectedCharactersAfterHereStringHeader", at + self.base, at + 1 + self.base)
        while at < self.limit:
            char = text[at]
            at += 1
            if char in quotes and text[at] == "@":
                return at + 1
            if char in "\r\n":
                return at - 1
        return at

    def _footer(self: Lexer, at: int, quotes: str) -> int | None:
        """The place after a footer that starts at `at`, the start of a line."""
        return at + 2 if self.text[at] in quotes and self.text[at + 1] == "@" else None

    def _false_footer(self: Lexer, at: int, quotes: str) -> int | None:
        """The place of a footer that stands after blanks at the start of a line."""
        place = _BLANKS(self.text, at).end()  # type: ignore[union-attr]
        return place if place > at and self._footer(place, quotes) is not None else None

    def _here_open(self: Lexer, start: int, false_footer: int | None, quote: str) -> None:
        end = self.limit + self.base
        if false_footer is not None:
            self.incomplete("WhitespaceBeforeHereStringFooter", false_footer + self.base, end)
        else:
            self.incomplete("TerminatorExpectedAtEndOfString", start + self.base, end, quote + "@")

    def _here_literal(self: Lexer, start: int, at: int, into: Expansion) -> tuple[int, bool]:
        text = self.text
        begin = at
        false_footer = None
        content_end = at  # the line end before a line is no part of the value when the footer stands on that line
        while True:
            footer = self._footer(at, SINGLE)
            if footer is not None:
                into.value.append(text[begin:content_end])
                return footer, True
            if false_footer is None:
                false_footer = self._false_footer(at, SINGLE)
            line_end = _LINE(text, at).end()  # type: ignore[union-attr]
            while text[line_end] == "\0" and line_end < self.limit:
                line_end = _LINE(text, line_end + 1).end()  # type: ignore[union-attr]
            if line_end >= self.limit:
                into.value.append(text[begin : self.limit])
                self.overrun = 1
                self._here_open(start, false_footer, "'")
                return self.limit, False
            content_end = line_end
            at = line_end + (2 if text.startswith("\r\n", line_end) else 1)

    def _here_expandable(self: Lexer, start: int, at: int, into: Expansion) -> tuple[int, bool]:
        text = self.text
        false_footer = None
        line_end = ""
        at_line_start = True
        while True:
            if at_line_start:
                footer = self._footer(at, DOUBLE)
                if footer is not None:
                    return footer, True
                if false_footer is None:
                    false_footer = self._false_footer(at, DOUBLE)
                into.add(line_end)
                at_line_start = False
            piece = _HERE_PIECE(text, at)
            if piece is not None:
                into.add(piece.group())
                at = piece.end()
            char = text[at]
            if char == "$":
                at = self._dollar(at, into, here=True)
            elif char == "`":
                at = self._escape_into(at, into)
            elif char == "\0":
                if at >= self.limit:
                    self._here_open(start, false_footer, '"')
                    return self.limit, False
                into.add(char)
                at += 1
            else:
                line_end = "\r\n" if text.startswith("\r\n", at) else char
                at += len(line_end)
                at_line_start = True

    # ---- words with quotes, escapes or variables in them ----

    def scan_expandable_word(self: Lexer, start: int, at: int) -> Token:
        """A word of command mode with parts that are not plain; what stands before `at` is."""
        text = self.text
        into = Expansion()
        if at > start:
            into.add(text[start:at])
        ok = True
        while True:
            piece = _WORD_PIECE(text, at)
            if piece is not None:
                into.add(piece.group())
                at = piece.end()
            char = text[at]
            if char == "`":
                at = self._escape_into(at, into)
            elif char in SINGLE:
                value, at, closed = self._literal_body(at)
                ok = ok and closed
                into.add(value)
            elif char in DOUBLE:
                at, closed = self._expandable_body(at, into)
                ok = ok and closed
            elif char == "$":
                at = self._dollar(at, into, here=False)
            elif self.ends_word(char):
                break
            else:
                into.add(char)
                at += 1
        self.pos = at
        token = into.finish(Token("Generic", start + self.base, at + self.base, text[start:at]))
        if token.parts is None:
            token.value = token.value[0]
        if not ok:
            self._mark_error(token)
        return token

    # ---- escapes ----

    def escape(self: Lexer, at: int) -> tuple[str, int]:
        """(what a backtick and the character at `at` stand for, the place after)."""
        char = self.text[at]
        if char == "u":
            return self._unicode_escape(at)
        return _ESCAPES.get(char, char), at + 1

    def _unicode_escape(self: Lexer, at: int) -> tuple[str, int]:
        text = self.text
        base = self.base
        if text[at + 1] != "{":
            self.error("InvalidUnicodeEscapeSequence", at - 1 + base, at + 1 + base)
            return _BAD_ESCAPE, at + 1
        first = at + 2
        end = first
        while text[end] in _HEX and end - first < 6:
            end += 1
        char = text[end]
        if char == "}":
            if end == first:
                self.error("InvalidUnicodeEscapeSequence", at - 1 + base, end + 1 + base)
                return _BAD_ESCAPE, end + 1
            code = int(text[first:end], 16)
            if code > _MAX_CODE:
                self.error("InvalidUnicodeEscapeSequenceValue", first + base, end + base)
                return _BAD_ESCAPE, end + 1
            return chr(code), end + 1
        if end - first == 6:
            id = "TooManyDigitsInUnicodeEscapeSequence" if char in _HEX else "MissingUnicodeEscapeSequenceTerminator"
        else:
            id = "InvalidUnicodeEscapeSequence"
        self.error(id, end + base, end + 1 + base)
        return _BAD_ESCAPE, end

    def _mark_error(self: Lexer, token: Token) -> None:
        token.flags |= IN_ERROR

