"""In: a wildcard pattern (`*`, `?`, `[set]`, backtick escapes). Out: `Wildcard(pattern).matches(text)`, compiled once and cached."""
from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ems.values.errors import RuntimeException, ps_error

SPECIAL = "*?[]"


class Wildcard:
    """A compiled pattern."""

    __slots__ = ("ignore_case", "matches", "pattern")

    def __init__(self, pattern: str, ignore_case: bool = True) -> None:
        self.pattern = pattern
        self.ignore_case = ignore_case
        self.matches: Callable[[str], bool] = _compiled(pattern, ignore_case)


@lru_cache(maxsize=1024)
def _compiled(pattern: str, ignore_case: bool) -> Callable[[str], bool]:
    """The test for a pattern: a string method for the plain forms, a regular expression for the rest."""
    if "`" not in pattern and "[" not in pattern and "?" not in pattern and pattern.isascii():
        simple = _simple(pattern, ignore_case)
        if simple is not None:
            return simple
    flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0)
    match = re.compile(to_regex(pattern), flags).fullmatch
    return lambda text: match(text) is not None


def _simple(pattern: str, ignore_case: bool) -> Callable[[str], bool] | None:
    """Patterns with stars at the ends only."""
    middle = pattern.strip("*")
    if "*" in middle:
        return None
    if not middle:
        return (lambda text: True) if pattern else (lambda text: not text)
    wanted = middle.lower() if ignore_case else middle
    before, after = pattern[0] == "*", pattern[-1] == "*"
    if ignore_case:
        if before and after:
            return lambda text: wanted in text.lower()
        if before:
            return lambda text: text.lower().endswith(wanted)
        return (lambda text: text.lower().startswith(wanted)) if after else (lambda text: text.lower() == wanted)
    if before and after:
        return lambda text: wanted in text
    if before:
        return lambda text: text.endswith(wanted)
    return (lambda text: text.startswith(wanted)) if after else (lambda text: text == wanted)


def invalid(pattern: str) -> RuntimeException:
    return ps_error("RuntimeException", f"The specified wildcard character pattern is not valid: {pattern}", category="NotSpecified",
                    cls="System.Management.Automation.WildcardPatternException")


def to_regex(pattern: str) -> str:
    """The pattern as a Python regular expression for the whole text."""
    parts: list[str] = []
    at, end = 0, len(pattern)
    while at < end:
        char = pattern[at]
        at += 1
        if char == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif char == "?":
            parts.append(".")
        elif char == "[":
            text, at = _set(pattern, at)
            parts.append(text)
        elif char == "`":
            if at < end:
                parts.append(re.escape(pattern[at]))
                at += 1
            elif end > 1:  # at the end of a longer pattern it stands for itself
                parts.append("`")
        else:
            parts.append(re.escape(char))
    return "".join(parts)


def _set(pattern: str, at: int) -> tuple[str, int]:
    """The set that begins at `at`, behind its bracket, and where it ends. A `]` right behind the bracket is a member."""
    members: list[tuple[str, bool]] = []  # character, whether it was escaped
    while True:
        if at >= len(pattern):
            raise invalid(pattern)
        char = pattern[at]
        at += 1
        if char == "]" and members:
            break
        escaped = char == "`" and at < len(pattern)
        if escaped:
            char = pattern[at]
            at += 1
        members.append((char, escaped))
    return "[" + "".join(_ranges(members, pattern)) + "]", at


def _ranges(members: list[tuple[str, bool]], pattern: str) -> list[str]:
    parts: list[str] = []
    i = 0
    while i < len(members):
        char = members[i][0]
        if i + 2 < len(members) and members[i + 1] == ("-", False):
            last = members[i + 2][0]
            if last < char:
                raise invalid(pattern)
            parts.append(f"{_member(char)}-{_member(last)}")
            i += 3
        else:
            parts.append(_member(char))
            i += 1
    return parts


def _member(char: str) -> str:
    return "\\" + char if char in "\\]^-[&~|" else char


def has_wildcards(text: str) -> bool:
    """Whether an unescaped wildcard character stands in the text."""
    escaped = False
    for char in text:
        if char == "`":
            escaped = not escaped
            continue
        if char in SPECIAL and not escaped:
            return True
        escaped = False
    return False


def escape(text: str) -> str:
    """WildcardPattern.Escape."""
    return "".join("`" + char if char in SPECIAL or char == "`" else char for char in text)


def unescape(text: str) -> str:
    """WildcardPattern.Unescape: a backtick in front of a wildcard character goes."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == "`" and text[at + 1 : at + 2] in (*SPECIAL, "`"):
            at += 1
        parts.append(text[at])
        at += 1
    return "".join(parts)
