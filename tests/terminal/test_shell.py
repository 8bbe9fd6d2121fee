"""The real shell in a pseudo-terminal: what is typed, what is seen, how it ends."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")
from terminal import Terminal  # noqa: E402

START = ("-NoProfile", "-NoLogo", "-NoExit", "-Command", "function prompt { 'PS> ' }")


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Terminal]:
    with Terminal(tmp_path, *START) as terminal:
        terminal.until("PS>")
        yield terminal


def test_a_command_and_the_end(shell: Terminal) -> None:
    """Output stands below the input, and `exit 3` ends with 3."""
    shell.send("6 * 7\r")
    shell.until("42")
    shell.settle()
    assert shell.lines() == ["PS> 6 * 7", "42", "PS>"]
    shell.send("exit 3\r")
    assert shell.wait_end() == 3


def test_several_lines(shell: Terminal) -> None:
    """An open brace asks for more lines behind `>>`."""
    shell.send("if ($true) {\r")
    shell.until(">>")
    shell.send("'yes'\r}\r")
    shell.until("yes")
    shell.settle()
    assert shell.lines() == ["PS> if ($true) {", ">> 'yes'", ">> }", "yes", "PS>"]


def test_ctrl_c_ends_a_running_command(shell: Terminal) -> None:
    """Ctrl+C ends a loop, and the shell goes on."""
    shell.send("'a'; while ($true) { Start-Sleep -Milliseconds 10 }\r")
    shell.settle()
    shell.send("\x03")
    shell.settle()
    shell.send("1 + 1\r")
    shell.until("2")
    shell.settle()
    assert shell.lines()[-3:] == ["PS> 1 + 1", "2", "PS>"]


def test_questions(shell: Terminal) -> None:
    """Read-Host takes a line, and hides a secret."""
    shell.send("\"got $(Read-Host Name)\"\r")
    shell.until("Name:")
    shell.send("bob\r")
    shell.until("got bob")
    shell.send("(Read-Host -AsSecureString Secret).Length\r")
    shell.until("Secret:")
    shell.send("abc\r")
    shell.until("***")
    assert not any("abc" in line for line in shell.lines())


def test_history_is_shared_and_keeps_secrets_out(tmp_path: Path) -> None:
    """The next shell finds the inputs of the one before, without those that hold a password."""
    with Terminal(tmp_path, *START) as first:
        first.until("PS>")
        first.send("'first one'\r")
        first.settle()
        first.send("$password = 'x'\r")
        first.settle()
        first.send("exit\r")
        first.wait_end()
    with Terminal(tmp_path, *START) as second:
        second.until("PS>")
        second.send("\x1b[A\x1b[A")
        second.until("'first one'")
    assert "password" not in (tmp_path / "history.jsonl").read_text(encoding="utf-8")
