"""In: an actual and an expected value. Out: OPERATORS, the table of what Should can assert; each gives None or the message of its failure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cmdlets.pester.run import own_command
from cmdlets.pester.shown import shown, shown_list, string_difference
from ems.values import compare, textops
from ems.values.collections import Dictionary
from ems.values.convert import to_string, truth
from ems.values.members import enumerate_, is_enumerable
from ems.values.objects import base, is_null


class Asked:
    """What one Should asks. negated: with -Not; reason: ` because …,` or ""; command: the running cmdlet."""

    __slots__ = ("command", "expected", "negated", "reason")

    def __init__(self, command: Any, expected: Any, negated: bool, reason: str) -> None:
        self.command = command
        self.expected = expected
        self.negated = negated
        self.reason = reason


Check = Callable[[Any, Asked], "str | None"]
# lower name -> (check, takes the whole input as a list)
OPERATORS: dict[str, tuple[Check, bool]] = {}


def operator(name: str, whole: bool = False) -> Callable[[Check], Check]:
    def declare(check: Check) -> Check:
        OPERATORS[name.lower()] = (check, whole)
        return check

    return declare


def simple(name: str, holds: Callable[[Any, Any], bool], message: str, negative: str) -> None:
    """An operator on single values; {e}, {a} and {r} in the messages are the expected and actual value and the reason."""

    @operator(name)
    def check(actual: Any, asked: Asked) -> str | None:
        if holds(actual, asked.expected) != asked.negated:
            return None
        return (negative if asked.negated else message).format(e=shown(asked.expected), a=shown(actual), r=asked.reason)


def one_of(items: list[Any]) -> Any:
    """A list as a message shows it: one item stands for itself."""
    return shown(items[0]) if len(items) == 1 else "$null" if not items else shown_list(items)


# -- equality


def as_list(value: Any) -> list[Any]:
    value = base(value)
    return list(enumerate_(value)) if is_enumerable(value) else [value]


def nothing(items: list[Any]) -> bool:
    return not items or (len(items) == 1 and is_null(base(items[0])))


def same_lists(expected: list[Any], actual: list[Any], equal: Callable[[Any, Any], Any]) -> bool:
    """Element by element, the expected one on the left; nothing, an empty list and one null are the same, and equal nothing else."""
    if nothing(expected) or nothing(actual):
        return nothing(expected) and nothing(actual)
    if len(expected) != len(actual):
        return False
    for left, right in zip(expected, actual, strict=True):
        if is_enumerable(base(left)) or is_enumerable(base(right)):
            if not same_lists(as_list(left), as_list(right), equal):
                return False
        elif is_null(base(left)) or is_null(base(right)):
            if not (is_null(base(left)) and is_null(base(right))):
                return False
        elif not truth(equal(left, right)):
            return False
    return True


def equality(name: str, equal: Callable[[Any, Any], Any], exactly: str) -> None:
    @operator(name, whole=True)
    def check(actual: list[Any], asked: Asked) -> str | None:
        expected = as_list(asked.expected)
        if same_lists(expected, actual, equal) != asked.negated:
            return None
        if asked.negated:
            return f"Expected {one_of(expected)} to be different from the actual value,{asked.reason} but got {exactly}the same value."
        if len(expected) == len(actual) == 1 and all(isinstance(base(item), str) for item in (expected[0], actual[0])):
            return string_difference(to_string(expected[0]), to_string(actual[0]), asked.reason, bool(exactly))
        word = "exactly " if exactly else ""
        return f"Expected {word}{one_of(expected)},{asked.reason} but got {one_of(actual)}."


equality("Be", compare.eq, "")
equality("BeExactly", compare.ceq, "exactly ")


@operator("BeNullOrEmpty", whole=True)
def be_null_or_empty(actual: list[Any], asked: Asked) -> str | None:
    first = base(actual[0]) if len(actual) == 1 else None
    empty = not actual or (
        len(actual) == 1 and (is_null(first) or (isinstance(first, str) and not first) or (_sized(first) and not list(_items(first))))
    )
    if empty != asked.negated:
        return None
    if asked.negated:
        return f"Expected a value,{asked.reason} but got $null or empty."
    return f"Expected $null or empty,{asked.reason} but got {one_of(actual)}."


def _sized(value: Any) -> bool:
    return isinstance(value, Dictionary) or is_enumerable(value)


def _items(value: Any) -> Any:
    return value.keys() if isinstance(value, Dictionary) else enumerate_(value)


@operator("HaveCount", whole=True)
def have_count(actual: list[Any], asked: Asked) -> str | None:
    wanted = int(to_string(asked.expected))
    if (len(actual) == wanted) != asked.negated:
        return None
    expected = "an empty collection" if wanted == 0 else f"a collection with size {wanted}"
    if asked.negated:
        expected = "a non-empty collection" if wanted == 0 else f"a collection with size different from {wanted}"
        return f"Expected {expected},{asked.reason} but got collection with that size {shown_list(actual)}."
    got = "an empty collection" if not actual else f"collection with size {len(actual)} {shown_list(actual)}"
    return f"Expected {expected},{asked.reason} but got {got}."


@operator("Contain", whole=True)
def contain(actual: list[Any], asked: Asked) -> str | None:
    if compare.contains(actual, asked.expected) != asked.negated:
        return None
    if asked.negated:
        return f"Expected {shown(asked.expected)} to not be found in collection {shown_list(actual)},{asked.reason} but it was found."
    return f"Expected {shown(asked.expected)} to be found in collection {shown_list(actual)},{asked.reason} but it was not found."


# -- single values


@operator("BeOfType")
def be_of_type(actual: Any, asked: Asked) -> str | None:
    from ems.values.convert import convert
    from ems.values.typenames import find
    from ems.values.types import NetType, get_type, is_instance, type_of

    wanted = base(asked.expected)
    if not isinstance(wanted, NetType):
        name = to_string(wanted).strip()
        wanted = find(name[1:-1] if name.startswith("[") and name.endswith("]") else name)
        if wanted is None:
            convert(asked.expected, get_type("System.Type"))  # the error says that there is no such type
            return None
    if (not is_null(base(actual)) and is_instance(actual, wanted)) != asked.negated:
        return None
    got = "$null" if is_null(base(actual)) else f"{shown(actual)} with type [{to_string(type_of(actual))}]"
    if asked.negated:
        return f"Expected the value to not have type [{to_string(wanted)}] or any of its subtypes,{asked.reason} but got {got}."
    return f"Expected the value to have type [{to_string(wanted)}] or any of its subtypes,{asked.reason} but got {got}."


simple("BeTrue", lambda actual, _: truth(actual), "Expected $true,{r} but got {a}.", "Expected $false,{r} but got {a}.")
simple("BeFalse", lambda actual, _: not truth(actual), "Expected $false,{r} but got {a}.", "Expected $true,{r} but got {a}.")
for _name, _compared, _words in (
    ("BeGreaterThan", compare.gt, "greater than"), ("BeLessThan", compare.lt, "less than"),
    ("BeGreaterOrEqual", compare.ge, "greater than or equal to"), ("BeLessOrEqual", compare.le, "less than or equal to"),
):
    simple(
        _name, lambda actual, expected, compared=_compared: truth(compared(actual, expected)),
        f"Expected the actual value to be {_words} {{e}},{{r}} but got {{a}}.", f"Expected the actual value to not be {_words} {{e}},{{r}} but got {{a}}.",
    )
for _name, _ignore_case in (("BeLike", True), ("BeLikeExactly", False)):
    simple(
        _name, lambda actual, expected, ignore=_ignore_case: truth(textops.like(actual, expected, ignore)),
        "Expected like wildcard {e} to match {a},{r} but it did not match.", "Expected like wildcard {e} to not match {a},{r} but it did match.",
    )
for _name, _ignore_case in (("Match", True), ("MatchExactly", False)):
    simple(
        _name, lambda actual, expected, ignore=_ignore_case: truth(textops.match(actual, expected, ignore)[0]),
        "Expected regular expression {e} to match {a},{r} but it did not match.",
        "Expected regular expression {e} to not match {a},{r} but it did match.",
    )
simple(
    "BeIn", lambda actual, expected: compare.contains(expected, actual),
    "Expected collection {e} to contain {a},{r} but it was not found.", "Expected collection {e} to not contain {a},{r} but it was found.",
)


# -- files


@operator("Exist")
def exist(actual: Any, asked: Asked) -> str | None:
    there = truth(own_command(asked.command.shell, "Test-Path", {"Path": actual})[0])
    if there != asked.negated:
        return None
    if asked.negated:
        return f"Expected path {shown(actual)} to not exist,{asked.reason} but it did exist."
    return f"Expected path {shown(actual)} to exist,{asked.reason} but it did not exist."


def file_content(name: str, ignore_case: bool, lines: bool = True) -> None:
    @operator(name)
    def check(actual: Any, asked: Asked) -> str | None:
        content = own_command(asked.command.shell, "Get-Content", {"Path": actual, "Raw": not lines, "ErrorAction": "Stop"})
        found = any(truth(textops.match(to_string(line), asked.expected, ignore_case)[0]) for line in content)
        if found != asked.negated:
            return None
        case = "" if ignore_case else "case sensitively "
        outcome = "was found" if asked.negated else "was not found"
        return f"Expected {shown(asked.expected)} to {'not ' if asked.negated else ''}be {case}found in file {shown(actual)},{asked.reason} but it {outcome}."


file_content("FileContentMatch", True)
file_content("FileContentMatchExactly", False)
file_content("FileContentMatchMultiline", True, lines=False)
