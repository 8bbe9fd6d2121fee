"""Parse errors: id, place and whether more text could repair them."""
from __future__ import annotations

import pytest

from ems.syntax.parser import parse

Found = tuple[str, int, int, bool]


def errors(text: str) -> list[Found]:
    return [(error.id, error.start, error.end, error.incomplete) for error in parse(text).errors]


@pytest.mark.parametrize(("text", "expected"), [
    ("if ($x) { foo", [("MissingEndCurlyBrace", 8, 9, True)]),
    ("foo 'bar", [("TerminatorExpectedAtEndOfString", 4, 8, True)]),
    ("(foo", [("MissingEndParenthesisInExpression", 4, 4, True)]),
    ("foo |", [("EmptyPipeElement", 5, 5, True)]),
    ("foo &&", [("EmptyPipelineChainElement", 6, 6, True)]),
    ("3 -lt", [("ExpectedValueExpression", 5, 5, True)]),
    ("$xs[", [("MissingArrayIndexExpression", 4, 4, True)]),
    ("try { foo }", [("MissingCatchOrFinally", 11, 11, True)]),
    ("foreach ($x", [("MissingInInForeach", 11, 11, True)]),
    ("@{ key = ", [("MissingStatementInHashLiteral", 8, 8, True), ("MissingEndCurlyBrace", 2, 2, True)]),
])
def test_incomplete(text: str, expected: list[Found]) -> None:
    """What is missing at the end of the text could still be typed."""
    assert errors(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("$x = 5 6", [("UnexpectedToken", 7, 8, False)]),
    ("foo )", [("UnexpectedToken", 4, 5, False)]),
    ("'x' = 3", [("InvalidLeftHandSide", 0, 3, False)]),
    ("7++", [("OperatorRequiresVariableOrProperty", 0, 1, False)]),
    ("$y = @splat", [("SplattingNotPermitted", 5, 11, False)]),
    ("@{ k = 1; K = 2 }", [("DuplicateKeyInHashLiteral", 10, 11, False)]),
    ("function foo($p, $P) { }", [("DuplicateFormalParameter", 17, 19, False)]),
    ("foo | 'text'", [("ExpressionsMustBeFirstInPipeline", 6, 12, False)]),
    ("from x", [("ReservedKeywordNotAllowed", 0, 4, False)]),
    ("[ordered]$x", [("OrderedAttributeOnlyOnHashLiteralNode", 0, 11, False)]),
    ("data { Get-Item }", [("CmdletNotInAllowedListForDataSection", 7, 15, False)]),
    ("try { } finally { return }", [("ControlLeavingFinally", 18, 24, False)]),
    ("foo > x > y", [("StreamAlreadyRedirected", 8, 11, False)]),
    ("#requires -Version abc", [("RequiresVersionInvalid", 19, 22, False)]),
    ("foo; using namespace System", [("UsingMustBeAtStartOfScript", 5, 27, False)]),
])
def test_wrong(text: str, expected: list[Found]) -> None:
    """What no further text can repair is told where it stands."""
    assert errors(text) == expected


@pytest.mark.parametrize(("body", "expected"), [
    ("[int] m() { }", ["MethodHasCodePathNotReturn"]),
    ("[int] m() { if ($true) { return 1 } else { throw 'no' } }", []),
    ("m() { return 1 }", ["VoidMethodHasReturn"]),
    ("m() { $other }", ["VariableNotLocal"]),
    ("m($p) { $q = $p; $q }", []),
    ("m() { if ($true) { $q = 1 }; $q }", ["VariableNotLocal"]),
    ("m() { foreach ($i in 1, 2) { $i } }", []),
    ("static m() { $this }", ["NonStaticMemberAccessInStaticMember"]),
    ("m() { break nowhere }", ["LabelNotFound"]),
    ("[nosuch] $P", ["TypeNotFound"]),
    ("[System.Collections.Generic.List[string]] $P", []),
    ("[void] $P", ["TypeNotAllowedForProperty"]),
    ("hidden hidden $P", ["DuplicateQualifier"]),
])
def test_class_rules(body: str, expected: list[str]) -> None:
    """A class is checked when it is parsed: paths, variables, types and members."""
    assert [error.id for error in parse(f"class C {{ {body} }}").errors] == expected


def test_order_and_message() -> None:
    """Errors stand in the order of reading, checks of the tree after them, each with PowerShell's text."""
    found = parse("@nope x").errors
    assert [error.id for error in found] == ["UnexpectedToken", "SplattingNotPermitted"]
    assert found[0].message == "Unexpected token 'x' in expression or statement."


def test_tree_beside_errors() -> None:
    """A tree is there although the text has errors, and holds what could be read."""
    result = parse("$a = 1\nif ($b) {")
    assert result.errors
    assert type(result.ast.blocks[0].statements[0]).__name__ == "AssignmentStatement"


def test_place_of_an_error() -> None:
    """The source of a tree turns an offset into line and column."""
    result = parse("foo\r\n  bar )")
    assert result.ast.source is not None
    assert result.ast.source.place(result.errors[0].start) == (2, 7)
