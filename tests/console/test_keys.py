"""Keys of the line editor: keys in, text and cursor out."""
from __future__ import annotations

from pathlib import Path

import pytest
from keyboard import Keyboard

LEFT, RIGHT, UP, DOWN, HOME, END_KEY, DELETE = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F", "\x1b[3~"
C_LEFT, C_RIGHT, S_LEFT, S_RIGHT, S_HOME, SC_LEFT, SC_RIGHT = "\x1b[1;5D", "\x1b[1;5C", "\x1b[1;2D", "\x1b[1;2C", "\x1b[1;2H", "\x1b[1;6D", "\x1b[1;6C"
F8, BACKSPACE = "\x1b[19~", "\x7f"
OLD = ("Get-Date", "Get-Item a.txt", "Write-Output one two")

# mode, keys, text and cursor after them
KEYS = [
    ("Windows", "abc", "abc", 3),
    ("Windows", "abc" + BACKSPACE, "ab", 2),
    ("Windows", "abc" + LEFT + "x", "abxc", 3),
    ("Windows", "abc" + HOME + DELETE, "bc", 0),
    ("Windows", "one two" + C_LEFT, "one two", 4),
    ("Windows", "one two" + HOME + C_RIGHT, "one two", 4),
    ("Windows", "one two\x17", "one ", 4),
    ("Windows", "one two" + HOME + "\x1bd", " two", 0),
    ("Windows", "one\x1a", "on", 2),
    ("Windows", "one\x1a\x19", "one", 3),
    ("Windows", "one two\x01x", "x", 1),
    ("Windows", "abc" + S_LEFT + S_LEFT + "x", "ax", 2),
    ("Windows", "one two" + SC_LEFT + DELETE, "one ", 4),
    ("Windows", "(a (b))\x1d", "(a (b))", 7),
    ("Windows", "(a (b))" + HOME + "\x1d", "(a (b))", 6),
    ("Windows", UP, OLD[2], len(OLD[2])),
    ("Windows", UP + UP, OLD[1], len(OLD[1])),
    ("Windows", "typed" + UP + DOWN, "typed", 5),
    ("Windows", "Get" + F8, OLD[1], 3),
    ("Windows", "Get" + F8 + F8, OLD[0], 3),
    ("Windows", "\x12item", OLD[1], 4),
    ("Windows", "x \x1b.", "x two", 5),
    ("Windows", "x \x1b.\x1b.", "x a.txt", 7),
    ("Windows", "a\x1b[200~if (1) {\n2\n}\x1b[201~b", "aif (1) {\n2\n}b", 14),
    ("Emacs", "abc\x01\x0b\x19\x19", "abcabc", 6),
    ("Emacs", "one two\x17\x17\x19", "one two", 7),
    ("Emacs", "one\x15two\x19", "twoone", 6),
    ("Emacs", "ab\x14", "ba", 2),
    ("Emacs", "one two\x01\x1bf", "one two", 3),
    ("Emacs", "one two\x01\x1bu", "ONE two", 3),
    ("Emacs", "ONE two\x01\x1bl", "one two", 3),
    ("Emacs", "one\x01\x1bc", "One", 3),
    ("Emacs", "abc\x01\x04", "bc", 0),
    ("Emacs", "abc\x02\x02\x06", "abc", 2),
    ("Emacs", "\x10", OLD[2], len(OLD[2])),
    ("Emacs", "\x10\x10\x0e", OLD[2], len(OLD[2])),
    ("Emacs", "\x1b<", OLD[0], len(OLD[0])),
    ("Emacs", "one\x0bx\x1f", "one", 3),
    ("Vi", "one two\x1b0dw", "two", 0),
    ("Vi", "abc\x1bx", "ab", 1),
    ("Vi", "abc\x1bA!", "abc!", 4),
]


@pytest.mark.parametrize(("mode", "keys", "text", "cursor"), KEYS)
def test_keys(tmp_path: Path, mode: str, keys: str, text: str, cursor: int) -> None:
    """A key does what PSReadLine's function of that name does."""
    assert Keyboard(tmp_path, mode, OLD).press(keys) == (text, cursor)


ACCEPTED = [
    ("1 + 1\r", "1 + 1"),
    ("if (1) {\r2\r}\r", "if (1) {\n2\n}"),
    ("'a\rb'\r", "'a\nb'"),
    ("gci |\rsort\r", "gci |\nsort"),
    (")\r", ")"),
]


@pytest.mark.parametrize(("keys", "text"), ACCEPTED)
def test_enter_runs_what_is_complete(tmp_path: Path, keys: str, text: str) -> None:
    """Enter runs an input that lacks nothing at its end, and goes on in a new line otherwise."""
    assert Keyboard(tmp_path).accepted(keys) == text


def test_ctrl_c_gives_the_line_up(tmp_path: Path) -> None:
    """Ctrl+C at the prompt cancels the input."""
    with pytest.raises(KeyboardInterrupt):
        Keyboard(tmp_path).accepted("abc\x03")


TAB = [
    ("Get-ChildI\t", "Get-ChildItem"),
    ("Get-It\t\t", "Get-ItemProperty"),
    ("Get-It\t\t\x1b[Z", "Get-Item"),
    ("Get-ChildItem -\x00\x1b[B\r", "Get-ChildItem -LiteralPath"),
    ("Get-ChildItem -\x00Rec\r", "Get-ChildItem -Recurse"),
    ("Get-ChildItem -\x00\x1b", "Get-ChildItem -"),
]


@pytest.mark.parametrize(("keys", "text"), TAB)
def test_tab_and_menu(tmp_path: Path, keys: str, text: str) -> None:
    """Tab cycles through the matches; Ctrl+Space opens the menu, in which typing filters and Escape takes everything back."""
    assert Keyboard(tmp_path).press(keys)[0] == text
