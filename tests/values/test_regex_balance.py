"""Balancing groups: a group that takes the last capture of another back."""
import pytest

from ems.values.regexes import compile_regex

NESTED = r"\((?>[^()]+|(?<d>\()|(?<-d>\)))*(?(d)(?!))\)"
TREE = r"^[^<>]*(((?<Open><)[^<>]*)+((?<Close-Open>>)[^<>]*)+)*(?(Open)(?!))$"
COUNT = r"^(?<a>a)+(?<-a>b)+(?(a)(?!))$"


@pytest.mark.parametrize(
    ("pattern", "text", "values"),
    [
        (NESTED, "((a)(b))", ["((a)(b))"]),
        (NESTED, "x(1(2)3)y(4)", ["(1(2)3)", "(4)"]),
        (NESTED, "(a", []),
        (COUNT, "aabb", ["aabb"]),
        (COUNT, "aab", []),
        (COUNT, "abb", []),
        (r"^(?<l>.)+?.?(\k<l>(?<-l>))+(?(l)(?!))$", "racecar", ["racecar"]),
        (r"(?i)^(?<a>A)+(?<-a>[B-C])+?(?(a)(?!))$", "aAbC", ["aAbC"]),
        (r"(?<n>\d)(?=(?<-n>x))", "1y2x", ["2"]),
        (r"(?<1>a)(?<-1>b)?\1?c", "abc", ["abc"]),
        (NESTED, "(" + "(a)" * 30 + ")", ["(" + "(a)" * 30 + ")"]),
    ],
)
def test_matches(pattern: str, text: str, values: list[str]) -> None:
    """A balancing group matches while there is a capture to take, and a condition sees what is left."""
    assert [found.value for found in compile_regex(pattern).find_all(text)] == values


def test_captures() -> None:
    """A group with two names captures what stands between the capture taken back and itself."""
    regex = compile_regex(TREE)
    found = regex.search("<abc><mno<xyz>>")
    assert found is not None
    texts = {name: [found.text[a:b] for a, b in found.captures(regex.group_number(name))] for name in ("Open", "Close")}
    assert texts == {"Open": [], "Close": ["abc", "xyz", "mno<xyz>"]}


def test_replace_and_split() -> None:
    """Replace and Split work on such expressions as on others."""
    regex = compile_regex(NESTED)
    assert (regex.substitute("a(b(c))d", "[$0]"), regex.split("a(b)c(d(e))f")) == ("a[(b(c))]d", ["a", "c", "f"])
