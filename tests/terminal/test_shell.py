"""The real shell in a pseudo-terminal: what is typed, what is seen, how it ends."""
from __future__ import annotations

import socket
import sqlite3
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


# Each runs far longer than the test waits; `SILENT` is the port of a server that never answers.
ENDLESS = [
    "while ($true) { Start-Sleep -Milliseconds 10 }",
    "while ($true) { }",
    "1..3000000 | ForEach-Object { $_ } | Out-Null",
    "Start-Sleep 1000",
    "[Threading.Thread]::Sleep(1000000)",
    "Invoke-WebRequest http://127.0.0.1:SILENT/ -TimeoutSec 1000",
    "Wait-Event nothing",
    "Start-Job { Start-Sleep 1000 } | Wait-Job",
]


@pytest.fixture(scope="module")
def silent_port() -> Iterator[int]:
    """The port of a server that takes connections and says nothing."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(5)
        yield server.getsockname()[1]


@pytest.mark.parametrize("command", ENDLESS)
def test_ctrl_c_ends_a_running_command(shell: Terminal, silent_port: int, command: str) -> None:
    """Ctrl+C ends a loop, a sleep, a request, a wait; and the shell goes on."""
    shell.send("$n = 'run' + 'ning'; $n; " + command.replace("SILENT", str(silent_port)) + "\r")
    shell.until("running")
    shell.settle()
    shell.send("\x03")
    shell.until_prompt(lines=3)
    shell.send("'go' + 'es on'\r")
    shell.until("goes on")
    shell.until_prompt()
    assert shell.lines()[-3:] == ["PS> 'go' + 'es on'", "goes on", "PS>"]


def test_ctrl_c_ends_a_wait_for_the_store(tmp_path: Path) -> None:
    """A change that waits for another writer ends with Ctrl+C, and nothing is changed."""
    with Terminal(tmp_path, *START) as shell:
        shell.until("PS>")
        shell.send("(Get-ReceiveConnector)[0].Banner.Length\r")
        shell.until_prompt()
        with sqlite3.connect(tmp_path / "store.db") as other:
            other.execute("BEGIN IMMEDIATE")
            shell.send("Set-ReceiveConnector 'EX01\\Default EX01' -Banner '220 changed'\r")
            shell.settle(1.0)
            shell.send("\x03")
            shell.until_prompt(lines=4)
            other.rollback()
        shell.send("(Get-ReceiveConnector 'EX01\\Default EX01').Banner -eq '220 changed'\r")
        shell.until("False")


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
