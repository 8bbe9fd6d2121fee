"""In: a .NET regular expression and its options. Out: the same expression for Python's `re` (or the `regex` package), and its groups.

Groups come out as plain captures in the order of their brackets; `Translation.groups` tells the .NET numbers and names, so that named
groups can be numbered after the unnamed and repeated names can share a number. Options x and n are worked in here; i, m, s become inline
groups. What .NET rejects is rejected here, with its words.
"""
from __future__ import annotations

import re
from functools import cache
from typing import Any

from ems.values.errors import NetException, net_error

IGNORE_CASE, MULTILINE, EXPLICIT_CAPTURE, COMPILED, SINGLELINE, EXTENDED, RIGHT_TO_LEFT = 1, 2, 4, 8, 16, 32, 64
ECMA_SCRIPT, CULTURE_INVARIANT, NON_BACKTRACKING = 256, 512, 1024

_QUANTIFIER = r"\{([0-9]+)(,([0-9]*))?\}"
_OPTIONS = r"\(\?([imnsxIMNSX]*)(?:-([imnsxIMNSX]*))?([:)])"
_ESCAPES = {"a": "\\x07", "e": "\\x1b", "t": "\\t", "n": "\\n", "r": "\\r", "f": "\\f", "v": "\\v"}
# Unicode blocks as .NET names them; Is + name in \p{...}.
_BLOCKS = {
    "BasicLatin": "\\x00-\\x7f", "Latin-1Supplement": "\\x80-\\xff", "LatinExtended-A": "\\u0100-\\u017f",
    "LatinExtended-B": "\\u0180-\\u024f", "IPAExtensions": "\\u0250-\\u02af", "SpacingModifierLetters": "\\u02b0-\\u02ff",
    "CombiningDiacriticalMarks": "\\u0300-\\u036f", "Greek": "\\u0370-\\u03ff", "GreekandCoptic": "\\u0370-\\u03ff",
    "Cyrillic": "\\u0400-\\u04ff", "CyrillicSupplement": "\\u0500-\\u052f", "Armenian": "\\u0530-\\u058f", "Hebrew": "\\u0590-\\u05ff",
    "Arabic": "\\u0600-\\u06ff", "Devanagari": "\\u0900-\\u097f", "Thai": "\\u0e00-\\u0e7f", "HangulJamo": "\\u1100-\\u11ff",
    "LatinExtendedAdditional": "\\u1e00-\\u1eff", "GreekExtended": "\\u1f00-\\u1fff", "GeneralPunctuation": "\\u2000-\\u206f",
    "SuperscriptsandSubscripts": "\\u2070-\\u209f", "CurrencySymbols": "\\u20a0-\\u20cf", "LetterlikeSymbols": "\\u2100-\\u214f",
    "NumberForms": "\\u2150-\\u218f", "Arrows": "\\u2190-\\u21ff", "MathematicalOperators": "\\u2200-\\u22ff",
    "BoxDrawing": "\\u2500-\\u257f", "BlockElements": "\\u2580-\\u259f", "GeometricShapes": "\\u25a0-\\u25ff",
    "MiscellaneousSymbols": "\\u2600-\\u26ff", "Dingbats": "\\u2700-\\u27bf", "CJKSymbolsandPunctuation": "\\u3000-\\u303f",
    "Hiragana": "\\u3040-\\u309f", "Katakana": "\\u30a0-\\u30ff", "CJKUnifiedIdeographs": "\\u4e00-\\u9fff",
    "HangulSyllables": "\\uac00-\\ud7af", "PrivateUseArea": "\\ue000-\\uf8ff",
}
_CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co Cn".split())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed."""
    return re.compile(pattern)


def parse_error(pattern: str, offset: int, message: str) -> NetException:
    """RegexParseException."""
    text = f"Invalid pattern '{pattern}' at offset {offset}. {message}"
    return net_error("System.Text.RegularExpressions.RegexParseException", text, offset=offset)


def not_supported(pattern: str, what: str) -> NetException:
    return net_error("System.NotSupportedException", f"The regular expression '{pattern}' uses {what}, which this shell does not support.")


class Translation:
    """The outcome: `text` for Python, whether it needs the `regex` package, and the groups.

    numbers: .NET group number -> indexes of the Python groups that share it. names: name -> number, in .NET's order ("0" first).
    balances: index of a balancing group -> the number of the group that it takes a capture from.
    """

    __slots__ = ("balances", "names", "needs_regex", "numbers", "text")

    def __init__(self, text: str, needs_regex: bool, numbers: dict[int, list[int]], names: dict[str, int]) -> None:
        self.text = text
        self.needs_regex = needs_regex
        self.numbers = numbers
        self.names = names
        self.balances: dict[int, int] = {}


class _Reference:
    """A back reference, filled in when all groups are known."""

    __slots__ = ("condition", "key", "offset")

    def __init__(self, key: str, offset: int, condition: bool = False) -> None:
        self.key = key
        self.offset = offset
        self.condition = condition


class Translator:
    """One pass over the pattern; `parts` collects the output."""

    def __init__(self, pattern: str, options: int) -> None:
        self.pattern = pattern
        self.end = len(pattern)
        self.at = 0
        self.parts: list[Any] = []
        self.opened: list[str | None] = []  # the name of each Python group in order, None for an unnamed one
        self.balanced: dict[int, tuple[str, int]] = {}  # Python's index of a balancing group -> (the group it takes from, where it says so)
        self.explicit = bool(options & EXPLICIT_CAPTURE)
        self.extended = bool(options & EXTENDED)
        self.ecma = bool(options & ECMA_SCRIPT)
        self.needs_regex = bool(options & RIGHT_TO_LEFT)

    def error(self, message: str, offset: int | None = None) -> NetException:
        return parse_error(self.pattern, self.at if offset is None else offset, message)

    def translate(self) -> Translation:
        self.alternatives(0)
        if self.at < self.end:
            raise self.error("Too many )'s.", self.at + 1)
        numbers, names = self.number_groups()
        text = "".join(p if isinstance(p, str) else self.resolve(p, numbers, names) for p in self.parts)
        made = Translation(text, self.needs_regex, numbers, names)
        for index, (key, offset) in self.balanced.items():
            number = int(key) if key.isdigit() and int(key) in numbers else names.get(key)
            if number is None:
                raise self.error(f"Reference to undefined group {'number ' + key if key.isdigit() else f'name {chr(39)}{key}{chr(39)}'}.", offset)
            made.balances[index] = number
        return made

    # -- groups

    def number_groups(self) -> tuple[dict[int, list[int]], dict[str, int]]:
        """Unnamed groups count from 1, a number as name is taken as it is (and may be shared), named groups follow behind all of these."""
        numbers: dict[int, list[int]] = {0: [0]}
        following = 1
        for index, name in enumerate(self.opened, 1):
            if name is None:
                numbers.setdefault(following, []).append(index)
                following += 1
            elif name.isdigit():
                numbers.setdefault(int(name), []).append(index)
        named: dict[str, int] = {}
        for index, name in enumerate(self.opened, 1):
            if name and not name.isdigit():
                if name not in named:
                    while following in numbers:
                        following += 1
                    named[name] = following
                    following += 1
                numbers.setdefault(named[name], []).append(index)
        by_number = {number: name for name, number in named.items()}
        ordered = dict(sorted(numbers.items()))
        return ordered, {by_number.get(number, str(number)): number for number in ordered}

    def resolve(self, reference: _Reference, numbers: dict[int, list[int]], names: dict[str, int]) -> str:
        key = reference.key
        indexes = numbers.get(int(key)) if key.isdigit() else numbers.get(names.get(key, -1))
        if reference.condition:
            return f"(?({indexes[0]})" if indexes else f"(?(?={key})"
        if indexes:
            return f"(?:\\{indexes[0]})" if len(indexes) == 1 else "(?:" + "|".join(f"\\{i}" for i in reversed(indexes)) + ")"
        if key.isdigit():
            if len(key) > 1 and not key.startswith(("8", "9")):
                return self.octal(key)
            raise self.error(f"Reference to undefined group number {key}.", reference.offset)
        raise self.error(f"Reference to undefined group name '{key}'.", reference.offset)

    def octal(self, digits: str) -> str:
        """\\10 and up without such a group: up to three octal digits, what follows is text."""
        length = 0
        while length < min(3, len(digits)) and digits[length] in "01234567":
            length += 1
        return f"\\x{int(digits[:length], 8) & 0xFF:02x}" + digits[length:]

    # -- the grammar

    def alternatives(self, depth: int) -> None:
        """Everything up to the bracket that closes this group."""
        inline: list[str] = []
        explicit, extended = self.explicit, self.extended
        quantifiable = False
        while self.at < self.end:
            char = self.pattern[self.at]
            if char == ")":
                break
            if char == "|":
                self.at += 1
                self.parts.append(")" * len(inline) + "|" + "".join(inline))
                quantifiable = False
            elif self.skip_extended(char):
                continue
            elif char in "*+?" or (char == "{" and _compiled(_QUANTIFIER).match(self.pattern, self.at)):
                self.quantifier(quantifiable)
                quantifiable = False
                self.reject_nested()
            elif char == "(" and self.options(inline):
                quantifiable = False
            else:
                quantifiable = self.atom(char, depth)
        self.parts.append(")" * len(inline))
        self.explicit, self.extended = explicit, extended

    def skip_extended(self, char: str) -> bool:
        """White space and comments under option x, and (?#...) always."""
        if self.extended and char in " \t\n\r\f\v":
            self.at += 1
            return True
        if self.extended and char == "#":
            stop = self.pattern.find("\n", self.at)
            self.at = self.end if stop < 0 else stop + 1
            return True
        if self.pattern.startswith("(?#", self.at):
            stop = self.pattern.find(")", self.at)
            if stop < 0:
                raise self.error("Unterminated (?#...) comment.", self.end)
            self.at = stop + 1
            return True
        return False

    def options(self, inline: list[str]) -> bool:
        """(?i-m) in the middle: the rest of the group goes into an inline group, closed and opened again at each |."""
        found = _compiled(_OPTIONS).match(self.pattern, self.at)
        if found is None or found.group(3) != ")":
            return False
        self.at = found.end()
        text = self.flags(found.group(1).lower(), (found.group(2) or "").lower())
        if text:
            inline.append(f"(?{text}:")
            self.parts.append(inline[-1])
        return True

    def flags(self, on: str, off: str) -> str:
        """Take x and n into account here; the letters that Python's inline group takes."""
        for letter, name in (("n", "explicit"), ("x", "extended")):
            if letter in on:
                setattr(self, name, True)
            if letter in off:
                setattr(self, name, False)
        plus = "".join(sorted(set(on) & set("ims")))
        minus = "".join(sorted(set(off) & set("ims") - set(plus)))
        return plus + ("-" + minus if minus else "")

    def quantifier(self, quantifiable: bool) -> None:
        char = self.pattern[self.at]
        if not quantifiable:
            raise self.error(f"Quantifier '{char}' following nothing.", self.at + 1)
        if char == "{":
            found = _compiled(_QUANTIFIER).match(self.pattern, self.at)
            assert found is not None
            text = found.group()
            low, high = found.group(1), found.group(3)
            if high and int(high) < int(low):
                raise self.error("Illegal {x,y} with x > y.", found.end())
            self.at = found.end()
        else:
            text = char
            self.at += 1
        if self.at < self.end and self.pattern[self.at] == "?":
            text += "?"
            self.at += 1
        self.parts.append(text)

    def reject_nested(self) -> None:
        while self.at < self.end and self.skip_extended(self.pattern[self.at]):
            continue
        if self.at < self.end and (self.pattern[self.at] in "*+?" or _compiled(_QUANTIFIER).match(self.pattern, self.at)):
            found = _compiled(_QUANTIFIER).match(self.pattern, self.at)
            text = found.group() if found else self.pattern[self.at]
            raise self.error(f"Nested quantifier '{text}'.", self.at + len(text))

    def atom(self, char: str, depth: int) -> bool:
        """One element; False when nothing may repeat it."""
        if char == "(":
            self.group(depth)
        elif char == "[":
            self.at += 1
            self.parts.append(self.char_class())
        elif char == "\\":
            return self.escape()
        elif char in "^$.":
            self.at += 1
            self.parts.append(char)
            if char != ".":
                self.parts[-1] = f"(?:{char})" if self.at < self.end and self.pattern[self.at] in "*+?{" else char
        else:
            self.at += 1
            self.parts.append("\\" + char if char in "{}]&~-# " else char)
        return True

    def group(self, depth: int) -> None:
        explicit, extended = self.explicit, self.extended
        self.parts.append(self.group_start())
        self.alternatives(depth + 1)
        if self.at >= self.end:
            raise self.error("Not enough )'s.", self.end)
        self.at += 1
        self.parts.append(")")
        self.explicit, self.extended = explicit, extended

    def group_start(self) -> Any:
        pattern, at = self.pattern, self.at
        if not pattern.startswith("(?", at):
            self.at += 1
            if self.explicit:
                return "(?:"
            self.opened.append(None)
            return "("
        for prefix in ("(?:", "(?=", "(?!", "(?>", "(?<=", "(?<!"):
            if pattern.startswith(prefix, at):
                self.at += len(prefix)
                return prefix
        if pattern.startswith("(?(", at):
            return self.condition()
        if pattern.startswith(("(?<", "(?'"), at):
            return self.named()
        found = _compiled(_OPTIONS).match(pattern, at)
        if found is not None:
            self.at = found.end()
            text = self.flags(found.group(1).lower(), (found.group(2) or "").lower())
            return f"(?{text}:"
        letters = re.compile(r"\(\?[imnsx-]*", re.IGNORECASE).match(pattern, at)
        assert letters is not None
        raise self.error("Unrecognized grouping construct.", min(letters.end() + 1, self.end))

    def named(self) -> str:
        close = ">" if self.pattern[self.at + 2] == "<" else "'"
        balance = _compiled(r"(\w*)-(\w+)" + close).match(self.pattern, self.at + 3)
        if balance is not None:
            self.at = balance.end()
            own = balance.group(1)
            self.opened.append(str(int(own)) if own.isdigit() else own)
            self.balanced[len(self.opened)] = (balance.group(2), balance.end() - 1)
            return "("
        found = _compiled(r"\w+").match(self.pattern, self.at + 3)
        if found is None:
            raise self.error("Invalid group name: Group names must begin with a word character.", self.at + 3)
        if not self.pattern.startswith(close, found.end()):
            if found.end() >= self.end:
                raise self.error("Unrecognized grouping construct.", self.end)
            raise self.error("Invalid group name: Group names must begin with a word character.", found.end())
        name = found.group()
        if name[0].isdigit() and not name.isdigit():
            raise self.error("Invalid group name: Group names must begin with a word character.", self.at + 3)
        if name.isdigit() and int(name) == 0:
            raise self.error("Capture number cannot be zero.", found.end())
        self.at = found.end() + 1
        self.opened.append(str(int(name)) if name.isdigit() else name)
        return "("

    def condition(self) -> Any:
        """(?(name)yes|no) and (?(expression)yes|no)."""
        found = _compiled(r"\(\?\((\w+)\)").match(self.pattern, self.at)
        if found is not None:
            self.at = found.end()
            return _Reference(found.group(1), self.at, condition=True)
        self.needs_regex = True
        self.at += 2
        if self.pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), self.at):
            return "(?"
        self.at += 1
        depth, start = 1, self.at
        while self.at < self.end and depth:
            depth += {"(": 1, ")": -1}.get(self.pattern[self.at], 0)
            self.at += 1
        inner = Translator(self.pattern[start : self.at - 1], 0).translate()
        return f"(?(?={inner.text})"

    # -- escapes

    def escape(self) -> bool:
        if self.at + 1 >= self.end:
            raise self.error("Illegal \\ at end of pattern.", self.end)
        char = self.pattern[self.at + 1]
        if char in "bBAzZG":
            self.at += 2
            self.needs_regex |= char == "G"
            self.parts.append({"z": "\\Z", "Z": "(?=\\n?\\Z)"}.get(char, "\\" + char))
            return True
        if char == "k":
            return self.named_reference()
        if char.isdigit() and char != "0":
            found = _compiled(r"[0-9]+").match(self.pattern, self.at + 1)
            assert found is not None
            self.at = found.end()
            self.parts.append(_Reference(found.group(), self.at))
            return True
        self.parts.append(self.char_escape(in_class=False))
        return True

    def named_reference(self) -> bool:
        found = _compiled(r"\\k(?:<(\w+)>|'(\w+)'|\{(\w+)\})").match(self.pattern, self.at)
        if found is None:
            raise self.error("Malformed \\k<...> named back reference.", min(self.at + 2, self.end))
        self.at = found.end()
        self.parts.append(_Reference(found.group(1) or found.group(2) or found.group(3), self.at))
        return True

    def char_escape(self, in_class: bool) -> str:
        """An escape that stands for a character or a class; `at` is on the backslash."""
        char = self.pattern[self.at + 1]
        self.at += 2
        if char in "dDwWsS":
            return self.shorthand(char, in_class)
        if char in "pP":
            return self.property(char, in_class)
        if char in _ESCAPES:
            return _ESCAPES[char]
        if char == "b":  # only inside a class
            return "\\x08"
        if char in "xu":
            return self.hex_escape(char)
        if char == "c":
            return self.control()
        if char in "01234567" and (in_class or char == "0"):
            found = _compiled(r"[0-7]{1,3}").match(self.pattern, self.at - 1)
            assert found is not None
            self.at = found.end()
            return f"\\x{int(found.group(), 8) & 0xFF:02x}"
        if char == "_" or (char.isalnum() and char.isascii()):
            raise self.error(f"Unrecognized escape sequence \\{char}.")
        return re.escape(char) if char.isascii() else char

    def shorthand(self, char: str, in_class: bool) -> str:
        if not self.ecma:
            return "\\" + char
        inside = {"d": "0-9", "w": "a-zA-Z0-9_", "s": " \\f\\n\\r\\t\\v"}[char.lower()]
        if in_class:
            if char.isupper():
                raise not_supported(self.pattern, f"\\{char} in a set under ECMAScript")
            return inside
        return f"[{'^' if char.isupper() else ''}{inside}]"

    def hex_escape(self, char: str) -> str:
        length = 2 if char == "x" else 4
        digits = self.pattern[self.at : self.at + length]
        if len(digits) < length or not all(c in "0123456789abcdefABCDEF" for c in digits):
            raise self.error("Insufficient hexadecimal digits.")
        self.at += length
        return f"\\{char}{digits}"

    def control(self) -> str:
        if self.at >= self.end:
            raise self.error("Missing control character.")
        code = ord(self.pattern[self.at].upper()) - 64
        if not 0 <= code < 32:
            raise self.error("Unrecognized control character.")
        self.at += 1
        return f"\\x{code:02x}"

    def property(self, char: str, in_class: bool) -> str:
        """\\p{Lu} and \\p{IsGreek}."""
        found = _compiled(r"\{([\w-]+)\}").match(self.pattern, self.at)
        if found is None:
            raise self.error("Incomplete \\p{X} character escape.", min(self.at, self.end))
        self.at = found.end()
        name = found.group(1)
        if name.startswith("Is"):
            block = _BLOCKS.get(name[2:])
            if block is None:
                raise self.error(f"Unknown property '{name}'.")
            if char == "p":
                return block if in_class else f"[{block}]"
            if not in_class:
                return f"[^{block}]"
            raise not_supported(self.pattern, f"\\P{{{name}}} in a set")
        if name not in _CATEGORIES:
            raise self.error(f"Unknown property '{name}'.")
        self.needs_regex = True
        return f"\\{char}{{{name}}}"

    # -- sets

    def char_class(self) -> str:
        """A set, `at` behind its bracket. A set subtracted from it becomes a look-ahead in front."""
        start = self.at
        negated = self.pattern.startswith("^", self.at)
        self.at += negated
        members: list[str] = []
        subtracted = ""
        first = True
        while True:
            if self.at >= self.end:
                raise parse_error(self.pattern, self.end, "Unterminated [] set.")
            char = self.pattern[self.at]
            if char == "]" and not first:
                self.at += 1
                break
            if char == "-" and not first and self.pattern.startswith("-[", self.at):
                self.at += 2
                subtracted = self.char_class()
                if not self.pattern.startswith("]", self.at):
                    raise self.error("A subtraction must be the last element in a character class.")
                self.at += 1
                break
            first = False
            members.append(self.class_range(start))
        text = f"[{'^' if negated else ''}{''.join(members)}]"
        return f"(?:(?!{subtracted}){text})" if subtracted else text

    def class_range(self, start: int) -> str:
        low, single = self.class_member()
        if not single or not self.pattern.startswith("-", self.at) or self.pattern[self.at + 1 : self.at + 2] in ("]", "["):
            return low
        if self.at + 1 >= self.end:
            return low
        self.at += 1
        high, single_high = self.class_member()
        if not single_high:
            raise self.error(f"Cannot include class {self.pattern[self.at - 2 : self.at]} in character range.")
        if _code(low) > _code(high):
            raise self.error("[x-y] range in reverse order.")
        return f"{low}-{high}"

    def class_member(self) -> tuple[str, bool]:
        """One member of a set and whether it is a single character."""
        char = self.pattern[self.at]
        if char == "\\":
            if self.at + 1 >= self.end:
                raise self.error("Illegal \\ at end of pattern.", self.end)
            kind = self.pattern[self.at + 1]
            return self.char_escape(in_class=True), kind not in "dDwWsSpP"
        self.at += 1
        return ("\\" + char if char in "\\]^-[&~|" else char), True


def _code(text: str) -> int:
    """The character code that a class member stands for."""
    if text.startswith(("\\x", "\\u")):
        return int(text[2:], 16)
    if len(text) == 2 and text[0] == "\\":
        return {"t": 9, "n": 10, "r": 13, "f": 12, "v": 11}.get(text[1], ord(text[1]))
    return ord(text[-1])
