"""The text operators -like -match -replace -split -join."""
from __future__ import annotations

from typing import Any

import pytest

from ems.values import textops as t
from ems.values.errors import NetException
from ems.values.regexes import compile_regex, escape
from ems.values.wildcard import Wildcard, has_wildcards, unescape
from ems.values.wildcard import escape as escape_wildcard


@pytest.mark.parametrize(("text", "pattern", "expected"), [
    ("abc", "A*", True), ("abc", "*B*", True), ("abc", "a?c", True), ("abc", "[a-b]bc", True), ("abc", "[!a]bc", True),
    ("bbc", "[!a]bc", False), ("a*", "a`*", True),
    ("ab", "a`*", False), ("]", "[]]", True), ("", "*", True), ("x", "", False), ("a\nb", "a*b", True), ("a-", "a[-x]", True),
])
def test_like(text: str, pattern: str, expected: bool) -> None:
    """Wildcards match the whole text, case does not count."""
    assert t.like(text, pattern) is expected and t.notlike(text, pattern) is not expected


def test_like_of_a_collection_gives_texts() -> None:
    """-like turns the elements that match into texts."""
    assert t.like([5, 6], 5) == ["5"] and not Wildcard("A", ignore_case=False).matches("a")


def test_bad_wildcard() -> None:
    """A set that does not end is an error."""
    with pytest.raises(NetException, match=r"The specified wildcard character pattern is not valid: \[a"):
        t.like("abc", "[a")


def test_wildcard_escapes() -> None:
    """Escape and Unescape of WildcardPattern."""
    assert escape_wildcard("a[b]*") == "a`[b`]`*" and unescape("a`[b") == "a[b" and has_wildcards("a?") and not has_wildcards("a`?")


def test_match_fills_matches() -> None:
    """$Matches has numbers and names of the groups that took part."""
    found, table = t.match("server01", "(?<name>[a-z]+)(\\d+)(x)?")
    assert found is True and table is not None
    assert dict(table.items()) == {0: "server01", 1: "01", "name": "server"}
    assert t.match("a", "b") == (False, None) and t.match(["a1", "b"], "\\d") == (["a1"], None)
    assert t.notmatch("a", "a")[0] is False and t.match("A", "a", False) == (False, None)


REPLACED: list[tuple[Any, Any, Any]] = [
    ("hello", ["L", "*"], "he**o"), ("John Smith", [r"(\w+) (\w+)", "$2, $1"], "Smith, John"), ("abc", ["b", "[$&]"], "a[b]c"),
    ("abc", ["b", "$$"], "a$c"), ("abc", ["(b)", "${1}1"], "ab1c"), ("abc", ["b", "$9"], "a$9c"), ("abc", ["b", "$_"], "aabcc"),
    ("abc", ["b", "<$`>"], "a<a>c"), ("abc", ["b", "<$'>"], "a<c>c"), ("abxd", ["x*", "-"], "-a-b--d-"), ("a\\b", ["\\\\", "\\"], "a\\b"),
    ("abc", "b", "ac"), (12345, ["3", "x"], "12x45"), (None, ["a", "b"], ""), (["a1", "b2"], [r"\d", "#"], ["a#", "b#"]),
    ("2024-03", [r"(?<y>\d+)-(?<m>\d+)", "${m}/${y}"], "03/2024"),
]


@pytest.mark.parametrize(("left", "right", "expected"), REPLACED)
def test_replace(left: Any, right: Any, expected: Any) -> None:
    """-replace expands .NET's substitution text."""
    assert t.replace(left, right) == expected


SPLIT: list[tuple[Any, Any, list[str]]] = [
    ("a,b,c", ",", ["a", "b", "c"]), ("a,b,c,d", [",", 2], ["a", "b,c,d"]), ("a,b,c,d", [",", -2], ["a,b,c", "d"]),
    ("a1b2c", r"(\d)", ["a", "1", "b", "2", "c"]),
    ("abc", "", ["", "a", "b", "c", ""]), ("a.b", [".", 0, "SimpleMatch"], ["a", "b"]), (["a b", "c"], " ", ["a", "b", "c"]),
    ("axbXc", "x", ["a", "b", "c"]),
    ("a1b", "(x)?1", ["a", "b"]), (None, ",", [""]),
]


@pytest.mark.parametrize(("left", "right", "expected"), SPLIT)
def test_split(left: Any, right: Any, expected: list[str]) -> None:
    """-split by an expression, with limit and options."""
    assert list(t.split(left, right)) == expected


def test_join_and_unary_forms() -> None:
    """-join writes nested collections as their type; unary -split cuts words."""
    assert t.join([1, None, [2]], "-") == "1--System.Object[]" and t.unary_join(["a", "b"]) == "ab" and t.join("x", ",") == "x"
    assert list(t.unary_split(" a  b ")) == ["a", "b"]


@pytest.mark.parametrize(("right", "error_id"), [([1, 2, 3], "BadReplaceArgument"), ("(", "InvalidRegularExpression")])
def test_replace_error(right: Any, error_id: str) -> None:
    """Bad right operands of -replace."""
    with pytest.raises(NetException) as caught:
        t.replace("a", right)
    assert caught.value.error_id == error_id  # type: ignore[attr-defined]


MATCHES: list[tuple[str, str, list[str | None]]] = [
    (r"(?<n>a)(b)", "ab", ["ab", "b", "a"]), (r"(?<=\d+)x", "12x", ["x"]), (r"[a-z-[aeiou]]+", "hello", ["h"]),
    (r"\p{Lu}+", "abCD", ["CD"]),
    (r"(?x) a b # c", "ab", ["ab"]), (r"a(?-i)B|c", "aB", ["aB"]), (r"foo\Z", "foo\n", ["foo"]), (r"a{,3}", "a{,3}", ["a{,3}"]),
    (r"(?'q'a)\k<q>", "aa", ["aa", "a"]), (r"(?n)(a)(?<x>b)", "ab", ["ab", "b"]), (r"\x41\u0042\e?", "AB", ["AB"]),
    (r"[[:x]+", "[:x", ["[:x"]),
    (r"(a)|b", "b", ["b", None]), (r"(?<1>a)(?<x>b)", "ab", ["ab", "a", "b"]), (r"\p{IsGreek}", "λ", ["λ"]),
    (r"(?(1)x|y)(a)?", "y", ["y", None]),
]


@pytest.mark.parametrize(("pattern", "text", "groups"), MATCHES)
def test_dotnet_patterns(pattern: str, text: str, groups: list[str | None]) -> None:
    """Expressions of .NET's own syntax match, groups are numbered as .NET does."""
    regex = compile_regex(pattern, 0)
    found = regex.search(text)
    assert found is not None and [found.group(n) for n in regex.numbers] == groups


@pytest.mark.parametrize(("pattern", "message"), [
    ("(", "Invalid pattern '(' at offset 1. Not enough )'s."), ("[a", "Invalid pattern '[a' at offset 2. Unterminated [] set."),
    ("*a", "Invalid pattern '*a' at offset 1. Quantifier '*' following nothing."),
    ("a{2,1}", "Invalid pattern 'a{2,1}' at offset 6. Illegal {x,y} with x > y."),
    ("\\k<x>", "Invalid pattern '\\k<x>' at offset 5. Reference to undefined group name 'x'."),
    ("a++", "Invalid pattern 'a++' at offset 3. Nested quantifier '+'."),
    ("\\y", "Invalid pattern '\\y' at offset 2. Unrecognized escape sequence \\y."),
])
def test_pattern_errors(pattern: str, message: str) -> None:
    """What .NET rejects is rejected in its words."""
    with pytest.raises(NetException) as caught:
        compile_regex(pattern)
    assert str(caught.value) == message


def test_captures_of_a_repeated_group() -> None:
    """All captures of a group are kept."""
    found = compile_regex(r"(?:(\w),?)+").search("a,b,c")
    assert found is not None and found.captures(1) == [(0, 1), (2, 3), (4, 5)]


def test_regex_escape() -> None:
    """Regex.Escape leaves ] and } alone."""
    assert escape("a.b*c[d]{e} #") == "a\\.b\\*c\\[d]\\{e}\\ \\#"
