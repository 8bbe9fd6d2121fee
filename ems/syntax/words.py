"""In: a place in the text. Out: word tokens: identifiers, keywords, variables, parameters, labels, redirections and generic words."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ems.syntax.tokens import COMMAND, EXPRESSION, KEYWORD, KEYWORDS, WORD_OPERATORS, Token

if TYPE_CHECKING:
    from ems.syntax.lexer import Lexer

DASHES = "-–—―"
# White space other than line ends, as a character class.
BLANK = " \t\f\v\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

_NEW_TOKEN = frozenset(" \t\r\n\f\v\0&(),;{|}\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*").match
# ASCII characters that stand for themselves in a word of command mode.
PLAIN = r"!#%*+\-./0-9:<=>?@A-Z\[\\\]^_a-z~"
_PLAIN_WORD = re.compile(f"[{PLAIN}]*").match
_OPERATOR_WORD = re.compile(r"[A-Za-z]+").match
_VARIABLE = re.compile(r"[A-Za-z0-9_]+").match
VARIABLE_END = frozenset("\0\t\r\n &(),.;=[{|}")
_SINGLE_CHAR_VARIABLES = frozenset("$?^")
_SCOPES = frozenset(("global", "local", "private", "script", "variable", "workflow"))
# Automatic variables that can only be given their own type.
AUTOMATIC_TYPES = {
    "_": "System.Object", "args": "System.Object[]", "this": "System.Object", "input": "System.Object",
    "pscmdlet": "System.Management.Automation.PSScriptCmdlet",
    "psboundparameters": "System.Management.Automation.PSBoundParametersDictionary",
    "myinvocation": "System.Management.Automation.InvocationInfo", "psscriptroot": "System.String", "pscommandpath": "System.String",
}
_PARAMETER_END = frozenset(" \t\r\n\f\v\0{}();,|&.[\x85\xa0")
_ASCII_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
STREAMS = {"1": "Output", "2": "Error", "3": "Warning", "4": "Verbose", "5": "Debug", "6": "Information", "*": "All"}

forces_new_token = _NEW_TOKEN.__contains__


def is_word_char(char: str) -> bool:
    """A letter (of the basic plane), a decimal digit or an underscore: what .NET's char.IsLetterOrDigit sees."""
    if char in _ASCII_WORD:
        return True
    if char < "\x80" or char > "\uffff":
        return False
    return char.isalpha() or char.isdecimal()


def variable_parts(name: str) -> tuple[bool, str]:
    """(named with a drive, the name without drive or scope)."""
    at = name.find(":")
    if at < 0:
        return False, name
    return at > 0 and name[:at].lower() not in _SCOPES, name[at + 1 :]


def _is_signature(comment: str) -> bool:
    """The comment that starts the signature of a signed script."""
    if comment[1:5].lstrip()[:1] not in ("s", "S"):
        return False
    return "".join(comment.lower().split()) == "#sig#beginsignatureblock"


class WordScanner:
    """The part of the reader that reads words."""

    __slots__ = ()

    def ends_word(self: Lexer, char: str) -> bool:
        return char in _NEW_TOKEN

    def is_variable_start(self: Lexer, char: str) -> bool:
        return is_word_char(char) or char in ":?^$"

    # ---- identifiers and generic words ----

    def scan_identifier(self: Lexer, start: int) -> Token:
        """An identifier or keyword; in command mode any word that starts with a letter."""
        text = self.text
        match = _IDENTIFIER(text, start)
        end = match.end() if match is not None else start + 1
        char = text[end]
        if char > "\x7f":
            while is_word_char(text[end]):
                end += 1
            char = text[end]
        if self.mode == COMMAND and char not in _NEW_TOKEN and not self.simple_name:
            return self.scan_generic(start, end)
        self.pos = end
        base = self.base
        word = text[start:end]
        if not self.simple_name:
            kind = KEYWORDS.get(word.lower())
            if kind is not None:
                token = Token(kind, start + base, end + base, word)
                token.flags = KEYWORD
                return token
        return Token("Identifier", start + base, end + base, word)

    def scan_generic(self: Lexer, start: int, at: int) -> Token:
        """A word of command mode from `start`; what stands before `at` is known to be plain."""
        text = self.text
        end = _PLAIN_WORD(text, at).end()  # type: ignore[union-attr]
        if text[end] not in _NEW_TOKEN or (text[end] == "\0" and end < self.limit):
            return self.scan_expandable_word(start, at)
        if end == start:
            end += 1
        self.pos = end
        base = self.base
        word = text[start:end]
        return Token("Generic", start + base, end + base, word, word)

    # ---- variables ----

    def scan_variable(self: Lexer, start: int, at: int, splatted: bool, in_string: bool = False) -> Token:
        """$name, ${name}, @name; a word when it is glued to more text in command mode."""
        text = self.text
        match = _VARIABLE(text, at)
        if match is not None:
            end = match.end()
            if text[end] in VARIABLE_END:
                self.pos = end
                base = self.base
                return Token("SplattedVariable" if splatted else "Variable", start + base, end + base, "", match.group())
        elif text[at] == "{" and not splatted:
            return self.scan_braced_variable(start, at + 1, in_string)
        elif not self.is_variable_start(text[at]):
            return self._lone_dollar(start, at)
        return self._long_variable(start, at, splatted, in_string)

    def _lone_dollar(self: Lexer, start: int, at: int) -> Token:
        return self.scan_generic(start, at)

    def _long_variable(self: Lexer, start: int, at: int, splatted: bool, in_string: bool) -> Token:
        text = self.text
        end = at + 1
        if text[at] not in _SINGLE_CHAR_VARIABLES:
            while True:
                char = text[end]
                if is_word_char(char) or char == "?":
                    end += 1
                elif char == ":":
                    if text[end + 1] == ":":
                        break
                    end += 1
                elif char in VARIABLE_END:
                    break
                elif self.mode == COMMAND and not in_string and char not in _NEW_TOKEN:
                    return self.scan_expandable_word(start, start)
                else:
                    break
        self.pos = end
        base = self.base
        name = text[at:end]
        token = Token("SplattedVariable" if splatted else "Variable", start + base, end + base, "", name)
        drive, rest = variable_parts(name)
        if not rest:
            self.error("InvalidVariableReferenceWithDrive" if drive else "InvalidVariableReference", start + base, end + base)
        return token

    def scan_braced_variable(self: Lexer, start: int, at: int, in_string: bool) -> Token:
        text = self.text
        base = self.base
        name: list[str] = []
        closed = True
        while True:
            char = text[at]
            at += 1
            if char == "}":
                break
            if char == "`":
                if at >= self.limit:
                    char = "\0"
                else:
                    char, at = self.escape(at)
                    name.append(char)
                    continue
            if char in '"“”„' and in_string:
                if at < self.limit and text[at] in '"“”„':
                    char = text[at]
                    at += 1
            elif char == "{":
                self.error("OpenBraceNeedsToBeBackTickedInVariableName", at + base, at + 1 + base)
            elif char == "\0" and at > self.limit:
                at = self.limit
                closed = False
                self.incomplete("IncompleteDollarVariableReference", start + 1 + base, at + base)
                break
            name.append(char)
        written = "".join(name)
        if not written:
            if closed:
                self.error("EmptyVariableReference", at - 1 + base, at + base)
            written = ":Error:"
        self.pos = at
        if self.mode == COMMAND and closed and not in_string:
            char = text[at]
            if char not in VARIABLE_END and char not in _NEW_TOKEN and char != ":":
                return self.scan_expandable_word(start, start)
        if not variable_parts(written)[1]:
            self.error("InvalidBracedVariableReference", start + base, at + base)
        return Token("Variable", start + base, at + base, "", written)

    # ---- parameters and word operators ----

    def scan_parameter(self: Lexer, start: int) -> Token:
        """-name in command mode; in expression mode a word operator when it is one."""
        text = self.text
        at = start + 1
        base = self.base
        if self.mode == EXPRESSION:
            match = _OPERATOR_WORD(text, at)
            if match is not None:
                kind = WORD_OPERATORS.get(match.group().lower())
                if kind is not None and not (text[match.end()] > "\x7f" and text[match.end()].isalpha()):
                    self.pos = match.end()
                    return Token(kind, start + base, match.end() + base, text[start : match.end()])
        end = at
        command = self.mode == COMMAND
        while True:
            char = text[end]
            if char in _PARAMETER_END or char == ":" or char in _NEW_TOKEN:
                break
            if char in "'‘’‚‛\"“”„":
                if command:
                    return self.scan_expandable_word(start, start + 1)
                break
            if not command and not (char.isalpha() or char == "_" or char == "?"):
                break
            end += 1
        name = text[at:end]
        if command and text[end] == ":":
            end += 1
            token = Token("Parameter", start + base, end + base, text[start:end], name)
            token.parts = []  # a colon follows the name
        else:
            token = Token("Parameter", start + base, end + base, text[start:end], name)
        self.pos = end
        return token

    def scan_label(self: Lexer, start: int) -> Token:
        """:name, in command mode."""
        text = self.text
        end = start + 1
        if is_word_char(text[end]) and not text[end].isdecimal():
            while is_word_char(text[end]):
                end += 1
            if self.mode == COMMAND and text[end] not in _NEW_TOKEN:
                return self.scan_generic(start, end)
            self.pos = end
            base = self.base
            return Token("Label", start + base, end + base, text[start:end], text[start + 1 : end])
        if self.mode == COMMAND:
            return self.scan_generic(start, end)
        return self.plain("Colon", start, 1)

    # ---- redirections ----

    def redirection(self: Lexer, start: int, length: int, stream: str, append: bool) -> Token:
        token = self.plain("Redirection", start, length)
        token.value = (STREAMS[stream], None, append)
        return token

    def merging(self: Lexer, start: int, stream: str, target: str) -> Token:
        token = self.plain("Redirection", start, 4)
        token.value = (STREAMS[stream], STREAMS[target], False)
        return token

    def stream_redirection(self: Lexer, start: int) -> Token:
        """2>, 2>>, 2>&1"""
        text = self.text
        stream = text[start]
        if text[start + 2] == ">":
            return self.redirection(start, 3, stream, append=True)
        if text[start + 2] == "&" and text[start + 3] in "12":
            return self.merging(start, stream, text[start + 3])
        return self.redirection(start, 2, stream, append=False)

    def line_comment(self: Lexer, start: int, end: int) -> None:
        """Note what a line comment means: #requires, or the start of a signature."""
        text = self.text
        if text.startswith("#requires", start) or text[start : start + 9].lower() == "#requires":
            if self.nested:
                pass  # inside a string it is a comment like any other
            elif start + 9 >= self.limit or text[start + 9] in " \t\r\n\0":
                self.requires_tokens.append(Token("Comment", start + self.base, end + self.base, text[start:end]))
        elif self.signature_start is None and _is_signature(text[start:end]):
            self.signature_start = start + self.base
        self.comment(start, end)
