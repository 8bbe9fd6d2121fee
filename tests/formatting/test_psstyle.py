"""$PSStyle: sequences, rendering modes, colours in tables and lists."""
from __future__ import annotations

from typing import Any

import pytest

from ems.formatting.engine import Formatter
from ems.formatting.psstyle import PSStyle, console_color, ps_style, style_of
from ems.values.enums import enum_value
from ems.values.errors import NetException
from ems.values.members import get_member, invoke_method, set_member
from ems.values.objects import PSCustomObject

SEQUENCES = [
    ("Reset", "0"),
    ("Bold", "1"),
    ("ItalicOff", "23"),
    ("Strikethrough", "9"),
    ("Foreground.Red", "31"),
    ("Foreground.BrightBlack", "90"),
    ("Background.White", "47"),
    ("Background.BrightCyan", "106"),
    ("Formatting.TableHeader", "32;1"),
    ("Formatting.Error", "31;1"),
    ("FileInfo.Directory", "44;1"),
    ("Progress.Style", "33;1"),
]


@pytest.mark.parametrize(("path", "numbers"), SEQUENCES)
def test_sequences(path: str, numbers: str) -> None:
    """Each member is the escape sequence that PowerShell has for it."""
    value: Any = PSStyle()
    for name in path.split("."):
        value = get_member(value, name)
    assert value == f"\x1b[{numbers}m"


def test_rgb_and_hyperlink() -> None:
    """Colours from red, green and blue, and links."""
    style = PSStyle()
    assert invoke_method(get_member(style, "Foreground"), "FromRgb", [1, 2, 3]) == "\x1b[38;2;1;2;3m"
    assert invoke_method(get_member(style, "Background"), "FromRgb", [0x010203]) == "\x1b[48;2;1;2;3m"


def test_only_sequences_can_be_set() -> None:
    """A value with printable text is refused."""
    formatting = get_member(PSStyle(), "Formatting")
    set_member(formatting, "TableHeader", "\x1b[35m")
    assert get_member(formatting, "TableHeader") == "\x1b[35m"
    with pytest.raises(NetException, match="printable"):
        set_member(formatting, "Error", "red")


@pytest.mark.parametrize(("rendering", "terminal", "colored"), [
    ("Host", True, True), ("Host", False, False), ("Ansi", False, True), ("PlainText", True, False),
])
def test_output_rendering(shell: Any, rendering: str, terminal: bool, colored: bool) -> None:
    """Host shows colours on a terminal only, Ansi everywhere, PlainText nowhere."""
    ps_style(shell).output_rendering = rendering
    assert (style_of(shell, terminal) is not None) is colored


def lines_of(shell: Any, *objects: Any) -> list[str]:
    lines: list[str] = []
    formatter = Formatter(shell, lines.append)
    for item in objects:
        formatter.add(item)
    formatter.close()
    return lines


def test_colors_of_headers_and_labels(shell: Any) -> None:
    """Headers and labels are decorated, rows and values are not; text keeps its own sequences."""
    ps_style(shell).output_rendering = "Ansi"
    assert lines_of(shell, PSCustomObject.of(Name="a", Size=1)) == [
        "", "\x1b[32;1mName\x1b[0m\x1b[32;1m Size\x1b[0m", "\x1b[32;1m----\x1b[0m \x1b[32;1m----\x1b[0m", "a       1", ""]
    assert lines_of(shell, PSCustomObject.of(A=1, B=2, C=3, D=4, E=5))[1] == "\x1b[32;1mA : \x1b[0m1"
    assert lines_of(shell, "\x1b[31mred\x1b[0m") == ["\x1b[31mred\x1b[0m"]


def test_plain_output_has_no_sequences(shell: Any) -> None:
    """Without colours the sequences in a string are taken out."""
    assert lines_of(shell, "\x1b[31mred\x1b[0m") == ["red"]


def test_console_colors() -> None:
    """ConsoleColor values become sequences."""
    red = enum_value("System.ConsoleColor", 12)
    assert console_color(red, None) == "\x1b[91m"
    assert console_color(None, red) == "\x1b[101m"
