"""In: .NET regular expressions. Out: NetRegex, compiled by `compile_regex` and cached, matching, splitting, replacing as .NET does.

Python's `re` does the matching; the `regex` package is imported when an expression needs it (look-behind of any width, \\p{..},
right-to-left, the captures of a repeated group).
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from ems.values import regex_syntax as syntax
from ems.values.errors import NetException
from ems.values.objects import NetObject

Span = tuple[int, int]
PlainGroups = tuple[list[int], tuple[int | str, ...], dict[int | str, int | str]]


class RawMatch:
    """One match: spans by .NET group number."""

    __slots__ = ("found", "regex", "text")

    def __init__(self, regex: NetRegex, text: str, found: Any) -> None:
        self.regex = regex
        self.text = text
        self.found = found

    @property
    def start(self) -> int:
        return self.found.start()

    @property
    def end(self) -> int:
        return self.found.end()

    @property
    def value(self) -> str:
        return self.found.group()

    def span(self, number: int) -> Span | None:
        """The last capture of a group; None when it took no part or does not exist."""
        indexes = self.regex.numbers.get(number, ())
        if len(indexes) == 1:
            span: Span = self.found.span(indexes[0])
            return span if span[0] >= 0 else None
        best: Span | None = None
        for index in indexes:
            start, end = self.found.span(index)
            if start >= 0 and (best is None or end >= best[1]):
                best = (start, end)
        return best

    def group(self, number: int) -> str | None:
        """The text of a group; None when it took no part."""
        indexes = self.regex.numbers.get(number, ())
        if len(indexes) == 1:
            text: str | None = self.found.group(indexes[0])
            return text
        span = self.span(number)
        return None if span is None else self.text[span[0] : span[1]]

    def captures(self, number: int) -> list[Span]:
        """All captures of a group in order, from the `regex` package, which keeps them."""
        if number == 0:
            return [self.found.span()]
        if self.span(number) is None:
            return []
        if hasattr(self.found, "stacks"):
            return self.found.spans(self.regex.numbers[number][0])  # type: ignore[no-any-return]
        full = self.regex.with_captures().match(self.text, self.found.start())
        if full is None or full.end() != self.found.end():
            span = self.span(number)
            return [] if span is None else [span]
        return sorted(span for index in self.regex.numbers.get(number, ()) for span in full.spans(index))


class NetRegex(NetObject):
    """System.Text.RegularExpressions.Regex. `numbers`: .NET group number -> Python group indexes; `names`: name -> number."""

    __slots__ = ("_captures", "_entries", "_plain", "compiled", "names", "numbers", "options", "pattern", "source", "templates")
    net_name = "System.Text.RegularExpressions.Regex"

    def __init__(self, pattern: str, options: int = 0) -> None:
        self.ps_ext = None
        self.pattern = pattern
        self.options = options
        self.compiled, self.numbers, self.names, self.source = _compiled(pattern, options)
        self._captures: Any = None
        self._entries: list[tuple[int | str, int]] | None = None
        self._plain: PlainGroups | None | bool = False
        self.templates: dict[str, str] = {}

    @property
    def plain_groups(self) -> PlainGroups | None:
        """What $Matches is made of where each group is one of Python's: (Python's indexes, normal forms of the keys, form -> key)."""
        if self._plain is False:
            single = all(len(self.numbers.get(number, ())) == 1 for _key, number in self.entries)
            names = {key.lower() if isinstance(key, str) else key: key for key, _number in self.entries}
            single = single and len(names) == len(self.entries)
            self._plain = ([self.numbers[number][0] for _key, number in self.entries], tuple(names), names) if single else None
        return self._plain  # type: ignore[return-value]

    @property
    def entries(self) -> list[tuple[int | str, int]]:
        """(key, group number) of $Matches, in its order."""
        if self._entries is None:
            self._entries = [(int(name) if name.isdigit() else name, number) for name, number in reversed(self.names.items())]
        return self._entries

    def __repr__(self) -> str:
        return f"NetRegex({self.pattern!r}, {self.options})"

    def net_to_string(self, culture: str) -> str:
        return self.pattern

    @property
    def right_to_left(self) -> bool:
        return bool(self.options & syntax.RIGHT_TO_LEFT)

    def search(self, text: str, start: int | None = None) -> RawMatch | None:
        """The first match at or behind `start` (before it, right to left)."""
        if self.right_to_left:
            found = self.compiled.search(text, 0, len(text) if start is None else start)
        else:
            found = self.compiled.search(text, start or 0)
        return None if found is None else RawMatch(self, text, found)

    def find_all(self, text: str, start: int | None = None) -> Iterator[RawMatch]:
        """All matches, one behind the other."""
        if self.right_to_left:
            walk = self.compiled.finditer(text, 0, len(text) if start is None else start)
        else:
            walk = self.compiled.finditer(text, start or 0)
        return (RawMatch(self, text, found) for found in walk)

    def with_captures(self) -> Any:
        """The expression compiled by the `regex` package."""
        if self._captures is None:
            self._captures = _with_regex(self.source, self.options)
        return self._captures

    def group_number(self, name: str) -> int:
        """The number of a group name, -1 when there is none."""
        if name in self.names:
            return self.names[name]
        return int(name) if name.isdigit() and int(name) in self.numbers else -1

    def group_name(self, number: int) -> str:
        return next((name for name, n in self.names.items() if n == number), "")

    def split(self, text: str, limit: int = 0) -> list[str]:
        """Regex.Split: captured groups stand between the pieces; groups that took no part are left out."""
        pieces: list[str] = []
        if limit == 1:
            return [text]
        if self.right_to_left:
            return self._split_backwards(text, limit)
        at = 0
        for found in self.compiled.finditer(text):
            pieces.append(text[at : found.start()])
            at = found.end()
            pieces.extend(self._captured(text, found))
            limit -= 1
            if limit == 1:
                break
        pieces.append(text[at:])
        return pieces

    def split_last(self, text: str, limit: int) -> list[str]:
        """As `split`, but the first piece holds the rest; for expressions without groups that match the same way from both ends."""
        spans = [found.span() for found in self.compiled.finditer(text)]
        spans = spans[-(limit - 1) :] if limit > 1 else []
        at, pieces = 0, []
        for start, end in spans:
            pieces.append(text[at:start])
            at = end
        return [*pieces, text[at:]]

    def _split_backwards(self, text: str, limit: int) -> list[str]:
        pieces: list[str] = []
        at = len(text)
        for found in self.compiled.finditer(text):
            pieces.append(text[found.end() : at])
            at = found.start()
            pieces.extend(reversed(self._captured(text, found)))
            limit -= 1
            if limit == 1:
                break
        pieces.append(text[:at])
        pieces.reverse()
        return pieces

    def _captured(self, text: str, found: Any) -> list[str]:
        if len(self.numbers) == 1:
            return []
        match = RawMatch(self, text, found)
        return [piece for piece in (match.group(number) for number in self.numbers if number) if piece is not None]

    def replace(self, text: str, make: Callable[[RawMatch], str], count: int = -1, start: int | None = None) -> str:
        """The text with each match (at most `count`) replaced by what `make` gives for it."""
        pieces: list[str] = []
        if self.right_to_left:
            at = len(text)
            for match in self.find_all(text, start):
                if count == 0:
                    break
                count -= 1
                pieces += [text[match.end : at], make(match)]
                at = match.start
            pieces.append(text[:at])
            pieces.reverse()
            return "".join(pieces)
        at = 0
        for match in self.find_all(text, start):
            if count == 0:
                break
            count -= 1
            pieces += [text[at : match.start], make(match)]
            at = match.end
        pieces.append(text[at:])
        return "".join(pieces)

    def _template(self, replacement: str) -> str:
        """A replacement text as Python writes it; "" where that cannot be, or where a group of .NET's is several of Python's."""
        if hasattr(self.compiled, "balances"):
            return ""
        made = []
        for part in _replacement(replacement, frozenset(self.numbers), tuple(self.names.items())):
            if isinstance(part, str):
                made.append(part.replace("\\", "\\\\"))
            elif isinstance(part, int) and len(self.numbers.get(part, ())) == 1:
                made.append(f"\\g<{self.numbers[part][0]}>")
            else:
                return ""
        return "".join(made)

    def substitute(self, text: str, replacement: str, count: int = -1, start: int | None = None) -> str:
        """Regex.Replace with a replacement text."""
        if "$" not in replacement:
            return self.replace(text, lambda match: replacement, count, start)
        if count == -1 and start is None and not self.right_to_left:
            template = self.templates.get(replacement)
            if template is None:
                template = self.templates[replacement] = self._template(replacement)
            if template:
                return self.compiled.sub(template, text)  # type: ignore[no-any-return]
        parts = _replacement(replacement, frozenset(self.numbers), tuple(self.names.items()))
        return self.replace(text, lambda match: expand(parts, match), count, start)


@lru_cache(maxsize=1024)
def compile_regex(pattern: str, options: int = 0) -> NetRegex:
    """The expression, from the cache when it was used before."""
    return NetRegex(pattern, options)


@lru_cache(maxsize=2048)
def _compiled(pattern: str, options: int) -> tuple[Any, dict[int, list[int]], dict[str, int], str]:
    made = syntax.Translator(pattern, options).translate()
    if made.balances:
        return _balanced(pattern, options, made), made.numbers, made.names, made.text
    if not made.needs_regex:
        try:
            return re.compile(made.text, _flags(options, re)), made.numbers, made.names, made.text
        except re.error:
            pass  # look-behind of any width, references into open groups: the other engine has them
        except OverflowError:
            raise syntax.parse_error(pattern, len(pattern), "Capture group numbers must be less than or equal to Int32.MaxValue.") from None
    try:
        return _with_regex(made.text, options), made.numbers, made.names, made.text
    except NetException:
        raise
    except Exception as error:  # the package raises its own error class
        raise syntax.not_supported(pattern, f"a construct that the matcher rejects ({error})") from error


def _balanced(pattern: str, options: int, made: syntax.Translation) -> Any:
    """The matcher for balancing groups."""
    from ems.values.regex_balance import Backtracker

    if options & syntax.RIGHT_TO_LEFT:
        raise syntax.not_supported(pattern, "a balancing group from right to left")
    shared = {index: indexes[0] for indexes in made.numbers.values() for index in indexes}
    taken = {index: made.numbers[number][0] for index, number in made.balances.items()}
    try:
        return Backtracker(made.text, _flags(options, re), shared, taken, set(shared))
    except re.error as error:
        raise syntax.not_supported(pattern, f"a balancing group beside a construct that the matcher rejects ({error})") from error


def _flags(options: int, module: Any) -> int:
    flags = 0
    if options & syntax.IGNORE_CASE:
        flags |= module.IGNORECASE
    if options & syntax.MULTILINE:
        flags |= module.MULTILINE
    if options & syntax.SINGLELINE:
        flags |= module.DOTALL
    return flags


def _with_regex(text: str, options: int) -> Any:
    import regex

    flags = _flags(options, regex) | regex.V0
    if options & syntax.RIGHT_TO_LEFT:
        flags |= regex.REVERSE
    return regex.compile(text, flags)


# -- replacement texts

_DOLLAR = r"\$(?:([0-9]+)|\{(\w+)\}|([$&`'+_]))"


@lru_cache(maxsize=512)
def _replacement(text: str, numbers: frozenset[int], names: tuple[tuple[str, int], ...]) -> tuple[Any, ...]:
    """A replacement text as literal texts (str), group numbers (int) and the special signs (one-character tuples)."""
    by_name = dict(names)
    parts: list[Any] = []
    at = 0
    for found in re.finditer(_DOLLAR, text):
        digits, name, sign = found.groups()
        if digits is not None or (name is not None and name.isdigit()):
            number = int(digits or name)
            part: Any = number if number in numbers else None
        elif name is not None:
            part = by_name.get(name)
        else:
            part = "$" if sign == "$" else 0 if sign == "&" else (sign,)
        if part is None:
            continue
        parts += [text[at : found.start()], part]
        at = found.end()
    parts.append(text[at:])
    return tuple(part for part in parts if part != "")


def expand(parts: tuple[Any, ...], match: RawMatch) -> str:
    """The text of a prepared replacement for one match."""
    made: list[str] = []
    for part in parts:
        if isinstance(part, str):
            made.append(part)
        elif isinstance(part, int):
            made.append(match.group(part) or "")
        elif part[0] == "`":
            made.append(match.text[: match.start])
        elif part[0] == "'":
            made.append(match.text[match.end :])
        elif part[0] == "_":
            made.append(match.text)
        else:
            made.append(match.group(max(match.regex.numbers)) or "")
    return "".join(made)


def expand_text(replacement: str, match: RawMatch) -> str:
    """Match.Result(replacement)."""
    return expand(_replacement(replacement, frozenset(match.regex.numbers), tuple(match.regex.names.items())), match)


_ESCAPED = {"\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", **{c: "\\" + c for c in "\\*+?|{[()^$.# "}}


def escape(text: str) -> str:
    """Regex.Escape."""
    return "".join(_ESCAPED.get(char, char) for char in text)
