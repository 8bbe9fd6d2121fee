"""Hints before Enter: an input with the cursor at its end, what is said below it and which part is marked."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from keyboard import make_session
from screen_editor import ScreenEditor

from ems.console.hints import Hint, Hints, parameter_help
from ems.syntax.parser import parse

DEFAULT = "'EX01\\Default EX01'"
# input, what the reason holds, the marked part
WRONG = [
    ("Get-Foo ", "no such command", "Get-Foo"),
    ("Get-Foox", "no such command", "Get-Foox"),
    ("Get-RecieveConnector ", "Get-ReceiveConnector is one", "Get-RecieveConnector"),
    ("Get-Date; nope ", "no such command", "nope"),
    ("if (1) { Get-Foo }", "no such command", "Get-Foo"),
    ("Get-ChildItem -Foo", "no parameter -Foo", "-Foo"),
    ("Get-ChildItem -F x ", "may be -Filter or -Force", "-F"),
    ("Get-ChildItem -Depth abc ", "-Depth", "abc"),
    ("Get-ChildItem -ErrorAction Foo ", "none of SilentlyContinue", "Foo"),
    ("Get-ChildItem -ErrorAction Foo", "none of SilentlyContinue", "Foo"),
    ("Out-File x -Encoding foo ", "-Encoding", "foo"),
    ("Set-ReceiveConnector NoSuch ", "there is no ReceiveConnector 'NoSuch'", "NoSuch"),
    ("Set-ReceiveConnector Xyz", "there is no ReceiveConnector 'Xyz'", "Xyz"),
    ("Get-ReceiveConnector 'EX01\\Xyz'", "there is no ReceiveConnector", "'EX01\\Xyz'"),
    ("Remove-ReceiveConnector NoSuch ", "there is no ReceiveConnector", "NoSuch"),
    ("Get-ReceiveConnector -Server EX99 ", "there is no server 'EX99'", "EX99"),
    (f"Set-ReceiveConnector {DEFAULT} -RemoteIPRanges 300.1.1.1 ", "isn't a valid IP address or range", "300.1.1.1"),
    (f"Set-ReceiveConnector {DEFAULT} -RemoteIPRanges 10.0.0.1,10.0.x", "isn't a valid IP address or range", "10.0.x"),
    (f"Set-ReceiveConnector {DEFAULT} -RemoteIPRanges 10.0.0.1, 10.0.0.0/40 ", "isn't a valid IP address or range", "10.0.0.0/40"),
    (f"Set-ReceiveConnector {DEFAULT} -RemoteIPRanges @{{Add='10.0.0.500'}} ", "isn't a valid IP address or range", "@{Add='10.0.0.500'}"),
    (f"Set-ReceiveConnector {DEFAULT} -Bindings 0.0.0.0:99999 ", "isn't a valid IP address and port", "0.0.0.0:99999"),
    (f"Set-ReceiveConnector {DEFAULT} -Bindings 0.0.0.0:25", "Default Frontend EX01, of the other transport role", "0.0.0.0:25"),
    ("New-ReceiveConnector Relay -Bindings 0.0.0.0:2525 -RemoteIPRanges 0.0.0.0-255.255.255.255", "conflict with EX01\\Default EX01", "0.0.0.0:2525"),
    ("New-ReceiveConnector 'Default EX01' -Bindings 0.0.0.0:2500 -RemoteIPRanges 10.0.0.0/8", "the name is taken", "'Default EX01'"),
    (f"Set-ReceiveConnector {DEFAULT} -AuthMechanism Foo ", "none of None, Tls", "Foo"),
    (f"Set-ReceiveConnector {DEFAULT} -AuthMechanism None,Tls", "can't be combined", "None,Tls"),
    (f"Set-ReceiveConnector {DEFAULT} -MaxMessageSize abc ", "isn't a valid size", "abc"),
    (f"Set-ReceiveConnector {DEFAULT} -MaxMessageSize 10 ", "between 64 KB", "10"),
    (f"Set-ReceiveConnector {DEFAULT} -DefaultDomain nope.com ", "isn't an accepted domain", "nope.com"),
]
# inputs that will run, or that more typing can make so
RIGHT = [
    "", "Get-", "Get-Recei", "Get-ChildItem", "Get-ChildItem -F", "Get-ChildItem -ErrorAction S", "foo", "& nope ", "function foo { }; foo ", "Import-Module x; Get-Foo ", "Describe 'a' { It 'b' { } }",
    ". ./a.ps1; Get-Foo ", "$x = 5; $x.Foo ", "Set-ReceiveConnector Defa", "Set-ReceiveConnector 'EX01\\Def", "Set-ReceiveConnector default*", "Get-ReceiveConnector -Server EX",
    "Set-ReceiveConnector $c -Banner x ", "Get-ReceiveConnector | Set-ReceiveConnector -Banner '220 x' ",
    f"Set-ReceiveConnector {DEFAULT} -RemoteIPRanges 10.0.0.", f"Set-ReceiveConnector {DEFAULT} -RemoteIPRanges 10.0.0.0/",
    f"Set-ReceiveConnector {DEFAULT} -RemoteIPRanges 10.0.0.1-", f"Set-ReceiveConnector {DEFAULT} -Bindings 0.0.0", f"Set-ReceiveConnector {DEFAULT} -AuthMechanism T",
    f"Set-ReceiveConnector {DEFAULT} -Banner ", f"Set-ReceiveConnector {DEFAULT} -MaxMessageSize 1", f"Set-ReceiveConnector {DEFAULT} -MaxMessageSize 20MB ", f"Set-ReceiveConnector {DEFAULT} -Bindings 0.0.0.0:2526 ",
    "New-ReceiveConnector Relay -TransportRole FrontendTransport -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.0/8",
    "New-ReceiveConnector a -Custom -Bindings 0.0.0.0:26 -RemoteIPRanges 1.1.1.1; Set-ReceiveConnector a -Banner '220 x' ", "New-ReceiveConnector Relay -Bindings 0.0.0.0:25",
]
# input, the help line
HELP = [
    (f"Set-ReceiveConnector {DEFAULT} -Banner ", "-Banner <string>  The greeting, beginning with 220; empty for the default one."),
    (f"Set-ReceiveConnector {DEFAULT} -Banner '220 x", "-Banner <string>  The greeting, beginning with 220; empty for the default one."),
    (f"Set-ReceiveConnector {DEFAULT} -Banner '220 x' ", ""),
    ("Get-Date", ""),
]


@pytest.fixture(scope="module")
def session() -> Any:
    return make_session()


def hint_of(session: Any, text: str, cursor: int | None = None) -> Hint | None:
    return Hints(session).of(text, len(text) if cursor is None else cursor, parse(text, keep_tokens=True))


@pytest.mark.parametrize(("text", "reason", "part"), WRONG)
def test_wrong_is_said(session: Any, text: str, reason: str, part: str) -> None:
    """What will not run is named in one line, and its part of the input is marked."""
    found = hint_of(session, text)
    assert found is not None and reason in found.text and "\n" not in found.text
    assert text[found.start:found.end] == part


@pytest.mark.parametrize("text", RIGHT)
def test_right_is_left_alone(session: Any, text: str) -> None:
    """Nothing is said of an input that will run, or that is still being typed."""
    assert hint_of(session, text) is None


@pytest.mark.parametrize(("text", "line"), HELP)
def test_help_of_the_parameter(session: Any, text: str, line: str) -> None:
    """The parameter at the cursor is explained."""
    assert parameter_help(Hints(session), len(text), parse(text, keep_tokens=True)) == line


def test_a_hint_changes_nothing(session: Any) -> None:
    """A command that is judged writes nothing, neither to the store nor to the errors."""
    before, errors = session.store.version, len(session.errors.list)
    hint_of(session, f"Set-ReceiveConnector {DEFAULT} -Banner '220 new' -WhatIf:$false ")
    hint_of(session, f"Remove-ReceiveConnector {DEFAULT} -Confirm:$false ")
    hint_of(session, "New-ReceiveConnector New -Custom -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.5 ")
    assert (session.store.version, len(session.errors.list)) == (before, errors)


# typed, the line below the input, the characters that are red
SCREENS = [
    ("Get-Foo ", "Get-Foo: no such command", "Get-Foo"),
    ("Set-ReceiveConnector NoSuch ", "Set-ReceiveConnector: there is no ReceiveConnector 'NoSuch'", "NoSuch"),
    ("Set-ReceiveConnector 'EX01\\Default EX01' -Banner ", "-Banner <string>  The greeting, beginning with 220; empty for the default one.", ""),
    ("Get-Date", None, ""),
]


@pytest.mark.parametrize(("typed", "below", "red"), SCREENS)
def test_on_the_screen(session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, below: str | None, red: str) -> None:
    """The reason stands in the line below the input, and what it is about is red; otherwise the help of the parameter stands there."""
    monkeypatch.setattr(session.host, "colors", True, raising=False)
    shown = ScreenEditor(session, tmp_path, columns=120)
    shown.editor.options.hints = True
    shown.key(f"'{typed}'")
    lines = shown.draw()
    assert lines[1:] == ([below] if below else [])
    row = shown.writer.screen.buffer[0]
    assert "".join(row[x].data for x in range(120) if row[x].fg in ("red", "brightred")).strip() == red
