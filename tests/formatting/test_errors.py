"""Error views and position messages."""
from __future__ import annotations

from typing import Any

import pytest

from ems.formatting.errors import category_text, error_text
from ems.formatting.positions import place_message, position_message
from ems.runtime.invocation import InvocationInfo
from ems.syntax.nodes import Source
from ems.values.errors import ErrorDetails, ErrorRecord, net_error, ps_error

LONG = "throw [System.Exception]::new('outer', [System.Exception]::new('inner'))"
CALL = "function f { [CmdletBinding()]param() Write-Verbose 'a long line before the place' }; f"
PLACES = [
    ("nope", 0, 4, "At line:1 char:1\n+ nope\n+ ~~~~"),
    ("$a = 1\n  1/0", 9, 12, "At line:2 char:3\n+   1/0\n+   ~~~"),
    ("if (1) {", 8, 8, "At line:1 char:9\n+ if (1) {\n+         ~"),
    ("\tfoo", 1, 4, "At line:1 char:2\n+     foo\n+     ~~~"),
    (LONG, 0, len(LONG), f"At line:1 char:1\n+ {LONG[:69]} …\n+ {'~' * 69}"),
    (CALL, len(CALL) - 1, len(CALL), f"At line:1 char:{len(CALL)}\n+ … {CALL[-69:]}\n+ {' ' * 70}~"),
    ("f `\n  x", 0, 7, "At line:1 char:1\n+ f `\n+ ~~~"),
]


@pytest.mark.parametrize(("text", "start", "end", "expected"), PLACES)
def test_position_message(text: str, start: int, end: int, expected: str) -> None:
    """The source line is cut around the place, tildes stand under it."""
    assert place_message(Source(text), start, end) == expected


def test_no_source_no_position() -> None:
    """A command that came from no text has no position."""
    assert position_message(InvocationInfo(None, "x")) == ""


def record(message: str = "boom", path: str | None = None, text: str = "1/0", start: int = 0, name: str = "", **facts: Any) -> ErrorRecord:
    made = ErrorRecord(
        net_error("System.InvalidOperationException", message), facts.pop("error_id", "Id"), facts.pop("category", "NotSpecified"), **facts
    )
    made.invocation = InvocationInfo(None, name, Source(text, path), start, len(text))
    return made


CONCISE = [
    (record(), "InvalidOperationException: boom"),
    (record(category="InvalidData"), "InvalidData: boom"),
    (record(activity="Get-Thing"), "Get-Thing: boom"),
    (record(name="nope"), "nope: boom"),
    (record("a\nb"), "InvalidOperationException: a\nb"),
    (record(text="$x\n1/0", start=3), "InvalidOperationException: \nLine |\n   2 |  1/0\n     |  ~~~\n     | boom"),
    (record(path="/s.ps1"), "InvalidOperationException: /s.ps1:1\nLine |\n   1 |  1/0\n     |  ~~~\n     | boom\n"),
    (record(path="/s.psm1"), "InvalidOperationException: boom\n"),
    (record(details=ErrorDetails("told", "do it")), "InvalidOperationException: told\n  Recommendation: do it"),
    (
        record("x " * 15, path="/s.ps1"),
        "InvalidOperationException: /s.ps1:1\nLine |\n   1 |  1/0\n     |  ~~~\n     | x x x x x x x x x x x\n     | x x x x\n",
    ),
]


@pytest.mark.parametrize(("error", "expected"), CONCISE)
def test_concise_view(shell: Any, error: ErrorRecord, expected: str) -> None:
    """Who failed, where when that helps, and the message broken at blanks."""
    assert error_text(error, shell, "ConciseView", 30) == expected


def test_thrown_error_is_an_exception(shell: Any) -> None:
    """What a throw statement raised is headed Exception."""
    error = ps_error("boom", "boom", category="OperationStopped", target="boom")
    error.from_throw = True
    assert error_text(ErrorRecord(error, "boom", "OperationStopped", "boom"), shell) == "Exception: boom"


def test_normal_view(shell: Any) -> None:
    """Command, message, position, category and id."""
    error = record(error_id="MyId", origin="Get-Thing", activity="Get-Thing", name="Get-Thing", category="InvalidData", target="tgt")
    assert error_text(error, shell, "NormalView") == (
        "Get-Thing : boom\nAt line:1 char:1\n+ 1/0\n+ ~~~\n"
        "+ CategoryInfo          : InvalidData: (tgt:String) [Get-Thing], InvalidOperationException\n"
        "+ FullyQualifiedErrorId : MyId,Get-Thing"
    )


def test_category_view(shell: Any) -> None:
    """The category text alone."""
    assert error_text(record(category="OpenError"), shell, "CategoryView") == "OpenError: (:) [], InvalidOperationException"


def test_native_error_is_its_message(shell: Any) -> None:
    """What a native command wrote to its error stream prints as it is."""
    assert error_text(record("sh: not found", error_id="NativeCommandError"), shell) == "sh: not found"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("a" * 41, "NotSpecified: (aaaaaaaaaaaaaaaaaaa…aaaaaaaaaaaaaaaaaaa:String) [], InvalidOperationException"),
        ([1, 2], "NotSpecified: (System.Object[]:Object[]) [], InvalidOperationException"),
        (None, "NotSpecified: (:) [], InvalidOperationException"),
    ],
)
def test_category_text(target: Any, expected: str) -> None:
    """Long parts keep their ends; an array is named by its type."""
    assert category_text(record(target=target)) == expected


def test_colors(shell: Any) -> None:
    """The head and message are in the error colour, the source line in the accent."""
    plain = error_text(record(text="$x\n1/0", start=3), shell, color=False)
    colored = error_text(record(text="$x\n1/0", start=3), shell, color=True)
    from ems.formatting.cells import plain as stripped

    assert stripped(colored) == plain
    assert colored.startswith("\x1b[31;1mInvalidOperationException: ") and "\x1b[36;1m   2 | \x1b[0m" in colored
