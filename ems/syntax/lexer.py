"""In: source text. Out: tokens, one at a time, read in the mode the parser asks for.

The reader keeps one token that was looked at but not taken (`ungot`). When the parser changes the mode, a kept token that another
mode could read differently is read again from its start (`resync`).
"""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ems.syntax.number_literals import NumberScanner
from ems.syntax.source import Source
from ems.syntax.strings import StringScanner
from ems.syntax.tokens import COMMAND, EXPRESSION, INVARIANT_KINDS, TYPE_NAME, Token
from ems.syntax.words import BLANK, WordScanner, forces_new_token, is_word_char

_ASCII_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BLANKS = re.compile(f"[{BLANK}]+").match
_LINE_COMMENT = re.compile(r"[^\n\r\0]*").match
_GAP = re.compile(r"[ \t\r\n]*").match
_GAP_AND_SEMICOLONS = re.compile(r"[ \t\r\n;]*").match
_GAP_STOPS = frozenset("#<`\f\v\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
# Characters that no gap starts with: what most often stands where one may be.
_NO_GAP = frozenset("$({[)}]'\"@-|,=." + _ASCII_LETTERS + "0123456789")
_SEPARATOR_TOKENS = re.compile(r"\r\n|[\r\n;]").finditer
_TYPE_WORD = re.compile(r"[\w.`+#\\]+").match
_SIGNED = frozenset("0123456789.")
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset(_ASCII_LETTERS)
_ONLY_TRIVIA = re.compile(rf"(?:[{BLANK}]+|#[^\r\n]*|<\#(?:.|\n)*?\#>)*").match


class Lexer(StringScanner, WordScanner, NumberScanner):
    """Reads tokens from `text`, which ends with a NUL that is not part of the source (`limit` is its place).

    `base` is added to places in `text` to get places in the source: it is not 0 while the inside of a string is read.
    """

    __slots__ = (
        "allow_signed", "base", "depth", "end_number_at_ternary", "errors", "length", "limit", "mode", "nested", "overrun", "pos",
        "reported", "requires_tokens", "signature_start", "simple_name", "source", "text", "tokens", "ungot",
    )

    def __init__(self, source: Source, keep_tokens: bool = False) -> None:
        self.source = source
        self.text = source.text + "\0"
        self.limit = self.length = len(source.text)
        self.base = 0
        self.pos = 0
        self.mode = COMMAND
        self.ungot: Token | None = None
        self.allow_signed = False
        self.simple_name = False
        self.end_number_at_ternary = False
        self.errors: list[tuple[Any, ...]] = []
        self.reported: set[tuple[str, int, int]] = set()
        self.tokens: list[Token] | None = [] if keep_tokens else None
        self.requires_tokens: list[Token] = []
        self.signature_start: int | None = None  # type: ignore[assignment]
        self.depth = 0
        self.overrun = 0  # 1 after a literal here-string without an end: PowerShell then counts one place more
        self.nested = 0  # how many strings the text stands in

    # ---- taking and looking ----

    def next_token(self) -> Token:
        token = self.ungot
        if token is not None:
            self.ungot = None
            return token
        return self.scan()

    def peek(self) -> Token:
        token = self.ungot
        if token is None:
            token = self.ungot = self.scan()
        return token

    def set_mode(self, mode: int) -> None:
        """Change the mode; a kept token that the new mode may read differently goes back to the text."""
        if mode != self.mode:
            token = self.ungot
            if token is not None and token.kind not in INVARIANT_KINDS:
                self.resync(token.start)
            self.mode = mode

    def resync(self, start: int) -> None:
        """Go back to a place in the source and forget the tokens read after it."""
        self.ungot = None
        self.overrun = 0
        self.pos = start - self.base
        tokens = self.tokens
        if tokens is not None:
            while tokens and tokens[-1].start >= start:
                tokens.pop()

    def skip_newlines(self) -> None:
        """Go past line ends without reading the token after them: its mode is not known yet."""
        token = self.ungot
        if token is not None:
            if token.kind != "NewLine":
                return
            self.ungot = None
        if self.text[self.pos] not in _NO_GAP:
            self._skip_gap(_GAP)

    def skip_newlines_and_semicolons(self) -> None:
        token = self.ungot
        if token is not None:
            if token.kind not in _SEPARATORS:
                return
            self.ungot = None
        if self.text[self.pos] not in _NO_GAP:
            self._skip_gap(_GAP_AND_SEMICOLONS)

    def _skip_gap(self, gap: Callable[..., Any]) -> None:
        text = self.text
        while True:
            start = self.pos
            self.pos = end = gap(text, start).end()
            if self.tokens is not None:
                self._note_separators(start, end)
            char = text[end]
            if char not in _GAP_STOPS:
                return
            if char == "#":
                _hash(self, end)
            elif char == "<" and text[end + 1] == "#":
                _less(self, end)
            elif char == "`" and text[end + 1] in "\r\n":
                _backtick(self, end)
            elif char == "<" or char == "`":
                return
            else:
                _blank(self, end)

    def _note_separators(self, start: int, end: int) -> None:
        """Put the line ends and semicolons of a gap among the tokens."""
        base = self.base
        for match in _SEPARATOR_TOKENS(self.text, start, end):
            kind = "Semi" if match.group() == ";" else "NewLine"
            self.tokens.append(Token(kind, match.start() + base, match.end() + base, match.group()))  # type: ignore[union-attr]

    # ---- errors ----

    def error(self, id: str, start: int, end: int, *args: object, incomplete: bool = False) -> None:
        """Note an error, once: reading a token again may find it again."""
        key = (id, start, end)
        if key not in self.reported:
            self.reported.add(key)
            self.errors.append((id, start, end, incomplete, args))

    def incomplete(self, id: str, start: int, end: int, *args: object, seen: int | None = None) -> bool:
        """Note an error that more text may repair when nothing but blanks and comments follow `seen` (or the error's end)."""
        incomplete = self.at_end(end if seen is None else seen)
        self.error(id, start, end, *args, incomplete=incomplete)
        return incomplete

    def at_end(self, offset: int) -> bool:
        """True when only blanks and comments follow the offset: a line end counts as more text.

        Inside a string's subexpression the offset in the whole source is measured against the subexpression's own text, as PowerShell does.
        """
        if offset >= self.limit:
            return True
        match = _ONLY_TRIVIA(self.text, offset)
        return match is not None and match.end() >= self.limit

    # ---- reading ----

    def scan(self) -> Token:
        """The next token of the text."""
        text = self.text
        pos = self.pos
        while True:
            char = text[pos]
            if char == " ":
                pos += 1
                char = text[pos]
                if char == " ":
                    pos = _BLANKS(text, pos).end()  # type: ignore[union-attr]
                    char = text[pos]
            token = _HANDLERS.get(char, _other)(self, pos)
            if token is not None:
                if self.tokens is not None:
                    self.tokens.append(token)
                return token
            pos = self.pos

    def operator(self, kind: str, start: int, length: int) -> Token:
        """An operator, or in command mode a word when the operator is glued to more text."""
        end = start + length
        if self.mode == COMMAND and not forces_new_token(self.text[end]):
            return self.scan_generic(start, end)
        self.pos = end
        base = self.base
        return Token(kind, start + base, end + base, self.text[start:end])

    def plain(self, kind: str, start: int, length: int) -> Token:
        end = start + length
        self.pos = end
        base = self.base
        return Token(kind, start + base, end + base, self.text[start:end])

    def comment(self, start: int, end: int) -> None:
        """Skip a comment (kept among the tokens when those are wanted)."""
        self.pos = end
        if self.tokens is not None:
            self.tokens.append(Token("Comment", start + self.base, end + self.base))


def _blank(lexer: Lexer, pos: int) -> None:
    lexer.pos = _BLANKS(lexer.text, pos).end()  # type: ignore[union-attr]


def _end(lexer: Lexer, pos: int) -> Token:
    if pos < lexer.limit:  # a NUL inside the text
        return lexer.scan_generic(pos, pos + 1)
    lexer.pos = pos
    place = pos + 1 + lexer.base + lexer.overrun
    return Token("EndOfInput", place, place)


def _newline(lexer: Lexer, pos: int) -> Token:
    return lexer.plain("NewLine", pos, 2 if lexer.text.startswith("\r\n", pos) else 1)


def _single_quote(lexer: Lexer, pos: int) -> Token:
    return lexer.scan_literal(pos)


def _double_quote(lexer: Lexer, pos: int) -> Token:
    return lexer.scan_expandable(pos)


def _at(lexer: Lexer, pos: int) -> Token:
    char = lexer.text[pos + 1]
    if char == "(":
        return lexer.plain("AtParen", pos, 2)
    if char == "{":
        return lexer.plain("AtCurly", pos, 2)
    if char in "'‘’‚‛\"“”„":
        return lexer.scan_here_string(pos)
    if lexer.is_variable_start(char):
        return lexer.scan_variable(pos, pos + 1, splatted=True)
    lexer.error("UnrecognizedToken", pos + lexer.base, pos + 1 + lexer.base)
    return lexer.plain("Unknown", pos, 1)


def _hash(lexer: Lexer, pos: int) -> None:
    end = _LINE_COMMENT(lexer.text, pos).end()  # type: ignore[union-attr]
    while end < lexer.limit and lexer.text[end] == "\0":
        end = _LINE_COMMENT(lexer.text, end + 1).end()  # type: ignore[union-attr]
    lexer.line_comment(pos, end)


def _backtick(lexer: Lexer, pos: int) -> Token | None:
    char = lexer.text[pos + 1]
    if char in "\r\n":
        end = pos + (3 if lexer.text.startswith("\r\n", pos + 1) else 2)
        lexer.pos = end
        if lexer.tokens is not None:
            lexer.tokens.append(Token("LineContinuation", pos + lexer.base, end + lexer.base))
        return None
    if char == "\0" and pos + 1 >= lexer.limit:
        place = pos + 2 + lexer.base
        lexer.incomplete("IncompleteString", place, place)
        lexer.pos = pos + 1
        return None
    if _BLANKS(char):
        _blank(lexer, pos + 1)
        return None
    return lexer.scan_generic(pos, pos)


def _equals(lexer: Lexer, pos: int) -> Token:
    return lexer.operator("Equals", pos, 1)


def _plus(lexer: Lexer, pos: int) -> Token:
    char = lexer.text[pos + 1]
    if char == "+":
        return lexer.operator("PlusPlus", pos, 2)
    if char == "=":
        return lexer.operator("PlusEquals", pos, 2)
    if lexer.allow_signed and char in _SIGNED:
        return lexer.scan_number(pos)
    return lexer.operator("Plus", pos, 1)


def _dash(lexer: Lexer, pos: int) -> Token:
    char = lexer.text[pos + 1]
    if char in "-–—―":
        if lexer.mode == COMMAND and lexer.text[pos + 2] == "%" and forces_new_token(lexer.text[pos + 3]):
            token = lexer.plain("Generic", pos, 3)
            token.value = token.text
            return token
        return lexer.operator("MinusMinus", pos, 2)
    if char == "=":
        return lexer.operator("MinusEquals", pos, 2)
    if char in _LETTERS or (lexer.mode != EXPRESSION and (char in "_?" or char.isalpha())):
        return lexer.scan_parameter(pos)
    if lexer.allow_signed and char in _SIGNED:
        return lexer.scan_number(pos)
    return lexer.operator("Minus", pos, 1)


def _star(lexer: Lexer, pos: int) -> Token:
    text = lexer.text
    char = text[pos + 1]
    if char == "=":
        return lexer.operator("MultiplyEquals", pos, 2)
    if char == ">":
        if text[pos + 2] == ">":
            return lexer.redirection(pos, 3, "*", append=True)
        if text.startswith("&1", pos + 2):
            return lexer.merging(pos, "*", "1")
        return lexer.redirection(pos, 2, "*", append=False)
    return lexer.operator("Multiply", pos, 1)


def _percent(lexer: Lexer, pos: int) -> Token:
    if lexer.text[pos + 1] == "=":
        return lexer.operator("RemainderEquals", pos, 2)
    return lexer.operator("Rem", pos, 1)


def _slash(lexer: Lexer, pos: int) -> Token:
    if lexer.text[pos + 1] == "=":
        return lexer.operator("DivideEquals", pos, 2)
    return lexer.operator("Divide", pos, 1)


def _exclaim(lexer: Lexer, pos: int) -> Token:
    if lexer.mode == EXPRESSION and is_word_char(lexer.text[pos + 1]) and not lexer.text[pos + 1].isdecimal():
        return lexer.scan_generic(pos, pos + 1)
    return lexer.operator("Exclaim", pos, 1)


def _question(lexer: Lexer, pos: int) -> Token:
    if lexer.mode != EXPRESSION:
        return lexer.scan_generic(pos, pos + 1)
    text = lexer.text
    char = text[pos + 1]
    if char == "?":
        if text[pos + 2] == "=":
            return lexer.operator("QuestionQuestionEquals", pos, 3)
        return lexer.operator("QuestionQuestion", pos, 2)
    return lexer.operator("QuestionMark", pos, 1)


def _digit(lexer: Lexer, pos: int) -> Token:
    if lexer.text[pos + 1] == ">" and lexer.text[pos] in "123456" and (lexer.mode == COMMAND or lexer.text[pos + 2] == "&"):
        return lexer.stream_redirection(pos)
    return lexer.scan_number(pos)


def _dot(lexer: Lexer, pos: int) -> Token:
    char = lexer.text[pos + 1]
    if char in _DIGITS:
        return lexer.scan_number(pos)
    if char == ".":
        return lexer.operator("DotDot", pos, 2)
    return lexer.operator("Dot", pos, 1)


def _colon(lexer: Lexer, pos: int) -> Token:
    if lexer.text[pos + 1] == ":":
        return lexer.operator("ColonColon", pos, 2)
    if lexer.mode == COMMAND:
        return lexer.scan_label(pos)
    return lexer.plain("Colon", pos, 1)


def _bracket(lexer: Lexer, pos: int) -> Token:
    return lexer.operator("LBracket", pos, 1)


def _dollar(lexer: Lexer, pos: int) -> Token:
    if lexer.text[pos + 1] == "(":
        return lexer.plain("DollarParen", pos, 2)
    return lexer.scan_variable(pos, pos + 1, splatted=False)


def _pipe(lexer: Lexer, pos: int) -> Token:
    if lexer.text[pos + 1] == "|":
        return lexer.plain("OrOr", pos, 2)
    return lexer.plain("Pipe", pos, 1)


def _ampersand(lexer: Lexer, pos: int) -> Token:
    if lexer.text[pos + 1] == "&":
        return lexer.plain("AndAnd", pos, 2)
    return lexer.plain("Ampersand", pos, 1)


def _greater(lexer: Lexer, pos: int) -> Token:
    if lexer.text[pos + 1] == ">":
        return lexer.redirection(pos, 2, "1", append=True)
    return lexer.redirection(pos, 1, "1", append=False)


def _less(lexer: Lexer, pos: int) -> Token | None:
    text = lexer.text
    if text[pos + 1] == "#":
        end = text.find("#>", pos + 2) + 2
        if end < 2:
            end = lexer.limit
            lexer.incomplete("MissingTerminatorMultiLineComment", pos + lexer.base, end + lexer.base)
        lexer.comment(pos, end)
        return None
    return lexer.plain("RedirectInStd", pos, 1)


def _letter(lexer: Lexer, pos: int) -> Token:
    if lexer.mode == TYPE_NAME:
        end = _TYPE_WORD(lexer.text, pos).end()  # type: ignore[union-attr]
        return lexer.plain("Identifier", pos, end - pos)
    return lexer.scan_identifier(pos)


def _other(lexer: Lexer, pos: int) -> Token | None:
    char = lexer.text[pos]
    if _BLANKS(char):
        _blank(lexer, pos)
        return None
    if char.isalpha() and char < "\U00010000":
        return _letter(lexer, pos)
    return lexer.scan_generic(pos, pos)


def _single(kind: str) -> Callable[[Lexer, int], Token]:
    def handler(lexer: Lexer, pos: int) -> Token:
        end = pos + 1
        lexer.pos = end
        base = lexer.base
        return Token(kind, pos + base, end + base, lexer.text[pos])

    return handler


_SEPARATORS = frozenset(("NewLine", "Semi"))
_HANDLERS: dict[str, Callable[[Lexer, int], Token | None]] = {
    "\t": _blank, "\f": _blank, "\v": _blank, " ": _blank, "\0": _end, "\n": _newline, "\r": _newline, "@": _at, "#": _hash, "`": _backtick,
    "=": _equals, "+": _plus, "*": _star, "%": _percent, "/": _slash, "!": _exclaim, "?": _question, ".": _dot, ":": _colon,
    "[": _bracket, "$": _dollar, "|": _pipe, "&": _ampersand, ">": _greater, "<": _less,
    **dict.fromkeys("-–—―", _dash),
    **dict.fromkeys("'‘’‚‛", _single_quote),
    **dict.fromkeys('"“”„', _double_quote),
    **dict.fromkeys("0123456789", _digit),
    **dict.fromkeys(_ASCII_LETTERS + "_", _letter),
    **{char: _single(kind) for char, kind in
       {",": "Comma", ";": "Semi", "(": "LParen", ")": "RParen", "{": "LCurly", "}": "RCurly", "]": "RBracket"}.items()},
}
