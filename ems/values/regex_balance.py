"""In: an expression with balancing groups, translated for Python. Out: Backtracker, which matches it with a stack of captures for each group.

Neither `re` nor `regex` can take a capture back. Python's own parser gives the tree; each node becomes a function `(at, then) -> end or -1`,
where `then` matches what follows. Only expressions with balancing groups come here.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Then = Callable[[int], int]
Node = Callable[[int, Then], int]
Span = tuple[int, int]
FAIL = -1


def _word(char: str) -> bool:
    return char.isalnum() or char == "_"


_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdecimal, "CATEGORY_NOT_DIGIT": lambda c: not c.isdecimal(), "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda c: not c.isspace(), "CATEGORY_WORD": _word, "CATEGORY_NOT_WORD": lambda c: not _word(c),
}


class BalancedMatch:
    """A match as `re` gives it; `stacks` are the captures of the groups by Python's index."""

    __slots__ = ("begin", "stacks", "stop", "text")

    def __init__(self, text: str, begin: int, stop: int, stacks: dict[int, tuple[Span, ...]]) -> None:
        self.text = text
        self.begin = begin
        self.stop = stop
        self.stacks = stacks

    def spans(self, index: int = 0) -> list[Span]:
        return [(self.begin, self.stop)] if index == 0 else list(self.stacks.get(index, ()))

    def span(self, index: int = 0) -> Span:
        found = self.spans(index)
        return found[-1] if found else (-1, -1)

    def start(self, index: int = 0) -> int:
        return self.span(index)[0]

    def end(self, index: int = 0) -> int:
        return self.span(index)[1]

    def group(self, *indexes: int) -> Any:
        found = [None if start < 0 else self.text[start:end] for start, end in map(self.span, indexes or (0,))]
        return found[0] if len(found) == 1 else tuple(found)


class Backtracker:
    """Matches one expression. `shared`: Python's index of a group -> the index that stands for its .NET number; `balances`: index -> the
    group (as it stands for its number) whose last capture the group takes back; `own`: whether that group captures something itself."""

    def __init__(self, source: str, flags: int, shared: dict[int, int], balances: dict[int, int], own: set[int]) -> None:
        from re import _parser  # type: ignore[attr-defined]

        tree = _parser.parse(source, flags)
        self.pattern = source
        self.shared = shared
        self.balances = balances
        self.own = own
        self.text = ""
        self.stacks: dict[int, tuple[Span, ...]] = {}
        self.node = self.sequence(list(tree), tree.state.flags)

    # -- as `re` has it

    def match(self, text: str, start: int = 0) -> BalancedMatch | None:
        self.text, self.stacks = text, {}
        end = self.node(start, lambda at: at)
        return None if end < 0 else BalancedMatch(text, start, end, dict(self.stacks))

    def search(self, text: str, start: int = 0) -> BalancedMatch | None:
        for at in range(start, len(text) + 1):
            found = self.match(text, at)
            if found is not None:
                return found
        return None

    def finditer(self, text: str, start: int = 0) -> Iterator[BalancedMatch]:
        at, last = start, -1
        while at <= len(text) and (found := self.search(text, at)) is not None:
            if found.begin == found.stop == last:
                at = found.stop + 1
                continue
            yield found
            at = last = found.stop

    def sub(self, replacement: str, text: str) -> str:
        """The text with each match replaced by a text (a backslash written twice)."""
        plain, pieces, at = replacement.replace("\\\\", "\\"), [], 0
        for found in self.finditer(text):
            pieces += [text[at : found.begin], plain]
            at = found.stop
        return "".join((*pieces, text[at:]))

    # -- nodes

    def sequence(self, items: list[Any], flags: int) -> Node:
        nodes = [self.build(op, av, flags) for op, av in items]
        if len(nodes) == 1:
            return nodes[0]

        def run(place: int, at: int, then: Then) -> int:
            if place == len(nodes):
                return then(at)
            return nodes[place](at, lambda end: run(place + 1, end, then))

        return lambda at, then: run(0, at, then)

    def build(self, op: Any, av: Any, flags: int) -> Node:
        name = str(op)
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self.single(self.tester(name, av, flags))
        return getattr(self, name.lower())(av, flags)  # type: ignore[no-any-return]

    def tester(self, name: str, av: Any, flags: int) -> Callable[[str], bool]:
        """Whether one character fits."""
        ignore = bool(flags & re.IGNORECASE)
        if name == "ANY":
            return (lambda c: True) if flags & re.DOTALL else (lambda c: c != "\n")
        if name in ("LITERAL", "NOT_LITERAL"):
            wanted, other = chr(av), name == "NOT_LITERAL"
            forms = {wanted, wanted.lower(), wanted.upper()} if ignore else {wanted}
            return lambda c: (c in forms) is not other
        negated = bool(av) and str(av[0][0]) == "NEGATE"
        tests = [self.member(str(kind), value) for kind, value in (av[1:] if negated else av)]

        def test(char: str) -> bool:
            forms = (char, char.lower(), char.upper()) if ignore else (char,)
            return any(t(c) for t in tests for c in forms) is not negated

        return test

    @staticmethod
    def member(kind: str, value: Any) -> Callable[[str], bool]:
        if kind == "LITERAL":
            return lambda c: ord(c[0]) == value
        if kind == "RANGE":
            low, high = value
            return lambda c: low <= ord(c[0]) <= high
        return _CATEGORIES[str(value)]

    def single(self, test: Callable[[str], bool]) -> Node:
        def node(at: int, then: Then) -> int:
            return then(at + 1) if at < len(self.text) and test(self.text[at]) else FAIL

        node.test = test  # type: ignore[attr-defined]
        return node

    def at(self, kind: Any, flags: int) -> Node:
        name = str(kind)
        lines = bool(flags & re.MULTILINE)

        def boundary(at: int) -> bool:
            before = at > 0 and _word(self.text[at - 1])
            return before != (at < len(self.text) and _word(self.text[at]))

        checks: dict[str, Callable[[int], bool]] = {
            "AT_BEGINNING": lambda at: at == 0 or lines and self.text[at - 1] == "\n",
            "AT_BEGINNING_STRING": lambda at: at == 0,
            "AT_END": lambda at: at == len(self.text) or at == len(self.text) - 1 and self.text[at] == "\n" or lines and self.text[at] == "\n",
            "AT_END_STRING": lambda at: at == len(self.text),
            "AT_BOUNDARY": boundary,
            "AT_NON_BOUNDARY": lambda at: not boundary(at),
        }
        check = checks[name]
        return lambda at, then: then(at) if check(at) else FAIL

    def branch(self, av: Any, flags: int) -> Node:
        nodes = [self.sequence(list(item), flags) for item in av[1]]

        def node(at: int, then: Then) -> int:
            for alternative in nodes:
                end = alternative(at, then)
                if end >= 0:
                    return end
            return FAIL

        return node

    def subpattern(self, av: Any, flags: int) -> Node:
        group, on, off, items = av
        inner = self.sequence(list(items), (flags | on) & ~off)
        if group is None:
            return inner
        stacks_of = self.shared.get(group, group)
        taken = self.balances.get(group)

        def node(start: int, then: Then) -> int:
            def close(end: int) -> int:
                kept = self.stacks
                if taken is not None and not kept.get(taken):
                    return FAIL
                changed = dict(kept)
                begin, stop = start, end
                if taken is not None:
                    *rest, (left, right) = changed[taken]
                    changed[taken] = tuple(rest)
                    begin, stop = _between(start, end, left, right)
                if taken is None or group in self.own:
                    changed[stacks_of] = (*changed.get(stacks_of, ()), (begin, stop))
                self.stacks = changed
                found = then(end)
                if found < 0:
                    self.stacks = kept
                return found

            return inner(start, close)

        return node

    def max_repeat(self, av: Any, flags: int) -> Node:
        return self.repeat(av, flags, greedy=True)

    def min_repeat(self, av: Any, flags: int) -> Node:
        return self.repeat(av, flags, greedy=False)

    def possessive_repeat(self, av: Any, flags: int) -> Node:
        return self.whole(self.repeat(av, flags, greedy=True))

    def repeat(self, av: Any, flags: int, greedy: bool) -> Node:
        least, most, items = av
        inner = self.sequence(list(items), flags)
        test = getattr(inner, "test", None)
        if test is not None:
            return self.run_of(test, int(least), int(most), greedy)

        def node(at: int, then: Then, count: int = 0) -> int:
            def again(end: int) -> int:
                if end == at and count >= least:
                    return FAIL  # an empty round gets nowhere
                return node(end, then, count + 1)

            more = count < most
            if greedy:
                found = inner(at, again) if more else FAIL
                return found if found >= 0 or count < least else then(at)
            found = then(at) if count >= least else FAIL
            return found if found >= 0 or not more else inner(at, again)

        return node

    def run_of(self, test: Callable[[str], bool], least: int, most: int, greedy: bool) -> Node:
        """A repeated character: no function call for each round."""
        def node(at: int, then: Then) -> int:
            stop, limit = at, min(len(self.text), at + most)
            while stop < limit and test(self.text[stop]):
                stop += 1
            ends = range(stop, at + least - 1, -1) if greedy else range(at + least, stop + 1)
            return next((found for end in ends if (found := then(end)) >= 0), FAIL)

        return node

    def whole(self, inner: Node) -> Node:
        """Matched once, never looked into again."""
        def node(at: int, then: Then) -> int:
            kept = self.stacks
            end = inner(at, lambda stop: stop)
            found = FAIL if end < 0 else then(end)
            if found < 0:
                self.stacks = kept
            return found

        return node

    def atomic_group(self, items: Any, flags: int) -> Node:
        return self.whole(self.sequence(list(items), flags))

    def groupref(self, group: int, flags: int) -> Node:
        number = self.shared.get(group, group)
        ignore = bool(flags & re.IGNORECASE)

        def node(at: int, then: Then) -> int:
            stack = self.stacks.get(number)
            if not stack:
                return FAIL
            wanted = self.text[slice(*stack[-1])]
            given = self.text[at : at + len(wanted)]
            same = given == wanted or ignore and given.lower() == wanted.lower()
            return then(at + len(wanted)) if same else FAIL

        return node

    def groupref_exists(self, av: Any, flags: int) -> Node:
        group, yes, no = av
        number = self.shared.get(group, group)
        one = self.sequence(list(yes), flags)
        other = self.sequence(list(no), flags) if no is not None else lambda at, then: then(at)
        return lambda at, then: (one if self.stacks.get(number) else other)(at, then)

    def look(self, av: Any, flags: int) -> Callable[[int], bool]:
        direction, items = av
        inner = self.sequence(list(items), flags)
        if direction > 0:
            return lambda at: inner(at, lambda end: end) >= 0
        return lambda at: any(inner(start, lambda end: end if end == at else FAIL) >= 0 for start in range(at, -1, -1))

    def assert_(self, av: Any, flags: int) -> Node:
        fits = self.look(av, flags)

        def node(at: int, then: Then) -> int:
            kept = self.stacks
            found = then(at) if fits(at) else FAIL
            if found < 0:
                self.stacks = kept
            return found

        return node

    def assert_not(self, av: Any, flags: int) -> Node:
        fits = self.look(av, flags)

        def node(at: int, then: Then) -> int:
            kept = self.stacks
            held = fits(at)
            self.stacks = kept
            return FAIL if held else then(at)

        return node

    def failure(self, av: Any, flags: int) -> Node:
        return lambda at, then: FAIL


setattr(Backtracker, "assert", Backtracker.assert_)


def _between(start: int, end: int, left: int, right: int) -> Span:
    """What (?<new-old>…) captures: the text between the capture taken back and the group."""
    if start >= right:
        return right, start
    if end <= left:
        return left, end
    return max(start, left), min(end, right)
