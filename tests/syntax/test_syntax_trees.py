"""The shape of trees, in PowerShell's own notation."""
from __future__ import annotations

from typing import Any

import pytest

from ems.syntax.dump import to_json
from ems.syntax.parser import parse


def outline(row: list[Any]) -> str:
    """A tree without its offsets."""
    name, _start, _end, attributes, *children = row
    detail = ",".join(str(value) for key, value in attributes.items() if key in ("op", "name", "value", "kind") and value != "BareWord")
    below = " ".join("null" if child is None else outline(child) for child in children)
    return name + (f"<{detail}>" if detail else "") + (f"({below})" if below else "")


def statement(text: str) -> str:
    """The outline of the first statement of a script."""
    answer = to_json(parse(text))
    assert not answer["errors"]
    return outline(answer["ast"][-1][4])


@pytest.mark.parametrize(("text", "expected"), [
    ("2 * 3 -f 4", "BinaryExpression<Multiply>(ConstantExpression<2> BinaryExpression<Format>(ConstantExpression<3>"
                   " ConstantExpression<4>))"),
    ("-$a, 1", "ArrayLiteral(UnaryExpression<Minus>(VariableExpression<a>) ConstantExpression<1>)"),
    ("!$a -eq $b", "BinaryExpression<Ieq>(UnaryExpression<Exclaim>(VariableExpression<a>) VariableExpression<b>)"),
    ("$a.b[1].c", "MemberExpression(IndexExpression(MemberExpression(VariableExpression<a> StringConstantExpression<b>)"
                  " ConstantExpression<1>) StringConstantExpression<c>)"),
    ("[int]$a::b", "ConvertExpression(TypeConstraint MemberExpression(VariableExpression<a> StringConstantExpression<b>))"),
    ("$a ? 1 : 2", "TernaryExpression(VariableExpression<a> ConstantExpression<1> ConstantExpression<2>)"),
    ("$using:a", "UsingExpression(VariableExpression<a>)"),
])
def test_expression(text: str, expected: str) -> None:
    """An expression binds by precedence, and postfix operators by nearness."""
    assert statement(text) == f"Pipeline(CommandExpression({expected}))"


@pytest.mark.parametrize(("text", "expected"), [
    ("f a 2>b c", "Pipeline(Command(StringConstantExpression<f> StringConstantExpression<a> StringConstantExpression<c>"
                  " FileRedirection(StringConstantExpression<b>)))"),
    ("f -x:1", "Pipeline(Command(StringConstantExpression<f> CommandParameter<x>(ConstantExpression<1>)))"),
    ("f a,b", "Pipeline(Command(StringConstantExpression<f> ArrayLiteral(StringConstantExpression<a> StringConstantExpression<b>)))"),
    ("& $a b", "Pipeline(Command<Ampersand>(VariableExpression<a> StringConstantExpression<b>))"),
    ("f a$b", "Pipeline(Command(StringConstantExpression<f> ExpandableStringExpression<a$b>(VariableExpression<b>)))"),
    ("f || g", "PipelineChain<OrOr>(Pipeline(Command(StringConstantExpression<f>)) Pipeline(Command(StringConstantExpression<g>)))"),
    ("f\n| g", "Pipeline(Command(StringConstantExpression<f>) Command(StringConstantExpression<g>))"),
    ("$a = f", "AssignmentStatement<Equals>(VariableExpression<a> Pipeline(Command(StringConstantExpression<f>)))"),
    ("$a = 1", "AssignmentStatement<Equals>(VariableExpression<a> CommandExpression(ConstantExpression<1>))"),
    ("for (;;) { }", "ForStatement(null null null StatementBlock)"),
])
def test_command(text: str, expected: str) -> None:
    """Commands, redirections, chains and statements have the parts PowerShell gives them."""
    assert statement(text) == expected


def test_dump_counts_utf16_units() -> None:
    """The JSON form counts a character outside the basic plane twice."""
    answer = to_json(parse("'😀'; $x"))
    assert answer["ast"][-1][5][1:3] == [6, 8]


def test_deep_tree_is_dumped() -> None:
    """A tree thousands of levels deep is turned into lists without recursion."""
    row = to_json(parse("1" + "+1" * 5000))["ast"]
    depth = 0
    while len(row) > 4:
        row = row[4]
        depth += 1
    assert depth > 5000
