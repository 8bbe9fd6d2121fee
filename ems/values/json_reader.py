"""In: JSON text. Out: Python values by way of a builder, or JsonError with the message, path, line and position that Json.NET gives.

The slow and forgiving reader: it takes comments, single quotes, bare names, trailing commas, hexadecimal and octal numbers as Json.NET
does. ems.values.json_text asks it only for what Python's own strict and quick scanner refuses.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

_SPACE = " \t\r\n"
_NUMBER = frozenset("-+.0123456789abcdefxABCDEFX")
_ENDS = frozenset(" \t\r\n,}])/")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "\\": "\\", '"': '"', "'": "'", "/": "/"}
_CLOSES = {"}": ("Object", "EndObject"), "]": ("Array", "EndArray"), ")": ("Constructor", "EndConstructor")}
_SIMPLE_NAME_BREAKS = frozenset(" '/\"[]()\t\n\r\f\b\\\u0085\u2028\u2029.")

Missing = object()


class JsonError(Exception):
    """The text is not JSON; str() is Json.NET's message."""


class JsonReader:
    """One pass over a text. make_object(names, values), make_int(text), make_string(text) build the result."""

    def __init__(self, text: str, max_depth: int, make_object: Callable[[list[str], list[Any]], Any], make_int: Callable[[str], Any],
                 make_string: Callable[[str], Any]) -> None:
        self.text = text
        self.at = 0
        self.max_depth = max_depth
        self.make_object = make_object
        self.make_int = make_int
        self.make_string = make_string
        self.stack: list[list[Any]] = []  # [kind, index or name] of each open container, the innermost last
        self.inside = False  # something stands in the innermost container already
        self.started = False

    # -- errors

    def path(self) -> str:
        out = ""
        for kind, where in self.stack if self.inside else self.stack[:-1]:
            if kind == "Array":
                out += f"[{where}]" if where >= 0 else ""
            elif where is not None:
                if any(c in _SIMPLE_NAME_BREAKS for c in where):
                    out += "['" + where.replace("\\", "\\\\").replace("'", "\\'") + "']"
                else:
                    out += ("." if out else "") + where
        return out

    def fail(self, message: str, at: int | None = None, located: bool = True) -> JsonError:
        """The error at a place, the reader's own unless given."""
        at = self.at if at is None else at
        where = f" Path '{self.path()}'"
        if located:
            before = self.text[:at].replace("\r\n", "\n\n").replace("\r", "\n")
            line = 1 + self.text[:at].replace("\r\n", "\n").replace("\r", "\n").count("\n")
            position = at - (before.rfind("\n") + 1)
            if not self.started and position == 0:
                line = 0
            where += f", line {line}, position {position}"
        return JsonError(message + where + ".")

    # -- reading

    def read(self) -> Any:
        """The whole text as one value; None for a text of nothing but white space and comments."""
        if not self.skip():
            return None
        try:
            value = self.value()
        except RecursionError:
            raise self.fail(f"The reader's MaxDepth of {self.max_depth} has been exceeded.") from None
        if self.skip():
            raise self.fail(f"Additional text encountered after finished reading JSON content: {self.text[self.at]}.")
        return value

    def skip(self) -> bool:
        """Pass white space and comments; False at the end of the text."""
        text, end = self.text, len(self.text)
        while self.at < end:
            c = text[self.at]
            if c in _SPACE or c.isspace():
                self.at += 1
            elif c == "/":
                self.comment()
            else:
                return True
        return False

    def comment(self) -> None:
        follow = self.text[self.at + 1 : self.at + 2]
        self.at += 1
        if follow == "*":
            close = self.text.find("*/", self.at + 1)
            if close < 0:
                self.at = len(self.text)
                raise self.fail("Unexpected end while parsing comment.")
            self.at = close + 2
        elif follow == "/":
            ends = [i for i in (self.text.find("\n", self.at), self.text.find("\r", self.at)) if i >= 0]
            self.at = min(ends) if ends else len(self.text)
        elif follow:
            raise self.fail(f"Error parsing comment. Expected: *, got {follow}.")
        else:
            raise self.fail("Unexpected end while parsing comment.")

    def value(self) -> Any:
        """One value; the reader stands on its first character."""
        c = self.text[self.at]
        if c == "{":
            return self.object_()
        if c == "[":
            return self.array()
        if c in "\"'":
            return self.make_string(self.string(c))
        if c.isdigit() or c in "-.":
            if self.text.startswith("-Infinity", self.at):
                return self.literal("-Infinity", float("-inf"), "Infinity")
            return self.number()
        if c == "t":
            return self.literal("true", True, "boolean")
        if c == "f":
            return self.literal("false", False, "boolean")
        if c == "n" and self.text[self.at + 1 : self.at + 2] == "u":
            return self.literal("null", None, "null")
        if c == "N":
            return self.literal("NaN", float("nan"), "NaN")
        if c == "I":
            return self.literal("Infinity", float("inf"), "Infinity")
        if c == "u":
            return self.literal("undefined", None, "undefined")
        raise self.fail(f"Unexpected character encountered while parsing value: {c}.")

    def literal(self, word: str, value: Any, kind: str) -> Any:
        after = self.text[self.at + len(word) : self.at + len(word) + 1]
        if not self.text.startswith(word, self.at) or (after and after not in _ENDS and not after.isspace()):
            raise self.fail(f"Error parsing {kind} value.", self.at + 1)
        self.started = True
        self.at += len(word)
        return value

    def number(self) -> Any:
        text, start = self.text, self.at
        while self.at < len(text) and text[self.at] in _NUMBER:
            self.at += 1
        if self.at < len(text) and text[self.at] not in _ENDS and not text[self.at].isspace():
            raise self.fail(f"Unexpected character encountered while parsing number: {text[self.at]}.")
        token = text[start : self.at]
        try:
            if token[:2].lower() == "0x":
                return self.make_int(str(int(token, 16)))
            if len(token) > 1 and token[0] == "0" and token[1] not in ".eE":
                return self.make_int(str(int(token, 8)))
            if not token.strip("-0123456789"):
                return self.make_int(str(int(token)))
            return float(token)
        except ValueError:
            raise self.fail(f"Input string '{token}' is not a valid number.") from None
        finally:
            self.started = True

    def string(self, quote: str) -> str:
        text, start = self.text, self.at + 1
        at = start
        parts: list[str] = []
        while True:
            if at >= len(text):
                self.at = at
                self.started = True
                raise self.fail(f"Unterminated string. Expected delimiter: {quote}.")
            c = text[at]
            if c == quote:
                break
            if c != "\\":
                at += 1
                continue
            parts.append(text[start:at])
            at, made = self.escape(at + 1)
            parts.append(made)
            start = at
        parts.append(text[start:at])
        self.at = at + 1
        self.started = True
        return "".join(parts)

    def escape(self, at: int) -> tuple[int, str]:
        """The character that the escape after a backslash stands for, and where it ends."""
        c = self.text[at : at + 1]
        if c == "u":
            digits = self.text[at + 1 : at + 5]
            if len(digits) < 4:
                raise self.fail("Unexpected end while parsing Unicode escape sequence.", len(self.text))
            try:
                code = int(digits, 16)
            except ValueError:
                raise self.fail(f"Invalid Unicode escape sequence: \\u{digits}.", at + 1) from None
            if 0xD800 <= code < 0xDC00 and self.text[at + 5 : at + 7] == "\\u":
                try:
                    low = int(self.text[at + 7 : at + 11], 16)
                except ValueError:
                    low = 0
                if 0xDC00 <= low < 0xE000:
                    return at + 11, chr(0x10000 + ((code - 0xD800) << 10) + low - 0xDC00)
            return at + 5, chr(code)
        if c in _ESCAPES:
            return at + 1, _ESCAPES[c]
        if not c:
            raise self.fail("Unterminated string. Expected delimiter: \".", at)
        raise self.fail(f"Bad JSON escape sequence: \\{c}.", at + 1)

    # -- containers

    def open(self, kind: str) -> None:
        self.at += 1
        self.started = True
        if self.stack and self.stack[-1][0] == "Array":
            self.stack[-1][1] += 1
        self.stack.append([kind, -1 if kind == "Array" else None])
        self.inside = False
        if len(self.stack) > self.max_depth:
            raise self.fail(f"The reader's MaxDepth of {self.max_depth} has been exceeded.")

    def close(self, c: str) -> None:
        self.at += 1
        kind, token = _CLOSES[c]
        if self.stack[-1][0] != kind:
            raise self.fail(f"JsonToken {token} is not valid for closing JsonType {self.stack[-1][0]}.")
        self.stack.pop()
        self.inside = True

    def ended(self, kind: str) -> JsonError:
        """The text stops inside a container: what Json.NET says depends on who was reading."""
        if len(self.stack) == 1 and kind == "Object":
            if not self.inside:
                return self.fail("Unexpected end when reading JSON.")
            return self.fail("Unexpected end when deserializing object.")
        return self.fail("Unexpected end when reading token.", located=False) if len(self.stack) > 1 else \
            JsonError("Unexpected end when reading token. Path ''.")

    def object_(self) -> Any:
        self.open("Object")
        names: list[str] = []
        values: list[Any] = []
        while True:
            if not self.skip():
                raise self.ended("Object")
            c = self.text[self.at]
            if c in _CLOSES:
                self.close(c)
                return self.make_object(names, values)
            name = self.name(c)
            self.stack[-1][1] = name
            self.inside = True
            if not self.skip():
                raise self.ended("Object")
            names.append(name)
            values.append(self.item())
            if self.separator("Object"):
                return self.make_object(names, values)

    def array(self) -> Any:
        self.open("Array")
        items: list[Any] = []
        while True:
            if not self.skip():
                raise self.ended("Array")
            c = self.text[self.at]
            if c in _CLOSES:
                self.close(c)
                return items
            if c == ",":
                items.append(None)
                self.stack[-1][1] += 1
                self.at += 1
                self.inside = True
                continue
            items.append(self.item())
            if self.separator("Array"):
                return items

    def item(self) -> Any:
        """A value inside the innermost container."""
        frame = self.stack[-1]
        scalar = self.text[self.at] not in "{["
        self.inside = self.inside or frame[0] == "Object"
        value = self.value()
        if scalar and frame[0] == "Array":
            frame[1] += 1
        self.inside = True
        return value

    def separator(self, kind: str) -> bool:
        """Pass what follows a value; True when the container is closed."""
        if not self.skip():
            raise self.ended(kind)
        c = self.text[self.at]
        if c == ",":
            self.at += 1
            return False
        if c in _CLOSES:
            self.close(c)
            return True
        raise self.fail(f"After parsing a value an unexpected character was encountered: {c}.")

    def name(self, c: str) -> str:
        """A property's name and its colon."""
        if c in "\"'":
            name = self.string(c)
        else:
            if not (c.isalnum() or c in "_$"):
                raise self.fail(f"Invalid property identifier character: {c}.")
            start = self.at
            while self.at < len(self.text) and (self.text[self.at].isalnum() or self.text[self.at] in "_$"):
                self.at += 1
            name = self.text[start : self.at]
            if self.at >= len(self.text):
                raise self.fail("Unexpected end while parsing unquoted property name.")
            follow = self.text[self.at]
            if follow != ":" and not follow.isspace():
                raise self.fail(f"Invalid JavaScript property identifier character: {follow}.")
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        if self.text[self.at : self.at + 1] != ":":
            raise self.fail(f"Invalid character after parsing property name. Expected ':' but got: {self.text[self.at:self.at + 1]}.")
        self.at += 1
        return name
